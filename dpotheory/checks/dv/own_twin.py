"""A user-defined twin: a function of what a setting showed, with the error budget that follows from its inputs'.

Every number that the function reads is moved by its own budget, one at a time and in both directions, and what the
result moves by is added up: neighbouring times err independently. What then moves by more, when numbers move together
or further, has a jump within reach (a threshold, a rank, a count), and its budget covers the jump. Imports observe.py
and verdict.py.
"""

import dataclasses
import functools
import math
from collections.abc import Callable, Iterator

import numpy as np

from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.trial import SettingTrial
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.trials import Twin
from dpotheory.checks.verdict import bounds_at
from dpotheory.claims.claim import Claim

Function = Callable[[Observation], np.ndarray]

_SERIES = ("min_margin", "max_margin", "log_risk")
_ROUNDING, _FLOOR = 1e-13, 1e-15
_FURTHER = (0.25, 1.0, 8.0, 64.0)  # of the budgets, for jumps that all inputs together may reach
_PATTERNS = 6  # at random
_SMOOTH, _BEND = 1.01, 1.5  # times the sum of what single inputs do: no smooth function moves by more, near by and far
_SCALES = (1e-12, 1e-6, 1e-3, 1.0, 1e3, 1e6, 1e12)


def own(function: Function, *, least: float | int = -math.inf, most: float | int = math.inf) -> Twin:
    """A twin from a function of an observation, for a user-defined quantity on a linear scale.

    The error budget of the result follows from those of the numbers that it reads.

    Args:
        function: from an `Observation` to the quantity, shape (n,) or (n, T).
        least, most: what the quantity is always at least and at most; a bound beyond that is vacuous.

    Example:
        >>> import numpy as np
        >>> ratio = own(lambda seen: seen.max_margin / seen.min_margin, least=1)
    """
    return Twin(functools.partial(measure, function), least=least, most=most, keeps=functools.partial(keeps, function))


def keeps(function: Function, claim: Claim, trial: SettingTrial, seen: Observation) -> bool:
    """Whether the quantity keeps the claim's bound whatever margins and risks are."""
    times = np.asarray(function(seen)).shape == seen.min_margin.shape
    scale = Measurement("linear", *(np.zeros((1, 1)),) * 3)
    bounds = dict(bounds_at(claim, trial.parameters, scale, seen.times if times else None))
    return says_nothing(function, bounds.get("lower"), bounds.get("upper"), seen)


def measure(function: Function, claim: Claim, trial: SettingTrial, seen: Observation) -> Measurement:
    """The function on an observation, on a linear scale; at the start it is left out where it has no value.

    Raises:
        ValueError: if it gives complex numbers or a wrong shape, another result for the same data, or numbers of one
            dataset that depend on other datasets.
    """
    shape = seen.min_margin.shape
    found = _at(function, seen, shape)
    if not np.array_equal(found, _at(function, seen, shape), equal_nan=True):
        raise ValueError("it gave different numbers for the same data, so nothing can be compared")
    budgets = {name: budget for name, budget in _budgets(seen).items() if _read(function, seen, found, name)}
    _alone(function, seen, found, budgets)
    with np.errstate(all="ignore"):
        error = _error(function, seen, found, budgets)
    times = seen.times if found.shape[1] == shape[1] else None
    if times is not None and times[0] == 0 and not np.isfinite(found[:, 0]).all():
        found, error, times = found[:, 1:], error[:, 1:], times[1:]  # 0/0 and the like
    return Measurement("linear", found, found, error, times)


def says_nothing(function: Function, lower: np.ndarray | None, upper: np.ndarray | None, seen: Observation) -> bool:
    """Whether the bounds, of shapes that broadcast to the result's, hold whatever the data: the numbers that the
    function reads are replaced by random ones of all sizes that margins and risks can have."""
    rng, shape = np.random.default_rng(0), seen.min_margin.shape
    for scale in _SCALES:
        pair = scale * rng.standard_cauchy((2, *shape))
        drawn = {"min_margin": pair.min(axis=0), "max_margin": pair.max(axis=0)}
        drawn["log_risk"] = -scale * np.abs(rng.standard_cauchy(shape))
        for name in ("gram_slack", "residual"):
            if getattr(seen, name) is not None:
                drawn[name] = scale * np.abs(rng.standard_cauchy(shape[0]))
        if seen.overlap is not None:
            drawn["overlap"] = rng.random(shape[0])
        with np.errstate(all="ignore"):
            found = _at(function, dataclasses.replace(seen, **drawn), shape)
            outside = [] if lower is None else [found < lower]
            outside += [] if upper is None else [found > upper]
        if any(np.any(side) for side in outside) or not np.isfinite(found).all():
            return False
    return True


