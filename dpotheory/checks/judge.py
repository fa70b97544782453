"""From a measurement to a verdict: violations, their interval, slack with its error budget, tightness, witness.

NOT CONTRADICTED and UNDECIDED are all that a finite number of datasets can say for a claim; REFUTED needs one dataset
against a deterministic statement, or a Clopper–Pearson bound above the claimed failure probability. Imports claims,
statistics.py and twins.py; imported by verify.py.
"""

import bisect
import math
from typing import Any

import numpy as np

from dpotheory.checks.dv.trial import Draw
from dpotheory.checks.findings import BadBoundError, Comparison, Finding
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.statistics import ErrorRate, clopper_pearson
from dpotheory.checks.trial import at_time, evaluate, value
from dpotheory.checks.twins import Measurement
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

SMALLEST_CONSTANT = 1e-6
"""A claim with an unknown constant c > 0 is refuted only if the violations beat it for every c from here on; no single
setting excludes arbitrarily small ones."""
_CONSTANTS = [float(c) for c in np.geomspace(SMALLEST_CONSTANT, 1e6, 121)]


def vacuity(claim: Claim, draw: Draw | LdDraw) -> str:
    """Why the claim says nothing at this setting even for c = ∞, as a clause; empty if it says something."""
    if claim.failure is None and claim.quantity != "log_risk":
        return ""
    logs = evaluate(claim, draw.parameters)
    if claim.failure is not None and np.all(logs["failure"] >= 0):
        return f"the claimed probability is not positive (log of the failure probability {float(logs['failure']):.4g})"
    if claim.quantity == "log_risk" and "upper" in logs and np.all(logs["upper"] >= 0):
        return f"the risk bound is at least 1 (its log is {float(np.min(logs['upper'])):.4g})"
    return ""


def compare(claim: Claim, draw: Draw | LdDraw, found: Measurement) -> Comparison:
    """The measurement beside the claim's bounds.

    Raises:
        BadBoundError: for a bound that is NaN or of a shape that does not fit, or a measurement that is not finite.
    """
    measured = {"upper": found.largest, "lower": found.smallest}
    error = np.broadcast_to(found.error, found.largest.shape)
    times = found.times
    if claim.only_at_end and times is not None:
        measured, error, times = {side: x[:, -1:] for side, x in measured.items()}, error[:, -1:], times[-1:]
    parameters = draw.parameters
    if times is not None:
        parameters["t"] = times[None, :]
    if found.epsilon is not None:
        parameters["epsilon"] = found.epsilon[:, None]
        inside = np.ones(len(found.epsilon), bool)
        for name in claim.hypotheses:
            inside &= np.broadcast_to(claim.holds(name, parameters), error.shape).all(axis=1)
        if not inside.any() and not draw.unmet:
            raise BadBoundError("none of the datasets drawn here meets the hypotheses on its own ε")
        if not draw.unmet:
            parameters["epsilon"] = parameters["epsilon"][inside]
            measured, error = {side: x[inside] for side, x in measured.items()}, error[inside]
    logs = evaluate(claim, parameters)
    if claim.best_epsilon is not None and "epsilon" not in parameters:
        parameters["epsilon"] = value(claim, "best_epsilon", parameters)
    bounds = {}
    for side in ("lower", "upper"):
        if side in logs:
            bound = np.asarray(logs[side] if found.scale == "log" else np.exp(logs[side]))
            if np.isnan(bound).any():  # a negative number has no logarithm, and lies below every risk
                number = value(claim, side, at_time(parameters))
                with np.errstate(divide="ignore"):
                    bound = number if found.scale == "linear" else np.asarray(np.log(np.maximum(number, 0)))
            bounds[side] = _bound(side, bound, error.shape)
    if not bounds:
        raise BadBoundError(f"{claim.id} has neither a lower nor an upper side, so there is nothing to compare")
    measured = {side: measured[side] for side in bounds}
    if not all(np.isfinite(x).all() for x in (*measured.values(), error)):
        raise BadBoundError(f"the measured {claim.quantity} is not finite in some dataset, so nothing can be compared")
    sign = {"upper": 1, "lower": -1}
    gaps = {side: sign[side] * (bound - measured[side]) for side, bound in bounds.items()}
    return Comparison(gaps, bounds, error, measured, times, found.scale == "log")


