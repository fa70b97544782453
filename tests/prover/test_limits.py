"""Limits: those of known truth, and what is said of the ones that hold for some parameters only."""

import copy
import functools
import json
from fractions import Fraction
from itertools import permutations

import flint
import pytest
from sympy import E, I, Integer, Rational, erfc, exp, log, nan, oo, sin, sqrt, symbols, zoo

from dpotheory.prover import Budget, Limit, Relation, Verdict, check_witness, decide, implies, prove_limit, replay
from dpotheory.prover.evaluate import ball, evaluate
from dpotheory.prover.limit_values import about_parameters
from dpotheory.prover.points import satisfies

from .known_truth.limits import CASES

x, a, b, n = symbols("x a b n")
BUDGET = Budget(seconds=30, points=40)
BITS = 10_000
LEFT_OPEN = {"line and sine: a may be 0"}  # that sin x has no limit is not proved


def _limit(expression, value, *given, at=oo, side="+", **domains):
    return implies(list(given), Limit(expression, x, at, value, side), domains)


@functools.cache
def _decided(index):
    return decide(CASES[index].statement, BUDGET)


@pytest.mark.parametrize("index", range(len(CASES)), ids=lambda index: CASES[index].name)
def test_known_limits(index):
    case, outcome = CASES[index], _decided(index)
    expected = Verdict.UNDECIDED if case.name in LEFT_OPEN else Verdict.PROVED if case.truth else Verdict.REFUTED
    assert outcome.verdict is expected, outcome.reason
    if outcome.witness is not None:
        assert replay(json.loads(json.dumps(outcome.witness))).valid


def test_every_limit_has_a_neighbour_of_the_opposite_truth():
    groups = {case.name.partition(": ")[0] for case in CASES}
    assert len(groups) >= 50
    for group in groups:
        assert {case.truth for case in CASES if case.name.startswith(f"{group}: ")} == {True, False}, group


def _near(goal, step):
    if goal.target in (oo, -oo):
        return step if goal.target == oo else -step
    return Fraction(int(goal.target.p), int(goal.target.q)) + (1 if goal.side == "+" else -1) / step


def _target(case):
    return case.statement.goal.target


@pytest.mark.parametrize(
    "index",
    [
        index
        for index, case in enumerate(CASES)
        if case.truth and ((target := _target(case)) in (oo, -oo) or target.is_Rational)
    ],
    ids=lambda index: CASES[index].name,
)
def test_values_near_the_target_move_towards_a_true_limit(index):
    """Ball arithmetic knows nothing of growth rates: values on the way are held against the limit at one point."""
    goal = CASES[index].statement.goal
    parameters = about_parameters(CASES[index].statement)
    names = [name for name, _ in parameters.domains]
    small = permutations(map(Fraction, ("2", "1", "3", "1/2", "-1")), len(names))
    point = next(p for p in (dict(zip(names, values, strict=True)) for values in small) if satisfies(parameters, p))
    with flint.ctx.workprec(BITS):
        steps = (_near(goal, Fraction(step)) for step in (5, 50, 500, 10**4, 10**6, 10**9))
        balls = [ball(evaluate(goal.expression, {**point, goal.variable.name: step}, BITS)) for step in steps]
        first, *_, last = (value for value in balls if value.rel_accuracy_bits() > 60)
        if goal.value in (oo, -oo):
            assert bool((last - first) * (1 if goal.value == oo else -1) > 0)
        else:
            limit = ball(evaluate(goal.value, point, BITS))
            assert bool(abs(last - limit) < abs(first - limit)) or bool(abs(last - limit) < 1e-9)


@pytest.mark.parametrize(
    ("statement", "holds_if"),
    [
        (_limit((a**2 - 2) ** 2 * x, oo), "a**2 - 2 != 0"),
        (_limit(a * x + sin(x), oo, a="nonnegative"), "a > 0"),
        (_limit((a**3 - 5) ** 2 * x / (1 + (a**3 - 5) ** 2 * x), 1, a="positive"), "a**3 - 5 != 0"),
    ],
)
def test_what_holds_for_some_parameters_names_them(statement, holds_if):
    outcome = decide(statement, BUDGET)
    assert outcome.verdict is Verdict.UNDECIDED
    assert f"It holds if {holds_if}, which the hypotheses do not give." in outcome.reason


def test_a_certificate_lists_the_cases_and_the_signs_that_were_proved():
    statement = _limit(a**x, 0, Relation(a, "<", 1), a="nonnegative")
    certificate = prove_limit(statement, BUDGET).certificate
    assert certificate["cases"] == [
        {"if": "a > 0", "found": "the limit is 0"},
        {"if": "a == 0", "found": "the limit is 0"},
    ]
    assert certificate["signs"] == ["a - 1 < 0"]
    assert certificate["hypotheses"] == "satisfiable"


