"""The unit of work of a sweep, the same on this machine and on a cluster: a bucket as data, and its compiled program.

A unit is one component of one dataset; with common random numbers, that component in all cells that share its draw.
The root key, the draw's number and the dataset are folded inside the program, so dataset m of cell c is
``simulate(fold_in(fold_in(root, draw(c)), m), …)`` whatever the packing, the block, the chunk or the machine.
"""

import contextlib
import functools
import hashlib
import math
from collections.abc import Container, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import logsumexp
from jaxtyping import Array, Int

from dpotheory.core import component as parts
from dpotheory.core import trajectory
from dpotheory.core.devices import choose_block, in_chunks, over_devices, whole_blocks
from dpotheory.core.flow import Flow
from dpotheory.core.objectives import Objective, unchecked
from dpotheory.sweeps.packing import Bucket
from dpotheory.sweeps.plan import Sweep

_CHUNK_SECONDS = 0.5
# What may differ between cells that share a draw; everything else of a component belongs to the draw.
_VARYING = ("noise", "shared_norm", "beta")
_AXES = parts.Component(**{name: 0 if name in _VARYING else None for name in parts.Component._fields})  # type: ignore[arg-type]

Units = Int[np.ndarray, "_units two"]


class Partial(NamedTuple):
    """One component's share of a dataset's records, arrays of shape (…, times), and the integrator's error (…)."""

    min_margin: Any
    max_margin: Any
    sum_margin: Any
    log_risk_sum: Any
    log_risk_worst: Any
    error: Any


@dataclass(frozen=True, eq=False)
class Job:
    """A bucket as plain data, which can be sent to another process. A row is one component that shares one draw.

    Attributes:
        name: of this job, the same whenever the same sweep is packed.
        bucket: sizes, sampler and integrator.
        seed, precision: of the sweep.
        cells: cell numbers, shape (rows, members); −1 where a row has fewer members than another.
        n_datasets: of each of them, 0 where there is none.
        positions, draws: component number in its cell, and the number folded into the key; shape (rows,).
        components: parameters, leaves (rows, …), those that differ between members (rows, members).
        times: physical times, shape (rows, members, times).
        objectives: losses of the sweep.
        objective: which of them, shape (rows, members).
    """

    name: str
    bucket: Bucket
    seed: int
    precision: str
    cells: Int[np.ndarray, "rows members"]
    n_datasets: Int[np.ndarray, "rows members"]
    positions: Int[np.ndarray, " rows"]
    draws: Int[np.ndarray, " rows"]
    components: Any
    times: np.ndarray
    objectives: tuple[Objective, ...]
    objective: Int[np.ndarray, "rows members"]

    @property
    def n_members(self) -> int:
        """Cells to a row; 1 without common random numbers."""
        return self.cells.shape[1]

    @property
    def seconds_each(self) -> float:
        """Rough estimate for one unit on one CPU core; the same on every machine."""
        return self.bucket.seconds_each * self.n_members

    def sizes(self, platform: str, n_devices: int) -> tuple[int, int]:
        """Units in a block, and in one call of the program; both depend on the sweep and the devices alone."""
        n_units = int(self.n_datasets.max(axis=1).sum())
        n_bytes = np.dtype(self.precision).itemsize * self.bucket.n_numbers * self.n_members
        block = choose_block(n_bytes, n_units, platform)
        wanted = max(1, round(_CHUNK_SECONDS * n_devices / self.seconds_each))
        return block, whole_blocks(min(wanted, n_units), block, n_devices)

    def units(self, finished: Container[int] = ()) -> Units:
        """(row, dataset) of everything that cells outside ``finished`` need, in order."""
        missing = np.asarray([[cell not in finished for cell in row] for row in self.cells.tolist()])
        counts = np.where(missing, self.n_datasets, 0).max(axis=1)
        rows = np.repeat(np.arange(len(counts)), counts)
        datasets = np.concatenate([np.arange(count) for count in counts])
        return np.stack([rows, datasets], axis=1).astype(np.int32)

    def places(self, units: Units) -> tuple[Int[np.ndarray, "places three"], np.ndarray]:
        """(cell, component, dataset) of every result of these units, and the mask that picks them out."""
        rows, datasets = units.T
        cells = self.cells[rows]
        exists = datasets[:, None] < self.n_datasets[rows]
        columns = cells, np.broadcast_to(self.positions[rows, None], cells.shape), datasets[:, None] + 0 * cells
        return np.stack([column[exists] for column in columns], axis=1), exists


