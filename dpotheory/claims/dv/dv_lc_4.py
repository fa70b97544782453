"""DV-LC.4: the velocity of a margin for nearly orthogonal concepts."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_c import NEARLY_ORTHOGONAL
from dpotheory.claims.symbols import Q, Z, epsilon, l_b, v

CLAIM = Claim(
    id="DV-LC.4",
    title="Velocity of a margin for nearly orthogonal concepts: the residual of LB.2 with its noise times 5/4",
    kind="upper",
    quantity="velocity_residual",
    hypotheses={**NEARLY_ORTHOGONAL, "shared norm at most 1": sp.Le(l_b, 1)},
    upper=2 * Q * (sp.Rational(5, 4) * (2 * Z + 4) * epsilon * v + l_b**2 * Z),
    source=f"{DV}, Lemma C.4; display rebuilt",
    does_not_claim="anything for data outside the event of LC.3.",
    rebuilt=True,
)
