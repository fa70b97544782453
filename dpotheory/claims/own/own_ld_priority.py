"""OWN-LD-priority: the gap of two behaviours' losses after one step, to first order and with its error (theory.md §3).

Behaviours may have different sizes; b̄ = Σ_i (n_i/n) b_i. The decreases of the losses of j and k differ by
(β²η/8) b̄ᵀ(b_j − b_k) up to β⁴η²‖b̄‖²max‖g‖²/32; so a gap of priorities above β²η max‖g‖²/4 decides which is larger.
"""

from dpotheory.claims.claim import Claim
from dpotheory.claims.dv.conditions import OWN_LD
from dpotheory.claims.symbols import beta, eta

FIRST_ORDER = beta**2 * eta / 8
"""The gap of the decreases over b̄ᵀ(b_j − b_k)."""

CLAIM = Claim(
    id="OWN-LD-priority",
    title="Decreases of the loss in one step differ by (β²η/8)b̄ᵀ(b_j − b_k), up to an error of second order",
    kind="upper",
    quantity="priority_residual",
    hypotheses={},
    upper=beta**4 * eta**2 / 32,
    source=f"{OWN_LD}, for its priority P_i",
    does_not_claim="anything after the first step, or about a behaviour that is not half positive and half negative.",
)
