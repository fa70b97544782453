"""DV-TB.4: fresh samples, and the population risk at τ₁ (theory.md §2).

The printed proof passes from E(ε) to products of fresh samples with training samples; E(ε) bounds products of training
samples only (see rotated.py). The theorem survives: the missing event is likely enough to fit into the room that
the printed δ(ε) has left over.
"""

import sympy as sp
from sympy import stats

from dpotheory.claims import registry as claims
from dpotheory.claims.dv import dv_tb_4
from dpotheory.claims.dv.conditions import LINEAR_TAIL
from dpotheory.claims.symbols import K, Q, Z, d, epsilon, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv import rotated
from proofs_check.dv.dv_tb_3 import HALF, MOST, QUARTER, SLOWEST
from proofs_check.dv.gram_pairs import OPPOSITE, SAME, sharing
from proofs_check.dv.shared import SETTING, SLACK, failure, hypotheses, upper
from proofs_check.evidence import Chain, Derivation, Instance, proof, satisfiable
from proofs_check.step import own, printed, reading

CLAIM = claims["DV-TB.4"]
GIVEN = hypotheses("DV-TB.4")
NO_LOWER_NORM = {name: relation for name, relation in GIVEN.items() if name != "shared norm from below"}
"""The hypotheses that PG-TA.1 has as well."""

_square = sp.Symbol("|x_j|^2", nonnegative=True)
_x = sp.Symbol("x", real=True)
_z = stats.Normal("z", 0, 1)
SPREAD = 1 + l_b**2 + d * v**2 + 2 * SLACK
IN_EVENT = {"own sample in E(epsilon)": sp.Le(sp.Abs(2 * _square - 2 * (1 + l_b**2 + d * v**2)), 4 * SLACK)}
FRESH_TAIL = sp.exp(-(epsilon**2) / (2 * SPREAD))


def fresh_residual(neighbours: sp.Expr, *, signed: bool = False) -> sp.Expr:
    """Own samples at 6εv, those of sharing values at l_b² + 3εv; times N/(β² max σ)."""
    return 2 * Q * 6 * SLACK + neighbours * ((Q if signed else 2 * Q) * l_b**2 + 2 * Q * 3 * SLACK)


_PRINTED_RESIDUAL = Q * ((3 * Z + 6) * SLACK + l_b**2 * Z)
_WEAKER_SLACK = {"slack": sp.Le(epsilon, 1 / (8 * v * (Z + 2)))}

MEANS = 8 * K * Q * (2 * Z - 1)
"""Tails for the products of training samples with means: 2KQ samples, 2(1 + |S_i|) ≤ 2(2Z − 1) means, two tails."""
_tail = sp.Symbol("w", positive=True)
_whole = failure(CLAIM).coeff(LINEAR_TAIL)
SAID = {"the probability is positive": sp.Lt(_whole * _tail, 1)}
_spread = sp.Symbol("V", positive=True)

_N = sp.Symbol("N", integer=True, positive=True)
_others = sp.Symbol("S_i", integer=True, nonnegative=True)
_EVENT_IS = "E(epsilon) bounds products of training samples, as LB.1 states it"
PREMISES = (
    "DV-L4.1/fresh sample",
    "DV-TB.3",
    "DV-LB.1",
    "DV-LB.1/signed event",
    "DV-LB.1/neighbours, corrected",
    *(
        f"DV-TB.4/{name}"
        for name in (
            "variance of a fresh product",
            "norm of a sample",
            "products with means",
            "tail of a product with a mean",
            "room for the means",
            "fresh velocity, |S_i| <= 2(Z-1)",
            "spread",
            "size of epsilon",
            "samples that matter",
        )
    ),
)

