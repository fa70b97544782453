"""The search behind `samples_needed` by simulation: few compiled programs, exact decisions, one error rate.

Q is padded to the next rung of a short ladder, and all components of a setting to the largest one, so that a whole
search compiles one program per rung. Imports component.py and ensemble.py; imported by samples.py.
"""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.special import logsumexp
from jaxtyping import Array, Float, Int, Key

from dpotheory.core import component as parts
from dpotheory.core.devices import choose_block, in_chunks, over_devices, whole_blocks
from dpotheory.core.flow import ERROR_FACTOR, Flow
from dpotheory.core.objectives import DPO
from dpotheory.core.setting import Setting
from dpotheory.sample_size.answer import Decision, SamplesNeeded, SearchBudget

_RUNGS = (8, 64, 512)  # and every power of 8 beyond
_FIRST_LOOK = 16
_CHUNK_NUMBERS = 1 << 21  # a program's call; what a look does not fill is computed for nothing
_LARGEST_DATASET = 1 << 27  # stored numbers of one component: 1 GiB in float64


class _OutOfBudgetError(Exception):
    """The search must stop; the message says why."""


def search(
    setting: Setting,
    risk: float,
    confidence: float,
    *,
    worst: bool,
    horizon: float,
    key: Any,
    budget: SearchBudget,
    progress: Callable[[str], None],
) -> SamplesNeeded:
    """Bisection over Q; arguments as `samples_needed`, with the stopping time ``horizon``."""
    counter = _Counter(setting, math.log(risk), confidence, worst, horizon, key, budget, progress)
    try:
        _search(counter, budget.max_samples)
        ended = ""
    except _OutOfBudgetError as stop:
        ended = f" The search stopped early: {stop}."
    decisions = tuple(counter.decided[q] for q in sorted(counter.decided))
    high = min((d.n_samples for d in decisions if d.verdict == "enough"), default=None)
    low = max(
        (d.n_samples for d in decisions if d.verdict == "too few" and (high is None or d.n_samples < high)), default=0
    )
    asked = f"{'worst ' if worst else ''}risk at most {risk:g} on at least {confidence:.4g} of datasets"
    of = f"(all decisions right with probability at least {1 - budget.error_rate:.6g})"
    if high is None:
        tried = decisions[-1].n_samples if decisions else 0
        text = f"More than {low} samples per cluster are needed for {asked}; up to {tried} none was shown to be enough"
        return SamplesNeeded(
            None, "beyond", (low, None), "simulation", decisions, budget.error_rate, f"{text} {of}.{ended}"
        )
    text = f"{high} samples per cluster are enough for {asked}" + (f", and {low} are not" if low else "")
    if high - low > 1:
        text += f"; the smallest lies between {low + 1} and {high}, which was not decided more closely"
    return SamplesNeeded(
        high, "reached", (low, high), "simulation", decisions, budget.error_rate, f"{text} {of}.{ended}"
    )


def _search(counter: "_Counter", max_samples: int) -> None:
    """Climb the rungs to the first Q that is enough, bisect down to it, then bisect up from those that are too few."""
    low, high = 0, None
    rungs = [rung for rung in (*_RUNGS, *(8**power for power in range(4, 20))) if rung < max_samples]
    for rung in (*rungs, max_samples):
        if counter.decide(rung) == "enough":
            high = rung
            break
        low = rung
    while high is not None and high - low > 1:
        middle = _between(low, high)
        low, high = (low, middle) if counter.decide(middle) == "enough" else (middle, high)
    few = max((q for q, d in counter.decided.items() if d.verdict == "too few"), default=0)
    open_ = min((q for q, d in counter.decided.items() if d.verdict != "too few" and q > few), default=few)
    while open_ - few > 1:
        middle = _between(few, open_)
        few, open_ = (middle, open_) if counter.decide(middle) == "too few" else (few, middle)


def _between(low: int, high: int) -> int:
    """About the geometric mean, strictly between."""
    return min(max(round(math.sqrt(max(low, 1) * high)), low + 1), high - 1)


@dataclass
class _Counter:
    """Decides single Q and keeps the books: looks, error rate, numbers drawn."""

    setting: Setting
    log_target: float
    confidence: float
    worst: bool
    horizon: float
    key: Any
    budget: SearchBudget
    progress: Callable[[str], None]
    decided: dict[int, Decision] = field(default_factory=dict)
    n_looks: int = 0
    n_numbers: float = 0.0

    def decide(self, n_samples: int) -> str:
        """The verdict at Q; counts in up to four looks and stops at the first that tells."""
        if n_samples in self.decided:
            return self.decided[n_samples].verdict
        sampler = _Sampler(self.setting.replace(n_samples=n_samples), self.horizon)
        below, above, done = 0, 0, 0
        for wanted in self._sizes():
            level = self._level(self.n_looks + 1)
            cost = (wanted - done) * sampler.n_numbers
            if sampler.too_large:
                raise _OutOfBudgetError(
                    f"one dataset at Q = {n_samples} does not fit into memory in this sharing pattern"
                )
            if self.n_numbers + cost > self.budget.max_numbers:
                raise _OutOfBudgetError(f"max_numbers = {self.budget.max_numbers:.3g} ends at Q = {n_samples}")
            self.n_looks += 1
            self.n_numbers += cost
            log_risks, errors = sampler.log_risks(self.key, range(done, wanted), worst=self.worst)
            slack = ERROR_FACTOR * errors * np.abs(log_risks) + 1e-12
            below += int(np.sum(log_risks <= self.log_target - slack))
            above += int(np.sum(log_risks > self.log_target + slack))
            done = wanted
            decision = self._decision(n_samples, done, below, above, level)
            self.decided[n_samples] = decision
            self.progress(f"Q = {n_samples}: {below} of {done} datasets at or below the target, {decision.verdict}")
            if decision.verdict != "undecided":
                break
        return self.decided[n_samples].verdict

    def _sizes(self) -> list[int]:
        """How many datasets each look at one Q sees: a few, as many as tell if all are below, 2 and 4 times that."""
        clear = math.ceil(math.log(2 / self._level(self.n_looks + 4)) / -math.log(self.confidence))
        most = self.budget.max_datasets or 4 * clear
        return sorted({min(size, most) for size in (_FIRST_LOOK, clear, 2 * clear, 4 * clear)})

    def _level(self, look: int) -> float:
        """The share of look ℓ in the error rate: Σ 1/(ℓ(ℓ+1)) = 1, however many there will be."""
        return self.budget.error_rate / (look * (look + 1))

    def _decision(self, n_samples: int, n: int, below: int, above: int, level: float) -> Decision:
        from scipy.stats import binomtest

        # A dataset within the integrator's error of the target might be on either side: each limit assumes the worse.
        low = float(binomtest(below, n).proportion_ci(1 - level, method="exact").low)
        high = float(binomtest(n - above, n).proportion_ci(1 - level, method="exact").high)
        verdict = "enough" if low >= self.confidence else "too few" if high < self.confidence else "undecided"
        return Decision(n_samples, verdict, n, below, above, (low, high))


