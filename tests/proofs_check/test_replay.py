"""Replay of witnesses: each kind stands as it was found for its step, and for no other; forged ones do not stand."""

import copy
import functools
import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sympy as sp

from dpotheory import ledger
from dpotheory.ledger.rows import Row
from dpotheory.ledger.witnesses import WitnessError
from dpotheory.prover import Limit, Relation, Statement, implies
from proofs_check.evidence import Family, Instance, proof, satisfiable
from proofs_check.replay import replay, replay_row
from proofs_check.run import row as made_by
from proofs_check.step import own

from .toys import BUDGET, UNSOUND, c, n, x

pytestmark = pytest.mark.usefixtures("toy_evaluator")

ROOT = Path(__file__).resolve().parents[2]
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


STEPS = {name: own("DV-TOY", name, check, f"{name}, in words") for name, check in CHECKS.items()}


@functools.cache
def _found(name):
    found = CHECKS[name].find(BUDGET)
    assert found.verdict.value == "REFUTED", found.reason
    return made_by(STEPS[name], found)


def _row(name, **changes):
    """The row of a step after a journey through JSON, with changes in its witness."""
    row = ledger.row_from_dict(json.loads(json.dumps(_found(name).to_dict())), "a row")
    return replace(row, witness={**copy.deepcopy(dict(row.witness)), **changes})


def _falls(row, name, reason):
    """Either it does not stand, or it is refused in a sentence; for the reason given."""
    try:
        found = replay_row(row, BUDGET, STEPS[name])
    except WitnessError as error:
        said = str(error)
    else:
        assert not found.stands, found
        said = found.reason
    assert reason in said, said


@pytest.mark.parametrize("name", CHECKS)
def test_every_kind_stands(name):
    replayed = replay_row(_row(name), BUDGET, STEPS[name])
    assert replayed.stands, replayed.reason
    assert replayed.notes == ()
    assert replayed.sides
    assert all(holds is not False for holds in replayed.hypotheses.values())


def test_both_sides_are_recomputed():
    replayed = replay_row(_row("instance"), BUDGET, STEPS["instance"])
    assert replayed.sides == (("25/4", "<=", "4"),)
    assert replayed.hypotheses == {"positive": True}
    point = replay_row(_row("point", point={"x": "1/3"}, lhs="1/9", rhs="1/3"), BUDGET, STEPS["point"])
    assert point.sides == (("1/9", ">=", "1/3"),)
    assert point.stands  # another point of the same statement


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("other", CHECKS)
def test_a_witness_stands_for_its_own_step_only(name, other):
    if name == other:
        return
    given = replace(_row(other), witness=_row(name).witness)
    _falls(given, other, "")  # another step's witness under this row
    with pytest.raises(WitnessError, match="is about no step"):
        replay_row(replace(_row(name), step=other), BUDGET, STEPS[name])


@pytest.mark.parametrize("name", CHECKS)
def test_a_row_that_says_something_else_falls(name):
    row = _row(name)
    _falls(replace(row, statement=row.statement + " and more"), name, "The row states")
    _falls(replace(row, hypotheses=(*row.hypotheses, "x <= 1")), name, "hypotheses are not those")
    if row.hypotheses:
        _falls(replace(row, hypotheses=row.hypotheses[1:]), name, "hypotheses are not those")
    for verdict in ("PROVED", "UNDECIDED"):
        with pytest.raises(WitnessError, match="nothing to replay"):
            replay_row(replace(row, verdict=verdict), BUDGET, STEPS[name])


@pytest.mark.parametrize("name", CHECKS)
@pytest.mark.parametrize("field", ["epsilon", "c", "point ", "unmet"])
def test_a_field_that_means_nothing_falls(name, field):
    _falls(_row(name, **{field: "1"}), name, f"has the field '{field}', which means nothing there")


def test_a_witness_of_two_kinds_falls():
    _falls(_row("point", **_row("instance").witness), "point", "exactly one of")


@pytest.mark.parametrize("name", ["point", "transcendental point", "limit", "instance"])
def test_sides_that_are_not_those_found_fall(name):
    witness = _row(name).witness
    _falls(_row(name, lhs=witness["rhs"], rhs=witness["lhs"]), name, "The witness records")
    flipped = {"<=": ">=", ">=": "<=", "==": "!="}[witness["relation"]]
    _falls(_row(name, relation=flipped), name, "The witness records")
    _falls(_row(name, lhs="1000"), name, "The witness records '1000'")


