"""DV-T4.3: the generalization guarantee."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_t4_2 import CLAIM as TRAINING
from dpotheory.claims.symbols import K, Q, tau_1

CLAIM = Claim(
    id="DV-T4.3",
    title="Generalization: the population risk at τ₁ is at most 2KQ² exp(−Q/45)",
    kind="upper",
    quantity="log_risk",
    hypotheses={**TRAINING.hypotheses, "samples": sp.Ge(Q, 40)},
    upper=2 * K * Q**2 * sp.exp(-Q / 45),
    until=tau_1,
    only_at_end=True,
    failure=TRAINING.failure,
    source=f"{DV}, Theorem 4.3; display from two public summaries",
    does_not_claim="anything at fixed noise v, at other times than τ₁, or about the worst-case value alone.",
    rebuilt=True,
)
