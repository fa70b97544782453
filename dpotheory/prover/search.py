"""Search for rational points: inside the hypotheses (feasible) or, besides, where the goal fails (counterexamples).

Coordinates are drawn one after another. Where a hypothesis is a polynomial in the coordinate being drawn, its roots
are tried too, because printed conditions are usually sharpest at their boundary. Floats only guide the search; a
point counts when `witness.py` certifies it. The inner loops run on scalars and are exempt from run-time type checks.
"""

import itertools
import math
import random
import time
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any, no_type_check

import sympy

from dpotheory.prover.forms import SYMPY_ERRORS, difference, expandable
from dpotheory.prover.points import satisfies
from dpotheory.prover.statement import Relation, Statement
from dpotheory.prover.witness import witness_for

_POOL = (1, 2, 3, 4, 5, 8, 10, 16, 40, 100, 1000, 10**4, 10**6)
_MAX_DEGREE = 4
_EXACT_CHECKS = 40

_NEGLIGIBLE = 1e-250
"""A leading coefficient this much smaller than the largest is left out; dividing by it could overflow."""

FloatFunction = Callable[..., Any]


@no_type_check
def _compile(expression: sympy.Expr, names: list[str], statement: Statement) -> FloatFunction:
    try:
        function = sympy.lambdify([statement.symbols[name] for name in names], expression, modules="math")
    except (*SYMPY_ERRORS, SyntaxError, MemoryError):  # too deep or too long for Python's compiler
        return lambda *_: math.nan

    def guarded(*values: float) -> float:
        try:
            result = function(*values)
            return float(result) if not isinstance(result, complex) else math.nan
        except (ArithmeticError, ValueError, TypeError, NameError):
            return math.nan

    return guarded


@no_type_check
def _float(value: Fraction) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


@no_type_check
def _roots(coefficients: list[float]) -> list[complex]:
    """The roots of a polynomial, from its highest coefficient down; not all are zero. Empty if LAPACK gives up."""
    import numpy as np

    largest = max(map(abs, coefficients))
    scaled = [coefficient / largest for coefficient in coefficients]
    lead = next(i for i, coefficient in enumerate(scaled) if abs(coefficient) > _NEGLIGIBLE)
    try:
        return list(np.roots(scaled[lead:]))
    except np.linalg.LinAlgError:
        return []


@no_type_check
def rationalise(value: float, digits: int = 6) -> Fraction:
    """A short fraction within about 10^−digits of the value, relatively."""
    if value == 0 or not math.isfinite(value):
        return Fraction(0)
    scale = 10 ** max(0, digits - math.floor(math.log10(abs(value))))
    return Fraction(value).limit_denominator(max(1, scale))


