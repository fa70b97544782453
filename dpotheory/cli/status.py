"""``dpotheory status``: one line per claim from proof, simulation and search, with every disagreement explained."""

import json as json_text
import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import FlagCreatePairsOff, Positional, arg

from dpotheory import ledger
from dpotheory.cli.terminal import UserError, head, section, table, write
from dpotheory.ledger.shipped import shipped

if TYPE_CHECKING:
    from dpotheory.ledger.status import Status


def status(
    claim: Annotated[str | None, Positional, arg(metavar="[ID]", help="One claim, with all its rows.")] = None,
    files: Annotated[
        tuple[Path, ...], arg(name="ledger", metavar="FILE...", help="Ledgers to merge; the shipped ones if left out.")
    ] = (),
    json: Annotated[FlagCreatePairsOff[bool], arg(help="Print JSON.")] = False,
) -> int:
    """The verdicts of proof, simulation and search in one line per claim; status 1 if two of them contradict."""
    from dpotheory.ledger.status import merge

    paths = list(files) or shipped()
    if not paths:
        raise UserError("There is no ledger to read; give one by --ledger FILE.")
    sources = {path: ledger.read(path) for path in dict.fromkeys(paths)}
    found = merge(row for rows in sources.values() for row in rows)
    if claim is not None:
        from dpotheory.claims.names import match, unknown

        known = [one.claim for one in found]
        meant = match(claim, known)
        if meant is None:
            raise UserError(f"{unknown(claim, known, 'No row of these ledgers is about {!r}', 'they have')}.")
        found = [one for one in found if one.claim == meant]
    if json:
        told = [one.to_dict() for one in found]
        sys.stdout.write(json_text.dumps(told if claim is None else told[0], indent=1, ensure_ascii=False) + "\n")
    elif claim is None:
        _all(found)
    else:
        _one(found[0], sources)
    return 0 if all(one.sound for one in found) else 1


def _all(found: "list[Status]") -> None:
    rows = [(one.claim, one.verdict, *map(str, one.evidence.values()), one.reason) for one in found]
    table(("claim", "status", "proof", "simulation", "search", "reason"), rows)
    differ = [one for status in found for one in status.disagreements]
    bad = [one for one in differ if not one.explained]
    write(f"\n{len(found)} claims; {len(differ)} disagreements, {len(differ) - len(bad)} of them explained.")
    for one in bad:
        write(f"  {one}")


def _one(status: "Status", sources: dict[Path, list[ledger.Row]]) -> None:
    from dpotheory.ledger.status import source

    head(status.claim, status.verdict)
    section("Why", [(status.reason,)])
    section("Evidence", [(name, str(evidence)) for name, evidence in status.evidence.items()])
    section("Disagreements", [(str(one),) for one in status.disagreements])
    rows = [
        (row.step or "the claim as a whole", row.verdict, f"{source(row)} ({row.method})", row.reason)
        for row in sorted(status.rows, key=lambda row: row.step is not None)
    ]
    section("Rows", rows)
    replays = [
        (f"dpotheory replay {shlex.quote(_shorter(path))} {shlex.quote(_name(row, all_rows))}",)
        for path, all_rows in sources.items()
        for row in all_rows
        if row.claim == status.claim and row.verdict == "REFUTED"
    ]
    section("Replay", replays)


def _shorter(path: Path) -> str:
    """As it is, or from here, whichever is shorter."""
    return min(str(path), os.path.relpath(path), key=len)


def _name(row: ledger.Row, rows: list[ledger.Row]) -> str:
    """What finds the row in its ledger: its name, or its name and method, or its index."""
    for name in (row.name, row.key):
        if sum(name in (other.name, other.key) for other in rows) == 1:
            return name
    return str(next(index for index, other in enumerate(rows) if other is row))
