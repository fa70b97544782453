"""What a claim is made of, checked when it is made: relations by name, and sympy expressions.

Imported by claim.py.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy as sp

SIDES = ("lower", "upper", "failure", "until", "best_epsilon", "epsilon_at")


def formulas(name: str, hypotheses: Any, sides: Mapping[str, Any]) -> dict[str, Any]:
    """The `SIDES` that are there, as sympy expressions.

    Raises:
        TypeError: if ``hypotheses`` is no mapping to sympy relations, or a side neither an expression nor a number.

    Example:
        >>> formulas("mine", {}, {"upper": 2})
        {'upper': 2}
    """
    if not isinstance(hypotheses, Mapping):
        raise TypeError(f"hypotheses of {name!r} is a {type(hypotheses).__name__}; give a dict of relations by name")
    for key, relation in hypotheses.items():
        if not isinstance(relation, sp.Basic):
            what = f"hypothesis {key!r} of {name!r} is {relation!r}"
            raise TypeError(f"{what}; give a sympy relation, such as sp.Le(v, 1)")
    found = {side: sides[side] for side in SIDES if sides.get(side) is not None}
    for side, expression in found.items():
        if not isinstance(expression, (sp.Basic, int, float)):
            raise TypeError(f"{side} of {name!r} is {expression!r}; give a sympy expression or a number")
    return {side: sp.sympify(expression) for side, expression in found.items()}


def check_numbers(**given: Any) -> None:
    """Raise TypeError for an argument that is no number and no array of numbers; None is left to the caller.

    Example:
        >>> check_numbers(t=[0.0, 1.0], c=float("inf"), epsilon=None)
    """
    for name, value in given.items():
        try:
            wrong = value is not None and not np.issubdtype(np.asarray(value).dtype, np.number)
        except (TypeError, ValueError):
            wrong = True
        if wrong:
            raise TypeError(f"{name} = {value!r}; expected a number")
