"""OWN-early: the mean risk of a value just after the start, exactly (theory.md §4)."""

from typing import Any

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN
from dpotheory.claims.symbols import Q, d, l_b, v

risk = sp.Symbol("E_risk_i", positive=True)
kappa = sp.Symbol("kappa_i", positive=True)
"""Effective diversity Σ_j U_ij²/U_ii²."""
noncentral_f: Any = sp.Function("F")
"""F(d, λ₊, λ₋) = P(F″ ≤ 1): a noncentral χ²_d(λ₊) is at most an independent χ²_d(λ₋)."""


def noncentrality(sign: int) -> sp.Expr:
    """λ₊ or λ₋."""
    return (2 * Q + 1 + l_b**2 + sign * 2 * sp.sqrt(2 * Q / kappa)) / (2 * v**2)


CLAIM = Claim(
    id="OWN-early",
    title="Just after the start the mean risk of a value is a doubly noncentral F, and knows the graph by κ alone",
    kind="identity",
    quantity="onset_risk",
    hypotheses={},
    equation=sp.Eq(risk, noncentral_f(d, noncentrality(1), noncentrality(-1)), evaluate=False),
    source=f"{OWN}, for its Theorem 4.3",
    does_not_claim="anything about later times, or about the law of the mean over values beyond its expectation, which "
    "depends on the whole graph.",
)
