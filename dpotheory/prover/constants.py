"""Signs of numbers such as E - 19/7 or log(4) - 2*log(2): by balls, and by sympy's simplification where they are 0."""

import time
from typing import Any

from dpotheory.prover.evaluate import UndefinedValueError, sign
from dpotheory.prover.monomials import NotUnderstoodError, text
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call

_ZERO_SECONDS = 3.0


def zero(expression: Any, seconds: float | int) -> bool:
    """Whether a simplification turns the expression into 0; False decides nothing."""
    if seconds <= 0:
        return False
    try:
        return bool(call("zero_strategy", expression, seconds=min(seconds, _ZERO_SECONDS)))
    except (OutOfTimeError, CallFailedError):
        return False


class NumberSigns:
    """Signs of expressions without parameters."""

    def __init__(self, deadline: float) -> None:
        """Work until the deadline (as `time.monotonic` counts)."""
        self.deadline = deadline
        self._known: dict[Any, frozenset[int]] = {}

    def possible(self, expression: Any) -> frozenset[int]:
        """The sign, alone in a set. Raises NotUnderstoodError when it is not found."""
        if expression not in self._known:
            self._known[expression] = frozenset({self._sign(expression)})
        return self._known[expression]

    def integral(self, expression: Any) -> bool:
        """Whether sympy knows the expression as an integer."""
        return expression.is_integer is True

    def _sign(self, number: Any) -> int:
        if number.is_Rational:
            return int(bool(number > 0)) - int(bool(number < 0))
        try:
            side = sign(number, {})
        except (UndefinedValueError, ValueError, ArithmeticError) as error:
            raise NotUnderstoodError(f"the constant {text(number)} has no value here ({error})") from error
        if side is None and zero(number, self.deadline - time.monotonic()):
            side = 0
        if side is None:
            raise NotUnderstoodError(f"whether the constant {text(number)} is 0 is not known")
        return side
