"""Sweeps over processes and machines through Dask distributed (extra ``cluster``; docs/architecture.md, decision 10).

A task is some chunks of one job's units (work.py), so a worker computes what a single machine would, bit for bit at an
equal block shape. The driver submits the largest jobs first, takes results as they come and alone writes the store. A
worker that dies costs the tasks it was running, which run again elsewhere. Nothing else in dpotheory imports Dask.
"""

import contextlib
import logging
import threading
import uuid
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from dpotheory.core import devices as host
from dpotheory.sweeps.work import Job, Partial, Program, Units, chunks

if TYPE_CHECKING:
    from dpotheory.sweeps.collect import Collector

_TASK_SECONDS = 2.0
_CONNECT_SECONDS = 20.0
_WORKER_SECONDS = 300.0  # a batch system may take its time
_RETRIES = 3
_PROGRAMS: dict[str, Program] = {}  # of this worker process, by job
_LOCK = threading.Lock()


class ClusterError(Exception):
    """The cluster cannot be used; the message says why and what to do. Finished cells are kept."""


@contextlib.contextmanager
def connect(where: str, n_workers: int | None = None) -> Iterator[Any]:
    """A Dask client, closed at the end; a local cluster is started for it and stopped again.

    Args:
        where: "local", a scheduler's address such as "tcp://10.0.0.1:8786", or a scheduler file (``*.json``).
        n_workers: processes of a local cluster; None means one per core. Ignored otherwise.

    Raises:
        ClusterError: if Dask is not installed, the address cannot be reached, or no worker comes up in time.
    """
    try:
        import dask
        import distributed
    except ImportError as error:
        raise ClusterError(
            f'a cluster needs Dask, which is not installed ({error}); install it with pip install "dpotheory[cluster]"'
        ) from error
    with contextlib.ExitStack() as stack:
        stack.enter_context(dask.config.set({"distributed.worker.multiprocessing-method": "spawn"}))
        # xarray takes its file locks from a default client, and would write through the scheduler.
        options = {"timeout": _CONNECT_SECONDS, "set_as_default": False}
        try:
            if where == "local":
                local = distributed.LocalCluster(
                    n_workers=n_workers or host.n_usable_cores(),
                    threads_per_worker=1,
                    processes=True,
                    dashboard_address=":0",
                    silence_logs=logging.CRITICAL,
                )
                client = stack.enter_context(distributed.Client(stack.enter_context(local), **options))
            elif where.endswith(".json"):
                if not Path(where).is_file():
                    raise ClusterError(f"there is no scheduler file {where}; start the scheduler first")
                client = stack.enter_context(distributed.Client(scheduler_file=where, **options))
            else:
                client = stack.enter_context(distributed.Client(where, **options))
            client.wait_for_workers(1, timeout=_WORKER_SECONDS)
        except (OSError, ValueError, TimeoutError) as error:
            raise ClusterError(
                f"the cluster {where!r} cannot be reached, or has no workers ({error}); "
                'give "local", or the address of a running Dask scheduler such as tcp://host:8786'
            ) from error
        yield client


@contextlib.contextmanager
def _scheduler_stays(where: str) -> Iterator[None]:
    """Inside, whatever Dask makes of a scheduler that is lost is a ClusterError."""
    from distributed.comm import CommClosedError

    try:
        yield
    except (CancelledError, CommClosedError) as error:
        raise ClusterError(
            f"the scheduler of the cluster {where!r} is gone, or has cancelled the work ({error}); "
            "with a scheduler running, the same command goes on from the finished cells"
        ) from error


def run_on(
    where: str, pending: Sequence[tuple[Job, Units]], collector: "Collector", n_workers: int | None = None
) -> dict[str, Any]:
    """Compute these units on a cluster and hand the results to the collector as they come.

    Returns:
        Attributes for the file: number of programs, kinds of devices, the cluster.

    Raises:
        ClusterError: as `connect`; if a task failed, or the workers that ran it died, again and again.
    """
    if not pending:
        return {"n_programs": 0, "device": "", "cluster": where}
    with connect(where, n_workers) as client, _scheduler_stays(where):
        import distributed
        from distributed.comm import CommClosedError

        collector.tell(f"{len(pending)} programs on {count(client)} workers")
        run = uuid.uuid4().hex[:8]  # keys of its own, so that nothing is shared with another run by accident
        devices: set[str] = set()
        tasks: dict[Any, tuple[Job, Units]] = {}
        for job, units in pending:
            # A task like any other: should the worker that holds it die, the scheduler makes it again.
            shipped = client.submit(_hold, (_versions(), job), key=f"job-{job.name}-{run}", priority=10**6)
            largest_first = int(1000 * np.log(job.seconds_each + 1e-12))
            for number, some in enumerate(chunks(units, _task_size(job))):
                future = client.submit(
                    compute, shipped, some, key=f"units-{job.name}-{number}-{run}", priority=largest_first,
                    retries=_RETRIES,
                )  # fmt: skip
                tasks[future] = job, some
        arrived = distributed.as_completed(list(tasks), loop=client.loop)
        for future in arrived:
            try:
                kind, results = future.result()
            except distributed.KilledWorker as error:
                raise ClusterError(
                    f"workers died {_allowed()} times at the same task; they may need more memory ({error})"
                ) from error
            except (CancelledError, CommClosedError):
                raise
            except Exception as error:
                raise ClusterError(f"a worker could not compute its task: {type(error).__name__}: {error}") from error
            job, some = tasks.pop(future)
            future.release()
            devices.add(kind)
            collector.add(job, some, Partial(*results))
    return {"n_programs": len(pending), "device": ", ".join(sorted(devices)), "cluster": where}


def compute(shipped: tuple[dict[str, str], Job], units: Units) -> tuple[str, tuple[np.ndarray, ...]]:
    """What a worker runs: kind of device and results of these units. The program is compiled once a process."""
    import jax

    versions, job = shipped
    if versions != _versions():
        raise RuntimeError(f"the worker has {_versions()}, the driver {versions}; install the same versions")
    with _LOCK:  # a worker with several threads compiles once
        if job.name not in _PROGRAMS:
            host.prepare(n_cpu_devices=1)
            _PROGRAMS[job.name] = Program(job, tuple(jax.local_devices()))
        program = _PROGRAMS[job.name]
    return jax.local_devices()[0].device_kind, tuple(program(units))


def _hold(shipped: tuple[dict[str, str], Job]) -> tuple[dict[str, str], Job]:
    return shipped


def _task_size(job: Job) -> int:
    """Units in a task: whole chunks of a CPU worker, so that only a job's last task computes what is thrown away."""
    _, chunk = job.sizes("cpu", 1)
    return chunk * max(1, round(_TASK_SECONDS / (chunk * job.seconds_each)))


def count(client: Any) -> int:
    """Workers that are connected now."""
    return len(client.scheduler_info(n_workers=-1)["workers"])


def _allowed() -> int:
    import dask

    return int(dask.config.get("distributed.scheduler.allowed-failures")) + 1


def _versions() -> dict[str, str]:
    import jax

    import dpotheory

    return {"dpotheory": dpotheory.__version__, "jax": jax.__version__}
