"""Rational points of a statement: reading them, and whether they meet domains, relations and hypotheses for certain."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from dpotheory.prover.evaluate import UndefinedValueError, compare, holds
from dpotheory.prover.statement import Relation, Statement


@dataclass(frozen=True)
class WitnessCheck:
    """What a check found: `valid` says that the hypotheses certainly hold and the goal certainly fails."""

    valid: bool
    reason: str
    lhs: str = ""
    rhs: str = ""
    hypotheses: dict[str, bool | None] = field(default_factory=dict)


def as_point(point: Mapping[str, Any]) -> dict[str, Fraction]:
    """The point as fractions; a sentence when a coordinate is no exact number."""
    exact: dict[str, Fraction] = {}
    for name, value in point.items():
        if isinstance(value, float):
            raise ValueError(f"the coordinate {name} is the float {value}; write it exactly, such as '3/7'.")
        try:
            exact[name] = Fraction(str(value))
        except (ValueError, ZeroDivisionError) as error:
            raise ValueError(f"the coordinate {name} is {value!r}; write it exactly, such as '3/7'.") from error
    return exact


def in_domains(statement: Statement, point: Mapping[str, Fraction]) -> str:
    """Empty when every coordinate is in its domain, else a sentence."""
    for name, domain in statement.domains:
        if name not in point:
            return f"the point has no coordinate {name}"
        value = point[name]
        if domain.integral and value.denominator != 1:
            return f"{name} = {value} is not an integer"
        if domain.lower is not None and (value < domain.lower or (domain.open_below and value == domain.lower)):
            return f"{name} = {value} is not {domain.value}"
    return ""


def truth(relation: Relation, point: Mapping[str, Fraction]) -> bool | None:
    """Whether the relation, both sides defined, holds at the point; None when undecided.

    Raises UndefinedValueError where a side is certainly undefined.
    """
    return holds(relation.op, compare(relation.lhs, relation.rhs, point))


def satisfies(statement: Statement, point: Mapping[str, Fraction]) -> bool:
    """Whether the point certainly lies in the domains and certainly meets every hypothesis."""
    if in_domains(statement, point):
        return False
    try:
        return all(truth(relation, point) is True for relation in statement.relations)
    except UndefinedValueError:
        return False
