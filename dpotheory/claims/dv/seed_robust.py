"""SEED-robust: a public summary that says the opposite of DV-scaling (d)."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.dv_t4_3 import CLAIM as GENERALIZATION

CLAIM = Claim(
    id="SEED-robust",
    title="Generalization improves robustly with value diversity and sample size",
    kind="qualitative",
    quantity="log_risk",
    hypotheses=GENERALIZATION.hypotheses,
    sentence="generalization improves with diversity K and with samples Q",
    source="a public summary of DV and PG; not the papers' words",
    does_not_claim="a regime: neither a sharing pattern nor a stopping time is named.",
)