def make_job(sweep: Sweep, bucket: Bucket) -> Job:
    """The bucket of this sweep as data."""
    rows: dict[tuple[int, int], list[int]] = {}
    for cell, position in bucket.items:
        rows.setdefault((sweep.draws[cell], position), []).append(cell)
    width = max(len(members) for members in rows.values())
    padded = [members + members[:1] * (width - len(members)) for members in rows.values()]  # computed, not used
    exists = np.asarray([[i < len(members) for i in range(width)] for members in rows.values()])
    dtype, objectives = np.dtype(sweep.precision), sweep.objectives
    described = []
    for (_, position), members in zip(rows, padded, strict=True):
        settings = [sweep.cells[cell].setting for cell in members]
        one = parts.describe(settings[0], settings[0].graph.components[position], bucket.shape.n_values)
        described.append(
            one._replace(**{name: np.asarray([float(getattr(s, name)) for s in settings]) for name in _VARYING})
        )
    described = [jax.tree.map(np.asarray, one) for one in _alike(described)]
    table = jax.tree.map(lambda *leaves: _narrow(np.stack(leaves), dtype), *described)
    times = [[sweep.stopping.times(sweep.cells[cell].setting, sweep.n_times) for cell in row] for row in padded]
    cells = np.asarray(padded)
    counts = np.asarray([cell.n_datasets for cell in sweep.cells])
    identity = repr((sweep.config_json, bucket.shape, bucket.sampler, bucket.items))
    return Job(
        name=hashlib.sha256(identity.encode()).hexdigest()[:16],
        bucket=bucket,
        seed=sweep.seed,
        precision=sweep.precision,
        cells=np.where(exists, cells, -1),
        n_datasets=np.where(exists, counts[cells], 0),
        positions=np.asarray([position for _, position in rows]),
        draws=np.asarray([draw for draw, _ in rows], np.int32),
        components=table,
        times=np.asarray(times).astype(dtype),
        objectives=objectives,
        objective=np.asarray([objectives.index(cell.loss) for cell in sweep.cells], np.int32)[cells],
    )


def _alike(components: list[parts.Component]) -> list[parts.Component]:
    """Components of one structure: where any has correlated concepts or flipped labels, all say what they have."""
    if any(one.coordinates is not None for one in components):
        identity = np.eye(max(len(one.values) for one in components))
        components = [one._replace(coordinates=identity) if one.coordinates is None else one for one in components]
    if any(one.flip is not None for one in components):
        components = [one._replace(flip=0.0) if one.flip is None else one for one in components]
    return components


class Program:
    """A job's compiled program on some devices.

    Args:
        job: what to compile.
        devices: devices to shard the units over.
        traces: a list that grows by one at every trace, so that compilations can be counted.
    """

    def __init__(self, job: Job, devices: tuple[Any, ...], traces: list[parts.PaddedShape] | None = None) -> None:
        self.job = job
        self._devices = devices
        self._traces = traces if traces is not None else []
        self._block, self.chunk = job.sizes(devices[0].platform, len(devices))
        self._arguments = np.uint32(job.seed), job.draws, job.components, job.times, job.objective
        shape = job.bucket.shape
        self._flow, *self._others = trajectory.tries(
            job.bucket.flow, [(shape.n_values, shape.n_samples, shape.n_columns)]
        )
        self._compiled: dict[Flow, Any] = {}
        self._compile(self._flow)

    def __call__(self, units: Units) -> Partial:
        """Results of these units as numpy arrays, leaves (units, members, …).

        As in `dpotheory.ensemble`, what explicit steps did not finish is computed again by implicit ones, whose program
        is compiled when the first unit needs it.
        """
        results = self._all(self._flow, units)
        for flow in self._others:
            lost = ~np.isfinite(results.error)
            rows = np.flatnonzero(lost.any(axis=1))
            if len(rows):
                again = self._all(flow, units[rows])
                for old, new in zip(results, again, strict=True):
                    old[lost] = new[lost[rows]]
        return results

    def _compile(self, flow: Flow) -> Any:
        """The program that takes these steps, compiled once; the linear solver of implicit ones needs one device."""
        if flow not in self._compiled:
            devices = self._devices if flow == self._flow else self._devices[:1]
            program = functools.partial(_program, self.job, flow, self._block, self._traces)
            example = np.zeros(self._size(flow), np.int32)
            with _precision(self.job):
                jitted = jax.jit(over_devices(program, devices, n_replicated=len(self._arguments)))
                self._compiled[flow] = jitted.lower(*self._arguments, example, example).compile()
        return self._compiled[flow]

    def _size(self, flow: Flow) -> int:
        return self.chunk if flow == self._flow else self._block

    def _all(self, flow: Flow, units: Units) -> Partial:
        program = self._compile(flow)

        def call(some: Units) -> Partial:
            return program(*self._arguments, some[:, 0].copy(), some[:, 1].copy())

        with _precision(self.job):
            return in_chunks(call, units, self._size(flow))


