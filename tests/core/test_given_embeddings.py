"""Given embeddings: a frame that is tested or estimated, labels that cancel, and embeddings of any size."""

import warnings

import jax
import numpy as np
import optax
import pytest
from scipy.optimize import brentq

import dpotheory as dt
from dpotheory.core.frame import disagreement
from tests.helpers import raises, unchecked

KEY = jax.random.key(0)
SETTING = dt.Setting(n_values=2, n_samples=16, dim=320, noise=0.4, shared_norm=0.3, beta=0.1)


def clusters(setting, seed, rotated, noise=None):
    """Embeddings of the setting with their frame, in the standard one or in a rotated one."""
    rng, k = np.random.default_rng(seed), setting.n_values
    axes = np.linalg.qr(rng.normal(size=(setting.dim, setting.dim)))[0] if rotated else np.eye(setting.dim)
    concepts, shared = axes[1 : k + 1], setting.shared_norm * axes[0]
    standard = rng.normal(size=(k, 2, setting.n_samples, setting.dim))
    means = concepts[:, None, None] * np.array([1.0, -1.0])[:, None, None] + shared
    return means + (setting.noise if noise is None else noise) * standard, concepts, shared


def test_a_frame_that_is_not_the_data_s_is_warned_of_and_its_own_is_not(x64):
    times = [0.0, float(SETTING.tau_1)]
    rotated, concepts, shared = clusters(SETTING, 1, rotated=True)
    with pytest.warns(UserWarning, match=r"do not belong to the setting in the standard frame .*concepts='estimate'"):
        dt.simulate(KEY, SETTING, times, embeddings=rotated)
    louder, _, _ = clusters(SETTING, 2, rotated=False, noise=0.5)
    with pytest.warns(UserWarning, match=r"their noise is 0\.\d+, not 0\.4 \(p"):
        dt.simulate(KEY, SETTING, times, embeddings=louder)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        dt.simulate(KEY, SETTING, times, embeddings=rotated, concepts=concepts, shared=shared)
        dt.simulate(KEY, SETTING, times, embeddings=clusters(SETTING, 3, rotated=False)[0])
        dt.simulate(KEY, SETTING.replace(noise=0.5), times, embeddings=louder)


def test_the_test_of_a_frame_keeps_its_level():
    small = SETTING.replace(n_samples=3, dim=5)
    one = SETTING.replace(n_samples=1, dim=5)
    for seed in range(200):  # at level 1e-6 even one alarm has probability 4e-4
        for setting in (small, one):
            assert disagreement(*clusters(setting, seed, rotated=True), 0.4) == ""
    assert disagreement(*clusters(one, 0, rotated=False), 4.0).startswith("they do not lie about the means")


@pytest.mark.parametrize(
    ("sharing", "seed"),
    [("ring", 2), *(pytest.param(*one, marks=pytest.mark.slow) for one in (("disjoint", 0), ("all", 1)))],
)
def test_the_estimated_risk_is_the_true_one_within_its_sampling_error(sharing, seed, x64):
    # z = m/(v|a|) is estimated with a standard error of about 1/sqrt(Q) a cluster; the naive estimate is far off.
    setting = SETTING.replace(sharing=sharing)
    x, concepts, shared = clusters(setting, seed, rotated=True)
    times = np.array([0.01, 1.0, 5.0]) * setting.tau_1
    true = dt.simulate(KEY, setting, times, embeddings=x, concepts=concepts, shared=shared)
    with unchecked():
        found = dt.simulate(KEY, setting.replace(noise=7.0), times, embeddings=x, concepts="estimate")
    np.testing.assert_allclose(found.margins, true.margins, rtol=1e-9)
    z_true, z_found = (np.sqrt(-2 * np.asarray(run.log_risk_per_cluster)) for run in (true, found))
    assert np.abs(z_found - z_true).max() < 4 / np.sqrt(setting.n_samples)
    frame = dt.estimate_frame(x)
    naive = dt.simulate(
        KEY, setting.replace(noise=frame.noise), times, embeddings=x, concepts=frame.concepts, shared=frame.shared
    )
    assert (np.asarray(naive.log_risk) < 1.5 * np.asarray(true.log_risk)).all()
    np.testing.assert_allclose(frame.noise, 0.4, rtol=0.03)


def test_half_a_frame_and_one_sample_are_refused(x64):
    x, concepts, shared = clusters(SETTING, 0, rotated=True)
    with raises(ValueError, "concepts='estimate' estimates c_i, b and the noise together; give it alone"):
        dt.simulate(KEY, SETTING, embeddings=x, concepts=concepts, shared="estimate")
    with raises(ValueError, "concepts='estimate' estimates c_i, b and the noise together; give it alone"):
        dt.simulate(KEY, SETTING, embeddings=x, concepts="estimate", shared=shared)
    with raises(ValueError, "concepts = 'estimat'; give 'estimate', or concepts= (K, d)"):
        dt.simulate(KEY, SETTING, embeddings=x, concepts="estimat")
    with raises(ValueError, "one sample per cluster does not tell the noise from the means"):
        dt.simulate(KEY, SETTING.replace(n_samples=1), embeddings=x[:, :, :1], concepts="estimate")


