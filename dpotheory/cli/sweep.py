"""``dpotheory sweep``: a grid of settings times datasets into one netCDF file, on this machine or on a cluster.

One function for the list of subcommands in main.py. The grid is given as options or in a TOML or JSON file with the
same names. Heavy modules are loaded inside.
"""

import dataclasses
import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from tyro.conf import FlagCreatePairsOff, OmitArgPrefixes, Positional, arg

from dpotheory.cli.interrupts import stoppable
from dpotheory.cli.terminal import UserError, console, progress, writable_folder

if TYPE_CHECKING:
    from dpotheory.sweeps import Sweep

AXES = ("sharing", "n_values", "n_samples", "dim", "noise", "shared_norm", "beta")
_FILE = "The netCDF file; a run that was stopped goes on. Put FILE first, or let it end in .nc."
_MOST = 5_000
"""The most values in a setting, and the most cells in a grid: planning takes seconds for as many."""


@dataclass(frozen=True)
class Grid:
    """What to compute: every combination of the seven parameters that take several values."""

    n_values: tuple[int, ...] = (8,)
    """K: numbers of values."""
    n_samples: tuple[int, ...] = (64,)
    """Q: samples per cluster."""
    dim: tuple[int, ...] = (320,)
    """d: embedding dimensions."""
    noise: tuple[float, ...] = (0.3,)
    """v: noise levels."""
    shared_norm: tuple[float, ...] = (0.5,)
    """l_b: norms of the component that all embeddings share."""
    beta: tuple[float, ...] = (0.1,)
    """DPO's inverse temperatures."""
    sharing: tuple[str, ...] = ("disjoint",)
    """Token graphs: disjoint, ring, path, star, all, random(Z)."""
    datasets: int = 100
    """Datasets in every cell."""
    common_random_numbers: FlagCreatePairsOff[bool] = False
    """Reuse the same noise over noise, shared_norm and beta: sharper differences between cells, drawn once."""
    stopping: Literal["tau_1", "steps"] = "tau_1"
    """Stop at the guaranteed time τ₁ (proportional to K), or after n_steps steps whatever K is."""
    n_steps: int | None = None
    """Optimiser steps, with stopping = steps; 100 if left out."""
    learning_rate: float | None = None
    """Step size, with stopping = steps."""
    optimizer: Literal["gd", "adam"] = "gd"
    """Full-batch gradient descent, or Adam; with stopping = steps."""
    n_times: int = 17
    """Recorded times per dataset, from 0 on."""
    seed: int = 0
    """Of all random draws."""
    precision: Literal["float32", "float64"] = "float32"
    """float32 is for speed; verdicts use float64."""


def sweep(
    out: Annotated[Path, Positional, arg(metavar="FILE", help=_FILE)],
    grid: OmitArgPrefixes[Grid] = Grid(),
    config: Annotated[
        Path | None, arg(metavar="FILE", help="Take the grid from this TOML or JSON file instead of options.")
    ] = None,
    cluster: Annotated[
        str | None,
        arg(metavar="local|ADDRESS", help="Worker processes here, or a Dask scheduler (address or scheduler file)."),
    ] = None,
    workers: Annotated[int | None, arg(help="Processes of a local cluster; one a core if left out.")] = None,
    dry_run: Annotated[FlagCreatePairsOff[bool], arg(help="Print the plan and what it will cost, and stop.")] = False,
    overwrite: Annotated[FlagCreatePairsOff[bool], arg(help="Replace results of another configuration.")] = False,
) -> int:
    """Simulate a grid of settings; status 0 when complete, 2 for invalid input, 130 when stopped."""
    from dpotheory import sweeps
    from dpotheory.sweeps.cluster import ClusterError

    if not out.name:
        raise UserError(
            "FILE is empty; name the netCDF file first, for example: dpotheory sweep out.nc --noise 0.1 0.2"
        )
    try:
        chosen = build(grid if config is None else read(config, grid))
        if workers is not None and (cluster != "local" or workers < 1):
            raise ValueError(f"--workers is {workers}; it must be at least 1 and needs --cluster local")
        if cluster is None or dry_run:
            sweeps.prepare()
        if dry_run:
            return _show_plan(chosen, cluster, workers)
        writable_folder(out.parent)
        with stoppable("stopped; finished cells are kept, and the same command goes on from there"), progress() as bar:
            results = sweeps.run(chosen, out, progress=bar, overwrite=overwrite, cluster=cluster, n_workers=workers)
    except (ValueError, TypeError, OSError, sweeps.StoreError, ClusterError) as error:
        raise UserError(str(error).rstrip(".") + ".") from error
    resumed = results.attrs["n_cells_resumed"]
    again = f", {resumed} of them from before" if resumed else ""
    print(
        f"{out}: {len(chosen.cells)} cells{again}, {chosen.n_datasets:,} datasets, "
        f"{results.attrs['n_programs']} programs, {results.attrs['seconds']:.1f} s"
    )
    return 0


