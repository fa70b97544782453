"""The population flow and floors against numbers by hand, autodiff of the population loss, and finite data."""

import itertools
import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.special import log_ndtr, ndtr

import dpotheory as dt
from dpotheory import Sharing
from dpotheory.core.population import blocks, log_risk_floor, population_cosines, population_field

KITE = Sharing.from_pairs([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], "kite")
COMPLETE = Sharing.from_pairs(list(itertools.combinations(range(4), 2)), "complete")


@pytest.mark.parametrize(
    ("graph", "rank", "resistance", "bridges"),
    [
        (Sharing.named("ring", 4), 3, [3 / 4] * 4, ()),
        (Sharing.named("ring", 2), 2, [1, 1], (0, 1)),
        (Sharing.named("all", 5), 1, [1 / 5] * 5, ()),
        (Sharing.named("star", 3), 3, [1] * 3, (0, 1, 2)),
        (Sharing.named("disjoint", 2), 2, [1, 1], (0, 1)),
        (COMPLETE, 3, [1 / 2] * 6, ()),
        (KITE, 3, [2 / 3] * 3 + [1], (3,)),
        # Two ways from a to c of 1 and 2 resistors in parallel with each other: 2/3; in series with none.
        (Sharing.from_pairs([("a", "c"), ("a", "b"), ("b", "c"), ("a", "c")]), 2, [2 / 5, 3 / 5, 3 / 5, 2 / 5], ()),
    ],
    ids=lambda one: one.name if isinstance(one, Sharing) else "",
)
def test_rank_resistance_and_bridges_by_hand(graph, rank, resistance, bridges):
    assert graph.rank == rank == np.linalg.matrix_rank(graph.incidence)
    np.testing.assert_allclose(graph.effective_resistance, resistance, rtol=1e-12)
    assert graph.bridges == bridges
    assert graph.effective_resistance.sum() == pytest.approx(rank)


def test_blocks_and_their_floor_by_hand():
    assert blocks(KITE) == ((0, 1, 2), (3,))
    assert blocks(Sharing.named("path", 3)) == ((0,), (1,), (2,))
    two = Sharing.from_pairs([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "e"), ("e", "c")])
    assert blocks(two) == ((0, 1, 2), (3, 4, 5))  # one token separates them
    expected = 0.75 * ndtr(-math.sqrt(2 / 3) / 0.5) + 0.25 * ndtr(-2)
    assert math.exp(log_risk_floor(KITE, 0.5)) == pytest.approx(expected, rel=1e-12)
    assert log_risk_floor(Sharing.named("all", 4), 0.005) == pytest.approx(log_ndtr(-100))
    assert log_risk_floor(Sharing.named("all", 7), 0.3) == pytest.approx(
        dt.asymptotics.log_risk_floor_all(7, 0.3), rel=1e-12
    )


def test_the_field_is_the_gradient_of_the_population_loss(x64):
    rng, v = np.random.default_rng(0), 0.7
    incidence = KITE.incidence.astype(float)
    w = rng.normal(size=(4, 4))
    grid = np.linspace(-9, 9, 721)
    chance = np.exp(-(grid**2) / 2) / np.exp(-(grid**2) / 2).sum()

    def loss(weights):
        a = incidence.T @ weights
        margin = jnp.diagonal(a)[:, None] + v * jnp.sqrt((a**2).sum(1))[:, None] * grid[None, :]
        return (-jax.nn.log_sigmoid(margin) @ chance).sum()

    found = population_field(KITE.overlap.astype(float), incidence.T @ w, v)
    np.testing.assert_allclose(found, -incidence.T @ np.asarray(jax.grad(loss)(jnp.asarray(w))), rtol=1e-9, atol=1e-12)


def test_cosines_from_the_onset_to_the_resistances():
    cosines = population_cosines(Sharing.named("ring", 4), 0.8, [0.0, 1.0, 3000.0])
    np.testing.assert_allclose(cosines[0], 1 / math.sqrt(1.5), rtol=1e-12)
    np.testing.assert_allclose(cosines[2], math.sqrt(3 / 4), rtol=1e-6)
    assert (np.diff(cosines, axis=0) > 0).all()
    kite = population_cosines(KITE, 1.0, [3000.0])[0]
    np.testing.assert_allclose(kite, [math.sqrt(2 / 3)] * 3 + [1], rtol=1e-6)
    wheel = Sharing.from_pairs([*itertools.combinations(range(4), 2)][:5])  # K4 less one edge: resistances differ
    assert np.ptp(wheel.effective_resistance) > 0.05
    assert population_cosines(wheel, 1.0, [3000.0])[0].max() < 1 - 0.05  # no bridge, none parallel


def test_much_data_follow_the_population_flow():
    setting = dt.Setting(n_values=4, n_samples=2000, dim=5, noise=0.8, shared_norm=0.3, beta=1.0, sharing="ring")
    clock = np.array([0.5, 8.0])  # nθ = β²t/(Kτ)
    run = dt.ensemble(jax.random.key(0), setting, 1, 4 * clock, sampler="full", flow=dt.FixedGrid(8))
    expected = log_ndtr(-population_cosines(setting.graph, 0.8, clock) / 0.8).mean(axis=1)
    np.testing.assert_allclose(np.asarray(run.log_risk)[0], expected, rtol=0.03)
