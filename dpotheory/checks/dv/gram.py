"""Tilted concepts (DV-C), and how drawn data lie in the Gram event E(ε) of DV-LB.1 (theory.md §2).

Arrays are padded; imported by observe.py, inside whose programs this runs. Imports checks/gram.py.
"""

import jax
import jax.numpy as jnp
from jaxtyping import Array, Bool, Float, Key

from dpotheory.checks import gram
from dpotheory.core import component as parts
from dpotheory.core import dynamics
from dpotheory.core.laws.gaussian import FloatScalar, IntScalar
from dpotheory.core.objectives import DPO

_SCALES = (0.0, 1.0, 30.0)  # of random reward directions: all σ(−r) equal, moderate, and near 0 or 1


def tilted(
    key: Key[Array, ""], concepts: Float[Array, "values columns"], n_active: IntScalar, defect: FloatScalar
) -> Float[Array, "values columns"]:
    """Unit concepts with ⟨c_i, e_{i+1}⟩ = 1 − δ²/8 (DV-C), in the span of b and the first concepts.

    In half of the datasets values 2k and 2k+1 lean towards each other, which makes their overlap as large as it can
    be; in the others they lean in random directions, that of b among them.
    """
    n_values, n_columns = concepts.shape
    cosine = 1 - defect**2 / 8
    sine = jnp.sqrt(jnp.maximum(1 - cosine**2, 0))
    pair_key, lean_key = jax.random.split(key)
    place = jnp.arange(n_columns)
    room = (place <= n_active)[None, :] & (concepts == 0)
    lean = jnp.where(room, jax.random.normal(lean_key, concepts.shape, concepts.dtype), 0)
    lean = lean / jnp.linalg.norm(lean, axis=1, keepdims=True)
    partner = jnp.arange(n_values) ^ 1
    together = (partner < n_active)[:, None] & jax.random.bernoulli(pair_key)
    towards = (place[None, :] == partner[:, None] + 1).astype(concepts.dtype)
    return jnp.asarray(cosine * concepts + sine * jnp.where(together, towards, lean))


def event(
    key: Key[Array, ""],
    embeddings: Float[Array, "values 2 samples columns"],
    exists: Bool[Array, "values 2 samples"],
    component: parts.Component,
) -> dict[str, jax.Array]:
    """How the data lie in the Gram event E(ε) of DV-LB.1, and DV-LB.2's residual for random reward directions."""
    dtype = embeddings.dtype
    noise, shared, dim = (jnp.asarray(x, dtype) for x in (component.noise, component.shared_norm, component.dim))
    incidence, there = jnp.asarray(component.incidence, dtype), exists.ravel()
    pairs = gram.pairs(embeddings, incidence, exists, dim=dim, noise=noise, shared_norm=shared)

    def residual(scale: float, key: Array) -> Array:
        directions = scale * jax.random.normal(key, embeddings[:, 0, 0].shape, dtype)
        weights = jnp.where(there, DPO.slope(dynamics.margins(directions, embeddings)).ravel(), 0)
        largest = weights.max()  # 0 where every margin is so large that all σ(−r) underflow: nothing moves
        return jnp.where(largest > 0, jnp.abs(pairs.deviation @ weights).max() / jnp.where(largest > 0, largest, 1), 0)

    residuals = [residual(scale, key) for scale, key in zip(_SCALES, jax.random.split(key, len(_SCALES)), strict=True)]
    return {
        "gram_slack": jnp.max(gram.slack_needed(pairs, noise=noise, shared_norm=shared)),
        "gram_error": 64 * jnp.finfo(dtype).eps * jnp.abs(jnp.where(pairs.counts, pairs.gram, 0)).max() / noise,
        "residual": jnp.stack(residuals).max(),
    }
