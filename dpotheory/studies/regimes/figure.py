"""The figure of experiments/does_diversity_hurt.py: a map of regimes in which risk rises, falls or stays with K."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import NullLocator

from dpotheory.figures.flags import flags
from dpotheory.figures.style import COLOURS, MARKERS, style

# Of each verdict its colour (tints of Okabe & Ito's) and sign, so that none is told by its colour alone.
_LOOKS = {
    "rises": ("#E8884A", "▲"),
    "falls": ("#5FA8D3", "▼"),
    "does_not_move": ("#E4E4E4", "–"),
    "undecided": ("#FFFFFF", "?"),
}
_TIMES = {
    "tau_1": "t = τ₁(K)",
    "tau_1_of_one_value": "t = τ₁(1)",
    "long_tau_1_of_one_value": "t = {long:g} τ₁(1)",
    "long_tau_1": "t = {long:g} τ₁(K)",
}


def diversity_regimes(found: xr.Dataset) -> Figure:
    """Draw the map of regimes, and below it the mean risk against K at the largest noise and dimension.

    Args:
        found: of `dpotheory.studies.regimes.verdicts.verdicts`.
    """
    corners = [(v, d) for v in found["v"].values for d in found["d"].values]
    with style():
        width = max(7.0, 3.55 * len(corners) + 1.0)
        height = 0.31 * found.sizes["sharing"]
        figure = Figure(figsize=(width, 2 * height + 6.3), layout="constrained")
        rows: Any = figure.subfigures(3, 1, height_ratios=(height + 1.35, height + 1.35, 3.3))
        for row, target in zip(rows, found["target"].values, strict=False):
            row.suptitle(_headings[str(target)], x=0.01, ha="left", fontsize=10)
            grid = row.subplots(1, len(corners), squeeze=False)[0]
            for column, (axes, (v, d)) in enumerate(zip(grid, corners, strict=True)):
                _map(axes, found.sel(target=target, v=v, d=d), first=column == 0)
                axes.set_title(f"noise v = {v:g}, dimension d = {d}", fontsize=9, pad=15)
        _curves(rows[2], found)
        figure.legend(
            handles=[
                Patch(facecolor=colour, edgecolor="0.5", linewidth=0.6, label=f"{sign}  {word}")
                for word, (colour, sign) in _looks(found).items()
            ],
            loc="outside lower center",
            ncols=len(_LOOKS),
            title=(
                f"verdict on the risk as K grows; number: change for each doubling of K, in %\nbeyond "
                f"±{found.attrs['tolerance']:.0%} counts as moving; all verdicts at error rate "
                f"{found.attrs['error_rate']:g}"
            ),
        )
        return figure


_headings = {
    "mean": "a  Mean risk over values",
    "worst": "b  Risk of the worst-case value",
}


def _looks(found: xr.Dataset) -> dict[str, tuple[str, str]]:
    """Colour and sign by the verdict's word."""
    return {word: _LOOKS[meaning] for meaning, word in flags(found["verdict"]).items()}


def _map(axes: Axes, part: xr.Dataset, *, first: bool) -> None:
    budgets, stops = part["budget"].values, part["stop"].values
    columns = [(budget, stop) for budget in budgets for stop in stops]
    patterns = part["sharing"].values
    words = np.asarray(
        [[str(part["verdict"].sel(sharing=p, budget=b, stop=s).item()) for b, s in columns] for p in patterns]
    )
    looks = _looks(part)
    codes = np.vectorize(list(looks).index)(words)
    axes.pcolormesh(
        codes,
        cmap=ListedColormap([look[0] for look in looks.values()]),
        vmin=-0.5,
        vmax=len(looks) - 0.5,
        edgecolors="0.75",
        lw=0.6,
    )
    for y, p in enumerate(patterns):
        for x, (b, s) in enumerate(columns):
            change = 100 * float(part["change"].sel(sharing=p, budget=b, stop=s))
            number = f"{change:+.0f}" if abs(change) >= 9.5 else f"{change:+.1f}"
            axes.text(
                x + 0.5,
                y + 0.5,
                f"{looks[words[y, x]][1]}\n{number}",
                ha="center",
                va="center",
                fontsize=6.2,
                linespacing=0.95,
            )
    axes.axvline(len(stops), color="black", linewidth=1.6)
    axes.invert_yaxis()
    axes.grid(False)
    axes.tick_params(length=0)
    axes.set_yticks(np.arange(len(patterns)) + 0.5, patterns if first else [""] * len(patterns))
    axes.set_xticks(
        np.arange(len(columns)) + 0.5,
        [s for _, s in columns],
        rotation=50,
        ha="right",
        rotation_mode="anchor",
        fontsize=7,
    )
    for position, budget in enumerate(budgets):
        axes.annotate(
            f"samples {budget} fixed",
            ((position + 0.5) / len(budgets), 1.0),
            (0, 2),
            xycoords="axes fraction",
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=7,
            color="0.3",
        )


def _curves(panel: Any, found: xr.Dataset) -> None:
    v, d, budget = found["v"].values[-1], found["d"].values[-1], found["budget"].values[0]
    q = found.attrs["samples"]
    panel.suptitle(
        f"c  Mean risk against K, v = {v:g}, d = {d}, Q = {q} samples per cluster at every K",
        x=0.01,
        ha="left",
        fontsize=10,
    )
    ks = found["n_values"].values
    grid = panel.subplots(1, found.sizes["stop"], sharey=True, squeeze=False)[0]
    meanings = {stop: meaning for meaning, stop in flags(found["stop"]).items()}
    for axes, stop in zip(grid, found["stop"].values, strict=True):
        for colour, marker, pattern in zip(COLOURS * 9, MARKERS * 9, found["sharing"].values, strict=False):
            at = {"v": v, "d": d, "budget": budget, "stop": stop, "target": "mean", "sharing": pattern}
            line, half = found["risk"].sel(at).values, 1.96 * found["risk_error"].sel(at).values
            axes.fill_between(ks, line - half, line + half, color=colour, alpha=0.2, linewidth=0)
            axes.plot(ks, line, color=colour, marker=marker)
        axes.set_xscale("log", base=2)
        axes.set_yscale("log")
        axes.xaxis.set_minor_locator(NullLocator())
        axes.set_xticks(ks, [str(k) for k in ks])
        axes.set_xlabel("number of values K")
        axes.set_title(f"{stop}\n{_TIMES[meanings[str(stop)]].format(long=found.attrs['long'])}", fontsize=9)
        low, high = (float(f(found["risk"].sel(v=v, d=d, budget=budget, target="mean"))) for f in (np.min, np.max))
        axes.set_ylim(low / 1.12, high * 1.12)
        ticks = [
            t
            for t in (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5)
            if low / 1.12 <= t <= high * 1.12
        ]
        axes.yaxis.set_minor_locator(NullLocator())
        axes.set_yticks(ticks, [f"{t:g}" for t in ticks])
    grid[0].set_ylabel("population risk (exact)")
    grid[-1].legend(
        handles=[
            Line2D([], [], color=colour, marker=marker, label=str(pattern))
            for colour, marker, pattern in zip(COLOURS * 9, MARKERS * 9, found["sharing"].values, strict=False)
        ],
        loc="center left",
        bbox_to_anchor=(1.0, 0.5),
        title="sharing\n(band: 95 %)",
    )
