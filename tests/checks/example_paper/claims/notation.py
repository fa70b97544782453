"""The paper's own symbols, and the hypotheses that its statements share; u is one of dpotheory's."""

import sympy as sp

from dpotheory.claims.symbols import Parameter, u

n = sp.Symbol("n_x", integer=True, positive=True)
s = sp.Symbol("s_x", positive=True)
PARAMETERS = (
    Parameter(n, "points", "number of points", "positive integer"),
    Parameter(s, "spread", "standard deviation of a point", "positive"),
)
HYPOTHESES = {"points": sp.Ge(n, 2), "spread": sp.Le(s, 1), "confidence": sp.Ge(u, 1)}
FAILURE = 2 * sp.exp(-u)
