"""DV-TB.3: both brackets of the envelope, τ₁, and the envelope at τ₁ (theory.md §2).

Velocities are in units of β²/N. The printed rows use LB.2 as printed; the rows of ours use the residual that holds
when a value shares tokens with up to 2(Z − 1) others, and show that the envelope survives it.
"""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import K, Q, Z, beta, d, epsilon, l_b, t, tau, tau_1, v
from dpotheory.prover import Relation
from proofs_check.dv.dv_lb_2 import CORRECTED
from proofs_check.dv.shared import SETTING, N, hypotheses, lower, until, upper
from proofs_check.evidence import Chain, Derivation, proof, satisfiable
from proofs_check.step import own, printed

CLAIM = claims["DV-TB.3"]
RESIDUAL = upper("DV-LB.2")
GIVEN = hypotheses("DV-TB.3")

_r = sp.Symbol("r", real=True)
LEAST, MOST = (sp.Symbol(name, positive=True) for name in ("sigma_min", "sigma_max"))
"""The smallest and the largest σ(−r) over the training samples."""
SIGMOID = 1 / (1 + sp.exp(_r))
QUARTER = {"smallest sigmoid": sp.Ge(LEAST, sp.Rational(1, 4)), "order": sp.Le(LEAST, MOST)}
HALF = {"largest sigmoid": sp.Le(MOST, sp.Rational(1, 2))}
ONE = {"largest sigmoid": sp.Le(MOST, 1)}

SLOWEST = 2 * (1 + l_b**2) * Q * LEAST + 2 * (1 - l_b**2) * Q * LEAST
"""The leading part from below: Q samples in each of the value's two clusters."""
FASTEST = 2 * (1 + l_b**2) * Q * MOST + 2 * (1 - l_b**2) * Q * MOST + 2 * d * v**2 * MOST
"""The leading part from above, the sample's own noise included."""


def lower_rate(residual: sp.Expr, rate: sp.Expr) -> Relation:
    """The velocity is at least ``rate``."""
    return Relation(SLOWEST - residual * MOST, ">=", rate)


def upper_rate(residual: sp.Expr, rate: sp.Expr) -> Relation:
    """The velocity is at most ``rate``."""
    return Relation(FASTEST + residual * MOST, "<=", rate)


def at(rate: sp.Expr) -> sp.Expr:
    """What a velocity of ``rate``·β²/N makes of a margin by time t."""
    return rate * beta**2 * t / (N * tau)


_s = sp.Symbol("s", nonnegative=True)


def integrated(rate: sp.Expr) -> sp.Expr:
    """What a velocity of ``rate``·β²/N makes of a margin by time t, left as an integral; N is 2KQ."""
    return sp.Integral(rate * beta**2 / (N * tau), (_s, 0, t))


def at_tau_1(side: sp.Expr) -> sp.Expr:
    """A side of the envelope at t = τ₁, not carried out."""
    return sp.Subs(side, t, tau_1)


