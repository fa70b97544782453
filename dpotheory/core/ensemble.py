"""Simulate one dataset, or thousands: blocked, vmapped, sharded over devices (docs/architecture.md, decisions 3–6).

`simulate` returns everything about one dataset; `ensemble` reduces each dataset as it goes, so that memory is set by a
block of datasets and not by their number. Imports inputs.py, component.py and what is below;
imported by sweeps/ and checks/.
"""

import functools
import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float, Key

from dpotheory.core import component as parts
from dpotheory.core import risk
from dpotheory.core.devices import choose_block, over_devices
from dpotheory.core.flow import FixedGrid, Flow, GradientFlow
from dpotheory.core.inputs import (
    STANDARD_FRAME,
    check_flow,
    check_sampler,
    checked_times,
    given_clusters,
    warn_if_inaccurate,
)
from dpotheory.core.objectives import Objective, resolve
from dpotheory.core.setting import Setting, check_precision

_LARGEST_FIXED_GRID = 32


@dataclass(frozen=True)
class Simulation:
    """One synthetic dataset under the preference flow. K values, 2 clusters (+, −), Q samples, T times.

    Attributes:
        times: physical times, shape (T,).
        margins: reward margins r of the training samples, shape (T, K, 2, Q).
        log_risk: natural log of the exact population risk of the mixture, shape (T,); 0 at t = 0.
        log_risk_per_cluster: the same for each cluster, shape (T, K, 2).
        error: the integrator's estimate of its largest relative error.
    """

    times: Float[Array, " times"]
    margins: Float[Array, "times values two samples"]
    log_risk: Float[Array, " times"]
    log_risk_per_cluster: Float[Array, "times values two"]
    error: Float[Array, ""]


jax.tree_util.register_dataclass(Simulation, ["times", "margins", "log_risk", "log_risk_per_cluster", "error"], [])

Record = Callable[[Simulation], Any]

DEFAULT_RECORD: Mapping[str, Record] = {
    "min_margin": lambda run: run.margins.min(axis=(1, 2, 3)),
    "mean_margin": lambda run: run.margins.mean(axis=(1, 2, 3)),
    "max_margin": lambda run: run.margins.max(axis=(1, 2, 3)),
    "log_risk": lambda run: run.log_risk,
    "log_risk_worst": lambda run: risk.log_worst(run.log_risk_per_cluster),
}


@dataclass(frozen=True)
class Ensemble:
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


def simulate(
    key: Key[Array, ""],
    setting: Setting,
    times: Float[Array, " times"] | Float[np.ndarray, " times"] | None = None,
    *,
    objective: str | Objective = "dpo",
    sampler: str = "reduced",
    flow: Flow | None = None,
    embeddings: Float[Array, "values 2 samples dim"] | Float[np.ndarray, "values 2 samples dim"] | None = None,
    concepts: Float[Array, "values dim"] | Float[np.ndarray, "values dim"] | str | None = STANDARD_FRAME,
    shared: Float[Array, " dim"] | Float[np.ndarray, " dim"] | None = None,
) -> Simulation:
    """Simulate the preference flow on one dataset from W = W₀.

    Args:
        key: a typed key (`jax.random.key`); the same key, setting and sampler give the same dataset.
        setting: the parameters.
        times: physical times (in the units of τ), increasing, ≥ 0, shape (T,); None means 17 from 0 to τ₁.
        objective: "dpo" or an `Objective`.
        sampler: "reduced" (cost free of d, exact in distribution), "full" (embeddings in R^d), or "lazy" (noise
            revealed only where a `FixedGrid` flow touches it: exact for the discretised run, cost linear in Q; for
            *disjoint* and *all*).
        flow: integrator; None means `GradientFlow()`.
        embeddings: given embeddings in place of drawn ones, shape (K, 2, Q, d); axis 1 is (+, −).
        concepts: for given embeddings, the distribution's c_i, shape (K, d); by default the standard frame b = l_b e₁,
            c_i = e_{i+1}. None: the distribution is unknown, and log risks are NaN, with a warning.
        shared: the distribution's b, shape (d,), given together with ``concepts``.

    Returns:
        A `Simulation` in the default precision (float64 under ``jax.enable_x64(True)``) or that of ``embeddings``.

    Raises:
        ValueError: for bad times, unknown names, embeddings of the wrong shape or with NaN, or a sampler that is not
            exact for this flow or token graph.

    Example:
        >>> s = Setting(n_values=2, n_samples=4, dim=8, noise=0.1, shared_norm=0.3, beta=0.1)
        >>> simulate(jax.random.key(0), s, times=jnp.linspace(0.0, s.tau_1, 3)).margins.shape
        (3, 2, 2, 4)
    """
    times = checked_times(np.linspace(0.0, float(setting.tau_1), 17) if times is None else times)
    flow = GradientFlow() if flow is None else flow
    check_flow(flow, times)
    objective = resolve(objective)
    if embeddings is None:
        if not isinstance(concepts, str) or shared is not None:
            raise ValueError("concepts= and shared= describe given embeddings; pass embeddings= too, or neither")
        check_sampler(setting, sampler, flow)
        check_precision(setting, times.dtype)
        result = _simulate_drawn(key, setting, times, objective=objective, sampler=sampler, flow=flow)
    else:
        clusters = given_clusters(setting, embeddings, concepts, shared)
        check_precision(setting, clusters.embeddings.dtype)
        result = _simulate_given(clusters, setting, times.astype(clusters.embeddings.dtype), objective, flow)
        if concepts is None:
            warnings.warn(
                "log_risk is NaN: with concepts=None the law of a fresh sample is unknown; "
                "pass concepts= (K, d) and shared= (d,) to get it",
                stacklevel=2,
            )
    warn_if_inaccurate(result.error)
    return result


