"""Claims of known truth: verify and the falsifier decide none of them wrongly, and leave few open."""

import dataclasses

import jax
import pytest

from dpotheory.checks import Shape, falsify, replay, verify
from dpotheory.checks.verify import SURVIVES
from dpotheory.core.objectives import OBJECTIVES
from tests.checks.known_truth.statements import STATEMENTS
from tests.helpers import raises

POOL = (Shape(1, 1, 2, "disjoint"), Shape(1, 4, 20, "disjoint"), Shape(4, 3, 15, "all"))
KEY = jax.random.key(5)
NAMED = [known for known in STATEMENTS if known.claim.objective in OBJECTIVES]
QUICK = [known for known in NAMED if "(quick)" in known.claim.id]
SEARCHED = [known for known in NAMED if known.claim.kind != "identity"]


def _expected(known):
    if known.vacuous:
        return {"UNDECIDED"}
    verdict = SURVIVES if known.truth else "REFUTED"
    return {verdict, "UNDECIDED"} if known.left_open else {verdict}


def _ids(statements):
    return [known.claim.id for known in statements]


def test_the_statements_are_many_and_in_pairs():
    assert len(STATEMENTS) >= 60
    assert len({known.claim.id for known in STATEMENTS}) == len(STATEMENTS)
    assert min(sum(known.truth for known in STATEMENTS), sum(not known.truth for known in STATEMENTS)) >= 30
    assert all(known.why for known in STATEMENTS)
    assert sum(bool(known.left_open) for known in STATEMENTS) <= 6


@pytest.mark.parametrize("known", QUICK, ids=_ids(QUICK))
def test_verify_judges_a_few_as_they_are(known):
    row = verify(known.claim, KEY, pool=POOL[:2])[0]
    assert row.verdict in _expected(known), f"{known.why}: {row.reason}"
    if row.verdict == "REFUTED":
        assert replay(row.witness, known.claim).stands


@pytest.mark.slow
@pytest.mark.parametrize("known", NAMED, ids=_ids(NAMED))
def test_verify_judges_all_as_they_are(known):
    row = verify(known.claim, KEY, pool=POOL)[0]
    assert row.verdict in _expected(known), f"{known.why}: {row.reason}"


@pytest.mark.slow
@pytest.mark.parametrize("known", SEARCHED, ids=_ids(SEARCHED))
def test_the_falsifier_refutes_what_is_false_and_nothing_else(known):
    row = falsify(known.claim, KEY)
    assert row.verdict in _expected(known), f"{known.why}: {row.reason}"
    if row.verdict == "REFUTED":
        assert replay(row.witness, known.claim).stands


def test_an_unknown_objective_is_named():
    with raises(ValueError, f"{QUICK[0].claim.id} has objective = 'hinge'; known: dpo, ipo"):
        dataclasses.replace(QUICK[0].claim, objective="hinge")
