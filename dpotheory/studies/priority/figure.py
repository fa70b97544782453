"""The figure of experiments/priority.py: when priority predicts the order of learning, and what equal speeds cost."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from dpotheory.figures.style import COLOURS, MARKERS, style

_LINES = ("-", "--", "-.", ":")


def priority(found: xr.Dataset) -> Figure:
    """Draw the agreement of priority with the measured order over time, and the margins of all scenarios.

    Args:
        found: of `dpotheory.studies.priority.curves.follow`.
    """
    names = [str(name) for name in found["scenario"].values]
    with style():
        figure = Figure(figsize=(9.6, 9.0), layout="constrained")
        rows: Any = figure.subfigures(2, 1, height_ratios=(1, 1.75))
        top = rows[0].subplots(1, 2, sharey=True)
        _agreement(top[0], found, "agreement_margin", "a  Priority P against mean margins")
        _agreement(top[1], found, "agreement_exact", "b  Exact first-order speed against mean margins")
        top[0].set_ylabel("Kendall's τ with the order at time t\n(mean over datasets, 95 %)")
        top[1].legend(loc="lower left", ncols=2)
        rows[1].suptitle(
            "c  Mean margin of each behaviour: plain (colour); with the weights that equalise the first step, or "
            "the best there are (grey)",
            x=0.01,
            ha="left",
            fontsize=9.5,
        )
        grid = rows[1].subplots(2, -(-len(names) // 2), sharex=True, squeeze=False).ravel()
        for axes, name in zip(grid, names, strict=False):
            _margins(axes, found.sel(scenario=name))
        for axes in grid[len(names) :]:
            axes.set_axis_off()
        for axes in grid[-3:]:
            axes.set_xlabel("time t/τ")
        for axes in grid[::3]:
            axes.set_ylabel("mean reward margin")
        rows[1].legend(
            handles=[
                Line2D([], [], color=colour, ls=line, label=f"behaviour {i}")
                for i, colour, line in zip(found["behaviour"].values, COLOURS, _LINES, strict=False)
            ]
            + [
                Line2D([], [], color="0.6", label="with weights"),
                Line2D([], [], color="black", lw=0.5, label=f"margin {found.attrs['level']:g}"),
            ],
            loc="outside lower center",
            ncols=6,
        )
        return figure


def _agreement(axes: Axes, found: xr.Dataset, quantity: str, title: str) -> None:
    time = found["time"].values[1:]
    for name, colour, marker in zip(found["scenario"].values, COLOURS * 9, MARKERS * 9, strict=False):
        part = found[quantity].sel(scenario=name).isel(time=slice(1, None))
        mean = part.mean("dataset").values
        half = 1.96 * part.std("dataset", ddof=1).values / np.sqrt(part.sizes["dataset"])
        axes.fill_between(time, mean - half, mean + half, color=colour, alpha=0.2, lw=0)
        axes.plot(time, mean, color=colour, marker=marker, markevery=6, label=str(name))
    axes.axhline(0, color="black", lw=0.7)
    axes.set_xscale("log")
    axes.set_ylim(-1.08, 1.08)
    axes.set_xlabel("time t/τ")
    axes.set_title(title, loc="left")


def _margins(axes: Axes, part: xr.Dataset) -> None:
    time = part["time"].values[1:]
    for i, (colour, line) in enumerate(zip(COLOURS, _LINES, strict=False)):
        for quantity, paint in (("weighted_margin", "0.6"), ("mean_margin", colour)):
            curve = part[quantity].isel(behaviour=i, time=slice(1, None)).mean("dataset")
            axes.plot(time, curve, color=paint, ls=line)
    axes.axhline(float(part.attrs["level"]), color="black", lw=0.5)
    share = float(part["equal"].mean())
    axes.set_xscale("log")
    if float(part["mean_margin"].mean("dataset").min()) < 0:
        axes.set_yscale("symlog", linthresh=0.01)
    else:
        axes.set_yscale("log")
    axes.set_title(f"{part['scenario'].item()}\nequalising weights exist in {share:.0%} of datasets", fontsize=8.5)
