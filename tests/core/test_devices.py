"""An ensemble on 1, 2 and 8 virtual CPU devices, in a process of its own: the same bits, one trace a shape."""

import json
import os
import subprocess
import sys

import pytest

SCRIPT = """
import json
import jax, numpy as np
import dpotheory as dt

setting = dt.Setting(n_values=2, n_samples=3, dim=20, noise=0.3, shared_norm=0.5, beta=0.1)
traces = []

def last_risk(run):
    traces.append(1)  # once a trace
    return run.log_risk[-1]

def risks(n_devices, setting=setting, seed=7):
    result = dt.ensemble(
        jax.random.key(seed), setting, 19, np.linspace(0.0, float(setting.tau_1), 3), flow=dt.FixedGrid(2),
        block_size=2, devices=jax.devices()[:n_devices],
        record={"last": last_risk, **{n: None for n in ("mean_margin", "max_margin", "log_risk", "log_risk_worst")}},
    )
    return np.stack([np.asarray(result.last), np.asarray(result.min_margin)[:, -1]])

results = {n: risks(n) for n in (1, 2, 8)}
n_traces = len(traces)
other = risks(2, setting.replace(noise=0.1, beta=0.2), seed=8)
print(json.dumps({
    "n_devices": len(jax.devices()),
    "equal": [bool(np.array_equal(results[1], results[n])) for n in (2, 8)],
    "n_distinct": len(np.unique(results[8][0])),
    "n_traces": n_traces,
    "n_traces_more": len(traces) - n_traces,
    "changed": bool((other != results[2]).all()),
}))
"""


@pytest.mark.slow
def test_one_two_and_eight_devices():
    environment = {**os.environ, "JAX_PLATFORMS": "cpu", "XLA_FLAGS": "--xla_force_host_platform_device_count=8"}
    environment.pop("JAX_NUM_CPU_DEVICES", None)
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, timeout=600, check=False
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["n_devices"] == 8
    assert found["equal"] == [True, True]
    assert found["n_distinct"] == 19  # every dataset has its own draw
    assert found["n_traces"] == 3  # one program per number of devices,
    assert found["n_traces_more"] == 0  # and none for another noise, β or key
    assert found["changed"]
