"""Variants of a statement, made mechanically from its tree: the test of a prover that it never proves what is false.

Constants are pushed, signs and directions flipped, hypotheses dropped. Which variants are false is not known here;
`certified_false` finds out for one of them by exact arithmetic alone, without the solvers.
"""

import copy
import random
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy

from dpotheory.prover.search import counterexample
from dpotheory.prover.statement import Limit, Statement

FACTORS = tuple(
    factor
    for size in (Fraction(21, 20), Fraction(3, 2), Fraction(2), Fraction(10), Fraction(100))
    for factor in (size, 1 / size)
)
KINDS = ("constant", "sign", "direction", "strictness", "hypothesis")
_MIRROR = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}
_STRICTER = {"<=": "<", ">=": ">"}

Path = tuple[Any, ...]


@dataclass(frozen=True)
class Mutation:
    """A variant, how it was made, and by which factor (None where there is none)."""

    statement: Statement
    kind: str
    factor: Fraction | None
    description: str


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _with(data: Any, path: Path, value: Any) -> Any:
    """A copy with another value at the path; what lies off the path is shared."""
    if not path:
        return value
    changed = copy.copy(data)
    changed[path[0]] = _with(data[path[0]], path[1:], value)
    return changed


def _sides(data: dict[str, Any]) -> Iterator[tuple[str, Path]]:
    """Every expression with a name for it."""
    for key in ("lhs", "rhs", "limit_of", "value"):
        if key in data["goal"]:
            yield f"the goal's {key}", ("goal", key)
    for index, (name, *_) in enumerate(data["hypotheses"]):
        yield f"the left side of hypothesis {name}", ("hypotheses", index, 1)
        yield f"the right side of hypothesis {name}", ("hypotheses", index, 3)


def _walk(tree: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    yield path, tree
    if isinstance(tree, list) and tree and tree[0] not in ("num", "sym", "pi", "E", "oo", "-oo"):
        # exponents stay: pushing them by 1.05 asks for 21st roots, which tests patience and not soundness
        last = 2 if tree[0] == "^" else len(tree)
        for index in range(1, last):
            yield from _walk(tree[index], (*path, index))


def _scaled(tree: Any, factor: Fraction) -> list[Any]:
    return ["*", ["num", str(factor)], tree]


def _variants(data: dict[str, Any]) -> Iterator[tuple[str, Fraction | None, str, dict[str, Any]]]:
    for side, root in _sides(data):
        whole = _at(data, root)
        for path, node in _walk(whole, root):
            if node[0] == "num" and Fraction(node[1]) != 0:
                for factor in FACTORS:
                    value = str(Fraction(node[1]) * factor)
                    text = f"{node[1]} times {factor} in {side}"
                    yield "constant", factor, text, _with(data, path, ["num", value])
            if node[0] == "+":
                for index in range(1, len(node)):
                    text = f"the sign of term {index} flipped in {side}"
                    yield "sign", None, text, _with(data, (*path, index), _scaled(node[index], Fraction(-1)))
        if whole[0] not in ("num", "oo", "-oo"):
            for factor in FACTORS:
                yield "constant", factor, f"{side} times {factor}", _with(data, root, _scaled(whole, factor))
            yield "sign", None, f"the sign of {side} flipped", _with(data, root, _scaled(whole, Fraction(-1)))
    op = data["goal"].get("op")
    for kind, table, text in (("direction", _MIRROR, "turned round"), ("strictness", _STRICTER, "made strict")):
        if op in table:
            yield kind, None, f"the goal {text}", _with(data, ("goal", "op"), table[op])
    for index, (name, *_) in enumerate(data["hypotheses"]):
        rest = data["hypotheses"][:index] + data["hypotheses"][index + 1 :]
        yield "hypothesis", None, f"hypothesis {name} dropped", {**data, "hypotheses": rest}


def mutations(
    statement: Statement, seed: int = 0, kinds: Collection[str] = KINDS, count: int | None = None
) -> list[Mutation]:
    """Up to `count` different variants, in an order that depends on the statement's content and the seed alone.

    Raises:
        ValueError: for a kind that is not one of `KINDS`.
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise ValueError(f"the kinds {unknown} are unknown; valid kinds are {list(KINDS)}.")
    seen = {statement.content_hash}
    found: list[Mutation] = []
    candidates = [variant for variant in _variants(statement.to_dict()) if variant[0] in kinds]
    random.Random(f"{statement.content_hash}/{seed}").shuffle(candidates)
    for kind, factor, description, data in candidates:
        if count is not None and len(found) >= count:
            break
        variant = Statement.from_dict(data)
        parts = [*variant.goal.parts, *(part for relation in variant.relations for part in relation.parts)]
        if any(part.has(sympy.nan, sympy.zoo, sympy.oo) for part in parts) or variant.content_hash in seen:
            continue
        seen.add(variant.content_hash)
        found.append(Mutation(variant, kind, factor, description))
    return found


def certified_false(statement: Statement, points: int = 600, seed: int = 0) -> dict[str, Any] | None:
    """A witness that the statement is false, by search and exact arithmetic only; None decides nothing."""
    return None if isinstance(statement.goal, Limit) else counterexample(statement, points, seed)
