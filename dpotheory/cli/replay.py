"""``dpotheory replay``: a refutation recomputed from its witness, and compared with what is proved elsewhere."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import FlagCreatePairsOff, Positional, arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims
from dpotheory.cli.terminal import UserError, head, section, table, write, write_json
from dpotheory.ledger.shipped import shipped
from dpotheory.ledger.witnesses import Replayed, WitnessError, kind_of

if TYPE_CHECKING:
    from dpotheory.claims.claim import Claim
    from proofs_check.step import Step


def replay(
    file: Annotated[
        Path, Positional, arg(metavar="FILE", help="A ledger, as python -m proofs_check, verify or falsify write it.")
    ],
    row: Annotated[str, Positional, arg(metavar="ROW", help='The row: its index from 0, "CLAIM/step", or "CLAIM".')],
    seconds: Annotated[float, arg(help="Time for each proof, where the witness asks for proofs.")] = 30.0,
    claim: Annotated[
        str | None, arg(metavar="FILE.py[:NAME]", help="The file of the claim or the proof step, where that is yours.")
    ] = None,
    against: Annotated[
        tuple[Path, ...], arg(name="ledger", metavar="FILE...", help="Further ledgers in which it may be proved.")
    ] = (),
    json: Annotated[FlagCreatePairsOff[bool], arg(help="Print JSON.")] = False,
) -> int:
    """Recompute a refuted row from its witness; status 0 if it stands, 1 if not, or if the row is PROVED elsewhere."""
    rows = ledger.read(file)
    chosen = ledger.find(rows, row)
    if not seconds > 0:
        raise UserError(f"--seconds is {seconds}, but it must be greater than 0.")
    sources = {str(file): rows, **{str(other): ledger.read(other) for other in against}}
    sources |= {str(path): ledger.read(path) for path in shipped()}
    found = _replayed(chosen, seconds, claim)
    proved = _proved(chosen, sources) if found.stands else []
    status = 0 if found.stands and not proved else 1
    if json:
        write_json(
            {
                **{"claim": chosen.claim, "step": chosen.step, "method": chosen.method, "statement": chosen.statement},
                **vars(found),
                "proved_in": [name for name, _ in proved],
            }
        )
        return status
    head(chosen.name, f"{chosen.verdict} ({chosen.method})")
    table(None, [("statement", chosen.statement), ("witness", found.kind)])
    said = {True: "holds", False: "fails", None: "assumed"}
    section("Hypotheses at the witness", [(said[holds], name) for name, holds in found.hypotheses.items()])
    for left, relation, right in found.sides:
        section("Recomputed", [("left side", left), ("claimed", relation), ("right side", right)])
    section("Notes", [(note,) for note in found.notes])
    write(f"\nThe witness {'stands' if found.stands else 'does not stand'}: {found.reason}")
    for name, other in proved:
        write(
            f"\nCONTRADICTION: {chosen.name} is PROVED by {other.method} in {name}, and this witness refutes it. One "
            "of the two is wrong; neither may be relied on."
        )
    return status


def _proved(row: ledger.Row, sources: dict[str, list[ledger.Row]]) -> list[tuple[str, ledger.Row]]:
    """Rows of the same claim and step that are PROVED, with the ledger that each stands in."""
    return [
        (name, other)
        for name, rows in sources.items()
        for other in rows
        if other.verdict == "PROVED" and (other.claim, other.step) == (row.claim, row.step)
    ]


def _replayed(row: ledger.Row, seconds: float, own: str | None) -> Replayed:
    """By the module that made the witness: a simulation's or a search's, or a proof's."""
    from dpotheory.checks.replay import replay_row as replay_checked
    from dpotheory.prover import Budget
    from proofs_check.replay import KINDS, replay_row

    if row.verdict != "REFUTED" or row.witness is None:
        raise UserError(
            f"The row {row.key!r} is {row.verdict} and carries no witness against it, so there is nothing to replay."
        )
    try:
        if kind_of(row.witness).name in KINDS:
            return replay_row(row, Budget(seconds=seconds), None if own is None else _step(own, row))
        return replay_checked(row, None if own is None else _own(own, row))
    except WitnessError as error:
        raise UserError(str(error)) from error


def _step(text: str, row: ledger.Row) -> "Step":
    """The user's proof step that the row is about."""
    found = cli_claims.steps(text).get(row.name)
    if found is None:
        raise UserError(f"{text} has no proof step {row.name!r}, which the row is about.")
    return found


def _own(text: str, row: ledger.Row) -> "Claim":
    """The user's claim that the row is about."""
    found = [one for one in cli_claims.chosen(text) if one.id == row.claim]
    if not found:
        raise UserError(f"{text} has no claim with the id {row.claim!r}, which the row is about.")
    return found[0]
