"""OWN-LD-memory: when one step fits the training samples with nothing to distinguish the classes (theory.md §3)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN_LD
from dpotheory.claims.own.own_ld_accuracy import START
from dpotheory.claims.own.own_ld_upper import GAUSSIAN
from dpotheory.claims.symbols import covariance_norm, least_trace, n, u

NEEDED = (1 + 1 / sp.sqrt(2)) * sp.sqrt((n - 1) * covariance_norm * u)
"""A feature that is at least so long outweighs the other samples in its own margin, whatever the means are."""

CLAIM = Claim(
    id="OWN-LD-memory",
    title="If Tr Σ is large against n‖Σ‖ one step classifies all training samples, whatever the means",
    kind="lower",
    quantity="accuracy",
    hypotheses={
        **GAUSSIAN,
        **START,
        "trace": sp.Le(covariance_norm, least_trace),
        "spread": sp.Ge(sp.sqrt(least_trace - covariance_norm), sp.sqrt(2 * covariance_norm * u) + NEEDED),
    },
    lower=sp.Integer(1),
    until=sp.Integer(1),
    only_at_end=True,
    failure=3 * n * sp.exp(-u),
    source=f"{OWN_LD}, for Theorem 4.3",
    does_not_claim="anything about fresh samples, a boundary that starts elsewhere, or later steps.",
)
