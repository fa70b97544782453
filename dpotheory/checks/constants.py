"""An unknown constant c > 0 in a claim: "for some c" is one absolute number, fixed before everything else.

Where c stands, which way each place becomes weaker, and the claim at a number, or at the most favourable limit: what
refutes that refutes the claim for every c, by monotonicity, which is seen in the expression or not used. A number at
which nothing contradicts the claim is exhibited; simulation says no more than that. Imports claims alone; imported by
existential.py, replay.py and update_rate.py.
"""

import dataclasses
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import sympy as sp
from sympy.core.relational import Relational

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

_SIDES = ("lower", "upper", "failure", "until", "best_epsilon")
FAVOURABLE = "most favourable"
"""In place of a number: every place of c at the limit at which it says least."""


def places(claim: Claim) -> tuple[str, ...]:
    """Where c stands: names of sides, and "hypothesis NAME"."""
    return tuple(name for name, expression in _expressions(claim) if symbols.c in expression.free_symbols)


def in_failure_alone(claim: Claim) -> bool:
    """Whether c stands in the failure probability alone, which falls as c grows, or nowhere: c = ∞ claims most."""
    found = places(claim)
    return not found or (found == ("failure",) and monotone(claim.failure, symbols.c) == -1)


def favourable(claim: Claim) -> Mapping[str, float | None]:
    """For every place of c the limit, 0 or ∞, at which the claim says least; None where that is not seen."""
    found: dict[str, float | None] = {}
    for name in places(claim):
        slope = _strength(claim, name)
        found[name] = None if slope is None else 0.0 if slope > 0 else math.inf
    return found


def with_constant(claim: Claim, constant: float | str) -> Claim:
    """The claim with a number for its unknown constant, or at the most favourable limit of every place.

    Raises:
        ValueError: if there is no such limit.
    """
    if isinstance(constant, str):
        if constant != FAVOURABLE:
            return with_constant(claim, float(constant))
        limit = weakest(claim)
        if limit is None:
            raise ValueError(f"{claim.id} has no most favourable constant")
        return limit
    return _replaced(claim, lambda _, expression: expression.subs(symbols.c, constant))


def weakest(claim: Claim) -> Claim | None:
    """The claim with every place of c at its most favourable limit, which each c > 0 implies.

    None where a place is not monotone as far as is seen, or where the limit is vacuous.
    """
    limits = favourable(claim)
    if None in limits.values():
        return None

    def at(name: str, expression: Any) -> Any:
        if isinstance(expression, Relational):
            left, right = cast(tuple[Any, Any], expression.args)
            return expression.func(_limit(left - right, limits[name]), 0)
        return _limit(expression, limits[name])

    try:
        found = _replaced(claim, at)
    except _NoLimitError:
        return None
    says = found.lower is not None or found.upper is not None
    return found if says and found.until != 0 else None


class _NoLimitError(ValueError):
    """A limit that is not a finite expression."""


def _replaced(claim: Claim, change: Callable[[str, Any], Any]) -> Claim:
    sides = {}
    for name in _SIDES:
        expression = getattr(claim, name)
        if expression is not None and symbols.c in expression.free_symbols:
            try:
                sides[name] = change(name, expression)
            except _NoLimitError:
                if name not in ("lower", "upper"):
                    raise
                sides[name] = None  # an infinite side
    hypotheses = {
        name: change(f"hypothesis {name}", relation) if symbols.c in relation.free_symbols else relation
        for name, relation in claim.hypotheses.items()
    }
    return dataclasses.replace(claim, **sides, hypotheses=hypotheses)


def _expressions(claim: Claim) -> Iterator[tuple[str, Any]]:
    for name in _SIDES:
        if getattr(claim, name) is not None:
            yield name, getattr(claim, name)
    for name, relation in claim.hypotheses.items():
        yield f"hypothesis {name}", relation


