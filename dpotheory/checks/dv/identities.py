"""Identity twins: a claim's own equation, in numbers, against autodiff of a full softmax head on random data.

The left side knows no formula of the papers: rewards are log-softmax differences, the loss is written out, and a
velocity is a directional derivative along −∇L. The right side is the claim's sympy equation. Imports claims and
objectives. `proofs_check/opinions.py` codes the same head apart: proof and simulation share nothing but the claim.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import sympy as sp

from dpotheory.checks.identities import number
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.claims.dv import margin_symbols as samples
from dpotheory.claims.dv.dv_single import against
from dpotheory.claims.dv.dv_single import velocity as response_velocity
from dpotheory.claims.pg import multi_token
from dpotheory.core.objectives import DPO, IPO, SLIC, Objective

_VOCABULARY, _DIM, _SAMPLES, _BETA = 5, 3, 4, 0.7

_FUNCTIONS = {samples.sigma.__name__: lambda x: 1 / (1 + np.exp(-x))}

LOSSES = (DPO, IPO, SLIC)
"""The losses that DV-GPO names."""


@dataclass(frozen=True)
class Model:
    """Samples i with a preferred (0) and a rejected (1) response of J tokens each, and a state before every token.

    Attributes:
        weights, start: W and W₀, shape (V, d).
        states: g(i, ·, m), shape (N, 2, J, d).
        tokens: shape (N, 2, J).
    """

    weights: np.ndarray
    start: np.ndarray
    states: np.ndarray
    tokens: np.ndarray

    @classmethod
    def random(cls, rng: np.random.Generator, length: int = 1) -> "Model":
        """Both single-token responses are read off one state; longer ones have a state a token."""
        weights, start = rng.normal(size=(2, _VOCABULARY, _DIM))
        states = rng.normal(size=(_SAMPLES, 2, length, _DIM))
        if length == 1:
            states[:, 1] = states[:, 0]
        pairs = [[rng.choice(_VOCABULARY, 2, replace=False) for _ in range(length)] for _ in range(_SAMPLES)]
        return cls(weights, start, states, np.array(pairs).transpose(0, 2, 1))

    @property
    def responses(self) -> np.ndarray:
        """The tokens one-hot, shape (N, 2, J, V)."""
        return np.eye(_VOCABULARY)[self.tokens]

    def probabilities(self, states: np.ndarray) -> np.ndarray:
        """S(Wg)."""
        return np.asarray(jax.nn.softmax(jnp.asarray(states @ self.weights.T), axis=-1))

    def reward(self, weights: jax.Array, state: np.ndarray, token: np.ndarray) -> jax.Array:
        """β[log S(Wg) − log S(W₀g)]ᵀy."""
        now, before = (jax.nn.log_softmax(jnp.asarray(state) @ w.T) for w in (weights, jnp.asarray(self.start)))
        return _BETA * jnp.sum((now - before) * token, axis=-1)

    def rewards(self, weights: jax.Array) -> jax.Array:
        """Of whole responses, shape (N, 2)."""
        return self.reward(weights, self.states, self.responses).sum(-1)

    def margins(self, weights: jax.Array) -> jax.Array:
        """r_i, shape (N,)."""
        both = self.rewards(weights)
        return both[:, 0] - both[:, 1]

    def velocity(self, quantity: Callable[[jax.Array], jax.Array], objective: Objective = DPO) -> np.ndarray:
        """τ d/dt of a function of the weights under τẆ = −∇L."""
        weights = jnp.asarray(self.weights)
        force = -jax.grad(lambda w: objective.loss(self.margins(w)).mean())(weights)
        return np.asarray(jax.jvp(quantity, (weights,), (force,))[1])


def sides(claim: Claim, rng: np.random.Generator, place: int) -> tuple[np.ndarray, np.ndarray]:
    """Both sides of an identity claim on its random model of that number: by autodiff, and as claimed.

    Raises:
        NotAnIdentityError: if the equation is in symbols that are not those of `claims.dv.margin_symbols` and
            `claims.pg.multi_token`.
    """
    equation: Any = claim.equation
    if claim.quantity == "margin_velocity":
        return _margin_velocity(equation, rng, place)
    if equation.has(response_velocity):
        return _response_velocity(equation, rng)
    return _token_velocity(equation, rng, 1 + place % 3)


def _margin_velocity(equation: Any, rng: np.random.Generator, place: int) -> tuple[np.ndarray, np.ndarray]:
    model = Model.random(rng)
    derivative = sp.Derivative(samples.f(samples.r[samples.i]), samples.r[samples.i])
    weight: Any = sp.IndexedBase("w", real=True)
    objective = LOSSES[place % len(LOSSES)] if equation.has(derivative) else DPO
    margins = model.margins(jnp.asarray(model.weights))
    u, states = model.responses[:, 0, 0] - model.responses[:, 1, 0], model.states[:, 0, 0]
    known = {
        samples.N: _SAMPLES,
        symbols.beta: _BETA,
        samples.r: np.asarray(margins),
        weight: np.asarray(objective.slope(margins)),
        samples.sharing: u @ u.T,
        samples.correlation: states @ states.T,
    }
    right = equation.rhs.xreplace({derivative: -weight[samples.i]})
    formula = [number(right, {samples.j: j, **known}, _FUNCTIONS) for j in range(1, _SAMPLES + 1)]
    return model.velocity(model.margins, objective), np.array(formula)


def _response_velocity(equation: Any, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    model = Model.random(rng)
    tokens, states = model.responses[:, :, 0], model.states[:, 0, 0]
    u = tokens[:, 0] - tokens[:, 1]
    known = {
        samples.N: _SAMPLES,
        symbols.beta: _BETA,
        samples.r: np.asarray(model.margins(jnp.asarray(model.weights))),
        samples.correlation: states @ states.T,
    }
    formula = [
        [number(equation.rhs, {samples.j: j, **known, against: u @ tokens[:, side].T}, _FUNCTIONS) for side in (0, 1)]
        for j in range(1, _SAMPLES + 1)
    ]
    return model.velocity(model.rewards).ravel(), np.array(formula).ravel()


def _token_velocity(equation: Any, rng: np.random.Generator, length: int) -> tuple[np.ndarray, np.ndarray]:
    model = Model.random(rng, length)
    state, token = rng.normal(size=_DIM), np.eye(_VOCABULARY)[rng.integers(_VOCABULARY)]
    both = np.asarray(model.rewards(jnp.asarray(model.weights)))
    known: dict[Any, Any] = {samples.N: _SAMPLES, samples.J: length, samples.V: _VOCABULARY}
    known |= {symbols.d: _DIM, symbols.beta: _BETA}
    known |= {multi_token.token: token, multi_token.state: state}
    known |= {multi_token.probability: model.probabilities(state)}
    for place, side in enumerate("wl"):
        known[multi_token.rewards[side]] = both[:, place]
        known[multi_token.tokens[side]] = model.responses[:, place]
        known[multi_token.states[side]] = model.states[:, place]
        known[multi_token.probabilities[side]] = model.probabilities(model.states[:, place])
    right = equation.rhs.xreplace(multi_token.definitions())
    left = model.velocity(lambda w: model.reward(w, state, token))
    return np.array([left]), np.array([number(right, known, _FUNCTIONS)])
