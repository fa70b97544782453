"""A sweep on disk: finished cells as they come, then one netCDF file (docs/architecture.md, decision 9).

While a sweep runs, `NAME.parts/` beside the target holds its configuration and the finished cells; every file is
written whole and renamed into place, so a run that is killed leaves a valid store. Each carries the digest of what it
holds, so that damage is found, and the folder is locked, so that two runs never write it together. At the end the parts
become one xarray Dataset with dimensions (the sweep's axes, dataset, time) and are removed.
"""

import contextlib
import json
import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import numpy as np
import xarray as xr

from dpotheory.core.integrity import damaged, sealed
from dpotheory.sweeps.plan import PARAMETERS, Sweep

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None

RECORDS = ("min_margin", "mean_margin", "max_margin", "log_risk", "log_risk_worst")
CellResult = Mapping[str, np.ndarray]


class StoreError(Exception):
    """The results folder cannot be used; the message says why and what to do. Nothing on disk was changed."""


def load(path: Path, sweep: Sweep | None = None) -> xr.Dataset:
    """The finished sweep at ``path``, checked to be the one expected.

    Raises:
        StoreError: if it cannot be read, or was made with another configuration than ``sweep``.
    """
    if not Path(path).exists():
        raise StoreError(f"{path} does not exist; `dpotheory sweep` and dpotheory.sweeps.run make such files")
    try:
        dataset = read(path)
        config = json.loads(dataset.attrs["config"])
    except UNREADABLE as error:
        why = "it is a folder" if Path(path).is_dir() else str(error).partition("\n")[0]
        raise StoreError(
            f"{path} is not a readable sweep result ({why}); move it away or choose another name"
        ) from error
    if sweep is not None:
        _check_same(path, config, sweep)
    return dataset


