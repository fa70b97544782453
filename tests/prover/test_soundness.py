"""One definition of "defined", from what is written to the provers' conditions, against independent oracles."""

import itertools
import json
import pickle
import time
from fractions import Fraction

import flint
import pytest
import sympy
from sympy import Abs, Add, Integer, Max, Mul, Pow, Rational, Symbol, exp, log, pi, sqrt, symbols

from dpotheory.prover import Budget, Domain, Relation, Statement, Verdict, check_witness, decide, implies, replay
from dpotheory.prover.evaluate import UndefinedValueError, approximate, compare, end_fraction, evaluate, printable
from dpotheory.prover.forms import evaluated, expandable, expanded_terms, substituted, value_form
from dpotheory.prover.points import truth
from dpotheory.prover.process import OutOfTimeError, call
from dpotheory.prover.signs import necessary, sufficient
from dpotheory.prover.smt import enclosure, rational_text
from dpotheory.prover.witness import witness_for

x, y, n = symbols("x y n")
QUICK = Budget(seconds=5, boxes=200, points=60)

# what "b**e is a real number" means, worked out by hand
POWERS = [
    (0, 0, 1),
    (0, 2, 0),
    (0, "1/2", 0),
    (0, -1, None),
    (0, "-1/2", None),
    (-8, "1/3", None),
    (-8, 3, -512),
    (-2, -2, "1/4"),
    (-1, "1/2", None),
    (4, "-1/2", "1/2"),
    ("9/4", "3/2", "27/8"),
    (1, "7/5", 1),
    (-1, 10**30, 1),
    (-1, 10**30 + 1, -1),
]


@pytest.mark.parametrize(("base", "exponent", "value"), POWERS)
def test_powers_are_defined_as_said(base, exponent, value):
    point = {"x": Fraction(base), "y": Fraction(exponent)}
    if value is None:
        with pytest.raises(UndefinedValueError):
            evaluate(x**y, point)
    else:
        assert evaluate(x**y, point) == Fraction(value)


def test_an_exponent_known_to_be_an_integer_only_in_the_limit_is_not_called_undefined():
    # log 8 / log 2 is 3, which no ball can tell; log 9 / log 2 is no integer, which every fine ball can
    eight = log(x) / log(2)
    assert evaluate((-2) ** eight, {"x": Fraction(8)}).is_nan()
    with pytest.raises(UndefinedValueError, match="is not real"):
        evaluate((-2) ** eight, {"x": Fraction(9)})


def test_what_is_not_known_to_be_defined_stays_unknown():
    zero = sympy.sin(x) ** 2 + sympy.cos(x) ** 2 - 1
    for expression in (1 / zero, (1 / zero) ** n, Pow(1 / zero, 0, evaluate=False), Max(1 / zero, x), 0 / zero + 1):
        value = evaluate(expression, {"x": Fraction(1), "n": Fraction(0)})
        assert not isinstance(value, Fraction) or expression == 1
        assert isinstance(value, Fraction) or value.is_nan()
    # the difference of the sides is 1 for sympy, and the sides have no value
    assert compare(1 / zero + 1, 1 / zero, {"x": Fraction(1)}) is None
    assert truth(Relation(1 / zero + 1, ">", 1 / zero), {"x": Fraction(1)}) is None


EXPRESSIONS = [
    x**y,
    x**n,
    x ** (-n),
    x ** (n - 2),
    x ** (2 * n),
    (x - 1) ** Rational(1, 3),
    (x + 1) ** Rational(-2, 3),
    x**pi,
    x ** (-pi),
    log(x) ** n,
    sqrt(x) ** y,
    1 / (x - n),
    Abs(x) ** y,
    (x**2) ** y,
    Max(x, 0) ** (y - 1),
    Pow(x, Add(1, -1, evaluate=False), evaluate=False),
    Mul(x, Pow(x, -1), evaluate=False),
    log(1 + x**n),
]
DOMAINS = [{"n": "integer"}, {"n": "nonnegative integer", "x": "nonnegative"}, {"n": "positive integer"}]
VALUES = [Fraction(v) for v in ("-2", "0", "1/2", "3")]


