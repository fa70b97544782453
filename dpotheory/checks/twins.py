"""Measured twins: what is measured for a quantity that a claim names (docs/architecture.md, decision 2).

A twin turns an observed setting into a `Measurement` on the scale of the claim's bound. Identities are compared with
autodiff in identities.py. Imports observe.py; imported by verify.py.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.dv.twins import (
    _concept_overlap,
    _given,
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

__all__ = ["NO_TWIN", "TWINS", "Measurement", "Twin"]


@dataclass(frozen=True)
class Twin:
    """How a quantity is measured, and at which shapes of the pool, or at which settings of its own."""

    measure: Callable[[Claim, Any, Any], Measurement]
    suits: Callable[[Shape], bool] = lambda shape: True
    draws: Callable[[Claim, str], list[LdDraw]] | None = None


TWINS: Mapping[str, Twin] = {
    "margins": Twin(_margins),
    "log_risk": Twin(_log_risk),
    "log_odds": Twin(_log_odds),
    "gram_slack": Twin(_gram_slack, suits=_simple),
    "velocity_residual": Twin(_velocity_residual, suits=_simple),
    "concept_overlap": Twin(_concept_overlap, suits=lambda shape: shape.n_values > 1 and shape.size != "large"),
    "weight_change": Twin(ld_twins.weight_change, draws=ld_settings.draws),
    "boundary_cosine": Twin(ld_twins.boundary_cosine, draws=ld_settings.draws),
    "accuracy": Twin(ld_twins.accuracy, draws=ld_settings.draws),
    "priority_residual": Twin(ld_twins.priority_residual, draws=ld_settings.draws),
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
    if claim.kind == "identity":
        return ""
    if claim.twin is None and claim.quantity not in twins:
        return f"no twin measures {claim.quantity!r}; known: {', '.join(twins)}; or give the claim its own twin="
    if claim.lower is None and claim.upper is None:
        return "it has neither a lower nor an upper side, so there is nothing to compare"
    return ""


def twin_of(claim: Claim, twins: Mapping[str, Twin] = TWINS) -> Twin:
    """The claim's own twin, else the one of its quantity; KeyError where there is none (see `untestable`)."""
    if claim.twin is None:
        return twins[claim.quantity]
    return claim.twin if isinstance(claim.twin, Twin) else own(claim.twin)


def own(function: Callable[[Observation], np.ndarray]) -> Twin:
    """A twin from a function of an observation, for a quantity of one's own on a linear scale.

    The error budget of the result is the sum of what it changes by when each observed number moves by its own budget.

    Args:
        function: from an `Observation` to the quantity, shape (n,) or (n, T).

    Example:
        >>> import numpy as np
        >>> spread = own(lambda seen: np.log(seen.max_margin / seen.min_margin))
    """

    def measure(claim: Claim, draw: Draw, seen: Observation) -> Measurement:
        n, n_times = seen.min_margin.shape

        def at(moved: Observation) -> np.ndarray:
            array = np.asarray(function(moved))
            if np.iscomplexobj(array):
                raise ValueError("it gave complex numbers, which no bound can be compared with")
            array = array.astype(float)
            if array.shape not in ((n,), (n, 1), (n, n_times)):
                raise ValueError(
                    f"it gave the shape {array.shape}, where {(n,)} or {(n, n_times)} for {n} datasets and {n_times} "
                    "times is needed"
                )
            return array.reshape(n, -1)

        found = at(seen)
        error = 1e-12 * (1 + np.abs(found))
        budgets = {"min_margin": seen.margin_error, "max_margin": seen.margin_error, "log_risk": seen.log_risk_error}
        if seen.gram_slack is not None:
            budgets["gram_slack"] = _given(seen.gram_error)
        with np.errstate(all="ignore"):
            for name, budget in budgets.items():
                moves = (at(replace(seen, **{name: getattr(seen, name) + sign * budget})) for sign in (-1, 1))
                error = error + np.maximum(*(np.abs(moved - found) for moved in moves))
        return Measurement("linear", found, found, error, seen.times if found.shape[1] == n_times else None)

    return Twin(measure)
