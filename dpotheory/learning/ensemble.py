"""LD's dynamics: two tokens, full-batch gradient descent or its gradient flow, one dataset or thousands (theory.md §3).

Only ΔW moves: W_U(t) − W_U(0) = (y₊ − y₋)ΔWᵀ, whatever W_U(0) and the vocabulary, because the softmax's normaliser
cancels in the margin. Imports behaviours, features, training, ensemble (for blocks); imported by checks/ and sweeps/.
"""

import functools
import itertools
import math
from collections.abc import Callable, Sequence
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jax.typing import DTypeLike
from jaxtyping import Array, Float, Key

from dpotheory.core import inputs
from dpotheory.core.devices import choose_block, over_devices, own_transfers, whole_blocks
from dpotheory.core.flow import GradientFlow
from dpotheory.learning import features as drawn
from dpotheory.learning.behaviours import Behaviour
from dpotheory.learning.features import Boundary
from dpotheory.learning.training import Learning, Schedule, train

SamplerName = Literal["auto", "full", "reduced"]

__all__ = ["Boundary", "Learning", "ensemble", "simulate"]


def simulate(
    key: Key[Array, ""] | None,
    behaviours: Behaviour | Sequence[Behaviour] | None,
    *,
    beta: float | Array,
    step: float | Array | None = None,
    n_steps: int | Sequence[int] | None = None,
    times: Sequence[float] | Float[Array | np.ndarray, " times"] | None = None,
    initial: Boundary | None = None,
    embeddings: Sequence[tuple[Any, Any]] | None = None,
    weights: Sequence[float] | Float[Array | np.ndarray, " behaviours"] | None = None,
    sampler: SamplerName = "auto",
    flow: GradientFlow | None = None,
) -> Learning:
    """Train on one dataset: LD's gradient descent (``step``, ``n_steps``) or gradient flow (``times``).

    Args:
        key: a typed key; None with given embeddings.
        behaviours: one or several, trained together; with given embeddings they only supply μ₊ − μ₋.
        beta: β; LD writes β = β′d^(−1/2).
        step: η of gradient descent.
        n_steps: t; every step 0 … t is recorded. Or the numbers of the steps to record, increasing.
        times: physical times of gradient flow with τ = 1, shape (T,), increasing, ≥ 0; step k of descent is at ηk.
        initial: the boundary W_B(0) = W_U[y₊] − W_U[y₋] before training; None means 0.
        embeddings: for each behaviour its features (positives (n₊, d), negatives (n₋, d)), in place of drawn ones.
        weights: ω_i ≥ 0 of each behaviour's samples in the loss that is descended, (B,); None means 1.
        sampler: "full" draws in R^d; "reduced" draws inner products exactly (isotropic Gaussians only), at a cost free
            of d; "auto" takes the reduced one where it is exact and smaller.
        flow: tolerances of gradient flow.

    Returns:
        `Learning`, in the default precision (float64 under ``jax.enable_x64(True)``) or that of ``embeddings``.

    Raises:
        ValueError: for contradictory or bad arguments, in words.

    Example:
        >>> law = Behaviour.symmetric(16, 4096, exponent=0.25)
        >>> run = simulate(jax.random.key(0), law, beta=1 / 64, step=0.1, n_steps=10)
        >>> run.weight_change.shape, float(run.weight_change[0])
        ((11,), 0.0)
    """
    with own_transfers():
        schedule, moments = _schedule(step, n_steps, times, flow)
        laws = _as_tuple(behaviours)
        if embeddings is not None:
            dataset = drawn.given(embeddings, laws, initial)
        else:
            if laws is None or key is None:
                raise ValueError("simulate needs a key and behaviours to draw from, or embeddings")
            inputs.check_key(key, "simulate")
            frame = drawn.frame(laws, initial, sampler)
            dataset = _draw(key, laws, frame)
        dtype = dataset.signed.dtype
        omega = _weights(weights, len(dataset.sizes), dtype)
        return train(dataset, *_scalars(beta, step, dtype), moments.astype(dtype), omega, schedule=schedule)


