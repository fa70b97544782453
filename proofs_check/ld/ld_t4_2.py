"""LD-T4.2: the first increment, the later ones, and how they turn the boundary (theory.md §3).

`ld_increment` decides what is random, `ld_turn` the combination. The first increment has the trouble of T4.1: its
deviation from μ₊ − μ₋ is about 2(2 Tr Σ/n)^{1/2}, and a bound along one direction does not make that small.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.ld.ld_t4_1 import MEAN_TAIL, NORM_TAIL
from dpotheory.claims.symbols import (
    alpha,
    beta_prime,
    c_n,
    c_n_prime,
    c_v,
    covariance_norm,
    d,
    eta,
    n,
    phi,
    t,
)
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Chain, Proof, proof, satisfiable
from proofs_check.ld.ld_features import FIRST_UPDATE, LAW, in_powers, trace, x, y
from proofs_check.ld.ld_increment import first_increment, theorem
from proofs_check.ld.ld_means import CONCENTRATION, GAUSSIAN
from proofs_check.ld.ld_turn import (
    COS,
    FLOOR,
    GIVEN,
    ID,
    LOWER,
    SIN,
    UNIT,
    UNTIL,
    combination,
    combined,
    one_step,
    without_c_n,
)
from proofs_check.step import own, printed, reading

CLAIM: Any = claims[ID]

_g, _moved = (sp.Symbol(name, nonnegative=True) for name in ("g_norm", "moved"))
_RELATIVE = (2 + c_n_prime * x / sp.sqrt(d) / 3) * y
"""The relative deviation of an increment from (β′η/4)d^(Δ−1/2) e: 2y of the means, c_n y/3 of the sigmoids."""
_MANY = {"many samples": sp.Ge(n * x**2 * y**2, 8 * trace)}

_UPDATE = ("LD-T4.1/rank one", "LD-T4.1/first update")

STEPS = (
    printed(
        ID,
        None,
        theorem(),
        "c' may depend on alpha, c_v and c_n', which are fixed numbers in the witness",
        rests_on=_UPDATE,
    ),
    printed(ID, "first increment", first_increment(), rests_on=_UPDATE),
    own(
        ID,
        "first increment on the event",
        proof(
            Relation((1 - 2 * y) / (1 + 2 * y), ">=", 1 - 4 * y),
            axioms=("Cauchy-Schwarz", "triangle inequality"),
        ),
        "If both means deviate by at most d^(Delta-nu), then cos(Delta W(1), mu_+ - mu_-) >= (1-2y)/(1+2y) >= 1-4y.",
        corrects="first increment",
    ),
    own(
        ID,
        "exponent of the deviation",
        proof(
            Relation(n * (x * y) ** alpha / (4 * c_v * sp.sqrt(d) * y**2), ">=", n * x**alpha / (4 * c_v * sp.sqrt(d))),
            {"tail exponent": sp.Le(alpha, 2), "concentration from below": GIVEN["concentration from below"]},
        ),
        "At s = d^(Delta-nu) and |Sigma| <= c_v d^(1/2-2nu) the exponent of T4.1 is at least the one at s = d^Delta.",
    ),
    printed(
        ID,
        "later increments",
        Proof(
            (
                implies(
                    {"norms": sp.Le(_g, 2 * c_n * sp.sqrt(d))},
                    Relation(eta * beta_prime**2 / d * _g**2 / 2, "<=", 2 * beta_prime**2 * eta * c_n**2),
                ),
                implies(
                    {**GIVEN, "steps": sp.Le(t, UNTIL), "T4.1 per step": sp.Le(_moved, 3 * t * UNIT)},
                    without_c_n(
                        Relation(2 * beta_prime**2 * eta * c_n**2 * _moved, "<=", c_n * y / 3 * FIRST_UPDATE * x)
                    ),
                ),
                implies(GIVEN, Relation((1 - _RELATIVE) / (1 + _RELATIVE), ">=", FLOOR)),
                implies(GIVEN, Relation(FIRST_UPDATE * x * (1 - _RELATIVE), ">=", UNIT / 16)),
            ),
            ("Cauchy-Schwarz", "triangle inequality"),
        ),
    ),
    printed(ID, "combine", combination(), "for every phi, as no range is printed"),
    reading(
        ID,
        "combine, phi at most 1-13y",
        one_step(COS, SIN, {"cosine": sp.Le(COS, FLOOR)}),
        "The conclusion after one step on the event that both means deviate by at most d^(Delta-nu), for a start with "
        "phi <= 1-13 d^(-nu).",
        of="combine",
    ),
    reading(
        ID,
        "combine, phi not negative",
        one_step(sp.Integer(1), sp.Integer(0), {}),
        "The same for starts with phi >= 0, at an aligned start (phi = 1).",
        of="combine",
    ),
    own(
        ID,
        "combine, 0 <= phi <= 1-13y",
        combined(),
        "Increments of total length T >= beta' eta t d^(Delta-1/2)/16 with cosine >= 1-13y give the printed bound when "
        "0 <= phi <= 1-13 d^(-nu).",
        corrects="combine",
    ),
    own(
        ID,
        "statement on the event",
        Chain(
            "the printed bound for all printed t, if 0 <= phi <= 1 - 13 d^(-nu)",
            (
                f"{ID}/first increment on the event",
                f"{ID}/later increments",
                f"{ID}/combine, 0 <= phi <= 1-13y",
                "LD-T4.1/first update",
                "LD-T4.1/sigmoids after one step",
                "LD-T4.1/rank one",
                "LD-T4.1/per step",
            ),
            argument="Increments differ from the first one by what the sigmoids differ from 1/2.",
        ),
        "On the event that both means deviate by at most d^(Delta-nu) and all |g| <= 2 c_n sqrt(d), for "
        "0 <= phi <= 1-13 d^(-nu).",
    ),
    own(
        ID,
        "many samples: probability",
        proof(
            Relation(sp.sqrt(2 * trace / n) + x * y / 2, "<=", x * y),
            {**_MANY, "covariance": GIVEN["covariance"], "y": sp.Le(y, 1)},
            Relation(
                sp.exp(-((x * y / 2) ** 2) * n / (4 * covariance_norm)),
                "<=",
                sp.exp(-(n / sp.sqrt(d)) * x**2 / (16 * c_v)),
            ),
            Relation(sp.exp(-((c_n * sp.sqrt(d)) ** 2) / (2 * covariance_norm)), "<=", (NORM_TAIL / n).subs(GAUSSIAN)),
            axioms=CONCENTRATION,
        ),
        "If n d^(2 Delta - 2 nu) >= 8 Tr Sigma, a Gaussian mean deviates by more than d^(Delta-nu) with probability at "
        "most exp(-gamma d^(2 Delta)/(16 c_v)); and the tail of |g| holds with c' = c_n^2/(2 c_v).",
    ),
    own(
        ID,
        "Gaussian features and many samples",
        Chain(
            "the printed bound with probability >= 1 - 2n exp(-c_n^2 sqrt(d)/(2 c_v)) - "
            "2 exp(-gamma d^(2 Delta)/(16 c_v)), if n d^(2 Delta - 2 nu) >= 8 Tr Sigma and 0 <= phi <= 1 - 13 d^(-nu)",
            (f"{ID}/statement on the event", f"{ID}/many samples: probability"),
            ("union bound",),
            "Outside two deviations and n norms the event holds.",
        ),
        "The statement for Gaussian features, enough samples, 0 <= phi <= 1-13 d^(-nu), and a probability of its own.",
        corrects="",
    ),
    own(
        ID,
        "how far it goes",
        proof(
            Relation((LOWER - phi) / (FLOOR - phi), "<=", y / 3),
            {**GIVEN, "steps": sp.Le(t, UNTIL), "cosine": sp.Lt(phi, FLOOR)},
        ),
        "At its last step the bound covers at most d^(-nu)/3 <= 1/48 of the way from phi to 1-13 d^(-nu).",
    ),
    own(
        ID,
        "feasible",
        satisfiable({**LAW, **GIVEN, "one step": sp.Ge(UNTIL, 1), "non-vacuous": sp.Lt(in_powers(MEAN_TAIL), 1)}),
        "The hypotheses can hold together with at least one step and positive probability for c' = oo.",
    ),
    own(
        ID,
        "vacuous",
        proof(Relation(UNTIL, "<", 1), {"large step": sp.Gt(72 * beta_prime**2 * eta * c_n_prime * x, y * sp.sqrt(d))}),
        "Where 72 beta'^2 eta c_n' > d^(1/2-Delta-nu) the statement covers no step; its probability is at most 0 where "
        "T4.1's is.",
    ),
)
