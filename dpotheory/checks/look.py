"""What a claim is compared with at one trial: the same for verify, the falsifier and a replay.

The paper says at which times (`Trials.look`). Imports papers.py, trial.py and twins.py.
"""

from collections.abc import Mapping
from typing import Any

from dpotheory.checks import papers
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.trial import horizon
from dpotheory.checks.trials import Trial, Twin
from dpotheory.checks.twins import TWINS, twin_of
from dpotheory.claims.claim import Claim


def look(claim: Claim, trial: Trial, watch: Observatory, twins: Mapping[str, Twin] = TWINS) -> tuple[Measurement, Any]:
    """What the claim's twin measures at this trial, at all times that are looked at; and what the runs showed.

    Raises:
        BadBoundError: where there is nothing to compare, as `verdict.compare`.
        VacuousError: where the claim speaks about no time.
    """
    end, twin = horizon(claim, trial), twin_of(claim, twins)
    return papers.of(trial.paper).look(claim, trial, end, watch, twin)
