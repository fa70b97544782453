"""DV-T4.2: the training guarantee."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import (
    DIMENSION,
    DISTINCT,
    DV,
    FAILURE_IN_Q,
    LIMITED_SHARING,
    SHARED_NORM,
    noise_at_most,
)
from dpotheory.claims.dv.dv_tb_3 import LOWER, UPPER
from dpotheory.claims.symbols import tau_1

CLAIM = Claim(
    id="DV-T4.2",
    title="Training guarantee: the envelope of TB.3 with an explicit probability",
    kind="two-sided",
    quantity="margins",
    hypotheses={**DISTINCT, **LIMITED_SHARING, **DIMENSION, **SHARED_NORM, **noise_at_most(32)},
    lower=LOWER,
    upper=UPPER,
    until=tau_1,
    failure=FAILURE_IN_Q,
    source=f"{DV}, Theorem 4.2",
    does_not_claim="anything after τ₁, or at noise that does not shrink with Q; c is some constant, not given.",
)
