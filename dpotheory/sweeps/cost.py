"""What a sweep will cost, from its plan and a probe of this machine that takes a second or two; within a factor 2.

The probe times three things that the sweep itself uses: drawing normals by `laws.draw`, the field of `dynamics`, and
compiling the first of these. Everything else is counted in units of these, by ratios that belong to the algorithms and
not to a machine. Packing never looks at a clock: it has rough constants of its own (packing.py).
"""

import math
import time
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array

from dpotheory.core import dynamics, laws
from dpotheory.core.descent import Descent
from dpotheory.core.devices import over_devices
from dpotheory.core.flow import FixedGrid
from dpotheory.core.objectives import DPO
from dpotheory.sweeps.packing import pack
from dpotheory.sweeps.plan import Sweep
from dpotheory.sweeps.store import RECORDS
from dpotheory.sweeps.work import Job, make_job

# In normal variates: a sample's keys, and a χ variate by rejection.
_KEYS, _CHI = 16, 40
# In evaluations of the field: a recorded time, one that reveals lazily (few columns, so that slopes, projections and
# the new column weigh more than the product), and the evaluations of an adaptive integrator.
_RECORD, _LAZY, _ADAPTIVE = 1.0, 25.0, 300
# In compilations of the probe: a program, by its sampler and its flow.
_COMPILE = {"full": 2.5, "reduced": 5.0, "lazy": 6.5}
_COMPILE_FLOW = {FixedGrid: 2.0, Descent: 1.0}
_COMPILE_ADAPTIVE = 7.0
_COMPILE_CORES = 1.7  # of a CPU that one compilation keeps busy


@dataclass(frozen=True)
class Machine:
    """Speeds of one process with all of its devices.

    Attributes:
        normal: seconds per normal variate.
        field: seconds per stored number, in one evaluation of the field.
        compile: seconds to compile the probe's drawing program, nothing cached.
        write: seconds per byte of results.
        n_cores: cores that it may use.
    """

    normal: float
    field: float
    compile: float
    write: float
    n_cores: int


@dataclass(frozen=True)
class Cost:
    """Predicted wall-clock seconds.

    Attributes:
        compiling: of all programs; nearly nothing where the compilation cache has them.
        computing: of all units.
        starting: of a local cluster's processes.
        writing: the file.
        each: compiling and computing of every job.
    """

    compiling: float
    computing: float
    starting: float
    writing: float
    each: tuple[tuple[float, float], ...]

    @property
    def seconds(self) -> float:
        """In all."""
        return self.compiling + self.computing + self.starting + self.writing


def measure() -> Machine:
    """Time this process: about a second, mostly spent compiling."""
    from dpotheory.core import devices as host

    devices = tuple(jax.local_devices())
    n_samples, columns, each = 64, 64, 64
    keys = jax.random.split(jax.random.key(0), each * len(devices))
    cached = jax.config.values["jax_enable_compilation_cache"]
    jax.config.update("jax_enable_compilation_cache", False)  # what is timed is a real compilation
    try:
        draw, compile_seconds = _compiled(_draws(n_samples, columns), devices, keys)
        drawn = draw(keys)
        field, _ = _compiled(_fields, devices, drawn)
    finally:
        jax.config.update("jax_enable_compilation_cache", cached)
    noise = np.random.default_rng(0).standard_normal(1 << 17).astype(np.float32).tobytes()
    return Machine(
        normal=_seconds(lambda: draw(keys)) / (2 * len(keys) * n_samples * (columns + _KEYS)),
        field=_seconds(lambda: field(drawn)) / (drawn.size * _EVALUATIONS),
        compile=compile_seconds,
        write=_seconds(lambda: zlib.compress(noise, 1)) / len(noise),
        n_cores=host.n_usable_cores(),
    )


def predict(sweep: Sweep, machine: Machine, n_processes: int = 1, *, same_machine: bool = True) -> Cost:
    """The time of the whole sweep, from its plan alone.

    Args:
        sweep: what will be computed.
        machine: measured speeds.
        n_processes: workers; 1 without a cluster.
        same_machine: whether the workers share the cores of ``machine``, or each has such a machine to itself.
    """
    jobs = [make_job(sweep, bucket) for bucket in pack(sweep)]
    each = tuple((_compile_seconds(job, machine), _unit_seconds(job, machine) * len(job.units())) for job in jobs)
    longest, in_all = max(compiling for compiling, _ in each), sum(compiling for compiling, _ in each)
    copies = n_processes if same_machine else 1
    compiling = max(longest, in_all * _COMPILE_CORES * copies / machine.n_cores)
    computing = sum(seconds for _, seconds in each) / (1 if same_machine else n_processes)
    n_bytes = len(RECORDS) * sweep.n_datasets * sweep.n_times * np.dtype(sweep.precision).itemsize
    return Cost(compiling, computing, 0.0, 2 * n_bytes * machine.write, each)  # the parts, then the whole


