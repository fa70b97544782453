"""From given embeddings to directions and margins over time, by whatever flow: in the flow's coordinates and units.

Imports dynamics and flow; imported by component.py.
"""

import dataclasses
from collections.abc import Sequence
from typing import NamedTuple, cast

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from dpotheory.core import dynamics
from dpotheory.core.flow import FixedGrid, Flow, GradientFlow
from dpotheory.core.objectives import Objective

MOST_IMPLICIT = 2048
"""Unknowns that implicit steps, whose Jacobian is dense, are taken with at most."""
_FIRST_TRY = 4096  # explicit steps before implicit ones are tried; flows that are not stiff take some hundreds
_MOST_IMPLICIT_STEPS = 1024  # a smooth flow takes some hundreds


class Problem(NamedTuple):
    """What a flow needs to know besides the objective; every field may be traced.

    Attributes:
        embeddings: x, shape (values, 2, samples, dim).
        incidence: token differences as columns, shape (tokens, values).
        beta, n_total, tau: of the setting.
    """

    embeddings: dynamics.Embeddings
    incidence: Float[Array, "tokens values"]
    beta: Float[Array, ""]
    n_total: Float[Array, ""]
    tau: Float[Array, ""]


class Trajectory(NamedTuple):
    """Reward directions a_i and margins at the times asked for, with the flow's estimate of its relative error."""

    directions: Float[Array, "times values dim"]
    margins: Float[Array, "times values two samples"]
    error: Float[Array, ""]


def follow(
    problem: Problem, times: Float[Array, " times"], objective: Objective, flow: Flow, guarded: bool
) -> Trajectory:
    """Follow the preference flow from W = W₀.

    Args:
        problem: embeddings and parameters.
        times: physical times, increasing, from 0 on.
        objective: the loss of the reward margin.
        flow: the integrator.
        guarded: whether a velocity that is 0 within rounding counts as 0 (`dynamics.RoundingGuard`). Random draws never
            cancel to that degree, so they go without.
    """
    embeddings, incidence, beta, n_total, tau = problem
    overlap = jnp.asarray(incidence.T @ incidence)
    guard = dynamics.RoundingGuard.of(embeddings, overlap) if guarded else None
    if flow.space != "directions":
        found = _follow_weights(problem, times, objective, flow, guarded)
    elif flow.margins == "observed":
        found = _follow_adaptively(
            embeddings, overlap, times, (beta, n_total, tau), objective, cast(GradientFlow, flow), guard
        )
    elif flow.margins == "carried":
        found = _follow_on_a_grid(
            embeddings, overlap, times * (beta**2 / (n_total * tau)), objective, cast(FixedGrid, flow), guard
        )
    else:
        directions, error = flow.solve(
            lambda a: _velocity(dynamics.margins(a, embeddings), embeddings, overlap, objective, guard),
            jnp.zeros_like(embeddings[:, 0, 0]),
            times * (beta**2 / (n_total * tau)),
        )
        found = Trajectory(directions, _margins(directions, embeddings), error)
    if guard is None:
        return found
    at_rest = jnp.zeros(embeddings.shape[:3], embeddings.dtype)
    doubt = guard.relative_rounding(_velocity(at_rest, embeddings, overlap, objective, guard), objective.slope(at_rest))
    return found._replace(error=jnp.maximum(found.error, doubt))


def n_unknowns(n_values: int, n_samples: int, n_columns: int) -> int:
    """How many unknowns implicit steps solve for: one per sample where samples are fewer than dimensions."""
    n_total = 2 * n_values * n_samples
    return n_total if n_total <= n_columns else n_values * n_columns


