"""Does the risk rise, fall or stay as the number of values K grows? A verdict for every regime, with an error rate.

Used by experiments/does_diversity_hurt.py; decides DV-scaling (d) against SEED-robust. One run of a dataset gives all
four stopping rules, which are times on one trajectory.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
import xarray as xr

from dpotheory.core.flow import ERROR_FACTOR, Flow, GradientFlow
from dpotheory.core.objectives import DPO, Objective
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.figures.flags import flagged
from dpotheory.studies import markdown
from dpotheory.sweeps.plan import AtTau1

PER_VALUE, TOTAL = "per value", "in total"
STOPS = ("τ₁", "fixed, short", "fixed, long", "converged")
_STOP_FLAGS = ("tau_1", "tau_1_of_one_value", "long_tau_1_of_one_value", "long_tau_1")
TARGETS = {"mean": "log_risk", "worst": "log_risk_worst"}
VERDICTS = ("rises", "falls", "does not move", "undecided")
_VERBS = {word: "is undecided" if word == "undecided" else word for word in VERDICTS}
_NAMES = {"mean": "mean", "worst": "worst-case value"}
_STOP_TIMES = {"fixed, short": 1, "τ₁": 2, "fixed, long": 3, "converged": 4}
N_TIMES = 5


@dataclass(frozen=True)
class FourStops(AtTau1):
    """Gradient flow through four stopping times: τ₁ of one value, τ₁, and ``long`` times each of these.

    τ₁ and ``long``·τ₁ ("converged") grow with K; the two others do not.

    Attributes:
        long: multiple of τ₁; at least the largest K, so that the times are in order.
        rtol: of the integrator.
    """

    long: float = 100.0
    rtol: float = 1e-5
    kind = "four stops"

    def horizon(self, setting: Setting) -> float:
        """``long`` times τ₁."""
        return self.long * float(setting.tau_1)

    def times(self, setting: Setting, n_times: int) -> np.ndarray:
        """0, τ₁ of one value, τ₁, and ``long`` times both."""
        if n_times != N_TIMES or setting.n_values > self.long:
            raise ValueError(
                f"n_times = {n_times}, n_values = {setting.n_values}; four stops need n_times = {N_TIMES} and at most "
                f"long = {self.long:g} values"
            )
        tau_1 = float(setting.tau_1)
        one = tau_1 / setting.n_values
        return np.asarray([0.0, one, tau_1, self.long * one, self.long * tau_1])

    def flow(self, setting: Setting, objective: Objective = DPO) -> Flow:
        """Adaptive steps: the horizon is far beyond τ₁."""
        return GradientFlow(rtol=self.rtol)


def pattern(name: str, n_values: int) -> Sharing:
    """The named token graph over ``n_values`` values; random(Z) has maximum degree min(Z, K)."""
    if name.startswith("random(") and name[7:-1].isdigit():
        return Sharing.random(n_values, max_degree=min(int(name[7:-1]), n_values))
    return Sharing.named(name, n_values)


def verdicts(results: xr.Dataset, tolerance: float = 0.02, error_rate: float = 1e-3) -> xr.Dataset:
    """Whether risk moves with K in each regime, from independent datasets at every K.

    The statistic is the least-squares slope s of log E[R] on log₂ K, E[R] the mean risk over datasets. Its interval is
    Welch's, with the delta method for the logarithm, at level error_rate / (number of verdicts), widened by the
    integrator's error. A regime *rises* if the whole interval of eˢ − 1, the relative change per doubling of K, is
    above ``tolerance``; *falls* if below −tolerance; *does not move* if within ± tolerance; else it is *undecided*.
    Each step from one K to the next gets a verdict of the same kind.

    Args:
        results: of a sweep with axes (sharing, budget, v, d, n_values) and `FourStops`.
        tolerance: smallest change per doubling of K that counts.
        error_rate: chance that any of the verdicts is wrong (approximate: the interval is asymptotic).

    Returns:
        ``verdict``, ``steps`` (the verdict of each step), ``change``, ``low``, ``high`` (relative change per doubling),
        ``risk`` and its standard error ``risk_error`` (…, n_values), on (sharing, budget, v, d, stop, target).
    """
    from scipy.stats import t as student

    x = np.log2(results["n_values"].values.astype(float))
    if len(x) < 2:
        raise ValueError(f"n_values has {len(x)} entry; whether risk moves with K needs at least two")
    slope_weights = (x - x.mean()) / np.sum((x - x.mean()) ** 2)
    step_weights = [
        np.where(np.arange(len(x)) == k + 1, 1, np.where(np.arange(len(x)) == k, -1, 0)) for k in range(len(x) - 1)
    ]
    contrasts = [slope_weights, *(w / (x[k + 1] - x[k]) for k, w in enumerate(step_weights))]
    axes = ("sharing", "budget", "v", "d")
    shape = (*(results.sizes[axis] for axis in axes), len(STOPS), len(TARGETS))
    level = error_rate / (math.prod(shape) * len(contrasts))
    edge = (math.log1p(-tolerance), math.log1p(tolerance))
    out = {name: np.zeros(shape) for name in ("change", "low", "high")}
    words, steps = np.empty(shape, dtype=object), np.empty(shape, dtype=object)
    risks, errors = np.zeros((*shape, len(x))), np.zeros((*shape, len(x)))
    for place in np.ndindex(shape):
        cell = results.isel({axis: place[i] for i, axis in enumerate(axes)})
        logs = cell[list(TARGETS.values())[place[5]]].isel(time=_STOP_TIMES[STOPS[place[4]]]).values.astype(float)
        log_mean, variance, count = _log_mean(logs)
        slack = ERROR_FACTOR * cell["solver_error"].values.astype(float) * np.abs(log_mean)
        found = []
        for weights in contrasts:
            middle, parts = float(weights @ log_mean), weights**2 * variance
            freedom = parts.sum() ** 2 / max(float(np.sum(parts**2 / (count - 1))), 1e-300)
            half = student.isf(level / 2, max(freedom, 1.0)) * math.sqrt(parts.sum()) + float(np.abs(weights) @ slack)
            found.append((middle, middle - half, middle + half))
        said = [_say(low, high, edge) for _, low, high in found]
        for name, value in zip(out, found[0], strict=True):
            out[name][place] = math.expm1(value)
        words[place], steps[place], risks[place] = said[0], "; ".join(said[1:]), np.exp(log_mean)
        errors[place] = np.exp(log_mean) * np.sqrt(variance)
    dims = (*axes, "stop", "target")
    found = xr.Dataset(
        {name: (dims, values) for name, values in out.items()}
        | {
            "verdict": (dims, words.astype(str)),
            "steps": (dims, steps.astype(str)),
            "risk": ((*dims, "n_values"), risks),
            "risk_error": ((*dims, "n_values"), errors),
        },
        coords={axis: results[axis] for axis in (*axes, "n_values")} | {"stop": list(STOPS), "target": list(TARGETS)},
        attrs={
            "tolerance": tolerance,
            "error_rate": error_rate,
            "long": json.loads(results.attrs["config"])["stopping"]["long"],
            "samples": samples_at_most_values(results),
        },
    )
    found["verdict"] = flagged(found["verdict"], {word: word for word in VERDICTS})
    found["stop"] = flagged(found["stop"], dict(zip(_STOP_FLAGS, STOPS, strict=True)))
    return found


def _log_mean(logs: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """log of the mean of exp(logs) over the last axis (NaN: no dataset), its variance, and how many there are."""
    count = np.isfinite(logs).sum(axis=-1)
    if (count < 2).any():
        raise ValueError(f"a cell has {int(count.min())} datasets; an interval needs at least 2")
    top = np.nanmax(logs, axis=-1, keepdims=True)
    scaled = np.exp(logs - top)
    mean = np.nanmean(scaled, axis=-1)
    return np.log(mean) + top[..., 0], np.nanvar(scaled, axis=-1, ddof=1) / (count * mean**2), count


def _say(low: float, high: float, edge: tuple[float, float]) -> str:
    if low > edge[1]:
        return "rises"
    if high < edge[0]:
        return "falls"
    return "does not move" if edge[0] <= low and high <= edge[1] else "undecided"


def samples_at_most_values(results: xr.Dataset) -> int:
    """Q at the largest K, where both budgets meet."""
    cells = json.loads(results.attrs["config"])["cells"]
    return int(max(cells, key=lambda cell: cell["n_values"])["setting"]["n_samples"])


def answer(found: xr.Dataset) -> str:
    """A headline, a table of the verdicts, and one of the last step of K; made from the verdicts alone."""
    ks = found["n_values"].values
    words = found["verdict"].values.ravel()
    moved = {word: int((words == word).sum()) for word in VERDICTS}
    mixed = sum("rises" in s and "falls" in s for s in found["steps"].values.ravel())
    against = moved["falls"] + moved["does not move"]
    headline = (
        f"Does diversity hurt? Of {words.size} regimes, risk between K = {ks[0]} and K = {ks[-1]} values "
        + ", ".join(f"{_VERBS[word]} in {count}" for word, count in moved.items())
        + f" ({found.attrs['tolerance']:.0%} per doubling of K counts as moving; the chance that any verdict is wrong "
        f"is about {found.attrs['error_rate']:g}). So “more diversity makes generalization harder” (DV-scaling d) "
        f"holds in {moved['rises']} of these regimes and fails in {against}, and “generalization improves with "
        f"diversity” (SEED-robust) holds in {moved['falls']}. Regimes in which one step of K raises the risk and "
        f"another lowers it: {mixed}."
    )
    rows = [
        [
            str(budget),
            _NAMES[str(target)],
            str(sharing),
            *_described(found.sel(budget=budget, target=target, sharing=sharing)),
        ]
        for budget in found["budget"].values
        for target in found["target"].values
        for sharing in found["sharing"].values
    ]
    parts = [
        headline,
        markdown.table(["samples fixed", "risk", "sharing", "verdict", "change per doubling of K"], rows),
    ]
    if len(ks) > 2:
        part = found["steps"].sel(target="mean", budget=found["budget"].values[0])
        last = []
        for sharing in found["sharing"].values:
            said = [steps.split("; ")[-1] for steps in part.sel(sharing=sharing).values.ravel()]
            last.append([str(sharing), *(str(said.count(word)) for word in VERDICTS)])
        parts.append(
            f"The last step alone, from K = {ks[-2]} to {ks[-1]}, with the samples {found['budget'].values[0]} fixed: "
            "regimes by what the mean risk does."
        )
        parts.append(markdown.table(["sharing", *VERDICTS], last))
    return "\n\n".join(parts)


def _described(part: xr.Dataset) -> tuple[str, str]:
    """Verdicts over stops, noise and dimension, with their stops unless at all; and the range of changes for each."""
    words = part["verdict"].transpose("stop", ...).values.reshape(part.sizes["stop"], -1)
    changes = part["change"].transpose("stop", ...).values.reshape(words.shape)
    said, sizes = [], []
    for word in VERDICTS:
        chosen = words == word
        if not chosen.any():
            continue
        where = [str(stop) for stop, row in zip(part["stop"].values, chosen, strict=True) if row.any()]
        low, high = changes[chosen].min(), changes[chosen].max()
        sizes.append(f"{low:+.1%} to {high:+.1%}" if high > low else f"{low:+.1%}")
        at = "" if len(where) == len(words) else f" at {_list(where)}"
        said.append(
            f"{word} in all {chosen.size}" if chosen.all() else f"{word} in {int(chosen.sum())} of {chosen.size}{at}"
        )
    return "; ".join(said), "; ".join(sizes)


def _list(names: Sequence[str]) -> str:
    return " and ".join(f"“{name}”" for name in names)


def table(found: xr.Dataset) -> pd.DataFrame:
    """Every verdict as a row of a pandas table, with the mean risk at each K."""
    frame = found.drop_dims("n_values").to_dataframe().reset_index()
    risks = found["risk"].to_series().unstack("n_values")
    risks.columns = [f"risk_at_K={k}" for k in risks.columns]
    return frame.merge(risks.reset_index(), on=["sharing", "budget", "v", "d", "stop", "target"])
