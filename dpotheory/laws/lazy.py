"""A Gaussian block revealed only where a trajectory touches it (theory.md OWN-reduce, after Golub and Kahan).

The flow of values that share one direction a sees the noise block G (R rows, m dimensions) only through products Gᵀw
and Gu. Keep orthonormal q_1 … q_k that span the w met so far, and the columns G u_1 … G u_k, where u_j is the new part
of Gᵀq_j. Given these, the rest of G is still iid normal on the complements, so a new w needs one χ_{m−k} (the
length of the new part of Gᵀq_{k+1}) and R fresh normals (the unknown part of G u_{k+1}). The trajectory of the
discretised flow has its exact law at R normals an evaluation of the field, whatever d and linear in R.

Imported by component.py.
"""

from typing import NamedTuple

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Int, Key

from dpotheory.laws.gaussian import FloatScalar, IntScalar, Values, sample_keys, standard_frame


class FreshBlock(NamedTuple):
    """Random numbers for one trajectory; R = values · 2 · samples rows, k columns.

    Attributes:
        head: signed coordinates s x of every sample along b and the concepts, shape (R, 1 + values).
        normals: fresh normals, one column a revelation, shape (R, k).
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
    dtype=jnp.float32,
) -> FreshBlock:
    """The random numbers of one trajectory; arguments as `laws.draw`, with ``shape`` = (samples, 1 + values + k)."""
    max_samples, columns = shape
    max_values = values.shape[0]
    n_columns = columns - max_values - 1
    keys = sample_keys(key, values, max_samples)[..., 0].reshape(-1)
    normals = jax.vmap(lambda k: jax.random.normal(k, (columns,), dtype))(keys)

    row_value, row_sign, row_sample = (
        index.reshape(-1)
        for index in jnp.meshgrid(jnp.arange(max_values), jnp.arange(2), jnp.arange(max_samples), indexing="ij")
    )
    signs = (1 - 2 * row_sign).astype(dtype)[:, None]
    exists = (row_value < n_active) & (row_sample < n_samples)
    concepts, shared = standard_frame(max_values, max_values + 1, shared_norm, dtype)
    noise_head = jnp.where(jnp.arange(max_values + 1)[None, :] <= n_active, normals[:, : max_values + 1], 0)
    # s x = s(s c_i + b + noise); the sign of the noise is immaterial.
    head = concepts[row_value] + signs * shared[None, :] + jnp.asarray(noise, dtype) * noise_head
    fresh = jax.lax.dynamic_slice_in_dim(normals, jnp.asarray(n_active) + 1, n_columns, axis=1)

    # Values are folded in as 0, 1, …; counting down from the top keeps this key apart from theirs.
    chi_key = jax.random.fold_in(key, jnp.uint32(2**32 - 1) - values[0].astype(jnp.uint32))
    degrees = dim - n_active - 1 - jnp.arange(n_columns)
    chi2 = jax.vmap(lambda k, df: jax.random.chisquare(k, df, dtype=dtype))(
        jax.random.split(chi_key, n_columns), jnp.maximum(degrees, 1).astype(dtype)
    )
    chis = jnp.where(degrees > 0, jnp.sqrt(chi2), 0)
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

    def outside(vector):
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