@pytest.mark.parametrize("expression", EXPRESSIONS, ids=str)
def test_necessary_conditions_hold_where_defined_and_sufficient_ones_only_there(expression):
    for domains in DOMAINS:
        s = implies([], Relation(expression, ">=", x + y + n), domains)
        term = s.goal.lhs
        conditions = {kind: kind(term, s.domain) for kind in (necessary, sufficient)}
        for values in itertools.product(VALUES, repeat=3):
            point = dict(zip("xyn", values, strict=True))
            if point["n"].denominator > 1 or any(
                d.lower is not None and (point[k] < d.lower or (d.open_below and point[k] == d.lower))
                for k, d in s.domains
            ):
                continue
            try:
                value = evaluate(term, point)
                defined = isinstance(value, Fraction) or not value.is_nan()
                undefined = False
            except UndefinedValueError:
                defined, undefined = False, True
            met = {}
            for kind, listed in conditions.items():
                try:
                    met[kind] = all(truth(condition, point) for condition in listed)
                except UndefinedValueError:
                    met[kind] = False
            assert not defined or met[necessary], (domains, point)
            assert not undefined or not met[sufficient], (domains, point)


ASSUMPTIONS = [
    *("algebraic", "antihermitian", "complex", "composite", "even", "extended_negative", "extended_nonnegative"),
    *("extended_nonpositive", "extended_nonzero", "extended_positive", "extended_real", "finite", "hermitian"),
    *("imaginary", "infinite", "integer", "irrational", "negative", "noninteger", "nonnegative", "nonpositive"),
    *("nonzero", "odd", "positive", "prime", "rational", "real", "transcendental", "zero"),
]
NUMBERS = [
    *(Integer(k) for k in range(-5, 10)),
    *(Rational(1, 2), Rational(-7, 3), sqrt(2), -sqrt(2), pi, -pi, sympy.I, 1 + sympy.I, sympy.oo, -sympy.oo),
]


def _can_be(number, assumptions):
    return all(getattr(number, f"is_{name}") is value for name, value in assumptions.items())


def _inside(number, domain):
    if number.is_real is not True or (domain.integral and number.is_integer is not True):
        return False
    return domain.lower is None or bool(number > domain.lower) or (number == domain.lower and not domain.open_below)


def _inferred(symbol):
    """The domain that a statement gives the symbol, or None when it refuses the symbol with the remedy."""
    try:
        return implies([], Relation(symbol, ">=", 0)).domain["k"]
    except ValueError as error:
        if "use a plain symbol and write the rest as hypotheses" not in str(error):
            raise
        return None


def test_a_domain_contains_whatever_the_symbol_can_be():
    accepted = 0
    single = [{a: value} for a in ASSUMPTIONS for value in (True, False)]
    double = [{a: True, b: True} for a, b in itertools.combinations(ASSUMPTIONS, 2)]
    for assumptions in (*single, *double):
        try:
            symbol = Symbol("k", **assumptions)
        except sympy.core.facts.InconsistentAssumptions:
            continue
        domain = _inferred(symbol)
        if domain is None:
            continue
        accepted += 1
        outside = [k for k in NUMBERS if _can_be(k, assumptions) and not _inside(k, domain)]
        assert not outside, (assumptions, domain, outside)
    assert accepted >= 6
    # the neighbours that are domains, and a narrower domain declared for a wider symbol
    for domain in Domain:
        assert implies([], Relation(domain.symbol("k"), ">=", 0)).domain == {"k": domain}
    wide = Symbol("k", nonzero=True)
    assert implies([], Relation(wide, ">", 0), {"k": "positive"}).domain == {"k": Domain.POSITIVE}
    with pytest.raises(ValueError, match="does not commute, so it is no number; use a plain symbol"):
        implies([], Relation(Symbol("k", commutative=False), ">", 0))


