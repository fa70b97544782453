"""Gaussian clusters N(±c_i + b, v² I_d), drawn in full or in reduced coordinates (theory.md §1 and §4, OWN-reduce).

The dynamics sees the data only through its coordinates on span{b, c_1 … c_n} and the Gram matrix of the rest. That
Gram matrix is Wishart, so the rest of R rows in m dimensions may be replaced by the R × min(R, m) lower-trapezoidal
Bartlett factor: standard normals below the diagonal, χ_{m−k} at place k of it. The law is exact and the cost free of d.

Every entry of the table of normals has its own counter (variates.py), so a draw is the same, bit for bit, in whatever
padded shape it is made, and of a triangle only what is needed is drawn. Imported by component.py and lazy.py.
"""

from typing import Any, NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike
from jaxtyping import Array, Float, Int, Key

from dpotheory.core.laws import variates
from dpotheory.core.laws.labels import label_signs

IntScalar = int | Int[Array, ""] | Int[np.ndarray, ""]
FloatScalar = float | Float[Array, ""] | Float[np.ndarray, ""]
Values = Int[Array | np.ndarray, " values"]


class Clusters(NamedTuple):
    """Embeddings of some values with the frame they are written in; full and reduced draws are both of this type.

    Attributes:
        embeddings: g(x) for every training sample, shape (values, 2, samples, dim); axis 1 is (+, −). Where a label is
            flipped it is −g(x): the dynamics knows only the signed samples s x (labels.py).
        concepts: c_i, shape (values, dim).
        shared: b, shape (dim,).
    """

    embeddings: Float[Array, "values two samples dim"]
    concepts: Float[Array, "values dim"]
    shared: Float[Array, " dim"]


def n_columns(n_values: int, n_samples: int, dim: int, sampler: str) -> int:
    """Coordinates that a draw of n connected values needs: d in full, 1 + n + min(2nQ, d − n − 1) reduced."""
    if sampler == "full":
        return dim
    return 1 + n_values + min(2 * n_values * n_samples, dim - n_values - 1)


def standard_frame(
    n_values: int,
    n_columns: int,
    shared_norm: FloatScalar,
    dtype: DTypeLike,
    coordinates: Float[Array | np.ndarray, "values values"] | None = None,
) -> tuple[Float[Array, "values dim"], Float[Array, " dim"]]:
    """Concepts c_i = e_{i+1} and shared component b = l_b e_1 (e_1 is the first coordinate).

    Args:
        n_values: K.
        n_columns: coordinates, at least K + 1.
        shared_norm: l_b.
        dtype: of the result.
        coordinates: of concepts that are not orthonormal: on e_2 … e_{K+1}, as rows, shape (values, values).

    Returns:
        (c, b) of shapes (n_values, n_columns) and (n_columns,).
    """
    if coordinates is None:
        concepts = jnp.eye(n_values, n_columns, k=1, dtype=dtype)
    else:
        concepts = jnp.pad(jnp.asarray(coordinates).astype(dtype), ((0, 0), (1, n_columns - n_values - 1)))
    shared = jnp.zeros(n_columns, dtype).at[0].set(jnp.asarray(shared_norm, dtype))
    return concepts, shared


class Variates(NamedTuple):
    """The random numbers of a draw, before they are put in place. A pair is sample (value, q) of both clusters.

    Pair g = q · values + value needs 2g + 2 Bartlett columns. Of the pairs whose triangle is not cut off, the g-th from
    the front and the g-th from the back share one row of one length.

    Attributes:
        folded: the pairs with a triangle, those of the second half reversed, shape (2, half, width).
        whole: the other pairs, shape (2, pairs, columns).
        chis: χ of both samples of a pair, shape (pairs, 2); nothing for the full sampler.
    """

    folded: Float[Array, "two half width"]
    whole: Float[Array, "two pairs columns"]
    chis: Float[Array, "pairs signs"]


