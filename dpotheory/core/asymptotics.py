"""Closed-form limits of what ensemble.py simulates: the onset of learning, and floors (theory.md OWN-early, OWN-floor).

Also names what early.py, onset.py, population.py and high_dimension.py have: `dpotheory.asymptotics` is this file.
Imports those, dynamics and risk.
"""

import math

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import log_ndtr
from jaxtyping import Array, Float, Num

from dpotheory.core.dynamics import Embeddings, pull
from dpotheory.core.early import (
    EarlyDirection,
    early_direction,
    effective_diversity,
    log_approximate_risk_at_onset,
)
from dpotheory.core.high_dimension import linearised_cosine, log_risk_long, max_margin
from dpotheory.core.objectives import DPO
from dpotheory.core.onset import log_mean_risk_at_onset, log_noncentral_f, log_risk_quantile_at_onset
from dpotheory.core.population import blocks, log_risk_floor, population_cosines
from dpotheory.core.risk import log_risk_per_cluster

__all__ = [
    "EarlyDirection",
    "blocks",
    "early_direction",
    "effective_diversity",
    "linearised_cosine",
    "log_approximate_risk_at_onset",
    "log_mean_risk_at_onset",
    "log_noncentral_f",
    "log_risk_at_onset",
    "log_risk_floor",
    "log_risk_floor_all",
    "log_risk_long",
    "log_risk_quantile_at_onset",
    "max_margin",
    "population_cosines",
]


def log_risk_at_onset(
    embeddings: Embeddings,
    concepts: Float[Array, "values dim"],
    shared: Float[Array, " dim"],
    overlap: Num[Array | np.ndarray, "values values"],
    noise: float | Float[Array, ""] | Float[np.ndarray, ""],
) -> Float[Array, "values 2"]:
    """Limit of the log risk of each cluster as t → 0⁺, for any objective with −f′(0) > 0.

    All margins start at 0, so every sample pulls alike and a_i ∝ Σ_j U_ij Σ_{s,q} s x_{jsq}. At t = 0 itself nothing is
    learned and the log risk is 0; this is the value just after.

    Args:
        embeddings: x, shape (values, 2, samples, dim); −x where a label is flipped.
        concepts: c_i, shape (values, dim).
        shared: b, shape (dim,).
        overlap: U_ij, shape (values, values).
        noise: v.

    Returns:
        Natural logarithms, shape (values, 2): value by value, the cluster of + before that of −.
    """
    totals = pull(jnp.zeros_like(concepts), embeddings, DPO)
    return log_risk_per_cluster(jnp.asarray(overlap, totals.dtype) @ totals, concepts, shared, noise)


def log_risk_floor_all(n_values: int | float, noise: float) -> float:
    """log Φ(−1/(v√K)): the least mean log risk that any W reaches under the pattern *all* (OWN-floor).

    One direction a serves every value. With x_i = a·c_i/‖a‖, Σx_i² ≤ 1, and y = a·b/‖a‖, value i has risk
    ½[Φ(−(x_i+y)/v) + Φ(−(x_i−y)/v)]. For x_i ≥ 0 that is least at y = 0, hence at least Φ(−√(x_i²)/v); for x_i < 0 it
    is at least ½, which is larger. Φ(−√s/v) is convex in s, so the mean over values is least at x_i² = 1/K. No number
    of samples and no training of the last layer removes it.

    Args:
        n_values: K.
        noise: v.
    """
    with jax.enable_x64(True):
        return float(log_ndtr(jnp.asarray(-1.0 / (noise * math.sqrt(n_values))), series_order=8))
