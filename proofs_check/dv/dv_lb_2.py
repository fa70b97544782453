"""DV-LB.2 and PG-LA.2: on E(ε) every margin's velocity is its leading part up to a residual (theory.md §2).

In units of β²/N the residual of sample j is Σ_k σ(−r_k)(C_kj − centre). A value's own 2Q samples deviate by 4εv each;
those of each value that shares a token have |C| ≤ l_b² + 2εv, and with the sign of C kept, the l_b² of the clusters +
and − have opposite signs.
"""

import sympy as sp

from dpotheory.claims.symbols import Q, Z, epsilon, l_b, v
from dpotheory.prover import Relation
from proofs_check.dv.shared import DOUBLE_STAR, NEIGHBOURS, SLACK, upper
from proofs_check.evidence import Chain, Instance, proof
from proofs_check.step import own, printed, reading

_TOP = sp.Symbol("sigma_max", positive=True)
_OWN = 2 * Q * 4 * SLACK * _TOP


def residual(neighbours: sp.Expr, *, signed: bool = False) -> sp.Expr:
    """The residual, times N/β²: own samples, and 2Q of each value that shares a token (signs kept or not)."""
    l2 = l_b**2 * (Q if signed else 2 * Q)
    return _OWN + neighbours * (l2 + 2 * Q * 2 * SLACK) * _TOP


def printed_residual() -> sp.Expr:
    """The printed right side, times N/β²."""
    return upper("DV-LB.2") * _TOP


def _aligned_gram() -> list[list[str]]:
    """Q = 1, l_b = 0: every sharing pair has C = 2εv and every own pair C = its centre + 4εv (or near it)."""
    slack, square = sp.Rational(1, 100), 1 + 12 * sp.Rational(1, 10) ** 2
    pairs = [tuple(pair) for pair in DOUBLE_STAR]
    order = [(i, s) for i in range(5) for s in (1, -1)]

    def entry(a: tuple[int, int], b: tuple[int, int]) -> sp.Expr:
        (i, s), (m, r) = a, b
        if a == b:
            return square + 2 * slack
        if i == m:
            return -(1 + 2 * slack)
        shared = [(token, pairs[i].index(token), pairs[m].index(token)) for token in pairs[i] if token in pairs[m]]
        if not shared:
            return sp.Integer(0)
        overlap = 1 if shared[0][1] == shared[0][2] else -1
        return overlap * s * r * 2 * slack

    return [[str(entry(a, b)) for b in order] for a in order]


def witness() -> dict:
    """Data in E(ε) at which the printed right side is too small."""
    return {
        "token_pairs": DOUBLE_STAR,
        "n_samples": 1,
        "dim": 12,
        "noise": "1/10",
        "shared_norm": "0",
        "epsilon": "1/10",
        "gram": _aligned_gram(),
        "sigmas": ["1/2"] * 10,
        "sample": 0,
    }


CORRECTED = 2 * Q * (4 * Z * epsilon * v + (Z - 1) * l_b**2)
"""The right side that holds, times N/(β² max σ): see the step "corrected residual"."""

_TEXT = "residual of tau dr_j/dt <= (2 beta^2 Q/N)((2Z+4) epsilon v + l_b^2 Z) max_k sigma(-r_k) on E(epsilon)"
_PER_VALUE = "Z counts the values that contain one token, as it is defined"
_PER_CLUSTER = "The lemma, if each token is counted once per cluster, so that |S_i| <= Z - 2."
_COUNTED_PER_CLUSTER = Chain(
    _TEXT,
    ("DV-L4.1", "DV-LB.2/residual adds up", "DV-LB.1/neighbours, Z counts clusters"),
    ("triangle inequality",),
    "The velocity is L4.1's, sums of C_jk sigma(-r_k); a value shares tokens with at most Z - 2 <= Z others, and the "
    "residual increases with their number.",
)
_CORRECTED = Chain(
    f"on E(epsilon), signs kept, the residual is at most (beta^2/N) max_k sigma(-r_k) times {CORRECTED}",
    (
        "DV-L4.1",
        "DV-LB.2/corrected residual adds up",
        "DV-LB.1/centre of sharing values",
        "DV-LB.1/neighbours, corrected",
    ),
    ("triangle inequality",),
    "The velocity is L4.1's, sums of C_jk sigma(-r_k); the l_b^2 parts of the clusters + and - of a sharing value have "
    "opposite signs, and max sigma - min sigma <= max sigma.",
)

STEPS = (
    printed("DV-LB.2", None, Instance(_TEXT, "velocity residual", witness()), _PER_VALUE, rests_on=("DV-L4.1",)),
    printed(
        "DV-LB.2",
        "residual adds up",
        proof(
            Relation(residual(NEIGHBOURS["Z counts clusters"]), "==", printed_residual()),
            axioms=("triangle inequality",),
        ),
    ),
    reading("DV-LB.2", "Z counts clusters", _COUNTED_PER_CLUSTER, _PER_CLUSTER, of=""),
    own(
        "DV-LB.2",
        "corrected residual adds up",
        proof(Relation(residual(2 * (Z - 1), signed=True), "==", CORRECTED * _TOP), axioms=("triangle inequality",)),
        "2Q own samples at 4 epsilon v, and Q l_b^2 + 4Q epsilon v for each of 2(Z-1) values.",
    ),
    own(
        "DV-LB.2",
        "corrected residual",
        _CORRECTED,
        "With |S_i| <= 2(Z-1) and signs kept the right side is (2 beta^2 Q/N)(4Z epsilon v + (Z-1) l_b^2) max sigma.",
        corrects="",
    ),
    own(
        "DV-LB.2",
        "as printed for Z <= 2",
        proof(Relation(residual(2 * (Z - 1)), "<=", printed_residual()), {"Z at most 2": sp.Le(Z, 2)}),
        "For Z <= 2 (disjoint values, a ring, a path) the printed right side holds as it stands.",
        corrects="",
    ),
    printed("PG-LA.2", None, Instance(_TEXT, "velocity residual", witness()), _PER_VALUE, rests_on=("DV-L4.1",)),
    reading("PG-LA.2", "Z counts clusters", _COUNTED_PER_CLUSTER, _PER_CLUSTER, of=""),
    own(
        "PG-LA.2",
        "corrected residual",
        Chain("as DV-LB.2", ("DV-LB.2/corrected residual",), (), "The statement is DV-LB.2's, word for word."),
        "The same correction as for DV-LB.2.",
        corrects="",
    ),
)
