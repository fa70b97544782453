"""Unknown constants: which way a place is monotone, the most favourable limit, and what is not seen."""

import dataclasses
import math

import pytest
import sympy as sp

from dpotheory.checks.constants import FAVOURABLE, favourable, in_failure_alone, monotone, weakest, with_constant
from dpotheory.claims import Claim
from dpotheory.claims.symbols import K, Q, Z, c, d, t, v

X = t / K
CLAIM = Claim("MY-c", "x", "upper", "margins", {}, "tests", "more", upper=X)


@pytest.mark.parametrize(
    ("expression", "slope"),
    [
        (c * X, 1),
        (-c * X, -1),
        (sp.exp(-c * sp.sqrt(Q) / 5), -1),
        (8 * K * sp.exp(-sp.Min(c * sp.sqrt(Q), Q)), -1),
        (X * (1 - sp.exp(-c)), 1),
        (1 / (1 + c), -1),
        ((1 + v) ** (-c), -1),
        (v**c, None),  # it rises or falls with v
        (c * (1 - c), None),
        (c * X - c, None),
        (sp.log(1 + c * d), 1),
        (sp.erfc(c / v), -1),
        (X, 0),
        (sp.sin(c), None),
    ],
)
def test_monotone(expression, slope):
    assert monotone(expression, c) == slope
    if slope:  # by numbers
        numbers = {symbol: sp.Rational(3, 2) for symbol in expression.free_symbols - {c}}
        values = [float(expression.subs(numbers).subs(c, at)) for at in (0.1, 0.7, 2.0, 5.0)]
        assert sorted(values, reverse=slope < 0) == values


def test_the_favourable_end_of_every_place():
    both = dataclasses.replace(CLAIM, lower=c * X, upper=(1 + c) * X, failure=sp.exp(-c * Q), until=c * K)
    hypotheses = {"a": sp.Le(v, c), "b": sp.Ge(Q, c), "eq": sp.Eq(Z, c)}
    found = favourable(dataclasses.replace(both, hypotheses=hypotheses))
    assert found == {
        "lower": 0.0,
        "upper": math.inf,
        "failure": 0.0,
        "until": 0.0,
        "hypothesis a": 0.0,
        "hypothesis b": math.inf,
        "hypothesis eq": None,
    }
    assert favourable(dataclasses.replace(both, only_at_end=True))["until"] is None


def test_at_a_number_and_at_the_limit():
    claim = dataclasses.replace(CLAIM, upper=X * (1 - sp.exp(-c)), lower=c * X, hypotheses={"v": sp.Le(v, c)})
    half = with_constant(claim, 0.5)
    assert (half.lower, half.hypotheses["v"]) == (0.5 * X, sp.Le(v, 0.5))
    limit = with_constant(claim, FAVOURABLE)
    assert (limit.lower, limit.upper, limit.hypotheses["v"]) == (0, X, sp.false)
    assert weakest(dataclasses.replace(CLAIM, upper=c * X)) is None  # an infinite side is vacuous
    assert weakest(dataclasses.replace(CLAIM, upper=sp.sin(c))) is None
    with pytest.raises(ValueError, match="has no most favourable constant"):
        with_constant(dataclasses.replace(CLAIM, upper=c * X), FAVOURABLE)


def test_where_infinity_claims_most():
    assert in_failure_alone(CLAIM)
    assert in_failure_alone(dataclasses.replace(CLAIM, failure=sp.exp(-c)))
    assert not in_failure_alone(dataclasses.replace(CLAIM, failure=1 - sp.exp(-c)))
    assert not in_failure_alone(dataclasses.replace(CLAIM, lower=c * X, failure=sp.exp(-c)))
