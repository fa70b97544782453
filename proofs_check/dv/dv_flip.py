"""DV-flip: which pairs cannot flip by τ₁ (theory.md §2).

r = β(log π(w)/π(l) + log ρ), where ρ = π_ref(l)/π_ref(w) are the reference odds against the preferred response; a pair
flips when log π(w)/π(l) becomes positive, and r ≤ log 3 leaves it at most log 3/β − log ρ.
"""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import beta, t, tau_1
from dpotheory.prover import Relation
from proofs_check.dv.shared import SETTING, hypotheses
from proofs_check.evidence import Chain, proof, satisfiable
from proofs_check.step import own, printed

CLAIM = claims["DV-flip"]
ENVELOPE = claims["DV-T4.2"].upper

_margin = sp.Symbol("r", real=True)
_reference = sp.Symbol("log_rho", real=True)
LOG_ODDS = _margin / beta - _reference
"""log π_θ(y_w)/π_θ(y_l)."""
THRESHOLD = sp.expand_log(sp.log(3 ** (1 / beta)))
"""log 3^{1/β}, to be compared with log ρ."""
_TEXT = "log pi(y_w)/pi(y_l) < 0 for t <= tau_1 if pi_ref(y_l)/pi_ref(y_w) > 3^(1/beta)"

STEPS = (
    printed("DV-flip", "margin at most log 3", proof(Relation(ENVELOPE, "<=", sp.log(3)), {"until": sp.Le(t, tau_1)})),
    printed(
        "DV-flip",
        "odds",
        proof(
            Relation(LOG_ODDS, "<", CLAIM.upper),
            {"margin at most log 3": sp.Le(_margin, sp.log(3)), "odds": sp.Gt(_reference, THRESHOLD)},
        ),
    ),
    printed(
        "DV-flip",
        None,
        Chain(
            f"{_TEXT}, with DV-T4.2's probability",
            ("DV-T4.2", "DV-flip/margin at most log 3", "DV-flip/odds"),
            (),
            "The envelope keeps every training margin at most log 3 until tau_1.",
            tuple(str(relation) for relation in hypotheses("DV-flip").values()),
        ),
    ),
    own(
        "DV-flip",
        "on the Gram event",
        Chain(
            f"{_TEXT}, under the hypotheses and with the probability of DV-TB.3",
            ("DV-TB.3", "DV-flip/margin at most log 3", "DV-flip/odds"),
            (),
            "TB.3 has the envelope and the tau_1 of the row 'margin at most log 3'.",
            tuple(str(relation) for relation in hypotheses("DV-TB.3").values()),
        ),
        "The same conclusion from TB.3, whose probability is that of the Gram event.",
        corrects="",
    ),
    own(
        "DV-flip",
        "threshold",
        proof(
            Relation(LOG_ODDS, ">", 0),
            {"margin log 3": sp.Eq(_margin, sp.log(3)), "smaller odds": sp.Lt(_reference, THRESHOLD)},
        ),
        "A margin of log 3 flips every pair whose odds are smaller, so r <= log 3 gives no smaller threshold.",
    ),
    own(
        "DV-flip",
        "feasible",
        satisfiable({**hypotheses("DV-flip"), **SETTING, "odds": sp.Gt(_reference, THRESHOLD)}),
        "The hypotheses can hold together with odds beyond the threshold.",
    ),
)
