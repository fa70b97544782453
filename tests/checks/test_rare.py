"""Rare events: splitting against tails in closed form down to 1e-8, and against counting where both see something."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import stats

import dpotheory as dt
from dpotheory.checks.rare.splitting import gram_failure, tail_probability
from tests.helpers import raises
from tests.properties.events import Data

CONFIDENCE = 1 - 1e-4


def _single(noise, dim=2):
    return dt.Setting(n_values=1, n_samples=1, dim=dim, noise=noise, shared_norm=0.25, beta=0.1)


def _norm_tail(setting, epsilon):
    """P(a squared norm of one of the two samples is off by more than 2εv): ‖x‖²/v² is noncentral χ²_d."""
    v, d, mean2 = float(setting.noise), setting.dim, 1 + float(setting.shared_norm) ** 2
    centre, half = mean2 / v**2 + d, 2 * epsilon / v
    one = stats.ncx2.sf(centre + half, d, mean2 / v**2) + stats.ncx2.cdf(centre - half, d, mean2 / v**2)
    return 2 * one - one**2


def _product_tail(setting, epsilon):
    """P(|x₊ᵀx₋ − mean| > 2εv) ≥ nothing much: its linear part has half the variance of a norm's."""
    return 4 * stats.norm.sf(2 * epsilon / math.sqrt(2 * (1 + float(setting.shared_norm) ** 2)))


@pytest.mark.parametrize("epsilon", [3.0, 6.0])
def test_norms_of_one_pair_of_samples(epsilon):
    # K = Q = 1: E(ε) speaks of two norms and one product; at these ε the product adds less than 1 % of what norms do.
    setting = _single(0.01)
    truth = _norm_tail(setting, epsilon)
    assert _product_tail(setting, epsilon) < 0.02 * truth
    found = gram_failure(jax.random.key(0), setting, epsilon, confidence=CONFIDENCE)
    assert found.low < truth < found.high
    assert found.relative_error < 0.15
    assert found.levels[-1] == epsilon
    if epsilon == 6.0:
        assert 1e-8 < truth < 2e-8
        # As v → 0 each norm is off by 2v·N(0, 1 + l_b²): two samples, two tails.
        assert truth == pytest.approx(4 * stats.norm.sf(6 / math.sqrt(1.0625)), rel=0.5)


def _inner_product(normals, scale):
    half = normals.shape[0] // 2
    return scale * jnp.dot(normals[:half], normals[half:])


def test_a_product_of_two_samples_without_means():
    # zᵀw with z, w ~ N(0, I_4): (χ²_4 − χ²_4′)/2 is the sum of two Laplace variables, P(> t) = (2 + t) e^{−t}/4.
    t = 20.0
    truth = (2 + t) * math.exp(-t) / 4
    found = tail_probability(jax.random.key(1), _inner_product, 8, t, np.asarray(1.0), confidence=CONFIDENCE)
    assert truth == pytest.approx(1.13e-8, rel=0.01)
    assert found.low < truth < found.high
    assert found.relative_error < 0.15


def test_counting_and_splitting_agree_where_both_see_something():
    setting = dt.Setting(n_values=2, n_samples=1, dim=4, noise=0.2, shared_norm=0.25, beta=0.1, sharing="path")
    rng, epsilon, n = np.random.default_rng(0), 3.5, 4000
    outside = sum(
        not Data(rng.standard_normal((2, 2, 1, 4)), setting.graph.pairs, 0.25).event(0.2, epsilon) for _ in range(n)
    )
    interval = stats.binomtest(outside, n).proportion_ci(CONFIDENCE)
    found = gram_failure(jax.random.key(2), setting, epsilon, n_particles=512, confidence=CONFIDENCE)
    assert interval.low > 0.003
    assert found.low < interval.high
    assert interval.low < found.high
    assert found.high / found.low < 3


def test_the_printed_failure_probability_lies_above_the_truth():
    # At noise this small the product part of δ(ε) is gone whatever c is, so δ = 12 e^{−ε²/16}.
    setting = _single(1e-4)
    found = gram_failure(jax.random.key(3), setting, 8.0, n_repeats=4)
    delta = dt.claims["DV-LB.1"].log_bound(setting, epsilon=8.0, c=1.0)["failure"]
    assert delta == pytest.approx(math.log(12) - 4)
    assert 1e-15 < found.probability < 1e-12 < math.exp(delta)


def test_same_key_same_estimate():
    one, two = (gram_failure(jax.random.key(5), _single(0.01), 3.0, n_repeats=2) for _ in range(2))
    assert one == two
    assert len(set(one.repeats)) == 2


def test_mistakes_are_named():
    with raises(ValueError, "epsilon = 0"):
        gram_failure(jax.random.key(0), _single(0.1), 0)
    with raises(ValueError, "n_repeats = 1"):
        gram_failure(jax.random.key(0), _single(0.1), 1.0, n_repeats=1)
