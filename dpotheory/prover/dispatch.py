"""One door for every statement: choose provers by the shape of hypotheses and goal, and pass the rest on."""

import time
from collections.abc import Callable
from dataclasses import asdict, replace

import sympy

from dpotheory.prover.algebraic import refute_at_algebraic_points
from dpotheory.prover.calculus import prove_by_calculus
from dpotheory.prover.identity import prove_identity
from dpotheory.prover.limit import prove_limit
from dpotheory.prover.logarithms import logarithmic, prove_by_logarithms
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.polynomial import prove_polynomial
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call, in_helper
from dpotheory.prover.simplify import simplify
from dpotheory.prover.statement import Relation, Statement
from dpotheory.prover.terms import is_algebraic
from dpotheory.prover.transcendental import prove_transcendental

_FEW_SECONDS, _FEW_BOXES = 3.0, 300
_GRACE_SECONDS = 1.5

Prover = Callable[[Statement, Budget], Outcome]


def provers_for(statement: Statement) -> list[Prover]:
    """The provers worth trying, in order."""
    goal = statement.goal
    if not isinstance(goal, Relation):
        return [prove_limit]
    algebraic = all(is_algebraic(part) for relation in (*statement.relations, goal) for part in relation.parts)
    if goal.op == "==":
        return [prove_identity, prove_polynomial, refute_at_algebraic_points]
    if algebraic:
        return [prove_polynomial, refute_at_algebraic_points, prove_transcendental]
    general = [prove_in_few_boxes, prove_by_calculus, prove_polynomial, prove_transcendental]
    if any(has_variable_power(part) for part in goal.parts):
        general = general[1:]  # enclosures of powers with a variable exponent are slow and wide
    return [prove_by_logarithms, *general] if logarithmic(statement) is not None else general


def has_variable_power(expression: sympy.Basic) -> bool:
    """Whether the expression has a power whose exponent is no rational number."""
    return any(not isinstance(power.exp, sympy.Rational) for power in expression.atoms(sympy.Pow))


def prove_in_few_boxes(statement: Statement, budget: Budget) -> Outcome:
    """`prove_transcendental`, stopped early: what it can prove it mostly proves at once."""
    few = replace(budget, seconds=min(budget.seconds, _FEW_SECONDS), boxes=min(budget.boxes, _FEW_BOXES))
    return prove_transcendental(statement, few)


def decide(statement: Statement, budget: Budget | None = None) -> Outcome:
    """PROVED, REFUTED or UNDECIDED, by the first prover that decides; the budget's seconds are shared between them.

    The work is done in a helper process, which is stopped when it overruns the budget: whatever the statement, there
    is a verdict in time, and neither sympy nor a solver can raise through it.
    """
    budget = budget or Budget()
    started = time.monotonic()
    try:
        found = call(
            "decide", statement.to_dict(), statement.name, asdict(budget), seconds=budget.seconds + _GRACE_SECONDS
        )
    except OutOfTimeError:
        reason = f"The work did not end within {budget.seconds:.3g} s and was stopped; a smaller step would decide."
    except CallFailedError as error:
        reason = f"The provers failed on the statement: {error}."
    else:
        return Outcome(**{**found, "verdict": Verdict(found["verdict"])})
    return Outcome(Verdict.UNDECIDED, "none", reason=reason, seconds=time.monotonic() - started)


def _apart(prover: Prover, statement: Statement, budget: Budget) -> Outcome:
    """The prover's outcome; inside a helper from a fork of its own, so that one that hangs leaves time to the next."""
    if not in_helper():
        return prover(statement, budget)
    found = call(
        "prove", prover.__name__, statement.to_dict(), statement.name, asdict(budget), seconds=budget.seconds + 0.5
    )
    return Outcome(**{**found, "verdict": Verdict(found["verdict"])})


def decide_here(statement: Statement, budget: Budget) -> Outcome:
    """`decide` in this process, where nothing stops a call into sympy that does not end."""
    started = time.monotonic()
    reasons: list[str] = []
    methods: list[str] = []
    provers = provers_for(statement)
    for index, prover in enumerate(provers):
        left = budget.seconds - (time.monotonic() - started)
        if left <= 0:
            reasons.append(f"The budget of {budget.seconds:.3g} s was spent before {prover.__name__}.")
            break
        share = left if index == len(provers) - 1 else left / 2
        try:
            outcome = _apart(prover, statement, replace(budget, seconds=share))
        except OutOfTimeError:
            reasons.append(f"{prover.__name__} did not end within its {share:.3g} s and was stopped.")
            continue
        except Exception as error:  # the last line of defence: a prover that fails has not decided
            reasons.append(f"{prover.__name__} failed with {type(error).__name__}: {error}.")
            continue
        if outcome.witness is not None:
            shorter = simplify(statement, outcome.witness, started + budget.seconds)
            outcome = replace(outcome, witness=shorter)
        if outcome.verdict is not Verdict.UNDECIDED:
            return replace(outcome, seconds=time.monotonic() - started)
        methods.append(outcome.method)
        reasons.append(f"{outcome.method}: {outcome.reason}")
    return Outcome(Verdict.UNDECIDED, "+".join(methods), reason=" ".join(reasons), seconds=time.monotonic() - started)
