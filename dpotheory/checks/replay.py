"""Replay of a witness of `verify`, `falsify` or `update-rate`: both sides, recomputed from the witness alone.

`replay` takes a witness and `replay_row` a ledger's row, which the witness must speak for: the row states the claim as
it is, and its witness has no field that the claim does not have. Imports the rest of checks/ and claims.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.dv.identities import sides
from dpotheory.checks.dv.observe import Observatory
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.falsify.cores import CORES
from dpotheory.checks.falsify.falsify import replay as searched
from dpotheory.checks.falsify.first_step import TARGET, read_law
from dpotheory.checks.falsify.search import READINGS, chosen_constant, read_with_constant
from dpotheory.checks.judge import compare, judge
from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.observe import DATASETS
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.rows import hypotheses_of, sentence, statement_of
from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate
from dpotheory.checks.trial import EXTRAS, horizon, mentions, value
from dpotheory.checks.twins import twin_of
from dpotheory.claims import registry
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting
from dpotheory.ledger.rows import Row
from dpotheory.ledger.witnesses import (
    KINDS,
    Replayed,
    WitnessError,
    agree,
    falls,
    fields_are,
    integer,
    kind_of,
    number,
    text,
)

_SIMULATION = "a simulation"
_TOLD = ("claim", "key", "budget")
_IDENTITY = ("model", "entry", "relation", "left", "right", "error")
_TRIAL = ("extra", "family_error", "rows", "dataset", "time", "side", "measured", "relation", "bound", "error")


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
    if kind == "embeddings":
        assert row.witness is not None
        core = CORES.get(row.name)
        if core is None or row.witness["falsified"] != row.name:
            return f"The witness is about {row.witness['falsified']!r:.60}, and the row about {row.name!r}."
        stated, hypotheses = core.claim.statement, core.stated
    elif row.name in READINGS:
        stated, hypotheses = READINGS[row.name].statement, hypotheses_of(READINGS[row.name])
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
        law = read_law(row.witness["exact"])
        constant = ld_settings.largest(claim, law).parameters if row.name != TARGET else {}
        if constant and row.step != f"{law}, constant {constant['c_n'] ** 2 / (2 * constant['c_v']):.6g}":
            return f"The witness is the law {law}, and the row about {row.step!r}."
    return ""


def _misplaced(row: Row, told: Mapping[str, Any], claim: Claim) -> str:
    """Why the witness is not of the setting that the row is about; empty where it is, or the row is about them all."""
    if "model" in told:
        here = row.step in (None, f"random model {told['model'] + 1:02d}")
        return "" if here else f"The witness is random model {told['model'] + 1:02d}, and the row about {row.step!r}."
    draw = _draw(told, claim)
    where = str(draw.law if isinstance(draw, LdDraw) else draw.shape)
    if "c" in told:
        here = row.name in READINGS or row.step == f"{where}, constant {told['c']:.6g}"
        return "" if here else f"A constant was chosen, and the row about {row.step or 'the claim as a whole'} is not."
    named = row.step is None or row.step == where or re.fullmatch(rf"setting \d+, [^:]*: {re.escape(where)}", row.step)
    recorded = (row.certificate or {}).get("setting", told.get("setting"))
    if named and recorded == told.get("setting"):
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
        return _identity(told, claim) if "model" in told else _trial(told, claim)
    except WitnessError:
        raise
    except KeyError as error:
        raise WitnessError(f"The witness is malformed: it lacks {error.args[0]!r}.") from error
    except (TypeError, ValueError, IndexError, ArithmeticError) as error:
        raise WitnessError(f"The witness is malformed: {sentence(error)}.") from error


def _key(told: Mapping[str, Any]) -> jax.Array:
    words = [integer(word, "a word of the key", 0, 2**32 - 1) for word in told["key"]]
    return jax.random.wrap_key_data(jnp.asarray(words, dtype=jnp.uint32))


def _identity(told: Mapping[str, Any], claim: Claim) -> Replayed:
    """An equation on one random model, against autodiff."""
    fields_are(told, (*_TOLD, *_IDENTITY))
    if claim.kind != "identity":
        return falls(_SIMULATION, f"{claim.id} states no equation, which the witness is about.")
    found, entry = sides(claim, _key(told), integer(told["model"], "model", 0)), integer(told["entry"], "entry", 0)
    left, right, error = (float(side[entry]) for side in (found.left, found.right, found.error))
    reason = f"autodiff gives {left:.6g}, the equation {right:.6g}"
    recorded = told["relation"] == "==" and agree(told["left"], left, error) and agree(told["right"], right, error)
    if not recorded:
        reason += f", where the witness records {told['left']} {told['relation']} {told['right']}"
    stands = recorded and abs(left - right) > error
    shown = ((f"{left:.9g}", "==", f"{right:.9g}"),)
    return Replayed(stands, _SIMULATION, reason, shown, {}, (), left, right, error)


def _trial(told: Mapping[str, Any], claim: Claim) -> Replayed:
    """A claim at one setting, whose datasets are drawn again."""
    fields_are(told, (*_TOLD, *_TRIAL, *(("ld",) if "ld" in told else ("setting", "size"))), ("c",))
    if told["budget"] not in DATASETS:
        raise WitnessError(
            f"The witness is malformed: its budget is {told['budget']!r:.40}; known: {', '.join(DATASETS)}."
        )
    draw = _draw(told, claim)
    if "c" in told:
        constant = chosen_constant(claim, draw)
        if constant is None or not agree(told["c"], constant):
            return falls(
                _SIMULATION, f"The witness chooses c = {told['c']!r:.40}, which {claim.id} does not leave open."
            )
        claim = read_with_constant(claim)
    holds = {name: bool(np.all(claim.holds(name, _parameters(claim, draw)))) for name in claim.hypotheses}
    family, n_rows = number(told["family_error"], "family_error"), integer(told["rows"], "rows", 1)
    if not 0 < family <= LARGEST_ERROR:
        reason = f"It allows an error with chance {family:g}; at most {LARGEST_ERROR:g} counts as a refutation."
        return falls(_SIMULATION, reason)
    measured = twin_of(claim).measure(claim, draw, Observatory(_key(told), told["budget"])(draw, horizon(claim, draw)))
    seen, side = compare(claim, draw, measured), text(told["side"], "side")
    if side not in seen.bounds:
        return falls(_SIMULATION, f"The claim has no {side!r:.20} side.")
    times = seen.times
    dataset, place = integer(told["dataset"], "dataset", 0, len(seen.violated) - 1), _place(told["time"], times)
    if place is None:
        end = "any time" if times is None else f"the times {', '.join(f'{t:g}' for t in times)}"
        return falls(_SIMULATION, f"The witness is at t = {told['time']!r:.40}; the claim was looked at for {end}.")
    left, right, error = (
        float(np.asarray(array)[dataset, place]) for array in (seen.measured[side], seen.bounds[side], seen.error)
    )
    relation = "<=" if side == "upper" else ">="
    shown = ((f"{left:.9g}", relation, f"{right:.9g}"),)
    finding = judge(claim, draw, measured, ErrorRate(family, n_rows))
    found = Replayed(False, _SIMULATION, finding.reason, shown, holds, (), left, right, error)
    if found.unmet:
        return replace(found, reason=f"The setting does not meet: {'; '.join(found.unmet)}.")
    recorded = told["relation"] == relation and agree(told["measured"], left, error) and agree(told["bound"], right)
    if not recorded:
        said = f"{told['measured']!r:.40} {told['relation']!r:.20} {told['bound']!r:.40}"
        return replace(found, reason=f"The witness records {said} where the replay finds {' '.join(shown[0])}.")
    beyond = (left - right if side == "upper" else right - left) > error
    if not beyond:
        return replace(found, reason=f"This dataset keeps the bound: {' '.join(shown[0])}.")
    return replace(found, stands=finding.verdict == "REFUTED")


LARGEST_ERROR = 0.05
"""The largest family-wise error rate at which a simulation's REFUTED is replayed; runs use `FAMILY_ERROR`."""
assert FAMILY_ERROR <= LARGEST_ERROR


