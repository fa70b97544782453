"""What several statements of DV and PG print alike: sources, conditions, and the failure probability δ(ε)."""

import sympy as sp

from dpotheory.claims.symbols import K, M, Q, Z, c, d, epsilon, l_b, v

DV = "Im & Li, arXiv 2408.03459v5 (NeurIPS 2025)"
PG = "Im & Li, ICLR 2025 submission bGkPZtisSm"
LD = "Im & Li, arXiv 2403.18742v4 (ICML 2024)"
OWN = "ours, in the setting of " + DV
OWN_LD = "ours, in the setting of " + LD
OWN_DV = "ours, in the setting of " + DV

DISTINCT = {"distinct responses": sp.Eq(M, 1)}
LIMITED_SHARING = {"limited sharing": sp.Le(4 * Z * l_b**2, 1)}
DIMENSION = {"dimension": sp.Le(d, 5 * Q)}
SHARED_NORM = {
    "shared norm from below": sp.Ge(l_b, sp.Rational(1, 4)),
    "shared norm from above": sp.Le(l_b, sp.Rational(1, 2)),
}
LARGEST_EPSILON = 1 / (16 * v * (Z + 2))
SLACK = {"slack": sp.Le(epsilon, LARGEST_EPSILON)}


def noise_at_most(denominator: int) -> dict[str, sp.Basic]:
    """v ≤ 1/(denominator √Q)."""
    return {"noise": sp.Le(v, 1 / (denominator * sp.sqrt(Q)))}


LINEAR_TAIL = sp.exp(-(epsilon**2) / 16)
PRODUCT_TAIL = sp.exp(-(c * epsilon / (d * v**2)) * sp.Min(d * v, epsilon, evaluate=False))
FAILURE = (8 * Z + 4) * K * Q**2 * LINEAR_TAIL + (8 * Z + 4) * K * Q**2 * PRODUCT_TAIL
"""δ(ε), with (cε/v)·min(1, ε/(dv)) written as (cε/(dv²))·min(dv, ε)."""

FAILURE_IN_Q = (
    8 * K * Q ** sp.Rational(9, 4) * sp.exp(-sp.Min(c * sp.sqrt(Q) / 5, Q ** sp.Rational(3, 4) / 256, evaluate=False))
)
"""The failure probability that DV-T4.2 and PG-T4.1 print."""
