"""dpotheory: simulate and verify the theory of Direct Preference Optimization.

The public names are listed here. Heavy modules (claims, sweeps, figures) are plain submodules, loaded on first use.
"""

import importlib
from typing import TYPE_CHECKING

from dpotheory import _moved
from dpotheory import _start as _start  # first: it answers Ctrl-C while the rest loads
from dpotheory.core import asymptotics
from dpotheory.core.asymptotics import log_risk_at_onset
from dpotheory.core.descent import Descent, gradient_descent
from dpotheory.core.flow import FixedGrid, GradientFlow
from dpotheory.core.frame import Frame, estimate_frame
from dpotheory.core.objectives import CDPO, DPO, IPO, SLIC, Objective, cdpo
from dpotheory.core.results import load
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing

from dpotheory.core.ensemble import Ensemble, Simulation, ensemble, simulate  # isort: skip (rebinds the submodule's name)

if TYPE_CHECKING:
    from dpotheory import checks, figures, learning, sweeps
    from dpotheory.claims import registry as claims
    from dpotheory.learning import behaviours, priority
    from dpotheory.sample_size.answer import SamplesNeeded, SearchBudget
    from dpotheory.sample_size.samples_needed import samples_needed

__version__ = "0.1.0"
__all__ = [
    "CDPO",
    "DPO",
    "IPO",
    "SLIC",
    "Descent",
    "Ensemble",
    "FixedGrid",
    "Frame",
    "GradientFlow",
    "Objective",
    "SamplesNeeded",
    "SearchBudget",
    "Setting",
    "Sharing",
    "Simulation",
    "asymptotics",
    "behaviours",
    "cdpo",
    "checks",
    "claims",
    "ensemble",
    "estimate_frame",
    "figures",
    "gradient_descent",
    "learning",
    "load",
    "log_risk_at_onset",
    "priority",
    "samples_needed",
    "simulate",
    "sweeps",
]

_LAZY = ("checks", "claims", "figures", "learning", "ledger", "sweeps")
_LAZY_NAMES = {name: "dpotheory.sample_size" for name in ("SamplesNeeded", "SearchBudget", "samples_needed")}
_LAZY_MODULES = {name: f"dpotheory.learning.{name}" for name in ("behaviours", "priority")}


def __getattr__(name: str) -> object:
    if name in _LAZY:
        return importlib.import_module(f"dpotheory.{name}")
    if name in _LAZY_MODULES:
        return importlib.import_module(_LAZY_MODULES[name])
    if name in _LAZY_NAMES:
        return getattr(importlib.import_module(_LAZY_NAMES[name]), name)
    if f"dpotheory.{name}" in _moved.MOVED:
        return importlib.import_module(f"dpotheory.{name}")
    raise AttributeError(f"module 'dpotheory' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY, *_LAZY_MODULES, *_LAZY_NAMES})


_moved.install()
