"""``dpotheory report``: a Markdown page for every claim, from ledgers.

One function for the list of subcommands in main.py. Heavy modules are loaded inside.
"""

from pathlib import Path
from typing import Annotated

from tyro.conf import Positional, arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims
from dpotheory.cli.terminal import UserError, writable_folder


def report(
    files: Annotated[
        tuple[Path, ...], Positional, arg(metavar="LEDGER...", help="Ledgers of proofs and of simulations.")
    ] = (),
    claim: Annotated[str | None, arg(metavar=cli_claims.METAVAR, help=f"{cli_claims.HELP}; all if left out.")] = None,
    out: Annotated[
        Path | None,
        arg(metavar="FOLDER", help="Write one page per claim and an index.md here; a single page is printed."),
    ] = None,
) -> int:
    """Write claims on pages: statement, what it does not say, verdicts with their evidence."""
    from dpotheory.ledger.page import page, summary

    claims = cli_claims.chosen(claim)
    if out is None and len(claims) > 1:
        raise UserError(f"There are {len(claims)} claims; give --out FOLDER for their pages, or one by --claim.")
    if out is not None:
        writable_folder(out)
    rows = [row for file in files for row in ledger.read(file)]
    if out is None:
        print(page(claims[0], rows), end="")
        return 0
    try:
        out.mkdir(parents=True, exist_ok=True)
        index = ["# Claims and their verdicts", ""]
        for one in claims:
            (out / f"{one.id}.md").write_text(page(one, rows), encoding="utf-8")
            said = summary([row for row in rows if row.claim == one.id])
            index.append(f"- [{one.id}]({one.id}.md): {one.title}. {said}")
        (out / "index.md").write_text("\n".join(index) + "\n", encoding="utf-8")
    except OSError as error:
        raise UserError(f"The pages cannot be written to {out}: {error.strerror or error}.") from error
    pages = f"{len(claims)} page{'s' if len(claims) > 1 else ''}"
    print(f"{pages} and index.md in {out}")
    return 0
