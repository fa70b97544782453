"""Test configuration: hypothesis profiles without deadlines (JAX compiles), strict promotion, four virtual devices."""

import os
from pathlib import Path

import hypothesis
import jax
import pytest
import threadpoolctl

threadpoolctl.threadpool_limits(1)  # workers of pytest-xdist share the cores
jax.config.update("jax_num_cpu_devices", 4)
jax.config.update("jax_numpy_rank_promotion", "raise")
jax.devices()  # start now, so that nothing in a test changes the number of devices


def pytest_runtest_setup(item):
    """Quick tests run a program once, so that XLA compiles it fast, not well; slow ones and checks/ do as users do."""
    fast = item.get_closest_marker("slow") is None and item.path.parent.name != "checks"
    if fast != jax.config.values["jax_disable_most_optimizations"]:
        jax.clear_caches()  # a program's key does not know how it was compiled
        jax.config.update("jax_disable_most_optimizations", fast)


hypothesis.settings.register_profile(
    "quick", deadline=None, max_examples=15, suppress_health_check=[hypothesis.HealthCheck.too_slow], derandomize=True
)
hypothesis.settings.register_profile("thorough", parent=hypothesis.settings.get_profile("quick"), max_examples=300)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture
def x64():
    """Float64 inside the test."""
    with jax.enable_x64(True):
        yield


@pytest.fixture(scope="module")
def compilation_cache(tmp_path_factory):
    """A persistent compilation cache of the module's own, off afterwards: commands and experiments turn one on."""
    names = ("jax_compilation_cache_dir", "jax_persistent_cache_min_compile_time_secs")
    before = {name: getattr(jax.config, name) for name in names}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield
    for name, value in before.items():
        jax.config.update(name, value)


@pytest.fixture(autouse=True)
def _strict_dtypes(request):
    """No silent dtype promotion, but around optax, whose Adam needs the standard rules."""
    if "standard_promotion" in request.keywords:
        yield
    else:
        with jax.numpy_dtype_promotion("strict"):
            yield


ROOT = Path(__file__).parents[1]
NEEDS = {
    "test_experiments.py": ["experiments"],
    "studies/test_does_diversity_hurt.py": ["experiments"],
    "studies/test_flipping.py": ["experiments"],
    "studies/test_learning_curves.py": ["experiments"],
    "test_citations.py": ["docs"],
    "test_commands.py": ["README.md", "docs", "experiments", "benchmarks"],
    "test_extending.py": ["docs"],
    "test_glossary.py": ["docs"],
    "test_made_pages.py": ["docs", "experiments", "benchmarks"],
    "test_pages.py": ["README.md", "docs", "experiments"],
    "test_tutorials.py": ["docs"],
    "checks/test_claim_mutations.py": ["benchmarks"],
    "checks/test_forged_witnesses.py": ["docs"],
    "checks/test_statistical.py": ["docs"],
    "proofs_check/test_framework.py": ["docs"],
    "proofs_check/test_mutations.py": ["docs"],
    "proofs_check/test_replay.py": ["docs"],
    "cli/test_cli.py::test_a_shipped_refutation_stands": ["docs"],
    "cli/test_cli.py::test_the_installed_command_is_this_one": ["pyproject.toml"],
    "cli/test_interrupts.py::test_a_stop_while_packages_load_is_one_line_and_130": ["experiments"],
}
"""What test files, and single tests in them, read of the repository beyond the packages: an installed wheel has none
of it, and there they are skipped."""


def _absent(name: str) -> str:
    missing = [part for part in NEEDS.get(name, []) if not (ROOT / part).exists()]
    return f"needs {' and '.join(missing)} of the repository, not here" if missing else ""


class _Skipped(pytest.Module):
    """A test file that is not imported, because what it reads is absent."""

    def collect(self):
        pytest.skip(_absent(_name(self.path)), allow_module_level=True)


def _name(path: Path) -> str:
    return path.relative_to(ROOT / "tests").as_posix() if path.is_relative_to(ROOT / "tests") else ""


def pytest_pycollect_makemodule(module_path, parent):
    """Skip whole files with the reason."""
    return _Skipped.from_parent(parent, path=module_path) if _absent(_name(module_path)) else None


def pytest_collection_modifyitems(items):
    """Skip single tests with the reason."""
    for item in items:
        reason = _absent(f"{_name(item.path)}::{getattr(item, 'originalname', item.name)}")
        if reason:
            item.add_marker(pytest.mark.skip(reason=reason))
