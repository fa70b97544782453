"""One dataset under LD's dynamics: the state, its steps or its flow, and all that is recorded (theory.md §3).

With a = 2βΔW and signed features x = s·g the reward margins are r = xᵀa, a step of descent is
a ← a + (2β²η/N) Σ ω σ(−r) x, and the flow is the same sum per unit of time (τ = 1). Where there are fewer samples than
dimensions the state is c with a = Xᵀc, and the N × N Gram matrix takes the place of X. Lengths are in units of the
largest ‖x‖, so that states are of order one. Imports features and flow; imported by learning.py.
"""

import dataclasses
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from dpotheory.core.flow import GradientFlow
from dpotheory.core.results import Shown
from dpotheory.learning.features import Features


@functools.partial(
    jax.tree_util.register_dataclass,
    data_fields=[
        "times", "weight_change", "loss", "accuracy", "reward_accuracy", "boundary_norm", "boundary_cosine",
        "loss_per_behaviour", "accuracy_per_behaviour", "mean_margin", "min_margin", "max_margin",
        "difference_gram", "pull_gram", "initial_rate", "margins", "hyperplane_margins", "feature_norms", "error",
    ],
    meta_fields=[],
)  # fmt: skip
@dataclass(frozen=True, repr=False)
class Learning(Shown):
    """What happened to one dataset of B behaviours and N samples at T times (an ensemble has a leading axis).

    Attributes:
        times: physical time, (T,): ηk after k steps of descent.
        weight_change: ‖W_U(t) − W_U(0)‖ = √2‖ΔW‖, operator and Frobenius norm alike, (T,).
        loss: mean DPO loss over the samples, without their weights, (T,); log 2 at the start.
        accuracy: LD's training accuracy, the share of samples on the right side of the boundary
            W_B(t) = W_B(0) + 2ΔW: s·W_B(t)ᵀg > 0, (T,). It depends on the start.
        reward_accuracy: the share with reward margin r > 0, (T,). The same as ``accuracy`` only if W_B(0) = 0.
        boundary_norm: ‖W_B(t)‖, (T,).
        boundary_cosine: cosine of W_B(t) with μ₊ − μ₋ of each behaviour's population, (T, B); 0 where either is 0. With
            given embeddings and no behaviours, with μ̂₊ − μ̂₋.
        loss_per_behaviour, accuracy_per_behaviour: the same for the samples of each behaviour, (T, B).
        mean_margin, min_margin, max_margin: of the reward margins of each behaviour, (T, B).
        difference_gram: b_iᵀb_j of the training data, b_i = μ̂₊ − μ̂₋, (B, B): distinguishabilities and priorities.
        pull_gram: m_iᵀm_j, m_i the mean of s·g over behaviour i, (B, B); b_i/2 if its classes are balanced.
        initial_rate: ‖τẆ(0)‖ of gradient flow; (β√2/4)‖μ̂₊ − μ̂₋‖ for one balanced behaviour. A scalar.
        margins: reward margins of all samples, (T, N); behaviour by behaviour, positives first. None in an ensemble.
        hyperplane_margins: s·gᵀ(μ₊ − μ₋)/‖μ₊ − μ₋‖ of each sample, its own behaviour's, (N,). None in an ensemble.
        feature_norms: ‖g‖, (N,). None in an ensemble.
        error: the integrator's estimate of its relative error, a scalar; 0 for descent.
    """

    times: Float[Array, "*sets times"]
    weight_change: Float[Array, "*sets times"]
    loss: Float[Array, "*sets times"]
    accuracy: Float[Array, "*sets times"]
    reward_accuracy: Float[Array, "*sets times"]
    boundary_norm: Float[Array, "*sets times"]
    boundary_cosine: Float[Array, "*sets times behaviours"]
    loss_per_behaviour: Float[Array, "*sets times behaviours"]
    accuracy_per_behaviour: Float[Array, "*sets times behaviours"]
    mean_margin: Float[Array, "*sets times behaviours"]
    min_margin: Float[Array, "*sets times behaviours"]
    max_margin: Float[Array, "*sets times behaviours"]
    difference_gram: Float[Array, "*sets behaviours behaviours"]
    pull_gram: Float[Array, "*sets behaviours behaviours"]
    initial_rate: Float[Array, "*sets"]
    margins: Float[Array, "*sets times samples"] | None
    hyperplane_margins: Float[Array, "*sets samples"] | None
    feature_norms: Float[Array, "*sets samples"] | None
    error: Float[Array, "*sets"]

    _drawn = "loss"
    _AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        **dict.fromkeys(("weight_change", "loss", "accuracy", "reward_accuracy", "boundary_norm"), ("time",)),
        **dict.fromkeys(("boundary_cosine", "loss_per_behaviour", "accuracy_per_behaviour"), ("time", "behaviour")),
        **dict.fromkeys(("mean_margin", "min_margin", "max_margin"), ("time", "behaviour")),
        **dict.fromkeys(("difference_gram", "pull_gram"), ("behaviour", "other_behaviour")),
        "initial_rate": (),
        "margins": ("time", "sample"),
        "hyperplane_margins": ("sample",),
        "feature_norms": ("sample",),
        "error": (),
    }

    def _arrays(self) -> dict[str, tuple[tuple[str, ...], Any]]:
        sets = ("dataset", *(f"set {place}" for place in range(1, self.times.ndim - 1)))[: self.times.ndim - 1]
        times: Any = jax.ShapeDtypeStruct(self.times.shape[-1:], self.times.dtype)  # of placeholders
        if isinstance(self.times, (jax.Array, np.ndarray)):
            times = self.times.reshape(-1, self.times.shape[-1])[0]
        found: dict[str, tuple[tuple[str, ...], Any]] = {"times": (("time",), times)}
        for name, axes in self._AXES.items():
            if (values := getattr(self, name)) is not None:
                found[name] = ((*sets, *axes), values)
        return found

    @classmethod
    def _from_arrays(cls, times: Array, error: Array, arrays: dict[str, Array]) -> "Learning":
        missing: dict[str, Any] = dict.fromkeys(name for name in cls._AXES if name not in (*arrays, "error"))
        return cls(jnp.broadcast_to(times, (*error.shape, *times.shape)), error=error, **arrays, **missing)

    @property
    def distinguishability(self) -> Float[Array, "*sets behaviours"]:
        """‖μ̂₊ − μ̂₋‖ of each behaviour's training data, shape (B,), or (n_datasets, B) of an ensemble."""
        return jnp.sqrt(jnp.diagonal(self.difference_gram, axis1=-2, axis2=-1))

    def summary(self) -> "Learning":
        """Without the fields that have an entry per sample."""
        return dataclasses.replace(self, margins=None, hyperplane_margins=None, feature_norms=None)


