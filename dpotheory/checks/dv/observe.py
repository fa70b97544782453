"""Datasets drawn at a setting and followed up to a time, with every number that a twin reads off them, in float64.

Small, wide and medium settings run padded in a compiled program each, with sizes, token graph and parameters traced:
the draws and the flow are those of `dt.ensemble` (same keys, same data), and the Gram event and tilted concepts of DV-C
come with them. Large settings go through `dt.ensemble` with the lazy sampler. Imports the core, trial.py and gram.py.
"""

import functools
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import logsumexp
from jaxtyping import Array

from dpotheory.checks.dv.gram import event, tilted
from dpotheory.checks.dv.trial import SettingTrial
from dpotheory.checks.observatory import FRACTIONS, Observatory
from dpotheory.core import component as parts
from dpotheory.core import laws
from dpotheory.core.ensemble import Ensemble, choose_block, ensemble
from dpotheory.core.flow import ERROR_FACTOR, FixedGrid
from dpotheory.core.objectives import DPO, Objective

# Places of f in a run, and of the same time 2f/2 in a run of half as long.
_HALVED = tuple((i, j) for i, f in enumerate(FRACTIONS) for j, g in enumerate(FRACTIONS) if g == 2 * f >= 1 / 8)
_STEPS, _STEPS_STIFF = 8, 128  # stiff: a large shared norm, where 8 steps leave no digit of log risk
_STEPS_LARGE, _TOLERANCE_LARGE = (2, 16), 0.01  # where 2 steps leave a larger relative error, 16 follow
_TILT = 2**31 - 1  # folded into a dataset's key for its tilted concepts; values use the numbers from 0


class Capacity(NamedTuple):
    """Padded sizes of a program, and how many datasets it runs."""

    n_values: int
    n_samples: int
    quick: int  # powers of two
    full: int

    @property
    def n_columns(self) -> int:
        """Enough for the reduced coordinates of every setting that it holds."""
        return 1 + self.n_values + 2 * self.n_values * self.n_samples


CAPACITIES = {
    "small": Capacity(4, 6, 64, 512),
    "wide": Capacity(12, 3, 32, 256),
    "medium": Capacity(8, 16, 32, 64),
    "large": Capacity(1, 0, 4, 32),
}


@dataclass(frozen=True)
class Observation:
    """What n datasets of one setting showed; T times.

    Attributes:
        times: physical times, shape (T,).
        min_margin, max_margin: over all training samples, shape (n, T).
        log_risk: of the mixture, shape (n, T).
        error: the integrator's relative error, estimated from its defect, shape (n,).
        refined: change of margins, and relative change of log risks, when the steps are halved (large: None).
        gram_slack: the smallest ε with which the data lie in E(ε), and its rounding error, shape (n,) each.
        residual: the largest of DV-LB.2's residual over samples and random weights, shape (n,).
        overlap: the largest |⟨c_i, c_j⟩|, shape (n,).
        steps: of the integrator, up to the last time.
        budgets: the error budgets of margins and log risks, shape (n, T) each, where several runs were put together.
    """

    times: np.ndarray
    min_margin: np.ndarray
    max_margin: np.ndarray
    log_risk: np.ndarray
    error: np.ndarray
    refined: tuple[float, float] | None
    gram_slack: np.ndarray | None = None
    gram_error: np.ndarray | None = None
    residual: np.ndarray | None = None
    overlap: np.ndarray | None = None
    steps: int = 8
    budgets: tuple[np.ndarray, np.ndarray] | None = None

    @property
    def n(self) -> int:
        """How many datasets."""
        return len(self.error)

    @property
    def margin_error(self) -> np.ndarray:
        """Numerical error budget of margins, shape (n, T): `ERROR_FACTOR` times the larger estimate, and rounding.

        Within the first step of the integrator it falls with t, as margins do (they are exact to first order in t).
        """
        if self.budgets is not None:
            return self.budgets[0]
        size = np.abs(self.max_margin).max(axis=1) + np.abs(self.min_margin).max(axis=1)
        integrator = np.maximum(self.error * size, self.refined[0] if self.refined else 0.0)
        begun = np.minimum(1.0, self.steps * self.times / self.times[-1])
        return (ERROR_FACTOR * integrator + 1e-12 * size)[:, None] * begun[None, :]

    @property
    def log_risk_error(self) -> np.ndarray:
        """The same for log risks, shape (n, T): log Φ(−z) moves by at most about 2 |log Φ(−z)| times that of z.

        At t = 0 nothing is learned, by definition.
        """
        if self.budgets is not None:
            return self.budgets[1]
        relative = np.maximum(self.error, self.refined[1] if self.refined else 0.0)
        return (2 * ERROR_FACTOR * relative[:, None] + 1e-11) * (1 + np.abs(self.log_risk)) * (self.times > 0)