def test_what_is_written_survives_every_road():
    written = [
        Relation("x/x", "==", 1),
        Relation(Add(x, -x, evaluate=False), "==", 0),
        Relation(Mul(x, 1 / x, evaluate=False), "==", 1),
        Relation("sqrt(x**2) + abs(x) - min(x, x + 1)", ">=", "log(exp(x))"),
        Relation("2**3 + 2*3", "==", 14),
    ]
    for relation in written:
        s = implies({"h": relation}, relation, {"x": "positive"})
        for back in (Statement.from_dict(json.loads(json.dumps(s.to_dict()))), pickle.loads(pickle.dumps(s))):
            assert back == s
            assert back.content_hash == s.content_hash
        assert s.content_hash != implies({"h": Relation(1, "==", 1)}, relation, {"x": "positive"}).content_hash
    assert (
        implies([], Relation("x/x", "==", 1)).content_hash
        != implies([], Relation(1, "==", 1), {"x": "real"}).content_hash
    )


def test_text_is_read_as_written_and_not_run():
    assert Relation("x/x", "==", 1).lhs.args
    assert Relation("0.1", "==", "1/10").lhs == Rational(1, 10)
    assert Relation("-3 - 2", "==", -5).lhs == Add(-3, -2, evaluate=False)
    assert Relation("x^2", "==", 1).lhs == x**2
    assert evaluate(Relation("2**-3*4/2", "==", 1).lhs, {}) == Fraction(1, 4)
    for text in ("x.__class__", "__import__('os')", "f(x)", "x if x else y", "[1]", "1j", "((", "x = 1", "exp(x, y)"):
        with pytest.raises(ValueError, match="cannot be read"):
            Relation(text, "==", 1)
    for thing in (None, sympy.true, sympy.FiniteSet(1), object()):
        with pytest.raises(ValueError, match="which is no number; give a sympy expression"):
            Relation(thing, "==", 1)


def test_undefined_terms_do_not_cancel_in_verdicts_and_witnesses():
    outcome = decide(implies([], Relation("x/x", "==", 1)), QUICK)
    assert outcome.verdict is Verdict.UNDECIDED
    assert "x != 0" in outcome.reason
    assert decide(implies([Relation(x, "!=", 0)], Relation("x/x", "==", 1)), QUICK).verdict is Verdict.PROVED
    false = implies([Relation("x/x", "==", 1)], Relation("x + 1/x - 1/x", ">=", 0))
    witness = witness_for(false, {"x": Fraction(-1)})
    assert replay(json.loads(json.dumps(witness))).valid
    assert "undefined at the point" in check_witness(false, {"x": "0"}).reason


def test_value_forms_are_defined_wherever_the_written_ones_are():
    s = implies([], Relation("sqrt(x*y)", ">=", 0), {"x": "nonnegative"})
    assert value_form(s.goal.lhs, s.domain) == s.goal.lhs
    both = implies([], Relation("sqrt(x*y)", ">=", 0), {"x": "positive", "y": "positive"})
    assert value_form(both.goal.lhs, both.domain) == sqrt(both.symbols["x"]) * sqrt(both.symbols["y"])
    quotient = implies([], Relation("x/x", "==", "1/0"))
    assert value_form(quotient.goal.lhs, quotient.domain) == 1
    assert evaluated(quotient.goal.rhs) is None
    assert substituted(Max(1 / x, 1), {x: 0}) is None
    assert substituted(Max(1 / x, 1), {x: 2}) == 1
    assert expanded_terms((x + y + 1) ** 3) == 10
    assert not expandable(exp((x + 1) ** 100_000))


