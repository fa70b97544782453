"""DV-TC.6: the population risk for nearly orthogonal concepts."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_tb_4 import CLAIM as RISK
from dpotheory.claims.dv.dv_tc_5 import CLAIM as ENVELOPE
from dpotheory.claims.symbols import tau_1

CLAIM = Claim(
    id="DV-TC.6",
    title="Population risk at τ₁ for nearly orthogonal concepts, as in TB.4",
    kind="upper",
    quantity="log_risk",
    hypotheses=ENVELOPE.hypotheses,
    upper=RISK.upper,
    until=tau_1,
    only_at_end=True,
    failure=ENVELOPE.failure,
    best_epsilon=ENVELOPE.best_epsilon,
    source=f"{DV}, Theorem C.6; display rebuilt",
    does_not_claim="anything at other times than τ₁.",
    rebuilt=True,
)
