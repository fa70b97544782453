"""The figures of experiments/effective_diversity.py: what κ decides at the onset, and what training makes of it."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import NullFormatter, ScalarFormatter

from dpotheory.figures.style import COLOURS, style

_STYLES = [(colour, marker) for marker in ("o", "s", "^") for colour in COLOURS[:4]]


def collapse(found: xr.Dataset) -> Figure:
    """Risk of one value against κ, where the collapse is exact, and the law of the mean over values, where it is not.

    Args:
        found: of `collapse.at_onset`.
    """
    with style():
        figure = Figure(figsize=(9.6, 4.4), layout="constrained")
        left, right = figure.subplots(1, 2, sharex=True, sharey=True)
        order = np.argsort(found["kappa"].values.ravel())
        kappa = found["kappa"].values.ravel()[order]
        left.plot(kappa, found["exact"].values.ravel()[order], color="black", label="exact mean, P(F″ ≤ 1)")
        for axes in (left, right):
            for place, line in ((0, ":"), (2, "--")):
                level = found["exact_quantile"].isel(probability=place).values.ravel()[order]
                label = f"exact {found['probability'].values[place]:.0%} quantile of one value"
                axes.plot(kappa, level, color="0.45", ls=line, lw=1, label=label)
        for (colour, marker), name in zip(_STYLES, found["graph"].values, strict=True):
            part = found.sel(graph=name)
            how = {"color": colour, "marker": marker, "ls": "", "mfc": "none"}
            left.plot(part["kappa"], part["risk"], label=str(name), **how)
            for place in (0, 2):
                left.plot(part["kappa"], part["quantile"].isel(probability=place), **{**how, "ms": 2.5})
            low, middle, high = part["mean_quantile"].values
            right.errorbar(
                float(part["kappa"].mean()),
                middle,
                [[middle - low], [high - middle]],
                color=colour,
                marker=marker,
                mfc="none",
                ls="",
                capsize=2.5,
            )
        left.set_title("a  One value: mean, 5 % and 95 % over datasets. Exact for all graphs", loc="left")
        right.set_title("b  Mean over values: 5 %, 50 %, 95 %. Not a function of κ", loc="left")
        left.set_ylabel("risk just after the start")
        left.set_xlabel("effective diversity κ of the value")
        right.set_xlabel("mean effective diversity")
        for axes in (left, right):
            _logarithmic(axes)
        figure.legend(*left.get_legend_handles_labels(), loc="outside right center")
        return figure


def training(found: xr.Dataset) -> Figure:
    """Mean risk against training time for each graph, with the early law and the resistance floor as lines.

    Args:
        found: of `collapse.along_training`.
    """
    with style():
        figure = Figure(figsize=(9.6, 5.2), layout="constrained")
        names = found["graph"].values
        grid = np.ravel(
            figure.subplots(-(-len(names) // 4), min(4, len(names)), sharex=True, sharey=True, squeeze=False)
        )
        for axes, name, colour in zip(grid, names, COLOURS * 2, strict=False):
            part = found.sel(graph=name)
            low, high = (part["risk"].quantile(p, "dataset") for p in (0.05, 0.95))
            axes.fill_between(found["clock"], low, high, color=colour, alpha=0.2, lw=0)
            axes.plot(found["clock"], part["risk"].mean("dataset"), color=colour, label="simulated: mean, 5 % to 95 %")
            axes.plot(found["clock"], part["population"], color="black", ls=":", lw=1, label="population flow (Q → ∞)")
            axes.axhline(float(part["early"]), color="0.4", ls="--", lw=1, label="early law, exact")
            axes.axhline(float(part["floor"]), color="0.4", lw=1, label="floor by effective resistance, blocks")
            axes.set_title(str(name))
            axes.set_xscale("log")
            _logarithmic(axes, both=False)
        for axes in grid[len(names) :]:
            axes.set_axis_off()
        for axes in grid[-4:]:
            axes.set_xlabel("training time β²t/(Kτ)")
        for axes in grid[::4]:
            axes.set_ylabel("mean risk")
        figure.legend(*grid[0].get_legend_handles_labels(), loc="outside lower center", ncols=4)
        return figure


def _logarithmic(axes: Axes, both: bool = True) -> None:
    axes.set_yscale("log")
    if both:
        axes.set_xscale("log")
        axes.set_xticks([1, 1.5, 2, 3, 4, 6, 12])
        axes.xaxis.set_major_formatter(ScalarFormatter())
        axes.xaxis.set_minor_formatter(NullFormatter())
