"""Concepts that are not orthogonal: their Gram matrix or common cosine, checked, and coordinates for them.

Concepts are unit vectors orthogonal to b (theory.md §1; OWN-correlated). A cosine may be traced; a Gram matrix is
static, as a tuple of rows, so that a `Setting` stays hashable. Imports nothing of dpotheory; imported by setting.py.
"""

import math
from collections.abc import Sequence
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

Gram = tuple[tuple[float, ...], ...]
Cosine = float | Float[jax.Array, ""] | Float[np.ndarray, ""]
Concepts = Literal["orthonormal"] | Cosine | Gram

ORTHONORMAL: Literal["orthonormal"] = "orthonormal"
_ROUNDING = 1e-6  # what a Gram matrix that was computed in float32 may be off by
_EXPECTED = "expected 'orthonormal', a cosine, or a Gram matrix with one row per value"


def checked_concepts(given: Any, n_values: int) -> Concepts:
    """What `Setting` keeps: "orthonormal", a cosine, or a Gram matrix as a tuple of rows.

    A plain number 0 and the identity matrix become "orthonormal". A Gram matrix may be off by rounding (1e-6), which
    is taken out: it is made symmetric and its diagonal 1.

    Args:
        given: "orthonormal", a cosine ρ for all pairs, or a Gram matrix (K, K).
        n_values: K.

    Raises:
        ValueError: naming what is wrong with the cosine or the matrix.
        TypeError: for what is none of these.

    Example:
        >>> checked_concepts([[1, 0.5], [0.5, 1]], 2), checked_concepts(0, 3)
        (((1.0, 0.5), (0.5, 1.0)), 'orthonormal')
    """
    if isinstance(given, str):
        if given != ORTHONORMAL:
            raise ValueError(f"concepts = {given!r}; {_EXPECTED}")
        return ORTHONORMAL
    if isinstance(given, Tracer):
        if given.ndim:
            raise ValueError(
                "concepts is a traced Gram matrix, and a Gram matrix is static; give plain numbers, or trace a cosine"
            )
        return given
    try:
        if given is None or isinstance(given, (bool, np.bool_)):
            raise TypeError
        numbers = np.asarray(given, dtype=float)
    except (TypeError, ValueError):
        raise TypeError(f"concepts = {given!r}; {_EXPECTED}") from None
    if numbers.ndim == 0:
        _check_cosine(float(numbers), n_values)
        if isinstance(given, (int, float, np.number)):
            return float(given) if float(given) else ORTHONORMAL
        return given
    gram = _checked_gram(numbers, n_values)
    if np.array_equal(gram, np.eye(n_values)):
        return ORTHONORMAL
    return tuple(tuple(row) for row in gram.tolist())


def _check_cosine(cosine: float, n_values: int) -> None:
    least = -1 / max(n_values - 1, 1)
    if not least - _ROUNDING <= cosine < 1:
        raise ValueError(
            f"concepts = {cosine}; the common cosine of {n_values} unit vectors must be at least -1/(n_values - 1) = "
            f"{least:.6g} and less than 1"
        )


def _checked_gram(gram: np.ndarray, n_values: int) -> np.ndarray:
    what = "concepts is a Gram matrix"
    if gram.shape != (n_values, n_values):
        raise ValueError(f"{what} of shape {gram.shape} but n_values = {n_values}; give one row and column per value")
    if not np.isfinite(gram).all():
        raise ValueError(f"{what} with an entry that is not finite; every entry must be a cosine")
    gap = np.abs(gram - gram.T)
    if gap.max() > _ROUNDING:
        i, j = (int(place) for place in np.unravel_index(gap.argmax(), gap.shape))
        raise ValueError(
            f"{what} that is not symmetric: entries ({i}, {j}) and ({j}, {i}) are {gram[i, j]:.6g} and {gram[j, i]:.6g}"
        )
    off = np.abs(np.diag(gram) - 1)
    if off.max() > _ROUNDING:
        i = int(off.argmax())
        raise ValueError(f"{what} with {gram[i, i]:.6g} at ({i}, {i}); concepts are unit vectors, so it must be 1")
    gram = (gram + gram.T) / 2
    np.fill_diagonal(gram, 1.0)
    least = float(np.linalg.eigvalsh(gram)[0])
    if least < -_ROUNDING:
        raise ValueError(f"{what} with the eigenvalue {least:.6g}; it must be positive semidefinite")
    others = gram - 2 * np.eye(n_values)
    if others.max() >= 1:
        i, j = (int(place) for place in np.unravel_index(others.argmax(), others.shape))
        raise ValueError(f"{what} with the cosine 1 between values {i} and {j}; each value needs a concept of its own")
    return gram


def gram_matrix_of(concepts: Concepts, members: Sequence[int]) -> Any:
    """c_iᵀc_j of some values, shape (members, members); a NumPy array unless the cosine is one of JAX.

    Args:
        concepts: as `checked_concepts` returns them.
        members: numbers of the values.
    """
    if isinstance(concepts, str):
        return np.eye(len(members))
    if isinstance(concepts, tuple):
        return np.asarray(concepts)[np.ix_(members, members)]
    xp = _module(concepts)
    return xp.where(np.eye(len(members), dtype=bool), 1.0, xp.asarray(concepts))


def coordinates(concepts: Concepts, members: Sequence[int]) -> Any:
    """Coordinates of some values' concepts: the rows of the symmetric root of their Gram matrix.

    It exists for every positive semidefinite matrix, is the identity for orthonormal concepts, and treats values alike.
    With a common cosine ρ of n values it is √(1−ρ) I + (√(1+(n−1)ρ) − √(1−ρ)) 11ᵀ/n.

    Args:
        concepts: as `checked_concepts` returns them.
        members: numbers of the values.

    Returns:
        Shape (members, members); a NumPy array unless the cosine is one of JAX.
    """
    n = len(members)
    if isinstance(concepts, (str, tuple)):
        sizes, vectors = np.linalg.eigh(gram_matrix_of(concepts, members))
        return (vectors * np.sqrt(np.maximum(sizes, 0))) @ vectors.T
    xp = _module(concepts)
    cosine = xp.asarray(concepts)
    apart, together = (xp.sqrt(xp.maximum(one, 0)) for one in (1 - cosine, 1 + (n - 1) * cosine))
    return apart * np.eye(n) + (together - apart) / n * np.ones((n, n))


def largest_eigenvalue(concepts: Concepts, members: Sequence[int]) -> float:
    """Of the Gram matrix of some values, from concrete numbers: the most that Σ(a·c_i)² can be for a unit vector a."""
    if isinstance(concepts, str):
        return 1.0
    return float(np.linalg.eigvalsh(np.asarray(gram_matrix_of(concepts, members), dtype=float))[-1])


def checked_flip(flip: Any) -> None:
    """Raise ValueError or TypeError unless this is a probability between 0 and 1/2; traced ones are not looked at."""
    if isinstance(flip, Tracer):
        return
    try:
        if isinstance(flip, (str, bool, np.bool_)):
            raise TypeError
        number = float(flip)
    except (TypeError, ValueError):
        raise TypeError(f"flip = {flip!r}; expected a real number") from None
    if not (math.isfinite(number) and 0 <= number <= 0.5):
        raise ValueError(f"flip = {number}; it must be at least 0 and at most 1/2, where labels are independent of x")


def _module(concepts: Any) -> Any:
    return jnp if isinstance(concepts, (jax.Array, Array)) else np
