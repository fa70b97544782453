"""LD's trials: distributions of features, followed along gradient descent.

Imports the files beside it; found by papers.py.
"""

import dataclasses
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jax
import numpy as np

from dpotheory.checks.findings import VacuousError
from dpotheory.checks.ld import identities, readings, settings
from dpotheory.checks.ld.observe import DATASETS, LdObservation, observe
from dpotheory.checks.ld.space import Laws
from dpotheory.checks.ld.trial import LawTrial, read_law
from dpotheory.checks.ld.twins import TWINS
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.trials import Trials, Twin
from dpotheory.claims.claim import Claim
from dpotheory.ledger.witnesses import WitnessError, agree, fields_are


class LawTrials(Trials):
    """LD's."""

    name = "ld"
    fields = ("ld", "extra")
    twins = TWINS
    equations = tuple(identities.SIDES)
    readings = readings.READINGS
    cheap = True

    def settings(
        self, claim: Claim, key: jax.Array, budget: str, twin: Twin, pool: Sequence[Any] | None = None
    ) -> Sequence[LawTrial]:
        """See `settings.trials`: a function of the claim alone."""
        return settings.trials(claim, budget)

    def observe(self, watch: Observatory, trial: LawTrial, horizon: float) -> LdObservation:
        """So many steps; nothing is kept, since a run costs less than its memory."""
        return observe(watch.key, trial.law, horizon, DATASETS[watch.budget])

    def space(self, claim: Claim, key: jax.Array, twin: Twin, pool: Sequence[Any] | None = None) -> Laws:
        """Distributions, each with the largest step that the claim allows."""
        return Laws.of(claim)

    def read(self, told: Mapping[str, Any], claim: Claim) -> LawTrial:
        """See `Trials.read`."""
        trial = settings.at(claim, read_law(told["ld"]), "replayed")
        fields_are(told["extra"], list(trial.more), what="The witness's extra parameters")
        if not all(agree(told["extra"][name], number) for name, number in trial.more.items()):
            raise WitnessError(
                f"The witness's extra parameters are {told['extra']}, but {claim.id} has {dict(trial.more)}."
            )
        return trial

    def horizon(self, claim: Claim, trial: LawTrial, end: float) -> float:
        """At most the trial's own number of steps, and at least one."""
        end = min(end, trial.last_time) if not claim.only_at_end else end
        if end * (1 + 1e-9) < 1:  # rounding, as in observe.py
            raise VacuousError(f"it speaks until t = {end:.4g}, which is less than one step")
        return end

    def families(self, claim: Claim, trial: LawTrial, ratio: float) -> Iterator[tuple[str, Callable[[int], LawTrial]]]:
        """Ever more dimensions at the same Δ, with the same noise or the same noise times D."""
        law = trial.law
        share = math.log(law.difference) / math.log(law.dim)
        for keeps in (0.0, 1.0):

            def larger(step: int, keeps: float = keeps) -> LawTrial:
                # The norms' tail falls as exp(−c d^(α/4)).
                dim = law.dim * int(ratio ** (4 * step / law.parameters["alpha"]))
                difference = float(dim) ** share
                noise = law.noise * (law.difference / difference) ** keeps
                spike = law.spike * (law.difference / difference) ** keeps
                wider = dataclasses.replace(law, dim=dim, difference=difference, noise=noise, spike=spike)
                return settings.largest(claim, wider)

            yield "d -> oo" + (", noise ~ 1/D" if keeps else ""), larger

    def sides(self, claim: Claim, rng: np.random.Generator, number: int) -> tuple[np.ndarray, np.ndarray]:
        """See `identities.sides`."""
        return identities.sides(claim, rng)

    def chosen_constant(self, trial: LawTrial) -> float:
        """See `readings.constant`."""
        return readings.constant(trial.parameters)

    def read_with_constant(self, claim: Claim) -> Claim:
        """See `readings.read_with_constant`."""
        return readings.read_with_constant(claim)


TRIALS = LawTrials()
"""The object that papers.py finds."""
