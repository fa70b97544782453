"""The figure of experiments/learning_dynamics.py: update rates, distributions of equal trace, LD's five behaviours."""

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from dpotheory.figures.style import COLOURS, MARKERS, sequence, style


def learning_dynamics(rates: xr.Dataset, laws: xr.Dataset, five: xr.Dataset) -> Figure:
    """Draw the four panels; datasets of `dpotheory.studies.learning_curves.curves`.

    Args:
        rates: of `rates`.
        laws: of `laws`.
        five: of `five_behaviours`.
    """
    with style():
        figure = Figure(figsize=(9.2, 7.4), layout="constrained")
        grid = figure.subplots(2, 2)
        _rates(grid[0, 0], rates)
        _laws(grid[0, 1], laws)
        _change(grid[1, 0], five)
        _loss(grid[1, 1], five)
        return figure


def _rates(axes: Axes, rates: xr.Dataset) -> None:
    x = rates["exponent"].values
    for n, colour, marker in zip(rates["n"].values, COLOURS * 9, MARKERS * 9, strict=False):
        low, middle, high = (rates["rate"].sel(n=n).quantile(q, "dataset").values for q in (0.05, 0.5, 0.95))
        axes.errorbar(
            x,
            middle,
            [middle - low, high - middle],
            color=colour,
            marker=marker,
            ls="none",
            capsize=2,
            label=f"n = {n}",
        )
        axes.plot(x, rates["onset"].sel(n=n), color=colour, ls="--", lw=1)
    printed = rates["printed"].isel(n=0).values
    axes.plot(x, printed, color="black")
    handles, names = axes.get_legend_handles_labels()
    handles += [Line2D([], [], color="black"), Line2D([], [], color="0.4", ls="--", lw=1)]
    axes.legend(handles, [*names, "LD-T4.1: at most this", "at the start (exact rate)"], loc="upper left")
    axes.set_yscale("log")
    axes.set_xlabel("Δ, distinguishability ‖μ₊ − μ₋‖ = d^Δ")
    axes.set_ylabel("‖W(t) − W(0)‖ / (βηt)")
    axes.set_title(
        f"a  Update rate over {rates.attrs['steps']} steps, d = {rates.attrs['dim']}\n"
        "(isotropic Gaussian features; bars: 5 to 95 % of datasets)",
        loc="left",
    )


def _laws(axes: Axes, laws: xr.Dataset) -> None:
    time = laws["time"].values
    for name, colour, marker in zip(laws["law"].values, COLOURS * 9, MARKERS * 9, strict=False):
        part = laws["loss"].sel(law=name)
        axes.fill_between(
            time, part.quantile(0.05, "dataset"), part.quantile(0.95, "dataset"), color=colour, alpha=0.15, lw=0
        )
        axes.plot(time, part.mean("dataset"), color=colour, marker=marker, markevery=8, label=str(name))
    axes.set_xlabel("time ηk")
    axes.set_ylabel("training loss (nats)")
    axes.legend(loc="lower right", bbox_to_anchor=(1.0, 0.2), ncols=2)
    axes.set_title(
        f"b  One ‖μ₊ − μ₋‖ and one trace, n = {laws.attrs['n']}, d = {laws.attrs['dim']}\n"
        "(other tails, spectra, balance; band: 5 to 95 %)",
        loc="left",
    )


def _change(axes: Axes, five: xr.Dataset) -> None:
    _curves(axes, five, "weight_change")
    marks = [
        ("early", five["reported_weight_change"].isel(epoch=0), "none"),
        ("late", five["reported_weight_change"].isel(epoch=1), None),
    ]
    for when, values, face in marks:
        for colour, marker, value in zip(sequence(values.size), MARKERS, values.values, strict=False):
            axes.plot(
                five.attrs[when], value, color=colour, marker=marker, markersize=7, ls="none", mec="black",
                mfc=colour if face is None else "white",
            )  # fmt: skip
    axes.set_ylabel("‖W(t) − W(0)‖")
    axes.set_title("c  LD's five behaviours: change of the weights", loc="left")
    axes.legend(
        handles=[
            Line2D([], [], color="0.4", label="synthetic, mean of datasets"),
            Line2D([], [], marker="o", mfc="white", mec="black", ls="none", label="reported, used as input"),
            Line2D([], [], color="0.4", marker="o", mec="black", ls="none", label="reported, not used"),
        ],
        loc="upper left",
    )  # fmt: skip


def _loss(axes: Axes, five: xr.Dataset) -> None:
    _curves(axes, five, "loss")
    for colour, marker, value in zip(
        sequence(five.sizes["behaviour"]), MARKERS, five["reported_loss"].values, strict=False
    ):
        axes.plot(five.attrs["late"], value, color=colour, marker=marker, markersize=7, ls="none", mec="black")
    axes.set_ylabel("training loss (nats)")
    axes.set_title("d  The same: training loss", loc="left")
    axes.legend(
        handles=[
            Line2D([], [], color=colour, marker=marker, label=f"{i + 1}: ‖μ̂₊ − μ̂₋‖ = {value:.2f}")
            for i, (colour, marker, value) in enumerate(
                zip(sequence(five.sizes["behaviour"]), MARKERS, five["distinguishability"].values, strict=False)
            )
        ],
        loc="lower left",
        title="behaviour, in LD's order",
    )


def _curves(axes: Axes, five: xr.Dataset, name: str) -> None:
    time = five["time"].values
    mean = five[name].mean("dataset").values
    spread = five[name].std("dataset").values * 1.96 / np.sqrt(max(1, five.sizes["dataset"] - 1))
    for colour, line, half in zip(sequence(len(mean)), mean, spread, strict=True):
        axes.fill_between(time, line - half, line + half, color=colour, alpha=0.25, lw=0)
        axes.plot(time, line, color=colour)
    axes.set_xlabel("time ηk (scale from the reports: late epoch = last point)")
