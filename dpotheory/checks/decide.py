"""The verdict of one setting on a claim: says it something there, what was measured, how it compares.

One procedure for verify, the falsifier and a replay. Imports the modules that do each part.
"""

from collections.abc import Mapping

from dpotheory.checks.dv.observe import Observatory
from dpotheory.checks.dv.trial import Draw
from dpotheory.checks.family import defeated
from dpotheory.checks.findings import Finding, SaysNothingError
from dpotheory.checks.judge import judge
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.look import look
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.twins import TWINS, Twin
from dpotheory.checks.vacuity import unread, vacuity
from dpotheory.claims.claim import Claim


def decide(
    claim: Claim, draw: Draw | LdDraw, watch: Observatory, rate: ErrorRate, twins: Mapping[str, Twin] = TWINS
) -> tuple[Finding, Measurement]:
    """The finding, and what it rests on.

    Raises:
        SaysNothingError: where the claim says nothing; what a control shows is told whatever is claimed.
        BadBoundError: where there is nothing to compare.
    """
    empty = "" if draw.unmet else vacuity(claim, draw, twins)
    if empty:
        raise SaysNothingError(f"{empty}, so there is nothing to test")
    found, seen = look(claim, draw, watch, twins)
    finding = judge(claim, draw, found, rate)
    if finding.verdict != "REFUTED" and not draw.unmet:
        empty = unread(claim, draw, seen, twins)
        if empty:
            raise SaysNothingError(f"{empty}, so there is nothing to test")
    return defeated(claim, draw, finding, watch, rate, twins), found