@no_type_check
class Sampler:
    """Draws points of a statement's domains that are likely to meet its hypotheses."""

    def __init__(self, statement: Statement, seed: int = 0) -> None:
        """Compile the hypotheses and the goal's margin."""
        self.statement = statement
        self.names = [name for name, _ in statement.domains]
        self.random = random.Random(f"{statement.content_hash}/{seed}")
        goal = statement.goal
        self.goal = None
        if isinstance(goal, Relation):
            self.goal = _compile(difference(goal, statement.domain), self.names, statement)
        self.given: list[tuple[str, FloatFunction, frozenset[str]]] = []
        self.roots: list[tuple[frozenset[str], str, list[FloatFunction]]] = []
        for relation in statement.relations:
            gap = difference(relation, statement.domain)
            used = frozenset(str(symbol) for symbol in gap.free_symbols)
            self.given.append((relation.op, _compile(gap, self.names, statement), used))
            numerator = sympy.fraction(sympy.together(gap))[0] if expandable(gap) else gap
            for name in sorted(used):
                coefficients = self._coefficients(numerator, name)
                if coefficients:
                    self.roots.append((used - {name}, name, coefficients))

    def _coefficients(self, numerator: sympy.Expr, name: str) -> list[FloatFunction]:
        symbol = self.statement.symbols[name]
        if not expandable(numerator):
            return []
        try:
            polynomial = sympy.Poly(numerator, symbol)
        except (*SYMPY_ERRORS, sympy.PolynomialError):
            return []
        if polynomial.degree() > _MAX_DEGREE:
            return []
        return [_compile(coefficient, self.names, self.statement) for coefficient in polynomial.all_coeffs()]

    def margin(self, point: Mapping[str, Fraction]) -> float:
        """How far the goal fails, in floats: positive where it fails, NaN where floats cannot tell."""
        goal = self.statement.goal
        if self.goal is None or not isinstance(goal, Relation):
            return math.nan
        value = self.goal(*(_float(point[name]) for name in self.names))
        if goal.op in ("==", "!="):
            return abs(value) if goal.op == "==" else -abs(value)
        return value if goal.op in ("<=", "<") else -value

    def _known_to_fail(self, values: dict[str, float]) -> bool:
        arguments = [values.get(name, math.nan) for name in self.names]
        for op, gap, used in self.given:
            if used <= values.keys():
                value = gap(*arguments)
                slack = 1e-12 * (1.0 + max((abs(values[name]) for name in used), default=0.0))
                bad = {
                    "<=": value > slack,
                    "<": value >= slack,
                    ">=": value < -slack,
                    ">": value <= -slack,
                    "==": abs(value) > 1e-6,
                    "!=": False,
                }[op]
                if bad or math.isnan(value):
                    return True
        return False

    def _cuts(self, name: str, values: dict[str, float]) -> list[Fraction]:
        cuts: list[Fraction] = []
        arguments = [values.get(other, math.nan) for other in self.names]
        for others, target, coefficients in self.roots:
            if target != name or not others <= values.keys():
                continue
            numbers = [coefficient(*arguments) for coefficient in coefficients]
            if not all(map(math.isfinite, numbers)) or not any(numbers):
                continue
            for root in _roots(numbers):
                if abs(root.imag) <= 1e-9 * (1 + abs(root.real)):
                    value = float(root.real)
                    short = Fraction(value).limit_denominator(10_000)
                    if abs(_float(short) - value) <= 1e-12 * abs(value):
                        cuts.append(short)
                    width = abs(value) or 1.0
                    for factor in (1e-9, 1e-3, 0.3):
                        cuts += [rationalise(value - factor * width, 12), rationalise(value + factor * width, 12)]
        return cuts

    def _candidates(self, name: str, values: dict[str, float]) -> Iterator[Fraction]:
        domain = self.statement.domain[name]
        cuts = self._cuts(name, values)
        for _ in range(8):
            choice = self.random.random()
            if cuts and choice < 0.5:
                value = self.random.choice(cuts)
            elif choice < 0.75:
                value = Fraction(self.random.choice(_POOL))
                if not domain.integral and self.random.random() < 0.5:
                    value = 1 / value
            elif choice < 0.95:
                value = rationalise(10.0 ** self.random.uniform(-4, 5), 4)
            else:
                value = rationalise(10.0 ** self.random.uniform(-12, 30), 3)
            if domain.lower is None and self.random.random() < 0.4 and value not in cuts:
                value = -value
            if self.random.random() < 0.05:
                value = Fraction(0)
            if domain.integral:
                value = Fraction(math.floor(value) if self.random.random() < 0.5 else math.ceil(value))
            if domain.lower is not None and (value < domain.lower or (domain.open_below and value == domain.lower)):
                value = abs(value) or Fraction(1)
            yield value

    def draw(self) -> dict[str, Fraction] | None:
        """One point that meets the hypotheses as far as floats can tell, or None."""
        order = self.names[:]
        self.random.shuffle(order)
        values: dict[str, float] = {}
        point: dict[str, Fraction] = {}
        for name in order:
            for candidate in self._candidates(name, values):
                if not self._known_to_fail({**values, name: _float(candidate)}):
                    break
            else:
                return None
            point[name], values[name] = candidate, _float(candidate)
        return point if not self._known_to_fail(values) else None

    def neighbours(self, point: Mapping[str, Fraction], size: float) -> Iterator[dict[str, Fraction]]:
        """The point with one coordinate moved by the factor 1 + size, up and down."""
        for name in self.names:
            domain = self.statement.domain[name]
            for direction in (1, -1):
                old = point[name]
                share = size if direction > 0 else size / (1 + size)
                step = rationalise(share * (abs(_float(old)) or 1.0), 3)
                new = old + direction * (max(Fraction(1), Fraction(round(step))) if domain.integral else step)
                if domain.lower is not None and (new < domain.lower or (domain.open_below and new == domain.lower)):
                    continue
                moved = {**point, name: new}
                if not self._known_to_fail({key: _float(value) for key, value in moved.items()}):
                    yield moved


