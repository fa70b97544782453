"""SEED-robust against DV-scaling (d): regimes in which more values make generalization worse (theory.md §2).

Within the registered hypotheses: one value against a ring of three. The directions of three values on a ring are
linearly dependent, so no training beats a floor (OWN-floor); one value alone does. Beyond them: all values on one
token pair, where the floor is Φ(−1/(v√K)).
"""

import sympy as sp
from sympy.matrices.expressions.dotproduct import DotProduct

from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.symbols import K, Q, Z, c, d, epsilon, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv.diversity import DEFINED, LATER, NOW, onset_variance, theta
from proofs_check.dv.dv_lb_1 import BERNSTEIN
from proofs_check.dv.dv_scaling import GIVEN
from proofs_check.dv.shared import SETTING, failure, hypotheses, upper
from proofs_check.evidence import Chain, Derivation, Open, proof
from proofs_check.step import own, printed, reading

_BOUND = upper("DV-T4.3")
# The numbers of the witness; d >= K + 1 and d <= 5Q hold together. The prover checks them against the hypotheses.
_AT = {K: 1_000_000, Q: 200_001, d: 1_000_001, v: sp.Rational(1, 4000)}
_ONE_VALUE = [(epsilon, LARGEST_EPSILON), (K, 1), (Z, 1), (c, BERNSTEIN)]
_numbers = {
    "values": sp.Eq(K, _AT[K]),
    "samples": sp.Eq(Q, _AT[Q]),
    "dimension of both": sp.Eq(d, _AT[d]),
    "noise of both": sp.Eq(v, _AT[v]),
    "one value: positive probability": sp.Lt(failure("DV-TB.4").subs(_ONE_VALUE), sp.Rational(1, 20)),
}
_beyond = {
    f"one value: {name}": relation.subs(Z, 1)
    for name, relation in hypotheses("DV-TB.4", "slack").items()
    if name != "limited sharing"
}
_floor = sp.erfc(1 / (v * sp.sqrt(2 * K))) / 2

# -- within the hypotheses: a ring of three against one value ---------------------------------------------------------
RING = {"three values": sp.Eq(K, 3), "on a ring": sp.Eq(Z, 2)}
_NOISE = sp.Rational(1, 1000)
"""η: all v|z_k| of the one value's samples are at most this."""
_COSINE = sp.Rational(9, 10)
"""One value: a·μ ≥ 0.9 |a| for the mean μ of either cluster, signed."""
_rank = 2
_RING_FLOOR = sp.erfc(sp.sqrt(sp.Rational(_rank, 3)) / (v * sp.sqrt(2))) / 2
_ONE_RISK = sp.erfc(_COSINE / (v * sp.sqrt(2))) / 2
_LONG = 2 * Q * sp.exp(-((_NOISE / v - sp.sqrt(d)) ** 2) / 2)
"""P(some |z_k| ≥ η/v) is at most this."""
_within = {
    **RING,
    **GIVEN,
    **SETTING,
    "one value: probability": sp.Lt(failure("DV-TB.3").subs(_ONE_VALUE) + _LONG, sp.Rational(1, 20)),
    "samples": sp.Eq(Q, 40),
    "dimension": sp.Eq(d, 4),
    "noise as chosen": sp.Eq(v, sp.Rational(1, 100000)),
}
_plus, _minus = (sp.Symbol(name, positive=True) for name in ("A_plus", "A_minus"))
_lean, _rest = sp.Symbol("lean", real=True), sp.Symbol("eta", nonnegative=True)
_length, _mean_norm = sp.Symbol("a_norm", positive=True), sp.Symbol("mu_norm", positive=True)

_total = sp.Symbol("cosines", real=True)


def _ring_sum() -> list[tuple[sp.Expr, sp.Expr]]:
    """The three token differences, coordinate by coordinate."""
    tokens = sp.eye(3)
    differences = [tokens.row(i) - tokens.row((i + 1) % 3) for i in range(3)]
    ones = sp.Matrix([1, 1, 1])
    columns = [sp.Matrix([difference[k] for difference in differences]) for k in range(3)]
    return [(DotProduct(ones, column), sp.Integer(0)) for column in columns]


