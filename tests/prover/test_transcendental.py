from hypothesis import given, settings
from hypothesis import strategies as st
from sympy import E, Integer, Rational, cosh, erf, erfc, exp, log, sqrt, symbols, tanh

from dpotheory.prover import Budget, Relation, Verdict, implies, prove_transcendental, replay

x, y, Q, K = symbols("x y Q K")
BLIND = Budget(seconds=60, boxes=800, points=0)  # boxes end it, not the clock of a busy machine


def verdict(statement, budget=BLIND):
    outcome = prove_transcendental(statement, budget)
    if outcome.verdict is Verdict.REFUTED:
        assert replay(outcome.witness).valid
    return outcome.verdict


def test_touching_sides_are_settled_by_monotonicity():
    assert verdict(implies([], Relation(exp(x), ">=", 1 + x))) is Verdict.PROVED
    assert verdict(implies([], Relation(exp(x), ">", 1 + x))) is Verdict.REFUTED
    assert verdict(implies([Relation(x, "!=", 0)], Relation(exp(x), ">", 1 + x))) is not Verdict.REFUTED
    assert verdict(implies([], Relation(exp(x), ">=", E * x))) is Verdict.PROVED
    assert verdict(implies([], Relation(exp(x), ">=", Rational(28, 10) * x))) is Verdict.REFUTED


def test_infinite_ends_are_settled_by_limits():
    # at infinity both sides tend to 0
    outcome = prove_transcendental(implies([], Relation(erfc(x), "<=", exp(-(x**2))), {"x": "nonnegative"}), BLIND)
    assert outcome.verdict is Verdict.PROVED
    assert outcome.certificate["devices"]["limit"] >= 1
    assert verdict(implies([], Relation(tanh(x), "<", 1))) is Verdict.PROVED
    assert verdict(implies([], Relation(tanh(x), "<", Rational(999, 1000)))) is Verdict.REFUTED
    assert verdict(implies([], Relation(cosh(x), "<=", exp(x**2 / 2)))) is Verdict.PROVED


def test_the_number_880_by_hand():
    # 20 * 880**2 * exp(-880/45) = 0.0498..., and 20 * 879**2 * exp(-879/45) = 0.0509...
    risk = Relation(20 * Q**2 * exp(-Q / 45), "<", Rational(1, 20))
    assert verdict(implies([Relation(Q, ">=", 880)], risk, {"Q": "positive integer"})) is Verdict.PROVED
    outcome = prove_transcendental(implies([Relation(Q, ">=", 879)], risk, {"Q": "positive integer"}), BLIND)
    assert outcome.verdict is Verdict.REFUTED
    assert outcome.witness["point"] == {"Q": "879"}


def test_integers_in_witnesses():
    # false at x = 1/2 only between integers
    s = implies([Relation(x, "<=", 1)], Relation(exp(x) * (x - 1), ">=", -1), {"x": "nonnegative integer"})
    assert verdict(s) is not Verdict.REFUTED


def test_irrational_ends_are_exact():
    quarter = Rational(1, 4)
    given_ = Relation(1 / (1 + exp(x)), ">=", quarter)
    assert verdict(implies([Relation(x, "<=", log(3))], given_)) is Verdict.PROVED
    assert verdict(implies([Relation(x, "<", log(3))], Relation(given_.lhs, ">", quarter))) is Verdict.PROVED
    assert verdict(implies([Relation(x, "<=", log(3))], Relation(given_.lhs, ">", quarter))) is Verdict.UNDECIDED
    assert verdict(implies([Relation(x, "<=", log(3) + Rational(1, 1000))], given_)) is Verdict.REFUTED


def test_undefined_goals_are_never_proved():
    assert verdict(implies([], Relation(log(x), "<=", exp(x)))) is not Verdict.PROVED
    assert verdict(implies([], Relation(sqrt(x), "<=", exp(x)))) is not Verdict.PROVED
    assert verdict(implies([], Relation(log(x), "<", exp(x)), {"x": "positive"})) is Verdict.PROVED
    assert verdict(implies([], Relation(exp(x) / x**2, ">", 0))) is not Verdict.PROVED
    assert verdict(implies([Relation(x, "!=", 0)], Relation(exp(x) / x**2, ">", 0))) is Verdict.PROVED


