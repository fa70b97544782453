"""A statement as a theorem of Coq about real numbers, in the words of its standard library alone.

Sums and products keep their factors in the order of sympy's arguments, a power with a negative exponent is `/ b ^ n`,
one with an exponent of denominator 2 or 4 goes by `sqrt`. Coq's functions are total, so the conclusion lists what makes
the goal defined beside the goal; what makes a hypothesis defined is a premise, as a statement speaks of points where
it is. Integers are any reals that are as large.
"""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sympy as sp

from dpotheory.prover import Relation, Statement

_RESERVED = frozenset(
    {"as", "at", "cofix", "else", "end", "exists", "exists2", "fix", "for", "forall", "fun", "if", "IF", "in", "let"}
    | {"match", "mod", "Prop", "return", "Set", "Theorem", "then", "Type", "using", "where", "with", "R", "exp", "ln"}
    | {
        "sqrt",
        "Rabs",
        "Rmin",
        "Rmax",
        "Rpower",
        "PI",
        "sin",
        "cos",
        "sinh",
        "cosh",
        "tanh",
        "atan",
        "INR",
        "IZR",
        "Z",
        "whole",
    }
)
_FUNCTIONS = {sp.exp: "exp", sp.log: "ln", sp.Abs: "Rabs", sp.sin: "sin", sp.cos: "cos"}
_FUNCTIONS |= {sp.sinh: "sinh", sp.cosh: "cosh", sp.tanh: "tanh", sp.atan: "atan"}
_OPERATORS = {"==": "=", "!=": "<>"}
_LARGEST_POWER = 1000


@dataclass(frozen=True)
class Existence:
    """That hypotheses hold together, of which a row knows a point (exact values as text, by symbol)."""

    statement: Statement
    point: tuple[tuple[str, str], ...]

    @property
    def content_hash(self) -> str:
        """Of the hypotheses and the point."""
        return hashlib.sha256(json.dumps([self.statement.content_hash, self.point]).encode()).hexdigest()


Claimed = Statement | Existence
"""What a theorem says: that a goal follows, or that hypotheses hold together."""


class UnwritableError(ValueError):
    """A statement that has no theorem in this language; the text says what of it."""


def name_of(symbol: str) -> str:
    """The symbol's name in Coq: other characters by their code between quotes, and '_' behind a word of Coq's."""
    name = re.sub(r"[^A-Za-z0-9_]", lambda found: f"'{ord(found.group()):x}'", symbol)
    name = name if name[0].isalpha() else f"v'_'{name}"
    return f"{name}'_'" if name in _RESERVED else name


def _rational(value: Any) -> str:
    text = str(value.p) if value.q == 1 else f"{value.p}/{value.q}"
    return f"({text})" if value.p < 0 or value.q != 1 else text


def term(expression: Any) -> str:
    """The expression in Coq, in brackets unless it is a number, a name or an application."""
    if isinstance(expression, sp.Rational):
        return _rational(expression)
    if isinstance(expression, sp.Symbol):
        return name_of(expression.name)
    if expression is sp.pi or expression is sp.E:
        return "PI" if expression is sp.pi else "(exp 1)"
    if isinstance(expression, (sp.Add, sp.Mul)):
        return f"({(' + ' if isinstance(expression, sp.Add) else ' * ').join(map(term, expression.args))})"
    if isinstance(expression, sp.Pow):
        return _power(expression.base, expression.exp)
    if isinstance(expression, (sp.Min, sp.Max)):
        name = "Rmin" if isinstance(expression, sp.Min) else "Rmax"
        *first, text = map(term, expression.args)
        for one in reversed(first):
            text = f"({name} {one} {text})"
        return text
    if type(expression) in _FUNCTIONS:
        return f"({_FUNCTIONS[type(expression)]} {term(expression.args[0])})"
    raise UnwritableError(f"{type(expression).__name__} has no name in Coq's library")


def _power(base: Any, exponent: Any) -> str:
    if not isinstance(exponent, sp.Rational):
        if not shape_positive(base):
            raise UnwritableError(f"the power {base}**{exponent} has a base that need not be positive")
        return f"(Rpower {term(base)} {term(exponent)})"
    if exponent.q not in (1, 2, 4) or abs(exponent.p) > _LARGEST_POWER:
        raise UnwritableError(f"the exponent {exponent}")
    text = term(base)
    for _ in range({1: 0, 2: 1, 4: 2}[int(exponent.q)]):
        text = f"(sqrt {text})"
    if exponent.p not in (1, -1):
        text = f"{text} ^ {abs(int(exponent.p))}"
    return f"(/ {text})" if exponent.p < 0 else f"({text})" if "^" in text else text


def _positive(base: Any) -> bool:
    """Whether the base is a symbol of a positive domain, or a positive number."""
    return bool(base.is_positive) if isinstance(base, (sp.Symbol, sp.Rational)) else False