def observe(
    watch: Observatory,
    trial: SettingTrial,
    horizon: float,
    fractions: np.ndarray = FRACTIONS,
    objective: Objective = DPO,
) -> Observation:
    """Datasets of this setting, followed up to the physical time ``horizon``; each setting runs once.

    Args:
        watch: with the key, the budget and what was seen already.
        trial: the setting.
        horizon: the last time.
        fractions: times to record, as parts of it, as many as `FRACTIONS` and the last of them 1.
        objective: the loss of the reward margin.
    """
    run = _large if trial.shape.size == "large" else _padded
    known = (trial.setting, _defect(trial), float(horizon), fractions.tobytes(), objective)
    return watch.once(known, lambda: run(watch, trial, horizon, fractions, objective))


def _defect(trial: SettingTrial) -> float:
    return float(trial.extra.get("concept_defect", 0.0))


def _count(watch: Observatory, size: str) -> int:
    return CAPACITIES[size].quick if watch.budget == "quick" else CAPACITIES[size].full


def _large(
    watch: Observatory, trial: SettingTrial, horizon: float, fractions: np.ndarray, objective: Objective
) -> Observation:
    with jax.enable_x64(True):
        n = _count(watch, "large")
        record = {"mean_margin": None, "log_risk_worst": None}
        times = horizon * fractions

        def follow(n_steps: int) -> Ensemble:
            flow = FixedGrid(n_steps)
            watch.traces.add(f"ensemble, {trial.shape}, {objective.name}, {n_steps} steps")
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", "the integrator estimates")  # the error budget has it
                plain = {"sampler": "lazy", "flow": flow, "record": record, "objective": objective}
                return ensemble(watch.key, trial.setting, n, times, **plain)

        steps, fine = _STEPS_LARGE
        run = follow(steps)
        if float(run.error.max()) > _TOLERANCE_LARGE:
            run, steps = follow(fine), fine
        arrays = (run.times, run.min_margin, run.max_margin, run.log_risk, run.error)
        return Observation(*(np.asarray(array) for array in arrays), refined=None, steps=steps)


def _padded(
    watch: Observatory, trial: SettingTrial, horizon: float, fractions: np.ndarray, objective: Objective
) -> Observation:
    size, defect = trial.shape.size, _defect(trial)
    with jax.enable_x64(True):
        # Other slopes than DPO's change faster with the margin, by how much is not known here.
        stiff = objective != DPO or parts.fixed_grid_steps(trial.setting, horizon) > _STEPS
        steps = _STEPS_STIFF if stiff else _STEPS
        program, traces = _program(CAPACITIES[size], _count(watch, size), steps, objective)
        component = _component(trial, CAPACITIES[size])
        run = program(watch.key, component, defect, horizon * fractions)
        watch.traces |= {f"{size}, {objective.name}, stiff: {stiff}, trace {i}" for i in range(len(traces))}
        found: dict[str, Any] = {name: np.asarray(value) for name, value in run.items()}
        if fractions is not FRACTIONS:  # the same runs, whose error is known
            whole = observe(watch, trial, horizon, objective=objective)
            return Observation(horizon * fractions, refined=whole.refined, steps=steps, **found)
        # The flow has the same steps up to any horizon, so half of it is a run with half the step.
        finer = program(watch.key, component, defect, horizon / 2 * fractions)
    finer = {name: np.asarray(value) for name, value in finer.items()}
    old, new = ([pair[side] for pair in _HALVED] for side in (0, 1))
    margins = max(
        float(np.abs(found[name][:, old] - finer[name][:, new]).max()) for name in ("min_margin", "max_margin")
    )
    change = np.abs(found["log_risk"][:, old] - finer["log_risk"][:, new])
    risks = float((change / (1 + np.abs(found["log_risk"][:, old]))).max())
    return Observation(horizon * fractions, refined=(margins, risks), steps=steps, **found)