def test_what_is_too_large_or_too_deep_is_refused_when_it_is_made():
    nested = x
    for _ in range(3000):
        nested = sympy.sin(nested, evaluate=False)
    doubled = x
    for _ in range(20):
        doubled = Add(doubled, exp(doubled, evaluate=False), evaluate=False)
    for term in (nested, doubled):
        with pytest.raises(ValueError, match="name inner parts by symbols and state their equations as hypotheses"):
            implies([], Relation(term, "<=", 1))
    for text in ("10**5000", "(3/2)**(10**9)", "(2*x)**(10**9)", "2**2**100"):
        with pytest.raises(ValueError, match="more than 4200 digits; take logarithms of both sides"):
            implies([], Relation(text, "<=", 1))
    with pytest.raises(ValueError, match="more than 4200 digits"):
        implies([], Relation(Integer(10) ** 5000, ">=", x))
    for text in ("max(exp(exp(exp(exp(3)))), x)", "sin(exp(exp(exp(3)))) + x", "2**exp(exp(exp(3)))*x"):
        with pytest.raises(ValueError, match="function of a constant of more than 30000 digits; take logarithms"):
            implies([], Relation(text, "<=", 1))
    for text in ("max(exp(exp(exp(3))), x)", "sin(exp(exp(10))) + x", "2**exp(exp(2))*x", "log(exp(10**6)) + 1/erf(9)"):
        assert implies([], Relation(text, "<=", 1)).content_hash
    for text in ("10**3900", "x**(10**9)", "(1 + x)**(10**9)", "2**x"):
        assert implies([], Relation(text, "<=", 1)).content_hash
    for wrong in (sympy.zoo, sympy.nan, sympy.I * x):
        with pytest.raises(ValueError, match="the provers do not know"):
            implies([], Relation(wrong, "<=", 1))


def test_a_decision_ends_in_time_and_never_raises(monkeypatch):
    decide(implies([], Relation(x**2, ">=", 0)), QUICK)  # starts the helper
    started = time.monotonic()
    slow = implies([], Relation("max(exp(exp(exp(3))), x)*exp(x)", ">=", "sin(x)**x"), {"x": "positive"})
    assert decide(slow, Budget(seconds=1)).verdict in (Verdict.UNDECIDED, Verdict.PROVED)
    assert time.monotonic() - started < 20  # the limit itself, with room for a machine under load

    import dpotheory.prover.dispatch as dispatch

    def fails(statement, budget):
        raise ZeroDivisionError("by hand")

    monkeypatch.setattr(dispatch, "provers_for", lambda statement: [fails, dispatch.prove_polynomial])
    assert dispatch.decide_here(implies([], Relation(x**2, ">=", 0)), QUICK).verdict is Verdict.PROVED
    unknown = dispatch.decide_here(implies([], Relation(exp(x), ">=", x + 1)), Budget(seconds=2, points=20))
    assert "fails failed with ZeroDivisionError: by hand" in unknown.reason


def test_numbers_of_any_size_are_written_and_bounded():
    assert rational_text(Fraction(-(10**5000), 3)) == f"(- (/ 1{'0' * 5000}.0 3.0))"
    assert approximate(Fraction(10**5000)) == "1.00000e+5000"
    assert printable({"x": Fraction(10**3900)})
    assert not printable({"x": Fraction(10**4300)})
    with pytest.raises(ValueError, match="too large for an enclosure by fractions"):
        enclosure(exp(10**30))
    low, high = enclosure(exp(-(10**30)))
    assert low <= 0 < high < Fraction(1, 10**9000)
    third = flint.arb(3).log()
    assert (
        end_fraction(third.lower(), False)
        < Fraction(1098612289, 10**9)
        < end_fraction(third.upper(), True) + Fraction(1, 10**9)
    )


def test_calls_that_overrun_cost_no_start():
    call("ready", seconds=60)
    started = time.monotonic()
    for _ in range(5):
        with pytest.raises(OutOfTimeError, match=r"sleep did not end within 0.1 s"):
            call("sleep", 60, seconds=0.1)
    assert time.monotonic() - started < 8
