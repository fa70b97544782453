"""LD-T4.3: training accuracy from the turned boundary, and why no sample can meet its condition (theory.md §3).

S is T4.2's cosine at the last step, with x = d^Δ and y = d^(−ν). The threshold on the margin exceeds 2c_n√d, the bound
on the norms that the proof itself uses: the theorem speaks only where that bound fails, and there it can be wrong.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.ld.ld_t4_1 import MEAN_TAIL, NORM_TAIL
from dpotheory.claims.ld.ld_t4_3 import THRESHOLD as PRINTED_THRESHOLD
from dpotheory.claims.symbols import (
    W_B,
    alpha,
    beta_prime,
    c,
    c_n,
    c_n_prime,
    covariance_norm,
    d,
    feature_norm,
    hyperplane_margin,
    n,
    phi,
    share,
    t,
)
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Chain, Family, Proof, proof, satisfiable
from proofs_check.ld.ld_features import FIRST_UPDATE, HALF, LAW, delta_1, delta_2, given, in_powers, x, y
from proofs_check.ld.ld_means import CONCENTRATION, GAUSSIAN
from proofs_check.ld.ld_turn import LOWER, UNTIL, without_c_n
from proofs_check.step import own, printed, reading

ID = "LD-T4.3"
CLAIM = claims[ID]
GIVEN = {name: without_c_n(one) for name, one in given(ID, "norm constant").items()}
THRESHOLD = in_powers(PRINTED_THRESHOLD)
NORM_BOUND = 2 * c_n_prime * x
"""2c_n√d."""
_rest = sp.Symbol("q", positive=True)
COSINE = phi + (1 - 13 * y - phi) * y / _rest
"""S, with q = 576β′c_n′‖W_B‖ + 3."""
_TO_REST: dict[Any, Any] = {W_B: (_rest - 3) / (576 * beta_prime * c_n_prime)}
_REST = {"q": sp.Ge(_rest, 3)}

# Any bounds on the two terms of the failure probability at α = 2, the exponent of Gaussian and of bounded features.
_FAILURE: dict[str, Any] = {
    "first term": sp.Le(NORM_TAIL.subs(alpha, 2), delta_1),
    "second term": sp.Le(in_powers(MEAN_TAIL.subs(alpha, 2)), delta_2),
}
_NO_TAIL = {name: one for name, one in GIVEN.items() if name != "tail exponent"}


def norms() -> Family:
    """One direction of variance 1, the others of 1/d, d^(−ν) = 1/16: ‖g‖ ≥ 2c_n√d is a four-sigma event."""
    spike, rest, mean = (sp.Symbol(name, positive=True) for name in ("spike", "rest", "mean_norm"))
    hypotheses = {
        **{name: one for name, one in _NO_TAIL.items() if name != "margin"},
        **_FAILURE,
        "covariance of the law": sp.Eq(covariance_norm, sp.Max(spike, rest)),
        "norms of the law": sp.Eq(feature_norm, mean + sp.sqrt(spike + (d - 1) * rest)),
        "means of the law": sp.Ge(mean, x / 2),
    }
    members = {
        "n": sp.Integer(2**14),
        "d_to_Delta": sp.Integer(1),
        "d_to_minus_nu": sp.Rational(1, 16),
        "spike": sp.Integer(1),
        "rest": 1 / d,
        "mean_norm": HALF,
        "Sigma_norm": sp.Integer(1),
        "feature_norm": HALF + sp.sqrt(1 + (d - 1) / d),
        "c_v": 256 / sp.sqrt(d),
        "c_n_prime": sp.Integer(2),
        "beta_prime": sp.Integer(1),
        "eta": sp.Rational(1, 16),
        "phi": sp.Integer(0),
        "delta_1": sp.Rational(1, 10**5),
        "delta_2": 4 * sp.exp(-16),
    }
    goal = Relation(sp.erfc(NORM_BOUND / sp.sqrt(2 * spike)), "<=", delta_1 + delta_2)
    where = (Relation(d, ">=", 2**8), Relation(d, ">=", (30 / c) ** 2))
    return Family(implies(hypotheses, goal), "c", members, where, ("Gaussian tail", "Gaussian linear form"))


# -- features with two rare, large values -----------------------------------------------------------------------------
_q1, _q2, _a1, _a2 = (sp.Symbol(name, positive=True) for name in ("q_1", "q_2", "a_1", "a_2"))
_below = [q * a / (1 - q) for q, a in ((_q1, _a1), (_q2, _a2))]
_variance = [q * a**2 / (1 - q) for q, a in ((_q1, _a1), (_q2, _a2))]


def theorem() -> Family:
    """Coordinate i of the noise is a_i with probability q_i, else −q_i a_i/(1 − q_i); the others are ±1/d.

    In the first two coordinates μ₊ − μ₋ = x(4/5, 3/5) and W_B = ‖W_B‖(24/25, −7/25). Far from the hyperplane are, at
    least, samples whose second coordinate is rare; on the right side of the boundary only those whose first one is.
    Bounded features are subexponential with α = 2 and a norm that does not depend on d; c_v and c_n do.
    """
    largest = x / 2 + _a1 + _a2 + 1 / sp.sqrt(d)
    wrong = -phi * x / 2 + sp.Rational(24, 25) * _below[0] - sp.Rational(7, 25) * _below[1]
    hypotheses = {
        **_NO_TAIL,
        **_FAILURE,
        "covariance of the law": sp.Eq(covariance_norm, sp.Max(_variance[0], _variance[1], 1 / d**2)),
        "norms of the law": sp.Eq(feature_norm, x / 2 + sp.sqrt(_variance[0] + _variance[1] + (d - 2) / d**2)),
        "cosine of W_B": sp.Eq(phi, sp.Rational(3, 5)),
        "one step": sp.Eq(UNTIL, 1),
        "second coordinate rare: the margin": sp.Le(
            hyperplane_margin, x / 2 + sp.Rational(3, 5) * _a2 - sp.Rational(4, 5) * _below[0]
        ),
        "first coordinate not rare: the wrong side": sp.Gt(W_B * wrong, 4 * FIRST_UPDATE * largest**2),
        "share above accuracy": sp.Gt(share, _q1),
        "share below far samples": sp.Lt(share, _q2),
    }
    goal = Relation(1 - _q1 / (n * (share - _q1) ** 2) - _q2 / (n * (_q2 - share) ** 2), "<=", delta_1 + delta_2)
    members = {
        "n": sp.Integer(28 * 10**24),
        "d_to_Delta": sp.Integer(1),
        "d_to_minus_nu": sp.Rational(1, 10**10),
        "q_1": sp.Rational(1, 100),
        "q_2": sp.Rational(1, 50),
        "a_1": sp.Integer(450),
        "a_2": sp.Integer(570),
        "share": sp.Rational(3, 200),
        "m": sp.Integer(338),
        "Sigma_norm": sp.Rational(570**2, 49),
        "feature_norm": HALF + sp.sqrt(sp.Rational(450**2, 99) + sp.Rational(570**2, 49) + (d - 2) / d**2),
        "c_v": 7000 * sp.Integer(10) ** 20 / sp.sqrt(d),
        "c_n_prime": sp.Integer(100),
        "beta_prime": sp.Integer(1),
        "eta": sp.sqrt(d) / (72 * sp.Integer(10) ** 12),
        "phi": sp.Rational(3, 5),
        "W_B": sp.Rational(1, 5760000),
        "delta_1": HALF,
        "delta_2": 4 * sp.exp(-10),
    }
    where = (Relation(d, ">=", 10**21), Relation(d, ">=", (100 / c) ** 2))
    return Family(implies(hypotheses, goal), "c", members, where, ("Chebyshev", "Cauchy-Schwarz", "union bound"))


# -- the deterministic part -----------------------------------------------------------------------------------------
_m, _S, _reached, _g = (sp.Symbol(name, positive=True) for name in ("m", "S", "cosine", "g_norm"))
_ANGLES = {"margin at most norm": sp.Le(_m, _g), "S": sp.Le(_S, _reached), "cosine": sp.Le(_reached, 1)}


def threshold() -> Proof:
    """S at T4.2's last step; √(1 − S²)‖g‖/S ≤ 2c_n√d/S; and the printed threshold is at least that."""
    hypotheses = {**_REST, **{name: GIVEN[name] for name in _NEEDED}}
    return Proof(
        (
            implies(_REST, Relation(LOWER.subs(t, UNTIL).subs(_TO_REST), "==", COSINE)),
            implies(
                {"norms": sp.Le(_g, NORM_BOUND), "S": sp.Le(_S, 1)},
                Relation(sp.sqrt(1 - _S**2) * _g / _S, "<=", NORM_BOUND / _S),
            ),
            implies(hypotheses, Relation(THRESHOLD.subs(_TO_REST), ">=", NORM_BOUND / COSINE)),
        )
    )


