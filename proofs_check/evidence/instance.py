"""Datasets at which a deterministic statement fails."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dpotheory.prover import Budget, Verdict
from proofs_check import instances
from proofs_check.evidence.common import content_hash
from proofs_check.step import StepResult


@dataclass(frozen=True)
class Instance:
    """A dataset, given exactly, at which a deterministic statement fails; `instances.py` evaluates it.

    Attributes:
        statement: what the instance is compared with, as text.
        evaluator: name in `instances.EVALUATORS`.
        arguments: JSON-able, exact.
    """

    statement: str
    evaluator: str
    arguments: Mapping[str, Any]
    hypotheses: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Of the statement and the data."""
        return content_hash(self.statement, self.evaluator, self.arguments)

    @property
    def stated(self) -> tuple[str, tuple[str, ...]]:
        """The statement and the hypotheses as text, those that the evaluator checks included."""
        return self.statement, (*self.hypotheses, *instances.evaluate(self.evaluator, self.arguments).hypotheses)

    def find(self, budget: Budget) -> StepResult:
        """REFUTED if all hypotheses hold at the instance and the statement does not."""
        started = time.monotonic()
        found = instances.evaluate(self.evaluator, self.arguments)
        unmet = [name for name, holds in found.hypotheses.items() if not holds]
        refuted = not unmet and not found.holds
        witness = {
            "instance": self.evaluator,
            "arguments": dict(self.arguments),
            "lhs": found.lhs,
            "relation": found.relation,
            "rhs": found.rhs,
            "hypotheses": list(found.hypotheses),
        }
        reason = f"All hypotheses hold, and {found.lhs} {found.relation} {found.rhs} is false."
        if not refuted:
            reason = (
                f"The instance does not decide: unmet {unmet}."
                if unmet
                else "The statement holds at the instance; a proof or another instance would decide."
            )
        return StepResult(
            Verdict.REFUTED if refuted else Verdict.UNDECIDED,
            "exact instance",
            self.statement,
            (*self.hypotheses, *found.hypotheses),
            witness if refuted else None,
            None,
            reason,
            time.monotonic() - started,
        )
