"""OWN-LD-upper: how far t steps of gradient descent move the unembedding at most, √(Tr Σ/n) included (theory.md §3)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN_LD
from dpotheory.claims.symbols import beta, covariance_norm, difference, eta, feature_norm, gaussian, mean_trace, n, t, u

GAUSSIAN = {"Gaussian features": sp.Eq(gaussian, 1)}

DEVIATION = sp.sqrt(8 * covariance_norm * u / n)
"""‖μ̂₊ − μ̂₋‖ leaves its mean by more, to one side, with probability at most e^(−u)."""
LARGEST_DIFFERENCE = sp.sqrt(difference**2 + 4 * mean_trace / n) + DEVIATION
LARGEST_FEATURE = feature_norm + sp.sqrt(2 * covariance_norm * (u + sp.log(n)))
"""All n features are at most this long, but for probability e^(−u)."""
STEP = {"step": sp.Le(beta**2 * eta * LARGEST_FEATURE**2, 4)}
FIRST = sp.sqrt(2) * beta * eta / 4
"""‖W(1) − W(0)‖ over ‖μ̂₊ − μ̂₋‖."""

CLAIM = Claim(
    id="OWN-LD-upper",
    title="After t steps the unembedding has moved by at most (√2βη/4)t times √(D² + 4T/n) + √(8‖Σ‖u/n)",
    kind="upper",
    quantity="weight_change",
    hypotheses={**GAUSSIAN, **STEP},
    upper=FIRST * t * LARGEST_DIFFERENCE,
    failure=2 * sp.exp(-u),
    source=f"{OWN_LD}, for Theorem 4.1",
    does_not_claim="anything about features that are not Gaussian, or classes of different sizes.",
)
