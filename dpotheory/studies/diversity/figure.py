"""The figure of experiments/sweep_diversity.py: where the published bound is non-vacuous, and where diversity costs."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, NullLocator

from dpotheory.figures.flags import flags
from dpotheory.figures.style import COLOURS, MARKERS, sequence, style
from dpotheory.studies.diversity.bounds import common_q

_REGION_COLOURS = ("#d9d9d9", "#fdd0a2", "#fdae6b", "#41ab5d")
_REGION_HATCHES = ("", "///", "xxx", "")


def diversity(results: xr.Dataset, bound: xr.Dataset, needed: xr.Dataset) -> Figure:
    """Draw the diversity figure.

    Args:
        results: of `dpotheory.sweeps.run`, with axes (regime, sharing, n_values, n_samples).
        bound: of `dpotheory.studies.diversity.bounds.bound_curves`.
        needed: of `dpotheory.studies.diversity.bounds.samples_needed`.
    """
    with style():
        figure = Figure(figsize=(11, 12.8), layout="constrained")
        rows: Any = figure.subfigures(3, 1, height_ratios=(1.25, 0.72, 1.12), hspace=0.03)
        top = rows[0].subplots(2, 2, height_ratios=(4.2, 1), sharex="col")
        regimes = flags(bound["regime"])
        fixed, shrinking = regimes["fixed_noise"], regimes["shrinking_noise"]
        _risk_against_q(top[0, 0], results, bound, fixed, shrinking=False)
        _risk_against_q(top[0, 1], results, bound, shrinking, shrinking=True)
        for axes, regime in zip(top[1], (fixed, shrinking), strict=True):
            _regions(axes, bound, regime)
        _margins(rows[1], results, bound, shrinking)
        bottom = rows[2].subplots(1, 2)
        _risk_against_k(bottom[0], results, bound, fixed)
        _samples_needed(bottom[1], results, needed, fixed, shrinking)
        return figure


def _risk_against_q(axes: Axes, results: xr.Dataset, bound: xr.Dataset, regime: str, *, shrinking: bool) -> None:
    regions = flags(bound["region"])
    patterns = [str(name) for name in results["sharing"].values]
    shown = [patterns[0]] if shrinking else list(dict.fromkeys([patterns[0], patterns[-1]]))
    ks = results["n_values"].values
    for colour, k, marker in zip(sequence(len(ks)), ks, MARKERS * 9, strict=False):
        for pattern, line in zip(shown, ("-", (0, (4, 1.5))), strict=False):
            cell = results.sel(regime=regime, sharing=pattern, n_values=k)
            present = cell["n_datasets"].values > 0
            q = cell["n_samples"].values[present]
            logs = cell["log_risk"].isel(time=-1).values[present].astype(float)
            middle, low, high = np.nanmedian(logs, axis=1), np.nanmin(logs, axis=1), np.nanmax(logs, axis=1)
            values = (-middle, -high, -low) if shrinking else (np.exp(middle), np.exp(low), np.exp(high))
            axes.plot(q, values[0], marker=marker, color=colour, linestyle=line)
            axes.fill_between(q, values[1], values[2], color=colour, alpha=0.15, linewidth=0)
        curve = bound.sel(regime=regime, n_values=k)
        q, logs, region = (curve[name].values for name in ("bound_n_samples", "log_risk_bound", "region"))
        for wanted, line in ((regions["probability_trivial"], (0, (1, 1.2))), (regions["non-vacuous"], "-")):
            drawn = np.where((region == wanted) & (logs < 0), -logs if shrinking else np.exp(logs), np.nan)
            axes.plot(q, drawn, color=colour, linestyle=line, linewidth=2.4)
        if not shrinking and k in (ks[0], ks[-1]):
            own = np.exp(bound["log_risk_own"].sel(n_values=k).values)
            axes.plot(bound["bound_n_samples"], own, color=colour, linestyle=(0, (1, 1.2)), linewidth=2.4)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xlim(3, 1.4e6)
    claim = bound.attrs["claim"]
    legend: list[Artist] = [
        Line2D([], [], color=colour, marker=marker, label=f"K = {k}")
        for colour, k, marker in zip(sequence(len(ks)), ks, MARKERS * 9, strict=False)
    ]
    if shrinking:
        axes.set_ylabel("−ln risk  (higher is better)")
        axes.set_title("a₂  The bound's own regime: v = 1/(32√Q), d = 5Q", loc="left")
        legend += [
            Line2D([], [], color="0.3", linestyle=(0, (1, 1.2)), linewidth=2.4, label=f"{claim}, but probability ≤ 0"),
            Line2D([], [], color="0.3", linewidth=2.4, label=f"{claim}, non-vacuous"),
        ]
        axes.legend(handles=legend, loc="lower left")
    else:
        noise = float(np.nanmax(results["noise"].sel(regime=regime)))
        dim = int(np.nanmax(results["dim"].sel(regime=regime)))
        axes.set_ylabel("population risk (exact)")
        axes.set_title(f"a₁  Fixed noise: v = {noise:g}, d = {dim}", loc="left")
        legend += [
            Line2D([], [], color="0.3", linestyle=line, label=f"sharing: {pattern}")
            for pattern, line in zip(shown, ("-", (0, (4, 1.5))), strict=False)
        ]
        legend.append(Patch(facecolor="0.7", alpha=0.5, label="min to max of datasets"))
        if np.isfinite(bound["log_risk_own"]).any():
            text = f"{bound.attrs['own_claim']}, proved for {bound.attrs['own_probability']:.0%}"
            legend.append(Line2D([], [], color="0.3", linestyle=(0, (1, 1.2)), linewidth=2.4, label=text))
        axes.legend(handles=legend, loc="upper right", ncols=2)
        if (bound["region"].sel(regime=regime) == regions["hypotheses_unmet"]).all():
            axes.text(
                0.97,
                0.3,
                f"{claim} has no curve here:\nits hypotheses are unmet at every Q",
                transform=axes.transAxes,
                ha="right",
                va="bottom",
                style="italic",
                color="0.35",
            )


def _regions(axes: Axes, bound: xr.Dataset, regime: str) -> None:
    region = bound["region"].sel(regime=regime).values
    q = bound["bound_n_samples"].values.astype(float)
    edges = np.concatenate([[q[0]], np.sqrt(q[1:] * q[:-1]), [q[-1]]])
    rows = np.arange(region.shape[0] + 1)
    axes.pcolormesh(
        edges, rows, region, cmap=ListedColormap(_REGION_COLOURS), vmin=-0.5, vmax=len(_REGION_COLOURS) - 0.5
    )
    for row, values in enumerate(region):
        for code in np.unique(values).astype(int):
            where = np.flatnonzero(values == code)
            if _REGION_HATCHES[code]:
                axes.fill_between(
                    [edges[where[0]], edges[where[-1] + 1]],
                    row,
                    row + 1,
                    facecolor="none",
                    edgecolor="0.45",
                    hatch=_REGION_HATCHES[code],
                    linewidth=0,
                )
    axes.set_yticks(rows[:-1] + 0.5, [f"K = {k}" for k in bound["n_values"].values])
    axes.tick_params(axis="y", length=0, labelsize=7)
    axes.grid(False)
    axes.set_xlabel(
        f"samples per cluster Q   (strip: what {bound.attrs['claim']} says, at c = ∞, for {bound.attrs['sharing']})"
    )
    handles = [
        Patch(facecolor=colour, hatch=hatch, edgecolor="0.45", linewidth=0, label=label)
        for colour, hatch, label in zip(_REGION_COLOURS, _REGION_HATCHES, bound.attrs["regions"], strict=True)
    ]
    axes.legend(
        handles=handles, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.55), columnspacing=1.2, handlelength=1.4
    )


def _margins(panel: SubFigure, results: xr.Dataset, bound: xr.Dataset, regime: str) -> None:
    q = common_q(results)
    pattern = str(results["sharing"].values[0])
    ks = results["n_values"].values
    grid = panel.subplots(1, len(ks), sharey=True, squeeze=False)[0]
    for axes, k, colour in zip(grid, ks, sequence(len(ks)), strict=True):
        cell = results.sel(regime=regime, sharing=pattern, n_values=k, n_samples=q)
        t = cell["t"].values
        lower, upper = (bound[f"margin_{side}"].sel(n_values=k).values for side in ("lower", "upper"))
        for side in (lower, upper):
            axes.plot(t, side, color="0.25", linestyle="--", linewidth=1)
        axes.fill_between(t, lower, upper, color="0.88", linewidth=0)
        smallest, largest = cell["min_margin"].min("dataset").values, cell["max_margin"].max("dataset").values
        axes.fill_between(t, smallest, largest, color=colour, alpha=0.45, linewidth=0)
        axes.plot(t, cell["mean_margin"].mean("dataset").values, color=colour)
        axes.set_title(f"K = {k}", fontsize=8.5)
        axes.set_xlabel("time t / τ")
    grid[0].set_ylabel("reward margin r")
    first = sequence(len(ks))[0]
    grid[0].legend(
        handles=[
            Line2D([], [], color="0.25", linestyle="--", label="r_L, r_U"),
            Line2D([], [], color=first, label="mean"),
            Patch(facecolor=first, alpha=0.45, label="min to max"),
        ],
        loc="upper left",
    )
    times = np.stack([bound[f"margin_{side}"].values for side in ("lower", "upper")])
    cells = results.sel(regime=regime, sharing=pattern, n_samples=q)
    slack = 1e-5 * np.nanmax(np.abs(cells["max_margin"].values))  # float32 budget of docs/numerics.md
    low, high = cells["min_margin"].min("dataset").values, cells["max_margin"].max("dataset").values
    outside = int(np.sum((low < times[0] - slack) | (high > times[1] + slack)))
    total = int(np.isfinite(times[0]).sum())
    verdict = f"{total - outside} of {total} (K, time) points inside the envelope of {bound.attrs['envelope_claim']}"
    panel.suptitle(
        f"b  Training margins over all datasets: {verdict} ({regime}, {pattern}, Q = {q})",
        x=0.01,
        ha="left",
        fontsize=9.5,
    )


def _risk_against_k(axes: Axes, results: xr.Dataset, bound: xr.Dataset, regime: str) -> None:
    q = common_q(results)
    ks = results["n_values"].values
    for colour, marker, pattern in zip(COLOURS * 9, MARKERS * 9, results["sharing"].values, strict=False):
        logs = results["log_risk"].sel(regime=regime, sharing=pattern, n_samples=q).isel(time=-1)
        risks = np.exp(logs.values.astype(float))
        count = np.isfinite(risks).sum(axis=1)
        mean = np.nanmean(risks, axis=1)
        half = 1.96 * np.nanstd(risks, axis=1, ddof=1) / np.sqrt(count) if (count > 1).all() else np.zeros_like(mean)
        axes.fill_between(ks, mean - half, mean + half, color=colour, alpha=0.25, linewidth=0)
        axes.plot(ks, mean, color=colour, marker=marker, label=str(pattern))
    if "all" in results["sharing"].values:
        axes.plot(ks, bound["floor_all"].values, color="black", linestyle=":", label="floor of “all”: Φ(−1/(v√K))")
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    axes.xaxis.set_major_locator(FixedLocator(ks.tolist()))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(ks, [str(k) for k in ks])
    axes.set_xlabel("number of values K")
    axes.set_ylabel("population risk (exact), mean")
    axes.set_title(f"c  What diversity costs at fixed noise, Q = {q}", loc="left")
    axes.legend(title="sharing; band: 95 % interval of the mean", loc="upper left")


def _samples_needed(axes: Axes, results: xr.Dataset, needed: xr.Dataset, fixed: str, shrinking: str) -> None:
    ks = needed["n_values"].values
    grid = results["n_samples"].values
    never, below = 3e8, grid[0] / 2.2  # where these answers are drawn
    special = flags(needed["simulated"])
    for colour, marker, pattern in zip(COLOURS * 9, MARKERS * 9, needed["sharing"].values, strict=False):
        for regime, line, size in ((fixed, "-", 6.5), (shrinking, (0, (4, 1.5)), 3.5)):
            raw = needed["simulated"].sel(regime=regime, sharing=pattern).values
            present = (results["n_datasets"].sel(sharing=pattern, regime=regime) > 0).any("n_values").values
            beyond = 2.2 * grid[present].max()
            shown = np.select(
                [raw == special[name] for name in ("never", "below_the_grid", "above_the_grid")],
                [never, below, beyond],
                raw,
            )
            axes.plot(
                ks,
                shown,
                color=colour,
                marker=marker,
                linestyle=line,
                markersize=size,
                markerfacecolor=colour if regime == fixed else "white",
                label=f"simulated, {regime}, {pattern}",
            )
            for k, value in zip(
                ks[raw == special["above_the_grid"]], shown[raw == special["above_the_grid"]], strict=True
            ):
                axes.annotate(
                    "above\nthe grid", (k, value), (7, 0), textcoords="offset points", fontsize=6.5, va="center"
                )
    for name, marker, label in (
        ("by_risk_bound", "P", "risk bound, whatever its probability"),
        ("by_bound", "*", f"bound with probability ≥ {needed.attrs['confidence']:.0%}"),
    ):
        raw = needed[name].sel(regime=shrinking).values
        axes.plot(
            ks,
            np.where(raw == special["never"], never, raw),
            color="black",
            marker=marker,
            linestyle=":",
            markersize=7,
            label=f"{label}, {shrinking}",
        )
    own = needed["by_own"].values
    if (own != special["never"]).any():
        axes.plot(
            ks,
            np.where(own == special["never"], never, own),
            color=COLOURS[4],
            marker="X",
            markersize=6.5,
            label=f"OWN-general with probability ≥ {needed.attrs['confidence']:.0%}, {fixed}",
        )
    for low, high, height, text in (
        (1.3e8, 7e8, never, "never"),
        (grid[0] / 3.5, grid[0] / 1.4, below, "below the grid"),
    ):
        axes.axhspan(low, high, color="0.92", zorder=0)
        axes.text(ks[0] / 2.5, height, text, va="center", ha="left", color="0.3", fontsize=8)
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    axes.set_ylim(grid[0] / 3.5, 7e8)
    axes.set_xlim(ks[0] / 2.6, ks[-1] * 1.3)
    axes.xaxis.set_minor_locator(NullLocator())
    axes.set_xticks(ks, [str(k) for k in ks])
    axes.set_xlabel("number of values K")
    axes.set_ylabel("samples per cluster Q")
    axes.set_title(f"d  Samples needed for risk ≤ {needed.attrs['target_risk']:g}", loc="left")
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=2, handlelength=2.6)
