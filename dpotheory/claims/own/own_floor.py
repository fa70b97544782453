"""OWN-floor: the mean risk that no W goes below, whatever the token graph (theory.md §4)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN
from dpotheory.claims.symbols import K, M, r, v


def normal_tail(x: sp.Expr) -> sp.Expr:
    """Φ(−x)."""
    return sp.erfc(x / sp.sqrt(2)) / 2


CLAIM = Claim(
    id="OWN-floor",
    title="No training of the last layer brings the mean risk below Φ(−√(r/K)/v), r the rank of the token graph",
    kind="lower",
    quantity="log_risk",
    hypotheses={"values on one token pair": sp.Le(M, K)},
    lower=normal_tail(sp.sqrt(r / K) / v),
    source=f"{OWN}, for its scaling law",
    does_not_claim="that the floor is reached, or anything about one value alone, concepts that are not orthonormal, "
    "or features that are trained.",
)
