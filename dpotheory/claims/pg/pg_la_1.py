"""PG-LA.1: the Gram event E(ε), with no range for l_b."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import FAILURE, PG
from dpotheory.claims.symbols import epsilon

CLAIM = Claim(
    id="PG-LA.1",
    title="Gram event E(ε), for any shared norm",
    kind="upper",
    quantity="gram_slack",
    hypotheses={},
    upper=epsilon,
    failure=FAILURE,
    source=f"{PG}, Lemma A.1",
    does_not_claim="a value of c.",
)
