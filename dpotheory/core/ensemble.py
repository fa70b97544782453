"""Simulate one dataset, or thousands: blocked, vmapped, sharded over devices (docs/architecture.md, decisions 3–6).

`simulate` returns everything about one dataset; `ensemble` reduces each dataset as it goes, so that memory is set by a
block of datasets and not by their number. Imports given.py, inputs.py, results.py and what is below them; imported by
sweeps/ and checks/.
"""

import dataclasses
import functools
import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float, Int, Key

from dpotheory.core import component as parts
from dpotheory.core import given, inputs, risk, trajectory
from dpotheory.core.devices import choose_block, over_devices, own_transfers, whole_blocks
from dpotheory.core.flow import FixedGrid, Flow, GradientFlow
from dpotheory.core.objectives import Objective, ObjectiveName, resolve
from dpotheory.core.results import DEFAULT_RECORD, Ensemble, Record, Simulation
from dpotheory.core.setting import Setting, check_precision

__all__ = ["DEFAULT_RECORD", "Ensemble", "Record", "Simulation", "default_flow", "ensemble", "simulate"]

SamplerName = Literal["reduced", "full", "lazy"]
Times = Float[Array, " times"] | Float[np.ndarray, " times"] | Sequence[float]


def simulate(
    key: Key[Array, ""] | None,
    setting: Setting,
    times: Times | None = None,
    *,
    objective: ObjectiveName | Objective = "dpo",
    sampler: SamplerName = "reduced",
    flow: Flow | None = None,
    embeddings: Float[Array, "values 2 samples dim"] | Float[np.ndarray, "values 2 samples dim"] | None = None,
    concepts: Float[Array, "values dim"]
    | Float[np.ndarray, "values dim"]
    | Literal["standard", "estimate"]
    | None = inputs.STANDARD_FRAME,
    shared: Float[Array, " dim"] | Float[np.ndarray, " dim"] | Literal["estimate"] | None = None,
) -> Simulation:
    """Simulate the preference flow on one dataset from W = W₀.

    Args:
        key: a typed key (`jax.random.key`); the same key, setting and sampler give the same dataset. None will do with
            given embeddings, unless labels are flipped.
        setting: the parameters.
        times: physical times (in the units of τ), increasing, ≥ 0, shape (T,); None means 17 from 0 to τ₁.
        objective: "dpo", "ipo", "slic", "cdpo" or an `Objective`.
        sampler: "reduced" (cost free of d, exact in distribution), "full" (embeddings in R^d), or "lazy" (noise
            revealed only where a `FixedGrid` flow touches it: exact for the discretised run, cost linear in Q; for
            *disjoint* and *all*).
        flow: integrator; None means `GradientFlow()`.
        embeddings: given embeddings in place of drawn ones, shape (K, 2, Q, d); axis 1 is (+, −).
        concepts: for given embeddings, the distribution's c_i, shape (K, d); by default the standard frame b = l_b e₁,
            c_i = e_{i+1}, or those of the setting's Gram matrix (`Setting`). "estimate" estimates the two means of each
            value and the noise from the embeddings themselves, and corrects the risk for that (`frame.fresh_margins`);
            it needs Q ≥ 2. None says that the distribution is unknown: log risks are then NaN, with a warning.
        shared: the distribution's b, shape (d,), given together with ``concepts``; "estimate" as for ``concepts``.

    Returns:
        A `Simulation` in the default precision (float64 under ``jax.enable_x64(True)``) or that of ``embeddings``.

    Raises:
        ValueError: for bad times, unknown names, embeddings of the wrong shape or with NaN, or a sampler that is not
            exact for this flow or token graph.
        TypeError: for a key, setting or flow that is none.

    Warns:
        UserWarning: if embeddings that are given do not belong to the setting in their frame, by a test at level 1e-6;
            if the integrator's error is above 1e-3, or a descent diverges.

    Example:
        >>> s = Setting(n_values=2, n_samples=4, dim=8, noise=0.1, shared_norm=0.3, beta=0.1)
        >>> simulate(jax.random.key(0), s, times=jnp.linspace(0.0, s.tau_1, 3)).margins.shape
        (3, 2, 2, 4)
    """
    inputs.check_setting(setting)
    if key is not None or embeddings is None:
        inputs.check_key(key, "simulate")
    with own_transfers():
        times = inputs.checked_times(np.linspace(0.0, float(setting.tau_1), 17) if times is None else times)
        n_times = len(times)
        times = inputs.padded_times(times)
        flow = inputs.checked_flow(GradientFlow() if flow is None else flow, setting, times)
        objective = resolve(objective)
        if embeddings is None:
            if not isinstance(concepts, str) or concepts == inputs.ESTIMATE or shared is not None:
                raise ValueError("concepts= and shared= describe given embeddings; pass embeddings= too, or neither")
            inputs.check_sampler(setting, sampler, flow)
            check_precision(setting, times.dtype)
            shapes = [parts.exact_shape(setting, members, sampler, flow) for members in _components(setting, flow)]
            result, flow = _first_arrival(
                trajectory.tries(flow, shapes),
                lambda flow: _simulate_drawn(key, setting, times, objective=objective, sampler=sampler, flow=flow),
            )
        else:
            embeddings = inputs.given_embeddings(setting, embeddings)
            check_precision(setting, embeddings.dtype)
            times = times.astype(embeddings.dtype)
            components = _components(setting, flow)
            tries = trajectory.tries(flow, [(len(one), embeddings.shape[2], embeddings.shape[3]) for one in components])
            if given.to_estimate(concepts, shared):
                result, flow = _first_arrival(
                    tries, lambda flow: given.simulate_estimated(key, embeddings, setting, times, objective, flow)
                )
            else:
                clusters = inputs.given_clusters(setting, embeddings, concepts, shared)
                labelled = given.labelled(key, clusters, setting)
                result, flow = _first_arrival(
                    tries, lambda flow: given.simulate_given(labelled, setting, times, objective, flow, components)
                )
                if concepts is None:
                    warnings.warn(
                        "log_risk is NaN: with concepts=None the distribution of a fresh sample is unknown; "
                        "pass concepts='estimate', or concepts= (K, d) and shared= (d,), to get it",
                        stacklevel=2,
                    )
                else:
                    inputs.warn_if_elsewhere(setting, clusters, isinstance(concepts, str))
        inputs.warn_if_inaccurate(result.error, flow)
    return result if n_times == len(times) else _first_times(result, n_times)


