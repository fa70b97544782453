"""PG-T4.1: from TA.1 and δ(ε) to the probability in Q alone, where Z may grow with Q (theory.md §2).

At v = 1/(4√Q) the linear part's exponent is Q/(256(Z+2)²) ≥ √Q/256, not Q^{3/4}/256. The printed probability can be
saved all the same, because its other exponent has an unknown constant, and a small one will do.
"""

import itertools

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.pg.pg_ta_1 import TAU_1
from dpotheory.claims.symbols import K, Q, Z, beta, c, d, epsilon, t, tau, tau_1, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_lb_1 import BERNSTEIN
from proofs_check.dv.dv_t4_2 import (
    FAR_EXPONENT,
    K_VALUES,
    LINEAR_EXPONENT,
    NEAR_EXPONENT,
    at_edge,
    exponents_no_smaller,
)
from proofs_check.dv.shared import SETTING, N, failure, hypotheses
from proofs_check.evidence import Chain, Proof, proof, satisfiable
from proofs_check.step import own, printed, reading

CLAIM = claims["PG-T4.1"]
GIVEN = hypotheses("PG-T4.1")
EDGE = {d: 5 * Q, v: 1 / (4 * sp.sqrt(Q))}
SMALL = sp.Rational(1, 1000)
"""A constant c with which the printed probability holds."""

_y = sp.Symbol("y", positive=True)
_grow = {"sharing": sp.Le(Z, Q ** sp.Rational(1, 4) - 2)}
_first, *_rest = exponents_no_smaller(EDGE)
_other = sp.Symbol("d_2", integer=True, positive=True)
_scale = TAU_1 * d * v**2 * beta**2 / N

_samples, _more = (sp.Symbol(name, positive=True) for name in ("N", "N_more"))
_COUNTS = {"N": sp.Eq(_samples, 2 * K * Q), "N of Q + 1": sp.Eq(_more, 2 * K * (Q + 1))}


def _tau_1(samples: sp.Expr, per_cluster: sp.Expr) -> sp.Expr:
    """As printed, with N as a symbol, over log 3, so that numbers are rational."""
    return samples * tau / (10 * per_cluster * beta**2)


_SAVED = Chain(
    "delta(epsilon) with c = 3/20 is at most 8KQ^(9/4) exp(-min(c sqrt(Q)/5, Q^(3/4)/256)) with c = 1/1000",
    (
        "PG-T4.1/exponents",
        "PG-T4.1/linear exponent, corrected",
        "PG-T4.1/product exponent",
        "PG-T4.1/prefactor grows with Z",
        "PG-T4.1/a constant that saves it",
        "PG-T4.1/the smaller exponent",
    ),
    (),
    "Prefactor and exponents are replaced by their worst values in Z, then by y = Q^(1/4).",
)
_gains = [SMALL * _y**2 / 5 - _y**2 / 256, SMALL * _y**2 / 5 - BERNSTEIN * _y**2 / 5]
"""Logarithms of the two tails over the printed one."""
_PIECES = [sp.Rational(piece, 4) for piece in (12, 16, 17, 18, 19, 20, 21, 22, 24, 32, 56)]
"""Where the 2 % of room at y = 5 makes the interval arithmetic work hardest, the pieces are short."""
_BOTH = (1 - sp.Rational(3, 2) / _y) * (sp.exp(_gains[0]) + sp.exp(_gains[1]))

