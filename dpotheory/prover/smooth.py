"""What must hold for a term to be continuous, or differentiable by the usual rules, in one variable.

The lists come on top of `signs.sufficient`, which says where a term is defined. Elementary functions are continuous
where they are defined; the rules below are about powers, whose exponent may vary, and about kinks.
"""

from typing import Any

import sympy

from dpotheory.prover.relations import Relation

_SMOOTH = (
    *(sympy.exp, sympy.log, sympy.erf, sympy.erfc, sympy.sinh, sympy.cosh),
    *(sympy.tanh, sympy.atan, sympy.sin, sympy.cos),
)


def _powers(expression: sympy.Basic, symbol: sympy.Symbol) -> list[Any]:
    return sorted((power for power in expression.atoms(sympy.Pow) if symbol in power.free_symbols), key=str)


def smooth_by_shape(expression: sympy.Basic, symbol: sympy.Symbol) -> bool:
    """Whether the term is built without kinks (Abs, Min, Max) and unknown functions in the symbol."""
    if symbol not in expression.free_symbols or expression == symbol:
        return True
    plain = isinstance(expression, (sympy.Add, sympy.Mul, sympy.Pow)) or expression.func in _SMOOTH
    return plain and all(smooth_by_shape(argument, symbol) for argument in expression.args)


def continuity(expression: sympy.Basic, symbol: sympy.Symbol) -> list[Relation]:
    """What continuity needs besides definedness: a positive base under every exponent that is no rational number."""
    return [
        Relation(power.base, ">", 0)
        for power in _powers(expression, symbol)
        if not isinstance(power.exp, sympy.Rational) and not _plainly_positive(power.base)
    ]


def differentiability(expression: sympy.Basic, symbol: sympy.Symbol) -> list[Relation]:
    """What differentiability needs besides: a positive base under every root (exponent below 1, not an integer)."""
    return [
        Relation(power.base, ">", 0)
        for power in _powers(expression, symbol)
        if isinstance(power.exp, sympy.Rational)
        and not power.exp.is_integer
        and power.exp < 1
        and symbol in power.base.free_symbols
    ]


def _plainly_positive(base: sympy.Basic) -> bool:
    return base in (sympy.E, sympy.pi) or (isinstance(base, sympy.Rational) and bool(base > 0))
