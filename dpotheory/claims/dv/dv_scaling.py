"""DV-scaling: what DV's text says about how error moves with K and Q."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_t4_3 import CLAIM as GENERALIZATION

CLAIM = Claim(
    id="DV-scaling",
    title="Scaling law: more values need more samples per value",
    kind="qualitative",
    quantity="samples_needed",
    hypotheses=GENERALIZATION.hypotheses,
    sentence="(a) 875 samples per value are required at K = 10, (b) samples per cluster must grow like log K, "
    "(c) margins grow at a rate that falls with K, (d) more diversity makes generalization harder",
    source=f"{DV}, Section 4 and Figure 2",
    does_not_claim="a lower bound on the samples needed: T4.3 bounds the risk from above only.",
)