def tries(flow: Flow, shapes: Sequence[tuple[int, int, int]]) -> tuple[Flow, ...]:
    """What to run until one arrives: where steps may be implicit, explicit ones first, and not all that are allowed.

    Args:
        flow: as the caller chose it.
        shapes: (values, samples, columns) of the components that it will follow.
    """
    if not isinstance(flow, GradientFlow) or flow.stiff is not None:
        return (flow,)
    explicit = dataclasses.replace(flow, stiff=False)
    if max(n_unknowns(*shape) for shape in shapes) > MOST_IMPLICIT:
        return (explicit,)
    first = dataclasses.replace(explicit, max_steps=min(flow.max_steps, _FIRST_TRY))
    return first, dataclasses.replace(flow, stiff=True, max_steps=min(flow.max_steps, _MOST_IMPLICIT_STEPS))


def _velocity(
    margins: dynamics.Margins,
    embeddings: dynamics.Embeddings,
    overlap: Float[Array, "rows values"],
    objective: Objective,
    guard: dynamics.RoundingGuard | None,
) -> Float[Array, "rows dim"]:
    velocity = overlap @ dynamics.push(margins, embeddings, objective)
    return velocity if guard is None else guard(velocity, objective.slope(margins))


def _margins(
    directions: Float[Array, "times values dim"], embeddings: dynamics.Embeddings
) -> Float[Array, "times values two samples"]:
    return jax.vmap(lambda a: dynamics.margins(a, embeddings))(directions)


def _follow_on_a_grid(
    embeddings: dynamics.Embeddings,
    overlap: Float[Array, "values values"],
    times: Float[Array, " times"],
    objective: Objective,
    flow: FixedGrid,
    guard: dynamics.RoundingGuard | None,
) -> Trajectory:
    """Directions and margins as one state, at dimensionless times.

    Margins are linear in directions and Runge–Kutta combines states linearly, so margins that are carried along stay
    those of the directions: the embeddings are passed over twice an evaluation, and not once more a recorded time.
    """
    n_values, _, n_samples, dim = embeddings.shape

    def field(state: Array) -> Array:
        margins = state[:, dim:].reshape(n_values, 2, n_samples)
        velocity = _velocity(margins, embeddings, overlap, objective, guard)
        return jnp.concatenate([velocity, dynamics.margins(velocity, embeddings).reshape(n_values, -1)], axis=1)

    start = jnp.zeros((n_values, dim + 2 * n_samples), embeddings.dtype)
    states, error = flow.solve(field, start, times, measured=dim)
    return Trajectory(states[..., :dim], states[..., dim:].reshape(-1, n_values, 2, n_samples), error)


def _follow_adaptively(
    embeddings: dynamics.Embeddings,
    overlap: Float[Array, "values values"],
    times: Float[Array, " times"],
    rates: tuple[Float[Array, ""], Float[Array, ""], Float[Array, ""]],
    objective: Objective,
    flow: GradientFlow,
    guard: dynamics.RoundingGuard | None,
) -> Trajectory:
    """The same in units of the embeddings of each value, so that tolerances are tolerances on margins.

    With x' = x/D_i, a' = D_i a_i and U' = D U D the equation is the same. D_i are powers of two, and exact.
    """
    n_values, _, n_samples, dim = embeddings.shape
    dtype = embeddings.dtype
    units = _power_of_two(jnp.max(jnp.linalg.norm(embeddings, axis=-1), axis=(1, 2)))
    unit = jnp.max(units)
    relative = units / unit
    scaled = embeddings / units[:, None, None, None]
    scaled_overlap = relative[:, None] * overlap * relative[None, :]
    scaled_guard = None if guard is None else guard.rescaled(units, relative)
    beta, n_total, tau = rates
    scaled_times = times * ((beta * unit) ** 2 / (n_total * tau))

    def velocity(margins: Array) -> Array:
        return _velocity(margins, scaled, scaled_overlap, objective, scaled_guard)

    if not flow.stiff:

        def field(state: Array) -> Array:
            moved = velocity(state[:, dim:].reshape(n_values, 2, n_samples))
            return jnp.concatenate([moved, dynamics.margins(moved, scaled).reshape(n_values, -1)], axis=1)

        start = jnp.zeros((n_values, dim + 2 * n_samples), dtype)
        states, error = flow.solve(field, start, scaled_times, observe=lambda state: state[:, dim:])
        directions, margins = states[..., :dim], states[..., dim:].reshape(-1, n_values, 2, n_samples)
    elif n_unknowns(n_values, n_samples, dim) < n_values * dim:  # the state is how often each sample pushed

        def combined(pushes: Array) -> Array:
            rows = scaled.reshape(n_values, -1, dim)
            pushed = dynamics.with_signs(pushes.reshape(n_values, 2, n_samples)).reshape(n_values, -1)
            return scaled_overlap @ jax.vmap(jnp.matmul)(pushed, rows)

        def margins_of(pushes: Array) -> Array:
            return dynamics.margins(combined(pushes), scaled).reshape(n_values, -1)

        def push_rate(pushes: Array) -> Array:
            margins = margins_of(pushes)
            return objective.slope(margins).astype(dtype)

        states, error = flow.solve(
            push_rate, jnp.zeros((n_values, 2 * n_samples), dtype), scaled_times, observe=margins_of
        )
        directions = jax.vmap(combined)(states)
        margins = _margins(directions, scaled)
    else:
        directions, error = flow.solve(
            lambda a: velocity(dynamics.margins(a, scaled)),
            jnp.zeros((n_values, dim), dtype),
            scaled_times,
            observe=lambda a: dynamics.margins(a, scaled),
        )
        margins = _margins(directions, scaled)
    return Trajectory(directions / units[None, :, None], margins, error)


