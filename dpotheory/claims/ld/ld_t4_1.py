"""LD-T4.1: how far t steps of gradient descent move the unembedding."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import LD
from dpotheory.claims.symbols import (
    Delta,
    alpha,
    beta_prime,
    c,
    c_n,
    c_v,
    covariance_norm,
    d,
    eta,
    feature_norm,
    n,
    t,
)

TAIL = {"tail exponent": sp.Le(alpha, 2)}
NORM = {"norms": sp.Le(feature_norm, c_n * sp.sqrt(d))}
STEP = {"step": sp.Le(beta_prime**2 * eta * c_n**2, sp.Rational(1, 4))}
DISTINGUISHABLE = {"distinguishability": sp.Le(Delta, sp.Rational(1, 2))}

NORM_TAIL = 2 * n * sp.exp(-c * d ** (alpha / 4))
"""Some ‖g(x)‖ is at least 2c_n√d; c is c′."""
MEAN_TAIL = 4 * sp.exp(-(n / sp.sqrt(d)) * d ** (alpha * Delta) / (4 * c_v))
"""Some ‖μ̂± − μ±‖ is at least d^Δ; n/√d is γ."""

CLAIM = Claim(
    id="LD-T4.1",
    title="After t steps the unembedding has moved by at most 6β′ηt d^(Δ−1/2)",
    kind="upper",
    quantity="weight_change",
    hypotheses={**TAIL, "covariance": sp.Le(covariance_norm, c_v * sp.sqrt(d)), **NORM, **STEP, **DISTINGUISHABLE},
    upper=6 * beta_prime * eta * t * d ** (Delta - sp.Rational(1, 2)),
    failure=NORM_TAIL + MEAN_TAIL,
    source=f"{LD}, Theorem 4.1",
    does_not_claim="a value of c′; anything about trained features; that the change is at least as large.",
)
