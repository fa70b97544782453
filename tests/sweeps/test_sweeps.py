"""Sweeps: the same numbers as `ensemble`, resumed bit for bit, in files that say what they are."""

import hashlib
import json
import shutil
import time

import jax
import numpy as np
import pytest
import xarray as xr

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.sweeps.collect import Collector
from dpotheory.sweeps.packing import cheapest_sampler
from dpotheory.sweeps.store import Store

SEED = 11
N_TIMES = 3


def _setting(sharing, n_values, n_samples=3, **changes) -> dt.Setting:
    plain = {"dim": 12, "noise": 0.3, "shared_norm": 0.4, "beta": 0.1, "tau": 2.0}
    return dt.Setting(n_values=n_values, n_samples=n_samples, sharing=sharing, **{**plain, **changes})


def _cell(sharing, n_values, n_datasets=3, **changes) -> sweeps.Cell:
    coordinates = {"sharing": sharing, "n_values": n_values}
    return sweeps.Cell(coordinates, _setting(sharing, n_values, **changes), n_datasets)


# The grid has a hole at (ring, 2), and (disjoint, 2) has one dataset less than the others.
CELLS = (_cell("disjoint", 1), _cell("disjoint", 2, n_datasets=2), _cell("ring", 3), _cell("disjoint", 3))


def _sweep(cells=CELLS, **changes) -> sweeps.Sweep:
    return sweeps.Sweep(cells, **{"seed": SEED, "n_times": N_TIMES, **changes})


