"""DV-GPO: the dynamics under any loss of the margin."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.margin_symbols import f, i, margin_dynamics, r

CLAIM = Claim(
    id="DV-GPO",
    title="Generalized preference optimization: −f′(r) takes the place of σ(−r)",
    kind="identity",
    quantity="margin_velocity",
    hypotheses={},
    equation=margin_dynamics(-sp.Derivative(f(r[i]), r[i])),
    source=f"{DV}, section on GPO",
    does_not_claim="that the envelope of DV-T4.2 or any risk bound carries over to other losses.",
)
