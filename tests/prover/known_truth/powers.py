"""Powers whose base may be zero or negative: b**e is real at integer e for any b != 0, at other e for b > 0 only.

0**0 is 1; (-8)**(1/3) is not defined. Each statement stands beside a neighbour of opposite truth.
"""

from sympy import Rational, exp, log, pi, symbols

from dpotheory.prover import Relation, implies
from tests.prover.known_truth.case import Case, pair

x, y, n, t, eta = symbols("x y n t eta")
R = Relation
HAND = "by hand"
INTEGER, NATURAL, COUNT = {"n": "integer"}, {"n": "nonnegative integer"}, {"n": "positive integer"}
HALF = Rational(1, 2)
STEP = [R((Rational(2, 3) - eta) ** t, "==", Rational(1, 7**8))]
STEPS = {"t": "positive integer"}

CASES: list[Case] = [
    *pair(
        "a step beyond the stable one",
        implies(STEP, R(eta, "<", Rational(5, 3)), STEPS),
        "|2/3 - eta| = 7**(-8/t) < 1 for every t",
        HAND,
        "eta at most 2/3",
        implies(STEP, R(eta, "<=", Rational(2, 3)), STEPS),
        "eta = 17/21, t = 8: (-1/7)**8 = 7**-8",
    ),
    *pair(
        "an odd power of -2",
        implies([R((-2) ** n, "==", -(2**61))], R(n, "<=", 61), INTEGER),
        "2**n = 2**61 in size, so n = 61",
        HAND,
        "one less",
        implies([R((-2) ** n, "==", -(2**61))], R(n, "<=", 60), INTEGER),
        "n = 61",
    ),
    *pair(
        "signs alternate",
        implies([], R((-1) ** n, "<=", 1), COUNT),
        "(-1)**n is -1 or 1",
        HAND,
        "never positive",
        implies([], R((-1) ** n, "<=", 0), COUNT),
        "n = 2",
    ),
    *pair(
        "an even power of -3",
        implies([R((-3) ** n, "==", 9)], R(n, "<=", 2), INTEGER),
        "3**n = 9 in size, so n = 2",
        HAND,
        "one less",
        implies([R((-3) ** n, "==", 9)], R(n, "<=", 1), INTEGER),
        "n = 2",
    ),
    *pair(
        "sign of the base",
        implies([R(x**n, "==", -8)], R(x, "<", 0), COUNT),
        "no power of a number >= 0 is negative",
        HAND,
        "of a positive power",
        implies([R(x**n, "==", 16)], R(x, ">", 0), COUNT),
        "x = -2, n = 4",
    ),
    *pair(
        "powers of zero",
        implies([], R(0**n, "<=", 1), NATURAL),
        "0**0 = 1 and 0**n = 0 for n >= 1",
        "IEEE 754 pow, and the empty product",
        "all zero",
        implies([], R(0**n, "==", 0), NATURAL),
        "n = 0",
    ),
    *pair(
        "even powers",
        implies([], R(x ** (2 * n), ">=", 0), NATURAL),
        "(x**n)**2",
        HAND,
        "all powers",
        implies([], R(x**n, ">=", 0), NATURAL),
        "x = -1, n = 1",
    ),
    *pair(
        "even powers, exponents of either sign",
        implies([R(x, "!=", 0)], R(x ** (2 * n), ">", 0), INTEGER),
        "(x**n)**2 with x**n != 0",
        HAND,
        "at zero too",
        implies([], R(x ** (2 * n), ">=", 0), INTEGER),
        "undefined at x = 0, n = -1",
    ),
    *pair(
        "cube roots",
        implies([], R(x ** Rational(1, 3), ">=", -5), {"x": "nonnegative"}),
        "a root of x >= 0 is >= 0",
        HAND,
        "of negative numbers",
        implies([], R(x ** Rational(1, 3), ">=", -5)),
        "undefined at x = -8, where the principal value is not real",
    ),
    *pair(
        "a negative cube root",
        implies([R(x ** Rational(1, 3), "==", -2)], R(x, ">=", 0)),
        "the hypothesis holds nowhere: roots are >= 0",
        HAND,
        "the cube instead",
        implies([R(x**3, "==", -8)], R(x, ">=", 0)),
        "x = -2",
    ),
    *pair(
        "a real exponent of -2",
        implies([R((-2) ** y, "==", 4)], R(y, "<=", 2)),
        "only integer exponents are defined, and 2**y = 4 in size",
        HAND,
        "one less",
        implies([R((-2) ** y, "==", 4)], R(y, "<=", 1)),
        "y = 2",
    ),
    *pair(
        "an exponent fixed by a hypothesis",
        implies([R(x**y, "==", 8), R(y, "==", 3)], R(x, ">", 0)),
        "x**3 = 8",
        HAND,
        "an even one",
        implies([R(x**y, "==", 4), R(y, "==", 2)], R(x, ">", 0)),
        "x = -2",
    ),
    *pair(
        "an irrational exponent",
        implies([], R(x**pi, ">=", 0), {"x": "nonnegative"}),
        "0**pi = 0",
        HAND,
        "of any base",
        implies([], R(x**pi, ">=", 0)),
        "undefined at x = -1",
    ),
    *pair(
        "an inverse root",
        implies([], R(x**-HALF, ">", 0), {"x": "positive"}),
        "x**(-1/2) = 1/sqrt(x)",
        HAND,
        "at zero too",
        implies([], R(x**-HALF, ">", 0), {"x": "nonnegative"}),
        "undefined at x = 0",
    ),
    *pair(
        "Bernoulli at 1",
        implies([], R(2**n, ">=", n + 1), NATURAL),
        "induction",
        "Bernoulli's inequality",
        "by two",
        implies([], R(2**n, ">=", n + 2), NATURAL),
        "n = 1",
    ),
    *pair(
        "powers of a half",
        implies([], R(HALF**n, "<=", 1), NATURAL),
        "they fall from 1",
        HAND,
        "exponents of either sign",
        implies([], R(HALF**n, "<=", 1), INTEGER),
        "n = -1",
    ),
    *pair(
        "powers of minus a half",
        implies([], R((-HALF) ** n, "<=", Rational(1, 4)), COUNT),
        "the largest is at n = 2",
        HAND,
        "a fifth",
        implies([], R((-HALF) ** n, "<=", Rational(1, 5)), COUNT),
        "n = 2",
    ),
    *pair(
        "a power that vanishes",
        implies([R((x - 1) ** n, "==", 0)], R(x, "==", 1), COUNT),
        "a product vanishes when a factor does",
        HAND,
        "a power that is one",
        implies([R((x - 1) ** n, "==", 1)], R(x, "==", 2), COUNT),
        "x = 0, n = 2",
    ),
    *pair(
        "the root of a square",
        implies([R(x, ">=", 1)], R("sqrt((x - 1)**2)", "==", x - 1)),
        "sqrt(u**2) = |u|",
        HAND,
        "on both sides of 1",
        implies([], R("sqrt((x - 1)**2)", "==", x - 1)),
        "x = 0: the left side is 1",
    ),
    *pair(
        "a power through its logarithm",
        implies([], R(exp(n * log(x)), "==", x**n), {"x": "positive", **INTEGER}),
        "log(x**n) = n log x for x > 0",
        HAND,
        "of any base",
        implies([], R(exp(n * log(x)), "==", x**n), INTEGER),
        "the left side is undefined at x = -1",
    ),
]
