"""One dataset of given embeddings: in a frame that is known, or with its means and noise estimated.

Imports component.py, frame.py, inputs.py and what is below them; imported by ensemble.py.
"""

import functools
from collections.abc import Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float, Key

from dpotheory.core import component as parts
from dpotheory.core import inputs, laws, risk, trajectory
from dpotheory.core.flow import Flow, GradientFlow
from dpotheory.core.frame import estimate_frame, fresh_margins
from dpotheory.core.objectives import Objective
from dpotheory.core.results import Simulation
from dpotheory.core.setting import Setting


def to_estimate(concepts: Any, shared: Any) -> bool:
    """Whether the frame is to be estimated; ValueError for half of it."""
    words = [word for word in (concepts, shared) if isinstance(word, str)]
    if inputs.ESTIMATE not in words:
        return False
    if not (isinstance(concepts, str) and concepts in (inputs.ESTIMATE, inputs.STANDARD_FRAME)) or not (
        shared is None or isinstance(shared, str)
    ):
        raise ValueError(
            "concepts='estimate' estimates c_i, b and the noise together; give it alone, or both concepts= (K, d) and "
            "shared= (d,)"
        )
    return True


def labelled(key: Key[Array, ""] | None, clusters: laws.Clusters, setting: Setting) -> laws.Clusters:
    """The clusters with the embeddings negated whose labels the key flips; ValueError if there is no key for it."""
    signs = _signs(key, setting, clusters.embeddings.dtype)
    return clusters if signs is None else clusters._replace(embeddings=signs[..., None] * clusters.embeddings)


def _signs(key: Key[Array, ""] | None, setting: Setting, dtype: Any) -> Float[Array, "values two samples"] | None:
    if not setting.flips:
        return None
    if key is None:
        raise ValueError(
            f"flip = {setting.flip} needs a key, which says whose labels are flipped; give one, or a Setting with "
            "flip=0.0"
        )
    return laws.label_signs(key, np.arange(setting.n_values), setting.n_samples, setting.flip, dtype)


def simulate_given(
    clusters: laws.Clusters,
    setting: Setting,
    times: Float[Array, " times"],
    objective: Objective,
    flow: Flow,
    components: Sequence[tuple[int, ...]],
) -> Simulation:
    """Follow embeddings whose frame is known; ``components`` are the values that move together."""
    everything = tuple(range(setting.n_values))
    # Implicit steps cost the cube of what is solved for together, so components are then followed one by one.
    groups = components if isinstance(flow, GradientFlow) and flow.stiff else (everything,)
    runs = []
    for members in groups:
        component = parts.describe(setting, members, len(members))
        own = clusters._replace(
            embeddings=clusters.embeddings[np.asarray(members)], concepts=clusters.concepts[np.asarray(members)]
        )
        runs.append(_evolve(own, component, times, objective=objective, flow=flow))
    by_value = np.argsort(np.concatenate([np.asarray(members) for members in groups]))
    margins, log_risks = (
        jnp.concatenate([getattr(run, name) for run in runs], axis=1)[:, by_value] for name in ("margins", "log_risk")
    )
    error = jnp.max(jnp.stack([run.error for run in runs]))
    return Simulation(times, margins, risk.log_mean(log_risks), log_risks, error)


_evolve = jax.jit(parts.evolve, static_argnames=("objective", "flow"))


def simulate_estimated(
    key: Key[Array, ""] | None,
    embeddings: Float[Array, "values two samples dim"],
    setting: Setting,
    times: Float[Array, " times"],
    objective: Objective,
    flow: Flow,
) -> Simulation:
    """`simulate_given` where the means of the clusters and the noise are estimated."""
    if isinstance(embeddings, Tracer):
        raise ValueError("concepts='estimate' needs embeddings that are not traced; call simulate outside jit and vmap")
    noise = estimate_frame(embeddings).noise
    component = parts.describe(setting, tuple(range(setting.n_values)), setting.n_values)
    signs = _signs(key, setting, embeddings.dtype)
    key = jax.random.key(0) if key is None else key
    run, log_risks = _estimated(key, embeddings, signs, component, times, noise, objective=objective, flow=flow)
    return Simulation(times, run.margins, risk.log_mean(log_risks), log_risks, run.error)


@functools.partial(jax.jit, static_argnames=("objective", "flow"))
def _estimated(
    key: Key[Array, ""],
    embeddings: Float[Array, "values two samples dim"],
    signs: Float[Array, "values two samples"] | None,
    component: parts.Component,
    times: Float[Array, " times"],
    noise: Float[Array, ""],
    *,
    objective: Objective,
    flow: Flow,
) -> tuple[trajectory.Trajectory, Float[Array, "times values two"]]:
    def follow(x: Array) -> trajectory.Trajectory:
        """A run on flipped labels, whose margins are measured in the true ones."""
        if signs is None:
            return trajectory.follow(parts.problem(x, component), times, objective, flow, guarded=True)
        run = trajectory.follow(parts.problem(signs[..., None] * x, component), times, objective, flow, guarded=True)
        return run._replace(margins=signs[None] * run.margins)

    run, fresh = fresh_margins(key, embeddings, noise, follow)
    if signs is not None:
        run = run._replace(margins=signs[None] * run.margins)
    lengths = jnp.linalg.norm(run.directions, axis=-1)
    return run, jax.vmap(lambda m, length: risk.log_risk_of_margins(m, length, noise))(fresh, lengths)
