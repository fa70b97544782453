"""Relations and limits, the atoms of statements: kept as written, where sympy might evaluate them away."""

from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.relational import Relational

_MIRROR = {"<=": ">=", ">=": "<=", "<": ">", ">": "<", "==": "==", "!=": "!="}
_NEGATION = {"<=": ">", ">=": "<", "<": ">=", ">": "<=", "==": "!=", "!=": "=="}
_OPERATORS = {
    sympy.Le: "<=",
    sympy.Lt: "<",
    sympy.Ge: ">=",
    sympy.Gt: ">",
    sympy.Eq: "==",
    sympy.Ne: "!=",
}


@dataclass(frozen=True)
class Relation:
    """lhs op rhs, kept as written, where sympy's own relations may evaluate themselves away; sides may be numbers."""

    lhs: Any
    op: str
    rhs: Any

    def __post_init__(self) -> None:
        """Validate and turn numbers into sympy numbers."""
        if self.op not in _MIRROR:
            raise ValueError(f"the relation is {self.op!r}; valid relations are {sorted(_MIRROR)}.")
        object.__setattr__(self, "lhs", sympy.sympify(self.lhs))
        object.__setattr__(self, "rhs", sympy.sympify(self.rhs))

    @property
    def negation(self) -> "Relation":
        """The relation that holds exactly where both sides are defined and this one fails."""
        return Relation(self.lhs, _NEGATION[self.op], self.rhs)

    @property
    def mirrored(self) -> "Relation":
        """The same sides with the direction turned round."""
        return Relation(self.lhs, _MIRROR[self.op], self.rhs)

    @property
    def parts(self) -> tuple[Any, ...]:
        """The expressions in it."""
        return (self.lhs, self.rhs)

    def __str__(self) -> str:
        """As text."""
        return f"{self.lhs} {self.op} {self.rhs}"


@dataclass(frozen=True)
class Limit:
    """expression → value as variable → target (a number or ±oo), from the given side."""

    expression: Any
    variable: sympy.Symbol
    target: Any
    value: Any
    side: str = "+"

    def __post_init__(self) -> None:
        """Validate."""
        if self.side not in ("+", "-"):
            raise ValueError(f"the side of the limit is {self.side!r}; valid sides are '+' and '-'.")
        for field in ("expression", "target", "value"):
            object.__setattr__(self, field, sympy.sympify(getattr(self, field)))

    @property
    def parts(self) -> tuple[Any, ...]:
        """The expressions in it, infinities left out."""
        finite = [part for part in (self.target, self.value) if part not in (sympy.oo, -sympy.oo)]
        return (self.expression, self.variable, *finite)

    def __str__(self) -> str:
        """As text."""
        return f"limit of {self.expression} as {self.variable} -> {self.target} ({self.side}) == {self.value}"


Goal = Relation | Limit


def as_relation(given: Any, role: str = "relation") -> Relation:
    """A Relation from a Relation or a sympy relation."""
    if isinstance(given, Relation):
        return given
    if isinstance(given, Relational):
        lhs, rhs = given.args
        return Relation(lhs, _OPERATORS[given.func], rhs)
    if given in (sympy.true, sympy.false, True, False):
        raise ValueError(
            f"the {role} had been evaluated to {given} before it got here, so there is nothing left to check; "
            "build it with Relation(lhs, op, rhs) on plain symbols."
        )
    raise ValueError(f"the {role} is {given!r}; valid are Relation(lhs, op, rhs) and sympy's Le, Lt, Ge, Gt, Eq, Ne.")
