"""From an expression and a target to its `Growth`: every subterm as it stands, so that definedness is decided too.

The variable is put at ±t, or at the target ± 1/t, with t → ∞. Where a function is applied to something that converges,
Taylor's formula is used; at infinity exp, log, erfc and atan have expansions of their own; sin and cos of something
that grows are known to be bounded, no more. Parameters are constants whose signs a `Signs` object knows.
"""

from collections.abc import Callable, Mapping
from typing import Any

import sympy

from dpotheory.prover.approach import INFINITIES
from dpotheory.prover.growth import (
    ZERO,
    Calculus,
    Growth,
    TooFewTermsError,
    number,
    variable,
)
from dpotheory.prover.monomials import ONE, NotUnderstoodError, Signs, sign
from dpotheory.prover.statement import Limit

_DEPTHS = (1, 3, 6, 12)
_BOUNDED = (sympy.sin, sympy.cos, sympy.tanh, sympy.atan, sympy.erf, sympy.erfc)


class Expansion:
    """Growths of the subterms of one limit, at one depth."""

    def __init__(self, goal: Limit, known: Mapping[Any, Any], calculus: Calculus) -> None:
        """`known` replaces parameters by what equations among the hypotheses say about them."""
        self.goal, self.known, self.calculus = goal, known, calculus
        self._done: dict[Any, Growth] = {}
        self._done[goal.variable] = self._approach()

    def _approach(self) -> Growth:
        t, goal = variable(), self.goal
        if goal.target in INFINITIES:
            return t if goal.target == sympy.oo else self.calculus.scale(t, sympy.Integer(-1))
        step = self.calculus.power(t, sympy.Integer(-1))
        side = sympy.Integer(1 if goal.side == "+" else -1)
        return self.calculus.add(self(goal.target), self.calculus.scale(step, side))

    def __call__(self, term: Any) -> Growth:
        """The growth of a term."""
        if term not in self._done:
            self.calculus.tick()
            self._done[term] = self._of(term)
        return self._done[term]

    def _of(self, term: Any) -> Growth:
        if term.is_Symbol or term.is_Atom:
            return number(self.known.get(term, term))
        arguments = [self(argument) for argument in term.args]
        if term.is_Add:
            return self.calculus.add(*arguments)
        if term.is_Mul:
            product = arguments[0]
            for factor in arguments[1:]:
                product = self.calculus.multiply(product, factor)
            return product
        if term.is_Pow:
            return self._power(term, *arguments)
        if isinstance(term, (sympy.Min, sympy.Max)):
            chosen = arguments[0]
            for other in arguments[1:]:
                chosen = self._extreme(chosen, other, 1 if isinstance(term, sympy.Max) else -1)
            return chosen
        return self._function(term.func, arguments[0])

    def _power(self, term: Any, base: Growth, exponent: Growth) -> Growth:
        calculus, fixed = self.calculus, exponent.constant
        if fixed is not None:
            return calculus.power(base, fixed)
        base = base if base.constant is not None else calculus.trimmed(base)
        side = sign(calculus.signs, base.terms[0][0]) if base.terms else 0
        if side == 0:
            return self._zero_to(exponent)
        if side < 0:
            return self._alternating(base, term.exp, exponent)
        return calculus.exp(calculus.multiply(exponent, calculus.log(base)))

    def _zero_to(self, exponent: Growth) -> Growth:
        """0 to a power that varies."""
        calculus = self.calculus
        varying = calculus.trimmed(exponent)
        if varying.terms and sign(calculus.signs, varying.terms[0][0]) > 0:
            return ZERO
        raise NotUnderstoodError("it contains 0 to a power that is not positive")

    def _alternating(self, base: Growth, written: Any, exponent: Growth) -> Growth:
        """An integer power of a negative number: as large as the positive number's, with a sign of its own."""
        calculus = self.calculus
        if not written.is_integer:
            raise NotUnderstoodError("it takes a varying power of a negative number")
        positive = calculus.scale(base, sympy.Integer(-1))
        top = calculus.top(calculus.exp(calculus.multiply(exponent, calculus.log(positive))))
        assert top is not None
        return calculus.bounded_by(top)

    def _extreme(self, g: Growth, h: Growth, direction: int) -> Growth:
        """The larger (direction 1) or the smaller of two."""
        a, b = g.constant, h.constant
        if a is not None and b is not None:
            return number(sympy.Max(a, b) if direction > 0 else sympy.Min(a, b))
        calculus = self.calculus
        try:
            difference = calculus.trimmed(calculus.add(g, calculus.scale(h, sympy.Integer(-1))))
        except TooFewTermsError:
            tops = [top for top in (calculus.top(g), calculus.top(h)) if top is not None]
            larger = tops[0] if calculus.order.compare(tops[0], tops[-1]) > 0 else tops[-1]
            return calculus.bounded_by(larger)
        if not difference.terms:
            return g
        return g if sign(calculus.signs, difference.terms[0][0]) == direction else h

    def _absolute(self, g: Growth) -> Growth:
        calculus, constant = self.calculus, g.constant
        if constant is not None:
            return number(sympy.Abs(constant))
        try:
            trimmed = calculus.trimmed(g)
        except TooFewTermsError:
            top = calculus.top(g)
            assert top is not None
            return calculus.bounded_by(top)
        if not trimmed.terms:
            return ZERO
        return calculus.scale(trimmed, sympy.Integer(sign(calculus.signs, trimmed.terms[0][0])))

    def _function(self, function: Any, g: Growth) -> Growth:
        if function is sympy.exp:
            return self.calculus.exp(g)
        if function is sympy.log:
            return self.calculus.log(g)
        if function is sympy.Abs:
            return self._absolute(g)
        try:
            direction = self._direction(g)
        except TooFewTermsError:
            if function in _BOUNDED:
                return self.calculus.bounded_by(ONE)
            raise
        if direction == 0:
            return self._taylor(function, g)
        return self._at_infinity(function, g, direction)

    def _direction(self, g: Growth) -> int:
        """±1 when g → ±∞, 0 when it converges."""
        calculus = self.calculus
        while True:
            top = calculus.top(g)
            if top is None or calculus.order(top) <= 0:
                if g.rest is not None and calculus.order(g.rest) >= 0:
                    raise TooFewTermsError
                return 0
            g = calculus.trimmed(g)
            if g.terms and calculus.order(g.terms[0][1]) > 0:
                return sign(calculus.signs, g.terms[0][0])

    def _taylor(self, function: Any, g: Growth) -> Growth:
        terms = [(c, m) for c, m in g.terms if self.calculus.order(m) <= 0]  # growing ones have coefficient 0 here
        _, centre, small = self.calculus.parts(Growth(tuple(terms), g.rest))
        z = sympy.Dummy("z", real=True)
        derivatives: list[Any] = [function(z)]

        def coefficient(k: int) -> Any:
            while len(derivatives) <= k:
                derivatives.append(sympy.diff(derivatives[-1], z))
            return derivatives[k].xreplace({z: centre}) / sympy.factorial(k)

        return self.calculus.compose(coefficient, small)

    def _at_infinity(self, function: Any, g: Growth, direction: int) -> Growth:
        calculus = self.calculus
        one, minus = number(sympy.Integer(1)), sympy.Integer(-1)
        if function in (sympy.sin, sympy.cos):
            return calculus.bounded_by(ONE)
        if function in (sympy.sinh, sympy.cosh):
            half, other = sympy.Rational(1, 2), sympy.Rational(1 if function is sympy.cosh else -1, 2)
            up, down = calculus.exp(g), calculus.exp(calculus.scale(g, minus))
            return calculus.add(calculus.scale(up, half), calculus.scale(down, other))
        if direction < 0:
            reflected = self._at_infinity(function, calculus.scale(g, minus), 1)
            shift = [number(sympy.Integer(2))] if function is sympy.erfc else []
            return calculus.add(*shift, calculus.scale(reflected, minus))
        if function is sympy.erfc:
            return self._erfc_tail(g)
        if function is sympy.erf:
            return calculus.add(one, calculus.scale(self._erfc_tail(g), minus))
        if function is sympy.tanh:
            fall = calculus.exp(calculus.scale(g, sympy.Integer(-2)))
            below = calculus.power(calculus.add(one, fall), minus)
            return calculus.multiply(calculus.add(one, calculus.scale(fall, minus)), below)
        if function is sympy.atan:
            inverse = self._taylor(sympy.atan, calculus.power(g, minus))
            return calculus.add(number(sympy.pi / 2), calculus.scale(inverse, minus))
        raise NotUnderstoodError(f"the growth of {function.__name__} is not known")

    def _erfc_tail(self, g: Growth) -> Growth:
        """erfc g for g → ∞: e^{−g²}/(g√π) · Σ (−1)^k (2k−1)!!/(2g²)^k, which is asymptotic."""
        calculus = self.calculus
        inverse = calculus.power(g, sympy.Integer(-1))
        square = calculus.multiply(g, g)

        def coefficient(k: int) -> Any:
            return (-1) ** k * sympy.factorial2(2 * k - 1) / sympy.Integer(2) ** k

        series = calculus.compose(coefficient, calculus.multiply(inverse, inverse))
        front = calculus.scale(calculus.exp(calculus.scale(square, sympy.Integer(-1))), 1 / sympy.sqrt(sympy.pi))
        return calculus.multiply(calculus.multiply(front, inverse), series)


