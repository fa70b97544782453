"""DV-single: the dynamics of the reward of one response."""

from typing import Any

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.margin_symbols import N, correlation, i, j, r, sigma
from dpotheory.claims.symbols import beta, tau

against: Any = sp.IndexedBase("A", real=True)
"""y_{w/l,j}ᵀ(y_{w,i} − y_{l,i})."""
velocity: Any = sp.IndexedBase(r"\dot{r}^{w/l}", real=True)

CLAIM = Claim(
    id="DV-single",
    title="Dynamics of the reward of one response, and likelihood displacement",
    kind="identity",
    quantity="token_reward_velocity",
    hypotheses={},
    equation=sp.Eq(
        tau * velocity[j],
        sp.Sum(beta**2 * sigma(-r[i]) * against[i, j] * correlation[i, j], (i, 1, N)) / N,
        evaluate=False,
    ),
    source=f"{DV}, section on single responses",
    does_not_claim="how similar 'very similar dynamics' are.",
)
