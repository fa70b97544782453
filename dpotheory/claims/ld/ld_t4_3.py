"""LD-T4.3: the training accuracy that the turned boundary is said to reach."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import LD
from dpotheory.claims.ld.ld_t4_2 import CLAIM as BOUNDARY
from dpotheory.claims.symbols import W_B, Delta, beta_prime, c_n_prime, d, hyperplane_margin, nu, phi, share

THRESHOLD = (
    2
    * c_n_prime
    * d ** (Delta + nu)
    * (576 * beta_prime * c_n_prime * W_B + 3)
    / (3 * phi * d**nu + 1 - 13 * d ** (-nu) - phi)
)
"""The margin to the hyperplane that a sample is asked to have."""

CLAIM = Claim(
    id="LD-T4.3",
    title="If a share p of the samples has a large enough margin, training accuracy reaches p",
    kind="lower",
    quantity="accuracy",
    hypotheses={
        **BOUNDARY.hypotheses,
        "concentration against cosine": sp.Lt(d ** (-nu), (1 - phi) / 13),
        "cosine not negative": sp.Ge(phi, 0),
        "margin": sp.Ge(hyperplane_margin, THRESHOLD),
    },
    lower=share,
    until=BOUNDARY.until,
    only_at_end=True,
    failure=BOUNDARY.failure,
    source=f"{LD}, Theorem 4.3",
    does_not_claim="that any sample has such a margin; anything about test accuracy.",
)
