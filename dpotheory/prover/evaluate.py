"""Value of an expression at a rational point: an exact fraction where possible, else a rigorous ball.

This is the second opinion behind every witness. It shares no code with the solvers that find witnesses: z3's models
and the interval arithmetic of the branch and bound never enter here. Loads python-flint.
"""

from collections.abc import Callable
from fractions import Fraction
from typing import Any, no_type_check

import flint
import sympy

from dpotheory.prover.algebraic import Algebraic, Point, vanishes

Value = Any  # a Fraction (exact) or a flint.arb (a ball that contains the value; NaN when nothing is known)

_EXACT_BITS = 60_000
_PRECISIONS = (64, 192, 768, 3072)


class UndefinedValueError(ArithmeticError):
    """The expression certainly has no real value at the point."""


@no_type_check
def ball(value: Value) -> flint.arb:
    """The value as a ball."""
    if isinstance(value, Fraction):
        return flint.arb(flint.fmpq(value.numerator, value.denominator))
    return value


def _unknown() -> flint.arb:
    return flint.arb("nan")


@no_type_check
def _exact_root(value: int, degree: int) -> int | None:
    """The integer root, or None."""
    root, exact = sympy.integer_nthroot(value, degree)
    return int(root) if exact else None


@no_type_check
def _bits(value: Fraction) -> int:
    return value.numerator.bit_length() + value.denominator.bit_length()


@no_type_check
def _power(base: Value, exponent: Value) -> Value:
    if isinstance(exponent, Fraction) and exponent.denominator == 1:
        return _integer_power(base, exponent.numerator)
    if isinstance(base, Fraction):
        if base < 0:
            raise UndefinedValueError(f"the power ({base})**({exponent}) is not real")
        if base == 0:
            positive = exponent > 0 if isinstance(exponent, Fraction) else bool(exponent > 0)
            if positive:
                return Fraction(0)
            if isinstance(exponent, Fraction) or bool(exponent < 0):
                raise UndefinedValueError("a non-positive power of zero")
            return _unknown()
        if base == 1:
            return Fraction(1)
        if isinstance(exponent, Fraction):
            top = _exact_root(base.numerator, exponent.denominator)
            bottom = _exact_root(base.denominator, exponent.denominator)
            if top is not None and bottom is not None:
                return _integer_power(Fraction(top, bottom), exponent.numerator)
    wide = ball(base)
    if bool(wide < 0):
        raise UndefinedValueError("a fractional power of a negative number")
    if not bool(wide > 0):
        return _unknown()
    return (ball(exponent) * wide.log()).exp()


@no_type_check
def _integer_power(base: Value, exponent: int) -> Value:
    if isinstance(base, Fraction):
        if base == 0 and exponent < 0:
            raise UndefinedValueError("a division by zero")
        if abs(exponent) * _bits(base) <= _EXACT_BITS:
            return base**exponent
        base = ball(base)
    if exponent < 0 and bool(base.contains(0)):
        return _unknown()
    return base ** flint.fmpz(exponent)


@no_type_check
def _log(value: Value) -> Value:
    if value == 1:
        return Fraction(0)
    if bool(value <= 0):
        raise UndefinedValueError(f"the logarithm of {value}")
    return ball(value).log() if bool(ball(value) > 0) else _unknown()


@no_type_check
def _pick(smaller: bool) -> Callable[..., Value]:
    def choose(*values: Value) -> Value:
        best = values[0]
        for value in values[1:]:
            if isinstance(best, Fraction) and isinstance(value, Fraction):
                best = min(best, value) if smaller else max(best, value)
            else:
                a, b = ball(best), ball(value)
                if a.is_nan() or b.is_nan():
                    return _unknown()
                best = a.min(b) if smaller else a.max(b)
        return best

    return choose


