"""A step of a proof, and what a check finds about it (theory.md §5).

A `Step` names what is to be decided; its `Check` finds out. No verdict is written anywhere: each `StepResult` is
computed. The kinds of checks are in `evidence/`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol

from dpotheory.prover import Budget, Verdict

Origin = Literal["printed", "reading", "own"]


@dataclass(frozen=True)
class StepResult:
    """What a check found: the verdict with its evidence, and the statement it is about."""

    verdict: Verdict
    method: str
    statement: str
    hypotheses: tuple[str, ...] = ()
    witness: Mapping[str, Any] | None = None
    certificate: Mapping[str, Any] | None = None
    reason: str = ""
    seconds: float = 0.0


class Check(Protocol):
    """A way to decide a step."""

    def find(self, budget: Budget) -> StepResult:
        """Decide within the budget."""
        ...

    @property
    def digest(self) -> str:
        """Changes when what is to be decided changes."""
        ...


@dataclass(frozen=True)
class Step:
    """One thing to decide.

    Attributes:
        claim: id as in theory.md.
        name: the step's name; None for the claim as a whole.
        check: how it is decided; None leaves it to `premises`.
        origin: "printed" (it stands in the manifest, which says what is printed), "reading" (another reading of a
            printed step) or "own" (ours: a correction, a derivation, a feasible region).
        says: what it says, in words; printed steps leave it to the manifest.
        corrects: name of the printed step (of the same claim) that this one puts right; "" for the claim as a whole.
        reading: how the print is read, where another reading has a row of its own; "" where there is only one.
        reads: name of the printed step that a "reading" reads in another way; "" for the claim as a whole.
        informative: name of the row (of the same claim) that decides this step where the printed bound is non-vacuous.
        rests_on: keys of rows that the check takes for granted; a `Chain` names its own premises.
    """

    claim: str
    name: str | None
    check: Check
    origin: Origin = "printed"
    says: str = ""
    corrects: str | None = None
    reading: str = ""
    reads: str | None = None
    informative: str | None = None
    rests_on: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """ "CLAIM/step", or "CLAIM" for the claim as a whole."""
        return self.claim if self.name is None else f"{self.claim}/{self.name}"


def printed(
    claim: str,
    name: str | None,
    check: Check,
    reading: str = "",
    informative: str | None = None,
    rests_on: tuple[str, ...] = (),
) -> Step:
    """A printed step; the manifest says what is printed, ``reading`` how it is read where that matters."""
    return Step(claim, name, check, reading=reading, informative=informative, rests_on=rests_on)


def reading(claim: str, name: str, check: Check, says: str, of: str, rests_on: tuple[str, ...] = ()) -> Step:
    """Another reading of the printed step ``of`` ("" for the claim as a whole)."""
    return Step(claim, name, check, "reading", says, reads=of, rests_on=rests_on)


def own(
    claim: str,
    name: str | None,
    check: Check,
    says: str,
    corrects: str | None = None,
    informative: str | None = None,
) -> Step:
    """A step of ours, or with name None a whole claim of ours; `corrects` names the printed step that it replaces."""
    return Step(claim, name, check, "own", says, corrects, informative=informative)
