"""The figure of experiments/misalignment.py: flipping curves, effects with intervals, and the paper's numbers."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from dpotheory.figures.style import COLOURS, MARKERS, style

_EFFECTS = {
    "a": "a  further apart",
    "b": "b  relative variance\nlower",
    "b-raw": "b-raw  variance lower",
    "c": "c  flipped loss lower\nat the end",
    "c-early": "c-early  … after 1/10\nof the steps",
    "c-choice": "c-choice  answers\nflip sooner",
}
_TICKS = (0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0)


def misalignment(results: xr.Dataset, found: xr.Dataset, reported: Mapping[str, tuple[float, float]]) -> Figure:
    """Draw loss and answers while labels are flipped, every effect with its interval, and reported losses beside ours.

    Args:
        results: of `dpotheory.studies.flipping.cases.run`.
        found: of `dpotheory.studies.flipping.verdicts.verdicts`.
        reported: behaviour → the paper's losses on flipped labels from the base and the aligned model.
    """
    default = results.isel(case=0)
    behaviours = [str(name) for name in results["behaviour"].values]
    with style():
        figure = Figure(figsize=(9.2, 8.6), layout="constrained")
        panels: Any = figure.subfigures(2, 1, height_ratios=(5.0, 3.6))
        top, bottom = panels
        grid: Any = top.subplots(2, len(behaviours) + 1, width_ratios=(*(1.0 for _ in behaviours), 0.85))
        for column, behaviour in enumerate(behaviours):
            part = default.sel(behaviour=behaviour)
            _curves(grid[0, column], part["flip_loss"])
            grid[0, column].set(title=f"{behaviour} distinguishability", yscale="log")
            _curves(grid[1, column], part["flip_choice"])
            grid[1, column].set(xlabel="step on flipped labels", ylim=(-0.03, 1.03))
        grid[0, 0].set_ylabel("DPO loss on flipped labels")
        grid[1, 0].set_ylabel("share of answers flipped")
        _reported(grid[0, -1], default["flip_loss"].isel(step=-1), behaviours, reported)
        grid[1, -1].axis("off")
        grid[1, -1].legend(
            handles=[
                Line2D([], [], color=colour, marker=marker, label=str(start))
                for colour, marker, start in zip(COLOURS, MARKERS, results["start"].values, strict=False)
            ],
            loc="center left",
            title="start of flipping\n(median; band: middle half of seeds)",
            alignment="left",
        )
        bottom.suptitle(
            "Effect of alignment: median of paired ratios (right of 1: as LD says); exact intervals, joint error rate "
            f"{found.attrs['error_rate']:g}, {found.attrs['n_seeds']} seeds",
            fontsize=9,
        )
        _effects(bottom, found, behaviours)
        return figure


def _curves(axes: Axes, values: xr.DataArray) -> None:
    steps = values["step"].values
    for colour, marker, start in zip(COLOURS, MARKERS, values["start"].values, strict=False):
        low, middle, high = np.quantile(values.sel(start=start).transpose("seed", "step"), (0.25, 0.5, 0.75), axis=0)
        axes.fill_between(steps, low, high, color=colour, alpha=0.15, linewidth=0)
        axes.plot(steps, middle, color=colour, marker=marker, markevery=max(1, len(steps) // 6))


def _reported(
    axes: Axes, losses: xr.DataArray, behaviours: list[str], reported: Mapping[str, tuple[float, float]]
) -> None:
    for place, behaviour in enumerate(behaviours):
        for start, shift, position in (("base", -0.16, 0), ("aligned", 0.16, 1)):
            low, middle, high = np.quantile(losses.sel(behaviour=behaviour, start=start), (0.25, 0.5, 0.75))
            x = place + shift
            axes.errorbar(
                [x], [middle], [[middle - low], [high - middle]], color=COLOURS[position], marker=MARKERS[position]
            )
            axes.plot(
                [x], [reported[behaviour][position]], marker="*", ms=9, color=COLOURS[position], mfc="white", ls=""
            )
    axes.set(title="loss at the end", xlim=(-0.5, len(behaviours) - 0.5), yscale="log")
    axes.set_xticks(range(len(behaviours)), behaviours)
    ticks = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
    axes.yaxis.set_major_locator(FixedLocator(ticks))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.legend(
        handles=[
            Line2D([], [], color="0.3", marker="o", ls="-", label="here, middle half of seeds"),
            Line2D([], [], color="0.3", marker="*", ms=9, mfc="white", ls="", label="reported by LD"),
        ],
        loc="upper center",
        bbox_to_anchor=(0.5, -0.1),
    )


def _effects(panel: Any, found: xr.Dataset, behaviours: list[str]) -> None:
    cases = [str(case) for case in found["case"].values]
    grid = panel.subplots(1, len(_EFFECTS), sharey=True)
    for axes, (sentence, title) in zip(grid, _EFFECTS.items(), strict=True):
        for number, behaviour in enumerate(behaviours):
            part = found.sel(sentence=sentence, behaviour=behaviour)
            middle = part["ratio"].values
            low, high = np.maximum(part["low"].values, 1e-3), np.minimum(part["high"].values, 1e3)
            axes.errorbar(
                middle,
                np.arange(len(cases)) + (number - 0.5) * 0.32,
                xerr=np.stack([middle - low, high - middle]),
                color=COLOURS[2 + number],
                marker=MARKERS[2 + number],
                ls="",
                elinewidth=1.2,
                label=behaviour,
            )
        axes.axvline(1, color="black", linewidth=0.8)
        axes.set_xscale("log")
        low, high = axes.get_xlim()
        low, high = min(low, 0.85), max(high, 1.18)
        axes.set_xlim(low, high)
        ticks = [t for t in _TICKS if low <= t <= high]
        axes.xaxis.set_major_locator(FixedLocator(_thin(ticks)))
        axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
        axes.xaxis.set_minor_locator(NullLocator())
        axes.set_title(title, fontsize=8, loc="left")
    grid[0].set_yticks(range(len(cases)), cases)
    grid[0].invert_yaxis()
    grid[-1].legend(title="distinguishability", loc="upper left", bbox_to_anchor=(-0.1, -0.08), ncols=2)


def _thin(ticks: list[float]) -> list[float]:
    """Every second or third tick, with 1 among them."""
    every = max(1, -(-len(ticks) // 4))
    one = ticks.index(1.0)
    return ticks[one % every :: every]
