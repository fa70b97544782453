"""What the flow does on one dataset, beside a claim's sides: the data half of an on-event statement (theory.md §2).

Pure JAX, differentiable in the embeddings. Sizes, token graph and bounds are numbers, and values, samples and columns
may be padded, so that one program serves many settings. Imported by on_event.py and the falsifier.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
import sympy as sp
from jaxtyping import Array, Bool, Float

from dpotheory.checks import gram
from dpotheory.checks.gram import Number
from dpotheory.claims import registry, symbols
from dpotheory.core import dynamics, risk
from dpotheory.core.flow import FixedGrid
from dpotheory.core.laws import standard_frame
from dpotheory.core.objectives import DPO

Embeddings = Float[Array, "values 2 samples columns"]

FRACTIONS = (2.0**-20, 2.0**-10, 2.0**-6, 1 / 16, 1 / 8, 1 / 4, 3 / 8, 1 / 2, 5 / 8, 3 / 4, 7 / 8, 1.0)
"""Fractions of the claim's last time at which both sides of a bound are compared."""


class World(NamedTuple):
    """A setting, its token graph and a claim's sides as numbers; values, samples and tokens may be padded.

    Attributes:
        incidence: token differences u_i as columns, shape (tokens, values); zero for padding.
        exists: which samples exist, shape (values, 2, samples).
        dim, noise, shared_norm, beta: of the setting.
        allowed: the slack of the Gram event that the claim grants.
        horizon: θ = tβ²/(Nτ) at the claim's last time (see dynamics.py).
        lower, upper: the claim's sides at `FRACTIONS`, shape (times,); logarithms but for margins; ∓∞ where it has
            none, or does not speak about that time.
    """

    incidence: Float[np.ndarray | Array, "tokens values"]
    exists: Bool[np.ndarray | Array, "values 2 samples"]
    dim: Number
    noise: Number
    shared_norm: Number
    beta: Number
    allowed: Number
    horizon: Number
    lower: Float[np.ndarray | Array, " times"]
    upper: Float[np.ndarray | Array, " times"]


class OnEventGap(NamedTuple):
    """What an on-event statement says of one dataset.

    Attributes:
        violation: > 0 where the conclusion fails; relative for margins, a difference of logarithms otherwise.
        event_slack: ≥ 0 where the data lie in the event; 1 − (least slack that holds them)/(slack that is allowed).
    """

    violation: Float[Array, ""]
    event_slack: Float[Array, ""]


def _pairs(x: Embeddings, world: World) -> gram.Pairs:
    law = {"dim": world.dim, "noise": world.noise, "shared_norm": world.shared_norm}
    return gram.pairs(x, world.incidence, world.exists, **law)


def slack_needed(x: Embeddings, world: World) -> Float[Array, "rows rows"]:
    """The least ε at which each pair of samples obeys DV-LB.1."""
    return gram.slack_needed(_pairs(x, world), noise=world.noise, shared_norm=world.shared_norm)


def gram_slack(x: Embeddings, world: World) -> Float[Array, ""]:
    """min{ε : the data lie in E(ε)}."""
    return jnp.max(slack_needed(x, world))


def event_slack(x: Embeddings, world: World) -> Float[Array, ""]:
    """1 − gram_slack/allowed: ≥ 0 on the event."""
    return 1 - gram_slack(x, world) / world.allowed


def velocity_residual(x: Embeddings, world: World) -> Float[Array, " rows"]:
    """(N/β²)|τṙ_j − leading part|/max σ at t = 0, where every σ(−r) is 1/2 (DV-LB.2)."""
    return jnp.abs(_pairs(x, world).deviation.sum(axis=0))


def trajectory(x: Embeddings, world: World, n_steps: int = 2) -> Float[Array, "times values columns"]:
    """Reward directions a_i at `FRACTIONS` of the horizon."""
    return _followed(x, world, n_steps)[0]


def flow_error(x: Embeddings, world: World) -> Float[Array, ""]:
    """The integrator's relative error of `trajectory`, estimated from its defect."""
    return _followed(x, world, 2)[1]


def _followed(x: Embeddings, world: World, n_steps: int) -> tuple[Array, Array]:
    return FixedGrid(n_steps).solve(
        lambda a: dynamics.direction_velocity(a, x, world.incidence.T @ world.incidence, DPO),
        jnp.zeros_like(x[:, 0, 0]),
        jnp.asarray(world.horizon) * jnp.asarray(FRACTIONS, x.dtype),
    )


