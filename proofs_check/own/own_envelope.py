"""OWN-envelope: sharp rates of margins on E(ε), signs kept, for any decreasing convex loss (theory.md §4).

Weights w = −f′(r) lie in [w_least, w_most]; for DPO until log 3 that is [1/4, 1/2]. Rates are in units of β²/N.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.rates import (
    COURSE,
    DRAG,
    FAST,
    GAP,
    LARGEST_RATE,
    LEAST_RATE,
    LIFT,
    NEIGHBOURS,
    SLACK_IN_V,
    SLOW,
    at_largest_slack,
)
from dpotheory.claims.symbols import K, Q, Z, beta, d, l_b, t, tau, v
from dpotheory.prover import Relation, implies
from proofs_check.dv.shared import N, hypotheses
from proofs_check.evidence import Chain, Derivation, Proof, proof
from proofs_check.step import own

ID = "OWN-envelope"
CLAIM = claims[ID]
GIVEN = hypotheses(ID)
T42 = {**hypotheses("DV-T4.2"), "slack": GIVEN["slack"]}
"""DV-T4.2's hypotheses with the ε that it takes."""

LEAST, MOST = (sp.Symbol(name, nonnegative=True) for name in ("w_least", "w_most"))
ORDER = {"order": sp.Le(LEAST, MOST)}
_w, _plus, _minus = (sp.Symbol(name, nonnegative=True) for name in ("w", "w_plus", "w_minus"))
_c, _c_plus, _c_minus = (sp.Symbol(name, real=True) for name in ("C", "C_plus", "C_minus"))
_k = sp.Symbol("k", integer=True, positive=True)
_s = sp.Symbol("s", nonnegative=True)


def between(name: str, weight: sp.Expr) -> dict[str, Any]:
    """A weight between the least and the largest."""
    return {f"{name} from below": sp.Ge(weight, LEAST), f"{name} from above": sp.Le(weight, MOST)}


SHARES = {
    **between("weight +", _plus),
    **between("weight -", _minus),
    "product +": sp.Le(sp.Abs(_c_plus - l_b**2), 2 * SLACK_IN_V),
    "product -": sp.Le(sp.Abs(_c_minus + l_b**2), 2 * SLACK_IN_V),
}
_least_product = sp.Symbol("C_least", nonnegative=True)


def _added() -> list[tuple[Any, Any]]:
    """Q samples in each cluster of the value, own noise, and S values with Q pairs of samples each."""
    near, far = 2 * (1 + l_b**2), 2 * (1 - l_b**2)

    def total(each: Any) -> Any:
        return sp.Sum(each, (_k, 1, Q))

    below = total(LEAST * (near - 4 * SLACK_IN_V)) + total(LEAST * (far - 4 * SLACK_IN_V))
    above = total(MOST * (near + 4 * SLACK_IN_V)) + total(MOST * (far + 4 * SLACK_IN_V))
    shared = sp.Symbol("B", real=True)
    pairs = sp.Sum(shared, (_k, 1, Q)) * NEIGHBOURS
    down, up = GAP * LEAST - (GAP + 4 * SLACK_IN_V) * MOST, (GAP + 4 * SLACK_IN_V) * MOST - GAP * LEAST
    return [
        (below + pairs.subs(shared, down), Q * (SLOW * LEAST - DRAG * MOST)),
        (above + 2 * d * v**2 * MOST + pairs.subs(shared, up), Q * (FAST * MOST - LIFT * LEAST)),
    ]


_a, _bound = (sp.Symbol(name, positive=True) for name in ("rate", "largest_rate"))


def _integrated() -> list[tuple[Any, Any]]:
    return [(sp.Integral(_a * beta**2 * Q / (N * tau), (_s, 0, t)), _a * COURSE)]


