"""The second solver: its encoding proves what is true, and never a false neighbour; the column of the ledger."""

import sys
from dataclasses import replace

import pytest
import sympy as sp

from dpotheory import ledger
from dpotheory.prover import Relation, implies
from proofs_check import __main__ as command
from proofs_check import crosscheck, steps
from proofs_check.crosscheck import column, solve
from proofs_check.crosscheck.constants import bounds
from proofs_check.crosscheck.encode import Encoding

from ..prover.known_truth.gate import kinds
from .test_framework import COMMITTED

needs_cvc5 = pytest.mark.skipif(not crosscheck.installed(), reason="cvc5 is not installed (extra crosscheck)")


def said(goal, *given, integers=False, **domains):
    """A statement from text: "x*y <= 1"; symbols that have no domain are real."""

    def relation(text):
        left, op, right = text.partition(
            next(op for op in (" <= ", " >= ", " == ", " != ", " < ", " > ") if op in text)
        )
        return Relation(left, op.strip(), right)

    return Encoding(implies([relation(text) for text in given], relation(goal), domains), integers)


def answer(encoding, seconds=5.0):
    """cvc5's answer in this process: "unsat" if the statement is proved."""
    for script in encoding.scripts():
        found = solve.answered(script, seconds)["answer"]
        if found != "unsat":
            return found
    return "unsat"


NEIGHBOURS = {
    "a square": (said("x**2 >= 0"), said("x**2 > 0")),
    "a quotient": (said("1/x > 0", "x > 0"), said("1/x >= 0", "x >= 0")),
    "what cancels is undefined at 0": (said("x/x == 1", "x != 0"), said("x/x == 1")),
    "a quotient by a difference": (said("1/(x - y) > 0", "x > y"), said("1/(x - y) > 0", "x >= y")),
    "a hypothesis is used where it is defined": (said("x != 0", "1/x <= 5"), said("x > 0", "1/x <= 5")),
    "a root": (said("sqrt(x)**2 == x", x="nonnegative"), said("sqrt(x)**2 == x")),
    "a root of what may be negative": (said("sqrt(x - 1) >= 0", "x >= 1"), said("sqrt(x - 1) >= 0", "x >= 0")),
    "a root that never exists": (said("sqrt(1 + x**2) >= 1"), said("sqrt(-1 - x**2) >= 0")),
    "a root in a hypothesis": (said("x >= 1", "sqrt(x - 1) >= 0"), said("x > 1", "sqrt(x - 1) >= 0")),
    "a root under a root": (said("sqrt(1 - sqrt(x)) <= 1", "x <= 1", x="nonnegative"), said("sqrt(1 - sqrt(x)) <= 1")),
    "a quotient by a root": (said("1/sqrt(x) > 0", x="positive"), said("1/sqrt(x) > 0", x="nonnegative")),
    "a root of a root": (said("x**(1/4) <= 2", "x <= 16", x="nonnegative"), said("x**(1/4) <= 2", x="nonnegative")),
    "the cube root of a negative number": (said("x**(1/3) >= 0", x="positive"), said("x**(1/3) <= x**2 + 1")),
    "an absolute value": (said("Abs(x) >= x"), said("Abs(x) > x")),
    "a maximum": (said("Max(x, y) >= (x + y)/2"), said("Max(x, y) > (x + y)/2")),
    "a minimum of three": (said("Min(x, y, z) <= y"), said("Min(x, y, z) >= y - 100")),
    "an inequation": (said("x*y != 0", "x != 0", "y > 0"), said("x*y != 0", "x != 0")),
    "a zeroth power": (said("x**0 == 1"), said("x**0 == 2")),
    "exponentials": (said("exp(-2*x) <= exp(-x)", x="nonnegative"), said("exp(-2*x) <= exp(-x)")),
    "times a constant": (said("4*exp(-x) >= 1", "x <= log(4)"), said("4*exp(-x) >= 1", "x <= log(5)")),
    "a logarithm": (said("log(x) > 0", "x > 1"), said("log(x) > 0", "x > 1/2")),
    "a logarithm that is undefined": (said("log(x) <= x - 1", "x > 0"), said("log(x) <= x - 1")),
    "logarithms of products": (
        said("log(x*y) == log(x) + log(y)", x="positive", y="positive"),
        said("log(x*y) == log(x) + 2*log(y)", x="positive", y="positive"),
    ),
    "a power with an exponent": (
        said("x**y >= 1", "x > 1", "y >= 0", x="positive"),
        said("x**y >= 1", "x > 1", x="positive"),
    ),
    "its base may be 0": (said("x**y > 0", x="positive"), said("x**y > 0", x="nonnegative")),
    "constants": (said("pi*E < 8.54"), said("pi*E < 8.53")),
    "integers": (
        said("n*(n - 1) >= 0", integers=True, n="integer"),
        said("n*(n - 1) >= 1", integers=True, n="integer"),
    ),
    "integers among reals": (
        said("x >= 1", "x > n", "n >= 0", integers=True, n="positive integer"),
        said("x >= 1", "x > n", integers=True, n="nonnegative integer"),
    ),
}


