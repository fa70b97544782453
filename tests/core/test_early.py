"""The early direction for correlated concepts and flipped labels: moments, means and quantiles against drawn data."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import log_ndtr
from scipy.stats import binom, norm

import dpotheory as dt
from dpotheory.core import component, early, laws, onset
from dpotheory.core.dynamics import pull
from dpotheory.core.objectives import DPO
from tests.helpers import raises

GRAM = ((1.0, 0.6, -0.3), (0.6, 1.0, 0.1), (-0.3, 0.1, 1.0))
RING = dt.Setting(
    n_values=3, n_samples=4, dim=6, noise=0.5, shared_norm=0.7, beta=0.1, sharing="ring", concepts=GRAM, flip=0.2
)
ONE = dt.Setting(n_values=1, n_samples=8, dim=16, noise=1.0, shared_norm=0.4, beta=0.1)
FAMILY_WISE = 1e-6
asymptotics = dt.asymptotics


def onsets(setting, n, seed):
    """Directions (n, K, d) and risks (n, K) of drawn datasets after an infinitely short time, in the full sampler."""
    parts = component.describe(setting, tuple(range(setting.n_values)), setting.n_values)
    law = {name: getattr(parts, name) for name in ("n_active", "n_samples", "dim", "noise", "shared_norm")}
    law |= {"coordinates": parts.coordinates, "flip": parts.flip, "shape": (setting.n_samples, setting.dim)}
    overlap = jnp.asarray(setting.graph.overlap, float)

    def one(m):
        key = jax.random.fold_in(jax.random.key(seed), m)
        x, concepts, shared = laws.draw(key, parts.values, **law, sampler="full", dtype=float)
        risks = dt.log_risk_at_onset(x, concepts, shared, overlap, setting.noise)
        return overlap @ pull(jnp.zeros_like(concepts), x, DPO), jnp.exp(risks).mean(axis=1)

    directions, risks = jax.jit(jax.vmap(one))(jnp.arange(n))
    return 2 * np.asarray(directions) / (2 * setting.n_samples), np.asarray(risks)  # every weight is ½ at r = 0


def test_moments_of_simulated_directions(x64):
    found, _ = onsets(RING, 20_000, 0)
    mean, covariance, elsewhere = early.early_direction(RING)
    z = norm.isf(FAMILY_WISE / 200)

    def agree(samples, expected):
        error = samples.std(axis=0) / math.sqrt(len(samples))
        assert np.all(np.abs(samples.mean(axis=0) - expected) <= z * error + 1e-12)

    agree(found[..., :4], mean)
    agree(found[..., 4:], np.zeros((3, 2)))
    centred = found[..., :4] - mean
    agree(centred[..., :, None] * centred[..., None, :], covariance)
    agree(found[..., 4:] ** 2, np.repeat(elsewhere[:, None], 2, axis=1))


@pytest.mark.parametrize(("flip", "shared"), [(0.1, 0.4), (0.4, 1.5)])
def test_the_variance_that_flips_add_by_hand(flip, shared, x64):
    """4ε(1−ε)/((1−2ε)²n) along c, and l_b² times that along b, on top of v²/((1−2ε)²n) = ν² of Q_eff (OWN-noise)."""
    setting = ONE.replace(flip=flip, shared_norm=shared)
    mean, covariance, _ = early.early_direction(setting)
    directions = onsets(setting, 20_000, 1)[0][:, 0] / mean[0, 1]
    assert directions[:, 1].mean() == pytest.approx(1.0, abs=5 * directions[:, 1].std() / 141)
    n, kept = 16, (1 - 2 * flip) ** 2
    added = 4 * flip * (1 - flip) / (kept * n)
    by_hand = [shared**2 * added, added, 0.0]
    for coordinate, more in enumerate(by_hand):
        expected = 1.0 / (kept * n) + more
        assert directions[:, coordinate].var() == pytest.approx(expected, rel=0.06)
        if coordinate < 2:
            assert covariance[0, coordinate, coordinate] / mean[0, 1] ** 2 == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(
    "changes",
    [
        {"flip": 0.0},
        {"flip": 0.0, "sharing": "all", "concepts": -0.3},
        {"flip": 0.0, "sharing": "all", "concepts": 0.8, "shared_norm": 0.0},
        {"concepts": "orthonormal", "sharing": "disjoint"},
        {"concepts": 0.9, "sharing": "disjoint", "flip": 0.4, "n_samples": 1},
    ],
)
def test_the_mean_risk_and_its_quantiles_are_those_of_drawn_data(changes, x64):
    setting = RING.replace(**changes)
    _, risks = onsets(setting, 8000, 2)
    expected = np.exp(asymptotics.log_mean_risk_at_onset(setting))
    assert np.all(np.abs(risks.mean(axis=0) - expected) < 5 * risks.std(axis=0) / math.sqrt(8000))
    if setting.flip:
        with raises(ValueError, f"flip = {setting.flip}; quantiles of the risk at the onset are known for labels that"):
            asymptotics.log_risk_quantile_at_onset(setting, 0.5)
        return
    for probability in (0.1, 0.5, 0.9):
        level = np.exp(asymptotics.log_risk_quantile_at_onset(setting, probability))
        shares = (risks <= level).mean(axis=0)
        assert np.all(np.abs(shares - probability) < 5 * math.sqrt(0.25 / 8000))


def test_the_mixture_over_flips_is_the_sum_of_its_terms():
    plus, minus = np.array([5.0, 30.0, 12.0]), np.array([1.0, 2.0, 12.0])
    weights = np.log([0.2, 0.5, 0.3])
    expected = np.logaddexp.reduce(weights + onset.log_noncentral_f(6, plus, minus))
    assert early.log_mean_chance(6, plus, minus, weights) == pytest.approx(expected, rel=1e-12)
    # With λ₊ and λ₋ exchanged it is the complement.
    one = math.exp(early.log_mean_chance(6, minus[:1], plus[:1], np.zeros(1)))
    assert one == pytest.approx(1 - math.exp(onset.log_noncentral_f(6, 5.0, 1.0)), rel=1e-11)


def test_flips_at_their_limits():
    plain = asymptotics.log_mean_risk_at_onset(ONE)
    assert asymptotics.log_mean_risk_at_onset(ONE.replace(flip=1e-300)) == pytest.approx(plain, rel=1e-11)
    half = ONE.replace(flip=0.5, n_values=3)
    for found in (asymptotics.log_mean_risk_at_onset(half), asymptotics.log_approximate_risk_at_onset(half)):
        np.testing.assert_allclose(found, np.full(3, -math.log(2)), rtol=1e-12)
    # With so little noise a risk is small unless half of the 800 labels are flipped; no size of risk underflows.
    many = ONE.replace(n_samples=400, noise=0.02)
    found = asymptotics.log_mean_risk_at_onset(many.replace(flip=0.1))
    assert binom.logsf(399, 800, 0.1) < found[0] < 0.95 * binom.logsf(399, 800, 0.1)
    few, none = (asymptotics.log_mean_risk_at_onset(many.replace(flip=flip))[0] for flip in (1e-3, 0.0))
    assert -1300 < none < few < 0.999 * none
    with raises(ValueError, "flip = 0.2 with sharing 'ring': with flipped labels the mean risk at the onset has a"):
        asymptotics.log_mean_risk_at_onset(RING)
    with raises(ValueError, "n_samples = 5000 with flip = 0.1: the sum over flipped labels would have"):
        asymptotics.log_mean_risk_at_onset(ONE.replace(flip=0.1, n_samples=5000))


@pytest.mark.parametrize(("k", "cosine"), [(1, 0.0), (4, 0.0), (4, 0.5), (16, 0.9), (3, -0.4)])
def test_own_correlated_is_the_approximation_under_all(k, cosine):
    setting = dt.Setting(
        n_values=k, n_samples=20, dim=40, noise=0.7, shared_norm=0.3, beta=0.1, sharing="all", concepts=cosine
    )
    s, nu = 1 + (k - 1) * cosine, 0.7 / math.sqrt(40)
    expected = log_ndtr(-1 / (0.7 * math.sqrt(k / s + 40 * nu**2 * k / s**2)))
    np.testing.assert_allclose(asymptotics.log_approximate_risk_at_onset(setting), expected, rtol=1e-12)
    np.testing.assert_allclose(asymptotics.effective_diversity(setting), k / s, rtol=1e-12)
    np.testing.assert_allclose(asymptotics.log_mean_risk_at_onset(setting), expected, rtol=0.06)
    nearer = [setting.replace(n_samples=q) for q in (50, 5000)]
    gaps = [asymptotics.log_mean_risk_at_onset(one) - asymptotics.log_approximate_risk_at_onset(one) for one in nearer]
    assert np.abs(gaps[1]).max() < 0.05 * np.abs(gaps[0]).max()


def test_correlated_concepts_without_correlation_are_orthonormal_ones():
    plain = RING.replace(flip=0.0, concepts="orthonormal", shared_norm=0.4)
    tiny = plain.replace(concepts=1e-12)
    for law in (
        asymptotics.log_mean_risk_at_onset,
        asymptotics.effective_diversity,
        lambda s: asymptotics.log_risk_quantile_at_onset(s, 0.3),
    ):
        np.testing.assert_allclose(law(tiny), law(plain), rtol=1e-9)
    np.testing.assert_allclose(asymptotics.effective_diversity(plain), plain.graph.effective_diversity, rtol=1e-12)


def test_concepts_that_cancel_teach_nothing():
    setting = RING.replace(flip=0.0, sharing="all", concepts=-0.5)
    assert np.isinf(asymptotics.effective_diversity(setting)).all()
    for found in (
        asymptotics.log_mean_risk_at_onset(setting),
        asymptotics.log_approximate_risk_at_onset(setting),
        asymptotics.log_risk_quantile_at_onset(setting, 0.5),
    ):
        np.testing.assert_allclose(found, np.full(3, -math.log(2)), atol=1e-6)
    # A neighbour that pulls the other way: U = [[2, 1], [1, 2]] with cosine −1 leaves c − c/2; on the ring, −1 turns.
    opposed = dt.Setting(
        n_values=2, n_samples=4, dim=5, noise=0.5, shared_norm=0.0, beta=0.1, sharing="star", concepts=-1.0
    )
    np.testing.assert_allclose(asymptotics.effective_diversity(opposed), np.ones(2), rtol=1e-12)


@pytest.mark.parametrize(("cosine", "dim", "helps"), [(0.8, 40, True), (0.8, 9, False), (0.2, 40, False)])
def test_more_values_help_where_own_correlated_says_so(cosine, dim, helps):
    """K = 8 against 1 at one d: the exact mean risk falls iff dν² > (1−ρ)s/(2ρ + (K−1)ρ² − 1) > 0."""
    eight = dt.Setting(
        n_values=8, n_samples=5, dim=dim, noise=0.5, shared_norm=0.0, beta=0.1, sharing="all", concepts=cosine
    )
    one = eight.replace(n_values=1)
    s, below = 1 + 7 * cosine, 2 * cosine + 7 * cosine**2 - 1
    assert helps == (below > 0 and dim * 0.5**2 / 10 > (1 - cosine) * s / below)
    risks = [asymptotics.log_mean_risk_at_onset(setting)[0] for setting in (eight, one)]
    assert (risks[0] < risks[1]) == helps


def test_the_simulation_at_a_tiny_time_has_this_mean():
    for setting in (RING.replace(flip=0.0), RING.replace(sharing="disjoint")):
        many = dt.ensemble(jax.random.key(1), setting, 2048, [0.0, 1e-6 * setting.tau_1], flow=dt.FixedGrid(2))
        risks = np.exp(np.asarray(many.log_risk, dtype=float))[:, 1]
        expected = float(np.exp(asymptotics.log_mean_risk_at_onset(setting)).mean())
        assert risks.mean() == pytest.approx(expected, abs=5 * risks.std() / math.sqrt(2048))
