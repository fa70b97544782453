"""Repeated calls leave no file open, no thread, no array, and little memory behind."""

import subprocess
import sys
from pathlib import Path

import pytest

psutil = pytest.importorskip("psutil", reason="comes with the extra cluster")

ROOT = Path(__file__).parents[2]
PROGRAM = """
import tempfile, threading
from pathlib import Path
import jax, numpy as np, psutil
import dpotheory as dt

setting = dt.Setting(n_values=2, n_samples=8, dim=64, noise=0.3, shared_norm=0.4, beta=0.1, sharing="all")
times = np.linspace(0.0, setting.tau_1, 5)
sweep = dt.sweeps.Sweep((dt.sweeps.Cell({"noise": 0.3}, setting, 200),), seed=0, n_times=2)
resident, counts = [], []
process = psutil.Process()
with tempfile.TemporaryDirectory() as folder:
    for call in range(50):
        dt.simulate(jax.random.key(call), setting, times).log_risk.block_until_ready()
        dt.ensemble(jax.random.key(call), setting, 200, times).log_risk.block_until_ready()
        dt.sweeps.run(sweep, Path(folder) / f"{call}.nc").close()
        resident.append(process.memory_info().rss)
        counts.append((process.num_fds(), threading.active_count(), len(jax.live_arrays())))
assert counts[9] == counts[-1], (counts[9], counts[-1])  # open files, threads, arrays
print(resident[9], resident[-1])
"""


@pytest.mark.slow
def test_memory_does_not_grow_over_fifty_calls():
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    after_ten, after_fifty = map(int, done.stdout.split())
    assert after_fifty < 1.05 * after_ten
