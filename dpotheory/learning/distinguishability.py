"""Preference distinguishability, concentration and trace, measured from any embeddings (theory.md §3).

Imports nothing of dpotheory; `behaviours.measure` is the public name.
"""

import math
from typing import NamedTuple

import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float


class Measured(NamedTuple):
    """What LD's theorems speak of, measured from embeddings; all scalars.

    Attributes:
        distinguishability: ‖μ̂₊ − μ̂₋‖.
        population_distinguishability: √max(0, ‖μ̂₊ − μ̂₋‖² − Tr Σ̂₊/n₊ − Tr Σ̂₋/n₋): the square under the root is unbiased
            for ‖μ₊ − μ₋‖², which the plain one overestimates by the two traces. NaN if a class has one sample.
        concentration: max(‖Σ̂₊‖, ‖Σ̂₋‖), operator norms. Small is concentrated.
        trace_positive, trace_negative: Tr Σ̂_± (with divisor n_± − 1; NaN for one sample).
        norm_positive, norm_negative: ‖μ̂_±‖.
        exponent: Δ of the plain distinguishability, log‖μ̂₊ − μ̂₋‖/log d.
    """

    distinguishability: Float[Array, ""]
    population_distinguishability: Float[Array, ""]
    concentration: Float[Array, ""]
    trace_positive: Float[Array, ""]
    trace_negative: Float[Array, ""]
    norm_positive: Float[Array, ""]
    norm_negative: Float[Array, ""]
    exponent: Float[Array, ""]


def measure(
    positive: Float[Array | np.ndarray, "positives dim"], negative: Float[Array | np.ndarray, "negatives dim"]
) -> Measured:
    """Distinguishability, concentration, traces and norms from any embeddings.

    Args:
        positive: features of the positive statements, shape (n₊, d).
        negative: of the negative ones, shape (n₋, d).

    Example:
        >>> float(measure(jnp.asarray([[1.0, 0.0], [3.0, 0.0]]), jnp.asarray([[0.0, 0.0]])).distinguishability)
        2.0
    """
    classes = [jnp.asarray(features) for features in (positive, negative)]
    means = [features.mean(axis=0) for features in classes]
    traces, norms, biases = [], [], []
    for features, mean in zip(classes, means, strict=True):
        n, d = features.shape
        centred = features - mean[None]
        per_degree = 1 / (n - 1) if n > 1 else math.nan
        small = centred @ centred.T if n < d else centred.T @ centred
        norms.append(jnp.linalg.eigvalsh(small)[-1] * per_degree)
        traces.append(jnp.sum(centred**2) * per_degree)
        biases.append(traces[-1] / n)
    square = jnp.sum((means[0] - means[1]) ** 2)
    distance = jnp.sqrt(square)
    dim = means[0].shape[0]
    return Measured(
        distance,
        jnp.sqrt(jnp.maximum(square - biases[0] - biases[1], 0)),
        jnp.maximum(*norms),
        traces[0],
        traces[1],
        jnp.linalg.norm(means[0]),
        jnp.linalg.norm(means[1]),
        jnp.log(distance) / (math.log(dim) if dim > 1 else math.nan),
    )
