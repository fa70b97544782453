"""``python -m proofs_check``: decide every printed step, print a table, write the ledger and the errata."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import ledger
from dpotheory.cli import interrupts
from dpotheory.cli.terminal import MISTAKE, writable
from dpotheory.ledger.journal import Journal
from proofs_check import crosscheck, receipt, report, run, steps


@dataclass(frozen=True)
class Options:
    """Decide every printed step of the DPO papers by machine.

    Where cvc5 is installed it is asked too about what z3 decided (docs/proofs.md). Exit status 0 when every row is
    decided or UNDECIDED with a reason (a refutation is a finding, not a failure), 1 when the two solvers disagree, 2
    for a mistake in the options, 130 when stopped: with --json finished rows are kept, and the same command goes on.
    """

    claim: str | None = None
    """Decide only the steps of this claim, for example DV-TB.3."""
    json: Path | None = None
    """Write the ledger here. Rows that it already holds are kept when neither the step nor the code has changed."""
    fresh: bool = False
    """Decide everything again, whatever the ledger holds."""
    markdown: bool = False
    """Print the table as Markdown."""
    errata: Path | None = None
    """Write the errata (refuted steps, witnesses, corrections) here as Markdown."""
    processes: Annotated[int | None, tyro.conf.arg(name="jobs")] = None
    """Processes to use; as many as there are cores when not given."""


def main(arguments: list[str] | None = None) -> int:
    """Run; returns the exit status."""
    options = tyro.cli(Options, prog="python -m proofs_check", args=arguments)
    try:
        return _run(options)
    except ValueError as error:  # a ledger's, the user's or a claim's that is not there
        print(error, file=sys.stderr)
        return MISTAKE


def _run(options: Options) -> int:
    if options.errata and options.claim:
        raise ValueError("--errata needs every claim; leave out --claim")
    if options.processes is not None and options.processes < 1:
        raise ValueError(f"--jobs is {options.processes}, but it must be at least 1")
    for target, what in ((options.json, "ledger"), (options.errata, "errata")):
        if target:
            writable(target, what)
    old = ledger.read(options.json) if options.json and options.json.exists() else []
    rows = _rows(options, old)
    report.table(rows, markdown=options.markdown)
    report.summary(rows)
    print(crosscheck.summary(rows))
    against = crosscheck.disagreements(rows)
    for row in against:
        print(f"{row.name}: z3 proves a statement that {row.crosscheck} denies", file=sys.stderr)
    if options.errata:
        try:
            options.errata.write_text(report.errata(rows), encoding="utf-8")
        except OSError as error:
            raise ValueError(f"The errata {options.errata} cannot be written: {error.strerror or error}.") from error
    return 0 if not against and all(row.verdict != "UNDECIDED" or row.reason for row in rows) else 1


def _rows(options: Options, old: list[ledger.Row]) -> list[ledger.Row]:
    """The rows asked for, from the ledger or decided now; the ledger holds them in the end."""
    if old and not options.fresh and options.claim is None and receipt.holds(old) and not _uncompared(old):
        return old
    wanted = run.selected(options.claim)
    kept = Journal(options.json, "proofs_check", fresh=options.fresh)
    earlier = [] if options.fresh else [*old, *(row for piece in kept.pieces for row in piece)]
    with interrupts.stoppable(kept.stopped), report.progress(len(wanted)) as advance:
        rows = run.decide_all(options.claim, earlier, options.processes, advance, lambda row: kept.add([row]))
    rows = _compared(rows, options.processes, kept)
    if options.json:
        made = {row.name for row in rows}
        others = [row for row in old if row.name not in made] if options.claim else []
        place = {step.key: number for number, step in enumerate(run.selected(None))}
        ledger.write(options.json, sorted([*others, *rows], key=lambda row: place.get(row.name, len(place))))
        if options.claim is None:
            receipt.leave(ledger.read(options.json))
    kept.close()
    return rows


def _uncompared(rows: list[ledger.Row]) -> int:
    return crosscheck.missing(rows, steps().get)


def _compared(rows: list[ledger.Row], jobs: int | None, kept: Journal) -> list[ledger.Row]:
    """The rows with what the second solver says."""
    todo = _uncompared(rows)
    if not todo:
        return rows
    with interrupts.stoppable(kept.stopped), report.progress(todo, "asking cvc5") as advance:

        def finished(row: ledger.Row) -> None:
            kept.add([row])
            advance(row)

        return crosscheck.filled(rows, steps().get, jobs, finished)


if __name__ == "__main__":
    interrupts.run(main)
