"""LD's settings at which a claim is tested: distributions of features, with steps and constants inside its hypotheses.

A pool of distributions serves every claim: some where distinguishability outweighs √(Tr Σ/n), some where it does not,
small and very large d, and some that are not Gaussian. What breaks a claim's hypotheses is left out, or kept as one of
a few controls. A function of the claim alone. Imports trial.py.
"""

import dataclasses
import math
from collections.abc import Iterator

import numpy as np

from dpotheory.checks.ld.trial import LawTrial, LdLaw
from dpotheory.checks.trial import evaluate
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

_HUGE = 10**14  # where 2n exp(−c d^(1/2)) is small for every c from 10⁻⁶ on
_SHORT = {"boundary": 1e-9, "steps": 8}

POOL = (
    LdLaw(16, 4096, 1.0),  # the means' deviations are 32 times as long as D
    LdLaw(16, 4096, 8.0),
    LdLaw(16, 4096, 64.0),  # Δ = 1/2
    LdLaw(128, 4096, 8.0),
    LdLaw(8, _HUGE, 10**3.5),  # Δ = 1/4
    LdLaw(64, 1024, 4.0, spike=4.0),
    LdLaw(64, 1024, 8.0, decay=1.0),
    LdLaw(64, 1024, 8.0, family="laplace"),
    LdLaw(64, 1024, 8.0, family="weibull"),
    LdLaw(16, 4, 12.0),
    LdLaw(16, 4, 1.0),
    # Means that deviate by less than d^(Δ−ν), and, though each direction is quiet, by more (LD-T4.2).
    LdLaw(40, 2**16, 16.0, noise=2**-8, cosine=0.1, nu=0.25, **_SHORT),
    LdLaw(40, 2**16, 16.0, noise=2**-8, cosine=0.75, nu=0.25, boundary=1e-3, steps=8),
    LdLaw(4, 2**16, 16.0, noise=0.2, cosine=0.75, nu=0.25, **_SHORT),
    LdLaw(4, _HUGE, 10**3.5, noise=8 * 10**-3.5, cosine=0.75, nu=0.25, **_SHORT),
)
SMALL_FAILURE = 0.05
_CONFIDENCES = np.geomspace(1e-3, 1e4, 2000)
_MOST_CONTROLS = 3


def trials(claim: Claim, budget: str = "quick") -> list[LawTrial]:
    """Settings inside the claim's hypotheses, then a few outside them as controls.

    Args:
        claim: a statement in LD's parameters.
        budget: "quick" takes the largest step that is allowed at every distribution; "full" also a tenth of it.
    """
    inside: list[LawTrial] = []
    outside: list[LawTrial] = []
    for law in POOL:
        for share in (1.0,) if budget == "quick" else (1.0, 0.1):
            trial = _trial(claim, law, share)
            kept = outside if trial.unmet else inside
            if trial.law not in [other.law for other in kept]:
                kept.append(trial)
    outside += [trial for trial in _too_far(claim, inside) if trial.unmet]
    return inside + [dataclasses.replace(trial, place="control") for trial in outside[-_MOST_CONTROLS:]]


def at(claim: Claim, law: LdLaw, place: str) -> LawTrial:
    """The trial at this distribution, with the hypotheses that it breaks."""
    more = {}
    threshold = claim.hypotheses.get("margin")
    if threshold is not None:  # what the share of far samples is counted with
        more["hyperplane_margin"] = float(claim.number(threshold.args[1], law.parameters))
    parameters = {**law.parameters, **more}
    unmet = tuple(name for name in claim.hypotheses if not np.all(claim.holds(name, parameters)))
    return LawTrial(law, place, more, unmet)


def _trial(claim: Claim, law: LdLaw, share: float, failure: float = SMALL_FAILURE) -> LawTrial:
    names = {str(symbol) for symbol in set().union(*(side.free_symbols for side in _sides(claim)))}
    law = dataclasses.replace(law, confidence=_confidence(claim, law, failure))
    if "W_B" not in names:
        law = dataclasses.replace(law, boundary=0.0, cosine=0.0)
    if "nu" not in names:
        law = dataclasses.replace(law, nu=0.0)
    if claim.quantity == "accuracy" and "phi" not in names:
        law = dataclasses.replace(law, boundary=0.0, cosine=0.0, steps=1)
    law = dataclasses.replace(law, step=share * _largest_step(claim, law))
    return at(claim, law, "largest step" if share == 1 else f"{share:g} of the largest step")


def largest(claim: Claim, law: LdLaw, failure: float = SMALL_FAILURE) -> LawTrial:
    """The distribution with the largest step that the claim allows, at the u with this claimed failure probability."""
    return _trial(claim, law, 1.0, failure)


def _sides(claim: Claim) -> list:
    sides = (claim.lower, claim.upper, claim.failure, claim.until, *claim.hypotheses.values())
    return [side for side in sides if side is not None]


def _confidence(claim: Claim, law: LdLaw, failure: float) -> float:
    """The u at which our own statements fail with at most this probability; 1 where no u decides that."""
    if claim.failure is None or symbols.u not in claim.failure.free_symbols:
        return 1.0
    log = evaluate(claim, {**law.parameters, "confidence": _CONFIDENCES})["failure"]
    if not np.all(np.diff(log) < 0):
        return 1.0
    return float(np.interp(-math.log(failure), -log, _CONFIDENCES))


def _largest_step(claim: Claim, law: LdLaw) -> float:
    """The largest η that the hypothesis "step" allows, and that leaves ``steps`` steps before ``until``."""
    found = [1 / law.parameters["beta"] ** 2 / law.parameters["feature_norm"] ** 2]  # a claim without a condition
    unit = {**law.parameters, "step_size": 1.0}
    if "step" in claim.hypotheses:  # both sides: linear in η, and constant
        left, right = (float(claim.number(side, unit)) for side in claim.hypotheses["step"].args)
        found = [right / left]
    if claim.until is not None and symbols.eta in claim.until.free_symbols:  # until falls as 1/η
        found.append(float(claim.number("until", unit)) / law.steps)
    return min(found)


def _too_far(claim: Claim, inside: list[LawTrial]) -> Iterator[LawTrial]:
    """The first distribution with three times its largest step, where that breaks a hypothesis."""
    for trial in inside[:1]:
        yield at(claim, dataclasses.replace(trial.law, step=3 * trial.law.step), "control")