def test_hypotheses_on_the_variable_are_not_used_and_must_hold_at_a_witness():
    assert decide(_limit(1 / x, 0, Relation(x, ">", 5)), BUDGET).verdict is Verdict.PROVED
    assert decide(_limit(1 / x, 1, Relation(x, ">", 5)), BUDGET).verdict is Verdict.REFUTED
    # at a = 0 the expression tends to 0, but there x > 1/a excludes every x
    positive = Relation(a * x, ">", 1)
    assert decide(_limit(a * x / (a * x + 1), 1, positive, a="nonnegative"), BUDGET).verdict is Verdict.UNDECIDED
    assert decide(_limit(1 / x, 1, Relation(x, "<", 5)), BUDGET).verdict is Verdict.UNDECIDED


def test_contradictory_hypotheses_are_said():
    outcome = decide(_limit(1 / x, 1, Relation(a, ">", 1), Relation(a, "<", 0)), BUDGET)
    assert outcome.verdict is Verdict.PROVED
    assert outcome.reason == "Hypotheses unsatisfiable: the statement is vacuous."


def test_limits_that_do_not_exist_are_undecided():
    outcome = decide(_limit(sin(x), 0), BUDGET)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "oscillates" in outcome.reason


@pytest.mark.parametrize(
    ("goal", "domains", "message"),
    [
        (Limit(x, x, -1, 0), {"x": "positive"}, "x cannot approach -1 from the side '\\+', because it is positive"),
        (Limit(x, x, 0, 0, "-"), {"x": "nonnegative"}, "x cannot approach 0 from the side '-'"),
        (Limit(x, x, -oo, 0), {"x": "positive"}, "x cannot approach -oo"),
        (Limit(x, x, 3, 3), {"x": "integer"}, "integers come no nearer to a number"),
        (Limit(x, x, E - 3, 0), {"x": "positive"}, "x cannot approach -3 \\+ E"),
        (Limit(a * x, x, x, 0), {}, "the target of the limit, x, contains the limit variable"),
        (Limit(a * x, x, oo, a * x), {}, "the value of the limit, a\\*x, contains the limit variable"),
        (Limit(x, x, zoo, 0), {}, "the provers do not know ComplexInfinity"),
        (Limit(x, x, oo, nan), {}, "the provers do not know NaN"),
        (Limit(x, x, oo, a * oo), {}, "the provers do not know Infinity"),
        (Limit(x, x, oo, I), {}, "the provers do not know ImaginaryUnit"),
    ],
)
def test_what_is_no_limit_is_refused_when_it_is_stated(goal, domains, message):
    with pytest.raises(ValueError, match=message):
        implies([], goal, domains)


def test_targets_that_can_be_approached_are_not_refused():
    assert decide(implies([], Limit(x, x, 0, 0), {"x": "positive"}), BUDGET).verdict is Verdict.PROVED
    assert decide(implies([], Limit(x, x, 3 - E, 3 - E, "-"), {"x": "positive"}), BUDGET).verdict is Verdict.PROVED
    outcome = decide(implies([], Limit(x, x, a, a), {"x": "positive"}), BUDGET)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "If a < 0: x cannot approach a" in outcome.reason
    with pytest.raises(ValueError, match=r"side of the limit is 'left'; valid sides are '\+' and '-'"):
        Limit(x, x, 0, 0, "left")


def test_forged_witnesses_do_not_stand():
    statement = _limit(a * x / (a * x + b), 1, Relation(b, ">=", 1), a="nonnegative")
    witness = decide(statement, BUDGET).witness
    assert witness["point"]["a"] == "0"
    assert check_witness(statement, witness).valid
    for change in ({"a": "1"}, {"a": "-1"}, {"b": "1/2"}):
        forged = copy.deepcopy(witness)
        forged["point"].update(change)
        assert not check_witness(statement, forged).valid, change
    assert "no coordinate" in check_witness(statement, {"point": {"a": "0"}}).reason


BIG = Integer(10) ** 4000


@pytest.mark.parametrize(
    "statement",
    [
        _limit((1 + x) ** 100000 / x**100000, 1),
        _limit(BIG * x / (x + BIG), BIG),
        _limit(exp(exp(exp(exp(x) - a)) - b), oo),
        _limit(sqrt(x + sqrt(x + sqrt(x + sqrt(x)))) - sqrt(x), Rational(1, 2)),
        _limit(sum(symbols(f"c{i}") * x**i for i in range(12)), oo),
        _limit(log(x + a) ** (x + b) / (x + a) ** (x * b), 0),
        _limit(erfc(x**a) ** (a * x), 0),
        _limit((a + b * x) ** 40 / x, oo),
        _limit((sin(x) + a) / (sin(x) + b), 1),
        _limit(2 ** (10**9 * x) / x, oo),
        _limit((Rational(1, 3) ** x) ** 10**30, 0),
    ],
    ids=lambda statement: str(statement.goal.value)[:10],
)
def test_whatever_is_given_ends_within_its_budget(statement):
    outcome = decide(statement, Budget(seconds=4, points=40))
    assert outcome.seconds < 5.5
    assert isinstance(outcome.verdict, Verdict)
