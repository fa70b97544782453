"""What the diversity sweep found: the table of plotted points, the files, and the findings in words.

Used by experiments/sweep_diversity.py; imports diversity.py.
"""

import json
from collections.abc import Sequence

import numpy as np
import pandas as pd
import xarray as xr

from dpotheory.core.sharing import Sharing
from dpotheory.studies.diversity.bounds import (
    ABOVE,
    BELOW,
    CLAIM,
    FIXED,
    NEVER,
    REGIONS,
    SEARCH_LIMIT,
    SHRINKING,
    common_q,
    log_mean_risk,
)


def points(results: xr.Dataset, bound: xr.Dataset, needed: xr.Dataset) -> pd.DataFrame:
    """Every plotted point as one pandas table: series, quantity, coordinates, value, range over datasets."""
    log_risk = results["log_risk"].isel(time=-1).astype(float)
    final = xr.Dataset(
        {"value": log_risk.median("dataset"), "low": log_risk.min("dataset"), "high": log_risk.max("dataset")}
    )
    tables = [_table(final, "a", "simulated", "log_risk: median, min, max over datasets")]
    curve = bound[["log_risk_bound", "log_failure", "region"]].rename(
        bound_n_samples="n_samples", log_risk_bound="value"
    )
    in_words = {"region": lambda table: [REGIONS[int(code)] for code in table["region"]]}
    tables.append(_table(curve, "a", bound.attrs["claim"], "log_risk").assign(**in_words))
    own = bound[["log_risk_own"]].rename(bound_n_samples="n_samples", log_risk_own="value")
    tables.append(_table(own, "a", bound.attrs["own_claim"], "log_risk"))
    at_q = results.sel(n_samples=common_q(results))
    for name, reduce in (("min_margin", "min"), ("mean_margin", "mean"), ("max_margin", "max")):
        line = xr.Dataset({"value": getattr(at_q[name], reduce)("dataset"), "t": at_q["t"]})
        tables.append(_table(line, "b", "simulated", f"{name}: {reduce} over datasets"))
    for side in ("lower", "upper"):
        envelope = bound[[f"margin_{side}"]].rename({f"margin_{side}": "value"})
        tables.append(_table(envelope, "b", bound.attrs["envelope_claim"], f"margin, {side} bound"))
    mean, error = risk_and_error(results)
    averages = xr.Dataset({"value": mean, "low": mean - 1.96 * error, "high": mean + 1.96 * error})
    tables.append(_table(averages, "c", "simulated", "risk: mean over datasets, 95 % interval"))
    tables.append(_table(bound[["floor_all"]].rename(floor_all="value"), "c", "floor of all", "risk"))
    for name, array in needed.items():
        frame = array.to_dataframe(name="value").reset_index()
        words = {NEVER: "never", BELOW: "below the grid", ABOVE: "above the grid"}
        tables.append(
            frame.assign(
                panel="d",
                series=name,
                quantity="samples_needed",
                answer=[words.get(v, f"{v:.0f}") for v in frame["value"]],
            )
        )
    return pd.concat(tables, ignore_index=True)


def _table(dataset: xr.Dataset, panel: str, series: str, quantity: str) -> pd.DataFrame:
    frame = dataset.to_dataframe().dropna(subset=["value"]).reset_index()
    return frame.assign(panel=panel, series=series, quantity=quantity)


ERROR_RATE = 1e-3
"""The chance that any sentence about a rise or a fall is wrong."""
TOLERANCE = 0.05
"""The relative change of risk between two K that counts as none."""


def risk_and_error(results: xr.Dataset) -> tuple[xr.DataArray, xr.DataArray]:
    """Mean over datasets of the exact risk at the last recorded time, and its standard error."""
    risk = xr.ufuncs.exp(results["log_risk"].isel(time=-1).astype(float))
    count = risk.notnull().sum("dataset")
    return risk.mean("dataset"), risk.std("dataset", ddof=1) / xr.ufuncs.sqrt(count)


def stop_in_words(results: xr.Dataset) -> str:
    """Where the runs of a sweep end."""
    stopping = json.loads(results.attrs["config"])["stopping"]
    if stopping["kind"] == "tau_1":
        return "at τ₁"
    return f"after {stopping['n_steps']} steps of {stopping['optimizer']}, step size {stopping['learning_rate']:.3g}"


