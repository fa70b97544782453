"""Rows that compare an expression with itself decide nothing, whatever a prover says of them."""

from typing import Any

import pytest
import sympy as sp

from dpotheory.prover import Relation, Verdict
from proofs_check import run
from proofs_check.evidence import Derivation, Family, Proof, proof, tautologies
from proofs_check.step import own

from .toys import BUDGET, c, n, x

_t = sp.Symbol("t", positive=True)
_time = x * sp.log(3) / 5


def _count() -> list[Any]:
    return [(sp.Sum(1, (sp.Symbol("k", integer=True), 1, n)), n)]


SAME = {
    "evaluated by sympy": proof(Relation((5 * _t / x).subs(_t, _time), "==", sp.log(3))),
    "an inequality": proof(Relation(2 * x + x, "<=", 3 * x)),
    "kept apart by evaluate=False": proof(Relation(sp.Add(x, x, evaluate=False), "==", 2 * x)),
    "the second of two goals": proof(Relation(x, ">", 0), (), Relation(x / 2 + x / 2, ">=", x)),
    "a hypothesis": proof(Relation(x, ">=", 2), {"given": Relation(x, ">=", 2)}),
    "a derivation that is done": Derivation(lambda: [(sp.diff(x**2, x), 2 * x)]),
    "a family": Family(proof(Relation(c * x, "<", c * x)).statements[0], "c", {"x": 1 / c}),
}
DIFFERENT = {
    "a definition as hypothesis": proof(Relation(5 * _t / x, "<=", 3), {"t": sp.Eq(5 * _t, 3 * x)}),
    "a sharper inequality": proof(Relation(2 * x, "<=", 3 * x)),
    "a substitution left undone": Derivation(lambda: [(sp.Subs(5 * _t / x, _t, _time), sp.log(3))]),
    "a derivative left undone": Derivation(lambda: [(sp.Derivative(x**2, x), 2 * x)]),
    "a sum left undone": Derivation(_count),
    "a hypothesis that is stronger": proof(Relation(x, ">=", 2), {"given": Relation(x, ">=", 3)}),
}


@pytest.mark.parametrize("name", SAME)
def test_identical_sides_decide_nothing(name):
    check = SAME[name]
    assert tautologies(check)
    (row,) = run.decide_steps([own("A", "one", check, "It is so.")])
    assert (row.verdict, row.certificate, row.witness) == ("UNDECIDED", None, None)


@pytest.mark.parametrize("name", [name for name, check in SAME.items() if isinstance(check, (Proof, Derivation))])
def test_a_prover_would_have_called_them_proved(name):
    assert SAME[name].find(BUDGET).verdict is Verdict.PROVED


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_is_left_to_be_done_is_proved(name):
    check = DIFFERENT[name]
    assert tautologies(check) == []
    (row,) = run.decide_steps([own("A", "one", check, "It is so.")])
    assert row.verdict == "PROVED", row.reason


def test_a_derivation_that_is_wrong_stays_open():
    (row,) = run.decide_steps([own("A", "one", Derivation(lambda: [(sp.Derivative(x**2, x), 3 * x)]), "Wrong.")])
    assert row.verdict == "UNDECIDED"
    assert "sympy did not reduce [-x] to 0" in row.reason