_NEEDED = ("concentration against cosine", "cosine not negative", "concentration from below")

STEPS = (
    printed(
        ID,
        None,
        theorem(),
        "c' is one absolute number",
        rests_on=("LD-T4.1/rank one", "LD-T4.1/first update"),
    ),
    printed(
        ID,
        "correct side",
        proof(
            Relation(_reached * _m - sp.sqrt(1 - _reached**2) * sp.sqrt(_g**2 - _m**2), ">", 0),
            {**_ANGLES, "margin": sp.Ge(_m, sp.sqrt(1 - _S**2) * _g / _S)},
            axioms=("Cauchy-Schwarz",),
        ),
    ),
    printed(ID, "norms", norms(), "c' is one absolute number"),
    reading(
        ID,
        "norms, Gaussian features, c' = c_n^2/(2 c_v)",
        proof(
            Relation(sp.exp(-((c_n * sp.sqrt(d)) ** 2) / (2 * covariance_norm)), "<=", (NORM_TAIL / n).subs(GAUSSIAN)),
            {"covariance": GIVEN["covariance"], "concentration": GIVEN["concentration from below"]},
            axioms=CONCENTRATION,
        ),
        "If c' may depend on c_n and c_v the tail of |g(x)| holds for Gaussian features.",
        of="norms",
    ),
    printed(ID, "threshold", threshold()),
    own(
        ID,
        "threshold above the norms",
        proof(
            Relation(THRESHOLD.subs(_TO_REST), ">", NORM_BOUND), {**_REST, **{name: GIVEN[name] for name in _NEEDED}}
        ),
        "The printed threshold is larger than 2 c_n sqrt(d): wherever all |g| <= 2 c_n sqrt(d), as the proof has it, "
        "no sample has such a margin, and the theorem promises an accuracy of at least 0%.",
    ),
    own(
        ID,
        "a sample far enough, on the event",
        satisfiable(
            {
                **GIVEN,
                "margin at most norm": sp.Le(hyperplane_margin, _g),
                "norms": sp.Le(_g, NORM_BOUND),
            }
        ),
        "On the event that all |g| <= 2 c_n sqrt(d) some sample can have the margin that the theorem asks for.",
    ),
    reading(
        ID,
        "statement, Gaussian features, c' = c_n^2/(2 c_v)",
        Chain(
            "the statement, with share 0 only",
            (f"{ID}/threshold above the norms", f"{ID}/norms, Gaussian features, c' = c_n^2/(2 c_v)"),
            ("union bound",),
            "With the printed probability all |g| < 2 c_n sqrt(d), and then no sample has the margin.",
        ),
        "If c' may depend on c_n and c_v the statement holds for Gaussian features, because it then says nothing.",
        of="",
    ),
    own(
        ID,
        "feasible",
        satisfiable(
            {**LAW, **GIVEN, "one step": sp.Ge(UNTIL, 1), "non-vacuous": sp.Lt(_FAILURE["second term"].lhs, 1)}
        ),
        "The hypotheses, with a margin of any size, can hold together with positive probability for c' = oo.",
    ),
)
