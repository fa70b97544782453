"""``dpotheory replay``: a refutation recomputed from its witness, or a proof's exact certificates rechecked."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from tyro.conf import FlagCreatePairsOff, Positional, arg

from dpotheory import ledger
from dpotheory.cli import claim_argument as cli_claims
from dpotheory.cli.terminal import UserError, head, section, table, users_mistake, write, write_json
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
    """Recompute a refuted row from its witness, or recheck a proved row's exact certificates.

    Status 0 if they stand, 1 if not, or if a refuted row is PROVED elsewhere.
    """
    rows = ledger.read(file)
    chosen = ledger.find(rows, row)
    if not seconds > 0:
        raise UserError(f"--seconds is {seconds}, but it must be greater than 0.")
    if chosen.verdict == "PROVED":
        return _recheck(chosen, claim, json)
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


def _recheck(row: ledger.Row, own: str | None, json: bool) -> int:
    """Recheck the exact certificates of a PROVED row, and say what has none."""
    from proofs_check.replay import recheck_row

    with users_mistake(WitnessError):
        found = recheck_row(row, None if own is None else _step(own, row))
    status = 0 if found.stands else 1
    if json:
        about = {"claim": row.claim, "step": row.step, "method": row.method, "statement": row.statement}
        write_json({**about, **vars(found)})
        return status
    head(row.name, f"{row.verdict} ({row.method})")
    table(None, [("statement", row.statement)])
    section("Without a certificate", list(found.missing))
    write(f"\n{found.reason}")
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
    with users_mistake(WitnessError):
        if kind_of(row.witness).name in KINDS:
            return replay_row(row, Budget(seconds=seconds), None if own is None else _step(own, row))
        return replay_checked(row, None if own is None else _own(own, row))


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
