"""OWN-envelope: the sharp rates of margins on the Gram event (theory.md §4)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, LARGEST_EPSILON, LIMITED_SHARING, OWN_DV, SLACK
from dpotheory.claims.own.own_constants import FAILURE
from dpotheory.claims.own.rates import COURSE, LARGEST_RATE, LEAST_RATE, at_largest_slack
from dpotheory.claims.symbols import K, beta, tau

CLAIM = Claim(
    id="OWN-envelope",
    title="Sharp envelope of reward margins until the upper side reaches log 3",
    kind="two-sided",
    quantity="margins",
    hypotheses={**DISTINCT, **LIMITED_SHARING, **SLACK},
    lower=LEAST_RATE * COURSE,
    upper=LARGEST_RATE * COURSE,
    until=2 * K * tau * sp.log(3) / (beta**2 * at_largest_slack(LARGEST_RATE)),
    failure=FAILURE,
    best_epsilon=LARGEST_EPSILON,
    source=f"{OWN_DV}, for Theorems B.3 and 4.2",
    does_not_claim="anything once a margin may have reached log 3, or for data outside E(ε).",
)
