"""OWN-general: the population risk at τ₁ at fixed noise, for disjoint values (theory.md §4).

With probability 1 − K e^{−ε²/2} over the data; ε′ is the level of the events that matter less. n = 2Q samples a value.
"""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DISTINCT, OWN_DV
from dpotheory.claims.symbols import K, Q, Z, allowed_failure, d, epsilon, l_b, tau_1, v

N_SAMPLES = 2 * Q
MEAN_NOISE = v / sp.sqrt(N_SAMPLES)
"""The standard deviation of the mean ȳ of a value's signed samples, per coordinate."""
LESSER = sp.sqrt(epsilon**2 + 2 * sp.log(13))
"""ε′."""
COURSE = sp.log(3) / 5
"""nθ at τ₁."""


def chi(degrees: sp.Expr) -> sp.Expr:
    """What a χ variable exceeds with probability at most e^{−ε′²/2} (Laurent–Massart)."""
    return sp.sqrt(degrees + LESSER * sp.sqrt(2 * degrees) + LESSER**2)


SIGNAL = 1 - MEAN_NOISE * epsilon
"""ȳ·c from below."""
SHARED = MEAN_NOISE * l_b * LESSER
"""|ȳ·b| from above."""
ACROSS = MEAN_NOISE * chi(d - 1)
"""The length of ȳ across c."""
LENGTH = sp.sqrt((1 + MEAN_NOISE * LESSER) ** 2 + ACROSS**2)
"""The length of ȳ."""
SCATTER = chi(N_SAMPLES - 1) / sp.sqrt(N_SAMPLES)
ALONG_MEAN = SHARED + v * LENGTH * SCATTER
"""sd_k(y_k·ȳ)."""
ALONG_CLUSTER = l_b**2 + v * sp.sqrt(1 + l_b**2) * SCATTER
"""sd_k(y_k·(c ± b))."""
NORM = l_b + v * (sp.sqrt(N_SAMPLES - 1) + sp.sqrt(d) + LESSER) / sp.sqrt(N_SAMPLES)
"""‖Y_c‖/√n."""
GROWTH = COURSE * NORM**2 / 4
SPREAD = COURSE * ALONG_MEAN * (sp.exp(GROWTH) - 1) / GROWTH
"""sd_k(r)."""
WEIGHT = 1 / (1 + sp.exp(COURSE * LENGTH**2)) - SPREAD**2 / 20
"""The mean weight from below."""
LOSS = SPREAD / (4 * WEIGHT) * ALONG_CLUSTER
"""γ sd_k(y_k·μ): what unequal weights can take from the signal."""
DEVIATION = v * sp.sqrt(SIGNAL**2 + ACROSS**2)


def tail(signal: sp.Expr) -> sp.Expr:
    """Φ(−signal/DEVIATION)."""
    return sp.erfc(signal / (sp.sqrt(2) * DEVIATION)) / 2


LEVEL = sp.sqrt(2 * sp.log(K / allowed_failure))
"""ε at which the data fail with just the allowed probability."""

CLAIM = Claim(
    id="OWN-general",
    title="Population risk at τ₁ at fixed noise, for disjoint values",
    kind="upper",
    quantity="log_risk",
    hypotheses={
        **DISTINCT,
        "disjoint values": sp.Le(Z, 1),
        "dimension": sp.Ge(d, 2),
        "weights": sp.Ge(WEIGHT, sp.Rational(1, 100)),
        "signal": sp.Lt(LOSS + SHARED, SIGNAL),
    },
    upper=tail(SIGNAL - sp.Max(LOSS - SHARED, 0, evaluate=False)) / 2 + tail(SIGNAL - LOSS - SHARED) / 2,
    until=tau_1,
    only_at_end=True,
    failure=K * sp.exp(-(epsilon**2) / 2),
    best_epsilon=LEVEL.subs(allowed_failure, sp.Rational(1, 20)),
    epsilon_at=LEVEL,
    source=f"{OWN_DV}, for Theorem 4.3",
    does_not_claim="anything about values that share tokens, or at other times than τ₁.",
)
