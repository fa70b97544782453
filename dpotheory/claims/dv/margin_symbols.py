"""Sums over samples: the symbols in which the dynamics (identities of theory.md §2) are written."""

from typing import Any

import sympy as sp

from dpotheory.claims.symbols import beta, tau

t = sp.Symbol("t", nonnegative=True)
N, V, J = (sp.Symbol(letter, integer=True, positive=True) for letter in ("N", "V", "J"))
i, j, m = (sp.Symbol(letter, integer=True, positive=True) for letter in ("i", "j", "m"))

sigma = sp.Function("sigma")
f = sp.Function("f")
r: Any = sp.IndexedBase("r", real=True)
velocity: Any = sp.IndexedBase(r"\dot{r}", real=True)
sharing: Any = sp.IndexedBase("U", real=True)
"""Preference sharing (y_{w,j} − y_{l,j})ᵀ(y_{w,i} − y_{l,i})."""
correlation: Any = sp.IndexedBase("Sigma", real=True)
"""Embedding correlation g(x_i)ᵀg(x_j)."""


def margin_dynamics(slope: Any) -> Any:
    """τ ṙ_j = (1/N) Σ_i β² slope_i U_ij Σ_ij, where slope_i is −f′(r_i) of the loss."""
    right = sp.Sum(beta**2 * slope * sharing[i, j] * correlation[i, j], (i, 1, N)) / N
    return sp.Eq(tau * velocity[j], right, evaluate=False)
