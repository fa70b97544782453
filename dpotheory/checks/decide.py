"""The verdict of one setting on a claim: says it something there, what was measured, how it compares.

One procedure for verify, the falsifier and a replay. Imports the modules that do each part.
"""

from collections.abc import Mapping

from dpotheory.checks.family import defeated
from dpotheory.checks.findings import Finding, VacuousError
from dpotheory.checks.look import look
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trials import Trial, Twin
from dpotheory.checks.twins import TWINS
from dpotheory.checks.vacuity import unread, vacuity
from dpotheory.checks.verdict import verdict_of
from dpotheory.claims.claim import Claim


def decide(
    claim: Claim, trial: Trial, watch: Observatory, rate: ErrorRate, twins: Mapping[str, Twin] = TWINS
) -> tuple[Finding, Measurement]:
    """The finding, and what it rests on.

    Raises:
        VacuousError: where the claim is vacuous; what a control shows is told whatever is claimed.
        BadBoundError: where there is nothing to compare.
    """
    empty = "" if trial.unmet else vacuity(claim, trial, twins)
    if empty:
        raise VacuousError(f"{empty}, so there is nothing to test")
    found, seen = look(claim, trial, watch, twins)
    finding = verdict_of(claim, trial, found, rate)
    if finding.verdict != "REFUTED" and not trial.unmet:
        empty = unread(claim, trial, seen, twins)
        if empty:
            raise VacuousError(f"{empty}, so there is nothing to test")
    return defeated(claim, trial, finding, watch, rate, twins), found
