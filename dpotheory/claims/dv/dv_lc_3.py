"""DV-LC.3: the Gram event for nearly orthogonal concepts."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV, LINEAR_TAIL, PRODUCT_TAIL, SHARED_NORM
from dpotheory.claims.dv.dv_c import NEARLY_ORTHOGONAL
from dpotheory.claims.symbols import K, Q, Z, epsilon

FAILURE = (16 * Z + 8) * K * Q**2 * LINEAR_TAIL + (8 * Z + 4) * K * Q**2 * PRODUCT_TAIL

CLAIM = Claim(
    id="DV-LC.3",
    title="Gram event for nearly orthogonal concepts: the deviations of LB.1 times 5/4",
    kind="upper",
    quantity="gram_slack",
    hypotheses={**NEARLY_ORTHOGONAL, "shared norm from above": SHARED_NORM["shared norm from above"]},
    upper=sp.Rational(5, 4) * epsilon,
    failure=FAILURE,
    source=f"{DV}, Lemma C.3; display rebuilt",
    does_not_claim="a value of c.",
    rebuilt=True,
)
