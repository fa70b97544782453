"""What the throughput of `dpotheory.core.ensemble` is compared with: other ways to the same numbers, written plainly.

y1 is the papers' method: a softmax head over all distinct tokens, the DPO loss by autodiff, 100 full-batch steps of
gradient descent to τ₁. It records the margins and the risk of the last step only, which is in its favour. y2 draws the
random variates of the direct reduced sampler and does nothing with them. Imported by throughput.py and scaling.py.
"""

import functools
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

import dpotheory as dt
from dpotheory.core import component, laws, risk
from dpotheory.core.devices import over_devices
from dpotheory.core.laws import gaussian
from dpotheory.learning.behaviours import Behaviour
from dpotheory.learning.subexponential import bartlett_rows

Program = Callable[[int], object]
"""Computes that many datasets and waits for them."""


def in_blocks(one: Callable, block: int) -> Program:
    """Program that maps ``one`` (key → arrays) over datasets, ``block`` at a time on each device."""
    devices = tuple(jax.local_devices())

    @jax.jit
    def run(key, datasets):
        def local(key, datasets):
            return jax.lax.map(lambda m: one(jax.random.fold_in(key, m)), datasets, batch_size=block)

        return over_devices(local, devices, n_replicated=1)(key, datasets)

    def program(n_datasets: int):
        step = block * len(devices)
        datasets = np.arange(-(-n_datasets // step) * step, dtype=np.int32)
        return jax.block_until_ready(run(jax.random.key(1), datasets))

    return program


def papers_method(setting: dt.Setting, n_steps: int = 100) -> Callable:
    """y1 for one dataset: draw embeddings in R^d, train the whole head, return margins and log risk at the end."""
    pairs = np.asarray(setting.graph.pairs)
    n_tokens = pairs.max() + 1
    preferred = np.stack([pairs[:, 0], pairs[:, 1]], axis=1)[:, :, None]  # axis 1: clusters (i, +) and (i, −)
    rejected = preferred[:, ::-1]
    shape = (setting.n_values, 2, setting.n_samples, setting.dim)
    concepts, shared = laws.standard_frame(setting.n_values, setting.dim, setting.shared_norm, jnp.float32)
    means = np.asarray([1, -1])[:, None, None] * concepts[:, None, None, :] + shared
    learning_rate = float(setting.tau_1 / setting.tau) / n_steps

    def log_ratio(weights, x):
        logits = jax.nn.log_softmax(x @ weights.T)
        chosen = [jnp.take_along_axis(logits, jnp.asarray(t)[..., None], axis=-1) for t in (preferred, rejected)]
        return (chosen[0] - chosen[1])[..., 0]

    def one(key):
        x = means + setting.noise * jax.random.normal(key, shape)
        reference = jnp.zeros((n_tokens, setting.dim))
        reference_ratio = log_ratio(reference, x)

        def margins(weights):
            return setting.beta * (log_ratio(weights, x) - reference_ratio)

        gradient = jax.grad(lambda weights: -jnp.mean(jax.nn.log_sigmoid(margins(weights))))
        weights = jax.lax.fori_loop(0, n_steps, lambda _, w: w - learning_rate * gradient(w), reference)
        final = margins(weights)
        directions = setting.beta * (weights[pairs[:, 0]] - weights[pairs[:, 1]])
        log_risk = risk.log_mean(risk.log_risk_per_cluster(directions, concepts, shared, setting.noise))
        return final.min(), final.mean(), final.max(), log_risk

    return one


def variates_alone(setting: dt.Setting) -> Callable:
    """y2 for one dataset: the sums of the random numbers of the reduced sampler, as this package draws them."""
    shape, described = _components(setting)

    def one(key):
        def component_sum(part):
            law = {"n_active": part.n_active, "dim": part.dim, "shape": (shape.n_samples, shape.n_columns)}
            return sum(x.sum() for x in gaussian.draw_variates(key, part.values, **law))

        return jax.vmap(component_sum)(described)

    return one


def plain_variates(setting: dt.Setting) -> Callable:
    """y2 as `jax.random` draws them: as many normals and χ² variates of the same degrees."""
    shape, described = _components(setting)
    n_rows = 2 * shape.n_values * shape.n_samples
    rank = shape.n_columns - shape.n_values - 1
    n_normals = n_rows * (shape.n_values + 1) + sum(min(row, rank) for row in range(n_rows))
    degrees = np.maximum(setting.dim - shape.n_values - 1 - np.arange(rank), 1).astype(np.float32)

    def one(key):
        def component_sum(part):
            normal_key, chi_key = jax.random.split(jax.random.fold_in(key, part.values[0]))
            return jax.random.normal(normal_key, (n_normals,)).sum() + jax.random.chisquare(chi_key, degrees).sum()

        return jax.vmap(component_sum)(described)

    return one


def descent() -> tuple[Behaviour, dict[str, Any]]:
    """RW3's law, and β, η and steps for dpotheory.learning: Δ = 1/4, β′ = 1, recorded at every tenth step."""
    law = Behaviour.symmetric(256, 1024, exponent=0.25)
    return law, {"beta": 1 / 32, "step": 1.0, "n_steps": tuple(range(0, 101, 10))}


def papers_descent() -> Callable:
    """y1 of RW3 for one dataset: draw features in R^d, train W ∈ R^{2×d} by autodiff, record the last step."""
    law, options = descent()
    n, half = law.n_samples, law.n_samples // 2
    signs = np.repeat(np.asarray([1.0, -1.0], np.float32), half)
    chosen = np.repeat([0, 1], half)
    means = signs[:, None] * np.asarray(law.mean_positive, np.float32)

    def log_ratio(weights, x):
        logits = jax.nn.log_softmax(x @ weights.T)
        own, other = (jnp.take_along_axis(logits, jnp.asarray(t)[:, None], axis=1) for t in (chosen, 1 - chosen))
        return (own - other)[:, 0]

    def one(key):
        x = means + jax.random.normal(key, (n, law.dim))
        reference = jnp.zeros((2, law.dim))
        reference_ratio = log_ratio(reference, x)

        def loss(weights):
            return -jnp.mean(jax.nn.log_sigmoid(options["beta"] * (log_ratio(weights, x) - reference_ratio)))

        gradient = jax.grad(loss)
        weights = jax.lax.fori_loop(0, 100, lambda _, w: w - options["step"] * gradient(w), reference)
        boundary = weights[0] - weights[1]
        accuracy = jnp.mean((x @ boundary) * signs > 0)
        return loss(weights), jnp.linalg.norm(weights), boundary[0] / jnp.linalg.norm(boundary), accuracy

    return one


def descent_variates(key):
    """y2 of RW3 for one dataset: the sum of the normals and χ variates of the reduced sampler."""
    law, _ = descent()
    n_head = 3
    rows = bartlett_rows(key, law.n_samples, law.dim - n_head)
    return rows.sum() + jax.random.normal(jax.random.fold_in(key, 1), (law.n_samples, n_head)).sum()


@functools.lru_cache
def _components(setting: dt.Setting) -> tuple[component.PaddedShape, component.Component]:
    members = setting.graph.components
    shape = component.exact_shape(setting, members[0], "reduced", dt.FixedGrid(1))
    described = [component.describe(setting, values, shape.n_values) for values in members]
    return shape, jax.tree.map(lambda *leaves: np.stack([np.asarray(leaf) for leaf in leaves]), *described)
