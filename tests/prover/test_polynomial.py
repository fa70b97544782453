from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import Abs, Integer, Max, Min, Rational, exp, log, sqrt, symbols

from dpotheory.prover import Budget, Relation, Verdict, implies, prove_polynomial, replay
from dpotheory.prover.smt import enclosure, rational_text

x, y, v, Z, e, lb = symbols("x y v Z epsilon l_b")
BLIND = Budget(seconds=40, points=0)


def verdict(statement, budget=BLIND):
    outcome = prove_polynomial(statement, budget)
    if outcome.verdict is Verdict.REFUTED:
        assert replay(outcome.witness).valid
    return outcome.verdict


def test_an_unsat_core_names_what_was_used():
    s = implies({"used": x >= 2, "idle": y >= 5}, Relation(x**2, ">=", 4))
    outcome = prove_polynomial(s, BLIND)
    assert outcome.verdict is Verdict.PROVED
    assert outcome.certificate["unsat_core"] == ["goal", "used"]
    assert outcome.certificate["confirmed"] is True
    assert outcome.certificate["solver"] == "z3"
    assert len(outcome.certificate["query_sha256"]) == 64


def test_the_constant_of_a_lower_bracket_is_one_eighth_and_not_one_quarter():
    given_ = [Relation(e, "<=", 1 / (16 * v * (Z + 2))), Relation(4 * Z * lb**2, "<=", 1)]
    domains = {"epsilon": "positive", "v": "positive", "Z": "positive integer", "l_b": "nonnegative"}
    left = Rational(1, 2) - (2 * Z + 4) * e * v - lb**2 * Z
    assert verdict(implies(given_, Relation(left, ">=", Rational(1, 8)), domains)) is Verdict.PROVED
    assert verdict(implies(given_, Relation(left, ">=", Rational(1, 4)), domains)) is Verdict.REFUTED
    assert verdict(implies(given_, Relation(left, ">", Rational(1, 8)), domains)) is Verdict.REFUTED


def test_division_by_zero_is_never_a_proof():
    # z3 makes x/0 total; the statement is about real numbers
    assert verdict(implies([], Relation(x / y - x / y + 1 / y, "==", 1 / y))) is Verdict.UNDECIDED
    outcome = prove_polynomial(implies([], Relation(1 / x**2, ">=", 0)), BLIND)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "needs x != 0 to be defined, and the hypotheses do not exclude the opposite" in outcome.reason
    assert verdict(implies([Relation(x, "!=", 0)], Relation(1 / x**2, ">=", 0))) is Verdict.PROVED
    assert verdict(implies([Relation(x, ">", 0)], Relation(1 / (x - 1), ">=", 0))) is not Verdict.PROVED


def test_a_hypothesis_holds_only_where_it_is_defined():
    assert verdict(implies([Relation(1 / x, ">=", 1)], Relation(x, "<=", 1))) is Verdict.PROVED
    assert verdict(implies([Relation(1 / x, ">=", 1)], Relation(x, ">", 0))) is Verdict.PROVED
    assert verdict(implies([Relation(sqrt(x), "<=", 2)], Relation(x, ">=", 0))) is Verdict.PROVED
    assert verdict(implies([Relation(1 / x, "<=", 1)], Relation(x, ">=", 1))) is Verdict.REFUTED


def test_roots_need_a_domain():
    s = Relation(sqrt(x) ** 2 + sqrt(x), ">=", 0)
    assert verdict(implies([], s)) is Verdict.UNDECIDED
    assert verdict(implies([Relation(x, ">=", 0)], s)) is Verdict.PROVED
    # the root's own definition must not be taken for the proof that it exists
    assert verdict(implies([], Relation(sqrt(x - 1), ">=", 0))) is Verdict.UNDECIDED
    # the principal cube root of a negative number is not real
    assert verdict(implies([], Relation((x**3) ** Rational(1, 3), "==", x))) is not Verdict.PROVED


def test_integers_are_relaxed_for_proofs_and_kept_for_witnesses():
    assert verdict(implies([], Relation(x**2, ">=", x), {"x": "integer"})) is Verdict.PROVED
    assert verdict(implies([], Relation(x**2, ">=", x))) is Verdict.REFUTED
    outcome = prove_polynomial(
        implies([Relation(x, ">", Rational(1, 2))], Relation(x, ">", 3), {"x": "integer"}), BLIND
    )
    assert outcome.witness["point"]["x"] in {"1", "2", "3"}
    assert verdict(implies([], Relation(x, ">=", 1), {"x": "positive"})) is Verdict.REFUTED
    assert verdict(implies([], Relation(x, ">=", 1), {"x": "positive integer"})) is Verdict.PROVED


def test_contradictory_hypotheses_are_reported():
    outcome = prove_polynomial(implies({"a": x > 1, "b": x < 0}, Relation(x, "==", 7)), BLIND)
    assert outcome.verdict is Verdict.PROVED
    assert outcome.certificate["hypotheses"] == "hypotheses unsatisfiable"
    assert "is vacuous" in outcome.reason
    empty = implies([Relation(x, ">", 0), Relation(x, "<", 1)], Relation(x, "==", 7), {"x": "integer"})
    outcome = prove_polynomial(empty, BLIND)
    assert outcome.verdict is Verdict.PROVED
    assert outcome.certificate["hypotheses"] != "satisfiable"


