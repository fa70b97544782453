"""The parameters of the DPO model, validated once (theory.md §1). Imports concepts and sharing only.

A `Setting` is a pytree: noise, shared_norm, beta and tau are leaves, so they can be traced, vmapped and
differentiated, and so are a cosine of the concepts and a rate of flipped labels; sizes, sharing and a Gram matrix are
static.
"""

import dataclasses
import math
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, cast

import jax
import numpy as np
from jax.core import Tracer
from jaxtyping import Float

from dpotheory.core.concepts import (
    ORTHONORMAL,
    Concepts,
    checked_concepts,
    checked_flip,
    coordinates,
    gram_matrix_of,
)
from dpotheory.core.sharing import Sharing

Scalar = float | Float[jax.Array, ""] | Float[np.ndarray, ""]

_LEAVES = ("noise", "shared_norm", "beta", "tau")
_OPTIONAL = ("concepts", "flip")  # leaves as they were given: a name, a matrix and the plain number 0 are static
_STATIC = ("n_values", "n_samples", "dim", "sharing")


@dataclass(frozen=True)
class Setting:
    """K values as pairs of Gaussian clusters under a trainable last layer, and the DPO flow on them.

    Cluster (i, ±) is N(±c_i + b, v² I_d), with unit concepts c_i, all orthogonal to b, ‖b‖ = l_b. The last layer W
    follows τ Ẇ = −∇L(W). Time t is physical; formulas depend on t/τ.

    Concepts are orthonormal, as the papers have them, or have a given Gram matrix. In the standard frame b = l_b e_1,
    and c_i has row i of the symmetric root of the Gram matrix as coordinates on e_2 … e_{K+1} (for orthonormal
    concepts: c_i = e_{i+1}).

    A flipped label exchanges the two responses of a training sample, whose embedding stays: the flow is that of −x, and
    its margin is measured in the label that training sees. The population risk is that of true labels.

    Attributes:
        n_values: K ≥ 1, the number of values. Static.
        n_samples: Q ≥ 1, training samples per cluster; N = 2KQ in all. Static.
        dim: d ≥ K + 1, the embedding dimension. Static.
        noise: v > 0, within-cluster standard deviation per coordinate. Leaf.
        shared_norm: l_b ≥ 0, norm of the component shared by all embeddings. Leaf.
        beta: β > 0, DPO's inverse temperature. Leaf.
        tau: τ > 0, the inverse learning rate, in units of time. Leaf.
        sharing: the token graph: a pattern's name or a `Sharing`. Static.
        concepts: "orthonormal"; a cosine, −1/(K − 1) ≤ ρ < 1, that all pairs of concepts have (a leaf); or their Gram
            matrix, shape (K, K), kept as a tuple of rows (static). It is positive semidefinite with a diagonal of 1.
        flip: ε in [0, 1/2], the probability with which each training label is flipped, independently. The plain number
            0 is static and costs nothing; anything else is a leaf (``jnp.asarray(0.0)`` is a 0 that can be mapped).

    Raises:
        ValueError: naming the value, the condition it breaks and what would be valid.
        TypeError: for a size that is not an integer or a parameter that is not a number.

    Example:
        >>> s = Setting(n_values=8, n_samples=64, dim=320, noise=0.3, shared_norm=0.5, beta=0.1)
        >>> s.n_total, round(s.tau_1, 3)
        (1024, 175.778)
    """

    n_values: int
    n_samples: int
    dim: int
    noise: Scalar
    shared_norm: Scalar
    beta: Scalar
    tau: Scalar = 1.0
    sharing: Sharing | str = "disjoint"
    concepts: Concepts | Sequence[Sequence[float]] | Float[np.ndarray, "values values"] | Float[jax.Array, "_ _"] = (
        ORTHONORMAL
    )
    flip: Scalar = 0.0

    _leaves: ClassVar[tuple[str, ...]] = _LEAVES  # of an instance: which of its fields are leaves

    def __post_init__(self) -> None:
        for name in ("n_values", "n_samples", "dim"):
            object.__setattr__(self, name, _size(name, getattr(self, name)))
        if self.dim < self.n_values + 1:
            raise ValueError(
                f"dim = {self.dim} cannot hold {self.n_values} orthonormal concepts and the shared direction; "
                f"dim must be at least n_values + 1 = {self.n_values + 1}"
            )
        for name in ("noise", "beta", "tau"):
            _check_scalar(name, getattr(self, name), zero_allowed=False)
        if not isinstance(self.beta, Tracer) and not 1e-100 < float(self.beta) < 1e100:
            raise ValueError(f"beta = {self.beta}; it must lie between 1e-100 and 1e100, since formulas square it")
        _check_scalar("shared_norm", self.shared_norm, zero_allowed=True)
        sharing = self.sharing
        if isinstance(sharing, str):
            sharing = Sharing.named(sharing, self.n_values)
            object.__setattr__(self, "sharing", sharing)
        elif not isinstance(sharing, Sharing):
            raise TypeError(f"sharing = {sharing!r}; expected a pattern's name or a dpotheory.Sharing")
        if sharing.n_values != self.n_values:
            raise ValueError(
                f"sharing {sharing.name!r} has {sharing.n_values} token pairs but n_values = {self.n_values}; "
                "give one pair per value"
            )
        object.__setattr__(self, "concepts", checked_concepts(self.concepts, self.n_values))
        checked_flip(self.flip)
        own = (not isinstance(self.concepts, (str, tuple)), not (_is_plain(self.flip) and self.flip == 0))
        more = tuple(name for name, is_leaf in zip(_OPTIONAL, own, strict=True) if is_leaf)
        object.__setattr__(self, "_leaves", _LEAVES + more)

    @property
    def correlated(self) -> bool:
        """Whether concepts may have other cosines than 0; one concept alone has none."""
        return self.n_values > 1 and self.concepts != ORTHONORMAL

    @property
    def flips(self) -> bool:
        """Whether labels may be flipped: false for the plain number 0 alone."""
        return "flip" in self._leaves

    @property
    def concept_gram(self) -> Float[np.ndarray | jax.Array, "values values"]:
        """c_iᵀc_j, shape (K, K)."""
        return gram_matrix_of(cast(Concepts, self.concepts), range(self.n_values))

    @property
    def concept_coordinates(self) -> Float[np.ndarray | jax.Array, "values values"]:
        """Coordinates of the concepts on e_2 … e_{K+1} of the standard frame, as rows, shape (K, K)."""
        return coordinates(cast(Concepts, self.concepts), range(self.n_values))

    @property
    def departure(self) -> str:
        """How the data differ from those of the papers' theorems, in words; "" where they do not."""
        found = ["concepts that are not orthonormal"] if self.correlated else []
        found += [f"labels flipped with probability {self.flip}"] if self.flips and not _is_zero(self.flip) else []
        return " and ".join(found)

    @property
    def graph(self) -> Sharing:
        """The token graph, as a `Sharing`."""
        return cast(Sharing, self.sharing)  # __post_init__ has turned a name into a graph

    @property
    def n_total(self) -> int:
        """N = 2KQ, the number of training samples."""
        return 2 * self.n_values * self.n_samples

    @property
    def max_degree(self) -> int:
        """Z, the maximum number of values that contain one token."""
        return self.graph.max_degree

    @property
    def tau_1(self) -> Scalar:
        """Guaranteed time τ₁ = Kτ log 3 / (5β²) of DV-TB.3 and DV-T4.2, in units of physical time."""
        return self.n_values * self.tau * math.log(3.0) / (5.0 * self.beta**2)

    @property
    def rate(self) -> Scalar:
        """β²/(Nτ): physical time times this is the dimensionless time of `dynamics`."""
        return self.beta**2 / (self.n_total * self.tau)

    def replace(self, **changes) -> "Setting":
        """Copy with some parameters changed, validated anew; a published pattern follows a new ``n_values``."""
        if "n_values" in changes and "sharing" not in changes and self.graph.is_named:
            changes["sharing"] = self.graph.name
        return dataclasses.replace(self, **changes)


