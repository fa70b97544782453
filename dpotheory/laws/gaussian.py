"""Gaussian clusters N(±c_i + b, v² I_d), drawn in full or in reduced coordinates (theory.md §1 and §4, OWN-reduce).

The dynamics sees the data only through its coordinates on span{b, c_1 … c_n} and the Gram matrix of the rest. That
Gram matrix is Wishart, so the rest of R rows in m dimensions may be replaced by the R × min(R, m) lower-trapezoidal
Bartlett factor: standard normals below the diagonal, χ_{m−k} at place k of it. The law is exact and the cost free of d.

Every sample has its own key, and column j of a row does not depend on how many columns are drawn. So a draw is the
same, bit for bit, in whatever padded shape it is made. Imported by component.py, and by lazy.py for the keys.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int, Key

IntScalar = int | Int[Array, ""] | Int[np.ndarray, ""]
FloatScalar = float | Float[Array, ""] | Float[np.ndarray, ""]
Values = Int[Array | np.ndarray, " values"]


class Clusters(NamedTuple):
    """Embeddings of some values with the frame they are written in; full and reduced draws are both of this type.

    Attributes:
        embeddings: g(x) for every training sample, shape (values, 2, samples, dim); axis 1 is (+, −).
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
    n_values: int, n_columns: int, shared_norm: FloatScalar, dtype
) -> tuple[Float[Array, "values dim"], Float[Array, " dim"]]:
    """Concepts c_i = e_{i+1} and shared component b = l_b e_1 (e_1 is the first coordinate)."""
    concepts = jnp.eye(n_values, n_columns, k=1, dtype=dtype)
    shared = jnp.zeros(n_columns, dtype).at[0].set(jnp.asarray(shared_norm, dtype))
    return concepts, shared


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
    sampler: str = "reduced",
    dtype=jnp.float32,
) -> Clusters:
    """Draw the clusters of ``values``, connected values of one dataset, in an array that may be larger than needed.

    Padding (values from ``n_active`` on, samples from ``n_samples`` on, columns that do not exist) holds zeros.

    Args:
        key: the dataset's key.
        values: numbers of the values in the dataset; each of its samples has its own key.
        n_active: how many of ``values`` exist.
        n_samples: Q, samples a cluster that exist.
        dim: d, the embedding dimension.
        noise: v.
        shared_norm: l_b.
        shape: (samples, columns) of the array, at least Q and `n_columns`.
        sampler: "full" (iid normals) or "reduced" (Bartlett factor).
        dtype: of the draw; the same key gives unrelated normals in float32 and float64.

    Returns:
        `Clusters` of shape (values, 2, samples, columns) in the standard frame of these values.
    """
    max_samples, columns = shape
    max_values = values.shape[0]
    keys = sample_keys(key, values, max_samples).reshape(-1, 2)
    normals = jax.vmap(lambda k: jax.random.normal(k, (columns,), dtype))(keys[:, 0])
    normals = normals.reshape(max_values, 2, max_samples, columns)

    value, sign, sample = jnp.meshgrid(
        jnp.arange(max_values), jnp.arange(2), jnp.arange(max_samples), indexing="ij", sparse=True
    )
    column = jnp.arange(columns)[None, None, None, :]
    if sampler == "full":
        standard = jnp.where(column < dim, normals, 0)
    elif sampler == "reduced":
        order = (2 * sample + sign) * n_active + value  # the row's place in the Bartlett factor
        degrees = dim - n_active - 1 - order
        chi2 = jax.vmap(lambda k, df: jax.random.chisquare(k, df, dtype=dtype))(
            keys[:, 1], jnp.maximum(degrees, 1).astype(dtype).reshape(-1)
        ).reshape(degrees.shape)
        place = column - n_active - 1  # negative on the coordinates along b and the concepts
        order, degrees, chi = order[..., None], degrees[..., None], jnp.sqrt(chi2)[..., None]
        standard = jnp.where((place < order) & (column < dim), normals, 0)
        standard = jnp.where((place == order) & (degrees > 0), chi, standard)
    else:
        raise ValueError(f"unknown sampler {sampler!r}; known: 'full', 'reduced'")

    concepts, shared = standard_frame(max_values, columns, shared_norm, dtype)
    signs = jnp.asarray([1, -1], dtype)[None, :, None, None]
    means = signs * concepts[:, None, None, :] + shared[None, None, None, :]
    exists = (value < n_active) & (sample < n_samples) & (sign >= 0)
    embeddings = jnp.where(exists[..., None], means + jnp.asarray(noise, dtype) * standard, 0)
    return Clusters(embeddings, concepts, shared)


def sample_keys(key: Key[Array, ""], values: Values, n_samples: int) -> Key[Array, "values two samples streams"]:
    """Two keys (streams) for each sample (i, s, q), the same however many samples are asked for."""
    keys = jax.vmap(lambda value: jax.random.split(jax.random.fold_in(key, value), (n_samples, 2, 2)))(values)
    return jnp.swapaxes(keys, 1, 2)
