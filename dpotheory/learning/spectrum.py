"""Covariances of embeddings, diagonal in the standard basis, by their eigenvalues (theory.md §3).

Diagonal costs nothing: rotate the means instead. Imports nothing of dpotheory; imported by behaviours.py.
"""

import math
from dataclasses import dataclass
from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


@partial(jax.tree_util.register_dataclass, data_fields=["eigenvalues"], meta_fields=[])
@dataclass(frozen=True)
class Spectrum:
    """Eigenvalues of a covariance matrix that is diagonal in the standard basis.

    Attributes:
        eigenvalues: variances per coordinate, shape (d,), or a scalar for an isotropic distribution. At least 0.

    Example:
        >>> Spectrum.power_law(4, trace=1.0, exponent=1.0).eigenvalues.round(2).tolist()
        [0.48, 0.24, 0.16, 0.12]
    """

    eigenvalues: Float[Array | np.ndarray, "..."] | float

    @staticmethod
    def isotropic(variance: float = 1.0) -> "Spectrum":
        """Σ = variance · I."""
        return Spectrum(np.asarray(at_least_zero("variance", variance)))

    @staticmethod
    def spiked(dim: int, spike: float, bulk: float = 1.0, n_spikes: int = 1, first: int = 0) -> "Spectrum":
        """``n_spikes`` coordinates from number ``first`` on have variance ``spike``, the others ``bulk``.

        Raises:
            ValueError: if the spikes do not fit into ``dim`` coordinates, or a variance is negative.
        """
        if not (n_spikes >= 1 and first >= 0 and first + n_spikes <= dim):
            raise ValueError(f"{n_spikes} spikes from coordinate {first} on do not fit into dim = {dim}")
        values = np.full(dim, at_least_zero("bulk", bulk))
        values[first : first + n_spikes] = at_least_zero("spike", spike)
        return Spectrum(values)

    @staticmethod
    def power_law(dim: int, trace: float, exponent: float = 1.0) -> "Spectrum":
        """Eigenvalue k proportional to k^(−exponent), k = 1 … d, with the given trace."""
        values = np.arange(1, dim + 1, dtype=float) ** -exponent
        return Spectrum(at_least_zero("trace", trace) * values / values.sum())

    @property
    def is_isotropic(self) -> bool:
        """Whether one number stands for all eigenvalues."""
        return np.ndim(self.eigenvalues) == 0

    def trace(self, dim: int) -> Array:
        """Tr Σ in ``dim`` dimensions, a scalar."""
        values = jnp.asarray(self.eigenvalues)
        return values * float(dim) if self.is_isotropic else jnp.sum(values)

    @property
    def operator_norm(self) -> Array:
        """‖Σ‖: LD's concentration."""
        return jnp.max(jnp.asarray(self.eigenvalues))


def at_least_zero(name: str, value: float) -> float:
    """``value``, or ValueError."""
    if not (math.isfinite(value) and value >= 0):
        raise ValueError(f"{name} = {value}; it must be finite and at least 0")
    return float(value)
