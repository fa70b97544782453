"""Replay of a witness: both sides, recomputed from the witness alone.

Imports the rest of checks/ and claims; for `dpotheory replay`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.constants import with_constant
from dpotheory.checks.decide import decide
from dpotheory.checks.dv.identities import sides
from dpotheory.checks.dv.observe import Observatory
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.falsify.falsify import replay as searched
from dpotheory.checks.findings import SaysNothingError
from dpotheory.checks.ld.observe import DATASETS
from dpotheory.checks.ld.trial import LdDraw, LdLaw
from dpotheory.checks.rows import sentence
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trial import value
from dpotheory.claims import registry
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting


@dataclass(frozen=True)
class Replayed:
    """Both sides of a refutation, recomputed: "measured relation bound" is what the claim says.

    Attributes:
        measured: the measured side, or autodiff's.
        relation: "<=", ">=" or "==".
        bound: the claim's side.
        unmet: hypotheses that the witness breaks.
        stands: whether the claim is refuted again: within its hypotheses, beyond the error budget, and for a
            probability by as many datasets as it takes.
        reason: the counts, or both sides, in words.
    """

    measured: float
    relation: str
    bound: float
    unmet: tuple[str, ...]
    stands: bool
    reason: str


def replay(witness: Mapping[str, Any], claim: Claim | None = None) -> Replayed:
    """Recompute a REFUTED row's witness, as `verify` and `falsify` write it.

    Args:
        witness: of the row.
        claim: the claim that it refutes, where that is not one of the registry.

    Raises:
        ValueError: if it is no witness of theirs, or of another claim, or of one that the registry does not have.
    """
    if "falsified" in witness:
        found = searched(witness, claim)
        unmet = tuple(name for name, holds in found.hypotheses.items() if not holds)
        return Replayed(found.lhs, "<=", found.rhs, unmet, found.stands, found.reason)
    told = witness.get("simulation")
    if not isinstance(told, Mapping) or "claim" not in told or "key" not in told:
        raise ValueError(f"the witness has the entries {sorted(witness)}; a simulation's has 'simulation' with its key")
    if claim is None:
        if told["claim"] not in registry:
            raise ValueError(f"the witness is about {told['claim']!r}, which is no claim of the registry; give it too")
        claim = registry[told["claim"]]
    elif claim.id != told["claim"]:
        raise ValueError(f"the witness is about {told['claim']!r}, not about {claim.id!r}")
    try:
        return _simulated(told, claim)
    except (KeyError, TypeError, ValueError, IndexError, ArithmeticError) as error:
        what = f"lacks the entry {error}" if isinstance(error, KeyError) else f"is malformed: {sentence(error)}"
        raise ValueError(
            f"the witness {what}; a simulation's is written by verify, falsify or learning-rate"
        ) from error


def _simulated(told: Mapping[str, Any], claim: Claim) -> Replayed:
    if told.get("budget", "quick") not in DATASETS:
        raise ValueError(f"its budget is {told['budget']!r}, but known are {', '.join(DATASETS)}")
    key = jax.random.wrap_key_data(jnp.asarray(told["key"], dtype=jnp.uint32))
    if "model" in told:
        found, entry = sides(claim, key, int(told["model"])), int(told["entry"])
        left, right = float(found.left[entry]), float(found.right[entry])
        stands = abs(left - right) > found.error[entry]
        return Replayed(left, "==", right, (), bool(stands), f"autodiff gives {left:.6g}, the equation {right:.6g}")
    if "c" in told:
        claim = with_constant(claim, told["c"])
    draw = _draw(told)
    unmet = tuple(name for name in claim.hypotheses if not np.all(claim.holds(name, _parameters(claim, draw))))
    rate = ErrorRate(float(told["family_error"]), int(told["rows"]))
    try:
        finding, _ = decide(claim, draw, Observatory(key, told["budget"]), rate)
    except SaysNothingError as error:
        return Replayed(
            float("nan"), told["relation"], float("nan"), unmet, False, f"the claim is vacuous here: {error}"
        )
    again = (finding.witness or {}).get("simulation")
    if again is None:
        return Replayed(float("nan"), told["relation"], float("nan"), unmet, False, finding.reason)
    stands = finding.verdict == "REFUTED" and not unmet
    return Replayed(again["measured"], again["relation"], again["bound"], unmet, stands, finding.reason)


def _draw(told: Mapping[str, Any]) -> Draw | LdDraw:
    if "ld" in told:
        return LdDraw(LdLaw(**told["ld"]), "replayed", dict(told["extra"]))
    setting = Setting(**told["setting"])
    shape = Shape(setting.n_values, setting.n_samples, setting.dim, setting.graph.name, told["size"])
    return Draw(shape, setting, "replayed", dict(told["extra"]))


def _parameters(claim: Claim, draw: Draw | LdDraw) -> dict[str, Any]:
    at = draw.parameters
    return at if claim.best_epsilon is None else {**at, "epsilon": value(claim, "best_epsilon", at)}
