"""Exact population risk R(P) = P(r̃ ≤ 0) of a fresh sample, in log space (theory.md OWN-risk).

Given the weights, the margin of a fresh sample of cluster (i, s) is normal, so no test set is ever drawn:

    R = (1/2K) Σ_{i,s} Φ(−s a_iᵀ(s c_i + b) / (v ‖a_i‖)).

Everything is a natural logarithm, since values like 10⁻⁸⁰⁰⁰ occur. Imports nothing of dpotheory.
"""

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import log_ndtr, logsumexp
from jaxtyping import Array, Float

# Terms of the asymptotic tail series; with 8 its error at the switch-over (−20 in float64) is below 1e-14.
_TAIL_TERMS = 8


def log_risk_per_cluster(
    directions: Float[Array, "values dim"],
    concepts: Float[Array, "values dim"],
    shared: Float[Array, " dim"],
    noise: float | Float[Array, ""] | Float[np.ndarray, ""],
) -> Float[Array, "values 2"]:
    """log P(r̃ ≤ 0) for a fresh sample of each cluster (i, +), (i, −).

    At a_i = 0 nothing is learned (r = 0 is not learned): the result is 0 and its gradient is zero. The limit t → 0⁺ is
    another number: see `asymptotics.log_risk_at_onset`. A direction that is not a number has no risk: NaN.

    Args:
        directions: a_i up to a positive factor each, shape (values, dim).
        concepts: c_i, shape (values, dim).
        shared: b, shape (dim,).
        noise: v, standard deviation of the clusters per coordinate.
    """
    # Only the direction matters; scaling first keeps squares of tiny directions from underflowing.
    scale = jax.lax.stop_gradient(jnp.max(jnp.abs(directions), axis=-1, keepdims=True))
    learned = scale[:, 0] != 0  # NaN stays NaN
    directions = directions / jnp.where(scale > 0, scale, 1)
    norm = jnp.sqrt(jnp.where(learned, jnp.sum(directions**2, axis=-1), 1))
    along_concept = jnp.sum(directions * concepts, axis=-1)
    along_shared = directions @ shared
    means = jnp.stack([along_concept + along_shared, along_concept - along_shared], axis=-1)
    ratio = means / (jnp.asarray(noise, directions.dtype) * norm[:, None])
    log_risks = log_ndtr(-jnp.where(learned[:, None], ratio, 0), series_order=_TAIL_TERMS)
    return jnp.where(learned[:, None], log_risks, 0)


def log_risk_of_margins(
    fresh_margins: Float[Array, "values two"], lengths: Float[Array, " values"], noise: float | Float[Array, ""]
) -> Float[Array, "values two"]:
    """`log_risk_per_cluster` where the mean margin s a_iᵀμ of a fresh sample of each cluster, and ‖a_i‖, are known.

    Args:
        fresh_margins: s a_iᵀμ, shape (values, 2).
        lengths: ‖a_i‖, shape (values,).
        noise: v.

    Returns:
        Natural logarithms, shape (values, 2); 0 where a_i = 0.
    """
    learned = lengths[:, None] != 0
    ratio = fresh_margins / (jnp.asarray(noise, lengths.dtype) * jnp.where(learned, lengths[:, None], 1))
    return jnp.where(learned, log_ndtr(-jnp.where(learned, ratio, 0), series_order=_TAIL_TERMS), 0)


def log_mean(log_risks: Float[Array, "*batch values two"]) -> Float[Array, "*batch"]:
    """log of the mean over values and clusters: the population risk of the equally weighted mixture.

    From natural logarithms of shape (…, values, 2) to shape (…).
    """
    n_clusters = log_risks.shape[-2] * log_risks.shape[-1]
    return jnp.minimum(logsumexp(log_risks, axis=(-2, -1)) - jnp.log(jnp.asarray(n_clusters, log_risks.dtype)), 0)


def log_worst(log_risks: Float[Array, "*batch values two"]) -> Float[Array, "*batch"]:
    """log risk of the worst-case value: max over i of the mean over its two clusters.

    From natural logarithms of shape (…, values, 2) to shape (…).
    """
    per_value = logsumexp(log_risks, axis=-1) - jnp.log(jnp.asarray(2, log_risks.dtype))
    return jnp.minimum(jnp.max(per_value, axis=-1), 0)
