"""SEED-robust against DV-scaling (d): in which regime each is true (theory.md §2)."""

import sympy as sp

from dpotheory.claims.symbols import K, Q
from dpotheory.prover import Relation
from proofs_check.dv_scaling import EARLY, GIVEN, onset_variance
from proofs_check.evidence import proof
from proofs_check.shared import upper
from proofs_check.step import own, printed

_BOUND = upper("DV-T4.3")

STEPS = (
    printed(
        "SEED-robust",
        "improves with sample size",
        proof(Relation(onset_variance(K).subs(Q, Q + 1), "<", onset_variance(K)), axioms=EARLY),
    ),
    printed(
        "SEED-robust",
        None,
        proof(Relation(onset_variance(K + 1), "<=", onset_variance(K)), axioms=EARLY),
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
