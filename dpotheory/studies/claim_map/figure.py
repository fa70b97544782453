"""The figure of experiments/regime_map.py: one map for each claim and plane."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import xarray as xr
from matplotlib.colors import ListedColormap
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from dpotheory.figures.flags import flags
from dpotheory.figures.style import style

_COLOURS = {"hypotheses_fail": "#d9d9d9", "vacuous": "#fdae6b", "loose": "#9ecae1", "sharp": "#238b45"}
_WORDS = {
    "hypotheses_fail": "hypotheses fail",
    "vacuous": "vacuous: probability 0 or a risk of 1",
    "loose": "true but loose",
    "sharp": "sharp",
}


def regime_map(maps: Sequence[xr.Dataset], ours: Sequence[str] = ()) -> Figure:
    """Draw regions: a row for each plane, a column for each claim.

    Args:
        maps: of `dpotheory.studies.claim_map.regions.regions`, all with the same claims.
        ours: claims of this project, whose titles say so.
    """
    claims = [str(name) for name in maps[0]["claim"].values]
    with style():
        figure = Figure(figsize=(1.75 * len(claims) + 0.4, 2.0 * len(maps) + 0.5), layout="constrained")
        grid: Any = figure.subplots(len(maps), len(claims), squeeze=False, sharex="row", sharey="row")
        for row, plane in enumerate(maps):
            codes = flags(plane["region"])
            colours = ListedColormap([_COLOURS[name] for name in codes])
            for column, claim in enumerate(claims):
                axes = grid[row, column]
                region = plane["region"].sel(claim=claim).values
                axes.pcolormesh(plane["x"], plane["y"], region, cmap=colours, vmin=-0.5, vmax=3.5, rasterized=True)
                axes.set(xscale="log", yscale="log")
                axes.grid(False)
                axes.tick_params(labelsize=7)
                share = np.mean(region >= codes["loose"])
                axes.set_title(f"non-vacuous: {share:.0%}", fontsize=7.5, pad=2)
                axes.set_xlabel(plane.attrs["x"], fontsize=7.5)
            grid[row, 0].set_ylabel(f"{plane.attrs['title']}\n{plane.attrs['y']}", fontsize=8)
        for axes, claim in zip(grid[0], claims, strict=True):
            share = axes.get_title()
            kind = "ours" if claim in ours else "printed"
            axes.set_title(f"{claim} ({kind})\n{share}", fontsize=8, pad=3)
        figure.legend(
            handles=[Patch(color=colour, label=_WORDS[name]) for name, colour in _COLOURS.items()],
            loc="outside lower center",
            ncols=4,
        )
        return figure
