"""Conclusions from other rows, and what nothing here decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dpotheory.prover import Budget, Verdict
from proofs_check.evidence.common import content_hash, named
from proofs_check.step import StepResult


@dataclass(frozen=True)
class Chain:
    """A conclusion that follows from other rows by named standard facts: PROVED when all of them are.

    Attributes:
        statement: the conclusion as text.
        premises: keys "CLAIM/step" of the rows it rests on.
        axioms: names in `axioms.AXIOMS`.
        argument: how the premises give the conclusion, in a sentence or two.
    """

    statement: str
    premises: tuple[str, ...]
    axioms: tuple[str, ...] = ()
    argument: str = ""
    hypotheses: tuple[str, ...] = ()
    verdicts: Mapping[str, str] = field(default_factory=dict, compare=False)

    def __post_init__(self) -> None:
        """Validate."""
        if not self.premises:
            raise ValueError(f"the chain {self.statement!r} rests on nothing; name its premises")

    @property
    def digest(self) -> str:
        """Of the argument, not of the premises' verdicts: chains are never kept from an earlier ledger."""
        return content_hash(self.statement, self.premises, self.axioms, self.argument)

    def given(self, verdicts: Mapping[str, str]) -> "Chain":
        """The chain with the verdicts of its premises.

        Raises:
            KeyError: if no proof file has one of them.
        """
        missing = [key for key in self.premises if key not in verdicts]
        if missing:
            raise KeyError(f"the chain {self.statement!r} rests on {missing}, which no proof file has")
        return replace(self, verdicts={key: verdicts[key] for key in self.premises})

    def _missing(self, key: str) -> str:
        if self.verdicts.get(key) == "REFUTED":
            return f"It rests on {key}, which is refuted: another proof, or a counterexample, would decide."
        return f"It rests on {key}, which is not proved: a proof of that would decide."

    def find(self, budget: Budget) -> StepResult:
        """PROVED when every premise is."""
        open_ones = [key for key in self.premises if self.verdicts.get(key) != "PROVED"]
        certificate = {
            "premises": list(self.premises),
            "argument": self.argument,
            "axioms": named(self.axioms),
        }
        return StepResult(
            Verdict.UNDECIDED if open_ones else Verdict.PROVED,
            "chain",
            self.statement,
            self.hypotheses,
            None,
            None if open_ones else certificate,
            " ".join(self._missing(key) for key in open_ones),
        )


@dataclass(frozen=True)
class Open:
    """What no check here can decide; the reason says what would."""

    statement: str
    reason: str

    @property
    def digest(self) -> str:
        """A hash of statement and reason."""
        return content_hash("open", self.statement, self.reason)

    def find(self, budget: Budget) -> StepResult:
        """UNDECIDED, with what would decide it as the reason."""
        return StepResult(Verdict.UNDECIDED, "none", self.statement, reason=self.reason)