class Schedule(NamedTuple):
    """How to integrate; hashable, because a compiled program depends on it.

    Attributes:
        steps: numbers of the steps of descent to record, or None for gradient flow.
        flow: the integrator of gradient flow.
    """

    steps: tuple[int, ...] | None
    flow: GradientFlow


@functools.partial(jax.jit, static_argnames="schedule")
def train(
    data: Features,
    beta: Float[Array, ""],
    step: Float[Array, ""],
    times: Float[Array, " times"],
    weights: Float[Array, " behaviours"],
    *,
    schedule: Schedule,
) -> Learning:
    """Train on one dataset; traceable.

    Args:
        data: the dataset.
        beta: β.
        step: η, for descent.
        times: physical times to record, shape (T,), for gradient flow.
        weights: ω of each behaviour, shape (B,).
        schedule: what to do.
    """
    dtype = data.signed.dtype
    problem = _Problem.of(data)
    start = jnp.zeros((1, problem.n_coordinates), dtype)
    rate = (problem.unit * beta) ** 2 / len(problem.x)
    omega = weights[_owners(data)]

    def field(state: Array) -> Array:
        pull = omega[None] * jax.nn.sigmoid(-problem.margins(state))
        return 2 * (pull @ problem.x if problem.gram is None else pull)

    if schedule.steps is None:
        states, error = schedule.flow.solve(field, start, times * rate, observe=problem.margins)
    else:
        times = jnp.asarray(schedule.steps, dtype) * step
        states, error = _descend(field, start, step * rate, schedule.steps), jnp.zeros((), dtype)
    margins = problem.margins(states[:, 0])
    return Learning(
        times=times,
        **_boundary(problem, data, states[:, 0], margins, beta),
        **_per_behaviour(problem, data, margins, beta),
        **_speeds(problem, data, omega, beta),
        margins=margins,
        feature_norms=problem.norms,
        error=error,
    )


