"""Hypotheses and expressions that the proofs of DV and PG have in common, taken from the claims."""

import sympy as sp

from dpotheory.claims import Claim
from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import K, M, Q, Z, d, epsilon, v

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


def _part(claim: Claim | str, name: str) -> sp.Expr:
    found = claims[claim] if isinstance(claim, str) else claim
    expression = getattr(found, name)
    if expression is None:
        raise ValueError(f"{found.id} has no {name}")
    return expression


def upper(claim: Claim | str) -> sp.Expr:
    """The printed upper side."""
    return _part(claim, "upper")


def lower(claim: Claim | str) -> sp.Expr:
    """The printed lower side."""
    return _part(claim, "lower")


def failure(claim: Claim | str) -> sp.Expr:
    """The printed failure probability."""
    return _part(claim, "failure")


def until(claim: Claim | str) -> sp.Expr:
    """The last time that the claim speaks about."""
    return _part(claim, "until")


def hypotheses(claim: str, *without: str) -> dict[str, sp.Basic]:
    """The printed hypotheses of a claim, but the named ones and the one on responses, which has no numbers in it."""
    return {
        name: relation
        for name, relation in claims[claim].hypotheses.items()
        if name not in without and M not in relation.free_symbols
    }
