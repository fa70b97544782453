"""LD's setting: behaviours with class means, covariances, tails and sizes (theory.md §3).

A behaviour is one Yes/No question asked of positive and negative statements, whose embeddings have means μ₊, μ₋ and
covariance Σ. Its *preference distinguishability* is ‖μ₊ − μ₋‖ = d^Δ. Covariances are diagonal in the standard basis,
which costs nothing: rotate the means instead. Imports laws only; imported by learning.py.
"""

import dataclasses
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

from dpotheory.learning.distinguishability import Measured, measure
from dpotheory.learning.spectrum import Spectrum, at_least_zero
from dpotheory.learning.subexponential import check_family

__all__ = ["Behaviour", "Measured", "Spectrum", "measure", "together"]

Vector = Float[Array | np.ndarray, " dim"]


_LEAVES = ["mean_positive", "mean_negative", "covariance", "covariance_negative"]
_STATIC = ["n_samples", "dim", "family", "alpha", "positive_fraction"]


@partial(jax.tree_util.register_dataclass, data_fields=_LEAVES, meta_fields=_STATIC)
@dataclass(frozen=True)
class Behaviour:
    """One behaviour of LD: n samples with features μ_± + Σ^{1/2}z, z of unit-variance α-subexponential coordinates.

    Attributes:
        n_samples: n, both classes together. Static.
        dim: d. Static.
        mean_positive: μ₊, shape (d,). Leaf.
        mean_negative: μ₋, shape (d,). Leaf.
        covariance: Σ₊, and Σ₋ unless that is given. Leaf.
        family: "gaussian", "laplace" or "weibull". Static.
        alpha: α; the shape of the Weibull distribution. Static.
        positive_fraction: share of positives; n₊ is the nearest whole number. Static.
        covariance_negative: Σ₋, if it differs. Leaf.

    Raises:
        ValueError: naming the value, the condition that it breaks and what would be valid.

    Example:
        >>> Behaviour.symmetric(64, 32, distinguishability=2.0).distinguishability
        2.0
    """

    n_samples: int
    dim: int
    mean_positive: Vector
    mean_negative: Vector
    covariance: Spectrum
    family: str = "gaussian"
    alpha: float = 2.0
    positive_fraction: float = 0.5
    covariance_negative: Spectrum | None = None

    def __post_init__(self) -> None:
        if any(isinstance(leaf, Tracer) or type(leaf) is object for leaf in jax.tree.leaves(self._values())):
            return
        if self.dim < 1 or self.n_samples < 2:
            raise ValueError(
                f"n_samples = {self.n_samples}, dim = {self.dim}; a behaviour has at least 2 samples in 1 dimension"
            )
        check_family(self.family, self.alpha)
        if not 0 < self.positive_fraction < 1 or not 1 <= self.n_positive < self.n_samples:
            raise ValueError(
                f"positive_fraction = {self.positive_fraction} leaves a class of {self.n_samples} samples empty; "
                "both classes need at least one"
            )
        for name in ("mean_positive", "mean_negative"):
            value = getattr(self, name)
            if np.shape(value) != (self.dim,) or not np.isfinite(value).all():
                raise ValueError(f"{name} has shape {np.shape(value)}; it must hold dim = {self.dim} finite numbers")
        for spectrum in (self.covariance, self.covariance_negative):
            if spectrum is not None:
                values = np.asarray(spectrum.eigenvalues)
                if values.shape not in ((), (self.dim,)) or not (np.isfinite(values).all() and (values >= 0).all()):
                    raise ValueError(
                        f"the covariance has eigenvalues of shape {values.shape}, smallest {values.min()}; "
                        f"give one number, or dim = {self.dim} of them, all at least 0"
                    )

    def _values(self) -> list[Any]:
        return [getattr(self, name) for name in _LEAVES]

    @classmethod
    def symmetric(
        cls,
        n_samples: int,
        dim: int,
        distinguishability: float | None = None,
        *,
        exponent: float | None = None,
        center_norm: float = 0.0,
        spectrum: Spectrum | None = None,
        **other,
    ) -> "Behaviour":
        """μ_± = ± ½ d^Δ e₁ + center_norm · e₂: the classes on both sides of a centre orthogonal to their difference.

        Args:
            n_samples: n.
            dim: d; at least 2 for a centre other than 0.
            distinguishability: ‖μ₊ − μ₋‖; or give its ``exponent`` Δ.
            exponent: Δ.
            center_norm: norm of the mean of both classes.
            spectrum: covariance; the identity by default.
            **other: family, alpha, positive_fraction, covariance_negative.

        Raises:
            ValueError: unless exactly one of ``distinguishability`` and ``exponent`` is given, or if ``dim`` is 1 and
                the centre is not 0.
        """
        if (distinguishability is None) == (exponent is None):
            raise ValueError("give either distinguishability or its exponent, and not both")
        if center_norm and dim < 2:
            raise ValueError(f"center_norm = {center_norm} needs dim of at least 2; received dim = {dim}")
        size = float(dim) ** float(exponent) if distinguishability is None else float(distinguishability)  # type: ignore
        means = np.zeros((2, dim))
        means[:, 0] = at_least_zero("distinguishability", size) / 2 * np.asarray([1.0, -1.0])
        if center_norm:
            means[:, 1] = center_norm
        return cls(n_samples, dim, means[0], means[1], Spectrum.isotropic() if spectrum is None else spectrum, **other)

    @property
    def n_positive(self) -> int:
        """n₊, the number of positive samples."""
        return round(self.n_samples * self.positive_fraction)

    @property
    def n_negative(self) -> int:
        """n₋, the number of negative samples."""
        return self.n_samples - self.n_positive

    @property
    def difference(self) -> Array:
        """b = μ₊ − μ₋ of the population, shape (d,)."""
        return jnp.asarray(self.mean_positive) - jnp.asarray(self.mean_negative)

    @property
    def distinguishability(self) -> float:
        """‖μ₊ − μ₋‖ of the population."""
        return float(np.linalg.norm(np.asarray(self.mean_positive) - np.asarray(self.mean_negative)))

    @property
    def exponent(self) -> float:
        """Δ, with ‖μ₊ − μ₋‖ = d^Δ (d ≥ 2)."""
        return math.log(self.distinguishability) / math.log(self.dim)

    @property
    def spectra(self) -> tuple[Spectrum, Spectrum]:
        """The two covariances (Σ₊, Σ₋), which are one where no negative one was given."""
        return self.covariance, self.covariance if self.covariance_negative is None else self.covariance_negative

    def replace(self, **changes) -> "Behaviour":
        """Copy with some parameters changed, validated anew."""
        return dataclasses.replace(self, **changes)


