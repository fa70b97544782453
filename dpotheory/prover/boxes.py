"""Boxes of parameters, and expressions compiled to run over them in interval arithmetic.

A side of a box runs between two fractions (None: infinite) and may exclude its ends. `Compiled` evaluates each
distinct subterm once. A side may also be the single point ±∞ (`at_infinity`): the result then encloses the limit.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, no_type_check

import flint
import sympy

from dpotheory.prover import interval
from dpotheory.prover.evaluate import ball, evaluate
from dpotheory.prover.interval import INFINITY, Interval, UndefinedOnBoxError

_ONE_ARGUMENT: dict[Any, Callable[[Interval], Interval]] = {
    sympy.exp: interval.exponential,
    sympy.log: interval.logarithm,
    sympy.erf: interval.error_function,
    sympy.erfc: interval.complementary_error_function,
    sympy.Abs: interval.absolute,
    sympy.sinh: interval.hyperbolic_sine,
    sympy.cosh: interval.hyperbolic_cosine,
    sympy.tanh: interval.hyperbolic_tangent,
    sympy.atan: interval.arc_tangent,
    sympy.sin: interval.sine,
    sympy.cos: interval.cosine,
}


@no_type_check
@dataclass(frozen=True)
class Side:
    """One coordinate's range.

    An irrational end of the region, such as log 3, is rounded outward in `lo` or `hi` and kept exactly beside it.
    """

    lo: Fraction | None
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False
    at_infinity: int = 0
    lo_exact: sympy.Expr | None = None
    hi_exact: sympy.Expr | None = None

    @property
    def is_point(self) -> bool:
        """Whether the coordinate is fixed."""
        return self.at_infinity != 0 or (self.lo is not None and self.lo == self.hi)

    @property
    def empty(self) -> bool:
        """Whether no number is in it."""
        if self.lo is None or self.hi is None:
            return False
        return self.lo > self.hi or (self.lo == self.hi and (self.lo_open or self.hi_open))

    @property
    def interior(self) -> "Side":
        """Without the ends."""
        return self if self.is_point else replace(self, lo_open=True, hi_open=True)

    def enclosure(self) -> Interval:
        """As an interval."""
        if self.at_infinity:
            end = INFINITY if self.at_infinity > 0 else -INFINITY
            return Interval(end, end)
        if self.is_point and self.lo_exact is not None:
            return interval.from_ball(ball(evaluate(self.lo_exact, {}, flint.ctx.prec)))
        low = -INFINITY if self.lo is None else interval.from_fraction(self.lo).lo
        high = INFINITY if self.hi is None else interval.from_fraction(self.hi).hi
        return Interval(low, high, self.lo_open or self.lo is None, self.hi_open or self.hi is None)

    def middle(self) -> Fraction:
        """A number well inside: the mean, or for an infinite side a step that doubles."""
        if self.lo is not None and self.hi is not None:
            return (self.lo + self.hi) / 2
        if self.lo is not None:
            return self.lo + max(Fraction(1), abs(self.lo))
        if self.hi is not None:
            return self.hi - max(Fraction(1), abs(self.hi))
        return Fraction(0)

    def split(self, at: Fraction) -> tuple["Side", "Side"]:
        """Both parts; the number itself belongs to the first."""
        first = replace(self, hi=at, hi_open=False, hi_exact=None)
        return first, replace(self, lo=at, lo_open=True, lo_exact=None)

    def end(self, upper: bool) -> "Side":
        """One end as a closed point."""
        value, exact = (self.hi, self.hi_exact) if upper else (self.lo, self.lo_exact)
        return Side(value, value, lo_exact=exact, hi_exact=exact)

    @property
    def fixed(self) -> sympy.Expr | None:
        """The exact value of a finite point, else None."""
        if not self.is_point or self.at_infinity or self.lo is None:
            return None
        return self.lo_exact if self.lo_exact is not None else sympy.Rational(self.lo.numerator, self.lo.denominator)

    def width(self) -> float:
        """A measure for choosing which side to split: infinite sides first, then relative width."""
        if self.is_point:
            return 0.0
        if self.lo is None or self.hi is None:
            end = self.lo if self.lo is not None else self.hi
            return 8.0 / (1.0 + (0.0 if end is None else float(min(abs(end), Fraction(10**9)))) / 64)
        return float(min((self.hi - self.lo) / (1 + min(abs(self.lo), abs(self.hi))), Fraction(10**9)))


Box = Mapping[str, Side]


@no_type_check
class Compiled:
    """An expression, ready for boxes."""

    def __init__(self, expression: sympy.Expr) -> None:
        """List the distinct subterms, arguments before their uses."""
        self.expression = expression
        self.names = tuple(sorted(str(symbol) for symbol in expression.free_symbols))
        self._constants: dict[sympy.Basic, tuple[int, Interval]] = {}
        self._steps: list[tuple[sympy.Basic, tuple[int, ...]]] = []
        index: dict[sympy.Basic, int] = {}

        def visit(term: sympy.Basic) -> int:
            if term not in index:
                fixed_exponent = isinstance(term, sympy.Pow) and isinstance(term.exp, sympy.Rational)
                used = (term.args[0],) if fixed_exponent else term.args
                children = tuple(visit(argument) for argument in used)
                index[term] = len(self._steps)
                self._steps.append((term, children))
            return index[term]

        visit(expression)

    def __call__(self, box: Box) -> Interval:
        """The enclosure over the box; UndefinedOnBoxError where the expression may be undefined somewhere on it."""
        limit = any(box[name].at_infinity for name in self.names)
        values: list[Interval] = []
        for term, children in self._steps:
            value = self._constant(term) if not children else None
            if value is None:
                value = _apply(term, [values[child] for child in children], box, limit)
            values.append(value.closed if limit else value)
        return values[-1]

    def _constant(self, term: sympy.Basic) -> Interval | None:
        """The enclosure of a number, kept for the precision at hand; None for a symbol."""
        if isinstance(term, sympy.Symbol):
            return None
        precision, value = self._constants.get(term, (0, None))
        if value is None or precision != flint.ctx.prec:
            value = _apply(term, [], {}, False)
            self._constants[term] = (flint.ctx.prec, value)
        return value


@no_type_check
def _apply(term: sympy.Basic, arguments: list[Interval], box: Box, limit: bool) -> Interval:
    if isinstance(term, sympy.Symbol):
        return box[term.name].enclosure()
    if isinstance(term, sympy.Rational):
        return interval.from_fraction(Fraction(int(term.p), int(term.q)))
    if term is sympy.pi:
        return interval.from_ball(interval.arb.pi())
    if term is sympy.E:
        return interval.from_ball(interval.arb.const_e())
    if isinstance(term, sympy.Add):
        total = arguments[0]
        for argument in arguments[1:]:
            total = interval.add(total, argument)
        return total
    if isinstance(term, sympy.Mul):
        total = arguments[0]
        for argument in arguments[1:]:
            total = interval.multiply(total, argument, limit)
        return total
    if isinstance(term, sympy.Pow):
        exponent = term.exp
        if isinstance(exponent, sympy.Integer):
            return interval.integer_power(arguments[0], int(exponent))
        if isinstance(exponent, sympy.Rational):
            return interval.root_power(arguments[0], Fraction(int(exponent.p), int(exponent.q)))
        return interval.general_power(arguments[0], arguments[1], limit)
    if isinstance(term, (sympy.Min, sympy.Max)):
        choose = interval.minimum if isinstance(term, sympy.Min) else interval.maximum
        total = arguments[0]
        for argument in arguments[1:]:
            total = choose(total, argument)
        return total
    if term.func in _ONE_ARGUMENT:
        return _ONE_ARGUMENT[term.func](arguments[0])
    raise UndefinedOnBoxError(f"{term.func.__name__} has no interval arithmetic here")
