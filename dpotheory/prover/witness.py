"""Witnesses: rational or algebraic points that refute a statement, checked from the point alone.

`check_witness` recomputes every domain, every hypothesis and both sides exactly or in ball arithmetic. No refutation
leaves the provers without passing it, and a replay runs nothing else.
"""

from collections.abc import Mapping
from typing import Any

from dpotheory.prover.algebraic import Algebraic, Point
from dpotheory.prover.evaluate import UndefinedValueError, evaluate, printable, show
from dpotheory.prover.limit_values import check_limit_witness
from dpotheory.prover.points import WitnessCheck, as_point, in_domains, truth
from dpotheory.prover.statement import Relation, Statement


def check_witness(statement: Statement, witness: Mapping[str, Any]) -> WitnessCheck:
    """Recompute everything from the point (or from a witness that holds one under "point").

    Valid only if every hypothesis is certified true and the goal, defined there, is certified false.
    """
    goal = statement.goal
    if not isinstance(goal, Relation):
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
    if not printable(point):
        return None
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
    """Rebuild the statement that the witness carries and check the point against it, from the witness alone.

    Raises:
        ValueError: if the witness has no statement or no point.
    """
    for key in ("point", "statement"):
        if key not in witness:
            raise ValueError(f"the witness has no {key!r}; a witness that can be replayed has 'point' and 'statement'.")
    return check_witness(Statement.from_dict(witness["statement"]), witness)
