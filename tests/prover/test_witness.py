import json
from fractions import Fraction

import flint
import pytest
from sympy import Abs, Max, Min, Rational, erfc, exp, log, pi, sqrt, symbols

from dpotheory.prover import Relation, check_witness, implies, replay
from dpotheory.prover.evaluate import UndefinedValueError, ball, evaluate, sign
from dpotheory.prover.witness import witness_for

x, y = symbols("x y", real=True)


def at(**values):
    return {name: Fraction(value) for name, value in values.items()}


def test_exact_values():
    assert evaluate((x + Rational(1, 3)) ** -2, at(x="1/6")) == 4
    assert evaluate(x ** Rational(3, 4), at(x=16)) == 8
    assert evaluate(x ** Rational(-1, 2), at(x="4/9")) == Fraction(3, 2)
    assert evaluate(Max(x, y) - Min(x, y) + Abs(x), at(x=-2, y=5)) == 9
    assert evaluate(exp(x) + log(y), at(x=0, y=1)) == 1
    assert evaluate((-1 * x) ** y, at(x=2, y=3)) == -8


def test_ball_values_contain_the_decimals():
    value = ball(evaluate(erfc(x), at(x=1)))
    assert bool(abs(value - flint.arb("0.157299207050285130658779364917 +/- 1e-29")) < flint.arb("1e-15"))
    assert bool(ball(evaluate(pi, {})) > ball(Fraction(314159, 100000)))
    # exp(-10**6) is far below the smallest float and still told from zero
    assert sign(exp(-(x**2)), at(x=1000)) == 1


@pytest.mark.parametrize(
    ("expression", "point"),
    [
        (1 / x, at(x=0)),
        (log(x), at(x=0)),
        (log(x), at(x="-1/2")),
        (sqrt(x), at(x=-1)),
        (x ** Rational(-1, 2), at(x=0)),
        (sqrt(exp(x) - 2), at(x=0)),
        ((x - 1) ** y, at(x="1/2", y="1/2")),
    ],
)
def test_undefined_values_raise(expression, point):
    with pytest.raises(UndefinedValueError):
        evaluate(expression, point)


def test_signs_that_need_high_precision_and_exact_zeros():
    assert sign(exp(x) - 1 - x, at(x=Fraction(1, 10**30))) == 1
    assert sign(log(x) + log(y) - log(x * y).subs({x: 6, y: 1}), at(x=2, y=3)) in (0, None)
    assert sign(sqrt(x) - sqrt(y), at(x=2, y=2)) == 0


def test_a_witness_by_hand():
    # 1/x <= 2 fails at x = 1/3, which meets x <= 1/2
    s = implies({"small": Relation(x, "<=", Rational(1, 2))}, Relation(1 / x, "<=", 2), {"x": "positive"})
    check = check_witness(s, {"x": "1/3"})
    assert check.valid
    assert (check.lhs, check.rhs) == ("3", "2")
    assert check.hypotheses == {"small": True}
    assert "3 <= 2 is false" in check.reason


@pytest.mark.parametrize(
    ("point", "reason"),
    [
        ({"x": "1"}, "hypothesis small .* fails at the point"),
        ({"x": "1/2"}, "The goal holds at the point"),
        ({"x": "-1"}, "x = -1 is not positive"),
        ({}, "no coordinate x"),
    ],
)
def test_points_that_refute_nothing(point, reason):
    import re

    s = implies({"small": Relation(x, "<=", Rational(1, 2))}, Relation(1 / x, "<=", 2), {"x": "positive"})
    check = check_witness(s, point)
    assert not check.valid
    assert re.search(reason, check.reason)


def test_integrality_and_undefined_goals():
    whole = implies([], Relation(x**2, ">=", x), {"x": "integer"})
    assert check_witness(whole, {"x": "1/2"}).reason == "The point is outside the domains: x = 1/2 is not an integer."
    quotient = implies([], Relation(1 / y, "<=", 2))
    assert "undefined at the point: a division by zero" in check_witness(quotient, {"y": "0"}).reason
    hypothesis = implies([Relation(log(y), "<=", 0)], Relation(y, ">", 5))
    assert "hypothesis h1 is undefined" in check_witness(hypothesis, {"y": "-1"}).reason


def test_coordinates_must_be_exact():
    with pytest.raises(ValueError, match=r"the coordinate x is the float 0\.5; write it exactly"):
        check_witness(implies([], Relation(x, "<", 0)), {"x": 0.5})
    with pytest.raises(ValueError, match="the coordinate x is 'a/b'"):
        check_witness(implies([], Relation(x, "<", 0)), {"x": "a/b"})


def test_replay_needs_only_the_json():
    s = implies({"h": Relation(x, ">=", 3)}, Relation(exp(x), "<=", 10 * x))
    witness = witness_for(s, at(x=4))
    text = json.dumps(witness)
    assert replay(json.loads(text)).valid
    tampered = json.loads(text)
    tampered["point"]["x"] = "3"
    assert not replay(tampered).valid
    assert witness_for(s, at(x=3)) is None
    with pytest.raises(ValueError, match="the witness has no 'statement'"):
        replay({"point": {"x": "1"}})
