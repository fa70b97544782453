"""Equations that hold identically, by sympy, with ball arithmetic as a second opinion.

PROVED: some simplification turns lhs − rhs into 0, z3 or shape shows both sides defined wherever the hypotheses hold,
and no searched point separates the sides. REFUTED: a rational point where exact or ball arithmetic separates them.
"""

import time
from dataclasses import replace
from typing import Any

import sympy

from dpotheory.prover.forms import derivative, difference, expand, substituted
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.polynomial import conditions_hold, hypotheses_note
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from dpotheory.prover.search import counterexample
from dpotheory.prover.statement import Relation, Statement


def _nonzero_number(term: sympy.Expr) -> bool:
    return isinstance(term, sympy.Rational) and term != 0


def solved(statement: Statement) -> dict[sympy.Symbol, sympy.Expr]:
    """What equations among the hypotheses say about a symbol that they hold linearly, put into one another."""
    known: dict[sympy.Symbol, Any] = {}
    for relation in statement.relations:
        if relation.op != "==":
            continue
        equation = substituted(difference(relation, statement.domain), known)
        if equation is None:
            continue
        equation = expand(equation)
        for symbol in sorted(equation.free_symbols, key=str):
            slope = derivative(equation, symbol)
            value = expand(symbol - equation / slope) if _nonzero_number(slope) else symbol
            if symbol in value.free_symbols:
                continue
            others = {other: substituted(term, {symbol: value}) for other, term in known.items()}
            if all(term is not None for term in others.values()):
                known = others | {symbol: value}
                break
    return known


def prove_identity(statement: Statement, budget: Budget | None = None) -> Outcome:
    """Decide `hypotheses ⇒ lhs == rhs`, using the domains and the hypotheses that are equations linear in a symbol."""
    budget = budget or Budget()
    started = time.monotonic()
    goal = statement.goal

    def left() -> float:
        return max(0.05, started + budget.seconds - time.monotonic())

    def outcome(verdict: Verdict, **rest: Any) -> Outcome:
        return Outcome(verdict, "sympy", seconds=time.monotonic() - started, **rest)

    if not isinstance(goal, Relation) or goal.op != "==":
        return outcome(Verdict.UNDECIDED, reason="The goal is not an equation; use decide.")
    witness = counterexample(statement, budget.points, budget.seed, started + budget.seconds / 2)
    if witness:
        return outcome(Verdict.REFUTED, witness=witness, reason="A searched point separates the sides.")
    known = solved(statement)
    gap = difference(goal, statement.domain)
    reduced = substituted(gap, known)
    gap = gap if reduced is None else reduced
    try:
        strategy = "as written" if gap == 0 else call("zero_strategy", gap, seconds=left())
    except OutOfTimeError:
        return outcome(
            Verdict.UNDECIDED,
            reason=f"sympy did not reduce lhs - rhs to 0 within {budget.seconds:.3g} s; more seconds or a smaller "
            "step would.",
        )
    except CallFailedError as error:
        return outcome(Verdict.UNDECIDED, reason=f"sympy failed: {error}.")
    if not strategy:
        return outcome(
            Verdict.UNDECIDED,
            reason="sympy did not reduce lhs - rhs to 0, and no searched point separates the sides; "
            "a smaller step or the missing equation as a hypothesis would decide.",
        )
    if not conditions_hold(statement, replace(budget, seconds=left())):
        return outcome(
            Verdict.UNDECIDED,
            reason="The sides agree wherever both are defined, but that they are defined does not follow from the "
            "hypotheses; add the missing condition.",
        )
    note, point = hypotheses_note(statement, replace(budget, seconds=left()))
    certificate = {
        "solver": "sympy",
        "version": sympy.__version__,
        "strategy": strategy,
        "substituted": {str(symbol): str(term) for symbol, term in known.items()},
        "points_compared": budget.points,
        "content_hash": statement.content_hash,
        "hypotheses": note,
        "feasible_point": point,
        "seconds": time.monotonic() - started,
    }
    reason = "Hypotheses unsatisfiable: the statement is vacuous." if note == "hypotheses unsatisfiable" else ""
    return outcome(Verdict.PROVED, certificate=certificate, reason=reason)