def _strength(claim: Claim, name: str) -> int | None:
    """+1 where this place makes the claim stronger as c grows, −1 where weaker, None where that is not seen."""
    if name == "best_epsilon" or (name == "until" and claim.only_at_end):
        return None
    if name.startswith("hypothesis "):
        relation: Any = claim.hypotheses[name.removeprefix("hypothesis ")]
        if not isinstance(relation, (sp.Le, sp.Lt, sp.Ge, sp.Gt)):
            return None
        left, right = cast(tuple[Any, Any], relation.args)
        slope = monotone(left - right, symbols.c)  # for ≤: the greater, the fewer settings meet it
        stronger = -1 if isinstance(relation, (sp.Le, sp.Lt)) else 1
    else:
        slope = monotone(getattr(claim, name), symbols.c)
        stronger = 1 if name in ("lower", "until") else -1
    return None if slope is None else slope * stronger


def _limit(expression: Any, end: float | None) -> Any:
    """The limit of a continuous, monotone expression in c; _NoLimitError unless it is finite."""
    try:
        found = expression.subs(symbols.c, 0) if end == 0 else sp.limit(expression, symbols.c, sp.oo)
    except Exception as error:  # sympy raises many kinds
        raise _NoLimitError(str(error)) from error
    if symbols.c in found.free_symbols or found.has(sp.oo, -sp.oo, sp.zoo, sp.nan, sp.Limit, sp.AccumBounds):
        raise _NoLimitError(f"{expression} has no finite limit")
    return found


def monotone(expression: Any, symbol: sp.Symbol) -> int | None:
    """+1 if the expression does not fall as the symbol grows, −1 if it does not rise, 0 if free of it, else None.

    For all values of the other symbols in their domains; continuous in the symbol where the answer is not None. It is
    read off the expression's parts, so None means that it was not seen.

    Example:
        >>> monotone(sp.exp(-symbols.c * symbols.d), symbols.c), monotone(symbols.c * symbols.t, symbols.c)
        (-1, 1)
    """
    if symbol not in expression.free_symbols:
        return 0
    if expression == symbol:
        return 1
    slopes = [monotone(part, symbol) for part in expression.args]
    if isinstance(expression, (sp.Add, sp.Min, sp.Max)):
        return _common(slopes)
    if isinstance(expression, sp.Mul):
        signs = [_sign(part, symbol) for part in expression.args]
        if None in signs:
            return None
        whole = math.prod(sign for sign in signs if sign is not None)
        # |product| follows its factors' absolute values.
        return _times(_common([_times(slope, sign) for slope, sign in zip(slopes, signs, strict=True)]), whole)
    if isinstance(expression, sp.Pow):
        base, exponent = expression.args
        if symbol in exponent.free_symbols:
            if symbol in base.free_symbols or not base.is_positive:
                return None
            grows = 1 if (base - 1).is_nonnegative else -1 if (base - 1).is_nonpositive else None
            return _times(slopes[1], grows)
        defined = base.is_positive or (base.is_nonnegative and exponent.is_positive)
        return _times(slopes[0], _sign(exponent, symbol)) if defined else None
    if isinstance(expression, (sp.exp, sp.tanh, sp.erf, sp.atan)):
        return slopes[0]
    if isinstance(expression, sp.log) and expression.args[0].is_positive:
        return slopes[0]
    if isinstance(expression, sp.erfc):
        return _times(slopes[0], -1)
    return None


def _sign(expression: Any, symbol: sp.Symbol) -> int | None:
    plain = expression.replace(sp.erfc, lambda _: sp.Dummy(positive=True))
    if plain.is_nonnegative or plain.is_nonpositive:
        return 1 if plain.is_nonnegative else -1
    if symbol not in expression.free_symbols or isinstance(expression, sp.Mul):
        return None
    start = expression.subs(symbol, 0)  # such as 1 − exp(−c): from 0 on upwards
    slope = monotone(expression, symbol)
    if slope == 1 and start.is_nonnegative:
        return 1
    return -1 if slope == -1 and start.is_nonpositive else None


def _times(slope: int | None, sign: int | None) -> int | None:
    return None if slope is None or sign is None else slope * sign


def _common(slopes: list[int | None]) -> int | None:
    if None in slopes:
        return None
    moving = {slope for slope in slopes if slope}
    return 0 if not moving else moving.pop() if len(moving) == 1 else None
