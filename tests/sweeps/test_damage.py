"""Files of a sweep that were cut short or changed on disk, and two runs in one folder: found, never wrong numbers."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.sweeps import store
from tests.helpers import raises, unchecked

ROOT = Path(__file__).parents[2]
SETTING = dt.Setting(n_values=1, n_samples=2, dim=4, noise=0.3, shared_norm=0.4, beta=0.1)
SWEEP = sweeps.Sweep(tuple(sweeps.Cell({"repeat": n}, SETTING, 3) for n in range(2)), n_times=2)
RNG = np.random.default_rng(0)


def _result():
    draws = RNG.normal(size=(len(store.RECORDS), 3, 2)).astype(np.float32)
    return {**dict(zip(store.RECORDS, draws, strict=True)), "solver_error": np.float32(1e-7)}


RESULTS = [_result(), _result()]


def _save(path, cells=(0, 1)):
    kept = store.Store(path, SWEEP)
    for cell in cells:
        kept.add(cell, RESULTS[cell])
        kept.flush()
    return kept


def _resumed(path):
    kept = store.Store(path, SWEEP)
    kept.close()
    return kept.finished


def _same(found, expected):
    return all(np.array_equal(found[name], expected[name]) for name in expected)


def _flips(content, n):
    """The file with one bit changed, at places all over it."""
    for place in np.linspace(0, len(content) - 1, n).astype(int).tolist():
        changed = bytearray(content)
        changed[place] ^= 1 << int(RNG.integers(8))
        yield bytes(changed)


def test_what_was_saved_comes_back(tmp_path):
    _save(tmp_path / "s.nc").close()
    found = _resumed(tmp_path / "s.nc")
    assert list(found) == [0, 1]
    assert all(_same(found[cell], RESULTS[cell]) for cell in found)


@pytest.mark.parametrize("keep", [0, 1, 100, 0.5, 0.99])
@pytest.mark.parametrize("name", ["part-0001.nc", "config.json"])
def test_a_file_cut_short_is_named(keep, name, tmp_path):
    _save(tmp_path / "s.nc").close()
    file = tmp_path / "s.nc.parts" / name
    content = file.read_bytes()
    file.write_bytes(content[: keep if isinstance(keep, int) else int(keep * len(content))])
    with raises(sweeps.StoreError, str(file)):
        store.Store(tmp_path / "s.nc", SWEEP)
    if name != "config.json":
        file.unlink()  # as the message says
        assert list(_resumed(tmp_path / "s.nc")) == [0]


MANY = pytest.mark.parametrize("n", [20, pytest.param(600, marks=pytest.mark.slow)])
QUIETLY = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # h5netcdf at a file it rejects


@MANY
@QUIETLY
def test_a_flipped_bit_in_a_part_is_found_or_harmless(n, tmp_path):
    _save(tmp_path / "s.nc").close()
    file = tmp_path / "s.nc.parts" / "part-0001.nc"
    content, found = file.read_bytes(), 0
    for changed in _flips(content, n):
        file.write_bytes(changed)
        try:
            assert _same(_resumed(tmp_path / "s.nc")[1], RESULTS[1])
        except sweeps.StoreError as error:
            assert str(error).startswith(f"{file} cannot be read")  # noqa: PT017
            found += 1
    assert found > 0
    numbers = content.index(RESULTS[1]["solver_error"].tobytes())  # its value itself, which HDF5 has no checksum of
    file.write_bytes(content[:numbers] + b"\x00\x00\x80\x3f" + content[numbers + 4 :])
    with raises(sweeps.StoreError, f"{file} cannot be read (what it holds is not what was written"):
        store.Store(tmp_path / "s.nc", SWEEP)


@MANY
@QUIETLY
def test_a_flipped_bit_in_the_finished_file_is_found_or_harmless(n, tmp_path):
    path = tmp_path / "s.nc"
    whole = _save(path).finish({"seconds": 1.5, "device": "", "n_programs": 2})
    assert sweeps.load(path, SWEEP).identical(whole)
    content, found = path.read_bytes(), 0
    for changed in _flips(content, n):
        path.write_bytes(changed)
        try:
            assert sweeps.load(path).equals(whole)
        except sweeps.StoreError as error:
            assert "is not a readable sweep result" in str(error)  # noqa: PT017
            found += 1
    assert found > 0


def test_a_file_from_before_there_were_digests_is_read(tmp_path):
    _save(tmp_path / "s.nc").finish({})
    old = store.read(tmp_path / "s.nc")
    del old.attrs["sha256"]
    old.to_netcdf(tmp_path / "old.nc", engine="h5netcdf")
    assert sweeps.load(tmp_path / "old.nc", SWEEP).equals(old)


@MANY
@QUIETLY
def test_a_flipped_bit_in_a_saved_result_is_found_or_harmless(n, tmp_path):
    times, path = np.float32([0, 1]), tmp_path / "one.nc"
    with unchecked():
        one = dt.Ensemble(times, {"log_risk": RESULTS[0]["log_risk"]}, np.float32([1e-7] * 3))
        one.save(path)
        content, found = path.read_bytes(), 0
        for changed in _flips(content, n):
            path.write_bytes(changed)
            try:
                assert dt.load(path).to_xarray().equals(one.to_xarray())
            except ValueError as error:
                assert str(error).startswith(f"{path} ")  # noqa: PT017
                found += 1
    assert found > 0


def test_two_runs_in_one_folder(tmp_path):
    first = _save(tmp_path / "s.nc", cells=(0,))
    for overwrite in (False, True):
        with raises(sweeps.StoreError, f"{tmp_path / 's.nc.parts'} is in use by another run of this sweep; wait until"):
            store.Store(tmp_path / "s.nc", SWEEP, overwrite=overwrite)
    first.close()
    assert list(_resumed(tmp_path / "s.nc")) == [0]


_HOLD = """
import sys
from tests.sweeps.test_damage import _save
kept = _save(sys.argv[1], cells=(0,))
print("held", flush=True)
sys.stdin.read()
"""


def test_a_run_that_was_killed_lets_the_folder_go(tmp_path):
    command = [sys.executable, "-c", _HOLD, str(tmp_path / "s.nc")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, **pipes) as other:
        assert other.stdout.readline() == "held\n"
        with raises(sweeps.StoreError, f"{tmp_path / 's.nc.parts'} is in use by another run"):
            store.Store(tmp_path / "s.nc", SWEEP)
        other.kill()
    kept = store.Store(tmp_path / "s.nc", SWEEP)
    assert list(kept.finished) == [0]
    kept.add(1, RESULTS[1])
    assert kept.finish({}).sizes["repeat"] == 2
    assert not (tmp_path / "s.nc.parts").exists()