def _changed_statement(name, change):
    statement = copy.deepcopy(_row(name).witness["statement"])
    change(statement)
    return statement


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("point", lambda s: s["goal"].update(op=">")),
        ("point", lambda s: s["goal"].update(rhs=["num", "2"])),
        ("point", lambda s: s["goal"].update(lhs=s["goal"]["rhs"], rhs=s["goal"]["lhs"])),
        ("point", lambda s: s["hypotheses"].clear()),
        ("point", lambda s: s["domains"].update(x="real")),
        ("transcendental point", lambda s: s["hypotheses"].clear()),
        ("limit", lambda s: s["goal"].update(value=["num", "0"])),
        ("limit", lambda s: s["hypotheses"].clear()),
        ("family", lambda s: s["hypotheses"].clear()),
        ("family", lambda s: s["domains"].update(x="real")),
        ("family", lambda s: s["goal"].update(rhs=["num", "0"])),
    ],
)
def test_a_changed_statement_falls(name, change):
    changed = _changed_statement(name, change)
    _falls(_row(name, statement=changed), name, "a statement that is not the row's")
    if name != "family":  # with the hash of the changed statement, too
        forged = Statement.from_dict(changed).content_hash
        _falls(_row(name, statement=changed, content_hash=forged), name, "a statement that is not the row's")


def test_a_tampered_hash_falls():
    witness = _row("point").witness
    _falls(_row("point", content_hash="0" * 64), "point", "content hash")
    del witness["content_hash"]
    _falls(replace(_row("point"), witness=witness), "point", "lacks 'content_hash'")


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        ({"x": "3/4"}, "hypothesis small"),
        ({"x": "-1"}, "outside the domains"),
        ({}, "has no coordinate x"),
        ({"x": "1/4", "y": "1"}, "the coordinate y"),
        *(({"x": value}, "x is") for value in (0.25, True, None, [1], "nan", "inf", "1e-3", "1/0", "1j", "9" * 5000)),
    ],
)
def test_a_point_outside_the_statement_falls(point, reason):
    _falls(_row("point", point=point), "point", reason)


@pytest.mark.parametrize("point", [{"c": "1/2"}, {"c": "-1"}, {"c": "2", "y": "1"}])
def test_a_limit_outside_its_hypotheses_falls(point):
    _falls(_row("limit", point=point), "limit", "point")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"value": "2"}, "is true"),
        ({"value": "-5"}, "must be positive"),
        ({"value": "0"}, "must be positive"),
        ({"value": 2.5}, "must be an exact number"),
        ({"value": True}, "must be an exact number"),
        ({"value": "nan"}, "must be an exact number"),
        ({"value": "5/2", "epsilon": "1"}, "exactly the fields value"),
        ({}, "exactly the fields value"),
        ([], "exactly the fields value"),
    ],
)
def test_a_dataset_that_refutes_nothing_falls(arguments, reason):
    _falls(_row("instance", arguments=arguments), "instance", reason)


def test_another_dataset_of_the_same_kind_stands():
    row = _row("instance", arguments={"value": "3"}, lhs="9")
    assert replay_row(row, BUDGET, STEPS["instance"]).stands


def test_another_evaluator_falls():
    _falls(_row("instance", instance="velocity residual"), "instance", "evaluated by 'toy square'")
    _falls(_row("instance", hypotheses=[]), "instance", "other hypotheses")


def _contradiction(hypotheses, goal):
    return implies(hypotheses, goal, {"x": "positive"}).to_dict()


LOW, HIGH, FALSEHOOD = Relation(x, "<=", 1), Relation(x, ">=", 2), Relation(1, "<=", 0)


@pytest.mark.parametrize(
    ("claimed", "stands"),
    [
        (_contradiction({"low": LOW}, Relation(x, "<", 2)), True),  # so low and x >= 2 exclude one another
        (_contradiction({"high": HIGH}, Relation(x, ">", 1)), True),
        (_contradiction({"low": LOW}, Relation(x, "<", 3)), False),  # high was x >= 2
        (_contradiction({"low": Relation(x, "<=", "1/2")}, Relation(x, "<", 2)), False),
        (_contradiction({"low": LOW, "more": Relation(x, "<", 1)}, Relation(x, "<", 2)), False),
        (implies({"low": LOW}, Relation(x, "<", 2), {"x": "positive integer"}).to_dict(), False),
        (_contradiction({"low": LOW}, FALSEHOOD), False),
        ([], False),
    ],
)
def test_hypotheses_stand_only_if_they_contradict_and_are_the_rows(claimed, stands):
    found = replay_row(_row("contradiction", contradiction=claimed), BUDGET, STEPS["contradiction"])
    assert found.stands == stands


def test_a_family_is_proved_whatever_is_listed():
    step = STEPS["family"]
    assert replay_row(_row("family", obligations=[]), BUDGET, step).stands  # all that it owes is rebuilt
    narrowed = copy.deepcopy(_row("family").witness["obligations"])
    for statement in narrowed:
        statement["domains"]["c"] = "positive integer"
    replayed = replay_row(_row("family", obligations=narrowed), BUDGET, step)
    assert len(replayed.sides) == 4  # x > 0, n >= 1, the hypothesis, the goal that fails
    assert replayed.sides[-1] == ("2*n", ">", "1")


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
    assert not replay(witness, family, BUDGET).stands


