"""Distributions of LD's features as the space of a search."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.trial import FAMILIES, LawTrial, LdLaw
from dpotheory.checks.space import DIGITS
from dpotheory.checks.trial import evaluate
from dpotheory.claims.claim import Claim

_FAR, _HALVINGS = 2.0**20, 20
_LARGEST_N, _LARGEST_LD_DIM, _LARGEST_FULL_DIM = 128, 10**16, 1024
_FAILURES = (0.5, 0.2, 0.05, 0.01, 0.001)  # claimed, that the search over LD's distributions looks at


_FLOOR = 4 * math.log(2) * (1 + 1e-12)  # of ν log d in LD-T4.2


@dataclass(frozen=True)
class Laws:
    """LD's distributions of features, each with the largest step that the claim allows."""

    claim: Claim
    starts: Sequence[LawTrial]

    @classmethod
    def of(cls, claim: Claim) -> "Laws":
        """The distributions with which `verify` tests the claim, and from each of them the ends of the hypotheses."""
        inside = [trial for trial in ld_settings.trials(claim, "full") if not trial.unmet]
        laws = cls(claim, inside)
        ends = [end for trial in inside for end in laws._ends(trial)]
        rarer = [trial for law in ld_settings.POOL if not (trial := laws._at(law, _FAILURES[-1])).unmet]
        return cls(claim, [*inside, *ends, *rarer])

    def step(self, rng: np.random.Generator, start: LawTrial) -> LawTrial | None:
        """One to three of the distribution's parameters changed, the step size chosen anew."""
        law = start.law
        for _ in range(int(rng.integers(1, 4))):
            law = replace(law, **self._change(rng, law))
        if law.n > _LARGEST_N or law.dim > (_LARGEST_LD_DIM if law.reduced else _LARGEST_FULL_DIM):
            return None
        trial = self._at(law, float(rng.choice(_FAILURES)))
        return None if trial.unmet else trial

    @property
    def smaller(self) -> Sequence[Callable[[LawTrial], Iterator[LawTrial]]]:
        """Fewest steps, a plainer distribution, fewest dimensions and samples, then the shortest numbers."""
        return (self._fewer_steps, self._plainer, self._fewer_dimensions, self._fewer_samples, self._rounded)

    def size(self, trial: LawTrial) -> int:
        """n d."""
        return trial.law.n * trial.law.dim

    def _at(self, law: LdLaw, failure: float = ld_settings.SMALL_FAILURE) -> LawTrial:
        return replace(ld_settings.largest(self.claim, law, failure), place="search")

    def _like(self, trial: LawTrial, **changes: Any) -> LawTrial:
        """The distribution changed, at the same claimed failure probability."""
        return self._at(replace(trial.law, **changes), float(np.exp(evaluate(self.claim, trial.parameters)["failure"])))

    def _ends(self, trial: LawTrial) -> Iterator[LawTrial]:
        """With so much noise, so small a D, so few dimensions, so many samples that a hypothesis hardly holds."""
        law = trial.law
        most = _LARGEST_N // law.n
        ways: list[tuple[float, Callable[[float], dict[str, Any]]]] = [
            (_FAR, lambda factor: {"noise": law.noise * factor, "spike": law.spike * factor}),
            (_FAR, lambda factor: {"difference": law.difference / factor}),
            (law.dim / 4, lambda factor: {"dim": max(4, math.ceil(law.dim / factor))}),
            (most, lambda factor: {"n": 4 * max(1, math.floor(law.n * factor / 4))}),
        ]
        for far, change in ways:
            if far <= 1 or not self._like(trial, **change(far)).unmet:
                continue  # no hypothesis ends it
            low, high = 0.0, math.log(far)
            for _ in range(_HALVINGS):
                middle = (low + high) / 2
                broken = self._like(trial, **change(math.exp(middle))).unmet
                low, high = (low, middle) if broken else (middle, high)
            end = self._like(trial, **change(math.exp(low)))
            if low > 0 and not end.unmet:
                yield end

    @staticmethod
    def _change(rng: np.random.Generator, law: LdLaw) -> dict[str, Any]:
        def scaled(number: float) -> float:
            return number * float(np.exp(0.7 * rng.standard_normal()))

        def concentration() -> float:  # inside LD-T4.2's range, where it has one
            least = _FLOOR / math.log(law.dim)
            most = 0.5 - math.log(law.difference) / math.log(law.dim)
            return float(rng.uniform(least, most)) if least < most else law.nu

        changes: list[Callable[[], dict[str, Any]]] = [
            lambda: {"n": max(4, 4 * round(law.n * 2.0 ** rng.integers(-1, 2) / 4))},
            lambda: {"dim": max(4, int(law.dim * 2.0 ** rng.integers(-3, 4)))},
            lambda: {"difference": scaled(law.difference)},
            lambda: {"noise": scaled(law.noise)},
            lambda: {"spike": float(rng.choice([0.0, 2.0, 8.0])) * law.noise},
            lambda: {"decay": float(rng.choice([0.0, 0.5, 1.0])), "family": str(rng.choice(list(FAMILIES)))},
            lambda: {"cosine": float(rng.uniform(-1, 1)), "boundary": float(10.0 ** rng.uniform(-9, 0))},
            lambda: {"nu": concentration()},
            lambda: {"steps": int(rng.choice([1, 2, 8, 32]))},
            lambda: {"beta_prime": float(10.0 ** rng.uniform(-2, 4))},
        ]
        return changes[int(rng.integers(len(changes)))]()

    def _plainer(self, trial: LawTrial) -> Iterator[LawTrial]:
        yield self._like(trial, family="gaussian", decay=0.0, spike=0.0, beta_prime=1.0)
        yield self._like(trial, family="gaussian", decay=0.0, spike=0.0)

    def _fewer_dimensions(self, trial: LawTrial) -> Iterator[LawTrial]:
        same = math.log(trial.law.difference) / math.log(trial.law.dim)
        for dim in _sizes(4, trial.law.dim):
            least = _FLOOR / math.log(dim)
            for difference in (trial.law.difference, dim**same, 1.0):  # the same D, the same Δ, Δ = 0
                for nu in (trial.law.nu, least) if trial.law.nu else (0.0,):
                    yield self._like(trial, dim=dim, difference=difference, nu=nu)

    def _fewer_samples(self, trial: LawTrial) -> Iterator[LawTrial]:
        for n in _sizes(4, trial.law.n):
            yield self._like(trial, n=n)

    def _fewer_steps(self, trial: LawTrial) -> Iterator[LawTrial]:
        for steps in _sizes(1, trial.law.steps):
            yield self._like(trial, steps=steps)

    def _rounded(self, trial: LawTrial) -> Iterator[LawTrial]:
        names = ("difference", "noise", "spike", "cosine", "boundary", "nu")
        for digits in DIGITS:
            short = {name: float(f"{getattr(trial.law, name):.{digits}g}") for name in names}
            for kept in ({}, {"nu": trial.law.nu}):  # ν has an end that is not short
                law = self._like(trial, **{**short, **kept}).law
                unit = 10.0 ** (math.floor(math.log10(law.step)) - digits + 1)
                step = math.floor(law.step / unit) * unit  # down, which the hypotheses allow
                yield replace(trial, law=replace(law, step=float(f"{step:.6g}")))


def _sizes(least: int, most: int) -> Iterator[int]:
    """Powers of two from ``least`` up to below ``most``."""
    size = least
    while size < most:
        yield size
        size *= 2
