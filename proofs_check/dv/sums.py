"""Finite sums with symbolic limits in one normal form, so that sympy can compare them: Σ-sums of products.

Products of sums become one sum, nested sums one sum, and a sum over a Kronecker delta its term. Indices lie in their
ranges, which is what it means to be an index. Knows sympy only; the derivations of DV-L4.1 and its relatives use it.
"""

from collections import defaultdict
from typing import Any

import sympy as sp

Limits = tuple[tuple[sp.Symbol, sp.Expr, sp.Expr], ...]
Term = tuple[Any, Limits]


def merged(expression: Any) -> Any:
    """The normal form: Σ over sorted limits of expanded summands, one sum for each set of limits.

    Raises:
        ValueError: if two sums that are multiplied use the same index; give them different ones.
    """
    groups: dict[Limits, Any] = defaultdict(lambda: sp.Integer(0))
    for summand, limits in _terms(sp.sympify(expression)):
        picked, left = _pick(summand, limits)
        groups[tuple(sorted(left, key=str))] += picked
    total: Any = sp.Integer(0)
    for limits, summand in groups.items():
        for part in sp.Add.make_args(sp.expand(summand, deep=False)):
            total += sp.Sum(part, *limits) if limits else part
    return total


def _terms(expression: Any) -> list[Term]:
    if isinstance(expression, sp.Add):
        return [term for argument in expression.args for term in _terms(argument)]
    if isinstance(expression, sp.Sum):
        return [(summand, _joined(inner, expression.limits)) for summand, inner in _terms(expression.function)]
    if isinstance(expression, sp.Mul):
        product: list[Term] = [(sp.Integer(1), ())]
        for argument in expression.args:
            product = [
                (left * right, _joined(one, other)) for left, one in product for right, other in _terms(argument)
            ]
        return product
    return [(expression, ())]


def _joined(one: Limits, other: Limits) -> Limits:
    names = [limit[0] for limit in (*one, *other)]
    if len(set(names)) < len(names):
        raise ValueError(f"two sums that are multiplied or nested share an index in {names}; rename one.")
    return (*one, *other)


def _pick(summand: Any, limits: Limits) -> Term:
    """Sum over every index that a Kronecker delta fixes."""
    for delta in sorted(summand.atoms(sp.KroneckerDelta), key=str):
        if delta not in sp.Mul.make_args(summand):
            continue
        for index, value in (delta.args, delta.args[::-1]):
            for limit in limits:
                if limit[0] == index:
                    rest = sp.Mul(*(factor for factor in sp.Mul.make_args(summand) if factor != delta))
                    return _pick(rest.subs(index, value), tuple(other for other in limits if other != limit))
    return summand, limits
