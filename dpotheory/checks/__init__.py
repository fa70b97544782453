"""Claims tested on simulated data: measured twins, Monte-Carlo verification, statistics (docs/architecture.md).

``dt.checks.verify(claim, key)`` tests one claim, ``dt.checks.verify_all(key)`` all of them,
``dt.checks.falsify(claim, key)`` looks for a counterexample, ``dt.checks.replay(witness)`` recomputes one.
``dt.checks.register(trials)`` adds a paper of the user's own.
"""

from typing import TYPE_CHECKING

from dpotheory._moved import former_names
from dpotheory.checks.dv.own_twin import own
from dpotheory.checks.dv.settings import POOL
from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.checks.findings import NoSettingError
from dpotheory.checks.papers import register
from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate, clopper_pearson
from dpotheory.checks.trials import Trial, Trials
from dpotheory.checks.twins import NO_TWIN, TWINS, Measurement, Twin
from dpotheory.checks.verify import verify_all

from dpotheory.checks.falsify.falsify import falsify  # isort: skip (as the next)
from dpotheory.checks.replay import Replayed, replay  # isort: skip (as the next)
from dpotheory.checks.verify import verify  # isort: skip (rebinds the submodule's name)

if TYPE_CHECKING:
    Draw = SettingTrial

__all__ = [
    "FAMILY_ERROR",
    "NO_TWIN",
    "POOL",
    "TWINS",
    "ErrorRate",
    "Measurement",
    "NoSettingError",
    "Replayed",
    "SettingTrial",
    "Shape",
    "Trial",
    "Trials",
    "Twin",
    "clopper_pearson",
    "falsify",
    "own",
    "register",
    "replay",
    "verify",
    "verify_all",
]

__getattr__ = former_names("dpotheory.checks")
