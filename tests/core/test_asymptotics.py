import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.special import log_ndtr, ndtr

from dpotheory import FixedGrid, Setting, log_risk_at_onset, simulate
from dpotheory.core import risk
from dpotheory.core.asymptotics import log_risk_floor_all

onset_of = jax.jit(log_risk_at_onset)
RING = Setting(n_values=3, n_samples=2, dim=5, noise=0.4, shared_norm=0.5, beta=0.5, sharing="ring")


def data():
    rng = np.random.default_rng(3)
    concepts, shared = np.eye(3, 5, 1), np.array([0.5, 0, 0, 0, 0])
    means = shared + np.array([1, -1])[:, None] * concepts[:, None]
    return means[:, :, None] + 0.4 * rng.normal(size=(3, 2, 2, 5)), concepts, shared


def test_onset_by_summing_samples(x64):
    x, concepts, shared = data()
    # At r = 0 all samples pull alike: a_i ~ sum_j U_ij sum s x, with U = 2 I - (neighbours) on a ring of three.
    totals = x[:, 0].sum(1) - x[:, 1].sum(1)
    directions = 3 * totals - totals.sum(0)  # 2 t_i - t_j - t_k
    expected = [
        [log_ndtr(-s * a @ (s * c + shared) / (0.4 * np.linalg.norm(a))) for s in (1, -1)]
        for a, c in zip(directions, concepts, strict=True)
    ]
    result = onset_of(*map(jnp.asarray, (x, concepts, shared)), jnp.asarray(RING.graph.overlap), 0.4)
    np.testing.assert_allclose(result, expected, rtol=1e-12)


def test_onset_is_the_limit_of_a_simulation_but_not_its_value_at_zero(x64):
    x, concepts, shared = data()
    times = RING.tau_1 * np.array([0.0, 1e-8, 1e-7])
    run = simulate(jax.random.key(0), RING, times, flow=FixedGrid(2), embeddings=x)
    onset = onset_of(*map(jnp.asarray, (x, concepts, shared)), jnp.asarray(RING.graph.overlap), 0.4)
    assert run.log_risk[0] == 0.0
    np.testing.assert_allclose(run.log_risk_per_cluster[1], onset, rtol=1e-6)
    assert np.log10(-np.asarray(onset)).max() > -1  # far from the value 0 at t = 0


@pytest.mark.parametrize(
    ("n_values", "noise", "expected"),
    [
        (1, 1.0, np.log(0.15865525393145705)),  # Phi(-1)
        (4, 0.25, np.log(0.022750131948179207)),  # 1/(0.25 * 2) = 2
        (16, 0.0625, np.log(3.1671241833119924e-05)),  # 1/(4/16) = 4
    ],
)
def test_floor_literals(n_values, noise, expected, x64):
    assert float(log_risk_floor_all(n_values, noise)) == pytest.approx(expected, rel=1e-13)


def mean_risk(a, n_values, noise, norm_b):
    """(1/2K) sum Phi(-s a.(s c_i + b)/(v|a|)) in the standard frame, with scipy."""
    along_b, along_c = norm_b * a[0], a[1 : n_values + 1]
    ratios = np.concatenate([along_c + along_b, along_c - along_b]) / (noise * np.linalg.norm(a))
    return ndtr(-ratios).mean()


@given(
    seed=st.integers(0, 2**32 - 1),
    n_values=st.integers(1, 6),
    noise=st.floats(0.1, 3),
    norm_b=st.sampled_from([0.0, 0.5, 2.0]),
)
def test_no_direction_is_below_the_floor(seed, n_values, noise, norm_b):
    rng = np.random.default_rng(seed)
    with jax.enable_x64(True):
        floor = np.exp(float(log_risk_floor_all(n_values, noise)))
    arguments = (n_values, noise, norm_b)
    best = np.r_[0, np.ones(n_values), 0]
    starts = [rng.normal(size=n_values + 2), best + 0.3 * rng.normal(size=n_values + 2), rng.normal(size=n_values + 2)]
    starts[2][0] = 5.0  # mostly along b
    for start in starts:
        found = minimize(mean_risk, start, args=arguments, method="Nelder-Mead", options={"maxfev": 150})
        assert mean_risk(start, *arguments) >= floor * (1 - 1e-12)
        assert found.fun >= floor * (1 - 1e-12)
    assert mean_risk(best, *arguments) == pytest.approx(floor, rel=1e-12)


def test_the_floor_is_attained_by_the_library_s_own_risk(x64):
    concepts = jnp.eye(4, 6, 1)
    b = jnp.asarray([0.7, 0, 0, 0, 0, 0])
    a = jnp.broadcast_to(2.5 * concepts.sum(0), (4, 6))
    attained = risk.log_mean(jax.jit(risk.log_risk_per_cluster)(a, concepts, b, 0.05))
    assert float(attained) == pytest.approx(float(log_risk_floor_all(4, 0.05)), rel=1e-13)


def test_training_under_all_stays_above_the_floor_and_comes_near_it(x64):
    # Without noise along other axes to speak of, the onset is already the sum of the concepts.
    setting = Setting(n_values=3, n_samples=1, dim=4, noise=0.5, shared_norm=0.5, beta=0.5, sharing="all")
    means = np.array([1, -1])[:, None] * np.eye(3, 4, 1)[:, None] + np.array([0.5, 0, 0, 0])
    rng = np.random.default_rng(1)
    floor = float(log_risk_floor_all(3, 0.5))
    for spread, above in ((1e-3, 1e-4), (0.5, np.inf)):
        x = (means + spread * rng.normal(size=means.shape))[:, :, None]
        run = simulate(jax.random.key(0), setting, np.array([1e-6, 1.0, 5.0]), flow=FixedGrid(8), embeddings=x)
        gaps = np.asarray(run.log_risk) - floor
        assert gaps.min() >= -1e-12
        assert gaps.max() < above
