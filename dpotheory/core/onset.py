"""The law of a value's risk just after the start of training, in closed form (theory.md OWN-early).

The direction of value i is a Gaussian vector then, and the risk's mean is P(F″ ≤ 1) for a doubly noncentral F;
quantiles are integrals over two or three independent numbers. Logarithms throughout: no size of risk underflows. The
simulated twin is `asymptotics.log_risk_at_onset`, on drawn data. Imports early and setting; plain numpy.
"""

import math
from collections.abc import Callable
from typing import Any, cast

import numpy as np

from dpotheory.core.early import log_mean_risk_with_flips, mean_and_length
from dpotheory.core.setting import Setting

_STEP, _REACH = 0.02, 36.0  # of the trapezoidal rule along the contour, in the variable x of y = w sinh x
_NODES_NORMAL, _NODES_CHI, _WIDTH = 48, 96, 6.5  # of the quantile's integrals; χ is read at √m ± 6.5
_REACH_NORMAL, _ANGLES = 9.0, 129  # of |a_b|/ν, and angles at which the risk's level set is found

Number = float | int | np.ndarray


def log_noncentral_f(dim: Number, plus: Number, minus: Number) -> float | np.ndarray:
    """log P(F″_{d,d}(λ₊, λ₋) ≤ 1): the ratio of two independent noncentral χ²_d is at most 1.

    With A·B ≤ 0 for A ~ N(m, I), B ~ N(n, I), ‖m ± n‖²/2 = λ_±, it is the inversion integral of
    E e^{−sA·B} = (1−s²)^{−d/2} exp((s²(λ₊+λ₋) − s(λ₊−λ₋))/(2(1−s²))), taken through its saddle point, where nothing
    cancels. For even d it is a finite sum of Marcum's Q and Bessel functions (OWN-early).

    Args:
        dim: d ≥ 1.
        plus, minus: λ₊ ≥ λ₋ ≥ 0; arrays broadcast.

    Returns:
        Natural logarithms; relative error of the probability about 1e-12 plus rounding 1e-16 (λ₊ + λ₋).

    Raises:
        ValueError: if d < 1 or not λ₊ ≥ λ₋ ≥ 0.

    Example:
        >>> round(log_noncentral_f(1, 3.0, 3.0), 12)  # log 1/2
        -0.69314718056
    """
    d, high, low = np.broadcast_arrays(*(np.asarray(one, dtype=float) for one in (dim, plus, minus)))
    if not (np.all(d >= 1) and np.all(low >= 0) and np.all(high >= low)):
        raise ValueError(f"d = {dim}, λ₊ = {plus}, λ₋ = {minus}; d >= 1 and λ₊ >= λ₋ >= 0 are needed")
    found = np.array([_log_inverted(*each) for each in zip(d.flat, high.flat, low.flat, strict=True)])
    return float(found[0]) if d.ndim == 0 else found.reshape(d.shape)


def _log_inverted(d: float, plus: float, minus: float) -> float:
    total, gap = (plus + minus) / 2, (plus - minus) / 2

    def exponent(s: Any) -> Any:
        rest = 1 - s * s
        return -d / 2 * np.log(rest) + (s * s * total - s * gap) / rest - np.log(s)

    def slope(s: float) -> float:
        rest = 1 - s * s
        return d * s / rest + (2 * s * total - gap * (1 + s * s)) / rest**2 - 1 / s

    low, high = 0.0, 1.0  # the exponent is convex in between and infinite at both ends
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        low, high = (middle, high) if slope(middle) < 0 else (low, middle)
    c = low if 0 < low < 1 else high
    small = 1e-5 * min(c, 1 - c)
    width = 1 / math.sqrt(max((slope(c + small) - slope(c - small)) / (2 * small), 1.0))
    x = np.arange(0, _REACH, _STEP)
    s = c + 1j * width * np.sinh(x)
    peak = float(exponent(c))
    heights = np.real(np.exp(exponent(s) - peak)) * np.cosh(x)
    return peak + math.log(width / math.pi * _STEP * float(heights.sum() - heights[0] / 2))


