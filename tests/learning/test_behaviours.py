"""LD's laws: coordinates in moments and in Orlicz norm; spectra; measured distinguishability; errors in words."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import stats

from dpotheory.learning.behaviours import Behaviour, Spectrum, measure, together
from dpotheory.learning.features import draw, frame
from dpotheory.learning.subexponential import bartlett_rows, orlicz_norm, standard_coordinates
from tests.helpers import raises

CASES = [("gaussian", 2.0), ("gaussian", 1.0), ("laplace", 1.0), ("weibull", 2.0), ("weibull", 1.0), ("weibull", 0.5)]


@pytest.mark.parametrize(("family", "alpha"), CASES)
def test_coordinates_follow_their_law(x64, family, alpha):
    draws = np.asarray(standard_coordinates(jax.random.key(1), (20_000,), family, alpha, jnp.float64))
    law = {"gaussian": stats.norm(), "laplace": stats.laplace(scale=math.sqrt(0.5))}.get(
        family, stats.dweibull(alpha, scale=math.gamma(1 + 2 / alpha) ** -0.5)
    )
    assert law.var() == pytest.approx(1.0)
    assert stats.kstest(draws, law.cdf).pvalue > 1e-3


@pytest.mark.parametrize(("family", "alpha"), [*CASES, ("gaussian", 0.7), ("laplace", 0.4)])
def test_orlicz_norm_solves_its_equation(family, alpha):
    s = orlicz_norm(family, alpha)
    law = {"gaussian": stats.norm(), "laplace": stats.laplace(scale=math.sqrt(0.5))}.get(
        family, stats.dweibull(alpha, scale=math.gamma(1 + 2 / alpha) ** -0.5)
    )
    # By the tail: E e^u − 1 = ∫ P(u > y) e^y dy, another integral than the one that is solved.
    y = np.concatenate([np.linspace(0, 1, 200_001) ** 4, np.linspace(1, 700, 400_001)[1:]])
    value = 1 + np.trapezoid(np.exp(np.log(2) + law.logsf(s * y ** (1 / alpha)) + y), y)
    assert value == pytest.approx(2.0, abs=2e-3)


def test_orlicz_norms_by_hand():
    assert orlicz_norm("gaussian", 2.0) == pytest.approx(math.sqrt(8 / 3))
    assert orlicz_norm("laplace", 1.0) == pytest.approx(math.sqrt(2))
    assert orlicz_norm("weibull", 1.0) == pytest.approx(math.sqrt(2))
    assert orlicz_norm("weibull", 2.0) == pytest.approx(math.sqrt(2))  # X² = E, so E e^(E/s²) = 2 at s² = 2


@pytest.mark.parametrize("dim", [7, pytest.param(2, marks=pytest.mark.slow)])
def test_bartlett_rows_have_the_gram_matrix_of_normals(x64, dim):
    keys = jax.random.split(jax.random.key(0), 4000)
    rows = np.asarray(jax.jit(jax.vmap(lambda k: bartlett_rows(k, 4, dim, jnp.float64)))(keys))
    gram = np.einsum("mid,mjd->mij", rows, rows)
    np.testing.assert_allclose(gram.mean(axis=0), dim * np.eye(4), atol=5 * math.sqrt(2 * dim / 4000))
    # Every entry has the law that theory says: χ²_d on the diagonal, variance d off it.
    for i in range(4):
        assert stats.kstest(gram[:, i, i], stats.chi2(dim).cdf).pvalue > 1e-4
    assert gram[:, 3, 1].var() == pytest.approx(dim, rel=0.15)


def test_a_draw_has_its_means_and_covariances(x64):
    law = Behaviour(
        4000, 3, np.asarray([1.0, 0.0, 2.0]), np.asarray([0.0, -1.0, 2.0]), Spectrum.spiked(3, 4.0, 0.25, first=1),
        "weibull", 1.0, 0.25, Spectrum.isotropic(9.0),
    )  # fmt: skip
    data = np.asarray(draw(jax.random.key(0), (law,), frame((law,), None, "auto")).signed)
    positive, negative = data[:1000], -data[1000:]
    np.testing.assert_allclose(positive.mean(axis=0), law.mean_positive, atol=0.3)
    np.testing.assert_allclose(negative.mean(axis=0), law.mean_negative, atol=0.3)
    np.testing.assert_allclose(np.cov(positive.T), np.diag([0.25, 4.0, 0.25]), atol=0.6)
    np.testing.assert_allclose(np.cov(negative.T), 9 * np.eye(3), atol=1.5)


def test_measure_by_hand_and_without_bias(x64):
    found = measure(jnp.asarray([[3.0, 1.0], [5.0, -1.0]]), jnp.asarray([[0.0, 0.0], [0.0, 2.0], [0.0, 4.0]]))
    # Means (4, 0) and (0, 2); covariances 2 [[1, −1], [−1, 1]] with norm and trace 4, and diag(0, 4).
    assert [float(x) for x in found] == pytest.approx(
        [math.sqrt(20), math.sqrt(20 - 4 / 2 - 4 / 3), 4, 4, 4, 4, 2, math.log2(math.sqrt(20))]
    )


@pytest.mark.slow
def test_the_population_distinguishability_is_nearly_unbiased(x64):
    law = Behaviour.symmetric(24, 50, 3.0, positive_fraction=1 / 3)
    shared = frame((law,), None, "full")

    @jax.jit
    @jax.vmap
    def squares(key):
        data = draw(key, (law,), shared).signed
        one = measure(data[:8], -data[8:])
        return jnp.stack([one.distinguishability, one.population_distinguishability]) ** 2

    raw, debiased = np.mean(squares(jax.random.split(jax.random.key(0), 1000)), axis=0)
    assert raw == pytest.approx(9 + 50 / 8 + 50 / 16, rel=0.05)
    assert debiased == pytest.approx(9, rel=0.1)


def test_distances_of_one_sample_a_class_and_of_wide_features():
    one = measure(jnp.ones((1, 4)), jnp.zeros((1, 4)))
    assert float(one.distinguishability) == 2.0
    assert math.isnan(float(one.population_distinguishability))
    wide = np.random.default_rng(0).normal(size=(6, 40)).astype(np.float32)
    expected = np.linalg.norm(np.cov(wide.T), 2)
    assert float(measure(jnp.asarray(wide), jnp.asarray(wide)).concentration) == pytest.approx(expected, rel=1e-4)


def test_behaviours_have_the_geometry_that_was_asked_for():
    gram = np.asarray([[4.0, 3.0, 0.0], [3.0, 9.0, -1.0], [0.0, -1.0, 1.0]])
    laws = together(gram, (8, 6, 4), 7, center_norm=2.0)
    b = np.stack([np.asarray(law.mean_positive) - np.asarray(law.mean_negative) for law in laws])
    np.testing.assert_allclose(b @ b.T, gram, atol=1e-9)
    for law in laws:
        center = (np.asarray(law.mean_positive) + np.asarray(law.mean_negative)) / 2
        assert np.linalg.norm(center) == pytest.approx(2.0)
        np.testing.assert_allclose(b @ center, 0, atol=1e-9)
    law = Behaviour.symmetric(8, 16, exponent=0.25, spectrum=Spectrum.power_law(16, 5.0, 2.0))
    assert law.distinguishability == pytest.approx(2.0)
    assert law.exponent == pytest.approx(0.25)
    assert float(law.covariance.trace(16)) == pytest.approx(5.0)
    assert jax.tree.unflatten(jax.tree.structure(law), jax.tree.leaves(law)).covariance is not None


def test_mistakes_are_named():
    zeros = np.zeros(3)
    for make, text in (
        (lambda: Behaviour.symmetric(1, 3, 1.0), "n_samples = 1, dim = 3; a behaviour has at least 2 samples"),
        (lambda: Behaviour.symmetric(8, 3, 1.0, positive_fraction=0.01), "positive_fraction = 0.01 leaves a class"),
        (lambda: Behaviour.symmetric(8, 3, 1.0, family="cauchy"), "family = 'cauchy'; known families are gaussian"),
        (lambda: Behaviour.symmetric(8, 3, 1.0, family="laplace"), "alpha = 2.0; a laplace coordinate is"),
        (lambda: Behaviour.symmetric(8, 3), "give either distinguishability or its exponent"),
        (lambda: Behaviour.symmetric(8, 3, -1.0), "distinguishability = -1.0; it must be finite and at least 0"),
        (lambda: Behaviour.symmetric(8, 1, 1.0, center_norm=1.0), "center_norm = 1.0 needs dim of at least 2"),
        (lambda: Behaviour(8, 4, zeros, zeros, Spectrum.isotropic()), "mean_positive has shape (3,); it must hold"),
        (lambda: Behaviour(8, 3, zeros, zeros, Spectrum(-np.ones(3))), "the covariance has eigenvalues of shape (3,)"),
        (lambda: Spectrum.spiked(3, 1.0, n_spikes=4), "4 spikes from coordinate 0 on do not fit into dim = 3"),
        (lambda: together(np.asarray([[1.0, 2.0], [2.0, 1.0]]), 4, 8), "gram must be a symmetric positive"),
        (lambda: together(np.eye(3), 4, 2), "dim = 2 cannot hold 3 differences"),
        (lambda: standard_coordinates(jax.random.key(0), (2,), "weibull", 3.0), "alpha = 3.0; a weibull coordinate"),
    ):
        with raises(ValueError, text):
            make()