def _climb(sampler: Sampler, point: dict[str, Fraction], margin: float) -> tuple[dict[str, Fraction], float]:
    size = 0.5
    for _ in range(16):
        better = [(sampler.margin(p), p) for p in sampler.neighbours(point, size)]
        better = [(value, p) for value, p in better if value > margin]
        if better:
            margin, point = max(better, key=lambda pair: pair[0])
            size *= 2
        else:
            size /= 3
        if margin > 0 or size < 1e-4:
            break
    return point, margin


def _late(deadline: float | int | None) -> bool:
    return deadline is not None and time.monotonic() > deadline


def feasible_point(
    statement: Statement, points: int, seed: int = 0, deadline: float | int | None = None
) -> dict[str, Fraction] | None:
    """A rational point certified to lie in the domains and meet every hypothesis, or None when none was found.

    The search also ends at the deadline, a point in monotonic time.
    """
    sampler = Sampler(statement, seed)
    for _ in range(max(points, 1)):
        if _late(deadline):
            return None
        point = sampler.draw()
        if point is not None and satisfies(statement, point):
            return point
    return None


def counterexample(
    statement: Statement, points: int, seed: int = 0, deadline: float | int | None = None
) -> dict[str, Any] | None:
    """A certified witness against the statement, or None when none was found among about `points` points.

    The search also ends at the deadline, a point in monotonic time.
    """
    sampler = Sampler(statement, seed)
    if not sampler.names:
        return witness_for(statement, {})
    some = (None if _late(deadline) else sampler.draw() for _ in range(points))
    parts = [part for relation in (statement.goal, *statement.relations) for part in relation.parts]
    occurring = {str(symbol) for part in parts for symbol in part.free_symbols}
    different = {tuple(p[name] for name in p if name in occurring): p for p in some if p is not None}
    drawn = list(different.values())
    ranked = sorted(((m, p) for m, p in ((sampler.margin(p), p) for p in drawn) if not math.isnan(m)), key=_first)
    ranked.reverse()
    # a margin of about zero may be a rounding error on either side, so exact arithmetic looks at it too
    for margin, point in ranked[:_EXACT_CHECKS]:
        if margin < -1e-13 or _late(deadline):
            break
        witness = witness_for(statement, point)
        if witness:
            return witness
    for margin, point in ranked[:4]:
        if _late(deadline):
            return None
        climbed, value = _climb(sampler, point, margin)
        if value > -1e-13 and value > margin:
            witness = witness_for(statement, climbed)
            if witness:
                return witness
    unclear = (p for p in drawn if math.isnan(sampler.margin(p)))
    for point in itertools.islice(unclear, 5):
        if _late(deadline):
            return None
        witness = witness_for(statement, point)
        if witness:
            return witness
    return None


def _first(pair: tuple[float, Any]) -> float:
    return pair[0]


def near(statement: Statement, guess: Mapping[str, Fraction]) -> dict[str, Any] | None:
    """A certified witness at the guess or at shorter fractions near it; integers are rounded both ways."""
    names = [name for name, _ in statement.domains]
    for denominator in (None, 1, 10, 100, 10**4, 10**7, 10**12):
        choices: list[list[Fraction]] = []
        for name in names:
            value = guess.get(name, Fraction(statement.domain[name].lower or 0) + 1)
            if statement.domain[name].integral:
                choices.append(sorted({Fraction(math.floor(value)), Fraction(math.ceil(value))}))
            else:
                choices.append([value if denominator is None else value.limit_denominator(denominator)])
        for combination in itertools.islice(itertools.product(*choices), 16):
            witness = witness_for(statement, dict(zip(names, combination, strict=True)))
            if witness:
                return witness
    return None
