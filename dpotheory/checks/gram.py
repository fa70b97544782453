"""The Gram event E(ε) of DV-LB.1 on one padded dataset (theory.md §2), for verify, the falsifier and rare events.

Pure JAX, differentiable in the embeddings. Three second opinions share no code with it, on purpose: the exact decisions
of falsify/witness.py and of proofs_check/instances.py, and the reference of mutation/reference_dv.py.
"""

from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Bool, Float

Number = float | Float[Array, ""] | Float[np.ndarray, ""]


class Pairs(NamedTuple):
    """Pairs of samples, in the order (value, sign, sample) with signs + then −; each of shape (N, N).

    Attributes:
        gram: C_jk = s_j s_k U_jk x_jᵀx_k.
        deviation: C − centre, where the centre of values that share a token is 0; 0 for pairs that do not count.
        same_value: pairs of one value.
        counts: pairs of samples that exist, of one value or of values that share a token.
    """

    gram: Float[Array, "rows rows"]
    deviation: Float[Array, "rows rows"]
    same_value: Bool[Array, "rows rows"]
    counts: Bool[Array, "rows rows"]


def pairs(
    x: Float[Array, "values 2 samples columns"],
    incidence: Float[np.ndarray | Array, "tokens values"],
    exists: Bool[np.ndarray | Array, "values 2 samples"],
    *,
    dim: Number,
    noise: Number,
    shared_norm: Number,
) -> Pairs:
    """Every pair of samples beside where DV-LB.1 centres it: 2(1 ± l_b²) within a value, and 2dv² on the diagonal.

    Args:
        x: embeddings; padding may be anything.
        incidence: token differences u_i as columns; zero for padding.
        exists: which samples are no padding.
        dim, noise, shared_norm: d, v and l_b of the setting.
    """
    n_values, _, n_samples, _ = x.shape
    rows = x.reshape(-1, x.shape[-1])
    sign = jnp.tile(jnp.repeat(jnp.asarray([1.0, -1.0], x.dtype), n_samples), n_values)
    value = np.repeat(np.arange(n_values), 2 * n_samples)
    overlap = (incidence.T @ incidence)[value][:, value]
    signs = sign[:, None] * sign[None, :]
    same_value = jnp.asarray(value[:, None] == value[None, :])
    own = jnp.eye(len(rows), dtype=bool)
    centre = jnp.where(same_value, 2 * (1 + signs * shared_norm**2), 0)
    centre = centre + jnp.where(own, 2 * dim * noise**2, 0)
    there = jnp.asarray(exists).reshape(-1)
    counts = there[:, None] & there[None, :] & (overlap != 0)
    gram = signs * overlap * (rows @ rows.T)
    return Pairs(gram, jnp.where(counts, gram - centre, 0), same_value, counts)


def slack_needed(found: Pairs, *, noise: Number, shared_norm: Number) -> Float[Array, "rows rows"]:
    """The least ε at which each pair obeys DV-LB.1: |C − centre|/(4v), or (|C| − l_b²)/(2v) if sharing.

    −∞ for pairs that do not count; the largest entry is min{ε : the data lie in E(ε)}.
    """
    within = jnp.abs(found.deviation) / (4 * noise)
    between = (jnp.abs(found.deviation) - shared_norm**2) / (2 * noise)
    return jnp.where(found.counts, jnp.where(found.same_value, within, between), -jnp.inf)
