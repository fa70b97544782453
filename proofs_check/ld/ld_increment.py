"""LD-T4.2, what is random in it: the first increment and what it does to the boundary (theory.md §3).

Isotropic Gaussian classes with Δ = ν = 1/4 and four samples. The difference of the sample means is d^Δ e + ξ, and ξ
across e is longer than d^Δ, though ξ along any one direction is short.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import W_B, Delta, c, d, n, nu, t
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Family
from proofs_check.ld.ld_features import FAILURE, FIRST_UPDATE, HALF, ISOTROPIC, delta_1, delta_2, sigma
from proofs_check.ld.ld_means import QUARTER

CLAIM: Any = claims["LD-T4.2"]

CHEBYSHEV = ("Chebyshev", "chi-square moments", "Gaussian moments", "Gaussian linear form")
_ACROSS = sigma * sp.sqrt(d / n)
"""ξ across e is at least this long when χ²_{d−1} ≥ (d − 1)/2 ≥ d/4."""
_LIKELY = 1 - 8 / (d - 1) - 4 * sigma**2 / (n * d ** (2 * Delta))
"""With at least this probability that is so, and ξ along e is at most d^Δ in size."""
_FOURTH = d**QUARTER
_MEMBERS = {
    "n": sp.Integer(4),
    "alpha": sp.Integer(2),
    "Delta": QUARTER,
    "nu": QUARTER,
    "sigma": 8 / _FOURTH,
    "Sigma_norm": 64 / sp.sqrt(d),
    "feature_norm": sp.Rational(17, 2) * _FOURTH,
    "c_v": QUARTER,
    "c_n": 9 / _FOURTH,
    "c_n_prime": sp.Integer(9),
    "beta_prime": sp.Integer(1),
    "eta": sp.Rational(1, 648),
    "phi": sp.Rational(3, 4),
    "delta_1": HALF,
    "delta_2": 4 * sp.exp(-4),
}
_WHERE = (Relation(d, ">=", 10**8), Relation(d, ">=", (4 / c) ** 2))


def _refutation(breaks: dict[str, sp.Basic], members: dict[str, sp.Expr]) -> Family:
    """What is to fail is typical."""
    hypotheses = {**CLAIM.hypotheses, **ISOTROPIC, **FAILURE, "one step": sp.Ge(CLAIM.until, 1), **breaks}
    goal = Relation(_LIKELY, "<=", delta_1 + delta_2)
    return Family(implies(hypotheses, goal), "c", members, _WHERE, CHEBYSHEV)


def theorem() -> Family:
    """After one step from a short boundary with cosine 3/4 the cosine is smaller than that."""
    half_step = 2 * FIRST_UPDATE
    breaks = {
        "the update outweighs the start": sp.Gt(half_step * _ACROSS, W_B),
        "the cosine after one step is too small": sp.Lt(
            W_B + half_step * 2 * d**Delta, CLAIM.lower.subs(t, 1) * (half_step * _ACROSS - W_B)
        ),
    }
    return _refutation(breaks, {**_MEMBERS, "W_B": 1 / (12960 * _FOURTH)})


def first_increment() -> Family:
    """The cosine of μ̂₊ − μ̂₋ with e is at most 2d^Δ/(4d^{2Δ} + ‖ξ across e‖²)^{1/2}."""
    cosine = 2 * d**Delta / sp.sqrt(4 * d ** (2 * Delta) + _ACROSS**2)
    breaks = {"the cosine of the first increment is too small": sp.Lt(cosine, 1 - 4 * d ** (-nu))}
    return _refutation(breaks, _MEMBERS)