class Store:
    """The parts folder of one running sweep.

    Args:
        path: the netCDF file to be made.
        sweep: what is computed.
        overwrite: throw away results of another configuration instead of refusing.

    Raises:
        StoreError: if the folder cannot be written, is in use, or holds damaged results or those of another
            configuration.
    """

    def __init__(self, path: Path, sweep: Sweep, *, overwrite: bool = False) -> None:
        self.path = Path(path)
        self.folder = self.path.with_name(self.path.name + ".parts")
        self.sweep = sweep
        self.finished: dict[int, CellResult] = {}
        self._unsaved: dict[int, CellResult] = {}
        self._n_parts = 0
        self._lock: IO | None = None
        try:
            self._take()
            if overwrite:
                self._clear_other()
            self._open()
        except BaseException:
            self.close()
            raise

    def add(self, cell: int, result: CellResult) -> None:
        """Take a finished cell; `flush` saves it."""
        self.finished[cell] = result
        self._unsaved[cell] = result

    def flush(self) -> None:
        """Save the cells taken since the last flush as one more part."""
        if not self._unsaved:
            return
        cells = sorted(self._unsaved)
        longest = max(self._unsaved[cell]["log_risk"].shape[0] for cell in cells)
        variables = {name: (("cell", "dataset", "time"), []) for name in RECORDS}
        for name, (_, rows) in variables.items():
            for cell in cells:
                values = self._unsaved[cell][name]
                rows.append(np.pad(values, ((0, longest - len(values)), (0, 0)), constant_values=np.nan))
        part = xr.Dataset(
            {name: (dims, np.stack(rows)) for name, (dims, rows) in variables.items()}
            | {"solver_error": ("cell", np.asarray([self._unsaved[cell]["solver_error"] for cell in cells]))},
            coords={"cell": cells},
        )
        write(part, self.folder / f"part-{self._n_parts:04d}.nc")
        self._n_parts += 1
        self._unsaved.clear()

    def finish(self, attributes: Mapping[str, str | int | float]) -> xr.Dataset:
        """Write the netCDF file from all cells and remove the parts."""
        dataset = assemble(self.sweep, self.finished)
        dataset.attrs.update(attributes)
        dataset.attrs["config"] = self.sweep.config_json
        dataset.attrs["status"] = "complete"
        dataset = sealed(dataset)
        write(dataset, self.path)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.close()
        return dataset

    def close(self) -> None:
        """Let other runs have the folder."""
        if self._lock is not None:
            self._lock.close()
            self._lock = None

    def _take(self) -> None:
        """Make the folder, and lock it for as long as this process lives or until `close`."""
        try:
            while self._lock is None:
                self.folder.mkdir(parents=True, exist_ok=True)
                lock = (self.folder / "lock").open("a")
                try:
                    if fcntl is not None:
                        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    if os.path.samestat(os.fstat(lock.fileno()), os.stat(lock.name)):  # not removed meanwhile
                        self._lock = lock
                except FileNotFoundError:
                    pass
                finally:
                    if self._lock is None:
                        lock.close()
        except BlockingIOError as error:
            raise StoreError(
                f"{self.folder} is in use by another run of this sweep; wait until it has ended, or choose another name"
            ) from error
        except OSError as error:
            raise self._unwritable(error) from error

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(
            f"cannot write results to {self.path.parent}: {error.strerror or error}; choose a writable folder"
        )

    def _open(self) -> None:
        config = self.folder / "config.json"
        try:
            if config.exists():
                _check_same(self.folder, _read_config(config), self.sweep)
            else:
                temporary = config.with_suffix(".tmp")
                temporary.write_text(self.sweep.config_json)
                os.replace(temporary, config)
        except OSError as error:
            raise self._unwritable(error) from error
        for file in sorted(self.folder.glob("part-*.nc")):
            self._n_parts = int(file.stem.split("-")[1]) + 1
            try:
                part = read(file)
            except UNREADABLE as error:
                why = str(error).partition("\n")[0]
                raise StoreError(f"{file} cannot be read ({why}); delete it to compute its cells anew") from error
            for position, cell in enumerate(int(number) for number in part["cell"].values):
                n_datasets = self.sweep.cells[cell].n_datasets
                result = {name: part[name].values[position, :n_datasets] for name in RECORDS}
                self.finished[cell] = {**result, "solver_error": part["solver_error"].values[position]}

    def _clear_other(self) -> None:
        config = self.folder / "config.json"
        if config.exists() and config.read_text() != self.sweep.config_json:
            try:
                for file in self.folder.iterdir():
                    if file.name != "lock":
                        file.unlink()
            except OSError as error:
                why = error.strerror or error
                raise StoreError(f"cannot remove {self.folder}: {why}; choose another folder") from error


def assemble(sweep: Sweep, results: Mapping[int, CellResult]) -> xr.Dataset:
    """All cells on the grid of the sweep's axes; places without a cell, and datasets a cell does not have, are NaN."""
    axes = sweep.axes
    ticks = {axis: list(dict.fromkeys(cell.coordinates[axis] for cell in sweep.cells)) for axis in axes}
    sizes = tuple(len(ticks[axis]) for axis in axes)
    longest = max(cell.n_datasets for cell in sweep.cells)
    dtype = np.dtype(sweep.precision)
    arrays = {name: np.full((*sizes, longest, sweep.n_times), np.nan, dtype) for name in RECORDS}
    times = np.full((*sizes, sweep.n_times), np.nan)
    parameters = [name for name in PARAMETERS if name not in axes]  # an axis of that name says it already
    per_cell = {name: np.full(sizes, np.nan) for name in ("solver_error", *parameters)}
    n_datasets = np.zeros(sizes, dtype=np.int32)
    for number, cell in enumerate(sweep.cells):
        place = tuple(ticks[axis].index(cell.coordinates[axis]) for axis in axes)
        for name in RECORDS:
            arrays[name][place][: cell.n_datasets] = results[number][name]
        times[place] = sweep.stopping.times(cell.setting, sweep.n_times)
        n_datasets[place] = cell.n_datasets
        per_cell["solver_error"][place] = results[number]["solver_error"]
        for name in parameters:
            per_cell[name][place] = getattr(cell.setting, name)
    describe = {
        "min_margin": "smallest training reward margin",
        "mean_margin": "mean training reward margin",
        "max_margin": "largest training reward margin",
        "log_risk": "natural logarithm of the exact population risk",
        "log_risk_worst": "natural logarithm of the exact risk of the worst-case value",
    }
    dataset = xr.Dataset(
        {name: ((*axes, "dataset", "time"), arrays[name], {"long_name": describe[name]}) for name in RECORDS}
        | {"t": ((*axes, "time"), times, {"long_name": "physical time", "units": "units of tau"})}
        | {name: (axes, values) for name, values in per_cell.items()}
        | {"n_datasets": (axes, n_datasets, {"long_name": "datasets simulated (0: no such cell)"})},
        coords={axis: ticks[axis] for axis in axes},
    )
    dataset.attrs["seed"] = sweep.seed
    return dataset


