"""Elementary inequalities that learning theory lives on, each beside a false neighbour.

Logarithms, exponentials, powers and means; `information.py` and `concentration.py` hold the rest of the lemmas.
"""

from sympy import (
    Abs,
    Max,
    Rational,
    atan,
    cos,
    cosh,
    exp,
    log,
    pi,
    sin,
    sinh,
    sqrt,
    symbols,
    tanh,
)

from dpotheory.prover import Relation, Statement, implies

from .case import Case, pair

x, y, z, a, b, c, d, n, w = symbols("x y z a b c d n w")
half, third = Rational(1, 2), Rational(1, 3)
DLMF, BOOK, HAND = "NIST DLMF 4.5", "Mitrinović, Analytic Inequalities", "by hand"


def real(*given: Relation, goal: Relation) -> Statement:
    """The goal for all reals that meet the hypotheses."""
    return implies(list(given), goal)


def positive(*given: Relation, goal: Relation) -> Statement:
    """The goal for all positive reals that meet the hypotheses."""
    return _over("positive", given, goal)


def nonnegative(*given: Relation, goal: Relation) -> Statement:
    """The goal for all reals ≥ 0 that meet the hypotheses."""
    return _over("nonnegative", given, goal)


def _over(domain: str, given: tuple[Relation, ...], goal: Relation) -> Statement:
    names = {str(symbol) for each in (*given, goal) for part in each.parts for symbol in part.free_symbols}
    return implies(list(given), goal, dict.fromkeys(names, domain))


def le(left: object, right: object) -> Relation:
    """left ≤ right."""
    return Relation(left, "<=", right)


def ge(left: object, right: object) -> Relation:
    """left ≥ right."""
    return Relation(left, ">=", right)


def gt(left: object, right: object) -> Relation:
    """left > right."""
    return Relation(left, ">", right)


def lt(left: object, right: object) -> Relation:
    """left < right."""
    return Relation(left, "<", right)


