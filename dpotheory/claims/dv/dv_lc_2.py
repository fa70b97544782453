"""DV-LC.2: how far two nearly orthogonal concepts can overlap; the display was lost."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_c import CLAIM as DEFINITION
from dpotheory.claims.symbols import delta

OTHER_READING = 2 * delta

CLAIM = Claim(
    id="DV-LC.2",
    title="Concepts of δ-approximately orthogonal clusters overlap by at most δ",
    kind="upper",
    quantity="concept_overlap",
    hypotheses=DEFINITION.hypotheses,
    upper=delta,
    source=f"{DV}, Lemma C.2; display lost, the readings δ and 2δ are both decided",
    does_not_claim="that the bound is attained.",
    rebuilt=True,
)
