"""LD-priority: what one step of gradient descent does to each of several behaviours."""

from typing import Any

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import LD
from dpotheory.claims.symbols import beta, eta

behaviours, i, j = (sp.Symbol(letter, integer=True, positive=True) for letter in ("B", "i", "j"))
product: Any = sp.IndexedBase("b^Tb", real=True)
"""b_iᵀb_j, with b_i = μ̂₊^i − μ̂₋^i."""
improvement: Any = sp.IndexedBase("r", real=True)

IMPROVEMENT = beta**2 * eta / 4 * sp.Sum(product[i, j], (i, 1, behaviours)) / behaviours
"""(β²η/4) b̄ᵀb_j."""

CLAIM = Claim(
    id="LD-priority",
    title="One step improves behaviour j by (β²η/4) b̄ᵀb_j, so behaviours of higher priority are learned faster",
    kind="identity",
    quantity="improvement",
    hypotheses={},
    equation=sp.Eq(improvement[j], IMPROVEMENT, evaluate=False),
    sentence="behaviours of higher priority are learned faster, "
    "and a larger gap of priorities gives a larger discrepancy in the decrease of the training loss",
    source=f"{LD}; unnumbered",
    does_not_claim="anything after the first step.",
)