def ensemble(
    key: Key[Array, ""],
    setting: Setting,
    n_datasets: int,
    times: Float[Array, " times"] | Float[np.ndarray, " times"],
    *,
    objective: str | Objective = "dpo",
    sampler: str = "reduced",
    flow: Flow | None = None,
    record: Mapping[str, Record | None] | None = None,
    block_size: int | None = None,
    devices: Sequence[Any] | None = None,
) -> Ensemble:
    """Simulate ``n_datasets`` independent datasets; dataset m has the key fold_in(key, m).

    Draws do not depend on the block size or on the devices; results are bit-identical at equal block size, where each
    device has at least two blocks, and agree to rounding otherwise.

    Args:
        key: a typed key.
        setting: the parameters.
        n_datasets: how many datasets, ≥ 1.
        times: physical times, increasing, ≥ 0, shape (T,).
        objective: "dpo" or an `Objective`.
        sampler: "reduced", "full" or "lazy", as for `simulate`.
        flow: integrator; None means a `FixedGrid` fine enough up to the last time where that is cheap (about τ₁), and
            `GradientFlow` beyond.
        record: reducers Simulation → array to add by name, or to put in place of a default one; None drops it. Name a
            function once and pass it again: a new lambda is a new program.
        block_size: datasets at a time on each device; None chooses.
        devices: devices to shard over; None means all local ones.

    Raises:
        ValueError: as `simulate`, and for n_datasets < 1 or block_size < 1.

    Example:
        >>> s = Setting(n_values=2, n_samples=4, dim=8, noise=0.1, shared_norm=0.3, beta=0.1)
        >>> ensemble(jax.random.key(0), s, n_datasets=10, times=jnp.linspace(0.0, s.tau_1, 3)).log_risk.shape
        (10, 3)
    """
    if n_datasets < 1:
        raise ValueError(f"n_datasets = {n_datasets}; it must be at least 1")
    if block_size is not None and block_size < 1:
        raise ValueError(f"block_size = {block_size}; it must be at least 1, or None to choose")
    times = checked_times(times)
    check_precision(setting, times.dtype)
    flow = default_flow(setting, times[-1]) if flow is None else flow
    check_flow(flow, times)
    check_sampler(setting, sampler, flow)
    if reserved := {"times", "records", "error"} & set(record or {}):
        raise ValueError(f"record= names {sorted(reserved)}, which every ensemble has already; choose another name")
    reducers = {name: reduce for name, reduce in {**DEFAULT_RECORD, **(record or {})}.items() if reduce is not None}
    devices = devices or jax.local_devices()
    if block_size is None:
        shapes = [parts.exact_shape(setting, members, sampler, flow) for members in _components(setting, flow)]
        n_bytes = times.dtype.itemsize * 2 * sum(math.prod(shape) for shape in shapes)
        block_size = choose_block(n_bytes, math.ceil(n_datasets / len(devices)), devices[0].platform)
    # One block shape for all: the last block is filled with datasets that are computed and thrown away.
    padded = math.ceil(n_datasets / (block_size * len(devices))) * block_size * len(devices)
    records, error = _run_ensemble(
        key,
        setting,
        times,
        np.arange(padded, dtype=np.int32),
        objective=resolve(objective),
        sampler=sampler,
        flow=flow,
        reducers=tuple(reducers.items()),
        block_size=block_size,
        devices=tuple(devices),
    )
    records, error = jax.tree.map(lambda x: x[:n_datasets], (records, error))
    warn_if_inaccurate(error)
    return Ensemble(times, {name: records[name] for name in reducers}, error)


