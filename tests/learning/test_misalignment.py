"""dpotheory.misalignment: DPO on a network against literals, the frozen control, the library's own dynamics."""

import dataclasses
import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import dpotheory as dt
from dpotheory.learning import misalignment
from dpotheory.learning.behaviours import measure
from dpotheory.learning.misalignment import STARTS, Design, Sizes
from dpotheory.learning.network import FeatureNetwork, Model, dpo_margins, geometry, log_ratios, train
from tests.helpers import raises

pytestmark = pytest.mark.standard_promotion  # optax's Adam

# As in test_flipping.py, so that one process compiles `run` once.
TINY = Sizes(n_values=2, n_samples=4, dim=4, width=4, pretrain_steps=5, align_steps=6, flip_steps=6)


def _model(seed: int = 0, tokens: int = 6) -> tuple[FeatureNetwork, Model, jax.Array]:
    keys = jax.random.split(jax.random.key(seed), 3)
    inputs = jax.random.normal(keys[0], (8, TINY.n_inputs))
    network = TINY.network
    return network, Model(network.init(keys[1], inputs), jax.random.normal(keys[2], (tokens, TINY.dim))), inputs


def test_the_dpo_loss_by_hand():
    # β = 2, log ratios (1, −1), reference (0, 1), signs (+, −): r = (2, 4).
    margins = dpo_margins(jnp.asarray([1.0, -1.0]), jnp.asarray([0.0, 1.0]), jnp.asarray([1.0, -1.0]), 2.0)
    np.testing.assert_allclose(margins, [2.0, 4.0])
    loss = dt.DPO.loss(margins).mean()
    assert float(loss) == pytest.approx((math.log(1 + math.exp(-2)) + math.log(1 + math.exp(-4))) / 2, rel=1e-6)


def test_log_ratios_are_those_of_the_softmax():
    network, model, inputs = _model()
    log_probabilities = jax.nn.log_softmax(network.features(model, inputs) @ model.unembedding.T)
    np.testing.assert_allclose(
        log_ratios(network, model, inputs), log_probabilities[:, 0] - log_probabilities[:, 1], atol=1e-5
    )


def test_the_first_step_is_the_gradient_by_hand():
    """At the reference every σ(−r) is 1/2: ∇L for W[Yes] is −(β/2N) Σ s g(x), and its negative for W[No]."""
    network, model, inputs = _model()
    signs = jnp.repeat(jnp.asarray([1.0, -1.0]), 4)
    design = Design(beta=0.3, learning_rate=0.7)
    sizes = dataclasses.replace(TINY, optimizer="sgd")
    moved, losses, _ = misalignment.preference_training(model, model, inputs, signs, design, sizes, n_steps=1)
    pull = 0.7 * 0.3 / (2 * 8) * (signs[:, None] * network.features(model, inputs)).sum(axis=0)
    change = moved.unembedding - model.unembedding
    np.testing.assert_allclose(change[0], pull, rtol=1e-4, atol=1e-6)
    np.testing.assert_allclose(change[1], -pull, rtol=1e-4, atol=1e-6)
    np.testing.assert_array_equal(change[2:], 0)
    assert float(losses[0]) == pytest.approx(math.log(2), rel=1e-6)


@pytest.mark.parametrize("train_features", [0.0, 1.0])
def test_frozen_features_do_not_move_at_all(train_features):
    design = Design(train_features=train_features, learning_rate=0.01)
    outcome = misalignment.run(jax.random.key(1), design, TINY, n_seeds=3)
    base, aligned = np.asarray(outcome.features)[:, 0], np.asarray(outcome.features)[:, 1]
    assert (base == aligned).all() == (train_features == 0)


def test_frozen_descent_is_the_last_layer_dynamics_of_the_library():
    network, model, inputs = _model(3)
    n_steps, rate, beta = 20, 0.8, 0.5
    signs = jnp.repeat(jnp.asarray([1.0, -1.0]), 4)
    design = Design(beta=beta, learning_rate=rate, train_features=0.0)
    sizes = dataclasses.replace(TINY, optimizer="sgd")
    _, losses, _ = misalignment.preference_training(model, model, inputs, signs, design, sizes, n_steps)

    embeddings = network.features(model, inputs).reshape(1, 2, 4, TINY.dim)
    setting = dt.Setting(n_values=1, n_samples=4, dim=TINY.dim, noise=1.0, shared_norm=0.0, beta=beta)
    with pytest.warns(UserWarning, match="log_risk is NaN"):
        expected = dt.simulate(
            jax.random.key(0),
            setting,
            times=rate * np.arange(n_steps + 1),
            embeddings=embeddings,
            concepts=None,
            flow=dt.gradient_descent(rate),
        )
    np.testing.assert_allclose(losses, dt.DPO.loss(expected.margins).mean(axis=(1, 2, 3)), rtol=1e-5)
    assert float(losses[-1]) < 0.9 * float(losses[0])


