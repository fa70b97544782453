"""OWN-LD-accuracy and OWN-LD-memory: one step from W_B = 0 classifies the training samples (theory.md §3).

With a_i = s_i g_i ~ N(μ, Σ), μ = (μ₊ − μ₋)/2, the first boundary is (βη/2n) Σ_j a_j. Sample i's margin is in these
units |a_i|² + a_i·Y, Y the sum of the others, Gaussian and independent of a_i: its own length counts for it.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_ld_memory import NEEDED
from dpotheory.claims.symbols import covariance_norm, difference, least_trace, n, u
from dpotheory.prover import Relation
from proofs_check.evidence import Chain, proof, satisfiable
from proofs_check.step import own

ID, MEMORY = "OWN-LD-accuracy", "OWN-LD-memory"
_claim: Any = claims[ID]
_memory: Any = claims[MEMORY]

_r, _q = sp.Symbol("r", positive=True), sp.Symbol("q", real=True)
"""|a_i| and a_i·μ."""
_variance = sp.Symbol("variance", positive=True)
_VARIANCE = (n - 1) * covariance_norm * _r**2
"""Var(a_i·Y) given a_i is at most this."""
_DROP = sp.sqrt(2 * (n - 1) * covariance_norm * u) * _r
"""a_i·Y is below its mean by more with probability at most e^(−u)."""
_ALONG = difference * sp.sqrt(covariance_norm * u / 2)
"""a_i·μ is below D²/4 by more with probability at most e^(−u)."""
_SHORT = sp.sqrt(2 * covariance_norm * u)
_MANY = {"n at least 2": sp.Ge(n, 2)}
_MARGIN = _r**2 - _DROP + (n - 1) * _q

STEPS = (
    own(
        ID,
        None,
        Chain(
            "training accuracy 1 after one step, with probability >= 1 - 2n exp(-u)",
            (
                f"{ID}/along the means",
                f"{ID}/given a sample",
                f"{ID}/margin",
                "LD-T4.1/rank one",
                "LD-T4.1/first update",
            ),
            ("union bound",),
            "For each sample two events of probability e^(-u); outside them its margin is not negative, and it is "
            "0 with probability 0.",
        ),
        "If D >= (2 + sqrt(2)) sqrt(|Sigma|u), the means are opposite and W_B(0) = 0, one step puts all n training "
        "samples on their side with probability at least 1 - 2n exp(-u), whatever d, n and Tr Sigma are.",
    ),
    own(
        ID,
        "along the means",
        proof(
            Relation(difference**2 / 4 - _ALONG, ">=", covariance_norm * u / 2),
            {
                "distinguishability": _claim.hypotheses["distinguishability"],
                "variance": sp.Le(_variance, covariance_norm * difference**2 / 4),
            },
            Relation(sp.exp(-(_ALONG**2) / (2 * _variance)), "<=", sp.exp(-u)),
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "a.mu ~ N(D^2/4, at most |Sigma|D^2/4) is at least |Sigma|u/2, but for probability exp(-u).",
    ),
    own(
        ID,
        "given a sample",
        proof(
            Relation(sp.exp(-(_DROP**2) / (2 * _variance)), "<=", sp.exp(-u)),
            {**_MANY, "variance": sp.Le(_variance, _VARIANCE)},
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "Given a_i, a_i.Y ~ N((n-1) a_i.mu, at most (n-1)|Sigma||a_i|^2).",
    ),
    own(
        ID,
        "margin",
        proof(Relation(_MARGIN, ">=", 0), {**_MANY, "along": sp.Ge(_q, covariance_norm * u / 2)}),
        "r^2 + (n-1) q - r sqrt(2(n-1)|Sigma|u) >= 0 for every r if q >= |Sigma|u/2: a sample's own length makes up "
        "for what the noise of the others costs it.",
    ),
    own(
        ID,
        "informative",
        satisfiable(
            {
                "distinguishability": _claim.hypotheses["distinguishability"],
                "n": sp.Eq(n, 16),
                "D": sp.Eq(difference, 10),
                "covariance": sp.Eq(covariance_norm, 1),
                "non-vacuous": sp.Lt(2 * n * sp.exp(-u), sp.Rational(1, 50)),
            }
        ),
        "At n = 16, |Sigma| = 1, D = 10 it promises accuracy 1 with a probability above 98%, in any dimension.",
    ),
    own(
        MEMORY,
        None,
        Chain(
            "training accuracy 1 after one step, with probability >= 1 - 3n exp(-u)",
            (
                f"{MEMORY}/along the means",
                f"{MEMORY}/length",
                f"{MEMORY}/margin",
                f"{ID}/given a sample",
                "LD-T4.1/rank one",
                "LD-T4.1/first update",
            ),
            ("union bound",),
            "For each sample three events of probability e^(-u); outside them its margin is not negative.",
        ),
        "If sqrt(Tr Sigma - |Sigma|) >= sqrt(2|Sigma|u) + (1 + 1/sqrt(2)) sqrt((n-1)|Sigma|u), the means are opposite "
        "and W_B(0) = 0, one step puts all n training samples on their side with probability at least 1 - 3n exp(-u), "
        "even at D = 0: training accuracy shows nothing of distinguishability.",
    ),
    own(
        MEMORY,
        "along the means",
        proof(
            Relation(difference**2 / 4 - _ALONG, ">=", -covariance_norm * u / 2),
            (),
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "a.mu >= D^2/4 - D sqrt(|Sigma|u/2) >= -|Sigma|u/2 for every D, but for probability exp(-u).",
    ),
    own(
        MEMORY,
        "length",
        proof(
            Relation(_r, ">=", NEEDED),
            {
                "spread": _memory.hypotheses["spread"],
                "length": sp.Ge(_r, sp.sqrt(least_trace - covariance_norm) - _SHORT),
                "squared Lipschitz constant": sp.Le(_variance, covariance_norm),
            },
            Relation(sp.exp(-(_SHORT**2) / (2 * _variance)), "<=", sp.exp(-u)),
            axioms=("Gaussian concentration", "Gaussian Poincare inequality"),
        ),
        "E|a| >= (E|a|^2 - |Sigma|)^(1/2) >= (Tr Sigma - |Sigma|)^(1/2), and |a| falls short by more than "
        "sqrt(2|Sigma|u) with probability at most exp(-u).",
    ),
    own(
        MEMORY,
        "margin",
        proof(
            Relation(_MARGIN, ">=", 0),
            {**_MANY, "along": sp.Ge(_q, -covariance_norm * u / 2), "length": sp.Ge(_r, NEEDED)},
        ),
        "r^2 + (n-1) q - r sqrt(2(n-1)|Sigma|u) >= 0 if q >= -|Sigma|u/2 and r >= (1 + 1/sqrt(2)) sqrt((n-1)|Sigma|u).",
    ),
    own(
        MEMORY,
        "informative",
        satisfiable(
            {
                "spread": _memory.hypotheses["spread"],
                "n": sp.Eq(n, 16),
                "trace": sp.Eq(least_trace, 4096),
                "covariance": sp.Eq(covariance_norm, 1),
                "non-vacuous": sp.Lt(3 * n * sp.exp(-u), sp.Rational(1, 50)),
            }
        ),
        "At n = 16, d = 4096, Sigma = I it promises accuracy 1 with a probability above 98%, for every D.",
    ),
)
