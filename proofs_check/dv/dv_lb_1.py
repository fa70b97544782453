"""DV-LB.1: the Gram event E(ε), its centres and tails (theory.md §2); `gram_pairs` counts the pairs.

x = μ + vα with μ = ±c_i + b, so x_jᵀx_k is a mean, a part linear in the noise and v² Σ_m α_jm α_km. The unknown
constant c of the product part is exhibited: c = 3/20, from the moment generating functions.
"""

from typing import Any

import sympy as sp
from sympy import stats
from sympy.matrices.expressions.dotproduct import DotProduct

from dpotheory.claims.dv.conditions import LINEAR_TAIL, PRODUCT_TAIL
from dpotheory.claims.symbols import c, d, epsilon, l_b, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.gram_pairs import COUNTS
from proofs_check.dv.shared import SLACK, hypotheses
from proofs_check.evidence import Chain, Derivation, Proof, proof
from proofs_check.step import own, printed

BERNSTEIN = sp.Rational(3, 20)
"""The constant c that the tails below exhibit."""

_B, _C, _E = sp.Matrix([l_b, 0, 0]), sp.Matrix([0, 1, 0]), sp.Matrix([0, 0, 1])
_own_value = {"same": (_C + _B, _C + _B), "opposite": (_C + _B, -_C + _B)}
_x, _y = (sp.Symbol(letter, real=True) for letter in "xy")
_z, _w = stats.Normal("z", 0, 1), stats.Normal("w", 0, 1)
_m = sp.Symbol("m", integer=True, positive=True)
_MEAN = stats.Expectation
_NOISE: Any = sp.Sum(v**2, (_m, 1, d))
"""What the noise adds to the mean of |x_j|², coordinate by coordinate."""


def _coordinate_means() -> list[tuple[Any, sp.Expr]]:
    """Of one coordinate of x_jᵀx_j (it adds v² to the means' product, d times) and of x_jᵀx_k (it adds nothing)."""
    return [(_MEAN((_x + v * _z) ** 2), _x**2 + v**2), (_MEAN((_x + v * _z) * (_y + v * _w)), _x * _y)]


def _centre(kind: str, noise: Any, sign: int, expected: sp.Expr) -> Derivation:
    mean, other = _own_value[kind]
    return Derivation(lambda: [*_coordinate_means(), (2 * sign * (DotProduct(mean, other) + noise), expected)])


def _sharing_centre() -> list[tuple[sp.Expr, sp.Expr]]:
    """Two values with different concepts, any signs: the means' product is l_b²."""
    signs = [(s, r) for s in (1, -1) for r in (1, -1)]
    return [*_coordinate_means(), *((DotProduct(s * _C + _B, r * _E + _B), l_b**2) for s, r in signs)]


def _linear_variances() -> list[tuple[sp.Expr, sp.Expr]]:
    """Coordinatewise v²(μ² + μ′²) for two samples and 4v²μ² for one; the means have norm² 1 + l_b²."""
    two, one = v * (_x * _w + _y * _z), 2 * v * _x * _z
    centred = [(_MEAN(part), sp.Integer(0)) for part in (two, one)]
    squares = [(_MEAN(two**2), v**2 * (_x**2 + _y**2)), (_MEAN(one**2), 4 * v**2 * _x**2)]
    return [*centred, *squares, *((DotProduct(mean, mean), 1 + l_b**2) for mean in (_C + _B, -_C + _B))]


VARIANCE, OWN_VARIANCE = 2 * v**2 * (1 + l_b**2), 4 * v**2 * (1 + l_b**2)

_u = sp.Symbol("u", positive=True)
_small, _large = {"moderate": sp.Le(_u, 1)}, {"large": sp.Ge(_u, 1)}
_log = sp.log


def _tails() -> tuple:
    """Chernoff with u = (ε/v)/d and h = u/2 or 1/2 (products), u/4 or 1/4 (squares); the exponents over d."""
    products = -_log(1 - _u**2 / 4) / 2 - _u**2 / 2
    far_products = -_log(sp.Rational(3, 4)) / 2 - _u / 2
    above = -_u / 4 - _log(1 - _u / 2) / 2 - _u**2 / 4
    far_above = -sp.Rational(1, 4) + _log(2) / 2 - _u / 4
    below = _u / 4 - _log(1 + _u / 2) / 2 - _u**2 / 4
    near, far = -BERNSTEIN * _u**2, -BERNSTEIN * _u
    return (
        *(implies(_small, Relation(one, "<=", near)) for one in (products, above, below)),
        *(implies(_large, Relation(one, "<=", far)) for one in (far_products, far_above)),
    )


_far = sp.Symbol("x", nonnegative=True)
EVENT = "with probability >= 1 - delta(epsilon) the data lie in E(epsilon)"
AXIOMS = ("union bound", "Gaussian tail", "Gaussian linear form", "Chernoff", "moment generating functions")
_SHARED = hypotheses("DV-LB.1")


