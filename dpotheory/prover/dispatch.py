"""One door for every statement: choose provers by the shape of hypotheses and goal, and pass the rest on."""

import time
from collections.abc import Callable
from dataclasses import replace

from dpotheory.prover.identity import prove_identity
from dpotheory.prover.limit import prove_limit
from dpotheory.prover.logarithms import logarithmic, prove_by_logarithms
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.polynomial import prove_polynomial
from dpotheory.prover.simplify import simplify
from dpotheory.prover.statement import Relation, Statement
from dpotheory.prover.terms import is_algebraic
from dpotheory.prover.transcendental import prove_transcendental

Prover = Callable[[Statement, Budget], Outcome]


def provers_for(statement: Statement) -> list[Prover]:
    """The provers worth trying, in order."""
    goal = statement.goal
    if not isinstance(goal, Relation):
        return [prove_limit]
    algebraic = all(is_algebraic(part) for relation in (*statement.relations, goal) for part in relation.parts)
    if goal.op == "==":
        return [prove_identity, prove_polynomial]
    if algebraic:
        return [prove_polynomial, prove_transcendental]
    if logarithmic(statement) is not None:
        return [prove_by_logarithms, prove_transcendental, prove_polynomial]
    return [prove_transcendental, prove_polynomial]


def decide(statement: Statement, budget: Budget | None = None) -> Outcome:
    """PROVED, REFUTED or UNDECIDED, by the first prover that decides; the budget's seconds are shared between them."""
    budget = budget or Budget()
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
        outcome = prover(statement, replace(budget, seconds=share))
        if outcome.witness is not None:
            outcome = replace(outcome, witness=simplify(statement, outcome.witness))
        if outcome.verdict is not Verdict.UNDECIDED:
            return replace(outcome, seconds=time.monotonic() - started)
        methods.append(outcome.method)
        reasons.append(f"{outcome.method}: {outcome.reason}")
    return Outcome(Verdict.UNDECIDED, "+".join(methods), reason=" ".join(reasons), seconds=time.monotonic() - started)