def check_precision(setting: Setting, dtype: Any) -> None:
    """Raise ValueError unless the parameters, and what is computed from them first, are well inside a float's range.

    Squares of noise, l_b and β, the time scale τ₁ and the rate β²/(Nτ) would otherwise become 0, ∞ or NaN in silence.

    Args:
        setting: the parameters; traced ones are not looked at.
        dtype: of the simulation, for example ``jnp.float32``.
    """
    if any(isinstance(getattr(setting, name), Tracer) for name in _LEAVES):
        return
    noise, shared_norm, beta, tau = (float(getattr(setting, name)) for name in _LEAVES)
    info = np.finfo(dtype)
    low, high = float(info.tiny) * 1e10, float(info.max) * 1e-10
    rate = beta / (setting.n_total * tau) * beta
    numbers = {"noise**2": noise * noise, "beta**2": beta * beta, "tau": tau, "beta**2 / (N tau)": rate}
    if shared_norm > 1:  # the square of a small one may vanish
        numbers["shared_norm**2"] = shared_norm * shared_norm
    for name, value in numbers.items():
        if not low < value < high:
            raise ValueError(
                f"{name} = {value:.3g} is out of the range in which {info.dtype} computes, {low:.0e} to {high:.0e}; "
                "choose other units, or float64 if this is float32"
            )


def _flatten_with_keys(setting: Setting) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    leaves, static = _flatten(setting)
    return tuple(zip(map(jax.tree_util.GetAttrKey, setting._leaves), leaves, strict=True)), static


def _flatten(setting: Setting) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    static = _STATIC + tuple(name for name in _OPTIONAL if name not in setting._leaves)
    leaves = tuple(getattr(setting, name) for name in setting._leaves)
    return leaves, (setting._leaves, static, tuple(getattr(setting, name) for name in static))


def _unflatten(static: Any, leaves: Any) -> Setting:
    # JAX rebuilds trees around tracers and placeholders, so validation must not run here.
    setting = object.__new__(Setting)
    names, static_names, values = static
    for name, value in zip((*static_names, *names, "_leaves"), (*values, *leaves, names), strict=True):
        object.__setattr__(setting, name, value)
    return setting


jax.tree_util.register_pytree_with_keys(Setting, _flatten_with_keys, _unflatten, _flatten)


def _is_plain(value: Any) -> bool:
    return isinstance(value, (int, float, np.number))


def _is_zero(value: Any) -> bool:
    return not isinstance(value, Tracer) and float(value) == 0


def _size(name: str, value: Any) -> int:
    if isinstance(value, (bool, np.bool_)):
        raise TypeError(f"{name} = {value!r}; expected a positive integer")
    try:
        size = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} = {value!r}; expected a positive integer") from None
    if size < 1:
        raise ValueError(f"{name} = {size}; it must be at least 1")
    return size


def _check_scalar(name: str, value: Any, *, zero_allowed: bool) -> None:
    if isinstance(value, Tracer):
        return
    if isinstance(value, str):
        raise TypeError(f"{name} = {value!r}; expected a real number")
    try:
        number = float(value)
    except (TypeError, ValueError):
        raise TypeError(f"{name} = {value!r}; expected a real number") from None
    valid = number >= 0 if zero_allowed else number > 0
    if not (valid and math.isfinite(number)):
        raise ValueError(f"{name} = {number}; it must be finite and {'at least' if zero_allowed else 'greater than'} 0")
