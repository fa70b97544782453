"""OWN-resistance: the population flow, its limit, when all of κ goes, and the order of the limits (theory.md §4)."""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_floor import normal_tail
from dpotheory.claims.own.own_resistance import cosine
from dpotheory.claims.symbols import K, r, v
from dpotheory.prover import Relation
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.step import own

ID = "OWN-resistance"
CLAIM: Any = claims[ID]

_x, _m, _z = (sp.Symbol(name, real=True) for name in ("x", "m", "z"))
_scale, _alpha, _resistance, _cos = (sp.Symbol(name, positive=True) for name in ("s", "alpha", "R", "T"))
_length, _variance, _center = (sp.Symbol(name, positive=True) for name in ("length", "variance", "center"))
_omega, _q = (sp.Symbol(name, positive=True) for name in ("omega", "q"))
_t_ii = sp.Symbol("T_ii", real=True)
_u1, _u2, _u3 = (sp.Symbol(name, positive=True) for name in ("U_ii", "U2_ii", "U3_ii"))
_k = sp.Symbol("k", positive=True)
_own, _square = (sp.Symbol(name, real=True) for name in ("margin", "w.w"))


def _sigma(x: Any) -> Any:
    return 1 / (1 + sp.exp(-x))


def slope_of_the_weight() -> list[tuple[sp.Expr, sp.Expr]]:
    """d/dz σ(−(m + s z)) = −s σ(r)σ(−r): what Stein's lemma turns a weight into."""
    margin = _m + _scale * _z
    return [(sp.Derivative(_sigma(-margin), _z), -_scale * _sigma(margin) * _sigma(-margin))]


def reflected_density() -> list[tuple[sp.Expr, sp.Expr]]:
    """The density of N(m, 2m) at x over that at −x, in logarithms."""

    def log_density(x: Any) -> Any:
        return -((x - _length) ** 2) / (2 * (2 * _length))

    return [(log_density(_x) - sp.Subs(log_density(_z), _z, -_x), _x)]


def even_part() -> list[tuple[sp.Expr, sp.Expr]]:
    """If p(x) = e^x p(−x), the integrand p(x)σ(−x)(1 − 2σ(x)) of ω − 2q is odd: with p(−x) = h, its value at x, −x."""
    h = sp.Symbol("h", positive=True)
    at = sp.exp(_x) * h * _sigma(-_x) * (1 - 2 * _sigma(_x))
    mirrored = sp.Subs(h * _sigma(-_z) * (1 - 2 * _sigma(_z)), _z, -_x)
    return [(mirrored, -at)]


def second_order() -> list[tuple[sp.Expr, sp.Expr]]:
    """ω = E σ(−r) and q = E σ(r)σ(−r) to first order in s where r has the mean s and a variance of order s²."""
    s, z = sp.symbols("s z", real=True)
    spread = sp.Symbol("spread", real=True)
    margin = s * (1 + spread * z)
    weight, slope = _sigma(-margin), _sigma(margin) * _sigma(-margin)
    return [
        (sp.Subs(sp.Derivative(weight, s), s, 0), -(1 + spread * z) / 4),
        (sp.Subs(sp.Derivative(slope, s), s, 0), sp.Integer(0)),
    ]


def turning() -> list[tuple[sp.Expr, sp.Expr]]:
    """d/ds log(a_i·c_i/‖a_i‖) at 0 for a = u + s w, u_i = U_ii, u·u = (U²)_ii, w = −(v²/8)U²."""
    s = sp.Symbol("s", real=True)
    own_part, cross = -(v**2) / 8 * _u2, -(v**2) / 8 * _u3
    log_cosine = sp.log(_u1 + s * own_part) - sp.log(_u2 + 2 * s * cross + s**2 * _square) / 2
    return [(sp.Subs(sp.Derivative(log_cosine, s), s, 0), v**2 / 8 * (_u3 / _u2 - _u2 / _u1))]


