"""Every example in a docstring runs and prints what stands under it."""

import doctest
import importlib
import pkgutil

import pytest

import dpotheory
import proofs_check

# These simulate or train; the rest takes seconds in all.
SLOW = {
    "dpotheory.checks.falsify.falsify",
    "dpotheory.checks.rare.splitting",
    "dpotheory.checks.verify",
    "dpotheory.core.ensemble",
    "dpotheory.learning.ensemble",
    "dpotheory.learning.misalignment",
}
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


def _with_examples() -> list[str]:
    """Modules whose source has an example; read, not imported, so that collecting the tests stays cheap."""
    found = []
    for package in (dpotheory, proofs_check):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            source = module.module_finder.find_spec(module.name, None).loader.get_source(module.name)
            if source and ">>> " in source:
                found.append(module.name)
    return found


MODULES = _with_examples()


@pytest.mark.standard_promotion  # examples run as users run them
@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.slow) if n in SLOW else n for n in MODULES])
def test_examples_print_what_they_say(name):
    result = doctest.testmod(importlib.import_module(name), optionflags=OPTIONS)
    assert result.attempted > 0
    assert result.failed == 0


def test_the_slow_ones_exist():
    assert set(MODULES) > SLOW
