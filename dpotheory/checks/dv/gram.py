"""Tilted concepts (DV-C), and how drawn data lie in the Gram event E(ε) of DV-LB.1 (theory.md §2).

Arrays are padded; imported by observe.py, inside whose programs this runs. Imports component.py and dynamics.py.
"""

import jax
import jax.numpy as jnp

from dpotheory.core import component as parts
from dpotheory.core import dynamics
from dpotheory.core.objectives import DPO

_SCALES = (0.0, 1.0, 30.0)  # of random reward directions: all σ(−r) equal, moderate, and near 0 or 1


def tilted(key, concepts, n_active, defect):
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
    return cosine * concepts + sine * jnp.where(together, towards, lean)


def event(key, embeddings, exists, component: parts.Component) -> dict[str, jax.Array]:
    """How the data lie in the Gram event E(ε) of DV-LB.1, and DV-LB.2's residual for random reward directions."""
    dtype = embeddings.dtype
    noise, shared, dim = (jnp.asarray(x, dtype) for x in (component.noise, component.shared_norm, component.dim))
    overlap = component.incidence.T.astype(dtype) @ component.incidence.astype(dtype)
    shape = embeddings.shape[:3]
    value, sign = (jnp.broadcast_to(jnp.arange(n).reshape(r), shape).ravel() for n, r in _axes(shape))
    there = exists.ravel()
    n_rows = there.shape[0]
    gram = dynamics.gram_matrix(embeddings, overlap).reshape(n_rows, n_rows)
    same_value = value[:, None] == value[None, :]
    same_cluster = same_value & (sign[:, None] == sign[None, :])
    centre = jnp.where(same_cluster, 2 * (1 + shared**2), jnp.where(same_value, 2 * (1 - shared**2), 0))
    centre = centre + 2 * dim * noise**2 * jnp.eye(n_rows, dtype=dtype)
    both = there[:, None] & there[None, :]
    deviation = jnp.where(both, gram - centre, 0)
    shares = both & ~same_value & (overlap[value][:, value] != 0)
    within = jnp.where(same_value, jnp.abs(deviation) / (4 * noise), 0)
    across = jnp.where(shares, (jnp.abs(deviation) - shared**2) / (2 * noise), 0)

    def residual(scale, key):
        directions = scale * jax.random.normal(key, embeddings[:, 0, 0].shape, dtype)
        weights = jnp.where(there, DPO.slope(dynamics.margins(directions, embeddings)).ravel(), 0)
        largest = weights.max()  # 0 where every margin is so large that all σ(−r) underflow: nothing moves
        return jnp.where(largest > 0, jnp.abs(deviation @ weights).max() / jnp.where(largest > 0, largest, 1), 0)

    residuals = [residual(scale, key) for scale, key in zip(_SCALES, jax.random.split(key, len(_SCALES)), strict=True)]
    return {
        "gram_slack": jnp.maximum(jnp.max(within), jnp.maximum(jnp.max(across), 0)),
        "gram_error": 64 * jnp.finfo(dtype).eps * jnp.abs(jnp.where(both, gram, 0)).max() / noise,
        "residual": jnp.stack(residuals).max(),
    }


def _axes(shape: tuple[int, ...]) -> tuple[tuple[int, tuple[int, int, int]], ...]:
    return (shape[0], (-1, 1, 1)), (shape[1], (1, -1, 1))
