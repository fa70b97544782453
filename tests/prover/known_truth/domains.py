"""Domains inferred from a symbol's assumptions contain all that the symbol can be, or the symbol is refused.

Each case states over a symbol with one sympy assumption what would hold on a domain that is too narrow; its neighbour
states over the same symbol, or one of a real domain, what does hold. Making a statement is what is tested, so
statements are functions; a refusal at that point is no wrong verdict.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from sympy import Rational, Symbol, sqrt

from dpotheory.prover import Relation, Statement, implies
from tests.prover.known_truth.case import Case

HALF = Rational(1, 2)


def _about(goal: Callable[[Any], tuple[Any, str, Any]], assumptions: dict[str, bool]) -> Statement:
    return implies([], Relation(*goal(Symbol("k", **assumptions))))


def _both(
    what: str,
    false: tuple[dict[str, bool], Callable[[Any], tuple[Any, str, Any]], str],
    true: tuple[dict[str, bool], Callable[[Any], tuple[Any, str, Any]], str],
) -> list[Case]:
    cases = []
    for truth, (assumptions, goal, why) in ((True, true), (False, false)):
        name = f"{what}: {', '.join(f'{k}={v}' for k, v in assumptions.items()) or 'plain'}, {truth}"
        cases.append(Case(name, partial(_about, goal, assumptions), truth, why, "by hand"))  # type: ignore[arg-type]
    return cases


def _positive(k: Any) -> tuple[Any, str, Any]:
    return (k, ">", 0)


def _off_half(k: Any) -> tuple[Any, str, Any]:
    return ((2 * k - 1) ** 2, ">=", 1)


CASES: list[Case] = [
    *_both("sign of a nonzero number", ({"nonzero": True}, _positive, "k = -1"), ({"positive": True}, _positive, "is")),
    *_both("a rational", ({"rational": True}, _off_half, "k = 1/2"), ({"integer": True}, _off_half, "2k - 1 is odd")),
    *_both(
        "an algebraic number",
        ({"algebraic": True}, _off_half, "k = 1/2"),
        ({"integer": True, "positive": True}, _off_half, "2k - 1 >= 1"),
    ),
    *_both(
        "an algebraic real",
        ({"algebraic": True, "real": True}, lambda k: (k**2, "!=", 2), "k = sqrt(2)"),
        ({"integer": True}, lambda k: ((k**2 - 2) ** 2, ">=", 1), "k**2 is an integer other than 2"),
    ),
    *_both(
        "a negative number",
        ({"negative": True}, lambda k: (k, ">=", -1), "k = -2"),
        ({"real": True}, lambda k: (k**2, ">=", 0), "a square"),
    ),
    *_both(
        "a nonpositive number",
        ({"nonpositive": True}, lambda k: (k, ">=", 0), "k = -1"),
        ({"nonnegative": True}, lambda k: (k, ">=", 0), "is"),
    ),
    *_both(
        "an even number",
        ({"even": True}, lambda k: (k, ">=", 1), "k = 0"),
        ({"integer": True, "nonnegative": True}, lambda k: (k * (k - 1), ">=", 0), "both factors >= 0, or k = 0"),
    ),
    *_both(
        "an odd number",
        ({"odd": True}, _positive, "k = -1"),
        ({"integer": True}, lambda k: (k * (k - 1), ">=", 0), "no integer lies between 0 and 1"),
    ),
    *_both(
        "a prime",
        ({"prime": True}, lambda k: (k, ">=", 3), "k = 2"),
        ({"integer": True, "positive": True}, lambda k: (k, ">=", 1), "is"),
    ),
    *_both(
        "a composite number",
        ({"composite": True}, lambda k: (k, ">=", 5), "k = 4"),
        ({"integer": True, "positive": True}, lambda k: (k**2, ">=", k), "k >= 1"),
    ),
    *_both(
        "an irrational number",
        ({"irrational": True}, _positive, "k = -pi"),
        ({"positive": True}, lambda k: (1 / k, ">", 0), "1/k > 0"),
    ),
    *_both(
        "a transcendental number",
        ({"transcendental": True, "real": True}, _positive, "k = -pi"),
        ({"positive": True}, lambda k: (sqrt(k), ">", 0), "a root of k > 0"),
    ),
    *_both(
        "no integer",
        ({"noninteger": True}, _off_half, "k = 1/2"),
        ({"integer": True, "positive": True}, lambda k: (k, "!=", HALF), "an integer"),
    ),
    *_both(
        "an extended real number",
        ({"extended_real": True}, lambda k: (k + 1, "!=", k + 1), "k = 0"),
        ({"real": True}, lambda k: (k + 1, ">", k), "for every finite k"),
    ),
    *_both(
        "an extended positive number",
        ({"extended_positive": True}, lambda k: (k, "<=", 10**6), "k = 10**7"),
        ({"positive": True}, lambda k: (k + 1, ">", 1), "k > 0"),
    ),
    *_both(
        "a real number",
        ({"real": True}, _positive, "k = -1"),
        ({"nonnegative": True}, lambda k: (k + 1, ">", 0), "k >= 0"),
    ),
    *_both(
        "a plain symbol is real",
        ({}, _off_half, "k = 1/2"),
        ({}, lambda k: (k**2 + 1, ">", 0), "k**2 >= 0"),
    ),
    *_both(
        "a nonnegative number",
        ({"nonnegative": True}, _positive, "k = 0"),
        ({"nonnegative": True}, lambda k: (k**3, ">=", 0), "k >= 0"),
    ),
    *_both(
        "a nonnegative integer",
        ({"nonnegative": True, "integer": True}, _positive, "k = 0"),
        ({"nonnegative": True, "integer": True}, _off_half, "2k - 1 is odd"),
    ),
]
