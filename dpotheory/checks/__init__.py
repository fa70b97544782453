"""Claims tested on simulated data: measured twins, Monte-Carlo verification, statistics (docs/architecture.md).

``dt.checks.verify(claim, key)`` tests one claim, ``dt.checks.verify_all(key)`` all of them,
``dt.checks.falsify(claim, key)`` looks for a counterexample, ``dt.checks.replay(witness)`` recomputes one.
"""

from dpotheory.checks.dv.settings import POOL, NoSettingError
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate, clopper_pearson
from dpotheory.checks.twins import NO_TWIN, TWINS, Measurement, Twin, own
from dpotheory.checks.verify import verify_all

from dpotheory.checks.falsify.falsify import falsify  # isort: skip (as the next)
from dpotheory.checks.replay import Replayed, replay  # isort: skip (as the next)
from dpotheory.checks.verify import verify  # isort: skip (rebinds the submodule's name)

__all__ = [
    "FAMILY_ERROR",
    "NO_TWIN",
    "POOL",
    "TWINS",
    "Draw",
    "ErrorRate",
    "Measurement",
    "NoSettingError",
    "Replayed",
    "Shape",
    "Twin",
    "clopper_pearson",
    "falsify",
    "own",
    "replay",
    "verify",
    "verify_all",
]
