"""Variants of a claim, made mechanically from its expressions: the test of verification and the falsifier (checks/).

Sides, constants, exponents, probabilities, times and hypotheses are changed. Where the change alone makes the statement
weaker or stronger, the variant says so, by monotony and without looking at data. Imports claims and on_event.py.
"""

import dataclasses
import random
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy as sp

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

FACTORS = tuple(factor for size in (Fraction(3, 2), 2, 5, 10, 100) for factor in (Fraction(size), 1 / Fraction(size)))
"""Factors of constants, up and down."""
KINDS = ("side", "constant", "exponent", "probability", "time", "hypothesis", "dropped", "direction")
"""A side, a number in it or an exponent in it; the failure probability; the last time; a hypothesis's limit, or the
whole hypothesis; the direction of the inequality."""
_STEPS = (-1, 1)  # of exponents
_WEAKER_WHEN_LARGER = {"upper": 1, "lower": -1, "failure": 1, "until": -1}

Path = tuple[int, ...]


@dataclass(frozen=True)
class Variant:
    """A variant of a claim.

    Attributes:
        claim: the variant, with the id of its base.
        kind: one of `KINDS`.
        factor: by which a number was multiplied; None where none was.
        description: what was changed, in words; no two variants of one call have the same.
        implied: whether the change weakens the statement by monotony alone, so that it follows from the base; False
            where it strengthens it or changes it otherwise.
    """

    claim: Claim
    kind: str
    factor: Fraction | None
    description: str
    implied: bool


def definite(claim: Claim, c: Any) -> Claim:
    """The claim with its unknown absolute constant c fixed, ∞ allowed: a statement that one setting can refute.

    Example:
        >>> import dpotheory as dt, sympy as sp
        >>> definite(dt.claims["DV-T4.2"], sp.oo).failure
        8*K*Q**(9/4)*exp(-Q**(3/4)/256)
    """
    sides = {name: getattr(claim, name) for name in ("lower", "upper", "failure")}
    fixed = {name: side.subs(symbols.c, c) for name, side in sides.items() if side is not None}
    return dataclasses.replace(claim, **fixed)


def variants(claim: Claim, seed: int = 0, kinds: Collection[str] = KINDS, count: int | None = None) -> list[Variant]:
    """Up to ``count`` different variants, kinds and factors in turn, in an order fixed by the claim and the seed.

    Args:
        claim: the base.
        seed: of the order.
        kinds: what to change, of `KINDS`.
        count: how many; None means all.

    Raises:
        ValueError: for an unknown kind.

    Example:
        >>> import dpotheory as dt
        >>> [v.description for v in variants(dt.claims["DV-LC.2"], kinds=["dropped"])]
        ['hypothesis range of the defect dropped']
    """
    unknown = sorted(set(kinds) - set(KINDS))
    if unknown:
        raise ValueError(f"the kinds {unknown} are unknown; valid kinds are {list(KINDS)}")
    rng = random.Random(f"{claim.id}/{seed}")
    groups: dict[tuple[str, Fraction | None], list[Variant]] = {}
    seen, texts = {_fingerprint(claim)}, Counter[str]()
    for variant in _all(claim):
        mark = _fingerprint(variant.claim)
        if variant.kind in kinds and mark not in seen and _sound(variant.claim):
            seen.add(mark)
            texts[variant.description] += 1
            if texts[variant.description] > 1:  # the same number at another place
                text = f"{variant.description} ({texts[variant.description]})"
                variant = dataclasses.replace(variant, description=text)
            groups.setdefault((variant.kind, variant.factor), []).append(variant)
    turns = list(groups.values())
    rng.shuffle(turns)
    for group in turns:
        rng.shuffle(group)
    longest = max(map(len, turns), default=0)
    return [group[turn] for turn in range(longest) for group in turns if turn < len(group)][:count]


def _all(claim: Claim) -> Iterator[Variant]:
    for name in ("lower", "upper", "failure", "equation"):
        side = getattr(claim, name)
        if side is not None:
            yield from _of_side(claim, name, side)
    if claim.until is not None:
        for factor in FACTORS:
            implied = not claim.only_at_end and factor < 1
            yield _variant(claim, "time", factor, f"last time × {factor}", implied, until=claim.until * factor)
    for name, relation in claim.hypotheses.items():
        yield from _of_hypothesis(claim, name, relation)
    if claim.upper is not None:
        text = "the upper side as a lower one"
        yield _variant(claim, "direction", None, text, False, lower=claim.upper, upper=None)
    if claim.lower is not None:
        text = "the lower side as an upper one"
        yield _variant(claim, "direction", None, text, False, lower=None, upper=claim.lower)


