"""The table, the summary and the errata of a list of ledger rows."""

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from rich.table import Table
from rich.text import Text

from dpotheory import claims, ledger
from dpotheory.cli import terminal
from proofs_check import steps
from proofs_check.manifest import manifest
from proofs_check.run import says, where_it_matters
from proofs_check.step import Step


@contextmanager
def progress(total: int, doing: str = "deciding") -> Iterator[Callable[[ledger.Row], None]]:
    """A bar on a terminal, nothing elsewhere."""
    done = itertools.count(1)
    with terminal.counting(doing, total) as bar:
        yield lambda row: bar(next(done), total, f"{row.name:.50}")


def table(rows: Sequence[ledger.Row], *, markdown: bool = False) -> None:
    """Print claim, step, verdict, method, time."""
    if markdown:
        print("| claim | step | verdict | method | seconds |\n|---|---|---|---|---|")
        for row in rows:
            print(f"| {row.claim} | {row.step or '*statement*'} | {row.verdict} | {row.method} | {row.seconds:.2f} |")
        return
    grid = Table("claim", "step", "verdict", "method", "seconds", box=None)
    for row in rows:
        colour = terminal.VERDICT_COLOURS[row.verdict]
        verdict = Text(row.verdict, style=colour)
        grid.add_row(row.claim, row.step or "(statement)", verdict, row.method, f"{row.seconds:.2f}")
    terminal.console().print(grid)


def counts(rows: Sequence[ledger.Row]) -> tuple[int, int]:
    """(printed steps that are PROVED or REFUTED, printed steps) by the manifest; definitions are left out."""
    of_manifest = [row for row in rows if row.name in manifest() and not manifest()[row.name].definition]
    return sum(row.verdict in ("PROVED", "REFUTED") for row in of_manifest), len(of_manifest)


def summary(rows: Sequence[ledger.Row]) -> None:
    """Print the totals, and the reasons of what is undecided."""
    verdicts = Counter(row.verdict for row in rows)
    print(
        "\n" + ", ".join(f"{count} {verdict}" for verdict, count in verdicts.most_common()) + f" of {len(rows)} rows."
    )
    decided, printed = counts(rows)
    if printed:
        print(f"Printed steps decided: {decided} of {printed} ({decided / printed:.0%}).")
    for row in rows:
        if row.verdict == "UNDECIDED":
            print(f"  UNDECIDED {row.name}: {row.reason}")


def _witness(witness: Any) -> str:
    if "family" in witness:
        members = ", ".join(f"{name} = {value}" for name, value in witness["family"].items())
        where = f" with {', '.join(witness['where'])}" if witness["where"] else ""
        return f"for every constant ({witness['for_all']}): {members}{where}"
    if "instance" in witness:
        return f"a dataset ({witness['instance']}): {witness['lhs']} {witness['relation']} {witness['rhs']} fails"
    if "contradiction" in witness:
        return "the hypotheses contradict one another (the ledger has the proof)"
    point = ", ".join(f"{name} = {value}" for name, value in witness["point"].items())
    return f"{point}: {witness['lhs']} {witness['relation']} {witness['rhs']} fails" if "lhs" in witness else point


def errata(rows: Sequence[ledger.Row]) -> str:
    """The errata as Markdown: what is refuted, the witness, the correction with its own verdict, and what survives."""
    by_name = {row.name: row for row in rows}
    lines = [
        "# Errata",
        "",
        "Made by `python -m proofs_check --errata docs/errata.md`; no line is written by hand. Each entry is a printed",
        "step that is refuted, with a witness that `dpotheory replay` recomputes, and, where there is one, the",
        "corrected statement with its own verdict. A false step does not refute a theorem: the verdict of the theorem",
        "as a whole stands beside it. Where the verdict depends on how the print is read, the entry names the reading,",
        "and every other reading has its own verdict. (R) marks a display that was lost in our source and rebuilt:",
        "there the refutation is of the statement *as rebuilt*, not of the authors' words.",
        "",
    ]
    for claim in dict.fromkeys(row.claim for row in rows):
        refuted = [row for row in rows if row.claim == claim and row.verdict == "REFUTED"]
        refuted = [row for row in refuted if steps()[row.name].origin == "printed"]
        if not refuted:
            continue
        title = claims[claim].title if claim in claims else ""
        lines += [f"## {claim}: {title}", ""]
        whole = by_name.get(claim)
        if whole is not None and whole.verdict != "REFUTED":
            survives = {"PROVED": "survives: PROVED", "UNDECIDED": "UNDECIDED"}[whole.verdict]
            lines += [f"The statement as a whole {survives} ({whole.reason or says(steps()[claim])})", ""]
        for row in refuted:
            lines += [*_entry(row, by_name), ""]
    return "\n".join([*lines, *_other_readings(by_name), *_boundaries(rows)])


