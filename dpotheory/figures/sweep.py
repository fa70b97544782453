"""The figure of any sweep: one record against one axis, curves by a second, panels by a third."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from dpotheory.figures.style import COLOURS, MARKERS, sequence, style

RECORDS = {
    "log_risk": "population risk (exact)",
    "log_risk_worst": "population risk of the worst-case value (exact)",
    "min_margin": "smallest reward margin",
    "mean_margin": "mean reward margin",
    "max_margin": "largest reward margin",
}
NAMES = {
    "n_values": "number of values K",
    "n_samples": "samples per cluster Q",
    "dim": "embedding dimension d",
    "noise": "noise v",
    "shared_norm": "shared norm l_b",
    "beta": "inverse temperature β",
    "time": "time t/τ",
}
_SMALL = -200.0  # log risk below which −ln of it is drawn: as a number it means little, and soon underflows
_MOST_TICKS, _MOST_CURVES = 8, 12


@dataclass(frozen=True)
class _Plan:
    """Which dimension goes where; the others have one entry."""

    x: str
    by: str | None
    panels: str | None


def sweep(
    results: xr.Dataset,
    *,
    record: str = "log_risk",
    x: str | None = None,
    by: str | None = None,
    panels: str | None = None,
    at: Mapping[str, Any] | None = None,
) -> Figure:
    """Draw the mean over datasets with its 95 % interval, at the last time unless ``x`` is "time".

    Risks have a logarithmic axis. If any falls below e⁻²⁰⁰, −ln of the mean risk is drawn, and the band goes from the
    least to the largest of the datasets.

    Args:
        results: of `dpotheory.sweeps.run`.
        record: one of `RECORDS`.
        x: the axis to draw against, or "time"; None takes the numeric axis with most entries, or "time".
        by: the axis of the curves; None takes what is left.
        panels: the axis of the panels; the same.
        at: the entry at which another axis is held.

    Raises:
        ValueError: for an axis or an entry that is not there, or more axes than can be drawn, in words.
    """
    if record not in RECORDS:
        raise ValueError(f"record = {record!r}; known: {', '.join(RECORDS)}")
    if missing := [name for name in (record, "t", "n_datasets") if name not in results]:
        raise ValueError(f"the file has no {', '.join(missing)}, so it is not the result of a sweep")
    results = _held(results, at or {})
    plan = _plan(results, x, by, panels)
    if plan.x != "time":
        results = results.isel(time=-1)
    centre, low, high, label = _curves(results[record], record)
    parts = [None] if plan.panels is None else list(results[plan.panels].values)
    with style():
        columns = min(3, len(parts))
        rows = -(-len(parts) // columns)
        figure = Figure(figsize=(1.2 + 3.4 * columns, 0.6 + 2.7 * rows), layout="constrained")
        grid = figure.subplots(rows, columns, sharex=True, sharey=True, squeeze=False).ravel()
        for axes, part in zip(grid, parts, strict=False):
            select = {} if plan.panels is None else {plan.panels: part}
            _draw(axes, plan, results["t"].sel(select), *(curve.sel(select) for curve in (centre, low, high)))
            if part is not None:
                axes.set_title(f"{plan.panels} = {_entry(part)}", loc="left")
        for axes in grid[len(parts) :]:
            axes.set_axis_off()
        for place, axes in enumerate(grid[: len(parts)]):
            if place + columns >= len(parts):
                axes.set_xlabel(NAMES.get(plan.x, plan.x))
                axes.tick_params(labelbottom=True)
        figure.supylabel(label, fontsize=9)
        _scales(grid[0], plan, results, centre, record)
        if plan.by is not None:
            handles, labels = grid[0].get_legend_handles_labels()
            figure.legend(handles, labels, title=NAMES.get(plan.by, plan.by), loc="outside right upper")
        return figure


def _held(results: xr.Dataset, at: Mapping[str, Any]) -> xr.Dataset:
    for name, entry in at.items():
        axes = [str(dim) for dim in results["n_datasets"].dims]
        if name not in axes:
            raise ValueError(f"there is no axis {name!r}; the file's axes are {', '.join(axes) or 'none'}")
        entries = results[name].values
        same = [i for i, one in enumerate(entries) if _entry(one) == _entry(entry)]
        if not same:
            raise ValueError(f"{name} = {entry} is not in the file; it has {', '.join(map(_entry, entries))}")
        results = results.isel({name: same[0]})
    exists = results["n_datasets"] > 0  # entries that only other cells have would be empty places
    return results.isel({dim: np.flatnonzero(exists.any([d for d in exists.dims if d != dim])) for dim in exists.dims})


def _plan(results: xr.Dataset, x: str | None, by: str | None, panels: str | None) -> _Plan:
    axes = [str(dim) for dim in results["n_datasets"].dims]
    for name in (x, by, panels):
        if name is not None and name not in (*axes, *(("time",) if name is x else ())):
            raise ValueError(f"there is no axis {name!r} to draw; the file's axes are {', '.join(axes) or 'none'}")
    given = [name for name in (x, by, panels) if name is not None]
    if len(set(given)) < len(given):
        raise ValueError(f"an axis is named twice among {', '.join(given)}; name each once")
    long = [name for name in axes if results.sizes[name] > 1 and name not in given]
    if x is None:
        numeric = [name for name in long if np.issubdtype(results[name].dtype, np.number)]
        x = max(numeric, key=lambda name: results.sizes[name]) if numeric else "time"
    long = [name for name in long if name != x]
    if by is None and long:
        by = long.pop(0)
    if panels is None and long:
        panels = long.pop(0)
    if long:
        held = ", ".join(f"{name} (of {', '.join(map(_entry, results[name].values))})" for name in long)
        raise ValueError(f"there are more axes than can be drawn; hold one entry of each of {held}")
    if by is not None and results.sizes[by] > _MOST_CURVES:
        raise ValueError(f"{by} has {results.sizes[by]} entries, more than {_MOST_CURVES} curves; draw against it (x)")
    return _Plan(x, by, panels)


def _curves(values: xr.DataArray, record: str) -> tuple[xr.DataArray, xr.DataArray, xr.DataArray, str]:
    """Mean over datasets, and its interval."""
    values = values.astype(float)
    count = values.notnull().sum(dim="dataset")
    if not record.startswith("log_risk"):
        centre, spread = values.mean(dim="dataset"), values.std(dim="dataset", ddof=1)
        half = 1.96 * spread / np.sqrt(count)
        return centre, centre - half, centre + half, f"{RECORDS[record]}\n(mean over datasets; band: 95 %)"
    largest = values.max(dim="dataset")
    scaled: Any = np.exp(values - largest)  # risks underflow, their ratios do not
    mean = scaled.mean(dim="dataset")
    log_mean = largest + np.log(mean)
    half = 1.96 * scaled.std(dim="dataset", ddof=1) / np.sqrt(count) / mean
    if float(log_mean.min()) > _SMALL:
        centre = np.exp(log_mean)
        label = f"{RECORDS[record]}\n(mean over datasets; band: 95 %)"
        return centre, centre * np.maximum(1 - half, 0), centre * (1 + half), label
    label = f"−ln of the mean {RECORDS[record]}\n(higher is better; band: least to largest)"
    return -log_mean, -largest, -values.min(dim="dataset"), label


def _draw(
    axes: Axes, plan: _Plan, times: xr.DataArray, centre: xr.DataArray, low: xr.DataArray, high: xr.DataArray
) -> None:
    entries: list[Any] = [None] if plan.by is None else list(centre[plan.by].values)
    ordered = plan.by is not None and np.issubdtype(centre[plan.by].dtype, np.number)
    colours = sequence(len(entries)) if ordered else COLOURS * 2
    for entry, colour, marker in zip(entries, colours, MARKERS * 2, strict=False):
        select: dict[Hashable, Any] = {} if plan.by is None else {plan.by: entry}
        curve, *band = (np.asarray(one.sel(select).squeeze(), float) for one in (centre, low, high))
        where = times if plan.x == "time" else centre[plan.x]
        if plan.by in where.dims:
            where = where.sel(select)
        place = np.asarray(where.squeeze())
        if place.ndim == 0:
            place, curve, band = place[None], curve[None], [one[None] for one in band]
        if not np.issubdtype(place.dtype, np.number):
            place = np.asarray([str(one) for one in place])
        exists = np.isfinite(curve)
        if exists.any():
            axes.fill_between(place[exists], band[0][exists], band[1][exists], color=colour, alpha=0.2, lw=0)
            every = max(1, exists.sum() // 12)
            label = None if entry is None else _entry(entry)
            axes.plot(place[exists], curve[exists], color=colour, marker=marker, markevery=every, label=label)


def _scales(axes: Axes, plan: _Plan, results: xr.Dataset, centre: xr.DataArray, record: str) -> None:
    shown = np.asarray(centre)[np.isfinite(centre)]
    if shown.size and record.startswith("log_risk") and shown.min() > 0:
        axes.set_yscale("log")
    if plan.x == "time" or not np.issubdtype(results[plan.x].dtype, np.number):
        return
    ticks = results[plan.x].values
    if ticks.min() > 0 and ticks.max() >= 8 * ticks.min():
        axes.set_xscale("log")
    if len(ticks) <= _MOST_TICKS:
        axes.set_xticks(ticks, [_entry(tick) for tick in ticks])
        axes.minorticks_off()


def _entry(value: Any) -> str:
    try:
        return f"{float(value):g}"
    except (TypeError, ValueError):
        return str(value)