STEPS = (
    printed(
        "DV-TB.4",
        "variance of a fresh product",
        Derivation(
            lambda: [
                (stats.Expectation(v * _z * _x), sp.Integer(0)),
                (stats.Expectation((v * _z * _x) ** 2), v**2 * _x**2),
            ],
            axioms=("Gaussian linear form",),
        ),
    ),
    printed("DV-TB.4", "norm of a sample", proof(Relation(_square, "<=", SPREAD), IN_EVENT)),
    printed(
        "DV-TB.4",
        "union over training samples",
        proof(Relation(_N, "<=", 2 * K * Q**2), {"training samples": sp.Eq(_N, 2 * K * Q)}),
        "a sample costs exp(-epsilon^2/(2V)), by P(|N(0, 1)| >= x) <= exp(-x^2/2)",
    ),
    reading(
        "DV-TB.4",
        "union over training samples, two tails",
        proof(Relation(2 * _N, "<=", 2 * K * Q**2), {"training samples": sp.Eq(_N, 2 * K * Q)}),
        "A sample costs 2 exp(-epsilon^2/(2V)), by P(|N(0, 1)| >= x) <= 2 exp(-x^2/2): the union over training samples "
        "costs 2KQ^2 exp(-epsilon^2/(2V)).",
        of="union over training samples",
    ),
    printed(
        "DV-TB.4",
        "fresh own value",
        Instance(
            "on E(epsilon) a fresh C of the own value is within 6 epsilon v of 2(1 +- l_b^2), with the claimed chance",
            "fresh sample of the own value",
            rotated.arguments(),
        ),
        _EVENT_IS,
    ),
    printed(
        "DV-TB.4",
        "fresh sharing values",
        Instance(
            "on E(epsilon) a fresh C of a sharing value is at most l_b^2 + 3 epsilon v with the claimed probability",
            "fresh sample and a sharing value",
            rotated.arguments(),
        ),
        _EVENT_IS,
    ),
    printed(
        "DV-TB.4",
        "fresh velocity",
        proof(Relation(SLOWEST - fresh_residual(Z) * MOST, ">=", Q - _PRINTED_RESIDUAL), {**GIVEN, **QUARTER, **HALF}),
    ),
    printed(
        "DV-TB.4",
        "fresh velocity is positive",
        proof(Relation(Q - _PRINTED_RESIDUAL, ">", 0), {**GIVEN, **_WEAKER_SLACK}),
    ),
    printed(
        "DV-TB.4",
        "last line",
        proof(Relation(epsilon**2 / (2 * SPREAD), ">=", epsilon**2 / 5), GIVEN),
        "2KQ^2 exp(-epsilon^2/5)",
    ),
    reading(
        "DV-TB.4",
        "last line, 5/4 + dv^2 + 2 epsilon v",
        proof(Relation(2 * K * Q**2 * FRESH_TAIL, "<=", dv_tb_4.OTHER_READING), GIVEN),
        "The lost last line is 2KQ^2 exp(-epsilon^2/(2(5/4 + dv^2 + 2 epsilon v))).",
        of="last line",
    ),
    own(
        "DV-TB.4",
        "union over training samples, two tails, corrected",
        proof(Relation(2 * 2 * K * Q, "<=", 2 * K * Q**2), {"samples": sp.Ge(Q, 2)}),
        "Two tails for each of the 2KQ training samples make 4KQ, at most 2KQ^2 from Q = 2 on.",
        corrects="union over training samples, two tails",
    ),
    own(
        "DV-TB.4",
        "products with means",
        proof(
            Relation(2 * sp.Abs(_x) + 2 * SLACK, "<=", 6 * SLACK),
            {"product of a mean with the noise of a sample": sp.Le(sp.Abs(_x), 2 * SLACK)},
            Relation(sp.Abs(l_b**2 + _x) + SLACK, "<=", l_b**2 + 3 * SLACK),
            Relation(sp.Abs(_x) + SLACK, "<=", 3 * SLACK),
            axioms=("triangle inequality",),
        ),
        "Where |v mu.alpha_j| <= 2 epsilon v for the means of the own and the sharing values, fresh C are as printed, "
        "and those of sharing values within 3 epsilon v of their mean with its sign.",
        corrects="fresh own value",
    ),
    own(
        "DV-TB.4",
        "tail of a product with a mean",
        proof(
            Relation(sp.exp(-((2 * epsilon) ** 2) / (2 * (1 + l_b**2))), "<=", LINEAR_TAIL**2),
            {"shared norm": sp.Le(l_b, sp.Rational(1, 2))},
            axioms=("Gaussian tail", "Gaussian linear form"),
        ),
        "mu.alpha_j ~ N(0, 1 + l_b^2) exceeds 2 epsilon with probability at most 2 exp(-epsilon^2/8).",
        corrects="fresh sharing values",
    ),
    own(
        "DV-TB.4",
        "room for the means",
        proof(
            Relation(2 * (SAME + OPPOSITE + 2 * sharing(2 * (Z - 1))) * _tail + MEANS * _tail**2, "<=", _whole * _tail),
            SAID,
        ),
        "With w = exp(-epsilon^2/16): where the printed probability is positive, the pairs and the means together cost "
        "no more than (8Z+4)KQ^2 w.",
    ),
    own(
        "DV-TB.4",
        "fresh velocity, |S_i| <= 2(Z-1)",
        proof(
            Relation(SLOWEST - fresh_residual(2 * (Z - 1), signed=True) * MOST, ">", 0),
            {**NO_LOWER_NORM, **QUARTER, **HALF},
        ),
        "With the signs kept and epsilon <= 1/(16v(Z+2)) the velocity of a fresh margin is positive.",
    ),
    own(
        "DV-TB.4",
        "spread",
        proof(Relation(SPREAD, "<=", sp.Rational(33, 20)), NO_LOWER_NORM),
        "1 + l_b^2 + dv^2 + 2 epsilon v <= 1.65.",
    ),
    own(
        "DV-TB.4",
        "size of epsilon",
        proof(Relation(epsilon**2, ">=", 39), {"said": sp.Lt(12 * LINEAR_TAIL, 1)}),
        "Where the printed probability is positive, epsilon^2 >= 39.",
    ),
    own(
        "DV-TB.4",
        "risk from the samples that matter",
        proof(
            Relation(sp.log(2) - epsilon**2 / (2 * _spread), "<=", -(epsilon**2) / 5),
            {"spread": sp.Le(_spread, sp.Rational(33, 20)), "size": sp.Ge(epsilon**2, 39)},
        ),
        "A fresh sample meets at most 2Q(1 + |S_i|) <= 2KQ samples with C not 0; 4KQ exp(-epsilon^2/(2V)) <= "
        "2KQ exp(-epsilon^2/5).",
    ),
    own(
        "DV-TB.4",
        "samples that matter",
        proof(
            Relation(2 * Q * (1 + _others), "<=", 2 * K * Q),
            {"a value's neighbours are other values": sp.Le(_others, K - 1)},
            Relation(2 * K * Q * sp.exp(-(epsilon**2) / 5), "<=", upper(CLAIM)),
        ),
        "C is 0 but for the 2Q(1 + |S_i|) <= 2KQ samples of the own and of sharing values; and 2KQ exp(-epsilon^2/5) "
        "is at most the printed bound.",
    ),
    printed(
        "DV-TB.4",
        None,
        Chain(
            "R(P) at tau_1 <= 2KQ^2 exp(-epsilon^2/5) with probability >= 1 - delta(epsilon)",
            (*PREMISES, "DV-TB.4/risk from the samples that matter"),
            ("union bound", "Gaussian tail", "Gaussian linear form"),
            "On the event of LB.1 and the products with means, whose failures add up to at most delta(epsilon) where "
            "that is below 1, TB.3 keeps training margins in [0, log 3], and a fresh sample whose products with the "
            "samples that matter stay within epsilon v has a margin that increases from 0 until tau_1.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "2KQ^2 exp(-epsilon^2/5)",
    ),
    reading(
        "DV-TB.4",
        "statement, 5/4 + dv^2 + 2 epsilon v",
        Chain(
            "R(P) at tau_1 <= 2KQ^2 exp(-epsilon^2/(2(5/4 + dv^2 + 2 epsilon v))) with probability >= "
            "1 - delta(epsilon)",
            (
                *PREMISES,
                "DV-LB.1/sharp Gaussian tail",
                "DV-TB.4/union over training samples",
                "DV-TB.4/last line, 5/4 + dv^2 + 2 epsilon v",
            ),
            ("union bound", "Gaussian linear form"),
            "As the statement, with the sharp Gaussian tail for each of at most 2KQ samples that matter.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "The risk bound is 2KQ^2 exp(-epsilon^2/(2(5/4 + dv^2 + 2 epsilon v))).",
        of="",
    ),
    own("DV-TB.4", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
)
