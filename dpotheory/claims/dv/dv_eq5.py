"""DV-eq5: the dynamics of a token's reward under multi-token responses."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.pg.multi_token import EQUATION

CLAIM = Claim(
    id="DV-eq5",
    title="Dynamics of a token's reward under multi-token responses",
    kind="identity",
    quantity="token_reward_velocity",
    hypotheses={},
    equation=EQUATION,
    source=f"{DV}, equation 5; rebuilt from PG",
    does_not_claim="anything about states that move with training.",
    rebuilt=True,
)