def describe(sweep: Sweep, cluster: str | None = None, n_workers: int | None = None) -> Iterator[str]:
    """The plan and its predicted cost in words, line by line; probes this machine, or a worker of the cluster.

    Raises:
        ClusterError: if the cluster cannot be used.
    """
    if cluster is None:
        where = f"in this process, {len(jax.local_devices())} devices"
        cost = predict(sweep, measure())
    else:
        from dpotheory.sweeps import cluster as dask

        with dask.connect(cluster, n_workers) as client:
            n_processes = dask.count(client)
            machine = client.submit(measure, pure=False).result()
        where = f"on {n_processes} workers of the cluster {cluster!r}"
        cost = predict(sweep, machine, n_processes, same_machine=cluster == "local")
    jobs = [make_job(sweep, bucket) for bucket in pack(sweep)]
    yield f"{len(sweep.cells)} cells, {sweep.n_datasets:,} datasets, {len(jobs)} programs, {where}"
    yield f"axes: {', '.join(sweep.axes)}; {sweep.precision}; seed {sweep.seed}"
    if sweep.common_random_numbers:
        yield f"common random numbers: {len(set(sweep.draws))} draws for {len(sweep.cells)} cells"
    yield ""
    yield f"{'sampler':8s} {'integrator':12s} {'padded K x Q x columns':>22s} {'units':>9s} {'compile':>9s} {'run':>9s}"
    for job, (compiling, computing) in zip(jobs, cost.each, strict=True):
        shape = " x ".join(str(size) for size in job.bucket.shape)
        yield (
            f"{job.bucket.sampler:8s} {_flow_in_words(job):12s} {shape:>22s} {len(job.units()):>9,d} "
            f"{compiling:>7.1f} s {computing:>7.1f} s"
        )
    yield ""
    yield (
        f"predicted: {cost.seconds:.1f} s = {cost.compiling:.1f} s compiling (less where the compilation cache has the "
        f"programs) + {cost.computing:.1f} s computing + {cost.writing:.1f} s writing"
    )


def _unit_seconds(job: Job, machine: Machine) -> float:
    """One unit: what is drawn once, and what is computed for every member."""
    bucket = job.bucket
    rows = 2 * bucket.shape.n_values * bucket.shape.n_samples
    columns = bucket.shape.n_columns
    drawn = rows * (columns + _KEYS + (_CHI if bucket.sampler == "reduced" else 0))
    evaluations = _evaluations(job) * (_LAZY if bucket.sampler == "lazy" else 1)
    numbers = rows * columns * job.n_members
    width = np.dtype(job.precision).itemsize / 4
    return width * (drawn * machine.normal + numbers * (evaluations + _RECORD * bucket.n_times) * machine.field)


def _evaluations(job: Job) -> float:
    flow = job.bucket.flow
    if flow.n_evaluations is not None:
        return float(flow.n_evaluations)
    if isinstance(flow, Descent):
        return float(job.times.max() / flow.step_time)
    return _ADAPTIVE


def _compile_seconds(job: Job, machine: Machine) -> float:
    flow = _COMPILE_FLOW.get(type(job.bucket.flow), _COMPILE_ADAPTIVE)
    return machine.compile * (_COMPILE[job.bucket.sampler] + flow)


def _flow_in_words(job: Job) -> str:
    flow = job.bucket.flow
    if isinstance(flow, FixedGrid):
        return f"grid of {flow.n_steps}"
    return f"{math.ceil(_evaluations(job))} steps" if isinstance(flow, Descent) else "adaptive"


_EVALUATIONS = 64


def _draws(n_samples: int, columns: int) -> Callable:
    def one(key: Array) -> Array:
        law = {"n_active": 1, "n_samples": n_samples, "dim": columns, "noise": 0.3, "shared_norm": 0.5}
        values = jnp.zeros(1, jnp.int32)
        shape = (n_samples, columns)
        return laws.draw(key, values, **law, shape=shape, sampler="full", dtype=jnp.float32).embeddings

    return lambda keys: jax.lax.map(one, keys, batch_size=64)


def _fields(embeddings: Array) -> Array:
    overlap = jnp.full((1, 1), 2, embeddings.dtype)

    def one(x: Array) -> Array:
        def step(_: Array, a: Array) -> Array:
            return a + 0.001 * dynamics.direction_velocity(a, x, overlap, DPO)

        return jax.lax.fori_loop(0, _EVALUATIONS, step, jnp.zeros_like(x[:, 0, 0]))

    return jax.lax.map(one, embeddings, batch_size=64)


def _compiled(function: Callable, devices: tuple, argument: Array) -> tuple[Callable, float]:
    started = time.perf_counter()
    program = jax.jit(over_devices(function, devices, n_replicated=0)).lower(argument).compile()
    return program, time.perf_counter() - started


def _seconds(call: Callable) -> float:
    """Median of five calls after a first one."""
    jax.block_until_ready(call())
    times = []
    for _ in range(5):
        started = time.perf_counter()
        jax.block_until_ready(call())
        times.append(time.perf_counter() - started)
    return float(np.median(times))