def _place(time: Any, times: np.ndarray | None) -> int | None:
    """Where the time is among those that were looked at; None where it is not."""
    if times is None or time is None:
        return 0 if times is None and time is None else None
    gaps = np.abs(np.asarray(times) - number(time, "time"))
    return int(gaps.argmin()) if gaps.min() <= 1e-9 * np.abs(times).max() else None


def _draw(told: Mapping[str, Any], claim: Claim) -> Draw | LdDraw:
    """The setting, with nothing beside it that the claim does not name."""
    if "ld" in told:
        draw = ld_settings.at(claim, read_law(told["ld"]), "replayed")
        fields_are(told["extra"], list(draw.more), what="The witness's extra parameters")
        if not all(agree(told["extra"][name], number) for name, number in draw.more.items()):
            raise WitnessError(
                f"The witness's extra parameters are {told['extra']}, but {claim.id} has {dict(draw.more)}."
            )
        return draw
    sizes, leaves = ("n_values", "n_samples", "dim"), ("noise", "shared_norm", "beta", "tau")
    given = told["setting"]
    fields_are(given, (*sizes, *leaves, "sharing"), what="The witness's setting")
    read: dict[str, Any] = {name: integer(given[name], name, 1) for name in sizes}
    read |= {name: number(given[name], name) for name in leaves}
    setting = Setting(**read, sharing=text(given["sharing"], "sharing"))
    chosen = () if claim.best_epsilon is None else ("epsilon",)  # by the claim itself
    named = [name for name in EXTRAS if mentions(claim, name) and name not in chosen]
    extra = {name: number(one, name) for name, one in told["extra"].items()}
    fields_are(extra, named, what="The witness's extra parameters")
    shape = Shape(setting.n_values, setting.n_samples, setting.dim, setting.graph.name, text(told["size"], "size"))
    return Draw(shape, setting, "replayed", extra)


def _parameters(claim: Claim, draw: Draw | LdDraw) -> dict[str, Any]:
    at = draw.parameters
    return at if claim.best_epsilon is None else {**at, "epsilon": value(claim, "best_epsilon", at)}
