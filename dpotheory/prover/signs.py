"""Where an expression is defined, and which terms are positive by their shape alone.

`conditions` lists what must hold for a term to have a real value; the provers discharge each one, so that no proof
leans on z3's total division or on a NaN. The rules below use the domains and nothing of sympy's own sign inference.
"""

from collections.abc import Mapping

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


def conditions(expression: sympy.Basic, domains: Mapping[str, Domain]) -> list[Relation]:
    """What must hold for the expression to have a real value, inner terms first; what is plain by shape is left out.

    The order matters: once the conditions before it hold, both sides of each condition are themselves defined.
    """
    found: list[Relation] = []

    def visit(term: sympy.Basic) -> None:
        for argument in term.args:
            visit(argument)
        condition = _own_condition(term, domains)
        if condition is not None and condition not in found:
            found.append(condition)

    visit(expression)
    return found


def _own_condition(term: sympy.Basic, domains: Mapping[str, Domain]) -> Relation | None:
    zero = sympy.Integer(0)
    if isinstance(term, sympy.log):
        argument = term.args[0]
        return None if surely_positive(argument, domains) else Relation(argument, ">", zero)  # type: ignore[arg-type]
    if not isinstance(term, sympy.Pow) or surely_positive(term.base, domains):
        return None
    base, exponent = term.base, term.exp
    if isinstance(exponent, sympy.Integer):
        return Relation(base, "!=", zero) if exponent < 0 else None
    if isinstance(exponent, sympy.Rational) and exponent > 0:
        return None if surely_nonnegative(base, domains) else Relation(base, ">=", zero)
    return Relation(base, ">", zero)
