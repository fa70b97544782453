"""LD-T4.2: how fast the decision boundary turns towards the difference of the class means."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import LD
from dpotheory.claims.ld.ld_t4_1 import CLAIM as WEIGHT_CHANGE
from dpotheory.claims.ld.ld_t4_1 import DISTINGUISHABLE, NORM, STEP, TAIL
from dpotheory.claims.symbols import (
    W_B,
    Delta,
    beta_prime,
    c_n,
    c_n_prime,
    c_v,
    covariance_norm,
    d,
    eta,
    nu,
    phi,
    t,
)

_HALF = sp.Rational(1, 2)
_FLOOR = 4 * sp.log(2) / sp.log(d)

CONCENTRATED = {
    "covariance": sp.Le(covariance_norm, c_v * d ** (_HALF - 2 * nu)),
    "concentration from below": sp.Ge(nu, _FLOOR),
    "concentration from above": sp.Le(nu, _HALF - Delta),
    "room for concentration": sp.Le(Delta, _HALF - _FLOOR),
    "norm constant": sp.Eq(c_n, c_n_prime * d ** (Delta - _HALF)),
    "norm constant from above": sp.Le(c_n, 1),
}
COSINE = {"cosine from below": sp.Ge(phi, -1), "cosine from above": sp.Le(phi, 1)}

GAIN = beta_prime * eta * t * d ** (Delta - _HALF) / (8 * W_B + 1 / (24 * beta_prime * c_n_prime))
"""The share of the way from φ to 1 − 13d^(−ν) that t steps are said to cover."""

CLAIM = Claim(
    id="LD-T4.2",
    title="The boundary's cosine with the difference of the means grows linearly in the number of steps",
    kind="lower",
    quantity="boundary_cosine",
    hypotheses={**TAIL, **CONCENTRATED, **NORM, **STEP, **DISTINGUISHABLE, **COSINE},
    lower=phi + (1 - 13 * d ** (-nu) - phi) * GAIN,
    until=d ** (_HALF - Delta - nu) / (72 * beta_prime**2 * eta * c_n_prime),
    failure=WEIGHT_CHANGE.failure,
    source=f"{LD}, Theorem 4.2",
    does_not_claim="anything for more steps, or that the cosine ever exceeds 1 − 13d^(−ν).",
)