def write(dataset: xr.Dataset, path: Path) -> None:
    """Write a netCDF file whole and sealed, under another name, and rename it into place; raises `StoreError`."""
    temporary = path.with_name(path.name + ".tmp")
    compress = {str(name): {"zlib": True, "complevel": 1} for name, array in dataset.items() if array.ndim > 2}
    # In memory first: HDF5 ends the whole process when the disk fills up while it writes.
    with _no_scheduler():
        content = sealed(dataset).to_netcdf(engine="h5netcdf", encoding=compress)
    try:
        temporary.write_bytes(content)
        os.replace(temporary, path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        why = error.strerror or error
        raise StoreError(f"cannot write {path}: {why}; what was saved before is intact") from error


UNREADABLE = (OSError, ValueError, RuntimeError, KeyError, TypeError, AttributeError, EOFError)
"""What xarray and HDF5 raise at a file that was cut, or in which bits were flipped."""


def read(path: Path) -> xr.Dataset:
    """A netCDF file in memory; one of `UNREADABLE` if it is not as it was written."""
    with xr.open_dataset(path, engine="h5netcdf") as file:
        dataset = file.load()
    if damaged(dataset):
        raise ValueError("what it holds is not what was written; the file is damaged")
    return dataset


def _no_scheduler() -> contextlib.AbstractContextManager:
    """Keep xarray from asking the Dask cluster of whoever runs the sweep for a lock."""
    if "dask" not in sys.modules:
        return contextlib.nullcontext()
    import dask

    return dask.config.set(scheduler="synchronous")


def _check_same(path: Path, found: Mapping[str, Any], sweep: Sweep) -> None:
    expected = sweep.config
    found = {"common_random_numbers": False, **found}  # files made before there was a choice
    if json.loads(sweep.config_json) == found:
        return
    differing = [key for key in {**expected, **found} if expected.get(key) != found.get(key)]
    shown = "; ".join(
        f"{key}: {found.get(key)!r} there, {expected.get(key)!r} now" for key in differing if key != "cells"
    )
    if "cells" in differing:
        shown += ("; " if shown else "") + _first_difference(
            found.get("cells", []), json.loads(sweep.config_json)["cells"]
        )
    raise StoreError(
        f"{path} holds results of another configuration ({shown}); "
        "choose another folder, or overwrite them (--overwrite, overwrite=True)"
    )


def _first_difference(found: list, expected: list) -> str:
    if len(found) != len(expected):
        return f"{len(found)} cells there, {len(expected)} now"
    there, now = next((a, b) for a, b in zip(found, expected, strict=True) if a != b)
    there, now = ({**cell, **cell.get("setting", {})} for cell in (there, now))
    key = next(key for key in [*now, *there] if key != "setting" and there.get(key) != now.get(key))
    return f"{key}: {there.get(key)!r} there, {now.get(key)!r} now, in the first such cell"


def _read_config(path: Path) -> dict:
    try:
        return json.loads(path.read_text())
    except ValueError as error:
        raise StoreError(f"{path} is damaged ({error}); move {path.parent} away or choose another folder") from error
