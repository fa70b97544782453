"""``python -m proofs_check``: decide every printed step, print a table, write the ledger and the errata."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import ledger
from dpotheory.ledger.rows import LedgerError
from proofs_check import report, run


@dataclass(frozen=True)
class Options:
    """Decide every printed step of the DPO papers by machine.

    Exit status 0 when every row is decided or UNDECIDED with a reason (a refutation is a finding, not a failure), 2 for
    a mistake in the options.
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
        if options.errata and options.claim:
            raise ValueError("--errata needs every claim; leave out --claim")
        wanted = run.selected(options.claim)
        old: list[ledger.Row] = []
        if options.json and options.json.exists():
            old = ledger.read(options.json)
        for target in (options.json, options.errata):
            if target and not target.absolute().parent.is_dir():
                raise ValueError(f"the folder of {target} does not exist")
    except (ValueError, LedgerError) as error:
        print(error, file=sys.stderr)
        return 2
    with report.progress(len(wanted)) as advance:
        rows = run.decide_all(options.claim, () if options.fresh else old, options.processes, advance)
    report.table(rows, markdown=options.markdown)
    report.summary(rows)
    if options.json:
        fresh = {row.name for row in rows}
        others = [row for row in old if row.name not in fresh] if options.claim else []
        place = {step.key: number for number, step in enumerate(run.selected(None))}
        ledger.write(options.json, sorted([*others, *rows], key=lambda row: place.get(row.name, len(place))))
    if options.errata:
        options.errata.write_text(report.errata(rows), encoding="utf-8")
    return 0 if all(row.verdict != "UNDECIDED" or row.reason for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
