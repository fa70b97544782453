"""Relations and limits, the atoms of statements: kept as written, where sympy might evaluate them away."""

from dataclasses import dataclass
from typing import Any

import sympy
from sympy.core.relational import Relational

from dpotheory.prover.parse import parse

_NEGATION = {"<=": ">", ">=": "<", "<": ">=", ">": "<=", "==": "!=", "!=": "=="}
_OPERATORS = {
    sympy.Le: "<=",
    sympy.Lt: "<",
    sympy.Ge: ">=",
    sympy.Gt: ">",
    sympy.Eq: "==",
    sympy.Ne: "!=",
}


def _expression(given: Any, role: str) -> Any:
    """What was given as a sympy expression: text is read as written, numbers become sympy's."""
    if isinstance(given, str):
        return parse(given)
    try:
        expression = sympy.sympify(given)
    except (sympy.SympifyError, TypeError, AttributeError, RecursionError):
        expression = None
    if not isinstance(expression, sympy.Expr):
        raise ValueError(
            f"the {role} is of type {type(given).__name__}, which is no number; give a sympy expression, an exact "
            'number, or text such as "x/(1 + x)".'
        )
    return expression


@dataclass(frozen=True)
class Relation:
    """lhs op rhs, kept as written, where sympy's own relations may evaluate themselves away.

    A side is a sympy expression, an exact number, or text. Sympy evaluates what is built from its symbols (x/x is 1
    before it gets here); text ("x/x") and unevaluated expressions (`sympy.Mul(x, 1/x, evaluate=False)`) are kept.
    """

    lhs: Any
    op: str
    rhs: Any

    def __post_init__(self) -> None:
        """Validate and turn numbers into sympy numbers."""
        if self.op not in _NEGATION:
            raise ValueError(f"the relation is {self.op!r}; valid relations are {sorted(_NEGATION)}.")
        object.__setattr__(self, "lhs", _expression(self.lhs, "left side"))
        object.__setattr__(self, "rhs", _expression(self.rhs, "right side"))

    @property
    def negation(self) -> "Relation":
        """The relation that holds exactly where both sides are defined and this one fails."""
        return Relation(self.lhs, _NEGATION[self.op], self.rhs)

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
        if not isinstance(self.variable, sympy.Symbol):
            raise ValueError(f"the variable of the limit is {self.variable!r}, but it must be a sympy Symbol.")
        for field in ("expression", "target", "value"):
            object.__setattr__(self, field, _expression(getattr(self, field), f"{field} of the limit"))

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
    """A Relation from a Relation or a sympy relation.

    Raises:
        ValueError: if it is no relation, or sympy has evaluated it already; ``role`` names it in the message.
    """
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
