"""DV-LC.3: the Gram event for nearly orthogonal concepts (theory.md §2).

Along b = l_b e₁ a concept has a component h_i of size at most δ/2, so the centres of LB.1 move by multiples of l_b h_i
and of ⟨c_i, c_j⟩. With δ ≤ εv/8 the moves fit into a quarter of the noise terms of LB.1.
"""

from typing import Any

import sympy as sp
from sympy.matrices.expressions.dotproduct import DotProduct

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LINEAR_TAIL, PRODUCT_TAIL
from dpotheory.claims.symbols import delta, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv.dv_c import OVERLAP
from proofs_check.dv.shared import SLACK, hypotheses
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.step import own, printed

WIDER: Any = claims["DV-LC.3"].upper
"""The ε of LB.1 that stands in LC.3 and LC.4."""
GIVEN = hypotheses("DV-LC.3")
_FAILURE: Any = claims["DV-LC.3"].failure
_ORTHOGONAL: Any = claims["DV-LB.1"].failure

_linear, _product = (sp.Symbol(name, positive=True) for name in ("linear tail", "product tail"))
_s, _r = (sp.Symbol(name, real=True) for name in ("s", "r"))
H_I, H_J, PRODUCT = (sp.Symbol(name, real=True) for name in ("h_i", "h_j", "c_i.c_j"))
"""⟨c_i, e₁⟩, ⟨c_j, e₁⟩ and ⟨c_i, c_j⟩."""
NOISE = sp.Symbol("noise part of C", real=True)
ALONG_B = {
    "c_i along b": sp.Le(sp.Abs(H_I), delta / 2),
    "c_j along b": sp.Le(sp.Abs(H_J), delta / 2),
    "overlap of concepts": sp.Le(sp.Abs(PRODUCT), OVERLAP),
}


def _means() -> list[tuple[Any, Any]]:
    """Products of the means s c_i + b, r c_j + b, in an orthonormal basis of the space of e₁, c_i, c_j."""
    x_i, x_j, y_j = (sp.Symbol(name, real=True) for name in ("x_i", "x_j", "y_j"))
    c_i: Any = sp.Matrix([H_I, x_i, 0])
    b, c_j = sp.Matrix([l_b, 0, 0]), sp.Matrix([H_J, x_j, y_j])
    found: list[tuple[Any, Any]] = [
        (DotProduct(_s * c_i + b, _r * c_j + b), _s * _r * c_i.dot(c_j) + l_b**2 + l_b * (_s * H_I + _r * H_J))
    ]
    unit: Any = c_i.subs(x_i, sp.sqrt(1 - H_I**2))
    for s in (1, -1):
        found.append((DotProduct(s * unit + b, s * unit + b), 1 + l_b**2 + 2 * s * l_b * H_I))
        found.append((-DotProduct(s * unit + b, -s * unit + b), 1 - l_b**2))
    return found


MEAN_SQUARE = 1 + l_b**2 + l_b * delta
"""An upper bound on |s c_i + b|² = 1 + l_b² + 2 s l_b h_i."""


