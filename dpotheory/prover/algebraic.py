"""Real algebraic numbers as coordinates of witnesses: a polynomial's root in an interval, exact signs, and a search.

(x² − 2)² > 0 fails at √2 and at no rational point. A coordinate is an irreducible integer polynomial with an interval
that isolates one real root; in JSON {"polynomial": [c0, c1, …], "interval": ["lo", "hi"]}. Signs come from balls around
the root, and zero from exact arithmetic in Q[x] modulo the polynomial; both read the numbers in the witness alone.
"""

import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, no_type_check

import flint
import sympy

from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.statement import Relation, Statement

_MAX_DEGREE = 12
_POOL = tuple(map(Fraction, (1, 0, 2, -1, Fraction(1, 2), 3)))


@no_type_check
@dataclass(frozen=True)
class Algebraic:
    """The only root of the irreducible polynomial c0 + c1·t + … between low and high."""

    coefficients: tuple[int, ...]
    low: Fraction
    high: Fraction

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> "Algebraic":
        """Read and check a coordinate; ValueError, in a sentence, unless it names one irrational real number."""
        try:
            coefficients = tuple(int(str(each)) for each in data["polynomial"])
            low, high = (Fraction(str(end)) for end in data["interval"])
        except (KeyError, TypeError, ValueError, ZeroDivisionError) as error:
            raise ValueError(
                f"the coordinate {data!r} is no algebraic number; write "
                '{"polynomial": [-2, 0, 1], "interval": ["1", "2"]} for the root of t^2 - 2 between 1 and 2.'
            ) from error
        if not 3 <= len(coefficients) <= _MAX_DEGREE + 1 or coefficients[-1] == 0:
            raise ValueError(f"the polynomial {list(coefficients)} must have a degree from 2 to {_MAX_DEGREE}.")
        _, factors = flint.fmpz_poly(list(coefficients)).factor()
        if len(factors) != 1 or factors[0][1] != 1:
            raise ValueError(f"the polynomial {list(coefficients)} is not irreducible over the rationals.")
        symbol = sympy.Symbol("t")
        polynomial = sympy.Poly(list(coefficients)[::-1], symbol)
        ends = [sympy.Rational(end.numerator, end.denominator) for end in (low, high)]
        if low >= high or polynomial.count_roots(*ends) != 1:
            raise ValueError(f"the interval [{low}, {high}] does not hold exactly one root of {list(coefficients)}.")
        return Algebraic(coefficients, low, high)

    def to_json(self) -> dict[str, Any]:
        """The form that `from_json` reads."""
        return {"polynomial": list(self.coefficients), "interval": [str(self.low), str(self.high)]}

    def _sign_at(self, value: Fraction) -> int:
        total = Fraction(0)
        for coefficient in reversed(self.coefficients):
            total = total * value + coefficient
        return (total > 0) - (total < 0)

    def ball(self) -> Any:
        """A ball around the root at the working precision."""
        bits = flint.ctx.prec
        low, high, sign = self.low, self.high, self._sign_at(self.low)
        width = Fraction(1, 2 ** (bits + 8))
        while high - low > width:
            middle = (low + high) / 2
            # the polynomial is irreducible of degree at least 2, so it vanishes at no rational point
            low, high = (middle, high) if self._sign_at(middle) == sign else (low, middle)
        ends = [flint.arb(flint.fmpq(end.numerator, end.denominator)) for end in (low, high)]
        return ends[0].union(ends[1])

    def above(self, bound: Fraction) -> bool:
        """Whether the root is greater than the rational number (it is never equal)."""
        if bound <= self.low or bound >= self.high:
            return bound <= self.low
        return self._sign_at(bound) == self._sign_at(self.low)

    def __str__(self) -> str:
        """As text."""
        return f"the root of {list(self.coefficients)} in [{self.low}, {self.high}]"


Point = Mapping[str, Fraction | Algebraic]
"""Coordinates by name, exact."""


class _NotInFieldError(Exception):
    """The term is not built by arithmetic from the point's coordinates."""


@no_type_check
def vanishes(expression: sympy.Basic, point: Point) -> bool:
    """Whether the expression is exactly 0 at a point with one algebraic coordinate; False when that is not shown."""
    irrational = {name: value for name, value in point.items() if isinstance(value, Algebraic)}
    if len(irrational) != 1:
        return False
    modulus = flint.fmpq_poly(list(next(iter(irrational.values())).coefficients))
    try:
        return _reduced(expression, point, modulus) == 0
    except _NotInFieldError:
        return False


