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
        measured: what is compared with each side, shape (n, T).
        times: shape (T,), or None.
        log: whether the scale is logarithmic.
        needed: the columns on which "within the error" counts, shape (T,): not the start, where everything is known
            exactly, and no time beyond what the verdict rests on.
    """

    gaps: Mapping[str, np.ndarray]
    bounds: Mapping[str, np.ndarray]
    error: np.ndarray
    measured: Mapping[str, np.ndarray]
    times: np.ndarray | None
    log: bool
    needed: np.ndarray

    @property
    def violated(self) -> np.ndarray:
        """Datasets that leave a bound by more than the error budget, shape (n,)."""
        return np.any([(gap < -self.error).any(axis=1) for gap in self.gaps.values()], axis=0)

    @property
    def unclear(self) -> np.ndarray:
        """Datasets that come within a positive error budget of a bound and do not violate one, shape (n,)."""
        near = np.any([(np.abs(gap) <= self.error) & (self.error > 0) for gap in self.gaps.values()], axis=0)
        return (near & self.needed).any(axis=1) & ~self.violated

    def relative(self, side: str) -> np.ndarray:
        """Slack of one side in units of the numbers compared, so that early times and small numbers count as others.

        Differences of logarithms are so already; shape (n, T).
        """
        gap = self.gaps[side]
        if self.log:
            return gap
        with np.errstate(invalid="ignore"):
            size = np.abs(self.bounds[side]) + np.abs(self.measured[side])
            return np.where(np.isfinite(size), gap / (size + 1e-300), np.inf)

    @property
    def worst(self) -> tuple[str, int, int]:
        """Side, dataset and column of the smallest relative slack; of a violation, where there is one."""
        slack = {side: self.relative(side) for side in self.gaps}
        if self.violated.any():
            slack = {side: np.where(self.gaps[side] < -self.error, one, np.inf) for side, one in slack.items()}
        side = min(slack, key=lambda name: float(slack[name].min()))
        dataset, place = np.unravel_index(int(np.argmin(slack[side])), slack[side].shape)
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


class NoSettingError(ValueError):
    """No setting of the pool can test a claim; the text is one sentence."""


class VacuousError(ValueError):
    """No dataset has what the claim speaks about; the text is one sentence."""