class _Problem(NamedTuple):
    """A dataset in the coordinates of its states, in units of the largest ‖x‖.

    Attributes:
        x: signed features over `unit`, shape (N, d).
        unit: the largest ‖x‖, or 1.
        norms: ‖x‖ of each sample.
        gram: x xᵀ where states are combinations of samples (fewer samples than dimensions), else None.
        directions: W_B(0) and the μ₊ − μ₋, shape (1 + B, d).
        products: s·g along those, shape (N, 1 + B).
    """

    x: Float[Array, "samples dim"]
    unit: Float[Array, ""]
    norms: Float[Array, " samples"]
    gram: Float[Array, "samples samples"] | None
    directions: Float[Array, "directions dim"]
    products: Float[Array, "samples directions"]

    @classmethod
    def of(cls, data: Features) -> "_Problem":
        norms = jnp.linalg.norm(data.signed, axis=1)
        unit = jnp.where(jnp.max(norms) > 0, jnp.max(norms), 1)
        x = data.signed / unit
        directions = jnp.concatenate([data.start[None], data.differences])
        gram = x @ x.T if x.shape[0] < x.shape[1] else None
        return cls(x, unit, norms, gram, directions, unit * (x @ directions.T))

    @property
    def n_coordinates(self) -> int:
        return self.x.shape[1] if self.gram is None else self.x.shape[0]

    def margins(self, states: Float[Array, "... coordinates"]) -> Float[Array, "... samples"]:
        return states @ (self.x.T if self.gram is None else self.gram)

    def inner(self, combinations: Float[Array, "samples some"]) -> Float[Array, "some some"]:
        """Inner products of combinations of signed features."""
        if self.gram is not None:
            return self.unit**2 * (combinations.T @ self.gram @ combinations)
        vectors = combinations.T @ self.x
        return self.unit**2 * (vectors @ vectors.T)


def _owners(data: Features) -> np.ndarray:
    """The behaviour that each sample belongs to, shape (N,)."""
    counts = [sum(pair) for pair in data.sizes]
    return np.repeat(np.arange(len(counts)), counts)


def _members(data: Features) -> Float[Array, "samples behaviours"]:
    """1 where a sample belongs to a behaviour."""
    return jnp.asarray(_owners(data)[:, None] == np.arange(len(data.sizes))[None], data.signed.dtype)


def _to_means(data: Features) -> Float[Array, "samples behaviours"]:
    """Weights whose sums are means over a behaviour."""
    return _members(data) / jnp.asarray([sum(pair) for pair in data.sizes], data.signed.dtype)[None]


