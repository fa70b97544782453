"""Second opinions: random instances with a full softmax head, followed along the gradient flow by autodiff.

Nothing here knows a formula of the papers: rewards are log-softmax differences, the loss is written out, and a
velocity is a directional derivative along −∇L. The claims' own equations are evaluated for comparison.
`dpotheory/checks/dv/identities.py` codes the same head once more: proof and simulation share nothing but the claim.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import sympy as sp

from dpotheory.claims.dv.margin_symbols import sigma

Array = Any
Loss = Callable[[Array], Array]


def dpo(margins: Array) -> Array:
    """−log σ(r)."""
    return -jax.nn.log_sigmoid(margins)


@dataclass(frozen=True)
class Model:
    """Samples i with a preferred (0) and a rejected (1) response of J tokens each, and a state before every token.

    Attributes:
        weights, start: W and W₀, shape (V, d).
        states: g(i, ·, m), shape (N, 2, J, d).
        tokens: shape (N, 2, J).
        beta: β.
    """

    weights: np.ndarray
    start: np.ndarray
    states: np.ndarray
    tokens: np.ndarray
    beta: float

    @property
    def responses(self) -> np.ndarray:
        """The tokens one-hot, shape (N, 2, J, V)."""
        return np.eye(len(self.weights))[self.tokens]

    def probabilities(self, states: np.ndarray) -> np.ndarray:
        """S(Wg)."""
        exponentials = np.exp(states @ self.weights.T)
        return exponentials / exponentials.sum(-1, keepdims=True)

    def rewards(self, weights: Array, states: np.ndarray) -> Array:
        """β[log S(Wg) − log S(W₀g)] of every token, shape states.shape[:-1] + (V,)."""
        now, before = (jax.nn.log_softmax(states @ w.T) for w in (weights, jnp.asarray(self.start)))
        return self.beta * (now - before)

    def response_rewards(self, weights: Array) -> Array:
        """Sums of the rewards of a response's tokens, shape (N, 2)."""
        chosen = jnp.take_along_axis(self.rewards(weights, self.states), self.tokens[..., None], axis=-1)
        return chosen[..., 0].sum(-1)

    def margins(self, weights: Array) -> Array:
        """r_i, shape (N,)."""
        both = self.response_rewards(weights)
        return both[:, 0] - both[:, 1]

    def velocity(self, quantity: Callable[[Array], Array], loss: Loss = dpo) -> np.ndarray:
        """τ d/dt of a function of the weights under τẆ = −∇L, by autodiff."""
        with jax.enable_x64(True):
            weights = jnp.asarray(self.weights)
            force = -jax.grad(lambda w: loss(self.margins(w)).mean())(weights)
            return np.asarray(jax.jvp(quantity, (weights,), (force,))[1])

    def current(self, quantity: Callable[[Array], Array]) -> np.ndarray:
        """A function of the weights, now, in float64."""
        with jax.enable_x64(True):
            return np.asarray(quantity(jnp.asarray(self.weights)))


def random_model(seed: int, length: int = 1) -> Model:
    """Four samples over five tokens in R³; for ``length`` 1 both responses are read off the same state."""
    rng = np.random.default_rng(seed)
    samples, vocabulary, dim = 4, 5, 3
    weights, start = rng.normal(size=(2, vocabulary, dim))
    states = rng.normal(size=(samples, 2, length, dim))
    if length == 1:
        states[:, 1] = states[:, 0]
    pairs = np.array([[rng.choice(vocabulary, 2, replace=False) for _ in range(length)] for _ in range(samples)])
    return Model(weights, start, states, pairs.transpose(0, 2, 1), 0.7)


@cache
def _compiled(expression: sp.Expr, names: tuple[Any, ...]) -> Callable[..., Any]:
    logistic = {sigma.__name__: lambda x: 1 / (1 + np.exp(-x))}
    return sp.lambdify(names, expression, modules=[logistic, "numpy"])


def evaluate(expression: sp.Expr, values: dict[Any, Any]) -> Any:
    """A claim's expression in numbers; arrays are given from index 0 on, as numpy has them, σ is known."""
    shifted = (np.pad(value, [(1, 0)] * np.ndim(value)) if np.ndim(value) else value for value in values.values())
    return _compiled(expression, tuple(values))(*shifted)