def _of_side(claim: Claim, name: str, side: Any) -> Iterator[Variant]:
    identity = name == "equation"
    whole = side.rhs if identity else side
    shown = {"equation": "the right side", "failure": "the failure probability"}.get(name, f"the {name} side")

    def made(kind: str, factor: Fraction | None, text: str, new: Any, larger: int) -> Variant:
        implied = not identity and larger * _WEAKER_WHEN_LARGER[name] > 0
        kind = "probability" if name == "failure" and kind == "side" else kind
        changed = sp.Eq(side.lhs, new, evaluate=False) if identity else new
        return _variant(claim, kind, factor, f"{text} in {shown}", implied, **{name: changed})

    sign = 1 if whole.is_nonnegative else -1 if whole.is_nonpositive else 0
    for factor in FACTORS:
        larger = sign * (1 if factor > 1 else -1)
        text = f"everything × {factor}"
        yield made("side", factor, text, sp.Rational(factor) * whole, larger)
    for path, node, exponent in _leaves(whole):
        slope = _slope(whole, path)
        if exponent:
            for step in _STEPS:
                old = node.exp if node.is_Pow else sp.Integer(1)
                base = node.base if node.is_Pow else node
                rises = slope if base.is_integer and base.is_positive else 0
                new = _put(whole, path, base ** (old + step))
                yield made("exponent", None, f"{node} became {base ** (old + step)}", new, rises * step)
        else:
            for factor in FACTORS:
                larger = slope * (1 if (factor > 1) == bool(node > 0) else -1)
                new = _put(whole, path, node * sp.Rational(factor))
                yield made("constant", factor, f"{node} × {factor}", new, larger)


def _of_hypothesis(claim: Claim, name: str, relation: Any) -> Iterator[Variant]:
    rest = {other: value for other, value in claim.hypotheses.items() if other != name}
    limits_epsilon = claim.best_epsilon is not None and relation.args[1] == claim.best_epsilon
    free: dict[str, Any] = {"best_epsilon": None} if limits_epsilon else {}
    yield _variant(claim, "dropped", None, f"hypothesis {name} dropped", False, hypotheses=rest, **free)
    left, right = relation.args
    if isinstance(relation, sp.Eq) or not right.is_nonnegative:
        return
    for factor in FACTORS:
        limit = right * sp.Rational(factor)
        tighter = (factor < 1) == isinstance(relation, (sp.Le, sp.Lt))
        changed = {**claim.hypotheses, name: type(relation)(left, limit, evaluate=False)}
        moved: dict[str, Any] = {"best_epsilon": limit} if limits_epsilon else {}
        text = f"the limit of {name} × {factor}"
        yield _variant(claim, "hypothesis", factor, text, tighter, hypotheses=changed, **moved)


def _variant(claim: Claim, kind: str, factor: Fraction | None, text: str, implied: bool, **changes: Any) -> Variant:
    changed = dataclasses.replace(claim, **changes)
    return Variant(changed, kind, factor, text, implied)


def _leaves(whole: Any) -> Iterator[tuple[Path, Any, bool]]:
    """Paths to the numbers of an expression, and to the powers and symbols whose exponents can be changed."""

    def walk(node: Any, path: Path) -> Iterator[tuple[Path, Any, bool]]:
        if node.is_Number:
            yield path, node, False
        elif node.is_Symbol or (node.is_Pow and node.base.is_Symbol and node.exp.is_Number):
            yield path, node, True
        elif not isinstance(node, (sp.Indexed, sp.Derivative)):
            for index, part in enumerate(node.args[:1] if node.is_Pow or isinstance(node, sp.Sum) else node.args):
                yield from walk(part, (*path, index))

    yield from (leaf for leaf in walk(whole, ()) if leaf[0])


def _slope(expression: Any, path: Path) -> int:
    """Whether an expression rises (1) or falls (−1) with the part at this path, for all its symbols; 0: not known."""
    sign = 1
    for index in path:
        if isinstance(expression, sp.Mul):
            rest = sp.Mul(*(part for place, part in enumerate(expression.args) if place != index))
            sign *= 1 if rest.is_nonnegative else -1 if rest.is_nonpositive else 0
        elif isinstance(expression, sp.Pow):
            base, exponent = expression.args
            sign *= 0 if not base.is_nonnegative else 1 if exponent.is_positive else -1 if exponent.is_negative else 0
        elif not isinstance(expression, (sp.Add, sp.exp, sp.log, sp.Min, sp.Max)):
            return 0
        expression = expression.args[index]
    return sign


def _put(expression: Any, path: Path, part: Any) -> Any:
    if not path:
        return part
    parts = list(expression.args)
    parts[path[0]] = _put(parts[path[0]], path[1:], part)
    still = {"evaluate": False} if isinstance(expression, (sp.Min, sp.Max)) else {}
    return expression.func(*parts, **still)


def _sound(claim: Claim) -> bool:
    """Whether no side became infinite or undefined."""
    sides = (claim.lower, claim.upper, claim.failure, claim.equation)
    return not any(side is not None and side.has(sp.nan, sp.zoo, sp.oo) for side in sides)


def _fingerprint(claim: Claim) -> str:
    parts = (claim.lower, claim.upper, claim.failure, claim.until, claim.equation, claim.best_epsilon)
    return repr([*map(str, parts), *((name, str(relation)) for name, relation in claim.hypotheses.items())])
