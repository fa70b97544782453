"""``dpotheory replay``: a refutation recomputed from its witness alone."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import Positional, arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims
from dpotheory.cli.terminal import UserError, _head, _section, _table, _write

if TYPE_CHECKING:
    from dpotheory.claims.claim import Claim
    from proofs_check.replay import Replayed


def replay(
    file: Annotated[
        Path, Positional, arg(metavar="FILE", help="A ledger, as python -m proofs_check --json writes it.")
    ],
    row: Annotated[str, Positional, arg(metavar="ROW", help='The row: its index from 0, "CLAIM/step", or "CLAIM".')],
    seconds: Annotated[float, arg(help="Time for each proof, where the witness asks for proofs.")] = 30.0,
    claim: Annotated[str | None, arg(metavar="FILE.py[:NAME]", help="The claim, where it is one of your own.")] = None,
) -> int:
    """Recompute both sides of a refuted row from its witness alone; status 0 if the witness stands, 1 if not."""
    chosen = ledger.find(ledger.read(file), row)
    if not seconds > 0:
        raise UserError(f"--seconds is {seconds}, but it must be greater than 0.")
    found = _replayed(chosen, seconds, _own(claim, chosen))
    _head(chosen.name, f"{chosen.verdict} ({chosen.method})")
    _table(None, [("statement", chosen.statement), ("witness", found.kind)])
    said = {True: "holds", False: "fails", None: "assumed"}
    _section("Hypotheses at the witness", [(said[holds], name) for name, holds in found.hypotheses.items()])
    for left, relation, right in found.sides:
        _section("Recomputed", [("left side", left), ("claimed", relation), ("right side", right)])
    _section("Notes", [(note,) for note in found.notes])
    _write(f"\nThe witness {'stands' if found.stands else 'does not stand'}: {found.reason}")
    return 0 if found.stands else 1


def _own(text: str | None, row: ledger.Row) -> "Claim | None":
    """The user's claim that the row is about; None without a file."""
    if text is None:
        return None
    try:
        found = [one for one in cli_claims.chosen(text) if one.id == row.claim]
    except ValueError as error:
        raise UserError(str(error)) from error
    if not found:
        raise UserError(f"{text} has no claim with the id {row.claim!r}, which the row is about.")
    return found[0]


def _replayed(row: ledger.Row, seconds: float, claim: "Claim | None") -> "Replayed":
    """By the room that made the witness: a simulation's, the falsifier's, or a proof's."""
    from proofs_check.replay import Replayed, WitnessError, replay_row

    witness = row.witness or {}
    try:
        if "simulation" in witness:
            from dpotheory.checks import replay as replay_simulation

            again = replay_simulation(witness, claim)
            sides = ((f"{again.measured:.9g}", again.relation, f"{again.bound:.9g}"),)
            return Replayed(again.stands, "a simulation", again.reason, sides, dict.fromkeys(again.unmet, False))
        if "falsified" in witness:
            from dpotheory.checks.falsify.falsify import replay as replay_found

            again = replay_found(witness, claim)
            return Replayed(again.stands, again.kind, again.reason, again.sides, again.hypotheses, again.notes)
        from dpotheory.prover import Budget

        return replay_row(row, Budget(seconds=seconds))
    except (WitnessError, ValueError) as error:
        raise UserError(f"{str(error).removesuffix('.')}.") from error
