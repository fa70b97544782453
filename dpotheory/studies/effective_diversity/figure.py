"""The figure of experiments/effective_diversity.py: one curve at the onset, none later, and risks over time."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator, NullLocator, PercentFormatter

from dpotheory.figures.style import COLOURS, MARKERS, style
from dpotheory.studies.effective_diversity.risks import law_curve

_PAINT = [*COLOURS, "0.55"]
_SHAPES = [*MARKERS, "*"]


def effective_diversity(found: xr.Dataset) -> Figure:
    """Draw the risks of `dpotheory.studies.effective_diversity.risks.follow`."""
    with style():
        figure = Figure(figsize=(9.6, 3.6), layout="constrained")
        panels: Any = figure.subplots(1, 3, width_ratios=(1, 1, 1.25))
        _against_kappa(panels[0], found, 0, "a  At the onset: one curve")
        last = float(found["time"][-1])
        _against_kappa(panels[1], found, -1, f"b  At {last:g} τ₁: no curve")
        panels[1].sharey(panels[0])
        panels[1].tick_params(labelleft=False)
        panels[0].set_ylabel("risk of a value, mean over datasets")
        _over_time(panels[2], found)
        handles = [
            Line2D([], [], color=paint, marker=shape, label=str(graph))
            for graph, paint, shape in zip(found["graph"].values, _PAINT, _SHAPES, strict=False)
        ]
        handles += [
            Line2D([], [], color="black", lw=0.9, label="exact law (OWN-early)"),
            Line2D([], [], color="black", ls=":", label="floor (OWN-floor)"),
        ]
        figure.legend(handles=handles, loc="outside lower center", ncols=5)
        return figure


def _against_kappa(axes: Axes, found: xr.Dataset, place: int, title: str) -> None:
    kappa = np.linspace(1, float(found["kappa"].max()), 80)
    axes.plot(kappa, law_curve(found, kappa), color="black", lw=0.9, zorder=1)
    for graph, paint, shape in zip(found["graph"].values, _PAINT, _SHAPES, strict=False):
        part = found.sel(graph=graph).isel(time=place)
        axes.errorbar(part["kappa"], part["risk"], 1.96 * part["error"], color=paint, marker=shape, ls="", lw=0.8)
    axes.set_yscale("log")
    axes.set_xscale("log")
    ticks = [1, 1.5, 2, 3, 4, 6]
    axes.set_xticks(ticks, list(map(str, ticks)))
    axes.minorticks_off()
    _percent(axes)
    axes.set_xlabel("effective diversity κ")
    axes.set_title(title, loc="left")


def _over_time(axes: Axes, found: xr.Dataset) -> None:
    time = found["time"].values
    for graph, paint, shape in zip(found["graph"].values, _PAINT, _SHAPES, strict=False):
        part = found.sel(graph=graph)
        axes.plot(time, part["risk"].mean("value"), color=paint, marker=shape, markevery=4, markersize=3.5)
        axes.plot(time[:2] * [0.5, 1], [part["law"].mean("value")] * 2, color="black", lw=0.9)
        axes.plot([time[-1] / 3, time[-1] * 3], [part["floor"]] * 2, color=paint, ls=":")
    axes.set_xscale("log")
    axes.set_yscale("log")
    _percent(axes)
    axes.set_xlabel("time t/τ₁")
    axes.set_ylabel("population risk, mean over values")
    axes.set_title("c  Mean over values against time", loc="left")


def _percent(axes: Axes) -> None:
    """Labels at 1, 2 and 5 per decade, in per cent."""
    axes.yaxis.set_major_locator(LogLocator(subs=(1, 2, 5)))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.yaxis.set_minor_locator(NullLocator())
