"""Replay of a simulation's witness: the datasets are drawn again from its key, and both sides measured again.

A witness names its setting, and nothing beside it that the claim chooses itself; what it records must be what is found.
Imports the rest of checks/ and claims; imported by replay.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.constants import FAVOURABLE, in_failure_alone, weakest
from dpotheory.checks.decide import decide
from dpotheory.checks.dv.identities import sides
from dpotheory.checks.dv.observe import Observatory
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.falsify.first_step import read_law
from dpotheory.checks.falsify.search import chosen_constant, read_with_constant
from dpotheory.checks.findings import SaysNothingError
from dpotheory.checks.judge import compare
from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.observe import DATASETS
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trial import EXTRAS, mentions, value
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting
from dpotheory.ledger.witnesses import (
    Replayed,
    WitnessError,
    agree,
    falls,
    fields_are,
    integer,
    number,
    text,
)

LARGEST_ERROR = 0.05
"""The largest family-wise error rate at which a simulation's REFUTED is replayed; the commands use 10⁻³."""

_SIMULATION = "a simulation"
_TOLD = ("claim", "key", "budget")
_IDENTITY = ("model", "entry", "relation", "left", "right", "error")
_TRIAL = ("extra", "family_error", "rows", "dataset", "time", "side", "measured", "relation", "bound", "error")


def _key(told: Mapping[str, Any]) -> jax.Array:
    words = [integer(word, "a word of the key", 0, 2**32 - 1) for word in told["key"]]
    return jax.random.wrap_key_data(jnp.asarray(words, dtype=jnp.uint32))


def identity(told: Mapping[str, Any], claim: Claim) -> Replayed:
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


def trial(told: Mapping[str, Any], claim: Claim) -> Replayed:
    """A claim at one setting, whose datasets are drawn again."""
    fields_are(told, (*_TOLD, *_TRIAL, *(("ld",) if "ld" in told else ("setting", "size"))), ("c",))
    if told["budget"] not in DATASETS:
        raise WitnessError(
            f"The witness is malformed: its budget is {told['budget']!r:.40}; known: {', '.join(DATASETS)}."
        )
    draw = read_draw(told, claim)
    if "c" in told:
        found = _with_its_constant(claim, draw, told["c"])
        if found is None:
            return falls(
                _SIMULATION, f"The witness chooses c = {told['c']!r:.40}, which {claim.id} does not leave open."
            )
        claim = found
    holds = {name: bool(np.all(claim.holds(name, _parameters(claim, draw)))) for name in claim.hypotheses}
    family, n_rows = number(told["family_error"], "family_error"), integer(told["rows"], "rows", 1)
    if not 0 < family <= LARGEST_ERROR:
        reason = f"It allows an error with chance {family:g}; at most {LARGEST_ERROR:g} counts as a refutation."
        return falls(_SIMULATION, reason)
    try:
        finding, measured = decide(claim, draw, Observatory(_key(told), told["budget"]), ErrorRate(family, n_rows))
    except SaysNothingError as error:
        return falls(_SIMULATION, f"The claim is vacuous at this setting: {error}.")
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


def _with_its_constant(claim: Claim, draw: Draw | LdDraw, told: Any) -> Claim | None:
    """The claim at the constant that a witness names, if that refutes the claim for every constant or is a reading."""
    if told == FAVOURABLE:
        return None if in_failure_alone(claim) else weakest(claim)
    constant = chosen_constant(claim, draw)
    return None if constant is None or not agree(told, constant) else read_with_constant(claim)


def _place(time: Any, times: np.ndarray | None) -> int | None:
    """Where the time is among those that were looked at; None where it is not."""
    if times is None or time is None:
        return 0 if times is None and time is None else None
    gaps = np.abs(np.asarray(times) - number(time, "time"))
    return int(gaps.argmin()) if gaps.min() <= 1e-9 * np.abs(times).max() else None


def read_draw(told: Mapping[str, Any], claim: Claim) -> Draw | LdDraw:
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