# fmt: off
_PAIRS = (
    pair(
        "x log x above -1/e",
        positive(goal=ge(x * log(x), -exp(-1))), "the derivative 1 + log x vanishes at 1/e only", HAND,
        "-1/3", positive(goal=ge(x * log(x), -third)), "x = 0.368",
    ),
    pair(
        "logarithm below its tangent",
        real(gt(x, -1), goal=le(log(1 + x), x)), "concave, tangent at 0", DLMF,
        "19/20 of the slope", real(gt(x, -1), goal=le(log(1 + x), x * 19 / 20)), "x = 1/100",
    ),
    pair(
        "logarithm above x/(1+x)",
        real(gt(x, -1), goal=ge(log(1 + x), x / (1 + x))), "difference has the derivative x/(1+x)^2", DLMF,
        "2x/(2+x) below 0", real(gt(x, -1), goal=ge(log(1 + x), 2 * x / (2 + x))), "x = -1/2",
    ),
    pair(
        "logarithm above 2x/(2+x)",
        nonnegative(goal=ge(log(1 + x), 2 * x / (2 + x))), "difference has the derivative x^2/((1+x)(2+x)^2)", BOOK,
        "21x/(20+10x)", nonnegative(goal=ge(log(1 + x), 21 * x / (20 + 10 * x))), "x = 1/10",
    ),
    pair(
        "logarithm below (x-1)/sqrt(x)",
        real(ge(x, 1), goal=le(log(x), (x - 1) / sqrt(x))), "x = e^(2u) gives 2u <= 2 sinh u", BOOK,
        "below 1 too", positive(goal=le(log(x), (x - 1) / sqrt(x))), "x = 1/2",
    ),
    pair(
        "logarithm below x/e",
        positive(goal=le(log(x), x * exp(-1))), "the maximum of log(x)/x is at e", HAND,
        "9/25 in place of 1/e", positive(goal=le(log(x), 9 * x / 25)), "x = 2.72",
    ),
    pair(
        "logarithm below (x^a-1)/a",
        positive(goal=le(log(x), (x**a - 1) / a)), "u = a log x gives u <= e^u - 1", DLMF,
        "a < 0", implies([lt(a, 0)], le(log(x), (x**a - 1) / a), {"x": "positive"}), "a = -1, x = 2",
    ),
    pair(
        "-log(1-x) below x + x^2",
        nonnegative(le(x, half), goal=le(-log(1 - x), x + x**2)), "difference has the derivative x(1-2x)/(1-x)", HAND,
        "up to 3/4", nonnegative(le(x, 3 * half / 2), goal=le(-log(1 - x), x + x**2)), "x = 3/4: 1.386 > 1.3125",
    ),
    pair(
        "e^x above 1 + x + x^2/2",
        nonnegative(goal=ge(exp(x), 1 + x + x**2 / 2)), "Taylor with positive remainder", DLMF,
        "below 0 too", real(goal=ge(exp(x), 1 + x + x**2 / 2)), "x = -1",
    ),
    pair(
        "e^x below 1 + x + x^2",
        real(le(x, 1), goal=le(exp(x), 1 + x + x**2)), "series on [0,1], convexity below", HAND,
        "up to 2", real(le(x, 2), goal=le(exp(x), 1 + x + x**2)), "x = 2: 7.389 > 7",
    ),
    pair(
        "e^x below 1/(1-x)",
        real(lt(x, 1), goal=le(exp(x), 1 / (1 - x))), "reciprocal of e^-x >= 1 - x", DLMF,
        "1/(1-x/2)", real(lt(x, 1), goal=le(exp(x), 1 / (1 - x / 2))), "x = 1/2",
    ),
    pair(
        "1 - e^-x below x",
        real(goal=le(1 - exp(-x), x)), "tangent of a concave function", DLMF,
        "19/20 x", nonnegative(goal=le(1 - exp(-x), 19 * x / 20)), "x = 1/100",
    ),
    pair(
        "1 - e^-x above x/(1+x)",
        real(gt(x, -1), goal=ge(1 - exp(-x), x / (1 + x))), "e^-x <= 1/(1+x)", DLMF,
        "x/(1+x/2)", nonnegative(goal=ge(1 - exp(-x), x / (1 + x / 2))), "x = 1",
    ),
    pair(
        "square of 1 - x",
        real(le(x, 1), goal=le((1 - x) ** 2, exp(-2 * x))), "0 <= 1 - x <= e^-x", HAND,
        "up to 2", real(le(x, 2), goal=le((1 - x) ** 2, exp(-2 * x))), "x = 2: 1 > e^-4",
    ),
    pair(
        "1 - x above exp(-x-x^2)",
        nonnegative(le(x, half), goal=ge(1 - x, exp(-x - x**2))), "logarithms: -log(1-x) <= x + x^2", HAND,
        "up to 3/4", nonnegative(le(x, 3 * half / 2), goal=ge(1 - x, exp(-x - x**2))), "x = 3/4",
    ),
    pair(
        "1 + x below exp(x - x^2/2 + x^3/3)",
        real(gt(x, -1), goal=le(1 + x, exp(x - x**2 / 2 + x**3 / 3))), "slope of the gap: x^3/(1+x)", BOOK,
        "no cubic term", real(gt(x, -1), goal=le(1 + x, exp(x - x**2 / 2))), "x = 1: 2 > e^(1/2)",
    ),
    pair(
        "x e^-x below 1/e",
        real(goal=le(x * exp(-x), exp(-1))), "the derivative (1-x)e^-x vanishes at 1 only", HAND,
        "9/25", real(goal=le(x * exp(-x), Rational(9, 25))), "x = 1",
    ),
    pair(
        "x^x above exp(-1/e)",
        positive(goal=ge(x**x, exp(-exp(-1)))), "x log x >= -1/e", HAND,
        "7/10", positive(goal=ge(x**x, Rational(7, 10))), "x = 0.368: 0.6922",
    ),
    pair(
        "cosh below a Gaussian's",
        real(goal=le(cosh(x), exp(x**2 / 2))), "series: (2k)! >= 2^k k!", BOOK,
        "x^2/3", real(goal=le(cosh(x), exp(x**2 / 3))), "x = 1/2",
    ),
    pair(
        "tanh below x",
        nonnegative(goal=le(tanh(x), x)), "the derivative is at most 1", DLMF,
        "9/10 x", nonnegative(goal=le(tanh(x), 9 * x / 10)), "x = 1/10",
    ),
    pair(
        "tanh above x - x^3/3",
        nonnegative(goal=ge(tanh(x), x - x**3 / 3)), "1 - tanh^2 >= 1 - x^2", BOOK,
        "x - x^3/4", nonnegative(goal=ge(tanh(x), x - x**3 / 4)), "x = 1/2",
    ),
    pair(
        "tanh is 1-Lipschitz",
        real(ge(x, y), goal=le(tanh(x) - tanh(y), x - y)), "x - tanh x increases", HAND,
        "9/10", real(ge(x, y), goal=le(tanh(x) - tanh(y), (x - y) * 9 / 10)), "x = 1/10, y = 0",
    ),
    pair(
        "sinh above x",
        nonnegative(goal=ge(sinh(x), x)), "series", DLMF,
        "21/20 x", nonnegative(goal=ge(sinh(x), 21 * x / 20)), "x = 1/10",
    ),
    pair(
        "sin below x",
        nonnegative(goal=le(sin(x), x)), "the derivative is at most 1", DLMF,
        "99/100 x", nonnegative(goal=le(sin(x), 99 * x / 100)), "x = 1/100",
    ),
    pair(
        "cos above 1 - x^2/2",
        real(goal=ge(cos(x), 1 - x**2 / 2)), "integrate sin x <= x", DLMF,
        "2/5 x^2", real(goal=ge(cos(x), 1 - 2 * x**2 / 5)), "x = 1/2",
    ),
    pair(
        "Jordan",
        nonnegative(le(x, pi / 2), goal=ge(sin(x), 2 * x / pi)), "concave, chord", DLMF,
        "7/10 x", nonnegative(le(x, pi / 2), goal=ge(sin(x), 7 * x / 10)), "x = 3/2",
    ),
    pair(
        "atan above x/(1+x^2)",
        nonnegative(goal=ge(atan(x), x / (1 + x**2))), "difference has the derivative 2x^2/(1+x^2)^2", BOOK,
        "x/(1+x^2/4)", nonnegative(goal=ge(atan(x), x / (1 + x**2 / 4))), "x = 1/2",
    ),
    pair(
        "AM-GM, two",
        nonnegative(goal=ge((x + y) / 2, sqrt(x * y))), "square of sqrt(x) - sqrt(y)", BOOK,
        "21/20", nonnegative(goal=ge((x + y) / 2, 21 * sqrt(x * y) / 20)), "x = y = 1",
    ),
    pair(
        "AM-GM, three",
        nonnegative(goal=ge((x + y + z) ** 3, 27 * x * y * z)), "Jensen for the logarithm", BOOK,
        "28", nonnegative(goal=ge((x + y + z) ** 3, 28 * x * y * z)), "x = y = z = 1",
    ),
    pair(
        "Young, 3 and 3/2",
        nonnegative(goal=le(x * y, x**3 / 3 + 2 * y ** (3 * half) / 3)), "concavity of the logarithm", BOOK,
        "x^3/4", nonnegative(goal=le(x * y, x**3 / 4 + 2 * y ** (3 * half) / 3)), "x = y = 1",
    ),
    pair(
        "Young, weights",
        positive(le(w, 1), goal=le(x**w * y ** (1 - w), w * x + (1 - w) * y)), "concavity of the logarithm", BOOK,
        "w up to 2", positive(le(w, 2), goal=le(x**w * y ** (1 - w), w * x + (1 - w) * y)), "w = 2, x = 1, y = 2",
    ),
    pair(
        "Jensen for log",
        positive(le(w, 1), goal=le(w * log(x) + (1 - w) * log(y), log(w * x + (1 - w) * y))), "concave", BOOK,
        "turned round", positive(le(w, 1), goal=ge(w * log(x) + (1 - w) * log(y), log(w * x + (1 - w) * y))),
        "w = 1/2, x = 1, y = 2",
    ),
    pair(
        "Jensen for exp",
        real(ge(w, 0), le(w, 1), goal=le(exp(w * x + (1 - w) * y), w * exp(x) + (1 - w) * exp(y))), "convex", BOOK,
        "w up to 11/10",
        real(ge(w, 0), le(w, Rational(11, 10)), goal=le(exp(w * x + (1 - w) * y), w * exp(x) + (1 - w) * exp(y))),
        "w = 11/10, x = 0, y = 1",
    ),
    pair(
        "Minkowski in the plane",
        real(goal=le(sqrt((a + c) ** 2 + (b + d) ** 2), sqrt(a**2 + b**2) + sqrt(c**2 + d**2))), "norm", BOOK,
        "19/20", real(goal=le(sqrt((a + c) ** 2 + (b + d) ** 2), (sqrt(a**2 + b**2) + sqrt(c**2 + d**2)) * 19 / 20)),
        "a = c = 1, b = d = 0",
    ),
    pair(
        "root of a sum",
        nonnegative(goal=le(sqrt(a + b), sqrt(a) + sqrt(b))), "squares", BOOK,
        "9/10", nonnegative(goal=le(sqrt(a + b), (sqrt(a) + sqrt(b)) * 9 / 10)), "a = 1, b = 0",
    ),
    pair(
        "logarithmic mean above geometric",
        positive(ge(y, x), goal=le(sqrt(x * y) * log(y / x), y - x)), "y = x e^(2u): u <= sinh u", BOOK,
        "either order", positive(goal=le(sqrt(x * y) * log(y / x), y - x)), "x = 2, y = 1",
    ),
    pair(
        "logarithmic mean below arithmetic",
        positive(ge(y, x), goal=le(2 * (y - x), (x + y) * log(y / x))), "y = x e^(2u): tanh u <= u", BOOK,
        "9/10", positive(ge(y, x), goal=le(2 * (y - x), (x + y) * log(y / x) * 9 / 10)), "x = 1, y = 11/10",
    ),
    pair(
        "logarithm of a square",
        real(Relation(x, "!=", 0), goal=Relation(log(x**2), "==", 2 * log(Abs(x)))), "x^2 = |x|^2", DLMF,
        "no modulus", real(Relation(x, "!=", 0), goal=Relation(log(x**2), "==", 2 * log(x))), "x = -1: undefined",
    ),
    pair(
        "square that vanishes at sqrt(2)",
        real(goal=ge((x**2 - 2) ** 2, 0)), "a square", HAND,
        "strict", real(goal=gt((x**2 - 2) ** 2, 0)), "x = sqrt(2)",
    ),
    pair(
        "square over the integers",
        implies([], gt((x**2 - 2) ** 2, 0), {"x": "integer"}), "2 is no square", HAND,
        "9 is one", implies([], gt((x**2 - 9) ** 2, 0), {"x": "integer"}), "x = 3",
    ),
    pair(
        "maximum below log-sum-exp",
        real(goal=ge(log(exp(a) + exp(b)), Max(a, b))), "a sum is at least its terms", BOOK,
        "1/100 above", real(goal=ge(log(exp(a) + exp(b)), Max(a, b) + Rational(1, 100))), "a = 10, b = 0",
    ),
)
# fmt: on

CASES: list[Case] = [case for each in _PAIRS for case in each]
