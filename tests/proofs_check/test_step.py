"""Kinds of evidence on toy statements: what is true is proved, what is false never is."""

from contextlib import suppress
from dataclasses import replace

import numpy as np
import pytest
import sympy as sp

from dpotheory.prover import Budget, Relation, Verdict, implies
from proofs_check.axioms import AXIOMS
from proofs_check.evidence import Chain, Derivation, Family, Instance, Open, Proof, proof
from proofs_check.replay import replay

from .toys import BOUNDED, BUDGET, CHANGES, FALSE, OPEN, TRUE, UNSOUND, c, n, opinion, sum_formula, x

PROVED, REFUTED, UNDECIDED = Verdict.PROVED, Verdict.REFUTED, Verdict.UNDECIDED


@pytest.mark.parametrize("name", TRUE)
def test_true_toy_steps_are_proved(name):
    found = TRUE[name].find(BUDGET)
    assert found.verdict is PROVED, found.reason
    assert found.certificate
    assert found.witness is None
    assert found.statement
    assert found.seconds > 0


@pytest.mark.parametrize("name", FALSE)
def test_false_toy_steps_are_never_proved(name):
    found = FALSE[name].find(BUDGET)
    assert found.verdict is (UNDECIDED if name in OPEN else REFUTED)
    assert found.reason
    assert found.certificate is None
    if found.verdict is REFUTED:
        assert replay(found.witness, FALSE[name], BUDGET).stands
    else:
        assert found.witness is None


def test_hypotheses_and_domains_are_named():
    found = TRUE["polynomial"].find(BUDGET)
    assert found.hypotheses == ("large: x >= 1", "x positive")
    assert found.statement == "x**2 >= 1"


def test_a_proof_names_its_axioms_with_references():
    check = proof(Relation(x, ">", 0), axioms=("union bound", "Chebyshev"))
    axioms = check.find(BUDGET).certificate["axioms"]
    assert [text.partition(": ")[0] for text in axioms] == ["union bound", "Chebyshev"]
    assert all(AXIOMS[text.partition(": ")[0]].reference in text for text in axioms)
    with pytest.raises(KeyError, match="no such axiom"):
        proof(Relation(x, ">", 0), axioms=("no such axiom",)).find(BUDGET)


def test_out_of_budget_is_undecided_with_a_reason():
    hard = proof(
        Relation(sp.erfc(x) * sp.exp(x**2) * (x + sp.sqrt(x**2 + 2)), "<=", 2 / sp.sqrt(sp.pi) + sp.Rational(1, 10**9))
    )
    found = hard.find(Budget(seconds=0.01, boxes=1, points=1))
    assert found.verdict is UNDECIDED
    assert found.reason


def test_nothing_is_not_proved():
    with pytest.raises(ValueError, match="no statement would prove nothing"):
        Proof(())
    assert Derivation(lambda: []).find(BUDGET).verdict is UNDECIDED


@pytest.mark.parametrize("seed", range(5))
def test_numbers_that_are_not_numbers_prove_nothing(seed):
    found = Derivation(sum_formula(), opinion(np.nan, [seed])).find(BUDGET)
    assert found.verdict is UNDECIDED
    assert "autodiff" in found.reason


def test_numbers_of_another_shape_prove_nothing():
    check = Derivation(sum_formula(), lambda seed: (np.ones(3), np.ones((1,))))
    with suppress(ValueError):
        assert check.find(BUDGET).verdict is not PROVED


def test_an_instance_refutes_only_where_its_hypotheses_hold(toy_evaluator):
    check = Instance("squares are at most 4", "toy square", {"value": "5/2"})
    refuting = check.find(BUDGET)
    assert refuting.verdict is REFUTED
    assert (refuting.witness["lhs"], refuting.witness["rhs"]) == ("25/4", "4")
    assert replay(refuting.witness, check).stands
    outside = Instance("squares are at most 4", "toy square", {"value": "-5/2"}).find(BUDGET)
    assert outside.verdict is UNDECIDED
    assert "unmet ['positive']" in outside.reason
    inside = Instance("squares are at most 4", "toy square", {"value": "3/2"}).find(BUDGET)
    assert inside.verdict is UNDECIDED
    assert outside.witness is None
    assert inside.witness is None
    with pytest.raises(ValueError, match=r"there is no evaluator 'toy cube'; known: .*toy square"):
        Instance("cubes", "toy cube", {}).find(BUDGET)


def test_a_family_defeats_every_constant():
    found = Family(BOUNDED, "c", {"x": 2 / c}).find(BUDGET)
    assert found.verdict is REFUTED, found.reason
    assert found.witness["for_all"] == "c > 0"
    family = Family(
        implies({"many": Relation(n * c, ">=", 2)}, Relation(n * c * x, "<=", 1)),
        "c",
        {"x": 2 / c, "n": n},
        (Relation(n, ">=", 2 / c),),
    )
    growing = family.find(BUDGET)
    assert growing.verdict is REFUTED, growing.reason
    assert replay(growing.witness, family, BUDGET).stands


@pytest.mark.parametrize("name", UNSOUND)
def test_a_wrong_family_refutes_nothing(name):
    with suppress(ValueError):  # it may be refused instead
        found = UNSOUND[name]().find(BUDGET)
        assert found.verdict is UNDECIDED
        assert found.witness is None
        assert found.reason


def test_a_bound_of_a_family_must_leave_room():
    with pytest.raises(ValueError, match="symbol >= expression"):
        Family(BOUNDED, "c", {"x": n / c}, (Relation(n, "<=", 1),)).find(BUDGET)


def test_what_nothing_here_decides_is_undecided():
    found = Open("the fit has R^2 over 0.95", "measurements on real text would decide").find(BUDGET)
    assert found.verdict is UNDECIDED
    assert found.reason == "measurements on real text would decide"


def test_a_chain_needs_every_premise():
    chain = Chain("both", ("A/one", "A/two"), ("union bound",), "add them up")
    done = chain.given({"A/one": "PROVED", "A/two": "PROVED", "A/three": "REFUTED"}).find(BUDGET)
    assert done.verdict is PROVED
    assert done.certificate["premises"] == ["A/one", "A/two"]
    for verdict in ("UNDECIDED", "REFUTED", "NOT CONTRADICTED"):
        found = chain.given({"A/one": "PROVED", "A/two": verdict}).find(BUDGET)
        assert found.verdict is UNDECIDED
        assert "A/two" in found.reason
        assert "A/one" not in found.reason
    assert chain.find(BUDGET).verdict is UNDECIDED  # it was never told
    with pytest.raises(KeyError, match=r"rests on \['A/two'\], which no proof file has"):
        chain.given({"A/one": "PROVED"})


def test_digests_follow_the_content():
    again = proof(Relation(x**2, ">=", 1), {"large": Relation(x, ">=", 1)})
    assert again.digest == TRUE["polynomial"].digest
    digests = [again.digest, *(check.digest for check in CHANGES.values())]
    assert len(set(digests)) == len(digests)
    assert Instance("a", "toy square", {"value": "1"}).digest != Instance("a", "toy square", {"value": "2"}).digest
    family = Family(BOUNDED, "c", {"x": 2 / c})
    assert family.digest != replace(family, members={"x": 3 / c}).digest
    assert Chain("a", ("A/one",)).digest != Chain("a", ("A/two",)).digest
    assert Derivation(sum_formula()).digest != Derivation(sum_formula(wrong=1)).digest
