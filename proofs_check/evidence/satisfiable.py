"""Whether hypotheses can hold together."""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import sympy as sp

from dpotheory.prover import Budget, Domain, Relation, Statement, Verdict, decide, feasible_point, implies
from proofs_check.evidence.common import NEGATION, content_hash, described
from proofs_check.step import StepResult

_LONGER = 50  # as many points, once a short search and a proof of a contradiction have both failed


@dataclass(frozen=True)
class Satisfiable:
    """Whether hypotheses can hold together: PROVED by a point, REFUTED by a contradiction that the prover certifies."""

    statement: Statement

    @property
    def digest(self) -> str:
        """Of the hypotheses."""
        return content_hash("satisfiable", self.statement.content_hash)

    @property
    def stated(self) -> tuple[str, tuple[str, ...]]:
        """That the hypotheses can hold together, and the hypotheses, as text."""
        return "The hypotheses can hold together.", described([self.statement])

    def find(self, budget: Budget) -> StepResult:
        """Search a point; else ask for a proof that there is none."""
        started = time.monotonic()
        common: dict[str, Any] = dict(zip(("statement", "hypotheses"), self.stated, strict=True))

        def result(verdict: Verdict, method: str, **evidence: Any) -> StepResult:
            return StepResult(verdict, method, seconds=time.monotonic() - started, **common, **evidence)

        def exact(point: Mapping[str, Any]) -> StepResult:
            found = {name: str(value) for name, value in point.items()}
            return result(Verdict.PROVED, "exact point", certificate={"point": found})

        point = feasible_point(self.statement, budget.points, budget.seed)
        if point is not None:
            return exact(point)
        reasons, names = [], ", ".join(name for name, _ in self.statement.hypotheses)
        for contradiction in self.contradictions():
            outcome = decide(contradiction, budget)
            if outcome.verdict is Verdict.PROVED:
                witness = {"contradiction": contradiction.to_dict(), "proof": outcome.certificate}
                reason = f"The hypotheses contradict one another ({names}); the witness holds the proof."
                return result(Verdict.REFUTED, outcome.method, witness=witness, reason=reason)
            reasons.append(outcome.reason)
        point = feasible_point(
            self.statement, _LONGER * budget.points, budget.seed + 1, time.monotonic() + budget.seconds
        )
        if point is not None:
            return exact(point)
        reason = f"No point was found and no contradiction proved: {' '.join(dict.fromkeys(reasons))}"
        return result(Verdict.UNDECIDED, "search", reason=reason)

    def contradictions(self) -> Iterator[Statement]:
        """Each says that the hypotheses exclude one another: the others imply that one of the first two fails."""
        domains = self.statement.domain
        for name, relation in self.statement.hypotheses[:2]:
            others = [(other, given) for other, given in self.statement.hypotheses if other != name]
            negated = Relation(relation.lhs, NEGATION[relation.op], relation.rhs)
            yield implies(others, negated, domains)


_FALSE = Relation(sp.Integer(1), "<=", sp.Integer(0))


def satisfiable(hypotheses: Any, domains: Mapping[str, Domain | str] | None = None) -> Satisfiable:
    """A `Satisfiable` of the hypotheses."""
    return Satisfiable(implies(hypotheses, _FALSE, domains))
