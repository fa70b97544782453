"""OWN-LD-lower: how far t steps of gradient descent move the unembedding at least (theory.md §3)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN_LD
from dpotheory.claims.own.own_ld_upper import DEVIATION, FIRST, GAUSSIAN, LARGEST_FEATURE, STEP
from dpotheory.claims.symbols import beta, covariance_norm, difference, eta, mean_trace, n, t, u

LEAST_DIFFERENCE = sp.sqrt(difference**2 + 4 * (mean_trace - covariance_norm) / n) - DEVIATION
SLOWING = beta**2 * eta * LARGEST_FEATURE**2 / 4
"""Of the first speed at most this share is lost in a step, on average over the steps before it."""

CLAIM = Claim(
    id="OWN-LD-lower",
    title="After t steps the unembedding has moved by nearly (√2βη/4)t√(D² + 4T/n), while few steps are made",
    kind="lower",
    quantity="weight_change",
    hypotheses={**GAUSSIAN, **STEP, "trace": sp.Le(covariance_norm, mean_trace)},
    lower=FIRST * t * (1 - SLOWING * (t - 1)) * LEAST_DIFFERENCE,
    until=1 / SLOWING,
    failure=2 * sp.exp(-u),
    source=f"{OWN_LD}, for Theorem 4.1",
    does_not_claim="anything about features that are not Gaussian, classes of different sizes, or later steps.",
)
