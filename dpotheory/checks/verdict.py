"""From a measurement to a verdict: violations, their interval, slack with its error budget, tightness, witness.

NOT CONTRADICTED and UNDECIDED are all that a finite number of datasets can say for a claim; REFUTED needs one dataset
against a deterministic statement, or a Clopper–Pearson bound above the claimed failure probability. Imports claims,
and statistics.py.
"""

import bisect
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from dpotheory.checks.at_trial import at_time, evaluate, failure_at, value
from dpotheory.checks.findings import BadBoundError, Comparison, Finding
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.statistics import ErrorRate, clopper_pearson
from dpotheory.checks.trials import Trial
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

SMALLEST_CONSTANT = 1e-6
"""Of the constants c > 0 that are tried where a failure probability has one."""
_CONSTANTS = [float(c) for c in np.geomspace(SMALLEST_CONSTANT, 1e6, 121)]

_ROUNDED = 64 * float(np.finfo(float).eps)
"""How far a bound may be off that is computed from numbers of order 1; a violation by less is in doubt."""


def compare(claim: Claim, trial: Trial, found: Measurement) -> Comparison:
    """The measurement beside the claim's bounds.

    Raises:
        BadBoundError: for a bound that is NaN or of a shape that does not fit, or a measurement that is not finite.
    """
    measured = {"upper": found.largest, "lower": found.smallest}
    error = _fitted("error budget", np.asarray(found.error), found.largest.shape)
    times, needed = found.times, found.needed
    needed = np.ones(error.shape[1], bool) if needed is None else needed
    if claim.only_at_end and times is not None:
        last = slice(len(times) - 1, None)
        measured, error = {side: x[:, last] for side, x in measured.items()}, error[:, last]
        times, needed = times[last], needed[last]
    parameters = trial.parameters
    if found.epsilon is not None:
        parameters["epsilon"] = found.epsilon[:, None]
        inside = np.ones(len(found.epsilon), bool)
        for name in claim.hypotheses:
            inside &= np.broadcast_to(claim.holds(name, parameters), error.shape).all(axis=1)
        if not inside.any() and not trial.unmet:
            raise BadBoundError("none of the datasets drawn here meets the hypotheses on its own ε")
        if not trial.unmet:
            parameters["epsilon"] = parameters["epsilon"][inside]
            measured, error = {side: x[inside] for side, x in measured.items()}, error[inside]
    bounds = {
        side: _fitted(f"{side} bound", bound, error.shape) for side, bound in bounds_at(claim, parameters, found, times)
    }
    if not bounds:
        raise BadBoundError(f"{claim.id} has neither a lower nor an upper side, so there is nothing to compare")
    measured = {side: measured[side] for side in bounds}
    sign = {"upper": 1, "lower": -1}
    with np.errstate(invalid="ignore"):
        gaps = {side: sign[side] * (bound - measured[side]) for side, bound in bounds.items()}
    if found.scale == "linear":  # a bound near 0 may be a difference of numbers of order 1, rounded as such
        for gap in gaps.values():
            error = np.where((gap < -error) & (gap >= -_ROUNDED), _ROUNDED, error)
    start = np.zeros(error.shape[1], bool) if times is None else times == 0
    # The start counts only where it refutes: there all is known, and often both sides are 0.
    broken = np.any([(gap < -error).any(axis=0) for gap in gaps.values()], axis=0)
    kept = ~start | (broken & (not claim.after_start))
    gaps, bounds, measured = ({side: x[:, kept] for side, x in group.items()} for group in (gaps, bounds, measured))
    error, needed, start = error[:, kept], needed[kept], start[kept]
    times = None if times is None else times[kept]
    for side, bound in bounds.items():
        if np.isnan(bound).any():
            raise BadBoundError(f"the {side} bound is NaN here; it must be a number wherever the hypotheses hold")
    if not all(np.isfinite(x).all() for x in measured.values()) or np.isnan(error).any():
        raise BadBoundError(f"the measured {claim.quantity} is not finite in some dataset, so nothing can be compared")
    return Comparison(gaps, bounds, error, measured, times, found.scale == "log", needed & ~start)


