"""A limit at one point of the parameters: what it is there, by growth rates alone, and whether the claim fails there.

Refutations of limits rest on this, and so does their replay: nothing that searched for the point enters. Also values
along a sequence that approaches the target, for people to look at.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import sympy

from dpotheory.prover.approach import INFINITIES, unreachable
from dpotheory.prover.constants import NumberSigns
from dpotheory.prover.evaluate import UndefinedValueError, ball, evaluate, holds, show
from dpotheory.prover.expand import constant, eventual_sign, expand
from dpotheory.prover.growth import UndefinedNearTargetError
from dpotheory.prover.monomials import NotUnderstoodError, nonzero, sign, text
from dpotheory.prover.outcome import Budget
from dpotheory.prover.points import WitnessCheck, as_point, in_domains, satisfies
from dpotheory.prover.process import OutOfTimeError
from dpotheory.prover.statement import Limit, Relation, Statement

_STEPS = (10**2, 10**4, 10**8, 10**16)
_PRECISION = 400
_TRIVIAL = Relation(0, "==", 0)


@dataclass(frozen=True)
class Failure:
    """The claim fails at a point: the limit there and the value claimed, as text, and a sentence."""

    found: str
    claimed: str
    reason: str


def about_parameters(statement: Statement) -> Statement:
    """Domains and hypotheses that do not mention the limit variable, with an empty goal."""
    goal = statement.goal
    assert isinstance(goal, Limit)
    name = goal.variable.name
    hypotheses = tuple((label, r) for label, r in statement.hypotheses if not _mentions(r, goal.variable))
    domains = tuple((other, domain) for other, domain in statement.domains if other != name)
    return Statement(hypotheses, _TRIVIAL, domains)


def about_variable(statement: Statement) -> list[tuple[str, Relation]]:
    """The hypotheses that mention the limit variable."""
    goal = statement.goal
    assert isinstance(goal, Limit)
    return [(label, r) for label, r in statement.hypotheses if _mentions(r, goal.variable)]


def _mentions(relation: Relation, symbol: Any) -> bool:
    return any(symbol in part.free_symbols for part in relation.parts)


def difference(relation: Relation) -> Any:
    """lhs − rhs with nothing cancelled."""
    minus = sympy.Mul(sympy.Integer(-1), relation.rhs, evaluate=False)
    return sympy.Add(relation.lhs, minus, evaluate=False)


def samples(goal: Limit, point: Mapping[str, Fraction]) -> list[list[str]]:
    """[step, value] at 10², 10⁴, 10⁸ and 10¹⁶, or as near to a rational target, where there is a value."""
    values: list[list[str]] = []
    for step in _STEPS:
        if goal.target in INFINITIES:
            where = Fraction(step if goal.target == sympy.oo else -step)
        elif isinstance(goal.target, sympy.Rational):
            target = Fraction(int(goal.target.p), int(goal.target.q))
            where = target + Fraction(1 if goal.side == "+" else -1, step)
        else:
            return values
        try:
            value = ball(evaluate(goal.expression, {**point, goal.variable.name: where}, _PRECISION))
        except UndefinedValueError:
            continue
        if value.is_finite():
            values.append([str(where), show(value)])
    return values


def failure_at(statement: Statement, point: Mapping[str, Fraction], seconds: float | int) -> Failure | None:
    """How the claim certainly fails at the parameters, or None. The point must meet the hypotheses without variable."""
    goal = statement.goal
    assert isinstance(goal, Limit)
    deadline = time.monotonic() + seconds
    signs = NumberSigns(deadline)
    known = {
        statement.symbols[name]: sympy.Rational(value.numerator, value.denominator)
        for name, value in point.items()
        if name in statement.symbols and name != goal.variable.name
    }
    try:
        domain = statement.domain[goal.variable.name]
        offset = 0
        if domain.lower is not None and goal.target not in INFINITIES:
            offset = sign(signs, constant(goal.target, goal, known, signs, deadline) - domain.lower)
        if unreachable(goal, domain, offset):
            return None
        for _, relation in about_variable(statement):
            side = eventual_sign(difference(relation), goal, known, signs, deadline)
            if not holds(relation.op, side):
                return None
    except (NotUnderstoodError, UndefinedNearTargetError, OutOfTimeError):
        return None
    try:
        claimed = goal.value if goal.value in INFINITIES else constant(goal.value, goal, known, signs, deadline)
    except UndefinedNearTargetError as error:
        return Failure("", "undefined", f"The value claimed is undefined there: {error}.")
    except (NotUnderstoodError, OutOfTimeError):
        return None
    try:
        found = expand(goal, known, signs, deadline)
    except UndefinedNearTargetError as error:
        return Failure("undefined", text(claimed), f"The expression is undefined near the target there: {error}.")
    except (NotUnderstoodError, OutOfTimeError):
        return None
    return _apart(found, claimed, signs)


def _apart(found: Any, claimed: Any, signs: NumberSigns) -> Failure | None:
    if found in INFINITIES or claimed in INFINITIES:
        apart = bool(found != claimed)
    else:
        try:
            apart = nonzero(signs, found - claimed)
        except NotUnderstoodError:
            return None
    reason = f"The limit is {text(found)}, and {text(claimed)} is claimed."
    return Failure(text(found), text(claimed), reason) if apart else None


def check_limit_witness(statement: Statement, witness: Mapping[str, Any]) -> WitnessCheck:
    """Recompute the limit at the witness's parameters and hold it against the claim there."""
    if not isinstance(statement.goal, Limit):
        return WitnessCheck(False, "The statement's goal is not a limit.")
    point = as_point(witness.get("point", witness))
    parameters = about_parameters(statement)
    outside = in_domains(parameters, point)
    if outside:
        return WitnessCheck(False, f"The point is outside the domains: {outside}.")
    facts: dict[str, bool | None] = {}
    for name, relation in parameters.hypotheses:
        one = Statement(((name, relation),), _TRIVIAL, parameters.domains)
        facts[name] = satisfies(one, point) or None
        if not facts[name]:
            return WitnessCheck(False, f"The hypothesis {name} is not certain at the point.", "", "", facts)
    failure = failure_at(statement, point, Budget().seconds)
    if failure is None:
        return WitnessCheck(False, "That the limit fails at the point is not certain.", "", "", facts)
    facts |= {name: True for name, _ in about_variable(statement)}
    return WitnessCheck(True, failure.reason, failure.found, failure.claimed, facts)
