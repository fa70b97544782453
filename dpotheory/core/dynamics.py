"""Reward margins and the vector field of the preference flow (theory.md DV-L4.1), in three equivalent spaces.

Only token differences matter: with the reward direction a_i = β u_iᵀ(W − W₀) of value i, the margin of sample (i, s, q)
is s a_iᵀx. In the dimensionless time θ = β² t/(Nτ) the flow τẆ = −∇L has no parameter left:

    directions (K × d):   da_i/dθ = Σ_j U_ij Σ_{s,q} s w_{jsq} x_{jsq},        w = −f′(r)   (σ(−r) for DPO)
    weights    (V × d):   dM/dθ   = Σ_j u_j Σ_{s,q} s w_{jsq} x_{jsq}ᵀ,        M = β(W − W₀), a_i = u_iᵀM
    margins    (N):       dr/dθ   = C w,                                       C = (s s′ U_ij x·x′) the Gram matrix

Production runs use directions; the others serve Adam-like optimisers, tests and proofs. Imports objectives only.
"""

import math
from typing import NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Num

from dpotheory.core.objectives import Objective

Embeddings = Float[Array, "values two samples dim"]
Directions = Float[Array, "values dim"]
Margins = Float[Array, "values two samples"]


def with_signs(per_sample: Margins) -> Margins:
    """Numbers per sample times the sign s of the preference of its cluster (i, s)."""
    return per_sample * jnp.asarray([1, -1], per_sample.dtype)[None, :, None]


def margins(directions: Directions, embeddings: Embeddings) -> Margins:
    """Reward margins r = s a_iᵀx of all samples, shape (values, 2, samples).

    Args:
        directions: a_i = β u_iᵀ(W − W₀), shape (values, dim).
        embeddings: x, shape (values, 2, samples, dim).
    """
    # One axis of rows, not (sign, sample), and no einsum, which transposes the embeddings of a single value: otherwise
    # XLA's batched matrix–vector product on CPUs is 5× slower.
    rows = embeddings.reshape(embeddings.shape[0], -1, embeddings.shape[-1])
    return with_signs(jax.vmap(jnp.matmul)(rows, directions).reshape(embeddings.shape[:3]))


def pull(directions: Directions, embeddings: Embeddings, objective: Objective) -> Directions:
    """Σ_{s,q} s w x for each value: the force of its own samples, with weights w = −f′(r).

    Arguments as of `margins`; the result has the shape of ``directions``, (values, dim).
    """
    return push(margins(directions, embeddings), embeddings, objective)


def push(margins: Margins, embeddings: Embeddings, objective: Objective) -> Directions:
    """`pull` where the margins are known, of shape (values, 2, samples); the result has shape (values, dim)."""
    weights = objective.slope(margins).astype(margins.dtype)
    rows = embeddings.reshape(embeddings.shape[0], -1, embeddings.shape[-1])
    return jax.vmap(jnp.matmul)(with_signs(weights).reshape(rows.shape[:2]), rows)


def direction_velocity(
    directions: Directions,
    embeddings: Embeddings,
    overlap: Num[Array | np.ndarray, "values values"],
    objective: Objective,
) -> Directions:
    """da/dθ = U · pull, the flow of the reward directions.

    Args:
        directions: a_i, shape (values, dim).
        embeddings: x, shape (values, 2, samples, dim); a padded sample is a zero vector and exerts no pull.
        overlap: U_ij = u_iᵀu_j, shape (values, values).
        objective: gives the weight −f′(r) of a sample.

    Returns:
        The velocity in the clock θ = β²t/(Nτ), shape (values, dim).
    """
    return jnp.asarray(overlap, directions.dtype) @ pull(directions, embeddings, objective)


def weight_velocity(
    weights: Float[Array, "tokens dim"],
    embeddings: Embeddings,
    incidence: Num[Array | np.ndarray, "tokens values"],
    objective: Objective,
) -> Float[Array, "tokens dim"]:
    """dM/dθ, the flow of the scaled weights M = β(W − W₀); equals −(N/β) ∇_W L.

    Args:
        weights: M, shape (tokens, dim).
        embeddings: x, shape (values, 2, samples, dim).
        incidence: token differences u_i as columns, shape (tokens, values).
        objective: gives the weight −f′(r) of a sample.

    Returns:
        The velocity in the clock θ = β²t/(Nτ), shape (tokens, dim).
    """
    columns = jnp.asarray(incidence, weights.dtype)
    return columns @ pull(columns.T @ weights, embeddings, objective)