def file_first(arguments: Sequence[str]) -> list[str]:
    """The arguments with FILE in front, if it ends in .nc: after ``--noise 0.1`` it would be read as another noise."""
    single = {"--" + field.name.replace("_", "-") for field in dataclasses.fields(Grid) if field.name not in AXES}
    single |= {"--config", "--cluster", "--workers"}
    for place, word in enumerate(arguments):
        if word.endswith(".nc") and not word.startswith("-") and (place == 0 or arguments[place - 1] not in single):
            return [word, *arguments[:place], *arguments[place + 1 :]]
    return list(arguments)


def build(grid: Grid) -> "Sweep":
    """The sweep of a grid; its axes are the parameters with more than one value (n_values if there is none).

    Raises:
        ValueError, TypeError: for a value that no setting or sweep allows.
    """
    from dpotheory import Setting, sweeps

    values = {name: getattr(grid, name) for name in AXES}
    for name, entries in values.items():
        if not entries:
            raise ValueError(f"{name} is empty; give at least one value")
        if len(set(entries)) < len(entries):
            raise ValueError(f"{name} = {list(entries)} names a value twice; name each once")
    if max(grid.n_values) > _MOST:
        raise ValueError(f"n_values = {max(grid.n_values):,}; the command takes at most {_MOST:,} values in a setting")
    n_cells = math.prod(map(len, values.values()))
    if n_cells > _MOST:
        raise ValueError(f"the grid has {n_cells:,} cells; the command takes at most {_MOST:,}, so split it")
    axes = [name for name, entries in values.items() if len(entries) > 1] or ["n_values"]
    cells = []
    for point in itertools.product(*values.values()):
        named = dict(zip(values, point, strict=True))
        cells.append(sweeps.Cell({axis: named[axis] for axis in axes}, Setting(**named), grid.datasets))
    if grid.stopping == "tau_1":
        if grid.optimizer != "gd" or grid.learning_rate is not None or grid.n_steps is not None:
            raise ValueError(
                "n_steps, optimizer and learning_rate are used only with stopping = steps; add --stopping steps"
            )
        stopping = sweeps.AtTau1()
    elif grid.learning_rate is None:
        raise ValueError("stopping = steps needs a learning_rate; add, for example, --learning-rate 0.1")
    else:
        stopping = sweeps.AfterSteps(100 if grid.n_steps is None else grid.n_steps, grid.learning_rate, grid.optimizer)
    return sweeps.Sweep(
        tuple(cells),
        seed=grid.seed,
        stopping=stopping,
        n_times=grid.n_times,
        precision=grid.precision,
        common_random_numbers=grid.common_random_numbers,
    )


def read(path: Path, options: Grid) -> Grid:
    """The grid in a TOML or JSON file; a single value may stand for a list of one.

    Raises:
        ValueError: for a file that is not a grid, or if options name a grid too.
    """
    import tomllib

    if options != Grid():
        raise ValueError(f"give the grid in {path} or as options, not both")
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except OSError as error:
        raise ValueError(f"The grid {path} cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise ValueError(f"{path} is neither TOML nor (with the ending .json) JSON: {error}") from error
    fields = {field.name: getattr(options, field.name) for field in dataclasses.fields(Grid)}
    if not isinstance(found, dict):
        raise ValueError(f"{path} is not a grid (not a table); its entries may be {', '.join(fields)}")
    if unknown := [name for name in found if name not in fields]:
        raise ValueError(f"{path} is not a grid (unknown {', '.join(unknown)}); its entries may be {', '.join(fields)}")
    return Grid(**{name: _entry(path, name, value, fields[name]) for name, value in found.items()})


_OPTIONAL = {"learning_rate": float, "n_steps": int}


def _entry(path: Path, name: str, value: Any, default: Any) -> Any:
    entries = value if isinstance(value, list) else [value]
    kind = _OPTIONAL[name] if default is None else type(default[0] if isinstance(default, tuple) else default)
    allowed = (int, float) if kind is float else (kind,)
    if not all(isinstance(one, allowed) and (kind is bool or not isinstance(one, bool)) for one in entries):
        raise ValueError(f"{path} has {name} = {value!r}; expected {kind.__name__}")
    if isinstance(default, tuple):
        return tuple(kind(one) for one in entries)
    if isinstance(value, list):
        raise ValueError(f"{path} has {name} = {value!r}; expected one {kind.__name__}, not a list")
    choices = {"stopping": ("tau_1", "steps"), "optimizer": ("gd", "adam"), "precision": ("float32", "float64")}
    if name in choices and value not in choices[name]:
        raise ValueError(f"{path} has {name} = {value!r}; known: {', '.join(choices[name])}")
    return kind(value)


def _show_plan(chosen: "Sweep", cluster: str | None, workers: int | None) -> int:
    from dpotheory.sweeps import cost

    out = console()
    for line in cost.describe(chosen, cluster, workers):
        out.print(line, soft_wrap=True)
    return 0