def test_whole_constants_are_not_every_constant():
    family = Family(implies([], Relation(n * x, "<=", 1)), "n", {"x": sp.Integer(2)})
    witness = {"family": {"x": "2"}, "where": [], "for_all": "n > 0", "statement": family.claimed.to_dict()}
    found = replay({**witness, "obligations": []}, family, BUDGET)
    assert not found.stands
    assert found.reason == "n is positive integer in the statement, not positive."


@pytest.mark.parametrize(
    "change",
    [
        {"family": {"x": "1/(9*c)", "n": "n"}},
        {"where": ["n >= 1/(2*c)"]},
        {"where": []},
        {"for_all": "x > 0"},
        {"axioms": ["Bernstein: whatever"]},
    ],
)
def test_another_family_falls(change):
    _falls(_row("family", **change), "family", "")


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
        assert not replay(witness, family, BUDGET).stands


@pytest.mark.parametrize(
    "text", ["__import__('os').getcwd()", "c.real", "(lambda: 1)()", "y", "1.5", "c if c else 1", "", "9**9**9**9"]
)
def test_text_in_a_family_is_read_and_never_run(text):
    with pytest.raises(WitnessError, match="malformed"):
        replay_row(_row("family", family={"x": text, "n": "n"}), BUDGET, STEPS["family"])


@pytest.mark.parametrize("power", [["num", "99999999999"], ["^", ["num", "9"], ["^", ["num", "9"], ["num", "9"]]]])
def test_an_obligation_is_not_built_into_a_number_of_a_million_digits(power):
    huge = implies([], Relation(x, ">", 0)).to_dict()
    huge["goal"]["rhs"] = ["^", ["num", "10"], power]
    with pytest.raises(WitnessError, match="too large to be written out"):
        replay_row(_row("family", obligations=[huge]), BUDGET, STEPS["family"])


@pytest.mark.parametrize(
    ("witness", "message"),
    [
        ({}, r"has the fields \[\], but one that can be replayed has exactly one of simulation"),
        ({"point": {"x": "1"}}, "lacks 'content_hash'"),
        ({"instance": "toy square"}, "lacks 'arguments'"),
        ({"family": {"x": "1"}}, "lacks 'for_all'"),
        ({"simulation": {}}, "is a simulation, which refutes no step of a proof"),
    ],
)
def test_a_malformed_witness_is_a_sentence(witness, message):
    with pytest.raises(WitnessError, match=message):
        replay(witness, CHECKS["point"])


def test_a_row_without_a_witness_is_a_sentence():
    with pytest.raises(WitnessError, match=r"The row 'DV-TOY/a \[z3\]' is PROVED and carries no witness"):
        replay_row(Row("DV-TOY", "a", "PROVED", "z3", "x"))


SHIPPED = [row for row in ledger.read(ROOT / "docs" / "ledger.json") if row.verdict == "REFUTED"]


@pytest.mark.parametrize("row", [row for row in SHIPPED if "family" not in row.witness], ids=lambda row: row.name)
def test_what_is_shipped_stands(row):
    found = replay_row(row)
    assert found.stands, found.reason


@pytest.mark.slow
@pytest.mark.parametrize("row", [row for row in SHIPPED if "family" in row.witness], ids=lambda row: row.name)
def test_what_is_shipped_for_every_constant_stands(row):
    assert replay_row(row).stands


@pytest.mark.parametrize("kind", ["point", "instance"])
def test_no_shipped_witness_stands_for_another_row(kind):
    """Every pair of rows, but for rows that state the same of the same data, such as DV-LB.2 and PG-LA.2."""
    rows = [row for row in SHIPPED if kind in row.witness]
    swapped = 0
    for row in rows:
        for other in rows:
            if row is other or replay_row(replace(other, witness=row.witness)).stands is False:
                continue
            swapped += 1
            assert row.witness.get("arguments") == other.witness.get("arguments") is not None or (
                row.witness["content_hash"] == other.witness["content_hash"]
            ), (row.name, other.name)
    assert swapped < len(rows)


def test_a_proved_row_is_not_refuted_by_its_own_certificate():
    """Rows PROVED by a point, or by statements, take no witness made of it, and no witness of a neighbour."""
    proved = [row for row in ledger.read(ROOT / "docs" / "ledger.json") if row.verdict == "PROVED"]
    point = next(row for row in SHIPPED if "point" in row.witness)
    for row in proved[:60]:
        forged = replace(row, verdict="REFUTED", witness=point.witness)
        assert not replay_row(forged).stands
        if "point" in (row.certificate or {}):
            forged = replace(row, verdict="REFUTED", witness={**point.witness, "point": row.certificate["point"]})
            assert not replay_row(forged).stands
