"""DV-scaling (a)–(d): what the bound says, what is true, whether the hypotheses allow the scaling (theory.md §2)."""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.symbols import K, Q, beta, c, d, epsilon, t, tau, tau_1, v
from dpotheory.prover import Limit, Relation, Statement, implies
from proofs_check.dv.shared import SETTING, N, failure, hypotheses, lower, upper
from proofs_check.evidence import Chain, Derivation, Family, Proof, proof, satisfiable
from proofs_check.step import own, printed

GENERALIZATION, ENVELOPE, RISK = claims["DV-T4.3"], claims["DV-T4.2"], claims["DV-TB.4"]
GIVEN = hypotheses("DV-T4.3")
_TARGET = sp.Rational(1, 20)


def _few_samples() -> Family:
    """K = 10, Q = 40, d = 11 and small noise: TB.4 guarantees a risk below 0.05 with probability above 0.95, any c."""
    small = 1 / (1000 * (1 + 1 / c))
    risk = upper(RISK).subs(epsilon, LARGEST_EPSILON)
    chance = failure(RISK).subs(epsilon, LARGEST_EPSILON)
    reached = {"risk guaranteed": sp.Lt(risk, _TARGET), "probability": sp.Lt(chance, _TARGET)}
    values = {"K": 10, "Q": 40, "d": 11, "Z": 1, "l_b": sp.Rational(1, 4)}
    members = {**{name: sp.sympify(value) for name, value in values.items()}, "v": small}
    return Family(implies({**GIVEN, **SETTING, **reached}, Relation(Q, ">", 875)), "c", members)


def _limit(expression: sp.Expr, symbol: sp.Symbol, value: sp.Expr) -> Statement:
    return implies([], Limit(expression, symbol, sp.oo, value))


_q = sp.Symbol("q", positive=True)
_target = sp.Symbol("rho", positive=True)
_values_at = _target * sp.exp(_q / 45) / (2 * _q**2)
"""K at which the bound reaches ρ with Q = q: the inverse of Q(K)."""
_constant = sp.Symbol("C", positive=True)
_log_k = sp.Symbol("log K", positive=True)


def onset_variance(kappa: sp.Expr) -> sp.Expr:
    """v²κ(1 + dv²/(2Q)) of OWN-early, an approximation: its risk is Φ(−1/√ of this), so the two increase together."""
    return v**2 * kappa * (1 + d * v**2 / (2 * Q))


CLOCK = beta**2 * tau_1 / (N * tau)
"""The time θ at τ₁ in which a value's flow has no parameter but its own samples: its risk's law depends on it alone."""
_x, _y = (sp.Symbol(name, nonnegative=True) for name in ("x", "y"))


