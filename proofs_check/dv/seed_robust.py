"""SEED-robust against DV-scaling (d): a regime in which more values make generalization worse (theory.md §2).

All values on one token pair. One value alone reaches the risk that DV-TB.4 guarantees; K values cannot go below the
floor Φ(−1/(v√K)), however many samples and however much training (rows "floor" of DV-scaling).
"""

import sympy as sp

from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.symbols import K, Q, Z, c, d, epsilon, v
from dpotheory.prover import Relation
from proofs_check.dv.dv_lb_1 import BERNSTEIN
from proofs_check.dv.dv_scaling import GIVEN, onset_variance
from proofs_check.dv.shared import SETTING, failure, hypotheses, upper
from proofs_check.evidence import Open, proof
from proofs_check.step import own, printed

_BOUND = upper("DV-T4.3")
# The numbers of the witness; d >= K + 1 and d <= 5Q hold together. The prover checks them against the hypotheses.
_AT = {K: 1_000_000, Q: 200_001, d: 1_000_001, v: sp.Rational(1, 4000)}
_ONE_VALUE = [(epsilon, LARGEST_EPSILON), (K, 1), (Z, 1), (c, BERNSTEIN)]
_numbers = {
    "values": sp.Eq(K, _AT[K]),
    "samples": sp.Eq(Q, _AT[Q]),
    "dimension of both": sp.Eq(d, _AT[d]),
    "noise of both": sp.Eq(v, _AT[v]),
    "one value: positive probability": sp.Lt(failure("DV-TB.4").subs(_ONE_VALUE), sp.Rational(1, 20)),
}
_conditions = {
    f"one value: {name}": relation.subs(Z, 1)
    for name, relation in hypotheses("DV-TB.4", "slack").items()
    if name != "limited sharing"
}
_floor = sp.erfc(1 / (v * sp.sqrt(2 * K))) / 2

STEPS = (
    printed(
        "SEED-robust",
        "improves with sample size",
        Open(
            "The risk at tau_1 does not rise with Q.",
            "OWN-early's approximation falls with Q (the row below); a proof that the mean of the exact risk does "
            "would decide.",
        ),
    ),
    printed(
        "SEED-robust",
        None,
        proof(
            Relation(_floor, "<=", upper("DV-TB.4").subs(_ONE_VALUE)),
            {**_numbers, **_conditions, **SETTING},
            axioms=("Jensen's inequality", "Cauchy-Schwarz", "the normal distribution function increases"),
        ),
    ),
    own(
        "SEED-robust",
        "sample size in the approximation OWN-early",
        proof(Relation(onset_variance(K).subs(Q, Q + 1), "<", onset_variance(K))),
        "The approximate variance at early stopping falls with Q; an approximation, so it decides nothing by itself.",
    ),
    own(
        "SEED-robust",
        "the bound in Q",
        proof(Relation(_BOUND.subs(Q, Q + 1), "<", _BOUND), GIVEN),
        "T4.3's bound decreases in Q from Q = 40 on.",
    ),
    own(
        "SEED-robust",
        "the bound in Q, corrected",
        proof(Relation(2 * sp.log(1 + 1 / Q), "<", sp.Rational(1, 45)), {"samples": sp.Ge(Q, 90)}),
        "It decreases in Q from Q = 90 on, where 2 log(1 + 1/Q) < 1/45.",
    ),
)
