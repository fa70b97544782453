"""Where an expression is defined, and which terms are positive by their shape alone.

`evaluate.py` says what "defined" means. `necessary` lists what every point has where an expression is defined: what
follows from a hypothesis being defined. `sufficient` lists what makes it defined: the provers discharge each one for
a goal, so that no proof leans on z3's total division or on a NaN. They differ for powers such as x**n, whose base may
be negative at an integer exponent. The rules use the domains and nothing of sympy's own sign inference.
"""

from collections.abc import Mapping
from typing import Any

import sympy

from dpotheory.prover.statement import Domain, Relation

_POSITIVE_FUNCTIONS = (sympy.exp, sympy.erfc, sympy.cosh)


def surely_positive(expression: sympy.Basic, domains: Mapping[str, Domain]) -> bool:
    """Whether the expression, wherever it is defined, is > 0 by its shape."""
    if isinstance(expression, sympy.Rational):
        return bool(expression > 0)
    if isinstance(expression, sympy.Symbol):
        return domains.get(expression.name) in (Domain.POSITIVE, Domain.POSITIVE_INTEGER)
    if expression in (sympy.pi, sympy.E) or isinstance(expression, _POSITIVE_FUNCTIONS):
        return True
    if isinstance(expression, sympy.Add):
        terms = expression.args
        return all(surely_nonnegative(a, domains) for a in terms) and any(surely_positive(a, domains) for a in terms)
    if isinstance(expression, (sympy.Mul, sympy.Min)):
        return all(surely_positive(argument, domains) for argument in expression.args)
    if isinstance(expression, sympy.Max):
        return any(surely_positive(argument, domains) for argument in expression.args)
    if isinstance(expression, sympy.Pow):
        return surely_positive(expression.base, domains)
    if isinstance(expression, (sympy.Abs, sympy.sinh, sympy.tanh, sympy.erf, sympy.atan)):
        return surely_positive(expression.args[0], domains)
    if isinstance(expression, sympy.log) and isinstance(expression.args[0], sympy.Rational):
        return bool(expression.args[0] > 1)
    return False


def surely_nonnegative(expression: sympy.Basic, domains: Mapping[str, Domain]) -> bool:
    """Whether the expression, wherever it is defined, is ≥ 0 by its shape."""
    if surely_positive(expression, domains):
        return True
    if isinstance(expression, sympy.Rational):
        return bool(expression >= 0)
    if isinstance(expression, sympy.Symbol):
        domain = domains.get(expression.name)
        return domain is not None and domain.lower is not None
    if isinstance(expression, (sympy.Add, sympy.Mul, sympy.Min)):
        return all(surely_nonnegative(argument, domains) for argument in expression.args)
    if isinstance(expression, sympy.Max):
        return any(surely_nonnegative(argument, domains) for argument in expression.args)
    if isinstance(expression, sympy.Pow):
        exponent = expression.exp
        if isinstance(exponent, sympy.Rational):
            # a non-integer rational power is real only on base >= 0, where it is >= 0
            return not exponent.is_integer or exponent.p % 2 == 0 or surely_nonnegative(expression.base, domains)
        return surely_nonnegative(expression.base, domains)
    return isinstance(expression, sympy.Abs)


def surely_integer(expression: sympy.Basic, domains: Mapping[str, Domain]) -> bool:
    """Whether the expression, wherever it is defined, is an integer by its shape."""
    if isinstance(expression, sympy.Symbol):
        domain = domains.get(expression.name)
        return domain is not None and domain.integral
    if isinstance(expression, (sympy.Add, sympy.Mul, sympy.Abs, sympy.Min, sympy.Max)):
        return all(surely_integer(argument, domains) for argument in expression.args)
    if isinstance(expression, sympy.Pow):
        return (
            surely_integer(expression.base, domains)
            and surely_integer(expression.exp, domains)
            and surely_nonnegative(expression.exp, domains)
        )
    return isinstance(expression, sympy.Integer)


def necessary(expression: sympy.Basic, domains: Mapping[str, Domain]) -> list[Relation]:
    """What holds wherever the expression is defined: all that a hypothesis may add to what is known."""
    return _conditions(expression, domains, needed=True)


def sufficient(expression: sympy.Basic, domains: Mapping[str, Domain]) -> list[Relation]:
    """What, all of it together, makes the expression defined: what has to be proved of a goal."""
    return _conditions(expression, domains, needed=False)


def _conditions(expression: sympy.Basic, domains: Mapping[str, Domain], needed: bool) -> list[Relation]:
    """Inner terms first; what is plain by shape is left out.

    The order matters: once the conditions before it hold, both sides of each condition are themselves defined.
    """
    found: list[Relation] = []

    def visit(term: sympy.Basic) -> None:
        for argument in term.args:
            visit(argument)
        condition = None
        if isinstance(term, sympy.log) and not surely_positive(term.args[0], domains):
            condition = Relation(term.args[0], ">", sympy.Integer(0))
        elif isinstance(term, sympy.Pow):
            condition = _of_power(term.base, term.exp, domains, needed)
        if condition is not None and condition not in found:
            found.append(condition)

    visit(expression)
    return found


def _of_power(base: Any, exponent: Any, domains: Mapping[str, Domain], needed: bool) -> Relation | None:
    """The power's own condition. Only a power whose exponent's kind is not plain by shape tells needed from enough."""
    zero = sympy.Integer(0)
    if surely_positive(base, domains):
        return None
    rising = surely_nonnegative(exponent, domains)
    falling = surely_positive(-exponent, domains)
    if surely_integer(exponent, domains):
        return None if rising or (needed and not falling) else Relation(base, "!=", zero)
    fractional = isinstance(exponent, sympy.Rational) or _surely_fractional(exponent)
    if needed and not fractional:
        return None
    if rising or (needed and not falling):
        return None if surely_nonnegative(base, domains) else Relation(base, ">=", zero)
    return Relation(base, ">", zero)


def _surely_fractional(exponent: Any) -> bool:
    """Whether the exponent is a number that is certainly no integer, such as pi."""
    if exponent.free_symbols:
        return False
    from dpotheory.prover.evaluate import UndefinedValueError, ball, evaluate

    try:
        value = ball(evaluate(exponent, {}))
    except (UndefinedValueError, ValueError):
        return False
    return not value.is_nan() and not value.contains_integer()
