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

from dpotheory.checks import papers
from dpotheory.checks.constants import FAVOURABLE, in_failure_alone, weakest
from dpotheory.checks.decide import decide
from dpotheory.checks.findings import VacuousError
from dpotheory.checks.identities import sides
from dpotheory.checks.observatory import BUDGETS, Observatory
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trial import met
from dpotheory.checks.trials import Trial
from dpotheory.checks.verdict import compare
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
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
_TRIAL = ("family_error", "rows", "dataset", "time", "side", "measured", "relation", "bound", "error")


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


def setting(told: Mapping[str, Any], claim: Claim) -> Replayed:
    """A claim at one setting, whose datasets are drawn again."""
    fields_are(told, (*_TOLD, *_TRIAL, *(papers.told_by(told) or papers.home()).fields), ("c",))
    if told["budget"] not in BUDGETS:
        raise WitnessError(
            f"The witness is malformed: its budget is {told['budget']!r:.40}; known: {', '.join(BUDGETS)}."
        )
    trial = read_trial(told, claim)
    if "c" in told:
        found = _with_its_constant(claim, trial, told["c"])
        if found is None:
            return falls(
                _SIMULATION, f"The witness chooses c = {told['c']!r:.40}, which {claim.id} does not leave open."
            )
        claim = found
    holds = met(claim, trial)
    broken = [name for name, kept in holds.items() if not kept]
    if broken:
        return Replayed(False, _SIMULATION, f"The setting does not meet: {'; '.join(broken)}.", (), holds)
    family, n_rows = number(told["family_error"], "family_error"), integer(told["rows"], "rows", 1)
    if not 0 < family <= LARGEST_ERROR:
        reason = f"It allows an error with chance {family:g}; at most {LARGEST_ERROR:g} counts as a refutation."
        return falls(_SIMULATION, reason)
    try:
        finding, measured = decide(claim, trial, Observatory(_key(told), told["budget"]), ErrorRate(family, n_rows))
    except VacuousError as error:
        return falls(_SIMULATION, f"The claim is vacuous at this setting: {error}.")
    seen, side = compare(claim, trial, measured), text(told["side"], "side")
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
    recorded = told["relation"] == relation and agree(told["measured"], left, error) and agree(told["bound"], right)
    if not recorded:
        said = f"{told['measured']!r:.40} {told['relation']!r:.20} {told['bound']!r:.40}"
        return replace(found, reason=f"The witness records {said} where the replay finds {' '.join(shown[0])}.")
    beyond = (left - right if side == "upper" else right - left) > error
    if not beyond:
        return replace(found, reason=f"This dataset keeps the bound: {' '.join(shown[0])}.")
    return replace(found, stands=finding.verdict == "REFUTED")


def _with_its_constant(claim: Claim, trial: Trial, told: Any) -> Claim | None:
    """The claim at the constant that a witness names, if that refutes the claim for every constant or is a reading."""
    if told == FAVOURABLE:
        return None if in_failure_alone(claim) else weakest(claim)
    if claim.failure is None or symbols.c not in claim.failure.free_symbols:
        return None
    paper = papers.of(trial.paper)
    constant = paper.chosen_constant(trial)
    return None if constant is None or not agree(told, constant) else paper.read_with_constant(claim)


def _place(time: Any, times: np.ndarray | None) -> int | None:
    """Where the time is among those that were looked at; None where it is not."""
    if times is None or time is None:
        return 0 if times is None and time is None else None
    gaps = np.abs(np.asarray(times) - number(time, "time"))
    return int(gaps.argmin()) if gaps.min() <= 1e-9 * np.abs(times).max() else None


def read_trial(told: Mapping[str, Any], claim: Claim) -> Trial:
    """The trial, with nothing beside it that the claim does not name."""
    return (papers.told_by(told) or papers.home()).read(told, claim)
