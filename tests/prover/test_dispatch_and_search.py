from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Limit as SympyLimit
from sympy import Rational, exp, log, oo, sqrt, symbols

from dpotheory.prover import Budget, Limit, Relation, Verdict, decide, feasible_point, implies
from dpotheory.prover.dispatch import provers_for
from dpotheory.prover.points import satisfies
from dpotheory.prover.search import counterexample, rationalise
from dpotheory.prover.signs import sufficient, surely_nonnegative, surely_positive

x, y, z, Q, v, Z, e = symbols("x y z Q v Z epsilon")
POSITIVE = {"Q": "positive", "x": "positive", "v": "positive"}


def names(goal, *hypotheses, domains=None):
    return [prover.__name__ for prover in provers_for(implies(hypotheses, goal, domains))]


def test_each_shape_has_its_provers():
    assert SympyLimit is not Limit
    assert names(Limit(1 / x, x, oo, 0)) == ["prove_limit"]
    assert names(Relation(x**2, "==", x)) == [
        "prove_identity",
        "prove_polynomial",
        "refute_at_algebraic_points",
    ]
    assert names(Relation(sqrt(x), "<=", x))[0] == "prove_polynomial"
    general = ["prove_in_few_boxes", "prove_by_calculus", "prove_polynomial", "prove_transcendental"]
    assert names(Relation(exp(x) - x, ">=", 1)) == general
    assert names(Relation(x, "<=", 1), Relation(exp(x), "<=", 2)) == general
    # enclosures of a power with a variable exponent are wide, so calculus comes first
    assert names(Relation((1 + x) ** y, ">=", 1), Relation(x, ">", 0)) == general[1:]
    assert names(Relation(exp(-x), "<=", exp(-y)))[0] == "prove_by_logarithms"


def test_undecided_collects_every_reason():
    entropy = -x * log(x) - (1 - x) * log(1 - x)  # above its parabola, with two inflexions between
    hard = implies([Relation(x, ">", 0), Relation(x, "<", 1)], Relation(entropy, ">=", 4 * log(2) * x * (1 - x)))
    outcome = decide(hard, Budget(seconds=12, boxes=30))
    assert outcome.verdict is Verdict.UNDECIDED
    assert "arb: The budget of 30 boxes" in outcome.reason
    assert "calculus: By calculus: " in outcome.reason
    assert "z3: " in outcome.reason
    nothing = decide(implies([], Relation(x**2, ">=", 0)), Budget(seconds=0))
    assert nothing.verdict is Verdict.UNDECIDED
    assert "was spent before prove_polynomial" in nothing.reason


def test_exponents_are_compared_after_logarithms():
    s = implies(
        [Relation(v, "<=", 1)],
        Relation(Q * exp(-x / v), "<=", Q * exp(-x)),
        POSITIVE,
    )
    outcome = decide(s, Budget(seconds=30))
    assert outcome.verdict is Verdict.PROVED
    assert outcome.certificate["transformed"].startswith("logarithms")
    assert outcome.certificate["content_hash"] == s.content_hash
    worse = implies([Relation(v, "<=", 2)], s.goal, POSITIVE)
    assert decide(worse, Budget(seconds=30)).verdict is Verdict.REFUTED


def test_feasible_points_meet_boundaries_and_equations():
    s = implies(
        [Relation(e, "<=", 1 / (16 * v * (Z + 2))), Relation(v, "<=", 1 / (4 * sqrt(Q))), Relation(Q, ">=", 40)],
        Relation(e, "<", 1),
        {"epsilon": "positive", "v": "positive", "Z": "positive integer", "Q": "positive integer"},
    )
    point = feasible_point(s, 200)
    assert point is not None
    assert satisfies(s, point)
    assert point["Q"].denominator == point["Z"].denominator == 1
    line = implies([Relation(x + y, "==", 1), Relation(x, "==", 2 * y)], Relation(x, "<", 1))
    assert feasible_point(line, 200) in ({"x": Fraction(2, 3), "y": Fraction(1, 3)}, None)
    assert feasible_point(implies([x > 1, x < 0], Relation(x, "<", 1)), 200) is None


@pytest.mark.parametrize("power", [-320, -307, 290])
def test_coefficients_of_any_size_end_no_search(power):
    # At 10^-320 the quadratic's other root is no double, and its leading coefficient is hardly one.
    given = [Relation(Rational(10) ** power * x**2 + x, "<=", 1)]
    true, false = (implies(given, Relation(x, "<=", most), POSITIVE) for most in (1, Rational(1, 10**300)))
    assert satisfies(true, feasible_point(true, 200))
    assert counterexample(true, 200) is None
    assert counterexample(false, 200) is not None


@pytest.mark.parametrize("power", [20, 26, 27])
def test_a_leading_coefficient_that_is_hardly_a_number_ends_no_search(power):
    given = [Relation(y, "<=", Rational(1, 10**12)), Relation(y**power * x**2 + x, "<=", 1)]
    for most, false in ((1, False), (Rational(1, 2), True)):
        statement = implies(given, Relation(x, "<=", most), {"x": "positive", "y": "positive"})
        assert (counterexample(statement, 200) is not None) == false


@settings(deadline=None)
@given(st.floats(-1e30, 1e30, allow_subnormal=False).filter(lambda f: f == 0 or abs(f) > 1e-30), st.integers(3, 9))
def test_rationalise_is_close(value, digits):
    assert abs(float(rationalise(value, digits)) - value) <= 10.0 ** (1 - digits) * abs(value)


def test_conditions_come_inner_first_and_signs_use_domains_only():
    s = implies([], Relation(1 / (sqrt(x) - y), "<", 1), {"z": "positive"})
    assert [str(c) for c in sufficient(s.goal.lhs, s.domain)] == ["x >= 0", "sqrt(x) - y != 0"]
    domains = implies([], Relation(x, "<", y), {"x": "positive", "y": "nonnegative"}).domain
    assert surely_positive(x + y + Rational(1, 2), domains)
    assert surely_nonnegative(x * y, domains)
    assert not surely_positive(x * y, domains)
    assert not surely_nonnegative(x - y, domains)
    assert surely_positive(exp(-z), domains)
    assert surely_nonnegative((z - 1) ** 2, domains)
