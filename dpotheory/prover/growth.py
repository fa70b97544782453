"""Sums of monomials with a remainder, c₁m₁ + c₂m₂ + … + O(m), of a variable t → ∞: arithmetic, powers, exp and log.

The statement behind a `Growth` holds at each value of the parameters by itself: near t = ∞ the expression is defined
and differs from the sum by at most a constant times |m|. Coefficients may turn out to be 0. A remainder of None says
that the sum is exact.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import sympy

from dpotheory.prover.monomials import (
    ONE,
    Monomial,
    NotUnderstoodError,
    Order,
    Signs,
    iterated_log,
    monomial,
    nonzero,
    power,
    sign,
    tidy,
)
from dpotheory.prover.process import OutOfTimeError

_EXACT_POWER = 8


class TooFewTermsError(Exception):
    """Everything that was kept cancelled: more terms are needed, where there are more."""


class UndefinedNearTargetError(Exception):
    """The expression certainly has no real value near the target; the text says why."""


@dataclass(frozen=True)
class Growth:
    """Σ c·m, the largest monomial first, + O(rest); `rest` is smaller than every m."""

    terms: tuple[tuple[Any, Monomial], ...] = ()
    rest: Monomial | None = None

    @property
    def constant(self) -> Any:
        """The number it is, when it is exactly one (or an expression of parameters); None otherwise."""
        if self.rest is not None or any(m != ONE for _, m in self.terms):
            return None
        return sympy.Add(*(c for c, _ in self.terms))


ZERO = Growth()


def number(value: Any) -> Growth:
    """A constant."""
    return Growth(((value, ONE),)) if value != 0 else ZERO


class Calculus:
    """Arithmetic of `Growth`s with up to `depth` terms of every series, until the deadline."""

    def __init__(self, signs: Signs, depth: int, deadline: float, final: bool = False) -> None:
        """With `final`, a remainder that swallows everything is accepted as a bound instead of TooFewTermsError."""
        self.signs, self.depth, self.deadline, self.final = signs, depth, deadline, final
        self.order = Order(signs)

    def tick(self) -> None:
        """Stop at the deadline."""
        if time.monotonic() > self.deadline:
            raise OutOfTimeError("the comparison of growth rates did not end in time")

    def bounded_by(self, m: Monomial) -> Growth:
        """O(m) and nothing more."""
        if not self.final:
            raise TooFewTermsError
        return Growth((), m)

    def add(self, *parts: Growth) -> Growth:
        """The sum."""
        rest: Monomial | None = None
        for part in parts:
            if part.rest is not None and (rest is None or self.order.compare(part.rest, rest) > 0):
                rest = part.rest
        sums: dict[Monomial, Any] = {}
        for part in parts:
            for c, m in part.terms:
                sums[m] = sums[m] + c if m in sums else c
        terms: list[tuple[Any, Monomial]] = []
        for m, c in sums.items():
            self.tick()
            coefficient = tidy(c)
            if coefficient != 0 and (rest is None or self.order.compare(m, rest) > 0):
                self._insert(terms, coefficient, m)
        most = 3 * self.depth + 12
        if len(terms) > most:
            terms, rest = terms[:most], terms[most][1]
        return Growth(tuple(terms), rest)

    def _insert(self, terms: list[tuple[Any, Monomial]], c: Any, m: Monomial) -> None:
        for index, (other, where) in enumerate(terms):
            side = self.order.compare(m, where)
            if side > 0:
                terms.insert(index, (c, m))
                return
            if side == 0:
                terms[index] = (tidy(other + c), where)
                return
        terms.append((c, m))

    def scale(self, g: Growth, c: Any, m: Monomial = ONE) -> Growth:
        """c·m·g."""
        if c == 0:
            return ZERO
        rest = None if g.rest is None else g.rest * m
        return Growth(tuple((tidy(c * other), where * m) for other, where in g.terms), rest)

    def multiply(self, g: Growth, h: Growth) -> Growth:
        """The product."""
        parts = [self.scale(g, c, m) for c, m in h.terms]
        if h.rest is not None:
            top = self.top(g)
            if top is not None:
                parts.append(Growth((), top * h.rest))
        return self.add(*parts)

    def top(self, g: Growth) -> Monomial | None:
        """A monomial m with g = O(m); None for 0."""
        return g.terms[0][1] if g.terms else g.rest

    def trimmed(self, g: Growth) -> Growth:
        """Without leading terms whose coefficient is 0. Raises TooFewTermsError when only O(…) is left."""
        terms = g.terms
        while terms and not nonzero(self.signs, terms[0][0]):
            terms = terms[1:]
        if not terms and g.rest is not None:
            raise TooFewTermsError
        return Growth(terms, g.rest)

    def factored(self, g: Growth) -> tuple[Any, Monomial, Growth]:
        """c, m, ε with g = c·m·(1 + ε) and ε → 0; g must not be 0."""
        c, m = g.terms[0]
        inverse = m ** sympy.Integer(-1)
        return c, m, self.scale(Growth(g.terms[1:], g.rest), 1 / c, inverse)

    def compose(self, coefficient: Callable[[int], Any], small: Growth, last: int | None = None) -> Growth:
        """Σ a_k ε^k for ε → 0, of a function analytic at 0 (a polynomial of degree `last`, if given)."""
        if small == ZERO:
            return number(coefficient(0))
        top = self.top(small)
        assert top is not None
        count = self.depth if last is None else min(last + 1, self.depth)
        remainder = [] if last is not None and count > last else [Growth((), top ** sympy.Integer(count))]
        parts, current = [number(coefficient(0)), *remainder], number(sympy.Integer(1))
        for k in range(1, count):
            current = self.add(self.multiply(current, small), *remainder)
            parts.append(self.scale(current, coefficient(k)))
        return self.add(*parts)

    def parts(self, g: Growth) -> tuple[list[tuple[Any, Monomial]], Any, Growth]:
        """The growing terms, the constant and what vanishes; the remainder must vanish."""
        if g.rest is not None and self.order(g.rest) >= 0:
            raise TooFewTermsError
        large = [(c, m) for c, m in g.terms if self.order(m) > 0]
        constant = sympy.Add(*(c for c, m in g.terms if self.order(m) == 0))
        small = Growth(tuple((c, m) for c, m in g.terms if self.order(m) < 0), g.rest)
        return large, tidy(constant), small

    def exp(self, g: Growth) -> Growth:
        """e^g. Where g is known up to a bounded or a smaller term only, a bound."""
        if g.rest is None or self.order(g.rest) < 0:
            large, constant, small = self.parts(g)
            series = self.compose(lambda k: sympy.Rational(1, sympy.factorial(k)), small)
            return self.scale(series, sympy.exp(constant), monomial((), large))
        if self.order(g.rest) == 0:
            return self.bounded_by(monomial((), g.terms))
        c, m = self.trimmed(g).terms[0]
        factor = sympy.Rational(1, 2) if sign(self.signs, c) < 0 else sympy.Integer(2)
        return self.bounded_by(monomial((), [(c * factor, m)]))

    def log(self, g: Growth) -> Growth:
        """log g, for g > 0 near ∞."""
        g = self.trimmed(g)
        if not g.terms:
            raise UndefinedNearTargetError("it takes the logarithm of 0")
        c, m, small = self.factored(g)
        if sign(self.signs, c) < 0:
            raise UndefinedNearTargetError("it takes the logarithm of a negative number")
        logs = [Growth(((coefficient, inner),)) for coefficient, inner in m.logarithm]
        series = self.compose(lambda k: sympy.Rational((-1) ** (k + 1), k) if k else sympy.Integer(0), small)
        return self.add(*logs, number(sympy.expand_log(sympy.log(c))), series)

    def power(self, g: Growth, r: Any) -> Growth:
        """g^r for an exponent r without the variable."""
        if r == 0:
            return number(sympy.Integer(1))
        if isinstance(r, sympy.Integer) and 0 < r <= max(_EXACT_POWER, self.depth):
            result = g
            for _ in range(int(r) - 1):
                result = self.multiply(result, g)
            return result
        constant = g.constant
        rational = isinstance(r, sympy.Rational)
        if constant is not None and rational and r > 0 and -1 not in self.signs.possible(constant):
            return number(power(constant, r))
        g = self.trimmed(g)
        if not g.terms:
            return self._power_of_zero(r)
        c, m, small = self.factored(g)
        if not self.signs.integral(r) and sign(self.signs, c) < 0:
            if rational:
                raise UndefinedNearTargetError("it takes a root of a negative number")
            raise NotUnderstoodError("it takes a power of a negative number")
        last = int(r) if isinstance(r, sympy.Integer) and r > 0 else None
        series = self.compose(lambda k: sympy.ff(r, k) / sympy.factorial(k), small, last)
        return self.scale(series, power(c, r), m**r)

    def _power_of_zero(self, r: Any) -> Growth:
        side = sign(self.signs, r)
        if side > 0:
            return ZERO
        if side < 0:
            raise UndefinedNearTargetError("it divides by 0")
        raise NotUnderstoodError("it contains 0 to the power 0")

    def limit(self, g: Growth) -> Any:
        """The limit: an expression of the parameters, or ±oo."""
        while True:
            top = self.top(g)
            if top is None or self.order(top) < 0:
                return sympy.Integer(0)
            if self.order(top) == 0:
                return self.parts(g)[1]
            g = self.trimmed(g)
            if g.terms and self.order(g.terms[0][1]) > 0:
                return sympy.oo if sign(self.signs, g.terms[0][0]) > 0 else -sympy.oo


def variable() -> Growth:
    """t itself."""
    return Growth(((sympy.Integer(1), iterated_log(0)),))
