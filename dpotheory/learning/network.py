"""A feature network g under a last layer W, its DPO margins, full-batch training, and geometry (theory.md §3).

A flax module for g; everything else is a pure function of its parameters. Loads flax and optax; imported by
misalignment.py only. Imports nothing of dpotheory.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, cast

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax
from jaxtyping import Array, Float

YES, NO = 0, 1

Inputs = Float[Array, "samples inputs"]
Scalar = float | Float[Array, ""]


class Model(NamedTuple):
    """Trained parameters: those of g, and W of shape (tokens, dim); tokens 0 and 1 are Yes and No."""

    features: Any
    unembedding: Float[Array, "tokens dim"]


class FeatureNetwork(nn.Module):
    """g: R^inputs → R^dim; residual blocks h + W₂ gelu(W₁ norm(h)) and a last RMS normalisation, as in transformers."""

    dim: int
    width: int
    depth: int

    @nn.compact
    def __call__(self, inputs: Array) -> Array:
        """Features of a batch, shape (samples, dim)."""
        hidden = nn.Dense(self.dim)(inputs)
        for _ in range(self.depth):
            block = nn.gelu(nn.Dense(self.width)(nn.RMSNorm()(hidden)))
            hidden = hidden + nn.Dense(self.dim)(block)
        return nn.RMSNorm()(hidden)

    def features(self, model: Model, inputs: Inputs) -> Float[Array, "samples dim"]:
        """g(x) for each input, with the parameters of ``model``."""
        return cast(Array, self.apply(model.features, inputs))


def log_ratios(network: FeatureNetwork, model: Model, inputs: Inputs) -> Float[Array, " samples"]:
    """log π(Yes|x)/π(No|x) = (W[Yes] − W[No])ᵀ g(x); the softmax's normalisation cancels."""
    return network.features(model, inputs) @ (model.unembedding[YES] - model.unembedding[NO])


def dpo_margins(
    ratios: Float[Array, " samples"], reference: Float[Array, " samples"], signs: Float[Array, " samples"], beta: Scalar
) -> Float[Array, " samples"]:
    """r = β s (log-ratio − log-ratio of the reference); s = +1 where Yes is preferred, −1 where No is."""
    return beta * signs * (ratios - reference)


def train(
    start: Model,
    loss: Callable[[Model], tuple[Scalar, Any]],
    optimizer: optax.GradientTransformation,
    n_steps: int,
    train_features: Scalar,
) -> tuple[Model, Any]:
    """Follow ``optimizer`` for ``n_steps``.

    Args:
        start: where to start, with a fresh state of the optimiser.
        loss: model → (what is minimised, what is recorded).
        optimizer: of optax.
        n_steps: how many steps.
        train_features: 1 moves all parameters; 0 leaves those of g as they are, bit for bit.

    Returns:
        The last model, and what was recorded, with n_steps + 1 entries: before each step, and after the last.
    """

    def step(carry: tuple[Model, Any], _: None) -> tuple[tuple[Model, Any], Any]:
        model, memory = carry
        (_, aux), slope = jax.value_and_grad(loss, has_aux=True)(model)
        updates, memory = cast(Any, optimizer.update(slope, memory, model))
        updates = updates._replace(features=jax.tree.map(lambda u: u * train_features, updates.features))
        return (cast(Model, optax.apply_updates(model, updates)), memory), aux

    (model, _), series = jax.lax.scan(step, (start, optimizer.init(start)), length=n_steps)
    return model, jax.tree.map(lambda before, last: jnp.append(before, last), series, loss(model)[1])


class Geometry(NamedTuple):
    """How well features separate positives from negatives, as `dpotheory.learning.behaviours.measure` has it.

    Attributes:
        distinguishability: ‖μ̂₊ − μ̂₋‖.
        concentration: max(‖Σ̂₊‖, ‖Σ̂₋‖), operator norms; small is concentrated.
        trace: the mean of Tr Σ̂₊ and Tr Σ̂₋.
    """

    distinguishability: Float[np.ndarray, "*series"]
    concentration: Float[np.ndarray, "*series"]
    trace: Float[np.ndarray, "*series"]


def geometry(features: Float[np.ndarray, "*series samples dim"]) -> Geometry:
    """Measure features of positives (first half of the samples) against negatives.

    In numpy: inside the large vmapped program, XLA's batched eigenvalues on CPUs may wait for each other for ever.
    """
    means, norms, traces = [], [], []
    for side in np.split(np.asarray(features, np.float64), 2, axis=-2):
        means.append(side.mean(axis=-2))
        centred = side - means[-1][..., None, :]
        covariance = np.swapaxes(centred, -1, -2) @ centred / (side.shape[-2] - 1)
        norms.append(np.linalg.eigvalsh(covariance)[..., -1])
        traces.append(np.trace(covariance, axis1=-2, axis2=-1))
    return Geometry(np.linalg.norm(means[0] - means[1], axis=-1), np.maximum(*norms), (traces[0] + traces[1]) / 2)
