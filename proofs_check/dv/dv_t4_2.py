"""DV-T4.2: from TB.3 and δ(ε) to the probability in Q alone (theory.md §2)."""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.symbols import K, Q, Z, d, epsilon, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_lb_1 import BERNSTEIN
from proofs_check.dv.shared import SETTING, failure, hypotheses
from proofs_check.evidence import Chain, Family, proof, satisfiable
from proofs_check.step import own, printed

CLAIM = claims["DV-T4.2"]
GIVEN = hypotheses("DV-T4.2")
K_VALUES = (1, 10, 100, 1000)

EDGE = {d: 5 * Q, v: 1 / (32 * sp.sqrt(Q))}
"""The substitution that the paper names, besides the largest ε."""
WORST = ((epsilon, LARGEST_EPSILON), *EDGE.items(), (Z, sp.Integer(1)))


def at_edge(expression: sp.Expr, edge: dict) -> sp.Expr:
    """The expression at the largest ε and at the named d and v."""
    return expression.subs(epsilon, LARGEST_EPSILON).subs(edge)


LINEAR_EXPONENT = epsilon**2 / 16
FAR_EXPONENT, NEAR_EXPONENT = epsilon / v, epsilon**2 / (d * v**2)
"""The product tail's exponent is c times the smaller of these."""


def exponents_no_smaller(edge: dict) -> tuple[Relation, ...]:
    """At the largest ε every exponent of δ(ε) is at least what it is at the named d and v."""
    exponents = (LINEAR_EXPONENT, FAR_EXPONENT, NEAR_EXPONENT)
    return tuple(Relation(e.subs(epsilon, LARGEST_EPSILON), ">=", at_edge(e, edge)) for e in exponents)


_y = sp.Symbol("y", positive=True)
_SHARING = {name: GIVEN[name] for name in ("limited sharing", "shared norm from below", "shared norm from above")}
_first, *_rest = exponents_no_smaller(EDGE)
_printed_exponent = Q ** sp.Rational(3, 4) / 256

STEPS = (
    printed(
        "DV-T4.2",
        "substitution",
        Family(
            implies(_SHARING, Relation(at_edge(failure("DV-TB.3"), EDGE), "<=", failure(CLAIM))),
            "c",
            {"K": sp.Integer(1), "Q": sp.Integer(1), "Z": sp.Integer(1), "l_b": sp.Rational(1, 2)},
        ),
        informative="substitution where it matters",
    ),
    own(
        "DV-T4.2",
        "exponents",
        proof(_first, GIVEN, *_rest),
        "For v <= 1/(32 sqrt Q) and d <= 5Q no exponent is smaller than at equality.",
    ),
    own("DV-T4.2", "at most four values a token", proof(Relation(Z, "<=", 4), GIVEN), "l_b >= 1/4 makes Z at most 4."),
    own(
        "DV-T4.2",
        "exponents against the printed one",
        proof(
            Relation(at_edge(LINEAR_EXPONENT, EDGE), ">=", _printed_exponent),
            {"Z": sp.Le(Z, 4)},
            Relation(at_edge(FAR_EXPONENT, EDGE), ">=", sp.sqrt(Q) / 5),
            Relation(at_edge(NEAR_EXPONENT, EDGE), ">=", sp.sqrt(Q) / 5),
        ),
        "At the edge the exponents are at least Q^(3/4)/256 and c sqrt(Q)/5, for every Q.",
    ),
    own(
        "DV-T4.2",
        "prefactor",
        proof(
            Relation(2 * (8 * Z + 4) * K * Q**2, "<=", 8 * K * Q ** sp.Rational(9, 4)),
            {"Z": sp.Le(Z, 4), "samples": sp.Ge(Q, 6561)},
        ),
        "2(8Z+4)KQ^2 <= 8KQ^(9/4) from Q = 9^4 = 6561 on, for every Z <= 4.",
    ),
    own(
        "DV-T4.2",
        "silent below",
        proof(Relation(sp.log(8) + 9 * sp.log(_y) - _y**3 / 256, ">=", 0), {"from": sp.Ge(_y, 1), "to": sp.Le(_y, 9)}),
        "For Q = y^4 <= 6561 the printed failure probability is at least 1, whatever c and K, so it says nothing.",
    ),
    own(
        "DV-T4.2",
        "substitution where it matters",
        Chain(
            "delta(epsilon) <= 8KQ^(9/4) exp(-min(c sqrt(Q)/5, Q^(3/4)/256)) whenever the right side is below 1",
            (
                "DV-T4.2/exponents",
                "DV-T4.2/at most four values a token",
                "DV-T4.2/exponents against the printed one",
                "DV-T4.2/prefactor",
                "DV-T4.2/silent below",
            ),
            (),
            "Below Q = 6561 the right side is at least 1; from there on prefactor and both exponents compare.",
        ),
        "The passage holds for every Q >= 6561, and below that the printed probability is not positive.",
        corrects="substitution",
    ),
    printed(
        "DV-T4.2",
        None,
        Chain(
            "r_L(t) <= r_i(t) <= r_U(t) for t <= tau_1 with the printed probability",
            ("DV-TB.3", "DV-T4.2/substitution where it matters"),
            (),
            "TB.3 at the largest epsilon; v <= 1/(32 sqrt Q) is within its v <= 1/(4 sqrt Q).",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    own("DV-T4.2", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
    *(
        own(
            "DV-T4.2",
            f"first non-vacuous, K = {k}",
            FirstInformative(CLAIM, k),
            f"Smallest Q with a positive probability, K = {k}.",
        )
        for k in K_VALUES
    ),
    *(
        own(
            "DV-T4.2",
            f"first non-vacuous with c = 3/20, K = {k}",
            FirstInformative(CLAIM, k, constant=BERNSTEIN),
            f"Smallest Q with a positive probability at the constant that is proved, K = {k}.",
        )
        for k in K_VALUES
    ),
    *(
        own(
            "DV-TB.3",
            f"first non-vacuous at T4.2's noise, K = {k}",
            FirstInformative(claims["DV-TB.3"], k, edge=WORST),
            f"Smallest Q with a positive probability at v = 1/(32 sqrt Q), d = 5Q, Z = 1, largest epsilon, K = {k}.",
        )
        for k in K_VALUES
    ),
)
