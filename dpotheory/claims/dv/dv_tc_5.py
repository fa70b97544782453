"""DV-TC.5: the envelope for nearly orthogonal concepts."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_c import NEARLY_ORTHOGONAL
from dpotheory.claims.dv.dv_lc_3 import FAILURE
from dpotheory.claims.dv.dv_tb_3 import CLAIM as ENVELOPE
from dpotheory.claims.symbols import K, beta, t, tau, tau_1

CLAIM = Claim(
    id="DV-TC.5",
    title="Envelope for nearly orthogonal concepts: half the lower rate of TB.3",
    kind="two-sided",
    quantity="margins",
    hypotheses={**ENVELOPE.hypotheses, **NEARLY_ORTHOGONAL},
    lower=beta**2 * t / (16 * K * tau),
    upper=ENVELOPE.upper,
    until=tau_1,
    failure=FAILURE,
    best_epsilon=ENVELOPE.best_epsilon,
    source=f"{DV}, Theorem C.5; envelope rebuilt",
    does_not_claim="anything after τ₁ or for data outside the event of LC.3.",
    rebuilt=True,
)
