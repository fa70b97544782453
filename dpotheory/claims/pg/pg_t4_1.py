"""PG-T4.1: the training guarantee as PG prints it."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DIMENSION, DISTINCT, FAILURE_IN_Q, LIMITED_SHARING, PG, noise_at_most
from dpotheory.claims.pg.pg_ta_1 import LOWER, TAU_1, WEAKENED_UPPER
from dpotheory.claims.symbols import Q, Z

GROWING_SHARING = {"sharing against samples": sp.Le(Z, Q ** sp.Rational(1, 4) - 2)}

CLAIM = Claim(
    id="PG-T4.1",
    title="Training guarantee: the envelope of TA.1 with an explicit probability",
    kind="two-sided",
    quantity="margins",
    hypotheses={**DISTINCT, **LIMITED_SHARING, **GROWING_SHARING, **DIMENSION, **noise_at_most(4)},
    lower=LOWER,
    upper=WEAKENED_UPPER,
    until=TAU_1,
    failure=FAILURE_IN_Q,
    source=f"{PG}, Theorem 4.1",
    does_not_claim="anything after τ₁; c is some constant, not given; Z ≥ 1 makes Q ≥ 81.",
)
