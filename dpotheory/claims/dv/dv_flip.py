"""DV-flip: which pairs cannot flip by τ₁."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_t4_2 import CLAIM as TRAINING
from dpotheory.claims.symbols import tau_1

CLAIM = Claim(
    id="DV-flip",
    title="A pair whose reference odds are against it by more than 3^(1/β) does not flip by τ₁",
    kind="upper",
    quantity="log_odds",
    hypotheses=TRAINING.hypotheses,
    upper=sp.Integer(0),
    until=tau_1,
    failure=TRAINING.failure,
    source=f"{DV}, remark after Theorem 4.2",
    does_not_claim="that a pair with smaller odds against it does flip.",
)
