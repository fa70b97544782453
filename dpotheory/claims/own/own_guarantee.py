"""OWN-guarantee: every training margin is positive until τ₁ at fixed noise, for disjoint values (theory.md §4).

The letters are those of OWN-general; what is new are a sample's products with the others. n = 2Q samples a value.
"""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, OWN_DV
from dpotheory.claims.own.own_general import ALONG_MEAN, NORM, SHARED, SIGNAL, SPREAD, WEIGHT
from dpotheory.claims.symbols import K, Q, Z, allowed_failure, beta, d, epsilon, l_b, t, tau, tau_1, v

EACH = sp.sqrt(epsilon**2 + 2 * sp.log(6 * Q))
"""The level of what is asked of every sample."""
NEAR = SIGNAL * (SIGNAL - v * EACH) - SHARED
"""y_j·ȳ from below."""
OFF_MEAN = l_b + v * sp.sqrt(d + EACH * sp.sqrt(2 * d) + EACH**2)
"""The length of y_j − ȳ from above (Laurent–Massart)."""
PRODUCTS = ALONG_MEAN + NORM * OFF_MEAN
"""sd_k(y_k·y_j) from above."""
TAKEN = SPREAD / (4 * WEIGHT) * PRODUCTS
"""What unequal weights can take from a sample's margin."""
LEVEL = sp.sqrt(2 * sp.log(3 * K / (2 * allowed_failure)))
"""ε at which the data fail with just the allowed probability."""

CLAIM = Claim(
    id="OWN-guarantee",
    title="Positive training margins until τ₁ at fixed noise, for disjoint values",
    kind="lower",
    quantity="margins",
    hypotheses={
        **DISTINCT,
        "disjoint values": sp.Le(Z, 1),
        "dimension": sp.Ge(d, 2),
        "weights": sp.Ge(WEIGHT, sp.Rational(1, 100)),
        "every sample": sp.Lt(v * EACH, SIGNAL),
        "signal": sp.Lt(TAKEN, NEAR),
    },
    lower=2 * WEIGHT * (NEAR - TAKEN) * beta**2 * t / (K * tau),
    until=tau_1,
    failure=3 * K * sp.exp(-(epsilon**2) / 2) / 2,
    best_epsilon=LEVEL.subs(allowed_failure, sp.Rational(1, 20)),
    epsilon_at=LEVEL,
    source=f"{OWN_DV}, for Theorem 4.2",
    does_not_claim="anything about values that share tokens, or after τ₁.",
)
