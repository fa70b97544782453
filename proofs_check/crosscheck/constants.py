"""Rational bounds of constants such as log 3 and exp(−2), by Arb; the second encoding's own."""

from fractions import Fraction
from typing import Any, no_type_check

import flint
import sympy as sp

_BITS = 160
_LARGEST_EXPONENT = 4000


@no_type_check
def _value(term: Any) -> flint.arb | None:
    """A ball that contains the constant; None where it is none that is known here."""
    if isinstance(term, sp.Rational):
        return flint.arb(flint.fmpq(int(term.p), int(term.q)))
    if term is sp.pi:
        return flint.arb.pi()
    if term is sp.E:
        return flint.arb(1).exp()
    parts = [_value(part) for part in term.args]
    if not parts or any(part is None for part in parts):
        return None
    if isinstance(term, sp.Add):
        return sum(parts[1:], parts[0])
    if isinstance(term, sp.Mul):
        whole = parts[0]
        for part in parts[1:]:
            whole = whole * part
        return whole
    if isinstance(term, sp.Pow):
        if isinstance(term.exp, sp.Integer):
            return parts[0] ** int(term.exp)
        return (parts[1] * parts[0].log()).exp() if parts[0] > 0 else None
    named = {sp.exp: "exp", sp.log: "log", sp.erf: "erf", sp.erfc: "erfc", sp.sin: "sin", sp.cos: "cos"}
    named |= {sp.sinh: "sinh", sp.cosh: "cosh", sp.tanh: "tanh", sp.atan: "atan"}
    name = named.get(type(term))
    return getattr(parts[0], name)() if name else None


@no_type_check
def bounds(term: Any) -> tuple[Fraction, Fraction] | None:
    """(lower, upper); None where no finite bounds are found."""
    with flint.ctx.workprec(_BITS):
        value = _value(term)
        if value is None or not value.is_finite():
            return None
        ends = value.lower(), value.upper()
        if any(abs(int(end.man_exp()[1])) > _LARGEST_EXPONENT for end in ends):
            return None  # a fraction that nobody can write down
        low, high = (end.fmpq() for end in ends)
    return Fraction(int(low.p), int(low.q)), Fraction(int(high.p), int(high.q))
