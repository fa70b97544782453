"""An unknown constant in a failure probability, defeated by a family of settings of the paper's.

No single setting defeats every c > 0 where the claim is vacuous for a small enough one. A family does: on and on, the
hypotheses hold, the claim promises something for ever smaller constants, and datasets break it. Simulation looks at a
few members; that the claim goes on to promise is evaluated far beyond them. Imports look.py; imported by decide.py.
"""

from collections.abc import Mapping

from dpotheory.checks import papers
from dpotheory.checks.findings import Finding
from dpotheory.checks.look import look
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trial import failure_at, met
from dpotheory.checks.trials import Trial, Twin
from dpotheory.checks.twins import TWINS
from dpotheory.checks.verdict import SMALLEST_CONSTANT, verdict_of
from dpotheory.claims.claim import Claim

_STEPS = (1, 2)  # members that are simulated; each defeats constants a hundred times smaller
_FAR, _RATIO = 20, 100.0


def defeated(
    claim: Claim,
    trial: Trial,
    first: Finding,
    watch: Observatory,
    rate: ErrorRate,
    twins: Mapping[str, Twin] = TWINS,
) -> Finding:
    """The finding at this setting, REFUTED if a family that begins here defeats every c as far as can be seen."""
    if first.certificate.get("refuted_for_c_from") != SMALLEST_CONSTANT or first.witness is None or trial.unmet:
        return first
    for name, members in papers.of(trial.paper).families(claim, trial, _RATIO):
        told = []
        for step in _STEPS:
            member = members(step)
            if not all(met(claim, member).values()):
                break
            found = verdict_of(claim, member, look(claim, member, watch, twins)[0], rate)
            constant = SMALLEST_CONSTANT * _RATIO**-step
            if not found.certificate["interval"][0] > failure_at(claim, member, constant):
                break
            told.append({"constant": constant, "at": str(member)})
        far = members(_FAR)
        goes_on = all(met(claim, far).values()) and failure_at(claim, far, SMALLEST_CONSTANT * _RATIO**-_FAR) < 0.5
        if len(told) == len(_STEPS) and goes_on:
            least = told[-1]["constant"]
            reason = first.reason.rpartition("; ")[0].replace(" for c = inf", "")
            reason += f"; so for every c > 0 by a family, {name} (seen down to c = {least:.0e})"
            certificate = {**first.certificate, "family": {"along": name, "members": told}}
            return Finding("REFUTED", reason, certificate, first.witness)
    return first
