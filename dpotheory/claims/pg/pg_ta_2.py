"""PG-TA.2: the population risk at τ₁ as PG prints it."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, FAILURE, LARGEST_EPSILON, LIMITED_SHARING, PG, SLACK
from dpotheory.claims.pg.pg_ta_1 import TAU_1
from dpotheory.claims.symbols import K, Q, d, epsilon, v

CLAIM = Claim(
    id="PG-TA.2",
    title="Population risk at τ₁, for d ≥ 5Q/(2v²)",
    kind="upper",
    quantity="log_risk",
    hypotheses={**DISTINCT, **LIMITED_SHARING, "dimension from below": sp.Ge(d, 5 * Q / (2 * v**2)), **SLACK},
    upper=2 * K * Q**2 * sp.exp(-(epsilon**2) / (2 * (2 + d * v**2 + epsilon * v))),
    until=TAU_1,
    only_at_end=True,
    failure=FAILURE,
    best_epsilon=LARGEST_EPSILON,
    source=f"{PG}, Theorem A.2",
    does_not_claim="anything for d ≤ 5Q, the range of PG-TA.1.",
)
