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
        needed: where False, a time (or column) that was looked at beyond what the verdict rests on, shape (T,): it can
            refute, and decides nothing where it is unclear. None means that all are needed.
    """

    scale: str
    smallest: np.ndarray
    largest: np.ndarray
    error: np.ndarray
    times: np.ndarray | None = None
    epsilon: np.ndarray | None = None
    needed: np.ndarray | None = None


def beside(first: Measurement, second: Measurement, *, needed: bool) -> Measurement:
    """Two measurements of the same datasets at different times as one; ``needed`` says whether the second one is."""
    columns = [np.ones(first.smallest.shape[1], bool) if first.needed is None else first.needed]
    columns.append(np.full(second.smallest.shape[1], needed))
    smallest, largest = (
        np.concatenate([getattr(one, side) for one in (first, second)], axis=1) for side in ("smallest", "largest")
    )
    error = np.concatenate([np.broadcast_to(one.error, one.smallest.shape) for one in (first, second)], axis=1)
    times = None if first.times is None or second.times is None else np.concatenate([first.times, second.times])
    return Measurement(first.scale, smallest, largest, error, times, first.epsilon, np.concatenate(columns))
