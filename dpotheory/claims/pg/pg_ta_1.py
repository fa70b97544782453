"""PG-TA.1: the envelope of reward margins as PG prints it."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import (
    DIMENSION,
    DISTINCT,
    FAILURE,
    LARGEST_EPSILON,
    LIMITED_SHARING,
    PG,
    SLACK,
    noise_at_most,
)
from dpotheory.claims.symbols import K, Q, beta, d, t, tau, v

N = 2 * K * Q
LOWER = Q * beta**2 * t / (4 * N * tau)
UPPER = 2 * d * v**2 * beta**2 * t / (N * tau)
DERIVED_UPPER = (5 * Q + 2 * d * v**2) * beta**2 * t / (2 * N * tau)
"""What the proof derives in place of the printed upper side."""
WEAKENED_UPPER = 10 * Q * beta**2 * t / (N * tau)
"""And what the proof weakens that to."""
TAU_1 = N * tau * sp.log(3) / (10 * Q * beta**2)

CLAIM = Claim(
    id="PG-TA.1",
    title="Reward margins stay in an envelope until τ₁; the printed upper side is 2dv²β²t/(Nτ)",
    kind="two-sided",
    quantity="margins",
    hypotheses={**DISTINCT, **LIMITED_SHARING, **DIMENSION, **noise_at_most(4), **SLACK},
    lower=LOWER,
    upper=UPPER,
    until=TAU_1,
    failure=FAILURE,
    best_epsilon=LARGEST_EPSILON,
    source=f"{PG}, Theorem A.1",
    does_not_claim="anything after τ₁; its proof derives another upper side, (5Q + 2dv²)β²t/(2Nτ).",
)
