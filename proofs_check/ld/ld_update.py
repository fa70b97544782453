"""LD's update of the unembedding: derived by sympy, compared with autodiff of the DPO loss through the full softmax.

Two tokens are trained, so every update is (y₊ − y₋)ΔW; the first one has all sigmoids at 1/2 (theory.md §3).
"""

import jax
import jax.numpy as jnp
import numpy as np
import sympy as sp

Problem = dict[str, np.ndarray]
_STEP, _BETA = 0.3, 0.7


def random_problem(seed: int, tokens: int = 5, dim: int = 3, half: int = 4) -> Problem:
    """Features, signs, start and current weights; tokens 0 and 1 are y₊ and y₋."""
    rng = np.random.default_rng(seed)
    return {
        "features": rng.normal(size=(2 * half, dim)),
        "signs": np.repeat([1.0, -1.0], half),
        "start": rng.normal(size=(tokens, dim)),
        "current": rng.normal(size=(tokens, dim)),
    }


def descent(problem: Problem, current: np.ndarray, step: float, beta: float) -> np.ndarray:
    """One step's change of W, by autodiff."""

    def loss(weights: jax.Array) -> jax.Array:
        logs = jax.nn.log_softmax(problem["features"] @ weights.T) - jax.nn.log_softmax(
            problem["features"] @ problem["start"].T
        )
        return -jnp.mean(jax.nn.log_sigmoid(beta * problem["signs"] * (logs[:, 0] - logs[:, 1])))

    with jax.enable_x64(True):
        return -step * np.asarray(jax.grad(loss)(jnp.asarray(current)))


def increment(problem: Problem, current: np.ndarray, step: float, beta: float) -> np.ndarray:
    """The same step's ΔW, by the formula (η β/n) Σ s_i σ(−r_i) g_i."""
    features, signs = problem["features"], problem["signs"]
    change = (current - problem["start"]) @ features.T
    sigmoids = 1 / (1 + np.exp(beta * signs * (change[0] - change[1])))
    return step * beta * np.mean((sigmoids * signs)[:, None] * features, axis=0)


def difference_of_means(features: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """μ̂₊ − μ̂₋."""
    return features[signs > 0].mean(axis=0) - features[signs < 0].mean(axis=0)


def sample_update() -> list[tuple[sp.Expr, sp.Expr]]:
    """A sample's part of the update of one entry of W, times n, against (y₊ − y₋)_v times its part of ΔW_k."""
    w, rest, s, u, g, beta, eta = sp.symbols("w rest s u g beta eta", real=True)
    margin = beta * s * (rest + u * g * w)
    return [(-eta * sp.diff(sp.log(1 + sp.exp(-margin)), w), u * (eta * beta * s * g / (1 + sp.exp(margin))))]


def sample_update_opinion(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(autodiff, formula) for the update of W away from the start."""
    problem = random_problem(seed)
    tokens = np.zeros(len(problem["start"]))
    tokens[:2] = 1, -1
    formula = np.outer(tokens, increment(problem, problem["current"], _STEP, _BETA))
    return descent(problem, problem["current"], _STEP, _BETA), formula


def first_update() -> list[tuple[sp.Expr, sp.Expr]]:
    """All sigmoids 1/2: the sums P, M over m positives and m negatives against their means."""
    m, beta, eta, plus, minus = sp.symbols("m beta eta P M", positive=True)
    return [(eta * beta / (2 * m) * (plus - minus) / 2, beta * eta / 4 * (plus / m - minus / m))]


def first_update_opinion(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """(autodiff, formula) for ΔW(1)."""
    problem = random_problem(seed)
    difference = difference_of_means(problem["features"], problem["signs"])
    return descent(problem, problem["start"], _STEP, _BETA)[0], _STEP * _BETA / 4 * difference
