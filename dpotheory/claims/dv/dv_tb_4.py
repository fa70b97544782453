"""DV-TB.4: the population risk at τ₁ on the Gram event."""

import sympy as sp

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import DV
from dpotheory.claims.dv.dv_tb_3 import CLAIM as ENVELOPE
from dpotheory.claims.symbols import K, Q, d, epsilon, tau_1, v

OTHER_READING = 2 * K * Q**2 * sp.exp(-(epsilon**2) / (2 * (sp.Rational(5, 4) + d * v**2 + 2 * epsilon * v)))
"""The other possible reading of the lost last line, "as l_b ≤ 1/2"."""

CLAIM = Claim(
    id="DV-TB.4",
    title="Population risk at τ₁ is at most 2KQ² exp(−ε²/5), under the conditions of TB.3",
    kind="upper",
    quantity="log_risk",
    hypotheses=ENVELOPE.hypotheses,
    upper=2 * K * Q**2 * sp.exp(-(epsilon**2) / 5),
    until=tau_1,
    only_at_end=True,
    failure=ENVELOPE.failure,
    best_epsilon=ENVELOPE.best_epsilon,
    source=f"{DV}, Theorem B.4; display rebuilt",
    does_not_claim="anything at other times than τ₁ or about the worst-case value alone.",
    rebuilt=True,
)
