"""f ≥ 0 (or > 0) on a whole box: by enclosure, by the mean-value form, or by monotonicity down to a face.

Monotonicity settles the two cases that bisection cannot: an infinite side, and a point where both sides of an
inequality touch. If ∂f/∂x ≥ 0 on the box then f ≥ f(face x = lower end); the sign of the derivative is proved the
same way, a few derivatives deep. At an infinite end the face is the limit, enclosed in limit arithmetic.
Every step needs f to be defined on the whole box, as its enclosure shows; elementary functions are continuous there.
"""

import contextlib
import time
from collections import Counter
from dataclasses import replace
from typing import Any

import sympy

from dpotheory.prover import interval
from dpotheory.prover.boxes import Box, Compiled, Side
from dpotheory.prover.constants import NumberSigns
from dpotheory.prover.evaluate import UndefinedValueError, sign
from dpotheory.prover.expand import expand as growth_limit
from dpotheory.prover.forms import SYMPY_ERRORS, derivative, expand, expandable, substituted
from dpotheory.prover.growth import UndefinedNearTargetError
from dpotheory.prover.interval import Interval
from dpotheory.prover.monomials import NotUnderstoodError
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from dpotheory.prover.region import enclose, split, widest
from dpotheory.prover.relations import Limit

_FACTOR_SECONDS = 2.0
_LIMIT_SECONDS = 1.0
_INFINITE = (sympy.nan, sympy.zoo, sympy.oo, sympy.AccumBounds)


class OutOfBudgetError(Exception):
    """Boxes or time are used up."""