class RoundingGuard(NamedTuple):
    """Sets a velocity to 0 where it is 0 within rounding, so that what is not learned stays exactly at its start.

    Where pulls cancel (both labels on one sample, say) floating point leaves a residue whose direction, and with it the
    risk, depends on the order of the samples. A sum of N terms is trusted beyond 4√N ε times the sum of their sizes.

    Attributes:
        norms: ‖x‖ of every sample, shape (values, 2, samples).
        sizes: |U_ij|, or the sizes of the token differences for rows of W; shape (rows, values).
        bound: 4√N ε.
    """

    norms: Margins
    sizes: Float[Array, "rows values"]
    bound: float

    @classmethod
    def of(cls, embeddings: Embeddings, combination: Float[Array, "rows values"]) -> "RoundingGuard":
        """The guard of ``combination`` @ pull, for embeddings (values, 2, samples, dim) and a (rows, values) matrix."""
        return cls(jnp.linalg.norm(embeddings, axis=-1), jnp.abs(combination), rounding(embeddings))

    def rescaled(self, units: Float[Array, " values"], relative: Float[Array, " values"]) -> "RoundingGuard":
        """The guard for embeddings that are divided by a unit for each value, and an overlap relative to these.

        Both arguments have shape (values,).
        """
        return self._replace(
            norms=self.norms / units[:, None, None], sizes=relative[:, None] * self.sizes * relative[None, :]
        )

    def __call__(self, velocity: Float[Array, "rows dim"], weights: Margins) -> Float[Array, "rows dim"]:
        """The velocity, rows of rounding replaced by 0; its derivative stays what it is."""
        small = jnp.linalg.norm(velocity, axis=-1) <= self.bound * self._magnitude(weights)
        return velocity - jax.lax.stop_gradient(jnp.where(small[:, None], velocity, 0))

    def relative_rounding(self, velocity: Float[Array, "rows dim"], weights: Margins) -> Float[Array, ""]:
        """The largest relative error that rounding leaves in a velocity that the guard has let through, a scalar.

        The velocity has shape (rows, dim), and the weights −f′(r) have shape (values, 2, samples).
        """
        length = jnp.linalg.norm(velocity, axis=-1)
        lost = jnp.finfo(velocity.dtype).eps * self._magnitude(weights) / jnp.where(length > 0, length, 1)
        return jax.lax.stop_gradient(jnp.max(jnp.where(length > 0, lost, 0)))

    def _magnitude(self, weights: Margins) -> Float[Array, " rows"]:
        return self.sizes @ jnp.sum(jnp.abs(weights) * self.norms, axis=(1, 2))


def rounding(embeddings: Embeddings) -> float:
    """4√N ε: what a sum over N samples is trusted to, relative to the sum of its terms' sizes.

    ``embeddings`` have shape (values, 2, samples, dim), so that N = values · 2 · samples.
    """
    return 4 * math.sqrt(math.prod(embeddings.shape[:3])) * float(jnp.finfo(embeddings.dtype).eps)


def gram_matrix(
    embeddings: Embeddings, overlap: Num[Array | np.ndarray, "values values"]
) -> Float[Array, "values two samples values two samples"]:
    """C = s s′ U_ij x·x′, preference sharing times embedding correlation (DV-L4.1).

    Args:
        embeddings: x, shape (values, 2, samples, dim).
        overlap: U_ij, shape (values, values).

    Returns:
        C, shape (values, 2, samples, values, 2, samples).
    """
    signs = with_signs(jnp.ones(embeddings.shape[:3], embeddings.dtype))
    return jnp.einsum(
        "vsq,wtp,vw,vsqd,wtpd->vsqwtp", signs, signs, overlap.astype(embeddings.dtype), embeddings, embeddings
    )


def margin_velocity(
    margins: Margins, gram: Float[Array, "values two samples values two samples"], objective: Objective
) -> Margins:
    """dr/dθ = C w: DV-L4.1 as printed, times N τ/β².

    Margins and the result have shape (values, 2, samples); ``gram`` is C of `gram_matrix`, of that shape twice.
    """
    return jnp.einsum("vsqwtp,wtp->vsq", gram, objective.slope(margins))
