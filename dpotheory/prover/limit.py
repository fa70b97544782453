"""Asymptotic statements as explicit limits: sympy's limit, held against ball values along a sequence.

The limit itself rests on sympy (Gruntz's algorithm), as the certificate says. Numbers that do not move towards the
limit that sympy found turn the answer into UNDECIDED. A limit over the reals gives the one over the integers.
"""

import itertools
import time
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sympy

from dpotheory.prover.evaluate import UndefinedValueError, ball, evaluate, show, sign
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from dpotheory.prover.search import feasible_point
from dpotheory.prover.statement import Limit, Statement
from dpotheory.prover.witness import WitnessCheck, as_point

_STEPS = (10**2, 10**4, 10**8, 10**16)
_PRECISION = 400


def _steps(goal: Limit) -> list[Fraction]:
    if goal.target.is_infinite:
        return [Fraction(step if goal.target == sympy.oo else -step) for step in _STEPS]
    target = Fraction(str(goal.target))
    return [target + Fraction(1 if goal.side == "+" else -1, step) for step in _STEPS]


def _free(goal: Limit) -> tuple[Any, Any]:
    """The expression over a variable that is only known to be near the target."""
    positive = goal.target == sympy.oo or (goal.target == 0 and goal.side == "+")
    variable = sympy.Symbol(goal.variable.name, **({"positive": True} if positive else {"real": True}))
    return goal.expression.xreplace({goal.variable: variable}), variable


def _found(goal: Limit, seconds: float | int) -> Any:
    expression, variable = _free(goal)
    return call("limit", expression, variable, goal.target, goal.side, seconds=seconds)


def _samples(goal: Limit, point: Mapping[str, Fraction]) -> list[tuple[Fraction, Any]]:
    values = []
    for step in _steps(goal):
        try:
            value = ball(evaluate(goal.expression, {**point, goal.variable.name: step}, _PRECISION))
        except UndefinedValueError:
            continue
        if value.is_finite():
            values.append((step, value))
    return values


def _approach(goal: Limit, value: Any, point: Mapping[str, Fraction]) -> bool:
    """Whether the samples move towards the value (finite or not)."""
    samples = [sample for _, sample in _samples(goal, point)]
    if len(samples) < 2:
        return False
    if value.is_infinite:
        ahead = [sample if value == sympy.oo else -sample for sample in samples]
        return all(bool(later > earlier) for earlier, later in itertools.pairwise(ahead))
    limit = ball(evaluate(value, point, _PRECISION))
    gaps = [abs(sample - limit) for sample in samples]
    return not bool(gaps[-1] > gaps[0]) and (bool(gaps[-1] < gaps[0]) or bool(gaps[-1] < ball(Fraction(1, 10**9))))


def _nearer(goal: Limit, found: Any, claimed: Any, point: Mapping[str, Fraction]) -> bool:
    """Whether the last sample is certainly nearer to the limit found than to the one claimed."""
    samples = _samples(goal, point)
    if found.is_infinite or claimed.is_infinite:
        return (
            bool(samples)
            and _approach(goal, found, point)
            and (found.is_infinite != claimed.is_infinite or found != claimed)
        )
    if not samples:
        return False
    last = samples[-1][1]
    a, b = (ball(evaluate(value, point, _PRECISION)) for value in (found, claimed))
    return bool(abs(last - a) < abs(last - b)) and _approach(goal, found, point)


def _differs(found: Any, claimed: Any, point: Mapping[str, Fraction]) -> bool:
    if found.is_infinite or claimed.is_infinite:
        return bool(found != claimed)
    try:
        return sign(found - claimed, point) in (1, -1)
    except UndefinedValueError:
        return False


def prove_limit(statement: Statement, budget: Budget | None = None) -> Outcome:
    """Decide a `Limit` goal. The hypotheses only choose the parameters of a witness; sympy sees the domains."""
    budget = budget or Budget()
    started = time.monotonic()
    goal = statement.goal

    def outcome(verdict: Verdict, **rest: Any) -> Outcome:
        return Outcome(verdict, "sympy", seconds=time.monotonic() - started, **rest)

    if not isinstance(goal, Limit):
        return outcome(Verdict.UNDECIDED, reason="The goal is not a limit; use decide.")
    try:
        found = _found(goal, budget.seconds)
    except OutOfTimeError:
        return outcome(Verdict.UNDECIDED, reason=f"sympy found no limit within {budget.seconds:.3g} s.")
    except CallFailedError as error:
        return outcome(Verdict.UNDECIDED, reason=f"sympy failed on the limit: {error}.")
    if found is None:
        return outcome(Verdict.UNDECIDED, reason="sympy gives no value for the limit; a bracket by inequalities may.")
    point = feasible_point(statement, budget.points, budget.seed)
    if point is None:
        return outcome(
            Verdict.UNDECIDED,
            reason="no parameters that meet the hypotheses were found, so the limit could not be held against numbers.",
        )
    point.pop(goal.variable.name, None)
    parameters = {name: str(value) for name, value in point.items()}
    if _same(found, goal.value, budget.seconds):
        if not _approach(goal, found, point):
            return outcome(
                Verdict.UNDECIDED, reason=f"sympy finds {found}, but values at {parameters} do not move towards it."
            )
        certificate = {
            "solver": "sympy (limit)",
            "version": sympy.__version__,
            "axiom": "sympy's limit is correct",
            "limit": str(found),
            "samples": [[str(step), show(value)] for step, value in _samples(goal, point)],
            "content_hash": statement.content_hash,
            "hypotheses": "satisfiable",
            "feasible_point": parameters,
            "seconds": time.monotonic() - started,
        }
        return outcome(Verdict.PROVED, certificate=certificate)
    if _differs(found, goal.value, point) and _nearer(goal, found, goal.value, point):
        witness = {
            "point": parameters,
            "lhs": str(found),
            "relation": "==",
            "rhs": str(goal.value),
            "samples": [[str(step), show(value)] for step, value in _samples(goal, point)],
            "content_hash": statement.content_hash,
            "statement": statement.to_dict(),
        }
        return outcome(Verdict.REFUTED, witness=witness, reason=f"The limit is {found}.")
    return outcome(
        Verdict.UNDECIDED,
        reason=f"sympy finds {found}, neither equated with {goal.value} nor told apart.",
    )


def _same(found: Any, claimed: Any, seconds: float | int) -> bool:
    if found == claimed:
        return True
    if found.is_infinite or claimed.is_infinite:
        return False
    try:
        return bool(call("zero_strategy", found - claimed, seconds=seconds))
    except (OutOfTimeError, CallFailedError):
        return False


def check_limit_witness(statement: Statement, witness: Mapping[str, Any]) -> WitnessCheck:
    """Recompute the limit and the samples at the witness's parameters, and hold both against the claim."""
    goal = statement.goal
    if not isinstance(goal, Limit):
        return WitnessCheck(False, "The statement's goal is not a limit.")
    point = as_point(witness.get("point", witness))
    try:
        found = _found(goal, Budget().seconds)
    except (OutOfTimeError, CallFailedError) as error:
        return WitnessCheck(False, f"The limit could not be recomputed: {error}.")
    if found is None:
        return WitnessCheck(False, "The limit could not be recomputed.")
    valid = _differs(found, goal.value, point) and _nearer(goal, found, goal.value, point)
    return WitnessCheck(valid, f"The limit is {found}; claimed is {goal.value}.", str(found), str(goal.value))
