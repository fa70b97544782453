"""Statements that sympy or a solver would choke on: each gets a verdict in time, or is refused when it is made.

Statements that may be refused are functions, because making them is what is tested.
"""

from collections.abc import Callable
from typing import Any

from sympy import Integer, Max, Min, Mul, Pow, Rational, exp, log, sin, sqrt, symbols

from dpotheory.prover import Relation, Statement, implies
from tests.prover.known_truth.case import Case, pair

x, y, n = symbols("x y n")
R = Relation
HAND = "by hand"
POSITIVE, NONNEGATIVE, COUNT = {"x": "positive"}, {"x": "nonnegative"}, {"n": "positive integer"}
MANY = symbols("z0:80")
SIGNS = [R(z, ">=", 0) for z in MANY]


def _nested(levels: int, step: Callable[[Any], Any]) -> Any:
    term: Any = x
    for _ in range(levels):
        term = step(term)
    return term


def _tower(levels: int, op: str) -> Callable[[], Statement]:
    """sin of sin of … of x against 1."""

    def make() -> Statement:
        return implies([], R(_nested(levels, lambda term: sin(term, evaluate=False)), op, 1))

    return make


def _constant(text: str, op: str) -> Callable[[], Statement]:
    """A number, as text, times x against 0."""

    def make() -> Statement:
        return implies([], R(f"({text})*x", op, 0), NONNEGATIVE)

    return make


def _digits(op: str) -> Callable[[], Statement]:
    def make() -> Statement:
        return implies([], R(Integer(10) ** 5000 * x, op, 0), NONNEGATIVE)

    return make


def _fraction(levels: int) -> Any:
    """1/(1 + 1/(1 + … x))."""
    return _nested(levels, lambda term: Pow(1 + term, -1))