def judge(claim: Claim, draw: Draw | LdDraw, found: Measurement, rate: ErrorRate) -> Finding:
    """The verdict of one setting.

    Without a refutation a probability claim is NOT CONTRADICTED where datasets fail no more often than it says, and
    UNDECIDED where they fail more often, but may do so by chance.
    """
    seen = compare(claim, draw, found)
    n, failures, unclear = len(seen.violated), int(seen.violated.sum()), int(seen.unclear.sum())
    side, dataset, place = seen.worst
    low, high = clopper_pearson(failures, n, rate.per_row)
    certificate: dict[str, Any] = {
        "place": draw.place,
        **draw.told,
        "datasets": n,
        "violations": failures,
        "within_error": unclear,
        "interval": [low, high],
        "family_error": rate.family,
        "rows": rate.n_rows,
        "row_error": rate.per_row,
        "smallest_slack": float(seen.gaps[side][dataset, place]),
        "error_budget": float(seen.error[dataset, place]),
        "side": side,
        "scale": "natural logarithm" if seen.log else "linear",
        "tightness": seen.tightness,
        "times": [] if seen.times is None else [float(t) for t in seen.times],
    }
    counted = f"{failures} of {n} datasets leave the bound"
    if draw.unmet:
        names = ", ".join(draw.unmet)
        return Finding("UNDECIDED", f"control outside the hypotheses ({names}): {counted}", certificate)
    witness = {
        "simulation": {
            "dataset": dataset,
            "time": None if seen.times is None else float(seen.times[place]),
            "side": side,
            "measured": float(seen.measured[side][dataset, place]),
            "relation": "<=" if side == "upper" else ">=",
            "bound": float(seen.bounds[side][dataset, place]),
            "error": float(seen.error[dataset, place]),
        }
    }
    if claim.failure is None:
        if failures:
            return Finding("REFUTED", f"{counted}, which it says never happens", certificate, witness)
        if unclear:
            reason = f"{unclear} of {n} datasets come within the numerical error of the bound"
            return Finding("UNDECIDED", reason, certificate)
        kept = f"in {n} of {n} datasets, so that the failure rate is at most {high:.3g}"
        return Finding("NOT CONTRADICTED", kept, certificate)
    return _with_probability(claim, draw, (n, failures, unclear), rate, certificate, witness)


def _with_probability(
    claim: Claim, draw: Draw | LdDraw, counts: tuple[int, int, int], rate: ErrorRate, certificate: dict, witness: dict
) -> Finding:
    n, failures, unclear = counts
    low = certificate["interval"][0]
    claimed = _failure(claim, draw, math.inf)
    if not claimed >= 0:
        raise BadBoundError("the claimed failure probability is negative or NaN here, so there is nothing to compare")
    certificate["claimed_failure"] = claimed
    counted = f"{failures} of {n} datasets leave the bound"
    if low > claimed:
        excess = f"{counted}, so that the failure rate is at least {low:.4g} where {claimed:.4g} is claimed"
        if claim.failure is None or symbols.c not in claim.failure.free_symbols:
            return Finding("REFUTED", excess, certificate, witness)
        # The failure probability falls as c grows, so the constants that are beaten are the last of the grid.
        first = bisect.bisect_left(_CONSTANTS, True, key=lambda c: low > _failure(claim, draw, float(c)))
        least = float(_CONSTANTS[first]) if first < len(_CONSTANTS) else math.inf
        certificate["refuted_for_c_from"] = least
        if first == 0:
            return Finding("REFUTED", f"{excess}; so for every c >= {SMALLEST_CONSTANT:g}", certificate, witness)
        since = f"every c >= {least:.3g}" if math.isfinite(least) else "c = inf"
        return Finding("UNDECIDED", f"{excess} for c = inf; {since} is excluded, a smaller one is not", certificate)
    _, highest = clopper_pearson(failures + unclear, n, rate.per_row)
    between = f"a failure rate between {low:.3g} and {highest:.3g}, and {claimed:.3g} is claimed"
    if (failures + unclear) / n <= claimed:
        return Finding("NOT CONTRADICTED", f"in {n - failures - unclear} of {n} datasets: {between}", certificate)
    near = f", and {unclear} come within the numerical error of it" if unclear else ""
    return Finding("UNDECIDED", f"{counted}{near}: {between}", certificate)


def _failure(claim: Claim, draw: Draw | LdDraw, c: float) -> float:
    return float(np.exp(np.minimum(np.max(evaluate(claim, draw.parameters, c)["failure"]), 0)))


def _bound(side: str, bound: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    try:
        fits = np.broadcast_shapes(bound.shape, shape) == shape
    except ValueError:
        fits = False
    if not fits:
        raise BadBoundError(f"the {side} bound has shape {bound.shape}, which does not fit {shape} datasets and times")
    if np.isnan(bound).any():
        raise BadBoundError(f"the {side} bound is NaN here; it must be a number wherever the hypotheses hold")
    return np.broadcast_to(bound, shape)