STEPS = (
    printed(
        "SEED-robust",
        "improves with sample size",
        Open(
            "The risk at tau_1 does not rise with Q.",
            "OWN-early's approximation falls with Q (the row below); a proof that the mean of the exact risk does "
            "would decide.",
        ),
    ),
    printed(
        "SEED-robust",
        None,
        proof(
            Relation(_RING_FLOOR, "<=", _ONE_RISK),
            _within,
            axioms=("rank and nuclear norm", "Jensen's inequality", "the normal distribution function increases"),
        ),
        "within T4.3's hypotheses generalization at tau_1 does not get worse from one value to a ring of three",
        rests_on=("SEED-robust/floor of a ring", "SEED-robust/one value"),
    ),
    reading(
        "SEED-robust",
        "strictly better",
        proof(
            Relation(theta(*LATER), "!=", theta(*NOW)),
            DEFINED,
            axioms=("independent components",),
        ),
        "Within T4.3's hypotheses each value's risk at tau_1 changes with K, here for disjoint values, so that it can "
        "improve at all.",
        of="",
        rests_on=("DV-L4.1",),
    ),
    reading(
        "SEED-robust",
        "every value on one token pair",
        proof(
            Relation(_floor, "<=", upper("DV-TB.4").subs(_ONE_VALUE)),
            {**_numbers, **_beyond, **SETTING},
            axioms=("Jensen's inequality", "Cauchy-Schwarz", "the normal distribution function increases"),
        ),
        "Beyond its hypotheses, with every value on one token pair: a million values do no worse than one.",
        of="",
        rests_on=("DV-TB.4", "DV-scaling/(d) all values on one token pair"),
    ),
    own(
        "SEED-robust",
        "floor of a ring",
        Chain(
            "on a ring of three values the mean risk is at least Phi(-sqrt(2/3)/v) for every W",
            (
                "DV-scaling/floor: two clusters",
                "DV-scaling/floor: convexity",
                "SEED-robust/directions on a ring",
                "SEED-robust/mean of the cosines",
            ),
            (
                "Gaussian linear form",
                "rank and nuclear norm",
                "Jensen's inequality",
                "the normal distribution function increases",
            ),
            "The directions a_i = u_i.(W - W_0) of a ring add up to 0, with signs where preferences turn, so that the "
            "matrix of the a_i/|a_i| has rank 2 and Frobenius norm sqrt 3: the mean of the cosines a_i.c_i/|a_i|, "
            "negative ones put to 0 (they give a risk of at least 1/2), is at most sqrt(2/3).",
        ),
        "No training beats Phi(-sqrt(2/3)/v) on average over three values on a ring (OWN-floor).",
    ),
    own(
        "SEED-robust",
        "directions on a ring",
        Derivation(_ring_sum),
        "For tokens 1, 2, 3 and values (1,2), (2,3), (3,1) the u_i = y_w - y_l add up to 0.",
    ),
    own(
        "SEED-robust",
        "mean of the cosines",
        proof(
            Relation(_total / 3, "<=", sp.sqrt(sp.Rational(_rank, 3))),
            {"nuclear norm": sp.Le(_total, sp.sqrt(_rank) * sp.sqrt(3))},
        ),
        "Three cosines that add up to at most sqrt(rank) times the Frobenius norm have a mean of at most sqrt(2/3).",
    ),
    own(
        "SEED-robust",
        "one value: weights",
        proof(
            Relation(3 * sp.Abs(_plus - _minus), "<=", _plus + _minus),
            {"+ at most twice -": sp.Le(_plus, 2 * _minus), "- at most twice +": sp.Le(_minus, 2 * _plus)},
        ),
        "While sigma(-r) is in [1/4, 1/2] the integrals A_+, A_- of the two clusters' weights differ by at most a "
        "third of their sum.",
    ),
    own(
        "SEED-robust",
        "one value: direction",
        proof(
            Relation(1 - sp.Abs(_lean) * l_b**2 - _rest * _mean_norm, ">=", _COSINE * (_length + _rest)),
            {
                "weights": sp.Le(3 * sp.Abs(_lean), 1),
                "shared norm": sp.Le(2 * l_b, 1),
                "noise": sp.Le(_rest, _NOISE),
                "length": sp.Eq(_length**2, 1 + _lean**2 * l_b**2),
                "mean": sp.Eq(_mean_norm**2, 1 + l_b**2),
            },
            axioms=("Cauchy-Schwarz", "triangle inequality"),
        ),
        "a/(A_+ + A_-) = c + (D/A) b + e with |e| <= max v|z_k| <= eta: s a.(s c + b) >= 0.9 |a| for "
        "both clusters, so the risk is at most Phi(-0.9/v).",
    ),
    own(
        "SEED-robust",
        "one value",
        Chain(
            "for one value the risk at tau_1 is at most Phi(-0.9/v) with probability at least 1 - delta(epsilon) - "
            "2Q exp(-(1/(1000v) - sqrt d)^2/2)",
            (
                "DV-L4.1",
                "DV-TB.3",
                "DV-TB.3/sigmoid from below",
                "DV-TB.3/sigmoid from above",
                "SEED-robust/one value: weights",
                "SEED-robust/one value: direction",
            ),
            (
                "Gaussian concentration",
                "mean and root mean square",
                "Gaussian linear form",
                "union bound",
                "the normal distribution function increases",
            ),
            "By L4.1's gradient a is the sum of the signed samples y_k = c + s_k b + v z_k, each times the integral of "
            "its sigmoid, which TB.3 keeps in [1/4, 1/2] until tau_1.",
        ),
        "One value reaches Phi(-0.9/v) at tau_1.",
    ),
    own(
        "SEED-robust",
        "sample size in the approximation OWN-early",
        proof(Relation(onset_variance(K).subs(Q, Q + 1), "<", onset_variance(K))),
        "The approximate variance at early stopping falls with Q; an approximation, so it decides nothing by itself.",
    ),
    own(
        "SEED-robust",
        "the bound in Q",
        proof(Relation(_BOUND.subs(Q, Q + 1), "<", _BOUND), GIVEN),
        "T4.3's bound decreases in Q from Q = 40 on.",
        informative="the bound in Q, where it is below 1",
    ),
    own(
        "SEED-robust",
        "the bound in Q, where it is below 1",
        proof(
            Relation(2 * sp.log(1 + 1 / Q), "<", sp.Rational(1, 45)),
            {"samples": sp.Ge(Q, 40), "K = 1 is below 1": sp.Lt(sp.log(2) + 2 * sp.log(Q) - Q / 45, 0)},
        ),
        "Where T4.3's bound is below 1 it decreases in Q (log of the ratio of two steps, any K).",
    ),
    own(
        "SEED-robust",
        "the bound in Q, corrected",
        proof(Relation(2 * sp.log(1 + 1 / Q), "<", sp.Rational(1, 45)), {"samples": sp.Ge(Q, 90)}),
        "It decreases in Q from Q = 90 on, where 2 log(1 + 1/Q) < 1/45.",
    ),
)
