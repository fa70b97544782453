"""Long training in high dimension: directions in the limit d, Q → ∞ at a fixed ratio φ = d/(2Q) (theory.md OWN-long).

For one value whose tokens no other value shares, with n = 2Q signed samples y = c + s b + v z. What b adds vanishes in
the limit. The cosine T = aᵀc/‖a‖ gives the population risk Φ(−T/v). The simulated twin is ensemble.py. Imports setting;
plain numpy.
"""

import math
from typing import Any, cast

import numpy as np

from dpotheory.core.setting import Setting

_NODES_PER_TURN = 48.0  # of the contour, per ratio of its radius to its distance from the spectrum
_REACH = 40.0  # of the unknown of the max-margin equation, in standard deviations
Number = float | np.ndarray


def max_margin(ratio: float, noise: float) -> tuple[float, float]:
    """Cosine and margin of the direction that separates the signed samples best, as n → ∞.

    With Φ and φ_N the normal distribution function and density and g = xΦ(x) + φ_N(x), x solves
    Φ(x) + xg + g²/(v²φ) = φ; then T = g/(vφ), and the largest minimal margin of a unit direction is T + vx (convex
    Gaussian min–max theorem). The DPO flow tends to that direction, at a rate of 1/log t.

    Args:
        ratio: φ = d/(2Q).
        noise: v.

    Returns:
        T and T + vx; both NaN where the samples cannot be separated, T + vx ≤ 0: then no margin grows for ever.

    Raises:
        ValueError: unless both are finite and greater than 0.

    Example:
        >>> cosine, margin = max_margin(2.0, 0.5)
        >>> round(cosine, 4), round(margin, 4)
        (0.6948, 0.9427)
    """
    from scipy.optimize import brentq
    from scipy.stats import norm

    _check(ratio, noise)

    def mean(x: float) -> float:
        return x * float(norm.cdf(x)) + float(norm.pdf(x))

    def gap(x: float) -> float:
        return float(norm.cdf(x)) + x * mean(x) + mean(x) ** 2 / (noise**2 * ratio) - ratio

    high = 1.0
    while gap(high) < 0:
        high *= 2
    if gap(-_REACH) >= 0:
        return math.nan, math.nan
    x = float(cast(Any, brentq(gap, -_REACH, high, xtol=1e-14)))
    cosine = mean(x) / (noise * ratio)
    margin = cosine + noise * x
    return (cosine, margin) if margin > 0 else (math.nan, math.nan)


def linearised_cosine(ratio: float, noise: float, progress: Number) -> Number:
    """Cosine of the direction under the flow of the loss to second order in the margins, as n → ∞.

    a′ = 2Σ_k(1/2 − r_k/4)y_k, so a = 2(1 − e^{−sS})S⁻¹ȳ with S = YᵀY/n and s = β²t/(2Kτ). With f(z) = (1 − e^{−zs})/z,
    the resolvent m = 1/(−z + φv²/(1 + v²m)) of the noise, g_h = m/(1 + (1 + v²)m) and g₁₁ = (1 + v²m)g_h,
    T = (−1/2πi)∮f g_h / √((−1/2πi)∮f²z g₁₁), around the spectrum.

    Args:
        ratio: φ = d/(2Q).
        noise: v.
        progress: s ≥ 0, a number or an array; log 3/10 at τ₁. At 0 the limit s → 0⁺, 1/√(1 + v²φ).

    Raises:
        ValueError: unless ratio and noise are finite and greater than 0, and s is finite and at least 0.

    Example:
        >>> round(linearised_cosine(2.0, 0.5, 5.0), 4)
        0.7084
    """
    _check(ratio, noise)
    s = np.asarray(progress, dtype=float)
    if not (np.isfinite(s).all() and (s >= 0).all()):
        raise ValueError(f"progress = {progress}; it must be finite and at least 0")
    found = np.array([_on_contour(ratio, noise, float(one)) for one in s.flat]).reshape(s.shape)
    return float(found) if s.ndim == 0 else found


def _on_contour(ratio: float, noise: float, s: float) -> float:
    if s == 0:
        return 1 / math.sqrt(1 + noise**2 * ratio)
    edge = (1 + noise * (1 + math.sqrt(ratio))) ** 2  # no eigenvalue of S is larger, in the limit
    away = min(edge / 4, 1 / s)  # e^{−zs} must not grow to the left of 0
    radius = edge / 2 + away
    n = math.ceil(_NODES_PER_TURN * radius / away)
    angle = np.pi * (np.arange(n) + 0.5) / n  # the upper half; the lower one is its conjugate
    z = edge / 2 + radius * np.exp(1j * angle)
    m = _resolvent(z, ratio, noise)
    cross = m / (1 + (1 + noise**2) * m)
    f = -np.expm1(-z * s) / z
    step = radius * np.exp(1j * angle) * np.pi / n  # dz/(i)
    along = -float(np.real(f * cross * step).sum()) / np.pi
    square = -float(np.real(f**2 * z * (1 + noise**2 * m) * cross * step).sum()) / np.pi
    return along / math.sqrt(square)


def _resolvent(z: np.ndarray, ratio: float, noise: float) -> np.ndarray:
    """m(z) in the upper half-plane: the root of −zv²m² + (v²(φ − 1) − z)m = 1 with Im m > 0 and Im zm > 0."""
    a, b = -z * noise**2, noise**2 * (ratio - 1) - z
    root = np.sqrt(b * b + 4 * a)
    both = np.stack([(-b + root) / (2 * a), (-b - root) / (2 * a)])
    score = np.minimum(both.imag, (z * both).imag)
    return np.where(score[0] >= score[1], both[0], both[1])


def log_risk_long(setting: Setting, times: Number | None = None) -> Number:
    """Natural log of a disjoint value's risk in high dimension: of the linearised flow, or in the limit t → ∞.

    Args:
        setting: with disjoint values; l_b does not enter.
        times: physical times t, to which the linearised flow is followed; None means the max-margin direction of t → ∞,
            NaN where the samples cannot be separated.

    Returns:
        log Φ(−T/v), a number or of the shape of ``times``.

    Raises:
        ValueError: if values share tokens, whose directions have no such closed form, or for correlated concepts and
            flipped labels.
    """
    from scipy.special import log_ndtr

    if setting.departure:
        raise ValueError(
            f"only orthonormal concepts and labels that are not flipped are known, not {setting.departure}"
        )
    if setting.max_degree > 1:
        raise ValueError(f"sharing {setting.graph.name!r} has values that share tokens; only disjoint values are known")
    ratio, noise = setting.dim / (2 * setting.n_samples), float(setting.noise)
    if times is None:
        cosine: Number = max_margin(ratio, noise)[0]
    else:
        rate = float(setting.beta) ** 2 / (2 * setting.n_values * float(setting.tau))
        cosine = linearised_cosine(ratio, noise, rate * np.asarray(times, dtype=float))
    found = log_ndtr(-np.asarray(cosine) / noise)
    return float(found) if np.ndim(found) == 0 else found


def _check(ratio: float, noise: float) -> None:
    for name, value in (("ratio", ratio), ("noise", noise)):
        if not (math.isfinite(value) and value > 0):
            raise ValueError(f"{name} = {value}; it must be finite and greater than 0")