PREMISES = (
    *(f"DV-LB.1/centre of {which}" for which in ("the own sample", "the same cluster", "the opposite cluster")),
    "DV-LB.1/centre of sharing values",
    "DV-LB.1/variance of the linear part",
    "DV-LB.1/variance at most 4v^2",
    "DV-LB.1/variance at most 8v^2",
    "DV-LB.1/linear tail",
    "DV-LB.1/product tail",
    "DV-LB.1/product tail in the letters of the lemma",
    "DV-LB.1/deviations",
    "DV-LB.1/pairs",
    "DV-LB.1/counts with the right totals",
    "DV-LB.1/neighbours, corrected",
)
STEPS = (
    printed("DV-LB.1", "centre of the own sample", _centre("same", _NOISE, 1, 2 * (1 + l_b**2 + d * v**2))),
    printed("DV-LB.1", "centre of the same cluster", _centre("same", sp.Integer(0), 1, 2 * (1 + l_b**2))),
    printed("DV-LB.1", "centre of the opposite cluster", _centre("opposite", sp.Integer(0), -1, 2 * (1 - l_b**2))),
    printed("DV-LB.1", "centre of sharing values", Derivation(_sharing_centre)),
    own(
        "DV-LB.1",
        "variance of the linear part",
        Derivation(_linear_variances),
        "It is 2v^2(1+l_b^2); 4v^2(1+l_b^2) for j = k.",
    ),
    printed(
        "DV-LB.1",
        "variance at most 4v^2",
        proof(Relation(VARIANCE, "<=", 4 * v**2), _SHARED, axioms=("Gaussian linear form",)),
        rests_on=("DV-LB.1/variance of the linear part",),
    ),
    printed(
        "DV-LB.1",
        "variance at most 8v^2",
        proof(Relation(OWN_VARIANCE, "<=", 8 * v**2), _SHARED, axioms=("Gaussian linear form",)),
        rests_on=("DV-LB.1/variance of the linear part",),
    ),
    own(
        "DV-LB.1",
        "sharp Gaussian tail",
        Proof(
            tuple(
                implies(part, Relation(sp.erfc(_far / sp.sqrt(2)), "<=", sp.exp(-(_far**2) / 2)))
                for part in ({"up to 1": sp.Le(_far, 1)}, {"from 1 on": sp.Ge(_far, 1)})
            ),
            ("Gaussian tail",),
        ),
        "P(|N(0, 1)| >= x) = erfc(x/sqrt 2) <= exp(-x^2/2) for every x >= 0.",
    ),
    own(
        "DV-LB.1",
        "linear tail",
        proof(
            Relation(sp.exp(-(SLACK**2) / (2 * VARIANCE)), "<=", LINEAR_TAIL),
            _SHARED,
            Relation(sp.exp(-(SLACK**2) / (2 * OWN_VARIANCE)), "<=", LINEAR_TAIL),
            axioms=("Gaussian linear form",),
        ),
        "A pair's linear part exceeds epsilon v with probability at most exp(-epsilon^2/16) by the sharp Gaussian "
        "tail, and at most twice that by the usual one.",
    ),
    printed("DV-LB.1", "product tail", Proof(_tails(), ("Chernoff", "moment generating functions"))),
    own(
        "DV-LB.1",
        "product tail in the letters of the lemma",
        proof(
            Relation(sp.log(PRODUCT_TAIL), "==", -c * d * _u * sp.Min(1, _u, evaluate=False)),
            {"u": sp.Eq(epsilon, _u * d * v)},
        ),
        "With u = epsilon/(dv) the printed exponent (c epsilon/v) min(1, epsilon/(dv)) is c d u min(1, u).",
    ),
    printed(
        "DV-LB.1",
        "deviations",
        proof(
            Relation(2 * sp.Abs(_x + _y), "<=", 4 * SLACK),
            {"linear part": sp.Le(sp.Abs(_x), SLACK), "product part": sp.Le(sp.Abs(_y), SLACK)},
            Relation(sp.Abs(l_b**2 + _x + _y), "<=", l_b**2 + 2 * SLACK),
            axioms=("triangle inequality",),
        ),
    ),
    *COUNTS,
    printed(
        "DV-LB.1",
        None,
        Chain(
            EVENT,
            PREMISES,
            AXIOMS,
            "Union bound over the pairs that exist, two tails each for the linear and for the product part; c = 3/20.",
            tuple(str(relation) for relation in _SHARED.values()),
        ),
    ),
    own(
        "DV-LB.1",
        "signed deviations",
        proof(
            Relation(sp.Abs(_x + _y), "<=", 2 * SLACK),
            {"linear part": sp.Le(sp.Abs(_x), SLACK), "product part": sp.Le(sp.Abs(_y), SLACK)},
            axioms=("triangle inequality",),
        ),
        "Linear and product part within epsilon v each leave C of sharing values within 2 epsilon v of its mean.",
    ),
    own(
        "DV-LB.1",
        "signed event",
        Chain(
            f"{EVENT}, and for sharing values even |C_jk - s_j s_k U_ij l_b^2| <= 2 epsilon v",
            ("DV-LB.1", "DV-LB.1/centre of sharing values", "DV-LB.1/signed deviations"),
            ("triangle inequality",),
            "The same tails bound the deviation from the signed mean.",
        ),
        "The same event gives C of sharing values with its sign.",
    ),
)
