"""OWN-spread: how far margins of disjoint values can be apart, at every time (theory.md §4)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, LARGEST_EPSILON, LIMITED_SHARING, OWN_DV, SLACK
from dpotheory.claims.own.own_constants import FAILURE
from dpotheory.claims.own.rates import SLACK_IN_V
from dpotheory.claims.symbols import Q, Z, d, v

FASTEST, SLOWEST = 4 + 8 * SLACK_IN_V + 2 * d * v**2 / Q, 4 - 8 * SLACK_IN_V
"""Rates at equal weights 1, in units of β²Q/N, where nothing is shared."""

CLAIM = Claim(
    id="OWN-spread",
    title="For disjoint values the losses of all samples have fallen alike, at every time",
    kind="upper",
    quantity="loss_ratio",
    hypotheses={**DISTINCT, "disjoint values": sp.Le(Z, 1), **LIMITED_SHARING, **SLACK},
    upper=FASTEST / SLOWEST,
    failure=FAILURE,
    best_epsilon=LARGEST_EPSILON,
    source=f"{OWN_DV}, for Theorem B.3",
    does_not_claim="anything about values that share tokens, or for data outside E(ε).",
)
