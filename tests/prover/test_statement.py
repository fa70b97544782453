import subprocess
import sys

import pytest
import sympy
from sympy import Rational, exp, oo, sqrt, symbols

from dpotheory.prover import Budget, Domain, Limit, Outcome, Relation, Statement, Verdict, implies

x, y = symbols("x y")


def test_a_verdict_has_no_truth_value():
    for verdict in Verdict:
        with pytest.raises(TypeError, match="has no truth value, because a verdict has three values; compare with"):
            bool(verdict)
    with pytest.raises(TypeError, match="an Outcome has no truth value"):
        bool(Outcome(Verdict.PROVED, "z3"))


def test_budgets_are_validated():
    with pytest.raises(ValueError, match=r"Budget.seconds is -1, but a budget must be at least 0"):
        Budget(seconds=-1)
    with pytest.raises(ValueError, match=r"Budget.precision is 8 bits"):
        Budget(precision=8)


def test_domains_are_the_only_source_of_assumptions():
    # whatever the domain would let sympy simplify, the statement keeps what was written
    for domain in ("positive", "real"):
        kept = implies([], Relation(sqrt(x**2), "<=", 1), {"x": domain})
        assert str(kept.goal) == "sqrt(x**2) <= 1"
        assert kept.symbols["x"].is_positive is (True if domain == "positive" else None)
    strong = symbols("x", positive=True)
    assert implies([], Relation(strong, ">=", 0)).domain == {"x": Domain.POSITIVE}
    with pytest.raises(ValueError, match=r"carries the assumptions .* beyond its domain 'real'"):
        implies([], Relation(strong, ">=", 0), {"x": "real"})
    with pytest.raises(ValueError, match="fit none of the domains"):
        implies([], Relation(symbols("x", even=True), ">=", 0))
    with pytest.raises(ValueError, match="two different symbols are named x"):
        implies([Relation(x, ">=", 0)], Relation(strong, ">=", 0))


def test_integer_domains_know_their_bounds():
    assert Domain("positive integer").lower == 1
    assert not Domain("positive integer").open_below
    assert Domain("positive").open_below
    assert Domain("nonnegative integer").integral
    assert Domain("integer").lower is None


def test_what_sympy_evaluated_away_is_refused():
    with pytest.raises(ValueError, match="the goal had been evaluated to True before it got here"):
        implies([], sympy.Le(Rational(1, 2), 1))
    with pytest.raises(ValueError, match="valid are Relation"):
        implies([], x)
    with pytest.raises(ValueError, match="valid relations are"):
        Relation(x, "=", y)


def test_floats_and_unknown_functions_are_refused():
    with pytest.raises(ValueError, match=r"floating-point number 0\.1.*; a proof needs exact numbers"):
        implies([], Relation(x, "<=", 0.1))
    with pytest.raises(ValueError, match="do not know gamma"):
        implies([], Relation(sympy.gamma(x), "<=", 1))
    with pytest.raises(ValueError, match="a relation has an infinite side; leave it out, or state a Limit"):
        implies([Relation(x, "<", oo)], Relation(x, "<=", 1))


def test_hypotheses_have_names_and_conjunctions_are_split():
    s = implies({"box": sympy.And(x >= 0, x <= 1), "other": y < 2}, Relation(x * y, "<", 2))
    assert [name for name, _ in s.hypotheses] == ["box#1", "box#2", "other"]
    assert str(implies([x >= 0], Relation(x, ">", -1))) == "h1: x >= 0 => x > -1  [x real]"
    with pytest.raises(ValueError, match="two hypotheses share a name"):
        implies([("a", x >= 0), ("a", x <= 1)], Relation(x, ">", -1))


def test_the_hash_ignores_order_and_names_of_statements():
    one = implies({"a": x >= 0, "b": y >= 1}, Relation(x + y, ">=", 1), name="first")
    two = implies({"b": y >= 1, "a": x >= 0}, Relation(y + x, ">=", 1), name="second")
    assert one.content_hash == two.content_hash
    assert one.content_hash != implies({"a": x >= 0, "b": y >= 2}, Relation(x + y, ">=", 1)).content_hash
    assert one.content_hash != implies({"a": x >= 0, "b": y >= 1}, Relation(x + y, ">", 1)).content_hash
    integer = implies({"a": x >= 0, "b": y >= 1}, Relation(x + y, ">=", 1), {"x": "integer"})
    assert one.content_hash != integer.content_hash


def test_the_hash_is_the_same_in_another_process_with_symbols_made_in_another_order():
    code = (
        "from sympy import *; from dpotheory.prover import *; y, x = symbols('y x');"
        "print(implies({'b': y >= 1, 'a': x > 0}, Relation(exp(-x) * y + sqrt(y), '<=', y + 3)).content_hash)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    here = implies({"a": x > 0, "b": y >= 1}, Relation(sqrt(y) + y * exp(-x), "<=", 3 + y))
    assert done.stdout.strip() == here.content_hash


@pytest.mark.parametrize(
    "statement",
    [
        implies({"a": x >= 0}, Relation(sympy.Max(x, y) ** Rational(3, 4) - exp(x * sympy.pi), "!=", sympy.E)),
        implies([], Limit((1 + y / x) ** x, x, oo, exp(y)), {"x": "positive integer", "y": "nonnegative"}),
        implies([], Limit(1 / x, x, 0, -oo, "-")),
    ],
)
def test_statements_survive_serialisation(statement):
    back = Statement.from_dict(statement.to_dict())
    assert back.content_hash == statement.content_hash
    assert back.goal == statement.goal
    assert back.hypotheses == statement.hypotheses


def test_importing_the_prover_loads_no_z3():
    code = (
        "import sys, dpotheory.prover as p; p.decide; print('z3' in sys.modules, 'dpotheory.prover.smt' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == "False"
