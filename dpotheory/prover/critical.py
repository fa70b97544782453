"""Where a slope may vanish: candidates for the point from which a function rises. Guesses only; nothing rests on them.

Solved in place, by formulas for degrees one and two, so that no call can run away: polynomials in the variable, sums of
logarithms (put together into one product), and two exponential terms (their logarithms compared).
"""

from collections.abc import Iterator
from typing import Any

import sympy

_LARGEST = 150


def critical_points(slope: Any, symbol: sympy.Symbol) -> Iterator[Any]:
    """Terms free of the symbol at which the slope vanishes, as far as formulas go."""
    numerator = sympy.fraction(sympy.together(slope))[0]
    if numerator.count_ops() > _LARGEST:
        return
    for form in (numerator, *_without_logarithms(numerator, symbol), *_without_exponentials(numerator, symbol)):
        yield from _roots(form, symbol)


def _roots(form: Any, symbol: sympy.Symbol) -> Iterator[Any]:
    try:
        coefficients = sympy.Poly(sympy.fraction(sympy.together(form))[0], symbol).all_coeffs()
    except (sympy.PolynomialError, sympy.polys.polyerrors.GeneratorsNeeded):
        return
    if len(coefficients) == 2:
        root = sympy.cancel(-coefficients[1] / coefficients[0])
        yield root if root.free_symbols else sympy.expand(root)
    if len(coefficients) == 3:
        a, b, c = coefficients
        root = sympy.sqrt(sympy.factor(b**2 - 4 * a * c))
        yield from ((-b + sign * root) / (2 * a) for sign in (1, -1))


def _without_logarithms(form: Any, symbol: sympy.Symbol) -> Iterator[Any]:
    terms = sympy.Add.make_args(sympy.expand(form))
    logs = [term for term in terms if term.has(sympy.log) and symbol in term.free_symbols]
    if not logs:
        return
    rest = sympy.Add(*(term for term in terms if term not in logs))
    if symbol in rest.free_symbols:
        return
    together = sympy.logcombine(sympy.expand_log(sympy.Add(*logs), force=True), force=True)
    if isinstance(together, sympy.log):
        yield together.args[0] - sympy.exp(-rest)
    elif isinstance(together, sympy.Mul) and sum(isinstance(factor, sympy.log) for factor in together.args) == 1:
        factor = next(factor for factor in together.args if isinstance(factor, sympy.log))
        yield factor.args[0] - sympy.exp(-rest * factor / together)


def _without_exponentials(form: Any, symbol: sympy.Symbol) -> Iterator[Any]:
    for factor in sympy.Mul.make_args(sympy.factor_terms(form)):
        terms = sympy.Add.make_args(sympy.expand(factor))
        if len(terms) == 2 and factor.has(sympy.exp):
            first, second = (sympy.expand_log(sympy.log(abs_), force=True) for abs_ in (terms[0], -terms[1]))
            yield sympy.expand(first - second)
