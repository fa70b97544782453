"""From the results of units, in whatever order they come, to finished cells in the store."""

import functools
import math
import threading
import time
from collections.abc import Callable

import numpy as np

from dpotheory.sweeps.plan import Sweep
from dpotheory.sweeps.store import Store
from dpotheory.sweeps.work import Job, Partial, Units

FLUSH_SECONDS = 1.0
"""The longest that a finished cell waits until it is written."""

Progress = Callable[[float, str], None]


class Collector:
    """Puts components back together; a cell is finished, and saved soon, when all of its datasets have all of theirs.

    Args:
        sweep: what is computed.
        store: takes the finished cells.
        total: estimated seconds of all units to come.
        progress: called with the finished fraction and a message whenever results arrive.
    """

    def __init__(self, sweep: Sweep, store: Store, total: float, progress: Progress | None) -> None:
        self.sweep = sweep
        self.store = store
        self._progress = progress or (lambda fraction, message: None)
        self._total = total
        self._done = 0.0
        self._open: dict[int, tuple[Partial, int]] = {}
        self._last_flush = time.monotonic()
        self._lock = threading.Lock()
        self._later: threading.Timer | None = None
        self._failure: Exception | None = None

    def tell(self, message: str) -> None:
        """Report progress with this message."""
        self._progress(min(1.0, self._done / self._total) if self._total else 1.0, message)

    def add(self, job: Job, units: Units, results: Partial) -> None:
        """Take the results of some units, save finished cells now and then, and report progress."""
        places, exists = job.places(units)
        flat = Partial(*(leaf[exists] for leaf in results))
        for number in np.unique(places[:, 0]).tolist():
            if number in self.store.finished:  # finished before an interruption; its neighbours were not
                continue
            chosen = places[:, 0] == number
            cell = self.sweep.cells[number]
            if number not in self._open:
                shape = (len(cell.setting.graph.components), cell.n_datasets)
                empty = Partial(*(np.zeros((*shape, *leaf.shape[1:]), leaf.dtype) for leaf in flat))
                self._open[number] = empty, math.prod(shape)
            partial, missing = self._open[number]
            for target, source in zip(partial, flat, strict=True):
                target[places[chosen, 1], places[chosen, 2]] = source[chosen]
            self._open[number] = partial, missing - int(chosen.sum())
            if missing == chosen.sum():
                with self._lock:
                    self.store.add(number, self._combine(number, partial))
                del self._open[number]
        self._save()
        self._done += len(units) * job.seconds_each
        self.tell(f"{len(self.store.finished)} of {len(self.sweep.cells)} cells")

    def _save(self) -> None:
        """Write what is finished, now or, if that was just done, soon: the next program may compile for long."""
        if self._failure is not None:
            raise self._failure
        wait = FLUSH_SECONDS - (time.monotonic() - self._last_flush)
        if wait <= 0:
            self._flush()
        elif self._later is None or not self._later.is_alive():
            self._later = threading.Timer(wait, self._flush_later)
            self._later.daemon = True
            self._later.start()

    def _flush(self) -> None:
        with self._lock:
            self.store.flush()
            self._last_flush = time.monotonic()

    def _flush_later(self) -> None:
        try:
            self._flush()
        except Exception as error:  # for the thread that computes, which stops at its next chunk
            self._failure = error

    def close(self) -> None:
        """Write what is finished, whatever ended the run."""
        if self._later is not None:
            self._later.cancel()
        self._flush()

    def _combine(self, number: int, partial: Partial) -> dict[str, np.ndarray]:
        setting = self.sweep.cells[number].setting
        log_risk = functools.reduce(np.logaddexp, list(partial.log_risk_sum)) - math.log(2 * setting.n_values)
        return {
            "min_margin": partial.min_margin.min(axis=0),
            "mean_margin": partial.sum_margin.sum(axis=0) / setting.n_total,
            "max_margin": partial.max_margin.max(axis=0),
            "log_risk": np.minimum(log_risk, 0).astype(partial.log_risk_sum.dtype),
            "log_risk_worst": partial.log_risk_worst.max(axis=0),
            "solver_error": np.asarray(partial.error.max()),
        }
