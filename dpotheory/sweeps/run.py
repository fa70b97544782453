"""Run a sweep: compile few programs, feed them chunks of components, save finished cells as they come.

A unit of work is one component of one dataset. The root key, the cell and the dataset number are folded inside the
program, so a sweep's dataset m of cell c is ``simulate(fold_in(fold_in(root, c), m), …)`` whatever the packing.
"""

import concurrent.futures
import contextlib
import datetime
import functools
import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import xarray as xr
from jax.scipy.special import logsumexp

from dpotheory import component as parts
from dpotheory.ensemble import choose_block, over_devices
from dpotheory.objectives import DPO
from dpotheory.sweeps.plan import Bucket, Sweep, pack
from dpotheory.sweeps.store import Store, StoreError, load

_CHUNK_SECONDS = 0.5
_FLUSH_SECONDS = 5.0

Progress = Callable[[float, str], None]


class _Partial(NamedTuple):
    """One component's share of a dataset's records, arrays of shape (times,), and the integrator's error."""

    min_margin: Any
    max_margin: Any
    sum_margin: Any
    log_risk_sum: Any
    log_risk_worst: Any
    error: Any


def run(
    sweep: Sweep,
    path: str | Path,
    *,
    progress: Progress | None = None,
    overwrite: bool = False,
    devices: Sequence[Any] | None = None,
) -> xr.Dataset:
    """Compute a sweep into a netCDF file; a finished one is loaded, an interrupted one continued.

    Args:
        sweep: what to compute.
        path: the netCDF file.
        progress: called with the finished fraction and a message, at least once a chunk (about half a second).
        overwrite: replace results of another configuration instead of refusing.
        devices: devices to shard over; None means all local ones.

    Returns:
        Dataset with dimensions (the sweep's axes, dataset, time): the five records of `dpotheory.Ensemble`, physical
        times `t`, and for each cell its parameters, number of datasets and the largest integrator error estimate.

    Raises:
        StoreError: for an unusable folder or results of another configuration; nothing there is changed.
        KeyboardInterrupt: after saving every finished cell.
    """
    path = Path(path)
    if path.exists():
        try:
            return load(path, sweep)
        except StoreError:
            if not overwrite:
                raise
    store = Store(path, sweep, overwrite=overwrite)
    started = time.perf_counter()
    buckets = pack(sweep)
    n_resumed = len(store.finished)
    try:
        n_programs = _run_buckets(sweep, buckets, store, progress or (lambda fraction, message: None), devices)
    finally:
        store.flush()
    return store.finish(
        {
            "title": "dpotheory sweep",
            "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
            "dpotheory": _version(),
            "jax": jax.__version__,
            "device": jax.devices()[0].device_kind,
            "precision": sweep.precision,
            "n_programs": n_programs,
            "n_cells_resumed": n_resumed,
            "seconds": time.perf_counter() - started,
        }
    )


def _run_buckets(
    sweep: Sweep, buckets: tuple[Bucket, ...], store: Store, progress: Progress, devices: Sequence[Any] | None
) -> int:
    devices = devices or jax.local_devices()
    pending = [(bucket, [item for item in bucket.items if item[0] not in store.finished]) for bucket in buckets]
    pending = [(bucket, items) for bucket, items in pending if items]
    total = sum(bucket.seconds_each * _n_runs(sweep, items) for bucket, items in pending)
    collected = _Collector(sweep, store)
    done = 0.0
    last_flush = time.monotonic()
    traces: list[parts.Shape] = []
    progress(0.0, f"compiling {len(pending)} programs")
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=max(1, min(len(pending), os.cpu_count() or 1)))
    try:
        programs = [pool.submit(_compile, sweep, bucket, tuple(devices), traces) for bucket, _ in pending]
        for (bucket, items), program in zip(pending, programs, strict=True):
            compiled, chunk = program.result()
            for units in _chunks(sweep, items, chunk):
                n_real = len(units)
                results = compiled(np.resize(units, (chunk, 3)))
                collected.add(units, jax.tree.map(lambda x, n=n_real: np.asarray(x)[:n], results))
                done += n_real * bucket.seconds_each
                progress(min(1.0, done / total), f"{len(store.finished)} of {len(sweep.cells)} cells")
                if time.monotonic() - last_flush > _FLUSH_SECONDS:
                    store.flush()
                    last_flush = time.monotonic()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return len(traces)


def _n_runs(sweep: Sweep, items: list[tuple[int, int]]) -> int:
    return sum(sweep.cells[cell].n_datasets for cell, _ in items)


def _chunks(sweep: Sweep, items: list[tuple[int, int]], chunk: int) -> Iterator[np.ndarray]:
    """Units (component of the bucket, cell, dataset, …) in order, ``chunk`` at a time."""
    rows = [(cell, position, dataset) for cell, position in items for dataset in range(sweep.cells[cell].n_datasets)]
    for start in range(0, len(rows), chunk):
        yield np.asarray(rows[start : start + chunk], dtype=np.int32)


