"""Replay of a witness of `verify`, `falsify` or `update-rate`: both sides, recomputed from the witness alone.

`replay` takes a witness and `replay_row` a ledger's row, which the witness must speak for: the row states the claim as
it is, and its witness has no field that the claim does not have. Imports the rest of checks/ and claims.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dpotheory.checks import papers
from dpotheory.checks.constants import FAVOURABLE
from dpotheory.checks.falsify.falsify import replay as searched
from dpotheory.checks.falsify.first_step import misplaced
from dpotheory.checks.falsify.on_event import ON_EVENT
from dpotheory.checks.replay_simulation import identity, read_trial, setting
from dpotheory.checks.rows import hypotheses_of, sentence, statement_of
from dpotheory.claims import registry
from dpotheory.claims.claim import Claim
from dpotheory.ledger.rows import Row
from dpotheory.ledger.witnesses import (
    KINDS,
    Replayed,
    WitnessError,
    falls,
    kind_of,
)


def replay_row(row: Row, claim: Claim | None = None) -> Replayed:
    """Whether the witness of a REFUTED row refutes what the row states.

    Args:
        row: the row, of `verify`, `falsify` or `update-rate`.
        claim: the claim that it is about, where that is not one of the registry.

    Raises:
        WitnessError: if the row is not refuted by a witness that can be read, or is about no known claim.
    """
    if row.verdict != "REFUTED" or row.witness is None:
        raise WitnessError(f"The row {row.key!r} is {row.verdict} and carries no witness against it to replay.")
    kind, witness = kind_of(row.witness), row.witness
    if kind.name not in ("simulation", "embeddings", "n_datasets", "exact"):
        raise WitnessError(f"The witness is {kind.words}, which no simulation and no search writes.")
    if claim is None:
        if row.claim not in registry:
            raise WitnessError(f"The row is about {row.claim!r}, which is no claim of the registry; give it too.")
        claim = registry[row.claim]
    told = witness["simulation"] if kind.name == "simulation" else {"claim": witness["falsified"]}
    about = str(told["claim"]) if isinstance(told, Mapping) and "claim" in told else ""
    if about.partition("/")[0] != row.claim or claim.id != row.claim:
        return falls(kind.words, f"The witness is about {about!r:.60}, and the row about {row.claim!r}.")
    foreign = _another(row, kind.name, claim)
    if foreign:
        return falls(kind.words, foreign)
    found = replay(witness, claim)
    where = _misplaced(row, told, claim) if kind.name == "simulation" and found.stands else ""
    return replace(found, stands=False, reason=where) if where else found


def _another(row: Row, kind: str, claim: Claim) -> str:
    """Why the row is not what a row with such a witness states; empty where it is."""
    readings = papers.readings()
    if kind == "embeddings":
        assert row.witness is not None
        on_event = ON_EVENT.get(row.name)
        if on_event is None or row.witness["falsified"] != row.name:
            return f"The witness is about {row.witness['falsified']!r:.60}, and the row about {row.name!r}."
        stated, hypotheses = on_event.claim.statement, on_event.stated
    elif row.name in readings:
        stated, hypotheses = readings[row.name].statement, hypotheses_of(readings[row.name])
    else:
        plain = kind in ("n_datasets", "exact") and row.method == "search"
        stated = statement_of(claim)
        hypotheses = tuple(map(str, claim.hypotheses.values())) if plain else hypotheses_of(claim)
    if row.statement != stated:
        return f"The row states '{row.statement}', but {row.claim} states '{stated}'."
    if tuple(row.hypotheses) != hypotheses:
        other = sorted({*row.hypotheses} ^ {*hypotheses}) or ["their order"]
        return f"The row's hypotheses are not those of {row.claim}: they differ in '{other[0]}'."
    if kind == "n_datasets" and row.step is not None:
        return f"Counted datasets speak about the claim as a whole, and the row about {row.step!r}."
    if kind == "exact":
        assert row.witness is not None
        return misplaced(row.witness, claim, row.step)
    return ""


def _misplaced(row: Row, told: Mapping[str, Any], claim: Claim) -> str:
    """Why the witness is not of the setting that the row is about; empty where it is, or the row is about them all."""
    if "model" in told:
        here = row.step in (None, f"random model {told['model'] + 1:02d}")
        return "" if here else f"The witness is random model {told['model'] + 1:02d}, and the row about {row.step!r}."
    trial = read_trial(told, claim)
    where, certificate = trial.where, row.certificate or {}
    if "c" in told and told["c"] != FAVOURABLE:
        here = row.name in papers.readings() or row.step == f"{where}, constant {told['c']:.6g}"
        return "" if here else f"A constant was chosen, and the row about {row.step or 'the claim as a whole'} is not."
    named = row.step is None or row.step == where or re.fullmatch(rf"setting \d+, [^:]*: {re.escape(where)}", row.step)
    if named and all(certificate.get(name, told[name]) == told[name] for name in papers.of(trial.paper).fields):
        return ""
    return f"The witness is of the setting {where}, and the row about {row.step!r}."


def replay(witness: Mapping[str, Any], claim: Claim | None = None) -> Replayed:
    """Recompute a REFUTED row's witness, as `verify` and `falsify` write it.

    Args:
        witness: of the row.
        claim: the claim that it refutes, where that is not one of the registry.

    Raises:
        WitnessError: if it is no witness of theirs, or of another claim, or of one that the registry does not have.
    """
    kind = kind_of(witness)
    if kind.name in ("embeddings", "n_datasets", "exact"):
        return searched(witness, claim)
    if kind is not KINDS["simulation"]:
        raise WitnessError(f"The witness is {kind.words}, which no simulation and no search writes.")
    told = witness["simulation"]
    if not isinstance(told, Mapping) or "claim" not in told:
        raise WitnessError("The witness is malformed: a simulation's names its claim.")
    if claim is None:
        if told["claim"] not in registry:
            raise WitnessError(
                f"The witness is about {told['claim']!r}, which is no claim of the registry; give it too."
            )
        claim = registry[told["claim"]]
    elif claim.id != told["claim"]:
        raise WitnessError(f"The witness is about {told['claim']!r}, not about {claim.id!r}.")
    try:
        return identity(told, claim) if "model" in told else setting(told, claim)
    except WitnessError:
        raise
    except KeyError as error:
        raise WitnessError(f"The witness is malformed: it lacks {error.args[0]!r}.") from error
    except (TypeError, ValueError, IndexError, ArithmeticError) as error:
        raise WitnessError(f"The witness is malformed: {sentence(error)}.") from error
