"""Replay of witnesses: each kind stands as it was found, and falls when anything in it is changed."""

import copy
from contextlib import suppress
from dataclasses import replace

import pytest
import sympy as sp

from dpotheory.ledger.rows import Row
from dpotheory.prover import Limit, Relation, implies
from proofs_check.evidence import Family, Instance, proof, satisfiable
from proofs_check.replay import WitnessError, replay, replay_row

from .toys import BUDGET, UNSOUND, c, n, x

pytestmark = pytest.mark.usefixtures("toy_evaluator")

HALF = sp.Rational(1, 2)


CHECKS = {
    "point": proof(Relation(x**2, ">=", x), {"small": Relation(x, "<=", HALF)}),
    "transcendental point": proof(Relation(sp.exp(x), "<=", 1 + x), {"large": Relation(x, ">=", 1)}),
    "limit": proof(Limit(sp.exp(-x) * c, x, sp.oo, c), {"c": Relation(c, ">=", 1)}),
    "instance": Instance("squares are at most 4", "toy square", {"value": "5/2"}),
    "contradiction": satisfiable({"low": Relation(x, "<=", 1), "high": Relation(x, ">=", 2)}),
    "family": Family(
        implies({"large": Relation(n * c, ">=", 2)}, Relation(n * c * x, "<=", 1)),
        "c",
        {"x": 2 / c, "n": n},
        (Relation(n, ">=", 2 / c),),
    ),
}


def _witness(name):
    found = CHECKS[name].find(BUDGET)
    assert found.verdict.value == "REFUTED", found.reason
    return copy.deepcopy(dict(found.witness))


@pytest.mark.parametrize("name", CHECKS)
def test_every_kind_stands(name):
    found = CHECKS[name].find(BUDGET)
    row = Row("DV-TOY", name, found.verdict.value, found.method, found.statement, found.hypotheses, found.witness)
    replayed = replay_row(row, BUDGET)
    assert replayed.stands, replayed.reason
    assert replayed.notes == ()
    assert replayed.sides
    assert all(holds is not False for holds in replayed.hypotheses.values())


def test_both_sides_are_recomputed():
    witness = _witness("instance")
    replayed = replay(witness)
    assert replayed.sides == (("25/4", "<=", "4"),)
    assert replayed.hypotheses == {"positive": True}
    point = replay({**_witness("point"), "point": {"x": "1/3"}})
    assert point.sides == (("1/9", ">=", "1/3"),)
    assert point.stands


def test_what_the_witness_records_is_not_believed():
    witness = {**_witness("instance"), "lhs": "1000", "hypotheses": []}
    row = Row("DV-TOY", None, "REFUTED", "m", "squares", witness=witness)
    assert replay_row(row).sides == (("25/4", "<=", "4"),)
    assert replay_row(row).notes == ("The row records 1000 where the replay finds 25/4.",)


def test_a_witness_of_another_statement_is_noted():
    row = Row("DV-TOY", None, "REFUTED", "m", "cubes", witness=_witness("point"))
    replayed = replay_row(row)
    assert replayed.stands
    assert replayed.notes == ("The witness is about 'x**2 >= x', which the row's statement does not contain.",)


@pytest.mark.parametrize("value", ["1/2", "2"])
def test_a_point_where_all_is_well_falls(value):
    changed = _witness("point")
    changed["statement"]["hypotheses"] = []
    changed["statement"]["goal"] = {"lhs": ["sym", "x"], "op": "<=", "rhs": ["num", "2"]}
    del changed["content_hash"]
    assert not replay({**changed, "point": {"x": value}}).stands
    assert replay({**changed, "point": {"x": "3"}}).stands


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        ({"x": "3/4"}, "hypothesis small"),
        ({"x": "-1"}, "outside the domains"),
        ({}, "has no coordinate x"),
    ],
)
def test_a_point_outside_the_statement_falls(point, reason):
    replayed = replay({**_witness("point"), "point": point})
    assert not replayed.stands
    assert reason in replayed.reason


def test_a_statement_that_is_not_the_hashed_one_falls():
    witness = _witness("point")
    witness["statement"]["goal"]["op"] = ">"
    replayed = replay(witness)
    assert not replayed.stands
    assert "content hash" in replayed.reason


def test_a_limit_that_is_right_falls():
    witness = _witness("limit")
    witness["statement"]["goal"]["value"] = ["num", "0"]
    del witness["content_hash"]
    assert not replay(witness).stands


@pytest.mark.parametrize(("value", "reason"), [("2", "is true"), ("-5", "does not meet: positive")])
def test_a_data_set_that_refutes_nothing_falls(value, reason):
    replayed = replay({**_witness("instance"), "arguments": {"value": value}})
    assert not replayed.stands
    assert reason in replayed.reason


def _contradiction(hypotheses, goal):
    return {"contradiction": implies(hypotheses, goal, {"x": "positive"}).to_dict()}


LOW, HIGH, FALSEHOOD = Relation(x, "<=", 1), Relation(x, ">=", 2), Relation(1, "<=", 0)


