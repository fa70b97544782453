"""LD's gradient descent with explicit features and weights, in plain numpy: a second formulation, for the oracle.

Written from the theory alone (theory.md §3): it shares no code with the run in the Gram matrix, the twins or the search
that it helps to test. A run is one distribution, one step size and one number of steps, beside a grid of u and of β.
Part of the oracle of variants; imports claims and reference_dv.py.
"""

import functools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit

from dpotheory.checks.mutation.reference_dv import Refutation, clearest, counted
from dpotheory.claims.claim import Claim

_CONFIDENCES = np.concatenate([np.geomspace(0.1, 1.0, 5), np.linspace(1.2, 9.0, 40)])
_BETAS = (0.1, 1.0, 5.0)  # the descent knows only β²η and βW
_STEPS = (1, 2, 4, 16)
_SHARES = (0.002, 0.02, 0.1, 0.5, 1.0, 10.0, 100.0)  # of the step 4/(β²(‖μ‖ + √Tr Σ)²)
_ENTRIES = 1_500_000  # of all features of a place

QUANTITIES = ("weight_change", "accuracy", "priority_residual")
"""What is known here."""


@dataclass(frozen=True)
class Known:
    """Runs R beside m pairs of u and β.

    Attributes:
        at: parameters by code name, shape (R, m) each.
        measured: of each run, sorted over its datasets, with β = 1.
        scale: what is measured is this times `measured`, shape (R, m).
    """

    at: Mapping[str, np.ndarray]
    measured: Sequence[np.ndarray]
    scale: np.ndarray


