"""Algebraic statements: sharp constants, integers against reals, irrational points, each beside a false neighbour."""

from sympy import Abs, Max, Min, Rational, sqrt, symbols

from dpotheory.prover import Relation, implies

from .case import Case, pair
from .lemmas import BOOK, HAND, ge, gt, le, lt, nonnegative, positive, real

x, y, z, a, b, c, d, n, k, m = symbols("x y z a b c d n k m")
half = Rational(1, 2)
HARDY = "Hardy, Littlewood, Pólya, Inequalities"


def whole(*given, goal, domain="integer"):
    """The goal for all integers that meet the hypotheses."""
    names = {str(symbol) for each in (*given, goal) for part in each.parts for symbol in part.free_symbols}
    return implies(list(given), goal, dict.fromkeys(names, domain))


# fmt: off
_PAIRS = (
    pair(
        "Cauchy-Schwarz in the plane",
        real(goal=le((a * c + b * d) ** 2, (a**2 + b**2) * (c**2 + d**2))), "Lagrange's identity", HARDY,
        "99/100", real(goal=le((a * c + b * d) ** 2, (a**2 + b**2) * (c**2 + d**2) * 99 / 100)), "all equal 1",
    ),
    pair(
        "Schur",
        nonnegative(goal=ge(x * (x - y) * (x - z) + y * (y - x) * (y - z) + z * (z - x) * (z - y), 0)), "order x, y, z",
        HARDY, "reals", real(goal=ge(x * (x - y) * (x - z) + y * (y - x) * (y - z) + z * (z - x) * (z - y), 0)),
        "x = -1, y = z = 0",
    ),
    pair(
        "Nesbitt",
        positive(goal=ge(x / (y + z) + y / (z + x) + z / (x + y), 3 * half)), "AM-HM", BOOK,
        "8/5", positive(goal=ge(x / (y + z) + y / (z + x) + z / (x + y), Rational(8, 5))), "x = y = z",
    ),
    pair(
        "Motzkin",
        real(goal=ge(x**4 * y**2 + x**2 * y**4 + 1, 3 * x**2 * y**2)), "AM-GM, no sum of squares", "Motzkin 1967",
        "31/10", real(goal=ge(x**4 * y**2 + x**2 * y**4 + 1, 31 * x**2 * y**2 / 10)), "x = y = 1",
    ),
    pair(
        "quadratic without real root",
        real(lt(b**2, 4 * c), goal=gt(x**2 + b * x + c, 0)), "discriminant", HAND,
        "equality", real(le(b**2, 4 * c), goal=gt(x**2 + b * x + c, 0)), "b = -2, c = 1, x = 1",
    ),
    pair(
        "integers skip the unit interval",
        whole(goal=ge(n * (n - 1), 0)), "no integer lies between 0 and 1", HAND,
        "reals", real(goal=ge(n * (n - 1), 0)), "n = 1/2",
    ),
    pair(
        "integers beyond a square root",
        whole(ge(n**2, 10), ge(n, 0), goal=ge(n, 4)), "9 < 10 <= 16", HAND,
        "9", whole(ge(n**2, 9), ge(n, 0), goal=ge(n, 4)), "n = 3",
    ),
    pair(
        "strict over the integers",
        whole(lt(n, k), goal=le(n + 1, k)), "there is nothing between", HAND,
        "reals", real(lt(n, k), goal=le(n + 1, k)), "n = 0, k = 1/2",
    ),
    pair(
        "two is no square of a ratio",
        whole(ge(n, 1), ge(m, 1), le(n, 5), le(m, 5), goal=Relation(n**2, "!=", 2 * m**2)), "irrationality", "Euclid",
        "of a difference", whole(ge(n, 1), ge(m, 1), le(n, 5), le(m, 5), goal=Relation(n**2, "!=", 2 * m**2 - 1)),
        "n = m = 1",
    ),
    pair(
        "largest root of two",
        real(Relation(x**2, "==", 2), goal=le(x, Rational(71, 50))), "2 < (71/50)^2", HAND,
        "7/5", real(Relation(x**2, "==", 2), goal=le(x, Rational(7, 5))), "x = sqrt(2)",
    ),
    pair(
        "cubic at its root",
        real(goal=ge((x**3 - x - 1) ** 2, 0)), "a square", HAND,
        "strict", real(goal=gt((x**3 - x - 1) ** 2, 0)), "x = 1.3247...",
    ),
    pair(
        "two squares that vanish together",
        real(goal=gt((x**2 - y) ** 2 + (y + 3) ** 2, 0)), "x^2 = -3 has no real solution", HAND,
        "y = 3", real(goal=gt((x**2 - y) ** 2 + (y - 3) ** 2, 0)), "x = sqrt(3), y = 3",
    ),
    pair(
        "quotient that attains its supremum",
        real(goal=le(x / (1 + x**2), half)), "AM-GM", HAND,
        "strict", real(goal=lt(x / (1 + x**2), half)), "x = 1",
    ),
    pair(
        "quotient that attains it at sqrt(2)",
        real(goal=lt(x / (2 + x**2), Rational(36, 100))), "at most 1/sqrt(8) = 0.35355", HAND,
        "35/100", real(goal=lt(x / (2 + x**2), Rational(35, 100))), "x = sqrt(2)",
    ),
    pair(
        "reciprocal turns order round",
        positive(le(x, y), goal=ge(1 / x, 1 / y)), "positive", HAND,
        "any sign", real(le(x, y), Relation(x, "!=", 0), Relation(y, "!=", 0), goal=ge(1 / x, 1 / y)), "x = -1, y = 1",
    ),
    pair(
        "triangle inequality",
        real(goal=le(Abs(x + y), Abs(x) + Abs(y))), "x and -x are at most |x|", HARDY,
        "reverse", real(goal=le(Abs(x) + Abs(y), Abs(x + y))), "x = 1, y = -1",
    ),
    pair(
        "reverse triangle inequality",
        real(goal=le(Abs(Abs(x) - Abs(y)), Abs(x - y))), "twice the triangle inequality", HARDY,
        "with a sum", real(goal=le(Abs(Abs(x) + Abs(y)), Abs(x - y))), "x = y = 1",
    ),
    pair(
        "maximum and minimum add up",
        real(goal=Relation(Max(x, y) + Min(x, y), "==", x + y)), "in either order", HAND,
        "product", real(goal=Relation(Max(x, y) * Min(x, y), "==", x * y + 1)), "x = y = 0",
    ),
    pair(
        "root is concave",
        nonnegative(goal=ge(sqrt((x + y) / 2), (sqrt(x) + sqrt(y)) / 2)), "squares", HARDY,
        "21/20", nonnegative(goal=ge(sqrt((x + y) / 2), 21 * (sqrt(x) + sqrt(y)) / 40)), "x = y = 1",
    ),
    pair(
        "difference of roots",
        nonnegative(goal=le((sqrt(x) - sqrt(y)) ** 2, Abs(x - y))), "factor x - y", HARDY,
        "9/10", nonnegative(goal=le((sqrt(x) - sqrt(y)) ** 2, 9 * Abs(x - y) / 10)), "x = 1, y = 0",
    ),
    pair(
        "division by what may vanish",
        real(Relation(x, "!=", 1), goal=Relation((x**2 - 1) / (x - 1), "==", x + 1)), "factor", HAND,
        "other factor", real(Relation(x, "!=", 1), goal=Relation((x**2 - 1) / (x - 1), "==", x - 1)), "x = 0",
    ),
    pair(
        "binomial square",
        real(goal=Relation((x + y) ** 2, "==", x**2 + 2 * x * y + y**2)), "distributive law", HAND,
        "one product", real(goal=Relation((x + y) ** 2, "==", x**2 + x * y + y**2)), "x = y = 1",
    ),
    pair(
        "cubes are monotone",
        real(le(x, y), goal=le(x**3, y**3)), "odd", HAND,
        "squares", real(le(x, y), goal=le(x**2, y**2)), "x = -1, y = 0",
    ),
    pair(
        "small region",
        positive(le(x * y, 1), le(x, Rational(1, 10**6)), ge(x, Rational(1, 10**7)), goal=le(y, 10**7)), "y <= 1/x",
        HAND,
        "10^6",
        positive(le(x * y, 1), le(x, Rational(1, 10**6)), ge(x, Rational(1, 10**7)), goal=le(y, 10**6)),
        "x = 10^-7, y = 10^7",
    ),
    pair(
        "hypotheses that exclude one another",
        real(gt(x, 1), lt(x, 1), goal=ge(x, 5)), "there is no such x", HAND,
        "closed", real(ge(x, 1), le(x, 1), goal=ge(x, 5)), "x = 1",
    ),
    pair(
        "sharing and noise",
        positive(le(a, 1 / (16 * b * (c + 2))), goal=le((2 * c + 4) * a * b, Rational(1, 8))), "multiply out", HAND,
        "1/9", positive(le(a, 1 / (16 * b * (c + 2))), goal=le((2 * c + 4) * a * b, Rational(1, 9))),
        "equality in the hypothesis",
    ),
)
# fmt: on

CASES: list[Case] = [case for each in _PAIRS for case in each]
