"""Normals and χ variates at fixed places: entry (i, j) is set by the key, i and j (docs/architecture.md, decision 5).

The words come from one counter-based hash, Threefry-2x32 on the counter (i, j), both of whose output words are used. So
any part of an infinite table can be drawn in any shape, and a block costs one hash per pair of normals. Box–Muller
turns two words into two normals; Marsaglia and Tsang's rejection (2000) makes χ. Draws in float32 are those in float64
to rounding. Keys of every `jax.random` implementation serve as seeds. Imported by gaussian.py, labels.py and lazy.py.
"""

import math
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.extend.random import threefry_2x32
from jax.typing import DTypeLike
from jaxtyping import Array, Bool, Float, Int, Integer, Key, UInt32

Seed = UInt32[Array, "2"]
Integers = Integer[Array, "..."] | Integer[np.ndarray, "..."]
Pair = tuple[Float[Array, "..."], Float[Array, "..."]]

# Streams of one seed; far from the small numbers that `jax.random.fold_in` puts on the same hash.
_NORMALS, _CHI_NORMALS, _CHI_UNIFORMS, _UNIFORMS = (0x9E3779B9 + 2 * n for n in range(4))
_SERIES = {4: 6, 8: 10}  # terms of sine and cosine on [0, π/4] that leave less than half a rounding, by item size


def seed(key: Key[Array, ""], number: int | Int[Array, ""] | Int[np.ndarray, ""] = 0) -> Seed:
    """Two words from a typed key of any implementation and a number; equal keys give equal words, vmapped or not."""
    data = jax.random.key_data(key).astype(jnp.uint32).reshape(-1, 2)
    words = data[0]
    for more in data[1:]:
        words = threefry_2x32(words, more)
    return threefry_2x32(words, jnp.stack([jnp.uint32(0x85EBCA6B), jnp.asarray(number).astype(jnp.uint32)]))


def normals(seed: Seed, rows: Integers, columns: Integers, dtype: DTypeLike) -> Pair:
    """Two independent standard normals at every place; ``rows`` and ``columns`` broadcast.

    In float32 the uniform behind a radius has 24 significant bits down to 2⁻³², so that tails reach 6.6.

    Args:
        seed: from `seed`.
        rows: i, from 0 to 2³² − 1.
        columns: j, from 0 to 2³² − 1.
        dtype: float32 or float64.
    """
    return _box_muller(seed, _NORMALS, rows, columns, dtype)


def uniforms(seed: Seed, rows: Integers, columns: Integers, dtype: DTypeLike) -> Pair:
    """Two independent uniforms in (0, 1) at every place; arguments as of `normals`."""
    return _fractions(seed, _UNIFORMS, rows, columns, dtype, (31, 31))[0]


def chi(
    seed: Seed,
    places: Integers,
    degrees: Int[Array, "..."] | Int[np.ndarray, "..."],
    dtype: DTypeLike,
) -> Float[Array, "..."]:
    """χ variates, the roots of χ², one a place; exact in law for whole degrees k ≥ 1, and 0 for k ≤ 0.

    With d = k/2 − 1/3, z normal and y = z/√(9d), the proposal √(2d)(1 + y)^(3/2) is accepted if y > −1 and
    log u < z²/2 + d(1 − (1 + y)³ + 3 log(1 + y)). An attempt looks at two z; few need another.

    Args:
        seed: from `seed`.
        places: i, from 0 to 2³² − 1, of the shape of ``degrees``.
        degrees: k.
        dtype: float32 or float64.
    """
    wanted = jnp.asarray(degrees > 0)
    d = jnp.maximum(degrees, 1).astype(dtype) / 2 - jnp.asarray(1 / 3, dtype)
    scale = 1 / (3 * jnp.sqrt(d))

    def attempt(number: Array) -> tuple[Float[Array, "..."], Bool[Array, "..."]]:
        counter = jnp.broadcast_to(number, places.shape)
        value, accepted = jnp.zeros_like(d), ~wanted
        logs = _log_uniforms(seed, _CHI_UNIFORMS, places, counter, dtype)
        for z, log_u in zip(_box_muller(seed, _CHI_NORMALS, places, counter, dtype), logs, strict=True):
            y = scale * z
            inside = jnp.where(y > -1, y, 0)
            # z²/2 = 4.5 d y²: what is left of the exponent after its quadratic part has cancelled
            exponent = d * (3 * jnp.log1p(inside) - inside * (3 + inside * (inside - 1.5)))
            good = (y > -1) & (log_u < exponent)
            value = jnp.where(~accepted & good, jnp.sqrt(2 * d * (1 + inside)) * (1 + inside), value)
            accepted = accepted | good
        return value, accepted

    def again(carry: tuple[Array, Array, Array]) -> tuple[Array, Array, Array]:
        number, value, accepted = carry
        new, good = attempt(number)
        return number + 1, jnp.where(accepted, value, new), accepted | good

    first = (jnp.uint32(1), *attempt(jnp.uint32(0)))
    return jax.lax.while_loop(lambda carry: ~jnp.all(carry[2]), again, first)[1]