_one, _each = (sp.Symbol(name, real=True) for name in ("lead", "part"))
_margin = sp.Symbol("r_i", real=True)
_count = sp.Symbol("L", positive=True)
STEPS = (
    printed(
        "DV-TB.3",
        "sigmoid from below",
        proof(Relation(SIGMOID, ">=", sp.Rational(1, 4)), {"until": sp.Le(_r, sp.log(3))}),
    ),
    printed("DV-TB.3", "lower rate", proof(lower_rate(RESIDUAL, Q / 4), {**GIVEN, **QUARTER, **ONE})),
    printed(
        "DV-TB.3",
        "arithmetic",
        proof(
            Relation(_one - 2 * _each, "==", sp.Rational(1, 4)),
            {"one half": sp.Eq(_one, sp.Rational(1, 2)), "an eighth": sp.Eq(_each, sp.Rational(1, 8))},
        ),
    ),
    printed(
        "DV-TB.3",
        "sigmoid from above",
        proof(Relation(SIGMOID, "<=", sp.Rational(1, 2)), {"margins increase": sp.Ge(_r, 0)}),
    ),
    printed("DV-TB.3", "upper rate", proof(upper_rate(RESIDUAL, 10 * Q), {**GIVEN, **QUARTER, **HALF})),
    printed(
        "DV-TB.3",
        "rates integrate",
        Derivation(
            lambda: [(integrated(Q / 4), lower(CLAIM)), (integrated(10 * Q), upper(CLAIM))],
            axioms=("comparison of ODEs",),
        ),
    ),
    printed(
        "DV-TB.3",
        "tau_1",
        Derivation(lambda: [(at_tau_1(upper(CLAIM)), sp.log(3))]),
    ),
    printed(
        "DV-TB.3",
        "envelope at tau_1",
        proof(
            Relation(_margin, ">=", sp.log(3) / 40),
            {
                "at tau_1": sp.Eq(t, until(CLAIM)),
                "from below": sp.Ge(_margin, lower(CLAIM)),
                "from above": sp.Le(_margin, upper(CLAIM)),
            },
            Relation(_margin, "<=", sp.log(3)),
        ),
    ),
    own(
        "DV-TB.3",
        "lower rate, |S_i| <= 2(Z-1)",
        proof(lower_rate(CORRECTED, Q / 4), {**GIVEN, **QUARTER, **HALF}),
        "With the corrected residual and sigma <= 1/2 (margins start at 0 and do not fall) the printed rate holds.",
    ),
    own(
        "DV-TB.3",
        "upper rate, |S_i| <= 2(Z-1)",
        proof(upper_rate(CORRECTED, 10 * Q), {**GIVEN, **QUARTER, **HALF}),
        "With the corrected residual the printed upper rate holds, under v <= 1/(4 sqrt Q).",
    ),
    own(
        "DV-TB.3",
        "sharper rates",
        proof(
            lower_rate(CORRECTED, Q / 4),
            {**GIVEN, **QUARTER, **HALF, "3.2 tau_1": sp.Eq(t, sp.Rational(16, 5) * tau_1)},
            upper_rate(CORRECTED, sp.Rational(25, 8) * Q),
            Relation(at(sp.Rational(25, 8) * Q), "<=", sp.log(3)),
        ),
        "The same event gives the upper rate 25Q/8 in place of 10Q: r_U stays below log 3 until 3.2 tau_1.",
    ),
    printed(
        "DV-TB.3",
        None,
        Chain(
            "r_L(t) <= r_i(t) <= r_U(t) for t <= tau_1 with probability >= 1 - delta(epsilon)",
            (
                "DV-L4.1",
                "DV-LB.1/signed event",
                "DV-LB.2/corrected residual",
                "DV-TB.3/sigmoid from below",
                "DV-TB.3/sigmoid from above",
                "DV-TB.3/lower rate, |S_i| <= 2(Z-1)",
                "DV-TB.3/upper rate, |S_i| <= 2(Z-1)",
                "DV-TB.3/rates integrate",
                "DV-TB.3/tau_1",
            ),
            ("continuation", "comparison of ODEs"),
            "While margins are in [0, log 3], sigma(-r) is in [1/4, 1/2], so velocities are in [Q/4, 10Q] beta^2/N; "
            "margins start at 0, so none leaves through 0, and none reaches log 3 before tau_1.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own("DV-TB.3", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
    own(
        "DV-TB.3",
        "feasible region in K",
        proof(Relation(K, "<=", 5 * Q - 1), {**GIVEN, **SETTING}),
        "K + 1 <= d <= 5Q: at most 5Q - 1 values.",
    ),
    own(
        "DV-TB.3",
        "where it is non-vacuous",
        proof(
            Relation(v, "<", 1 / (64 * (Z + 2) * sp.sqrt(_count))),
            {"slack": GIVEN["slack"], "probability is positive": sp.Lt(16 * _count, epsilon**2)},
        ),
        "With L = log((8Z+4)KQ^2), the probability is positive (even for c = oo) only if v < 1/(64 (Z+2) sqrt L).",
    ),
)
