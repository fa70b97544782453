"""DV-C and DV-LC.2: δ-approximately orthogonal concepts, and how far two of them can overlap (theory.md §2).

A concept c_i has component at least m = 1 − δ²/8 along its axis e_i, so the rest of it has length at most δ/2. The rest
may lie along e₁, so concepts need not be orthogonal to b.
"""

import sympy as sp
from sympy.matrices.expressions.dotproduct import DotProduct

from dpotheory.claims import registry as claims
from dpotheory.claims.dv import dv_lc_2
from dpotheory.claims.symbols import delta
from dpotheory.prover import Limit, Relation, implies
from proofs_check.dv.shared import hypotheses
from proofs_check.evidence import Chain, Derivation, Proof, proof, satisfiable
from proofs_check.step import own, printed

OVERLAP = claims["DV-LC.2"].upper

LEAST = 1 - delta**2 / 8
"""m, the smallest component of a concept along its axis."""
RANGE = dict(claims["DV-C"].hypotheses)
_a, _x, _p, _y, _q = (sp.Symbol(name, nonnegative=True) for name in ("a", "x", "p", "y", "q"))
_DEFINED = {"unit concept": sp.Eq(_a**2 + _x**2 + _p**2, 1), "close to its axis": sp.Ge(_a, LEAST), **RANGE}
_REST = {"rest of the concept": sp.Le(4 * (_x**2 + _p**2), delta**2), **RANGE}
EXACT = 2 * LEAST * sp.sqrt(1 - LEAST**2)
"""sin 2θ, cos θ = m."""
_u = sp.Symbol("u", positive=True)


def _planar() -> list[tuple[sp.Expr, sp.Expr]]:
    """Two concepts in the plane of their axes, each leaning towards the other."""
    one = sp.Matrix([LEAST, sp.sqrt(1 - LEAST**2)])
    other = sp.Matrix(one[::-1])
    unit = [(DotProduct(vector, vector), sp.Integer(1)) for vector in (one, other)]
    return [*unit, (DotProduct(one, other), EXACT)]


STEPS = (
    printed(
        "DV-C",
        None,
        satisfiable({**RANGE, "close to its axis": sp.Ge((1 - _u**2) / (1 + _u**2), LEAST)}),
        "a definition, which can be met",
    ),
    own(
        "DV-C",
        "rest of a concept",
        proof(Relation(4 * (_x**2 + _p**2), "<=", delta**2), _DEFINED, Relation(_a, "<=", 1)),
        "A concept's part orthogonal to its axis has length at most delta/2.",
    ),
    own(
        "DV-C",
        "component along b",
        proof(Relation(_x, "<=", delta / 2), _DEFINED),
        "The definition lets a concept lean towards e_1, so towards b: |<c_i, e_1>| <= delta/2.",
    ),
    own(
        "DV-C",
        "range of the defect",
        proof(Relation(2 * delta, "<", 1), hypotheses("DV-LC.3")),
        "The condition of LC.3 keeps delta inside the definition's range.",
    ),
    own(
        "DV-LC.2",
        "overlap in coordinates",
        Proof(
            (
                implies({"c_i is a unit vector": sp.Le(_a, 1)}, Relation(_a * _y, "<=", _y)),
                implies([], Relation(_p * _q, "<=", (_p**2 + _q**2) / 2)),
                implies(_REST, Relation(2 * (_x + _p**2 / 2), "<=", OVERLAP)),
            ),
            ("Cauchy-Schwarz",),
        ),
        "With c_i = (a, x, p), c_j = (y, b, q) along e_i, e_j and the rest (absolute values), |<c_i, c_j>| is at most "
        "ay + bx + pq <= (x + p^2/2) + (y + q^2/2), and each bracket is at most delta/2.",
    ),
    printed(
        "DV-LC.2",
        None,
        Chain(
            f"|<c_i, c_j>| <= {OVERLAP}",
            ("DV-C/rest of a concept", "DV-LC.2/overlap in coordinates"),
            ("Cauchy-Schwarz",),
            "The rest of each concept has length at most delta/2.",
            tuple(str(relation) for relation in RANGE.values()),
        ),
    ),
    own(
        "DV-LC.2",
        "readings in order",
        proof(Relation(OVERLAP, "<=", dv_lc_2.OTHER_READING)),
        "delta <= 2 delta.",
    ),
    printed(
        "DV-LC.2",
        "at most 2 delta",
        Chain(
            f"|<c_i, c_j>| <= {dv_lc_2.OTHER_READING}",
            ("DV-LC.2", "DV-LC.2/readings in order"),
            (),
            "delta <= 2 delta.",
        ),
    ),
    own(
        "DV-LC.2",
        "attained",
        Derivation(_planar),
        "Two concepts in the plane of their axes have <c_i, c_j> = sin 2 theta = 2m sqrt(1 - m^2), m = 1 - delta^2/8.",
    ),
    own(
        "DV-LC.2",
        "best constant",
        proof(Limit(EXACT / delta, delta, 0, 1)),
        "The overlap that is attained is delta(1 + o(1)) as delta -> 0: no multiple of delta below 1 will do.",
    ),
    own(
        "DV-LC.2",
        "largest overlap",
        Chain(
            f"|<c_i, c_j>| <= {EXACT}",
            ("DV-LC.2/attained", "DV-LC.2/largest angle"),
            ("spherical triangle inequality",),
            "The lines of c_i, c_j are within theta = arccos m of orthogonal axes, so at least pi/2 - 2 theta apart.",
        ),
        "The exact largest overlap of two concepts is sin 2 theta.",
    ),
    own(
        "DV-LC.2",
        "largest angle",
        proof(Relation(2 * LEAST**2, ">", 1), RANGE, Relation(EXACT, "<=", OVERLAP)),
        "theta < pi/4 for delta < 1/2, and sin 2 theta <= delta.",
    ),
)
