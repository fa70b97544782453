"""Sweeps far beyond τ₁, where margins come to rest: implicit steps where explicit ones run out, or a warning."""

from dataclasses import dataclass

import jax
import numpy as np
import pytest

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.core.objectives import DPO

SETTING = dt.Setting(n_values=1, n_samples=2, dim=6, noise=0.4, shared_norm=0.5, beta=0.5)


@dataclass(frozen=True)
class Far(sweeps.AtTau1):
    """10⁵ τ₁, by adaptive steps; explicit ones take thousands here for DPO, and run out for IPO and cDPO."""

    max_steps: int = 16_384
    kind = "far"

    def horizon(self, setting):
        return 1e5 * float(setting.tau_1)

    def flow(self, setting, objective=DPO):
        return dt.GradientFlow(max_steps=self.max_steps)


def _sweep(stopping):
    cells = (sweeps.Cell({"objective": "ipo"}, SETTING, 3, "ipo"),)
    return sweeps.Sweep(cells, seed=5, stopping=stopping, n_times=2, precision="float64")


@pytest.mark.slow
@pytest.mark.standard_promotion  # as where programs are compiled ahead, in other threads
def test_stiff_cells_are_those_of_an_ensemble(tmp_path, x64):
    sweep = _sweep(Far())
    found = sweeps.run(sweep, tmp_path / "far.nc", devices=jax.local_devices()[:1]).isel(objective=0, time=-1)
    # 4 samples in 6 dimensions can all have the margin that minimises the loss: 1 for IPO.
    np.testing.assert_allclose(found.min_margin, 1.0, rtol=1e-6)
    np.testing.assert_allclose(found.max_margin, 1.0, rtol=1e-6)
    assert found.solver_error < 1e-4
    (bucket,) = sweeps.pack(sweep)
    sampler = bucket.sampler  # the same draws
    times = sweep.stopping.times(SETTING, 2)
    same = dt.ensemble(jax.random.fold_in(jax.random.key(5), 0), SETTING, 3, times, objective="ipo", sampler=sampler)
    np.testing.assert_allclose(found.log_risk, same.log_risk[:, -1], rtol=1e-6)
    assert found.attrs["n_programs"] == 2


def test_what_no_step_reaches_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr("dpotheory.core.trajectory.MOST_IMPLICIT", 0)
    with pytest.warns(UserWarning, match=r"^in 1 of 1 cells the integrator did not reach the last time"):
        found = sweeps.run(_sweep(Far(max_steps=64)), tmp_path / "far.nc", devices=jax.local_devices()[:1])
    assert np.isinf(found.solver_error).all()
    assert np.isnan(found.log_risk.isel(time=-1)).all()
