import jax
import jax.numpy as jnp
import mpmath
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta as beta_law
from scipy.stats import norm

from dpotheory.core import risk

K, DIM = 2, 4
CONCEPTS = np.eye(K, DIM, k=1)
per_cluster = jax.jit(risk.log_risk_per_cluster)


def shared(norm):
    return np.array([norm, 0, 0, 0.0])


def mp_log_ndtr(x):
    with mpmath.workdps(60):
        return float(mpmath.log(mpmath.erfc(-mpmath.mpf(x) / mpmath.sqrt(2)) / 2))


def test_literals(x64):
    # v = 1, l_b = 0: a_1 = c_1 gives Phi(-1) = 0.15865525393145705 in both clusters; a_2 = 3(c_1 - c_2) has
    # a.c_2/|a| = -1/sqrt 2, hence Phi(0.70710678) = 0.76024993890652326.
    directions = np.array([[0, 1, 0, 0], [0, 3, -3, 0.0]])
    result = per_cluster(directions, CONCEPTS, shared(0), 1.0)
    expected = [[0.15865525393145705] * 2, [0.76024993890652326] * 2]
    np.testing.assert_allclose(np.exp(result), expected, rtol=1e-14)
    # l_b = 2, v = 1/2, a = (3, 4)/5 on (b/l_b, c_1): (0.8 + 1.2)/v = 4 in (1, +) and (0.8 - 1.2)/v = -0.8 in (1, -).
    result = per_cluster(np.array([[3, 4, 0, 0], [0, 0, 1, 0.0]]), CONCEPTS, shared(2), 0.5)
    # Phi(-4) = 3.1671241833119924e-5, Phi(0.8) = 0.78814460141660334, Phi(-2) = 0.022750131948179209
    expected = [[3.1671241833119924e-5, 0.78814460141660334], [0.022750131948179209] * 2]
    np.testing.assert_allclose(np.exp(result), expected, rtol=1e-13)


@pytest.mark.parametrize("ratio", [-3.0, -1.0, 0.1, 4.9, 5.1, 13.9, 14.1, 19.9, 20.1, 37.0, 39.0, 190.0, 1e4])
def test_both_tails_against_high_precision(ratio, x64):
    # a = ratio c_1/|ratio| with v = 1/|ratio|: log Phi(-ratio), down to 10^-2e7.
    directions = np.array([[0, np.sign(ratio), 0, 0], [0, 0, 1, 0]])
    result = per_cluster(directions, CONCEPTS, shared(0), 1 / abs(ratio))
    np.testing.assert_allclose(result[0], mp_log_ndtr(-ratio), rtol=1e-12, atol=1e-15)


def test_the_deepest_printed_literal():
    # log Phi(-190) = -190^2/2 - log(190 sqrt(2 pi)) - 1/190^2 + O(190^-4) = -18050 - 6.165963 - 0.0000277
    assert mp_log_ndtr(-190) == pytest.approx(-18056.165990285, abs=1e-6)


@given(seed=st.integers(0, 2**32 - 1), noise=st.floats(0.5, 3), norm_b=st.floats(0, 2))
def test_exact_risk_lies_in_the_interval_of_a_sampled_risk(seed, noise, norm_b):
    rng = np.random.default_rng(seed)
    directions = rng.normal(size=(K, DIM)) + CONCEPTS
    with jax.enable_x64(True):
        exact = np.exp(per_cluster(directions, CONCEPTS, shared(norm_b), noise))
    n, alpha = 50_000, 1e-6 / (2 * K * 300)  # Clopper-Pearson, family-wise over clusters and examples
    for value in range(K):
        for place, sign in enumerate((1, -1)):
            mean = sign * CONCEPTS[value] + shared(norm_b)
            fresh = mean + noise * rng.normal(size=(n, DIM))
            errors = np.count_nonzero(sign * (fresh @ directions[value]) <= 0)
            lower = beta_law.ppf(alpha / 2, errors, n - errors + 1) if errors else 0.0
            upper = beta_law.isf(alpha / 2, errors + 1, n - errors) if errors < n else 1.0
            assert lower <= exact[value, place] <= upper


