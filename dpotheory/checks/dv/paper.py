"""DV's and PG's trials: settings of the model with orthogonal values, followed along gradient flow.

They serve user-defined claims and twins as well. Imports the files beside it; found by papers.py.
"""

import dataclasses
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import jax
import numpy as np

from dpotheory.checks.at_trial import mentions
from dpotheory.checks.dv import identities, limits, settings
from dpotheory.checks.dv.look import look
from dpotheory.checks.dv.observe import Observation, observe
from dpotheory.checks.dv.own_twin import own
from dpotheory.checks.dv.space import Settings
from dpotheory.checks.dv.trial import EXTRAS, SettingTrial, Shape
from dpotheory.checks.dv.twins import TWINS
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.trials import Trials, Twin, members
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting
from dpotheory.ledger.witnesses import fields_are, integer, number, text


class SettingTrials(Trials):
    """DV's and PG's."""

    name = "dv"
    fields = ("setting", "size", "extra")
    twins = TWINS
    equations = ("margin_velocity", "token_reward_velocity", *limits.SIDES)
    attacked = False
    rare_events = True

    def settings(
        self, claim: Claim, key: jax.Array, budget: str, twin: Twin, pool: Sequence[Any] | None = None
    ) -> Sequence[SettingTrial]:
        """See `Trials.settings`; the pool is of shapes."""
        shapes = [shape for shape in members(pool, Shape, settings.POOL) if twin.suits(shape)]
        return settings.trials(claim, key, budget, shapes)

    def observe(self, watch: Observatory, trial: SettingTrial, horizon: float, *how: Any, **named: Any) -> Observation:
        """See `observe.observe`, which may be given fractions and an objective too."""
        return observe(watch, trial, horizon, *how, **named)

    def look(
        self, claim: Claim, trial: SettingTrial, end: float, watch: Observatory, twin: Twin
    ) -> tuple[Measurement, Observation]:
        """See `look.look`."""
        return look(claim, trial, end, watch, twin)

    def space(self, claim: Claim, key: jax.Array, twin: Twin, pool: Sequence[Any] | None = None) -> Settings:
        """Noise, shared norm and small shapes."""
        return Settings.of(claim, key, twin, members(pool, Shape, settings.POOL))

    def read(self, told: Mapping[str, Any], claim: Claim) -> SettingTrial:
        """See `Trials.read`."""
        sizes, leaves = ("n_values", "n_samples", "dim"), ("noise", "shared_norm", "beta", "tau")
        given = told["setting"]
        fields_are(given, (*sizes, *leaves, "sharing"), what="The witness's setting")
        read: dict[str, Any] = {name: integer(given[name], name, 1) for name in sizes}
        read |= {name: number(given[name], name) for name in leaves}
        setting = Setting(**read, sharing=text(given["sharing"], "sharing"))
        chosen = () if claim.best_epsilon is None else ("epsilon",)  # by the claim itself
        named = [name for name in EXTRAS if mentions(claim, name) and name not in chosen]
        extra = {name: number(one, name) for name, one in told["extra"].items()}
        fields_are(extra, named, what="The witness's extra parameters")
        shape = Shape(setting.n_values, setting.n_samples, setting.dim, setting.graph.name, text(told["size"], "size"))
        return SettingTrial(shape, setting, "replayed", extra)

    def families(
        self, claim: Claim, trial: SettingTrial, ratio: float
    ) -> Iterator[tuple[str, Callable[[int], SettingTrial]]]:
        """Ever smaller noise."""

        def quieter(step: int) -> SettingTrial:
            setting = trial.setting.replace(noise=float(trial.setting.noise) * ratio**-step)
            return dataclasses.replace(trial, setting=setting)

        if not trial.extra:
            yield "noise -> 0", quieter

    def sides(self, claim: Claim, rng: np.random.Generator, number: int) -> tuple[np.ndarray, ...]:
        """See `limits.sides` for the limits of training, `identities.sides` for the dynamics."""
        if claim.quantity in limits.SIDES:
            return limits.SIDES[claim.quantity](claim.equation, rng, number)
        return identities.sides(claim, rng, number)

    def own_twin(self, function: Callable[[Observation], np.ndarray]) -> Twin:
        """See `own_twin.own`."""
        return own(function)


TRIALS = SettingTrials()
"""The object that papers.py finds."""
