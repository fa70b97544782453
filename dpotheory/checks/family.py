"""An unknown constant in a failure probability, defeated by a family of settings: smaller noise, or more dimensions.

No single setting defeats every c > 0 where the claim says nothing for a small enough one. A family does: on and on, the
hypotheses hold, the claim promises something for ever smaller constants, and datasets break it. Simulation looks at a
few members; that the claim goes on to promise is evaluated far beyond them. Imports look.py; imported by decide.py.
"""

import dataclasses
import math
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from dpotheory.checks.dv.observe import Observatory
from dpotheory.checks.dv.trial import Draw
from dpotheory.checks.findings import Finding
from dpotheory.checks.judge import SMALLEST_CONSTANT, judge
from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.look import look
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trial import evaluate, value
from dpotheory.checks.twins import TWINS, Twin
from dpotheory.claims.claim import Claim

_STEPS = (1, 2)  # members that are simulated; each defeats constants a hundred times smaller
_FAR, _RATIO = 20, 100.0


def defeated(
    claim: Claim,
    draw: Draw | LdDraw,
    first: Finding,
    watch: Observatory,
    rate: ErrorRate,
    twins: Mapping[str, Twin] = TWINS,
) -> Finding:
    """The finding at this setting, REFUTED if a family that begins here defeats every c as far as can be seen."""
    if first.certificate.get("refuted_for_c_from") != SMALLEST_CONSTANT or first.witness is None or draw.unmet:
        return first
    for name, members in _families(claim, draw):
        told = []
        for step in _STEPS:
            member = members(step)
            if not _meets(claim, member):
                break
            found = judge(claim, member, look(claim, member, watch, twins)[0], rate)
            constant = SMALLEST_CONSTANT * _RATIO**-step
            if not found.certificate["interval"][0] > _failure(claim, member, constant):
                break
            told.append({"constant": constant, "at": str(member)})
        far = members(_FAR)
        goes_on = _meets(claim, far) and _failure(claim, far, SMALLEST_CONSTANT * _RATIO**-_FAR) < 0.5
        if len(told) == len(_STEPS) and goes_on:
            least = told[-1]["constant"]
            reason = first.reason.rpartition("; ")[0].replace(" for c = inf", "")
            reason += f"; so for every c > 0 by a family, {name} (seen down to c = {least:.0e})"
            certificate = {**first.certificate, "family": {"along": name, "members": told}}
            return Finding("REFUTED", reason, certificate, first.witness)
    return first


def _families(claim: Claim, draw: Draw | LdDraw) -> Iterator[tuple[str, Any]]:
    if isinstance(draw, Draw):
        if not draw.extra:

            def quieter(step: int) -> Draw:
                setting = draw.setting.replace(noise=float(draw.setting.noise) * _RATIO**-step)
                return dataclasses.replace(draw, setting=setting)

            yield "noise -> 0", quieter
        return
    law = draw.law
    share = math.log(law.difference) / math.log(law.dim)
    for keeps in (0.0, 1.0):  # the same noise, or the same noise times D

        def larger(step: int, keeps: float = keeps) -> LdDraw:
            # The norms' tail falls as exp(−c d^(α/4)).
            dim = law.dim * int(_RATIO ** (4 * step / law.parameters["alpha"]))
            difference = float(dim) ** share
            noise = law.noise * (law.difference / difference) ** keeps
            spike = law.spike * (law.difference / difference) ** keeps
            return ld_settings.largest(
                claim, dataclasses.replace(law, dim=dim, difference=difference, noise=noise, spike=spike)
            )

        yield "d -> oo" + (", noise ~ 1/D" if keeps else ""), larger


def _meets(claim: Claim, draw: Draw | LdDraw) -> bool:
    at = draw.parameters
    if claim.best_epsilon is not None:
        at["epsilon"] = value(claim, "best_epsilon", at)
    return all(np.all(claim.holds(name, at)) for name in claim.hypotheses)


def _failure(claim: Claim, draw: Draw | LdDraw, c: float) -> float:
    return float(np.exp(np.minimum(np.max(evaluate(claim, draw.parameters, c)["failure"]), 0)))
