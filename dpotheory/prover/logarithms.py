"""Inequalities between products of positive factors, decided after taking logarithms of both sides.

2KQ²·e^(−a) ≤ 2KQ²·e^(−b) becomes −a ≤ −b: often a polynomial statement that z3 settles for all parameters.
"""

import time
from dataclasses import replace
from typing import Any

import sympy

from dpotheory.prover.forms import SYMPY_ERRORS, expand, value_form
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.polynomial import conditions_hold, prove_polynomial
from dpotheory.prover.signs import surely_positive
from dpotheory.prover.statement import Relation, Statement


def logarithmic(statement: Statement) -> Relation | None:
    """The goal as log(smaller side) ≤ (or <) log(larger side), expanded; None unless both are positive by shape."""
    goal = statement.goal
    if not isinstance(goal, Relation) or goal.op in ("==", "!="):
        return None
    if not all(surely_positive(part, statement.domain) for part in goal.parts):
        return None
    rising = goal.op in ("<=", "<")
    small, large = goal.parts if rising else goal.parts[::-1]
    try:
        logs = [sympy.expand_log(sympy.log(value_form(part, statement.domain))) for part in (small, large)]
    except SYMPY_ERRORS:
        return None
    return Relation(logs[0], goal.op if rising else {">=": "<=", ">": "<"}[goal.op], logs[1])


def transformed(statement: Statement) -> Statement | None:
    """The statement with its goal in logarithmic form, as a difference compared with 0; None where it has none."""
    form = logarithmic(statement)
    if form is None:
        return None
    plain: Any = Relation(expand(form.lhs - form.rhs), form.op, sympy.Integer(0))
    return statement.without_goal(plain)


def prove_by_logarithms(statement: Statement, budget: Budget | None = None) -> Outcome:
    """Decide the statement through its logarithmic form, with z3; never REFUTED by the form alone."""
    budget = budget or Budget()
    ends = time.monotonic() + budget.seconds
    form = transformed(statement)
    if form is None:
        return Outcome(Verdict.UNDECIDED, "z3", reason="The sides are not both positive by their shape.")
    if not conditions_hold(statement, budget):
        return Outcome(Verdict.UNDECIDED, "z3", reason="That the goal is defined does not follow from the hypotheses.")
    rest = replace(budget, points=0, seconds=max(0.0, ends - time.monotonic()))
    inner = prove_polynomial(form, rest)
    if inner.verdict is not Verdict.PROVED or inner.certificate is None:
        return Outcome(Verdict.UNDECIDED, "z3", reason=f"After logarithms: {inner.reason}", seconds=inner.seconds)
    certificate = {
        **inner.certificate,
        "transformed": "logarithms of both sides, which are positive",
        "transformed_hash": inner.certificate["content_hash"],
        "content_hash": statement.content_hash,
    }
    return replace(inner, certificate=certificate)
