"""The subcommand ``dpotheory falsify``: search for counterexamples and write what was found as a ledger.

One function for the list of subcommands in main.py. Heavy modules are loaded inside.
"""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

from tyro.conf import arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims
from dpotheory.cli.interrupts import stoppable
from dpotheory.cli.terminal import UserError, check_seed, console, progress, writable


def falsify(
    claim: Annotated[
        str | None,
        arg(metavar=cli_claims.METAVAR, help=f"{cli_claims.HELP}; every claim that can be attacked if left out."),
    ] = None,
    budget: Annotated[Literal["quick", "full"], arg(help="How long to search: minutes, or hours.")] = "quick",
    json: Annotated[Path | None, arg(metavar="FILE", help="Write the rows to this ledger.")] = None,
    seed: Annotated[int, arg(help="Seed; the rows are a function of it, of the budget and of what is attacked.")] = 0,
) -> int:
    """Search for counterexamples inside the hypotheses; status 0 whatever is found, 2 for invalid input."""
    import jax

    from dpotheory.checks import falsify as search
    from dpotheory.checks.falsify.falsify import targets
    from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate
    from dpotheory.claims import registry
    from dpotheory.ledger.journal import Journal

    try:
        named = [] if claim is None else cli_claims.chosen(claim)
        attacked = {one.id: one for one in named if one.id not in registry}
        attacked = attacked or {name: name for name in targets(named[0].id if named else None)}
    except ValueError as error:
        raise UserError(str(error)) from error
    check_seed(seed)
    if json is not None:
        writable(json, "ledger")
    error = ErrorRate(FAMILY_ERROR, len(attacked)).per_row
    kept = Journal(json, f"falsify {budget} {seed} {error} {cli_claims.sources(claim)}")
    finished = {piece[0].name: piece[0] for piece in kept.pieces}
    rows: list[ledger.Row] = []
    with stoppable(kept.stopped), progress("searching") as advance:
        for number, (name, target) in enumerate(attacked.items()):
            advance(number / len(attacked), name)
            if name not in finished:
                # A key of its own for each target, so that a row does not depend on what else is attacked.
                key = jax.random.fold_in(jax.random.key(seed), zlib.crc32(name.encode()))
                finished[name] = search(target, key, budget, error=error)
                kept.add([finished[name]])
            rows.append(finished[name])
    if json is not None:
        ledger.write(json, rows)
    kept.close()
    _print(rows)
    return 0


def _print(rows: Sequence[ledger.Row]) -> None:
    """Each verdict beside the name of what it is about: the claim, or the claim and the step."""
    out = console()
    name, verdict = (max(len(getattr(row, part)) for row in rows) for part in ("name", "verdict"))
    for row in rows:
        out.print(f"{row.name:{name}}  {row.verdict:{verdict}}  {row.reason}", soft_wrap=True)