def test_open_and_closed_ends():
    assert verdict(implies([Relation(x, "<", 1)], Relation(x, "<", 1))) is Verdict.PROVED
    assert verdict(implies([Relation(x, "<=", 1)], Relation(x, "<", 1))) is Verdict.REFUTED
    assert verdict(implies([], Relation(x, ">", 0), {"x": "nonnegative"})) is Verdict.REFUTED
    assert verdict(implies([], Relation(x, ">", 0), {"x": "positive"})) is Verdict.PROVED


def test_irrational_solutions_become_rational_witnesses_or_nothing():
    # violated only for x between 1.4 and sqrt(2), and only at sqrt(2)
    narrow = implies([Relation(x**2, "<=", 2)], Relation(x, "<=", Rational(14, 10)), {"x": "positive"})
    assert verdict(narrow) is Verdict.REFUTED
    point = implies([Relation(x**2, "==", 2)], Relation(x, "<=", 1), {"x": "positive"})
    outcome = prove_polynomial(point, BLIND)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "near x ≈ 1.41421, but no rational point near it could be certified" in outcome.reason


def test_min_max_abs_and_constants():
    assert verdict(implies([], Relation(Max(x, y), ">=", (x + y) / 2))) is Verdict.PROVED
    assert verdict(implies([], Relation(Min(x, y), ">=", (x + y) / 2))) is Verdict.REFUTED
    assert verdict(implies([], Relation(Abs(x) * Abs(y), ">=", x * y))) is Verdict.PROVED
    assert verdict(implies([], Relation(log(Integer(3)), "<=", Rational(10987, 10000)))) is Verdict.PROVED
    assert verdict(implies([], Relation(log(Integer(3)), "<=", Rational(10986, 10000)))) is Verdict.REFUTED
    low, high = enclosure(log(Integer(3)))
    assert 0 < high - low < Rational(1, 2**100)


def test_other_functions_are_only_known_by_their_range():
    assert verdict(implies([], Relation(exp(x) * y**2, ">=", 0))) is Verdict.PROVED
    outcome = prove_polynomial(implies([], Relation(exp(x), ">=", 1 + x)), BLIND)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "functions other than polynomials were left free" in outcome.reason


def test_running_out_of_time_says_so():
    names = symbols("a1:13")
    hard = Relation(sum(a**6 for a in names) + 1, ">=", sum(a**3 * b**2 for a, b in pairwise(names)))
    outcome = prove_polynomial(implies([], hard), Budget(seconds=0.2, points=0))
    assert outcome.verdict is Verdict.UNDECIDED
    assert "z3 did not decide within 0.2 s" in outcome.reason
    assert outcome.seconds < 8


def test_numbers_in_smt_lib():
    from fractions import Fraction

    assert rational_text(Fraction(-3, 7)) == "(- (/ 3.0 7.0))"
    assert rational_text(Fraction(4)) == "4.0"


small = st.integers(-3, 3)
polynomials = st.lists(st.tuples(small, st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=3).map(
    lambda terms: sum((c * x**i * y**j for c, i, j in terms), Integer(0))
)
fractions = st.fractions(-3, 3, max_denominator=6)


@settings(deadline=None, max_examples=15)
@given(st.lists(polynomials, min_size=1, max_size=2), st.fractions(0, 2, max_denominator=8), st.integers(0, 10**6))
def test_sums_of_squares_are_never_refuted(roots, slack, seed):
    goal = Relation(sum((p**2 for p in roots), Integer(0)) + Rational(str(slack)), ">=", 0)
    outcome = prove_polynomial(implies([], goal), Budget(seconds=1, points=40, seed=seed))
    assert outcome.verdict is not Verdict.REFUTED


@settings(deadline=None, max_examples=15)
@given(
    polynomials, fractions, fractions, st.fractions(0, 1, max_denominator=1000), st.booleans(), st.integers(0, 10**6)
)
def test_what_fails_at_a_known_point_is_never_proved(p, px, py, gap, boxed, seed):
    at, up = Rational(str(px)), Rational(str(py))
    hypotheses = (
        [Relation(x, "<=", at), Relation(x + y, ">=", at + up), Relation(y**2, "<=", up**2 + 1)] if boxed else []
    )
    op = "<" if gap == 0 else "<="
    goal = Relation(p, op, p.subs({x: at, y: up}) - Rational(str(gap)))
    outcome = prove_polynomial(implies(hypotheses, goal), Budget(seconds=1, points=0, seed=seed))
    assert outcome.verdict is not Verdict.PROVED
    if outcome.verdict is Verdict.REFUTED:
        assert replay(outcome.witness).valid


@pytest.mark.parametrize("op", ["<=", "<", ">=", ">", "==", "!="])
def test_every_relation_can_be_a_hypothesis_and_a_goal(op):
    assert verdict(implies([Relation(x, op, y)], Relation(x - y, op, 0))) is Verdict.PROVED
