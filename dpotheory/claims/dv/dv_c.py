"""DV-C: definition C.1, clusters whose concepts are nearly orthogonal, and the condition on δ that follows it."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.symbols import delta, epsilon, v

NEARLY_ORTHOGONAL = {"concept defect": sp.Le(8 * delta, epsilon * v), "concept defect at most 1/4": sp.Le(4 * delta, 1)}

CLAIM = Claim(
    id="DV-C",
    title="δ-approximately orthogonal clusters: |⟨c_i, e_{c_i}⟩| ≥ 1 − δ²/8",
    kind="qualitative",
    quantity="concept_overlap",
    hypotheses={"range of the defect": sp.Lt(2 * delta, 1)},
    sentence="unit concepts c_i with |<c_i, e_i>| at least 1 - delta^2/8 for distinct basis vectors e_i other than e_1",
    source=f"{DV}, Definition C.1",
    does_not_claim="that concepts are orthogonal to b, or to each other.",
)
