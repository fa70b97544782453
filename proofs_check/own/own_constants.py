"""OWN-constants: one Chernoff bound for each product of signed samples, with every constant known (theory.md §4).

y = μ + vz with ‖μ‖² = 1 + l_b². λ is the Chernoff rate and s = λv²; a product of two samples has the deviation
X = v(μ_j·z_k + μ_k·z_j) + v² z_j·z_k, a sample's product with itself X = 2vμ·z + v²(‖z‖² − d).
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_constants import PAIR_TAIL, PAIRS, SAMPLE_TAIL, SAMPLES
from dpotheory.claims.symbols import K, Q, Z, d, epsilon, l_b, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.shared import failure
from proofs_check.evidence import Chain, Derivation, Proof, proof
from proofs_check.step import own

ID = "OWN-constants"
CLAIM = claims[ID]

_rate, _s, _x, _p = (sp.Symbol(name, positive=True) for name in ("lambda", "s", "x", "P"))
_mu, _nu, _z, _a, _product = (sp.Symbol(name, real=True) for name in ("mu", "nu", "z", "A", "g"))
_square = 1 + l_b**2
_variance, _scale = 2 * v**2 * _square + d * v**4, v**2
"""Of a pair's X; a sample's own are twice these."""
_MODERATE = {"s": sp.Lt(_s, 1)}
_HALF = {"s": sp.Lt(_s, sp.Rational(1, 2))}


def _gaussian() -> list[tuple[Any, Any]]:
    density = sp.exp(-(_z**2) / 2) / sp.sqrt(2 * sp.pi)
    integral = sp.Integral(sp.exp(_a * _z + (1 - _p) * _z**2 / 2) * density, (_z, -sp.oo, sp.oo))
    return [(integral, sp.exp(_a**2 / (2 * _p)) / sp.sqrt(_p))]


_pair_width = 1 - _rate**2 * v**4
_pair_slope = _rate * v * (_nu + _rate * v**2 * _mu)
_pair_exponent = _rate**2 * v**2 * (_mu**2 + _nu**2 + 2 * _rate * v**2 * _mu * _nu) / (2 * _pair_width)
_own_width, _own_slope = 1 - 2 * _rate * v**2, 2 * _rate * v * _mu


def _quadratic() -> tuple[Relation, Relation]:
    """What is left to average over one coordinate z: of a pair once the other sample's is averaged, and of a sample."""
    left_of_pair = (_rate * v * (_mu + v * _z)) ** 2 / 2 + _rate * v * _nu * _z
    left_of_one = _rate * (2 * v * _mu * _z + v**2 * (_z**2 - 1))
    return (
        Relation(left_of_pair, "==", _rate**2 * v**2 * _mu**2 / 2 + _pair_slope * _z + (1 - _pair_width) * _z**2 / 2),
        Relation(left_of_one, "==", -_rate * v**2 + _own_slope * _z + (1 - _own_width) * _z**2 / 2),
    )


def _optimum(times: int) -> Relation:
    """−λx + λ²V/(2(1 − cλ)) at λ = x/(V + cx), x = 2εv."""
    variance, scale, far = times * _variance, times * _scale, 2 * epsilon * v
    rate = far / (variance + scale * far)
    exponent = -rate * far + rate**2 * variance / (2 * (1 - scale * rate))
    return Relation(exponent, "==", sp.log({1: PAIR_TAIL, 2: SAMPLE_TAIL}[times]))


_j, _k, _m = (sp.Symbol(letter, integer=True, positive=True) for letter in "jkm")
_others = sp.Symbol("S_i", integer=True, nonnegative=True)


def _pairs() -> list[tuple[Any, Any]]:
    """Within a value of m samples; and two values that share a token."""
    within = sp.Sum(1, (_k, 1, _j - 1), (_j, 1, _m))
    across = sp.Sum(1, (_k, 1, _m), (_j, 1, _m))
    return [
        (K * within, K * _m * (_m - 1) / 2),
        (K * _others / 2 * across, K * _others * _m**2 / 2),
    ]