RATES = "between Q(SLOW w_least - DRAG w_most) and Q(FAST w_most - LIFT w_least)"
_quarter, _half = sp.Rational(1, 4), sp.Rational(1, 2)
_pair_down = GAP * LEAST - (GAP + 4 * SLACK_IN_V) * MOST
STEPS = (
    own(
        ID,
        "products of the own value are not negative",
        proof(Relation(2 * (1 - l_b**2) - 4 * SLACK_IN_V, ">=", 0), GIVEN),
        "On E(epsilon) all C of one value are at least 2(1-l_b^2) - 4 epsilon v >= 0.",
    ),
    own(
        ID,
        "one sample of the own value",
        proof(
            Relation(_w * _c, ">=", LEAST * _least_product),
            {**between("weight", _w), "product": sp.Ge(_c, _least_product)},
            Relation(_w * _c, "<=", MOST * _c),
        ),
        "Where a product is not negative, the weight's ends give the ends of w C.",
    ),
    own(
        ID,
        "a pair of samples of a sharing value",
        proof(
            Relation(_plus * _c_plus + _minus * _c_minus, ">=", _pair_down),
            {**SHARES, **ORDER},
            Relation(_plus * _c_plus + _minus * _c_minus, "<=", -_pair_down),
        ),
        "With p = max(l_b^2 - 2 epsilon v, 0), one product near +l_b^2 and one near -l_b^2 together are between "
        "-((p + 4 epsilon v) w_most - p w_least) and the negative of that.",
    ),
    own(
        ID,
        "rates add up",
        Derivation(_added),
        f"2Q samples of the own value and Q pairs of each of at most 2(Z-1) others: {RATES}.",
    ),
    own(
        ID,
        "drag is not negative",
        proof(Relation((GAP + 4 * SLACK_IN_V) * MOST - GAP * LEAST, ">=", 0), ORDER),
        "What a sharing value takes or gives is not negative, so that fewer of them change the rate less.",
    ),
    own(
        ID,
        "rates at a quarter and a half",
        proof(
            Relation(SLOW * _quarter - DRAG * _half, "==", LEAST_RATE),
            (),
            Relation(FAST * _half - LIFT * _quarter, "==", LARGEST_RATE),
        ),
        "For DPO until log 3: 1 - 2e - S max(l^2/4 + 3e/2, 2e) and 2 + 4e + dv^2/Q + S max(l^2/4 + 3e/2, 2e).",
    ),
    own(
        ID,
        "margins increase",
        proof(Relation(LEAST_RATE, ">=", sp.Rational(1, 2)), GIVEN),
        "The least rate is at least 1/2, for every Z.",
    ),
    own(
        ID,
        "rates integrate",
        Derivation(_integrated, axioms=("comparison of ODEs",)),
        "A constant rate, in physical time.",
    ),
    own(
        ID,
        "last time",
        Proof(
            (
                implies(GIVEN, Relation(LARGEST_RATE, "<=", at_largest_slack(LARGEST_RATE))),
                implies(
                    {"rate": sp.Le(_a, _bound), "until": sp.Le(t, 2 * K * tau * sp.log(3) / (beta**2 * _bound))},
                    Relation(_a * COURSE, "<=", sp.log(3)),
                ),
            )
        ),
        "Up to its last time the upper side is at most log 3, whichever epsilon is taken.",
    ),
    own(
        ID,
        None,
        Chain(
            "LEAST_RATE beta^2 t/(2K tau) <= r_i(t) <= LARGEST_RATE beta^2 t/(2K tau) on E(epsilon)",
            (
                "DV-L4.1",
                "OWN-constants",
                *(
                    f"{ID}/{name}"
                    for name in (
                        "products of the own value are not negative",
                        "one sample of the own value",
                        "a pair of samples of a sharing value",
                        "rates add up",
                        "drag is not negative",
                        "rates at a quarter and a half",
                        "margins increase",
                        "rates integrate",
                        "last time",
                    )
                ),
                "DV-TB.3/sigmoid from below",
                "DV-TB.3/sigmoid from above",
            ),
            ("continuation", "comparison of ODEs"),
            "While margins are in [0, log 3] the weights are in [1/4, 1/2] and the velocities, L4.1's sums of C w, lie "
            "between the two rates; margins start at 0 and increase, and none reaches log 3 before the last time.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "Until the upper side reaches log 3, margins lie between the two rates times beta^2 t/(2K tau).",
    ),
    own(
        ID,
        "attained",
        proof(
            Relation(_plus * _c_plus + _minus * _c_minus, "==", _pair_down),
            {
                "shared norm dominates": sp.Ge(l_b**2, 2 * SLACK_IN_V),
                "least product +": sp.Eq(_c_plus, l_b**2 - 2 * SLACK_IN_V),
                "least product -": sp.Eq(_c_minus, -(l_b**2) - 2 * SLACK_IN_V),
                "weight +": sp.Eq(_plus, LEAST),
                "weight -": sp.Eq(_minus, MOST),
            },
        ),
        "The bound of a sharing value is attained at an extreme point of what E(epsilon) and [w_least, w_most] allow; "
        "those of the own value are, sample by sample. No smaller interval holds for all (C, r) that they allow.",
    ),
    own(
        ID,
        "ratio of the rates",
        proof(Relation(LARGEST_RATE, "<=", sp.Rational(283, 100) * LEAST_RATE), T42),
        "Under DV-T4.2's hypotheses the upper rate is at most 2.83 times the lower one (40 times as printed).",
    ),
    own(
        ID,
        "ratio of the rates, disjoint values",
        proof(
            Relation(LARGEST_RATE, "<=", sp.Rational(218, 100) * LEAST_RATE), {**T42, "disjoint values": sp.Le(Z, 1)}
        ),
        "For disjoint values at most 2.18 times.",
    ),
    own(
        ID,
        "the ratio is sharp",
        proof(
            Relation(at_largest_slack(LARGEST_RATE), ">", sp.Rational(282, 100) * at_largest_slack(LEAST_RATE)),
            {
                "Z": sp.Eq(Z, 4),
                "shared norm": sp.Eq(l_b, sp.Rational(1, 4)),
                "dimension": sp.Eq(d, 5 * Q),
                "noise": sp.Eq(v, 1 / (32 * sp.sqrt(Q))),
                "samples": sp.Eq(Q, 1),
            },
        ),
        "At Z = 4, l_b = 1/4, d = 5Q, Q = 1, the largest noise and slack the two rates differ by more than 2.82.",
    ),
)
