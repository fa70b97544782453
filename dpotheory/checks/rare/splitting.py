"""Failure probabilities far below 1/n: multilevel splitting for P(data not in E(ε)) (theory.md §2, DV-LB.1).

Levels and step sizes come from a pilot run; given them, every repeat is an unbiased estimate, and the interval rests on
independent repeats. Cost grows as N²d a particle. Good for sets of some dozens of samples, where δ(ε) can then be
compared with the truth; not for thousands.
"""

import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from dpotheory.checks.falsify import measure
from dpotheory.checks.falsify.on_event import as_on_event
from dpotheory.claims import registry
from dpotheory.core.laws import standard_frame
from dpotheory.core.setting import Setting

_LEAST_SHARE = 0.2  # of the particles that pass from one level to the next, in the pilot run
_MOST_LEVELS = 512
_FIRST_STEP = 0.8
_ACCEPTANCE = 0.3

Score = Callable[[Float[Array, " normals"], Any], Float[Array, ""]]


@dataclass(frozen=True)
class RareEstimate:
    """An estimated probability with the interval of its independent, unbiased repeats.

    Attributes:
        probability: mean of the repeats.
        low, high: Student interval of that mean at ``confidence``, cut off at 0 and 1.
        confidence: chance that the interval covers, as far as the repeats are normal.
        repeats: the estimates, one a repeat.
        levels: the scores at which particles were split; the last is the threshold.
    """

    probability: float
    low: float
    high: float
    confidence: float
    repeats: tuple[float, ...]
    levels: tuple[float, ...]

    @property
    def relative_error(self) -> float:
        """Standard error over the estimate."""
        spread = float(np.std(self.repeats, ddof=1)) / math.sqrt(len(self.repeats))
        return spread / self.probability if self.probability > 0 else math.inf


def gram_failure(
    key: jax.Array,
    setting: Setting,
    epsilon: float,
    *,
    n_particles: int = 1024,
    n_moves: int = 10,
    n_repeats: int = 16,
    confidence: float = 0.999,
) -> RareEstimate:
    """P(data not in E(ε)) at a setting: what DV-LB.1's δ(ε) bounds from above.

    Args:
        key: a typed key.
        setting: the parameters; a simple token graph.
        epsilon: ε > 0.
        n_particles, n_moves: particles of a repeat, and Markov moves of each after every split.
        n_repeats: independent repeats after the pilot run, at least 2.
        confidence: of the interval.

    Raises:
        ValueError: for ε ≤ 0, too few repeats, or if the pilot run does not reach ε.

    Example:
        >>> s = Setting(n_values=1, n_samples=1, dim=4, noise=0.1, shared_norm=0.25, beta=0.1)
        >>> 0 < gram_failure(jax.random.key(0), s, 8.0).probability < 1e-6
        True
    """
    if not epsilon > 0:
        raise ValueError(f"epsilon = {epsilon}; the slack of a Gram event must be greater than 0")
    on_event, shape = as_on_event(registry["DV-LB.1"]), (setting.n_values, setting.n_samples)
    world = jax.tree.map(lambda leaf: leaf[0], on_event.worlds([setting], [epsilon], shape))
    dimension = 2 * setting.n_values * setting.n_samples * setting.dim
    return tail_probability(
        key,
        _gram_score,
        dimension,
        epsilon,
        world,
        n_particles=n_particles,
        n_moves=n_moves,
        n_repeats=n_repeats,
        confidence=confidence,
    )


def tail_probability(
    key: jax.Array,
    score: Score,
    dimension: int,
    threshold: float,
    arguments: Any = (),
    *,
    n_particles: int = 1024,
    n_moves: int = 10,
    n_repeats: int = 16,
    confidence: float = 0.999,
) -> RareEstimate:
    """P(score(z, arguments) > threshold) for z standard normal in ``dimension`` dimensions, by fixed-level splitting.

    From level to level the particles above it are resampled and moved by z ← √(1−s²) z + s ξ, kept while above; the
    product of the shares that pass is unbiased for fixed levels and steps s.

    Args:
        key: a typed key; the pilot run and every repeat have their own.
        score: (z, arguments) → number, in JAX; name it once, since a new function is a new program.
        dimension: length of z.
        threshold: of the score.
        arguments: a pytree of arrays for ``score``.
        n_particles, n_moves, n_repeats, confidence: as for `gram_failure`.
    """
    from scipy import stats

    if n_repeats < 2:
        raise ValueError(f"n_repeats = {n_repeats}; an interval needs at least 2")
    with jax.enable_x64(True):
        run = functools.partial(_run, score=score, size=(n_particles, dimension), n_moves=n_moves)
        blank = np.full(_MOST_LEVELS, np.inf), np.full(_MOST_LEVELS, _FIRST_STEP)
        _, n_levels, levels, steps = run(jax.random.fold_in(key, 0), arguments, threshold, *blank, _MOST_LEVELS, True)
        count = int(n_levels)
        if not levels[count - 1] >= threshold:
            raise ValueError(
                f"the pilot run stopped at the score {levels[count - 1]:.4g}, below {threshold}: {count} levels"
            )
        logs = [
            float(run(jax.random.fold_in(key, 1 + m), arguments, threshold, levels, steps, count, False)[0])
            for m in range(n_repeats)
        ]
    values = np.exp(logs)
    mean = float(values.mean())
    half = float(stats.t.ppf((1 + confidence) / 2, n_repeats - 1) * values.std(ddof=1) / math.sqrt(n_repeats))
    used = tuple(float(level) for level in np.asarray(levels)[:count])
    return RareEstimate(mean, max(0.0, mean - half), min(1.0, mean + half), confidence, tuple(values.tolist()), used)


