"""OWN-LD-accuracy: when one step from W_B = 0 puts every training sample on its side (theory.md §3)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN_LD
from dpotheory.claims.own.own_ld_upper import GAUSSIAN
from dpotheory.claims.symbols import W_B, centre, covariance_norm, difference, n, u

START = {"boundary starts at 0": sp.Eq(W_B, 0), "means opposite": sp.Eq(centre, 0)}

CLAIM = Claim(
    id="OWN-LD-accuracy",
    title="If ‖μ₊ − μ₋‖ ≥ (2 + √2)√(‖Σ‖u) one step classifies all training samples, in any dimension",
    kind="lower",
    quantity="accuracy",
    hypotheses={
        **GAUSSIAN,
        **START,
        "distinguishability": sp.Ge(difference, (2 + sp.sqrt(2)) * sp.sqrt(covariance_norm * u)),
    },
    lower=sp.Integer(1),
    until=sp.Integer(1),
    only_at_end=True,
    failure=2 * n * sp.exp(-u),
    source=f"{OWN_LD}, for Theorem 4.3",
    does_not_claim="anything about fresh samples, a boundary that starts elsewhere, or later steps.",
)
