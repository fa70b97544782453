"""How the example paper is tested: its settings, its twin, what a search varies, and its trials in JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar

import jax
import numpy as np

from dpotheory.checks.at_trial import generator, met
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.space import DIGITS
from dpotheory.checks.trials import Trials, Twin, members
from dpotheory.claims.claim import Claim
from dpotheory.ledger.witnesses import fields_are, integer, number
from tests.checks.example_paper.claims.notation import PARAMETERS

DATASETS = {"quick": 256, "full": 4096}


@dataclass(frozen=True)
class Sample:
    """A setting: n points of standard deviation s, and the u of the statement."""

    points: int
    spread: float
    confidence: float

    def __str__(self) -> str:
        """All three."""
        return f"n={self.points} s={self.spread:.4g} u={self.confidence:.4g}"


@dataclass(frozen=True)
class SampleTrial:
    """A setting among the hypotheses: a `dpotheory.checks.Trial`."""

    sample: Sample
    place: str
    unmet: tuple[str, ...] = ()
    paper: ClassVar[str] = "example"

    @property
    def last_time(self) -> float:
        """There is no time."""
        return 1.0

    @property
    def where(self) -> str:
        """The setting."""
        return str(self.sample)

    @property
    def parameters(self) -> dict[str, Any]:
        """By code name."""
        return asdict(self.sample)

    @property
    def told(self) -> dict[str, Any]:
        """In JSON."""
        return {"sample": asdict(self.sample)}

    def __str__(self) -> str:
        """The place and the setting."""
        return f"{self.place}: {self.sample}"


POOL = (Sample(2, 0.5, 2.0), Sample(8, 1.0, 3.0), Sample(64, 1.0, 1.5), Sample(8, 2.0, 3.0))


def mean_error(claim: Claim, trial: SampleTrial, seen: np.ndarray) -> Measurement:
    """|mean| of each dataset, whose true mean is 0; no time."""
    error = np.abs(seen.mean(axis=1, keepdims=True))
    return Measurement("linear", error, error, 1e-15 * np.abs(seen).max(axis=1, keepdims=True))


def at(claim: Claim, sample: Sample, place: str) -> SampleTrial:
    """The trial at this setting, with the hypotheses that it breaks."""
    trial = SampleTrial(sample, place)
    return replace(trial, unmet=tuple(name for name, holds in met(claim, trial).items() if not holds))


@dataclass(frozen=True)
class Sizes:
    """What a search walks through: a `dpotheory.checks.space.Space`."""

    claim: Claim
    starts: Sequence[SampleTrial]

    def step(self, rng: np.random.Generator, start: SampleTrial) -> SampleTrial | None:
        """Twice or half as many points, another u."""
        points = max(1, int(start.sample.points * 2.0 ** rng.integers(-1, 2)))
        confidence = start.sample.confidence * float(np.exp(0.3 * rng.standard_normal()))
        trial = at(self.claim, replace(start.sample, points=points, confidence=confidence), "search")
        return None if trial.unmet else trial

    @property
    def smaller(self) -> Sequence[Callable[[SampleTrial], Iterator[SampleTrial]]]:
        """Fewest points, then the shortest numbers."""
        return (self._fewer, self._shorter)

    def size(self, trial: SampleTrial) -> int:
        """n."""
        return trial.sample.points

    def _fewer(self, trial: SampleTrial) -> Iterator[SampleTrial]:
        for points in range(1, trial.sample.points):
            yield replace(trial, sample=replace(trial.sample, points=points))

    def _shorter(self, trial: SampleTrial) -> Iterator[SampleTrial]:
        for digits in DIGITS:
            confidence = float(f"{trial.sample.confidence:.{digits}g}")
            yield replace(trial, sample=replace(trial.sample, spread=1.0, confidence=confidence))


class SampleTrials(Trials):
    """What the checks need of the paper."""

    name = "example"
    fields = ("sample",)
    parameters = PARAMETERS
    twins: ClassVar = {"mean_error": Twin(mean_error, paper="example", least=0)}
    cheap = True

    def settings(
        self, claim: Claim, key: jax.Array, budget: str, twin: Twin, pool: Sequence[Any] | None = None
    ) -> Sequence[SampleTrial]:
        """The pool: inside the hypotheses, then controls."""
        trials = [at(claim, sample, "pool") for sample in members(pool, Sample, POOL)]
        return sorted(trials, key=lambda trial: bool(trial.unmet))

    def observe(self, watch: Observatory, trial: SampleTrial, horizon: float) -> np.ndarray:
        """The points, shape (datasets, n); settings with as many points share their random numbers."""
        shape = DATASETS[watch.budget], trial.sample.points
        normals = watch.once(shape, lambda: generator(watch.key, shape[1]).standard_normal(shape))
        return trial.sample.spread * normals

    def space(self, claim: Claim, key: jax.Array, twin: Twin, pool: Sequence[Any] | None = None) -> Sizes:
        """From the settings inside."""
        return Sizes(claim, [one for one in self.settings(claim, key, "full", twin, pool) if not one.unmet])

    def read(self, told: Mapping[str, Any], claim: Claim) -> SampleTrial:
        """From a witness."""
        given = told["sample"]
        fields_are(given, ("points", "spread", "confidence"), what="The witness's sample")
        rest = {name: number(given[name], name) for name in ("spread", "confidence")}
        return SampleTrial(Sample(integer(given["points"], "points", 1), **rest), "replayed")


TRIALS = SampleTrials()
