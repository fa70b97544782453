"""What a claim of DV or PG is compared with at one setting: its times, and those between where it is close.

The same times on every side of a claim: the start, its first instants, the whole course (`FRACTIONS`, to the claim's
last time and to powers of 16 of τ₁ below it), then the places between those at which the measurement comes closest to
the bound. A claim about any time is also compared at 16 and 256 times τ₁, where it can be refuted and no more. Imports
observe.py and verdict.py.
"""

import dataclasses
import itertools

import numpy as np

from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.trial import SettingTrial
from dpotheory.checks.findings import BadBoundError
from dpotheory.checks.measurement import Measurement, beside
from dpotheory.checks.observatory import FRACTIONS, Observatory
from dpotheory.checks.trials import Twin
from dpotheory.checks.verdict import bounds_at, compare
from dpotheory.claims.claim import Claim
from dpotheory.core.objectives import resolve

_LONGER = 16.0
_BEYOND = (16.0, 256.0)  # of τ₁; at 4096 τ₁ the flow is not followed well enough to say anything
_BETWEEN = 32  # places looked at between two times, in numbers that are interpolated
_CLOSE = (0.3, 0.05)  # relative slack below which a place is measured, in the first round and in the next


def look(
    claim: Claim, trial: SettingTrial, end: float, watch: Observatory, twin: Twin
) -> tuple[Measurement, Observation]:
    """What the twin measures at this setting, at all times that are looked at; and the runs up to the claim's last.

    Args:
        claim: a claim with a twin.
        trial: the setting.
        end: the last time that the claim speaks about.
        watch: runs it.
        twin: how the quantity is measured.

    Raises:
        BadBoundError: where there is nothing to compare, as `verdict.compare`.
    """
    objective = resolve(claim.objective)
    ends = _ends(claim, trial, end)
    runs = [watch(trial, one, objective=objective) for one in ends]
    seen = joined(runs)
    found = twin.measure(claim, trial, seen)
    if claim.only_at_end:
        return found, seen
    if claim.until is None and trial.shape.size != "large":
        late = joined([*runs, *(watch(trial, trial.last_time * far, objective=objective) for far in _BEYOND)])
        found = _extended(found, twin.measure(claim, trial, late))
    for close in _CLOSE if found.times is not None else ():
        if compare(claim, trial, found).violated.all():
            break
        places = _places(claim, trial, found, ends, close)
        finer = [watch(trial, one, fractions, objective) for one, fractions in places]
        if not finer:
            break
        more = twin.measure(claim, trial, joined(finer))
        if more.times is None:
            break
        found = beside(found, more, needed=True)
    return found, seen


def _ends(claim: Claim, trial: SettingTrial, end: float) -> list[float]:
    """The last times of the runs: the claim's, and powers of 16 of τ₁ well below it."""
    if claim.only_at_end or trial.shape.size == "large":
        return [end]
    steps, shorter = trial.last_time, []
    while steps * _LONGER <= end:
        shorter.append(steps)
        steps *= _LONGER
    return [*shorter[:4], end]


def joined(runs: list[Observation]) -> Observation:
    """Runs of the same datasets up to different times as one observation, each with its own error budget."""
    if len(runs) == 1:
        return runs[0]
    kept = [runs[0].times >= 0]
    for before, run in itertools.pairwise(runs):
        kept.append(run.times > before.times[-1])
    order = np.argsort(np.concatenate([run.times[keep] for run, keep in zip(runs, kept, strict=True)]), kind="stable")

    def together(name: str) -> np.ndarray:
        parts = [getattr(run, name)[..., keep] for run, keep in zip(runs, kept, strict=True)]
        return np.concatenate(parts, axis=-1)[..., order]

    series = {name: together(name) for name in ("times", "min_margin", "max_margin", "log_risk")}
    budgets = together("margin_error"), together("log_risk_error")
    error = np.max([run.error for run in runs], axis=0)
    return dataclasses.replace(runs[0], **series, budgets=budgets, error=error)


def _extended(found: Measurement, late: Measurement) -> Measurement:
    """With the times beyond the first measurement's, or one more number per dataset where there are no times."""
    if found.times is None or late.times is None:
        return beside(found, late, needed=False)
    new = late.times > found.times[-1]
    error = np.broadcast_to(late.error, late.smallest.shape)[:, new]
    rest = Measurement(late.scale, late.smallest[:, new], late.largest[:, new], error, late.times[new], late.epsilon)
    return beside(found, rest, needed=False)


def _places(
    claim: Claim, trial: SettingTrial, found: Measurement, ends: list[float], close: float
) -> list[tuple[float, np.ndarray]]:
    """Last times of runs with what to record of them: where an interpolated measurement is close to the bound."""
    assert found.times is not None
    needed = np.ones(len(found.times), bool) if found.needed is None else found.needed
    known = np.unique(found.times[needed])
    known = known[known > 0]
    between = np.exp(np.linspace(np.log(known[:-1]), np.log(known[1:]), _BETWEEN + 1)[1:-1]).T.ravel()
    order = np.argsort(found.times)
    times = found.times[order]
    slack = np.full(len(between), np.inf)
    parameters = trial.parameters
    for side, bound in bounds_at(claim, parameters, found, between):
        measured = np.asarray(found.largest if side == "upper" else found.smallest)[:, order]
        rows = np.stack([np.interp(between, times, row) for row in measured])
        try:
            bound = np.broadcast_to(bound, rows.shape)
        except ValueError as error:
            raise BadBoundError(f"the {side} bound has shape {bound.shape} at {len(between)} times") from error
        gap = (bound - rows) * (1 if side == "upper" else -1)
        size = np.ones(gap.shape) if found.scale == "log" else np.abs(bound) + np.abs(rows) + 1e-300
        with np.errstate(invalid="ignore"):
            relative = np.where(np.isnan(gap), np.inf, gap / size)
        slack = np.minimum(slack, relative.min(axis=0))
    padded = np.concatenate([[np.inf], slack, [np.inf]])
    lowest = (slack <= padded[:-2]) & (slack <= padded[2:]) & (slack < close)
    chosen = np.flatnonzero(lowest | (slack < close / 10))
    found_places = []
    low = 0.0
    for end in ends:
        mine = chosen[(between[chosen] > low) & (between[chosen] < end)]
        low = end
        if len(mine):
            best = mine[np.argsort(slack[mine])][: len(FRACTIONS) - 1]
            fractions = np.sort(between[best] / end)
            rest = fractions[0] * np.arange(1, len(FRACTIONS) - len(fractions)) / len(FRACTIONS)
            filled = np.concatenate([rest, fractions, [1.0]])
            found_places.append((end, filled))
    return found_places
