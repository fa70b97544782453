"""Twins of what holds in a limit of training: just after the start, and after long training on much data.

The left sides know no formula of ours: the loss is written out through a full softmax and differentiated, failures of
fresh samples are counted, the population loss is minimised. Imports claims, identities.py, statistics.py and the core.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.identities import number
from dpotheory.checks.statistics import clopper_pearson
from dpotheory.claims import symbols
from dpotheory.claims.own import own_early
from dpotheory.core.onset import log_noncentral_f
from dpotheory.core.sharing import Sharing

_DATASETS, _CHANCE = 10_000, 1e-9  # that a counted rate leaves its interval, far below any error rate of a run
_PATTERNS = ("ring", "star", "all", "path", "disjoint")
_LEVEL = (  # token graphs whose effective resistances agree
    Sharing.named("ring", 4),
    Sharing.named("star", 3),
    Sharing.from_pairs([(i, j) for i in range(4) for j in range(i)], "complete graph on four tokens"),
    Sharing.named("all", 3),
    Sharing.named("path", 4),
    Sharing.named("ring", 5),
)
_GRID = np.linspace(-9.0, 9.0, 361)


def onset_risk(equation: Any, rng: np.random.Generator, place: int) -> tuple[np.ndarray, ...]:
    """Share of datasets whose fresh sample of value i has no positive margin after the first step; F; chance."""
    k = int(rng.integers(2, 5))
    graph, known = Sharing.named(_PATTERNS[place % len(_PATTERNS)], k), _sizes(rng, k)
    concepts = np.eye(known[symbols.d])[1 : k + 1]
    left, chance = _counted(rng, graph, concepts, known)
    kappa = [sum((graph.incidence[:, i] @ graph.incidence[:, j]) ** 2 for j in range(k)) / 4 for i in range(k)]
    right = [number(equation.rhs, {own_early.kappa: float(one), **known}, _FUNCTIONS) for one in kappa]
    return left, np.asarray(right), chance


_FUNCTIONS = {"F": lambda dim, plus, minus: np.exp(log_noncentral_f(int(dim), plus, minus))}


def _sizes(rng: np.random.Generator, k: int) -> dict[Any, Any]:
    drawn = {symbols.Q: int(rng.integers(1, 4)), symbols.d: k + 1 + int(rng.integers(0, 4))}
    return {**drawn, symbols.v: float(rng.uniform(0.3, 0.9)), symbols.l_b: float(rng.uniform(0, 0.8))}


def _counted(
    rng: np.random.Generator, graph: Sharing, concepts: np.ndarray, known: dict[Any, Any]
) -> tuple[np.ndarray, np.ndarray]:
    """Shares of failures of each value, and how far chance may put them from their means.

    Each dataset has one fresh sample of each value, from either cluster, and a first step by autodiff of its own loss.
    """
    q, d, v, shared = (known[symbol] for symbol in (symbols.Q, symbols.d, symbols.v, symbols.l_b))
    k, b, sign = len(concepts), shared * np.eye(d)[0], np.array([1.0, -1.0])
    means = b + sign[:, None] * concepts[:, None]
    x = means[:, :, None] + v * rng.normal(size=(_DATASETS, k, 2, q, d))
    start = rng.normal(size=(graph.n_tokens, d))
    preferred, rejected = np.array(graph.pairs).T

    def loss(weights: Any) -> Any:
        before = jax.nn.log_softmax(jnp.asarray(x @ start.T))
        change = jax.nn.log_softmax(jnp.einsum("mvd,mksqd->mksqv", weights, x)) - before
        values = np.arange(k)
        better, worse = (change[:, values, :, :, token] for token in (preferred, rejected))
        margin = jnp.asarray(sign)[None, None, :, None] * jnp.moveaxis(better - worse, 0, 1)
        return -jax.nn.log_sigmoid(margin).sum()

    step = -np.asarray(jax.grad(loss)(jnp.broadcast_to(start, (_DATASETS, *start.shape))))
    directions = step[:, preferred] - step[:, rejected]
    which = rng.integers(2, size=(_DATASETS, k))
    fresh = means[np.arange(k), which] + v * rng.normal(size=(_DATASETS, k, d))
    failed = (sign[which] * (directions * fresh).sum(-1) <= 0).sum(axis=0)
    intervals = np.array([clopper_pearson(int(count), _DATASETS, _CHANCE) for count in failed])
    left = failed / _DATASETS
    return left, np.abs(intervals - left[:, None]).max(axis=1)


def long_run_cosine(equation: Any, rng: np.random.Generator, place: int) -> tuple[np.ndarray, ...]:
    """a_i·c_i/‖a_i‖ at the minimum of the population loss, by Newton's method on W; the claimed cosine."""
    graph, v = _LEVEL[place % len(_LEVEL)], float(rng.uniform(0.8, 1.5))
    incidence, k = graph.incidence.astype(float), graph.n_values
    chance = np.exp(-(_GRID**2) / 2)
    chance /= chance.sum()

    def loss(flat: Any) -> Any:
        a = jnp.asarray(incidence.T) @ flat.reshape(graph.n_tokens, k)
        margin = jnp.diagonal(a)[:, None] + v * jnp.sqrt((a**2).sum(axis=1))[:, None] * jnp.asarray(_GRID)[None, :]
        return (-jax.nn.log_sigmoid(margin) @ jnp.asarray(chance)).sum()

    slope, bend = jax.jit(jax.grad(loss)), jax.jit(jax.hessian(loss))
    flat = incidence.ravel() / v**2
    for _ in range(30):  # damped where the full step is too long
        step = np.linalg.lstsq(np.asarray(bend(flat)), -np.asarray(slope(flat)), rcond=1e-10)[0]
        size = 1.0
        while float(loss(flat + size * step)) > float(loss(flat)) + 1e-14 and size > 1e-6:
            size /= 2
        flat = flat + size * step
    a = incidence.T @ flat.reshape(graph.n_tokens, k)
    known = {symbols.r: int(np.linalg.matrix_rank(incidence)), symbols.K: k}
    return np.diag(a) / np.linalg.norm(a, axis=1), np.full(k, number(equation.rhs, known, {}))


SIDES = {
    "onset_risk": onset_risk,
    "long_run_cosine": long_run_cosine,
}
"""By the quantity of the claim: the sides of its equation on the random model of that number."""
