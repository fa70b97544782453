"""Concepts by a Gram matrix or a cosine, and rates of flipped labels: what a Setting takes, keeps and refuses."""

import math
import pickle

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import log_ndtr

import dpotheory as dt
from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.claims import symbols
from dpotheory.core.concepts import coordinates, largest_eigenvalue
from dpotheory.sample_size.samples_needed import log_risk_floor
from tests.helpers import raises, unchecked

GOOD = {"n_values": 3, "n_samples": 4, "dim": 6, "noise": 0.2, "shared_norm": 0.4, "beta": 0.5}
GRAM = [[1.0, 0.5, -0.1], [0.5, 1.0, 0.2], [-0.1, 0.2, 1.0]]
PLAIN = dt.Setting(**GOOD)


def test_orthonormal_by_any_other_name():
    with unchecked():
        for same in ("orthonormal", 0.0, 0, np.float32(0), np.eye(3), np.eye(3).tolist(), jnp.eye(3)):
            assert dt.Setting(**GOOD, concepts=same) == PLAIN
            assert hash(dt.Setting(**GOOD, concepts=same, flip=0)) == hash(PLAIN)
    assert not PLAIN.correlated
    assert PLAIN.departure == ""
    np.testing.assert_array_equal(PLAIN.concept_gram, np.eye(3))
    np.testing.assert_array_equal(PLAIN.concept_coordinates, np.eye(3))


@pytest.mark.parametrize("cosine", [-1.0, -0.3, 0.0, 0.7])
def test_one_concept_has_no_other_to_be_correlated_with(cosine):
    alone = dt.Setting(**{**GOOD, "n_values": 1}, concepts=cosine)
    assert not alone.correlated
    np.testing.assert_allclose(alone.concept_coordinates, [[1.0]], atol=1e-12)
    if cosine >= -0.5:  # and the cosine comes back with more values
        np.testing.assert_allclose(alone.replace(n_values=3).concept_gram[0], [1, cosine, cosine])


def test_coordinates_by_hand():
    # At cosine −1/2 three unit vectors lie at 120° in a plane; at 1/2 the eigenvalues of the Gram matrix are 2, ½, ½.
    np.testing.assert_allclose(coordinates(-0.5, range(3)), math.sqrt(1.5) * (np.eye(3) - 1 / 3), atol=1e-12)
    r = math.sqrt(0.5)
    np.testing.assert_allclose(coordinates(0.5, range(3)), r * np.eye(3) + (math.sqrt(2) - r) / 3, atol=1e-12)
    assert largest_eigenvalue(0.5, range(3)) == pytest.approx(2.0)
    assert largest_eigenvalue(-0.5, range(3)) == pytest.approx(1.5)
    assert largest_eigenvalue("orthonormal", range(3)) == 1.0


@given(seed=st.integers(0, 2**32 - 1), k=st.integers(2, 6), rank=st.integers(2, 6))
def test_coordinates_are_a_root_of_the_gram_matrix_of_any_rank(seed, k, rank):
    vectors = np.random.default_rng(seed).normal(size=(k, min(rank, k)))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    setting = dt.Setting(**{**GOOD, "n_values": k, "dim": k + 1}, concepts=vectors @ vectors.T)
    root = setting.concept_coordinates
    np.testing.assert_allclose(root @ root.T, vectors @ vectors.T, atol=1e-7)
    members = (k - 1, 0)
    own = coordinates(setting.concepts, members)
    np.testing.assert_allclose(own @ own.T, (vectors @ vectors.T)[np.ix_(members, members)], atol=1e-7)


@pytest.mark.parametrize("k", [2, 3, 8])
def test_a_cosine_up_to_its_limits_and_its_matrix(k, x64):
    for cosine in (-1 / (k - 1), -1e-9, 0.3, 1 - 1e-9):
        matrix = np.full((k, k), cosine) + (1 - cosine) * np.eye(k)
        by_number = dt.Setting(**{**GOOD, "n_values": k, "dim": k + 1}, concepts=cosine)
        by_matrix = by_number.replace(concepts=matrix)
        np.testing.assert_allclose(by_number.concept_gram, matrix, atol=1e-15)
        np.testing.assert_allclose(by_number.concept_coordinates, by_matrix.concept_coordinates, atol=1e-7)
        traced = jax.jit(lambda s: s.concept_coordinates)(by_number)
        np.testing.assert_allclose(traced, by_number.concept_coordinates, atol=1e-7)


@pytest.mark.parametrize(
    ("concepts", "error", "text"),
    [
        ("skew", ValueError, "concepts = 'skew'; expected 'orthonormal', a cosine, or a Gram matrix"),
        (None, TypeError, "concepts = None; expected 'orthonormal', a cosine, or a Gram matrix"),
        (True, TypeError, "concepts = True; expected"),
        ([[1, 0], [0]], TypeError, "concepts = [[1, 0], [0]]; expected"),
        (
            1.0,
            ValueError,
            "concepts = 1.0; the common cosine of 3 unit vectors must be at least -1/(n_values - 1) = -0.5",
        ),
        (-0.51, ValueError, "concepts = -0.51; the common cosine of 3 unit vectors must be at least"),
        (math.nan, ValueError, "concepts = nan; the common cosine"),
        (np.eye(2), ValueError, "concepts is a Gram matrix of shape (2, 2) but n_values = 3; give one row and column"),
        (np.ones(3), ValueError, "concepts is a Gram matrix of shape (3,) but n_values = 3"),
        (np.eye(3) + np.nan, ValueError, "concepts is a Gram matrix with an entry that is not finite"),
        (
            np.eye(3) + np.eye(3, k=1) / 2,
            ValueError,
            "concepts is a Gram matrix that is not symmetric: entries (0, 1) and (1, 0) are 0.5 and 0",
        ),
        (2 * np.eye(3), ValueError, "concepts is a Gram matrix with 2 at (0, 0); concepts are unit vectors"),
        (
            1.6 * np.eye(3) - 0.6,
            ValueError,
            "concepts is a Gram matrix with the eigenvalue -0.2; it must be positive semidefinite",
        ),
        (np.ones((3, 3)), ValueError, "concepts is a Gram matrix with the cosine 1 between values 0 and 1; each value"),
    ],
)
def test_bad_concepts(concepts, error, text):
    with raises(error, text):
        dt.Setting(**GOOD, concepts=concepts)


