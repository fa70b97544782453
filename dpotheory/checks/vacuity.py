"""Where a claim is vacuous: a probability of at most 0, or sides that lie beyond what the quantity can be at all.

A risk is at least 0 and at most 1, a norm at least 0, a cosine between −1 and 1; a user-defined quantity has the range
that its twin declares, and beyond that is tried on made-up numbers. What is vacuous supports nothing. Imports
twins.py; imported by verify.py and the falsifier.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dpotheory.checks.findings import BadBoundError, VacuousError
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.observatory import FRACTIONS
from dpotheory.checks.trial import evaluate, horizon
from dpotheory.checks.trials import Trial, Twin
from dpotheory.checks.twins import TWINS, twin_of
from dpotheory.checks.verdict import bounds_at
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

_SCALES = tuple(Measurement(scale, *(np.zeros((1, 1)),) * 3) for scale in ("linear", "log"))


def vacuity(claim: Claim, trial: Trial, twins: Mapping[str, Twin] = TWINS) -> str:
    """Why the claim is vacuous at this setting even for c = ∞, as a clause; empty if it is non-vacuous."""
    if claim.failure is not None:
        failure = evaluate(claim, trial.parameters)["failure"]
        if np.all(failure >= 0):
            return f"the claimed probability is not positive (log of the failure probability {float(failure):.4g})"
    twin = twin_of(claim, twins)
    sides = [side for side in ("lower", "upper") if getattr(claim, side) is not None]
    if not sides:
        return ""
    try:
        times = horizon(claim, trial) * (np.ones(1) if claim.only_at_end else FRACTIONS[1:])
        values, logs = (dict(bounds_at(claim, trial.parameters, scale, times)) for scale in _SCALES)
    except (ValueError, BadBoundError, VacuousError):  # what is wrong with it is said where it is compared
        return ""
    reasons = [_trivial(claim, twin, side, np.asarray(values[side]), np.asarray(logs[side])) for side in sides]
    return " and ".join(reasons) if all(reasons) else ""


def _trivial(claim: Claim, twin: Twin, side: str, bound: np.ndarray, log: np.ndarray) -> str:
    if symbols.share in getattr(claim, side).free_symbols:  # against a share of the samples, not a number
        return ""
    risk = claim.twin is None and claim.quantity == "log_risk"
    if side == "upper" and np.all(bound >= twin.most):
        said = f"is at least {twin.most:g}"
        number = f" (its log is {float(np.min(log)):.4g})" if risk else ""
        return (
            f"the risk bound {said}{number}" if risk else f"the upper side {said}, which {claim.quantity} always obeys"
        )
    # A logarithm tells 0 from what is too small for a number.
    if side == "lower" and np.all(np.isneginf(log) if twin.least == 0 else bound <= twin.least):
        what = "a risk" if risk else claim.quantity
        return f"the lower side is at most {twin.least:g}, which {what} always obeys"
    return ""


def unread(claim: Claim, trial: Trial, seen: Any, twins: Mapping[str, Twin] = TWINS) -> str:
    """Why a claim about a user-defined quantity is vacuous: made-up numbers keep it too; empty if they do not."""
    keeps = twin_of(claim, twins).keeps
    try:
        if keeps is not None and keeps(claim, trial, seen):
            return f"{claim.quantity} keeps the bound whatever margins and risks are"
    except Exception:  # what is wrong with it is said where it is compared
        return ""
    return ""