def _component(trial: SettingTrial, capacity: Capacity) -> parts.Component:
    """All values of the setting as one padded component; the incidence has room for the tokens of any graph."""
    setting = trial.setting
    plain = parts.describe(setting, tuple(range(setting.n_values)), capacity.n_values)
    incidence = np.zeros((2 * capacity.n_values, capacity.n_values))
    incidence[: plain.incidence.shape[0]] = plain.incidence
    scalars = {name: float(getattr(setting, name)) for name in ("noise", "shared_norm", "beta", "tau")}
    # Values beyond the setting's are padding; distinct numbers cost nothing and keep the keys apart.
    return plain._replace(incidence=incidence, values=np.arange(capacity.n_values, dtype=np.int32), **scalars)


@functools.lru_cache(maxsize=8)
def _program(
    capacity: Capacity, n: int, steps: int, objective: Objective
) -> tuple[Callable[..., dict[str, jax.Array]], list[str]]:
    """The compiled program of one capacity with so many steps, and a list that grows by one whenever it is traced."""
    traces: list[str] = []
    n_rows = 2 * capacity.n_values * capacity.n_samples
    shape = n_rows * max(capacity.n_columns, n_rows)
    # A power of two divides n; a remainder would be a second program.
    block = 1 << (choose_block(8 * shape, n, jax.default_backend()).bit_length() - 1)

    @jax.jit
    def run(key: Array, component: parts.Component, defect: Array, times: Array) -> dict[str, Array]:
        traces.append(str(capacity))
        how = {"component": component, "defect": defect, "times": times}
        one = functools.partial(_dataset, **how, capacity=capacity, steps=steps, objective=objective)
        return jax.lax.map(lambda m: one(jax.random.fold_in(key, m)), jnp.arange(n), batch_size=block)

    return run, traces


def _dataset(
    key: Array,
    *,
    component: parts.Component,
    defect: Array,
    times: Array,
    capacity: Capacity,
    steps: int,
    objective: Objective,
) -> dict[str, jax.Array]:
    dtype = times.dtype
    law = {name: getattr(component, name) for name in ("n_active", "n_samples", "dim", "noise", "shared_norm")}
    drawn = laws.draw(
        key, component.values, **law, shape=(capacity.n_samples, capacity.n_columns), sampler="reduced", dtype=dtype
    )
    value, sample = jnp.arange(capacity.n_values), jnp.arange(capacity.n_samples)
    active = value < component.n_active
    exists = jnp.broadcast_to(
        (active[:, None] & (sample < component.n_samples)[None, :])[:, None, :], drawn.embeddings.shape[:3]
    )
    concepts = tilted(jax.random.fold_in(key, _TILT), drawn.concepts, component.n_active, defect)
    shift = jnp.asarray([1, -1], dtype)[None, :, None, None] * (concepts - drawn.concepts)[:, None, None, :]
    clusters = drawn._replace(embeddings=drawn.embeddings + jnp.where(exists[..., None], shift, 0), concepts=concepts)
    run = parts.evolve(clusters, component, times, objective, FixedGrid(steps))
    log_risk = jnp.where(active[None, :, None], run.log_risk, -jnp.inf)
    n_clusters = jnp.asarray(2 * component.n_active, dtype)
    overlap = jnp.where(
        active[:, None] & active[None, :] & ~jnp.eye(capacity.n_values, dtype=bool), concepts @ concepts.T, 0
    )
    axes = (1, 2, 3)
    return {
        "min_margin": jnp.where(exists[None], run.margins, jnp.inf).min(axis=axes),
        "max_margin": jnp.where(exists[None], run.margins, -jnp.inf).max(axis=axes),
        "log_risk": jnp.minimum(logsumexp(log_risk, axis=(1, 2)) - jnp.log(n_clusters), 0),
        "error": run.error,
        "overlap": jnp.abs(overlap).max(),
        **event(jax.random.fold_in(key, _TILT - 1), clusters.embeddings, exists, component),
    }