class _Sampler:
    """Log risks of independent datasets at one Q, by the program of its rung."""

    def __init__(self, setting: Setting, horizon: float) -> None:
        rung = next(r for r in (*_RUNGS, *(8**power for power in range(4, 40))) if r >= setting.n_samples)
        lowest = setting.replace(n_samples=rung // 8 + 1 if rung > 8 else 1)  # the stiffest on this rung
        self.flow = parts.shared_flow(lowest, horizon)
        components = setting.graph.components
        size = max(len(members) for members in components)
        at_rung = setting.replace(n_samples=rung)
        members = max(components, key=len)
        if self.flow.n_evaluations is not None and all(parts.has_one_direction(setting, m) for m in components):
            self.sampler = "lazy"
        else:
            columns = {n: parts.exact_shape(at_rung, members, n, self.flow).n_columns for n in ("full", "reduced")}
            self.sampler = min(columns, key=columns.__getitem__)
        self.shape = parts.exact_shape(at_rung, members, self.sampler, self.flow)
        self.n_components = len(components)
        described = [parts.describe(setting, members, size) for members in components]
        self.table = jax.tree.map(lambda *leaves: np.stack([np.asarray(leaf) for leaf in leaves]), *described)
        self.times = np.asarray([horizon])
        self.n_samples = setting.n_samples
        self._each = 2 * self.shape.n_values * self.shape.n_samples * self.shape.n_columns
        self.n_numbers = self._each * self.n_components

    @property
    def too_large(self) -> bool:
        """Whether one component's numbers do not fit."""
        return self._each > _LARGEST_DATASET

    def log_risks(self, key: Any, datasets: range, *, worst: bool) -> tuple[np.ndarray, np.ndarray]:
        """Log risk of each dataset and the integrator's error estimate."""
        devices = tuple(jax.local_devices())
        units = np.asarray([(m, j) for m in datasets for j in range(self.n_components)], dtype=np.int32)
        wanted = min(256, max(8, _CHUNK_NUMBERS // self._each))
        block = choose_block(8 * self._each, math.ceil(wanted / len(devices)), devices[0].platform)
        q_key = jax.random.fold_in(key, self.n_samples)
        how = {"shape": self.shape, "sampler": self.sampler, "flow": self.flow, "block": block, "devices": devices}

        def call(part: np.ndarray) -> Any:
            return _run_units(q_key, self.table, self.times, part[:, 0].copy(), part[:, 1].copy(), **how)

        with jax.enable_x64(True):
            found = in_chunks(call, units, whole_blocks(wanted, block, len(devices)))
        total, largest, error = (column.reshape(len(datasets), -1) for column in found)
        if worst:
            return largest.max(axis=1), error.max(axis=1)
        mean = np.logaddexp.reduce(total, axis=1) - math.log(2 * int(np.sum(self.table.n_active)))
        return np.minimum(mean, 0.0), error.max(axis=1)


@functools.partial(jax.jit, static_argnames=("shape", "sampler", "flow", "block", "devices"))
def _run_units(
    key: Key[Array, ""],
    table: parts.Component,
    times: Float[np.ndarray, "1"] | Float[Array, "1"],
    dataset: Int[np.ndarray, " units"] | Int[Array, " units"],
    row: Int[np.ndarray, " units"] | Int[Array, " units"],
    *,
    shape: parts.PaddedShape,
    sampler: str,
    flow: Flow,
    block: int,
    devices: tuple[Any, ...],
) -> tuple[Float[Array, " units"], Float[Array, " units"], Float[Array, " units"]]:
    def local(
        key: Array, table: parts.Component, times: Array, dataset: Array, row: Array
    ) -> tuple[Array, Array, Array]:
        def one(unit: tuple[Array, Array]) -> tuple[Array, Array, Array]:
            dataset, row = unit
            component = jax.tree.map(lambda leaf: leaf[row], table)
            data = jax.random.fold_in(key, dataset)
            run = parts.run(data, component, shape, times, sampler=sampler, objective=DPO, flow=flow)
            active = (jnp.arange(shape.n_values) < component.n_active)[:, None]
            logs = jnp.where(active, run.log_risk[-1], -jnp.inf)
            return logsumexp(logs), jnp.minimum(jnp.max(logsumexp(logs, axis=-1)) - math.log(2), 0), run.error

        return jax.lax.map(one, (dataset, row), batch_size=block)

    return over_devices(local, devices, n_replicated=3)(key, table, times, dataset, row)
