"""What every paper's trials share: how a claim's expressions become numbers at a trial."""

from collections.abc import Mapping
from typing import Any

import jax
import numpy as np

from dpotheory.checks.dv.trial import Draw
from dpotheory.checks.findings import BadBoundError, SaysNothingError
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim


def horizon(claim: Claim, draw: Draw | LdDraw) -> float:
    """The last time that the claim speaks about at this setting; τ₁ for a claim about any time."""
    if claim.until is None:
        return draw.last_time
    end = float(value(claim, "until", draw.parameters))
    if isinstance(draw, LdDraw):
        end = min(end, draw.last_time) if not claim.only_at_end else end
        if end * (1 + 1e-9) < 1:  # rounding, as in ld_observe.py
            raise SaysNothingError(f"it speaks until t = {end:.4g}, which is less than one step")
    if not (np.isfinite(end) and end > 0):
        raise BadBoundError(f"it speaks until t = {end}, which must be finite and greater than 0")
    return end


EXTRAS = ("epsilon", "concept_defect")
"""Parameters of claims that a `Setting` does not hold and a `Draw` does."""


def generator(key: jax.Array, *numbers: int) -> np.random.Generator:
    """A numpy generator that depends on a typed key and some numbers."""
    return np.random.default_rng([*(int(word) for word in np.ravel(jax.random.key_data(key))), *numbers])


def evaluate(claim: Claim, parameters: Mapping[str, Any], c: float = np.inf) -> dict[str, np.ndarray]:
    """`Claim.evaluate`, with t = τ₁ for a claim about any time."""
    return claim.evaluate(at_time(parameters) if claim.until is None else parameters, c)


def at_time(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters with t = τ₁ where they have no time."""
    if "t" in parameters:
        return dict(parameters)
    tau_1 = parameters["n_values"] * parameters["tau"] * np.log(3) / (5 * parameters["beta"] ** 2)
    return {"t": tau_1, **parameters}


def value(claim: Claim, name: str, parameters: Mapping[str, Any]) -> np.ndarray:
    """The claim's expression of that name ("until", "best_epsilon") in numbers."""
    return claim.number(name, parameters)


def _expressions(claim: Claim) -> list[Any]:
    sides = (claim.lower, claim.upper, claim.failure, claim.until, claim.best_epsilon)
    return [*(side for side in sides if side is not None), *claim.hypotheses.values()]


def free(claim: Claim) -> set[Any]:
    """Symbols of the claim's bounds, probability, times and hypotheses."""
    return set().union(*(expression.free_symbols for expression in _expressions(claim)))


def mentions(claim: Claim, name: str) -> bool:
    """Whether the parameter of that code name occurs in the claim."""
    return symbols.PARAMETERS[name].symbol in free(claim)


def known(parameter: symbols.Parameter) -> bool:
    """Whether a draw, or the bound's own arguments, give it a value."""
    return parameter.read is not None or parameter.name in (*EXTRAS, "t", "c")