@pytest.mark.parametrize(
    ("flip", "error", "text"),
    [
        (-1e-9, ValueError, "flip = -1e-09; it must be at least 0 and at most 1/2"),
        (0.51, ValueError, "flip = 0.51; it must be at least 0 and at most 1/2"),
        (math.nan, ValueError, "flip = nan; it must be"),
        ("often", TypeError, "flip = 'often'; expected a real number"),
        (None, TypeError, "flip = None; expected a real number"),
        (False, TypeError, "flip = False; expected a real number"),
    ],
)
def test_bad_flips(flip, error, text):
    with raises(error, text):
        dt.Setting(**GOOD, flip=flip)


def test_what_is_a_leaf_and_what_is_static():
    def names(s):
        return [jax.tree_util.keystr(path) for path, _ in jax.tree_util.tree_leaves_with_path(s)]

    four = [".noise", ".shared_norm", ".beta", ".tau"]
    assert names(PLAIN) == four
    assert names(PLAIN.replace(concepts=GRAM)) == four
    assert names(PLAIN.replace(concepts=0.5, flip=0.1)) == [*four, ".concepts", ".flip"]
    assert names(PLAIN.replace(flip=jnp.asarray(0.0))) == [*four, ".flip"]
    assert names(jax.tree.map(lambda leaf: 0 * leaf, PLAIN.replace(flip=0.1))) == [*four, ".flip"]
    assert jax.tree.structure(PLAIN.replace(flip=0.1)) == jax.tree.structure(PLAIN.replace(flip=0.2))
    assert jax.tree.structure(PLAIN.replace(concepts=GRAM)) != jax.tree.structure(PLAIN)
    for setting in (PLAIN.replace(concepts=GRAM), PLAIN.replace(concepts=0.5, flip=0.1)):
        assert jax.tree.map(lambda leaf: leaf, setting) == setting
        assert pickle.loads(pickle.dumps(setting)) == setting
        assert hash(setting.replace()) == hash(setting)
        assert setting != PLAIN
    with raises(ValueError, "concepts is a Gram matrix of shape (3, 3) but n_values = 2"):
        PLAIN.replace(concepts=GRAM).replace(n_values=2)
    with raises(ValueError, "concepts is a traced Gram matrix, and a Gram matrix is static; give plain numbers"):
        jax.jit(lambda gram: PLAIN.replace(concepts=gram).noise)(jnp.asarray(GRAM))


def test_the_gradient_along_a_cosine(x64):
    setting = PLAIN.replace(concepts=0.3)
    gradient = jax.grad(lambda s: s.concept_gram[0, 1] ** 2 + (s.concept_coordinates @ s.concept_coordinates.T)[0, 2])
    assert float(gradient(setting).concepts) == pytest.approx(2 * 0.3 + 1)


@pytest.mark.parametrize("changes", [{"concepts": 0.5}, {"concepts": GRAM}, {"flip": 0.1}])
def test_no_claim_speaks_about_other_data(changes):
    setting = PLAIN.replace(**changes)
    says = "labels flipped with probability 0.1" if "flip" in changes else "concepts that are not orthonormal"
    why = f"claims are about orthonormal concepts and labels that are not flipped, and this setting has {says}"
    for name in dt.claims:
        assert dt.claims[name].unmet(setting) == [why]
        assert not dt.claims[name].feasible(setting)
    for act in (
        lambda: dt.claims["DV-T4.3"].bound(setting),
        lambda: dt.claims["DV-T4.3"].vacuous(setting),
        lambda: dt.samples_needed(setting, claim="DV-T4.3"),
        lambda: symbols.values(setting),
        lambda: SettingTrial(Shape(3, 4, 6, "disjoint"), setting, "inside"),
    ):
        with raises(ValueError, why):
            act()
    assert PLAIN.replace(concepts=0.5, flip=0.1).departure.count(" and ") == 1


def test_the_floor_of_correlated_concepts_by_hand():
    # Under all, K = 3 and cosine ½: λ = 2, and the floor Φ(−√(2/3)/v) is attained by the sum of the concepts.
    setting = PLAIN.replace(concepts=0.5, sharing="all", noise=0.5)
    assert log_risk_floor(setting) == pytest.approx(log_ndtr(-2 * math.sqrt(2 / 3)), rel=1e-12)
    total = setting.concept_coordinates.sum(axis=0)
    cosines = setting.concept_coordinates @ total / np.linalg.norm(total)
    np.testing.assert_allclose(log_ndtr(-cosines / 0.5), log_risk_floor(setting), rtol=1e-12)
    assert log_risk_floor(setting.replace(sharing="disjoint")) == pytest.approx(log_ndtr(-2), rel=1e-12)
    found = dt.samples_needed(setting, risk=0.04)
    assert (found.reason, found.method) == ("never", "floor")
