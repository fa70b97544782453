"""Sweeps on worker processes: the same numbers, and nothing lost when a worker, the driver or the disk fails."""

import errno
import logging
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import jax
import numpy as np
import pytest
import xarray as xr

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.core import devices as host
from dpotheory.sweeps import cluster, cost, store, work

distributed = pytest.importorskip("distributed", reason="needs the extra: pip install dpotheory[cluster]")

ROOT = Path(__file__).parents[2]
N_DATASETS = 4000


def _cell(n_values: int, n_datasets: int = N_DATASETS) -> sweeps.Cell:
    setting = dt.Setting(n_values=n_values, n_samples=4, dim=8, noise=0.3, shared_norm=0.4, beta=0.1)
    return sweeps.Cell({"n_values": n_values}, setting, n_datasets)


def _sweep(cells: int = 3, **changes) -> sweeps.Sweep:
    """Disjoint values under gradient descent: one program that is cheap to compile."""
    plain = {"seed": 3, "n_times": 2, "stopping": sweeps.AfterSteps(3, 5.0), **changes}
    return sweeps.Sweep(tuple(_cell(k) for k in range(1, cells + 1)), **plain)


@pytest.fixture(scope="module", autouse=True)
def _small_chunks(compilation_cache):
    """One block a call here; workers take larger chunks. They share this process's compilation cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(work, "_CHUNK_SECONDS", 0.0)
        host.prepare()
        yield


@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """The sweep without a cluster, on one device as a worker has."""
    return sweeps.run(_sweep(), tmp_path_factory.mktemp("here") / "sweep.nc", devices=jax.local_devices()[:1])


def _same(found: xr.Dataset, expected: xr.Dataset) -> None:
    xr.testing.assert_identical(found.drop_attrs(), expected.drop_attrs())  # bit for bit


@pytest.mark.slow
def test_two_workers_give_the_same_numbers_even_if_one_is_killed(expected, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_task_size", lambda job: 1500)  # 16 tasks
    with cluster.connect("local", 2) as client:
        address = client.scheduler.address
        assert cluster.count(client) == 2
        plan = list(cost.describe(_sweep(), address))  # measured on a worker
        assert plan[0].endswith(f"on 2 workers of the cluster '{address}'")
        assert plan[-1].startswith("predicted: ")
        seen: set[int] = set()
        killed: list[int] = []

        def kill(fraction, message):
            if killed:  # a worker that is gone cannot be asked
                return
            working = {worker: tasks for worker, tasks in client.processing().items() if tasks}
            seen.update(client.run(os.getpid).values())
            if fraction > 0 and working:
                address = next(iter(working))
                killed.append(client.run(os.getpid, workers=[address])[address])
                os.kill(killed[0], signal.SIGKILL)

        found = sweeps.run(_sweep(), tmp_path / "killed.nc", cluster=address, progress=kill)
        _same(found, expected)
        assert killed
        assert killed[0] in seen
        assert os.getpid() not in seen
        assert found.attrs["cluster"] == address
        assert found.attrs["status"] == "complete"


@pytest.fixture
def started(tmp_path):
    """A scheduler and a worker as a person starts them: processes, and the scheduler's file."""
    where = tmp_path / "scheduler.json"
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    file = ["--scheduler-file", str(where)]
    python = [sys.executable, "-m"]
    scheduler = [*python, "distributed.cli.dask_scheduler", "--port", "0", "--dashboard-address", ":0", *file]
    worker = [*python, "distributed.cli.dask_worker", "--nthreads", "1", *file]
    quiet = {"env": env, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(scheduler, **quiet) as first:
        while not where.exists():
            assert first.poll() is None
            time.sleep(0.05)
        with subprocess.Popen(worker, **quiet) as second:
            yield str(where), first, second
            second.kill()
        first.kill()


@pytest.mark.slow
def test_a_scheduler_that_dies_is_a_sentence_and_the_sweep_goes_on(expected, started, tmp_path, monkeypatch):
    where, scheduler, _ = started
    monkeypatch.setattr(cluster, "_task_size", lambda job: 1500)
    monkeypatch.setattr("dpotheory.sweeps.collect.FLUSH_SECONDS", -1.0)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    path = tmp_path / "sweep.nc"

    def kill(fraction, message):
        if list(tmp_path.glob("sweep.nc.parts/part-*.nc")):  # a cell is finished
            scheduler.kill()

    began = time.monotonic()
    with pytest.raises(cluster.ClusterError, match=r"the scheduler of the cluster .* is gone"):
        sweeps.run(_sweep(), path, cluster=where, progress=kill)
    assert time.monotonic() - began < 120
    kept = store.Store(path, _sweep()).finished
    resumed = sweeps.run(_sweep(), path, devices=jax.local_devices()[:1])
    assert resumed.attrs["n_cells_resumed"] == len(kept) > 0
    _same(resumed, expected)


@pytest.mark.slow
def test_a_worker_that_stands_still_for_a_minute_loses_nothing(expected, started, tmp_path, monkeypatch):
    where, _, _ = started
    monkeypatch.setattr(cluster, "_task_size", lambda job: 1500)
    stopped: list[int] = []
    with cluster.connect(where) as client:
        (process,) = client.run(os.getpid).values()

    def stop(fraction, message):
        if fraction > 0 and not stopped:
            stopped.append(process)
            os.kill(process, signal.SIGSTOP)
            threading.Timer(60.0, os.kill, (process, signal.SIGCONT)).start()

    began = time.monotonic()
    found = sweeps.run(_sweep(), tmp_path / "sweep.nc", cluster=where, progress=stop)
    assert stopped
    assert time.monotonic() - began > 55
    _same(found, expected)


@pytest.mark.slow
def test_a_local_cluster_and_float64(tmp_path):
    sweep = _sweep(2, precision="float64", common_random_numbers=True)
    here = sweeps.run(sweep, tmp_path / "here.nc", devices=jax.local_devices()[:1])
    there = sweeps.run(sweep, tmp_path / "there.nc", cluster="local", n_workers=2)
    _same(there, here)


def test_a_full_disk_leaves_a_valid_store_and_the_sweep_goes_on(expected, tmp_path, monkeypatch):
    path = tmp_path / "sweep.nc"
    monkeypatch.setattr("dpotheory.sweeps.collect.FLUSH_SECONDS", -1.0)  # after every chunk
    write = Path.write_bytes
    written: list[Path] = []

    def full(file, content):
        if len(written) == 1:
            write(file, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        written.append(file)
        return write(file, content)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "write_bytes", full)
        with pytest.raises(sweeps.StoreError, match=r"cannot write .*No space left on device.*is intact"):
            sweeps.run(_sweep(), path, devices=jax.local_devices()[:1])
    parts = tmp_path / "sweep.nc.parts"
    assert sorted(file.name for file in parts.iterdir()) == ["config.json", "lock", "part-0000.nc"]
    kept = store.Store(path, _sweep()).finished
    assert 0 < len(kept) < 3
    resumed = sweeps.run(_sweep(), path, devices=jax.local_devices()[:1])
    assert resumed.attrs["n_cells_resumed"] == len(kept)
    _same(resumed, expected)


def test_a_folder_that_cannot_be_written_stops_before_any_work(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(sweeps.StoreError, match=r"cannot write results to .*choose a writable folder"):
        sweeps.run(_sweep(), tmp_path / "file" / "sweep.nc", cluster="tcp://nobody:1")


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense://x", "none.json"])
def test_a_cluster_that_is_not_there_is_a_sentence(address, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "_CONNECT_SECONDS", 0.3)
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with pytest.raises(cluster.ClusterError, match=r"cannot be reached|no scheduler file"):
        sweeps.run(_sweep(), tmp_path / "sweep.nc", cluster=address)


def test_without_dask_is_a_sentence(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(cluster.ClusterError, match=r'not installed .*pip install "dpotheory\[cluster\]"'):
        sweeps.run(_sweep(), tmp_path / "sweep.nc", cluster="local")


def test_a_worker_with_other_versions_is_refused():
    (bucket,) = sweeps.pack(_sweep())
    with pytest.raises(RuntimeError, match=r"the worker has .*'dpotheory'.* the driver .*0.0.0"):
        cluster.compute(({"dpotheory": "0.0.0"}, work.make_job(_sweep(), bucket)), np.zeros((1, 2), np.int32))


_DRIVER = """
import sys
from dpotheory.sweeps import cluster, collect
from tests.sweeps.test_cluster import _sweep
from dpotheory import sweeps
if __name__ == "__main__":
    collect.FLUSH_SECONDS = -1.0
    cluster._task_size = lambda job: 2000
    result = sweeps.run(_sweep(5), sys.argv[1], cluster="local", n_workers=2)
    print(result.attrs["n_cells_resumed"])
"""


@pytest.mark.slow
def test_a_driver_that_is_killed_and_restarted_goes_on(tmp_path):
    import psutil

    path, script = tmp_path / "sweep.nc", tmp_path / "driver.py"
    script.write_text(_DRIVER)
    command = [sys.executable, str(script), str(path)]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    parts = tmp_path / "sweep.nc.parts"
    with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as driver:
        while not list(parts.glob("part-*.nc")):
            assert driver.poll() is None
            time.sleep(0.05)
        children = psutil.Process(driver.pid).children(recursive=True)
        driver.kill()
    assert not path.exists()
    assert not psutil.wait_procs(children, timeout=30)[1]  # the workers have gone with it
    again = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stderr
    assert 0 < int(again.stdout.split()[-1]) < 5
    here = sweeps.run(_sweep(5), tmp_path / "here.nc", devices=jax.local_devices()[:1])
    _same(sweeps.load(path, _sweep(5)), here)


_LIMITED = """
import resource, sys
from tests.sweeps.test_cluster import _sweep
from dpotheory import sweeps
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    sweeps.run(_sweep(), sys.argv[1])
except sweeps.StoreError as error:
    print(error)
"""


@pytest.mark.slow
def test_a_file_that_the_system_cuts_short_is_a_sentence(tmp_path):
    # The real error of a real write, through HDF5: no file may grow beyond 4096 bytes.
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", _LIMITED, str(tmp_path / "sweep.nc")]
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=True)
    assert "cannot write" in done.stdout
    assert "Traceback" not in done.stderr
    parts = tmp_path / "sweep.nc.parts"
    assert sorted(file.name for file in parts.iterdir()) == ["config.json", "lock"]
    assert store.Store(tmp_path / "sweep.nc", _sweep()).finished == {}
