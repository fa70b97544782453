"""One record of one result against time: what ``.plot()`` of a simulation or an ensemble draws."""

from typing import Any

import numpy as np
import xarray as xr
from matplotlib.axes import Axes

from dpotheory.figures.style import COLOURS, style

_CURVES = "behaviour"
"""A dimension with a curve for each of its entries; all others but time are drawn as a band."""


def run(dataset: xr.Dataset, record: str, ax: Axes | None = None) -> Axes:
    """Draw a record against physical time t: its median, and a band from the least to the largest entry.

    Args:
        dataset: what ``to_xarray`` of a result gives, with the coordinate ``t`` along ``time``.
        record: a variable that has the dimension ``time``.
        ax: where to draw; None makes a figure.

    Returns:
        The axes drawn on.

    Raises:
        ValueError: for a record that is not there, or does not depend on time.
    """
    known = [str(name) for name, values in dataset.data_vars.items() if "time" in values.dims]
    if record not in known:
        raise ValueError(f"no record {record!r} over time in this result; there are: {', '.join(known) or 'none'}")
    with style():
        if ax is None:
            import matplotlib.pyplot as plt

            _, ax = plt.subplots(figsize=(4.2, 3.0), layout="constrained")
        assert ax is not None
        chosen: Any = dataset[record]
        curves = range(chosen.sizes[_CURVES]) if _CURVES in chosen.dims else [None]
        for number in curves:
            one = chosen if number is None else chosen.isel({_CURVES: number})
            values = one.transpose("time", ...).values.reshape(one.sizes["time"], -1)
            colour = COLOURS[(number or 0) % len(COLOURS)]
            label = None if number is None else f"{_CURVES} {number}"
            ax.plot(dataset["t"], np.median(values, axis=1), color=colour, label=label)
            if values.shape[1] > 1:
                ax.fill_between(dataset["t"], values.min(axis=1), values.max(axis=1), color=colour, alpha=0.2, lw=0)
        ax.set_xlabel("physical time t")
        ax.set_ylabel(record.replace("log_", "log ").replace("_", " "))
        if len(curves) > 1:
            ax.legend()
    return ax