FLOWS = {
    "adaptive": None,
    "grid": dt.FixedGrid(8),
    "descent": dt.gradient_descent(0.5),
    "adam": dt.Descent(optax.adam(0.01), step_time=1.0),
}


@pytest.mark.standard_promotion
@pytest.mark.parametrize("flow", FLOWS)
def test_both_labels_on_every_sample_teach_nothing_in_any_order(flow, x64):
    setting = SETTING.replace(noise=1.0, dim=10)
    x = np.random.default_rng(0).normal(size=(2, 2, 16, 10))
    x[0, 1] = x[0, 0][::-1]  # value 0: every sample with both labels; value 1 is the neighbour that learns
    for order in (np.arange(16), np.random.default_rng(1).permutation(16)):
        x[0, 0] = x[0, 0][order]
        run = dt.simulate(KEY, setting, [0.0, 20.0], sampler="full", flow=FLOWS[flow], embeddings=x)
        assert (np.asarray(run.margins[:, 0]) == 0).all()
        assert (np.asarray(run.log_risk_per_cluster[:, 0]) == 0).all()
        assert (np.asarray(run.log_risk_per_cluster[1, 1]) < -0.1).all()
        assert run.error < 1e-4


def test_what_cancels_between_values_is_not_learned_and_what_barely_does_not_is(x64):
    # Two values that prefer opposite tokens on the same samples: u_1 = -u_2, so their pulls cancel in each other.
    setting = dt.Setting(
        n_values=2, n_samples=4, dim=6, noise=1.0, shared_norm=0.2, beta=0.5,
        sharing=dt.Sharing.from_pairs([("a", "b"), ("b", "a")]),
    )  # fmt: skip
    x = np.random.default_rng(3).normal(size=(2, 2, 4, 6))
    x[1] = x[0]
    run = dt.simulate(KEY, setting, [0.0, 10.0], embeddings=x)
    assert (np.asarray(run.log_risk) == 0).all()
    x[1, 0, 0, 0] += 1e-6  # a true difference, far above rounding
    run = dt.simulate(KEY, setting, [0.0, 10.0], embeddings=x)
    assert (np.asarray(run.log_risk_per_cluster[1]) != 0).all()


def exact(scale, beta, tau, t):
    """The root of r + e^r = 1 + beta^2 2 s^2 t/tau: one pair x = ±s e_2."""
    right = 1 + beta**2 * 2 * scale**2 * t / tau
    return brentq(lambda r: r + np.exp(r) - right, 0, 700, xtol=1e-13)


@pytest.mark.parametrize(("scale", "double"), [(1.0, False), (1e6, False), (1e3, True), (1e12, True), (1e30, True)])
def test_large_embeddings_obey_the_scalar_equation_within_the_error_estimated(scale, double):
    with jax.enable_x64(double):
        setting = dt.Setting(n_values=1, n_samples=1, dim=3, noise=0.1, shared_norm=0.0, beta=0.5, tau=2.0)
        x = np.zeros((1, 2, 1, 3), np.float64 if double else np.float32)
        x[0, :, 0, 1] = scale, -scale
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # one pair is no sample of the setting
            run = dt.simulate(KEY, setting, [1.0, 50.0], embeddings=x)
        roots = np.array([exact(scale, 0.5, 2.0, t) for t in (1.0, 50.0)])
        off = np.abs(np.asarray(run.margins)[:, 0, :, 0].astype(float) - roots[:, None]).max() / roots.max()
        assert off < float(run.error) < (1e-5 if double else 1e-4)


def test_values_of_very_different_sizes_are_followed_together(x64):
    setting = dt.Setting(n_values=2, n_samples=1, dim=5, noise=0.1, shared_norm=0.0, beta=0.5, tau=2.0)
    x = np.zeros((2, 2, 1, 5))
    x[0, :, 0, 1], x[1, :, 0, 2] = (1e6, -1e6), (1e-3, -1e-3)
    run = dt.simulate(KEY, setting, [1.0, 50.0], embeddings=x, concepts=np.eye(2, 5, 1), shared=np.zeros(5))
    for value, scale in enumerate((1e6, 1e-3)):  # N = 4, so half the rate
        right = 1 + 0.5**2 * scale**2 * np.array([1.0, 50.0]) / 2
        r = np.asarray(run.margins)[:, value, 0, 0]
        np.testing.assert_allclose(r + np.expm1(r), right - 1, rtol=1e-5)


def test_embeddings_beyond_the_range_of_floats_are_refused():
    setting = dt.Setting(n_values=1, n_samples=1, dim=3, noise=0.1, shared_norm=0.0, beta=0.5)
    x = np.full((1, 2, 1, 3), 1e20, np.float32)
    with raises(ValueError, "the largest embedding has an entry of 1e+20, and float32 computes with entries between"):
        dt.simulate(KEY, setting, [1.0], embeddings=x)
    with raises(ValueError, "embeddings are ragged or hold what is no number; every cluster needs the same number"):
        dt.simulate(KEY, setting, [1.0], embeddings=[[[[1.0, 2.0]], [[1.0]]]])
