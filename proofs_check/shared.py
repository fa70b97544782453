"""Hypotheses and expressions that the proofs of DV and PG have in common, taken from the claims."""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import K, M, Q, Z, d, epsilon, v
from dpotheory.prover import Relation

N = 2 * K * Q
"""Samples in all."""

SETTING = {"concepts fit": sp.Ge(d, K + 1)}
"""What every setting of theory.md §1 has, besides the domains."""

SLACK = epsilon * v
"""εv, the unit in which E(ε) measures deviations."""

NEIGHBOURS = {"Z counts clusters": Z, "Z counts values": 2 * (Z - 1)}
"""The most values that share a token with one value: as the printed proofs have it, and as Z's definition gives it."""

# Two tokens of degree 3 joined by an edge: five values, and the one in the middle shares a token with four.
DOUBLE_STAR = [["a", "b"], ["a", "c"], ["a", "d"], ["b", "e"], ["b", "f"]]


def hypotheses(claim: str, *without: str) -> dict[str, Relation]:
    """The printed hypotheses of a claim, but the named ones and the one on responses, which has no numbers in it."""
    return {
        name: relation
        for name, relation in claims[claim].hypotheses.items()
        if name not in without and M not in relation.free_symbols
    }
