"""Limits of known truth: most hold for generic parameters and fail, or hold, at a degenerate one.

Kinds: a leading coefficient that may vanish, coefficients that cancel at one value, exponents that cross, sides,
integers, finite targets other than 0, tails of erf and exp, squeezes, definedness near the target.
"""

from typing import Any

from sympy import (
    Abs,
    E,
    Max,
    Min,
    Rational,
    atan,
    cos,
    cosh,
    erf,
    erfc,
    exp,
    log,
    oo,
    pi,
    sin,
    sinh,
    sqrt,
    symbols,
    tanh,
)

from dpotheory.prover import Limit, Relation, Statement, implies

from .case import Case, pair

x, y, a, b, c, n, k = symbols("x y a b c n k")
half = Rational(1, 2)
DLMF, HARDY, HAND = "NIST DLMF 4.4, 4.31", "Hardy, Orders of Infinity", "by hand"
TAIL = "NIST DLMF 7.12.1"


def to(expression: Any, value: Any, *given: Relation, at: Any = oo, side: str = "+", **domains: str) -> Statement:
    """The expression tends to the value as x → at (n, if it is an integer; y, if x is a parameter)."""
    variable = n if "n" in domains else y if y in expression.free_symbols else x
    return implies(list(given), Limit(expression, variable, at, value, side), domains)


def over(variable: Any, expression: Any, value: Any, *given: Relation, at: Any = oo, **domains: str) -> Statement:
    """The same for a variable that is named."""
    return implies(list(given), Limit(expression, variable, at, value), domains)


_SUM = (a * exp(-a * x) + b * exp(-b * x)) * exp(b * x)
_ODDS = log((1 + a * x) / (1 + b * x))
_BOTH = {"a": "positive", "b": "positive"}
_WHOLE = {"n": "positive integer"}

