"""Twins of what LD's claims bound: weight change, cosine of the boundary, accuracy, and the residual of priority.

Imports trial.py and observe.py.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dpotheory.checks.findings import VacuousError
from dpotheory.checks.ld.observe import LdObservation
from dpotheory.checks.ld.trial import LawTrial
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.trials import Twin
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

_RELATIVE = 1e-9  # of sums of products of a Gram matrix in float64, over tens of steps


def weight_change(claim: Claim, trial: Any, seen: LdObservation) -> Measurement:
    """‖W_U(t) − W_U(0)‖."""
    change = seen.weight_change
    return Measurement("linear", change, change, _RELATIVE * change, seen.times)


def boundary_cosine(claim: Claim, trial: Any, seen: LdObservation) -> Measurement:
    """cos(W_B(t), μ₊ − μ₋)."""
    cosine = seen.boundary_cosine
    return Measurement("linear", cosine, cosine, np.full(cosine.shape, _RELATIVE), seen.times)


def accuracy(claim: Claim, trial: LawTrial, seen: LdObservation) -> Measurement:
    """Share of the training samples on their side; less the share that is far away, if the claim promises that.

    Raises:
        VacuousError: if no sample of any dataset is so far away.
    """
    right = seen.accuracy
    if claim.lower is not None and symbols.share in claim.lower.free_symbols:
        margin = trial.parameters["hyperplane_margin"]
        far = np.mean(seen.along >= margin, axis=1)
        if not far.any() and not trial.unmet:
            raise VacuousError(
                f"no sample of {len(far)} datasets has the margin {margin:.4g}; the largest is {seen.along.max():.4g}, "
                "so that an accuracy of at least 0 is promised"
            )
        right = right - far[:, None]  # against share = 0
    return Measurement("linear", right, right, np.zeros(right.shape), seen.times)


def priority_residual(claim: Claim, trial: Any, seen: LdObservation) -> Measurement:
    """The gap of two behaviours' decreases of the loss, less its first order, over ‖b̄‖² max‖g‖²."""
    residual, error = seen.residual[:, :1], seen.residual[:, 1:]
    return Measurement("linear", residual, residual, error)


_LD: Mapping[str, Any] = {"paper": "ld", "dpo_only": True}
TWINS: Mapping[str, Twin] = {
    "weight_change": Twin(weight_change, least=0, **_LD),
    "boundary_cosine": Twin(boundary_cosine, least=-1, most=1, **_LD),
    "accuracy": Twin(accuracy, least=0, most=1, **_LD),
    "priority_residual": Twin(priority_residual, least=0, **_LD),
}
"""Twins by the name that a claim's ``quantity`` gives."""
