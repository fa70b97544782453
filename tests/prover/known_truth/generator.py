"""Statements whose truth is known by construction, drawn at random: what nobody thought of when writing the provers.

`python -m tests.prover.known_truth.generator --count 10000 --seed 0` decides that many and counts faults; exit status 1
when there is one. A false statement comes with the point, or the reason, that makes it false.
"""

import argparse
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

from sympy import Integer, Mul, Rational, atan, exp, expand, log, oo, sqrt, symbols, tanh

from dpotheory.prover import Budget, Limit, Relation, implies

from .case import Case
from .gate import Answer, ask

x, y, z, a, b, n = symbols("x y z a b n")
VARIABLES = (x, y, z)


def number(draw: random.Random, size: int = 5) -> Any:
    """A rational number that is not 0."""
    return Rational(draw.choice([-1, 1]) * draw.randint(1, size), draw.randint(1, size))


def linear(draw: random.Random, names: tuple) -> object:
    """A linear polynomial in the names."""
    return sum((number(draw) * name for name in names), Rational(draw.randint(-3, 3)))


def squares(draw: random.Random) -> Iterator[Case]:
    """A sum of squares plus a slack, written out; beside it the same above its own value at a rational point."""
    names = VARIABLES[: draw.randint(1, 3)]
    total = sum(Rational(draw.randint(1, 4)) * linear(draw, names) ** 2 for _ in range(draw.randint(1, 3)))
    slack = abs(number(draw))
    point = {name: number(draw) for name in names}
    above = total.subs(point) + slack
    yield Case(
        "squares", implies([], Relation(expand(total + slack), ">", 0)), True, "squares plus a slack", "built so"
    )
    yield Case("squares", implies([], Relation(expand(total), ">=", above)), False, f"at {point}", "built so")


def products(draw: random.Random) -> Iterator[Case]:
    """A product of factors of known sign; beside it the product with one of them turned, at a point where none is 0."""
    names = VARIABLES[: draw.randint(1, 2)]
    positive: list[Callable[[object], object]] = [
        exp,
        lambda t: 1 + t**2,
        lambda t: log(2 + t**2),
        lambda t: 2 + tanh(t),
    ]
    count = draw.randint(2, 3)
    factors = [draw.choice(positive)(linear(draw, names)) for _ in range(count)]
    strict = draw.choice([">", ">="])
    yield Case(
        "products", implies([], Relation(Mul(*factors), strict, 0)), True, "every factor is positive", "built so"
    )
    root = number(draw)
    turned = Mul(*factors) * (names[0] - root)
    wrong = implies([Relation(names[0], ">=", root - 1)], Relation(turned, ">=", 0))
    yield Case("products", wrong, False, f"at {names[0]} = {root - 1}", "built so")
    right = implies([Relation(names[0], ">=", root)], Relation(turned, ">=", 0))
    yield Case("products", right, True, "every factor is nonnegative", "built so")


def compositions(draw: random.Random) -> Iterator[Case]:
    """g(s) ≤ g(t) for an increasing g and s ≤ t; beside it the strict opposite, false where s = t - 1."""
    increasing = [exp, tanh, atan, lambda t: t**3, lambda t: log(1 + exp(t)), lambda t: 1 / (1 + exp(-t))]
    outer = draw.choice(increasing)
    s = linear(draw, (x,))
    t = s + Rational(draw.randint(0, 3)) * y**2
    yield Case("compositions", implies([], Relation(outer(s), "<=", outer(t))), True, "g increases", "built so")
    given = [Relation(y, ">=", s)]
    yield Case("compositions", implies(given, Relation(outer(s), "<=", outer(y))), True, "g increases", "built so")
    wrong = implies(given, Relation(outer(s), ">=", outer(y)))
    yield Case("compositions", wrong, False, "where y exceeds s", "built so")


def tangents(draw: random.Random) -> Iterator[Case]:
    """A convex function above its tangent, which touches; beside it one that is steeper by a factor."""
    point, scale = number(draw), abs(number(draw))
    slope = 1 + abs(number(draw)) / 10
    touching = [  # a convex function, its value at the touching point, what its tangent adds to that
        (exp(scale * (x - point)), 1, scale * (x - point), {}),
        (-log(scale * x), 0, 1 - scale * x, {"x": "positive"}),
        ((x - point) ** 4 + 2, 2, Integer(0), {}),
        (sqrt(1 + x**2 * scale), 1, Integer(0), {}),
    ]
    above, value, rise, domains = draw.choice(touching)
    yield Case("tangents", implies([], Relation(above, ">=", value + rise), domains), True, "tangent", "built so")
    if rise.free_symbols:
        steep = implies([], Relation(above, ">=", value + slope * rise), domains)
        yield Case("tangents", steep, False, "on one side of the touching point", "built so")
    else:
        yield Case("tangents", implies([], Relation(above, ">", value), domains), False, "where it touches", "built so")


