"""Enclosures against values: whatever the expression and the box, the value at a point of the box is inside."""

from fractions import Fraction

import pytest
import sympy
from flint import arb
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Rational, erfc, exp, log, sqrt, symbols

from dpotheory.prover.boxes import Compiled, Side
from dpotheory.prover.evaluate import UndefinedValueError, ball, evaluate
from dpotheory.prover.interval import Interval, UndefinedOnBoxError, root_power
from dpotheory.prover.onbox import OnBox, OutOfBudgetError

x, y = symbols("x y", real=True)

numbers = st.fractions(-4, 4, max_denominator=12)
leaves = st.sampled_from([x, y]) | numbers.map(lambda q: Rational(q.numerator, q.denominator))
unary = [sympy.exp, sympy.erf, sympy.erfc, sympy.tanh, sympy.atan, sympy.sin, sympy.cos, sympy.Abs]
partial = [sympy.log, sympy.sqrt, lambda e: 1 / e, lambda e: e ** Rational(-3, 4), lambda e: e**3, lambda e: e**2]


def grow(inner):
    return (
        st.tuples(inner, inner).map(lambda p: p[0] + p[1])
        | st.tuples(inner, inner).map(lambda p: p[0] * p[1])
        | st.tuples(inner, inner).map(lambda p: sympy.Max(p[0], p[1]) if all(e.is_real for e in p) else p[0])
        | st.tuples(inner, st.sampled_from(unary + partial)).map(lambda p: p[1](p[0]))
    )


expressions = st.recursive(leaves, grow, max_leaves=6)
offsets = st.fractions(0, 3, max_denominator=8)


@st.composite
def sides(draw):
    """A side and a point of it."""
    point, below, above = draw(numbers), draw(offsets | st.none()), draw(offsets | st.none())
    lo = None if below is None else point - below
    hi = None if above is None else point + above
    lo_open, hi_open = (draw(st.booleans()) and gap not in (None, 0) for gap in (below, above))
    return Side(lo, hi, bool(lo_open), bool(hi_open)), point


def usable(expression):
    return not expression.has(sympy.nan, sympy.zoo, sympy.oo, sympy.I, sympy.re, sympy.im, sympy.arg)


@settings(deadline=None, max_examples=250)
@given(expressions, sides(), sides())
def test_the_value_is_in_the_enclosure(expression, first, second):
    if not usable(expression):
        return
    box = {"x": first[0], "y": second[0]}
    point = {"x": first[1], "y": second[1]}
    try:
        values = Compiled(expression)(box)
    except UndefinedOnBoxError:
        return
    try:
        value = ball(evaluate(expression, point, 200))
    except UndefinedValueError:
        raise AssertionError(f"{expression} is undefined at {point} but got {values} on the box") from None
    except ValueError:
        return
    assert not bool(value < values.lo)
    assert not bool(value > values.hi)
    if values.lo_open:
        assert not (value.is_exact() and bool(value == values.lo))
    if values.hi_open:
        assert not (value.is_exact() and bool(value == values.hi))


@settings(deadline=None, max_examples=60)
@given(expressions, sides(), sides(), st.booleans())
def test_a_sign_proved_on_a_box_is_the_sign_at_its_points(expression, first, second, strict):
    if not usable(expression):
        return
    box = {"x": first[0], "y": second[0]}
    try:
        if not OnBox(40, float("inf")).prove(expression, box, strict, 2, 12):
            return
    except OutOfBudgetError:
        return
    for px in {first[1], *filter(None, (first[0].middle(),))}:
        point = {"x": px, "y": second[1]}
        value = ball(evaluate(expression, point, 200))
        assert not bool(value < 0)
        assert not (strict and bool(value <= 0))


def enclosure(expression, **ranges):
    return Compiled(expression)({name: Side(*ends) for name, ends in ranges.items()})


def test_by_hand():
    square = enclosure(x**2, x=(Fraction(-1), Fraction(2)))
    assert (square.lo, square.hi) == (0, 4)
    assert enclosure(x**2, x=(Fraction(-1), Fraction(2), False, True)).hi_open
    half = enclosure(1 / x, x=(Fraction(2), None))
    assert half.lo == 0
    assert half.lo_open
    assert half.hi == 0.5
    tail = enclosure(erfc(x), x=(Fraction(0), None))
    assert (tail.lo, tail.hi) == (0, 1)
    assert tail.positive
    root = enclosure(sqrt(x), x=(Fraction(4), Fraction(9)))
    assert (root.lo, root.hi) == (2, 3)
    assert enclosure(log(x), x=(Fraction(0), Fraction(1), True)).hi == 0


@pytest.mark.parametrize(
    ("expression", "side"),
    [
        (1 / x, (Fraction(0), Fraction(1))),
        (1 / x, (Fraction(-1), Fraction(1))),
        (log(x), (Fraction(0), Fraction(1))),
        (sqrt(x), (Fraction(-1), Fraction(1))),
        (x**x, (Fraction(0), Fraction(1))),
        (sympy.sign(x), (Fraction(1), Fraction(2))),
    ],
)
def test_what_may_be_undefined_is_refused(expression, side):
    with pytest.raises(UndefinedOnBoxError):
        enclosure(expression, x=side)


def test_limits_at_infinity_are_not_sets():
    at_infinity = {"x": Side(None, None, at_infinity=1), "y": Side(Fraction(0), Fraction(1))}
    decay = Compiled(exp(-(x**2)) - erfc(x))(at_infinity)
    assert (decay.lo, decay.hi) == (0, 0)
    # 0 * oo is 0 for sets of numbers but unknown for limits
    unknown = Compiled(x * exp(-x))(at_infinity)
    assert not unknown.nonnegative
    assert not unknown.nonpositive
    assert Compiled(x * y)({"x": Side(Fraction(1), None), "y": Side(Fraction(0), Fraction(1))}).nonnegative


def test_roots_of_any_size_are_enclosed():
    # 2^(1 + 10^-30) = 2·(1 + 10^-30 log 2 + …), and the exponent's denominator is no machine integer.
    power = root_power(Interval(arb(2), arb(3), False, False), Fraction(10**30 + 1, 10**30))
    assert bool(power.lo <= arb(2) + arb(10) ** -29)
    assert bool(power.hi >= arb(3))
    assert bool(power.hi <= arb(3) + arb(10) ** -10)
