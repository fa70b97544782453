"""Documented modules and names that were called otherwise in 0.1: the old name still works, with a DeprecationWarning.

It goes in 0.3. `MOVED` lists the modules, `RENAMED` the names inside them. Installed by ``import dpotheory``; nothing
inside the project uses the old names.
"""

import importlib
import importlib.abc
import importlib.machinery
import sys
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

MOVED = {
    "dpotheory.behaviours": "dpotheory.learning.behaviours",
    "dpotheory.features": "dpotheory.learning.features",
    "dpotheory.training": "dpotheory.learning.training",
    "dpotheory.priority": "dpotheory.learning.priority",
    "dpotheory.distinguishability": "dpotheory.learning.distinguishability",
    "dpotheory.misalignment": "dpotheory.learning.misalignment",
    "dpotheory.report": "dpotheory.ledger.page",
    "dpotheory.laws": "dpotheory.core.laws",
    "dpotheory.setting": "dpotheory.core.setting",
    "dpotheory.sharing": "dpotheory.core.sharing",
    "dpotheory.objectives": "dpotheory.core.objectives",
    "dpotheory.flow": "dpotheory.core.flow",
    "dpotheory.dynamics": "dpotheory.core.dynamics",
    "dpotheory.risk": "dpotheory.core.risk",
    "dpotheory.asymptotics": "dpotheory.core.asymptotics",
    "dpotheory.samples": "dpotheory.sample_size",
    "dpotheory.checks.draw": "dpotheory.checks.dv.trial",
}

RENAMED = {
    "dpotheory.checks": {"Draw": "SettingTrial"},
    "dpotheory.checks.falsify.falsify": {
        "Budget": "Effort",
        "BUDGETS": "EFFORTS",
        "Core": "OnEvent",
        "CORES": "ON_EVENT",
    },
}


def former_names(module: str) -> Callable[[str], Any]:
    """The ``__getattr__`` of a module in `RENAMED`."""

    def look_up(name: str) -> Any:
        new = RENAMED[module].get(name)
        if new is None:
            raise AttributeError(f"module {module!r} has no attribute {name!r}")
        warnings.warn(f"{module}.{name} is now {new}; the old name goes in 0.3.", DeprecationWarning, stacklevel=2)
        return getattr(sys.modules[module], new)

    return look_up


def _renamed(name: str) -> str | None:
    """The new name of a module, or of one inside it; None where nothing has moved."""
    for old, new in MOVED.items():
        if name == old or name.startswith(f"{old}."):
            return new + name.removeprefix(old)
    return None


class _Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Answers an old name with the module that stands under the new one."""

    def find_spec(
        self, fullname: str, path: object = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        """A spec for an old name, None for every other."""
        return importlib.machinery.ModuleSpec(fullname, self) if _renamed(fullname) else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType:
        """The module under its new name."""
        new = _renamed(spec.name)
        assert new is not None
        warnings.warn(f"{spec.name} is now {new}; the old name goes in 0.3.", DeprecationWarning, stacklevel=2)
        module = importlib.import_module(new)
        spec.loader_state = module.__spec__
        return module

    def exec_module(self, module: ModuleType) -> None:
        """Nothing but giving the module its own spec back: it was executed under its new name."""
        assert module.__spec__ is not None
        module.__spec__ = module.__spec__.loader_state


def install() -> None:
    """Let the old names be imported."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())  # before the finder of files, which would load a second copy
