"""One connected component of the token graph, from key to trajectory: what every simulation is made of.

Components evolve independently (theory.md OWN-reduce), so a dataset is a handful of them, and a sweep is a long list.
Arrays may be padded, with the true sizes traced, so that components of many sizes share one compiled program.
Imports laws, trajectory, flow, risk; imported by ensemble.py and sweeps/.
"""

import math
from typing import Any, NamedTuple, cast

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float, Int, Key

from dpotheory.core import dynamics, laws, trajectory
from dpotheory.core.concepts import Concepts, coordinates, largest_eigenvalue
from dpotheory.core.flow import FixedGrid, Flow, GradientFlow
from dpotheory.core.laws.gaussian import FloatScalar, IntScalar
from dpotheory.core.objectives import Objective
from dpotheory.core.risk import log_risk_per_cluster
from dpotheory.core.setting import Setting


class PaddedShape(NamedTuple):
    """Static sizes of a component's arrays, at least its true sizes."""

    n_values: int
    n_samples: int
    n_columns: int


class Component(NamedTuple):
    """A component's parameters; every field is traced, and those that are None cost nothing.

    Attributes:
        values: numbers of its values in the dataset, shape (values,).
        incidence: token differences as columns, shape (tokens, values).
        n_active, n_samples, dim: true sizes.
        noise, shared_norm, beta: of the setting.
        n_total: N, over the whole dataset.
        tau: of the setting.
        coordinates: of concepts that are not orthonormal, as rows, shape (values, values); else None.
        flip: the rate of flipped labels, or None if no label is.
    """

    values: Int[np.ndarray | Array, " values"]
    incidence: Float[np.ndarray | Array, "tokens values"]
    n_active: IntScalar
    n_samples: IntScalar
    dim: IntScalar
    noise: FloatScalar
    shared_norm: FloatScalar
    beta: FloatScalar
    n_total: IntScalar | FloatScalar
    tau: FloatScalar
    coordinates: Float[np.ndarray | Array, "values values"] | None = None
    flip: FloatScalar | None = None


class Run(NamedTuple):
    """What happened in one component; padded entries are meaningless.

    Attributes:
        margins: reward margins, shape (times, values, 2, samples).
        log_risk: natural log of the exact risk of each cluster, shape (times, values, 2).
        error: the integrator's estimate of its largest relative error.
    """

    margins: Float[Array, "times values two samples"]
    log_risk: Float[Array, "times values two"]
    error: Float[Array, ""]


SAMPLERS = ("reduced", "full", "lazy")
FIXED_GRIDS = (2, 4, 12, 32)
"""Steps of the fixed grids that settings share, so that they share programs; beyond the last, steps adapt."""


def exact_shape(setting: Setting, members: tuple[int, ...], sampler: str, flow: Flow) -> PaddedShape:
    """The unpadded shape of the component with these values."""
    n_values = len(members)
    if sampler == "lazy":
        n_columns = 1 + n_values + cast(FixedGrid, flow).n_evaluations
    else:
        n_columns = laws.n_columns(n_values, setting.n_samples, setting.dim, sampler)
    return PaddedShape(n_values, setting.n_samples, n_columns)


def has_one_direction(setting: Setting, members: tuple[int, ...]) -> bool:
    """Whether all values of a component prefer one token over one other, as in *disjoint* and *all*."""
    return len({setting.graph.pairs[member] for member in members}) == 1


def describe(setting: Setting, members: tuple[int, ...], n_values: int) -> Component:
    """Parameters of the values ``members``, padded to ``n_values``; n connected values have at most n + 1 tokens."""
    tokens = sorted({token for member in members for token in setting.graph.pairs[member]})
    incidence = np.zeros((max(len(tokens), n_values + 1), n_values))
    incidence[: len(tokens), : len(members)] = setting.graph.incidence[np.ix_(tokens, members)]
    values = np.zeros(n_values, dtype=np.int32)
    values[: len(members)] = members
    return Component(
        values=values,
        incidence=incidence,
        n_active=len(members),
        n_samples=setting.n_samples,
        dim=setting.dim,
        noise=setting.noise,
        shared_norm=setting.shared_norm,
        beta=setting.beta,
        n_total=setting.n_total,
        tau=setting.tau,
        coordinates=_coordinates(setting, members, n_values),
        flip=setting.flip if setting.flips else None,
    )


def _coordinates(setting: Setting, members: tuple[int, ...], n_values: int) -> Any:
    """Of the members' own concepts: what the other components have for theirs enters nowhere (OWN-reduce)."""
    if not setting.correlated or n_values == 1:
        return None
    own = coordinates(cast(Concepts, setting.concepts), members)
    rest = n_values - len(members)
    return (jnp if isinstance(own, jax.Array) else np).pad(own, ((0, rest), (0, rest)))


def run(
    key: Key[Array, ""],
    component: Component,
    shape: PaddedShape,
    times: Float[Array, " times"],
    *,
    sampler: str,
    objective: Objective,
    flow: Flow,
) -> Run:
    """Draw a component of the dataset with this key and follow it; ``times.dtype`` is the precision.

    Args:
        key: the dataset's key.
        component: its parameters.
        shape: sizes of the arrays.
        times: physical times, increasing, from 0 on.
        sampler: "reduced", "full" or "lazy" (see laws/); lazy needs a `FixedGrid` and `has_one_direction`.
        objective: the loss of the reward margin.
        flow: the integrator.
    """
    law = {
        "n_active": component.n_active,
        "n_samples": component.n_samples,
        "dim": component.dim,
        "noise": component.noise,
        "shared_norm": component.shared_norm,
        "shape": (shape.n_samples, shape.n_columns),
        "coordinates": component.coordinates,
        "flip": component.flip,
        "dtype": times.dtype,
    }
    if sampler == "lazy":
        fresh = laws.lazy.draw_fresh(key, component.values, **law)
        return _evolve_lazily(fresh, component, shape, times, objective, cast(FixedGrid, flow))
    clusters = laws.draw(key, component.values, sampler=sampler, **law)
    return evolve(clusters, component, times, objective, flow, guarded=False)


