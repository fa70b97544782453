"""One status per claim, from every row that speaks about it: proof, simulation and search, and where they disagree.

PROVED and REFUTED are about the conclusion; a refuted step of a proof, a statement on the event and a reading with a
constant chosen are other statements, and are named. A disagreement is explained by the row that distinguishes the two
statements, computed from that row's witness, or it is not explained. Imports claims and core.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dpotheory.claims import registry
from dpotheory.ledger.apart import apart
from dpotheory.ledger.rows import VERDICTS, Row
from dpotheory.ledger.witnesses import WitnessError, kind_of

SOURCES = ("proof", "simulation", "search")
_METHODS = {"simulation": "simulation", "splitting": "simulation", "search": "search", "exact law": "search"}
ON_EVENT, READING = "on-event statement", "reading "


def source(row: Row) -> str:
    """Who decided the row: "proof", "simulation" or "search"."""
    return _METHODS.get(row.method, "proof")


@dataclass(frozen=True)
class Evidence:
    """What one source says about a claim: its verdict on the claim as a whole ("" for none), and the other rows."""

    source: str
    verdict: str
    whole: Row | None
    others: Mapping[str, int]

    def __str__(self) -> str:
        """The verdict and the counts in words."""
        counts = ", ".join(f"{n} {verdict}" for verdict, n in self.others.items())
        return f"{self.verdict or '-'}" + (f" ({counts})" if counts else "")


@dataclass(frozen=True)
class Disagreement:
    """Two rows that do not say the same.

    Attributes:
        one, other: the rows; ``one`` is the stronger.
        contradiction: whether both cannot be right.
        explanation: why both are right, by what distinguishes the two statements; empty where nothing was found.
    """

    one: Row
    other: Row
    contradiction: bool
    explanation: str = ""

    @property
    def explained(self) -> bool:
        """Whether both can be right, and why is known."""
        return bool(self.explanation) and not self.contradiction

    def __str__(self) -> str:
        """In a sentence."""
        said = f"{self.one.name} is {self.one.verdict} ({self.one.method}), {self.other.name} is {self.other.verdict}"
        how = "CONTRADICTION" if self.contradiction else self.explanation or "NOT EXPLAINED"
        return f"{said} ({self.other.method}): {how}"


@dataclass(frozen=True)
class Status:
    """The status of one claim.

    Attributes:
        claim: its id.
        verdict: PROVED, REFUTED, NOT CONTRADICTED, UNDECIDED, or CONTRADICTION.
        reason: why, in a line.
        evidence: by source.
        disagreements: all of them, explained or not.
        rows: every row about the claim.
    """

    claim: str
    verdict: str
    reason: str
    evidence: Mapping[str, Evidence]
    disagreements: tuple[Disagreement, ...]
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def sound(self) -> bool:
        """Whether every disagreement is explained."""
        return all(one.explained for one in self.disagreements)

    def to_dict(self) -> dict[str, Any]:
        """The JSON object."""
        said = {
            name: {
                "verdict": one.verdict or None,
                "method": one.whole.method if one.whole else None,
                "rows": one.others,
            }
            for name, one in self.evidence.items()
        }
        differ = [
            {
                "rows": [[row.name, row.method, row.verdict] for row in (one.one, one.other)],
                "contradiction": one.contradiction,
                "explained": one.explained,
                "explanation": one.explanation,
            }
            for one in self.disagreements
        ]
        return {"claim": self.claim, "status": self.verdict, "reason": self.reason, **said, "disagreements": differ}


def merge(rows: Iterable[Row]) -> list[Status]:
    """The status of every claim that the rows speak about, in the registry's order, user-defined claims last."""
    found: dict[str, list[Row]] = {name: [] for name in registry}
    for row in rows:
        found.setdefault(row.claim, []).append(row)
    return [_status(claim, mine) for claim, mine in found.items() if mine]


