"""OWN-LD-upper and OWN-LD-lower: the weight change from both sides, and where it breaks LD-T4.1 (theory.md §3).

μ̂₊ − μ̂₋ is Gaussian with mean square D² + 4T/n and its norm is (4‖Σ‖/n)^{1/2}-Lipschitz in standard normals. Increments
never grow, and shrink no faster than smoothness allows.
"""

from typing import Any

import sympy as sp
from sympy import stats
from sympy.matrices.expressions.dotproduct import DotProduct

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_ld_lower import LEAST_DIFFERENCE, SLOWING
from dpotheory.claims.own.own_ld_upper import DEVIATION, FIRST, LARGEST_DIFFERENCE, LARGEST_FEATURE, STEP
from dpotheory.claims.symbols import (
    beta,
    beta_prime,
    covariance_norm,
    d,
    difference,
    eta,
    feature_norm,
    mean_trace,
    n,
    t,
    u,
)
from dpotheory.prover import Relation, Statement, implies
from proofs_check.evidence import Chain, Derivation, Proof, proof, satisfiable
from proofs_check.step import own

UPPER, LOWER = "OWN-LD-upper", "OWN-LD-lower"
_upper: Any = claims[UPPER]
_lower: Any = claims[LOWER]
_CONCENTRATION = ("Gaussian concentration", "mean and root mean square")

_plus, _minus, _norm, _length = (sp.Symbol(name, positive=True) for name in ("Tr_plus", "Tr_minus", "g", "X"))
_mean = sp.Symbol("E_norm", nonnegative=True)
_largest, _slow = sp.Symbol("R", positive=True), sp.Symbol("a", positive=True)
_above, _constant, _p, _q = (sp.Symbol(name, positive=True) for name in ("x", "L", "p", "q"))
_k = sp.Symbol("k", integer=True, nonnegative=True)
_t = sp.Symbol("t", integer=True, positive=True)
_LIPSCHITZ = 2 * sp.sqrt(covariance_norm / n)
"""Cov(μ̂₊ − μ̂₋) = (2/n)(Σ₊ + Σ₋) has at most this norm, squared."""


def printed_bound() -> Statement:
    """6β′η d^(Δ−1/2) with D = d^Δ and β = β′/√d, at t = 1, over (√2/4)βη."""
    return implies(
        {"beta": sp.Eq(beta, beta_prime / sp.sqrt(d))},
        Relation(6 * beta_prime * eta * difference / sp.sqrt(d), "==", 12 * sp.sqrt(2) * difference * FIRST),
    )


def deviation_tail() -> Statement:
    """A √(8‖Σ‖u/n) over the mean of an L-Lipschitz function has probability at most e^(−u), L² = 4‖Σ‖/n."""
    named = {"deviation": sp.Eq(_above, DEVIATION), "Lipschitz constant": sp.Eq(_constant, _LIPSCHITZ)}
    return implies(named, Relation(sp.exp(-(_above**2) / (2 * _constant**2)), "<=", sp.exp(-u)))


def mean_square() -> list[tuple[Any, Any]]:
    """Of one coordinate m + s₊z√(2/n) − s₋w√(2/n) of the difference, each class having n/2 samples."""
    z, w = stats.Normal("z", 0, 1), stats.Normal("w", 0, 1)
    m, s_plus, s_minus = sp.Symbol("m", real=True), *sp.symbols("s_plus s_minus", positive=True)
    deviation = sp.sqrt(2 / n) * (s_plus * z - s_minus * w)
    return [(stats.Expectation((m + deviation) ** 2), m**2 + 2 / n * (s_plus**2 + s_minus**2))]


def steps() -> list[tuple[Any, Any]]:
    """t increments of length √2 (βη/4)‖μ̂₊ − μ̂₋‖; |y₊ − y₋| = √2."""
    one_hot = sp.Matrix([[1, -1]])
    length = sp.sqrt(DotProduct(one_hot, one_hot)) * (beta * eta / 4) * LARGEST_DIFFERENCE
    return [(sp.Sum(length, (_k, 1, t)), _upper.upper)]


