"""OWN-LD-rate: the speed at which LD's gradient flow starts (theory.md §3), exactly and for any data."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN_LD
from dpotheory.claims.symbols import beta

rate = sp.Symbol("rate", nonnegative=True)
"""‖τẆ(0)‖, the operator norm."""
sample_difference = sp.Symbol("sample_difference", nonnegative=True)
"""‖μ̂₊ − μ̂₋‖."""

CLAIM = Claim(
    id="OWN-LD-rate",
    title="The flow starts with the speed (β√2/4)‖μ̂₊ − μ̂₋‖",
    kind="identity",
    quantity="initial_rate",
    hypotheses={},
    equation=sp.Eq(rate, beta * sp.sqrt(2) / 4 * sample_difference, evaluate=False),
    source=f"{OWN_LD}, for Theorem 4.1",
    does_not_claim="anything about classes of different sizes, or later times, at which it is an upper bound.",
)