def _compile(sweep: Sweep, bucket: Bucket, devices: tuple[Any, ...], traces: list[parts.Shape]):
    """The bucket's program, closed over its components' parameters, and the number of units a call takes."""
    dtype = np.dtype(sweep.precision)
    described = [
        parts.describe(cell.setting, cell.setting.graph.components[position], bucket.shape.n_values)
        for cell, position in ((sweep.cells[number], position) for number, position in bucket.items)
    ]
    table = jax.tree.map(lambda *leaves: _narrow(np.stack([np.asarray(leaf) for leaf in leaves]), dtype), *described)
    times = np.stack([sweep.stopping.times(sweep.cells[cell].setting, sweep.n_times) for cell, _ in bucket.items])
    rows = {item: row for row, item in enumerate(bucket.items)}
    block = choose_block(dtype.itemsize * bucket.n_numbers, _n_runs(sweep, list(bucket.items)), devices[0].platform)
    step = block * len(devices)
    wanted = max(1, round(_CHUNK_SECONDS * len(devices) / bucket.seconds_each))
    chunk = step * max(1, math.ceil(min(wanted, bucket.n_runs) / step))

    def program(seed, table, times, row, cell, dataset):
        traces.append(bucket.shape)  # runs once a trace
        root = jax.random.key(seed)

        def one(unit):
            row, cell, dataset = unit
            component = jax.tree.map(lambda leaf: leaf[row], table)
            key = jax.random.fold_in(jax.random.fold_in(root, cell), dataset)
            result = parts.run(
                key, component, bucket.shape, times[row], sampler=bucket.sampler, objective=DPO, flow=bucket.flow
            )
            return _reduce(result, component)

        return jax.lax.map(one, (row, cell, dataset), batch_size=block)

    seed = np.uint32(sweep.seed)
    times = times.astype(dtype)
    example = np.zeros(chunk, np.int32)
    with _precision(sweep):
        compiled = (
            jax.jit(over_devices(program, devices, n_replicated=3))
            .lower(seed, table, times, example, example, example)
            .compile()
        )

    def call(units: np.ndarray):
        row = np.asarray([rows[cell, position] for cell, position, _ in units.tolist()], dtype=np.int32)
        with _precision(sweep):
            return compiled(seed, table, times, row, units[:, 0].copy(), units[:, 2].copy())

    return call, chunk


def _reduce(run: parts.Run, component: parts.Component) -> _Partial:
    n_values, _, n_samples = run.margins.shape[1:]
    value = jnp.arange(n_values) < component.n_active
    exists = (value[:, None, None] & (jnp.arange(n_samples) < component.n_samples)[None, None, :])[None]
    log_risk = jnp.where(value[None, :, None], run.log_risk, -jnp.inf)
    per_value = logsumexp(log_risk, axis=-1) - math.log(2)
    samples = (1, 2, 3)
    return _Partial(
        min_margin=jnp.min(run.margins, axis=samples, where=exists, initial=jnp.inf),
        max_margin=jnp.max(run.margins, axis=samples, where=exists, initial=-jnp.inf),
        sum_margin=jnp.sum(run.margins, axis=samples, where=exists),
        log_risk_sum=logsumexp(log_risk, axis=(1, 2)),
        log_risk_worst=jnp.minimum(jnp.max(per_value, axis=-1), 0),
        error=run.error,
    )


class _Collector:
    """Puts components back together: a cell is finished when all of its datasets have all of theirs."""

    def __init__(self, sweep: Sweep, store: Store) -> None:
        self.sweep = sweep
        self.store = store
        self.open: dict[int, tuple[_Partial, int]] = {}

    def add(self, units: np.ndarray, results: _Partial) -> None:
        for number in np.unique(units[:, 0]).tolist():
            chosen = units[:, 0] == number
            cell = self.sweep.cells[number]
            if number not in self.open:
                n_components = len(cell.setting.graph.components)
                empty = _Partial(
                    *(np.zeros((n_components, cell.n_datasets, *leaf.shape[1:]), leaf.dtype) for leaf in results)
                )
                self.open[number] = empty, n_components * cell.n_datasets
            partial, missing = self.open[number]
            for target, source in zip(partial, results, strict=True):
                target[units[chosen, 1], units[chosen, 2]] = source[chosen]
            missing -= int(chosen.sum())
            self.open[number] = partial, missing
            if missing == 0:
                self.store.add(number, self._combine(number, partial))
                del self.open[number]

    def _combine(self, number: int, partial: _Partial) -> dict[str, np.ndarray]:
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


def _narrow(leaf: np.ndarray, dtype: np.dtype) -> np.ndarray:
    return leaf.astype(np.int32 if np.issubdtype(leaf.dtype, np.integer) else dtype)


def _precision(sweep: Sweep) -> contextlib.AbstractContextManager:
    return jax.enable_x64(sweep.precision == "float64")


def _version() -> str:
    import dpotheory

    return dpotheory.__version__