def evolve(
    clusters: laws.Clusters,
    component: Component,
    times: Float[Array, " times"],
    objective: Objective,
    flow: Flow,
    guarded: bool = True,
) -> Run:
    """Follow the preference flow of one component from W = W₀.

    Args:
        clusters: embeddings and their frame.
        component: its parameters.
        times: physical times, increasing, from 0 on.
        objective: the loss of the reward margin.
        flow: the integrator.
        guarded: whether a velocity that is 0 within rounding counts as 0; random draws need not be looked at.
    """
    found = trajectory.follow(problem(clusters.embeddings, component), times, objective, flow, guarded)
    log_risk = jax.vmap(lambda a: log_risk_per_cluster(a, clusters.concepts, clusters.shared, component.noise))(
        found.directions
    )
    return Run(found.margins, log_risk, found.error)


def problem(embeddings: dynamics.Embeddings, component: Component) -> trajectory.Problem:
    """What `trajectory.follow` needs, in the precision of the embeddings."""
    dtype = embeddings.dtype
    parameters = (jnp.asarray(x, dtype) for x in (component.beta, component.n_total, component.tau))
    return trajectory.Problem(embeddings, jnp.asarray(component.incidence).astype(dtype), *parameters)


def _evolve_lazily(
    fresh: laws.lazy.FreshBlock,
    component: Component,
    shape: PaddedShape,
    times: Float[Array, " times"],
    objective: Objective,
    flow: FixedGrid,
) -> Run:
    """`evolve` for values with one common direction, whose noise is revealed as the flow asks for it."""
    dtype = times.dtype
    n_head = 1 + shape.n_values
    noise = jnp.asarray(component.noise, dtype)

    def margins(state: Array, columns: Array) -> Array:
        return fresh.head @ state[:n_head] + noise * (columns @ state[n_head:])

    def field(state: Array, revealed: laws.lazy.Revealed) -> tuple[Array, laws.lazy.Revealed]:
        weights = jnp.where(fresh.exists, objective.slope(margins(state[0], revealed.columns)).astype(dtype), 0)
        along_noise, revealed = laws.lazy.transposed_product(weights, fresh, revealed)
        # Every overlap is 2: one direction serves all values, and it feels all of their samples.
        return 2 * jnp.concatenate([fresh.head.T @ weights, noise * along_noise])[None], revealed

    beta, n_total, tau = (jnp.asarray(x, dtype) for x in (component.beta, component.n_total, component.tau))
    states, error, revealed = flow.solve_with_memory(
        field,
        jnp.zeros((1, shape.n_columns), dtype),
        laws.lazy.nothing_revealed(fresh),
        times * (beta**2 / (n_total * tau)),
    )
    directions = states[:, 0]
    concepts, shared = laws.standard_frame(
        shape.n_values, shape.n_columns, component.shared_norm, dtype, component.coordinates
    )
    all_margins = jax.vmap(margins, in_axes=(0, None))(directions, revealed.columns)
    log_risk = jax.vmap(
        lambda a: log_risk_per_cluster(jnp.broadcast_to(a, concepts.shape), concepts, shared, component.noise)
    )(directions)
    return Run(all_margins.reshape(-1, shape.n_values, 2, shape.n_samples), log_risk, error)


def shared_flow(setting: Setting, horizon: float) -> Flow:
    """The coarsest of `FIXED_GRIDS` that is accurate up to physical time ``horizon``, or `GradientFlow` beyond them."""
    needed = fixed_grid_steps(setting, horizon)
    return next((FixedGrid(steps) for steps in FIXED_GRIDS if steps >= needed), GradientFlow())


def fixed_grid_steps(setting: Setting, horizon: float) -> int:
    """Runge–Kutta steps that keep the relative error of `FixedGrid` under about 5e-5 up to physical time ``horizon``.

    The Gram matrix C has norm at most 2‖X‖² (Schur), and for n connected values
    ‖X‖ ≲ max(√(2Qλ), l_b √(2nQ)) + v(√(2nQ) + √d), λ the largest eigenvalue of their concepts' Gram matrix (1 for
    orthonormal ones; flipped labels change no norm); DPO's slope has Lipschitz constant 1/4. The norm is an upper
    bound, so steps of 1/1.3 in that unit suffice: docs/numerics.md has the errors measured. For other objectives this
    is a guess; the flow's own error estimate is the check.
    """
    rows = 2 * setting.n_samples * max(len(members) for members in setting.graph.components)
    largest = 1.0
    if setting.correlated:
        concepts = cast(Concepts, setting.concepts)
        largest = max(largest_eigenvalue(concepts, members) for members in setting.graph.components)
    signal = max(math.sqrt(2 * setting.n_samples * largest), float(setting.shared_norm) * math.sqrt(rows))
    norm = signal + float(setting.noise) * (math.sqrt(rows) + math.sqrt(setting.dim))
    stiffness = 0.25 * 2 * norm**2 * float(setting.rate) * horizon
    return max(2, math.ceil(1.3 * stiffness))