_EVENT = "with probability >= 1 - delta(epsilon) the data lie in the event of LB.1 with its noise terms times 5/4"
STEPS = (
    own(
        "DV-LC.3",
        "products of means",
        Derivation(_means),
        "The centres, with their shifts by <c_i, e_1> and <c_i, c_j>.",
    ),
    printed(
        "DV-LC.3",
        "own value 5 epsilon v",
        proof(
            Relation(sp.Abs(NOISE + 4 * l_b * H_I), "<=", 4 * WIDER * v),
            {**GIVEN, "c_i along b": ALONG_B["c_i along b"], "noise": sp.Le(sp.Abs(NOISE), 4 * SLACK)},
            axioms=("triangle inequality",),
        ),
    ),
    printed(
        "DV-LC.3",
        "sharing values l_b^2 + (5/2) epsilon v",
        proof(
            Relation(sp.Abs(PRODUCT + l_b**2 + l_b * (H_I + H_J) + NOISE), "<=", l_b**2 + 2 * WIDER * v),
            {**GIVEN, **ALONG_B, "noise": sp.Le(sp.Abs(NOISE), 2 * SLACK)},
            axioms=("triangle inequality",),
        ),
    ),
    own(
        "DV-LC.3",
        "sharing values with their signs",
        proof(
            Relation(sp.Abs(PRODUCT + l_b * (H_I + H_J) + NOISE), "<=", 2 * WIDER * v),
            {**GIVEN, **ALONG_B, "noise": sp.Le(sp.Abs(NOISE), 2 * SLACK)},
            axioms=("triangle inequality",),
        ),
        "|C_jk - s_j s_k U_ij l_b^2| <= (5/2) epsilon v on the same event.",
    ),
    own(
        "DV-LC.3",
        "largest mean",
        proof(Relation(1 + l_b**2 + 2 * l_b * H_I, "<=", MEAN_SQUARE), {"c_i along b": ALONG_B["c_i along b"]}),
        "|s c_i + b|^2 <= 1 + l_b^2 + l_b delta.",
    ),
    own(
        "DV-LC.3",
        "linear tail",
        proof(
            Relation(2 * sp.exp(-(SLACK**2) / (2 * 2 * v**2 * MEAN_SQUARE)), "<=", 2 * LINEAR_TAIL),
            GIVEN,
            Relation(2 * sp.exp(-(SLACK**2) / (2 * 4 * v**2 * MEAN_SQUARE)), "<=", 2 * LINEAR_TAIL),
            Relation(2 * v**2 * MEAN_SQUARE, "<=", 4 * v**2),
            Relation(4 * v**2 * MEAN_SQUARE, "<=", 8 * v**2),
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "The linear parts' variances are still at most 4v^2 (8v^2 for j = k), so LB.1's tails hold.",
    ),
    own(
        "DV-LC.3",
        "room in the failure",
        proof(
            Relation(
                2 * _ORTHOGONAL.coeff(LINEAR_TAIL) * _linear + _ORTHOGONAL.coeff(PRODUCT_TAIL) * _product,
                "==",
                _FAILURE.coeff(LINEAR_TAIL) * _linear + _FAILURE.coeff(PRODUCT_TAIL) * _product,
            )
        ),
        "The printed failure has LB.1's product part and twice its linear part, so half of the latter is not needed.",
    ),
    printed(
        "DV-LC.3",
        None,
        Chain(
            _EVENT,
            (
                "DV-C/range of the defect",
                "DV-C/component along b",
                "DV-LC.2",
                *(
                    f"DV-LC.3/{name}"
                    for name in (
                        "products of means",
                        "own value 5 epsilon v",
                        "sharing values l_b^2 + (5/2) epsilon v",
                        "largest mean",
                        "linear tail",
                        "room in the failure",
                    )
                ),
                *(
                    f"DV-LB.1/{name}"
                    for name in (
                        "variance of the linear part",
                        "product tail",
                        "product tail in the letters of the lemma",
                        "pairs",
                        "counts with the right totals",
                        "neighbours, corrected",
                    )
                ),
            ),
            ("union bound", "Gaussian tail", "Gaussian linear form", "Chernoff", "moment generating functions"),
            "As LB.1: the noise parts of C stay within 4 epsilon v and 2 epsilon v; the products of means move by at "
            "most 2 l_b delta (own cluster), 0 (opposite) and delta + l_b delta (sharing); c = 3/20.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own(
        "DV-LC.3",
        "signed event",
        Chain(
            f"{_EVENT}, and for sharing values |C_jk - s_j s_k U_ij l_b^2| <= (5/2) epsilon v",
            ("DV-LC.3", "DV-LC.3/sharing values with their signs"),
            ("triangle inequality",),
            "The same tails bound the deviation from the signed mean.",
        ),
        "The same event gives C of sharing values with its sign.",
    ),
)
