"""PG-TA.2: the population risk as PG prints it, for d ≥ 5Q/(2v²) (theory.md §2)."""

from collections.abc import Mapping
from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import Q, Z, d, epsilon, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv.dv_tb_4 import IN_EVENT, NO_LOWER_NORM, PREMISES
from proofs_check.dv.shared import SETTING, SLACK, hypotheses
from proofs_check.evidence import Chain, Instance, Open, proof, satisfiable
from proofs_check.instances import Evaluated, GramData, evaluator
from proofs_check.step import own, printed

CLAIM = claims["PG-TA.2"]
GIVEN = hypotheses("PG-TA.2")

_square = sp.Symbol("|x_j|^2", nonnegative=True)
_log = sp.Symbol("L", positive=True)
_spread = sp.Symbol("V", positive=True)
_PRINTED_SPREAD = 1 + l_b**2 + d * v**2 + SLACK
_OPPOSITE = 2 * (1 - l_b**2)


@evaluator("norm of a sample in E(epsilon)")
def _norm(given: Mapping[str, Any]) -> Evaluated:
    """|x_j|² ≤ 1 + l_b² + dv² + εv for the first sample of data in E(ε)."""
    data = GramData.read(given)
    l2, v2, slack = data.shared_norm**2, data.noise**2, data.epsilon * data.noise
    z = int(data.graph.max_degree)
    left, right = data.gram[0][0], 1 + l2 + data.dim * v2 + slack
    hypotheses = {
        "the data lie in E(epsilon)": data.realisable() and data.in_event(),
        "4 Z l_b^2 <= 1": 4 * z * l2 <= 1,
        "d >= 5Q/(2v^2)": 2 * data.dim * v2 >= 5 * data.n_samples,
        "epsilon <= 1/(16v(Z+2))": 16 * data.noise * (z + 2) * data.epsilon <= 1,
    }
    return Evaluated(hypotheses, str(left), "<=", str(right), left <= right)


def _long_sample() -> dict:
    """K = Q = 1, v = 1/2, d = 10: both samples as long as E(ε) allows, at the largest ε."""
    epsilon_v = sp.Rational(1, 48)
    square, product = 1 + 10 * sp.Rational(1, 4) + 2 * epsilon_v, sp.Integer(-1)
    gram = [[str(square), str(product)], [str(product), str(square)]]
    common = {"token_pairs": [["a", "b"]], "n_samples": 1, "dim": 10, "noise": "1/2", "shared_norm": "0"}
    return {**common, "epsilon": str(2 * epsilon_v), "gram": gram}


STEPS = (
    printed(
        "PG-TA.2",
        "norm of a sample",
        Instance(
            "on E(epsilon) |x_j|^2 <= 1 + l_b^2 + dv^2 + epsilon v", "norm of a sample in E(epsilon)", _long_sample()
        ),
    ),
    printed("PG-TA.2", "sign of the opposite cluster", proof(Relation(_OPPOSITE, "==", -_OPPOSITE), GIVEN)),
    printed("PG-TA.2", "as l_b <= 1", proof(Relation(_PRINTED_SPREAD, "<=", 2 + d * v**2 + SLACK), GIVEN)),
    printed(
        "PG-TA.2",
        None,
        Open(
            "R(P) at tau_1 <= 2KQ^2 exp(-epsilon^2/(2(2 + dv^2 + epsilon v))) with probability >= 1 - delta(epsilon)",
            "The printed proof uses TA.1's rates, whose condition d <= 5Q excludes d >= 5Q/(2v^2) (row 'conditions of "
            "TA.1'), and a bound on |x_j|^2 that is refuted (row 'norm of a sample'): a proof for that range, or a "
            "counterexample in it, would decide.",
        ),
    ),
    own(
        "PG-TA.2",
        "norm of a sample, corrected",
        proof(Relation(_square, "<=", 1 + l_b**2 + d * v**2 + 2 * SLACK), IN_EVENT),
        "On E(epsilon) |x_j|^2 <= 1 + l_b^2 + dv^2 + 2 epsilon v.",
        corrects="norm of a sample",
    ),
    own(
        "PG-TA.2",
        "opposite cluster, corrected",
        Chain(
            "C of a fresh sample with the opposite cluster has mean 2(1 - l_b^2)",
            ("DV-LB.1/centre of the opposite cluster",),
            (),
            "A fresh sample is independent of the training samples and has the law of its cluster.",
        ),
        "Its sign is +, as for training samples.",
        corrects="sign of the opposite cluster",
    ),
    own(
        "PG-TA.2",
        "conditions of TA.1",
        satisfiable({**GIVEN, **{f"TA.1: {name}": relation for name, relation in hypotheses("PG-TA.1").items()}}),
        "The conditions of TA.1, on whose rates the proof rests, can hold together with these.",
    ),
    own(
        "PG-TA.2",
        "under the conditions of TA.1",
        Chain(
            "under TA.1's conditions R(P) at tau_1 <= 2KQ^2 exp(-epsilon^2/5) with probability >= 1 - delta(epsilon)",
            (
                *(premise for premise in PREMISES if premise != "DV-TB.3"),
                "PG-TA.1/corrected statement",
                "PG-TA.1/shared norm",
                "DV-TB.4/risk from the samples that matter",
            ),
            ("union bound", "Gaussian tail", "Gaussian linear form"),
            "As DV-TB.4, with TA.1's envelope in the place of TB.3's; its rows use l_b <= 1/2 and not l_b >= 1/4.",
            tuple(str(relation) for relation in NO_LOWER_NORM.values()),
        ),
        "With d <= 5Q and v <= 1/(4 sqrt Q) in place of d >= 5Q/(2v^2) the risk bound of DV-TB.4 holds.",
        corrects="",
    ),
    own("PG-TA.2", "feasible", satisfiable({**GIVEN, **SETTING}), "The hypotheses can hold together."),
    own(
        "PG-TA.2",
        "printed display under the conditions of TA.1",
        proof(
            Relation(sp.log(2) - epsilon**2 / (2 * _spread), "<=", -(epsilon**2) / (2 * (2 + d * v**2 + SLACK))),
            {"spread": sp.Le(_spread, sp.Rational(33, 20)), "size": sp.Ge(epsilon**2, 39)},
        ),
        "Under TA.1's conditions the printed display holds too: 4KQ exp(-epsilon^2/(2V)) with V <= 1.65 is below it.",
    ),
    own(
        "PG-TA.2",
        "where it is non-vacuous",
        proof(
            Relation(v, "<", 1 / (16 * (Z + 2) * sp.sqrt(5 * Q * _log))),
            {**GIVEN, "risk bound below 1": sp.Lt(2 * _log * (2 + d * v**2 + SLACK), epsilon**2)},
        ),
        "With L = log(2KQ^2) the risk bound is below 1 only if v < 1/(16(Z+2) sqrt(5QL)): at v = 1/(4 sqrt Q) never.",
    ),
)
