"""What a twin measures: a quantity on drawn datasets at some times, with its error budget. Imports nothing of ours."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Measurement:
    """A quantity on n independent datasets at T times.

    Attributes:
        scale: "linear", or "log" for natural logarithms.
        smallest, largest: its least and greatest value in a dataset, shape (n, T); a lower bound is held against the
            one, an upper bound against the other.
        error: numerical error budget, broadcastable to (n, T).
        times: physical times, shape (T,); None where the quantity has no time.
        epsilon: ε at which each dataset is tested, shape (n,), for statements "on the event E(ε)".
    """

    scale: str
    smallest: np.ndarray
    largest: np.ndarray
    error: np.ndarray
    times: np.ndarray | None = None
    epsilon: np.ndarray | None = None