def ensemble(
    key: Key[Array, ""],
    behaviours: Behaviour | Sequence[Behaviour],
    *,
    n_datasets: int,
    beta: float | Array,
    step: float | Array | None = None,
    n_steps: int | Sequence[int] | None = None,
    times: Sequence[float] | Float[Array | np.ndarray, " times"] | None = None,
    initial: Boundary | None = None,
    weights: Sequence[float] | Float[Array | np.ndarray, "*sets behaviours"] | None = None,
    sampler: SamplerName = "auto",
    flow: GradientFlow | None = None,
    record: Callable[[Learning], Any] | None = None,
    block_size: int | None = None,
    devices: Sequence[Any] | None = None,
) -> Any:
    """`simulate` for ``n_datasets`` independent datasets; dataset m has the key fold_in(key, m).

    Args:
        key: a typed key.
        behaviours: as for `simulate`, like all that is not named here.
        n_datasets: how many, ≥ 1.
        weights: as for `simulate`, or weights of each dataset's own, shape (n_datasets, B).
        record: Learning → any pytree of arrays, kept for each dataset; None keeps a `Learning` without the fields that
            have one entry per sample. Pass the same function again to reuse the compiled program.
        block_size: datasets at a time on each device; None chooses. Memory is bounded by a block.
        devices: devices to shard over; None means all local ones.

    Returns:
        What ``record`` returns, each array with a leading axis (n_datasets, …).

    Raises:
        ValueError: for contradictory or bad arguments, in words, as `simulate`.

    Example:
        >>> law = Behaviour.symmetric(16, 64, distinguishability=2.0)
        >>> ensemble(jax.random.key(0), law, n_datasets=5, beta=0.1, step=1.0, n_steps=3).loss.shape
        (5, 4)
    """
    inputs.check_key(key, "ensemble")
    n_datasets = inputs.checked_size("n_datasets", n_datasets)
    if block_size is not None:
        block_size = inputs.checked_size("block_size", block_size, ", or None to choose")
    with own_transfers():
        schedule, moments = _schedule(step, n_steps, times, flow)
        laws = _as_tuple(behaviours)
        if laws is None:
            raise ValueError("an ensemble needs behaviours to draw from")
        frame = drawn.frame(laws, initial, sampler)
        dtype = frame.start.dtype
        omega = _weights(weights, len(laws), dtype, n_datasets)
        devices = tuple(devices or jax.local_devices())
        if block_size is None:
            n_samples = sum(law.n_samples for law in laws)
            n_bytes = dtype.itemsize * n_samples * (frame.n_columns + min(n_samples, frame.n_columns))
            block_size = choose_block(n_bytes, math.ceil(n_datasets / len(devices)), devices[0].platform)
        padded = whole_blocks(n_datasets, block_size, len(devices))
        arguments = (key, laws, frame, *_scalars(beta, step, dtype), moments.astype(dtype))
        results = _many(
            arguments,
            np.arange(padded, dtype=np.int32),
            jnp.pad(omega, ((0, padded - n_datasets), (0, 0))),
            schedule=schedule,
            record=Learning.summary if record is None else record,
            block_size=block_size,
            devices=devices,
        )
        return jax.tree.map(lambda x: x[:n_datasets], results)


_draw = jax.jit(drawn.draw)


@functools.partial(jax.jit, static_argnames=("schedule", "record", "block_size", "devices"))
def _many(
    arguments: tuple[Any, ...],
    datasets: Array,
    weights: Array,
    *,
    schedule: Schedule,
    record: Callable[[Learning], Any],
    block_size: int,
    devices: tuple[Any, ...],
) -> Any:
    def local(arguments: tuple[Any, ...], *mapped: Array) -> Any:
        key, laws, frame, *rest = arguments

        def one(dataset_and_weights: tuple[Array, Array]) -> Any:
            dataset, omega = dataset_and_weights
            data = drawn.draw(jax.random.fold_in(key, dataset), laws, frame)
            return record(train(data, *rest, omega, schedule=schedule))

        return jax.lax.map(one, mapped, batch_size=block_size)

    return over_devices(local, devices, n_replicated=1)(arguments, datasets, weights)


