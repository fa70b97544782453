"""DV-LB.1, its counting: how many pairs of samples the union bound runs over, and what they cost (theory.md §2).

A pair costs exp(−ε²/16) or twice that, by the tail that is meant; Z counts values or clusters. Every combination that
the print allows is a row.
"""

import sympy as sp

from dpotheory.claims.dv.conditions import LINEAR_TAIL, PRODUCT_TAIL
from dpotheory.claims.symbols import K, Q, Z
from dpotheory.prover import Relation
from proofs_check.dv.shared import DOUBLE_STAR, failure
from proofs_check.evidence import Derivation, Instance, proof
from proofs_check.step import own, printed, reading

SHARP = "a pair costs exp(-epsilon^2/16), by P(|N(0, 1)| >= x) <= exp(-x^2/2)"
TWO_TAILS = "A pair costs 2 exp(-epsilon^2/16), by P(|N(0, 1)| >= x) <= 2 exp(-x^2/2)"
"""Both are true; the print does not say which is meant."""
_others, _first, _second = (sp.Symbol(name, integer=True, nonnegative=True) for name in ("S_i", "S_w", "S_l"))
_cover = {"S_i lies in the values of both tokens": sp.Le(_others, _first + _second)}
_j, _k = (sp.Symbol(letter, integer=True, positive=True) for letter in "jk")

# Unordered pairs of samples.
SAME, OPPOSITE = K * Q * (Q + 1), K * Q**2


def sharing(neighbours: sp.Expr) -> sp.Expr:
    """Pairs of samples of sharing values with one product of signs: K·|S|/2 pairs of values, 2Q² pairs of samples."""
    return K * neighbours / 2 * 2 * Q**2


def _pairs() -> list[tuple[sp.Expr, sp.Expr]]:
    """2K clusters with each sample paired with itself and those after it; K values with opposite clusters."""
    ordered = sp.Sum(1, (_k, _j, Q), (_j, 1, Q))
    every = sp.Sum(1, (_k, 1, Q), (_j, 1, Q))
    return [(2 * K * ordered, SAME), (K * every, OPPOSITE), (K * _others / 2 * 2 * every, sharing(_others))]


COUNTS = (
    own(
        "DV-LB.1",
        "pairs",
        Derivation(_pairs),
        "Pairs within a cluster, each sample with itself too, number KQ(Q+1), pairs of opposite clusters KQ^2, and "
        "those of values that share a token K|S_i|Q^2 for each product of signs.",
    ),
    printed("DV-LB.1", "same-cluster total 2KQ^2", proof(Relation(SAME, "<=", 2 * K * Q**2)), SHARP),
    reading(
        "DV-LB.1",
        "same-cluster total, two tails",
        proof(Relation(2 * SAME, "<=", 2 * K * Q**2)),
        f"{TWO_TAILS}: the union over pairs of one cluster costs 2KQ^2 in all.",
        of="same-cluster total 2KQ^2",
    ),
    printed("DV-LB.1", "opposite-cluster total 2KQ^2", proof(Relation(OPPOSITE, "<=", 2 * K * Q**2)), SHARP),
    reading(
        "DV-LB.1",
        "opposite-cluster total, two tails",
        Derivation(lambda: [(2 * K * sp.Sum(1, (_k, 1, Q), (_j, 1, Q)), 2 * K * Q**2)]),
        f"{TWO_TAILS}: the union over pairs of opposite clusters costs 2KQ^2 in all.",
        of="opposite-cluster total 2KQ^2",
    ),
    printed(
        "DV-LB.1",
        "sharing totals 4ZKQ^2",
        proof(Relation(sharing(2 * (Z - 1)), "<=", 4 * Z * K * Q**2)),
        f"{SHARP}; |S_i| <= 2(Z-1)",
    ),
    reading(
        "DV-LB.1",
        "sharing totals, two tails",
        proof(Relation(2 * sharing(2 * (Z - 1)), "<=", 4 * Z * K * Q**2)),
        f"{TWO_TAILS}, |S_i| <= 2(Z-1): each of the two sign cases costs at most 4ZKQ^2.",
        of="sharing totals 4ZKQ^2",
    ),
    reading(
        "DV-LB.1",
        "sharing totals, two tails, |S_i| <= Z",
        proof(Relation(2 * sharing(Z), "<=", 4 * Z * K * Q**2)),
        f"{TWO_TAILS}, at most Z values share a token with one value: each sign case costs at most 4ZKQ^2.",
        of="sharing totals 4ZKQ^2",
    ),
    printed(
        "DV-LB.1",
        "totals add up",
        proof(
            Relation(2 * K * Q**2 + 2 * K * Q**2 + 2 * 4 * Z * K * Q**2, "==", failure("DV-LB.1").coeff(LINEAR_TAIL))
        ),
    ),
    own(
        "DV-LB.1",
        "counts with the right totals",
        proof(
            Relation(2 * (SAME + OPPOSITE + 2 * sharing(2 * (Z - 1))), "<=", failure("DV-LB.1").coeff(LINEAR_TAIL)),
            (),
            Relation(2 * (SAME + OPPOSITE + 2 * sharing(2 * (Z - 1))), "<=", failure("DV-LB.1").coeff(PRODUCT_TAIL)),
        ),
        "With every pair that exists counted once, two tails for each, and |S_i| <= 2(Z-1), both totals stay below "
        "(8Z+4)KQ^2.",
        corrects="same-cluster total, two tails",
    ),
    printed(
        "DV-LB.1",
        "neighbours",
        Instance(
            "|S_i| <= Z",
            "values that share a token",
            {"token_pairs": DOUBLE_STAR},
            ("Z = most values that contain one token",),
        ),
        "Z counts the values that contain one token, as it is defined",
    ),
    reading(
        "DV-LB.1",
        "neighbours, Z counts clusters",
        proof(
            Relation(_others, "<=", Z - 2),
            {
                **_cover,
                "the first token is in Z/2 values at most": sp.Le(2 * (_first + 1), Z),
                "the second token is in Z/2 values at most": sp.Le(2 * (_second + 1), Z),
            },
            Relation(_others, "<=", Z),
        ),
        "|S_i| <= Z - 2 <= Z, if a token is counted once for each cluster, so twice for each value.",
        of="neighbours",
    ),
    own(
        "DV-LB.1",
        "neighbours, corrected",
        proof(
            Relation(_others, "<=", 2 * (Z - 1)),
            {
                **_cover,
                "the first token is in Z values at most": sp.Le(_first + 1, Z),
                "the second token is in Z values at most": sp.Le(_second + 1, Z),
            },
        ),
        "|S_i| <= 2(Z-1): each of a value's two tokens is in at most Z - 1 other values.",
        corrects="neighbours",
    ),
)