# fmt: off
_PAIRS: tuple[tuple[Case, Case], ...] = (
    # a leading coefficient that may vanish
    pair(
        "saturation", to(a * x / (a * x + 1), 1, a="positive"), "1 - 1/(ax + 1)", HAND,
        "a may be 0", to(a * x / (a * x + 1), 1, a="nonnegative"), "a = 0: the constant 0",
    ),
    pair(
        "saturation of a difference",
        to((a - b) * x / ((a - b) * x + 1), 1, Relation(a, ">", b), **_BOTH), "a - b > 0", HAND,
        "no order", to((a - b) * x / ((a - b) * x + 1), 1, **_BOTH), "a = b: the constant 0",
    ),
    pair(
        "ratio of lines", to((a * x + 1) / (b * x + 1), a / b, b="positive"), "divide by x", HAND,
        "b may be 0", to((a * x + 1) / (b * x + 1), a / b, b="nonnegative"), "b = 0: a/b is undefined",
    ),
    pair(
        "Poisson kernel", over(y, y / (x**2 + y**2), 0, Relation(x, "!=", 0), at=0), "y over about x^2 > 0", HAND,
        "x may be 0", over(y, y / (x**2 + y**2), 0, at=0), "x = 0: 1/y",
    ),
    pair(
        "quadratic over linear", to((a * x**2 + x) / (x + 1), oo, a="positive"), "a x", HAND,
        "a may be 0", to((a * x**2 + x) / (x + 1), oo, a="nonnegative"), "a = 0: the limit is 1",
    ),
    pair(
        "square of the coefficient", to(a**2 * x, oo, Relation(a, "!=", 0)), "a^2 > 0", HAND,
        "a may be 0", to(a**2 * x, oo), "a = 0",
    ),
    pair(
        "product of coefficients", to(a * b * x - log(x), oo, **_BOTH), "ab > 0 beats the logarithm", HARDY,
        "b may be 0", to(a * b * x - log(x), oo, a="positive", b="nonnegative"), "b = 0: -log x",
    ),
    pair(
        "sum of squares", to(x / ((a**2 + b**2) * x + 1), 1 / (a**2 + b**2), Relation(a, "!=", 0)), "positive", HAND,
        "both may vanish", to(x / ((a**2 + b**2) * x + 1), 1 / (a**2 + b**2)), "a = b = 0: undefined",
    ),
    pair(
        "sigmoid at infinity", to(1 / (1 + exp(-a * x)), 1, a="positive"), "exp(-ax) to 0", DLMF,
        "a may be 0", to(1 / (1 + exp(-a * x)), 1, a="nonnegative"), "a = 0: the constant 1/2",
    ),
    pair(
        "sigmoid of a quadratic", to(1 / (1 + exp(-a * x**2 - x)), 1, a="nonnegative"), "-ax^2 - x to -oo", HAND,
        "any a", to(1 / (1 + exp(-a * x**2 - x)), 1), "a = -1: the limit is 0",
    ),
    pair(
        "logarithm of the odds", to(_ODDS, log(a / b), **_BOTH), "(1 + ax)/(1 + bx) to a/b", HAND,
        "a may be 0", to(_ODDS, log(a / b), a="nonnegative", b="positive"), "a = 0: log 0 is undefined",
    ),
    # coefficients that cancel at one value
    pair(
        "root of a square", to(sqrt(x**2 + a * x) - x, a / 2), "conjugate", HAND,
        "another constant", to(sqrt(x**2 + a * x) - x, a), "a = 1: the limit is 1/2",
    ),
    pair(
        "root with a free coefficient", to(sqrt(a * x**2 + x) - x, oo, Relation(a, ">", 1)), "(sqrt a - 1)x", HAND,
        "a = 1 allowed", to(sqrt(a * x**2 + x) - x, oo, Relation(a, ">=", 1)), "a = 1: the limit is 1/2",
    ),
    pair(
        "cubic that cancels", to((a - 2) * x**3 + x, oo, Relation(a, ">=", 2)), "at a = 2 it is x", HAND,
        "negative linear term", to((a - 2) * x**3 - x, oo, Relation(a, ">=", 2)), "a = 2: -x",
    ),
    pair(
        "difference of squares", to((a**2 - b**2) * x, oo, Relation(a, ">", b), **_BOTH), "a + b > 0", HAND,
        "without domains", to((a**2 - b**2) * x, oo, Relation(a, ">", b)), "a = 1, b = -2",
    ),
    pair(
        "exp quotient", to((exp(a * x) - 1) / (exp(b * x) - 1), a / b, Relation(b, "!=", 0), at=0), "Taylor", DLMF,
        "b may be 0", to((exp(a * x) - 1) / (exp(b * x) - 1), a / b, at=0), "b = 0: undefined",
    ),
    pair(
        "second order at 0", to((exp(a * x) - 1 - a * x) / x**2, a**2 / 2, at=0), "Taylor", DLMF,
        "first order left", to((exp(a * x) - 1 - b * x) / x**2, a**2 / 2, at=0), "a = 1, b = 0: oo",
    ),
    pair(
        "difference of cosines", to((cos(a * x) - cos(b * x)) / x**2, (b**2 - a**2) / 2, at=0), "Taylor", DLMF,
        "sign turned", to((cos(a * x) - cos(b * x)) / x**2, (a**2 - b**2) / 2, at=0), "a = 1, b = 0",
    ),
    # exponents that cross
    pair(
        "sum of exponentials", to(_SUM, oo, Relation(a, "<", b), **_BOTH), "a exp((b - a)x)", HARDY,
        "no order", to(_SUM, oo, **_BOTH), "a = b = 1: the constant 2",
    ),
    pair(
        "slower of two rates", to(log(exp(-a * x) + exp(-b * x)) / x, -a, Relation(a, "<=", b)), "log-sum-exp", HAND,
        "no order", to(log(exp(-a * x) + exp(-b * x)) / x, -a), "a = 1, b = 0: the limit is 0",
    ),
    pair(
        "slower of two rates as a minimum", to(log(exp(-a * x) + exp(-b * x)) / x, -Min(a, b)), "log-sum-exp", HAND,
        "maximum", to(log(exp(-a * x) + exp(-b * x)) / x, -Max(a, b)), "a = 1, b = 0",
    ),
    pair(
        "powers", to(x**a / x**b, 0, Relation(a, "<", b)), "x^(a - b)", HARDY,
        "equal allowed", to(x**a / x**b, 0, Relation(a, "<=", b)), "a = b: 1",
    ),
    pair(
        "sum of powers", to((x**a + x**b) / x**a, 1, Relation(b, "<", a)), "1 + x^(b - a)", HARDY,
        "equal allowed", to((x**a + x**b) / x**a, 1, Relation(b, "<=", a)), "a = b: 2",
    ),
    pair(
        "power against exponential", to(x**a * exp(-b * x), 0, b="positive"), "exp beats every power", HARDY,
        "b may be 0", to(x**a * exp(-b * x), 0, b="nonnegative"), "b = 0, a = 1",
    ),
    pair(
        "logarithm against power", to(log(x)**a / x**b, 0, b="positive"), "powers beat logarithms", HARDY,
        "b may be 0", to(log(x)**a / x**b, 0, b="nonnegative"), "b = 0, a = 1",
    ),
    pair(
        "power of a logarithm", to(log(x)**a, oo, a="positive"), "log x grows", HARDY,
        "a may be 0", to(log(x)**a, oo, a="nonnegative"), "a = 0: 1",
    ),
    pair(
        "stretched exponentials", to(exp(x**a - x), 0, Relation(a, "<", 1), a="positive"), "x^a - x to -oo", HARDY,
        "a = 1 allowed", to(exp(x**a - x), 0, Relation(a, "<=", 1), a="positive"), "a = 1: 1",
    ),
    pair(
        "x to the power of 1/log x", to(x**(a / log(x)), exp(a)), "exp(a log x/log x)", HAND,
        "1", to(x**(a / log(x)), 1, a="nonnegative"), "a = 1: e",
    ),
    pair(
        "x^(a/x)", to(x**(a / x), 1), "a log x/x to 0", HARDY,
        "x^(ax) instead", to(x**(a * x), oo, a="nonnegative"), "a = 0: 1",
    ),
    pair(
        "geometric mean of rates", to(exp(a * x) * exp(-sqrt(a) * x), oo, Relation(a, ">", 1)), "a > sqrt a", HAND,
        "a = 1 allowed", to(exp(a * x) * exp(-sqrt(a) * x), oo, Relation(a, ">=", 1)), "a = 1: 1",
    ),
    pair(
        "Gaussian against exponential", to(exp(b * x - a * x**2), 0, a="positive"), "-ax^2 dominates", HARDY,
        "a may be 0", to(exp(b * x - a * x**2), 0, a="nonnegative"), "a = 0, b = 1: oo",
    ),
    pair(
        "compound interest", to((1 + a / x)**x, exp(a)), "x log(1 + a/x) to a", "NIST DLMF 4.4.17",
        "twice", to((1 + a / x)**x, exp(2 * a)), "a = 1: e",
    ),
    pair(
        "compound interest with a second order", to((1 + a / x + b / x**2)**x, exp(a)), "b/x to 0", HAND,
        "b x in its place", to((1 + a / x + b / sqrt(x))**x, exp(a)), "b = 1: oo",
    ),
    # sides
    pair(
        "pole from the right", to(a / x, oo, at=0, a="positive"), "a > 0", HAND,
        "from the left", to(a / x, oo, at=0, side="-", a="positive"), "-oo",
    ),
    pair(
        "even pole from the left", to(a / x**2, oo, at=0, side="-", a="positive"), "x^2 > 0", HAND,
        "odd", to(a / x**3, oo, at=0, side="-", a="positive"), "-oo",
    ),
    pair(
        "switch", to(1 / (1 + exp(1 / x)), 1, at=0, side="-"), "exp(1/x) to 0", HAND,
        "from the right", to(1 / (1 + exp(1 / x)), 1, at=0), "0",
    ),
    pair(
        "sign", to(Abs(a * x) / x, -Abs(a), at=0, side="-"), "|x| = -x", HAND,
        "without the sign", to(Abs(a * x) / x, Abs(a), at=0, side="-"), "a = 1: -1",
    ),
    pair(
        "logarithm at 0", to(x * log(x), 0, at=0), "log beats no power", HARDY,
        "from the left", to(x * log(x), 0, at=0, side="-"), "log is undefined there",
    ),
    pair(
        "root at an end", to(sqrt(x - a) * b, 0, at=a), "sqrt is continuous", HAND,
        "other side", to(sqrt(x - a) * b, 0, at=a, side="-"), "the root is undefined",
    ),
    pair(
        "towards minus infinity", to(x * exp(a * x), 0, at=-oo, a="positive"), "exp(ax) vanishes", HARDY,
        "a may be 0", to(x * exp(a * x), 0, at=-oo, a="nonnegative"), "a = 0: -oo",
    ),
    pair(
        "arc tangent at a pole", to(atan(a / x), pi / 2, at=0, a="positive"), "a/x to oo", DLMF,
        "a may be 0", to(atan(a / x), pi / 2, at=0, a="nonnegative"), "a = 0: 0",
    ),
    # integers
    pair(
        "geometric sequence", to(a**n, 0, Relation(Abs(a), "<", 1), **_WHOLE), "|a|^n to 0", HAND,
        "a = 1 allowed", to(a**n, 0, Relation(Abs(a), "<=", 1), **_WHOLE), "a = 1",
    ),
    pair(
        "alternating sequence", to((-1)**n / n, 0, **_WHOLE), "size 1/n", HAND,
        "other value", to((-1)**n / n + a, 0, **_WHOLE), "a = 1: 1",
    ),
    pair(
        "integer exponent at least 1", to(n**k / n, oo, Relation(k, ">", 1), k="integer", **_WHOLE), "k >= 2", HAND,
        "k = 1 allowed", to(n**k / n, oo, Relation(k, ">=", 1), k="integer", **_WHOLE), "k = 1: 1",
    ),
    pair(
        "positive integer coefficient", to(k * n / (k * n + 1), 1, k="positive integer", **_WHOLE), "k >= 1", HAND,
        "k may be 0", to(k * n / (k * n + 1), 1, k="nonnegative integer", **_WHOLE), "k = 0: 0",
    ),
    pair(
        "no integer root", to((k**2 - 2)**2 * x, oo, Relation(k, ">=", 2), k="integer"), "k^2 >= 4", HAND,
        "k^2 - 9", to((k**2 - 9)**2 * x, oo, Relation(k, ">=", 2), k="integer"), "k = 3: 0",
    ),
    pair(
        "power of e", to((1 + 1 / n)**(n * k), exp(k), k="positive integer", **_WHOLE), "(1 + 1/n)^n to e", DLMF,
        "e", to((1 + 1 / n)**(n * k), E, k="positive integer", **_WHOLE), "k = 2: e^2",
    ),
    # finite targets
    pair(
        "logarithm at e", to(log(x), 1, at=E), "log e = 1", HAND,
        "2", to(log(x), 2, at=E), "1",
    ),
    pair(
        "logarithm at e, magnified", to((log(x) - 1) / (x - E), 1 / E, at=E), "derivative 1/x", DLMF,
        "E", to((log(x) - 1) / (x - E), E, at=E), "1/e",
    ),
    pair(
        "sine at pi", to(sin(k * x) / (x - pi), k * (-1)**k, at=pi, k="positive integer"), "derivative", DLMF,
        "without the sign", to(sin(k * x) / (x - pi), k, at=pi, k="positive integer"), "k = 1: -1",
    ),
    pair(
        "removable pole at sqrt 2", to((x**2 - 2) / (x - sqrt(2)), 2 * sqrt(2), at=sqrt(2)), "x + sqrt 2", HAND,
        "pole", to((x**2 - 3) / (x - sqrt(2)), 2 * sqrt(2), at=sqrt(2)), "-oo",
    ),
    pair(
        "removable pole at a", to((x**3 - a**3) / (x - a), 3 * a**2, at=a), "x^2 + ax + a^2", HAND,
        "power 4", to((x**4 - a**4) / (x - a), 3 * a**2, at=a), "a = 1: 4",
    ),
    pair(
        "two poles", to((x - a) / ((x - a) * (x - b)), 1 / (a - b), Relation(a, "!=", b), at=a), "cancels", HAND,
        "poles may meet", to((x + 0 * a - 1) / ((x - 1)**2 + (b - 1)**2), 0, at=1), "b = 1: oo",
    ),
    pair(
        "tangent at pi/2", to(cos(x) * a / (x - pi / 2), -a, at=pi / 2), "derivative -sin", DLMF,
        "a", to(cos(x) * a / (x - pi / 2), a, at=pi / 2), "a = 1: -1",
    ),
    pair(
        "logarithm of a target", to(log(x / a) / (x - a), 1 / a, at=a, a="positive"), "derivative of log", DLMF,
        "a may be anything but 0", to(log(x / a) / (x - a), 1 / a**2, Relation(a, "!=", 0), at=a), "a = 2: 1/2",
    ),
    pair(
        "entropy at 1", to(x * log(x) / (x - 1), 1, at=1, side="-"), "log x ~ x - 1", DLMF,
        "squared", to(x * log(x)**2 / (x - 1), 1, at=1, side="-"), "0",
    ),
    # tails
    pair(
        "Mills' ratio", to(x * exp(x**2) * erfc(x), 1 / sqrt(pi)), "erfc x ~ exp(-x^2)/(x sqrt pi)", TAIL,
        "sqrt pi", to(x * exp(x**2) * erfc(x), sqrt(pi)), "1/sqrt pi",
    ),
    pair(
        "scaled Mills' ratio", to(a * x * exp(a**2 * x**2) * erfc(a * x), 1 / sqrt(pi), a="positive"), "Mills", TAIL,
        "a may be 0", to(a * x * exp(a**2 * x**2) * erfc(a * x), 1 / sqrt(pi), a="nonnegative"), "a = 0: 0",
    ),
    pair(
        "second order of Mills", to(x**2 * (1 - sqrt(pi) * x * exp(x**2) * erfc(x)), half), "next term", TAIL,
        "1", to(x**2 * (1 - sqrt(pi) * x * exp(x**2) * erfc(x)), 1), "1/2",
    ),
    pair(
        "error function", to(erf(a * x + b), 1, a="positive"), "erf to 1", TAIL,
        "a may be 0", to(erf(a * x + b), 1, a="nonnegative"), "a = b = 0: 0",
    ),
    pair(
        "Gaussian tail against noise", to(erfc(-1 / (a * x)) / 2, 1, at=0, a="positive"), "erfc(-oo) = 2", TAIL,
        "sign of a free", to(erfc(-1 / (a * x)) / 2, 1, Relation(a, "!=", 0), at=0), "a = -1: 0",
    ),
    pair(
        "exponent of a tail", to(log(erfc(a * x)) / x**2, -a**2, a="positive"), "log erfc x ~ -x^2", TAIL,
        "sign of a free", to(log(erfc(a * x)) / x**2, -a**2), "a = -1: 0",
    ),
    pair(
        "hyperbolic tangent", to((1 - tanh(a * x)) * exp(2 * a * x), 2, a="positive"), "2/(1 + exp(-2ax))", DLMF,
        "a may be 0", to((1 - tanh(a * x)) * exp(2 * a * x), 2, a="nonnegative"), "a = 0: 1",
    ),
    pair(
        "softplus", to(log(1 + exp(a * x)) / x, Max(a, 0)), "log(1 + e^u) - max(u, 0) is bounded", HAND,
        "a", to(log(1 + exp(a * x)) / x, a), "a = -1: 0",
    ),
    pair(
        "logarithm of cosh", to(log(cosh(a * x)) - Abs(a) * x, -log(2), Relation(a, "!=", 0)), "exp|ax|/2", DLMF,
        "a may be 0", to(log(cosh(a * x)) - Abs(a) * x, -log(2)), "a = 0: 0",
    ),
    pair(
        "sinh over its argument", to(sinh(a * x) / x, a, at=0), "Taylor", DLMF,
        "at infinity", to(sinh(a * x) / x, oo, a="nonnegative"), "a = 0: 0",
    ),
    pair(
        "logistic loss", to(-log(1 / (1 + exp(-a * x))) * exp(a * x), 1, a="positive"), "log(1 + u) ~ u", HAND,
        "a may be 0", to(-log(1 / (1 + exp(-a * x))) * exp(a * x), 1, a="nonnegative"), "a = 0: log 2",
    ),
    # squeezes
    pair(
        "sine over its argument", to(sin(a * x) / x, 0), "|sin| <= 1", HAND,
        "at 0", to(sin(a * x) / x, 0, at=0), "a = 1: 1",
    ),
    pair(
        "line and sine", to(a * x + sin(x), oo, a="positive"), "a x - 1", HAND,
        "a may be 0", to(a * x + sin(x), oo, a="nonnegative"), "a = 0: no limit",
    ),
    pair(
        "oscillation that fades", to(exp(-a * x) * cos(b * x), 0, a="positive"), "|cos| <= 1", HAND,
        "a may be 0", to(exp(-a * x) * cos(b * x), 0, a="nonnegative"), "a = b = 0: 1",
    ),
    pair(
        "minimum", to(Min(a * x, 1), 1, a="positive"), "ax > 1 from x = 1/a on", HAND,
        "a may be 0", to(Min(a * x, 1), 1, a="nonnegative"), "a = 0: 0",
    ),
    pair(
        "maximum of two lines", to(Max(a * x, b * x) / x, Max(a, b)), "the larger slope", HAND,
        "minus infinity", to(Max(a * x, b * x) / x, Max(a, b), at=-oo), "a = 1, b = 0: 0",
    ),
    # definedness
    pair(
        "logarithm of a line", to(log(a * x + 1) / x, 0, a="nonnegative"), "ax + 1 > 0", HAND,
        "any a", to(log(a * x + 1) / x, 0), "a = -1: undefined",
    ),
    pair(
        "root of a line", to(sqrt(a * x + b) / x, 0, a="nonnegative", b="nonnegative"), "ax + b >= 0", HAND,
        "any b", to(sqrt(a * x + b) / x, 0, a="nonnegative"), "a = 0, b = -1: undefined",
    ),
    pair(
        "reciprocal of a reciprocal", to(1 / (a * (1 / x) + 1), 1), "a/x to 0", HAND,
        "without 1", to(x * (1 / (a * x)), 1 / a), "a = 0: undefined",
    ),
    pair(
        "power with a negative base", to((a + 1 / x)**3, a**3), "continuous", HAND,
        "root", to((a + 1 / x)**Rational(3, 2), 0, Relation(a, "<=", 0)), "a = -1: undefined",
    ),
)
# fmt: on

CASES: list[Case] = [case for each in _PAIRS for case in each]
