"""Which of several behaviours is learned first: LD's priority, the exact first-order speed, weights that equalise it.

LD's priority is P_i = b̄ᵀb_i/(‖b̄‖ max_j‖b_j‖) with an unweighted mean b̄ of the b_i = μ̂₊ − μ̂₋ (theory.md §3). The
loss weighs behaviours by their sizes, and pulls along m_i, the mean of the signed features of behaviour i, which is
b_i/2 for balanced classes only. Both Gram matrices are fields of `learning.Learning`. Imports nothing of dpotheory.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

Numbers = Float[Array | np.ndarray, "..."]
Gram = Float[Array | np.ndarray, "... behaviours behaviours"]


def priorities(difference_gram: Gram) -> Float[Array, "... behaviours"]:
    """P_i = b̄ᵀb_i/(‖b̄‖ max_j‖b_j‖), in [−1, 1], shape (…, B); 0 where b̄ = 0.

    Args:
        difference_gram: b_iᵀb_j, shape (…, B, B), of the training data (`Learning.difference_gram`) or of a population.

    Example:
        >>> [round(float(p), 3) for p in priorities(jnp.asarray([[4.0, 0.0], [0.0, 1.0]]))]
        [0.894, 0.224]
    """
    gram = jnp.asarray(difference_gram)
    along = gram.mean(axis=-1)  # b̄ᵀb_i
    mean_norm = jnp.sqrt(jnp.maximum(along.mean(axis=-1, keepdims=True), 0))
    largest = jnp.sqrt(jnp.diagonal(gram, axis1=-2, axis2=-1).max(axis=-1, keepdims=True))
    scale = mean_norm * largest
    return jnp.where(scale > 0, along / jnp.where(scale > 0, scale, 1), 0)


def first_speed(
    pull_gram: Gram, sizes: Sequence[int], beta: float, weights: Sequence[float] | Numbers | None = None
) -> Float[Array, "... behaviours"]:
    """Speed of each behaviour's mean margin at the start of gradient flow (τ = 1): v_j = β² Σ_i ω_i (n_i/N) m_iᵀm_j.

    One step of descent moves the mean margin by exactly η v_j, and the mean loss by −η v_j/2 to first order. For
    balanced behaviours of one size this is LD's (β²/4) b̄ᵀb_j. The result has shape (…, B).

    Args:
        pull_gram: m_iᵀm_j, shape (…, B, B).
        sizes: n_i.
        beta: β.
        weights: ω_i, shape (B,); None means 1.
    """
    gram = jnp.asarray(pull_gram)
    share = np.asarray(sizes) / np.sum(sizes) * (1.0 if weights is None else np.asarray(weights, float))
    return beta**2 * (gram @ jnp.asarray(share, gram.dtype))


def rank_agreement(first: Numbers, second: Numbers) -> Float[Array, "..."]:
    """Kendall's τ_b between two scores of the behaviours, along the last axis; NaN where one of them has only ties.

    Args:
        first, second: the scores, shape (…, B) each.

    Returns:
        τ_b in [−1, 1], shape (…).

    Example:
        >>> float(rank_agreement(jnp.asarray([1.0, 2.0, 3.0]), jnp.asarray([1.0, 3.0, 2.0])).round(3))
        0.3330000042915344
    """
    i, j = np.triu_indices(first.shape[-1], 1)
    a, b = (jnp.sign(jnp.asarray(x)[..., i] - jnp.asarray(x)[..., j]) for x in (first, second))
    return jnp.sum(a * b, axis=-1) / jnp.sqrt(jnp.sum(a**2, axis=-1) * jnp.sum(b**2, axis=-1))


def time_to_reach(
    times: Float[Array | np.ndarray, " times"], curves: Float[Array | np.ndarray, "... times behaviours"], level: float
) -> Float[np.ndarray, "... behaviours"]:
    """The first time at which each curve is at or above ``level``, linear between records; ∞ if never.

    For a loss, pass minus the loss and minus the level.

    Args:
        times: of the records, shape (T,), in any unit; the answer is in the same.
        curves: what was recorded, shape (…, T, B).
        level: to be reached.

    Returns:
        Times of shape (…, B).
    """
    times, curves = np.asarray(times, float), np.moveaxis(np.asarray(curves, float), -2, -1)
    above = curves >= level
    after = above.argmax(axis=-1)
    before = np.maximum(after - 1, 0)
    low, high = (np.take_along_axis(curves, k[..., None], -1)[..., 0] for k in (before, after))
    part = np.where(after > 0, (level - low) / np.where(after > 0, high - low, 1), 0)
    reached = times[before] + part * (times[after] - times[before])
    return np.where(above.any(axis=-1), reached, np.inf)


@dataclass(frozen=True)
class Reweighting:
    """Weights of the behaviours' samples that make the first-order speeds equal, or the best there are.

    Attributes:
        weights: ω_i ≥ 0 with Σ n_i ω_i = N, shape (B,).
        speeds: resulting v_j/β², shape (B,).
        equal: whether all of them are equal and positive.
        reason: in words.
    """

    weights: Float[np.ndarray, " behaviours"]
    speeds: Float[np.ndarray, " behaviours"]
    equal: bool
    reason: str


def equalise(
    pull_gram: Float[Array | np.ndarray, "behaviours behaviours"], sizes: Sequence[int], *, tolerance: float = 1e-6
) -> Reweighting:
    """Weights ω ≥ 0 under which all mean margins start at one speed; if there are none, the largest slowest speed.

    With p_i = ω_i n_i/N the pull is m* = Σ p_i m_i, in the convex hull of the m_i, and v_j ∝ m*ᵀm_j. All v_j are equal
    iff m* is the point of their affine hull nearest to 0. So equalising weights exist iff that point lies in the convex
    hull, and is not 0. In any case the point of the convex hull nearest to 0, which this returns, maximises the
    slowest speed over ‖m*‖: behaviours with weight share that speed, those without are faster still. If that point is
    0, no step improves all behaviours at once.

    Args:
        pull_gram: m_iᵀm_j, shape (B, B), of one dataset.
        sizes: n_i.
        tolerance: relative differences of speed that count as none.

    Raises:
        ValueError: if ``pull_gram`` is not a square of the number of sizes.

    Example:
        >>> equalise(np.diag([4.0, 1.0]), (8, 8)).weights.round(3).tolist()
        [0.4, 1.6]
    """
    from scipy.optimize import nnls

    gram, counts = np.asarray(pull_gram, float), np.asarray(sizes, float)
    if gram.shape != (len(sizes), len(sizes)):
        raise ValueError(f"pull_gram has shape {gram.shape}; {len(sizes)} sizes need {(len(sizes), len(sizes))}")
    values, vectors = np.linalg.eigh(gram)
    root = vectors * np.sqrt(np.clip(values, 0, None))  # rows are the m_i
    unit = np.sqrt(max(float(np.diag(gram).max()), np.finfo(float).tiny))
    # min ‖Σ p_i m_i‖² + (1 − Σ p_i)² over p ≥ 0: for a given sum the best p is the nearest point's, scaled.
    solution, _ = nnls(np.vstack([root.T / unit, np.ones(len(sizes))]), np.append(np.zeros(len(sizes)), 1.0))
    part = solution / solution.sum()
    speeds = gram @ part
    weights = part * counts.sum() / counts
    if speeds.min() <= tolerance * unit**2:
        return Reweighting(weights, speeds, False, "no step improves all behaviours: 0 is a mixture of their pulls")
    if speeds.max() - speeds.min() > tolerance * speeds.max():
        fast = ", ".join(str(i) for i in np.flatnonzero(speeds > speeds.min() + tolerance * speeds.max()))
        return Reweighting(
            weights, speeds, False, f"no weights >= 0 equalise: behaviours {fast} stay ahead even without weight"
        )
    return Reweighting(weights, speeds, True, "all speeds are equal")
