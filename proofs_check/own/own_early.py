"""OWN-early: the law of directions and risks just after the start, exactly (theory.md §4)."""

from typing import Any

import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_early import kappa, noncentrality
from dpotheory.claims.symbols import K, Q, d, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv.sums import merged
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.ld.ld_update import descent
from proofs_check.step import own

ID = "OWN-early"
EQUATION: Any = claims[ID].equation

_i, _j, _k, _m = (sp.Symbol(name, integer=True, positive=True) for name in ("i", "j", "k", "m"))
_indexed: list[Any] = [sp.IndexedBase(name, real=True) for name in ("U", "s", "A", "B")]
_U, _S, _A, _B = _indexed
_r, _c, _b = sp.symbols("r c b", real=True)
_u, _squares, _nu = (sp.Symbol(name, positive=True) for name in ("U_ii", "sum_U2", "nu"))
_e, _mean, _along = (sp.Symbol(name, real=True) for name in ("e.e", "mean.mean", "e.mean"))
_norm = sp.Symbol("scale", positive=True)
_var_a, _var_b, _cov = (sp.Symbol(name, real=True) for name in ("var A", "var B", "cov A B"))


def weight_at_the_start() -> list[tuple[Any, Any]]:
    """σ(−r) at r = 0, and what balanced signs leave of the Q samples of each cluster: Q(c + b) + Q(c − b) = 2Q c."""
    halves: list[Any] = [sp.Sum(_c + _b, (_k, 1, Q)), sp.Sum(_c - _b, (_k, 1, Q))]
    cluster = halves[0] + halves[1]
    return [(sp.Subs(1 / (1 + sp.exp(_r)), _r, 0), sp.Rational(1, 2)), (cluster, 2 * Q * _c)]


def mean_direction() -> list[tuple[Any, Any]]:
    """Square and product with c_i of Σ_j U_ij c_j for orthonormal c_j."""
    square = sp.Sum(_U[_i, _j] * _U[_i, _k] * sp.KroneckerDelta(_j, _k), (_j, 1, K), (_k, 1, K))
    product = sp.Sum(_U[_i, _j] * sp.KroneckerDelta(_j, _i), (_j, 1, K))
    return [(square, sp.Sum(_U[_i, _k] ** 2, (_k, 1, K))), (product, _U[_i, _i])]


def polarisation() -> list[tuple[Any, Any]]:
    """4A·B against ‖A + B‖² − ‖A − B‖², coordinate by coordinate."""
    plus, minus = ((_A[_m] + sign * _B[_m]) ** 2 for sign in (1, -1))
    squares: list[Any] = [sp.Sum(plus, (_m, 1, d)), sp.Sum(minus, (_m, 1, d))]
    return [(squares[0] - squares[1], sp.Sum(4 * _A[_m] * _B[_m], (_m, 1, d)))]


