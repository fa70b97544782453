"""The direction of a value just after the start of training, for any concepts and flipped labels (theory.md OWN-early,
OWN-correlated, OWN-noise): its exact first two moments, what they say of the risk, and the mean risk under flips.

With n = 2Q signed samples per value, a_i/n → Σ_j U_ij ȳ_j as t → 0⁺, up to a positive factor. Imports setting;
imported by onset.py and asymptotics.py; plain numpy.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from dpotheory.core.setting import Setting

_STEP, _REACH = 0.02, 36.0  # of the trapezoidal rule along the contour, in the variable x of s = c + iw sinh x
_LEAST = 1e-18  # of the integrand and of a term, beside the largest: what is left out
_CHUNK = 1 << 20  # complex numbers at a time
_MOST_TERMS = 1 << 24


class EarlyDirection(NamedTuple):
    """Moments of Σ_j U_ij ȳ_j over datasets, in the coordinates of the standard frame on e_1 (b), e_2 … e_{K+1}.

    Attributes:
        mean: (1 − 2ε) Σ_j U_ij c_j; shape (K, 1 + K), 0 off these coordinates.
        covariance: Σ_j U_ij² (v² I + 4ε(1−ε)(c_j c_jᵀ + b bᵀ))/n on these coordinates, shape (K, 1 + K, 1 + K).
        elsewhere: its variance along each further coordinate, v² Σ_j U_ij²/n; shape (K,).
    """

    mean: np.ndarray
    covariance: np.ndarray
    elsewhere: np.ndarray


def early_direction(setting: Setting) -> EarlyDirection:
    """The exact mean and covariance of the early direction of each value, for any concepts and flips.

    Without flips it is normal. A flip is a sign f of mean 1 − 2ε and variance 4ε(1−ε), which multiplies a signed sample
    c + s b + v z: so it adds a variance along c and along b, and none to the noise.

    Example:
        >>> s = Setting(n_values=1, n_samples=2, dim=3, noise=0.5, shared_norm=0.0, beta=0.1, flip=0.25)
        >>> [part.tolist() for part in early_direction(s)]
        [[[0.0, 1.0]], [[[0.25, 0.0], [0.0, 1.0]]], [0.25]]
    """
    u, n, k = setting.graph.overlap.astype(float), 2 * setting.n_samples, setting.n_values
    noise, shared, flip = float(setting.noise), float(setting.shared_norm), float(setting.flip)
    concepts = np.zeros((k, 1 + k))
    concepts[:, 1:] = np.asarray(setting.concept_coordinates, dtype=float)
    of_flips = 4 * flip * (1 - flip)
    outer = concepts[:, :, None] * concepts[:, None, :]
    outer[:, 0, 0] += shared**2
    each = (noise**2 * np.eye(1 + k) + of_flips * outer) / n
    return EarlyDirection(
        (1 - 2 * flip) * u @ concepts, np.einsum("ij,jab->iab", u**2, each), noise**2 / n * (u**2).sum(axis=1)
    )


def mean_and_length(setting: Setting) -> tuple[np.ndarray, np.ndarray]:
    """(UG)_ii and (UGU)_ii, shape (K,) each: the product of Σ_j U_ij c_j with c_i, and its squared length."""
    u, gram = setting.graph.overlap.astype(float), np.asarray(setting.concept_gram, dtype=float)
    return np.einsum("ij,ji->i", u, gram), np.maximum(np.einsum("ij,jk,ki->i", u, gram, u), 0)


def effective_diversity(setting: Setting) -> np.ndarray:
    """κ_i = (UGU)_ii/((UG)_ii)², shape (K,): 1/κ_i is the squared cosine of the mean early direction with c_i.

    G is the Gram matrix of the concepts. For orthonormal ones it is Σ_j U_ij²/U_ii²; for a common cosine ρ under *all*
    it is K/(1 + (K−1)ρ). Flips change it not. ∞ where the mean direction is orthogonal to c_i or 0; where (UG)_ii < 0
    it points away from c_i.

    Example:
        >>> s = Setting(
        ...     n_values=4, n_samples=2, dim=9, noise=0.5, shared_norm=0.0, beta=0.1, sharing="all", concepts=0.5
        ... )
        >>> effective_diversity(s).round(6).tolist()
        [1.6, 1.6, 1.6, 1.6]
    """
    along, squares = mean_and_length(setting)
    small = along**2 <= 1e-14 * np.diag(setting.graph.overlap) ** 2
    return np.where(small, np.inf, squares / np.where(small, 1, along) ** 2)


def log_approximate_risk_at_onset(setting: Setting) -> np.ndarray:
    """log Φ(−a·c/(v‖a‖)) as t → 0⁺ with a·c and ‖a‖² replaced by their means over datasets; shape (values,).

    For any concepts and flips, with q = Σ_j U_ij² and n = 2Q, the argument is −(1−2ε)(UG)_ii over
    v√((1−2ε)²(UGU)_ii + q(dv² + 4ε(1−ε)(1 + l_b²))/n). Without flips it is Φ(−1/(v√(κ_i + dν² q/(UG)_ii²))), ν² = v²/n:
    for orthonormal concepts Φ(−1/(v√(κ_i(1 + dν²)))), and for a common cosine ρ under *all*
    Φ(−1/(v√(K/s + dν²K/s²))), s = 1 + (K−1)ρ. Accurate for large Q; `log_mean_risk_at_onset` is exact.

    Example:
        >>> s = Setting(n_values=1, n_samples=8, dim=16, noise=1.0, shared_norm=0.0, beta=0.1)
        >>> log_approximate_risk_at_onset(s).round(6).tolist()  # log Φ(−1/√2)
        [-1.428158]
    """
    from scipy.special import log_ndtr

    flip, noise = float(setting.flip), float(setting.noise)
    along, squares = mean_and_length(setting)
    each = setting.dim * noise**2 + 4 * flip * (1 - flip) * (1 + float(setting.shared_norm) ** 2)
    spread = (setting.graph.overlap.astype(float) ** 2).sum(axis=1) * each / (2 * setting.n_samples)
    return log_ndtr(-(1 - 2 * flip) * along / (noise * np.sqrt((1 - 2 * flip) ** 2 * squares + spread)))


def log_mean_risk_with_flips(setting: Setting) -> np.ndarray:
    """`onset.log_mean_risk_at_onset` with flipped labels, for values that share no token; shape (values,).

    Given the numbers of labels flipped in a value's two clusters its direction is normal, N(Fc + Bb, v²nI) with
    F = Σf and B = Σfs, so E[risk] is the mean over two independent binomials of P(F″_{d,d}(λ₊, λ₋) ≤ 1), with λ_± =
    ½‖(Fc + Bb)/(v√n) ± (c + sb)/v‖². Both clusters have the same mean.

    Raises:
        ValueError: for values that share a token, or Q beyond 4095 (the sum has (Q + 1)² terms).
    """
    if any(setting.graph.neighbours):
        raise ValueError(
            f"flip = {setting.flip} with sharing {setting.graph.name!r}: with flipped labels the mean risk at the "
            "onset has a closed form for values that share no token; simulate it, or see log_approximate_risk_at_onset"
        )
    if (setting.n_samples + 1) ** 2 > _MOST_TERMS:
        raise ValueError(
            f"n_samples = {setting.n_samples} with flip = {setting.flip}: the sum over flipped labels would have "
            f"{(setting.n_samples + 1) ** 2} terms, and at most {_MOST_TERMS} are summed"
        )
    from scipy.stats import binom

    q, noise, shared, flip = setting.n_samples, float(setting.noise), float(setting.shared_norm), float(setting.flip)
    kept = q - 2 * np.arange(q + 1)  # Σf of one cluster, by how many of its labels are flipped
    chance = binom.logpmf(np.arange(q + 1), q, flip)
    both, apart = (kept[:, None] + sign * kept[None, :] for sign in (1, -1))
    middle = ((both**2 + (shared * apart) ** 2) / (2 * q) + 1 + shared**2).ravel()
    swing = (2 * (both + shared**2 * apart) / math.sqrt(2 * q)).ravel()
    weight = (chance[:, None] + chance[None, :]).ravel()
    there = np.isfinite(weight)
    plus, minus = ((middle[there] + sign * swing[there]) / (2 * noise**2) for sign in (1, -1))
    found = log_mean_chance(setting.dim, plus, minus, weight[there])
    return np.full(setting.n_values, found)


def log_mean_chance(dim: int, plus: np.ndarray, minus: np.ndarray, log_weights: np.ndarray) -> float:
    """log Σ_k w_k P(F″_{d,d}(λ₊ₖ, λ₋ₖ) ≤ 1): `onset.log_noncentral_f` averaged, along one contour for all terms.

    Terms are left out only where their transform on the contour, which bounds them, is below 1e-18 of the sum.

    Args:
        dim: d ≥ 1.
        plus, minus: λ₊ and λ₋ of each term, in either order, shape (terms,).
        log_weights: log w_k, shape (terms,).
    """
    from scipy.special import logsumexp

    total, gap = (plus + minus) / 2, (plus - minus) / 2

    def terms(s: float) -> np.ndarray:
        return log_weights + (s * s * total - s * gap) / (1 - s * s)

    def slope(s: float) -> float:
        rest = 1 - s * s
        sizes = terms(s)
        share = np.exp(sizes - sizes.max())
        moved = 2 * s * (share @ total) - (1 + s * s) * (share @ gap)
        return float(dim * s / rest + moved / share.sum() / rest**2 - 1 / s)

    low, high = 0.0, 1.0  # the logarithm of the integrand is convex in between and infinite at both ends
    for _ in range(40):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    c = low if 0 < low < 1 else high
    small = 1e-5 * min(c, 1 - c)
    width = 1 / math.sqrt(max((slope(c + small) - slope(c - small)) / (2 * small), 1.0))

    def envelope(s: Any) -> Any:
        return -dim / 2 * np.log(1 - s * s) - np.log(s)

    sizes = terms(c)
    peak = float(np.asarray(logsumexp(sizes)))
    many = sizes > peak + math.log(_LEAST) - math.log(len(sizes))
    total, gap, log_weights = total[many], gap[many], log_weights[many]
    x = np.arange(0, _REACH, _STEP)
    s = c + 1j * width * np.sinh(x)
    outer = envelope(s) - envelope(c)
    near = outer.real + np.log(np.cosh(x)) > math.log(_LEAST)
    x, s, outer = x[near], s[near], outer[near]
    inner = np.zeros(len(s), dtype=complex)
    for part in np.array_split(np.arange(len(total)), max(1, math.ceil(len(total) * len(s) / _CHUNK))):
        exponent = (s[:, None] ** 2 * total[part] - s[:, None] * gap[part]) / (1 - s[:, None] ** 2)
        inner += np.exp(exponent + log_weights[part] - peak).sum(axis=1)
    heights = np.real(np.exp(outer) * inner) * np.cosh(x)
    whole = width / math.pi * _STEP * float(heights.sum() - heights[0] / 2)
    return float(envelope(c)) + peak + math.log(whole)
