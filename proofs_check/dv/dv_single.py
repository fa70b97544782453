"""DV-single: the dynamics of the reward of one response (theory.md §2).

The printed identity leaves out the log-partition term: (y − S(Wg_j))ᵀ stands where yᵀ is printed. It is right for the
logit, and for differences of rewards, so DV-L4.1 does not suffer.
"""

from typing import Any

import jax.numpy as jnp
import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.dv_single import against
from dpotheory.claims.dv.margin_symbols import N, V, correlation, i, j, r
from dpotheory.claims.pg.multi_token import a
from dpotheory.claims.symbols import Q, Z, beta, d, l_b, v
from dpotheory.prover import Relation
from proofs_check import opinions
from proofs_check.dv.descent import carried_out, coordinates, linear_reward, named, token_reward, velocity
from proofs_check.dv.dv_l4_1 import EQUATION as MARGINS
from proofs_check.dv.dv_l4_1 import WEIGHT, G, U, margin, spelled_out
from proofs_check.dv.shared import SLACK
from proofs_check.evidence import Derivation, Instance, Open, proof
from proofs_check.pg import token_rewards  # noqa: F401 — registers the evaluators
from proofs_check.step import own, printed, reading

EQUATION: Any = claims["DV-single"].equation

Y: Any = sp.IndexedBase("y", real=True)
S: Any = sp.IndexedBase("S", real=True)
"""The response y, one-hot, and S(Wg_j), by token."""
_WON: Any = sp.IndexedBase("y_w", real=True)
_LOST: Any = sp.IndexedBase("y_l", real=True)


def _velocity(reward: Any) -> sp.Expr:
    """τ d/dt of the reward of y at state g_j."""
    return velocity(reward(coordinates(Y), coordinates(G, j)), margin(i))


def _carried_out(undone: Any) -> Any:
    return named(carried_out(undone), S[a], coordinates(G, j))


def _printed(residual: sp.Expr) -> sp.Expr:
    """The claim's right side with ``residual`` (by token a) in the place of y."""
    sums = {against[i, j]: sp.Sum(residual * U[i, a], (a, 1, V))}
    return spelled_out(EQUATION.rhs.xreplace(sums), WEIGHT, coordinates(U, j), coordinates(G, j))


def _numbers(model: opinions.Model, residuals: np.ndarray) -> np.ndarray:
    """The claim's right side for all samples and tokens, (N, V), with (N, V, V) residuals in the place of y."""
    u, states = model.responses[:, 0, 0] - model.responses[:, 1, 0], model.states[:, 0, 0]
    values = {N: len(u), beta: model.beta, r: model.current(model.margins), correlation: states @ states.T}

    def one(k: int, token: int) -> float:
        overlaps = np.broadcast_to((u @ residuals[k, token])[:, None], (len(u), len(u)))
        return opinions.evaluate(EQUATION.rhs, {j: k + 1, **values, against: overlaps})

    return np.array([[one(k, token) for token in range(len(model.weights))] for k in range(len(u))])


def _autodiff(seed: int) -> tuple[Any, Any]:
    model = opinions.random_model(seed)
    states = model.states[:, 0, 0]
    residuals = np.eye(5)[None] - model.probabilities(states)[:, None]
    return model.velocity(lambda weights: model.rewards(weights, states)), _numbers(model, residuals)


def _autodiff_logit(seed: int) -> tuple[Any, Any]:
    model = opinions.random_model(seed)
    states = model.states[:, 0, 0]
    logits = model.velocity(lambda weights: model.beta * (states @ (weights - jnp.asarray(model.start)).T))
    return logits, _numbers(model, np.broadcast_to(np.eye(5), (4, 5, 5)))


def _difference() -> list[tuple[sp.Expr, sp.Expr]]:
    """The true and the printed velocities of y_w less those of y_l are both DV-L4.1's."""
    won, lost, g = coordinates(_WON), coordinates(_LOST), coordinates(G, j)
    true = velocity(token_reward(won, g) - token_reward(lost, g), margin(i))
    as_margins = spelled_out(MARGINS.rhs, WEIGHT, lambda c: won(c) - lost(c), g)
    return [(true, as_margins), (_printed(_WON[a]) - _printed(_LOST[a]), as_margins)]


# One value, one sample per cluster: g = (1/2, ±1), and logits in R² that make the preferred token likely.
_TRAINING = {
    "states": [["1/2", "1"], ["1/2", "-1"]],
    "probabilities": [["3/4", "1/4"], ["1/4", "3/4"]],
    "samples": [{"preferred": [[0, 0]], "rejected": [[1, 0]]}, {"preferred": [[1, 1]], "rejected": [[0, 1]]}],
}
# Two more states of cluster + that differ where no training state has anything.
_TWO_STATES = {
    "states": [["1/2", "1", "0", "0"], ["1/2", "-1", "0", "0"], ["1/2", "1", "1", "1"], ["1/2", "1", "1", "-1"]],
    "probabilities": [["1/2", "1/2"], ["1/2", "1/2"], ["3/4", "1/4"], ["1/4", "3/4"]],
    "samples": _TRAINING["samples"],
}
_SETTING = ("K = 1, Q = 1, one token for each response, t = 0",)