def together(
    gram: Float[np.ndarray, "behaviours behaviours"] | Sequence[Sequence[float]],
    n_samples: int | tuple[int, ...],
    dim: int,
    *,
    center_norm: float = 0.0,
    spectrum: Spectrum | None = None,
    **other,
) -> tuple[Behaviour, ...]:
    """Behaviours whose mean differences b_i have the given inner products b_iᵀb_j.

    Args:
        gram: b_iᵀb_j, positive semidefinite, shape (B, B).
        n_samples: one size for all, or one for each.
        dim: d, at least B (B + 1 for a centre other than 0).
        center_norm: norm of the common centre, orthogonal to all b_i.
        spectrum: covariance of all; the identity by default.
        **other: family, alpha, positive_fraction.

    Raises:
        ValueError: if ``gram`` is not symmetric positive semidefinite, ``dim`` is too small to hold such differences,
            or the numbers of sizes and of behaviours differ.

    Example:
        >>> [b.distinguishability for b in together(np.diag([4.0, 9.0]), 16, 8)]
        [2.0, 3.0]
    """
    gram = np.asarray(gram, dtype=float)
    count = gram.shape[0]
    values, vectors = np.linalg.eigh(gram) if gram.shape == (count, count) else (np.asarray([-1.0]), gram)
    if values[0] < -1e-9 * max(1.0, values[-1]) or not np.allclose(gram, gram.T):
        raise ValueError("gram must be a symmetric positive semidefinite matrix of inner products of the b_i")
    if dim < count + (center_norm != 0):
        raise ValueError(f"dim = {dim} cannot hold {count} differences{' and a centre' * bool(center_norm)}")
    sizes = (n_samples,) * count if isinstance(n_samples, int) else tuple(n_samples)
    if len(sizes) != count:
        raise ValueError(f"n_samples names {len(sizes)} sizes for {count} behaviours")
    differences = np.zeros((count, dim))
    differences[:, :count] = vectors * np.sqrt(np.clip(values, 0, None))
    center = np.zeros(dim)
    if center_norm:
        center[count] = center_norm
    spectrum = Spectrum.isotropic() if spectrum is None else spectrum
    return tuple(
        Behaviour(n, dim, center + b / 2, center - b / 2, spectrum, **other)
        for n, b in zip(sizes, differences, strict=True)
    )
