"""What LD's proofs have in common: powers of d as symbols, and features whose law is known exactly (theory.md §3).

A printed condition on Δ or ν is one on x = d^Δ or y = d^(−ν); for d ≥ 2 every x, y > 0 occurs. Steps are decided at
isotropic Gaussian classes N(±(d^Δ/2)e, σ²I): they meet every condition on tails, and χ² says what their means do.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.ld.ld_t4_1 import MEAN_TAIL, NORM_TAIL
from dpotheory.claims.symbols import Delta, beta_prime, covariance_norm, d, eta, feature_norm, nu
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Proof

HALF = sp.Rational(1, 2)
x = sp.Symbol("d_to_Delta", positive=True)
y = sp.Symbol("d_to_minus_nu", positive=True)
delta_1, delta_2 = (sp.Symbol(name, positive=True) for name in ("delta_1", "delta_2"))
sigma = sp.Symbol("sigma", positive=True)
trace = sp.Symbol("trace", positive=True)
"""The larger of Tr Σ±."""

PLAIN = {"d at least 2": sp.Ge(d, 2)}
LAW = {**PLAIN, "a law has these norms": sp.Lt(x / 2 + sp.sqrt(covariance_norm), feature_norm)}
"""‖μ±‖ ≥ d^Δ/2 and Tr Σ± > ‖Σ±‖; more is not needed, since the classes may have a mean in common."""


def in_powers(term: Any) -> Any:
    """The term with d^(a + bΔ + cν) written as d^a x^b y^(−c)."""

    def split(power: sp.Pow) -> sp.Expr:
        exponent = sp.expand(power.exp)
        b, c = exponent.coeff(Delta), exponent.coeff(nu)
        return d ** sp.expand(exponent - b * Delta - c * nu) * x**b * y**-c

    return term.replace(lambda part: part.is_Pow and part.base == d and part.exp.has(Delta, nu), split)


# The conditions of T4.1 and T4.2 on exponents, each as printed and as one on powers of d.
AS_POWERS: dict[str, tuple[Any, Any]] = {
    "distinguishability": (sp.Le(Delta, HALF), sp.Le(x, sp.sqrt(d))),
    "concentration from below": (sp.Ge(nu, 4 * sp.log(2) / sp.log(d)), sp.Le(y, sp.Rational(1, 16))),
    "concentration from above": (sp.Le(nu, HALF - Delta), sp.Le(x, y * sp.sqrt(d))),
    "room for concentration": (sp.Le(Delta, HALF - 4 * sp.log(2) / sp.log(d)), sp.Le(x, sp.sqrt(d) / 16)),
}


def given(claim: str, *without: str) -> dict[str, Relation]:
    """The printed hypotheses of a claim in powers of d, but the named ones."""
    found: dict[str, Relation] = {}
    relation: Any
    for name, relation in claims[claim].hypotheses.items():
        if name in AS_POWERS:
            printed, power = AS_POWERS[name]
            if relation != printed:
                raise ValueError(f"the hypothesis {name!r} of {claim} is {relation}; AS_POWERS has {printed}")
            relation = power
        if name not in without:
            found[name] = Relation(in_powers(relation.lhs), relation.rel_op, in_powers(relation.rhs))
    return found


def powers_are_equivalent() -> Proof:
    """For d ≥ 2 each printed condition on Δ or ν implies its form in powers of d, and its opposite the opposite."""
    statements = [implies(PLAIN, sp.Gt(sp.log(d), 0))]
    for relation, power in AS_POWERS.values():
        written = power.subs({x: d**Delta, y: d ** (-nu)})
        for given_, goal in ((relation, written), (sp.Not(relation), sp.Not(written))):
            statements.append(implies({**PLAIN, "logarithm": sp.Gt(sp.log(d), 0), "given": given_}, goal))
    return Proof(tuple(statements))


FIRST_UPDATE = beta_prime * eta / (4 * sp.sqrt(d))
"""‖ΔW(1)‖ over ‖μ̂₊ − μ̂₋‖."""

FAILURE = {"first term": sp.Le(NORM_TAIL, delta_1), "second term": sp.Le(MEAN_TAIL, delta_2)}
"""Any bounds δ₁, δ₂ on the two terms of the printed failure probability, which is then at most δ₁ + δ₂."""

ISOTROPIC = {
    "isotropic covariance": sp.Eq(covariance_norm, sigma**2),
    "means +-d^Delta/2": sp.Eq(feature_norm, d**Delta / 2 + sigma * sp.sqrt(d)),
}
"""μ̂₊ − μ̂₋ = d^Δ e + ξ with ξ ~ N(0, (4σ²/n) I), so ‖ξ‖² = (4σ²/n) χ²_d."""
