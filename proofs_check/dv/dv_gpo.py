"""DV-GPO: the dynamics under any loss f of the margin, with −f′ in the place of σ(−r) (theory.md §2).

The derivation of DV-L4.1 never used what f is. SLiC's f has a kink at r = 1, where the formula has no value.
"""

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.margin_symbols import N, correlation, f, i, j, r, sharing
from dpotheory.claims.symbols import beta
from dpotheory.prover import Relation, implies
from proofs_check import opinions
from proofs_check.dv.descent import carried_out, coordinates, slope, velocity
from proofs_check.dv.dv_l4_1 import G, U, margin, slope_of_the_loss, spelled_out
from proofs_check.evidence import Derivation, Proof, proof
from proofs_check.step import own, printed

EQUATION: Any = claims["DV-GPO"].equation
SLOPE = sp.Derivative(f(r[i]), r[i])

_x: Any = sp.Symbol("x", real=True)
_h: Any = sp.Symbol("h", real=True)


def _dynamics() -> list[tuple[sp.Expr, sp.Expr]]:
    derived = velocity(margin(j), margin(i))
    return [(derived, spelled_out(EQUATION.rhs, {SLOPE: -slope[i]}, coordinates(U, j), coordinates(G, j)))]


LOSSES = {
    "ipo": (lambda x: (x - 1) ** 2, lambda x: 2 * (1 - x)),
    "slic": (lambda x: jnp.maximum(0.0, 1 - x), lambda x: np.where(x < 1, 1.0, 0.0)),
    "exponential": (lambda x: jnp.exp(-x), lambda x: np.exp(-x)),
    "logistic": (lambda x: jax.nn.softplus(-x), lambda x: 1 / (1 + np.exp(x))),
}
"""f for autodiff, and −f′ in numbers, written out."""


def printed_velocity(model: opinions.Model, weights: np.ndarray) -> np.ndarray:
    """The claim's right side in numbers, for training samples of the given weights −f′(r)."""
    u = model.responses[:, 0, 0] - model.responses[:, 1, 0]
    states = model.states[:, 0, 0]
    weight: Any = sp.IndexedBase("w")
    right = EQUATION.rhs.xreplace({SLOPE: -weight[i]})
    values = {N: len(u), beta: model.beta, weight: weights, sharing: u @ u.T, correlation: states @ states.T}
    return np.array([opinions.evaluate(right, {j: k, **values}) for k in range(1, len(u) + 1)])


def _autodiff(seed: int) -> tuple[Any, Any]:
    model = opinions.random_model(seed)
    margins = model.current(model.margins)
    pairs = [(model.velocity(model.margins, loss), weight) for loss, weight in LOSSES.values()]
    return (
        np.concatenate([found for found, _ in pairs]),
        np.concatenate([printed_velocity(model, weight(margins)) for _, weight in pairs]),
    )


def _slic(r_value: Any) -> sp.Expr:
    return sp.Max(0, 1 - r_value)


_SLIC_SLOPES = Proof(
    (
        implies({"below": sp.Lt(_x, 1), "still": sp.Lt(_x + _h, 1)}, Relation(_slic(_x + _h) - _slic(_x), "==", -_h)),
        implies({"above": sp.Gt(_x, 1), "still": sp.Gt(_x + _h, 1)}, Relation(_slic(_x + _h) - _slic(_x), "==", 0)),
    )
)
"""Below the kink f falls by h over any way h, so −f′ = 1; above it f does not move."""
_KINK = proof(
    Relation(_slic(1 + _h) - _slic(1), "==", 0),
    {"to the right": sp.Gt(_h, 0)},
    Relation(_slic(1) - _slic(1 - _h), "==", -_h),
)
"""The difference quotients on either side of r = 1 are 0 and −1."""


STEPS = (
    printed("DV-GPO", "IPO", Derivation(lambda: [(-sp.Derivative((_x - 1) ** 2, _x), 2 * (1 - _x))])),
    printed("DV-GPO", "SLiC", _SLIC_SLOPES),
    own(
        "DV-GPO",
        "SLiC has a kink",
        _KINK,
        "At r = 1 the one-sided slopes of max(0, 1 - r) are 0 and -1, so -f' has no value there.",
    ),
    own(
        "DV-GPO",
        "DPO is the case f = -log sigma",
        Derivation(slope_of_the_loss),
        "-f' is sigma(-r), and the dynamics is that of DV-L4.1.",
    ),
    printed("DV-GPO", None, Derivation(_dynamics, _autodiff, normal=carried_out)),
)
