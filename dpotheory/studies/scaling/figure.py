"""The figure of experiments/scaling_law.py: samples per cluster against the number of values."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, NullLocator

from dpotheory.figures.style import COLOURS, MARKERS, style
from dpotheory.studies.scaling.needed import ALL, AVERAGE, BOUNDS, CRITERIA, WORST

_WORDS = {
    AVERAGE: "average value",
    WORST: "worst value, half of datasets",
    ALL: "all values, 99 % of datasets",
}
_BOUND_WORDS = {
    "DV-T4.3": "printed: DV-T4.3 at 99 %",
    "DV-T4.3, risk alone": "printed, risk alone",
    "OWN-general": "proved here: OWN-general at 99 %",
}
_LINES_AND_MARKS = "thin lines: exact law at the onset; marks: simulation at τ₁"
_BOUND_LINES = {"DV-T4.3": "-", "DV-T4.3, risk alone": (0, (4, 1.5)), "OWN-general": "-"}
_BOUND_COLOURS = {"DV-T4.3": "black", "DV-T4.3, risk alone": "0.45", "OWN-general": COLOURS[4]}


def scaling(curves: xr.Dataset, simulated: xr.Dataset, risk: float) -> Figure:
    """Draw bounds, law and simulation: all on a logarithmic axis, and below what is needed in truth on a linear one.

    Args:
        curves: of `dpotheory.studies.scaling.needed.curves`.
        simulated: of `dpotheory.studies.scaling.needed.simulated`.
        risk: the target.
    """
    graphs = [str(name) for name in curves["sharing"].values]
    with style():
        figure = Figure(figsize=(2.7 * len(graphs) + 0.6, 5.8), layout="constrained")
        grid: Any = figure.subplots(2, len(graphs), sharex=True, sharey="row", squeeze=False, height_ratios=(1.25, 1))
        highest = np.nanmax(np.where(np.isfinite(curves["law"]), curves["law"], np.nan))
        for column, (graph, letter) in enumerate(zip(graphs, "abcdefgh", strict=False)):
            for row in range(2):
                axes: Axes = grid[row, column]
                _law(axes, curves, simulated, graph)
                if row == 0:
                    _bounds(axes, curves, graph)
                    axes.set_yscale("log")
                    axes.set_title(f"{letter}  {graph}", loc="left")
                else:
                    axes.set_ylim(0, 1.15 * min(highest, 30))
                    axes.set_xlabel("number of values K")
                _never(axes, curves, graph)
                axes.set_xscale("log", base=4)
                ticks = [int(k) for k in curves["n_values"].values if np.log2(k) % 2 == 0]
                axes.xaxis.set_major_locator(FixedLocator(ticks))
                axes.xaxis.set_minor_locator(NullLocator())
                axes.set_xticklabels(list(map(str, ticks)))
        grid[0, 0].set_ylabel(f"samples per cluster\nfor a risk of {risk:.0%}")
        grid[1, 0].set_ylabel("the same, linear,\nwithout the bounds")
        figure.legend(handles=_legend(), loc="outside lower center", ncols=2, title=_LINES_AND_MARKS)
        return figure


def _law(axes: Axes, curves: xr.Dataset, simulated: xr.Dataset, graph: str) -> None:
    for criterion, colour, marker in zip(CRITERIA, COLOURS, MARKERS, strict=False):
        law = _finite(curves["law"].sel(sharing=graph, criterion=criterion))
        alone = "_" if np.isfinite(law).sum() == 1 else None  # a line through one point would not be seen
        axes.plot(curves["n_values"], law, color=colour, marker=alone, markersize=9)
        if graph not in simulated["sharing"].values:
            continue
        part = simulated.sel(sharing=graph, criterion=criterion)
        q = part["needed"].values
        low, high = (np.where(np.isnan(part[name]), q, part[name]) for name in ("low", "high"))
        axes.errorbar(
            part["n_values"], q, (np.maximum(q - low, 0), np.maximum(high - q, 0)), color=colour, marker=marker, ls=""
        )


def _bounds(axes: Axes, curves: xr.Dataset, graph: str) -> None:
    for name in BOUNDS:
        values = _finite(curves["bound"].sel(sharing=graph, claim=name))
        axes.plot(curves["n_values"], values, color=_BOUND_COLOURS[name], ls=_BOUND_LINES[name], lw=2)


def _never(axes: Axes, curves: xr.Dataset, graph: str) -> None:
    law, ks = curves["law"].sel(sharing=graph, criterion=AVERAGE).values, curves["n_values"].values
    if not np.isinf(law).any():
        return
    first, last_finite = ks[np.isinf(law)][0], ks[np.isfinite(law)]
    left = np.sqrt(first * last_finite[-1]) if last_finite.size else ks[0]
    axes.axvspan(left, ks[-1] * 1.5, color="0.9", lw=0, zorder=0)
    axes.text(np.sqrt(left * ks[-1]), 0.5, "no number\nis enough", ha="center", transform=axes.get_xaxis_transform())
    axes.set_xlim(ks[0] / 1.5, ks[-1] * 1.5)


def _finite(values: xr.DataArray) -> np.ndarray:
    return np.where(np.isfinite(values), values, np.nan)


def _legend() -> list[Line2D]:
    bounds = [
        Line2D([], [], color=_BOUND_COLOURS[name], ls=_BOUND_LINES[name], lw=2, label=_BOUND_WORDS[name])
        for name in BOUNDS
    ]
    law = [
        Line2D([], [], color=colour, marker=marker, label=_WORDS[criterion])
        for criterion, colour, marker in zip(CRITERIA, COLOURS, MARKERS, strict=False)
    ]
    return [*bounds, *law]
