"""Priority against hand-worked numbers, scipy, one measured step; weights that equalise, and when there are none."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import optimize, stats

from dpotheory.learning.behaviours import Spectrum, together
from dpotheory.learning.ensemble import simulate
from dpotheory.learning.priority import equalise, first_speed, priorities, rank_agreement, time_to_reach
from tests.helpers import raises

GRAM = np.asarray([[4.0, 1.0, 0.5], [1.0, 2.0, 0.3], [0.5, 0.3, 1.0]])


def test_priorities_by_hand(x64):
    # b = (2, 0) and (0, 1): b̄ = (1, 1/2), ‖b̄‖ = √5/2, max‖b‖ = 2.
    np.testing.assert_allclose(priorities(np.diag([4.0, 1.0])), [2 / math.sqrt(5), 0.5 / math.sqrt(5)])
    np.testing.assert_allclose(priorities(np.asarray([[1.0, -1.0], [-1.0, 1.0]])), 0.0)
    vectors = np.random.default_rng(0).normal(size=(6, 4, 3))
    found = priorities(vectors @ vectors.swapaxes(1, 2))
    for rows, p in zip(vectors, found, strict=True):
        mean = rows.mean(axis=0)
        longest = max(np.linalg.norm(row) for row in rows)
        np.testing.assert_allclose(p, rows @ mean / (np.linalg.norm(mean) * longest))


def test_speed_is_that_of_one_step(x64):
    laws = together(GRAM, (4, 10, 6), 8, center_norm=1.0, positive_fraction=0.3)
    omega = [0.5, 1.0, 2.0]
    run = simulate(jax.random.key(0), laws, beta=0.3, step=0.2, n_steps=1, weights=omega)
    speed = first_speed(run.pull_gram, (4, 10, 6), 0.3, omega)
    np.testing.assert_allclose(run.mean_margin[1] / 0.2, speed, rtol=1e-10)


@pytest.mark.slow
def test_speed_of_the_loss_and_of_equal_behaviours(x64):
    laws = together(GRAM, (4, 10, 6), 8, center_norm=1.0, positive_fraction=0.3)
    omega = [0.5, 1.0, 2.0]
    small = simulate(jax.random.key(0), laws, beta=0.3, step=1e-5, n_steps=1, weights=omega)
    speed = first_speed(small.pull_gram, (4, 10, 6), 0.3, omega)
    np.testing.assert_allclose((math.log(2) - small.loss_per_behaviour[1]) / 1e-5, speed / 2, rtol=1e-3)
    # Balanced and equal sizes: LD's (β²/4) b̄ᵀb_j.
    laws = together(GRAM, 6, 8)
    run = simulate(jax.random.key(1), laws, beta=0.3, step=0.2, n_steps=1)
    np.testing.assert_allclose(run.mean_margin[1] / 0.2, 0.3**2 / 4 * run.difference_gram.mean(axis=1), rtol=1e-10)


def test_rank_agreement_is_kendalls():
    rng = np.random.default_rng(0)
    first, second = rng.integers(0, 4, (20, 6)).astype(np.float32), rng.normal(size=(20, 6)).astype(np.float32)
    found = rank_agreement(first, second)
    for a, b, value in zip(first, second, found, strict=True):
        assert float(value) == pytest.approx(stats.kendalltau(a, b).statistic, abs=1e-6)


def test_time_to_reach_by_hand():
    curves = np.asarray([[0.0, 2.0, 0.0], [1.0, 2.0, 0.1], [3.0, 2.0, 0.2]])
    np.testing.assert_allclose(time_to_reach(np.asarray([0.0, 1.0, 3.0]), curves, 2.0), [2.0, 0.0, np.inf])
    np.testing.assert_allclose(
        time_to_reach(np.asarray([0.0, 1.0, 3.0]), np.stack([curves, curves]), 0.5)[1], [0.5, 0.0, np.inf]
    )


def test_equal_weights_give_equal_steps(x64):
    sizes = (4, 10, 6)
    laws = together(9 * np.eye(3) + 1.0, sizes, 40, spectrum=Spectrum.isotropic(0.01))
    plain = simulate(jax.random.key(2), laws, beta=0.3, step=0.1, n_steps=1)
    found = equalise(plain.pull_gram, sizes)
    assert found.equal
    assert found.weights @ np.asarray(sizes) == pytest.approx(20)
    run = simulate(jax.random.key(2), laws, beta=0.3, step=0.1, n_steps=1, weights=found.weights)
    np.testing.assert_allclose(run.mean_margin[1], run.mean_margin[1, 0], rtol=1e-9)
    np.testing.assert_allclose(run.mean_margin[1] / 0.1, 0.09 * found.speeds, rtol=1e-9)
    assert float(plain.mean_margin[1].max() / plain.mean_margin[1].min()) > 1.5
    # By hand: pulls (2, 0) and (0, 1) mix to the foot of the perpendicular, (2/5, 4/5), at shares 1/5 and 4/5.
    np.testing.assert_allclose(equalise(np.diag([4.0, 1.0]), (8, 8)).weights, [0.4, 1.6])


def test_where_no_weights_equalise():
    # m = (1, 0), (3, 1): the point of their line nearest to 0 is (0.2, −0.4), outside the segment.
    vectors = np.asarray([[1.0, 0.0], [3.0, 1.0]])
    found = equalise(vectors @ vectors.T, (5, 5))
    assert not found.equal
    assert found.reason.startswith("no weights >= 0 equalise: behaviours 1 stay ahead")
    np.testing.assert_allclose(found.weights, [2.0, 0.0])
    np.testing.assert_allclose(found.speeds, [1.0, 3.0])
    against = equalise(np.asarray([[1.0, -2.0], [-2.0, 4.0]]), (5, 5))
    assert against.reason.startswith("no step improves all behaviours")
    with raises(ValueError, "pull_gram has shape (2, 2); 3 sizes need (3, 3)"):
        equalise(np.eye(2), (1, 1, 1))


def test_the_verdict_agrees_with_a_linear_program():
    rng = np.random.default_rng(1)
    verdicts = []
    for _ in range(60):
        vectors = rng.normal(size=(3, 3)) + 0.5
        gram = vectors @ vectors.T
        # Is there p ≥ 0, Σp = 1, λ > 0 with Gram·p = λ1?
        program = optimize.linprog(
            [0, 0, 0, -1.0],
            A_eq=np.vstack([np.hstack([gram, -np.ones((3, 1))]), [1, 1, 1, 0]]),
            b_eq=[0, 0, 0, 1.0],
            bounds=[(0, None)] * 3 + [(None, None)],
        )
        exists = program.status == 0 and program.x[3] > 1e-9
        assert equalise(gram, (2, 2, 2)).equal == exists
        verdicts.append(exists)
    assert 5 < sum(verdicts) < 55


def test_ties_and_zero_means_do_not_break():
    assert np.isnan(float(rank_agreement(jnp.ones(3), jnp.arange(3.0))))
    assert equalise(np.ones((2, 2)), (3, 3)).equal  # the same pull twice
