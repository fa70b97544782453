"""From expressions as written to the forms that provers compute with, and sympy calls that may fail or explode.

Sympy's evaluation keeps the value wherever an expression is defined, but may forget where it is not (x/x → 1). So
provers take what makes a side defined from the expression as written, and only then work on these forms.
"""

from collections.abc import Mapping
from math import comb
from typing import Any

import sympy

from dpotheory.prover.signs import necessary, sufficient
from dpotheory.prover.statement import Domain, Relation
from dpotheory.prover.terms import coefficient_bits

SYMPY_ERRORS = (ValueError, TypeError, ArithmeticError, AttributeError, NotImplementedError, RecursionError)
_NO_NUMBER = (sympy.nan, sympy.zoo, sympy.oo, -sympy.oo, sympy.I, sympy.AccumBounds)
_MAX_BITS = 60_000
_MAX_TERMS = 2_000


def real_or_none(expression: Any) -> Any:
    """The expression, or None when it contains what is no real number (zoo, nan, I, …)."""
    return None if expression.has(*_NO_NUMBER) else expression


def substituted(expression: Any, values: Mapping[Any, Any]) -> Any:
    """The expression with values put in, or None when sympy fails on it or what comes out is no real expression."""
    try:
        return real_or_none(expression.subs(dict(values)))
    except SYMPY_ERRORS:
        return None


def derivative(expression: Any, symbol: sympy.Symbol) -> Any:
    """The derivative, or nan (which no prover takes for a value) when sympy fails on it."""
    try:
        return expression.diff(symbol)
    except SYMPY_ERRORS:
        return sympy.nan


def expanded_terms(expression: sympy.Basic) -> int:
    """An upper bound on the number of terms after expansion."""
    if isinstance(expression, sympy.Add):
        return sum(expanded_terms(argument) for argument in expression.args)
    if isinstance(expression, sympy.Mul):
        product = 1
        for argument in expression.args:
            product *= expanded_terms(argument)
        return min(product, 10**9)
    if isinstance(expression, sympy.Pow) and isinstance(expression.exp, sympy.Integer):
        terms, exponent = min(expanded_terms(expression.base), 10**3), abs(int(expression.exp))
        if terms == 1:
            return 1
        return 10**9 if exponent > 10**4 else min(comb(exponent + terms - 1, exponent), 10**9)
    return 1


def expandable(expression: sympy.Basic) -> bool:
    """Whether expanding the expression is cheap."""
    return all(expanded_terms(term) <= _MAX_TERMS for term in sympy.preorder_traversal(expression) if term.args)


def expand(expression: Any) -> Any:
    """sympy's expansion where it is cheap, else the expression."""
    if not expandable(expression):
        return expression
    try:
        return sympy.expand(expression)
    except SYMPY_ERRORS:
        return expression


def evaluated(expression: sympy.Basic) -> Any:
    """The expression as sympy evaluates it, or None when that is no real expression or too large."""
    if not expression.args:
        return real_or_none(expression)
    arguments = []
    for argument in expression.args:
        value = evaluated(argument)
        if value is None:
            return None
        arguments.append(value)
    if isinstance(expression, sympy.Pow) and coefficient_bits(sympy.Pow(*arguments, evaluate=False)) > _MAX_BITS:
        return None
    try:
        return real_or_none(expression.func(*arguments))
    except SYMPY_ERRORS:
        return None


def value_form(expression: Any, domains: Mapping[str, Domain]) -> Any:
    """The evaluated form where it is defined wherever the expression as written is, else the expression itself.

    sqrt(x*y) with x >= 0 evaluates to sqrt(x)*sqrt(y), which is undefined at x = 0, y = -1, unlike what was written.
    """
    value = evaluated(expression)
    if value is None or value == expression:
        return expression
    granted = {_settled(condition) for condition in necessary(expression, domains)}
    return value if {_settled(condition) for condition in sufficient(value, domains)} <= granted else expression


def _settled(condition: Relation) -> tuple[Any, str]:
    value = evaluated(condition.lhs)
    return (condition.lhs if value is None else value), condition.op


def difference(relation: Relation, domains: Mapping[str, Domain]) -> Any:
    """lhs − rhs wherever both sides are defined; it may be defined at more points than they are.

    It is nan, which no prover takes for a value, where sympy sees that a side has no value at all, such as 1/0.
    """
    gap = real_or_none(value_form(relation.lhs, domains) - value_form(relation.rhs, domains))
    return sympy.nan if gap is None else gap