def _hash(path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """An uninterrupted sweep and its file."""
    path = tmp_path_factory.mktemp("sweep") / "sweep.nc"
    return sweeps.run(_sweep(), path, devices=jax.local_devices()[:1]), path


def _expected(sweep: sweeps.Sweep, number: int) -> dt.Ensemble:
    """Cell ``number`` by `ensemble` with key fold_in(root, number), and the sampler and the grid the sweep chose."""
    cell = sweep.cells[number]
    bucket = next(bucket for bucket in sweeps.pack(sweep) if (number, 0) in bucket.items)
    members = cell.setting.graph.components[0]
    sampler = cheapest_sampler(cell.setting, members, sweep.stopping.sampler, sweep.stopping.flow(cell.setting))
    assert sampler == bucket.sampler
    with jax.enable_x64(sweep.precision == "float64"):
        return dt.ensemble(
            jax.random.fold_in(jax.random.key(sweep.seed), number),
            cell.setting,
            cell.n_datasets,
            sweep.stopping.times(cell.setting, sweep.n_times),
            sampler=sampler,
            flow=bucket.flow,
            devices=jax.local_devices()[:1],
        )


def _compare(dataset: xr.Dataset, sweep: sweeps.Sweep, number: int, rtol: float) -> None:
    cell, expected = sweep.cells[number], _expected(sweep, number)
    found = dataset.sel(cell.coordinates).isel(dataset=slice(cell.n_datasets))
    for name in ("min_margin", "mean_margin", "max_margin", "log_risk", "log_risk_worst"):
        assert found[name].dtype == sweep.precision
        np.testing.assert_allclose(found[name], getattr(expected, name), rtol=rtol, atol=rtol * 1e-2, err_msg=name)
    assert (found["log_risk"].values[:, -1] < -0.1).all()


def test_a_cell_is_the_ensemble_with_its_folded_key(finished):
    # Two components, drawn lazily in a program shared with other cells.
    _compare(finished[0], _sweep(), 1, rtol=1e-5)


def test_cells_and_datasets_have_their_own_draws(finished):
    last = finished[0]["log_risk"].isel(time=-1).values
    last = last[np.isfinite(last)]
    assert len(np.unique(last)) == len(last) == 3 + 2 + 3 + 3


def test_what_the_file_holds(finished):
    dataset, path = finished
    with xr.open_dataset(path, engine="h5netcdf") as file:
        file = file.load()
    xr.testing.assert_identical(file.drop_attrs(), dataset.drop_attrs())
    assert dict(file.sizes) == {"sharing": 2, "n_values": 3, "dataset": 3, "time": N_TIMES}
    assert file["sharing"].values.tolist() == ["disjoint", "ring"]
    assert file["n_values"].values.tolist() == [1, 2, 3]
    config = json.loads(file.attrs["config"])
    assert config["seed"] == SEED
    assert config["cells"][2]["setting"]["token_pairs"] == [[0, 1], [1, 2], [2, 0]]
    assert file.attrs["status"] == "complete"
    assert file.attrs["n_cells_resumed"] == 0
    assert file.attrs["n_programs"] == 2  # disjoint values are drawn lazily, the ring is not
    assert file.attrs["precision"] == "float32"
    assert file.attrs["jax"] == jax.__version__
    assert not path.with_name("sweep.nc.parts").exists()


def test_places_without_a_cell_are_nan(finished):
    dataset, _ = finished
    hole = dataset.sel(sharing="ring", n_values=2)
    for name in ("min_margin", "log_risk", "t", "noise", "tau_1"):
        assert np.isnan(hole[name].values).all()
    assert dataset["n_datasets"].values.tolist() == [[3, 2, 3], [0, 0, 3]]
    short = dataset["log_risk"].sel(sharing="disjoint", n_values=2).values
    assert np.isfinite(short[:2]).all()
    assert np.isnan(short[2]).all()


def test_times_and_parameters_of_each_cell(finished):
    # τ₁ = Kτ log3/(5β²) = K · 2 · 1.0986123/0.05 = 43.944492 K, at three equally spaced times.
    for k in (1, 2, 3):
        cell = finished[0].sel(sharing="disjoint", n_values=k)
        np.testing.assert_allclose(cell["t"], np.asarray([0, 0.5, 1]) * 43.944492 * k, rtol=1e-6)
        assert float(cell["tau_1"]) == pytest.approx(43.944492 * k, rel=1e-6)
        assert float(cell["noise"]) == 0.3
    assert float(finished[0]["max_degree"].sel(sharing="ring", n_values=3)) == 2
    assert (finished[0]["log_risk"].isel(time=0).values[0] == 0).sum() == 8  # nothing is learned at t = 0
    assert np.nanmax(finished[0]["solver_error"]) < 1e-3


def test_a_finished_sweep_is_loaded(finished):
    before = _hash(finished[1])
    calls = []
    again = sweeps.run(_sweep(), finished[1], progress=lambda *call: calls.append(call))
    assert calls == []
    assert _hash(finished[1]) == before
    xr.testing.assert_identical(again.drop_attrs(), finished[0].drop_attrs())


def test_an_interrupted_sweep_goes_on_where_it_stopped(finished, tmp_path):
    path = tmp_path / "sweep.nc"
    finished_before: list[str] = []

    def interrupt(fraction, message):
        finished_before.append(message)
        if fraction > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        sweeps.run(_sweep(), path, progress=interrupt, devices=jax.local_devices()[:1])
    assert not path.exists()
    parts = tmp_path / "sweep.nc.parts"
    assert json.loads((parts / "config.json").read_text())["seed"] == SEED
    assert len(list(parts.glob("part-*.nc"))) == 1
    n_done = int(finished_before[-1].split(" of ")[0])
    assert 0 < n_done < len(CELLS)

    with pytest.raises(sweeps.StoreError, match=f"seed: {SEED} there, 12 now"):
        sweeps.run(_sweep(seed=12), path)
    messages: list[str] = []
    resumed = sweeps.run(
        _sweep(), path, progress=lambda _, message: messages.append(message), devices=jax.local_devices()[:1]
    )
    assert messages[0] == "compiling 1 programs"  # the finished program's cells need none
    assert resumed.attrs["n_cells_resumed"] == n_done
    assert not parts.exists()
    xr.testing.assert_identical(resumed.drop_attrs(), finished[0].drop_attrs())  # bit for bit
    with xr.open_dataset(path, engine="h5netcdf") as file:
        xr.testing.assert_identical(file.load().drop_attrs(), finished[0].drop_attrs())


@pytest.mark.parametrize(
    ("other", "difference"),
    [
        (_sweep(seed=12), "seed: 11 there, 12 now"),
        (_sweep(n_times=4), "n_times: 3 there, 4 now"),
        (_sweep(precision="float64"), "precision: 'float32' there, 'float64' now"),
        (_sweep(CELLS[:3]), "4 cells there, 3 now"),
        (_sweep((*CELLS[:3], _cell("disjoint", 3, noise=0.25))), "noise: 0.3 there, 0.25 now"),
        (_sweep((*CELLS[:3], _cell("disjoint", 3, n_datasets=4))), "n_datasets: 3 there, 4 now"),
        (_sweep(stopping=sweeps.AfterSteps(5, 0.1)), "stopping: "),
    ],
    ids=["seed", "n_times", "precision", "fewer", "noise", "n_datasets", "stopping"],
)
def test_results_of_another_configuration_are_refused(finished, other, difference):
    before = _hash(finished[1])
    with pytest.raises(sweeps.StoreError, match="another configuration") as caught:
        sweeps.run(other, finished[1])
    assert difference in str(caught.value)
    assert "overwrite" in str(caught.value)
    assert _hash(finished[1]) == before
    assert sorted(file.name for file in finished[1].parent.iterdir()) == ["sweep.nc"]


def test_overwriting_and_float64(finished, tmp_path):
    path = tmp_path / "sweep.nc"
    shutil.copy(finished[1], path)
    other = _sweep(CELLS[2:3], precision="float64")  # a connected component of three values
    dataset = sweeps.run(other, path, overwrite=True, devices=jax.local_devices()[:1])
    assert dataset["log_risk"].dtype == np.float64
    assert dataset.attrs["precision"] == "float64"
    _compare(dataset, other, 0, rtol=1e-12)
    assert sweeps.load(path, other).sizes["n_values"] == 1
    with pytest.raises(sweeps.StoreError, match="1 cells there, 4 now"):
        sweeps.load(path, _sweep())


@pytest.mark.parametrize("content", [b"", b"not a netCDF file", None], ids=["empty", "text", "truncated"])
def test_an_unreadable_file_is_refused_and_left_alone(finished, tmp_path, content):
    path = tmp_path / "sweep.nc"
    path.write_bytes(finished[1].read_bytes()[:2000] if content is None else content)
    before = _hash(path)
    with pytest.raises(sweeps.StoreError, match="not a readable sweep result"):
        sweeps.run(_sweep(), path)
    assert _hash(path) == before


def test_a_file_without_a_configuration_is_refused(tmp_path):
    path = tmp_path / "sweep.nc"
    xr.Dataset({"a": ("x", [1.0])}).to_netcdf(path, engine="h5netcdf")
    with pytest.raises(sweeps.StoreError, match=r"not a readable sweep result .*config"):
        sweeps.load(path)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(sweeps.StoreError, match=r"cannot write results to .*choose a writable folder"):
        sweeps.run(_sweep(), tmp_path / "file" / "sweep.nc")
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.mark.standard_promotion
@pytest.mark.parametrize("optimizer", ["gd", pytest.param("adam", marks=pytest.mark.slow)])
def test_a_number_of_steps_whatever_the_number_of_values(tmp_path, optimizer):
    stopping = sweeps.AfterSteps(n_steps=4, learning_rate=0.5, optimizer=optimizer)
    sweep = _sweep(CELLS[1:2], stopping=stopping)
    dataset = sweeps.run(sweep, tmp_path / "sweep.nc", devices=jax.local_devices()[:1])
    # Steps 0, 2, 4: a step of gradient descent takes ητ = 1, one of Adam τ = 2.
    times = [0, 2, 4] if optimizer == "gd" else [0, 4, 8]
    for cell in sweep.cells:
        np.testing.assert_allclose(dataset["t"].sel(cell.coordinates), times)
    _compare(dataset, sweep, 0, rtol=1e-5)
    assert json.loads(dataset.attrs["config"])["stopping"] == {
        "kind": "steps",
        "n_steps": 4,
        "learning_rate": 0.5,
        "optimizer": optimizer,
    }


def test_a_finished_cell_is_on_disk_while_the_next_chunk_is_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr("dpotheory.sweeps.collect.FLUSH_SECONDS", 0.2)
    path = tmp_path / "sweep.nc"
    parts = tmp_path / "sweep.nc.parts"
    seen: list[int] = []

    def wait(fraction, message):
        if message.startswith("1 of"):
            time.sleep(2.0)  # as a compiler would
            seen.append(len(list(parts.glob("part-*.nc"))))

    sweeps.run(_sweep(), path, progress=wait, devices=jax.local_devices()[:1])
    assert seen
    assert min(seen) == 1


def test_a_failed_save_stops_the_run(tmp_path):
    collector = Collector(_sweep(), Store(tmp_path / "sweep.nc", _sweep()), 1.0, None)

    def full():
        raise sweeps.StoreError("the disk is full")

    collector.store.flush = full
    collector._flush_later()  # in the thread of the timer
    with pytest.raises(sweeps.StoreError, match="the disk is full"):
        collector._save()
