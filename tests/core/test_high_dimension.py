"""Limits of long training against finite samples: hard-margin dual, eigendecomposition of the flow, the simulator."""

import math

import jax
import numpy as np
import pytest
from scipy.optimize import nnls
from scipy.stats import norm

from dpotheory import Setting, asymptotics, ensemble
from tests.helpers import raises


def _samples(n, ratio, noise, seed, shared=0.0):
    rng = np.random.default_rng(seed)
    y = noise * rng.normal(size=(n, round(ratio * n)))
    y[:, 1] += 1
    y[:, 0] += shared * np.tile([1, -1], n // 2)
    return y


def _hard_margin(y):
    """Cosine and margin of the maximum-margin direction, from its dual as non-negative least squares; None if none."""
    n, d = y.shape
    dual, residual = nnls(np.vstack([y.T, np.ones(n)]), np.append(np.zeros(d), 1.0), maxiter=50 * n)
    w = y.T @ dual
    length = np.linalg.norm(w)
    return (w[1] / length, (y @ w).min() / length) if residual > 1e-6 else None


@pytest.mark.parametrize(
    ("ratio", "noise", "shared"), [(2.0, 0.5, 0.0), (1.0, 0.5, 0.4), (0.5, 0.5, 0.0), (0.3, 0.7, 0.0)]
)
def test_max_margin_is_that_of_many_samples(ratio, noise, shared):
    found = np.array([_hard_margin(_samples(200, ratio, noise, seed, shared)) for seed in range(6)])
    error = 4 * found.std(axis=0, ddof=1) / math.sqrt(len(found)) + 2 / 200  # and the finite size
    assert np.all(np.abs(found.mean(axis=0) - asymptotics.max_margin(ratio, noise)) <= error)


def test_max_margin_knows_what_cannot_be_separated():
    assert all(map(math.isnan, asymptotics.max_margin(0.05, 1.5)))
    assert _hard_margin(_samples(400, 0.05, 1.5, 0)) is None
    assert asymptotics.max_margin(1.0, 1.5)[1] > 0
    assert _hard_margin(_samples(200, 1.0, 1.5, 0)) is not None
    cosine, margin = asymptotics.max_margin(
        1e-4, 0.05
    )  # next to no dimensions: the concept, and the least of the noise
    assert cosine == pytest.approx(1, abs=0.02)
    assert 0 < margin < 1
    cosine, margin = asymptotics.max_margin(1e4, 0.5)  # all samples are support vectors: a ∝ (YYᵀ)⁻¹1
    assert cosine == pytest.approx(1 / (0.5 * 1e2), rel=0.01)
    assert margin == pytest.approx(0.5 * 1e2, rel=0.02)


def _flow(y, s):
    values, vectors = np.linalg.eigh(y.T @ y / len(y))
    positive = values > 1e-12
    f = np.where(positive, -np.expm1(-values * s) / np.where(positive, values, 1), s)
    a = vectors @ (f * (vectors.T @ y.mean(axis=0)))
    return a[1] / np.linalg.norm(a)


@pytest.mark.parametrize(("ratio", "noise"), [(2.0, 0.5), (0.5, 1.0), (1.0, 0.7)])
def test_the_linearised_flow_is_that_of_many_samples(ratio, noise):
    progress = np.array([0.0, 0.01, 1.0, 5.0, 50.0])
    expected = asymptotics.linearised_cosine(ratio, noise, progress)
    assert expected[0] == pytest.approx(1 / math.sqrt(1 + noise**2 * ratio), rel=1e-12)
    assert expected[1] == pytest.approx(expected[0], abs=0.01)
    for s, cosine in zip(progress[1:], expected[1:], strict=True):
        found = np.array([_flow(_samples(300, ratio, noise, seed), s) for seed in range(6)])
        assert abs(found.mean() - cosine) <= 4 * found.std(ddof=1) / math.sqrt(len(found)) + 2 / 300
    assert asymptotics.linearised_cosine(ratio, noise, 5.0) == pytest.approx(expected[3], rel=1e-12)


@pytest.mark.parametrize("ratio", [0.05, 0.5, 1.0, 2.0, 20.0])
@pytest.mark.parametrize("noise", [0.05, 0.5, 2.0])
def test_a_disjoint_value_only_loses_by_longer_training(ratio, noise):
    """On the grid that docs/theory.md speaks of (OWN-long): T falls in s, and its end lies below its start."""
    cosines = asymptotics.linearised_cosine(ratio, noise, np.r_[0, np.geomspace(1e-3, 1e2, 13)])
    assert np.all(np.diff(cosines) <= 1e-6)
    assert cosines[-1] < cosines[0]
    last = asymptotics.max_margin(ratio, noise)[0]
    assert math.isnan(last) or last < cosines[0]


def test_the_least_norm_interpolator_ends_the_linearised_flow():
    y = _samples(300, 3.0, 0.6, 0)
    a = y.T @ np.linalg.solve(y @ y.T, np.ones(300))
    assert asymptotics.linearised_cosine(3.0, 0.6, 1e4) == pytest.approx(a[1] / np.linalg.norm(a), abs=0.05)


def test_the_simulator_follows_the_linearised_flow_while_margins_are_small(x64):
    setting = Setting(n_values=1, n_samples=100, dim=100, noise=0.7, shared_norm=0.3, beta=1.0)
    times = np.array([0.0, 0.02, 0.2])  # margins up to about 2s(1 + v²d/n) = 0.5 and little spread at the last
    run = ensemble(jax.random.key(0), setting, n_datasets=64, times=times)
    logs = np.asarray(run.log_risk)[:, 1:]
    error = 4 * logs.std(axis=0, ddof=1) / 8
    assert np.all(np.abs(logs.mean(axis=0) - asymptotics.log_risk_long(setting, times[1:])) <= error + 0.01)


def test_the_risk_of_long_training_by_hand():
    setting = Setting(n_values=3, n_samples=50, dim=200, noise=0.5, shared_norm=0.3, beta=0.2, tau=2.0)
    assert asymptotics.log_risk_long(setting) == pytest.approx(norm.logcdf(-asymptotics.max_margin(2.0, 0.5)[0] / 0.5))
    t = 7.0
    s = 0.2**2 * t / (2 * 3 * 2.0)
    expected = norm.logcdf(-asymptotics.linearised_cosine(2.0, 0.5, s) / 0.5)
    assert asymptotics.log_risk_long(setting, t) == pytest.approx(expected)
    # at τ₁ s is log 3/10, whatever the setting is
    at_tau_1 = norm.logcdf(-asymptotics.linearised_cosine(2.0, 0.5, math.log(3) / 10) / 0.5)
    assert asymptotics.log_risk_long(setting, float(setting.tau_1)) == pytest.approx(at_tau_1)
    with raises(ValueError, "sharing 'ring' has values that share tokens"):
        asymptotics.log_risk_long(setting.replace(sharing="ring"))
    with raises(ValueError, "only orthonormal concepts"):
        asymptotics.log_risk_long(setting.replace(concepts=0.5))
    for bad, name in (((0.0, 0.5), "ratio"), ((1.0, math.nan), "noise"), ((-1.0, 1.0), "ratio")):
        with raises(ValueError, f"{name} = {bad[name == 'noise']}; it must be finite"):
            asymptotics.max_margin(*bad)
    with raises(ValueError, "progress = -1.0"):
        asymptotics.linearised_cosine(1.0, 1.0, -1.0)