STEPS = (
    printed(
        "PG-T4.1",
        "substitution",
        _SAVED,
        "T4.1's c is a constant of its own, and the sum as a whole is compared, not exponent with exponent",
    ),
    reading(
        "PG-T4.1",
        "substitution, the constant of LB.1",
        proof(
            Relation(at_edge(failure("PG-TA.1"), EDGE), "<=", failure(CLAIM)),
            {
                **_grow,
                "said": sp.Lt(failure(CLAIM), 1),
                "the constant of LB.1": sp.Eq(c, BERNSTEIN),
                "shares as large as allowed": sp.Eq(Z, 98),
                "samples": sp.Eq(Q, 100**4),
            },
        ),
        "The same with one constant in both, the c = 3/20 that is proved for LB.1.",
        of="substitution",
    ),
    reading(
        "PG-T4.1",
        "linear exponent",
        proof(Relation(at_edge(LINEAR_EXPONENT, EDGE), ">=", Q ** sp.Rational(3, 4) / 256), _grow),
        "With the printed exponent that has no c: epsilon^2/16 >= Q^(3/4)/256.",
        of="substitution",
    ),
    own(
        "PG-T4.1",
        "product exponent",
        proof(
            Relation(at_edge(FAR_EXPONENT, EDGE), ">=", sp.sqrt(Q) / 5),
            _grow,
            Relation(at_edge(NEAR_EXPONENT, EDGE), ">=", sp.sqrt(Q) / 5),
        ),
        "(c epsilon/v) min(1, epsilon/(dv)) >= c sqrt(Q)/5, the printed exponent that has c.",
    ),
    printed(
        "PG-T4.1",
        "more samples, less time",
        proof(Relation(_tau_1(_more, Q + 1), "<", _tau_1(_samples, Q)), _COUNTS),
        "tau_1 at fixed K, N = 2KQ",
    ),
    reading(
        "PG-T4.1",
        "more samples, less time, at fixed N",
        proof(Relation(_tau_1(_samples, Q + 1), "<", _tau_1(_samples, Q))),
        "tau_1 = N tau log 3/(10 Q beta^2) with the number N of all samples held fixed, so for fewer values.",
        of="more samples, less time",
    ),
    printed(
        "PG-T4.1",
        "time proportional to N/(dv^2 beta^2)",
        proof(Relation(_scale, "==", _scale.subs(d, _other))),
        "tau_1 = N tau log 3/(10 Q beta^2)",
    ),
    reading(
        "PG-T4.1",
        "time proportional to N/(dv^2 beta^2), by TA.1's r_U",
        proof(
            Relation(t, "==", tau * sp.log(3) / 2 * (_samples / (d * v**2 * beta**2))),
            {"r_U is log 3": sp.Eq(2 * d * v**2 * beta**2 * t, _samples * tau * sp.log(3))},
        ),
        "The time at which the upper side 2dv^2 beta^2 t/(N tau) that TA.1 prints reaches log 3.",
        of="time proportional to N/(dv^2 beta^2)",
    ),
    own(
        "PG-T4.1",
        "training time",
        proof(
            Relation(_tau_1(_more, Q + 1), "==", _tau_1(_samples, Q)),
            _COUNTS,
            Relation(sp.log(3) * _tau_1(_samples, Q), "==", tau_1),
        ),
        "tau_1 = N tau log 3/(10 Q beta^2) = K tau log 3/(5 beta^2) depends neither on Q nor on d v^2.",
        corrects="more samples, less time",
    ),
    own(
        "PG-T4.1",
        "exponents",
        proof(_first, GIVEN, *_rest),
        "For v <= 1/(4 sqrt Q) and d <= 5Q no exponent is smaller than at equality.",
    ),
    own(
        "PG-T4.1",
        "linear exponent, corrected",
        proof(Relation(at_edge(LINEAR_EXPONENT, EDGE), ">=", sp.sqrt(Q) / 256), _grow),
        "The linear exponent is at least sqrt(Q)/256.",
        corrects="linear exponent",
    ),
    own(
        "PG-T4.1",
        "a constant that saves it",
        Proof(
            (
                *(
                    implies({"from": sp.Ge(_y, start), "to": sp.Le(_y, end)}, Relation(_BOTH, "<=", 1))
                    for start, end in itertools.pairwise(_PIECES)
                ),
                implies({"from": sp.Ge(_y, 14)}, Relation(sp.exp(_gains[0]) + sp.exp(_gains[1]), "<=", 1)),
            )
        ),
        "With y = Q^(1/4) >= Z + 2 >= 3, c = 3/20 in LB.1 and c = 1/1000 here, (8y - 12)/(8y) times both tails is at "
        "most exp(-c y^2/5).",
    ),
    own(
        "PG-T4.1",
        "the smaller exponent",
        proof(Relation(sp.Min(SMALL * _y**2 / 5, _y**3 / 256, evaluate=False), "<=", SMALL * _y**2 / 5)),
        "With that c the printed exponent is at most c sqrt(Q)/5.",
    ),
    own(
        "PG-T4.1",
        "prefactor grows with Z",
        proof(Relation(8 * Z + 4, "<=", 8 * Q ** sp.Rational(1, 4) - 12), _grow),
        "8Z + 4 <= 8Q^(1/4) - 12.",
    ),
    printed(
        "PG-T4.1",
        None,
        Chain(
            "r_L(t) <= r_i(t) <= 10Q beta^2 t/(N tau) for t <= tau_1 with the printed probability, c = 1/1000",
            ("PG-TA.1/corrected statement", "DV-LB.1/product tail", "PG-T4.1/substitution"),
            (),
            "TA.1, corrected, at the largest epsilon.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own("PG-T4.1", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
    own(
        "PG-T4.1",
        "feasible region in Q",
        proof(Relation(Q, ">=", 81), GIVEN),
        "Z >= 1 and Z <= Q^(1/4) - 2 need Q >= 81.",
    ),
    *(
        own(
            "PG-T4.1",
            f"first non-vacuous, K = {k}",
            FirstInformative(CLAIM, k, 81),
            f"Smallest Q with a positive probability, K = {k}.",
        )
        for k in K_VALUES
    ),
    *(
        own(
            "PG-TA.1",
            f"first non-vacuous at T4.1's noise, K = {k}",
            FirstInformative(
                claims["PG-TA.1"], k, edge=((epsilon, LARGEST_EPSILON), *EDGE.items(), (Z, sp.Integer(1)))
            ),
            f"Smallest Q with a positive probability at v = 1/(4 sqrt Q), d = 5Q, Z = 1, largest epsilon, K = {k}.",
        )
        for k in K_VALUES
    ),
)