def _schedule(
    step: Any, n_steps: Any, times: Any, flow: GradientFlow | None
) -> tuple[Schedule, Float[Array, " times"]]:
    flow = GradientFlow() if flow is None else flow
    if not isinstance(flow, GradientFlow):
        raise TypeError(f"flow = {flow!r}; expected a dpotheory.GradientFlow; give step and n_steps for descent")
    if (times is None) == (n_steps is None) or (step is None) != (n_steps is None):
        raise ValueError("give step and n_steps for gradient descent, or times for gradient flow, and not both")
    if times is not None:
        values = np.asarray(times, dtype=float)
        if values.ndim != 1 or values.size == 0 or not np.isfinite(values).all():
            raise ValueError(f"times has shape {values.shape}; expected a vector of finite numbers")
        if values[0] < 0 or (np.diff(values) < 0).any():
            raise ValueError("times must be at least 0 and increasing, since every run starts at 0")
        return Schedule(None, flow), jnp.asarray(times, jnp.result_type(float))
    steps = tuple(range(n_steps + 1)) if isinstance(n_steps, (int, np.integer)) else tuple(int(k) for k in n_steps)
    if not steps or steps[0] < 0 or any(b < a for a, b in itertools.pairwise(steps)):
        raise ValueError(
            f"n_steps = {n_steps}; give a whole number, or step numbers that are at least 0 and increasing"
        )
    if not isinstance(step, Tracer) and not (np.isfinite(step) and step > 0):
        raise ValueError(f"step = {step}; the step of gradient descent must be finite and greater than 0")
    return Schedule(steps, flow), jnp.zeros(0)


def _as_tuple(behaviours: Any) -> tuple[Behaviour, ...] | None:
    if behaviours is None or isinstance(behaviours, Behaviour):
        return behaviours if behaviours is None else (behaviours,)
    if not isinstance(behaviours, Sequence) or not all(isinstance(one, Behaviour) for one in behaviours):
        raise TypeError(f"behaviours = {behaviours!r}; expected a Behaviour, or several in a list")
    if not behaviours:
        raise ValueError("behaviours is empty; give at least one")
    return tuple(behaviours)


def _scalars(beta: Any, step: Any, dtype: DTypeLike) -> tuple[Float[Array, ""], Float[Array, ""]]:
    if not isinstance(beta, Tracer) and not (np.isfinite(beta) and beta > 0):
        raise ValueError(f"beta = {beta}; it must be finite and greater than 0")
    info = np.finfo(dtype)
    if not isinstance(beta, Tracer) and not info.tiny * 1e10 < float(beta) * float(beta) < info.max * 1e-10:
        raise ValueError(f"beta = {beta}; its square is out of the range in which {info.dtype} computes")
    return jnp.asarray(beta, dtype), jnp.asarray(0.0 if step is None else step, dtype)


def _weights(weights: Any, n_behaviours: int, dtype: DTypeLike, n_datasets: int | None = None) -> Float[Array, "..."]:
    """(B,), or (n_datasets, B) for an ensemble."""
    weights = jnp.ones(n_behaviours, dtype) if weights is None else jnp.asarray(weights, dtype)
    if weights.shape not in ((n_behaviours,), (n_datasets, n_behaviours)):
        raise ValueError(f"weights has shape {weights.shape}; give one weight for each of {n_behaviours} behaviours")
    if not isinstance(weights, Tracer) and not (np.isfinite(weights).all() and (weights >= 0).all()):
        raise ValueError("weights must be finite and at least 0")
    return weights if n_datasets is None else jnp.broadcast_to(weights, (n_datasets, n_behaviours))
