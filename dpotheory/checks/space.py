"""What a search over a claim's parameters walks through: one protocol for all papers."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np

DIGITS = (1, 2, 3, 4)
"""Significant digits to which a search shortens numbers, the shortest first."""


@runtime_checkable
class Space(Protocol):
    """Trials to begin with, steps from one to another, and stages that make what breaks small."""

    @property
    def starts(self) -> Sequence[Any]:
        """Trials inside the hypotheses."""
        ...

    @property
    def smaller(self) -> Sequence[Callable[[Any], Iterator[Any]]]:
        """Stages; each goes from a trial to candidates, the smallest first."""
        ...

    def step(self, rng: np.random.Generator, start: Any) -> Any:
        """A trial near ``start``; None outside the hypotheses."""
        ...

    def size(self, trial: Any) -> int:
        """How large a dataset is."""
        ...
