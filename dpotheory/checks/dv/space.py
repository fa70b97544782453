"""Settings of DV and PG as the space of a search."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import jax
import numpy as np

from dpotheory.checks.dv import settings
from dpotheory.checks.dv.region import EDGE, PLACES, Region
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.trial import generator
from dpotheory.checks.twins import twin_of
from dpotheory.claims.claim import Claim

_DIGITS = (1, 2, 3, 4)


_LARGEST_DIM = 100


@dataclass(frozen=True)
class Settings:
    """Settings of DV and PG at the small shapes of a pool."""

    claim: Claim
    starts: Sequence[Draw]
    regions: dict[Shape, Region]

    @classmethod
    def of(cls, claim: Claim, key: jax.Array, pool: Sequence[Shape]) -> "Settings":
        """The corners of every shape, and of its interior only one: a step from the worst covers the rest."""
        small = [s for s in pool if s.size == "small" and s.dim <= _LARGEST_DIM and twin_of(claim).suits(s)]
        inside = [draw for draw in settings.draws(claim, key, "full", small) if not draw.unmet]
        regions = {draw.shape: Region(claim, draw.shape, generator(key, small.index(draw.shape))) for draw in inside}
        kept: dict[tuple[Shape, str], Draw] = {}
        for draw in inside:
            kept.setdefault((draw.shape, draw.place), draw)
        places = (EDGE, PLACES[0], PLACES[1], PLACES[3])
        return cls(claim, [draw for draw in kept.values() if draw.place in places], regions)

    def step(self, rng: np.random.Generator, start: Draw) -> Draw | None:
        """Another noise and shared norm, in one of three steps another shape."""
        shapes = list(self.regions)
        shape = shapes[int(rng.integers(len(shapes)))] if rng.random() < 1 / 3 else start.shape
        noise = float(start.setting.noise) * float(np.exp(0.5 * rng.standard_normal()))
        shared = max(0.0, float(start.setting.shared_norm) + 0.1 * float(rng.standard_normal()))
        draw = self.regions[shape].draw("search", noise, shared)
        return None if draw.unmet else draw

    @property
    def smaller(self) -> Sequence[Callable[[Draw], Iterator[Draw]]]:
        """The smallest shape, then the shortest numbers."""
        return (self._shapes, self._rounded)

    def told(self, draw: Draw) -> str:
        """Its shape."""
        return str(draw.shape)

    def size(self, draw: Draw) -> int:
        """K Q d."""
        return _size(draw.shape)

    def _shapes(self, draw: Draw) -> Iterator[Draw]:
        for shape in sorted((shape for shape in self.regions if _size(shape) < _size(draw.shape)), key=_size):
            region = self.regions[shape]
            yield region.draw("search", float(draw.setting.noise), float(draw.setting.shared_norm))
            yield from region.inside([EDGE, "noise at its end"])

    def _rounded(self, draw: Draw) -> Iterator[Draw]:
        s = draw.setting
        for digits in _DIGITS:
            leaves = {name: float(f"{float(getattr(s, name)):.{digits}g}") for name in ("noise", "shared_norm")}
            for rest in ({"beta": 0.1, "tau": 1.0}, {}):
                yield replace(draw, setting=s.replace(**leaves, **rest))


def _size(shape: Shape) -> int:
    return shape.n_values * shape.n_samples * shape.dim