def draw_variates(
    key: Key[Array, ""],
    values: Values,
    *,
    n_active: IntScalar,
    dim: IntScalar,
    shape: tuple[int, int],
    sampler: str = "reduced",
    dtype: DTypeLike = jnp.float32,
) -> Variates:
    """All random numbers of `draw`, whose arguments these are, and no more than a triangle's worth of them."""
    columns = shape[1]
    n_pairs, n_folded = _pairs(values.shape[0], shape, sampler)
    seed = variates.seed(key, jnp.asarray(values)[0])

    def number(pair: np.ndarray) -> Any:
        """g of the pair at a place of the padded array."""
        return pair // values.shape[0] * n_active + pair % values.shape[0]

    width = 2 * (values.shape[0] + 1) + 2 * n_folded + 2
    half = np.arange((n_folded + 1) // 2)[:, None]
    column = np.arange(width)[None, :]
    front = column < values.shape[0] + 1 + 2 * half + 2
    folded = variates.normals(
        seed,
        number(np.where(front, half, n_folded - 1 - half)),
        np.where(front, column, width - 1 - column),
        dtype,
    )
    later = number(np.arange(n_folded, n_pairs))[:, None]
    whole = variates.normals(seed, later, np.arange(columns)[None, :], dtype)
    chis = jnp.zeros((n_pairs, 0), dtype)
    if sampler == "reduced":
        order = 2 * number(np.arange(n_pairs))[:, None] + np.arange(2)[None, :]
        chis = variates.chi(seed, order, dim - n_active - 1 - order, dtype)
    return Variates(jnp.stack(folded), jnp.stack(whole), chis)


def draw(
    key: Key[Array, ""],
    values: Values,
    *,
    n_active: IntScalar,
    n_samples: IntScalar,
    dim: IntScalar,
    noise: FloatScalar,
    shared_norm: FloatScalar,
    shape: tuple[int, int],
    coordinates: Float[Array | np.ndarray, "values values"] | None = None,
    flip: FloatScalar | None = None,
    sampler: str = "reduced",
    dtype: DTypeLike = jnp.float32,
) -> Clusters:
    """Draw the clusters of ``values``, connected values of one dataset, in an array that may be larger than needed.

    Padding (values from ``n_active`` on, samples from ``n_samples`` on, columns that do not exist) holds zeros.

    Args:
        key: the dataset's key, of any implementation.
        values: numbers of the values in the dataset, shape (values,); the first tells components of one dataset apart.
        n_active: how many of ``values`` exist.
        n_samples: Q, samples per cluster that exist.
        dim: d, the embedding dimension.
        noise: v.
        shared_norm: l_b.
        shape: (samples, columns) of the array, at least Q and `n_columns`.
        coordinates: of concepts that are not orthonormal, shape (values, values), zero where a value does not exist;
            None means e_{i+1}.
        flip: ε; None means that no label is flipped.
        sampler: "full" (iid normals) or "reduced" (Bartlett factor).
        dtype: of the draw; a key's draw in float32 is its draw in float64 to rounding.

    Returns:
        `Clusters` of shape (values, 2, samples, columns) in the standard frame of these values.

    Raises:
        ValueError: if the sampler is unknown.
    """
    if sampler not in ("full", "reduced"):
        raise ValueError(f"unknown sampler {sampler!r}; known: 'full', 'reduced'")
    max_samples, columns = shape
    max_values = values.shape[0]
    drawn = draw_variates(key, values, n_active=n_active, dim=dim, shape=shape, sampler=sampler, dtype=dtype)
    n_pairs, n_folded = _pairs(max_values, shape, sampler)
    # Entries beyond a row's triangle are its partner's, and are masked below.
    front, back = (_fit(folded, columns) for folded in (drawn.folded, jnp.flip(drawn.folded, (1, 2))))
    rows = jnp.concatenate([front, back[:, front.shape[1] - n_folded // 2 :], drawn.whole], axis=1)

    sample, value = (
        index[None, :, None] for index in np.divmod(np.arange(n_pairs), max_values)
    )  # axes: sign, pair, column
    column = np.arange(columns)[None, None, :]
    if sampler == "full":
        standard = jnp.where(column < dim, rows, 0)
    else:
        order = 2 * (sample * n_active + value) + np.arange(2)[:, None, None]  # the row's place in the Bartlett factor
        place = column - n_active - 1  # negative on the coordinates along b and the concepts
        chi = jnp.swapaxes(drawn.chis, 0, 1)[..., None]
        standard = jnp.where((place < order) & (column < dim), rows, jnp.where(place == order, chi, 0))

    concepts, shared = standard_frame(max_values, columns, shared_norm, dtype, coordinates)
    signs = np.asarray([1, -1], dtype)[:, None, None]
    along = column == value + 1 if coordinates is None else concepts[value[0, :, 0]][None]
    means = signs * along + shared[None, None, :]
    exists = (value < n_active) & (sample < n_samples)
    embeddings = jnp.where(exists, means + jnp.asarray(noise, dtype) * standard, 0)
    embeddings = embeddings.reshape(2, max_samples, max_values, columns).transpose(2, 0, 1, 3)
    if flip is not None:
        embeddings = label_signs(key, values, max_samples, flip, dtype)[..., None] * embeddings
    return Clusters(embeddings, concepts, shared)


def _fit(rows: Float[Array, "two half width"], columns: int) -> Float[Array, "two half columns"]:
    """The first columns, or all of them and zeros."""
    rows = rows[..., :columns]
    return jnp.pad(rows, ((0, 0), (0, 0), (0, columns - rows.shape[-1])))


def _pairs(n_values: int, shape: tuple[int, int], sampler: str) -> tuple[int, int]:
    """How many pairs of samples an array holds, and how many of these have a triangle to fold."""
    n_pairs = n_values * shape[0]
    if sampler == "full":
        return n_pairs, 0
    return n_pairs, min(n_pairs, max(0, shape[1] - n_values - 1) // 2)
