"""DV-L4.1: the dynamics of reward margins."""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.margin_symbols import i, margin_dynamics, r, sigma

CLAIM = Claim(
    id="DV-L4.1",
    title="Margin dynamics: every sample pulls on every margin by preference sharing times embedding correlation",
    kind="identity",
    quantity="margin_velocity",
    hypotheses={},
    equation=margin_dynamics(sigma(-r[i])),
    source=f"{DV}, Lemma 4.1",
    does_not_claim="anything about trained features, multi-token responses, or gradient descent with a finite step.",
)
