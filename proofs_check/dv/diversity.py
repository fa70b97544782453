"""DV-scaling (d): whether more values make generalization harder, reading by reading (theory.md §2).

Disjoint values run under one clock whatever their number is; values on one token pair share a direction, and no
training beats a floor that rises with K (OWN-floor).
"""

import sympy as sp

from dpotheory.claims.symbols import K, Q, beta, d, tau, v
from dpotheory.prover import Relation
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.step import own, printed, reading


def onset_variance(kappa: sp.Expr) -> sp.Expr:
    """v²κ(1 + dv²/(2Q)) of OWN-early, an approximation: its risk is Φ(−1/√ of this), so the two increase together."""
    return v**2 * kappa * (1 + d * v**2 / (2 * Q))


SAMPLES, MORE_SAMPLES, _clock, _later = (sp.Symbol(name, positive=True) for name in ("N", "N_more", "s", "s_more"))
NOW, LATER = (_clock, SAMPLES), (_later, MORE_SAMPLES)
DEFINED = {
    "N": sp.Eq(SAMPLES, 2 * K * Q),
    "N of K + 1": sp.Eq(MORE_SAMPLES, 2 * (K + 1) * Q),
    "s = tau_1/log 3": sp.Eq(_clock, K * tau / (5 * beta**2)),
    "s of K + 1": sp.Eq(_later, (K + 1) * tau / (5 * beta**2)),
}


def theta(clock: sp.Symbol, samples: sp.Symbol) -> sp.Expr:
    """θ/log 3 for θ = β²t/(Nτ) at τ₁, the only parameter of a disjoint value's flow besides its own samples."""
    return beta**2 * clock / (samples * tau)


_lower_chance = sp.Symbol("p", nonnegative=True)
_power = sp.Symbol("p^K", nonnegative=True)
_x, _y = (sp.Symbol(name, nonnegative=True) for name in ("x", "y"))


DIVERSITY = (
    printed(
        "DV-scaling",
        "(d) more diversity makes generalization harder",
        proof(
            Relation(theta(*LATER), "!=", theta(*NOW)),
            DEFINED,
            axioms=("independent components",),
        ),
        "each value's risk at tau_1, for disjoint values",
        rests_on=("DV-L4.1",),
    ),
    reading(
        "DV-scaling",
        "(d) the worst-case value",
        Chain(
            "for disjoint values the largest of the K risks at tau_1 stays below any level with a probability p^K, "
            "which falls with K",
            ("DV-scaling/(d) disjoint values", "DV-scaling/(d) one value more"),
            ("independent samples",),
            "The values' risks are independent and have one law whatever K is.",
        ),
        "The worst-case value's risk at tau_1, for disjoint values.",
        of="(d) more diversity makes generalization harder",
    ),
    own(
        "DV-scaling",
        "(d) one value more",
        proof(
            Relation(_power * _lower_chance, "<=", _power),
            {"probability": sp.Le(_lower_chance, 1)},
        ),
        "p^(K+1) <= p^K for a probability p.",
    ),
    own(
        "DV-scaling",
        "(d) disjoint values",
        Chain(
            "for disjoint values the law of each value's risk at tau_1 does not depend on K",
            ("DV-L4.1", "DV-scaling/(d) clock at tau_1"),
            ("independent components", "independent samples"),
            "In L4.1 preference sharing is 0 between disjoint values, so that each evolves by itself, under the clock "
            "beta^2 t/(N tau), which reads log 3/(10Q) at tau_1 for every K.",
        ),
        "Disjoint values evolve independently, each under its own clock beta^2 t/(N tau), which reads log 3/(10Q) at "
        "tau_1 for every K: the law of each value's risk at tau_1 does not depend on K.",
        corrects="(d) more diversity makes generalization harder",
    ),
    own(
        "DV-scaling",
        "(d) clock at tau_1",
        proof(Relation(theta(*NOW), "==", 1 / (10 * Q)), DEFINED),
        "beta^2 tau_1/(N tau) = log 3/(10Q); in units of log 3, so that numbers are rational.",
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
            lambda: [
                (sp.Derivative(sp.erfc(_x / sp.sqrt(2)) / 2, (_x, 2)), _x * sp.exp(-(_x**2) / 2) / sp.sqrt(2 * sp.pi))
            ]
        ),
        "Phi(-x) is convex for x >= 0: its second derivative is x phi(x).",
    ),
    reading(
        "DV-scaling",
        "(d) all values on one token pair",
        Chain(
            "under 'all' the mean risk is at least Phi(-1/(v sqrt K)) for every W, which increases with K",
            ("DV-scaling/floor: two clusters", "DV-scaling/floor: convexity", "DV-scaling/floor: it grows with K"),
            (
                "Gaussian linear form",
                "Jensen's inequality",
                "Cauchy-Schwarz",
                "the normal distribution function increases",
            ),
            "One unit direction a serves all values; x_i < 0 gives a risk of at least 1/2; max(x_i, 0) has a mean of "
            "at most 1/sqrt K, since the squares of x_i = a.c_i add up to at most 1.",
        ),
        "The best risk that any training can reach, for values on one token pair: no W beats a floor that rises with "
        "K (OWN-floor).",
        of="(d) more diversity makes generalization harder",
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