def summary(results: xr.Dataset, bound: xr.Dataset, needed: xr.Dataset) -> str:
    """What was found, in words, generated from the numbers."""
    log_risk = log_mean_risk(results)
    risk = xr.ufuncs.exp(log_risk)
    q = common_q(results)
    ks = [int(k) for k in risk["n_values"].values]
    lines = [f"Population risk {stop_in_words(results)}, mean over datasets, Q = {q} per cluster", ""]
    for regime in (FIXED, SHRINKING):
        lines.append(f"  {regime:16s}" + "".join(f"{f'K = {k}':>14s}" for k in ks))
        for sharing in risk["sharing"].values:
            row = log_risk.sel(regime=regime, sharing=sharing, n_samples=q)
            cells = "".join(f"{_power(float(row.sel(n_values=k))):>14s}" for k in ks)
            lines.append(f"  {sharing!s:16s}{cells}")
        lines.append("")
    target = needed.attrs["target_risk"]
    lines.append(f"Samples per cluster for risk <= {target:g}")
    for regime in (FIXED, SHRINKING):
        lines.append(f"  {regime:16s}" + "".join(f"{f'K = {k}':>14s}" for k in ks))
        for sharing in risk["sharing"].values:
            row = needed["simulated"].sel(regime=regime, sharing=sharing)
            lines.append(
                f"  {sharing!s:16s}" + "".join(f"{_needed_words(float(v), risk, row, sharing):>14s}" for v in row)
            )
        for name, label in (("by_risk_bound", "bound, any prob."), ("by_bound", "bound, p >= 95 %")):
            row = needed[name].sel(regime=regime)
            lines.append(
                f"  {label:16s}" + "".join(f"{'never' if v == NEVER else f'{int(v):,}':>14s}" for v in row.values)
            )
        if regime == FIXED:
            own = "".join(f"{'never' if v == NEVER else f'{int(v):,}':>14s}" for v in needed["by_own"].values)
            lines.append(f"  {'OWN-general':16s}{own}")
        lines.append("")
    lines.append("In words:")
    lines.extend("  - " + sentence for sentence in _findings(results, bound, q, ks))
    return "\n".join(lines)


def _findings(results: xr.Dataset, bound: xr.Dataset, q: int, ks: list[int]) -> list[str]:
    found = []
    log_risk = log_mean_risk(results)
    risk, error = risk_and_error(results)
    k_low, k_high = ks[0], ks[-1]
    patterns = risk["sharing"].values if len(ks) > 1 else ()
    for sharing in patterns:
        at = {"regime": FIXED, "sharing": sharing, "n_samples": q}
        low, high = (float(risk.sel(**at, n_values=k)) for k in (k_low, k_high))
        kappa = [float(Sharing.named(str(sharing), k).effective_diversity.mean()) for k in (k_low, k_high)]
        errors = [float(error.sel(**at, n_values=k)) for k in (k_low, k_high)]
        counts = [int(results["log_risk"].sel(**at, n_values=k).isel(time=-1).notnull().sum()) for k in (k_low, k_high)]
        spread = _half_width(errors, counts, ERROR_RATE / len(patterns))
        found.append(
            f"{sharing}: at fixed noise and Q = {q}, from K = {k_low} to {k_high} {_moved(low, high, spread)} "
            f"({low:.3g} to {high:.3g}; their difference is known to {spread:.1g}, at a chance of {ERROR_RATE:g} that "
            "any of these lines is wrong); "
            f"effective diversity goes from {kappa[0]:.3g} to {kappa[1]:.3g}."
        )
    for regime in (FIXED, SHRINKING):
        region = bound["region"].sel(regime=regime).values
        speaks = bound["first_informative"].sel(regime=regime).values
        if (speaks == NEVER).all():
            reason = REGIONS[int(np.bincount(region.astype(int).ravel()).argmax())]
            found.append(f"{CLAIM} at {regime} is vacuous at every Q up to {SEARCH_LIMIT:.0e} ({reason}).")
        else:
            where = ", ".join(
                f"K = {k}: " + ("never" if s == NEVER else f"Q = {int(s):,}") for k, s in zip(ks, speaks, strict=True)
            )
            found.append(f"{CLAIM} at {regime} is first non-vacuous (even for c = infinity) at {where}.")
    worst = float(log_risk.sel(regime=SHRINKING).max(("n_values", "sharing")).isel(n_samples=0)) / np.log(10)
    found.append(
        f"In the bound's own regime the simulated risk is at most 10^{np.ceil(worst):.0f} at Q = "
        f"{int(log_risk['n_samples'][0])} already, whatever K and the sharing pattern."
    )
    return found


def _half_width(errors: Sequence[float], counts: Sequence[int], level: float) -> float:
    """Half of Welch's interval of the difference of two means, which misses with probability ``level``."""
    from scipy.stats import t as student

    parts = [error**2 for error in errors]
    each = sum(part**2 / (count - 1) for part, count in zip(parts, counts, strict=True))
    freedom = sum(parts) ** 2 / max(each, 1e-300)
    return float(student.isf(level / 2, max(freedom, 1.0))) * sum(parts) ** 0.5


def _moved(low: float, high: float, spread: float) -> str:
    """What risk does between two K: it moved if its whole interval did, and stayed if that is within `TOLERANCE`."""
    if abs(high - low) > spread:
        return "risk rises" if high > low else "risk falls"
    if abs(high - low) + spread <= TOLERANCE * low:
        return f"risk does not move by more than {TOLERANCE:.0%}"
    return "it is not decided at this size whether risk moves"


def _power(log_risk: float) -> str:
    return f"{np.exp(log_risk):.2g}" if log_risk > -200 else f"10^{log_risk / np.log(10):.0f}"


def _needed_words(value: float, risk: xr.DataArray, row: xr.DataArray, sharing: str) -> str:
    grid = risk.sel(regime=row["regime"], sharing=sharing).isel(n_values=0)
    present = grid["n_samples"].values[np.isfinite(grid.values)]
    words = {NEVER: "never", BELOW: f"<= {present[0]}", ABOVE: f"> {present[-1]}"}
    return words.get(value, f"{value:.0f}")
