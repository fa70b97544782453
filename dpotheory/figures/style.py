"""One style sheet for all figures: sizes for a paper, colours that survive colour blindness and grey print."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl

# Okabe & Ito (2008); black last, for references.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X")

_SETTINGS: Any = {
    "font.size": 8.5,
    "axes.titlesize": 9.5,
    "axes.labelsize": 9,
    "legend.fontsize": 7.5,
    "legend.frameon": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.25,
    "grid.linewidth": 0.5,
    "lines.linewidth": 1.4,
    "lines.markersize": 4.5,
    "figure.dpi": 100,
    "savefig.dpi": 200,
    "pdf.fonttype": 42,
    "axes.axisbelow": True,
}


@contextmanager
def style() -> Iterator[None]:
    """Matplotlib's settings for the figures of this project, inside a with-block."""
    with mpl.rc_context(_SETTINGS):
        yield


def sequence(n: int) -> list[tuple[float, float, float, float]]:
    """Colours for an ordered family of n curves (viridis without its palest end)."""
    positions = [0.0] if n == 1 else [0.88 * i / (n - 1) for i in range(n)]
    return [mpl.colormaps["viridis"](position) for position in positions]
