"""Which training labels are flipped (theory.md §1; OWN-noise). Imported by gaussian.py and lazy.py.

A flip exchanges the two responses of a sample, so that its signed sample s x becomes −s x and nothing else changes.
Every sample has a uniform of its own, set by the dataset's key, the value, the cluster and the sample's number: the
labels are the same for every sampler, padding and precision (to rounding), what is flipped at one ε stays flipped at a
larger one, and no other draw depends on them.
"""

import jax.numpy as jnp
import numpy as np
from jax.typing import DTypeLike
from jaxtyping import Array, Float, Int, Key

from dpotheory.core.laws import variates


def label_signs(
    key: Key[Array, ""],
    values: Int[Array | np.ndarray, " values"],
    n_samples: int,
    flip: float | Float[Array, ""] | Float[np.ndarray, ""],
    dtype: DTypeLike,
) -> Float[Array, "values two samples"]:
    """−1 for a training sample whose label is flipped, else 1.

    Args:
        key: the dataset's key.
        values: numbers of the values in the dataset, shape (values,).
        n_samples: Q, or more.
        flip: ε.
        dtype: of the result.

    Returns:
        Shape (values, 2, samples).
    """
    seed = variates.seed(key)
    pair = variates.uniforms(seed, jnp.asarray(values)[:, None], np.arange(n_samples)[None, :], dtype)
    return jnp.where(jnp.stack(pair, axis=1) < jnp.asarray(flip, dtype), -1, 1).astype(dtype)