def _boundary(
    problem: _Problem,
    data: Features,
    states: Float[Array, "times coordinates"],
    margins: Float[Array, "times samples"],
    beta: Float[Array, ""],
) -> dict[str, Array]:
    """Length and cosines of W_B(t) = W_B(0) + 2ΔW, and ‖ΔW‖."""
    by_samples = problem.gram is not None
    squares = jnp.sum(states * (margins if by_samples else states), axis=1)
    change = jnp.sqrt(jnp.maximum(squares, 0)) / (problem.unit * beta)  # 2‖ΔW‖
    along_directions = problem.products / problem.unit if by_samples else problem.directions.T
    moved = states @ along_directions / (problem.unit * beta)  # 2ΔW along the directions
    norm = jnp.sqrt(jnp.maximum(jnp.sum(data.start**2) + 2 * moved[:, 0] + change**2, 0))
    along = moved[:, 1:] + (data.differences @ data.start)[None]
    lengths = norm[:, None] * jnp.linalg.norm(data.differences, axis=1)[None]
    return {
        "weight_change": change * 0.5**0.5,
        "boundary_norm": norm,
        "boundary_cosine": jnp.where(lengths > 0, along / jnp.where(lengths > 0, lengths, 1), 0),
    }


def _per_behaviour(
    problem: _Problem, data: Features, margins: Float[Array, "times samples"], beta: Float[Array, ""]
) -> dict[str, Array]:
    """Losses, accuracies and margins, in all and of each behaviour."""
    dtype, owner, to_mean = margins.dtype, _owners(data), _to_means(data)
    right = (problem.products[:, 0][None] + margins / beta > 0).astype(dtype)
    losses = jax.nn.softplus(-margins)
    least, most = (
        jnp.stack([extreme(margins[:, owner == i], axis=1) for i in range(len(data.sizes))], axis=1)
        for extreme in (jnp.min, jnp.max)
    )
    return {
        "loss": losses.mean(axis=1),
        "accuracy": right.mean(axis=1),
        "reward_accuracy": (margins > 0).astype(dtype).mean(axis=1),
        "loss_per_behaviour": losses @ to_mean,
        "accuracy_per_behaviour": right @ to_mean,
        "mean_margin": margins @ to_mean,
        "min_margin": least,
        "max_margin": most,
    }


def _speeds(
    problem: _Problem, data: Features, omega: Float[Array, " samples"], beta: Float[Array, ""]
) -> dict[str, Array]:
    """What the first update depends on: inner products of the behaviours' means, and margins to their hyperplanes."""
    dtype, members = data.signed.dtype, _members(data)
    per_class = np.concatenate([np.repeat(1.0 / np.asarray(pair), pair) for pair in data.sizes])
    pull = problem.inner(omega[:, None])[0, 0]
    own = jnp.sum(problem.products[:, 1:] * members, axis=1)
    length = jnp.linalg.norm(data.differences, axis=1)[_owners(data)]
    return {
        "difference_gram": problem.inner(members * jnp.asarray(per_class, dtype)[:, None]),
        "pull_gram": problem.inner(_to_means(data)),
        "initial_rate": beta * 0.5**0.5 / len(problem.x) * jnp.sqrt(jnp.maximum(pull, 0)),
        "hyperplane_margins": jnp.where(length > 0, own / jnp.where(length > 0, length, 1), 0),
    }


def _descend(
    field: Callable[[Array], Array],
    start: Float[Array, "one state"],
    size: Float[Array, ""],
    steps: tuple[int, ...],
) -> Float[Array, "times one state"]:
    """States after the given numbers of steps state ← state + size·field(state)."""

    more = np.diff(steps, prepend=0)
    if (more <= 1).all():  # without an inner loop, so that it can be differentiated

        def record(state: Array, moves: Array) -> tuple[Array, Array]:
            state = state + jnp.where(moves, size, 0) * field(state)
            return state, state

        return jax.lax.scan(record, start, jnp.asarray(more == 1))[1]

    def record_later(state: Array, n_more: Array) -> tuple[Array, Array]:
        state = jax.lax.fori_loop(0, n_more, lambda _, s: s + size * field(s), state)
        return state, state

    return jax.lax.scan(record_later, start, jnp.asarray(more, jnp.int32))[1]
