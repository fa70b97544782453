"""The velocity of margins by finite differences of the loss, beside an equation for it (DV-L4.1, DV-GPO).

Part of the oracle of variants; shares no code with verification and the falsifier. Imports the symbols of claims only.
"""

from typing import Any

import numpy as np
import sympy as sp

from dpotheory.claims import symbols
from dpotheory.claims.dv import margin_symbols as samples

_VOCABULARY, _DIM, _BETA = 4, 3, 0.6
_PAIRS = ((0, 1), (1, 2), (3, 0))
_STEP = 1e-5


def sides(equation: Any) -> tuple[np.ndarray, np.ndarray]:
    """τ ṙ_j along −∇L, and what the equation's right side says, for three samples; shape (3,) each."""
    rng = np.random.default_rng(20242)
    weights, states = 0.7 * rng.normal(size=(_VOCABULARY, _DIM)), rng.normal(size=(len(_PAIRS), _DIM))
    u = np.array([np.eye(_VOCABULARY)[a] - np.eye(_VOCABULARY)[b] for a, b in _PAIRS])
    (total,) = equation.rhs.atoms(sp.Sum)
    slopes = sorted(total.atoms(sp.Derivative), key=str)
    general = bool(slopes)  # any loss of the margin: (r − 1)², and the logistic one otherwise

    def margins(w: np.ndarray) -> np.ndarray:
        return _BETA * np.einsum("iv,vd,id->i", u, w, states)

    def loss(w: np.ndarray) -> float:
        r = margins(w)
        return float(np.mean((r - 1) ** 2 if general else np.log1p(np.exp(-r))))

    downhill = np.zeros_like(weights)
    for index in np.ndindex(*weights.shape):
        nudge = np.zeros_like(weights)
        nudge[index] = _STEP
        downhill[index] = -(loss(weights + nudge) - loss(weights - nudge)) / (2 * _STEP)
    velocity = (margins(weights + _STEP * downhill) - margins(weights - _STEP * downhill)) / (2 * _STEP)

    r, n = margins(weights), len(_PAIRS)
    sharing, correlation = u @ u.T, states @ states.T
    summand, outside = total.function, equation.rhs.xreplace({total: sp.Symbol("total")})
    printed = []
    for j in range(n):
        value = 0.0
        for i in range(n):
            given: dict[Any, Any] = {samples.r[samples.i]: sp.Float(r[i]), samples.N: n, symbols.beta: _BETA}
            given |= {samples.sharing[samples.i, samples.j]: sp.Float(sharing[i, j])}
            given |= {samples.correlation[samples.i, samples.j]: sp.Float(correlation[i, j])}
            term = summand.xreplace({slope: sp.Float(2 * (r[i] - 1)) for slope in slopes}).xreplace(given)
            value += float(term.replace(samples.sigma, lambda x: 1 / (1 + sp.exp(-x))))
        whole = {sp.Symbol("total"): sp.Float(value), samples.N: n, symbols.beta: _BETA}
        printed.append(float(outside.xreplace(whole)))
    return velocity, np.array(printed)
