"""LD-misalignment: how fast an aligned model can be trained on flipped labels; a sentence, no theorem."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import LD

CLAIM = Claim(
    id="LD-misalignment",
    title="An aligned model is misaligned faster than its base model",
    kind="qualitative",
    quantity="flipping_speed",
    hypotheses={},
    sentence="after DPO positive and negative features are further apart and more concentrated, "
    "and training on flipped labels is faster from the aligned model than from the base model",
    source=f"{LD}; unnumbered",
    does_not_claim="anything at fixed features: these do not move, so that nothing about them changes.",
)
