"""OWN-resistance: what long training on much data makes of sharing (theory.md §4)."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN
from dpotheory.claims.symbols import K, most_resistance, r

cosine = sp.Symbol("T_i", positive=True)
"""a_i·c_i/‖a_i‖ in the limit Q → ∞, then t → ∞."""

CLAIM = Claim(
    id="OWN-resistance",
    title="With Q → ∞, then t → ∞, directions reach the cosine √(r/K) with their concepts if all resistances agree",
    kind="identity",
    quantity="long_run_cosine",
    hypotheses={"equal resistances": sp.Eq(most_resistance, r / K)},
    equation=sp.Eq(cosine, sp.sqrt(r / K), evaluate=False),
    source=f"{OWN}, for its scaling law",
    does_not_claim="anything about finitely many samples, the other order of the limits, or the cosines on a graph "
    "whose resistances differ.",
)