def test_nothing_learned_has_risk_one_and_finite_gradients(x64):
    # Value 1 is unlearned, value 2 is not: d/da of log Phi(-a.c/(v|a|)) at a = c + e, v = 1, is known by hand.
    directions = jnp.asarray([[0, 0, 0, 0], [0, 0, 1, 1.0]])
    concepts, b, noise = jnp.asarray(CONCEPTS), jnp.asarray(shared(0.0)), jnp.asarray(1.0)
    value = risk.log_risk_per_cluster(directions, concepts, b, noise)
    assert value[0].tolist() == [0.0, 0.0]

    def total(a, concepts, b, v):
        return jnp.sum(risk.log_risk_per_cluster(a, concepts, b, v))

    by_direction, *others = jax.grad(total, argnums=(0, 1, 2, 3))(directions, concepts, b, noise)
    assert by_direction[0].tolist() == [0.0] * 4
    assert all(np.isfinite(gradient).all() for gradient in others)
    # x = a.c/|a| = 1/sqrt 2, dx/da = c/|a| - x a/|a|^2 = (c - e)/(2 sqrt 2); two clusters, d log Phi(-x)/dx = -phi/Phi.
    slope = -2 * norm.pdf(np.sqrt(0.5)) / norm.cdf(-np.sqrt(0.5)) / (2 * np.sqrt(2))
    np.testing.assert_allclose(by_direction[1], [0, 0, slope, -slope], atol=1e-14)
    assert risk.log_mean(jnp.zeros((K, 2))) == 0.0
    assert risk.log_worst(jnp.zeros((K, 2))) == 0.0


@given(seed=st.integers(0, 2**32 - 1), exponent=st.sampled_from([-30, -20, -10, 10, 30]))
def test_only_the_direction_counts_and_float32_agrees_with_float64(seed, exponent):
    rng = np.random.default_rng(seed)
    directions = rng.normal(size=(K, DIM)) + CONCEPTS
    with jax.numpy_dtype_promotion("standard"), jax.enable_x64(True):
        expected = per_cluster(directions, CONCEPTS, shared(0.4), 0.2)
    # Powers of two are exact, so float32 must return the same bits up to the scale's own rounding.
    scaled = (directions * 2.0 ** (3 * exponent)).astype(np.float32)
    result = per_cluster(scaled, CONCEPTS.astype(np.float32), shared(0.4).astype(np.float32), np.float32(0.2))
    assert result.dtype == jnp.float32
    # float32: the ratio r = a.c/(v|a|) carries a few units of 6e-8, and |d log Phi(-r)/dr| <= |r| + 1, |r| <= 7.
    np.testing.assert_allclose(result, expected, rtol=2e-5, atol=2e-5)


def test_mean_and_worst_by_hand(x64):
    risks = jnp.log(jnp.asarray([[[0.1, 0.3], [0.2, 0.6]], [[1.0, 0.0], [0.5, 0.25]]]))
    # (0.1 + 0.3 + 0.2 + 0.6)/4 and (1 + 0 + 0.5 + 0.25)/4; worst-case values (0.2 + 0.6)/2 and (1 + 0)/2.
    np.testing.assert_allclose(np.exp(risk.log_mean(risks)), [0.3, 0.4375], rtol=1e-14)
    np.testing.assert_allclose(np.exp(risk.log_worst(risks)), [0.4, 0.5], rtol=1e-14)


def test_mean_and_worst_of_risks_below_the_smallest_float(x64):
    logs = jnp.asarray([[-18000.0, -18001.0], [-20000.0, -30000.0]])
    # log((e^-18000 + e^-18001 + tiny)/4) = -18000 + log((1 + 1/e)/4)
    assert float(risk.log_mean(logs)) == pytest.approx(-18000 + np.log((1 + np.exp(-1)) / 4), abs=1e-10)
    assert float(risk.log_worst(logs)) == pytest.approx(-18000 + np.log((1 + np.exp(-1)) / 2), abs=1e-10)


def test_a_direction_that_is_no_number_has_no_risk():
    concepts, directions = jnp.eye(2, 3, k=1), jnp.asarray([[0.0, 1.0, 0.0], [0.0, 0.0, jnp.nan]])
    found = risk.log_risk_per_cluster(directions, concepts, jnp.zeros(3), 1.0)
    assert np.isfinite(found[0]).all()
    assert np.isnan(found[1]).all()
