"""Both sides of an identity claim in numbers, on random models: by autodiff, and as the claim's equation has them.

How a model is drawn is its paper's affair (`Trials.sides`). Imports papers.py and claims.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import numpy as np
import sympy as sp

from dpotheory.checks import papers
from dpotheory.checks.at_trial import generator
from dpotheory.claims.claim import Claim

_TOLERANCE = 1e-10  # relative, of sums of a few dozen products in float64


class NotAnIdentityError(ValueError):
    """An equation that the twins cannot read; the text is one sentence."""


@dataclass(frozen=True)
class Sides:
    """Both sides of an equation on random data, and how far apart rounding may put them, or chance if counted."""

    left: np.ndarray
    right: np.ndarray
    error: np.ndarray


def sides(claim: Claim, key: jax.Array, place: int) -> Sides:
    """Both sides of an identity claim on its random model of that number.

    Raises:
        NotAnIdentityError: if the claim has no equation, or one in symbols that its paper does not draw.
    """
    if claim.equation is None:
        raise NotAnIdentityError(f"{claim.id} is an identity without an equation")
    with jax.enable_x64(True):
        left, right, *chance = papers.of_equation(claim.quantity).sides(claim, generator(key, place), place)
    return Sides(left, right, _TOLERANCE * (1 + np.abs(left) + np.abs(right)) + sum(chance))


def number(expression: Any, known: Mapping[Any, Any], functions: Mapping[str, Callable[..., Any]]) -> float:
    """An equation's side in numbers; arrays are given from index 0 on, as numpy has them, and read from index 1."""
    values: Sequence[Any] = [np.pad(x, [(1, 0)] * np.ndim(x)) if np.ndim(x) else x for x in known.values()]
    try:
        return float(sp.lambdify(list(known), expression, modules=[dict(functions), "numpy"])(*values))
    except (NameError, TypeError, KeyError) as error:
        raise NotAnIdentityError(f"the right side {expression} has no value on a random model: {error}") from error