@no_type_check
def _elementary(name: str, at_zero: int) -> Callable[[Value], Value]:
    def apply(value: Value) -> Value:
        return Fraction(at_zero) if value == 0 else getattr(ball(value), name)()

    return apply


_FUNCTIONS: dict[Any, Callable[..., Value]] = {
    sympy.log: _log,
    sympy.Abs: abs,
    sympy.Min: _pick(True),
    sympy.Max: _pick(False),
    sympy.exp: _elementary("exp", 1),
    sympy.erf: _elementary("erf", 0),
    sympy.erfc: _elementary("erfc", 1),
    sympy.sinh: _elementary("sinh", 0),
    sympy.cosh: _elementary("cosh", 1),
    sympy.tanh: _elementary("tanh", 0),
    sympy.atan: _elementary("atan", 0),
    sympy.sin: _elementary("sin", 0),
    sympy.cos: _elementary("cos", 1),
}


def evaluate(expression: sympy.Basic, point: Point, precision: int = 96) -> Value:
    """The value at the point: a Fraction when it is exact, else a ball at `precision` bits that contains it.

    Raises UndefinedValueError where the expression certainly has no real value. A NaN ball says nothing is known.
    """
    with flint.ctx.workprec(precision):
        return _evaluate(expression, point)


@no_type_check
def _evaluate(expression: sympy.Basic, point: Point) -> Value:
    if isinstance(expression, sympy.Symbol):
        value = point[expression.name]
        return value.ball() if isinstance(value, Algebraic) else value
    if isinstance(expression, sympy.Rational):
        return Fraction(int(expression.p), int(expression.q))
    if expression is sympy.pi:
        return flint.arb.pi()
    if expression is sympy.E:
        return flint.arb.const_e()
    values = [_evaluate(argument, point) for argument in expression.args]
    if isinstance(expression, sympy.Pow):
        return _power(values[0], values[1])
    if isinstance(expression, (sympy.Add, sympy.Mul)):
        adding = isinstance(expression, sympy.Add)
        total: Value = Fraction(0 if adding else 1)
        for value in values:
            exact = isinstance(total, Fraction) and isinstance(value, Fraction)
            a: Any = total if exact else ball(total)
            b: Any = value if exact else ball(value)
            total = a + b if adding else a * b
            if isinstance(total, Fraction) and _bits(total) > _EXACT_BITS:
                total = ball(total)
        return total
    if expression.func in _FUNCTIONS:
        return _FUNCTIONS[expression.func](*values)
    raise ValueError(f"{expression.func.__name__} in {expression} cannot be evaluated in ball arithmetic.")


def sign(expression: sympy.Expr, point: Point) -> int | None:
    """−1, 0 or 1, certified; None when balls cannot tell. Raises UndefinedValueError as `evaluate` does."""
    for precision in _PRECISIONS:
        value = evaluate(expression, point, precision)
        if isinstance(value, Fraction):
            return (value > 0) - (value < 0)
        if bool(value > 0):
            return 1
        if bool(value < 0):
            return -1
    if any(isinstance(value, Algebraic) for value in point.values()):
        return 0 if vanishes(expression, point) else None
    exact: Any = {
        s: sympy.Rational(point[str(s)].numerator, point[str(s)].denominator) for s in expression.free_symbols
    }
    return 0 if expression.subs(exact) == 0 else None


def holds(op: str, side: int | None) -> bool | None:
    """Whether `lhs op rhs`, given the sign of lhs − rhs."""
    if side is None:
        return None
    return {
        "<=": side <= 0,
        "<": side < 0,
        ">=": side >= 0,
        ">": side > 0,
        "==": side == 0,
        "!=": side != 0,
    }[op]


def show(value: Value, digits: int = 20) -> str:
    """The value as text: the exact fraction when it is short, else a decimal ball."""
    if isinstance(value, Fraction):
        if _bits(value) <= 256:
            return str(value)
        with flint.ctx.workprec(128):
            return ball(value).str(digits)
    return value.str(digits)
