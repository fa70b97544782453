"""Search for data that break an on-event statement: random proposals, then gradient ascent inside the event.

Proposals are means with noise, some of them rotated, since the event sees Gram matrices only (theory.md §5). All are
padded to one shape, so that a family of statements costs two programs. Imported by falsify.py and witness.py.
"""

import functools
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

from dpotheory.checks.falsify import measure
from dpotheory.checks.falsify.measure import World
from dpotheory.checks.falsify.on_event import OnEvent
from dpotheory.checks.falsify.settings import draw_settings
from dpotheory.core.devices import in_chunks
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing

SMALL = (6, 2)
"""Largest K and Q of a quick search, and the shape that its arrays are padded to."""
_BATCH = 64
_NOISE_SCALES = (1.0, 1.0, 0.5, 0.1, 0.01)
_MARGIN = 0.01  # ascent aims this far inside the event
_STEP = 0.1  # Adam's first steps, in units of εv
_STEPS = {
    "residual": 1.0,
    "envelope": 0.5,
    "risk": 0.5,
}  # share of the steps; flows cost more, identities have no slope
_ROUNDS = 1  # of ascents after the first, at the token graphs that came closest
Drawn = tuple[Setting, float]


@dataclass(frozen=True)
class Candidate:
    """A setting, ε, and embeddings (K, 2, Q, columns); columns from there to d are zero."""

    setting: Setting
    epsilon: float
    embeddings: np.ndarray


@dataclass(frozen=True)
class Found:
    """What a search saw.

    Attributes:
        violators: candidates in the event that violate, worst first, with their violations.
        closest: the largest violation of any candidate in the event; −∞ if there was none.
        best: the candidate that attains it.
        n_inside: how many of the candidates that were looked at lay in the event.
        n_looked: how many there were, a step of an ascent counting as one.
    """

    violators: tuple[tuple[float, Candidate], ...]
    closest: float
    best: Candidate | None
    n_inside: int
    n_looked: int


def padded(candidate: Candidate, shape: tuple[int, int]) -> np.ndarray:
    """The embeddings in an array of ``shape`` = (values, samples) and as many columns as such data need."""
    columns = _columns(shape)
    k, _, q, width = candidate.embeddings.shape
    array = np.zeros((shape[0], 2, shape[1], columns))
    array[:k, :, :q, : min(width, columns)] = candidate.embeddings[..., :columns]
    return array


def measure_candidates(
    on_event: OnEvent, candidates: Sequence[Candidate], shape: tuple[int, int] = SMALL
) -> tuple[np.ndarray, np.ndarray]:
    """Violation and event slack of each, in blocks of one size; float64."""
    if not candidates:
        return np.empty(0), np.empty(0)
    worlds = on_event.worlds([c.setting for c in candidates], [c.epsilon for c in candidates], shape)
    return measure_many(on_event.family, np.stack([padded(c, shape) for c in candidates]), worlds)


