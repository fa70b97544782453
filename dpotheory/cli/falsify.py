"""The subcommand ``dpotheory falsify``: search for counterexamples and write what was found as a ledger.

Hooked in by cli.py, which no file imports. Heavy rooms are loaded when it runs.
"""

import sys
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from rich.console import Console
from rich.progress import Progress
from tyro.conf import arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims

if TYPE_CHECKING:
    from dpotheory.ledger.rows import Row

_WIDE = 100_000


def falsify(
    claim: Annotated[
        str | None,
        arg(metavar=cli_claims.METAVAR, help=f"{cli_claims.HELP}; every claim that can be attacked if left out."),
    ] = None,
    budget: Annotated[Literal["quick", "full"], arg(help="How long to search: minutes, or hours.")] = "quick",
    json: Annotated[Path | None, arg(metavar="FILE", help="Write the rows to this ledger.")] = None,
    seed: Annotated[int, arg(help="Seed; the rows are a function of it, of the budget and of what is attacked.")] = 0,
) -> int:
    """Search for counterexamples inside the hypotheses; status 0 whatever is found, 2 for a mistake of the user's."""
    import jax

    from dpotheory.checks import falsify as search
    from dpotheory.checks.falsify.falsify import targets
    from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate
    from dpotheory.claims import registry

    try:
        own = [] if claim is None else [one for one in cli_claims.chosen(claim) if one.id not in registry]
        attacked = {one.id: one for one in own} or {name: name for name in targets(claim)}
    except ValueError as error:
        return _mistake(str(error))
    if not 0 <= seed < 2**63:
        return _mistake(f"--seed is {seed}, but it must be at least 0 and below 2^63.")
    if json is not None and (json.is_dir() or not json.absolute().parent.is_dir()):
        return _mistake(f"The ledger {json} cannot be written: it must be a file in a folder that exists.")
    error = ErrorRate(FAMILY_ERROR, len(attacked)).per_row
    rows: list[Row] = []
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("searching", total=len(attacked))
        for name, target in attacked.items():
            progress.update(task, description=name)
            # A key of its own for each target, so that a row does not depend on what else is attacked.
            key = jax.random.fold_in(jax.random.key(seed), zlib.crc32(name.encode()))
            rows.append(search(target, key, budget, error=error))
            progress.advance(task)
    _print(rows)
    if json is not None:
        ledger.write(json, rows)
    return 0


def _mistake(text: str) -> int:
    print(text, file=sys.stderr)
    return 2


def _print(rows: Sequence["Row"]) -> None:
    """Each verdict beside the name of what it is about: the claim, or the claim and the step."""
    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = Console(width=_WIDE, highlight=False, markup=False, emoji=False)
    name, verdict = (max(len(getattr(row, part)) for row in rows) for part in ("name", "verdict"))
    for row in rows:
        console.print(f"{row.name:{name}}  {row.verdict:{verdict}}  {row.reason}", soft_wrap=True)
