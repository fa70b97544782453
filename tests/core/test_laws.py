"""Samplers against moments, lazy runs against direct ones, and bit for bit under padding."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import norm

from dpotheory import DPO, FixedGrid, Setting
from dpotheory.core import component, laws
from tests.helpers import raises

KEY = jax.random.key(20)
FAMILY_WISE = 1e-6  # of each statistical test in this file, split over its comparisons


@partial(jax.jit, static_argnames=("n", "sampler", "shape"))
def draws(key, n, sampler, shape, *, n_active, n_samples, dim, noise=0.5, shared_norm=0.7):
    def one(m):
        return laws.draw(
            jax.random.fold_in(key, m),
            jnp.arange(2),
            n_active=n_active,
            n_samples=n_samples,
            dim=dim,
            noise=noise,
            shared_norm=shared_norm,
            shape=shape,
            sampler=sampler,
            dtype=jnp.result_type(float),
        )

    return jax.vmap(one)(jnp.arange(n)).embeddings


def assert_mean(samples, expected):
    """Every entry of the mean over axis 0 is within its normal interval."""
    samples = np.asarray(samples)
    z = norm.isf(FAMILY_WISE / 2 / np.size(expected))
    error = samples.std(axis=0) / np.sqrt(len(samples))
    assert np.all(np.abs(samples.mean(axis=0) - expected) <= z * error + 1e-12)


def test_full_sampler_has_the_stated_moments(x64):
    x = draws(KEY, 4000, "full", (2, 5), n_active=2, n_samples=2, dim=5)
    assert x.shape == (4000, 2, 2, 2, 5)
    # Cluster (i, s) is N(s e_{i+1} + 0.7 e_1, 0.25 I).
    means = np.array([[[0.7, 1, 0, 0, 0], [0.7, -1, 0, 0, 0]], [[0.7, 0, 1, 0, 0], [0.7, 0, -1, 0, 0]]])
    assert_mean(x, np.repeat(means[:, :, None], 2, axis=2))
    flat = (np.asarray(x) - means[:, :, None]).reshape(4000, 40)
    assert_mean(flat[:, :, None] * flat[:, None, :], 0.25 * np.eye(40))


@pytest.mark.parametrize("extra", [2, 5, 40])
def test_reduced_gram_matrix_has_wishart_moments(extra, x64):
    # Rows of N(0, I_m): E G = m I, E G_ij G_kl = m^2 d_ij d_kl + m (d_ik d_jl + d_il d_jk). R = 8 rows, m = 2, 5, 40.
    x = draws(KEY, 4000, "reduced", (2, 11), n_active=2, n_samples=2, dim=3 + extra)
    rest = np.asarray(x)[..., 3:].reshape(4000, 8, 8) / 0.5
    gram = rest @ rest.transpose(0, 2, 1)
    assert_mean(gram, extra * np.eye(8))
    delta = np.eye(8)
    second = extra**2 * np.einsum("ij,kl->ijkl", delta, delta) + extra * (
        np.einsum("ik,jl->ijkl", delta, delta) + np.einsum("il,jk->ijkl", delta, delta)
    )
    pairs = np.triu_indices(8)
    upper = gram[:, pairs[0], pairs[1]]
    expected = second[pairs[0][:, None], pairs[1][:, None], pairs[0][None], pairs[1][None]]
    assert_mean(upper[:, :, None] * upper[:, None, :], expected)
    assert np.linalg.matrix_rank(gram[0]) == min(extra, 8)
    # Coordinates along b and the concepts are those of the full law.
    assert_mean(np.asarray(x)[:, 0, 1, :, :3], [[0.7, -1, 0]] * 2)


@pytest.mark.parametrize("sampler", ["full", "reduced"])
@pytest.mark.parametrize("dim", [3, 9])
def test_padding_changes_no_bit(sampler, dim, x64):
    sizes = {"n_active": 1, "n_samples": 1, "dim": dim, "noise": 0.5, "shared_norm": 0.7}
    columns = laws.n_columns(1, 1, dim, sampler)
    assert columns == (dim if sampler == "full" else min(4, dim))
    draw = jax.jit(partial(laws.draw, sampler=sampler, dtype=jnp.float64), static_argnames="shape")
    small = draw(KEY, jnp.asarray([5]), shape=(1, columns), **sizes).embeddings
    large = draw(KEY, jnp.asarray([5, 0, 0]), shape=(3, 13), **sizes).embeddings
    assert np.array_equal(large[:1, :, :1, :columns], small)
    outside = np.array(large)
    outside[:1, :, :1, :columns] = 0
    assert not outside.any()
    assert np.count_nonzero(small) > 4


def test_columns_by_hand():
    # 1 + n + min(2nQ, d - n - 1): 1 + 2 + min(12, 97), and 1 + 2 + min(12, 0) at d = K + 1.
    assert laws.n_columns(2, 3, 100, "reduced") == 15
    assert laws.n_columns(2, 3, 3, "reduced") == 3
    assert laws.n_columns(2, 3, 100, "full") == 100


def test_unknown_sampler():
    arguments = {"n_active": 1, "n_samples": 1, "dim": 2, "noise": 0.1, "shared_norm": 0.1, "shape": (1, 2)}
    with raises(ValueError, "unknown sampler 'half'; known: 'full', 'reduced'"):
        laws.draw(KEY, jnp.arange(1), sampler="half", **arguments)


class Recording(FixedGrid):
    """A FixedGrid that keeps the last memory of its field."""

    def solve_with_memory(self, field, start, memory, times, measured=None):
        states, error, last = super().solve_with_memory(field, start, memory, times, measured)
        object.__setattr__(self, "last", last)
        return states, error, last


@jax.jit
def lazily_and_directly(key, parts, times):
    """A lazy run, the direct run on the embeddings that it revealed, and what it revealed."""
    grid = Recording(3)
    shape = component.PaddedShape(2, 5, 3 + grid.n_evaluations)
    fresh = laws.lazy.draw_fresh(
        key,
        parts.values,
        n_active=parts.n_active,
        n_samples=parts.n_samples,
        dim=parts.dim,
        noise=parts.noise,
        shared_norm=parts.shared_norm,
        shape=shape[1:],
        dtype=jnp.float64,
    )
    lazy = component._evolve_lazily(fresh, parts, shape, times, DPO, grid)
    revealed = grid.last
    rows = jnp.concatenate([fresh.head, parts.noise * revealed.columns], axis=1)
    signs = jnp.asarray([1.0, -1.0])[None, :, None, None]  # heads and columns are those of s x
    embeddings = signs * rows.reshape(2, 2, 5, -1)
    frame = laws.standard_frame(2, shape.n_columns, parts.shared_norm, jnp.float64)
    return lazy, component.evolve(laws.Clusters(embeddings, *frame), parts, times, DPO, FixedGrid(3)), revealed


@pytest.mark.parametrize(
    ("n_values", "n_samples", "dim", "n_revealed"),
    [
        (2, 5, 40, 16),  # all 5 * 3 + 1 evaluations reveal a direction: R = 20 rows, m = 37
        (1, 1, 30, 2),  # only R = 2 rows
        (1, 4, 5, 3),  # only m = 3 dimensions
        (1, 1, 2, 0),  # d = K + 1: nothing to reveal
    ],
)
def test_a_lazy_run_is_the_direct_run_on_what_it_revealed(n_values, n_samples, dim, n_revealed, x64):
    setting = Setting(
        n_values=n_values, n_samples=n_samples, dim=dim, noise=0.4, shared_norm=0.5, beta=0.5, sharing="all"
    )
    parts = jax.tree.map(jnp.asarray, component.describe(setting, tuple(range(n_values)), 2))
    lazy, direct, revealed = lazily_and_directly(KEY, parts, jnp.linspace(0.0, 8 * setting.tau_1, 4))
    margins = lazy.margins[:, :n_values, :, :n_samples]
    np.testing.assert_allclose(margins, direct.margins[:, :n_values, :, :n_samples], atol=1e-10)
    np.testing.assert_allclose(lazy.log_risk[:, :n_values], direct.log_risk[:, :n_values], atol=1e-10)
    assert float(jnp.abs(margins[-1]).max()) > 0.25
    basis = np.asarray(revealed.basis)
    assert np.count_nonzero(np.abs(basis).sum(axis=0)) == n_revealed
    known = basis[:, :n_revealed]
    np.testing.assert_allclose(known.T @ known, np.eye(n_revealed), atol=1e-12)
