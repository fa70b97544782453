"""Settings of DV and PG as the space of a search."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import jax
import numpy as np

from dpotheory.checks.at_trial import generator
from dpotheory.checks.dv import settings
from dpotheory.checks.dv.region import EDGE, PLACES, Region
from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.checks.space import DIGITS
from dpotheory.checks.trials import Twin
from dpotheory.claims.claim import Claim

_LARGEST_DIM = 100


@dataclass(frozen=True)
class Settings:
    """Settings of DV and PG at the small shapes of a pool."""

    claim: Claim
    starts: Sequence[SettingTrial]
    regions: dict[Shape, Region]

    @classmethod
    def of(cls, claim: Claim, key: jax.Array, twin: Twin, pool: Sequence[Shape]) -> "Settings":
        """The corners of every shape, and of its interior only one: a step from the worst covers the rest."""
        small = [s for s in pool if s.size == "small" and s.dim <= _LARGEST_DIM and twin.suits(s)]
        inside = [trial for trial in settings.trials(claim, key, "full", small) if not trial.unmet]
        regions = {s: Region(claim, s, generator(key, small.index(s))) for s in dict.fromkeys(t.shape for t in inside)}
        kept: dict[tuple[Shape, str], SettingTrial] = {}
        for trial in inside:
            kept.setdefault((trial.shape, trial.place), trial)
        places = (EDGE, PLACES[0], PLACES[1], PLACES[3])
        return cls(claim, [trial for trial in kept.values() if trial.place in places], regions)

    def step(self, rng: np.random.Generator, start: SettingTrial) -> SettingTrial | None:
        """Another noise and shared norm, in one of three steps another shape."""
        shapes = list(self.regions)
        shape = shapes[int(rng.integers(len(shapes)))] if rng.random() < 1 / 3 else start.shape
        noise = float(start.setting.noise) * float(np.exp(0.5 * rng.standard_normal()))
        shared = max(0.0, float(start.setting.shared_norm) + 0.1 * float(rng.standard_normal()))
        trial = self.regions[shape].trial("search", noise, shared)
        return None if trial.unmet else trial

    @property
    def smaller(self) -> Sequence[Callable[[SettingTrial], Iterator[SettingTrial]]]:
        """The smallest shape, then the shortest numbers."""
        return (self._shapes, self._rounded)

    def size(self, trial: SettingTrial) -> int:
        """K Q d."""
        return _size(trial.shape)

    def _shapes(self, trial: SettingTrial) -> Iterator[SettingTrial]:
        for shape in sorted((shape for shape in self.regions if _size(shape) < _size(trial.shape)), key=_size):
            region = self.regions[shape]
            yield region.trial("search", float(trial.setting.noise), float(trial.setting.shared_norm))
            yield from region.inside([EDGE, "noise at its end"])

    def _rounded(self, trial: SettingTrial) -> Iterator[SettingTrial]:
        s = trial.setting
        for digits in DIGITS:
            leaves = {name: float(f"{float(getattr(s, name)):.{digits}g}") for name in ("noise", "shared_norm")}
            for rest in ({"beta": 0.1, "tau": 1.0}, {}):
                yield replace(trial, setting=s.replace(**leaves, **rest))


def _size(shape: Shape) -> int:
    return shape.n_values * shape.n_samples * shape.dim