def _first_step(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """One value: autodiff's first update of one row of W, and (η β/n) Σ_k s_k x_k/2."""
    rng = np.random.default_rng(seed)
    signs = np.repeat([1.0, -1.0], 4)
    features = rng.normal(size=(8, 3))
    problem = {"features": features, "signs": signs, "start": rng.normal(size=(5, 3))}
    return descent(problem, problem["start"], 0.3, 0.7)[0], 0.3 * 0.7 / 8 * (signs[:, None] * features).sum(0) / 2


def _expanded(expression: Any) -> Any:
    return merged(sp.expand(expression.doit(deep=False) if isinstance(expression, sp.Subs) else expression))


STEPS = (
    own(
        ID,
        None,
        Chain(
            "E risk_i = P(F'' <= 1)",
            (
                f"{ID}/direction",
                f"{ID}/polarisation",
                f"{ID}/sum and difference",
                f"{ID}/noncentralities",
            ),
            ("Gaussian vectors", "noncentral chi-square"),
            "A fresh sample of cluster (i, s) has the margin a.(c_i + s b + v z) with a as in 'direction'. With "
            "A = a/nu and B = (c_i + s b)/v + z it is not learned iff A.B <= 0, that is |A + B|^2 <= |A - B|^2. "
            "(A + B)/sqrt 2 and (A - B)/sqrt 2 are independent with unit covariance, so that the halved squares are "
            "noncentral chi^2_d. Their noncentralities are the same for both clusters.",
        ),
        "Just after the start a fresh sample of value i is not learned with probability P(F'' <= 1), for a doubly "
        "noncentral F with d and d degrees of freedom and noncentralities (2Q + 1 + l_b^2 +- 2 "
        "sqrt(2Q/kappa_i))/(2v^2).",
    ),
    own(
        ID,
        "direction",
        Chain(
            "a_i/(2Q U_ii sqrt kappa_i) ~ N(e, nu^2 I), |e| = 1, e.c_i = 1/sqrt kappa_i, e.b = 0, nu = v/sqrt(2Q)",
            ("DV-L4.1", f"{ID}/weights at the start", f"{ID}/mean direction", f"{ID}/scaled"),
            ("Gaussian vectors",),
            "At r = 0 all weights are 1/2, so that by L4.1's gradient a_i'(0) is proportional to sum_j U_ij sum_k "
            "y_k, k over the 2Q signed samples of value j. The sum over a value is Gaussian with mean 2Q c_j and "
            "variance 2Q v^2 in each coordinate, independent between values. As t -> 0+ the direction a_i/|a_i| tends "
            "to that of a_i'(0), which is not 0 almost surely.",
        ),
        "The direction of value i just after the start is a Gaussian vector; of the token graph its law knows the "
        "effective diversity kappa_i alone.",
    ),
    own(
        ID,
        "weights at the start",
        Derivation(weight_at_the_start, _first_step),
        "sigma(0) = 1/2, and b cancels in the sum over a value, whose signs are balanced; second opinion: autodiff's "
        "first step through a softmax.",
    ),
    own(
        ID,
        "mean direction",
        Derivation(mean_direction, normal=merged),
        "For orthonormal concepts |sum_j U_ij c_j|^2 = sum_j U_ij^2, and its product with c_i is U_ii.",
    ),
    own(
        ID,
        "scaled",
        proof(
            Relation(_squares / _norm**2, "==", 1),
            {"kappa": sp.Eq(kappa * _u**2, _squares), "unit": sp.Eq(_norm, _u * sp.sqrt(kappa))},
            Relation(_u / _norm, "==", 1 / sp.sqrt(kappa)),
            Relation(_squares * 2 * Q * v**2 / (2 * Q * _norm) ** 2, "==", v**2 / (2 * Q)),
        ),
        "Divided by 2Q U_ii sqrt kappa_i the mean has length 1 and product 1/sqrt kappa_i with c_i, the noise the "
        "variance v^2/(2Q) in each coordinate.",
    ),
    own(
        ID,
        "polarisation",
        Derivation(polarisation, normal=_expanded),
        "|A + B|^2 - |A - B|^2 = 4 A.B.",
    ),
    own(
        ID,
        "sum and difference",
        proof(
            Relation((_var_a - _var_b) / 2, "==", 0),
            {"A": sp.Eq(_var_a, 1), "B": sp.Eq(_var_b, 1), "independent": sp.Eq(_cov, 0)},
            Relation((_var_a + _var_b + 2 * _cov) / 2, "==", 1),
            Relation((_var_a + _var_b - 2 * _cov) / 2, "==", 1),
        ),
        "Coordinates of A + B and A - B, over sqrt 2, have covariance (1 - 1)/2 = 0 and variance (1 + 1)/2 = 1.",
    ),
    own(
        ID,
        "noncentralities",
        proof(
            Relation((_e / _nu**2 + _mean / v**2 + 2 * _along / (_nu * v)) / 2, "==", noncentrality(1)),
            {
                "unit mean": sp.Eq(_e, 1),
                "cluster": sp.Eq(_mean, 1 + l_b**2),
                "cosine": sp.Eq(_along, 1 / sp.sqrt(kappa)),
                "nu": sp.Eq(_nu, v / sp.sqrt(2 * Q)),
            },
            Relation((_e / _nu**2 + _mean / v**2 - 2 * _along / (_nu * v)) / 2, "==", noncentrality(-1)),
        ),
        "|e/nu +- (c_i + s b)/v|^2/2 = (2Q + 1 + l_b^2 +- 2 sqrt(2Q/kappa_i))/(2v^2), since e is orthogonal to b.",
    ),
    own(
        ID,
        "even dimension",
        Chain(
            "for d = 2L: E risk_i = Q_1(a, b) - e^(-(a^2+b^2)/2) (I_0(ab)/2 - 2^(1-2L) sum_{n<L} I_n(ab) "
            "((b/a)^n - (a/b)^n) sum_{k<L-n} C(2L-1, k)), a^2 = lambda_-/2, b^2 = lambda_+/2",
            (ID,),
            ("quadratic forms in complex Gaussians",),
            "The statement, with the known distribution of a difference of two noncentral chi^2_{2L}.",
        ),
        "For even d the mean risk is a finite sum of Marcum's Q and Bessel functions.",
    ),
    own(
        ID,
        "law of one risk",
        Chain(
            "the law of value i's risk just after the start is a function of kappa_i, Q, d, v and l_b",
            (f"{ID}/direction",),
            ("Gaussian linear form",),
            "Given the direction the risk is (Phi(-(x+y)/v) + Phi(-(x-y)/v))/2 with x = a.c_i/|a| and y = a.b/|a|. The "
            "law of a is that of e + nu zeta; rotations that keep c_i and b turn e into any other unit vector with the "
            "same products.",
        ),
        "Not only the mean: the whole law of a value's risk knows the graph by kappa_i alone, quantiles included.",
    ),
)