def shape_positive(base: Any) -> bool:
    """Whether its shape and the domains make it positive wherever it is defined."""
    if isinstance(base, sp.Add):
        return all(map(_shape_nonnegative, base.args)) and any(map(shape_positive, base.args))
    if isinstance(base, sp.Mul):
        return all(map(shape_positive, base.args))
    if isinstance(base, sp.Pow):
        return shape_positive(base.base)
    if isinstance(base, sp.log) and isinstance(base.args[0], sp.Rational):
        return bool(base.args[0] > 1)
    return _positive(base) or base is sp.E or base is sp.pi or isinstance(base, sp.exp)


def _plain(condition: Relation) -> bool:
    """Whether the condition, which compares with 0, holds by shape."""
    return shape_positive(condition.lhs) or (condition.op == ">=" and _shape_nonnegative(condition.lhs))


def _shape_nonnegative(base: Any) -> bool:
    if isinstance(base, (sp.Add, sp.Mul)):
        return all(map(_shape_nonnegative, base.args))
    if isinstance(base, sp.Pow) and isinstance(base.exp, sp.Integer):
        even = bool(base.exp > 0 and base.exp % 2 == 0)
        return even or shape_positive(base.base) or bool(base.exp > 0 and _shape_nonnegative(base.base))
    if isinstance(base, (sp.Symbol, sp.Rational)):
        return bool(base.is_nonnegative)
    return (
        shape_positive(base) or isinstance(base, sp.Abs) or (isinstance(base, sp.Pow) and base.exp == sp.Rational(1, 2))
    )


def relation(given: Relation) -> str:
    """The relation in Coq."""
    return f"{_bare(given.lhs)} {_OPERATORS.get(given.op, given.op)} {_bare(given.rhs)}"


def _bare(expression: Any) -> str:
    """Without the outermost brackets."""
    text = term(expression)
    return text[1:-1] if text.startswith("(") else text


def conditions(expression: Any) -> Iterator[Relation]:
    """What makes the expression defined, inner terms first; nothing but bases that are plainly positive is left out."""
    for part in expression.args:
        yield from conditions(part)
    zero = sp.Integer(0)
    if isinstance(expression, sp.log) and not _positive(expression.args[0]):
        yield Relation(expression.args[0], ">", zero)
    if isinstance(expression, sp.Pow) and not _positive(expression.base):
        base, exponent = expression.base, expression.exp
        if not isinstance(exponent, sp.Rational):
            yield Relation(base, ">", zero)
        elif exponent.q == 1:
            if exponent.p < 0:
                yield Relation(base, "!=", zero)
        else:
            yield Relation(base, ">" if exponent.p < 0 else ">=", zero)


def premise_relations(statement: Statement) -> list[Relation]:
    """Domains, then each hypothesis behind what makes it defined."""
    found: list[Relation] = []
    for name, domain in statement.domains:
        if domain.lower is not None:
            below = "<" if domain.open_below else "<="
            found.append(Relation(sp.Integer(domain.lower), below, statement.symbols[name]))
    for one in statement.relations:
        needed = [condition for part in one.parts for condition in conditions(part)]
        found += [condition for condition in needed if not _plain(condition)]
        found.append(one)
    return list({relation(one): one for one in found}.values())


def conclusions(statement: Statement) -> list[str]:
    """The conditions under which the goal is defined, then the goal."""
    goal = statement.goal
    if not isinstance(goal, Relation):
        raise UnwritableError("the goal is a limit")
    needed = [condition for part in goal.parts for condition in conditions(part)]
    return [*dict.fromkeys(map(relation, needed)), relation(goal)]


def _existence(name: str, claimed: Existence) -> str:
    """There are numbers in the domains, whole where these say so, at which every hypothesis is defined and holds."""
    statement = claimed.statement
    names = " ".join(name_of(symbol) for symbol, _ in statement.domains)
    parts = [
        f"(exists whole : Z, {name_of(symbol)} = IZR whole)" for symbol, domain in statement.domains if domain.integral
    ]
    for one in premise_relations(statement):
        parts += [relation(condition) for part in one.parts for condition in conditions(part)]
        parts.append(relation(one))
    shown = " /\\ ".join(dict.fromkeys(parts))
    return f"Theorem {name} : exists {names} : R,\n  {shown}.\n"


def theorem(name: str, statement: Claimed) -> str:
    """The theorem's statement, without a proof."""
    if isinstance(statement, Existence):
        return _existence(name, statement)
    names = " ".join(name_of(symbol) for symbol, _ in statement.domains)
    given = "".join(f"  {relation(one)} ->\n" for one in premise_relations(statement))
    over = f" forall {names} : R,\n" if names else "\n"
    shown = " /\\ ".join(conclusions(statement))
    return f"Theorem {name} :{over}{given}  {shown}.\n"
