"""OWN-course: margins until τ₁ with the fall of the weights followed (theory.md §4)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, LARGEST_EPSILON, LIMITED_SHARING, OWN_DV, SLACK
from dpotheory.claims.own.own_constants import FAILURE
from dpotheory.claims.own.rates import COURSE, DRAG, FAST, LIFT, SLOW
from dpotheory.claims.symbols import Q, d, tau_1, v

END = sp.log(3) / 10
"""The course Qθ at τ₁."""
OWN_NOISE = {"own noise": sp.Le(d * v**2, Q)}
WEIGHT = sp.Rational(2, 5)
"""What σ(−r) is at least until τ₁."""
BELOW, ABOVE = SLOW * WEIGHT - DRAG / 2, FAST / 2 - LIFT * WEIGHT
"""The rates with σ(−r) in [2/5, 1/2]."""


def weighted(rate: sp.Expr, course: sp.Expr) -> sp.Expr:
    """∫ σ(−rate·s) ds over [0, course] = log(2σ(rate·course))/rate."""
    return sp.log(2 / (1 + sp.exp(-rate * course))) / rate


def lower(course: sp.Expr) -> sp.Expr:
    """What a margin has at least reached."""
    return SLOW * weighted(ABOVE, course) - DRAG * weighted(BELOW, course)


MEAN_RATE = lower(END) / END
"""The chord of the lower side up to τ₁."""

CLAIM = Claim(
    id="OWN-course",
    title="Envelope of reward margins until τ₁ that follows the fall of the weights",
    kind="two-sided",
    quantity="margins",
    hypotheses={**DISTINCT, **LIMITED_SHARING, **SLACK, **OWN_NOISE},
    lower=lower(COURSE),
    upper=FAST * weighted(MEAN_RATE, COURSE) - LIFT * weighted(ABOVE, COURSE),
    until=tau_1,
    failure=FAILURE,
    best_epsilon=LARGEST_EPSILON,
    source=f"{OWN_DV}, for Theorem B.3",
    does_not_claim="anything after τ₁, or for data outside E(ε).",
)