@pytest.mark.parametrize(
    ("witness", "stands"),
    [
        (_contradiction({"low": LOW}, Relation(x, "<", 2)), True),  # so low and x >= 2 exclude one another
        (_contradiction({"low": LOW, "high": HIGH}, FALSEHOOD), True),
        (_contradiction({"low": LOW}, FALSEHOOD), False),
        (_contradiction({"low": LOW}, Relation(x, "<", 1)), False),
        (_contradiction({"low": LOW}, Relation(0, "<=", 1)), False),  # proved, but its negation is no hypothesis
    ],
)
def test_hypotheses_stand_only_if_they_contradict(witness, stands):
    assert replay(witness, BUDGET).stands == stands


@pytest.mark.parametrize("hypotheses", [("low: x <= 1",), ("high: x >= 2",), ("low: x <= 1", "high: x >= 3")])
def test_a_contradiction_between_other_hypotheses_than_the_rows_falls(hypotheses):
    witness = _contradiction({"low": LOW}, Relation(x, "<", 2))
    row = Row("DV-TOY", None, "REFUTED", "z3", "can hold", (*hypotheses, "x positive"), witness)
    found = replay_row(row, BUDGET)
    assert not found.stands
    assert "The row has no hypothesis" in found.reason
    assert replay_row(replace(row, hypotheses=("low: x <= 1", "high: x >= 2", "x positive")), BUDGET).stands
    assert not replay_row(replace(row, hypotheses=("low: x <= 1", "high: x >= 2", "x real")), BUDGET).stands


def test_a_family_is_proved_whatever_is_listed():
    assert replay({**_witness("family"), "obligations": []}, BUDGET).stands  # all that it owes is rebuilt
    narrowed = _witness("family")
    for statement in narrowed["obligations"]:
        statement["domains"]["c"] = "positive integer"
    assert len(replay(narrowed, BUDGET).sides) == 4  # x > 0, n >= 1, the hypothesis, the goal that fails
    goal = replay(narrowed, BUDGET).sides[-1]
    assert goal == ("2*n", ">", "1")


def test_the_constant_is_not_narrowed_by_the_obligations():
    # For integers c >= 1 the member x = 1 would do; for c = 1/2 it does not.
    family = Family(implies([], Relation(x * c, "<", 1)), "c", {"x": sp.Integer(1)})
    witness = {
        "family": {"x": "1"},
        "where": [],
        "for_all": "c > 0",
        "statement": family.claimed.to_dict(),
        "obligations": [implies([], Relation(c, ">=", 1), None).to_dict()],
    }
    witness["obligations"][0]["domains"]["c"] = "positive integer"
    assert not replay(witness, BUDGET).stands


def test_whole_constants_are_not_every_constant():
    family = Family(implies([], Relation(n * x, "<=", 1)), "n", {"x": sp.Integer(2)})
    witness = {"family": {"x": "2"}, "where": [], "for_all": "n > 0", "statement": family.claimed.to_dict()}
    found = replay({**witness, "obligations": []}, BUDGET)
    assert not found.stands
    assert found.reason == "n is positive integer in the statement, not positive."


@pytest.mark.parametrize("change", [{"family": {"x": "1/(9*c)", "n": "n"}}, {"where": ["n >= 1/(2*c)"]}, {"where": []}])
def test_another_family_falls(change):
    replayed = replay({**_witness("family"), **change}, BUDGET)
    assert not replayed.stands


@pytest.mark.parametrize("name", UNSOUND)
def test_a_family_that_is_none_falls(name):
    try:
        family = UNSOUND[name]()
        obligations = [statement.to_dict() for statement in family.obligations()]
    except ValueError:
        return  # it cannot even be built
    witness = {
        "family": {member: str(value) for member, value in family.members.items()},
        "where": [str(bound) for bound in family.where],
        "for_all": f"{family.constant} > 0",
        "statement": family.claimed.to_dict(),
        "obligations": obligations,
    }
    with suppress(WitnessError):
        assert not replay(witness, BUDGET).stands


@pytest.mark.parametrize(
    "text", ["__import__('os').getcwd()", "c.real", "(lambda: 1)()", "y", "1.5", "c if c else 1", ""]
)
def test_text_in_a_family_is_read_and_never_run(text):
    with pytest.raises(WitnessError, match="malformed"):
        replay({**_witness("family"), "family": {"x": text, "n": "n"}}, BUDGET)


@pytest.mark.parametrize(
    ("witness", "message"),
    [
        ({}, r"has the fields \[\], but one that can be replayed has one of instance, family, contradiction, point"),
        ({"point": {"x": "1"}}, "lacks 'statement'"),
        ({"instance": "toy square"}, "lacks 'arguments'"),
        ({"instance": "toy square", "arguments": {}}, "lacks 'value'"),
        ({"instance": "no such", "arguments": {}}, "there is no evaluator 'no such'"),
        ({"contradiction": []}, "malformed"),
        ({"family": {"x": "1"}}, "lacks 'for_all'"),
    ],
)
def test_a_malformed_witness_is_a_sentence(witness, message):
    with pytest.raises(WitnessError, match=message):
        replay(witness)


def test_a_row_without_a_witness_is_a_sentence():
    with pytest.raises(WitnessError, match=r"The row 'DV-TOY/a \[z3\]' is PROVED and carries no witness"):
        replay_row(Row("DV-TOY", "a", "PROVED", "z3", "x"))
