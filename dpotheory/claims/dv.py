"""DV: Im & Li, *Can DPO Learn Diverse Human Values? A Theoretical Scaling Law*, NeurIPS 2025 (theory.md §2).

What stands here is what is printed. That a claim is listed does not make it true.
"""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.symbols import K, M, Q, Z, beta, c, d, epsilon, l_b, t, tau, tau_1, v

_PAPER = "Im & Li, arXiv 2408.03459v5 (NeurIPS 2025)"
_R_L = beta**2 * t / (8 * K * tau)
_R_U = 5 * beta**2 * t / (K * tau)
_SHARED = {
    "distinct responses": sp.Eq(M, 1),
    "limited sharing": sp.Le(4 * Z * l_b**2, 1),
    "dimension": sp.Le(d, 5 * Q),
    "shared norm from below": sp.Ge(l_b, sp.Rational(1, 4)),
    "shared norm from above": sp.Le(l_b, sp.Rational(1, 2)),
}
_NOISE_T42 = {"noise": sp.Le(v, 1 / (32 * sp.sqrt(Q)))}
_FAILURE_T42 = (
    8 * K * Q ** sp.Rational(9, 4) * sp.exp(-sp.Min(c * sp.sqrt(Q) / 5, Q ** sp.Rational(3, 4) / 256, evaluate=False))
)
_LARGEST_EPSILON = 1 / (16 * v * (Z + 2))

TB3 = Claim(
    id="DV-TB.3",
    title="Reward margins stay in an envelope until τ₁, on the Gram event E(ε)",
    kind="two-sided",
    quantity="margins",
    hypotheses={**_SHARED, "noise": sp.Le(v, 1 / (4 * sp.sqrt(Q))), "slack": sp.Le(epsilon, _LARGEST_EPSILON)},
    lower=_R_L,
    upper=_R_U,
    until=tau_1,
    failure=(8 * Z + 4) * K * Q**2 * sp.exp(-(epsilon**2) / 16)
    + (8 * Z + 4) * K * Q**2 * sp.exp(-(c * epsilon / (d * v**2)) * sp.Min(d * v, epsilon, evaluate=False)),
    best_epsilon=_LARGEST_EPSILON,
    source=f"{_PAPER}, Theorem B.3; envelope and δ(ε) rebuilt",
    does_not_claim="anything after τ₁, anything for data outside E(ε), or that ε may exceed 1/(16 v (Z + 2)).",
    rebuilt=True,
)

T42 = Claim(
    id="DV-T4.2",
    title="Training guarantee: the envelope of TB.3 with an explicit probability",
    kind="two-sided",
    quantity="margins",
    hypotheses={**_SHARED, **_NOISE_T42},
    lower=_R_L,
    upper=_R_U,
    until=tau_1,
    failure=_FAILURE_T42,
    source=f"{_PAPER}, Theorem 4.2",
    does_not_claim="anything after τ₁, or at noise that does not shrink with Q; c is some constant, not given.",
)

T43 = Claim(
    id="DV-T4.3",
    title="Generalization: the population risk at τ₁ is at most 2KQ² exp(−Q/45)",
    kind="upper",
    quantity="log_risk",
    hypotheses={**_SHARED, **_NOISE_T42, "samples": sp.Ge(Q, 40)},
    lower=None,
    upper=2 * K * Q**2 * sp.exp(-Q / 45),
    until=tau_1,
    only_at_end=True,
    failure=_FAILURE_T42,
    source=f"{_PAPER}, Theorem 4.3; display from two public summaries",
    does_not_claim="anything at fixed noise v, at other times than τ₁, or about the worst value alone.",
    rebuilt=True,
)

CLAIMS = (TB3, T42, T43)