def _status(claim: str, rows: Sequence[Row]) -> Status:
    evidence = {name: _evidence(name, [row for row in rows if source(row) == name]) for name in SOURCES}
    disagreements = tuple(_disagreements(rows))
    wholes = [row for row in rows if row.step is None]
    proved = [row for row in wholes if row.verdict == "PROVED"]
    refuted = [row for row in wholes if row.verdict == "REFUTED" and _replayable(row)]
    kept = [row for row in wholes if row.verdict == "NOT CONTRADICTED"]
    if any(one.contradiction for one in disagreements):
        verdict, reason = "CONTRADICTION", str(next(one for one in disagreements if one.contradiction))
    elif proved:
        verdict, reason = "PROVED", f"by proof ({proved[0].method})"
    elif refuted:
        verdict, reason = "REFUTED", f"by {source(refuted[0])} ({refuted[0].method}): {refuted[0].reason}"
    elif kept:
        verdict, reason = "NOT CONTRADICTED", f"by {source(kept[0])}: {kept[0].reason}"
    else:
        verdict, reason = "UNDECIDED", next((row.reason for row in wholes if row.reason), "no row decides the claim")
    steps = [row for row in rows if row.step is not None and source(row) == "proof"]
    false = sum(row.verdict == "REFUTED" for row in steps)
    if false:
        are = "is" if false == 1 else "are"
        reason = f"{reason.rstrip('.')}; {false} of {len(steps)} steps of the proof {are} refuted"
    reasons = [reason, *(one.explanation for one in disagreements if one.explained)]
    reasons += [str(one) for one in disagreements if not (one.explained or one.contradiction)]
    return Status(claim, verdict, "; ".join(dict.fromkeys(reasons)), evidence, disagreements, tuple(rows))


def _evidence(name: str, rows: Sequence[Row]) -> Evidence:
    wholes = sorted((row for row in rows if row.step is None), key=lambda row: _ORDER.index(row.verdict))
    counts = Counter(row.verdict for row in rows if row.step is not None)
    others = {verdict: counts[verdict] for verdict in VERDICTS if counts[verdict]}
    return Evidence(name, wholes[0].verdict if wholes else "", wholes[0] if wholes else None, others)


_ORDER = ("REFUTED", "PROVED", "NOT CONTRADICTED", "UNDECIDED")


def _replayable(row: Row) -> bool:
    """Whether its witness is of a kind that `dpotheory replay` recomputes."""
    try:
        kind_of(row.witness or {})
    except WitnessError:
        return False
    return True


def _disagreements(rows: Sequence[Row]) -> Iterable[Disagreement]:
    for number, row in enumerate(rows):
        for other in rows[number + 1 :]:
            if row.step == other.step and {row.verdict, other.verdict} == {"PROVED", "REFUTED"}:
                yield Disagreement(*sorted((row, other), key=lambda one: one.verdict), contradiction=True)
    wholes = [row for row in rows if row.step is None]
    kept = [row for row in wholes if row.verdict in ("PROVED", "NOT CONTRADICTED")]
    for refuted in (row for row in rows if row.verdict == "REFUTED"):
        if refuted.step is None:
            for other in kept:
                if other.verdict == "NOT CONTRADICTED":
                    yield Disagreement(refuted, other, False, apart(refuted, other, rows))
        elif source(refuted) != "proof" and kept and not _refuted_whole(rows):
            yield Disagreement(refuted, kept[0], False, _another_statement(refuted))


def _refuted_whole(rows: Sequence[Row]) -> bool:
    return any(row.step is None and row.verdict == "REFUTED" for row in rows)


def _another_statement(row: Row) -> str:
    """What distinguishes a refuted row of a simulation or a search from the claim as a whole; empty for a setting."""
    step = row.step or ""
    claim = registry.get(row.claim)
    if step.startswith(ON_EVENT) and claim is not None and claim.failure is not None:
        return (
            f"{row.name} is refuted by data chosen on the event; the claim speaks with a probability, and such data "
            "may be among those that it leaves out"
        )
    if step.startswith(READING) or ", constant " in step:
        return f"{row.name} chooses the unknown constant; the claim says that there is one"
    return ""
