"""Which function grows faster, and from where: exp, log, erf, tanh and roots, each bound beside a false neighbour."""

from sympy import Rational, atan, erf, exp, log, pi, sqrt, symbols, tanh

from .case import Case, pair
from .lemmas import BOOK, DLMF, HAND, ge, gt, le, lt, nonnegative, positive, real

x, y, p = symbols("x y p")

# fmt: off
_PAIRS = (
    pair(
        "exponential above its line through 0",
        real(goal=ge(exp(x), exp(1) * x)), "tangent at 1", DLMF,
        "11/4", real(goal=ge(exp(x), 11 * x / 4)), "x = 1",
    ),
    pair(
        "exponential above a square",
        nonnegative(goal=ge(exp(x), x**2)), "x >= 2 log x", HAND,
        "cube", nonnegative(goal=ge(exp(x), x**3)), "x = 2: 7.39 < 8",
    ),
    pair(
        "log(1+x)/x decreases",
        positive(le(x, y), goal=ge(y * log(1 + x), x * log(1 + y))), "concave, 0 at 0", BOOK,
        "either order", positive(goal=ge(y * log(1 + x), x * log(1 + y))), "x = 2, y = 1",
    ),
    pair(
        "third-order bound of the root",
        nonnegative(goal=le(sqrt(1 + x), 1 + x / 2 - x**2 / 8 + x**3 / 16)), "alternating series", BOOK,
        "no cubic term", nonnegative(goal=le(sqrt(1 + x), 1 + x / 2 - x**2 / 8)), "x = 1: 1.4142 > 1.375",
    ),
    pair(
        "logarithm below the root",
        positive(goal=le(log(x), 2 * (sqrt(x) - 1))), "log t <= t - 1 at t = sqrt(x)", DLMF,
        "half of it", positive(goal=le(log(x), sqrt(x) - 1)), "x = 4: 1.386 > 1",
    ),
    pair(
        "error function below its line",
        nonnegative(goal=le(erf(x), 2 * x / sqrt(pi))), "slope at most that at 0", "NIST DLMF 7.8",
        "x", nonnegative(goal=le(erf(x), x)), "x = 1/10: 0.1125",
    ),
    pair(
        "softplus below an exponential",
        real(goal=le(log(1 + exp(-x)), exp(-x))), "log(1+t) <= t", DLMF,
        "half of it", real(goal=le(log(1 + exp(-x)), exp(-x) / 2)), "x = 1: 0.313 > 0.184",
    ),
    pair(
        "variance of a coin",
        real(ge(p, 0), le(p, 1), goal=le(p * (1 - p), Rational(1, 4))), "AM-GM", HAND,
        "6/25", real(ge(p, 0), le(p, 1), goal=le(p * (1 - p), Rational(6, 25))), "p = 1/2",
    ),
    pair(
        "two exponentials above a parabola",
        real(goal=ge(exp(x) + exp(-x), 2 + x**2)), "even series", BOOK,
        "11/10", real(goal=ge(exp(x) + exp(-x), 2 + 11 * x**2 / 10)), "x = 1/2",
    ),
    pair(
        "tanh above x/(1+x)",
        nonnegative(goal=ge(tanh(x), x / (1 + x))), "e^(2x) >= 1 + 2x", BOOK,
        "1 + x/2", nonnegative(goal=ge(tanh(x), x / (1 + x / 2))), "x = 2: 0.964 < 1",
    ),
    pair(
        "atan above x - x^3/3",
        nonnegative(goal=ge(atan(x), x - x**3 / 3)), "1/(1+x^2) >= 1 - x^2", DLMF,
        "x - x^3/4", nonnegative(goal=ge(atan(x), x - x**3 / 4)), "x = 1/2",
    ),
    pair(
        "exponential decay beats a line",
        real(gt(x, 0), lt(x, 1), goal=lt(exp(-x), 1 - x / 2)), "convex; at 1: 0.368 < 0.5", HAND,
        "up to 2", real(gt(x, 0), lt(x, 2), goal=lt(exp(-x), 1 - x / 2)), "x = 19/10: 0.15 > 0.05",
    ),
)
# fmt: on

CASES: list[Case] = [case for each in _PAIRS for case in each]