def bounds_at(
    claim: Claim, parameters: Mapping[str, Any], found: Measurement, times: np.ndarray | None
) -> Iterator[tuple[str, np.ndarray]]:
    """The claim's sides by name on the measurement's scale, at these times; a NaN is left as it is."""
    parameters = dict(parameters) if times is None else {**parameters, "t": times[None, :]}
    logs = evaluate(claim, parameters)
    if claim.best_epsilon is not None and "epsilon" not in parameters:
        parameters["epsilon"] = value(claim, "best_epsilon", parameters)
    for side in ("lower", "upper"):
        if side in logs:
            bound = np.asarray(logs[side] if found.scale == "log" else np.exp(logs[side]))
            if np.isnan(bound).any():  # a negative number has no logarithm, and lies below every risk
                number = value(claim, side, at_time(parameters))
                with np.errstate(divide="ignore"):
                    bound = number if found.scale == "linear" else np.asarray(np.log(np.maximum(number, 0)))
            yield side, bound


def verdict_of(claim: Claim, trial: Trial, found: Measurement, rate: ErrorRate) -> Finding:
    """The verdict of one setting.

    Without a refutation a probability claim is NOT CONTRADICTED where datasets fail no more often than it says, and
    UNDECIDED where they fail more often, but may do so by chance.
    """
    seen = compare(claim, trial, found)
    n, failures, unclear = len(seen.violated), int(seen.violated.sum()), int(seen.unclear.sum())
    side, dataset, place = seen.worst
    low, high = clopper_pearson(failures, n, rate.per_row)
    certificate: dict[str, Any] = {
        "place": trial.place,
        **trial.told,
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
    if trial.unmet:
        names = ", ".join(trial.unmet)
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
    return _with_probability(claim, trial, (n, failures, unclear), rate, certificate, witness)


def _with_probability(
    claim: Claim, trial: Trial, counts: tuple[int, int, int], rate: ErrorRate, certificate: dict, witness: dict
) -> Finding:
    n, failures, unclear = counts
    low = certificate["interval"][0]
    claimed = failure_at(claim, trial, math.inf)
    if not claimed >= 0:
        raise BadBoundError("the claimed failure probability is negative or NaN here, so there is nothing to compare")
    certificate["claimed_failure"] = claimed
    counted = f"{failures} of {n} datasets leave the bound"
    if low > claimed:
        excess = f"{counted}, so that the failure rate is at least {low:.4g} where {claimed:.4g} is claimed"
        if claim.failure is None or symbols.c not in claim.failure.free_symbols:
            return Finding("REFUTED", excess, certificate, witness)
        # The failure probability falls as c grows, so the constants that are beaten are the last of the grid.
        first = bisect.bisect_left(_CONSTANTS, True, key=lambda c: low > failure_at(claim, trial, float(c)))
        least = float(_CONSTANTS[first]) if first < len(_CONSTANTS) else math.inf
        certificate["refuted_for_c_from"] = least
        # The probability that is claimed for c → 0 is the least of all; what beats it beats every c.
        if low > failure_at(claim, trial, 0.0):
            return Finding("REFUTED", f"{excess}; so for every c > 0", certificate, witness)
        since = f"every c >= {least:.3g}" if math.isfinite(least) else "c = inf"
        reason = f"{excess} for c = inf; {since} is excluded, a smaller one is not"
        return Finding("UNDECIDED", reason, certificate, witness)
    _, highest = clopper_pearson(failures + unclear, n, rate.per_row)
    between = f"a failure rate between {low:.3g} and {highest:.3g}, and {claimed:.3g} is claimed"
    if (failures + unclear) / n <= claimed:
        return Finding("NOT CONTRADICTED", f"in {n - failures - unclear} of {n} datasets: {between}", certificate)
    near = f", and {unclear} come within the numerical error of it" if unclear else ""
    return Finding("UNDECIDED", f"{counted}{near}: {between}", certificate)


def _fitted(name: str, bound: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    try:
        fits = np.broadcast_shapes(bound.shape, shape) == shape
    except ValueError:
        fits = False
    if not fits:
        raise BadBoundError(f"the {name} has shape {bound.shape}, which does not fit {shape} datasets and times")
    return np.broadcast_to(bound, shape)
