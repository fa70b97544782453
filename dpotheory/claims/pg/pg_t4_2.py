"""PG-T4.2: the generalization guarantee as PG prints it."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import PG
from dpotheory.claims.pg.pg_t4_1 import CLAIM as TRAINING
from dpotheory.claims.pg.pg_ta_1 import TAU_1
from dpotheory.claims.symbols import K, Q

CLAIM = Claim(
    id="PG-T4.2",
    title="Generalization: the population risk at τ₁ is at most 2KQ² exp(−Q^(1/4)/6)",
    kind="upper",
    quantity="log_risk",
    hypotheses={**TRAINING.hypotheses, "samples": sp.Ge(Q, 40)},
    upper=2 * K * Q**2 * sp.exp(-(Q ** sp.Rational(1, 4)) / 6),
    until=TAU_1,
    only_at_end=True,
    failure=TRAINING.failure,
    source=f"{PG}, Theorem 4.2",
    does_not_claim="anything at fixed noise v, at other times than τ₁, or about the worst-case value alone.",
)
