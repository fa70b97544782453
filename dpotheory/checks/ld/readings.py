"""LD's statements with the number for their unknown constant with which a tail of theirs is proved. Imports claims."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import sympy as sp

from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim

CONSTANT = symbols.c_n**2 / (2 * symbols.c_v)
"""The c′ with which LD's tail of the norms is proved for Gaussian features (update_rate.py)."""


def constant(parameters: Mapping[str, Any]) -> float:
    """The number of c′ at a trial's parameters."""
    return float(registry["LD-T4.1"].number(CONSTANT, parameters))


def read_with_constant(claim: Claim) -> Claim:
    """LD's claim for Gaussian features with c′ = c_n²/(2c_v), which leaves nothing open."""
    assert claim.failure is not None
    gaussian = {**claim.hypotheses, "Gaussian features": sp.Eq(symbols.gaussian, 1)}
    return replace(claim, failure=claim.failure.subs(symbols.c, CONSTANT), hypotheses=gaussian)


READINGS: Mapping[str, Claim] = {
    f"{name}/reading c' = c_n^2/(2 c_v)": read_with_constant(registry[name]) for name in ("LD-T4.2", "LD-T4.3")
}
"""Statements with a constant chosen, by the name of their ledger row; LD-T4.1 has falsify/first_step.py."""
