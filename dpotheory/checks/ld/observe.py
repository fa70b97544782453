"""LD's gradient descent on many datasets at once, in float64 and in the samples' Gram matrix (theory.md §3).

The weights stay in the span of a_i = s_i g_i, so that a run needs inner products alone and costs nothing in d: exact in
distribution for isotropic Gaussian features in any dimension. A second formulation beside dpotheory.learning, and
compiles nothing. Imports trial.py and at_trial.py.
"""

import functools
import math
from dataclasses import dataclass

import jax
import numpy as np
from scipy.special import expit
from threadpoolctl import ThreadpoolController

from dpotheory.checks.at_trial import generator
from dpotheory.checks.ld.trial import LdLaw

_blas = functools.cache(ThreadpoolController)
DATASETS = {"quick": 64, "full": 512}
_TIMES = 64
_STREAM = 0x1D


@dataclass(frozen=True)
class LdObservation:
    """What n datasets of one distribution showed at T steps.

    Attributes:
        times: numbers of steps, shape (T,).
        weight_change: ‖W_U(t) − W_U(0)‖, shape (n, T).
        boundary_cosine: of W_B(t) with μ₊ − μ₋, shape (n, T).
        accuracy: share of the training samples on their side of W_B(t), shape (n, T).
        along: a_i·e₁, the margin to the hyperplane of μ₊ − μ₋, shape (n, samples).
        residual: OWN-LD-priority's residual of the first step, and its rounding, shape (n, 2).
    """

    times: np.ndarray
    weight_change: np.ndarray
    boundary_cosine: np.ndarray
    accuracy: np.ndarray
    along: np.ndarray
    residual: np.ndarray


def observe(key: jax.Array, law: LdLaw, horizon: float, n_datasets: int) -> LdObservation:
    """Draw the datasets and follow them for ``horizon`` steps, rounded down."""
    steps = math.floor(horizon * (1 + 1e-9))
    with _blas().limit(limits=1, user_api="blas"):  # on small matrices threads only wait for each other
        plane, gram = draw(generator(key, _STREAM, law.n, law.dim), law, n_datasets)
        return follow(law, plane, gram, steps)


def draw(rng: np.random.Generator, law: LdLaw, n_datasets: int) -> tuple[np.ndarray, np.ndarray]:
    """Coordinates of the a_i on e₁ and e₂, shape (datasets, n, 2), and their Gram matrices, shape (datasets, n, n)."""
    count = 3 if law.reduced else law.dim
    a = _standard(rng, law.family, (n_datasets, law.n, count)) * law.deviations[:count]
    a[..., 0] += law.difference / 2
    gram = a @ a.swapaxes(1, 2)
    if law.reduced:  # Bartlett: the rest in as many columns as there are samples
        columns = min(law.n, law.dim - 3)
        rest = np.tril(rng.standard_normal((n_datasets, law.n, columns)), -1)
        place = np.arange(columns)
        rest[:, place, place] = np.sqrt(rng.chisquare(float(law.dim - 3) - place, (n_datasets, columns)))
        gram += law.noise**2 * (rest @ rest.swapaxes(1, 2))
    return a[..., :2], gram


def follow(law: LdLaw, plane: np.ndarray, gram: np.ndarray, steps: int) -> LdObservation:
    """Gradient descent w += (ηβ/n) Σ σ(−r_i) a_i, r_i = 2β a_i·w, with w = Σ α_i a_i; W_B(t) = W_B + 2w."""
    beta, n = law.beta_prime / math.sqrt(law.dim), law.n
    start = law.boundary * np.asarray([law.cosine, math.sqrt(1 - law.cosine**2)])
    few = min(max(steps, 1), _TIMES)  # all of the first steps, then ever fewer
    times = np.unique([*range(1, few + 1), *np.geomspace(1, max(steps, 1), _TIMES).round().astype(int)])
    weights, rows = np.zeros(gram.shape[:2]), []
    for step in range(1, steps + 1):
        margins = 2 * beta * _times(gram, weights)
        weights = weights + law.step * beta / n * expit(-margins)
        if step in times:
            rows.append(_record(plane, gram, weights, start))
    change, cosine, accuracy = (np.stack(series, axis=1) for series in zip(*rows, strict=True))
    return LdObservation(times.astype(float), change, cosine, accuracy, plane[..., 0], _residual(law, gram))


def _record(
    plane: np.ndarray, gram: np.ndarray, weights: np.ndarray, start: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    scores = _times(gram, weights)
    square = np.sum(weights * scores, axis=1)
    moved = 2 * np.einsum("mi,mic->mc", weights, plane)
    norm = np.sqrt(np.maximum(start @ start + 2 * moved @ start + 4 * square, 0))
    accuracy = np.mean(plane @ start + 2 * scores > 0, axis=1)
    return np.sqrt(2 * square), (start[0] + moved[:, 0]) / norm, accuracy


def first_behaviour(n: int) -> int:
    """How many of n samples make the first of two behaviours: about a quarter, half of them positive where n > 2."""
    return 2 * max(1, n // 8) if n > 2 else 1


def _residual(law: LdLaw, gram: np.ndarray) -> np.ndarray:
    """Two behaviours, the first of `first_behaviour` samples and the rest, after one step.

    |gap of the decreases of the loss − (β²η/8) b̄ᵀ(b_j − b_k)| over ‖b̄‖² max‖g‖², b_i twice the mean of a behaviour's a.
    """
    beta, first = law.beta_prime / math.sqrt(law.dim), first_behaviour(law.n)
    along = 2 * gram.mean(axis=2)  # a_i·b̄
    margins = beta**2 * law.step / 2 * along
    decrease = math.log(2) - np.logaddexp(0, -margins)
    parts = slice(None, first), slice(first, None)
    gap = np.subtract(*(decrease[:, part].mean(axis=1) for part in parts))
    order = beta**2 * law.step / 8 * 2 * np.subtract(*(along[:, part].mean(axis=1) for part in parts))
    largest = np.diagonal(gram, axis1=1, axis2=2).max(axis=1)
    unit = 2 * along.mean(axis=1) * largest
    return np.stack([np.abs(gap - order) / unit, 1e-14 / unit], axis=1)


def _times(gram: np.ndarray, weights: np.ndarray) -> np.ndarray:
    return np.matmul(gram, weights[..., None])[..., 0]


def _standard(rng: np.random.Generator, family: str, shape: tuple[int, ...]) -> np.ndarray:
    """Symmetric coordinates of mean 0 and variance 1; Weibull's shape is 1/2, of variance Γ(5) = 24."""
    if family == "gaussian":
        return rng.standard_normal(shape)
    if family == "laplace":
        return rng.laplace(scale=math.sqrt(0.5), size=shape)
    return rng.weibull(0.5, shape) * rng.choice([-1.0, 1.0], shape) / math.sqrt(24)
