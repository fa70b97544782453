"""What each theorem rests on, and how far each part of it is to be trusted: a page made from the ledger.

``python -m proofs_check.trust --markdown docs/trust.md``. A row is as sure as its weakest evidence: a kernel's proof,
exact certificates, two solvers, one solver, a simulation, or nothing; a conclusion is as sure as the weakest row
beneath it, however deep, and an argument in words is no stronger than that. Verdicts come from docs/ledger.json, and
for claims without a proof from docs/ledger-simulation.json.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import tyro

from dpotheory import ledger
from dpotheory.cli import interrupts
from dpotheory.cli.terminal import MISTAKE
from dpotheory.studies.markdown import table
from proofs_check.axioms import AXIOMS

EVIDENCE = (
    ("kernel", "⬛", "accepted by Coq's kernel"),
    ("certificate", "🟩", "every query of the solver has an exact certificate"),
    ("two solvers", "🟦", "z3 and cvc5 agree"),
    ("one solver", "🟨", "one program: z3, Arb, sympy, or an exact point"),
    ("words", "🟪", "an argument in words over rows that are all proved"),
    ("simulation", "🟧", "not contradicted by simulation; no proof"),
    ("open", "⬜", "undecided"),
    ("refuted", "🟥", "refuted"),
)
"""Kinds of evidence from the surest to none, with their colours."""
_RANK = {name: rank for rank, (name, _, _) in enumerate(EVIDENCE)}
_MARK = {name: mark for name, mark, _ in EVIDENCE}


@dataclass(frozen=True)
class Options:
    """Write what each theorem rests on."""

    proofs: Path = Path("docs/ledger.json")
    """Ledger of the proofs."""
    simulation: Path = Path("docs/ledger-simulation.json")
    """Ledger of the simulation."""
    markdown: Path | None = None
    """File to write; printed otherwise."""


def evidence(row: ledger.Row) -> str:
    """What a row rests on by itself, one of `EVIDENCE`."""
    if row.verdict == "REFUTED":
        return "refuted"
    if row.verdict != "PROVED":
        return "simulation" if row.verdict == "NOT CONTRADICTED" else "open"
    if row.method == "chain":
        return "words"
    if row.kernel is not None:
        return "kernel"
    if _certified(row):
        return "certificate"
    if row.crosscheck is not None and row.crosscheck.get("agrees"):
        return "two solvers"
    return "one solver"


def _certified(row: ledger.Row) -> bool:
    parts = (row.certificate or {}).get("parts") or ()
    return bool(parts) and all(
        part.get("exact") and all("missing" not in one["certificate"] for one in part["exact"]) for part in parts
    )


def premises(row: ledger.Row) -> Sequence[str]:
    """The rows that a conclusion rests on."""
    return (row.certificate or {}).get("premises", ())


def axioms(row: ledger.Row) -> Sequence[str]:
    """Names of the standard facts that a row uses itself."""
    return [text.partition(": ")[0] for text in (row.certificate or {}).get("axioms", ())]


def beneath(name: str, rows: Mapping[str, ledger.Row], above: frozenset[str] = frozenset()) -> Iterator[str]:
    """The row and all that it rests on, each as often as it is used.

    Raises:
        ValueError: if a row rests on itself, or on one that the ledger lacks.
    """
    if name in above:
        raise ValueError(f"{name} rests on itself")
    if name not in rows:
        raise ValueError(f"{sorted(above)[0] if above else 'the ledger'} rests on {name}, which the ledger lacks")
    yield name
    for premise in premises(rows[name]):
        yield from beneath(premise, rows, above | {name})


def weakest(name: str, rows: Mapping[str, ledger.Row]) -> str:
    """The weakest evidence of a row and of all that it rests on; for a conclusion at best "words"."""
    return max((evidence(rows[one]) for one in beneath(name, rows)), key=_RANK.__getitem__)


def without_words(name: str, rows: Mapping[str, ledger.Row]) -> str:
    """The weakest evidence beneath a conclusion, arguments in words left out."""
    found = [evidence(rows[one]) for one in beneath(name, rows)]
    return max((one for one in found if one != "words"), key=_RANK.__getitem__, default="words")


def _tree(name: str, rows: Mapping[str, ledger.Row], depth: int = 0) -> Iterator[str]:
    row = rows[name]
    used = f" *({', '.join(axioms(row))})*" if axioms(row) else ""
    yield f"{'  ' * depth}- {_MARK[evidence(row)]} {name if depth == 0 else row.name}{used}"
    for premise in premises(row):
        yield from _tree(premise, rows, depth + 1)


def page(proofs: Sequence[ledger.Row], simulated: Sequence[ledger.Row]) -> str:
    """The page: what the colours mean, a line for each claim, the trees of the proved ones, and the standard facts."""
    rows = {row.name: row for row in proofs}
    sampled = {row.claim: row for row in simulated if row.step is None}
    whole = [row for row in proofs if row.step is None]
    lines = []
    for row in whole:
        if row.verdict == "PROVED":
            parts = [one for one in beneath(row.name, rows) if evidence(rows[one]) != "words"]
            kinds = Counter(evidence(rows[one]) for one in dict.fromkeys(parts))
            text = ", ".join(f"{kinds[name]} {name}" for name, _, _ in EVIDENCE if kinds[name])
            under = without_words(row.name, rows)
            lines.append([f"{_MARK[under]} {row.claim}", "PROVED", under, text])
        else:
            other = sampled.get(row.claim)
            kind = evidence(other) if row.verdict == "UNDECIDED" and other is not None else evidence(row)
            lines.append([f"{_MARK[kind]} {row.claim}", row.verdict, kind, ""])
    steps = Counter(evidence(row) for row in proofs if row.verdict == "PROVED" and row.method != "chain")
    return "\n".join(
        [
            "# What each theorem rests on",
            "",
            "Made by `python -m proofs_check.trust` from the shipped ledgers; no line is written by hand.",
            "",
            "A claim has the colour of the *weakest* row beneath it, however deep: green means proved, and everything",
            "beneath it proved with exact certificates or better. That rows give a conclusion is an argument in words,",
            "which no program checks; it stands in the ledger, and a tree shows it as 🟪.",
            "",
            table(
                ["", "evidence", "means", "proved rows"],
                [[mark, name, text, str(steps[name] or "")] for name, mark, text in EVIDENCE],
            ),
            "",
            "## Claims",
            "",
            table(["claim", "verdict of the proof", "weakest evidence", "rows beneath it"], lines),
            "",
            "## Trees",
            "",
            "Every proved conclusion with what it rests on, and the standard facts that each row uses.",
            "",
            *(line for row in whole if row.verdict == "PROVED" for line in (*_tree(row.name, rows), "")),
            "## Standard facts",
            "",
            "Not proved here; each with the rows that use it themselves.",
            "",
            *_facts(proofs),
            "",
        ]
    )


def _facts(proofs: Sequence[ledger.Row]) -> Iterator[str]:
    users: dict[str, list[str]] = {}
    for row in proofs:
        for name in axioms(row):
            users.setdefault(name, []).append(row.name)
    for name in sorted(users, key=str.lower):
        fact = AXIOMS[name]
        yield f"- **{name}**: {fact.says} ({fact.reference}). Used by {'; '.join(users[name])}."


def main() -> int:
    """Write the page; returns the exit status."""
    options = tyro.cli(Options, prog="python -m proofs_check.trust")
    try:
        text = page(ledger.read(options.proofs), ledger.read(options.simulation))
        if options.markdown is None:
            print(text)
        else:
            options.markdown.write_text(text, encoding="utf-8")
    except (ValueError, OSError, ledger.LedgerError) as error:
        print(f"error: {error}", file=sys.stderr)
        return MISTAKE
    return 0


if __name__ == "__main__":
    interrupts.run(main)