def _entry(row: ledger.Row, by_name: Mapping[str, ledger.Row]) -> list[str]:
    """One refuted printed step: where it fails, what other readings give, and what holds in its place."""
    printed = manifest().get(row.name)
    mark = " (R)" if printed and printed.rebuilt else ""
    assert row.witness is not None
    lines = [
        f"### {row.step or 'statement'}{mark}",
        "",
        f"- **Printed:** {says(steps()[row.name])}",
        f"- **Witness:** {_witness(row.witness)}",
    ]
    region = where_it_matters(steps()[row.name], by_name)
    if region:
        lines.append(f"- **Where:** {region}")
    for step in _about(row, "reads"):
        found = by_name[step.key]
        lines.append(f"- **Another reading** ({step.name}): {step.says} — {found.verdict} ({found.method})")
    corrections = _about(row, "corrects")
    for step in corrections:
        found = by_name[step.key]
        lines.append(f"- **Correction** ({step.name}): {step.says} — {found.verdict} ({found.method})")
    return lines if corrections else [*lines, "- **Correction:** none here."]


def _about(row: ledger.Row, relation: str) -> list[Step]:
    """The steps that read, or correct, a printed step."""
    return [
        step for step in steps().values() if step.claim == row.claim and getattr(step, relation) == (row.step or "")
    ]


def _other_readings(by_name: Mapping[str, ledger.Row]) -> list[str]:
    """Readings that are refuted where the printed step, as we read it, is not: no error of the paper."""
    found = []
    for step in steps().values():
        row = by_name.get(step.key)
        if step.reads is None or row is None or row.verdict != "REFUTED":
            continue
        printed = by_name[f"{step.claim}/{step.reads}" if step.reads else step.claim]
        if printed.verdict == "REFUTED":
            continue
        assert row.witness is not None
        name = f"{step.claim}, {step.reads or 'statement'}"
        found += [
            f"- **{name}:** {says(steps()[printed.name])} — {printed.verdict} ({printed.method}). Read as "
            f"“{step.says}”: REFUTED ({_witness(row.witness)})."
        ]
    if not found:
        return []
    return [
        "## Refuted under another reading only",
        "",
        "No errors of the papers: the printed steps are not refuted as we read them; another reading that the words",
        "allow is.",
        "",
        *found,
        "",
    ]


def _boundaries(rows: Sequence[ledger.Row]) -> list[str]:
    """From where on statements are non-vacuous: the smallest Q for each K, with its verdict unless that is PROVED."""
    table: dict[str, dict[str, str]] = {}
    for row in rows:
        what, found, n_values = (row.step or "").partition(", K = ")
        if found and what.startswith("first non-vacuous"):
            where = what.removeprefix("first non-vacuous").strip() or "at its own edge, c = oo"
            proved = row.verdict == "PROVED" and row.certificate is not None
            table.setdefault(f"{row.claim} ({where})", {})[n_values] = (
                f"{row.certificate['first_Q']:,}" if proved and row.certificate else row.verdict
            )
    if not table:
        return []
    columns = list(dict.fromkeys(n_values for cells in table.values() for n_values in cells))
    return [
        "## From where on statements are non-vacuous",
        "",
        "The smallest Q (samples per cluster) at which the probability is positive and a risk bound is below 1; below",
        "it the statement is vacuous, from it on it never is. Numbers are PROVED by ball arithmetic.",
        "",
        "| statement | " + " | ".join(f"K = {n_values}" for n_values in columns) + " |",
        "|---|" + "---:|" * len(columns),
        *(f"| {name} | " + " | ".join(cells.get(k, "") for k in columns) + " |" for name, cells in table.items()),
        "",
    ]
