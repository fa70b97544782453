"""DV-L4.1: the dynamics of reward margins, derived from the loss with symbolic sizes (theory.md §1, §2).

Each ingredient is a row: the log-partition terms cancel, −log σ has slope −σ(−r), a margin's gradient is rank one, and
the double sum over the entries of W factors into preference sharing and embedding correlation.
"""

from typing import Any

import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.margin_symbols import N, V, correlation, i, j, r, sharing, sigma
from dpotheory.claims.pg.multi_token import a, b
from dpotheory.claims.symbols import beta, d
from proofs_check import opinions
from proofs_check.dv.descent import (
    W0,
    State,
    W,
    carried_out,
    coordinates,
    descent,
    gradient,
    k,
    linear_reward,
    slope,
    token_reward,
    velocity,
)
from proofs_check.dv.sums import merged
from proofs_check.evidence import Derivation
from proofs_check.step import own, printed

U: Any = sp.IndexedBase("u", real=True)
G: Any = sp.IndexedBase("g", real=True)
"""u_i = y_{w,i} − y_{l,i} and g(x_i) by coordinates."""
_fresh_u, _fresh_g = (sp.IndexedBase(name, real=True) for name in ("u~", "g~"))
_w: Any = sp.Symbol("y_w", integer=True, positive=True)
_l: Any = sp.Symbol("y_l", integer=True, positive=True)
_x: Any = sp.Symbol("x", real=True)

EQUATION: Any = claims["DV-L4.1"].equation
WEIGHT = {sigma(-r[i]): slope[i]}


def margin(sample: sp.Expr) -> sp.Expr:
    """r = βuᵀ(W − W₀)g of a training sample."""
    return linear_reward(coordinates(U, sample), coordinates(G, sample))


def spelled_out(right: sp.Expr, weight: dict[sp.Expr, sp.Expr], u: State, g: State) -> Any:
    """A claim's right side with U_ij and Σ_ij as products of a training sample's vectors with the given ones."""
    put = {
        **weight,
        sharing[i, j]: sp.Sum(U[i, a] * u(a), (a, 1, V)),
        correlation[i, j]: sp.Sum(G[i, b] * g(b), (b, 1, d)),
    }
    return right.xreplace(put)


def slope_of_the_loss() -> list[tuple[sp.Expr, sp.Expr]]:
    """−d/dr of −log σ(r) is σ(−r)."""
    logistic = 1 / (1 + sp.exp(-_x))
    return [(sp.Derivative(sp.log(logistic), _x), logistic.subs(_x, -_x))]


def _one_hot(token: sp.Symbol) -> State:
    return lambda coordinate: sp.KroneckerDelta(coordinate, token)


def _margin() -> list[tuple[sp.Expr, sp.Expr]]:
    state = coordinates(G, i)
    difference = token_reward(_one_hot(_w), state) - token_reward(_one_hot(_l), state)
    rows = beta * sp.Sum((W[_w, k] - W0[_w, k] - W[_l, k] + W0[_l, k]) * G[i, k], (k, 1, d))
    linear = linear_reward(lambda c: sp.KroneckerDelta(c, _w) - sp.KroneckerDelta(c, _l), state)
    return [(difference, linear), (linear, rows)]


def _gradient_of_a_margin() -> list[tuple[sp.Expr, sp.Expr]]:
    return [(gradient(margin(i)), beta * U[i, a] * G[i, b])]


def _gradient_of_the_loss() -> list[tuple[sp.Expr, sp.Expr]]:
    force = sp.Sum(beta * slope[i] * U[i, a] * G[i, b], (i, 1, N)) / N
    return [(descent(margin(i)), force)]


def _dynamics() -> list[tuple[sp.Expr, sp.Expr]]:
    derived = velocity(margin(j), margin(i))
    return [(derived, spelled_out(EQUATION.rhs, WEIGHT, coordinates(U, j), coordinates(G, j)))]


def _fresh() -> list[tuple[sp.Expr, sp.Expr]]:
    u, g = coordinates(_fresh_u), coordinates(_fresh_g)
    return [(velocity(linear_reward(u, g), margin(i)), spelled_out(EQUATION.rhs, WEIGHT, u, g))]


def printed_velocity(model: opinions.Model, u: np.ndarray, states: np.ndarray) -> np.ndarray:
    """The claim's right side in numbers, for samples with token differences ``u`` and embeddings ``states``."""
    training = model.responses[:, 0, 0] - model.responses[:, 1, 0]
    arrays = {sharing: training @ u.T, correlation: model.states[:, 0, 0] @ states.T}
    margins = model.current(model.margins)
    values = {r: margins, **arrays}
    sizes = {N: len(margins), beta: model.beta}
    return np.array([opinions.evaluate(EQUATION.rhs, {j: k, **sizes, **values}) for k in range(1, len(u) + 1)])


def _autodiff(seed: int) -> tuple[Any, Any]:
    model = opinions.random_model(seed)
    u = model.responses[:, 0, 0] - model.responses[:, 1, 0]
    return model.velocity(model.margins), printed_velocity(model, u, model.states[:, 0, 0])


def _autodiff_fresh(seed: int) -> tuple[Any, Any]:
    model, rng = opinions.random_model(seed), np.random.default_rng(seed + 100)
    state, (won, lost) = rng.normal(size=3), rng.choice(5, 2, replace=False)

    def fresh_margin(weights: Any) -> Any:
        rewards = model.rewards(weights, state)
        return rewards[won] - rewards[lost]

    u = np.eye(5)[won] - np.eye(5)[lost]
    return model.velocity(fresh_margin)[None], printed_velocity(model, u[None], state[None])


STEPS = (
    printed("DV-L4.1", "margin of single tokens", Derivation(_margin, normal=merged)),
    own("DV-L4.1", "slope of the loss", Derivation(slope_of_the_loss), "-d/dr of -log sigma(r) is sigma(-r)."),
    own(
        "DV-L4.1",
        "gradient of a margin",
        Derivation(_gradient_of_a_margin, normal=carried_out),
        "The derivative of r_i by W_ab is beta u_i[a] g_i[b].",
    ),
    own(
        "DV-L4.1",
        "gradient of the loss",
        Derivation(_gradient_of_the_loss, normal=carried_out),
        "-dL/dW_ab is (beta/N) sum_i w_i u_i[a] g_i[b], with w_i = sigma(-r_i).",
    ),
    printed("DV-L4.1", "fresh sample", Derivation(_fresh, _autodiff_fresh, normal=carried_out)),
    printed("DV-L4.1", None, Derivation(lambda: [*slope_of_the_loss(), *_dynamics()], _autodiff, normal=carried_out)),
)