def _first_times(run: Simulation, n_times: int) -> Simulation:
    series = ("times", "margins", "log_risk", "log_risk_per_cluster")
    return dataclasses.replace(run, **{name: getattr(run, name)[:n_times] for name in series})


def ensemble(
    key: Key[Array, ""],
    setting: Setting,
    n_datasets: int,
    times: Times,
    *,
    objective: ObjectiveName | Objective = "dpo",
    sampler: SamplerName = "reduced",
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
        objective: "dpo", "ipo", "slic", "cdpo" or an `Objective`.
        sampler: "reduced", "full" or "lazy", as for `simulate`.
        flow: integrator; None means a `FixedGrid` fine enough up to the last time where that is cheap (about τ₁), and
            `GradientFlow` beyond.
        record: reducers Simulation → array to add by name, or to put in place of a default one; None drops it. Name a
            function once and pass it again: a new lambda is a new program.
        block_size: datasets at a time on each device; None chooses.
        devices: devices to shard over; None means all local ones.

    Raises:
        ValueError: as `simulate`, and for n_datasets < 1 or block_size < 1.
        TypeError: as `simulate`, and for a size that is not whole or a record that is not a mapping.

    Example:
        >>> s = Setting(n_values=2, n_samples=4, dim=8, noise=0.1, shared_norm=0.3, beta=0.1)
        >>> ensemble(jax.random.key(0), s, n_datasets=10, times=jnp.linspace(0.0, s.tau_1, 3)).log_risk.shape
        (10, 3)
    """
    inputs.check_setting(setting)
    inputs.check_key(key, "ensemble")
    n_datasets = inputs.checked_size("n_datasets", n_datasets)
    if block_size is not None:
        block_size = inputs.checked_size("block_size", block_size, ", or None to choose")
    inputs.check_record(record)
    with own_transfers():
        times = inputs.checked_times(times)
        check_precision(setting, times.dtype)
        objective = resolve(objective)
        chosen = default_flow(setting, times[-1], objective) if flow is None else flow
        flow = inputs.checked_flow(chosen, setting, times)
        inputs.check_sampler(setting, sampler, flow)
        reducers = {name: reduce for name, reduce in {**DEFAULT_RECORD, **(record or {})}.items() if reduce is not None}
        devices = tuple(devices or jax.local_devices())
        shapes = [parts.exact_shape(setting, members, sampler, flow) for members in _components(setting, flow)]
        if block_size is None:
            n_bytes = times.dtype.itemsize * 2 * sum(math.prod(shape) for shape in shapes)
            block_size = choose_block(n_bytes, math.ceil(n_datasets / len(devices)), devices[0].platform)
        run = functools.partial(
            _run_padded,
            key,
            setting,
            times,
            objective=objective,
            sampler=sampler,
            reducers=tuple(reducers.items()),
            block_size=block_size,
            devices=devices,
        )
        first, *others = trajectory.tries(flow, shapes)
        records, error = run(np.arange(n_datasets, dtype=np.int32), flow=first)
        for flow in others:
            failed = np.empty(0, np.int32) if isinstance(error, Tracer) else np.flatnonzero(~np.isfinite(error))
            if failed.size:
                again = run(failed.astype(np.int32), flow=flow)
                records, error = jax.tree.map(functools.partial(_replaced, failed), (records, error), again)
        inputs.warn_if_inaccurate(error, flow)
    return Ensemble(times, {name: records[name] for name in reducers}, error)


def default_flow(setting: Setting, horizon: float | Float[Array, ""], objective: Objective | None = None) -> Flow:
    """`FixedGrid` where a small one is known to be accurate up to physical time ``horizon``, else `GradientFlow`."""
    if any(isinstance(leaf, Tracer) for leaf in jax.tree.leaves((setting, horizon))):
        return GradientFlow()
    stiffness = 1.0 if objective is None else trajectory.stiffness(objective)
    steps = parts.fixed_grid_steps(setting, float(horizon) * stiffness)
    return FixedGrid(steps) if steps <= parts.FIXED_GRIDS[-1] else GradientFlow()


def _first_arrival(tries: Sequence[Flow], run: Callable[[Flow], Simulation]) -> tuple[Simulation, Flow]:
    """The first run that reached the last time, or the last one, with its flow."""
    for flow in tries[:-1]:
        result = run(flow)
        if isinstance(result.error, Tracer) or math.isfinite(result.error):
            return result, flow
    return run(tries[-1]), tries[-1]


def _components(setting: Setting, flow: Flow) -> tuple[tuple[int, ...], ...]:
    """Values that must be followed together."""
    return setting.graph.components if flow.separable else (tuple(range(setting.n_values)),)


@functools.partial(jax.jit, static_argnames=("objective", "sampler", "flow"))
def _simulate_drawn(
    key: Key[Array, ""],
    setting: Setting,
    times: Float[Array, " times"],
    *,
    objective: Objective,
    sampler: str,
    flow: Flow,
) -> Simulation:
    groups: dict[int, list[tuple[int, ...]]] = {}
    for members in _components(setting, flow):
        groups.setdefault(len(members), []).append(members)

    order, runs = [], []
    for equal in groups.values():
        shape = parts.exact_shape(setting, equal[0], sampler, flow)
        described = [parts.describe(setting, members, len(members)) for members in equal]
        values = np.stack([component.values for component in described])
        incidences = np.stack([component.incidence for component in described])
        frames = None
        if described[0].coordinates is not None:
            frames = jnp.stack([jnp.asarray(component.coordinates, times.dtype) for component in described])

        def one(
            members: Any,
            incidence: Any,
            frame: Any,
            shape: parts.PaddedShape = shape,
            like: parts.Component = described[0],
        ) -> parts.Run:
            component = like._replace(values=members, incidence=incidence, coordinates=frame)
            return parts.run(key, component, shape, times, sampler=sampler, objective=objective, flow=flow)

        runs.append(jax.vmap(one)(values, incidences, frames))
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


def _replaced(where: Int[np.ndarray, " some"], old: Array, new: Array) -> Array:
    return old.at[where].set(new)


def _run_padded(
    key: Key[Array, ""],
    setting: Setting,
    times: Float[Array, " times"],
    datasets: Int[np.ndarray, " datasets"],
    *,
    flow: Flow,
    block_size: int,
    devices: tuple[Any, ...],
    **options: Any,
) -> tuple[dict[str, Any], Float[Array, " datasets"]]:
    """`_run_ensemble` in blocks of one shape: the last is filled with datasets that are computed and thrown away."""
    if isinstance(flow, GradientFlow) and flow.stiff:
        devices = devices[:1]  # the linear solver of implicit steps does not run inside shard_map
    padded = np.resize(datasets, whole_blocks(len(datasets), block_size, len(devices)))
    results = _run_ensemble(key, setting, times, padded, flow=flow, block_size=block_size, devices=devices, **options)
    return jax.tree.map(lambda leaf: leaf[: len(datasets)], results)


@functools.partial(jax.jit, static_argnames=("objective", "sampler", "flow", "reducers", "block_size", "devices"))
def _run_ensemble(
    key: Key[Array, ""],
    setting: Setting,
    times: Float[Array, " times"],
    datasets: Int[np.ndarray, " datasets"] | Int[Array, " datasets"],
    *,
    objective: Objective,
    sampler: str,
    flow: Flow,
    reducers: tuple[tuple[str, Record], ...],
    block_size: int,
    devices: tuple[Any, ...],
) -> tuple[dict[str, Any], Float[Array, " datasets"]]:
    def one(key: Array, setting: Setting, times: Array, dataset: Array) -> tuple[dict[str, Any], Array]:
        run = _simulate_drawn(
            jax.random.fold_in(key, dataset), setting, times, objective=objective, sampler=sampler, flow=flow
        )
        return {name: reduce(run) for name, reduce in reducers}, run.error

    def local(key: Array, setting: Setting, times: Array, datasets: Array) -> tuple[dict[str, Any], Array]:
        return jax.lax.map(lambda m: one(key, setting, times, m), datasets, batch_size=block_size)

    return over_devices(local, devices, n_replicated=3)(key, setting, times, datasets)