def at_each_depth(signs: Signs, deadline: float, work: Callable[[Calculus], Any]) -> Any:
    """`work` with more and more terms, until they do not all cancel."""
    for depth in _DEPTHS:
        try:
            return work(Calculus(signs, depth, deadline, final=depth == _DEPTHS[-1]))
        except TooFewTermsError:
            continue
    raise NotUnderstoodError("it oscillates, or more terms cancel than the calculus keeps")


def expand(goal: Limit, known: Mapping[Any, Any], signs: Signs, deadline: float) -> Any:
    """The limit of the goal's expression. Raises what monomials.py and growth.py say."""
    return at_each_depth(signs, deadline, lambda c: c.limit(Expansion(goal, known, c)(goal.expression)))


def constant(term: Any, goal: Limit, known: Mapping[Any, Any], signs: Signs, deadline: float) -> Any:
    """A term without the variable, every part of it found defined."""

    def work(calculus: Calculus) -> Any:
        value = Expansion(goal, known, calculus)(term).constant
        if value is None:
            raise NotUnderstoodError("a constant in it has no closed form")
        return value

    return at_each_depth(signs, deadline, work)


def eventual_sign(term: Any, goal: Limit, known: Mapping[Any, Any], signs: Signs, deadline: float) -> int:
    """The sign of the term near the target."""

    def work(calculus: Calculus) -> int:
        growth = calculus.trimmed(Expansion(goal, known, calculus)(term))
        return sign(signs, growth.terms[0][0]) if growth.terms else 0

    return at_each_depth(signs, deadline, work)
