"""DV-experiments: what DV measures on real text; facts to be reproduced, not steps of a proof."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV

CLAIM = Claim(
    id="DV-experiments",
    title="Measurements on Persona data: embedding geometry, speed and error against K",
    kind="qualitative",
    quantity="measured",
    hypotheses={},
    sentence="(e1) mean cosines are high and vanish after centring, (e2) covariance norms 0.058 and 0.227, "
    "(e3) margins, losses and accuracies move more slowly as K grows, (e4) test error is linear in K (R^2 over 0.95)",
    source=f"{DV}, Section 5",
    does_not_claim="anything that follows from the theorems' hypotheses.",
)