STEPS = (
    own(
        ID,
        None,
        Chain(
            "with all R_i equal: lim_t lim_Q a_i.c_i/|a_i| = sqrt(r/K)",
            (
                f"{ID}/population field",
                f"{ID}/minimiser exists",
                f"{ID}/minimiser",
                f"{ID}/cosine",
                f"{ID}/resistances add up",
            ),
            ("law of large numbers", "continuous dependence", "gradient flow of a convex function"),
            "At fixed t the flow on 2Q samples of each value tends to the population flow as Q -> oo. The population "
            "loss is convex in W, so that its flow tends to a minimiser, and the directions to those of 'minimiser'.",
        ),
        "Q -> oo first, then t -> oo, v > 0: where all effective resistances of the token graph agree, the cosine of "
        "each direction with its concept tends to sqrt(r/K), so that kappa_i is replaced by 1/R_i and the floor is "
        "attained.",
    ),
    own(
        ID,
        "population field",
        Chain(
            "da_i/d(n theta) = sum_j U_ij (omega_j c_j - v^2 q_j a_j), omega_j = E sigma(-r_j), "
            "q_j = E sigma(r_j) sigma(-r_j), r_j ~ N(a_j.c_j, v^2 |a_j|^2)",
            ("DV-L4.1", f"{ID}/slope of the weight"),
            ("Stein's lemma", "law of large numbers", "Gaussian linear form"),
            "By L4.1's gradient da_i/d(n theta) = sum_j U_ij E sigma(-r_j) y_j with y = c_j + s b + v z, in place of "
            "the mean over samples. a_j is orthogonal to b at the start and stays so: r_j has one law for both signs "
            "s then, and b cancels. E sigma(-r_j) v z = -v^2 q_j a_j by Stein's lemma along a_j; across it the mean "
            "is 0.",
        ),
        "The population flow.",
    ),
    own(
        ID,
        "slope of the weight",
        Derivation(slope_of_the_weight),
        "d/dz sigma(-(m + s z)) = -s sigma(r) sigma(-r).",
    ),
    own(
        ID,
        "minimiser exists",
        Chain(
            "the population loss has one minimiser among the (a_i) that some W gives, where the field is 0",
            (f"{ID}/loss grows",),
            ("minima of convex functions",),
            "E log(1 + e^(-r)) >= E max(-r, 0), which is at least |a_j| times the least of E max(-(y.u), 0) over unit "
            "u, positive because y is Gaussian with v > 0: the loss tends to infinity with any a_j. It is strictly "
            "convex in the a_j, since log(1 + e^(-r)) is in r and y has a density.",
        ),
        "The population loss attains its minimum at one point.",
    ),
    own(
        ID,
        "loss grows",
        proof(Relation(sp.log(1 + sp.exp(-_x)), ">=", -_x), (), Relation(sp.log(1 + sp.exp(-_x)), ">=", 0)),
        "log(1 + e^(-r)) >= max(-r, 0).",
    ),
    own(
        ID,
        "minimiser",
        Chain(
            "a_i = (2/v^2) sum_j P_ij c_j, P = B^+ B, is where the field vanishes if all P_ii are equal",
            (f"{ID}/variance twice the mean", f"{ID}/reflected density", f"{ID}/odd integrand", f"{ID}/stationary"),
            ("rank of an incidence matrix",),
            "With a = alpha P c, P a projection, a_i.c_i = alpha P_ii and |a_i|^2 = alpha^2 P_ii: all margins have one "
            "law, and omega, q are common. At alpha = 2/v^2 the law is N(m, 2m), whose density satisfies "
            "p(x) = e^x p(-x), which makes omega = 2q. The field is U(omega - v^2 q alpha P)c, and U P = U.",
        ),
        "On graphs whose resistances agree the minimiser of the population loss is (2/v^2) P c.",
    ),
    own(
        ID,
        "variance twice the mean",
        proof(
            Relation(_variance, "==", 2 * _center),
            {
                "mean": sp.Eq(_center, _alpha * _resistance),
                "variance": sp.Eq(_variance, v**2 * _alpha**2 * _resistance),
                "alpha": sp.Eq(_alpha, 2 / v**2),
            },
        ),
        "At alpha = 2/v^2 the variance v^2 alpha^2 R of a margin is twice its mean alpha R.",
    ),
    own(
        ID,
        "reflected density",
        Derivation(reflected_density),
        "The density of N(m, 2m) at x is e^x times that at -x.",
    ),
    own(
        ID,
        "odd integrand",
        Derivation(even_part),
        "If p(x) = e^x p(-x), then p(x) sigma(-x) (1 - 2 sigma(x)), whose integral is omega - 2q, is odd: omega = 2q.",
    ),
    own(
        ID,
        "stationary",
        proof(
            Relation(_omega - v**2 * _q * _alpha, "==", 0),
            {"omega": sp.Eq(_omega, 2 * _q), "alpha": sp.Eq(_alpha, 2 / v**2)},
        ),
        "omega - v^2 q alpha = 0.",
    ),
    own(
        ID,
        "cosine",
        proof(
            Relation(_cos, "==", sp.sqrt(_resistance)),
            {
                "projection": sp.Eq(_length**2, _alpha**2 * _resistance),
                "cosine": sp.Eq(_cos * _length, _alpha * _resistance),
            },
        ),
        "a_i.c_i/|a_i| = sqrt R_i, for |a_i|^2 = alpha^2 (P^2)_ii = alpha^2 R_i.",
    ),
    own(
        ID,
        "resistances add up",
        proof(
            Relation(_resistance, "==", r / K),
            {"trace of P": sp.Eq(K * _resistance, r)},
            axioms=("rank of an incidence matrix",),
        ),
        "The R_i = P_ii add up to the trace of a projection, its rank r: equal ones are r/K.",
    ),
    own(
        ID,
        "the floor is attained",
        proof(
            Relation(normal_tail(cosine / v), "==", claims["OWN-floor"].lower),
            {"limit": sp.Eq(cosine, CLAIM.equation.rhs)},
        ),
        "There the risk of each value tends to Phi(-sqrt(r/K)/v), OWN-floor's bound on their mean.",
    ),
    own(
        ID,
        "all of kappa goes iff bridge",
        Chain(
            "at the population minimiser a_i is parallel to c_i iff value i is a bridge",
            (f"{ID}/population field", f"{ID}/minimiser exists", f"{ID}/a row of a projection"),
            ("rank of an incidence matrix", "complementary projections"),
            "Write A for the coefficients of the a_j on the c_k; there are no others, by uniqueness. Where the field "
            "vanishes, diag(omega) - v^2 diag(q) A = N has its columns in the kernel of B, the cycle space, while "
            "those of A lie in the cut space. Over v^2 q this writes (omega_k/(v^2 q_k)) e_k as a vector of the cut "
            "space and one of the cycle space weighted by 1/q: A_jk = (omega_k/(v^2 q_k)) T_jk, T the projection on "
            "the cut space along the weighted cycle space. If i is a bridge, row i of N is 0, hence omega_i e_i = v^2 "
            "q_i A_i. Conversely a_i parallel to c_i means T_ik = 0 for k != i; then T_ii = 1 by 'a row of a "
            "projection' (not 0: the cut of one token of i alone is not 0 at i), so row i of T is e_i, every vector "
            "in the kernel of T is 0 at i, and i lies on no cycle.",
        ),
        "On any graph, training on infinitely much data removes all of kappa_i iff value i is a bridge, and all of "
        "every kappa_i iff the graph is a forest.",
    ),
    own(
        ID,
        "a row of a projection",
        proof(
            Relation(_t_ii, "==", 1),
            {"T^2 = T at (i, i)": sp.Eq(_t_ii**2, _t_ii), "not 0": Relation(_t_ii, "!=", 0)},
        ),
        "If T_ik = 0 for k != i then (T^2)_ii = T_ii^2, so that T_ii is 0 or 1.",
    ),
    own(
        ID,
        "field to second order",
        Chain(
            "a = (s/2)[U c - (s/8)(2 U c + v^2 U^2 c)] + O(s^3) in s = n theta",
            (f"{ID}/population field", f"{ID}/weights to first order"),
            (),
            "a = (s/2)U c to first order, so that r_j has the mean (s/2)U_jj = s and a standard deviation of order s. "
            "Then omega = 1/2 - s/4 and q = 1/4 up to O(s^2), and the field is U((1/2 - s/4)c - (v^2/4)(s/2)U c).",
        ),
        "The population flow to second order in time.",
    ),
    own(
        ID,
        "weights to first order",
        Derivation(second_order),
        "Where r = s(1 + spread z), d sigma(-r)/ds = -(1 + spread z)/4 and d sigma(r)sigma(-r)/ds = 0 at s = 0; "
        "E z = 0.",
    ),
    own(
        ID,
        "first effect of training",
        Derivation(turning),
        "d log(a_i.c_i/|a_i|)/d(n theta) at 0+ is (v^2/8)[(U^3)_ii/(U^2)_ii - (U^2)_ii/U_ii]: the part along U c does "
        "not turn a.",
    ),
    own(
        ID,
        "it helps",
        proof(
            Relation(_u3 / _u2 - _u2 / _u1, ">=", 0),
            {"Cauchy-Schwarz": sp.Le(_u2**2, _u1 * _u3)},
            axioms=("Cauchy-Schwarz",),
        ),
        "It is not negative: (U^2)_ii^2 <= U_ii (U^3)_ii by Cauchy-Schwarz, with U^(1/2) e_i and U^(3/2) e_i.",
    ),
    own(
        ID,
        "it is zero under disjoint and all",
        proof(
            Relation(_u3 / _u2 - _u2 / _u1, "==", 0),
            {
                "U^2 = 2k U": sp.Eq(_u2, 2 * _k * _u1),
                "U^3 = 4k^2 U": sp.Eq(_u3, 4 * _k**2 * _u1),
            },
        ),
        "Where U^2 is a multiple of U (disjoint: 2U, all: 2K U, complete graphs) it is 0.",
    ),
    own(
        ID,
        "the other order",
        Chain(
            "at v = 0, for every Q, t and token graph, a_i is parallel to sum_j U_ij c_j, and its cosine is 1/sqrt "
            "kappa_i",
            ("DV-L4.1", f"{ID}/without noise", "OWN-early/mean direction", "OWN-early/scaled"),
            ("continuous dependence",),
            "Samples are y = c_j + s b. With a_i = f sum_j U_ij c_j all margins are f U_jj = 2f, all weights "
            "sigma(-2f), and b cancels: the flow keeps this form, with f' = n sigma(-2f), and solutions are unique. "
            "At a fixed time the flow is continuous in v.",
        ),
        "v -> 0 at fixed Q first, then t -> oo, removes nothing of kappa_i: the limits do not commute.",
    ),
    own(
        ID,
        "without noise",
        proof(
            Relation(_own, "==", 2 * _scale),
            {"margin": sp.Eq(_own, _scale * _u1), "own overlap": sp.Eq(_u1, 2)},
        ),
        "U_jj = 2: without noise every margin is 2f.",
    ),
    own(
        ID,
        "the limits differ on a ring of four",
        proof(
            Relation(1 / sp.sqrt(_k), "<", sp.sqrt(_resistance)),
            {"kappa = 1 + 2/4": sp.Eq(_k, sp.Rational(3, 2)), "R = 3/4": sp.Eq(_resistance, sp.Rational(3, 4))},
        ),
        "On a ring of four values the cosine is sqrt(2/3) in one order of the limits and sqrt(3/4) in the other.",
    ),
)
