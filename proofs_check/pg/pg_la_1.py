"""PG-LA.1: the Gram event as PG prints it, with no range for l_b (theory.md §2).

The two variances, and with them the lemma, need l_b ≤ 1, which PG's theorems have from 4Z l_b² ≤ 1.
"""

import sympy as sp

from dpotheory.claims.dv.conditions import LINEAR_TAIL
from dpotheory.claims.symbols import Z, c, epsilon, l_b, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.dv_lb_1 import AXIOMS, EVENT, OWN_VARIANCE, PREMISES, VARIANCE
from proofs_check.dv.shared import SLACK, failure
from proofs_check.evidence import Chain, Family, proof
from proofs_check.step import own, printed

_BY_SMALL_NORM = ("DV-LB.1/variance at most 4v^2", "DV-LB.1/variance at most 8v^2", "DV-LB.1/linear tail")
"""The premises of DV-LB.1 that use l_b <= 1/2."""


def _large_shared_norm(claim: str) -> Family:
    """l_b = 100, K = Q = Z = 1, d = 2, ε = 12, v = 1 − 1/(1 + c): the linear part alone leaves E(ε).

    |2μᵀα + v(|α|² − 2)| > 2ε when |μᵀα| > ε + 10v and |α|² − 2 is within ±20, which fails with probability e^{−11}.
    """
    outside = sp.erfc((epsilon + 10 * v) / sp.sqrt(2 * (1 + l_b**2))) - sp.exp(-11)
    values = {"K": 1, "Q": 1, "Z": 1, "d": 2, "l_b": 100, "epsilon": 12}
    return Family(
        implies([], Relation(outside, "<=", failure(claim))),
        "c",
        {**{name: sp.Integer(value) for name, value in values.items()}, "v": 1 - 1 / (1 + c)},
        axioms=("union bound", "Gaussian linear form", "Gaussian tail", "chi-square with two degrees of freedom"),
    )


_VARIANCE = ("DV-LB.1/variance of the linear part",)

STEPS = (
    printed("PG-LA.1", "variance at most 4v^2", proof(Relation(VARIANCE, "<=", 4 * v**2)), rests_on=_VARIANCE),
    printed("PG-LA.1", "variance at most 8v^2", proof(Relation(OWN_VARIANCE, "<=", 8 * v**2)), rests_on=_VARIANCE),
    printed("PG-LA.1", None, _large_shared_norm("PG-LA.1"), rests_on=_VARIANCE),
    own(
        "PG-LA.1",
        "variances for l_b at most 1",
        proof(
            Relation(VARIANCE, "<=", 4 * v**2), {"shared norm": sp.Le(l_b, 1)}, Relation(OWN_VARIANCE, "<=", 8 * v**2)
        ),
        "For l_b <= 1 both variances are as printed.",
        corrects="variance at most 4v^2",
    ),
    own(
        "PG-LA.1",
        "linear tail for l_b at most 1",
        proof(
            Relation(sp.exp(-(SLACK**2) / (2 * VARIANCE)), "<=", LINEAR_TAIL),
            {"shared norm": sp.Le(l_b, 1)},
            Relation(sp.exp(-(SLACK**2) / (2 * OWN_VARIANCE)), "<=", LINEAR_TAIL),
            axioms=("Gaussian linear form",),
        ),
        "For l_b <= 1 the linear parts' tails are those of DV-LB.1.",
    ),
    own(
        "PG-LA.1",
        "range of the shared norm",
        proof(Relation(l_b, "<=", sp.Rational(1, 2)), {"limited sharing": sp.Le(4 * Z * l_b**2, 1)}),
        "Where PG uses the lemma, 4Z l_b^2 <= 1 with Z >= 1 gives l_b <= 1/2, so the theorems do not suffer.",
        corrects="variance at most 8v^2",
    ),
    own(
        "PG-LA.1",
        "corrected statement",
        Chain(
            f"for l_b <= 1, {EVENT}",
            (
                *(premise for premise in PREMISES if premise not in _BY_SMALL_NORM),
                "PG-LA.1/variances for l_b at most 1",
                "PG-LA.1/linear tail for l_b at most 1",
            ),
            AXIOMS,
            "As DV-LB.1, whose proof uses l_b only through the two variances.",
        ),
        "The lemma holds for l_b <= 1.",
        corrects="",
    ),
)
