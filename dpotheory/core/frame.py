"""Where labelled embeddings lie: the means of their clusters and their noise, estimated or tested.

The model says that cluster (i, s) is N(s c_i + b, v² I_d) (theory.md §1). `disagreement` tests a frame and a noise
level against embeddings at a stated level; `estimate_frame` estimates both; `fresh_margins` gives what a fresh sample's
margin is on average under means that were estimated from the very samples the directions were fitted to. NumPy in
float64 on the host for tests and estimates. Imports nothing of dpotheory.
"""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Key

Embeddings = Float[Array | np.ndarray, "values two samples dim"]

LEVEL = 1e-6
"""Error rate of `disagreement`: data from the model itself are called into question once in a million."""

_PROBES = 4
_SIGNS = np.asarray([1.0, -1.0])[None, :, None]


class Frame(NamedTuple):
    """The distribution of the embeddings.

    Attributes:
        concepts: c_i, half the difference of the means of a value's two clusters, shape (K, d).
        shared: b, the mean over all clusters, shape (d,).
        noise: v, standard deviation within a cluster a coordinate.
    """

    concepts: Float[np.ndarray, "values dim"]
    shared: Float[np.ndarray, " dim"]
    noise: float


def estimate_frame(embeddings: Embeddings) -> Frame:
    """Estimate c_i, b and v from labelled embeddings; unbiased for c_i, b and v² under the model.

    Args:
        embeddings: shape (K, 2, Q, d) with Q ≥ 2; axis 1 is (+, −).

    Raises:
        ValueError: for another shape, or Q = 1, from which the noise cannot be told.

    Example:
        >>> frame = estimate_frame(np.asarray([[[[1.0, 2.0], [1.0, 0.0]], [[-1.0, 1.0], [-1.0, 1.0]]]]))
        >>> frame.concepts.tolist(), frame.shared.tolist(), round(frame.noise**2, 3)
        ([[1.0, 0.0]], [0.0, 1.0], 0.5)
    """
    try:
        x = np.asarray(embeddings, dtype=float)
    except (TypeError, ValueError):
        raise ValueError(
            "embeddings are ragged or hold what is no number; expected floating-point numbers of shape (K, 2, Q, d)"
        ) from None
    if x.ndim != 4 or x.shape[1] != 2:
        raise ValueError(f"embeddings have shape {x.shape}; expected (K, 2, Q, d), with axis 1 as (+, -)")
    _, _, n_samples, _ = x.shape
    if n_samples < 2:
        raise ValueError(
            "one sample per cluster does not tell the noise from the means; give at least 2, or the distribution's "
            "concepts= (K, d) and shared= (d,)"
        )
    means = x.mean(axis=2)
    noise = math.sqrt(_within(x) / (means.size * (n_samples - 1)))
    return Frame((means[:, 0] - means[:, 1]) / 2, means.mean(axis=(0, 1)), noise)


def disagreement(embeddings: Embeddings, concepts: Any, shared: Any, noise: float) -> str:
    """How the embeddings differ from N(±c_i + b, v² I) beyond chance, in words; "" where a test finds nothing.

    Two tests, each at half of `LEVEL`: of the noise, by the χ² of the squares within clusters (two-sided); of the
    means, by the F ratio of their squared distance from the frame to the squares within. With one sample per cluster
    there are no squares within, and one χ² tests both together.

    Args:
        embeddings: shape (K, 2, Q, d).
        concepts, shared, noise: c_i, b and v of the model.
    """
    from scipy.special import chdtr, chdtrc, fdtrc

    x = np.asarray(embeddings, dtype=float)
    concepts, shared = np.asarray(concepts, dtype=float), np.asarray(shared, dtype=float)
    n_values, _, n_samples, dim = x.shape
    expected = concepts[:, None] * np.asarray([1.0, -1.0])[None, :, None] + shared
    off = n_samples * float(np.sum((x.mean(axis=2) - expected) ** 2))
    freedom = 2 * n_values * dim
    if n_samples == 1:
        chance = 2 * min(chdtr(freedom, off / noise**2), chdtrc(freedom, off / noise**2))
        return _words("they do not lie about the means and with the noise assumed", chance) if chance < LEVEL else ""
    within, within_freedom = _within(x), freedom * (n_samples - 1)
    ratio = within / noise**2
    noise_chance = 2 * min(chdtr(within_freedom, ratio), chdtrc(within_freedom, ratio))
    means_chance = fdtrc(freedom, within_freedom, off / freedom / (within / within_freedom)) if within > 0 else 1.0
    if within == 0 and off > 0:
        means_chance = 0.0
    found = []
    if means_chance < LEVEL / 2:
        found.append(_words("the means of the clusters are not ±c_i + b", means_chance))
    if noise_chance < LEVEL / 2:
        found.append(_words(f"their noise is {math.sqrt(within / within_freedom):.3g}, not {noise:.3g}", noise_chance))
    return "; ".join(found)


def fresh_margins(
    key: Key[Array, ""],
    embeddings: Float[Array, "values two samples dim"],
    noise: float | Float[Array, ""],
    follow: Callable[[Float[Array, "values two samples dim"]], Any],
) -> tuple[Any, Float[Array, "times values two"]]:
    """A run, and s a_iᵀμ for the mean μ of each cluster, from the samples that a_i was fitted to.

    The mean training margin overstates it, since a_i follows the noise of its own samples. By Stein's lemma the excess
    is (v²/Q) Σ_q div a_i with respect to the samples of the cluster, at any time and for any flow; the divergence is
    taken by central differences along random signs, which cost two runs each.

    Args:
        key: of the signs.
        embeddings: x.
        noise: v.
        follow: x → an object with ``directions`` (times, values, dim) and ``margins`` (times, values, 2, samples).

    Returns:
        What ``follow`` returns at x, and the margins of a fresh sample on average, (times, values, 2).
    """
    dtype = embeddings.dtype
    step = jnp.asarray(noise, dtype) * (1e-3 if dtype == jnp.float64 else 1e-2)
    run = follow(embeddings)
    signs = jax.random.rademacher(key, (_PROBES, *embeddings.shape), dtype)

    def excess(probe: Array) -> Array:
        ahead, behind = (follow(embeddings + sign * step * probe).directions for sign in (1, -1))
        return jnp.einsum("tvd,vsqd->tvs", (ahead - behind) / (2 * step), probe)

    divergence = jnp.mean(jax.lax.map(excess, signs), axis=0)
    excess_mean = jnp.asarray(noise, dtype) ** 2 / embeddings.shape[2] * divergence
    return run, run.margins.mean(axis=-1) - jnp.asarray(_SIGNS[..., 0], dtype)[None] * excess_mean


def _within(x: np.ndarray) -> float:
    """Squares within clusters."""
    return float(np.sum((x - x.mean(axis=2, keepdims=True)) ** 2))


def _words(what: str, chance: float) -> str:
    return f"{what} (p = {chance:.1e})" if chance > 0 else f"{what} (p < 1e-300)"