PREMISES = tuple(
    f"{ID}/{name}"
    for name in (
        "Gaussian integral",
        "exponents in one coordinate",
        "moment generating functions",
        "means' products",
        "logarithms of a pair",
        "logarithms of a sample",
        "best rate",
        "pairs",
        "total",
    )
)
STEPS = (
    own(
        ID,
        "Gaussian integral",
        Derivation(_gaussian),
        "E exp(Az + (1-P)z^2/2) = P^(-1/2) exp(A^2/(2P)) for z ~ N(0, 1) and P > 0.",
    ),
    own(
        ID,
        "exponents in one coordinate",
        proof(*_quadratic()[:1], (), *_quadratic()[1:]),
        "Given z_j, averaging z_k leaves exp((lambda v (mu + v z))^2/2); both exponents are Az + (1-P)z^2/2 and a "
        "constant.",
    ),
    own(
        ID,
        "moment generating functions",
        proof(
            Relation(_rate**2 * v**2 * _mu**2 / 2 + _pair_slope**2 / (2 * _pair_width), "==", _pair_exponent),
            {"pair": sp.Lt(_rate**2 * v**4, 1), "sample": sp.Lt(2 * _rate * v**2, 1)},
            Relation(_own_slope**2 / (2 * _own_width), "==", 2 * _rate**2 * v**2 * _mu**2 / (1 - 2 * _rate * v**2)),
        ),
        "The exponents of E exp(lambda X) in the means, coordinate by coordinate.",
    ),
    own(
        ID,
        "means' products",
        proof(
            Relation((_x + _s * _product) / (1 - _s**2), "<=", _x / (1 - _s)),
            {**_MODERATE, "Cauchy-Schwarz": sp.Le(_product, _x)},
            axioms=("Cauchy-Schwarz",),
        ),
        "With x = 1 + l_b^2 and mu_j.mu_k <= x: (x + s mu_j.mu_k)/(1-s^2) <= x/(1-s).",
    ),
    own(
        ID,
        "logarithms of a pair",
        proof(Relation(-sp.log(1 - _s**2), "<=", _s**2 / (1 - _s)), _MODERATE),
        "-log(1-s^2) <= s^2/(1-s).",
    ),
    own(
        ID,
        "logarithms of a sample",
        Proof(
            (
                implies(_HALF, Relation(-sp.log(1 - 2 * _s) / 2 - _s, "<=", _s**2 / (1 - 2 * _s))),
                implies(_HALF, Relation(-sp.log(1 + 2 * _s) / 2 + _s, "<=", _s**2 / (1 - 2 * _s))),
                implies(_HALF, Relation(1 / (1 + 2 * _s), "<=", 1 / (1 - 2 * _s))),
            )
        ),
        "Above and below its mean a sample's square has the exponent lambda^2 (4v^2 x + 2dv^4)/(2(1-2s)) at most.",
    ),
    own(
        ID,
        "best rate",
        proof(_optimum(1), (), _optimum(2), axioms=("Chernoff",)),
        "At lambda = x/(V + cx), x = 2 epsilon v, the exponents are -2 epsilon^2/(2(1+l_b^2) + dv^2 + 2 epsilon v) for "
        "a pair (V = 2v^2(1+l_b^2) + dv^4, c = v^2) and half of that for a sample (V and c twice as large).",
    ),
    own(
        ID,
        "pairs",
        Derivation(_pairs),
        "m(m-1)/2 pairs in each of K values, m^2 in each of K|S_i|/2 pairs of values that share a token; m = 2Q.",
    ),
    own(
        ID,
        "total",
        proof(
            Relation(2 * SAMPLES * SAMPLE_TAIL + 2 * PAIRS * PAIR_TAIL, "<=", failure(CLAIM)),
            (),
            Relation(K * 2 * Q * (2 * Q - 1) / 2 + K * (2 * (Z - 1)) * (2 * Q) ** 2 / 2, "==", PAIRS),
            axioms=("union bound",),
        ),
        "Two sides of each sample and of each pair that exists, |S_i| <= 2(Z-1): at most the failure probability.",
    ),
    own(
        ID,
        None,
        Chain(
            "with probability >= 1 - failure all products of samples that share a token are within 2 epsilon v of "
            "their means, signs kept",
            (*PREMISES, "DV-LB.1/neighbours, corrected"),
            ("independent samples", "Cauchy-Schwarz", "Chernoff", "union bound"),
            "Coordinates are independent, so E exp(lambda X) is the product over them; (x_j, x_k) -> (-x_j, x_k) turns "
            "the lower tail of a pair into an upper one with mu_j.mu_k of the other sign. Chernoff at the best rate, "
            "union over what exists. C is 2 or +-1 times the product: that is E(epsilon) with the signs kept.",
        ),
        "The Gram event E(epsilon), signs kept, fails with probability at most 4KQ exp(-epsilon^2/D) + "
        "4KQ^2(2Z-1) exp(-2 epsilon^2/D), D = 2(1+l_b^2) + dv^2 + 2 epsilon v.",
    ),
)
