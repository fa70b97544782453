"""Calls that are repeated do not keep what they made: fifty of each leave memory as it was."""

import gc
import os
from pathlib import Path

import jax
import numpy as np
import pytest

import dpotheory as dt

SETTING = dt.Setting(n_values=2, n_samples=4, dim=8, noise=0.3, shared_norm=0.2, beta=0.5)
LAW = dt.behaviours.Behaviour.symmetric(4, 8, distinguishability=2.0)
CALLS = {
    "simulate": lambda key: dt.simulate(key, SETTING, [0.0, 1.0], flow=dt.FixedGrid(2)),
    "ensemble": lambda key: dt.ensemble(key, SETTING, 64, [0.0, 1.0], flow=dt.FixedGrid(2)),
    "learning": lambda key: dt.learning.ensemble(key, LAW, n_datasets=64, beta=0.5, step=1.0, n_steps=[0, 2]),
    "bound": lambda key: dt.claims["DV-T4.3"].bound(SETTING),
}


def _resident() -> int:
    """Bytes that this process has in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="reads the resident memory from /proc, as on Linux")
@pytest.mark.parametrize("name", CALLS)
def test_fifty_calls_leave_no_arrays_and_no_memory(name):
    call = CALLS[name]
    for number in range(5):  # programs are compiled and pools filled
        jax.block_until_ready(call(jax.random.key(number)))
    gc.collect()
    arrays, before = len(jax.live_arrays()), _resident()
    for number in range(50):
        jax.block_until_ready(call(jax.random.key(number)))
    gc.collect()
    assert len(jax.live_arrays()) <= arrays
    assert _resident() - before < 16 * 2**20


def test_the_measure_sees_what_is_kept():
    if not Path("/proc/self/statm").exists():
        pytest.skip("reads the resident memory from /proc, as on Linux")
    before = _resident()
    kept = np.ones(2**23)
    assert _resident() - before > 32 * 2**20
    assert kept.sum() == 2**23