def log_mean_risk_at_onset(setting: Setting) -> np.ndarray:
    """log E[risk of value i] as t → 0⁺, over the draw of all training samples; shape (values,).

    E[risk_i] = P(F″_{d,d}(λ₊, λ₋) ≤ 1), λ_± = (2Q + 1 + l_b² ± 2√(2Q/κ_i))/(2v²): of the token graph it knows the
    effective diversity κ_i alone. For any objective with −f′(0) > 0.

    For concepts with the Gram matrix G, and q = Σ_j U_ij²: λ_± = (2Q (UGU)_ii/q + 1 + l_b² ± 2√(2Q/q)(UG)_ii)/(2v²).
    With flipped labels see `early.log_mean_risk_with_flips`.

    Raises:
        ValueError: for flipped labels where values share a token.

    Example:
        >>> from dpotheory import Setting
        >>> ring = Setting(n_values=4, n_samples=3, dim=6, noise=0.5, shared_norm=0.4, beta=0.1, sharing="ring")
        >>> log_mean_risk_at_onset(ring).round(6)
        array([-2.553889, -2.553889, -2.553889, -2.553889])
    """
    if float(setting.flip) > 0:
        return log_mean_risk_with_flips(setting)
    noise, shared = float(setting.noise), float(setting.shared_norm)
    if setting.correlated:
        n, (along, aside) = 2 * setting.n_samples, _mean_direction(setting)
        middle, swing = n * (along**2 + aside**2) + 1 + shared**2, 2 * math.sqrt(n) * along
        each = ((middle + sign * swing) / (2 * noise**2) for sign in (1, -1))
        return np.array([_log_inverted(float(setting.dim), *one) for one in zip(*each, strict=True)])
    plus, minus = noncentralities(setting.n_samples, noise, shared, setting.graph.effective_diversity)
    return np.asarray(log_noncentral_f(setting.dim, plus, minus))


def _mean_direction(setting: Setting) -> tuple[np.ndarray, np.ndarray]:
    """e·c_i and the length of the rest of e, shape (values,) each, where a_i ~ N(e, ν² I) up to a factor."""
    along, squares = mean_and_length(setting)
    size = (setting.graph.overlap.astype(float) ** 2).sum(axis=1)
    rest = squares / size - along**2 / size
    return along / np.sqrt(size), np.sqrt(np.where(rest > 1e-13, rest, 0))


def noncentralities(n_samples: int, noise: float, shared_norm: float, kappa: np.ndarray) -> tuple[np.ndarray, ...]:
    """λ₊ and λ₋ of OWN-early."""
    middle, swing = 2 * n_samples + 1 + shared_norm**2, 2 * np.sqrt(2 * n_samples / kappa)
    return (middle + swing) / (2 * noise**2), (middle - swing) / (2 * noise**2)


def log_risk_quantile_at_onset(setting: Setting, probability: float) -> np.ndarray:
    """The log risk of value i below which it lies, as t → 0⁺, with this probability over datasets; shape (values,).

    The direction is a = e + νζ with ‖e‖ = 1, e·c = 1/√κ, e ⊥ b, ζ ~ N(0, I_d), ν = v/√(2Q): along c, along b and the
    length of the rest are independent, and the risk falls in the first whatever the others are. Concepts that are not
    orthonormal change e alone. Not for probabilities nearer than 1e-12 to 0 or 1.

    Raises:
        ValueError: if the probability is not between 0 and 1, or labels are flipped.
    """
    if not 0 < probability < 1:
        raise ValueError(f"probability = {probability}; a quantile needs one between 0 and 1")
    if float(setting.flip) > 0:
        raise ValueError(
            f"flip = {setting.flip}; quantiles of the risk at the onset are known for labels that are not flipped: "
            "simulate them"
        )
    if setting.correlated:
        means = np.stack(_mean_direction(setting), axis=1).round(13)
        different, place = np.unique(means, axis=0, return_inverse=True)
        found = [_quantile(setting, (float(along), float(aside)), probability) for along, aside in different]
        return np.array(found)[place.reshape(-1)]
    kappa = setting.graph.effective_diversity
    different, place = np.unique(kappa, return_inverse=True)
    return np.array([log_quantile(setting, float(one), probability) for one in different])[place]


def chance_of_risk_at_most(setting: Setting, kappa: float, log_risk: float) -> float:
    """P(log risk ≤ ``log_risk``) at the onset, for a value of effective diversity κ and orthonormal concepts."""
    return _chance(setting, (1 / math.sqrt(kappa), math.sqrt(1 - 1 / kappa)), log_risk)


