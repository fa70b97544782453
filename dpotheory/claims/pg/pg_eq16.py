"""PG-eq16: the dynamics of a token's reward under multi-token responses."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import PG
from dpotheory.claims.pg.multi_token import EQUATION

CLAIM = Claim(
    id="PG-eq16",
    title="Dynamics of a token's reward under multi-token responses",
    kind="identity",
    quantity="token_reward_velocity",
    hypotheses={},
    equation=EQUATION,
    source=f"{PG}, equation 16",
    does_not_claim="anything about states that move with training.",
    rebuilt=False,
)