def _gram_score(normals: Float[Array, " normals"], world: measure.World) -> Float[Array, ""]:
    """min{ε : the data lie in E(ε)} for the data with these noise variables."""
    shape = world.exists.shape
    noise = normals.reshape(*shape, -1)
    concepts, shared = standard_frame(shape[0], noise.shape[-1], world.shared_norm, noise.dtype)
    signs = jnp.asarray([1, -1], noise.dtype)[None, :, None, None]
    x = signs * concepts[:, None, None, :] + shared[None, None, None, :] + world.noise * noise
    return measure.gram_slack(x, world)


@functools.partial(jax.jit, static_argnames=("score", "size", "n_moves"))
def _run(
    key: Array,
    arguments: tuple[Any, ...],
    threshold: Array,
    levels: Array,
    steps: Array,
    n_levels: Array,
    pilot: Array,
    *,
    score: Callable[..., Any],
    size: tuple[int, int],
    n_moves: int,
) -> tuple[Array, Array, Array, Array]:
    """One pass through the levels: log estimate, number of levels, levels and steps.

    A pilot run chooses the levels (a quantile of its scores, at most the threshold) and tunes the steps as it goes.
    """
    scores_of = jax.vmap(lambda z: score(z, arguments))
    start = jax.random.normal(jax.random.fold_in(key, _MOST_LEVELS), size, jnp.float64)

    def unfinished(carry: tuple[Array, ...]) -> Array:
        place, _, _, _, _, _, last = carry
        return (place < n_levels) & (last < threshold)

    def advance(carry: tuple[Array, ...]) -> tuple[Array, ...]:
        place, z, scores, log_p, levels, steps, _ = carry
        chosen = jnp.minimum(jnp.quantile(scores, 1 - _LEAST_SHARE), threshold)
        level = jnp.where(pilot, chosen, levels[place])
        alive = scores > level
        n_alive = alive.sum()
        log_p = log_p + jnp.log(n_alive.astype(jnp.float64)) - math.log(size[0])
        pick, move = jax.random.split(jax.random.fold_in(key, place))
        order = jnp.argsort(~alive)  # survivors first
        parents = order[jax.random.randint(pick, (size[0],), 0, jnp.maximum(n_alive, 1))]
        z, scores, step = z[parents], scores[parents], steps[place]

        def kick(carry: tuple[Array, ...], key: Array) -> tuple[tuple[Array, ...], None]:
            z, scores, step = carry
            proposal = jnp.sqrt(1 - step**2) * z + step * jax.random.normal(key, size, jnp.float64)
            proposed = scores_of(proposal)
            accept = proposed > level
            tuned = jnp.minimum(step * jnp.exp(accept.mean(dtype=jnp.float64) - _ACCEPTANCE), 1.0)
            z = jnp.where(accept[:, None], proposal, z)
            return (z, jnp.where(accept, proposed, scores), jnp.where(pilot, tuned, step)), None

        (z, scores, step), _ = jax.lax.scan(kick, (z, scores, step), jax.random.split(move, n_moves))
        # A pilot run hands its tuned step to this level and the next ones.
        steps = jnp.where(pilot & (jnp.arange(_MOST_LEVELS) >= place), step, steps)
        return place + 1, z, scores, log_p, levels.at[place].set(level), steps, level

    zero = jnp.zeros((), jnp.float64)
    first = (jnp.zeros((), jnp.int64), start, scores_of(start), zero, levels, steps, -jnp.inf + zero)
    place, _, _, log_p, levels, steps, _ = jax.lax.while_loop(unfinished, advance, first)
    return log_p, place, levels, steps