def _follow_weights(
    problem: Problem, times: Float[Array, " times"], objective: Objective, flow: Flow, guarded: bool
) -> Trajectory:
    """The rows of W − W₀ themselves, in physical time: for optimisers."""
    embeddings, incidence, beta, n_total, _ = problem
    guard = dynamics.RoundingGuard.of(embeddings, incidence) if guarded else None

    def descent(weights: Array) -> Array:
        """−∇_W L = (β/N) dM/dθ at M = β(W − W₀)."""
        margins = dynamics.margins(incidence.T @ (beta * weights), embeddings)
        return beta / n_total * _velocity(margins, embeddings, incidence, objective, guard)

    start = jnp.zeros((incidence.shape[0], embeddings.shape[-1]), embeddings.dtype)
    weights, error = flow.solve(descent, start, times)
    directions = beta * jnp.einsum("kv,tkd->tvd", incidence, weights)
    if guarded:  # two rows that moved alike leave their difference to rounding
        lengths = jnp.einsum("kv,tk->tv", jnp.abs(incidence), jnp.linalg.norm(beta * weights, axis=-1))
        small = jnp.linalg.norm(directions, axis=-1) <= dynamics.rounding(embeddings) * lengths
        directions = jnp.where(small[..., None], 0, directions)
    margins = _margins(directions, embeddings)
    losses = objective.loss(margins).mean(axis=(1, 2, 3))
    start_loss = objective.loss(jnp.zeros((), margins.dtype))
    # A descent that ends above its start has not descended; written so that NaN counts as above.
    descended = losses[-1] <= start_loss + 1e-3 * jnp.abs(start_loss)
    return Trajectory(directions, margins, jnp.where(descended, error, jnp.inf).astype(error.dtype))


def _power_of_two(sizes: Float[Array, " values"]) -> Float[Array, " values"]:
    """The power of two next above each size; 1 for a size that is 0 or not finite."""
    usable = jnp.isfinite(sizes) & (sizes > 0)
    _, exponents = jnp.frexp(jnp.where(usable, sizes, 0.5))
    return jax.lax.stop_gradient(jnp.ldexp(jnp.ones_like(sizes), exponents))


def stiffness(objective: Objective) -> float:
    """How fast −f′ changes at most, in units of DPO's 1/4: by differences between margins 1/2 apart in [−4, 4]."""
    points = np.linspace(-4.0, 4.0, 17)
    with jax.enable_x64(True), jax.ensure_compile_time_eval():
        slopes = np.asarray(objective.slope(jnp.asarray(points)), dtype=float)
    return max(1.0, 4 * float(np.max(np.abs(np.diff(slopes)) / np.diff(points))))
