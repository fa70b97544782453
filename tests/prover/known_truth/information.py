"""Lemmas on entropies, divergences, sigmoids and softplus, each beside a false neighbour."""

from sympy import Abs, Max, Rational, cosh, exp, log, sqrt, symbols

from .case import Case, pair
from .lemmas import ge, gt, le, lt, positive, real

p, q, r, s, m, x, y, a, b, c, d = symbols("p q r s m x y a b c d")
half = Rational(1, 2)
PROBABLE = (gt(p, 0), lt(p, 1), gt(q, 0), lt(q, 1))
BLM, TSY, HAND = "Boucheron, Lugosi, Massart", "Tsybakov, Introduction to Nonparametric Estimation", "by hand"
COVER = "Cover and Thomas, Elements of Information Theory"


def divergence(first, second):
    """The divergence between Bernoulli laws."""
    return first * log(first / second) + (1 - first) * log((1 - first) / (1 - second))


def entropy(first):
    """The entropy of a Bernoulli law."""
    return -first * log(first) - (1 - first) * log(1 - first)


def sigmoid(t):
    """The logistic function."""
    return 1 / (1 + exp(-t))


def softplus(t):
    """log(1 + e^t)."""
    return log(1 + exp(t))


affinity = sqrt(p * q) + sqrt((1 - p) * (1 - q))

