"""Test configuration: hypothesis profiles without deadlines (JAX compiles), strict promotion, four virtual devices."""

import os

import hypothesis
import jax
import pytest
import threadpoolctl

threadpoolctl.threadpool_limits(1)  # workers of pytest-xdist share the cores
jax.config.update("jax_num_cpu_devices", 4)
jax.config.update("jax_numpy_rank_promotion", "raise")
jax.config.update("jax_disable_most_optimizations", True)  # programs are compiled for a single run
jax.devices()  # start now, so that nothing in a test changes the number of devices

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


@pytest.fixture(autouse=True)
def _strict_dtypes(request):
    """No silent dtype promotion, but around optax, whose Adam needs the standard rules."""
    if "standard_promotion" in request.keywords:
        yield
    else:
        with jax.numpy_dtype_promotion("strict"):
            yield
