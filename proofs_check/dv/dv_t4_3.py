"""DV-T4.3: from TB.4 to the risk bound in K and Q, its printed numbers, and from where on it is non-vacuous."""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import K, Q
from dpotheory.prover import Relation
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_t4_2 import EDGE, K_VALUES, WORST, at_edge
from proofs_check.dv.shared import SETTING, hypotheses, upper
from proofs_check.evidence import Chain, proof, satisfiable
from proofs_check.step import own, printed

CLAIM = claims["DV-T4.3"]
GIVEN = hypotheses("DV-T4.3")
_AT_TEN = upper(CLAIM).subs(K, 10)
_TOLERANCE = sp.Rational(1, 20)

STEPS = (
    printed(
        "DV-T4.3",
        "substitution",
        proof(Relation(at_edge(upper("DV-TB.4"), EDGE), "<=", upper(CLAIM)), GIVEN),
    ),
    printed(
        "DV-T4.3",
        "0.055 at K = 10, Q = 875",
        proof(
            Relation(_AT_TEN.subs(Q, 875), ">=", sp.Rational(545, 10000)),
            (),
            Relation(_AT_TEN.subs(Q, 875), "<", sp.Rational(555, 10000)),
        ),
    ),
    printed(
        "DV-T4.3",
        "below 0.05 from Q = 880",
        proof(
            Relation(_AT_TEN, "<", _TOLERANCE),
            {"from": sp.Ge(Q, 880)},
            Relation(_AT_TEN.subs(Q, 879), ">=", _TOLERANCE),
        ),
    ),
    printed(
        "DV-T4.3",
        None,
        Chain(
            "R(P) at tau_1 <= 2KQ^2 exp(-Q/45) with the probability of T4.2",
            ("DV-TB.4", "DV-T4.3/substitution", "DV-T4.2/exponents", "DV-T4.2/substitution where it matters"),
            (),
            "TB.4 at the largest epsilon, which grows as v falls, so that v = 1/(32 sqrt Q) is the worst case.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own("DV-T4.3", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
    *(
        own(
            "DV-T4.3",
            f"first non-vacuous, K = {k}",
            FirstInformative(CLAIM, k, 40),
            f"Smallest Q with a positive probability and a risk bound below 1, K = {k}.",
        )
        for k in K_VALUES
    ),
    *(
        own(
            "DV-TB.4",
            f"first non-vacuous at T4.3's noise, K = {k}",
            FirstInformative(claims["DV-TB.4"], k, 40, edge=WORST),
            "Smallest Q with a positive probability and a risk bound below 1 at v = 1/(32 sqrt Q), d = 5Q, Z = 1, "
            f"largest epsilon, K = {k}.",
        )
        for k in K_VALUES
    ),
)