def test_empty_regions_are_reported():
    outcome = prove_transcendental(implies([x >= 2, Relation(exp(x), "<=", 7)], Relation(x, "==", 9)), BLIND)
    assert outcome.verdict is Verdict.UNDECIDED
    for hypotheses in ([x >= 2, Relation(exp(x), "<=", 7)], [x >= 2, x <= 1]):
        outcome = prove_transcendental(implies(hypotheses, Relation(exp(x), ">=", 100)), BLIND)
        assert outcome.verdict is Verdict.PROVED
        assert outcome.certificate["hypotheses"] == "hypotheses unsatisfiable"
        assert "is vacuous" in outcome.reason


def test_equations_among_the_hypotheses_are_used():
    s = implies(
        [Relation(x + y, "==", 1)], Relation(-x * log(x) - y * log(y), "<=", log(2)), {"x": "positive", "y": "positive"}
    )
    assert verdict(s) is Verdict.PROVED


def test_budgets_are_boxes_and_seconds():
    hard = implies([Relation(x, "<=", 3), Relation(y, "<=", 3)], Relation(exp(x) + exp(y), ">=", 2 * exp((x + y) / 2)))
    outcome = prove_transcendental(hard, Budget(seconds=20, boxes=50, points=0))
    assert outcome.verdict is Verdict.UNDECIDED
    assert "The budget of 50 boxes and 20 s is spent; the work stopped near x in" in outcome.reason
    assert "would decide" in outcome.reason


def test_a_tiny_violation_is_found_and_certified():
    # exp(-x) <= 1 - x + x**2/2 - x**3/6 + x**4/24 fails nowhere; with 1/25 it fails for small x only by x**4/600
    taylor = 1 - x + x**2 / 2 - x**3 / 6
    box = [Relation(x, "<=", 1)]
    good = implies(box, Relation(exp(-x), "<=", taylor + x**4 / 24), {"x": "nonnegative"})
    bad = implies(box, Relation(exp(-x), "<=", taylor + x**4 / 30), {"x": "nonnegative"})
    assert verdict(good) is Verdict.PROVED
    assert verdict(bad) is Verdict.REFUTED


terms = st.sampled_from([exp(-x), exp(x / 2), erf(x), erfc(x + y), tanh(y), log(2 + x**2), x * y, x**2, y, Integer(1)])
functions = st.lists(st.tuples(st.integers(-4, 4), terms), min_size=1, max_size=4).map(
    lambda items: sum((Rational(c, 2) * t for c, t in items), Integer(0))
)
fractions = st.fractions(-2, 2, max_denominator=4)


@settings(deadline=None, max_examples=20)
@given(functions, fractions, fractions, st.integers(0, 1), st.integers(0, 10**6))
def test_what_fails_at_a_known_point_is_never_proved(f, px, py, gap, seed):
    at, up = Rational(str(px)), Rational(str(py))
    hypotheses = [x >= at - 1, x <= at + 1, y >= up, y <= up + 2]
    goal = Relation(f, "<" if gap == 0 else "<=", f.subs({x: at, y: up}) - gap * Rational(1, 100))
    outcome = prove_transcendental(implies(hypotheses, goal), Budget(seconds=1, boxes=40, points=0, seed=seed))
    assert outcome.verdict is not Verdict.PROVED
    if outcome.verdict is Verdict.REFUTED:
        assert replay(outcome.witness).valid


@settings(deadline=None, max_examples=6)
@given(functions, st.integers(0, 10**6))
def test_squares_plus_slack_are_never_refuted(f, seed):
    goal = Relation(f**2 + exp(-(x**2)), ">", 0)
    outcome = prove_transcendental(implies([x >= -1, x <= 1, y >= -1, y <= 1], goal), Budget(0.5, 30, 20, seed=seed))
    assert outcome.verdict is not Verdict.REFUTED


def test_a_constrained_minimum_needs_a_margin():
    # the minimum 2*exp(1/2) = 3.2974... lies on the constraint, between the faces: boxes must be as small as the margin
    def at_least(number):
        goal = Relation(exp(x) + exp(y), ">=", number)
        return implies([x + y >= 1, x <= 5, y <= 5], goal, {"x": "nonnegative", "y": "nonnegative"})

    assert verdict(at_least(3)) is Verdict.PROVED
    assert verdict(at_least(Rational(33, 10)), Budget(seconds=30, boxes=100)) is Verdict.REFUTED
    assert verdict(at_least(Rational(3297, 1000)), Budget(seconds=2, boxes=200, points=0)) is Verdict.UNDECIDED
