"""DV-LB.1 and PG-LA.1: the Gram event E(ε), its centres, tails and counting of pairs (theory.md §2).

x = μ + vα with μ = ±c_i + b, so x_jᵀx_k is a mean, a part linear in the noise and v² Σ_m α_jm α_km. The unknown
constant c of the product part is exhibited: c = 3/20, from the moment generating functions.
"""

from typing import Any

import sympy as sp
from sympy import stats

from dpotheory.claims.dv.conditions import LINEAR_TAIL, PRODUCT_TAIL
from dpotheory.claims.symbols import K, Q, Z, c, d, epsilon, l_b, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.shared import DOUBLE_STAR, SLACK, failure, hypotheses
from proofs_check.evidence import Chain, Derivation, Family, Instance, Proof, proof
from proofs_check.step import own, printed, reading

BERNSTEIN = sp.Rational(3, 20)
"""The constant c that the tails below exhibit."""

_B, _C, _E = sp.Matrix([l_b, 0, 0]), sp.Matrix([0, 1, 0]), sp.Matrix([0, 0, 1])
_own_value = {"same": (_C + _B, _C + _B), "opposite": (_C + _B, -_C + _B)}
_x, _y = (sp.Symbol(letter, real=True) for letter in "xy")
_z, _w = stats.Normal("z", 0, 1), stats.Normal("w", 0, 1)


def _coordinate_means() -> list[tuple[Any, sp.Expr]]:
    """Of one coordinate of x_jᵀx_j (it adds v² to the means' product, d times) and of x_jᵀx_k (it adds nothing)."""
    own_sample = stats.E((_x + v * _z) ** 2)
    other_sample = stats.E((_x + v * _z) * (_y + v * _w))
    return [(own_sample, _x**2 + v**2), (other_sample, _x * _y)]


def _centre(kind: str, noise: sp.Expr, sign: int, expected: sp.Expr) -> Derivation:
    mean, other = _own_value[kind]
    return Derivation(lambda: [*_coordinate_means(), (2 * sign * (mean.dot(other) + noise), expected)])


def _sharing_centre() -> list[tuple[sp.Expr, sp.Expr]]:
    """Two values with different concepts, any signs: the means' product is l_b²."""
    return [*_coordinate_means(), *(((s * _C + _B).dot(r * _E + _B), l_b**2) for s in (1, -1) for r in (1, -1))]


def _linear_variances() -> list[tuple[sp.Expr, sp.Expr]]:
    """Coordinatewise v²(μ² + μ′²) for two samples and 4v²μ² for one; the means have norm² 1 + l_b²."""
    two, one = stats.variance(v * (_x * _w + _y * _z)), stats.variance(2 * v * _x * _z)
    norms = [(mean.dot(mean), 1 + l_b**2) for mean in (_C + _B, -_C + _B)]
    return [(two, v**2 * (_x**2 + _y**2)), (one, 4 * v**2 * _x**2), *norms]


VARIANCE, OWN_VARIANCE = 2 * v**2 * (1 + l_b**2), 4 * v**2 * (1 + l_b**2)

# Unordered pairs of samples; each costs two tails.
SAME, OPPOSITE = K * Q * (Q + 1), K * Q**2


def sharing(neighbours: sp.Expr) -> sp.Expr:
    """Pairs of samples of sharing values with one product of signs: K·|S|/2 pairs of values, 2Q² pairs of samples."""
    return K * neighbours / 2 * 2 * Q**2


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


_EVENT = "with probability >= 1 - delta(epsilon) the data lie in E(epsilon)"
_AXIOMS = ("union bound", "Gaussian tail", "Gaussian linear form", "Chernoff", "moment generating functions")
_others, _first, _second = (sp.Symbol(name, integer=True, nonnegative=True) for name in ("S_i", "S_w", "S_l"))
_cover = {"S_i lies in the values of both tokens": sp.Le(_others, _first + _second)}
_SHARED = hypotheses("DV-LB.1")


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


