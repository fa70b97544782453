"""A Gaussian block revealed only where a trajectory touches it (theory.md OWN-reduce, after Golub and Kahan).

The flow of values that share one direction a sees the noise block G (R rows, m dimensions) only through products Gᵀw
and Gu. Keep orthonormal q_1 … q_k that span the w met so far, and the columns G u_1 … G u_k, where u_j is the new part
of Gᵀq_j. Given these, the rest of G is still iid normal on the complements, so a new w needs one χ_{m−k} (the
length of the new part of Gᵀq_{k+1}) and R fresh normals (the unknown part of G u_{k+1}). The trajectory of the
discretised flow has its exact law at R normals an evaluation of the field, whatever d and linear in R.

Imported by component.py.
"""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike
from jaxtyping import Array, Bool, Float, Int, Key

from dpotheory.core.laws import variates
from dpotheory.core.laws.gaussian import FloatScalar, IntScalar, Values, standard_frame
from dpotheory.core.laws.labels import label_signs

_FRESH = 1 << 31  # fresh normals stand in these columns of the table, whatever the number of concepts


class FreshBlock(NamedTuple):
    """Random numbers for one trajectory; R = values · 2 · samples rows, k columns.

    Attributes:
        head: signed coordinates s x of every sample along b and the concepts, shape (R, 1 + values).
        normals: fresh normals, one column per revelation, shape (R, k).
        chis: χ_{m−j} for revelation j; 0 where no dimension is left.
        exists: which rows are samples and not padding.
    """

    head: Float[Array, "rows head"]
    normals: Float[Array, "rows columns"]
    chis: Float[Array, " columns"]
    exists: Bool[Array, " rows"]


class Revealed(NamedTuple):
    """What is known of G: orthonormal q_j, columns G u_j, and how many.

    Attributes:
        basis: q_j as columns, zero beyond ``n_known``, shape (R, k).
        columns: G u_j, shape (R, k).
        n_known: how many are known.
    """

    basis: Float[Array, "rows columns"]
    columns: Float[Array, "rows columns"]
    n_known: Int[Array, ""]


def draw_fresh(
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
    dtype: DTypeLike = jnp.float32,
) -> FreshBlock:
    """The random numbers of one trajectory; arguments as `laws.draw`, with ``shape`` = (samples, 1 + values + k)."""
    max_samples, columns = shape
    max_values = values.shape[0]
    n_head, n_columns = max_values + 1, columns - max_values - 1
    seed = variates.seed(key, jnp.asarray(values)[0])
    place = np.concatenate([np.arange(n_head), _FRESH + np.arange(n_columns)]).astype(np.uint32)
    pair_value, pair_sample = np.divmod(np.arange(max_values * max_samples), max_samples)
    pair = (pair_sample * n_active + pair_value)[:, None]
    normals = jnp.stack(variates.normals(seed, pair, place[None, :], dtype))
    normals = normals.reshape(2, max_values, max_samples, columns).swapaxes(0, 1).reshape(-1, columns)

    row_value, row_sign, row_sample = (index.reshape(-1) for index in np.indices((max_values, 2, max_samples)))
    signs = (1 - 2 * row_sign).astype(dtype)[:, None]
    exists = (row_value < n_active) & (row_sample < n_samples)
    concepts, shared = standard_frame(max_values, n_head, shared_norm, dtype, coordinates)
    noise_head = jnp.where(np.arange(n_head)[None, :] <= n_active, normals[:, :n_head], 0)
    # s x = s(s c_i + b + noise), and −s x for a flipped label; the sign of the noise is immaterial.
    means = concepts[row_value] + signs * shared[None, :]
    if flip is not None:
        means = label_signs(key, values, max_samples, flip, dtype).reshape(-1, 1) * means
    head = means + jnp.asarray(noise, dtype) * noise_head
    fresh = normals[:, n_head:]
    revelation = np.arange(n_columns)
    chis = variates.chi(seed, revelation, dim - n_active - 1 - revelation, dtype)
    masked = jnp.where(exists[:, None], 1, 0).astype(dtype)
    return FreshBlock(head * masked, fresh * masked, chis, exists)


def nothing_revealed(fresh: FreshBlock) -> Revealed:
    """The state before the first product."""
    return Revealed(jnp.zeros_like(fresh.normals), jnp.zeros_like(fresh.normals), jnp.zeros((), jnp.int32))


def transposed_product(
    weights: Float[Array, " rows"], fresh: FreshBlock, revealed: Revealed
) -> tuple[Float[Array, " columns"], Revealed]:
    """Gᵀw in the basis u_1, u_2, …, revealing one more direction if w leaves the span of the earlier ones.

    Args:
        weights: w, zero on rows that do not exist.
        fresh: the random numbers.
        revealed: what is known; its arrays must have room for one more column.
    """
    basis, columns, n_known = revealed

    def outside(vector: Array) -> Array:
        return vector - basis @ (basis.T @ vector)

    rest = outside(outside(weights))  # twice is enough for orthogonality to rounding
    length = jnp.linalg.norm(rest)
    chi = fresh.chis[n_known]
    is_new = (length > 16 * jnp.finfo(weights.dtype).eps * jnp.linalg.norm(weights)) & (chi > 0)
    direction = jnp.where(is_new, rest / jnp.where(length > 0, length, 1), 0)
    unknown = outside(fresh.normals[:, n_known])
    unknown = unknown - direction * (direction @ unknown)
    column = jnp.where(is_new, chi * direction + unknown, 0)
    revealed = Revealed(
        basis.at[:, n_known].set(direction), columns.at[:, n_known].set(column), n_known + is_new.astype(jnp.int32)
    )
    return revealed.columns.T @ weights, revealed