@no_type_check
def _reduced(term: sympy.Basic, point: Point, modulus: Any) -> Any:
    """The term as a polynomial modulo the coordinate's."""
    if isinstance(term, sympy.Symbol):
        value = point[term.name]
        if isinstance(value, Algebraic):
            return flint.fmpq_poly([0, 1])
        return flint.fmpq_poly([flint.fmpq(value.numerator, value.denominator)])
    if isinstance(term, sympy.Rational):
        return flint.fmpq_poly([flint.fmpq(int(term.p), int(term.q))])
    if isinstance(term, (sympy.Add, sympy.Mul)):
        parts = [_reduced(argument, point, modulus) for argument in term.args]
        total = parts[0]
        for part in parts[1:]:
            total = (total + part if isinstance(term, sympy.Add) else total * part) % modulus
        return total
    if isinstance(term, sympy.Pow) and isinstance(term.exp, sympy.Integer) and abs(term.exp) <= 1000:
        base = _reduced(term.base, point, modulus)
        if term.exp < 0:
            if base == 0:
                raise _NotInFieldError
            unit, inverse, _ = base.xgcd(modulus)
            base = inverse / unit[0]
        total = flint.fmpq_poly([1])
        for _ in range(abs(int(term.exp))):
            total = (total * base) % modulus
        return total
    raise _NotInFieldError


def _roots(polynomial: sympy.Poly) -> Iterator[Algebraic]:
    """The irrational real roots, factor by factor."""
    for factor, _ in polynomial.factor_list()[1]:
        if not 2 <= factor.degree() <= _MAX_DEGREE:
            continue
        coefficients = tuple(int(each) for each in factor.primitive()[1].all_coeffs()[::-1])
        intervals: Any = factor.intervals()
        for (low, high), _ in intervals:
            yield Algebraic(coefficients, Fraction(str(low)), Fraction(str(high)))


def _candidates(statement: Statement, seed: int) -> Iterator[dict[str, Any]]:
    """Points with one coordinate where a side of a relation meets the other, the rest rational."""
    from dpotheory.prover.search import feasible_point

    goal = statement.goal
    assert isinstance(goal, Relation)
    found = feasible_point(statement, 20, seed)
    starts = ([found] if found else []) + [dict.fromkeys((n for n, _ in statement.domains), v) for v in _POOL]
    for relation in (goal, *statement.relations):
        powers = [power.exp for part in relation.parts for power in part.atoms(sympy.Pow)]
        if any(not isinstance(power, sympy.Rational) or abs(power) > _MAX_DEGREE for power in powers):
            continue
        numerator: Any = sympy.fraction(sympy.together(relation.lhs - relation.rhs))[0]
        for name in sorted(str(symbol) for symbol in numerator.free_symbols):
            if statement.domain[name].integral:
                continue
            for start in starts:
                fixed: dict[Any, Any] = {
                    statement.symbols[other]: sympy.Rational(value.numerator, value.denominator)
                    for other, value in start.items()
                    if other != name
                }
                try:
                    polynomial = sympy.Poly(numerator.subs(fixed), statement.symbols[name], domain="QQ")
                except (sympy.PolynomialError, sympy.CoercionFailed):
                    continue
                if 2 <= polynomial.degree() <= _MAX_DEGREE:
                    yield from ({**start, name: root} for root in _roots(polynomial))


def refute_at_algebraic_points(statement: Statement, budget: Budget | None = None) -> Outcome:
    """REFUTED by a point with one irrational algebraic coordinate, where a relation of polynomials is sharp."""
    from dpotheory.prover.witness import witness_for

    budget = budget or Budget()
    started = time.monotonic()
    reason = "No algebraic point at which a relation is sharp violates the goal."
    if isinstance(statement.goal, Relation):
        for point in _candidates(statement, budget.seed):
            if time.monotonic() - started > budget.seconds:
                reason = "The time for algebraic points is spent."
                break
            witness = witness_for(statement, point)
            if witness:
                seconds = time.monotonic() - started
                why = "The goal fails at a point with an irrational algebraic coordinate."
                return Outcome(Verdict.REFUTED, "algebraic", witness=witness, reason=why, seconds=seconds)
    return Outcome(Verdict.UNDECIDED, "algebraic", reason=reason, seconds=time.monotonic() - started)