def chunks(units: Units, size: int) -> Iterator[Units]:
    """The units in order, ``size`` at a time."""
    return (units[start : start + size] for start in range(0, len(units), size))


def _program(
    job: Job,
    flow: Flow,
    block: int,
    traces: list[Any],
    seed: Array,
    draws: Array,
    components: parts.Component,
    times: Array,
    objectives: Array,
    row: Array,
    dataset: Array,
) -> Any:
    bucket = job.bucket
    traces.append(bucket.shape)  # runs once a trace
    root = jax.random.key(seed)

    def one(unit: tuple[Array, Array]) -> Any:
        row, dataset = unit
        component = jax.tree.map(lambda leaf: leaf[row], components)
        key = jax.random.fold_in(jax.random.fold_in(root, draws[row]), dataset)

        def member(component: parts.Component, times: Array, number: Array) -> Any:
            objective = _chosen(job.objectives, number)
            run = parts.run(key, component, bucket.shape, times, sampler=bucket.sampler, objective=objective, flow=flow)
            return _reduce(run, component)

        if job.n_members > 1:  # what is drawn does not depend on the member, so it is drawn once
            return jax.vmap(member, in_axes=(_AXES, 0, 0))(component, times[row], objectives[row])
        alone = component._replace(**{name: getattr(component, name)[0] for name in _VARYING})
        return jax.tree.map(lambda leaf: leaf[None], member(alone, times[row, 0], objectives[row, 0]))

    return jax.lax.map(one, (row, dataset), batch_size=block)


def _chosen(objectives: tuple[Objective, ...], number: Any) -> Objective:
    """One of them by a traced number: a program serves all, and each sample pays for the slopes of all."""
    if len(objectives) == 1:
        return objectives[0]
    return unchecked(
        "one of several",
        loss=lambda margins: jax.lax.switch(number, [one.loss for one in objectives], margins),
        slope=lambda margins: jax.lax.switch(number, [one.slope for one in objectives], margins),
    )


def _reduce(run: parts.Run, component: parts.Component) -> Partial:
    n_values, _, n_samples = run.margins.shape[1:]
    value = jnp.arange(n_values) < component.n_active
    exists = (value[:, None, None] & (jnp.arange(n_samples) < component.n_samples)[None, None, :])[None]
    log_risk = jnp.where(value[None, :, None], run.log_risk, -jnp.inf)
    per_value = logsumexp(log_risk, axis=-1) - math.log(2)
    samples = (1, 2, 3)
    return Partial(
        min_margin=jnp.min(run.margins, axis=samples, where=exists, initial=jnp.inf),
        max_margin=jnp.max(run.margins, axis=samples, where=exists, initial=-jnp.inf),
        sum_margin=jnp.sum(run.margins, axis=samples, where=exists),
        log_risk_sum=logsumexp(log_risk, axis=(1, 2)),
        log_risk_worst=jnp.minimum(jnp.max(per_value, axis=-1), 0),
        error=run.error,
    )


def _narrow(leaf: np.ndarray, dtype: np.dtype) -> np.ndarray:
    return leaf.astype(np.int32 if np.issubdtype(leaf.dtype, np.integer) else dtype)


def _precision(job: Job) -> contextlib.AbstractContextManager:
    return jax.enable_x64(job.precision == "float64")
