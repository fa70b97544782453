"""Value of an expression at a rational point: an exact fraction where possible, else a rigorous ball.

This is the second opinion behind every witness. It shares no code with the solvers that find witnesses: z3's models
and the interval arithmetic of the branch and bound never enter here. Loads python-flint.

**Defined.** The one definition, for every prover. An expression is defined at a point when each part of it, as it is
written, has a real value there; nothing cancels first. Numbers, symbols, sums, products, Abs, Min, Max, exp, erf, erfc,
sinh, cosh, tanh, atan, sin and cos are defined where their arguments are; log where its argument is > 0. A power b**e
is defined where its parts are and
- e is an integer (whatever it is written as) and b is not 0 or e >= 0; 0**0 is 1;
- e is no integer, and b > 0, or b = 0 and e > 0. So (-8)**(1/3) is not defined.
Sympy's value agrees wherever an expression is defined; sympy may give one elsewhere too (1/x - 1/x at 0).
What must hold for this, by shape: `signs.necessary` and `signs.sufficient`.
"""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, no_type_check

import flint
import sympy

from dpotheory.prover.algebraic import Algebraic, Point, vanishes
from dpotheory.prover.terms import coefficient_bits

Value = Any  # a Fraction (exact) or a flint.arb (a ball that contains the value; NaN when nothing is known)

_EXACT_BITS = 60_000
_PRINTABLE_BITS = 13_000
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
    if isinstance(exponent, Fraction):
        if exponent.denominator == 1:
            return _integer_power(base, exponent.numerator)
        whole = False
    else:
        if exponent.is_nan():
            return _unknown()
        # an inexact exponent may be an integer: only a ball without one settles that it is none
        whole = bool(exponent.contains_integer())
    if isinstance(base, Fraction):
        if base == 1:
            return Fraction(1)
        if base == 0:
            if bool(exponent > 0):
                return Fraction(0)
            if bool(exponent < 0):
                raise UndefinedValueError("a negative power of zero")
            return _unknown()
        if base > 0 and isinstance(exponent, Fraction):
            top = _exact_root(base.numerator, exponent.denominator)
            bottom = _exact_root(base.denominator, exponent.denominator)
            if top is not None and bottom is not None:
                return _integer_power(Fraction(top, bottom), exponent.numerator)
    wide = ball(base)
    if bool(wide < 0) and not whole:
        raise UndefinedValueError(f"the power ({show(base)})**({show(exponent)}) is not real")
    if not bool(wide > 0):
        return _unknown()
    return (ball(exponent) * wide.log()).exp()


@no_type_check
def _integer_power(base: Value, exponent: int) -> Value:
    if isinstance(base, Fraction):
        if base == 0 and exponent < 0:
            raise UndefinedValueError("a division by zero")
        if base in (0, 1, -1) or abs(exponent) * _bits(base) <= _EXACT_BITS:
            return base ** (exponent if abs(exponent) <= _EXACT_BITS else 1 if exponent % 2 else 2)
        base = ball(base)
    if base.is_nan() or (exponent < 0 and bool(base.contains(0))):
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

    Raises UndefinedValueError where the expression certainly has no real value. A NaN ball means that nothing is known.
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
    if expression in (sympy.nan, sympy.zoo, sympy.oo, -sympy.oo, sympy.I):
        raise UndefinedValueError(f"{expression} is no real number")
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


@no_type_check
def _known(value: Value) -> bool:
    """Whether the value is certainly defined."""
    return isinstance(value, Fraction) or not value.is_nan()


def sign(expression: sympy.Expr, point: Point) -> int | None:
    """−1, 0 or 1, certified; None when balls cannot tell. Raises UndefinedValueError as `evaluate` does."""
    return compare(expression, sympy.Integer(0), point)


@no_type_check
def compare(lhs: sympy.Expr, rhs: sympy.Expr, point: Point) -> int | None:
    """The sign of lhs − rhs, certified together with both sides being defined; None when balls cannot tell.

    Raises UndefinedValueError where a side certainly has no value. The sides are evaluated apart, so nothing that
    is undefined in both can cancel.
    """
    defined = False
    for precision in _PRECISIONS:
        left, right = evaluate(lhs, point, precision), evaluate(rhs, point, precision)
        if not (_known(left) and _known(right)):
            continue
        defined = True
        if isinstance(left, Fraction) and isinstance(right, Fraction):
            return (left > right) - (left < right)
        a, b = ball(left), ball(right)
        if bool(a > b):
            return 1
        if bool(a < b):
            return -1
    if not defined:
        return None
    irrational = any(isinstance(value, Algebraic) for value in point.values())
    return 0 if (vanishes(lhs - rhs, point) if irrational else _equal(lhs, rhs, point)) else None


@no_type_check
def _equal(lhs: sympy.Expr, rhs: sympy.Expr, point: Point) -> bool:
    """Whether sympy's values at the point are the same number by its own normal form."""
    try:
        return bool(_number(lhs, point) - _number(rhs, point) == 0)
    except (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError):
        return False


@no_type_check
def _number(term: sympy.Basic, point: Point) -> Any:
    """The term with the point put in, evaluated by sympy where the numbers stay small."""
    if isinstance(term, sympy.Symbol):
        value = point[term.name]
        return sympy.Rational(value.numerator, value.denominator)
    if not term.args:
        return term
    arguments = [_number(argument, point) for argument in term.args]
    large = isinstance(term, sympy.Pow) and coefficient_bits(sympy.Pow(*arguments, evaluate=False)) > _EXACT_BITS
    return term.func(*arguments, evaluate=False) if large else term.func(*arguments)


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


@no_type_check
def end_fraction(end: flint.arb, upwards: bool) -> Fraction | None:
    """A fraction of moderate length at a finite exact end or beyond it; None when the end is too large."""
    mantissa, exponent = end.man_exp()
    if exponent > _EXACT_BITS:
        return None
    if exponent < -_EXACT_BITS:
        tiny = Fraction(1, 2 ** (_EXACT_BITS // 2))
        beyond = (mantissa > 0) == upwards
        return (tiny if mantissa > 0 else -tiny) if beyond and mantissa else Fraction(0)
    exact = end.fmpq()
    return Fraction(int(exact.p), int(exact.q))


def printable(point: Point) -> bool:
    """Whether every coordinate is short enough for Python to write and read it as text."""
    return all(_bits(value) <= _PRINTABLE_BITS for value in point.values() if isinstance(value, Fraction))


def approximate(value: Fraction) -> str:
    """The number to six digits, whatever its size."""
    return f"{Decimal(value.numerator) / Decimal(value.denominator):.6g}"


def show(value: Value, digits: int = 20) -> str:
    """The value as text: the exact fraction when it is short, else a decimal ball."""
    if isinstance(value, Fraction):
        if _bits(value) <= 256:
            return str(value)
        with flint.ctx.workprec(128):
            return ball(value).str(digits)
    return value.str(digits)
