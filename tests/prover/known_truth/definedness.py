"""Where a statement is defined is decided on what is written: text and unevaluated terms do not cancel beforehand.

A hypothesis that is defined nowhere holds nowhere; a goal that is undefined somewhere in its region is false.
"""

from sympy import Add, Mul, Pow, cos, sin, symbols

from dpotheory.prover import Relation, implies
from tests.prover.known_truth.case import Case, pair

x, y = symbols("x y")
R = Relation
HAND = "by hand"
E = sin(x) ** 2 + cos(x) ** 2 - 1
QUOTIENT = Mul(x, Pow(x, -1), evaluate=False)
POSITIVE, NONNEGATIVE = {"x": "positive"}, {"x": "nonnegative"}
NONZERO = [R(x, "!=", 0)]

CASES: list[Case] = [
    *pair(
        "a hypothesis over zero",
        implies([R(1 / E + 1, ">", 1 / E)], R(x, ">", 5)),
        "sin(x)**2 + cos(x)**2 - 1 is 0 everywhere, so the hypothesis is defined nowhere",
        HAND,
        "over one",
        implies([R(1 / (E + 1) + 1, ">", 1 / (E + 1))], R(x, ">", 5)),
        "x = 0",
    ),
    *pair(
        "x over x",
        implies(NONZERO, R("x/x", "==", 1)),
        "x/x = 1 where x != 0",
        HAND,
        "at zero too",
        implies([], R("x/x", "==", 1)),
        "undefined at x = 0",
    ),
    *pair(
        "x over x, unevaluated",
        implies([], R(QUOTIENT, "==", 1), POSITIVE),
        "x > 0",
        HAND,
        "at zero too",
        implies([], R(QUOTIENT, "==", 1), NONNEGATIVE),
        "undefined at x = 0",
    ),
    *pair(
        "a difference of poles",
        implies(NONZERO, R("1/x - 1/x", "<=", 1)),
        "0 <= 1",
        HAND,
        "at the pole too",
        implies([], R("1/x - 1/x", "<=", 1)),
        "undefined at x = 0",
    ),
    *pair(
        "equal poles",
        implies(NONZERO, R("1/x", "==", "1/x")),
        "both sides are the same number",
        HAND,
        "at the pole too",
        implies([], R("1/x", "==", "1/x")),
        "undefined at x = 0",
    ),
    *pair(
        "a multiple of a logarithm",
        implies([], R("0*log(x)", "==", 0), POSITIVE),
        "log(x) is a number",
        HAND,
        "at zero too",
        implies([], R("0*log(x)", "==", 0), NONNEGATIVE),
        "undefined at x = 0",
    ),
    *pair(
        "the square of a root",
        implies([], R("sqrt(x)**2", "==", "x"), NONNEGATIVE),
        "sqrt(x)**2 = x for x >= 0",
        HAND,
        "of any number",
        implies([], R("sqrt(x)**2", "==", "x")),
        "undefined at x = -1",
    ),
    *pair(
        "exp of log",
        implies([], R("exp(log(x))", "==", "x"), POSITIVE),
        "log(x) is defined for x > 0",
        HAND,
        "of any number",
        implies([], R("exp(log(x))", "==", "x")),
        "undefined at x = -1",
    ),
    *pair(
        "a quotient of polynomials",
        implies([R(x, "!=", 1)], R("(x**2 - 1)/(x - 1)", "==", "x + 1")),
        "the factor x - 1 cancels where it is not 0",
        HAND,
        "at the root too",
        implies([], R("(x**2 - 1)/(x - 1)", "==", "x + 1")),
        "undefined at x = 1",
    ),
    *pair(
        "a hypothesis with a pole",
        implies([R("x/x", "==", 1)], R(x**2, ">", 0)),
        "the hypothesis is undefined at 0",
        HAND,
        "without",
        implies([R("x - x", "==", 0)], R(x**2, ">", 0)),
        "x = 0",
    ),
    *pair(
        "a hypothesis with a logarithm",
        implies([R("log(x) - log(x)", "<=", 0)], R(x, ">", 0)),
        "the hypothesis is defined for x > 0 only",
        HAND,
        "with a cancelled argument",
        implies([R("log(x - x + 1)", "<=", 0)], R(x, ">", 0)),
        "x = 0",
    ),
    *pair(
        "a hypothesis with a root",
        implies([R("sqrt(x) - sqrt(x)", "==", 0)], R(x, ">=", 0)),
        "the hypothesis is defined for x >= 0 only",
        HAND,
        "beyond zero",
        implies([R("sqrt(x) - sqrt(x)", "==", 0)], R(x, ">", 0)),
        "x = 0",
    ),
    *pair(
        "a zero denominator",
        implies([R("1/(x - x)", "!=", 0)], R(x, ">", 5)),
        "the hypothesis is defined nowhere",
        HAND,
        "a denominator of one",
        implies([R("1/(x - x + 1)", "!=", 0)], R(x, ">", 5)),
        "x = 0",
    ),
    *pair(
        "a product with a pole",
        implies(NONZERO, R("x*(1/x)*y", "==", y)),
        "1/x is a number where x != 0",
        HAND,
        "at the pole too",
        implies([], R("x*(1/x)*y", "==", y)),
        "undefined at x = 0",
    ),
    *pair(
        "the zeroth power",
        implies([], R("x**0", "==", 1)),
        "0**0 = 1",
        "IEEE 754 pow, and the empty product",
        "of an inverse",
        implies([], R("(1/x)**0", "==", 1)),
        "undefined at x = 0",
    ),
    *pair(
        "the smaller of a pole and a number",
        implies([], R("min(1/x, 1)", "<=", 1), POSITIVE),
        "a minimum is at most each argument",
        HAND,
        "at the pole too",
        implies([], R("min(1/x, 1)", "<=", 1), NONNEGATIVE),
        "undefined at x = 0",
    ),
    *pair(
        "an unevaluated difference",
        implies([], R(Add(x, -x, evaluate=False), "==", 0)),
        "x - x = 0",
        HAND,
        "of roots",
        implies([], R("sqrt(x) - sqrt(x)", "==", 0)),
        "undefined at x = -1",
    ),
    *pair(
        "roots of a product",
        implies([], R("sqrt(x*y)", "==", "sqrt(x)*sqrt(y)"), {"x": "nonnegative", "y": "nonnegative"}),
        "both are >= 0 with square xy",
        HAND,
        "of any second factor",
        implies([R(x * y, ">=", 0)], R("sqrt(x*y)", "==", "sqrt(x)*sqrt(y)"), NONNEGATIVE),
        "the right side is undefined at x = 0, y = -1",
    ),
    *pair(
        "a root that vanishes",
        implies([R("sqrt(x*y)", "==", 0)], R(x * y, "==", 0), NONNEGATIVE),
        "xy = 0**2",
        HAND,
        "so the second factor is not negative",
        implies([R("sqrt(x*y)", "==", 0)], R(y, ">=", 0), NONNEGATIVE),
        "x = 0, y = -1",
    ),
]
