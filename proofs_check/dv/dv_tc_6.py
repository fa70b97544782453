"""DV-TC.6: the risk at τ₁ for nearly orthogonal concepts (theory.md §2).

As TB.4. The event of LC.3 does not bound products of training samples with the means; but LC.3's printed failure has
twice the linear part that its event needs, which is room for them.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LINEAR_TAIL
from dpotheory.claims.symbols import K, Q, Z, d, epsilon, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_lc_3 import ALONG_B, H_I, H_J, MEAN_SQUARE, PRODUCT, WIDER
from proofs_check.dv.dv_t4_2 import K_VALUES, WORST
from proofs_check.dv.dv_tb_3 import HALF, MOST, QUARTER, SLOWEST
from proofs_check.dv.dv_tb_4 import MEANS
from proofs_check.dv.shared import SLACK, hypotheses
from proofs_check.evidence import Chain, proof
from proofs_check.step import own, printed

RISK: Any = claims["DV-TC.6"]
GIVEN = hypotheses("DV-TC.6")

SPREAD = 1 + l_b**2 + d * v**2 + sp.Rational(5, 2) * SLACK
_square = sp.Symbol("|x_j|^2", nonnegative=True)
_IN_EVENT = {"own sample": sp.Le(sp.Abs(2 * _square - 2 * (1 + l_b**2 + d * v**2)), 4 * WIDER * v)}
_mean_part, _fresh_part = (sp.Symbol(name, real=True) for name in ("mean with noise", "fresh noise with sample"))
_SMALL = {
    "v mu.alpha_j": sp.Le(sp.Abs(_mean_part), SLACK),
    "v alpha.x_j": sp.Le(sp.Abs(_fresh_part), SLACK),
}
_FRESH_OWN, _FRESH_SHARING = 5 * SLACK, l_b**2 + sp.Rational(5, 2) * SLACK
_FRESH = 2 * Q * _FRESH_OWN + 2 * (Z - 1) * 2 * Q * _FRESH_SHARING
_tail, _spread = sp.Symbol("w", positive=True), sp.Symbol("V", positive=True)
WHOLE = RISK.failure.coeff(LINEAR_TAIL)
"""(16Z + 8)KQ²."""
_SAID = {"the probability is positive": sp.Lt(WHOLE * _tail, 1)}

STEPS = (
    printed(
        "DV-TC.6",
        "variance bound",
        proof(Relation(_square * v**2, "<=", SPREAD * v**2), _IN_EVENT, axioms=("Gaussian linear form",)),
    ),
    own(
        "DV-TC.6",
        "exponent",
        proof(
            Relation(epsilon**2 / (2 * SPREAD), ">=", epsilon**2 / 5),
            GIVEN,
            Relation(SPREAD, "<=", sp.Rational(33, 20)),
        ),
        "The printed variance bound gives TB.4's exponent: 2(1 + l_b^2 + dv^2 + (5/2) epsilon v) <= 3.3 <= 5.",
    ),
    own(
        "DV-TC.6",
        "fresh products",
        proof(
            Relation(sp.Abs(4 * l_b * H_I + 2 * (_mean_part + _fresh_part)), "<=", _FRESH_OWN),
            {**GIVEN, **ALONG_B, **_SMALL},
            Relation(sp.Abs(PRODUCT + l_b**2 + l_b * (H_I + H_J) + _mean_part + _fresh_part), "<=", _FRESH_SHARING),
            axioms=("triangle inequality",),
        ),
        "Where |v mu.alpha_j| and |v alpha.x_j| are at most epsilon v, fresh C are within 5 epsilon v of 2(1 +- l_b^2) "
        "for the own value and at most l_b^2 + (5/2) epsilon v for sharing values.",
    ),
    own(
        "DV-TC.6",
        "tail of a product with a mean",
        proof(
            Relation(sp.exp(-(epsilon**2) / (2 * MEAN_SQUARE)), "<=", LINEAR_TAIL**2),
            hypotheses("DV-LC.3"),
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "mu.alpha_j is normal of variance at most 1 + l_b^2 + l_b delta; it exceeds epsilon with probability at most "
        "2 exp(-epsilon^2/8).",
    ),
    own(
        "DV-TC.6",
        "room for the means",
        proof(Relation(WHOLE / 2 * _tail + MEANS * _tail**2, "<=", WHOLE * _tail), _SAID),
        "With w = exp(-epsilon^2/16): where the printed probability is positive, LB.1's linear part (8Z+4)KQ^2 w and "
        "the products with means together cost no more than (16Z+8)KQ^2 w.",
    ),
    own(
        "DV-TC.6",
        "fresh velocity",
        proof(Relation(SLOWEST - _FRESH * MOST, ">", 0), {**GIVEN, **QUARTER, **HALF}),
        "A fresh margin with such products increases while the training margins are in [0, log 3].",
    ),
    own(
        "DV-TC.6",
        "size of epsilon",
        proof(Relation(epsilon**2, ">=", 50), {"said": sp.Lt(24 * LINEAR_TAIL, 1)}),
        "Where the printed probability is positive, epsilon^2 >= 50.",
    ),
    own(
        "DV-TC.6",
        "risk from the samples that matter",
        proof(
            Relation(sp.log(2) - epsilon**2 / (2 * _spread), "<=", -(epsilon**2) / 5),
            {"spread": sp.Le(_spread, sp.Rational(33, 20)), "size": sp.Ge(epsilon**2, 50)},
        ),
        "A fresh sample meets at most 2KQ samples with C not 0: 4KQ exp(-epsilon^2/(2V)) <= 2KQ exp(-epsilon^2/5).",
    ),
    own(
        "DV-TC.6",
        "risk bound in Q",
        proof(Relation(2 * K * Q * sp.exp(-(epsilon**2) / 5), "<=", RISK.upper)),
        "That is at most the printed 2KQ^2 exp(-epsilon^2/5).",
    ),
    printed(
        "DV-TC.6",
        None,
        Chain(
            f"R(P) at tau_1 <= {RISK.upper} with probability >= 1 - delta(epsilon) of LC.3",
            (
                "DV-L4.1/fresh sample",
                "DV-TC.5",
                "DV-LC.3/signed event",
                "DV-LC.3/room in the failure",
                "DV-LC.3/products of means",
                "DV-LC.3/largest mean",
                "DV-LB.1/neighbours, corrected",
                "DV-TB.4/variance of a fresh product",
                "DV-TB.4/samples that matter",
                *(
                    f"DV-TC.6/{name}"
                    for name in (
                        "variance bound",
                        "exponent",
                        "fresh products",
                        "tail of a product with a mean",
                        "room for the means",
                        "fresh velocity",
                        "size of epsilon",
                        "risk from the samples that matter",
                        "risk bound in Q",
                    )
                ),
            ),
            ("union bound", "Gaussian tail", "Gaussian linear form"),
            "The event of LC.3 does not bound products of samples with means, but it needs only half of its printed "
            "linear failure, and the other half pays for them; where the failure is 1 or more nothing is claimed. On "
            "both events a fresh sample whose products with the samples that matter stay within epsilon v has a "
            "margin that increases from 0 until tau_1.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
    ),
    *(
        own(
            "DV-TC.6",
            f"first non-vacuous at T4.2's noise, K = {k}",
            FirstInformative(claims["DV-TC.6"], k, edge=WORST),
            "Smallest Q with a positive probability and a risk bound below 1 at v = 1/(32 sqrt Q), d = 5Q, Z = 1, "
            f"largest epsilon, K = {k}.",
        )
        for k in K_VALUES
    ),
)