def search(
    on_event: OnEvent,
    key: jax.Array,
    *,
    n_random: int,
    n_ascents: int,
    n_steps: int,
    shape: tuple[int, int] = SMALL,
) -> Found:
    """Look for a violation inside the event and the hypotheses.

    Args:
        on_event: the on-event statement.
        key: a typed key, of which the search is a function.
        n_random, n_ascents: random proposals, and how many of them gradient ascent improves if none violates yet.
        n_steps: Adam steps of each ascent.
        shape: largest K and Q.
    """
    n_steps = int(n_steps * _STEPS.get(on_event.family, 0.0))
    n_ascents = n_ascents if n_steps else 0
    rng = np.random.default_rng(np.asarray(jax.random.key_data(key)))
    everything: list[tuple[float, Candidate]] = []
    n_inside = n_looked = 0

    def look(drawn: Sequence[Drawn], x: np.ndarray, worlds: World) -> tuple[np.ndarray, np.ndarray]:
        nonlocal n_inside
        violation, slack = measure_many(on_event.family, x, worlds)
        inside = [int(row) for row in np.flatnonzero((slack >= 0) & np.isfinite(violation))]
        n_inside += len(inside)
        everything.extend((float(violation[row]), _candidate(*drawn[row], x[row])) for row in inside)
        return violation, slack

    graphs: tuple[Sharing, ...] = ()
    for turn in range(1 + (_ROUNDS if n_ascents else 0)):
        drawn = draw_settings(on_event, rng, n_ascents if turn else n_random, shape, graphs)
        if not drawn:
            break
        settings = [setting for setting, _ in drawn]
        worlds, x = on_event.worlds(settings, [epsilon for _, epsilon in drawn], shape), _propose(rng, settings, shape)
        if turn == 0:
            violation, slack = look(drawn, x, worlds)
            n_looked += len(drawn)
            chosen = _starts(settings, violation, slack, n_ascents)
            drawn, x = [drawn[int(row)] for row in chosen], x[chosen]
            worlds = _rows(worlds, chosen)
        if any(violation > 0 for violation, _ in everything) or not n_ascents:
            break
        scale = _STEP * np.minimum(1.0, worlds.allowed * worlds.noise)
        rows = np.resize(np.arange(len(x)), n_ascents)  # one shape, one program
        some = _rows((x, worlds, scale), rows)
        with jax.enable_x64(True), jax.numpy_dtype_promotion("standard"):
            better = np.asarray(_ascend(on_event.family, *some, n_steps))[: len(x)]
        look(drawn, better, worlds)
        n_looked += n_steps * len(x)
        if any(violation > 0 for violation, _ in everything):
            break
        order = sorted(everything, key=lambda pair: -pair[0])
        graphs = tuple({c.setting.graph: None for _, c in order})[: max(1, n_ascents // 8)]

    everything.sort(key=lambda pair: -pair[0])
    closest, best = everything[0] if everything else (-np.inf, None)
    return Found(tuple(pair for pair in everything if pair[0] > 0), closest, best, n_inside, n_looked)


def _rows(tree: Any, rows: np.ndarray) -> Any:
    return jax.tree.map(lambda leaf: leaf[rows], tree)


def _columns(shape: tuple[int, int]) -> int:
    return 1 + shape[0] + 2 * shape[0] * shape[1]


def _candidate(setting: Setting, epsilon: float, x: np.ndarray) -> Candidate:
    k, q = setting.n_values, setting.n_samples
    return Candidate(setting, epsilon, np.asarray(x[:k, :, :q, : min(setting.dim, x.shape[-1])]))


def _starts(settings: Sequence[Setting], violation: np.ndarray, slack: np.ndarray, n: int) -> np.ndarray:
    """Half by closeness to a violation inside the event, then graph by graph those nearest to the event."""
    rank = np.where(slack >= 0, violation, -np.inf)
    inside = [int(row) for row in np.argsort(-rank) if rank[row] > -np.inf][: n // 2]
    by_graph: dict[Sharing, list[int]] = {}
    for row in np.argsort(-slack):
        by_graph.setdefault(settings[row].graph, []).append(int(row))
    turns = [row for layer in itertools.zip_longest(*by_graph.values()) for row in layer if row is not None]
    return np.asarray(list(dict.fromkeys([*inside, *turns]))[:n], dtype=int)


def _propose(rng: np.random.Generator, settings: Sequence[Setting], shape: tuple[int, int]) -> np.ndarray:
    """Means and scaled noise, in half of the cases rotated; noise beyond the columns is put on a column of its own."""
    columns, n = _columns(shape), len(settings)
    dims = np.asarray([s.dim for s in settings])
    noise = np.asarray([float(s.noise) for s in settings]) * rng.choice(_NOISE_SCALES, size=n)
    within = np.arange(columns)[None, :] < dims[:, None]
    x = rng.standard_normal((n, shape[0], 2, shape[1], columns))
    far = np.sqrt(np.maximum(dims - columns, 0))
    rows = np.arange(columns - 1 - shape[0])
    x.reshape(n, -1, columns)[:, rows, 1 + shape[0] + rows] += far[:, None]
    x *= noise[:, None, None, None, None]
    x[..., 0] += np.asarray([float(s.shared_norm) for s in settings])[:, None, None, None]
    for value in range(shape[0]):
        x[:, value, :, :, value + 1] += np.asarray([1.0, -1.0])[None, :, None]
    exists = np.zeros((n, shape[0], 2, shape[1]), bool)
    for row, setting in enumerate(settings):
        exists[row, : setting.n_values, :, : setting.n_samples] = True
    square = np.where(
        within[:, :, None] & within[:, None, :], rng.standard_normal((n, columns, columns)), np.eye(columns)
    )
    turned = (rng.random(n) < 0.5)[:, None, None]
    rotation = np.where(turned, np.linalg.qr(square)[0], np.eye(columns))
    x = np.where(exists[..., None] & within[:, None, None, None, :], x, 0)
    return np.einsum("nvsqd,nde->nvsqe", x, rotation, optimize=True)


def measure_many(family: str, x: np.ndarray, worlds: World) -> tuple[np.ndarray, np.ndarray]:
    """Violation and event slack of each of many datasets, all padded to one shape; float64."""
    with jax.enable_x64(True):
        return in_chunks(lambda rows: _measure_block(family, x[rows], _rows(worlds, rows)), np.arange(len(x)), _BATCH)


@functools.partial(jax.jit, static_argnames=("family",))
def _measure_block(family: str, x: Float[Array, "n v 2 q c"], worlds: World) -> measure.OnEventGap:
    return jax.vmap(lambda x, world: measure.measure(family, x, world))(x, worlds)


@functools.partial(jax.jit, static_argnames=("family", "n_steps"))
def _ascend(
    family: str, x: Float[Array, "n v 2 q c"], worlds: World, scale: Float[Array, " n"], n_steps: int
) -> Float[Array, "n v 2 q c"]:
    """Adam on violation − penalty for leaving the event; the best iterate inside the event (the start, if none)."""
    import optax

    optimizer = optax.adam(optax.cosine_decay_schedule(1.0, n_steps, alpha=0.01))

    def one(x: Array, world: measure.World, scale: Array) -> Array:
        free = world.exists[..., None] & (jnp.arange(x.shape[-1]) < world.dim)[None, None, None, :]

        def objective(x: Array, weight: Array) -> tuple[Array, tuple[Array, Array]]:
            violation = measure.FAMILIES[family](x, world)
            used = measure.slack_needed(x, world) / world.allowed
            outside = jnp.where(jnp.isfinite(used), jnp.maximum(used - (1 - _MARGIN), 0), 0).sum()
            scaled = violation / (1 + jnp.abs(jax.lax.stop_gradient(violation)))
            return weight * outside - scaled, (violation, jnp.max(used))

        def step(carry: tuple[Any, ...], progress: Array) -> tuple[tuple[Any, ...], None]:
            x, memory, best, best_violation = carry
            weight = 10.0 ** (2 * progress - 0.5)
            (_, (violation, used)), slope = jax.value_and_grad(objective, has_aux=True)(x, weight)
            better = (used <= 1) & (violation > best_violation)
            best = jnp.where(better, x, best)
            best_violation = jnp.where(better, violation, best_violation)
            updates, memory = optimizer.update(jnp.where(free & jnp.isfinite(slope), slope, 0), memory)
            return (x + scale * cast(Array, updates), memory, best, best_violation), None

        start = (x, optimizer.init(x), x, jnp.asarray(-jnp.inf, x.dtype))
        (_, _, best, _), _ = jax.lax.scan(step, start, jnp.linspace(0.0, 1.0, n_steps, dtype=x.dtype))
        return best

    return jax.vmap(one)(x, worlds, scale)