_top = sp.Symbol("sigma_max", positive=True)
_one, _two, _centre, _own = (sp.Symbol(name, real=True) for name in ("Sigma_ij", "Sigma_ik", "centre", "Sigma_jj"))
_near = {
    "one correlation": sp.Le(sp.Abs(_one - _centre), 2 * SLACK),
    "other correlation": sp.Le(sp.Abs(_two - _centre), 2 * SLACK),
}
_OWN_DIFFERENCE, _OTHER_DIFFERENCE = d * v**2 + 4 * SLACK, 4 * SLACK
DIFFERENCE = 2 * (d * v**2 + 4 * Q * Z * SLACK)
"""Of the velocities of one logit at two samples of a cluster on E(ε), in units of (β²/N) max σ."""
_share, _pull, _mean = (sp.Symbol(name, real=True) for name in ("S_y", "P_y", "P_others"))

STEPS = (
    printed(
        "DV-single",
        None,
        Instance(
            "tau dr_{y,j}/dt = (1/N) sum_i beta^2 sigma(-r_i) y.(y_{w,i} - y_{l,i}) Sigma_ij (in units of beta^2/N)",
            "velocity of one response's reward",
            {**_TRAINING, "token": 0, "at": 0},
            _SETTING,
        ),
        "the reward is beta log pi(y)/pi_ref(y), as it is defined, log-partition term included",
    ),
    own(
        "DV-single",
        "with the normaliser",
        Derivation(lambda: [(_velocity(token_reward), _printed(Y[a] - S[a]))], _autodiff, normal=_carried_out),
        "The reward's log-partition term moves too: (y - S(Wg_j)).(y_{w,i} - y_{l,i}) where y.(y_{w,i} - y_{l,i}) is.",
        corrects="",
    ),
    reading(
        "DV-single",
        "the logit in the place of the reward",
        Derivation(lambda: [(_velocity(linear_reward), _printed(Y[a]))], _autodiff_logit, normal=_carried_out),
        "The printed identity, for the logit beta y.(W - W_0)g in the place of the reward.",
        of="",
    ),
    own(
        "DV-single",
        "differences",
        Derivation(_difference, normal=carried_out),
        "The missing term cancels in the difference of two responses' rewards, so DV-L4.1 stands.",
    ),
    printed(
        "DV-single",
        "rise or fall together",
        Open(
            "responses both preferred and rejected, for examples in one cluster, have very similar dynamics",
            "The sentence has no number in it; the two readings and the bounds of ours below say what can be decided.",
        ),
        "as a whole, no number being printed",
    ),
    reading(
        "DV-single",
        "one response at two examples",
        Instance(
            "at two examples of a cluster with the same Sigma_ij for every i the reward of y has the same velocity",
            "one response at two states",
            {**_TWO_STATES, "token": 0, "at": [2, 3]},
            _SETTING,
        ),
        "Equal embedding correlations give equal dynamics, as the printed identity would have it.",
        of="rise or fall together",
    ),
    reading(
        "DV-single",
        "both responses of one example",
        Instance(
            "the velocities of the rewards of y_w and y_l at one example never have opposite signs",
            "both responses of one sample",
            {**_TRAINING, "sample": 0},
            _SETTING,
        ),
        "The preferred and the rejected response of one example rise or fall together.",
        of="rise or fall together",
    ),
    own(
        "DV-single",
        "logits at two examples",
        proof(
            Relation(sp.Abs(_one - _two), "<=", _OTHER_DIFFERENCE),
            _near,
            Relation(
                2 * _OWN_DIFFERENCE + (2 * Q - 2) * _OTHER_DIFFERENCE + (Z - 1) * 2 * Q * _OTHER_DIFFERENCE,
                "==",
                DIFFERENCE,
            ),
            axioms=("triangle inequality",),
        ),
        "On E(epsilon) with signs kept, the logits of one response at two samples of a cluster have velocities within "
        "(2 beta^2/N)(d v^2 + 4QZ epsilon v) max sigma of one another: their own products differ from the others by "
        "d v^2, and all other Sigma_ij, Sigma_ik have one centre up to 2 epsilon v each.",
        corrects="one response at two examples",
    ),
    own(
        "DV-single",
        "own sample at two examples",
        proof(
            Relation(sp.Abs(_own - _one), "<=", _OWN_DIFFERENCE),
            {
                "own correlation": sp.Le(sp.Abs(_own - 1 - l_b**2 - d * v**2), 2 * SLACK),
                "other correlation": sp.Le(sp.Abs(_one - 1 - l_b**2), 2 * SLACK),
            },
            axioms=("triangle inequality",),
        ),
        "On E(epsilon), Sigma_jj and Sigma_jk of one cluster differ by at most d v^2 + 4 epsilon v.",
    ),
    own(
        "DV-single",
        "same direction",
        proof(
            Relation(_pull - (_share * _pull + (1 - _share) * _mean), ">", 0),
            {"not certain": sp.Lt(_share, 1), "others are pulled less": sp.Lt(_mean, _pull)},
        ),
        "With P = sum_i sigma(-r_i) Sigma_ij (y_{w,i} - y_{l,i}) the velocity is P_y - S.P: the reward of y rises at "
        "every example where P_y exceeds the S-weighted mean of the other tokens' P, however large S_y < 1 is.",
        corrects="both responses of one example",
    ),
)
