"""Prepare this process for sweeps: one JAX device a CPU core, and a compilation cache that outlives the process."""

import contextlib
import math
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jax
import numpy as np
from jax.sharding import Mesh, PartitionSpec


def prepare(n_cpu_devices: int | None = None, cache: Path | None = None) -> None:
    """Give the CPU backend several devices and turn on the persistent compilation cache; call before any JAX work.

    Args:
        n_cpu_devices: how many; None means one per core that this process may use. Ignored once JAX has started.
        cache: folder of compiled programs; None means ``$XDG_CACHE_HOME/dpotheory`` or ``~/.cache/dpotheory``. A folder
            that cannot be written is left alone: the cache saves time and is not needed.
    """
    with contextlib.suppress(RuntimeError):  # JAX has started already and keeps the devices it has
        jax.config.update("jax_num_cpu_devices", n_cpu_devices or n_usable_cores())
    cache = cache or Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "dpotheory"
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return
    if os.access(cache, os.W_OK):
        jax.config.update("jax_compilation_cache_dir", str(cache))
        jax.config.update("jax_persistent_cache_min_compile_time_secs", 0.5)


def n_usable_cores() -> int:
    """CPU cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def own_transfers() -> contextlib.AbstractContextManager:
    """Inside, `jax.transfer_guard("disallow")` does not stop what the library itself sends to a device on purpose."""
    return jax.transfer_guard("allow")


_BLOCK_BYTES = 1 << 18  # a block of datasets that stays in a CPU core's cache; larger ones measured slower


_BLOCK_BYTES_ACCELERATOR = 1 << 30


def choose_block(bytes_each: int, at_most: int, platform: str) -> int:
    """How many datasets to run at a time on one device, from the size of one dataset's embeddings."""
    budget = _BLOCK_BYTES if platform == "cpu" else _BLOCK_BYTES_ACCELERATOR
    return max(1, min(at_most, budget // max(1, bytes_each)))


def whole_blocks(wanted: int, block: int, n_devices: int) -> int:
    """The least number, at least ``wanted``, that is whole blocks of ``block`` on every device."""
    lanes = block * n_devices
    return lanes * max(1, math.ceil(wanted / lanes))


def in_chunks(call: Callable[[np.ndarray], Any], rows: np.ndarray, size: int) -> Any:
    """``call`` on ``size`` rows at a time, always one shape: the last chunk is filled up, and that part thrown away.

    Args:
        call: from rows, shape (size, …), to a tree of arrays with this first axis; one program serves all chunks.
        rows: shape (n, …), n ≥ 1.
        size: rows in a chunk.

    Returns:
        The tree, of numpy arrays with n entries each.
    """
    pieces = []
    for start in range(0, len(rows), size):
        part = rows[start : start + size]
        pieces.append(jax.tree.map(np.asarray, call(np.resize(part, (size, *rows.shape[1:])))))
    return jax.tree.map(lambda *leaves: np.concatenate(leaves)[: len(rows)], *pieces)


def over_devices(function: Callable, devices: tuple[Any, ...], n_replicated: int) -> Callable:
    """``function`` with all arguments but the first ``n_replicated`` split over devices along their first axis."""
    if len(devices) == 1:
        return function
    mesh = Mesh(np.asarray(devices), ("datasets",))
    split = PartitionSpec("datasets")

    def sharded(*args: Any) -> Any:
        specs = tuple(PartitionSpec() if i < n_replicated else split for i in range(len(args)))
        return jax.shard_map(function, mesh=mesh, in_specs=specs, out_specs=split, check_vma=False)(*args)

    return sharded
