"""DV-LC.4: the velocity of a margin for nearly orthogonal concepts (theory.md §2).

LB.2 on the event of LC.3, so with 5/4 of its noise terms; and as LB.2 it counts Z sharing values where there can be
2(Z − 1).
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import Q, Z, epsilon, l_b, v
from dpotheory.prover import Relation
from proofs_check import instances
from proofs_check.dv.dv_lb_2 import CORRECTED as ORTHOGONAL
from proofs_check.dv.dv_lb_2 import residual, witness
from proofs_check.dv.dv_lc_3 import WIDER
from proofs_check.dv.shared import NEIGHBOURS
from proofs_check.evidence import Chain, Instance, proof
from proofs_check.step import own, printed, reading


def _widened(formula: sp.Expr) -> Any:
    """With the noise terms of LC.3 in the place of LB.1's."""
    return formula.subs(epsilon, WIDER)


CORRECTED = _widened(ORTHOGONAL)
"""The right side of LC.4 that holds, times N/(β² max σ)."""
_TOP = sp.Symbol("sigma_max", positive=True)


@instances.evaluator("velocity residual, nearly orthogonal concepts")
def _velocity_residual(arguments: Mapping[str, Any]) -> instances.Evaluated:
    """DV-LC.4 for sample ``j``: LB.2's evaluation with (5/4)ε, and LC.4's hypotheses."""
    eps, defect = Fraction(arguments["epsilon"]), Fraction(arguments["concept_defect"])
    wide = {**arguments, "epsilon": str(Fraction(5, 4) * eps)}
    found = instances.evaluate("velocity residual", wide)
    mine = {
        "8 delta <= epsilon v and 4 delta <= 1": 8 * defect <= eps * Fraction(arguments["noise"]) and 4 * defect <= 1,
        "l_b <= 1": Fraction(arguments["shared_norm"]) <= 1,
    }
    return instances.Evaluated({**found.hypotheses, **mine}, found.lhs, found.relation, found.rhs, found.holds)


_RESIDUAL = "on the event of LC.3 the residual is at most (2 beta^2 Q/N)((5/4)(2Z+4) epsilon v + l_b^2 Z) max sigma"
STEPS = (
    printed(
        "DV-LC.4",
        "residual adds up",
        proof(
            Relation(_widened(residual(NEIGHBOURS["Z counts clusters"])), "==", claims["DV-LC.4"].upper * _TOP),
            axioms=("triangle inequality",),
        ),
    ),
    printed(
        "DV-LC.4",
        None,
        Instance(
            _RESIDUAL,
            "velocity residual, nearly orthogonal concepts",
            {**witness(), "epsilon": "2/25", "concept_defect": "0"},
        ),
        "Z counts the values that contain one token, as it is defined",
        rests_on=("DV-L4.1",),
    ),
    reading(
        "DV-LC.4",
        "Z counts clusters",
        Chain(
            _RESIDUAL,
            ("DV-L4.1", "DV-LC.3", "DV-LC.4/residual adds up", "DV-LB.1/neighbours, Z counts clusters"),
            ("triangle inequality",),
            "The velocity is L4.1's, sums of C_jk sigma(-r_k); a value shares tokens with at most Z - 2 <= Z others, "
            "and the residual increases with their number.",
        ),
        "The lemma, if each token is counted once per cluster, so that |S_i| <= Z - 2.",
        of="",
    ),
    own(
        "DV-LC.4",
        "corrected residual",
        Chain(
            f"the residual is at most (beta^2/N) {CORRECTED} max sigma",
            (
                "DV-L4.1",
                "DV-LC.3",
                "DV-LC.4/corrected residual adds up",
                "DV-LC.3/own value 5 epsilon v",
                "DV-LC.3/sharing values with their signs",
                "DV-LB.1/neighbours, corrected",
            ),
            ("triangle inequality",),
            "The velocity is L4.1's; with the signs kept, on the event of LC.3, the l_b^2 of the clusters + and - of a "
            "sharing value have opposite signs.",
        ),
        "With |S_i| <= 2(Z-1) and signs kept the right side is (2 beta^2 Q/N)(5Z epsilon v + (Z-1) l_b^2) max sigma.",
        corrects="",
    ),
    own(
        "DV-LC.4",
        "corrected residual adds up",
        proof(
            Relation(
                _widened(residual(2 * (Z - 1), signed=True)),
                "==",
                2 * Q * (5 * Z * epsilon * v + (Z - 1) * l_b**2) * _TOP,
            ),
        ),
        "2Q own samples at 5 epsilon v, and Q l_b^2 + 5Q epsilon v for each of 2(Z-1) values.",
    ),
    own(
        "DV-LC.4",
        "as printed for Z <= 2",
        proof(
            Relation(_widened(residual(2 * (Z - 1))), "<=", claims["DV-LC.4"].upper * _TOP),
            {"Z at most 2": sp.Le(Z, 2)},
        ),
        "For Z <= 2 (disjoint values, a ring, a path) the printed right side holds as it stands.",
        corrects="",
    ),
)
