"""Small true statements, each proved on paper before it was put here; the mutation test starts from them."""

from sympy import Abs, Max, Min, Rational, cosh, erf, erfc, exp, log, pi, sqrt, symbols, tanh

from dpotheory.prover import Relation, implies

x, y, z, a, b, n = symbols("x y z a b n")
v, Z, Q, d, K, e, lb = symbols("v Z Q d K epsilon l_b")

half, third, quarter = Rational(1, 2), Rational(1, 3), Rational(1, 4)

EPSILON = Relation(e, "<=", 1 / (16 * v * (Z + 2)))
SHARED = Relation(4 * Z * lb**2, "<=", 1)
NOISE = Relation(v, "<=", 1 / (4 * sqrt(Q)))
SETTING = {
    "epsilon": "positive",
    "v": "positive",
    "Z": "positive integer",
    "Q": "positive integer",
    "d": "positive integer",
    "K": "positive integer",
    "l_b": "nonnegative",
}


def _given(*relations, goal, extra=None):
    used = {str(s) for r in (*relations, goal) for part in r.parts for s in part.free_symbols}
    domains = {name: domain for name, domain in SETTING.items() if name in used}
    return implies(list(relations), goal, {**domains, **(extra or {})})


NN = {"x": "nonnegative", "y": "nonnegative"}
POS = {"x": "positive", "y": "positive"}

ALGEBRAIC = {
    "AM-GM": implies([], Relation((x + y) / 2, ">=", sqrt(x * y)), NN),
    "AM-GM squared": implies([], Relation(x**2 + y**2, ">=", 2 * x * y)),
    "AM-HM": implies([], Relation((x + y) / 2, ">=", 2 * x * y / (x + y)), POS),
    "Cauchy": implies([], Relation((x * a + y * b) ** 2, "<=", (x**2 + y**2) * (a**2 + b**2))),
    "sum of reciprocals": implies([], Relation(x / y + y / x, ">=", 2), POS),
    "three squares": implies([], Relation(x**2 + y**2 + z**2, ">=", x * y + y * z + z * x)),
    "discriminant": implies([Relation(b**2, "<", 4)], Relation(x**2 + b * x + 1, ">", 0)),
    "Bernoulli, n = 3": implies([Relation(x, ">=", -1)], Relation((1 + x) ** 3, ">=", 1 + 3 * x)),
    "integers skip (0, 1)": implies([], Relation(n**2, ">=", n), {"n": "integer"}),
    "triangle": implies([], Relation(Abs(x + y), "<=", Abs(x) + Abs(y))),
    "max and min": implies([], Relation(Max(x, y) * Min(x, y), "<=", (x + y) ** 2 / 4)),
    "reciprocal": implies([Relation(x, ">=", 2)], Relation(1 / x, "<=", half)),
    "cubes rise": implies([Relation(x, "<", y)], Relation(x**3, "<", y**3)),
    "root below mean": implies([], Relation(sqrt(1 + x), "<=", 1 + x / 2), {"x": "nonnegative"}),
    "fourth root": implies([Relation(x, ">=", 16)], Relation(x**quarter, ">=", 2)),
    "logarithm of three": implies([], Relation(log(3), "<", Rational(11, 10))),
    "floor on epsilon": _given(EPSILON, goal=Relation(e * v * (Z + 2), "<=", Rational(1, 16))),
    "noise term": _given(EPSILON, goal=Relation((2 * Z + 4) * e * v, "<=", Rational(1, 8))),
    "sharing term": _given(SHARED, goal=Relation(Z * lb**2, "<=", quarter)),
    "lower bracket": _given(
        EPSILON, SHARED, goal=Relation(half - (2 * Z + 4) * e * v - lb**2 * Z, ">=", Rational(1, 8))
    ),
    "diagonal noise": _given(NOISE, Relation(d, "<=", 5 * Q), goal=Relation(d * v**2, "<=", Rational(5, 16))),
    "upper bracket": _given(
        NOISE,
        EPSILON,
        SHARED,
        Relation(d, "<=", 5 * Q),
        goal=Relation(2 * Q + d * v**2 + Q * ((2 * Z + 4) * e * v + lb**2 * Z), "<=", 5 * Q),
    ),
    "epsilon at its largest": _given(
        NOISE, Relation(Z, "<=", Q**quarter - 2), goal=Relation(1 / (16 * v * (Z + 2)), ">=", Q**quarter / 4)
    ),
    "variance": _given(
        NOISE,
        EPSILON,
        Relation(lb, "<=", half),
        Relation(d, "<=", 5 * Q),
        goal=Relation(1 + lb**2 + d * v**2 + 2 * e * v, "<=", Rational(5, 2)),
    ),
}

TRANSCENDENTAL = {
    "exp above tangent": implies([], Relation(exp(x), ">=", 1 + x)),
    "exp strictly above": implies([], Relation(exp(x), ">", 1 + x), {"x": "positive"}),
    "log below tangent": implies([Relation(x, ">", -1)], Relation(log(1 + x), "<=", x)),
    "log from below": implies([], Relation(log(1 + x), ">=", x / (1 + x)), {"x": "nonnegative"}),
    "log at one": implies([], Relation(log(x), "<=", x - 1), {"x": "positive"}),
    "erfc Chernoff": implies([], Relation(erfc(x), "<=", exp(-(x**2))), {"x": "nonnegative"}),
    "erfc Mills": implies([], Relation(erfc(x), "<=", exp(-(x**2)) / (x * sqrt(pi))), {"x": "positive"}),
    "erf below line": implies([], Relation(erf(x), "<=", 2 * x / sqrt(pi)), {"x": "nonnegative"}),
    "Bernoulli, real n": implies([Relation(x, ">", -1), Relation(n, ">=", 1)], Relation((1 + x) ** n, ">=", 1 + n * x)),
    "tanh below line": implies([], Relation(tanh(x), "<=", x), {"x": "nonnegative"}),
    "cosh Gaussian": implies([], Relation(cosh(x), "<=", exp(x**2 / 2))),
    "logistic at log 3": implies([Relation(x, "<=", log(3))], Relation(1 / (1 + exp(x)), ">=", quarter)),
    "logistic below half": implies([], Relation(1 / (1 + exp(x)), "<=", half), {"x": "nonnegative"}),
    "x exp(-x)": implies([], Relation(x * exp(-x), "<=", exp(-1))),
    "Chernoff factor": implies(
        [Relation(x, "<=", half)], Relation(-log(1 - x**2) / 2, "<=", x**2), {"x": "nonnegative"}
    ),
    "entropy": implies([Relation(x + y, "==", 1)], Relation(-x * log(x) - y * log(y), "<=", log(2)), POS),
    "log of a product": implies([], Relation(log(1 + x * y), "<=", x * y), POS),
    "tail decreases": implies([], Relation(exp(-x - y), "<", exp(-x)), POS),
    "risk below 0.05": implies(
        [Relation(Q, ">=", 880)], Relation(20 * Q**2 * exp(-Q / 45), "<", Rational(1, 20)), {"Q": "positive integer"}
    ),
    "exponents compared": _given(
        NOISE,
        EPSILON,
        Relation(lb, "<=", half),
        Relation(d, "<=", 5 * Q),
        goal=Relation(
            2 * K * Q**2 * exp(-(e**2) / (2 * (1 + lb**2 + d * v**2 + 2 * e * v))),
            "<=",
            2 * K * Q**2 * exp(-(e**2) / 5),
        ),
    ),
}

STATEMENTS = {**ALGEBRAIC, **TRANSCENDENTAL}
