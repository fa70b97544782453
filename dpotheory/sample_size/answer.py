"""What `samples_needed` may spend and what it answers.

Imported by the searches by simulation and by claim, which fill these in.
"""

from dataclasses import dataclass
from typing import Literal

CONVERGED = 100.0
"""Multiples of τ₁ that ``times="converged"`` stands for; on separable data the flow itself never ends."""


@dataclass(frozen=True)
class SearchBudget:
    """What a search by simulation may spend, in counts, so that its answer can be reproduced.

    Attributes:
        max_samples: the largest Q tried.
        max_datasets: the most datasets at one Q; None means four times what a clear case needs.
        max_numbers: stored numbers drawn in all; 2·10⁹ take about a minute on one CPU core up to τ₁.
        error_rate: α, the chance that any decision of the whole search is wrong.
    """

    max_samples: int = 4096
    max_datasets: int | None = None
    max_numbers: float = 2e9
    error_rate: float = 1e-3

    def __post_init__(self) -> None:
        for name, value in (("max_samples", self.max_samples), ("max_datasets", self.max_datasets)):
            if value is not None and value < 1:
                raise ValueError(f"{name} = {value}; it must be at least 1")
        if not self.max_numbers > 0:
            raise ValueError(f"max_numbers = {self.max_numbers}; it must be greater than 0")
        if not 0 < self.error_rate < 0.5:
            raise ValueError(f"error_rate = {self.error_rate}; it must lie between 0 and 0.5")


@dataclass(frozen=True)
class Decision:
    """What was decided at one Q, by counting.

    Attributes:
        n_samples: Q.
        verdict: "enough", "too few" or "undecided".
        n_datasets: how many datasets were simulated.
        n_below: how many had a risk below the target, beyond the integrator's error.
        n_above: how many had a risk above it, beyond that error.
        interval: Clopper–Pearson limits of the fraction of datasets at or below the target, at the last look's level.
    """

    n_samples: int
    verdict: Literal["enough", "too few", "undecided"]
    n_datasets: int
    n_below: int
    n_above: int
    interval: tuple[float, float]


@dataclass(frozen=True)
class SamplesNeeded:
    """The answer of `samples_needed`.

    Attributes:
        n_samples: Q, samples per cluster; 2KQ are needed in all. None where no Q was found.
        reason: "reached"; "never", no Q can do it; or "beyond", none was found up to the largest one looked at.
        bracket: the largest Q known to be too few (0: none) and the smallest known to be enough (None: none).
        method: "simulation", "floor" (of the risk, for any training of the last layer) or "claim".
        decisions: what a simulation decided at each Q, in increasing Q.
        error_rate: the chance that any of these decisions is wrong; 0 where nothing was simulated.
        text: the answer in words.
    """

    n_samples: int | None
    reason: Literal["reached", "never", "beyond"]
    bracket: tuple[int, int | None]
    method: Literal["simulation", "floor", "claim"]
    decisions: tuple[Decision, ...]
    error_rate: float
    text: str

    def __str__(self) -> str:
        return self.text