STEPS = (
    printed("DV-scaling", "(a) more than 875 samples are required at K = 10", _few_samples()),
    printed(
        "DV-scaling",
        "(a) the bound at K = 10",
        proof(
            Relation(upper(GENERALIZATION).subs(K, 10).subs(Q, 875), ">=", _TARGET),
            (),
            Relation(upper(GENERALIZATION).subs(K, 10).subs(Q, 880), "<", _TARGET),
        ),
    ),
    printed(
        "DV-scaling",
        "(b) Q = Theta(log K) from the bound",
        Proof((_limit(sp.log(_values_at) / _q, _q, sp.Rational(1, 45)),)),
    ),
    printed(
        "DV-scaling",
        "(b) the hypotheses along Q = Theta(log K)",
        satisfiable(
            {
                "K + 1 <= d <= 5Q with Q = 90 log K": sp.Le(K + 1, 450 * sp.log(K)),
                "many values": sp.Ge(K, 10_000),
            }
        ),
    ),
    printed(
        "DV-scaling",
        "(c) margins increase at a rate that falls with K",
        proof(
            Relation(K * lower(ENVELOPE), "==", (K * lower(ENVELOPE)).subs(K, 1)),
            (),
            Relation(K * upper(ENVELOPE), "==", (K * upper(ENVELOPE)).subs(K, 1)),
            Relation(upper(ENVELOPE).subs(K, K + 1).subs(t, 1), "<", upper(ENVELOPE).subs(t, 1)),
        ),
    ),
    printed(
        "DV-scaling",
        "(d) the bound grows with K",
        proof(Relation(upper(GENERALIZATION).subs(K, K + 1), ">", upper(GENERALIZATION))),
    ),
    printed(
        "DV-scaling",
        "(d) more diversity makes generalization harder",
        proof(Relation(CLOCK.subs(K, K + 1), "!=", CLOCK), axioms=("independent components",)),
    ),
    own(
        "DV-scaling",
        "(a) what is required",
        Chain(
            "at K = 10, Q = 40 and small enough noise the risk at tau_1 is below 0.05 with probability above 0.95",
            ("DV-TB.4",),
            (),
            "DV-TB.4 at the largest epsilon; the witness of the refuted row gives the numbers.",
        ),
        "T4.3 bounds the risk from above: it takes 880 samples for the bound to fall below 0.05, not for the risk.",
        corrects="(a) more than 875 samples are required at K = 10",
    ),
    own(
        "DV-scaling",
        "(b) samples must keep up with K",
        proof(Relation(Q, ">=", (K + 1) / 5), {**GIVEN, **SETTING}),
        "K + 1 <= d <= 5Q: within the hypotheses Q grows at least like K/5, not like log K.",
        corrects="(b) the hypotheses along Q = Theta(log K)",
    ),
    own(
        "DV-scaling",
        "(b) for every constant",
        Proof((_limit((sp.exp(_log_k) + 1) / (5 * _constant * _log_k), _log_k, sp.oo),)),
        "For every C, (K + 1)/(5 C log K) grows without bound, so K + 1 <= d <= 5Q excludes Q = C log K for large K.",
        corrects="(b) the hypotheses along Q = Theta(log K)",
    ),
    own(
        "DV-scaling",
        "(d) disjoint values",
        proof(Relation(CLOCK, "==", sp.log(3) / (10 * Q)), axioms=("independent components",)),
        "Disjoint values evolve independently, each under its own clock beta^2 t/(N tau), which reads log 3/(10Q) at "
        "tau_1 for every K: the law of each value's risk at tau_1 does not depend on K.",
        corrects="(d) more diversity makes generalization harder",
    ),
    own(
        "DV-scaling",
        "floor: two clusters",
        proof(
            Relation(sp.exp(-((_x - _y) ** 2) / 2), ">=", sp.exp(-((_x + _y) ** 2) / 2)),
            axioms=("derivative of the normal distribution",),
        ),
        "With x = a.c_i >= 0 and y = |a.b| the mean of Phi(-x-y) and Phi(-x+y) does not fall as y grows from 0.",
    ),
    own(
        "DV-scaling",
        "floor: convexity",
        Derivation(
            lambda: [(sp.diff(sp.erfc(_x / sp.sqrt(2)) / 2, _x, 2), _x * sp.exp(-(_x**2) / 2) / sp.sqrt(2 * sp.pi))]
        ),
        "Phi(-x) is convex for x >= 0: its second derivative is x phi(x).",
    ),
    own(
        "DV-scaling",
        "(d) all values on one token pair",
        Chain(
            "under 'all' the mean risk is at least Phi(-1/(v sqrt K)) for every W, which increases with K",
            ("DV-scaling/floor: two clusters", "DV-scaling/floor: convexity", "DV-scaling/floor: it grows with K"),
            ("Jensen's inequality", "Cauchy-Schwarz", "the normal distribution function increases"),
            "One unit direction a serves all values; x_i < 0 gives a risk of at least 1/2; max(x_i, 0) has a mean of "
            "at most 1/sqrt K, since the squares of x_i = a.c_i add up to at most 1.",
        ),
        "There (d) is true of what any training can reach: no W beats a floor that rises with K (OWN-floor).",
    ),
    own(
        "DV-scaling",
        "floor: it grows with K",
        proof(Relation(-1 / (v * sp.sqrt(K)), "<", -1 / (v * sp.sqrt(K + 1)))),
        "-1/(v sqrt K) increases with K.",
    ),
    own(
        "DV-scaling",
        "(d) in the approximation OWN-early",
        proof(Relation(onset_variance(K + 1), ">", onset_variance(K))),
        "With effective diversity K ('all') the approximate variance at early stopping increases with K; an "
        "approximation, so it decides nothing by itself.",
    ),
)
