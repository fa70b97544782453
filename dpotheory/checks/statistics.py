"""Counting failures: Clopper–Pearson intervals, one family-wise error rate per run (docs/architecture.md, decision 8).

Imports nothing of dpotheory.
"""

from dataclasses import dataclass

from scipy import stats

FAMILY_ERROR = 1e-3
"""How often, at most, a run of checks refutes anything that is true, whatever the number of its rows."""


@dataclass(frozen=True)
class ErrorRate:
    """A family-wise error rate split evenly over the rows of a run (Bonferroni; no independence is needed).

    Attributes:
        family: chance that any row of the run errs.
        n_rows: how many rows share it.

    Example:
        >>> ErrorRate(1e-3, 50).per_row
        2e-05
    """

    family: float
    n_rows: int

    def __post_init__(self) -> None:
        if not 0 < self.family < 1:
            raise ValueError(f"error_rate = {self.family}; a family-wise error rate must lie between 0 and 1")

    @property
    def per_row(self) -> float:
        """What one row may spend."""
        return self.family / max(1, self.n_rows)


def clopper_pearson(failures: int, n: int, error: float) -> tuple[float, float]:
    """Exact two-sided interval for a failure rate: each end is wrong with chance at most ``error``/2.

    Args:
        failures: how many of ``n`` independent datasets failed.
        n: how many were drawn, at least 1.
        error: chance that the interval misses the rate.

    Example:
        >>> [round(end, 4) for end in clopper_pearson(0, 10, 0.05)]
        [0.0, 0.3085]
    """
    interval = stats.binomtest(failures, n).proportion_ci(confidence_level=1 - error, method="exact")
    return float(interval.low), float(interval.high)
