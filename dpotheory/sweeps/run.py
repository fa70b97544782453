"""Run a sweep: compile few programs, feed them chunks of units, save finished cells as they come.

The units and their programs are those of work.py; here they run on this process's devices, and cluster.py sends them
to other processes. Both hand their results to the same `Collector`.
"""

import concurrent.futures
import contextlib
import datetime
import os
import time
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jax
import numpy as np
import xarray as xr

from dpotheory.core import component as parts
from dpotheory.sweeps.collect import Collector, Progress
from dpotheory.sweeps.packing import pack
from dpotheory.sweeps.plan import Sweep
from dpotheory.sweeps.store import Store, StoreError, load
from dpotheory.sweeps.work import Job, Program, Units, chunks, make_job


def run(
    sweep: Sweep,
    path: str | Path,
    *,
    progress: Progress | None = None,
    overwrite: bool = False,
    devices: Sequence[Any] | None = None,
    cluster: str | None = None,
    n_workers: int | None = None,
) -> xr.Dataset:
    """Compute a sweep into a netCDF file; a finished one is loaded, an interrupted one continued.

    Args:
        sweep: what to compute.
        path: the netCDF file.
        progress: called with the finished fraction and a message, at least once a chunk (about half a second).
        overwrite: replace results of another configuration instead of refusing.
        devices: devices to shard over; None means all local ones. Workers of a cluster use their own.
        cluster: None to compute in this process; "local" for worker processes on this machine; the address or the
            scheduler file of a Dask cluster. See `dpotheory.sweeps.cluster`.
        n_workers: processes of a local cluster; None means one per core.

    Returns:
        Dataset with dimensions (the sweep's axes, dataset, time): the five records of `dpotheory.Ensemble`, physical
        times `t`, and for each cell its parameters, number of datasets and the largest integrator error estimate.

    Raises:
        StoreError: for an unusable folder or results of another configuration; what was saved there is intact.
        ClusterError: for a cluster that cannot be used, or that lost the same work again and again.
        KeyboardInterrupt: after saving every finished cell.
    """
    path = Path(path)
    if path.exists():
        try:
            return load(path, sweep)
        except StoreError:
            if not overwrite:
                raise
    with contextlib.closing(Store(path, sweep, overwrite=overwrite)) as store:
        started = time.perf_counter()
        n_resumed = len(store.finished)
        jobs = [make_job(sweep, bucket) for bucket in pack(sweep)]
        pending = [(job, units) for job in jobs if len(units := job.units(store.finished))]
        collector = Collector(sweep, store, sum(job.seconds_each * len(units) for job, units in pending), progress)
        try:
            if cluster is None:
                where = _run_here(pending, collector, tuple(devices or jax.local_devices()))
            else:
                from dpotheory.sweeps.cluster import run_on

                where = run_on(cluster, pending, collector, n_workers)
        finally:
            collector.close()
        results = store.finish(
            {
                "title": "dpotheory sweep",
                "created": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
                "dpotheory": _version(),
                "jax": jax.__version__,
                "precision": sweep.precision,
                "n_cells_resumed": n_resumed,
                "seconds": time.perf_counter() - started,
                **where,
            }
        )
    failed = int((~np.isfinite(results["solver_error"].values[results["n_datasets"].values > 0])).sum())
    if failed:
        warnings.warn(
            f"in {failed} of {len(sweep.cells)} cells the integrator did not reach the last time, so what is NaN there "
            "was not computed and solver_error is inf; ask for earlier times, or use float64",
            stacklevel=2,
        )
    return results


def _run_here(pending: list[tuple[Job, Units]], collector: Collector, devices: tuple[Any, ...]) -> dict:
    traces: list[parts.PaddedShape] = []
    collector.tell(f"compiling {len(pending)} programs")
    pool = concurrent.futures.ThreadPoolExecutor(max_workers=max(1, min(len(pending), os.cpu_count() or 1)))
    try:
        programs = [pool.submit(Program, job, devices, traces) for job, _ in pending]
        for (job, units), waiting in zip(pending, programs, strict=True):
            program = waiting.result()
            for some in chunks(units, program.chunk):
                collector.add(job, some, program(some))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    return {"n_programs": len(traces), "device": devices[0].device_kind}


def _version() -> str:
    import dpotheory

    return dpotheory.__version__
