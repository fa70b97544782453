"""Measured twins of the quantities that DV's and PG's claims bound."""

import math
from collections.abc import Mapping

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.trials import Twin
from dpotheory.claims.claim import Claim
from dpotheory.core.objectives import resolve


def _margins(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """r over all training samples."""
    return Measurement("linear", seen.min_margin, seen.max_margin, seen.margin_error, seen.times)


def _log_risk(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """log R(P), exact given the weights."""
    return Measurement("log", seen.log_risk, seen.log_risk, seen.log_risk_error, seen.times)


def _log_odds(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """log π_θ(y_w)/π_θ(y_l) = −(log 3)/β + r/β where the reference odds are just 3^{1/β} against the pair (DV-flip)."""
    beta = float(trial.setting.beta)
    smallest, largest = ((margin - math.log(3)) / beta for margin in (seen.min_margin, seen.max_margin))
    return Measurement("linear", smallest, largest, seen.margin_error / beta, seen.times)


def _loss_ratio(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """(f(0) − f(r))/(f(0) − f(r′)) of the samples with the largest margin r and the least r′; 1 at the start.

    Infinite, that is the largest float, where a margin has not grown.
    """
    objective = resolve(claim.objective)
    fallen, slopes = {}, {}
    with jax.enable_x64(True):
        for side, margin in (("most", seen.max_margin), ("least", seen.min_margin)):
            fallen[side] = np.asarray(objective.loss(jnp.zeros(())) - objective.loss(jnp.asarray(margin)))
            slopes[side] = np.asarray(objective.slope(jnp.asarray(margin)))
    started = np.broadcast_to(seen.times > 0, fallen["least"].shape)
    grown = started & (fallen["least"] > 0)
    share = {side: np.divide(1, fallen[side], out=np.ones(grown.shape), where=grown) for side in fallen}
    ratio = np.where(grown, fallen["most"] * share["least"], np.where(started, np.finfo(float).max, 1))
    rounding = 4 * np.finfo(float).eps
    error = sum(np.abs(share[side]) * (slopes[side] * seen.margin_error + rounding) for side in fallen)
    return Measurement("linear", ratio, ratio, np.where(grown, ratio * error, 0), seen.times)


def _gram_slack(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """The smallest ε with which the data lie in E(ε)."""
    slack, error = (_given(array)[:, None] for array in (seen.gram_slack, seen.gram_error))
    return Measurement("linear", slack, slack, error)


def _velocity_residual(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """N/(β² max σ(−r)) · |τṙ − leading part|, each dataset at the least ε of the claim's event.

    The event is DV-LB.1's, or, for a claim that allows a defect δ of the concepts, DV-LC.3's: 5/4 of the slack, with
    8δ ≤ εv.
    """
    epsilon, v, residual = _given(seen.gram_slack), float(trial.setting.noise), _given(seen.residual)[:, None]
    if "concept_defect" in trial.extra:
        epsilon = np.maximum(0.8 * epsilon, 8 * trial.extra["concept_defect"] / v)
    size = _given(seen.gram_error)[:, None] * v * 2 * trial.setting.n_total  # a row of C's errors, added up
    return Measurement("linear", residual, residual, size + 1e-12 * (1 + residual), epsilon=epsilon)


def _concept_overlap(claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """|⟨c_i, c_j⟩| for concepts as far from orthogonal as δ allows."""
    overlap = _given(seen.overlap)[:, None]
    return Measurement("linear", overlap, overlap, np.full(overlap.shape, 1e-14))


def _simple(shape: Shape) -> bool:
    """Where products of all pairs fit in memory and, as the Gram event takes it, no two values share both tokens."""
    return shape.size != "large" and shape.graph.multiplicity == 1


def _given(array: np.ndarray | None) -> np.ndarray:
    if array is None:
        raise ValueError("the Gram event is observed at small and medium settings only")
    return array


TWINS: Mapping[str, Twin] = {
    "margins": Twin(_margins),
    "log_risk": Twin(_log_risk, least=0, most=1),
    "log_odds": Twin(_log_odds),
    "loss_ratio": Twin(_loss_ratio, least=1),
    "gram_slack": Twin(_gram_slack, suits=_simple, least=0),
    "velocity_residual": Twin(_velocity_residual, suits=_simple, least=0, dpo_only=True),
    "concept_overlap": Twin(
        _concept_overlap, suits=lambda shape: shape.n_values > 1 and shape.size != "large", least=0, most=1
    ),
}
"""Twins by the name that a claim's ``quantity`` gives."""
