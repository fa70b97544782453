"""PG-TA.1: the envelope as PG prints it, whose upper side is not the one that its proof derives (theory.md §2)."""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.pg import pg_ta_1
from dpotheory.claims.symbols import K, Q, beta, c, d, l_b, t, tau, tau_1, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.dv_lb_2 import CORRECTED
from proofs_check.dv.dv_tb_3 import FASTEST, HALF, MOST, ONE, QUARTER, RESIDUAL, at, integrated, lower_rate, upper_rate
from proofs_check.dv.shared import SETTING, failure, hypotheses, lower, until, upper
from proofs_check.evidence import Chain, Derivation, Family, proof, satisfiable
from proofs_check.step import own, printed

CLAIM = claims["PG-TA.1"]
GIVEN = hypotheses("PG-TA.1")
DERIVED = (5 * Q + 2 * d * v**2) / 2


def _crossed() -> Family:
    """K = Z = 1, Q = 40, d = 2 and v small against c: a positive probability, and a lower side above the upper one."""
    small = 1 / (1000 * (1 + 1 / c))
    values = {"K": 1, "Z": 1, "Q": 40, "d": 2, "l_b": 0, "beta": 1, "tau": 1, "t": sp.Rational(1, 10)}
    return Family(
        implies(
            {**GIVEN, "until": sp.Le(t, until(CLAIM)), "said": sp.Lt(failure(CLAIM), 1)},
            Relation(lower(CLAIM), "<=", upper(CLAIM)),
        ),
        "c",
        {**{name: sp.sympify(value) for name, value in values.items()}, "v": small, "epsilon": 1 / (48 * small)},
    )


_samples = sp.Symbol("N", positive=True)
_lower_side = Derivation(lambda: [(integrated(Q / 4), lower(CLAIM))], axioms=("comparison of ODEs",))

STEPS = (
    printed("PG-TA.1", None, _crossed()),
    printed("PG-TA.1", "lower rate", proof(lower_rate(RESIDUAL, Q / 4), {**GIVEN, **QUARTER, **ONE})),
    printed("PG-TA.1", "lower side", _lower_side),
    printed("PG-TA.1", "upper side", proof(Relation(at(DERIVED), "==", upper(CLAIM)))),
    printed("PG-TA.1", "upper rate", proof(upper_rate(RESIDUAL, DERIVED), {**GIVEN, **QUARTER, **HALF})),
    printed("PG-TA.1", "upper rate weakened", proof(Relation(DERIVED, "<=", 10 * Q), GIVEN)),
    printed(
        "PG-TA.1",
        "tau_1",
        proof(
            Relation(10 * Q * beta**2 * t / (_samples * tau), "==", sp.log(3)),
            {"N": sp.Eq(_samples, 2 * K * Q), "at tau_1": sp.Eq(t, _samples * tau * sp.log(3) / (10 * Q * beta**2))},
            Relation(t, "==", tau_1),
        ),
    ),
    own(
        "PG-TA.1",
        "derived upper side",
        Derivation(
            lambda: [
                (integrated(DERIVED), pg_ta_1.DERIVED_UPPER),
                (integrated(10 * Q), pg_ta_1.WEAKENED_UPPER),
            ],
            axioms=("comparison of ODEs",),
        ),
        "The rates (5Q + 2dv^2)/2 and 10Q make the upper sides (5Q + 2dv^2) beta^2 t/(2N tau) and "
        "10Q beta^2 t/(N tau).",
        corrects="upper side",
    ),
    own(
        "PG-TA.1",
        "shared norm",
        proof(Relation(l_b, "<=", sp.Rational(1, 2)), GIVEN),
        "Z >= 1 and 4Z l_b^2 <= 1 give l_b <= 1/2, although no limit on l_b is printed.",
    ),
    own(
        "PG-TA.1",
        "rates, |S_i| <= 2(Z-1)",
        proof(
            lower_rate(CORRECTED, Q / 4),
            {**GIVEN, **QUARTER, **HALF},
            Relation(sp.expand(FASTEST / MOST) + CORRECTED, "<=", 2 * DERIVED),
        ),
        "With the corrected residual both rates of the proof hold (the upper one is linear in max sigma <= 1/2).",
    ),
    own(
        "PG-TA.1",
        "corrected statement",
        Chain(
            "beta^2 t/(8K tau) <= r_i(t) <= 10Q beta^2 t/(N tau) for t <= tau_1 with probability >= 1 - delta(epsilon)",
            (
                "PG-TA.1/shared norm",
                "DV-L4.1",
                "DV-LB.1/signed event",
                "DV-LB.2/corrected residual",
                "DV-TB.3/sigmoid from below",
                "DV-TB.3/sigmoid from above",
                "PG-TA.1/rates, |S_i| <= 2(Z-1)",
                "PG-TA.1/lower side",
                "PG-TA.1/derived upper side",
                "PG-TA.1/upper rate weakened",
                "PG-TA.1/tau_1",
            ),
            ("continuation", "comparison of ODEs"),
            "As DV-TB.3: while margins are in [0, log 3] velocities are in [Q/4, 10Q] beta^2/N.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "With the upper side that the proof derives the theorem holds.",
        corrects="",
    ),
    own("PG-TA.1", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
)
