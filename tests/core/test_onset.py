"""The law of a risk at the onset against Marcum's Q in mpmath, numbers by hand, and drawn directions and data."""

import math

import jax
import jax.numpy as jnp
import mpmath as mp
import numpy as np
import pytest
from scipy.special import log_ndtr

import dpotheory as dt
from dpotheory.core.onset import chance_of_risk_at_most, log_mean_risk_at_onset, log_noncentral_f, noncentralities

RING = dt.Setting(n_values=4, n_samples=3, dim=6, noise=0.5, shared_norm=0.4, beta=0.1, sharing="ring")


def _marcum(d, plus, minus):
    """The finite sum for d = 2L (theory.md, OWN-early), with 60 digits."""
    mp.mp.dps = 60
    half, a, b = d // 2, mp.sqrt(mp.mpf(minus) / 2), mp.sqrt(mp.mpf(plus) / 2)
    scale = mp.exp(-(a * a + b * b) / 2)
    # Q_1(a, b) = e^{-(a²+b²)/2} Σ_k (a/b)^k I_k(ab)
    q = mp.nsum(lambda k: (a / b) ** k * mp.besseli(k, a * b), [0, mp.inf])
    rest = sum(
        mp.besseli(n, a * b)
        * ((b / a) ** n - (a / b) ** n)
        * sum(mp.binomial(2 * half - 1, k) for k in range(half - n))
        for n in range(1, half)
    )
    return mp.log(scale * (q - mp.besseli(0, a * b) / 2 + rest / 2 ** (2 * half - 1)))


@pytest.mark.parametrize(
    ("dim", "plus", "minus"), [(2, 5, 1), (4, 9, 3), (6, 30, 2), (10, 100, 60), (8, 8000, 10), (4, 12000, 5)]
)
def test_even_dimensions_against_marcum_and_bessel_functions(dim, plus, minus):
    assert log_noncentral_f(dim, plus, minus) == pytest.approx(float(_marcum(dim, plus, minus)), rel=1e-13)


def test_two_dimensions_and_no_second_noncentrality_by_hand():
    # A noncentral χ²_2 against an exponential one: E e^{−X/2} = e^{−λ/4}/2.
    for plus in (1.0, 30.0, 9300.0):  # down to 10^-1010
        assert log_noncentral_f(2, plus, 0.0) == pytest.approx(-plus / 4 - math.log(2), rel=1e-13)
    assert log_noncentral_f(2, 9300.0, 0.0) / math.log(10) < -1000


def test_equal_noncentralities_are_a_fair_coin_and_arrays_broadcast():
    found = log_noncentral_f(np.array([1, 2, 7, 1000])[:, None], np.array([0.5, 40.0]), np.array([0.5, 40.0]))
    np.testing.assert_allclose(found, np.full((4, 2), -math.log(2)), rtol=1e-12)


def test_mistakes_are_sentences():
    for wrong in ((0, 1.0, 0.0), (2, 1.0, 2.0), (2, 1.0, -1.0)):
        with pytest.raises(ValueError, match="are needed"):
            log_noncentral_f(*wrong)
    with pytest.raises(ValueError, match=r"probability = 1\.0"):
        dt.asymptotics.log_risk_quantile_at_onset(RING, 1.0)


def test_the_law_is_that_of_simulated_onsets():
    """Embeddings drawn, an infinitely small step for each dataset, the exact risk of each value."""
    rng, n = np.random.default_rng(0), 4000
    concepts, b = np.eye(6)[1:5], 0.4 * np.eye(6)[0]
    means = b + np.array([1, -1])[:, None] * concepts[:, None]
    x = means[:, :, None] + 0.5 * rng.normal(size=(n, 4, 2, 3, 6))
    with jax.enable_x64(True):
        frame = jnp.asarray(concepts), jnp.asarray(b), jnp.asarray(RING.graph.overlap)
        onset = jax.jit(jax.vmap(lambda one: dt.log_risk_at_onset(one, *frame, 0.5)))
        logs = np.asarray(onset(jnp.asarray(x)))
    risks = np.exp(logs).mean(axis=2)
    assert np.exp(log_mean_risk_at_onset(RING)) == pytest.approx(risks.mean(0), abs=5 * risks.std() / np.sqrt(n))
    # κ = 1 + 2/4, 2·√(6/κ) = 4: (6 + 1 + 0.16 ± 4)/(2·0.25).
    assert log_mean_risk_at_onset(RING)[0] == pytest.approx(float(_marcum(6, 22.32, 6.32)), rel=1e-12)
    for probability in (0.05, 0.5, 0.95):
        level = np.exp(dt.asymptotics.log_risk_quantile_at_onset(RING, probability)[0])
        shares = (risks <= level).mean(axis=0)
        assert np.abs(shares - probability).max() < 5 * math.sqrt(probability * (1 - probability) / n)


def test_the_simulation_at_a_tiny_time_has_this_mean():
    many = dt.ensemble(jax.random.key(1), RING, 1024, [0.0, 1e-6 * RING.tau_1], flow=dt.FixedGrid(2))
    risks = np.exp(np.asarray(many.log_risk, dtype=float))[:, 1]
    expected = float(np.exp(log_mean_risk_at_onset(RING)).mean())
    assert risks.mean() == pytest.approx(expected, abs=5 * risks.std() / 32)


@pytest.mark.parametrize(
    ("dim", "shared", "kappa"), [(2, 0.0, 1.0), (2, 0.4, 1.0), (3, 0.4, 1.5), (40, 0.0, 2.5), (4, 2.0, 1.0)]
)
def test_chances_against_drawn_directions(dim, shared, kappa):
    rng, n, q, v = np.random.default_rng(dim), 40_000, 3, 0.5
    mean = np.zeros(dim)
    mean[1] = 1 / math.sqrt(kappa)
    if kappa > 1:
        mean[2] = math.sqrt(1 - 1 / kappa)
    a = mean + v / math.sqrt(2 * q) * rng.normal(size=(n, dim))
    length = np.linalg.norm(a, axis=1)
    x, y = a[:, 1] / length, shared * a[:, 0] / length
    logs = np.logaddexp(log_ndtr(-(x + y) / v), log_ndtr(-(x - y) / v)) - math.log(2)
    setting = dt.Setting(n_values=1, n_samples=q, dim=dim, noise=v, shared_norm=shared, beta=1.0)
    for probability in (0.1, 0.5, 0.9):
        found = chance_of_risk_at_most(setting, kappa, float(np.quantile(logs, probability)))
        assert found == pytest.approx(probability, abs=5 * math.sqrt(0.25 / n))


def test_noncentralities_by_hand():
    # 2Q = 8, κ = 2: √(8/2) = 2; v² = 1/4; l_b² = 1: (8 + 1 + 1 ± 4)/(1/2).
    plus, minus = noncentralities(4, 0.5, 1.0, np.array([2.0]))
    assert (plus[0], minus[0]) == (28.0, 12.0)


def test_quantiles_meet_chances_far_out():
    setting = RING.replace(noise=0.02, dim=64, shared_norm=0.0)
    for probability in (1e-6, 0.5, 1 - 1e-6):
        level = dt.asymptotics.log_risk_quantile_at_onset(setting, probability)[0]
        assert level < -700
        assert chance_of_risk_at_most(setting, 1.5, level) == pytest.approx(probability, rel=1e-3)