@needs_cvc5
@pytest.mark.parametrize("name", NEIGHBOURS)
def test_it_proves_what_is_true_and_not_its_neighbour(name):
    true, false = NEIGHBOURS[name]
    assert answer(true) == "unsat"
    assert answer(false) != "unsat"


def _false(*names):
    for name in names or kinds():
        for case in kinds()[name]:
            if not case.truth and not callable(case.statement) and isinstance(case.statement.goal, Relation):
                yield case


@needs_cvc5
def test_no_false_statement_about_definedness_is_proved():
    found = {case.name: answer(Encoding(case.statement), 1.0) for case in _false("definedness")}
    assert len(found) > 5
    assert "unsat" not in found.values()


@needs_cvc5
@pytest.mark.slow
def test_no_false_statement_of_the_gate_is_proved():
    found = {case.name: answer(Encoding(case.statement), 1.0) for case in _false()}
    assert len(found) > 100
    assert [name for name, says in found.items() if says == "unsat"] == []


def test_a_limit_is_refused():
    from dpotheory.prover import Limit

    x = sp.Symbol("x", positive=True)
    with pytest.raises(ValueError, match="is a limit"):
        Encoding(implies([], Limit(1 / x, x, sp.oo, 0)))


def test_integers_are_any_reals_unless_they_are_kept():
    goal = Relation("n*(n - 1)", ">=", 0)
    relaxed = Encoding(implies([], goal, {"n": "integer"}))
    kept = Encoding(implies([], goal, {"n": "integer"}), integers=True)
    assert "(declare-const x0 Real)" in next(relaxed.scripts())
    assert "(declare-const x0 Int)" in next(kept.scripts())


def test_only_what_is_left_open_makes_an_encoding_inexact():
    assert said("sqrt(x) + Abs(x)/y <= Max(x, 2)").exact
    assert not said("exp(x) <= 1").exact
    assert not said("x <= pi").exact


@pytest.mark.parametrize(
    "text", ["pi", "log(3)", "exp(-2)", "sqrt(2)", "erf(1/2)", "2**pi", "E + atan(1)*3", "cosh(1)"]
)
def test_bounds_of_constants_hold_sympys_value(text):
    value = sp.sympify(text)
    low, high = bounds(value)
    assert 0 < high - low < sp.Rational(1, 10**30)
    assert (
        sp.Rational(low.numerator, low.denominator) <= value.evalf(60) <= sp.Rational(high.numerator, high.denominator)
    )


def test_what_has_no_finite_bounds_has_none():
    assert bounds(sp.Symbol("x")) is None
    assert bounds(sp.exp(-(sp.Integer(10) ** 9), evaluate=False)) is None
    assert bounds(sp.log(sp.Integer(-1), evaluate=False)) is None


QUICK = ("DV-T4.2/at most four values a token", "DV-TB.4/fresh velocity", "DV-LB.1/linear tail", "LD-T4.1/vacuous")


