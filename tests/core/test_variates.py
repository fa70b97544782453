"""Normals and χ variates against their distributions, and against themselves in other shapes and precisions."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import chi, kstest, norm

from dpotheory.core.laws import variates

FAMILY_WISE = 1e-6  # of the distribution tests in this file together
DEGREES = (1, 2, 3, 10, 300, 100_000)
N_COMPARISONS = 2 * (3 + len(DEGREES))
N_SIDE = 300
PLACES = np.arange(N_SIDE)


def drawn(dtype, key=None):
    seed = variates.seed(jax.random.key(5) if key is None else key)
    return [np.asarray(x) for x in variates.normals(seed, PLACES[:, None], PLACES[None, :], dtype)]


@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_distributions(dtype):
    with jax.enable_x64(dtype == "float64"):
        first, second = (x.ravel() for x in drawn(dtype))
        assert first.dtype == dtype
        radius2, angle = first.astype(float) ** 2 + second.astype(float) ** 2, np.arctan2(second, first)
        p_values = [
            kstest(np.concatenate([first, second]), norm.cdf).pvalue,
            kstest(radius2, lambda x: 1 - np.exp(-x / 2)).pvalue,
            kstest(angle, lambda x: 0.5 + x / (2 * np.pi)).pvalue,
        ]
        n = 50_000
        degrees = np.repeat(DEGREES, n)
        values = jax.jit(
            lambda: variates.chi(variates.seed(jax.random.key(6)), np.arange(degrees.size), degrees, dtype)
        )
        for k, sample in zip(DEGREES, np.asarray(values(), float).reshape(-1, n), strict=True):
            p_values.append(kstest(sample, chi(k).cdf).pvalue)
    assert min(p_values) > FAMILY_WISE / N_COMPARISONS
    # The test has teeth: it tells degrees from four per cent more of them.
    assert kstest(sample, chi(DEGREES[-1] * 1.04).cdf).pvalue < 1e-12


def test_no_degrees_give_zero():
    seed = variates.seed(jax.random.key(1))
    values = variates.chi(seed, np.arange(4), np.asarray([2, 0, -3, 1]), jnp.float32)
    assert np.array_equal(np.asarray(values) > 0, [True, False, False, True])


def test_an_entry_depends_on_its_place_alone():
    whole = drawn(jnp.float32)
    seed = variates.seed(jax.random.key(5))
    part = variates.normals(seed, np.asarray([[7], [250]]), np.asarray([[2, 299]]), jnp.float32)
    for table, entries in zip(whole, part, strict=True):
        assert np.array_equal(entries, table[np.ix_([7, 250], [2, 299])])
    assert len(np.unique(whole[0])) > 0.99 * N_SIDE**2
    assert abs(np.corrcoef(whole[0][:-1].ravel(), whole[0][1:].ravel())[0, 1]) < 6 / N_SIDE


def test_both_precisions_draw_the_same_numbers():
    single = drawn(jnp.float32)
    with jax.enable_x64(True):
        double = drawn(jnp.float64)
    for low, high in zip(single, double, strict=True):
        # Radii near 0 come from logarithms of numbers near 1, where float32 is coarse.
        assert np.abs(low - high).max() < 5e-4
        assert np.median(np.abs(low - high)) < 1e-7


@pytest.mark.parametrize("impl", ["threefry2x32", "rbg", "unsafe_rbg"])
def test_keys_of_every_implementation(impl):
    keys = jax.random.split(jax.random.key(3, impl=impl), 3)
    together = jax.vmap(variates.seed)(keys)
    alone = [variates.seed(key) for key in keys]
    assert np.array_equal(together, np.stack(alone))  # though `jax.random.bits` of rbg keys differs under vmap
    assert len(np.unique(np.asarray(together))) == 6
    assert not np.array_equal(variates.seed(keys[0], 1), alone[0])