def limits(draw: random.Random) -> Iterator[Case]:
    """A quotient of polynomials with chosen leading terms; beside it another value, or a parameter that may vanish."""
    degree = draw.randint(1, 3)
    top, bottom = number(draw), number(draw)
    lower = [sum(Rational(draw.randint(-3, 3)) * x**k for k in range(degree)) for _ in range(2)]
    quotient = (top * x**degree + lower[0]) / (bottom * x**degree + lower[1])
    yield Case("limits", implies([], Limit(quotient, x, oo, top / bottom)), True, "leading terms", "built so")
    wrong = implies([], Limit(quotient, x, oo, top / bottom + number(draw)))
    yield Case("limits", wrong, False, "leading terms", "built so")
    shift = abs(number(draw))
    goal = Limit(a * x**degree / (a * x**degree + shift), x, oo, 1)
    yield Case("limits", implies([], goal, {"a": "positive"}), True, "divide by a x^k", "built so")
    yield Case("limits", implies([], goal, {"a": "nonnegative"}), False, "a = 0", "built so")


def powers(draw: random.Random) -> Iterator[Case]:
    """An equation for an exponent that has one solution; beside it the bound that just misses it."""
    base = draw.choice([Integer(2), Integer(3), Integer(-2), Integer(-3), Rational(2, 3), Rational(-3, 2)])
    solution = draw.randint(2, 9)
    given = [Relation(base**n, "==", base**solution)]
    for bound in (solution, solution - 1):
        statement = implies(given, Relation(n, "<=", bound), {"n": "positive integer"})
        why = f"n = {solution} is the only solution"
        yield Case("powers", statement, bound == solution, why, "built so")


def undefined(draw: random.Random) -> Iterator[Case]:
    """A hypothesis that divides by 0 everywhere is vacuous; beside it one that divides by a number."""
    root = Rational(draw.randint(1, 5))
    zero = (x + root) ** 2 - x**2 - 2 * root * x - root**2
    for divisor, truth in ((zero, True), (zero + abs(number(draw)), False)):
        given = [Relation(1 / divisor + 1, ">", 1 / divisor)]
        goal = Relation(x, ">=", x**2 + 1)
        why = "never defined" if truth else "always true, and x >= x^2 + 1 never is"
        yield Case("undefined", implies(given, goal), truth, why, "built so")


FAMILIES = (squares, products, compositions, tangents, limits, powers, undefined)


def generated(count: int, seed: int) -> Iterator[Case]:
    """`count` cases, the same for the same seed."""
    draw = random.Random(seed)
    made = 0
    while True:
        for case in draw.choice(FAMILIES)(draw):
            if made == count:
                return
            made += 1
            yield case


def _ask(task: tuple[Case, float]) -> Answer:
    return ask(task[0], Budget(seconds=task[1]))


def main() -> int:
    """Decide generated cases and count; 1 when there is a fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--seconds", type=float, default=2.0)
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    tasks = ((case, options.seconds) for case in generated(options.count, options.seed))
    counts: Counter[tuple[str, str]] = Counter()
    with ProcessPoolExecutor(options.jobs, mp_context=get_context("spawn")) as pool:
        for answer in pool.map(_ask, tasks, chunksize=10):
            said = answer.fault or ("undecided" if answer.verdict == "UNDECIDED" else "decided")
            counts[answer.case.name, said] += 1
            if answer.fault:
                print(f"{answer.fault}: {answer.verdict} of {answer.case.statement} ({answer.case.why})")
    for family in (each.__name__ for each in FAMILIES):
        said = ", ".join(
            f"{counts[family, word]} {word}" for word in ("decided", "undecided", "wrong", "raised", "overran")
        )
        print(f"{family}: {said}")
    return 1 if any(counts[name, word] for name, word in counts if word in ("wrong", "raised", "overran")) else 0


if __name__ == "__main__":
    sys.exit(main())