def _chance(setting: Setting, mean: tuple[float, float], log_risk: float) -> float:
    """The same where e has these lengths along c_i and orthogonal to it."""
    from scipy.special import ndtr, ndtri_exp

    along, beside = mean
    nu = float(setting.noise) / math.sqrt(2 * setting.n_samples)
    noise, shared = float(setting.noise), float(setting.shared_norm)
    outside = setting.dim - (1 if shared == 0 else 2)
    rest, weight = _rest(outside, beside, nu)
    if shared == 0:
        cosine = -noise * float(ndtri_exp(log_risk))  # the risk is Φ(−x/v)
        if abs(cosine) >= 1:
            return float(cosine < 0)
        threshold = cosine / math.sqrt(1 - cosine**2) * rest
        return float(weight @ ndtr((along - threshold) / nu))
    node, chance = np.polynomial.legendre.leggauss(_NODES_NORMAL)  # the risk depends on |a_b| alone
    half = _REACH_NORMAL * (node + 1) / 2
    chance = chance * np.exp(-(half**2) / 2)
    aside = nu * half[None, :]
    slope = _level(log_risk, noise, shared)(np.arctan2(aside, rest[:, None]))
    found = ndtr((along - slope * np.hypot(aside, rest[:, None])) / nu)
    return float(weight @ found @ chance / chance.sum())


def log_quantile(setting: Setting, kappa: float, probability: float) -> float:
    """`log_risk_quantile_at_onset` for a value of effective diversity κ and orthonormal concepts."""
    return _quantile(setting, (1 / math.sqrt(kappa), math.sqrt(1 - 1 / kappa)), probability)


def _quantile(setting: Setting, mean: tuple[float, float], probability: float) -> float:
    from scipy.optimize import brentq
    from scipy.special import log_ndtr

    def gap(z: float) -> float:
        return _chance(setting, mean, float(log_ndtr(-z))) - probability

    most = (1 + float(setting.shared_norm)) / float(setting.noise)  # no risk is below Φ(−‖c + b‖/v)
    return float(log_ndtr(-float(cast(Any, brentq(gap, -most, most, xtol=1e-12 * most)))))


def _rest(outside: int, mean: float, nu: float) -> tuple[np.ndarray, np.ndarray]:
    """Nodes and weights of ‖e′ + νζ‖ for ζ in ``outside`` dimensions and ‖e′‖ = ``mean``."""
    if mean > 0:
        along, chance = np.polynomial.hermite_e.hermegauss(_NODES_NORMAL)
        along, chance, outside = mean + nu * along, chance / chance.sum(), outside - 1
    else:
        along, chance = np.zeros(1), np.ones(1)
    if outside > 0:
        # χ_m is near √m with standard deviation at most 1/√2.
        middle = math.sqrt(outside)
        low, high = max(middle - _WIDTH, 0.0), middle + _WIDTH
        node, weight = np.polynomial.legendre.leggauss(_NODES_CHI)
        chi = low + (high - low) * (node + 1) / 2
        log_density = (outside - 1) * np.log(chi) - chi**2 / 2
        density = weight * np.exp(log_density - log_density.max())
        density /= density.sum()
    else:
        chi, density = np.zeros(1), np.ones(1)
    length = np.hypot(along[:, None], nu * chi[None, :]).ravel()
    return length, (chance[:, None] * density[None, :]).ravel()


def _level(log_risk: float, noise: float, shared: float) -> Callable[[np.ndarray], np.ndarray]:
    """a_c over the length of the other coordinates at which the risk is as given, as a function of the angle that
    those make with their part off b."""
    from scipy.interpolate import CubicSpline
    from scipy.special import log_ndtr

    angles = np.linspace(0, math.pi / 2, _ANGLES)
    low, high = np.full(angles.shape, -math.pi / 2), np.full(angles.shape, math.pi / 2)
    for _ in range(50):
        middle = (low + high) / 2
        x, y = np.sin(middle), np.cos(middle) * np.sin(angles)
        pair = log_ndtr(-(x + shared * y) / noise), log_ndtr(-(x - shared * y) / noise)
        above = np.logaddexp(*pair) - math.log(2) > log_risk
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    level = CubicSpline(angles, (low + high) / 2)
    return lambda at: np.tan(level(at))