def test_frozen_flipping_does_not_depend_on_the_start():
    design = Design(train_features=0.0, learning_rate=0.01)
    outcome = misalignment.run(jax.random.key(2), design, TINY, n_seeds=3)
    losses = np.asarray(outcome.flip_loss)
    for start in ("aligned", "aligned features only", "aligned last layer only"):
        np.testing.assert_allclose(losses[:, STARTS.index(start)], losses[:, 0], rtol=1e-4)
    assert (losses[:, STARTS.index("aligned, base as reference"), 0] > losses[:, 0, 0]).all()


@pytest.mark.slow
def test_seeds_run_together_as_alone():
    key = jax.random.key(5)
    together = misalignment.run(key, Design(), TINY, n_seeds=3)
    alone = misalignment.run_one(jax.random.fold_in(key, 2), Design(), TINY)
    for many, one in zip(together, alone, strict=True):
        np.testing.assert_allclose(many[2], one, rtol=2e-3, atol=1e-4)
    assert (np.asarray(together.features[0]) != np.asarray(together.features[1])).any()


def test_every_start_begins_at_its_reference_but_one():
    losses = np.asarray(misalignment.run(jax.random.key(5), Design(), TINY, n_seeds=3).flip_loss)[..., 0]
    at_reference = [name != "aligned, base as reference" for name in STARTS]
    np.testing.assert_allclose(losses[:, at_reference], math.log(2), rtol=1e-6)
    assert (losses[:, STARTS.index("aligned, base as reference")] > math.log(2)).all()


def test_clusters_have_the_means_and_names_of_the_setting():
    sizes = dataclasses.replace(TINY, n_inputs=3)
    design = Design(separation=0.25, noise=1e-6, shared_norm=0.5)
    inputs, names = misalignment.clusters(jax.random.key(0), design, sizes, 2)
    means = [[0.5, 0.25, 0], [0.5, -0.25, 0], [0.5, 0, 1], [0.5, 0, -1]]
    np.testing.assert_allclose(inputs, np.repeat(means, 2, axis=0), atol=1e-4)
    np.testing.assert_array_equal(names, [2, 2, 3, 3, 4, 4, 5, 5])
    _, coarse = misalignment.clusters(jax.random.key(0), design._replace(pretrain_sides=0.0), sizes, 2)
    np.testing.assert_array_equal(coarse, [2, 2, 2, 2, 4, 4, 4, 4])


def test_training_goes_where_autodiff_points():
    """Two steps of gradient descent on ‖W‖²/2 shrink it by (1 − η)²; the record holds all three losses."""
    start = Model({"w": jnp.asarray([1.0])}, jnp.asarray([[2.0]]))

    def loss(model):
        value = 0.5 * (jnp.sum(model.unembedding**2) + jnp.sum(model.features["w"] ** 2))
        return value, value

    import optax

    end, losses = train(start, loss, optax.sgd(0.5), 2, 1.0)
    assert float(end.unembedding[0, 0]) == 0.5
    assert float(end.features["w"][0]) == 0.25
    np.testing.assert_allclose(losses, [2.5, 0.625, 0.15625])


def test_geometry_is_that_of_the_behaviours():
    features = np.random.default_rng(0).normal(size=(2, 3, 20, 4)).astype(np.float32)
    features[..., :10, 0] += 3
    found = geometry(features)
    assert found.distinguishability.shape == (2, 3)
    for place in np.ndindex(2, 3):
        expected = measure(features[place][:10], features[place][10:])
        assert found.distinguishability[place] == pytest.approx(float(expected.distinguishability), rel=1e-5)
        assert found.concentration[place] == pytest.approx(float(expected.concentration), rel=1e-4)
        both = float(expected.trace_positive + expected.trace_negative) / 2
        assert found.trace[place] == pytest.approx(both, rel=1e-4)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"n_samples": 1}, "n_samples = 1; a covariance needs at least 2"),
        ({"width": 0}, "width = 0; it must be at least 1"),
        ({"pretrain_steps": -1}, "pretrain_steps = -1; it must be at least 0"),
        ({"n_inputs": 2}, "n_inputs = 2 cannot hold 2 orthonormal concepts"),
        ({"optimizer": "lion"}, "unknown optimizer 'lion'; known: adamw, sgd"),
    ],
)
def test_impossible_sizes_are_refused(changes, text):
    with raises(ValueError, text):
        dataclasses.replace(TINY, **changes)
