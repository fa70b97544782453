"""``dpotheory verify``: Monte-Carlo verification of the claims, as a table and as a ledger.

One function for the list of subcommands in main.py. Heavy modules are loaded inside.
"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from rich.table import Table
from rich.text import Text
from tyro.conf import FlagCreatePairsOff, arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims
from dpotheory.cli.interrupts import stoppable
from dpotheory.cli.terminal import VERDICT_COLOURS, check_seed, console, counting, writable
from dpotheory.ledger.journal import Journal


def verify(
    claim: Annotated[str | None, arg(metavar=cli_claims.METAVAR, help=f"{cli_claims.HELP}; all if left out.")] = None,
    budget: Annotated[
        Literal["quick", "full"], arg(help="quick: about two minutes for all claims; full: more settings and datasets.")
    ] = "quick",
    json: Annotated[Path | None, arg(metavar="FILE", help="Write all rows to this ledger.")] = None,
    expect: Annotated[
        Path | None,
        arg(metavar="FILE", help="Compare with the simulation rows of this ledger; status 1 if one changed."),
    ] = None,
    rare: Annotated[
        FlagCreatePairsOff[bool],
        arg(help="Also estimate how often Gram events really fail, far below what counting sees (about a minute)."),
    ] = False,
    seed: Annotated[int, arg(help="Of all draws: the same seed gives the same rows.")] = 0,
) -> int:
    """Test claims on simulated data in their hypotheses: NOT CONTRADICTED, REFUTED or UNDECIDED, with the reason."""
    chosen = cli_claims.chosen(claim)
    check_seed(seed)
    if json is not None:
        writable(json, "ledger")
    expected = None if expect is None else ledger.read(expect)
    kept = Journal(json, f"verify {budget} {seed} {rare} {claim} {cli_claims.sources(claim)}")
    with stoppable(kept.stopped):
        rows = _run(chosen, budget, seed, rare, kept)
    if json is not None:
        ledger.write(json, rows)
    kept.close()
    _table(rows)
    if expected is None:
        return 0
    names = {one.id for one in chosen}
    methods = {"simulation", *(row.method for row in rows)}
    before = [row for row in expected if row.method in methods and row.claim in names]
    difference = ledger.compare(before, rows)
    console().print(Text(f"\nAgainst {expect}: {difference}"), soft_wrap=True)
    return 0 if difference.same else 1


def _run(chosen: Sequence, budget: Literal["quick", "full"], seed: int, rare: bool, kept: Journal) -> list[ledger.Row]:
    from dpotheory.core import devices as host

    host.prepare()  # before any JAX work: compiled programs outlive the process
    import jax

    from dpotheory.checks import verify_all

    with counting("choosing settings") as progress:
        return verify_all(
            jax.random.key(seed),
            budget,
            claims=chosen,
            progress=progress,
            rare=rare,
            known={piece[0].claim: piece for piece in kept.pieces},
            finished=kept.add,
        )


def _table(rows: Sequence[ledger.Row]) -> None:
    whole = [row for row in rows if row.step is None]
    grid = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for name in ("claim", "verdict", "settings", "seconds", "reason"):
        grid.add_column(name, overflow="fold", no_wrap=name != "reason")
    for row in whole:
        settings = str((row.certificate or {}).get("settings", "-"))
        verdict = Text(row.verdict, VERDICT_COLOURS[row.verdict])
        grid.add_row(row.claim, verdict, settings, f"{row.seconds:.1f}", Text(row.reason))
    out = console()
    with out.capture() as printed:
        out.print(grid)
    for line in printed.get().splitlines():
        out.print(Text.from_ansi(line.rstrip()), soft_wrap=True)
    rare = [row for row in rows if row.method == "splitting"]
    if rare:
        out.print("\nFailures too rare to count, by splitting")
    for row in rare:
        out.print(f"{row.claim}  {(row.step or '').removeprefix('rare events, ')}: {row.reason}", soft_wrap=True)
    counts = Counter(row.verdict for row in whole)
    said = ", ".join(f"{counts[name]} {name}" for name in VERDICT_COLOURS if counts[name])
    rates = {(row.certificate or {}).get("family_error") for row in whole} - {None}
    tested = sum(row.step is not None and row.method == "simulation" for row in rows)
    rate = f"; they share a family-wise error rate of {rates.pop():g}" if rates else ""
    out.print(f"\n{said} of {len(whole)} claims, at {tested} settings{rate}.", soft_wrap=True)
