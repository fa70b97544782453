"""Interval arithmetic with Arb endpoints: open or closed, finite or infinite, always rounded outward.

An interval [lo, hi] claims that every value lies in it; `lo_open` claims further that lo itself is not a value. Wide
boxes keep sharp bounds where a midpoint–radius ball would lose them (erfc on [0, ∞)). An operation that may be
undefined somewhere on its argument raises UndefinedOnBoxError: nothing is ever proved from such a box.
These functions run millions of times on scalars, so they are exempt from the run-time type checks of the tests.
"""

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, no_type_check

import flint

arb = flint.arb
INFINITY = arb("inf")


class UndefinedOnBoxError(ArithmeticError):
    """The operation may have no real value somewhere on the box."""


@no_type_check
def down(value: Any) -> Any:
    """An exact number ≤ every number in the ball; −∞ when nothing is known."""
    if value.is_nan():
        return -INFINITY
    return value if value.is_exact() else value.lower()


@no_type_check
def up(value: Any) -> Any:
    """An exact number ≥ every number in the ball; ∞ when nothing is known."""
    if value.is_nan():
        return INFINITY
    return value if value.is_exact() else value.upper()


@no_type_check
def infinite(value: Any) -> bool:
    """Whether an endpoint is ±∞."""
    return not value.is_finite()