def lost() -> list[tuple[Any, Any]]:
    """Step k loses at most (η/2)β²R² times the way so far, k steps of length 1: added up over t steps."""
    square = 4 * sp.Symbol("s", positive=True) / eta  # β²R², with s = SLOWING
    total = sp.summation(1 - eta / 2 * square * _k, (_k, 0, _t - 1))
    return [(total, _t * (1 - sp.Symbol("s", positive=True) * (_t - 1)))]


STEPS = (
    own(
        UPPER,
        None,
        Chain(
            "the bound with probability >= 1 - 2 exp(-u), for every t",
            (
                f"{UPPER}/square of the difference",
                f"{UPPER}/difference of the means",
                f"{UPPER}/norms",
                f"{UPPER}/increments never grow",
                f"{UPPER}/first step",
                f"{UPPER}/probability",
                "LD-T4.1/rank one",
                "LD-T4.1/first update",
                "LD-T4.1/increments never grow",
            ),
            ("union bound", "triangle inequality"),
            "Outside two events of probability e^(-u) no increment is longer than the first, and that is bounded.",
        ),
        "|W(t) - W(0)| <= (sqrt(2) beta eta/4) t (sqrt(D^2 + 4T/n) + sqrt(8|Sigma|u/n)) with probability at least "
        "1 - 2 exp(-u), for Gaussian features and beta^2 eta R^2 <= 4, R = F + sqrt(2|Sigma|(u + log n)).",
    ),
    own(
        UPPER,
        "square of the difference",
        Derivation(mean_square),
        "A coordinate of mu^_+ - mu^_- has the mean square m^2 + (2/n)(s_+^2 + s_-^2), m the difference of the means "
        "and s_+, s_- the standard deviations there; so E|mu^_+ - mu^_-|^2 = D^2 + (2/n)(Tr Sigma_+ + Tr Sigma_-).",
    ),
    own(
        UPPER,
        "difference of the means",
        Proof(
            (
                implies(
                    (),
                    Relation(
                        difference**2 + 2 / n * (_plus + _minus),
                        "==",
                        (LARGEST_DIFFERENCE - DEVIATION).subs(mean_trace, (_plus + _minus) / 2) ** 2,
                    ),
                ),
                deviation_tail(),
            ),
            _CONCENTRATION,
        ),
        "With T the mean of the two traces the square root of that mean square is sqrt(D^2 + 4T/n), and the norm "
        "exceeds its mean by more than sqrt(8|Sigma|u/n) with probability at most exp(-u).",
    ),
    own(
        UPPER,
        "norms",
        proof(
            Relation(n * sp.exp(-((_largest - feature_norm) ** 2) / (2 * covariance_norm)), "<=", sp.exp(-u)),
            {"n at least 2": sp.Ge(n, 2), "R": sp.Eq(_largest, LARGEST_FEATURE)},
            axioms=(*_CONCENTRATION, "union bound"),
        ),
        "All n features have |g| <= F + sqrt(2|Sigma|(u + log n)), but for probability exp(-u).",
    ),
    own(
        UPPER,
        "increments never grow",
        proof(
            Relation(eta / 2 * (beta**2 * _norm**2), "<=", 2),
            {"step": sp.Le(beta**2 * eta * _largest**2, 4), "norms": sp.Le(_norm, _largest)},
            axioms=("gradient descent on a smooth convex function",),
        ),
        "The step eta/2 is at most 2/L for L = beta^2 max|g|^2, the smoothness of the convex loss.",
    ),
    own(
        UPPER,
        "first step",
        Derivation(steps),
        "t increments of the first one's length.",
    ),
    own(
        UPPER,
        "probability",
        proof(
            Relation(_p + _q, "<=", _upper.failure),
            {"difference of the means": sp.Le(_p, sp.exp(-u)), "norms": sp.Le(_q, sp.exp(-u))},
            axioms=("union bound",),
        ),
        "The two events fail with probability at most 2 exp(-u) together.",
    ),
    own(
        UPPER,
        "where it gives LD-T4.1's bound",
        Proof(
            (
                printed_bound(),
                implies(
                    {"few": sp.Le(LARGEST_DIFFERENCE, 12 * sp.sqrt(2) * difference)},
                    Relation(FIRST * t * LARGEST_DIFFERENCE, "<=", FIRST * t * 12 * sp.sqrt(2) * difference),
                ),
            )
        ),
        "Where sqrt(D^2 + 4T/n) + sqrt(8|Sigma|u/n) <= 12 sqrt(2) D the printed bound 6 beta' eta t d^(Delta-1/2) "
        "follows.",
    ),
    own(
        UPPER,
        "feasible",
        satisfiable({"step": STEP["step"], "n": sp.Eq(n, 16), "u": sp.Eq(u, 7)}),
        "The hypotheses hold somewhere.",
    ),
    own(
        LOWER,
        None,
        Chain(
            "the bound with probability >= 1 - 2 exp(-u), for every t that it covers",
            (
                f"{LOWER}/mean of the norm",
                f"{LOWER}/increments shrink slowly",
                f"{LOWER}/added up",
                f"{LOWER}/the rest is not negative",
                f"{UPPER}/norms",
                f"{UPPER}/square of the difference",
                f"{UPPER}/difference of the means",
                f"{UPPER}/increments never grow",
                f"{UPPER}/probability",
                "LD-T4.1/rank one",
                "LD-T4.1/first update",
                "LD-T4.1/increments never grow",
            ),
            ("union bound", "triangle inequality"),
            "After k steps w has moved by at most k first increments, so that the next one differs from the first by "
            "at most (eta/2) L k of it.",
        ),
        "|W(t) - W(0)| >= (sqrt(2) beta eta/4) t (1 - (t-1) beta^2 eta R^2/4)(sqrt(D^2 + 4(T - |Sigma|)/n) - "
        "sqrt(8|Sigma|u/n)) with probability at least 1 - 2 exp(-u), for t <= 4/(beta^2 eta R^2).",
    ),
    own(
        LOWER,
        "mean of the norm",
        Proof(
            (
                implies(
                    {
                        "trace": _lower.hypotheses["trace"],
                        "variance": sp.Ge(_mean**2, difference**2 + 4 * mean_trace / n - _LIPSCHITZ**2),
                    },
                    Relation(_mean, ">=", LEAST_DIFFERENCE + DEVIATION),
                ),
                deviation_tail(),
            ),
            ("Gaussian Poincare inequality", "Gaussian concentration"),
        ),
        "E|X| = (E|X|^2 - Var|X|)^(1/2) >= (D^2 + 4(T - |Sigma|)/n)^(1/2) for X = mu^_+ - mu^_-, and |X| falls short "
        "of its mean by more than sqrt(8|Sigma|u/n) with probability at most exp(-u).",
    ),
    own(
        LOWER,
        "increments shrink slowly",
        proof(
            Relation(
                eta / 2 * (beta**2 * _norm**2) * _length, "<=", 2 * SLOWING.subs(LARGEST_FEATURE, _largest) * _length
            ),
            {"norms": sp.Le(_norm, _largest)},
        ),
        "The gradient is beta^2 max|g|^2-Lipschitz: a way of length X changes an increment by at most (eta/2) beta^2 "
        "R^2 X.",
    ),
    own(LOWER, "added up", Derivation(lost), "sum_{k<t} (1 - 2 s k) = t(1 - s(t-1)) with s = beta^2 eta R^2/4."),
    own(
        LOWER,
        "the rest is not negative",
        proof(Relation(1 - _slow * (t - 1), ">", 0), {"until": sp.Le(t, 1 / _slow), "a": sp.Le(_slow, 1)}),
        "Up to the last step covered the factor is positive.",
    ),
    own(
        LOWER,
        "where it breaks LD-T4.1's bound",
        Proof(
            (
                printed_bound(),
                implies(
                    {"much": sp.Gt(LEAST_DIFFERENCE, 12 * sp.sqrt(2) * difference)},
                    Relation(_lower.lower.subs(t, 1), ">", FIRST * 12 * sp.sqrt(2) * difference),
                ),
            )
        ),
        "Where sqrt(D^2 + 4(T - |Sigma|)/n) - sqrt(8|Sigma|u/n) > 12 sqrt(2) D the first step breaks the printed bound "
        "with probability at least 1 - 2 exp(-u).",
    ),
)
