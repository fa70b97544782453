"""LD's identity twins: an equation of its claims against autodiff of the DPO loss through a softmax (theory.md §3).

The left side knows no formula of the papers: rewards are log-softmax differences, a step is one of gradient descent.
Imports claims and identities.py.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.identities import number
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.claims.ld import ld_priority
from dpotheory.claims.own import own_ld_rate

_VOCABULARY, _DIM, _HALF, _BEHAVIOURS, _BETA, _STEP = 5, 4, 3, 3, 0.7, 0.3

Features = np.ndarray
"""Of (behaviours, positives then negatives, half of the samples each, d)."""


def _problem(rng: np.random.Generator) -> tuple[Features, np.ndarray]:
    """Features around a mean for each class, and the starting weights; tokens 0 and 1 are y₊ and y₋."""
    means = rng.normal(size=(_BEHAVIOURS, 2, 1, _DIM))
    return means + rng.normal(size=(_BEHAVIOURS, 2, _HALF, _DIM)), rng.normal(size=(_VOCABULARY, _DIM))


def _margins(weights: Any, start: np.ndarray, features: Features) -> jax.Array:
    """r of every sample, through the full softmax."""
    change: Any = jax.nn.log_softmax(features @ weights.T) - jax.nn.log_softmax(jnp.asarray(features @ start.T))
    signs = np.asarray([1.0, -1.0])[None, :, None]
    return _BETA * jnp.asarray(signs) * (change[..., 0] - change[..., 1])


def _gradient(features: Features, start: np.ndarray) -> jax.Array:
    def loss(weights: jax.Array) -> jax.Array:
        return -jax.nn.log_sigmoid(_margins(weights, start, features)).mean()

    return jax.grad(loss)(jnp.asarray(start))


def _differences(features: Features) -> np.ndarray:
    """b_i = μ̂₊^i − μ̂₋^i, shape (behaviours, d)."""
    return features[:, 0].mean(axis=1) - features[:, 1].mean(axis=1)


def initial_rate(equation: Any, rng: np.random.Generator) -> tuple[np.ndarray, Any, list[dict[Any, Any]]]:
    """‖∇L(W₀)‖ by its largest singular value, the right side, and the numbers for it."""
    features, start = _problem(rng)
    left = np.linalg.norm(np.asarray(_gradient(features, start)), 2)
    difference = np.linalg.norm(_differences(features).mean(axis=0))
    known = {symbols.beta: _BETA, own_ld_rate.sample_difference: float(difference)}
    return np.asarray([left]), equation.rhs, [known]


def improvement(equation: Any, rng: np.random.Generator) -> tuple[np.ndarray, Any, list[dict[Any, Any]]]:
    """Mean margin of each behaviour after one step, the right side, and the numbers for it."""
    features, start = _problem(rng)
    after = jnp.asarray(start) - _STEP * _gradient(features, start)
    left = np.asarray(_margins(after, start, features).mean(axis=(1, 2)))
    each = _differences(features)
    known = {symbols.beta: _BETA, symbols.eta: _STEP, ld_priority.behaviours: _BEHAVIOURS}
    known[ld_priority.product] = each @ each.T
    return left, equation.rhs, [{ld_priority.j: j, **known} for j in range(1, _BEHAVIOURS + 1)]


SIDES = {"initial_rate": initial_rate, "improvement": improvement}
"""By the quantity of the claim."""


def sides(claim: Claim, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Both sides of an identity claim on a random model: by autodiff, and as claimed."""
    left, formula, numbers = SIDES[claim.quantity](claim.equation, rng)
    return left, np.asarray([number(formula, known, {}) for known in numbers])
