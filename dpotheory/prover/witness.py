"""Witnesses: rational or algebraic points that refute a statement, checked from the point alone.

`check_witness` recomputes every domain, every hypothesis and both sides exactly or in ball arithmetic. No refutation
leaves the provers without passing it, and a replay runs nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from dpotheory.prover.algebraic import Algebraic, Point
from dpotheory.prover.evaluate import UndefinedValueError, evaluate, holds, show, sign
from dpotheory.prover.statement import Relation, Statement


@dataclass(frozen=True)
class WitnessCheck:
    """What a check found: `valid` says that the hypotheses certainly hold and the goal certainly fails."""

    valid: bool
    reason: str
    lhs: str = ""
    rhs: str = ""
    hypotheses: dict[str, bool | None] = field(default_factory=dict)


def as_point(point: Mapping[str, Any]) -> dict[str, Any]:
    """The point as fractions (or algebraic numbers); a sentence when a coordinate is no exact number."""
    exact: dict[str, Any] = {}
    for name, value in point.items():
        if isinstance(value, Mapping):
            exact[name] = Algebraic.from_json(value)
            continue
        if isinstance(value, float):
            raise ValueError(f"the coordinate {name} is the float {value}; write it exactly, such as '3/7'.")
        try:
            exact[name] = Fraction(str(value))
        except (ValueError, ZeroDivisionError) as error:
            raise ValueError(f"the coordinate {name} is {value!r}; write it exactly, such as '3/7'.") from error
    return exact


def in_domains(statement: Statement, point: Point) -> str:
    """Empty when every coordinate is in its domain, else a sentence."""
    for name, domain in statement.domains:
        if name not in point:
            return f"the point has no coordinate {name}"
        value = point[name]
        if isinstance(value, Algebraic):
            if domain.integral or (domain.lower is not None and not value.above(Fraction(domain.lower))):
                return f"{name} = {value} is not {domain.value}"
            continue
        if domain.integral and value.denominator != 1:
            return f"{name} = {value} is not an integer"
        if domain.lower is not None and (value < domain.lower or (domain.open_below and value == domain.lower)):
            return f"{name} = {value} is not {domain.value}"
    return ""


def truth(relation: Relation, point: Point) -> bool | None:
    """Whether the relation holds at the point; None when undecided. Raises UndefinedValueError where undefined."""
    evaluate(relation.lhs, point)
    evaluate(relation.rhs, point)
    return holds(relation.op, sign(relation.lhs - relation.rhs, point))


def satisfies(statement: Statement, point: Point) -> bool:
    """Whether the point certainly lies in the domains and certainly meets every hypothesis."""
    if in_domains(statement, point):
        return False
    try:
        return all(truth(relation, point) is True for relation in statement.relations)
    except UndefinedValueError:
        return False


def check_witness(statement: Statement, witness: Mapping[str, Any]) -> WitnessCheck:
    """Recompute everything from the point (or from a witness that holds one under "point").

    Valid only if every hypothesis is certified true and the goal, defined there, is certified false.
    """
    goal = statement.goal
    if not isinstance(goal, Relation):
        from dpotheory.prover.limit import check_limit_witness

        return check_limit_witness(statement, witness)
    point = as_point(witness.get("point", witness))
    outside = in_domains(statement, point)
    if outside:
        return WitnessCheck(False, f"The point is outside the domains: {outside}.")
    facts: dict[str, bool | None] = {}
    for name, relation in statement.hypotheses:
        try:
            facts[name] = truth(relation, point)
        except UndefinedValueError as error:
            return WitnessCheck(False, f"The hypothesis {name} is undefined at the point: {error}.", "", "", facts)
        if facts[name] is not True:
            how = "fails" if facts[name] is False else "cannot be decided"
            return WitnessCheck(False, f"The hypothesis {name} ({relation}) {how} at the point.", "", "", facts)
    try:
        lhs, rhs = show(evaluate(goal.lhs, point, 192)), show(evaluate(goal.rhs, point, 192))
        verdict = truth(goal, point)
    except UndefinedValueError as error:
        return WitnessCheck(False, f"The goal is undefined at the point: {error}.", "", "", facts)
    if verdict is False:
        return WitnessCheck(True, f"All hypotheses hold, and {lhs} {goal.op} {rhs} is false.", lhs, rhs, facts)
    reason = "The goal holds at the point." if verdict else "The goal cannot be decided at the point."
    return WitnessCheck(False, reason, lhs, rhs, facts)


def witness_for(statement: Statement, point: Point) -> dict[str, Any] | None:
    """The witness at the point, or None unless it passes `check_witness`."""
    exact: dict[str, Any] = {}
    for name, _ in statement.domains:
        if name in point:
            value = point[name]
            exact[name] = value.to_json() if isinstance(value, Algebraic) else str(value)
    check = check_witness(statement, exact)
    goal = statement.goal
    if not check.valid or not isinstance(goal, Relation):
        return None
    return {
        "point": exact,
        "lhs": check.lhs,
        "relation": goal.op,
        "rhs": check.rhs,
        "content_hash": statement.content_hash,
        "statement": statement.to_dict(),
    }


def replay(witness: Mapping[str, Any]) -> WitnessCheck:
    """Rebuild the statement that the witness carries and check the point against it, from the witness alone."""
    for key in ("point", "statement"):
        if key not in witness:
            raise ValueError(f"the witness has no {key!r}; a witness that can be replayed has 'point' and 'statement'.")
    return check_witness(Statement.from_dict(witness["statement"]), witness)
