"""DV-LB.1: the Gram event E(ε)."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV, FAILURE, SHARED_NORM
from dpotheory.claims.symbols import epsilon

CLAIM = Claim(
    id="DV-LB.1",
    title="Gram event E(ε): every C_ij is near its mean at once",
    kind="upper",
    quantity="gram_slack",
    hypotheses={"shared norm from above": SHARED_NORM["shared norm from above"]},
    upper=epsilon,
    failure=FAILURE,
    source=f"{DV}, Lemma B.1; display rebuilt",
    does_not_claim="a value of c; anything about the means' products with single samples, which E(ε) does not bound.",
    rebuilt=True,
)