@dataclass(frozen=True)
class Features:
    """Two classes of n/2 samples in R^d, means ±(D/2)e₁, independent coordinates of the same deviation."""

    n: int
    dim: int
    difference: float
    noise: float = 1.0
    family: str = "gaussian"

    def draw(self, rng: np.random.Generator) -> np.ndarray:
        """Datasets, shape (count, n, d): the positive samples first."""
        count = min(20_000, _ENTRIES // (self.n * self.dim))
        shape = (count, self.n, self.dim)
        if self.family == "gaussian":
            x = rng.standard_normal(shape)
        else:  # a symmetric Weibull distribution of shape 1/2, whose variance is 4! = 24
            x = rng.exponential(size=shape) ** 2 * rng.choice([-1.0, 1.0], shape) / math.sqrt(24)
        x *= self.noise
        x[..., 0] += self.difference / 2 * _labels(self.n)
        return x

    @property
    def norm(self) -> float:
        """‖μ‖ + √Tr Σ."""
        return self.difference / 2 + self.noise * math.sqrt(self.dim)


_LAWS = (
    *(Features(n, 4, difference) for n in (4, 16) for difference in (0.01, 1.0, 2.0, 3.0, 4.0, 6.0, 9.0, 30.0)),
    Features(4, 4, 1e3),
    Features(64, 4, 6.0),
    Features(8, 40, 1.0),
    Features(16, 400, 4.0),
    *(Features(4, dim, 1e-3) for dim in (6, 10, 20, 60)),
    Features(8, 30, 1e-3),
    Features(16, 4, 12.0, family="weibull"),
    Features(4, 20, 1e-3, family="weibull"),
)


def descend(x: np.ndarray, step: float, times: tuple[int, ...]) -> np.ndarray:
    """W(t) − W(0) for β = 1 at these numbers of steps: two rows, y₊ and y₋; shape (T, count, 2, d)."""
    count, n, dim = x.shape
    label = _labels(n)
    weights, found = np.zeros((count, 2, dim)), []
    for t in range(1, max(times) + 1):
        logits = x @ weights.swapaxes(1, 2)
        margin = label * (logits[..., 0] - logits[..., 1])
        pull = np.einsum("mi,mid->md", expit(-margin) * label / n, x)
        weights = weights + step * np.stack([pull, -pull], axis=1)
        if t in times:
            found.append(weights)
    return np.stack(found)


def _labels(n: int) -> np.ndarray:
    return np.repeat([1.0, -1.0], n // 2)


@functools.cache
def known(quantity: str) -> Known:
    """Everything that is known about a quantity of `QUANTITIES`."""
    runs = _by_hand() if quantity == "priority_residual" else [run for run in _drawn() if run[0] == quantity]
    rows = [_columns(law, step, t) for _, law, step, t, _ in runs]
    at = {name: np.stack([row[name] for row in rows]) for name in rows[0]}
    scale = 1 / at["beta"] if quantity == "weight_change" else np.ones_like(at["beta"])
    return Known(at, [measured for *_, measured in runs], scale)


def refute(claim: Claim) -> Refutation | None:
    """The clearest distribution at which the claim is false, or None; only for claims about what `Known` holds."""
    found = known(claim.quantity)
    at, shape = found.at, found.scale.shape
    good = np.ones(shape, bool)
    for name in claim.hypotheses:
        good &= claim.holds(name, at)
    if claim.until is not None:
        end = claim.number("until", at)
        good &= np.abs(at["t"] / end - 1) < 1e-9 if claim.only_at_end else at["t"] <= end * (1 + 1e-9)
    claimed = np.broadcast_to(np.exp(np.minimum(claim.evaluate(at)["failure"], 0.0)), shape)
    sides = [
        (name, np.broadcast_to(claim.number(name, at), shape) / found.scale)
        for name in ("upper", "lower")
        if getattr(claim, name) is not None
    ]
    rows = np.flatnonzero(good.any(axis=1)).tolist()
    return clearest(
        _at_run(
            {name: column[row] for name, column in at.items()},
            found.measured[row],
            [(name, bound[row]) for name, bound in sides],
            good[row],
            claimed[row],
        )
        for row in rows
    )


def _at_run(
    at: Mapping[str, Any],
    values: np.ndarray,
    sides: Sequence[tuple[str, np.ndarray]],
    good: np.ndarray,
    claimed: np.ndarray,
) -> Refutation | None:
    n, failed = len(values), np.zeros(good.shape, int)
    for name, bound in sides:
        if name == "upper":
            outside = n - np.searchsorted(values, bound + 1e-9 * np.abs(bound), "right")
        else:
            outside = np.searchsorted(values, bound - 1e-9 * np.abs(bound), "left")
        failed = np.maximum(failed, np.where(np.isnan(bound), 0, outside))  # what is undefined is not certainly false
    failed = np.where(good, failed, 0)
    if n > 1 or not failed.any():
        return counted(at, failed, n, claimed) if n > 1 else None
    index = int(np.flatnonzero(failed)[0])
    place = {name: float(column[index]) for name, column in at.items()}
    return Refutation(place, "one dataset, built by hand, leaves the bound")


def _columns(law: Features, step: float, t: int) -> dict[str, np.ndarray]:
    """Every parameter of our LD statements at u and β of a grid, the step size in units of 1/β²."""
    beta, u = (grid.ravel() for grid in np.meshgrid(_BETAS, _CONFIDENCES, indexing="ij"))
    trace = law.dim * law.noise**2
    same = {"n_training": law.n, "dim": law.dim, "t": t, "gaussian": law.family == "gaussian"}
    same |= {"mean_difference": law.difference, "covariance_norm": law.noise**2, "feature_norm": law.norm}
    same |= {"mean_trace": trace, "least_trace": trace, "centre": 0.0, "boundary_norm": 0.0, "cosine": 0.0}
    at = {name: np.full(len(u), float(number)) for name, number in same.items()}
    return {**at, "beta": beta, "beta_prime": beta * math.sqrt(law.dim), "confidence": u, "step_size": step / beta**2}


_Run = tuple[str, Features, float, int, np.ndarray]
"""Quantity, law, β²η, number of steps, and the sorted measurements."""


@functools.cache
def _drawn() -> list[_Run]:
    rng, found = np.random.default_rng(20243), []
    for law in _LAWS:
        x = law.draw(rng)
        for share in _SHARES:
            step = 4 * share / law.norm**2
            for t, weights in zip(_STEPS, descend(x, step, _STEPS), strict=True):
                size = np.linalg.norm(weights, axis=(1, 2))  # of rank one, so that this is the operator norm
                score = np.einsum("mid,md->mi", x, weights[:, 0] - weights[:, 1]) * _labels(law.n)
                found.append(("weight_change", law, step, t, np.sort(size)))
                found.append(("accuracy", law, step, t, np.sort(np.mean(score > 0, axis=1))))
    return found


def _by_hand() -> list[_Run]:
    """A behaviour with features ±L e₁ and one with both at L e₂, so that its b is 0.

    The residual of the first step over ‖b̄‖² max‖g‖² is then β⁴η²/32 up to the third order of β²ηL².
    """
    length, found = 1e-3, []
    for scaled in (0.02, 0.2):  # β²η L²
        step = scaled / length**2
        residual = np.array([priority_residual(length, step)])
        found.append(("priority_residual", Features(4, 4, length), step, 1, residual))
    return found


def priority_residual(length: float, step: float) -> float:
    """|gap of the decreases of the loss − (β²η/8) b̄ᵀ(b_1 − b_2)| / (‖b̄‖² max‖g‖²) after one step with β = 1."""
    positive, negative = length * np.eye(4)[[0, 1]], length * np.array([[-1.0, 0, 0, 0], [0, 1, 0, 0]])
    weights = descend(np.concatenate([positive, negative])[None], step, (1,))[0, 0]
    b, mean = positive - negative, (positive - negative).mean(axis=0)
    decrease = []
    for plus, minus in zip(positive, negative, strict=True):
        margins = np.array([(weights[0] - weights[1]) @ plus, (weights[1] - weights[0]) @ minus])
        decrease.append(float(np.mean(math.log(2) - np.log1p(np.exp(-margins)))))
    gap = decrease[0] - decrease[1] - step / 8 * mean @ (b[0] - b[1])
    return float(abs(gap) / (mean @ mean * length**2))
