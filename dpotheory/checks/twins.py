"""Measured twins: what is measured for a quantity that a claim names (docs/architecture.md, decision 2).

A twin turns an observed setting into a `Measurement` on the scale of the claim's bound. Identities are compared with
autodiff in identities.py. Imports observe.py; imported by verify.py.
"""

import functools
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from dpotheory.checks import own_twin
from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.trial import Shape
from dpotheory.checks.dv.twins import (
    _concept_overlap,
    _gram_slack,
    _log_odds,
    _log_risk,
    _margins,
    _simple,
    _velocity_residual,
)
from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld import twins as ld_twins
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.measurement import Measurement
from dpotheory.claims.claim import Claim
from dpotheory.core.objectives import DPO, resolve

__all__ = ["NO_TWIN", "TWINS", "Measurement", "Twin"]


@dataclass(frozen=True)
class Twin:
    """How a quantity is measured, where, and what it can be at all.

    Attributes:
        measure: from a claim, a draw and what it showed.
        suits: at which shapes of the pool.
        draws: settings of its own, in place of those of the pool.
        least, most: what the quantity (a risk, not its logarithm) is always at least and at most: a side beyond them
            says nothing.
        dpo_only: whether only DPO's flow is followed for it.
        own: the function of a user-defined twin.
    """

    measure: Callable[[Claim, Any, Any], Measurement]
    suits: Callable[[Shape], bool] = lambda shape: True
    draws: Callable[[Claim, str], list[LdDraw]] | None = None
    least: float | int = -math.inf
    most: float | int = math.inf
    dpo_only: bool = False
    own: Callable[[Observation], np.ndarray] | None = None


_OF_LD: Mapping[str, Any] = {"draws": ld_settings.draws, "dpo_only": True}
TWINS: Mapping[str, Twin] = {
    "margins": Twin(_margins),
    "log_risk": Twin(_log_risk, least=0, most=1),
    "log_odds": Twin(_log_odds),
    "gram_slack": Twin(_gram_slack, suits=_simple, least=0),
    "velocity_residual": Twin(_velocity_residual, suits=_simple, least=0, dpo_only=True),
    "concept_overlap": Twin(
        _concept_overlap, suits=lambda shape: shape.n_values > 1 and shape.size != "large", least=0, most=1
    ),
    "weight_change": Twin(ld_twins.weight_change, least=0, **_OF_LD),
    "boundary_cosine": Twin(ld_twins.boundary_cosine, least=-1, most=1, **_OF_LD),
    "accuracy": Twin(ld_twins.accuracy, least=0, most=1, **_OF_LD),
    "priority_residual": Twin(ld_twins.priority_residual, least=0, **_OF_LD),
}
"""Twins by the name that a claim's ``quantity`` gives."""

NO_TWIN: Mapping[str, str] = {
    "samples_needed": "it is decided by the smallest Q that a simulation finds (dt.samples_needed) and by comparing "
    "regimes in a sweep, not at one setting",
    "flipping_speed": "it needs features that are trained, which a last layer on fixed embeddings does not have",
    "measured": "it needs the real text and models that were measured, not synthetic data",
}
"""What would decide a quantity that has no twin yet."""


def untestable(claim: Claim, twins: Mapping[str, Twin] = TWINS) -> str:
    """Why nothing measured can be held against the claim, as a clause; empty where something can."""
    if claim.twin is None and claim.quantity in NO_TWIN:
        return f"no twin measures {claim.quantity!r} yet: {NO_TWIN[claim.quantity]}"
    if claim.kind == "qualitative":
        return "it states no formula to compare with; sweeps over its regimes would decide it"
    try:
        objective = resolve(claim.objective)
    except (ValueError, TypeError) as error:
        return str(error)
    if claim.kind == "identity":
        return ""
    if claim.twin is None and claim.quantity not in twins:
        return f"no twin measures {claim.quantity!r}; known: {', '.join(twins)}; or give the claim its own twin="
    if objective != DPO and twin_of(claim, twins).dpo_only:
        return f"{claim.quantity!r} is measured under DPO alone, and the claim is about {claim.objective!r}"
    if claim.lower is None and claim.upper is None:
        return "it has neither a lower nor an upper side, so there is nothing to compare"
    return ""


def twin_of(claim: Claim, twins: Mapping[str, Twin] = TWINS) -> Twin:
    """The claim's own twin, else the one of its quantity; KeyError where there is none (see `untestable`)."""
    if claim.twin is None:
        return twins[claim.quantity]
    return claim.twin if isinstance(claim.twin, Twin) else own(claim.twin)


def own(
    function: Callable[[Observation], np.ndarray], *, least: float | int = -math.inf, most: float | int = math.inf
) -> Twin:
    """A twin from a function of an observation, for a user-defined quantity on a linear scale.

    The error budget of the result follows from those of the numbers that it reads (own_twin.py).

    Args:
        function: from an `Observation` to the quantity, shape (n,) or (n, T).
        least, most: what the quantity is always at least and at most; a bound beyond that says nothing.

    Example:
        >>> import numpy as np
        >>> ratio = own(lambda seen: seen.max_margin / seen.min_margin, least=1)
    """
    return Twin(functools.partial(own_twin.measure, function), least=least, most=most, own=function)
