"""DV-TB.3: the envelope of reward margins until τ₁."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import (
    DIMENSION,
    DISTINCT,
    DV,
    FAILURE,
    LARGEST_EPSILON,
    LIMITED_SHARING,
    SHARED_NORM,
    SLACK,
    noise_at_most,
)
from dpotheory.claims.symbols import K, beta, t, tau, tau_1

LOWER = beta**2 * t / (8 * K * tau)
UPPER = 5 * beta**2 * t / (K * tau)

CLAIM = Claim(
    id="DV-TB.3",
    title="Reward margins stay in an envelope until τ₁, on the Gram event E(ε)",
    kind="two-sided",
    quantity="margins",
    hypotheses={**DISTINCT, **LIMITED_SHARING, **DIMENSION, **SHARED_NORM, **noise_at_most(4), **SLACK},
    lower=LOWER,
    upper=UPPER,
    until=tau_1,
    failure=FAILURE,
    best_epsilon=LARGEST_EPSILON,
    source=f"{DV}, Theorem B.3; envelope and δ(ε) rebuilt",
    does_not_claim="anything after τ₁, anything for data outside E(ε), or that ε may exceed 1/(16 v (Z + 2)).",
    rebuilt=True,
)
