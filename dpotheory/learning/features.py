"""Datasets of LD's behaviours: drawn in R^d, drawn as inner products, or given (theory.md §3).

Gradient methods see features only through inner products. For isotropic Gaussian behaviours these can be drawn exactly
at a cost free of d: coordinates on the span of the class means and the start, and a Bartlett factor for the rest.
Imports behaviours and laws; imported by learning.py.
"""

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float, Key

from dpotheory.learning.behaviours import Behaviour
from dpotheory.learning.subexponential import bartlett_rows, standard_coordinates

Sizes = tuple[tuple[int, int], ...]
"""(n₊, n₋) of each behaviour."""


@functools.partial(jax.tree_util.register_dataclass, data_fields=["norm", "cosine"], meta_fields=[])
@dataclass(frozen=True)
class Boundary:
    """The boundary W_B(0) = W_U[y₊] − W_U[y₋] before training, by its norm and its cosine φ with μ₊ − μ₋.

    With several behaviours φ is the cosine with the mean of their μ₊ − μ₋. The rest of W_B(0) lies in one direction,
    orthogonal to all class means where d has room for it, and to μ₊ − μ₋ in any case.
    """

    norm: float | Float[Array, ""]
    cosine: float | Float[Array, ""] = 0.0

    def __post_init__(self) -> None:
        for name, low, high in (("norm", 0.0, np.inf), ("cosine", -1.0, 1.0)):
            value = getattr(self, name)
            if isinstance(value, (int, float)) and not low <= value <= high:
                raise ValueError(f"{name} = {value} of the initial boundary; it must lie between {low:g} and {high:g}")


@functools.partial(
    jax.tree_util.register_dataclass, data_fields=["signed", "start", "differences"], meta_fields=["sizes"]
)
@dataclass(frozen=True)
class Features:
    """One dataset: behaviour by behaviour, positives first.

    Attributes:
        signed: s·g, shape (N, columns).
        start: W_B(0), shape (columns,).
        differences: μ₊ − μ₋ of each behaviour's population, shape (B, columns).
        sizes: (n₊, n₋) of each. Static.
    """

    signed: Float[Array, "samples columns"]
    start: Float[Array, " columns"]
    differences: Float[Array, "behaviours columns"]
    sizes: Sizes


@functools.partial(
    jax.tree_util.register_dataclass, data_fields=["means", "start", "differences"], meta_fields=["rest", "sizes"]
)
@dataclass(frozen=True)
class Frame:
    """What all datasets of a distribution share: its means and the start, in the coordinates that are drawn.

    Attributes:
        means: μ₊ and μ₋ of each behaviour, shape (B, 2, columns).
        start: W_B(0), shape (columns,).
        differences: μ₊ − μ₋, shape (B, columns).
        rest: None for a draw in R^d; else the number of dimensions that the Bartlett factor stands for. Static.
        sizes: (n₊, n₋) of each. Static.
    """

    means: Float[Array, "behaviours two columns"]
    start: Float[Array, " columns"]
    differences: Float[Array, "behaviours columns"]
    rest: int | None
    sizes: Sizes

    @property
    def n_samples(self) -> int:
        """N, the samples of all behaviours together."""
        return sum(map(sum, self.sizes))

    @property
    def n_columns(self) -> int:
        """Columns of a draw."""
        return self.means.shape[-1] + (0 if self.rest is None else min(self.n_samples, self.rest))


def frame(behaviours: tuple[Behaviour, ...], initial: Boundary | None, sampler: str) -> Frame:
    """The `Frame` of these behaviours, or ValueError if they do not fit together or the sampler is not exact."""
    dim = behaviours[0].dim
    if {law.dim for law in behaviours} != {dim}:
        raise ValueError(f"behaviours have dims {[law.dim for law in behaviours]}; all must have the same")
    if sampler not in ("auto", "full", "reduced"):
        raise ValueError(f"sampler = {sampler!r}; known samplers are auto, full, reduced")
    sizes = tuple((law.n_positive, law.n_negative) for law in behaviours)
    n_head = 2 * len(behaviours) + 1
    exact = n_head <= dim and all(
        law.family == "gaussian" and all(spectrum.is_isotropic for spectrum in law.spectra) for law in behaviours
    )
    if sampler == "reduced" and not exact:
        raise ValueError(
            f"the reduced sampler needs Gaussian behaviours with isotropic covariances in at least {n_head} dimensions "
            "(2 means each, and the start); use sampler='auto' or 'full'"
        )
    dtype = jnp.result_type(float)
    means = jnp.stack([jnp.asarray(m, dtype) for law in behaviours for m in (law.mean_positive, law.mean_negative)])
    rest = None
    if sampler == "reduced" or (sampler == "auto" and exact and n_head + sum(map(sum, sizes)) < dim):
        # The means lie in the span of the columns of an orthonormal matrix; R holds their coordinates there.
        coordinates = jnp.linalg.qr(means.T, mode="r").T
        means = jnp.pad(coordinates, ((0, 0), (0, n_head - coordinates.shape[1])))
        rest, aside = dim - n_head, jnp.eye(n_head, dtype=dtype)[-1]
    else:
        aside = None
    means = means.reshape(len(behaviours), 2, -1)
    differences = means[:, 0] - means[:, 1]
    return Frame(means, _start(initial, means, differences.mean(axis=0), aside), differences, rest, sizes)