CASES: list[Case] = [
    *pair(
        "a high power",
        implies([R(x, ">=", 0)], R((1 + x) ** 100_000, ">=", 1 + 100_000 * x)),
        "Bernoulli's inequality",
        "Hardy, Littlewood, Polya, Inequalities, 2.15",
        "by two",
        implies([R(x, ">=", 0)], R((1 + x) ** 100_000, ">=", 2 + 100_000 * x)),
        "x = 0",
    ),
    *pair(
        "a logarithm that tends to zero",
        implies([], R(log(1 + 2**-n), ">", 0), COUNT),
        "log(1 + u) > 0 for u > 0",
        HAND,
        "bounded away from it",
        implies([], R(log(1 + 2**-n), ">", Rational(1, 100)), COUNT),
        "n = 10",
    ),
    *pair(
        "a number of 5001 digits",
        _digits(">="),  # type: ignore[arg-type]
        "both factors are >= 0",
        HAND,
        "strictly",
        _digits(">"),  # type: ignore[arg-type]
        "x = 0",
    ),
    *pair(
        "a number of 5001 digits as a power",
        _constant("10**5000", ">="),  # type: ignore[arg-type]
        "both factors are >= 0",
        HAND,
        "strictly",
        _constant("10**5000", ">"),  # type: ignore[arg-type]
        "x = 0",
    ),
    *pair(
        "a power of ten thousand million digits",
        _constant("10**10**10", ">="),  # type: ignore[arg-type]
        "both factors are >= 0",
        HAND,
        "strictly",
        _constant("10**10**10", ">"),  # type: ignore[arg-type]
        "x = 0",
    ),
    *pair(
        "a number of 3001 digits",
        _constant("10**3000", ">="),  # type: ignore[arg-type]
        "both factors are >= 0",
        HAND,
        "strictly",
        _constant("10**3000", ">"),  # type: ignore[arg-type]
        "x = 0",
    ),
    *pair(
        "exp of a large number",
        implies([], R(exp(10**30) * x, ">=", 0), NONNEGATIVE),
        "both factors are >= 0",
        HAND,
        "strictly",
        implies([], R(exp(10**30) * x, ">", 0), NONNEGATIVE),
        "x = 0",
    ),
    *pair(
        "exp of exp of exp",
        implies([], R("exp(exp(exp(10)))*x", ">=", 0), NONNEGATIVE),
        "both factors are >= 0",
        HAND,
        "strictly",
        implies([], R("exp(exp(exp(10)))*x", ">", 0), NONNEGATIVE),
        "x = 0",
    ),
    *pair(
        "exp of a large negative number",
        implies([], R(exp(-(10**9)), ">", 0)),
        "exp > 0",
        HAND,
        "above a millionth",
        implies([], R(exp(-(10**9)), ">", Rational(1, 10**6))),
        "e**-14 < 10**-6",
    ),
    *pair(
        "an exponent of thirty digits",
        implies([], R(x ** (10**30), ">=", 0)),
        "an even power",
        HAND,
        "strictly",
        implies([], R(x ** (10**30), ">", 0)),
        "x = 0",
    ),
    *pair(
        "a root of high degree",
        implies([], R(x ** Rational(1, 99_991), ">=", 0), NONNEGATIVE),
        "a root is >= 0",
        HAND,
        "at least one",
        implies([], R(x ** Rational(1, 99_991), ">=", 1), NONNEGATIVE),
        "x = 0",
    ),
    *pair(
        "a continued fraction",
        implies([], R(_fraction(30), "<=", 1), POSITIVE),
        "1/(1 + u) <= 1 for u >= 0",
        HAND,
        "at most a half",
        implies([], R(_fraction(30), "<=", Rational(1, 2)), POSITIVE),
        "x = 1: near 0.618",
    ),
    *pair(
        "a tower of sines",
        _tower(300, "<="),  # type: ignore[arg-type]
        "sin <= 1",
        HAND,
        "from below",
        _tower(300, ">="),  # type: ignore[arg-type]
        "x = 0",
    ),
    *pair(
        "a tower beyond Python's recursion limit",
        _tower(3000, "<="),  # type: ignore[arg-type]
        "sin <= 1",
        HAND,
        "from below",
        _tower(3000, ">="),  # type: ignore[arg-type]
        "x = 0",
    ),
    *pair(
        "eighty symbols",
        implies(SIGNS, R(sum(MANY), ">=", 0)),
        "a sum of terms >= 0",
        HAND,
        "strictly",
        implies(SIGNS, R(sum(MANY), ">", 0)),
        "all 0",
    ),
    *pair(
        "a product of eighty symbols",
        implies(SIGNS, R(Mul(*MANY) + exp(-sum(MANY)), ">", 0)),
        "exp > 0",
        HAND,
        "above one",
        implies(SIGNS, R(Mul(*MANY) + exp(-sum(MANY)), ">", 1)),
        "all 0: the sum is 1",
    ),
    *pair(
        "a power of a power",
        implies([], R(2**2**n, ">=", n), COUNT),
        "2**m >= m, twice",
        HAND,
        "bounded",
        implies([], R(2**2**n, "<=", 10**6), COUNT),
        "n = 5: 2**32",
    ),
    *pair(
        "the smaller of two poles",
        implies([], R(Min(1 / x, 1 / (x + 1)), "<=", 1 / x), POSITIVE),
        "a minimum is at most each argument",
        HAND,
        "with a pole inside",
        implies([], R(Min(1 / x, 1 / (x - 1)), "<=", 1 / x), POSITIVE),
        "undefined at x = 1",
    ),
    *pair(
        "the larger of two poles, times exp",
        implies([], R(Max(1 / x, 1 / (x + 1)) * exp(x), ">=", 1), POSITIVE),
        "exp(x)/x > 1, as exp(x) > x",
        HAND,
        "with a pole inside",
        implies([], R(Max(1 / x, 1 / (x - 1)) * exp(x), ">=", 1), POSITIVE),
        "undefined at x = 1",
    ),
    *pair(
        "a division by zero",
        implies([R("1/0", ">=", 1)], R(x, ">", 5)),
        "the hypothesis is defined nowhere",
        HAND,
        "in the goal",
        implies([], R("1/0", ">=", 1)),
        "undefined",
    ),
    *pair(
        "a root of a negative number",
        implies([R("sqrt(-1)*sqrt(-1)", "==", -1)], R(x, ">", 5)),
        "the hypothesis is defined nowhere",
        HAND,
        "in the goal",
        implies([], R("sqrt(-1)*sqrt(-1)", "==", -1)),
        "undefined",
    ),
    *pair(
        "the logarithm of a long number",
        implies([], R(log(10**3900), "<", 9000)),
        "3900 log 10 = 8980.08…",
        HAND,
        "a little less",
        implies([], R(log(10**3900), "<", 8980)),
        "3900 log 10 = 8980.08…",
    ),
    *pair(
        "decimals are exact",
        implies([], R("0.1 + 0.2", "==", "0.3")),
        "1/10 + 2/10 = 3/10",
        HAND,
        "as floats",
        implies([], R("0.1 + 0.2", "==", "0.30000000000000004")),
        "they differ by 4e-17",
    ),
    *pair(
        "a dense polynomial",
        implies([], R((x + y + sqrt(2)) ** 60, ">=", 1), {"x": "nonnegative", "y": "nonnegative"}),
        "the base is > 1",
        HAND,
        "of any numbers",
        implies([], R((x + y + sqrt(2)) ** 60, ">=", 1)),
        "x = -1, y = 0: the base is 0.41",
    ),
]
