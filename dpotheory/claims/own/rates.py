"""Rates at which margins grow on the Gram event, signs kept, as OWN-envelope, OWN-course and OWN-spread use them.

In units of β²Q/N: with e = εv, S = 2(Z − 1) and p = max(l_b² − 2e, 0), and with weights σ(−r) between w (least) and
W (most), a rate lies between SLOW w − DRAG W and FAST W − LIFT w (theory.md §4).
"""

import sympy as sp

from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.symbols import K, Q, Z, beta, d, epsilon, l_b, t, tau, v

SLACK_IN_V = epsilon * v
NEIGHBOURS = 2 * (Z - 1)
GAP = sp.Max(l_b**2 - 2 * SLACK_IN_V, 0, evaluate=False)

SLOW, DRAG = 4 - 8 * SLACK_IN_V + NEIGHBOURS * GAP, NEIGHBOURS * (GAP + 4 * SLACK_IN_V)
FAST, LIFT = 4 + 8 * SLACK_IN_V + 2 * d * v**2 / Q + NEIGHBOURS * (GAP + 4 * SLACK_IN_V), NEIGHBOURS * GAP

SHARING = NEIGHBOURS * sp.Max(l_b**2 / 4 + 3 * SLACK_IN_V / 2, 2 * SLACK_IN_V, evaluate=False)
LEAST_RATE = 1 - 2 * SLACK_IN_V - SHARING
LARGEST_RATE = 2 + 4 * SLACK_IN_V + d * v**2 / Q + SHARING
"""The rates with σ(−r) in [1/4, 1/2]."""

COURSE = beta**2 * t / (2 * K * tau)
"""Qθ = Qβ²t/(Nτ): the time in which rates are in units of β²Q/N."""


def at_largest_slack(expression: sp.Expr) -> sp.Expr:
    """The expression at ε = 1/(16v(Z + 2))."""
    return expression.subs(epsilon, LARGEST_EPSILON)