STEPS = (
    printed("DV-LB.1", "centre of the own sample", _centre("same", d * v**2, 1, 2 * (1 + l_b**2 + d * v**2))),
    printed("DV-LB.1", "centre of the same cluster", _centre("same", sp.Integer(0), 1, 2 * (1 + l_b**2))),
    printed("DV-LB.1", "centre of the opposite cluster", _centre("opposite", sp.Integer(0), -1, 2 * (1 - l_b**2))),
    printed("DV-LB.1", "centre of sharing values", Derivation(_sharing_centre)),
    own(
        "DV-LB.1",
        "variance of the linear part",
        Derivation(_linear_variances),
        "It is 2v^2(1+l_b^2); 4v^2(1+l_b^2) for j = k.",
    ),
    printed("DV-LB.1", "variance at most 4v^2", proof(Relation(VARIANCE, "<=", 4 * v**2), _SHARED)),
    printed("DV-LB.1", "variance at most 8v^2", proof(Relation(OWN_VARIANCE, "<=", 8 * v**2), _SHARED)),
    reading(
        "DV-LB.1",
        "linear tail",
        proof(
            Relation(2 * sp.exp(-(SLACK**2) / (2 * VARIANCE)), "<=", 2 * LINEAR_TAIL),
            _SHARED,
            Relation(2 * sp.exp(-(SLACK**2) / (2 * OWN_VARIANCE)), "<=", 2 * LINEAR_TAIL),
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "Each pair's linear part exceeds epsilon v with probability at most 2 exp(-epsilon^2/16).",
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
    printed("DV-LB.1", "same-cluster total 2KQ^2", proof(Relation(2 * SAME, "<=", 2 * K * Q**2))),
    own(
        "DV-LB.1",
        "same-cluster total, corrected",
        proof(Relation(2 * SAME, "==", 2 * K * Q * (Q + 1))),
        "Pairs within a cluster, each sample with itself too, number KQ(Q+1); two tails each make 2KQ(Q+1).",
        corrects="same-cluster total 2KQ^2",
    ),
    printed("DV-LB.1", "opposite-cluster total 2KQ^2", proof(Relation(2 * OPPOSITE, "<=", 2 * K * Q**2))),
    printed("DV-LB.1", "sharing totals 4ZKQ^2", proof(Relation(2 * sharing(2 * (Z - 1)), "<=", 4 * Z * K * Q**2))),
    reading(
        "DV-LB.1",
        "sharing totals 4ZKQ^2, |S_i| <= Z",
        proof(Relation(2 * sharing(Z), "<=", 4 * Z * K * Q**2)),
        "Each of the two sign cases costs at most 4ZKQ^2, if at most Z values share a token with one value.",
    ),
    printed(
        "DV-LB.1",
        "totals add up",
        proof(
            Relation(2 * K * Q**2 + 2 * K * Q**2 + 2 * 4 * Z * K * Q**2, "==", failure("DV-LB.1").coeff(LINEAR_TAIL))
        ),
    ),
    own(
        "DV-LB.1",
        "counts with the right totals",
        proof(
            Relation(2 * (SAME + OPPOSITE + 2 * sharing(2 * (Z - 1))), "<=", failure("DV-LB.1").coeff(LINEAR_TAIL)),
            (),
            Relation(2 * (SAME + OPPOSITE + 2 * sharing(2 * (Z - 1))), "<=", failure("DV-LB.1").coeff(PRODUCT_TAIL)),
        ),
        "With every pair that exists counted once, and |S_i| <= 2(Z-1), both totals stay below (8Z+4)KQ^2.",
        corrects="same-cluster total 2KQ^2",
    ),
    printed(
        "DV-LB.1",
        "neighbours",
        Instance(
            "|S_i| <= Z",
            "values that share a token",
            {"token_pairs": DOUBLE_STAR},
            ("Z = most values that contain one token",),
        ),
    ),
    reading(
        "DV-LB.1",
        "neighbours, Z counts clusters",
        proof(
            Relation(_others, "<=", Z - 2),
            {
                **_cover,
                "the first token is in Z/2 values at most": sp.Le(2 * (_first + 1), Z),
                "the second token is in Z/2 values at most": sp.Le(2 * (_second + 1), Z),
            },
            Relation(_others, "<=", Z),
        ),
        "|S_i| <= Z - 2 <= Z, if a token is counted once for each cluster, so twice for each value.",
    ),
    own(
        "DV-LB.1",
        "neighbours, corrected",
        proof(
            Relation(_others, "<=", 2 * (Z - 1)),
            {
                **_cover,
                "the first token is in Z values at most": sp.Le(_first + 1, Z),
                "the second token is in Z values at most": sp.Le(_second + 1, Z),
            },
        ),
        "|S_i| <= 2(Z-1): each of a value's two tokens is in at most Z - 1 other values.",
        corrects="neighbours",
    ),
    printed(
        "DV-LB.1",
        None,
        Chain(
            _EVENT,
            (
                *(
                    f"DV-LB.1/centre of {which}"
                    for which in ("the own sample", "the same cluster", "the opposite cluster")
                ),
                "DV-LB.1/centre of sharing values",
                "DV-LB.1/variance of the linear part",
                "DV-LB.1/variance at most 4v^2",
                "DV-LB.1/variance at most 8v^2",
                "DV-LB.1/linear tail",
                "DV-LB.1/product tail",
                "DV-LB.1/product tail in the letters of the lemma",
                "DV-LB.1/deviations",
                "DV-LB.1/counts with the right totals",
                "DV-LB.1/neighbours, corrected",
            ),
            _AXIOMS,
            "Union bound over the pairs that exist, two tails each for the linear and for the product part; c = 3/20.",
            tuple(str(relation) for relation in _SHARED.values()),
        ),
    ),
    own(
        "DV-LB.1",
        "signed event",
        Chain(
            f"{_EVENT}, and for sharing values even |C_jk - s_j s_k U_ij l_b^2| <= 2 epsilon v",
            ("DV-LB.1", "DV-LB.1/centre of sharing values"),
            ("triangle inequality",),
            "The same tails bound the deviation from the signed mean.",
        ),
        "The same event gives C of sharing values with its sign.",
    ),
    printed("PG-LA.1", "variance at most 4v^2", proof(Relation(VARIANCE, "<=", 4 * v**2))),
    printed("PG-LA.1", "variance at most 8v^2", proof(Relation(OWN_VARIANCE, "<=", 8 * v**2))),
    printed("PG-LA.1", None, _large_shared_norm("PG-LA.1")),
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
        "range of the shared norm",
        proof(Relation(l_b, "<=", sp.Rational(1, 2)), {"limited sharing": sp.Le(4 * Z * l_b**2, 1)}),
        "Where PG uses the lemma, 4Z l_b^2 <= 1 with Z >= 1 gives l_b <= 1/2, so the theorems do not suffer.",
        corrects="variance at most 8v^2",
    ),
    own(
        "PG-LA.1",
        "corrected statement",
        Chain(
            f"for l_b <= 1, {_EVENT}",
            (
                "PG-LA.1/variances for l_b at most 1",
                "DV-LB.1/product tail",
                "DV-LB.1/deviations",
                "DV-LB.1/counts with the right totals",
                "DV-LB.1/neighbours, corrected",
            ),
            _AXIOMS,
            "As DV-LB.1, whose proof uses l_b only through the two variances.",
        ),
        "The lemma holds for l_b <= 1.",
        corrects="",
    ),
)
