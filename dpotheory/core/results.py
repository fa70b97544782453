"""What a simulation returns: one dataset's `Simulation`, many datasets' `Ensemble`; shown, drawn, saved and loaded.

Margins and risks are those of theory.md §1. xarray, h5netcdf and figures are loaded when they are used. Imports risk
and integrity.
"""

import html
import importlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

from dpotheory.core import risk
from dpotheory.core.integrity import damaged, sealed

if TYPE_CHECKING:
    import xarray as xr
    from matplotlib.axes import Axes

_KIND = "dpotheory_kind"
_ELSEWHERE = {"Learning": "dpotheory.learning.training"}  # results that `load` knows by name, and their modules


class Shown:
    """A short text and HTML form, a figure, export to xarray, and saving, for results whose fields are arrays."""

    _drawn: ClassVar[str] = "log_risk"  # what `plot` draws if nothing is asked for

    def _arrays(self) -> dict[str, tuple[tuple[str, ...], Any]]:
        """Every array by name, with the names of its axes."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return "\n".join([f"{type(self).__name__} of", *(f"  {name:<{20}} {what}" for name, what in self._rows())])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><th style='text-align:left'>{html.escape(name)}</th><td style='text-align:left'>{html.escape(what)}"
            "</td></tr>"
            for name, what in self._rows()
        )
        return f"<table><caption>{type(self).__name__}</caption>{rows}</table>"

    def _rows(self) -> list[tuple[str, str]]:
        return [(name, _summary(axes, values)) for name, (axes, values) in self._arrays().items()]

    def to_xarray(self) -> "xr.Dataset":
        """An `xarray.Dataset` with named axes; the physical time is the coordinate ``t`` along ``time``."""
        import xarray as xr

        arrays = {name: (axes, np.asarray(values)) for name, (axes, values) in self._arrays().items()}
        coordinates: dict[str, Any] = {"t": arrays.pop("times")}
        if any("sign" in axes for axes, _ in arrays.values()):
            coordinates["sign"] = ("sign", np.asarray(["+", "-"]))
        return xr.Dataset(arrays, coords=coordinates, attrs={_KIND: type(self).__name__})

    def plot(self, record: str | None = None, ax: "Axes | None" = None) -> "Axes":
        """Draw one record against physical time: its median, and a band from its least to its largest entry.

        Args:
            record: its name; None means the population risk (of a `Learning`, the loss), or the first that is there.
            ax: matplotlib's axes to draw on; None makes a figure.

        Returns:
            The axes; ``ax.figure.savefig(path)`` writes them.

        Raises:
            ValueError: for a record that is not there, or does not depend on time.

        Example:
            >>> import dpotheory as dt
            >>> setting = dt.Setting(n_values=1, n_samples=2, dim=3, noise=0.1, shared_norm=0.0, beta=0.5)
            >>> run = dt.simulate(jax.random.key(0), setting, [0.0, setting.tau_1], flow=dt.FixedGrid(2))
            >>> run.plot("margins").get_ylabel()
            'margins'
        """
        from dpotheory.figures.runs import run

        dataset = self.to_xarray()
        if record is None:
            over_time = [str(name) for name, values in dataset.data_vars.items() if "time" in values.dims]
            record = self._drawn if self._drawn in over_time or not over_time else over_time[0]
        return run(dataset, record, ax)

    @classmethod
    def _from_arrays(cls, times: Array, error: Array, arrays: dict[str, Array]) -> Any:
        """What `load` makes of a file."""
        return cls(times, error=error, **arrays)  # type: ignore[call-arg]

    def save(self, path: str | Path) -> None:
        """Write to a netCDF file, which `load` and any xarray read."""
        sealed(self.to_xarray()).to_netcdf(path, engine="h5netcdf")


@dataclass(frozen=True, repr=False)
class Simulation(Shown):
    """One synthetic dataset under the preference flow. K values, 2 clusters (+, −), Q samples, T times.

    Attributes:
        times: physical times, shape (T,).
        margins: reward margins r of the training samples, shape (T, K, 2, Q).
        log_risk: natural log of the exact population risk of the mixture, shape (T,); 0 at t = 0.
        log_risk_per_cluster: the same for each cluster, shape (T, K, 2).
        error: the integrator's estimate of the largest relative error of the margins; ∞ if it failed.
    """

    times: Float[Array, " times"]
    margins: Float[Array, "times values two samples"]
    log_risk: Float[Array, " times"]
    log_risk_per_cluster: Float[Array, "times values two"]
    error: Float[Array, ""]

    _AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "times": ("time",),
        "margins": ("time", "value", "sign", "sample"),
        "log_risk": ("time",),
        "log_risk_per_cluster": ("time", "value", "sign"),
        "error": (),
    }

    def _arrays(self) -> dict[str, tuple[tuple[str, ...], Any]]:
        return {name: (axes, getattr(self, name)) for name, axes in self._AXES.items()}


jax.tree_util.register_dataclass(Simulation, ["times", "margins", "log_risk", "log_risk_per_cluster", "error"], [])

Record = Callable[[Simulation], Any]

DEFAULT_RECORD: Mapping[str, Record] = {
    "min_margin": lambda run: run.margins.min(axis=(1, 2, 3)),
    "mean_margin": lambda run: run.margins.mean(axis=(1, 2, 3)),
    "max_margin": lambda run: run.margins.max(axis=(1, 2, 3)),
    "log_risk": lambda run: run.log_risk,
    "log_risk_worst": lambda run: risk.log_worst(run.log_risk_per_cluster),
}


@dataclass(frozen=True, repr=False)
class Ensemble(Shown):
    """Reduced results of many datasets; `records` maps each reducer's name to its results.

    The default reducers, each of shape (n_datasets, T): ``min_margin``, ``mean_margin``, ``max_margin`` over all
    training samples, ``log_risk`` of the mixture and ``log_risk_worst`` of the worst-case value. Every record,
    user-defined ones included, can be read as an attribute.

    Attributes:
        times: physical times, shape (T,).
        records: results by name, each with the datasets along its first axis.
        error: the integrator's error estimate for each dataset, shape (n_datasets,).
    """

    times: Float[Array, " times"]
    records: Mapping[str, Any]
    error: Float[Array, " datasets"]

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name == "records":  # copy and pickle ask before there are any records
            raise AttributeError(name)
        if name not in self.records:
            raise AttributeError(f"no record {name!r} in this ensemble; recorded: {', '.join(self.records)}")
        return self.records[name]

    def _arrays(self) -> dict[str, tuple[tuple[str, ...], Any]]:
        found: dict[str, tuple[tuple[str, ...], Any]] = {"times": (("time",), self.times)}
        for name, record in self.records.items():
            for path, leaf in jax.tree_util.tree_leaves_with_path(record):
                full = name + jax.tree_util.keystr(path)
                known = leaf.ndim == 2 and leaf.shape[1] == len(self.times)
                rest = ("time",) if known else tuple(f"{full} axis {axis}" for axis in range(1, leaf.ndim))
                found[full] = (("dataset", *rest), leaf)
        return {**found, "error": (("dataset",), self.error)}

    @classmethod
    def _from_arrays(cls, times: Array, error: Array, arrays: dict[str, Array]) -> "Ensemble":
        return cls(times, arrays, error)


def load(path: str | Path) -> Any:
    """What ``save`` of a `Simulation`, `Ensemble` or `Learning` wrote; pytrees come back as one record per leaf.

    Args:
        path: the netCDF file.

    Raises:
        ValueError: for a file that neither wrote.
        FileNotFoundError: if there is none.
    """
    import xarray as xr

    if not Path(path).is_file():
        raise FileNotFoundError(f"{path} does not exist, or is not a file")
    try:
        with xr.open_dataset(path, engine="h5netcdf") as file:
            found = file.load()
        why = "it does not hold what was written" if damaged(found) else ""
    except (OSError, RuntimeError, KeyError) as error:
        why = str(error).partition("\n")[0]
        raise ValueError(f"{path} is not a netCDF file, or is damaged ({why})") from error
    if why:
        raise ValueError(f"{path} is not a netCDF file, or is damaged ({why})")
    kind = found.attrs.get(_KIND)
    known: dict[Any, type[Shown]] = {"Simulation": Simulation, "Ensemble": Ensemble}
    if kind in _ELSEWHERE:
        known[kind] = getattr(importlib.import_module(_ELSEWHERE[kind]), kind)
    if kind not in known:
        raise ValueError(f"{path} was not written by save() of a Simulation, an Ensemble or a Learning")
    with jax.enable_x64(found["t"].dtype == np.float64):
        arrays = {str(name): jnp.asarray(found[name].values) for name in found.data_vars}
        times, error = jnp.asarray(found["t"].values), arrays.pop("error")
        return known[kind]._from_arrays(times, error, arrays)


def _summary(axes: tuple[str, ...], values: Any) -> str:
    """Shape, axes and, of numbers that are there, how far they reach."""
    shape = " × ".join(f"{axis} {size}" for axis, size in zip(axes, np.shape(values), strict=True)) or "number"
    if isinstance(values, Tracer) or not isinstance(values, (jax.Array, np.ndarray)) or not np.size(values):
        return shape
    numbers = np.asarray(values)
    if numbers.ndim == 0:
        return f"{float(numbers):.3g}"
    if not np.issubdtype(numbers.dtype, np.floating):
        return f"{shape}, {numbers.dtype}"
    if np.isnan(numbers).all():
        return f"{shape}, all NaN"
    lost = f", {np.isnan(numbers).sum()} NaN" if np.isnan(numbers).any() else ""
    return f"{shape}, {numbers.dtype}, {np.nanmin(numbers):.4g} … {np.nanmax(numbers):.4g}{lost}"