def default_flow(setting: Setting, horizon: float | Float[Array, ""]) -> Flow:
    """`FixedGrid` where a small one is known to be accurate up to physical time ``horizon``, else `GradientFlow`."""
    if any(isinstance(leaf, Tracer) for leaf in jax.tree.leaves((setting, horizon))):
        return GradientFlow()
    steps = parts.fixed_grid_steps(setting, float(horizon))
    return FixedGrid(steps) if steps <= _LARGEST_FIXED_GRID else GradientFlow()


def _components(setting: Setting, flow: Flow) -> tuple[tuple[int, ...], ...]:
    """Values that must be followed together."""
    return setting.graph.components if flow.separable else (tuple(range(setting.n_values)),)


@functools.partial(jax.jit, static_argnames=("objective", "sampler", "flow"))
def _simulate_drawn(key, setting, times, *, objective, sampler, flow) -> Simulation:
    groups: dict[int, list[tuple[int, ...]]] = {}
    for members in _components(setting, flow):
        groups.setdefault(len(members), []).append(members)

    order, runs = [], []
    for equal in groups.values():
        shape = parts.exact_shape(setting, equal[0], sampler, flow)
        described = [parts.describe(setting, members, len(members)) for members in equal]
        values = np.stack([component.values for component in described])
        incidences = np.stack([component.incidence for component in described])

        def one(members, incidence, shape=shape, like=described[0]):
            component = like._replace(values=members, incidence=incidence)
            return parts.run(key, component, shape, times, sampler=sampler, objective=objective, flow=flow)

        runs.append(jax.vmap(one)(values, incidences))
        order.extend(value for members in equal for value in members)

    by_value = np.argsort(np.asarray(order))
    margins, log_risks = (
        jnp.concatenate(
            [jnp.moveaxis(getattr(run, name), 1, 0).reshape(times.shape[0], -1, 2, *rest) for run in runs], 1
        )[:, by_value]
        for name, rest in (("margins", (setting.n_samples,)), ("log_risk", ()))
    )
    error = jnp.max(jnp.concatenate([run.error for run in runs]))
    return Simulation(times, margins, risk.log_mean(log_risks), log_risks, error)


@functools.partial(jax.jit, static_argnames=("objective", "flow"))
def _simulate_given(clusters, setting, times, objective, flow) -> Simulation:
    everything = parts.describe(setting, tuple(range(setting.n_values)), setting.n_values)
    run = parts.evolve(clusters, everything, times, objective, flow)
    return Simulation(times, run.margins, risk.log_mean(run.log_risk), run.log_risk, run.error)


@functools.partial(jax.jit, static_argnames=("objective", "sampler", "flow", "reducers", "block_size", "devices"))
def _run_ensemble(key, setting, times, datasets, *, objective, sampler, flow, reducers, block_size, devices):
    def one(key, setting, times, dataset):
        run = _simulate_drawn(
            jax.random.fold_in(key, dataset), setting, times, objective=objective, sampler=sampler, flow=flow
        )
        return {name: reduce(run) for name, reduce in reducers}, run.error

    def local(key, setting, times, datasets):
        return jax.lax.map(lambda m: one(key, setting, times, m), datasets, batch_size=block_size)

    return over_devices(local, devices, n_replicated=3)(key, setting, times, datasets)
