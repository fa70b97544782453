"""Witnesses at irrational algebraic points: found, exact, readable from JSON alone, and refused when malformed."""

import json
from fractions import Fraction

import flint
import pytest
from sympy import Rational, log, sqrt, symbols

from dpotheory.prover import Budget, Relation, Verdict, check_witness, decide, implies, replay
from dpotheory.prover.algebraic import Algebraic, refute_at_algebraic_points, vanishes

x, y = symbols("x y")
ROOT_TWO = {"polynomial": [-2, 0, 1], "interval": ["1", "2"]}


@pytest.mark.parametrize(
    ("false", "true"),
    [
        (implies([], Relation((x**2 - 2) ** 2, ">", 0)), implies([], Relation((x**2 - 2) ** 2, ">=", 0))),
        (
            implies([Relation(x**2, "==", 2)], Relation(x, "<=", 1)),
            implies([Relation(x**2, "==", 2)], Relation(x, "<=", Rational(3, 2))),
        ),
        (
            implies([], Relation((x**2 - y) ** 2 + (y - 3) ** 2, ">", 0)),
            implies([], Relation((x**2 - y) ** 2 + (y + 3) ** 2, ">", 0)),
        ),
        (
            implies([], Relation((x**2 - 2) ** 2, "!=", 0), {"x": "positive"}),
            implies([], Relation((x**2 - 2) ** 2, "!=", 0), {"x": "positive integer"}),
        ),
    ],
)
def test_false_at_an_irrational_point_only(false, true):
    outcome = decide(false, Budget(seconds=10))
    assert outcome.verdict is Verdict.REFUTED, outcome.reason
    assert replay(json.loads(json.dumps(outcome.witness))).valid
    assert decide(true, Budget(seconds=10)).verdict is Verdict.PROVED


def test_a_true_statement_has_no_algebraic_witness():
    statement = implies([], Relation((x**2 - 2) ** 2, ">=", 0))
    assert refute_at_algebraic_points(statement).verdict is Verdict.UNDECIDED
    found = check_witness(statement, {"point": {"x": ROOT_TWO}})
    assert not found.valid
    assert found.reason == "The goal holds at the point."


def test_balls_around_the_root_and_exact_zero():
    root = Algebraic.from_json(ROOT_TWO)
    with flint.ctx.workprec(200):
        ball = root.ball()
        assert ball.contains(flint.arb(2).sqrt())
        assert float(ball.rad()) < 1e-55
    assert root.above(Fraction(7, 5))
    assert not root.above(Fraction(3, 2))
    assert vanishes(1 / (x - 1) - x - 1, {"x": root})
    assert not vanishes(x**2 - 2 + Rational(1, 10**40), {"x": root})
    # log is no field operation, so nothing is claimed
    assert not vanishes(log(x) - log(2) / 2, {"x": root})
    assert not vanishes(sqrt(x) ** 4 - 2 + 0 * y, {"y": Fraction(1), "x": Fraction(1)})


@pytest.mark.parametrize(
    ("coordinate", "message"),
    [
        ({"polynomial": [-4, 0, 1], "interval": ["1", "3"]}, "is not irreducible"),
        ({"polynomial": [-2, 0, 1], "interval": ["-2", "2"]}, "does not hold exactly one root"),
        ({"polynomial": [-2, 0, 1], "interval": ["2", "3"]}, "does not hold exactly one root"),
        ({"polynomial": [-2, 1], "interval": ["1", "3"]}, "must have a degree from 2 to 12"),
        ({"polynomial": [-2, 0, 1]}, "is no algebraic number"),
        ({"polynomial": ["a", 0, 1], "interval": ["1", "2"]}, "is no algebraic number"),
    ],
)
def test_malformed_coordinates_are_refused(coordinate, message):
    statement = implies([], Relation((x**2 - 2) ** 2, ">", 0))
    with pytest.raises(ValueError, match=message):
        check_witness(statement, {"point": {"x": coordinate}})


def test_the_domain_counts():
    statement = implies([], Relation((x**2 - 2) ** 2, ">", 0), {"x": "positive"})
    assert check_witness(statement, {"point": {"x": ROOT_TWO}}).valid
    negative = {"polynomial": [-2, 0, 1], "interval": ["-2", "-1"]}
    assert "is not positive" in check_witness(statement, {"point": {"x": negative}}).reason
    whole = implies([], Relation((x**2 - 2) ** 2, ">", 0), {"x": "integer"})
    assert "is not integer" in check_witness(whole, {"point": {"x": ROOT_TWO}}).reason