# fmt: off
_PAIRS = (
    pair(
        "binary Pinsker",
        real(*PROBABLE, goal=ge(divergence(p, q), 2 * (p - q) ** 2)), "second derivative 1/(q(1-q)) >= 4", TSY,
        "21/10", real(*PROBABLE, goal=ge(divergence(p, q), 21 * (p - q) ** 2 / 10)), "p = 1/2, q = 51/100",
    ),
    pair(
        "divergence below chi-square",
        real(*PROBABLE, goal=le(divergence(p, q), (p - q) ** 2 / (q * (1 - q)))), "Jensen for the logarithm", TSY,
        "half of it", real(*PROBABLE, goal=le(divergence(p, q), (p - q) ** 2 / (2 * q * (1 - q)))),
        "p = 1/10, q = 1/5",
    ),
    pair(
        "divergence above Hellinger",
        real(*PROBABLE, goal=ge(divergence(p, q), 2 * (1 - affinity))), "-log x >= 1 - x", TSY,
        "5/2", real(*PROBABLE, goal=ge(divergence(p, q), 5 * (1 - affinity) / 2)), "p = 1/1000, q = 1/10",
    ),
    pair(
        "divergence is nonnegative",
        real(*PROBABLE, goal=ge(divergence(p, q), 0)), "Gibbs", COVER,
        "strict", real(*PROBABLE, goal=gt(divergence(p, q), 0)), "p = q",
    ),
    pair(
        "divergence is convex in its first law",
        real(*PROBABLE, gt(r, 0), lt(r, 1),
             goal=le(divergence((p + q) / 2, r), (divergence(p, r) + divergence(q, r)) / 2)), "convex", COVER,
        "turned round", real(*PROBABLE, gt(r, 0), lt(r, 1),
             goal=ge(divergence((p + q) / 2, r), (divergence(p, r) + divergence(q, r)) / 2)), "p = 1/4, q = 3/4",
    ),
    pair(
        "squared Hellinger below total variation",
        real(*PROBABLE, goal=le(1 - affinity, Abs(p - q))), "(sqrt a - sqrt b)^2 <= |a - b|", TSY,
        "half of it", real(*PROBABLE, goal=le(1 - affinity, Abs(p - q) / 2)), "p = 1/1000, q = 999/1000",
    ),
    pair(
        "total variation below affinity",
        real(*PROBABLE, goal=le((p - q) ** 2, 1 - affinity**2)), "Cauchy-Schwarz (Le Cam)", TSY,
        "11/10", real(*PROBABLE, goal=le(11 * (p - q) ** 2 / 10, 1 - affinity**2)), "p = 1/1000, q = 999/1000",
    ),
    pair(
        "log-sum",
        positive(goal=ge(a * log(a / b) + c * log(c / d), (a + c) * log((a + c) / (b + d)))), "x log x is convex",
        COVER, "b + d/2",
        positive(goal=ge(a * log(a / b) + c * log(c / d), (a + c) * log((a + c) / (b + d / 2)))), "all equal 1",
    ),
    pair(
        "entropy below log 2",
        real(gt(p, 0), lt(p, 1), goal=le(entropy(p), log(2))), "Gibbs against the fair coin", COVER,
        "69/100", real(gt(p, 0), lt(p, 1), goal=le(entropy(p), Rational(69, 100))), "p = 1/2",
    ),
    pair(
        "entropy above its parabola",
        real(gt(p, 0), lt(p, 1), goal=ge(entropy(p), 4 * log(2) * p * (1 - p))), "two inflexions, equal at 0, 1/2, 1",
        "Topsøe 2001", "3", real(gt(p, 0), lt(p, 1), goal=ge(entropy(p), 3 * p * (1 - p))), "p = 1/2",
    ),
    pair(
        "entropy below twice the root",
        real(gt(p, 0), lt(p, 1), goal=le(entropy(p), 2 * log(2) * sqrt(p * (1 - p)))), "equal at 0, 1/2, 1",
        "Topsøe 2001", "6/5", real(gt(p, 0), lt(p, 1), goal=le(entropy(p), 6 * sqrt(p * (1 - p)) / 5)), "p = 1/2",
    ),
    pair(
        "entropy of three below log 3",
        positive(lt(p + q, 1), goal=le(-p * log(p) - q * log(q) - (1 - p - q) * log(1 - p - q), log(3))), "Gibbs",
        COVER, "109/100",
        positive(lt(p + q, 1), goal=le(-p * log(p) - q * log(q) - (1 - p - q) * log(1 - p - q), Rational(109, 100))),
        "p = q = 1/3: 1.0986",
    ),
    pair(
        "divergence of Gaussians",
        positive(goal=ge(log(s) + (1 + m**2) / (2 * s**2), half)), "log s + 1/(2s^2) has its minimum at s = 1", COVER,
        "51/100", positive(goal=ge(log(s) + (1 + m**2) / (2 * s**2), Rational(51, 100))), "s = 1, m = 1/100",
    ),
    pair(
        "Donsker-Varadhan in one point",
        positive(goal=le(x * y, x * log(x) - x + exp(y))), "Fenchel's inequality for exp", BLM,
        "1/100 less", positive(goal=le(x * y, x * log(x) - x + exp(y) - Rational(1, 100))), "x = e, y = 1",
    ),
    pair(
        "sigmoid is 1/4-Lipschitz",
        real(ge(a, b), goal=le(sigmoid(a) - sigmoid(b), (a - b) / 4)), "the slope s(1-s) is at most 1/4", HAND,
        "1/5", real(ge(a, b), goal=le(sigmoid(a) - sigmoid(b), (a - b) / 5)), "a = 1/10, b = 0",
    ),
    pair(
        "slope of the sigmoid",
        real(goal=le(exp(x) / (1 + exp(x)) ** 2, Rational(1, 4))), "AM-GM for 1 and e^x", HAND,
        "6/25", real(goal=le(exp(x) / (1 + exp(x)) ** 2, Rational(6, 25))), "x = 0",
    ),
    pair(
        "sigmoid below an exponential",
        real(goal=le(sigmoid(-x), exp(-x))), "1 + e^x >= e^x", HAND,
        "half of it", real(goal=le(sigmoid(-x), exp(-x) / 2)), "x = 1",
    ),
    pair(
        "softplus is 1-Lipschitz",
        real(ge(a, b), goal=le(softplus(a) - softplus(b), a - b)), "the slope is a sigmoid", HAND,
        "in either order", real(goal=le(softplus(a) - softplus(b), a - b)), "a = 0, b = 1",
    ),
    pair(
        "softplus is convex",
        real(goal=le(softplus((a + b) / 2), (softplus(a) + softplus(b)) / 2)), "AM-GM after exponentials", HAND,
        "turned round", real(goal=ge(softplus((a + b) / 2), (softplus(a) + softplus(b)) / 2)), "a = 0, b = 2",
    ),
    pair(
        "softplus above the hinge",
        real(goal=ge(softplus(x), Max(0, x))), "1 + e^x exceeds 1 and e^x", HAND,
        "1/100 above", real(goal=ge(softplus(x), Max(0, x) + Rational(1, 100))), "x = 10",
    ),
    pair(
        "softplus near the hinge",
        real(goal=le(softplus(x), Max(0, x) + log(2))), "1 + e^x <= 2 max(1, e^x)", HAND,
        "69/100", real(goal=le(softplus(x), Max(0, x) + Rational(69, 100))), "x = 0",
    ),
    pair(
        "softplus below its parabola",
        real(goal=le(softplus(x), log(2) + x / 2 + x**2 / 8)), "log cosh(x/2) <= x^2/8", "Jaakkola and Jordan 2000",
        "1/9", real(goal=le(softplus(x), log(2) + x / 2 + x**2 / 9)), "x = 1/2",
    ),
    pair(
        "softplus above its tangent",
        real(goal=ge(softplus(x), log(2) + x / 2)), "convex, slope 1/2 at 0", HAND,
        "slope 1/3", real(goal=ge(softplus(x), log(2) + x / 3)), "x = -1",
    ),
    pair(
        "log-sum-exp near the maximum",
        real(goal=le(log(exp(a) + exp(b)), Max(a, b) + log(2))), "two terms below the larger", COVER,
        "69/100", real(goal=le(log(exp(a) + exp(b)), Max(a, b) + Rational(69, 100))), "a = b = 0",
    ),
    pair(
        "log-sum-exp is 1-Lipschitz",
        real(ge(a, c), ge(b, d), ge(a - c, b - d), goal=le(log(exp(a) + exp(b)) - log(exp(c) + exp(d)), a - c)),
        "multiply the sum by e^(a-c)", COVER, "the other gap",
        real(ge(a, c), ge(b, d), ge(a - c, b - d), goal=le(log(exp(a) + exp(b)) - log(exp(c) + exp(d)), b - d)),
        "a = 1, the rest 0",
    ),
    pair(
        "logarithm of cosh below |x|",
        real(goal=le(log(cosh(x)), Abs(x))), "cosh x <= e^|x|", HAND,
        "99/100", real(goal=le(log(cosh(x)), 99 * Abs(x) / 100)), "x = 100",
    ),
)
# fmt: on

CASES: list[Case] = [case for each in _PAIRS for case in each]
