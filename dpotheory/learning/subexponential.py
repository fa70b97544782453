"""Coordinates of LD's features: independent, symmetric, of unit variance, with tails exp(−|x|^α) (theory.md §3).

X is α-subexponential if ‖X‖_ψα = inf{s : E exp((|X|/s)^α) ≤ 2} is finite. Gaussian coordinates are so up to α = 2,
Laplace ones up to α = 1, and the symmetric Weibull distribution of shape α up to its own α. Imports nothing of
dpotheory; imported by behaviours.py and features.py.
"""

import math
from typing import Any

import jax
import jax.numpy as jnp
from jax.typing import DTypeLike
from jaxtyping import Array, Float, Key

FAMILIES = {"gaussian": 2.0, "laplace": 1.0, "weibull": 2.0}
"""Family → the largest α for which it is α-subexponential (for Weibull: the largest shape that is offered)."""


def check_family(family: str, alpha: float) -> None:
    """Raise ValueError unless ``family`` is known and α-subexponential for this α."""
    if family not in FAMILIES:
        raise ValueError(f"family = {family!r}; known families are {', '.join(FAMILIES)}")
    if not 0 < alpha <= FAMILIES[family]:
        raise ValueError(
            f"alpha = {alpha}; a {family} coordinate is alpha-subexponential for 0 < alpha <= {FAMILIES[family]:g} only"
        )


def standard_coordinates(
    key: Key[Array, ""],
    shape: tuple[int, ...],
    family: str = "gaussian",
    alpha: float = 2.0,
    dtype: DTypeLike = jnp.float32,
) -> Float[Array, "..."]:
    """Independent draws of mean 0 and variance 1.

    Weibull: X = ±λE^{1/α}, with E standard exponential and λ = Γ(1 + 2/α)^{−1/2}; for α = 1 it is Laplace's.
    For the other families α is a statement about the distribution and does not change it.

    Args:
        key: a typed key.
        shape: of the draws.
        family: "gaussian", "laplace" or "weibull".
        alpha: α.
        dtype: of the draws.

    Raises:
        ValueError: for an unknown family, or an α that the family does not have.

    Example:
        >>> standard_coordinates(jax.random.key(0), (2, 3), "weibull", 0.5).shape
        (2, 3)
    """
    check_family(family, alpha)
    if family == "gaussian":
        return jax.random.normal(key, shape, dtype)
    if family == "laplace":
        return jax.random.laplace(key, shape, dtype) * math.sqrt(0.5)
    size, sign = jax.random.split(key)
    tail = jax.random.exponential(size, shape, dtype) ** (1.0 / alpha)
    return jax.random.rademacher(sign, shape, dtype) * tail * _weibull_scale(alpha)


def orlicz_norm(family: str = "gaussian", alpha: float = 2.0) -> float:
    """‖X‖_ψα = inf{s : E exp((|X|/s)^α) ≤ 2} of one unit-variance coordinate: LD's κ.

    Closed forms: √(8/3) for the Gaussian at α = 2, √2 for Laplace at α = 1, 2^{1/α}Γ(1+2/α)^{−1/2} for Weibull; the
    others by quadrature and root finding (scipy), to about 1e-10.

    Raises:
        ValueError: for an unknown family, or an α for which the norm is infinite.

    Example:
        >>> round(orlicz_norm("laplace", 1.0), 6)
        1.414214
    """
    check_family(family, alpha)
    if family == "weibull":
        return _weibull_scale(alpha) * 2 ** (1 / alpha)
    if alpha == FAMILIES[family]:
        return math.sqrt(8 / 3) if family == "gaussian" else math.sqrt(2)
    from scipy.integrate import quad
    from scipy.optimize import brentq

    def excess(s: float) -> float:
        def integrand(x: float) -> float:
            tail = (
                -x * x / 2 - math.log(math.pi / 2) / 2 if family == "gaussian" else math.log(2) / 2 - math.sqrt(2) * x
            )
            return math.exp((x / s) ** alpha + tail)

        return quad(integrand, 0, 1, epsabs=1e-13)[0] + quad(integrand, 1, math.inf, epsabs=1e-13)[0] - 2

    high = 2.0
    while excess(high) > 0:
        high *= 2
    low = high / 2
    while excess(low) < 0:
        low /= 2
    root: Any = brentq(excess, low, high, xtol=1e-13)
    return float(root)


def bartlett_rows(
    key: Key[Array, ""], n_rows: int, dim: int, dtype: DTypeLike = jnp.float32
) -> Float[Array, "rows columns"]:
    """Rows with the Gram matrix of ``n_rows`` standard normal vectors in R^dim, in min(n_rows, dim) columns.

    The lower-trapezoidal Bartlett factor: exact in distribution for everything that depends on inner products alone.
    """
    columns = min(n_rows, dim)
    normal, chi = jax.random.split(key)
    below = jnp.tril(jax.random.normal(normal, (n_rows, columns), dtype), -1)
    degrees = dim - jnp.arange(columns)
    diagonal = jnp.sqrt(jax.random.chisquare(chi, degrees.astype(dtype), dtype=dtype))
    return below.at[jnp.arange(columns), jnp.arange(columns)].set(diagonal)


def _weibull_scale(alpha: float) -> float:
    return math.exp(-0.5 * math.lgamma(1 + 2 / alpha))
