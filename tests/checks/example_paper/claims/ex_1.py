"""EX-1: the Gaussian tail of a mean, which is true."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.symbols import u
from tests.checks.example_paper.claims.notation import FAILURE, HYPOTHESES, n, s

CLAIM = Claim(
    id="EX-1",
    title="The mean of n points lies within s√(2u/n) of the truth",
    kind="upper",
    quantity="mean_error",
    hypotheses=HYPOTHESES,
    upper=s * sp.sqrt(2 * u / n),
    failure=FAILURE,
    source="example",
    does_not_claim="anything about points that are not Gaussian.",
)