def _words(seed: Seed, stream: int, rows: Integers, columns: Integers) -> tuple[UInt32[Array, "..."], ...]:
    """The two output words of the hash of (row, column) under the seed of a stream."""
    seed = threefry_2x32(seed, jnp.asarray([stream, 0], jnp.uint32))
    shape = jnp.broadcast_shapes(rows.shape, columns.shape)
    counters = jnp.stack([jnp.broadcast_to(counter.astype(jnp.uint32), shape) for counter in (rows, columns)])
    out = threefry_2x32(seed, counters.reshape(-1)).reshape(counters.shape)
    return out[0], out[1]


def _fractions(
    seed: Seed, stream: int, rows: Integers, columns: Integers, dtype: DTypeLike, n_bits: tuple[int, int]
) -> tuple[Any, Any]:
    """The low bits of both words as uniforms in (0, 1), and the words; float64 has 32 further bits each."""
    words = _words(seed, stream, rows, columns)
    low = tuple(word & jnp.uint32((1 << bits) - 1) for word, bits in zip(words, n_bits, strict=True))
    if jnp.dtype(dtype).itemsize == 8:
        tails = tuple((tail.astype(dtype) + 0.5) * 2.0**-32 for tail in _words(seed, stream + 1, rows, columns))
        return tuple((x.astype(dtype) + t) * 2.0**-b for x, t, b in zip(low, tails, n_bits, strict=True)), words
    # Signed integers convert fast; 31 bits are the most they hold.
    return tuple((x.astype(jnp.int32).astype(dtype) + 0.5) * 2.0**-b for x, b in zip(low, n_bits, strict=True)), words


def _log_uniforms(seed: Seed, stream: int, rows: Integers, columns: Integers, dtype: DTypeLike) -> Pair:
    (first, second), _ = _fractions(seed, stream, rows, columns, dtype, (31, 31))
    return jnp.log(first), jnp.log(second)


def _box_muller(seed: Seed, stream: int, rows: Integers, columns: Integers, dtype: DTypeLike) -> Pair:
    """r (cos φ, sin φ), r² = −2 log u; φ from an angle in (0, π/4), one bit that mirrors it there and two signs."""
    (u, fraction), (_, word) = _fractions(seed, stream, rows, columns, dtype, (31, 29))
    radius = jnp.sqrt(-2 * jnp.log(u))
    angle = fraction * math.pi / 4
    n_terms = _SERIES[jnp.dtype(dtype).itemsize]
    square = angle * angle
    sine = angle * _polynomial(square, [(-1) ** n / math.factorial(2 * n + 1) for n in range(n_terms)])
    cosine = _polynomial(square, [(-1) ** n / math.factorial(2 * n) for n in range(n_terms)])
    mirrored = (word & jnp.uint32(1 << 29)) != 0
    first, second = jnp.where(mirrored, sine, cosine), jnp.where(mirrored, cosine, sine)
    return (
        jnp.where((word & jnp.uint32(1 << 30)) != 0, -radius, radius) * first,
        jnp.where((word & jnp.uint32(1 << 31)) != 0, -radius, radius) * second,
    )


def _polynomial(x: Float[Array, "..."], coefficients: list[float]) -> Float[Array, "..."]:
    value = jnp.full_like(x, coefficients[-1])
    for coefficient in coefficients[-2::-1]:
        value = value * x + coefficient
    return value