def _rows(*names):
    rows = ledger.read(COMMITTED)
    return [replace(row, crosscheck=None) for row in rows if not names or row.name in names]


@needs_cvc5
def test_rows_of_the_ledger_agree():
    rows = column.filled(_rows(*QUICK), steps().get, 1)
    assert [(row.crosscheck["answer"], row.crosscheck["agrees"]) for row in rows] == [("unsat", True)] * len(QUICK)
    assert all(row.crosscheck["solver"] == solve.version() for row in rows)
    assert column.missing(rows, steps().get) == 0
    assert "agrees on 4 of 4 rows." in column.summary(rows)


@needs_cvc5
@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_every_row_agrees_or_is_left_open():
    rows = column.filled(_rows(), steps().get)
    asked = [row for row in rows if row.crosscheck is not None]
    assert column.disagreements(rows) == []
    assert len(asked) > 180
    assert sum(row.crosscheck["agrees"] is True for row in asked) >= 0.97 * len(asked)


X = sp.Symbol("x", positive=True)
TRUE = implies([], Relation(X**2 + 1, ">", 0))
WRONG = implies([], Relation(X**2, ">", 1))


@needs_cvc5
def test_a_statement_that_fails_is_a_disagreement():
    assert column.compared([(TRUE, False)])["agrees"] is True
    found = column.compared([(TRUE, False), (WRONG, False)])
    assert (found["answer"], found["agrees"], found["statements"]) == ("sat", False, 2)


@needs_cvc5
def test_a_model_with_open_functions_counts_only_as_a_counterexample():
    open_model = implies([], Relation(sp.exp(X), ">=", 1 + X + X**2 / 2))  # true, beyond what is said of exp
    assert column.compared([(open_model, False)])["agrees"] is None
    beyond = implies([], Relation(sp.exp(X), "<=", 1))
    assert column.compared([(beyond, False)])["agrees"] is False


@needs_cvc5
def test_integers_are_kept_where_the_row_does_not_say_and_reals_do_not_do():
    n = sp.Symbol("n", integer=True)
    statement = implies([], Relation(n * (n - 1), ">=", 0))
    assert column.compared([(statement, None)])["agrees"] is True
    assert column.compared([(statement, False)])["agrees"] is False


@needs_cvc5
def test_time_that_runs_out_is_unknown():
    hard = said("x**5*y**7*z**3 + x*y**9*z <= 7*x**13 + y**12*z**2 + 1000000", "x**7 + y**9 + z**4 == x*y*z + 3")
    assert solve.ask(list(hard.scripts()), 0.05)[-1].answer == "unknown"


@needs_cvc5
def test_what_cvc5_cannot_read_is_an_error():
    with pytest.raises(RuntimeError, match="cvc5 could not be asked"):
        solve.ask(["(assert (= x 1.0))\n(check-sat)\n"], 1.0)


def test_a_disagreement_fails_the_run(monkeypatch, capsys):
    row = _rows(QUICK[0])[0]
    against = replace(row, crosscheck={"solver": "cvc5 1", "answer": "sat", "agrees": False, "seconds": 0.1})
    monkeypatch.setattr(command, "_rows", lambda options, old: [against])
    assert command.main([]) == 1
    out = capsys.readouterr()
    assert "agrees on 0 of 1 rows, 1 DISAGREE." in out.out
    assert row.name in out.err
    monkeypatch.setattr(command, "_rows", lambda options, old: [row])
    assert command.main([]) == 0


def test_without_cvc5_everything_works_and_says_so(monkeypatch):
    monkeypatch.setitem(sys.modules, "cvc5", None)
    monkeypatch.setattr(solve.importlib.util, "find_spec", lambda name: None)
    rows = _rows(*QUICK)
    assert column.filled(rows, steps().get) == rows
    assert column.summary(rows) == (
        "Second solver: no row was checked by one: cvc5 is not installed (pip install 'dpotheory[crosscheck]')."
    )