def _at(function: Function, seen: Observation, shape: tuple[int, ...]) -> np.ndarray:
    n, n_times = shape
    arrays = {}
    for name in (*_SERIES, "times", "gram_slack", "residual", "overlap", "error"):
        array = getattr(seen, name)
        if array is not None:  # the function's own copy, so that it may change it
            arrays[name] = np.array(array)
    with np.errstate(all="ignore"):  # 0/0 at the start
        array = np.asarray(function(dataclasses.replace(seen, **arrays)))
    if np.iscomplexobj(array):
        raise ValueError("it gave complex numbers, which no bound can be compared with")
    array = array.astype(float)
    if array.shape not in ((n,), (n, 1), (n, n_times)):
        raise ValueError(
            f"it gave the shape {array.shape}, where {(n,)} or {(n, n_times)} for {n} datasets and {n_times} "
            "times is needed"
        )
    return array.reshape(n, -1)


def _budgets(seen: Observation) -> dict[str, np.ndarray]:
    """How far each number that can be read may be off."""
    budgets = {"min_margin": seen.margin_error, "max_margin": seen.margin_error, "log_risk": seen.log_risk_error}
    budgets["error"] = np.abs(seen.error)  # an estimate, good for its size
    if seen.gram_slack is not None and seen.gram_error is not None:
        budgets["gram_slack"] = seen.gram_error
        if seen.residual is not None:
            budgets["residual"] = 1e-10 * (1 + np.abs(seen.residual))
    if seen.overlap is not None:
        budgets["overlap"] = np.full(seen.overlap.shape, 1e-14)
    return {
        name: np.broadcast_to(budget, getattr(seen, name).shape) + _ROUNDING * np.abs(getattr(seen, name))
        for name, budget in budgets.items()
    }


def _moved(seen: Observation, steps: dict[str, np.ndarray]) -> Observation:
    return dataclasses.replace(seen, **{name: getattr(seen, name) + step for name, step in steps.items()})


def _alone(function: Function, seen: Observation, found: np.ndarray, budgets: dict[str, np.ndarray]) -> None:
    """Refuse a function that mixes datasets: its numbers would not be independent."""
    others = np.arange(len(found)) % 2 == 1
    for sign in (1, -1):
        steps = {name: sign * 1e3 * budget for name, budget in budgets.items()}
        for step in steps.values():
            step[~others] = 0
        if not np.array_equal(_at(function, _moved(seen, steps), seen.min_margin.shape)[~others], found[~others], True):
            raise ValueError("its number for one dataset depends on the other datasets; give one that does not")


def _single(budgets: dict[str, np.ndarray]) -> Iterator[dict[str, np.ndarray]]:
    """One number of every dataset moved at a time."""
    for name, budget in budgets.items():
        if budget.ndim == 1:
            yield {name: budget}
            continue
        for place in np.flatnonzero(budget.any(axis=0)):
            step = np.zeros(budget.shape)
            step[:, place] = budget[:, place]
            yield {name: step}


def _error(function: Function, seen: Observation, found: np.ndarray, budgets: dict[str, np.ndarray]) -> np.ndarray:
    shape = seen.min_margin.shape

    def change(steps: dict[str, np.ndarray], factor: float) -> np.ndarray:
        moved = _at(function, _moved(seen, {name: factor * step for name, step in steps.items()}), shape)
        gap = np.where(moved == found, 0.0, np.abs(moved - found))
        return np.where(np.isnan(gap), np.inf, gap)

    error = np.zeros(found.shape)
    for steps in _single(budgets):
        error = error + np.maximum(change(steps, 1.0), change(steps, -1.0))
    jumps, rounding = np.zeros(found.shape), _ROUNDING * np.abs(found) + _FLOOR
    rng = np.random.default_rng(0)
    for pattern in range(2 + _PATTERNS):  # all up, all down, then at random
        steps = {
            name: budget * (rng.choice([-1.0, 1.0], budget.shape) if pattern > 1 else (-1.0) ** pattern)
            for name, budget in budgets.items()
        }
        for factor in _FURTHER:
            far = change(steps, factor)
            smooth = max(factor, 1.0) * (_BEND if factor > 1 else _SMOOTH) * error + rounding
            jumps = np.where(far > smooth, np.maximum(jumps, far), jumps)
    counted = (error + jumps == 0) & (found == np.round(found))  # a count that nothing within reach changes
    return np.where(counted, 0.0, error + jumps + rounding)


def _read(function: Function, seen: Observation, found: np.ndarray, name: str) -> bool:
    """Whether the result depends on these numbers at all."""
    blank = dataclasses.replace(seen, **{name: np.full_like(getattr(seen, name), np.nan)})
    with np.errstate(all="ignore"):
        try:
            return not np.array_equal(_at(function, blank, seen.min_margin.shape), found, equal_nan=True)
        except Exception:
            return True
