"""DV-TC.5: the envelope for nearly orthogonal concepts (theory.md §2).

As TB.3, with the residual of LC.4: its noise terms are 5/4 of LB.2's, and the lower rate is printed as half of TB.3's.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import Q, Z, delta, epsilon, l_b, t, v
from dpotheory.prover import Relation
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_lc_4 import CORRECTED
from proofs_check.dv.dv_t4_2 import K_VALUES, WORST
from proofs_check.dv.dv_tb_3 import HALF, ONE, QUARTER, at_tau_1, integrated, lower_rate, upper_rate
from proofs_check.dv.shared import SETTING, SLACK, hypotheses
from proofs_check.evidence import Chain, Derivation, proof, satisfiable
from proofs_check.step import own, printed

ENVELOPE: Any = claims["DV-TC.5"]
GIVEN = hypotheses("DV-TC.5")
RESIDUAL: Any = claims["DV-LC.4"].upper
UNSIGNED = 2 * Q * (5 * SLACK + 2 * (Z - 1) * (l_b**2 + sp.Rational(5, 2) * SLACK))
"""LC.4's residual with |S_i| ≤ 2(Z − 1), signs not kept."""
_count = sp.Symbol("L", positive=True)
_half, _each, _margin = (sp.Symbol(name, real=True) for name in ("lead", "part", "r_i"))

_AXIOMS = ("continuation", "comparison of ODEs")


STEPS = (
    printed(
        "DV-TC.5",
        "arithmetic",
        proof(
            Relation(_half - sp.Rational(5, 2) * _each, ">=", _each),
            {"one half": sp.Eq(_half, sp.Rational(1, 2)), "an eighth": sp.Eq(_each, sp.Rational(1, 8))},
        ),
    ),
    printed("DV-TC.5", "tau_1", Derivation(lambda: [(at_tau_1(ENVELOPE.upper), sp.log(3))])),
    printed(
        "DV-TC.5",
        "envelope at tau_1",
        proof(
            Relation(_margin, ">=", sp.log(3) / 80),
            {
                "at tau_1": sp.Eq(t, ENVELOPE.until),
                "from below": sp.Ge(_margin, ENVELOPE.lower),
                "from above": sp.Le(_margin, ENVELOPE.upper),
            },
            Relation(_margin, "<=", sp.log(3)),
        ),
    ),
    own(
        "DV-TC.5",
        "rates integrate",
        Derivation(
            lambda: [(integrated(Q / 8), ENVELOPE.lower), (integrated(10 * Q), ENVELOPE.upper)],
            axioms=("comparison of ODEs",),
        ),
        "Velocities between Q beta^2/(8N) and 10 Q beta^2/N make r_L and r_U.",
    ),
    own(
        "DV-TC.5",
        "lower rate with LC.4 as printed",
        proof(lower_rate(RESIDUAL, 3 * Q / 16), {**GIVEN, **QUARTER, **ONE}),
        "With the printed residual and sigma <= 1 the velocity is at least 3Q beta^2/(16N).",
    ),
    own(
        "DV-TC.5",
        "upper rate with LC.4 as printed",
        proof(upper_rate(RESIDUAL, 10 * Q), {**GIVEN, **QUARTER, **HALF}),
        "With the printed residual and sigma <= 1/2 the velocity is at most 10 Q beta^2/N.",
    ),
    own(
        "DV-TC.5",
        "lower rate, |S_i| <= 2(Z-1)",
        proof(lower_rate(CORRECTED, Q / 8), {**GIVEN, **QUARTER, **HALF}),
        "With the corrected residual and sigma <= 1/2 (margins start at 0 and do not fall) the rate of r_L holds.",
    ),
    own(
        "DV-TC.5",
        "upper rate, |S_i| <= 2(Z-1)",
        proof(upper_rate(CORRECTED, 10 * Q), {**GIVEN, **QUARTER, **HALF}),
        "With the corrected residual the rate of r_U holds.",
    ),
    own(
        "DV-TC.5",
        "lower rate, |S_i| <= 2(Z-1), without signs",
        proof(lower_rate(UNSIGNED, 3 * Q / 16), {**GIVEN, **QUARTER, **HALF}),
        "With |S_i| <= 2(Z-1) and signs not kept the velocity is still at least 3Q beta^2/(16N).",
    ),
    printed(
        "DV-TC.5",
        None,
        Chain(
            "r_L(t) <= r_i(t) <= r_U(t) for t <= tau_1 with probability >= 1 - delta(epsilon) of LC.3",
            (
                "DV-L4.1",
                "DV-LC.3/signed event",
                "DV-LC.4/corrected residual",
                "DV-TB.3/sigmoid from below",
                "DV-TB.3/sigmoid from above",
                "DV-TC.5/lower rate, |S_i| <= 2(Z-1)",
                "DV-TC.5/upper rate, |S_i| <= 2(Z-1)",
                "DV-TC.5/rates integrate",
                "DV-TC.5/tau_1",
            ),
            _AXIOMS,
            "While margins are in [0, log 3], sigma(-r) is in [1/4, 1/2] and velocities are in [Q/8, 10Q] beta^2/N; "
            "margins start at 0, so none leaves through 0, and none reaches log 3 before tau_1.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own(
        "DV-TC.5",
        "feasible",
        satisfiable({**GIVEN, **SETTING, "not orthogonal": sp.Gt(delta, 0)}),
        "The hypotheses can hold together, with concepts that are not orthogonal.",
    ),
    own(
        "DV-TC.5",
        "how near to orthogonal",
        proof(Relation(delta, "<=", 1 / (128 * (Z + 2))), GIVEN, Relation(delta, "<=", sp.Rational(1, 384))),
        "The conditions on epsilon and delta leave only delta <= 1/(128(Z+2)) <= 1/384.",
    ),
    own(
        "DV-TC.5",
        "where it is non-vacuous",
        proof(
            Relation(v, "<", 1 / (64 * (Z + 2) * sp.sqrt(_count))),
            {"slack": GIVEN["slack"], "probability is positive": sp.Lt(16 * _count, epsilon**2)},
        ),
        "With L = log((16Z+8)KQ^2), the probability is positive (even for c = oo) only if v < 1/(64 (Z+2) sqrt L).",
    ),
    *(
        own(
            "DV-TC.5",
            f"first non-vacuous at T4.2's noise, K = {k}",
            FirstInformative(claims["DV-TC.5"], k, edge=WORST),
            f"Smallest Q with a positive probability at v = 1/(32 sqrt Q), d = 5Q, Z = 1, K = {k}.",
        )
        for k in K_VALUES
    ),
)