def _start(initial: Boundary | None, means: Array, toward: Array, aside: Array | None) -> Array:
    """W_B(0) at cosine φ to ``toward``."""
    if initial is None:
        return jnp.zeros_like(toward)
    dtype, n_columns = means.dtype, means.shape[-1]
    if aside is None:
        generic = jax.random.normal(jax.random.key(0), (1, n_columns), dtype)
        obstacles = means.reshape(-1, n_columns) if means.shape[0] * 2 < n_columns else toward[None]
        aside = (
            jnp.linalg.qr(jnp.concatenate([obstacles, generic]).T)[0][:, -1] if n_columns > 1 else jnp.zeros(1, dtype)
        )
    length = jnp.linalg.norm(toward)
    norm, cosine = (jnp.asarray(value, dtype) for value in (initial.norm, initial.cosine))
    if not isinstance(cosine, Tracer) and not isinstance(length, Tracer) and float(norm) > 0:
        if float(length) == 0 and float(cosine) != 0:
            raise ValueError(f"cosine = {cosine} with mu_+ - mu_- = 0 has no meaning; give cosine = 0")
        if n_columns == 1 and abs(float(cosine)) != 1:
            raise ValueError(f"cosine = {cosine} in one dimension; it can only be 1 or -1")
    along = toward / jnp.where(length > 0, length, 1)
    return norm * (cosine * along + jnp.sqrt(jnp.maximum(1 - cosine**2, 0)) * aside)


def draw(key: Key[Array, ""], behaviours: tuple[Behaviour, ...], frame: Frame) -> Features:
    """One dataset of these behaviours; traceable."""
    dtype, n_head = frame.start.dtype, frame.means.shape[-1]
    everything = jnp.zeros((frame.n_samples, 0), dtype)
    if frame.rest is not None:
        head, tail = jax.random.split(key)
        everything = jnp.concatenate(
            [
                jax.random.normal(head, (frame.n_samples, n_head), dtype),
                bartlett_rows(tail, frame.n_samples, frame.rest, dtype),
            ],
            axis=1,
        )
    blocks, first = [], 0
    for i, (law, sizes) in enumerate(zip(behaviours, frame.sizes, strict=True)):
        n = sum(sizes)
        if frame.rest is not None:
            standard = everything[first : first + n]
        else:
            standard = standard_coordinates(jax.random.fold_in(key, i), (n, n_head), law.family, law.alpha, dtype)
        for side, rows in enumerate((standard[: sizes[0]], standard[sizes[0] :])):
            deviations = jnp.sqrt(jnp.broadcast_to(jnp.asarray(law.spectra[side].eigenvalues, dtype), rows.shape[1:]))
            mean = jnp.pad(frame.means[i, side], (0, rows.shape[1] - n_head))
            blocks.append((1 - 2 * side) * (mean[None] + rows * deviations[None]))
        first += n
    signed = jnp.concatenate(blocks)
    more = signed.shape[1] - n_head
    return Features(
        signed, jnp.pad(frame.start, (0, more)), jnp.pad(frame.differences, ((0, 0), (0, more))), frame.sizes
    )


def given(
    embeddings: Sequence[tuple[Any, Any]], behaviours: tuple[Behaviour, ...] | None, initial: Boundary | None
) -> Features:
    """The dataset that these embeddings are; μ₊ − μ₋ from the behaviours, or from the embeddings themselves.

    Raises:
        ValueError: for shapes that do not fit, an empty class, or entries that are no finite floating-point numbers.
    """
    pairs = [tuple(jnp.asarray(features) for features in pair) for pair in embeddings]
    shapes = [features.shape for pair in pairs for features in pair]
    dims = {shape[-1] if len(shape) == 2 else None for shape in shapes}
    if not pairs or any(len(pair) != 2 for pair in pairs) or len(dims) != 1 or None in dims or (0 in dims):
        raise ValueError(
            f"embeddings have shapes {shapes}; give a pair (positives (n, d), negatives (n, d)) for each behaviour, "
            "with one d"
        )
    if any(shape[0] == 0 for shape in shapes):
        raise ValueError("embeddings hold an empty class; each behaviour needs at least one positive and one negative")
    for pair in pairs:
        for features in pair:
            if not jnp.issubdtype(features.dtype, jnp.floating):
                raise ValueError(f"embeddings have dtype {features.dtype}; expected floating-point numbers")
            if not isinstance(features, Tracer) and not np.isfinite(features).all():
                raise ValueError("embeddings hold a number that is not finite; every entry must be")
    with jax.numpy_dtype_promotion("standard"):  # embeddings of any precision, at least float32
        dtype = jnp.result_type(jnp.float32, *(features.dtype for pair in pairs for features in pair))
    pairs = [tuple(features.astype(dtype) for features in pair) for pair in pairs]
    if behaviours is None:
        means = jnp.stack([jnp.stack([features.mean(axis=0) for features in pair]) for pair in pairs])
    else:
        if len(behaviours) != len(pairs) or {law.dim for law in behaviours} != dims:
            raise ValueError(f"{len(pairs)} pairs of embeddings with d = {dims} do not match the behaviours given")
        means = jnp.stack(
            [jnp.stack([jnp.asarray(m, dtype) for m in (law.mean_positive, law.mean_negative)]) for law in behaviours]
        )
    differences = means[:, 0] - means[:, 1]
    signed = jnp.concatenate([part for positive, negative in pairs for part in (positive, -negative)])
    sizes = tuple((positive.shape[0], negative.shape[0]) for positive, negative in pairs)
    return Features(signed, _start(initial, means, differences.mean(axis=0), None), differences, sizes)
