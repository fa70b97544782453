"""PG-LA.2: on E(ε) every margin's velocity is its leading part up to a residual."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import PG
from dpotheory.claims.symbols import Q, Z, epsilon, l_b, v

CLAIM = Claim(
    id="PG-LA.2",
    title="Velocity of a margin on E(ε): two clusters, its own noise, and a residual",
    kind="upper",
    quantity="velocity_residual",
    hypotheses={},
    upper=2 * Q * ((2 * Z + 4) * epsilon * v + l_b**2 * Z),
    source=f"{PG}, Lemma A.2",
    does_not_claim="anything for data outside E(ε).",
    rebuilt=False,
)