@no_type_check
@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers from lo to hi; an infinite endpoint is never a value (except in limit arithmetic)."""

    lo: Any
    hi: Any
    lo_open: bool = False
    hi_open: bool = False

    @property
    def positive(self) -> bool:
        """Whether every value is > 0."""
        return bool(self.lo > 0) or (self.lo_open and bool(self.lo >= 0))

    @property
    def nonnegative(self) -> bool:
        """Whether every value is ≥ 0."""
        return bool(self.lo >= 0)

    @property
    def negative(self) -> bool:
        """Whether every value is < 0."""
        return bool(self.hi < 0) or (self.hi_open and bool(self.hi <= 0))

    @property
    def nonpositive(self) -> bool:
        """Whether every value is ≤ 0."""
        return bool(self.hi <= 0)

    @property
    def closed(self) -> "Interval":
        """The same bounds without the claim that an end is not attained."""
        return Interval(self.lo, self.hi)


WHOLE = Interval(-INFINITY, INFINITY, True, True)


@no_type_check
def from_fraction(value: Fraction) -> Interval:
    """The number, enclosed."""
    ball = arb(flint.fmpq(value.numerator, value.denominator))
    return Interval(down(ball), up(ball))


@no_type_check
def from_ball(value: Any) -> Interval:
    """A ball, enclosed; unknown becomes everything."""
    return Interval(down(value), up(value))


@no_type_check
def add(a: Interval, b: Interval) -> Interval:
    """a + b."""
    return Interval(down(a.lo + b.lo), up(a.hi + b.hi), a.lo_open or b.lo_open, a.hi_open or b.hi_open)


@no_type_check
def negate(a: Interval) -> Interval:
    """−a."""
    return Interval(-a.hi, -a.lo, a.hi_open, a.lo_open)


@no_type_check
def multiply(a: Interval, b: Interval, limit: bool = False) -> Interval:
    """a · b. An infinite end is not a value, so 0·∞ is 0 for sets of numbers; in limit arithmetic it is unknown."""
    corners: list[tuple[Any, bool]] = []
    for x, x_open in ((a.lo, a.lo_open), (a.hi, a.hi_open)):
        for y, y_open in ((b.lo, b.lo_open), (b.hi, b.hi_open)):
            x_zero, y_zero = bool(x == 0), bool(y == 0)
            if x_zero or y_zero:
                if limit and (infinite(x) or infinite(y)):
                    return Interval(-INFINITY, INFINITY)
                # a closed zero is attained whatever the other factor's end
                attained = (x_zero and not x_open) or (y_zero and not y_open)
                corners.append((arb(0), not attained))
            else:
                corners.append((x * y, x_open or y_open))
    lows = [(down(value), is_open) for value, is_open in corners]
    highs = [(up(value), is_open) for value, is_open in corners]
    low, high = lows[0][0], highs[0][0]
    for value, _ in lows[1:]:
        low = value if bool(value < low) else low
    for value, _ in highs[1:]:
        high = value if bool(value > high) else high
    return Interval(
        low,
        high,
        all(is_open for value, is_open in lows if bool(value == low)),
        all(is_open for value, is_open in highs if bool(value == high)),
    )


@no_type_check
def reciprocal(a: Interval) -> Interval:
    """1/a; a must not contain 0."""
    if not (a.positive or a.negative):
        raise UndefinedOnBoxError("a division by an interval that may contain 0")
    if a.negative:
        return negate(reciprocal(negate(a)))
    high = INFINITY if bool(a.lo == 0) else up(1 / a.lo)
    low = arb(0) if infinite(a.hi) else down(1 / a.hi)
    low = low if bool(low >= 0) else arb(0)
    return Interval(low, high, a.hi_open, a.lo_open)


@no_type_check
def integer_power(a: Interval, exponent: int) -> Interval:
    """a**exponent for an integer exponent."""
    if exponent < 0:
        return reciprocal(integer_power(a, -exponent))
    if exponent == 0:
        return Interval(arb(1), arb(1))
    if exponent % 2 == 0 and not a.nonnegative:
        if a.nonpositive:
            return integer_power(negate(a), exponent)
        low, high = -a.lo, a.hi
        if bool(low == high):
            top, is_open = high, a.lo_open and a.hi_open
        else:
            top, is_open = (low, a.lo_open) if bool(low > high) else (high, a.hi_open)
        return Interval(arb(0), _power_end(top, exponent, up), False, is_open)
    return Interval(_power_end(a.lo, exponent, down), _power_end(a.hi, exponent, up), a.lo_open, a.hi_open)


@no_type_check
def _power_end(end: Any, exponent: int, towards: Callable[[Any], Any]) -> Any:
    if infinite(end):
        return end if exponent % 2 or bool(end > 0) else -end
    return towards(end ** flint.fmpz(exponent))


@no_type_check
def root_power(a: Interval, exponent: Fraction) -> Interval:
    """a**exponent for a non-integer rational exponent; a must be ≥ 0 (> 0 when the exponent is negative)."""
    if exponent < 0:
        return reciprocal(root_power(a, -exponent))
    if not a.nonnegative:
        raise UndefinedOnBoxError("a root of an interval that may contain negative numbers")

    def end(value: Any, towards: Callable[[Any], Any]) -> Any:
        if infinite(value) or bool(value == 0):
            return value
        if exponent.denominator.bit_length() > 16:  # Arb takes roots of machine size only
            return towards((value.log() * arb(flint.fmpq(exponent.numerator, exponent.denominator))).exp())
        return towards(value.root(exponent.denominator) ** flint.fmpz(exponent.numerator))

    low = end(a.lo, down)
    return Interval(low if bool(low >= 0) else arb(0), end(a.hi, up), a.lo_open, a.hi_open)


@no_type_check
def general_power(base: Interval, exponent: Interval, limit: bool = False) -> Interval:
    """base**exponent = exp(exponent · log base) for base > 0."""
    return exponential(multiply(exponent, logarithm(base), limit))


@no_type_check
def exponential(a: Interval) -> Interval:
    """exp."""
    low = arb(0) if bool(a.lo == -INFINITY) else down(a.lo.exp())
    high = arb(0) if bool(a.hi == -INFINITY) else (INFINITY if infinite(a.hi) else up(a.hi.exp()))
    low = low if bool(low >= 0) else arb(0)
    # exp > 0 everywhere, so a lower bound 0 is never attained
    return Interval(low, high, a.lo_open or bool(low == 0), a.hi_open)


@no_type_check
def logarithm(a: Interval) -> Interval:
    """log; a must be > 0."""
    if not a.positive:
        raise UndefinedOnBoxError("a logarithm of an interval that may contain 0 or negative numbers")
    low = -INFINITY if bool(a.lo == 0) else (a.lo if infinite(a.lo) else down(a.lo.log()))
    return Interval(low, INFINITY if infinite(a.hi) else up(a.hi.log()), a.lo_open, a.hi_open)


@no_type_check
def _between(name: str, low: int | None, high: int | None) -> Callable[[Interval], Interval]:
    """An increasing function with the given limits at ∓∞ (None: infinite)."""
    bottom = -INFINITY if low is None else arb(low)
    top = INFINITY if high is None else arb(high)

    def end(value: Any, towards: Callable[[Any], Any]) -> Any:
        if infinite(value):
            return top if bool(value > 0) else bottom
        result = towards(getattr(value, name)())
        result = bottom if bool(result < bottom) else result
        return top if bool(result > top) else result

    def apply(a: Interval) -> Interval:
        lo, hi = end(a.lo, down), end(a.hi, up)
        return Interval(lo, hi, a.lo_open or bool(lo == bottom), a.hi_open or bool(hi == top))

    return apply


error_function = _between("erf", -1, 1)
hyperbolic_tangent = _between("tanh", -1, 1)
hyperbolic_sine = _between("sinh", None, None)


@no_type_check
def complementary_error_function(a: Interval) -> Interval:
    """erfc, decreasing from 2 to 0."""

    def end(value: Any, towards: Callable[[Any], Any]) -> Any:
        if infinite(value):
            return arb(0) if bool(value > 0) else arb(2)
        result = towards(value.erfc())
        result = result if bool(result >= 0) else arb(0)
        return result if bool(result <= 2) else arb(2)

    lo, hi = end(a.hi, down), end(a.lo, up)
    return Interval(lo, hi, a.hi_open or bool(lo == 0), a.lo_open or bool(hi == 2))


@no_type_check
def hyperbolic_cosine(a: Interval) -> Interval:
    """cosh, even and increasing on [0, ∞)."""
    size = absolute(a)

    def end(value: Any, towards: Callable[[Any], Any]) -> Any:
        return INFINITY if infinite(value) else towards(value.cosh())

    low = end(size.lo, down)
    return Interval(low if bool(low >= 1) else arb(1), end(size.hi, up), size.lo_open, size.hi_open)


@no_type_check
def arc_tangent(a: Interval) -> Interval:
    """atan."""
    half = arb.pi() / 2

    def end(value: Any) -> Any:
        return (half if bool(value > 0) else -half) if infinite(value) else value.atan()

    return Interval(down(end(a.lo)), up(end(a.hi)), a.lo_open, a.hi_open)


@no_type_check
def _circular(name: str) -> Callable[[Interval], Interval]:
    def apply(a: Interval) -> Interval:
        if infinite(a.lo) or infinite(a.hi):
            return Interval(arb(-1), arb(1))
        return from_ball(getattr(a.lo.union(a.hi), name)())

    return apply


sine = _circular("sin")
cosine = _circular("cos")


@no_type_check
def absolute(a: Interval) -> Interval:
    """|a|."""
    if a.nonnegative:
        return a
    if a.nonpositive:
        return negate(a)
    low = -a.lo
    return Interval(arb(0), low if bool(low > a.hi) else a.hi)


@no_type_check
def minimum(a: Interval, b: Interval) -> Interval:
    """min(a, b), with closed ends."""
    return Interval(a.lo if bool(a.lo < b.lo) else b.lo, a.hi if bool(a.hi < b.hi) else b.hi)


@no_type_check
def maximum(a: Interval, b: Interval) -> Interval:
    """max(a, b), with closed ends."""
    return negate(minimum(negate(a), negate(b)))
