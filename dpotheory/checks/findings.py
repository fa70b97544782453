"""What a comparison of a claim with simulated data finds, before it becomes a row of the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np


class BadBoundError(ValueError):
    """A bound that cannot be compared with anything; the text is one sentence."""


@dataclass(frozen=True)
class Finding:
    """What one setting says: the parts of a ledger row."""

    verdict: str
    reason: str
    certificate: dict[str, Any]
    witness: dict[str, Any] | None = None


@dataclass(frozen=True)
class Comparison:
    """A measurement beside its bounds, on the measurement's scale.

    Attributes:
        gaps: how far each dataset stays inside, by side, shape (n, T); negative outside.
        bounds: the sides, broadcast to (n, T).
        error: the numerical error budget, shape (n, T).
        measured: what is held against each side, shape (n, T).
        times: shape (T,), or None.
        log: whether the scale is logarithmic.
    """

    gaps: Mapping[str, np.ndarray]
    bounds: Mapping[str, np.ndarray]
    error: np.ndarray
    measured: Mapping[str, np.ndarray]
    times: np.ndarray | None
    log: bool

    @property
    def violated(self) -> np.ndarray:
        """Datasets that leave a bound by more than the error budget, shape (n,)."""
        return np.any([(gap < -self.error).any(axis=1) for gap in self.gaps.values()], axis=0)

    @property
    def unclear(self) -> np.ndarray:
        """Datasets that come within a positive error budget of a bound and do not violate one, shape (n,)."""
        near = np.any([(np.abs(gap) <= self.error) & (self.error > 0) for gap in self.gaps.values()], axis=0)
        return near.any(axis=1) & ~self.violated

    @property
    def worst(self) -> tuple[str, int, int]:
        """Side, dataset and place in time of the smallest slack, in units of the error budget where it is negative."""
        side = min(self.gaps, key=lambda name: float(self.gaps[name].min()))
        dataset, place = np.unravel_index(int(np.argmin(self.gaps[side])), self.gaps[side].shape)
        return side, int(dataset), int(place)

    @property
    def tightness(self) -> dict[str, float]:
        """log(measured/bound) where it is closest to 0 from inside: at most 0 for an upper side that holds."""
        found = {}
        for side, bound in self.bounds.items():
            with np.errstate(divide="ignore", invalid="ignore"):
                ratio = self.measured[side] - bound if self.log else np.log(self.measured[side] / bound)
            ratio = ratio[np.isfinite(ratio)]
            if ratio.size:
                found[side] = float(ratio.max() if side == "upper" else ratio.min())
        return found


class SaysNothingError(ValueError):
    """No dataset has what the claim speaks about; the text is one sentence."""
