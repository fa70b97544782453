"""Statements for the prover."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dpotheory.prover import Budget, Domain, Outcome, Statement, Verdict, decide, implies
from proofs_check.evidence.common import content_hash, described, named
from proofs_check.step import StepResult


@dataclass(frozen=True)
class Proof:
    """Statements for the prover, all of which must hold; `axioms` are the standard facts that make them the step."""

    statements: tuple[Statement, ...]
    axioms: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Validate."""
        if not self.statements:
            raise ValueError("a Proof of no statement would prove nothing; give at least one")

    @property
    def digest(self) -> str:
        """Of the statements and the axioms."""
        return content_hash([statement.content_hash for statement in self.statements], self.axioms)

    @property
    def stated(self) -> tuple[str, tuple[str, ...]]:
        """The goals and the hypotheses as text."""
        return " and ".join(str(statement.goal) for statement in self.statements), described(self.statements)

    def find(self, budget: Budget) -> StepResult:
        """PROVED if every statement is; REFUTED by the first witness; else UNDECIDED by what is left."""
        started = time.monotonic()
        outcomes: list[Outcome] = []
        for statement in self.statements:
            outcomes.append(decide(statement, budget))
            if outcomes[-1].verdict is Verdict.REFUTED:
                break
        verdict, witness, reason = _together(outcomes)
        certificate = None
        if verdict is Verdict.PROVED:
            parts = [outcome.certificate for outcome in outcomes]
            certificate = {"parts": parts, "axioms": named(self.axioms)}
        return StepResult(
            verdict,
            "+".join(dict.fromkeys(outcome.method for outcome in outcomes)),
            *self.stated,
            witness,
            certificate,
            reason,
            time.monotonic() - started,
        )


def _together(outcomes: Sequence[Outcome]) -> tuple[Verdict, Mapping[str, Any] | None, str]:
    refuted = [outcome for outcome in outcomes if outcome.verdict is Verdict.REFUTED]
    if refuted:
        return Verdict.REFUTED, refuted[0].witness, refuted[0].reason
    reasons = " ".join(outcome.reason for outcome in outcomes if outcome.reason)
    if all(outcome.verdict is Verdict.PROVED for outcome in outcomes):
        return Verdict.PROVED, None, reasons
    return Verdict.UNDECIDED, None, reasons


def proof(
    goal: Any,
    hypotheses: Any = (),
    *more: Any,
    domains: Mapping[str, Domain | str] | None = None,
    axioms: Sequence[str] = (),
) -> Proof:
    """A `Proof` of the goals ``(goal, *more)`` under the same hypotheses; sympy relations and `Relation`s will do."""
    goals = [goal, *more]
    return Proof(tuple(implies(hypotheses, one, domains) for one in goals), tuple(axioms))