def margin_velocities(x: Embeddings, world: World, printed: Callable[..., Any]) -> tuple[Array, Array]:
    """τṙ by autodiff of the loss in W, and the printed right side, after a step of length τ₁ from W₀."""
    n_values, _, n_samples, dim = x.shape
    exists = jnp.asarray(world.exists)
    n_total = exists.sum(dtype=x.dtype)
    unit = dynamics.with_signs(jnp.ones(x.shape[:3], x.dtype))

    def margins(weights: Array) -> Array:  # W − W₀
        return jnp.asarray(world.beta) * unit * jnp.einsum("tv,td,vsqd->vsq", world.incidence, weights, x)

    def loss(weights: Array) -> Array:
        return jnp.where(exists, DPO.loss(margins(weights)), 0).sum() / n_total

    start = jnp.zeros((world.incidence.shape[0], dim), x.dtype)
    step = world.horizon * n_total / world.beta**2  # t/τ
    weights = jnp.asarray(-step * jax.grad(loss)(start))
    _, derived = jax.jvp(margins, (weights,), (-jax.grad(loss)(weights),))
    value, flat = np.repeat(np.arange(n_values), 2 * n_samples), unit.reshape(-1)
    overlap = flat[:, None] * flat[None, :] * (world.incidence.T @ world.incidence)[value][:, value]
    rows = x.reshape(-1, dim)
    said = printed(margins(weights).reshape(-1, 1), overlap, rows @ rows.T, world.beta, n_total)
    return derived.reshape(-1), said


def _residual(x: Embeddings, world: World) -> Array:
    return jnp.log(jnp.max(velocity_residual(x, world))) - world.upper[-1]


def _envelope(x: Embeddings, world: World) -> Array:
    margins = jax.vmap(lambda a: dynamics.margins(a, x))(trajectory(x, world))
    lower, upper = (jnp.asarray(side, x.dtype)[:, None, None, None] for side in (world.lower, world.upper))

    def beyond(gap: Array, bound: Array) -> Array:
        """Relative to the bound, to the margin where the bound is 0; without a bound −∞."""
        known = jnp.isfinite(bound)
        size = jnp.where(known & (bound != 0), jnp.abs(bound), jnp.abs(margins) + 1e-300)
        return jnp.where(known, jnp.where(known, gap, 0) / size, -jnp.inf)

    worst = jnp.maximum(beyond(lower - margins, lower), beyond(margins - upper, upper))
    return jnp.max(jnp.where(world.exists, worst, -jnp.inf))


def _risk(x: Embeddings, world: World) -> Array:
    concepts, shared = standard_frame(x.shape[0], x.shape[3], world.shared_norm, x.dtype)
    active = world.exists[:, :, 0]

    def mixture(a: Array) -> Array:
        logs = risk.log_risk_per_cluster(a, concepts, shared, world.noise)
        return jnp.minimum(jax.nn.logsumexp(logs, where=active) - jnp.log(active.sum()), 0)

    found = jax.vmap(mixture)(trajectory(x, world))
    return jnp.max(jnp.maximum(found - world.upper, world.lower - found))


def _identity(x: Embeddings, world: World) -> Array:
    derived, said = margin_velocities(x, world, printed_dynamics("DV-L4.1"))
    scale = jnp.max(jnp.abs(derived) + jnp.abs(said))
    budget = 100 * x[0].size * float(jnp.finfo(x.dtype).eps)  # rounding of the two sums
    return jnp.log(jnp.max(jnp.abs(derived - said)) + 1e-300) - jnp.log(budget * scale)


FAMILIES: Mapping[str, Callable[[Embeddings, World], Array]] = {
    "residual": _residual,
    "envelope": _envelope,
    "risk": _risk,
    "identity": _identity,
    "event": lambda x, world: -event_slack(x, world),
}


def measure(family: str, x: Embeddings, world: World) -> OnEventGap:
    """Violation and event slack of one dataset; differentiable in ``x`` but where a maximum changes hands."""
    return OnEventGap(FAMILIES[family](x, world), event_slack(x, world))


@functools.cache
def printed_dynamics(claim_id: str) -> Callable[..., Any]:
    """The right side of an identity of margins as a function of (r (N, 1), U (N, N), Σ (N, N), β, N)."""
    right = registry[claim_id].equation.rhs  # pyright: ignore[reportAttributeAccessIssue, reportOptionalMemberAccess]
    (total,) = right.atoms(sp.Sum)
    names = {atom: sp.Symbol(str(atom.base)) for atom in total.function.atoms(sp.Indexed)}
    arguments = [sp.Symbol(name) for name in ("r", "U", "Sigma")]
    count = next(iter(right.free_symbols & total.limits[0][2].free_symbols))
    modules = [{"sigma": jax.nn.sigmoid}, "jax"]
    summand = sp.lambdify([*arguments, symbols.beta], total.function.xreplace(names), modules=modules)
    whole = sp.Symbol("whole")
    outer = sp.lambdify([whole, symbols.beta, count], right.xreplace({total: whole}), modules="jax")
    return lambda r, u, s, beta, n: outer(summand(r, u, s, beta).sum(axis=0), beta, n)