class OnBox:
    """Proves signs on boxes and counts what it spends."""

    def __init__(self, boxes: int, deadline: float | int) -> None:
        """Start with a budget of boxes and a point in monotonic time."""
        self.boxes_left = boxes
        self.deadline = deadline
        self.devices: Counter[str] = Counter()
        self._compiled: dict[sympy.Expr, Compiled] = {}
        self._products: dict[sympy.Expr, sympy.Expr] = {}
        self._derivatives: dict[tuple[sympy.Expr, str], sympy.Expr] = {}

    def spend(self) -> None:
        """Count a box; OutOfBudgetError when there is none left."""
        self.boxes_left -= 1
        if self.boxes_left < 0 or time.monotonic() > self.deadline:
            raise OutOfBudgetError

    def enclose(self, f: Any, box: Box) -> Interval | None:
        """The enclosure of f, or None where f may be undefined."""
        if f not in self._compiled:
            self._compiled[f] = Compiled(f)
        return enclose(self._compiled[f], box)

    def product(self, f: Any) -> Any:
        """f written as a product, so that factors of known sign can be taken out."""
        if f not in self._products:
            result = None
            seconds = min(_FACTOR_SECONDS, self.deadline - time.monotonic())
            if seconds <= 0:
                raise OutOfBudgetError
            if expandable(f):
                with contextlib.suppress(OutOfTimeError, CallFailedError):
                    result = call("factor", f, seconds=seconds)
            if result is None:
                try:
                    result = sympy.factor_terms(f)
                except SYMPY_ERRORS:
                    result = f
            self._products[f] = result
        return self._products[f]

    def derivative(self, f: Any, name: str) -> Any:
        """∂f/∂name as a product."""
        key = (f, name)
        if key not in self._derivatives:
            symbol = next(s for s in f.free_symbols if str(s) == name)
            self._derivatives[key] = self.product(derivative(f, symbol))
        return self._derivatives[key]

    def reduce(self, f: Any, box: Box, strict: bool) -> Any:
        """A function with the sign of f on the box: factors of certain sign taken out, fixed coordinates put in."""
        fixed = {s: value for s in f.free_symbols if (value := box[str(s)].fixed) is not None}
        if fixed:
            f = substituted(f, fixed)
            if f is None:
                return sympy.nan
        kept: list[Any] = []
        flip = 1
        for factor in sympy.Mul.make_args(f):
            values = None if factor.has(*_INFINITE) else self.enclose(factor, box)
            if values is not None and (values.positive or (not strict and values.nonnegative)):
                continue
            if values is not None and values.negative:
                flip = -flip
            else:
                kept.append(factor)
        return flip * sympy.Mul(*kept)

    def prove(self, f: Any, box: Box, strict: bool, depth: int, allowance: int) -> bool:
        """Whether f ≥ 0 (> 0 if strict) is certain on the whole box, splitting it into at most `allowance` parts."""
        waiting = [dict(box)]
        while waiting:
            allowance -= 1
            if allowance < 0:
                return False
            self.spend()
            current = waiting.pop()
            if self.test(f, current, strict, depth):
                continue
            name = widest(current, tuple(sorted(str(s) for s in f.free_symbols)))
            if name is None:
                return False
            waiting += split(current, name, current[name].middle())
        return True

    def test(self, f: Any, box: Box, strict: bool, depth: int) -> bool:
        """The same without splitting."""
        if any(box[str(s)].at_infinity for s in f.free_symbols):
            values = self.enclose(f, box)
            return values is not None and (values.positive if strict else values.nonnegative)
        g = self.reduce(f, box, strict)
        if g.has(*_INFINITE):
            return False
        values = self.enclose(g, box)
        if values is None:
            return False
        if values.positive or (not strict and values.nonnegative):
            self.devices["enclosure"] += 1
            return True
        names = [str(s) for s in sorted(g.free_symbols, key=str) if not box[str(s)].is_point]
        if not names:
            return self._exact(g, strict)
        if values.negative or depth <= 0:
            return False
        if self._mean_value(g, box, names, strict):
            self.devices["mean value"] += 1
            return True
        for name in names:
            if self._monotone(g, box, name, strict, depth):
                self.devices["monotone"] += 1
                return True
        return False

    def _exact(self, g: Any, strict: bool) -> bool:
        if g.free_symbols:
            return False
        try:
            side = sign(g, {})
        except UndefinedValueError:
            return False
        return side is not None and (side > 0 or (side == 0 and not strict))

    def _mean_value(self, g: Any, box: Box, names: list[str], strict: bool) -> bool:
        if any(box[name].lo is None or box[name].hi is None for name in names):
            return False
        centre = {**box, **{name: Side(box[name].middle(), box[name].middle()) for name in names}}
        total = self.enclose(g, centre)
        inside = {**box, **{name: box[name].interior for name in names}}
        for name in names:
            slope = self.enclose(self.derivative(g, name), inside)
            if slope is None or total is None:
                return False
            offset = interval.add(box[name].enclosure(), interval.negate(centre[name].enclosure()))
            total = interval.add(total, interval.multiply(slope.closed, offset.closed))
        return total is not None and (total.positive if strict else total.nonnegative)

    def _direction(self, slope: Any, inside: Box, names: list[str], depth: int) -> int:
        values = self.enclose(slope, inside)
        if values is None:
            return 0
        if values.nonnegative or values.nonpositive:
            return 1 if values.nonnegative else -1
        middle = {name: inside[name].middle() for name in names}
        points = {name: Side(value, value) for name, value in middle.items()}
        guess = self.enclose(slope, {**inside, **points})
        if guess is None or depth <= 1:
            return 0
        for direction in (1,) if guess.positive else (-1,) if guess.negative else (1, -1):
            if self.prove(direction * slope, inside, False, depth - 1, 2 * depth):
                return direction
        return 0

    def _monotone(self, g: Any, box: Box, name: str, strict: bool, depth: int) -> bool:
        side = box[name]
        inside = {**box, name: side.interior}
        slope = self.reduce(self.derivative(g, name), inside, True)
        if slope.has(*_INFINITE):
            return False
        names = [str(s) for s in g.free_symbols if not box[str(s)].is_point]
        direction = self._direction(slope, inside, names, depth)
        if direction == 0:
            return False
        end = side.lo if direction > 0 else side.hi
        left_out = side.lo_open if direction > 0 else side.hi_open
        if end is None:
            return self._limit(g, box, name, -direction) and (
                not strict or self.prove(direction * slope, inside, True, depth - 1, 2 * depth)
            )
        closed = replace(side, lo_open=False) if direction > 0 else replace(side, hi_open=False)
        if self.enclose(g, {**box, name: closed}) is None:
            return False  # g must be defined, hence continuous, up to and including the face
        face = {**box, name: side.end(upper=direction < 0)}
        if self.prove(g, face, strict, depth, 2 * depth + 1):
            return True
        # f > f(end) >= 0 where the derivative is strictly of its sign and the end itself is left out
        return (
            strict
            and left_out
            and self.prove(g, face, False, depth, 2 * depth + 1)
            and self.prove(direction * slope, inside, True, depth - 1, 2 * depth)
        )

    def _limit(self, g: Any, box: Box, name: str, end: int) -> bool:
        """Whether the limit of g at the infinite end is ≥ 0, where g decreases towards it."""
        face = {**box, name: replace(box[name], at_infinity=end)}
        known = False
        for form in (g, expand(g), self.product(g)):
            values = self.enclose(form, face)
            known = known or (values is not None and values.nonnegative)
        if known:
            self.devices["limit"] += 1
        return known or self._symbolic_limit(g, name, end)

    def _symbolic_limit(self, g: Any, name: str, end: int) -> bool:
        """Whether the limit in one variable, by growth rates, is ≥ 0; the certificate counts these."""
        if {str(s) for s in g.free_symbols} != {name}:
            return False
        symbol = next(iter(g.free_symbols))
        deadline = min(self.deadline, time.monotonic() + _LIMIT_SECONDS)
        try:
            value = growth_limit(Limit(g, symbol, end * sympy.oo, 0), {}, NumberSigns(deadline), deadline)
        except (UndefinedNearTargetError, NotUnderstoodError, OutOfTimeError):
            return False
        if value == sympy.oo or (value != -sympy.oo and self._exact(value, False)):
            self.devices["limit by growth rates"] += 1
            return True
        return False
