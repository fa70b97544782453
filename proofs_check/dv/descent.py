"""Gradient flow τẆ = −∇L with symbolic sizes, as sympy derives it (theory.md §1).

Entries W[a, b] of the unembedding, states given by their coordinates, and a loss f of the margins that is known only
through the weight −f′. What is derived here is compared with what is printed; nothing printed stands here.
"""

from collections.abc import Callable
from typing import Any

import sympy as sp

from dpotheory.claims.dv.margin_symbols import N, V, i
from dpotheory.claims.pg.multi_token import a, b
from dpotheory.claims.symbols import beta, d
from proofs_check.dv.sums import merged

State = Callable[[Any], Any]
"""A vector by its coordinates."""

W: Any = sp.IndexedBase("W", real=True)
W0: Any = sp.IndexedBase("W0", real=True)
slope: Any = sp.IndexedBase("w", real=True)
"""−f′(r_i), the weight of sample i."""

k: Any = sp.Symbol("k", integer=True, positive=True)
"""The coordinate over which logits sum."""
_c: Any = sp.Symbol("c", integer=True, positive=True)
_n: Any = sp.Symbol("n", integer=True, positive=True)
_weight: Any = sp.Function("weight")


class _Loss(sp.Function):
    def fdiff(self, argindex: int = 1) -> sp.Expr:
        return -_weight(self.args[0])


def logit(weights: Any, at: sp.Expr, state: State) -> Any:
    """(Wg) at one token."""
    return sp.Sum(weights[at, k] * state(k), (k, 1, d))


def softmax(weights: Any, at: sp.Expr, state: State) -> sp.Expr:
    """S(Wg) at one token."""
    return sp.exp(logit(weights, at, state)) / sp.Sum(sp.exp(logit(weights, _n, state)), (_n, 1, V))


def log_probability(weights: Any, token: State, state: State) -> sp.Expr:
    """log S(Wg)ᵀy of a one-hot token y: its logit less the log-partition term."""
    normaliser = sp.log(sp.Sum(sp.exp(logit(weights, _n, state)), (_n, 1, V)))
    return sp.Sum(token(_c) * logit(weights, _c, state), (_c, 1, V)) - normaliser


def token_reward(token: State, state: State) -> sp.Expr:
    """β[log S(Wg)ᵀy − log S(W₀g)ᵀy]."""
    return beta * (log_probability(W, token, state) - log_probability(W0, token, state))


def linear_reward(token: State, state: State) -> sp.Expr:
    """βyᵀ(W − W₀)g, the reward without its log-partition terms; y may be a difference of tokens."""
    return beta * sp.Sum(token(_c) * (logit(W, _c, state) - logit(W0, _c, state)), (_c, 1, V))


def gradient(quantity: sp.Expr) -> Any:
    """∂/∂W[a, b], not carried out."""
    return sp.Derivative(quantity, W[a, b])


def descent(margin: sp.Expr) -> Any:
    """τẆ[a, b] = −∂L/∂W[a, b] for L = (1/N) Σ_i f(r_i), where ``margin`` is r_i; not carried out."""
    return -gradient(sp.Sum(_Loss(margin), (i, 1, N)) / N)


def velocity(quantity: sp.Expr, margin: sp.Expr) -> Any:
    """τ d/dt of a function of W along the flow, not carried out: Σ_ab ∂/∂W[a, b] · τẆ[a, b]."""
    return sp.Sum(gradient(quantity) * descent(margin), (a, 1, V), (b, 1, d))


def carried_out(undone: Any) -> Any:
    """The derivatives by W taken, −f′(r_i) written as ``slope[i]``, all sums in one normal form."""

    def take(derivative: Any) -> Any:
        return merged(sp.diff(derivative.expr, *derivative.variables))

    taken = sp.sympify(undone).replace(lambda part: isinstance(part, sp.Derivative), take)
    put = taken.replace(lambda part: isinstance(part, sp.Subs), lambda part: part.doit())
    return merged(put.replace(_weight, lambda margin: slope[i]))


def coordinates(array: Any, *indices: sp.Expr) -> State:
    """The vector array[indices, ·]."""
    return lambda coordinate: array[(*indices, coordinate)]


def named(expression: sp.Expr, probabilities: sp.Expr, state: State) -> Any:
    """The expression with S(Wg) of a state written as ``probabilities``, an array at the token a."""
    normaliser = sp.Symbol("Z", positive=True)
    whole = sp.Sum(sp.exp(logit(W, _n, state)), (_n, 1, V))
    return expression.xreplace({whole: normaliser, sp.exp(logit(W, a, state)): probabilities * normaliser})
