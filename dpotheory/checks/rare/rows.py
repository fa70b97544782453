"""How often a Gram event really fails, beside the printed δ(ε), where counting datasets sees no failure at all.

One row per setting for every claim that rests on a Gram event with a slack ε: an estimate by splitting (splitting.py)
and its interval. A claim on the event fails no more often than the event does. These rows do not refute: the interval
rests on the repeats being nearly normal. Imported by verify.py.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from dpotheory.checks.dv import settings
from dpotheory.checks.dv.region import EDGE
from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.checks.falsify.on_event import ON_EVENT
from dpotheory.checks.findings import Finding, NoSettingError
from dpotheory.checks.rare.splitting import RareEstimate, gram_failure
from dpotheory.checks.rows import sentence
from dpotheory.checks.trials import members
from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim

METHOD = "splitting"
CONFIDENCE = 0.999
_MOST_NORMALS = {"quick": 64, "full": 256}
_SIZES = {
    "quick": {"n_particles": 512, "n_moves": 10, "n_repeats": 8},
    "full": {"n_particles": 2048, "n_moves": 20, "n_repeats": 32},
}


@dataclass
class Splitting:
    """Estimates, each made once: several claims rest on one event at one setting."""

    key: jax.Array
    budget: str
    traces: set[str] = field(default_factory=set)
    _seen: dict[Any, RareEstimate] = field(default_factory=dict)

    def __call__(self, trial: SettingTrial, slack: float) -> RareEstimate:
        """P(the least ε that holds the data exceeds ``slack``) at the setting of a trial, with orthogonal concepts."""
        known = (trial.setting, slack)
        if known not in self._seen:
            self.traces.add(f"splitting, {_normals(trial.shape)} normals")
            found = gram_failure(self.key, trial.setting, slack, confidence=CONFIDENCE, **_SIZES[self.budget])
            self._seen[known] = found
        return self._seen[known]


def rests_on_event(claim: Claim) -> bool:
    """Whether the claim's failure probability is that of a Gram event with a slack ε."""
    return claim.failure is not None and symbols.epsilon in claim.failure.free_symbols


def findings(claim: Claim, split: Splitting, pool: Sequence[Any] | None) -> Iterator[tuple[str, Finding]]:
    """A step's name and its finding for every small setting at which the claim promises something; none for others."""
    if not rests_on_event(claim):
        return
    shapes = members(pool, Shape, settings.POOL)
    few = [shape for shape in shapes if shape.size == "small" and _normals(shape) <= _MOST_NORMALS[split.budget]]
    try:
        trials = settings.trials(claim, split.key, "quick", few) if few else []
    except NoSettingError:
        return  # the claim's other rows say so
    for trial in trials:
        if trial.place == EDGE and not trial.unmet:
            at = _point(claim, trial)
            log_claimed = float(claim.evaluate(at)["failure"])
            if log_claimed < 0:
                yield f"rare events, {trial.shape}", _compare(claim, trial, split, at, log_claimed)


def _compare(claim: Claim, trial: SettingTrial, split: Splitting, at: dict[str, Any], log_claimed: float) -> Finding:
    event = _event(claim)
    certificate = {"place": trial.place, **trial.told, "event": event, "epsilon": at["epsilon"]}
    try:
        found = split(trial, float(np.exp(registry[event].evaluate(at)["upper"])))
    except Exception as error:
        return Finding("UNDECIDED", f"splitting did not end: {sentence(error)}", certificate)
    claimed = math.exp(log_claimed)
    tightness = math.log(found.probability) - log_claimed if found.probability > 0 else -math.inf
    certificate |= {
        "probability": found.probability,
        "interval": [found.low, found.high],
        "confidence": found.confidence,
        "levels": len(found.levels),
        "repeats": len(found.repeats),
        "claimed_failure": claimed,
        "tightness": {"failure": tightness},
    }
    subject = "it" if claim.quantity == "gram_slack" else f"its event ({event})"
    reason = (
        f"{subject} fails with probability {found.probability:.2g}, between {found.low:.2g} and {found.high:.2g}, at "
        f"epsilon = {at['epsilon']:.3g}; {claimed:.2g} is claimed for c = inf: log(measured/bound) = {tightness:.1f}"
    )
    # δ falls as c grows, so what lies below δ at c = ∞ lies below it at every c.
    holds = found.probability > 0 and found.high <= claimed
    return Finding("NOT CONTRADICTED" if holds else "UNDECIDED", reason, certificate)


def _event(claim: Claim) -> str:
    if claim.quantity == "gram_slack" and claim.id in registry:
        return claim.id
    return next((on_event.event for on_event in ON_EVENT.values() if on_event.claim.id == claim.id), "DV-LB.1")


def _point(claim: Claim, trial: SettingTrial) -> dict[str, Any]:
    at = {**trial.parameters, "concept_defect": 0.0}
    if claim.best_epsilon is not None:
        at["epsilon"] = float(claim.number("best_epsilon", at))
    return at


def _normals(shape: Shape) -> int:
    return 2 * shape.n_values * shape.n_samples * shape.dim
