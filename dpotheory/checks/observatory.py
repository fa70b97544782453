"""Runs trials with one key and one budget, and keeps what they showed: the same for all papers.

How a trial is run is its paper's affair (`Trials.observe`). Imports papers.py alone.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import jax
import numpy as np

from dpotheory.checks import papers

BUDGETS = ("quick", "full")
"""How many datasets a run has, by name; the numbers are the papers'."""
FRACTIONS = np.concatenate(
    [
        [0.0],
        2.0 ** -np.array([40, 32, 24, 18, 14, 11, 9, 8, 7, 6, 5]),
        [1 / 16, 3 / 32, 1 / 8, 3 / 16, 1 / 4, 3 / 8, 1 / 2, 5 / 8, 3 / 4, 7 / 8, 15 / 16, 1.0],
    ]
)
"""Times at which a run is recorded, as parts of its horizon: the start, its first instants, all of its course."""

Shown = TypeVar("Shown")


@dataclass
class Observatory:
    """Runs trials, and counts the programs that they took.

    Attributes:
        key: dataset m of every trial has the key fold_in(key, m), or depends on it and m alone in another way.
        budget: of `BUDGETS`.
        traces: one entry per program, made when it is traced or first used here.
    """

    key: jax.Array
    budget: str = "quick"
    traces: set[str] = field(default_factory=set)
    _seen: dict[Hashable, Any] = field(default_factory=dict)

    def __call__(self, trial: Any, horizon: float, *options: Any, **more: Any) -> Any:
        """What this trial shows up to the time ``horizon``, with its paper's own options."""
        return papers.of(trial.paper).observe(self, trial, horizon, *options, **more)

    def once(self, known: Hashable, run: Callable[[], Shown]) -> Shown:
        """What ``run`` gives, which is called at most once for each ``known``: all that the run depends on."""
        if known not in self._seen:
            self._seen[known] = run()
        return self._seen[known]
