"""Closed-form limits of what ensemble.py simulates: the onset of learning (theory.md OWN-early). Imports dynamics, risk."""

import jax.numpy as jnp
from jaxtyping import Array, Float, Num

from dpotheory.dynamics import Embeddings, pull
from dpotheory.objectives import DPO
from dpotheory.risk import log_risk_per_cluster


def log_risk_at_onset(
    embeddings: Embeddings,
    concepts: Float[Array, "values dim"],
    shared: Float[Array, " dim"],
    overlap: Num[Array, "values values"],
    noise: float | Float[Array, ""],
) -> Float[Array, "values 2"]:
    """Limit of the log risk of each cluster as t → 0⁺, for any objective with −f′(0) > 0.

    All margins start at 0, so every sample pulls alike and a_i ∝ Σ_j U_ij Σ_{s,q} s x_{jsq}. At t = 0 itself nothing is
    learned and the log risk is 0; this is the value just after.

    Args:
        embeddings: x, shape (values, 2, samples, dim).
        concepts: c_i, shape (values, dim).
        shared: b, shape (dim,).
        overlap: U_ij.
        noise: v.
    """
    totals = pull(jnp.zeros_like(concepts), embeddings, DPO)
    return log_risk_per_cluster(overlap.astype(totals.dtype) @ totals, concepts, shared, noise)
