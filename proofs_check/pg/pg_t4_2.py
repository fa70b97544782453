"""PG-T4.2: from TA.2 to the risk bound in K and Q (theory.md §2)."""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import Q, Z, epsilon
from dpotheory.prover import Relation
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_t4_2 import K_VALUES, at_edge
from proofs_check.dv.shared import SETTING, hypotheses, upper
from proofs_check.evidence import Chain, proof, satisfiable
from proofs_check.pg.pg_t4_1 import EDGE
from proofs_check.step import own, printed

CLAIM = claims["PG-T4.2"]
GIVEN = hypotheses("PG-T4.2")
_y = sp.Symbol("y", positive=True)
_SHARING = {"sharing": sp.Le(Z, Q ** sp.Rational(1, 4) - 2)}

STEPS = (
    printed(
        "PG-T4.2",
        "substitution",
        proof(Relation(at_edge(upper("PG-TA.2"), EDGE), "<=", upper(CLAIM)), _SHARING),
        informative="substitution where it matters",
    ),
    own(
        "PG-T4.2",
        "substitution where it matters",
        Chain(
            "2KQ^2 exp(-epsilon^2/(2(2 + dv^2 + epsilon v))) at epsilon = 1/(16v(Z+2)), d = 5Q, v = 1/(4 sqrt Q) "
            "is at most 2KQ^2 exp(-Q^(1/4)/6) wherever that is below 1",
            ("PG-T4.2/exponent of TA.2 from Q = 14^4", "PG-T4.2/silent below"),
            (),
            "Below Q = 14^4 the right side is at least 1, and from there on its exponent is the smaller one.",
        ),
        "The passage holds wherever the printed risk bound is below 1.",
        corrects="substitution",
    ),
    own(
        "PG-T4.2",
        "exponent of TA.2 from Q = 14^4",
        proof(
            Relation(_y**4 / (16 * (sp.Rational(37, 8) + 1 / (8 * (Z + 2))) * (Z + 2) ** 2), ">=", _y / 6),
            {"sharing": sp.Le(Z + 2, _y), "from": sp.Ge(_y, 14)},
        ),
        "With y = Q^(1/4) >= Z + 2 the exponent Q/(16 (37/8 + 1/(8(Z+2))) (Z+2)^2) of TA.2's bound is at least y/6 "
        "from y = 14 on.",
    ),
    printed(
        "PG-T4.2",
        "conditions of TA.2",
        satisfiable({**GIVEN, "TA.2: dimension": claims["PG-TA.2"].hypotheses["dimension from below"]}),
    ),
    printed(
        "PG-T4.2",
        None,
        Chain(
            "R(P) at tau_1 <= 2KQ^2 exp(-Q^(1/4)/6) with the probability of T4.1",
            (
                "PG-TA.2/under the conditions of TA.1",
                "PG-T4.1",
                "PG-T4.2/largest epsilon",
                "PG-T4.2/exponent from Q = 14^4",
                "PG-T4.2/silent below",
            ),
            (),
            "Below Q = 14^4 the printed risk bound is at least 1; from there on DV-TB.4's bound is smaller.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own(
        "PG-T4.2",
        "largest epsilon",
        proof(Relation(at_edge(epsilon, EDGE), ">=", Q ** sp.Rational(1, 4) / 4), _SHARING),
        "At v = 1/(4 sqrt Q) the largest epsilon is at least Q^(1/4)/4, and larger for smaller v.",
    ),
    own(
        "PG-T4.2",
        "exponent from Q = 14^4",
        proof(Relation((_y / 4) ** 2 / 5, ">=", _y / 6), {"from": sp.Ge(_y, 14)}),
        "With y = Q^(1/4): epsilon^2/5 >= y^2/80 >= y/6 from y = 14 on.",
    ),
    own(
        "PG-T4.2",
        "silent below",
        proof(Relation(sp.log(2) + 8 * sp.log(_y) - _y / 6, ">=", 0), {"from": sp.Ge(_y, 1), "to": sp.Le(_y, 14)}),
        "For Q <= 14^4 = 38416 the printed risk bound is at least 1.",
    ),
    own("PG-T4.2", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
    *(
        own(
            "PG-T4.2",
            f"first non-vacuous, K = {k}",
            FirstInformative(CLAIM, k, 81),
            f"Smallest Q with a positive probability and a risk bound below 1, K = {k}.",
        )
        for k in K_VALUES
    ),
)
