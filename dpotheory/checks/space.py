"""What a search over a claim's parameters walks through: one protocol for all papers."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol, runtime_checkable

import numpy as np


@runtime_checkable
class Space(Protocol):
    """Draws to begin with, steps from one to another, and stages that make what breaks small."""

    @property
    def starts(self) -> Sequence[Any]:
        """Draws inside the hypotheses."""
        ...

    @property
    def smaller(self) -> Sequence[Callable[[Any], Iterator[Any]]]:
        """Stages; each goes from a draw to candidates, the smallest first."""
        ...

    def step(self, rng: np.random.Generator, start: Any) -> Any:
        """A draw near ``start``; None outside the hypotheses."""
        ...

    def told(self, draw: Any) -> str:
        """The draw in a sentence."""
        ...

    def size(self, draw: Any) -> int:
        """How large a data set is."""
        ...
