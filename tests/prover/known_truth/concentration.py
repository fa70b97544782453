"""Lemmas behind concentration: Gaussian tails, moment generating functions, Chernoff exponents, unions, powers."""

from sympy import Rational, erfc, exp, log, pi, sqrt, symbols

from dpotheory.prover import implies

from .case import Case, pair
from .lemmas import HAND, ge, gt, le, lt, nonnegative, positive, real

p, q, s, t, u, x, n, k = symbols("p q s t u x n k")
half = Rational(1, 2)
BLM, FELLER, DUB = "Boucheron, Lugosi, Massart", "Feller, Probability I", "Dubhashi and Panconesi"
PROBABLE = (gt(p, 0), lt(p, 1))
tail = erfc(x / sqrt(2)) / 2
density = exp(-(x**2) / 2) / sqrt(2 * pi)


def counted(*given, goal):
    """The goal for positive integers n and reals that meet the hypotheses."""
    return implies(list(given), goal, {"n": "positive integer"})


# fmt: off
_PAIRS = (
    pair(
        "Hoeffding's lemma",
        real(*PROBABLE, goal=le(p * exp((1 - p) * s) + (1 - p) * exp(-p * s), exp(s**2 / 8))),
        "the logarithm's second derivative is a variance, at most 1/4", BLM,
        "s^2/9", real(*PROBABLE, goal=le(p * exp((1 - p) * s) + (1 - p) * exp(-p * s), exp(s**2 / 9))),
        "p = 1/2, s = 1/2",
    ),
    pair(
        "Mills, upper",
        positive(goal=le(tail, density / x)), "integrate t/x >= 1", FELLER,
        "9/10", positive(goal=le(tail, 9 * density / (10 * x))), "x = 10: the ratio tends to 1",
    ),
    pair(
        "Mills, lower",
        positive(goal=ge(tail, density * x / (1 + x**2))), "the gap decreases to 0", FELLER,
        "x/(x^2+1/2)", positive(goal=ge(tail, density * x / (half + x**2))), "x = 10",
    ),
    pair(
        "Gaussian tail, half",
        nonnegative(goal=le(tail, exp(-(x**2) / 2) / 2)), "equal at 0; the gap rises, then falls to 0", FELLER,
        "2/5", nonnegative(goal=le(tail, 2 * exp(-(x**2) / 2) / 5)), "x = 0",
    ),
    pair(
        "Gaussian tail, one",
        nonnegative(goal=le(tail, exp(-(x**2) / 2))), "Chernoff", BLM,
        "exponent x^2", nonnegative(goal=le(tail, exp(-(x**2)))), "x = 2: 0.0228 > 0.0183",
    ),
    pair(
        "Bernstein's moment",
        nonnegative(lt(x, 3), goal=le(exp(x) - 1 - x, x**2 / (2 * (1 - x / 3)))), "k! >= 2·3^(k-2)", BLM,
        "1 - x/4", nonnegative(lt(x, 3), goal=le(exp(x) - 1 - x, x**2 / (2 * (1 - x / 4)))), "x = 1/10",
    ),
    pair(
        "remainder of the exponential",
        nonnegative(goal=le(exp(x) - 1 - x, x**2 * exp(x) / 2)), "Lagrange", BLM,
        "e^(x/4)", nonnegative(goal=le(exp(x) - 1 - x, x**2 * exp(x / 4) / 2)), "x = 1",
    ),
    pair(
        "Bennett above Bernstein",
        nonnegative(goal=ge((1 + u) * log(1 + u) - u, u**2 / (2 * (1 + u / 3)))), "third derivatives", BLM,
        "1 + u/4", nonnegative(goal=ge((1 + u) * log(1 + u) - u, u**2 / (2 * (1 + u / 4)))), "u = 1/10",
    ),
    pair(
        "Chernoff, upper",
        nonnegative(goal=ge((1 + u) * log(1 + u) - u, u**2 / (2 + u))), "log(1+u) >= 2u/(2+u)", DUB,
        "2 + u/2", nonnegative(goal=ge((1 + u) * log(1 + u) - u, u**2 / (2 + u / 2))), "u = 1/10",
    ),
    pair(
        "Chernoff, lower",
        nonnegative(lt(u, 1), goal=ge((1 - u) * log(1 - u) + u, u**2 / 2)), "series with positive terms", DUB,
        "3/5", nonnegative(lt(u, 1), goal=ge((1 - u) * log(1 - u) + u, 3 * u**2 / 5)), "u = 1/10",
    ),
    pair(
        "Laurent-Massart",
        nonnegative(lt(s, half), goal=le(-s - log(1 - 2 * s) / 2, s**2 / (1 - 2 * s))), "series", "Laurent, Massart",
        "9/10", nonnegative(lt(s, half), goal=le(-s - log(1 - 2 * s) / 2, 9 * s**2 / (10 * (1 - 2 * s)))),
        "s = 1/100",
    ),
    pair(
        "chi-square from below",
        nonnegative(goal=le(s - log(1 + 2 * s) / 2, s**2)), "the derivative of the gap is 4 s^2/(1+2s)", BLM,
        "9/10", nonnegative(goal=le(s - log(1 + 2 * s) / 2, 9 * s**2 / 10)), "s = 1/100",
    ),
    pair(
        "best exponent",
        positive(goal=ge(s**2 / 8 - s * t, -2 * t**2)), "square of s/sqrt(8) - sqrt(2) t", BLM,
        "-19/10", positive(goal=ge(s**2 / 8 - s * t, -19 * t**2 / 10)), "s = 4, t = 1",
    ),
    pair(
        "(1-1/n)^n below 1/e",
        counted(ge(n, 2), goal=le((1 - 1 / n) ** n, exp(-1))), "log(1-1/n) <= -1/n", BLM,
        "9/25", counted(ge(n, 2), goal=le((1 - 1 / n) ** n, Rational(9, 25))), "n = 100: 0.3660",
    ),
    pair(
        "(1+1/n)^n below e",
        counted(goal=le((1 + 1 / n) ** n, exp(1))), "log(1+1/n) <= 1/n", BLM,
        "27/10", counted(goal=le((1 + 1 / n) ** n, Rational(27, 10))), "n = 100: 2.7048",
    ),
    pair(
        "Bernoulli",
        counted(ge(x, -1), goal=ge((1 + x) ** n, 1 + n * x)), "induction on n", "Bernoulli 1689",
        "x down to -3", counted(ge(x, -3), goal=ge((1 + x) ** n, 1 + n * x)), "x = -3, n = 5: -32 < -14",
    ),
    pair(
        "(1+x/n)^n below e^x",
        counted(ge(x, 0), goal=le((1 + x / n) ** n, exp(x))), "log(1+x/n) <= x/n", BLM,
        "exponent n + 1", counted(ge(x, 0), goal=le((1 + x / n) ** (n + 1), exp(x))), "n = 1, x = 1: 4 > e",
    ),
    pair(
        "union of n events",
        counted(ge(p, 0), le(p, 1), goal=ge((1 - p) ** n, 1 - n * p)), "Bernoulli at x = -p", FELLER,
        "half of n p", counted(ge(p, 0), le(p, 1), goal=ge((1 - p) ** n, 1 - n * p / 2)), "n = 1, p = 1/2",
    ),
    pair(
        "n misses",
        counted(ge(p, 0), lt(p, 1), goal=le((1 - p) ** n, exp(-n * p))), "log(1-p) <= -p", BLM,
        "11/10", counted(ge(p, 0), lt(p, 1), goal=le((1 - p) ** n, exp(-11 * n * p / 10))), "n = 1, p = 1/100",
    ),
    pair(
        "n misses, rational",
        counted(ge(p, 0), lt(p, 1), goal=le((1 - p) ** n, 1 / (1 + n * p))), "(1+np)(1-p)^n <= (1-p^2)^n", BLM,
        "2 n p", counted(ge(p, 0), lt(p, 1), goal=le((1 - p) ** n, 1 / (1 + 2 * n * p))), "n = 1, p = 1/10",
    ),
    pair(
        "union below e^-2s",
        positive(ge(s, log(n)), goal=le(n * exp(-2 * s), exp(-s))), "n <= e^s", HAND,
        "e^-3s/2", positive(ge(s, log(n)), goal=le(n * exp(-3 * s / 2), exp(-s))), "n = 10, s = log 10 + 1/100",
    ),
    pair(
        "n e^-n",
        positive(ge(n, k), ge(k, 1), goal=le(n * exp(-n), k * exp(-k))), "x e^-x decreases from 1", HAND,
        "k from 1/2", positive(ge(n, k), ge(k, half), goal=le(n * exp(-n), k * exp(-k))), "k = 1/2, n = 1",
    ),
)
# fmt: on

CASES: list[Case] = [case for each in _PAIRS for case in each]
