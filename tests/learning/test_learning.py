"""LD's dynamics against an explicit softmax head, autodiff and optax; exact rates; corner cases; ensembles."""

import math
from types import SimpleNamespace

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

from dpotheory import learning
from dpotheory.learning.behaviours import Behaviour, Spectrum, measure, together
from dpotheory.learning.ensemble import Boundary, simulate
from dpotheory.learning.features import draw, frame, given
from tests.helpers import raises

BETA, STEP = 0.3, 0.7
LAW = Behaviour.symmetric(12, 5, 2.0, center_norm=1.0, spectrum=Spectrum.power_law(5, 3.0), positive_fraction=0.25)


def _explicit(embeddings, n_steps, *, start=None, omega=None, tokens=7):
    """Plain SGD by optax and autodiff on W ∈ R^{V×d}, through the whole softmax: (W_0 … W_t), and losses."""
    features = jnp.concatenate([part for pair in embeddings for part in pair])
    chosen = jnp.concatenate([jnp.repeat(jnp.asarray([0, 1]), np.asarray([len(p), len(m)])) for p, m in embeddings])
    scale = jnp.ones(len(features)) if omega is None else jnp.asarray(omega)
    reference = jax.random.normal(jax.random.key(9), (tokens, features.shape[1]))
    if start is not None:
        reference = reference.at[0].set(reference[1] + start)

    def margins(weights):
        logs = jax.nn.log_softmax(features @ weights.T) - jax.nn.log_softmax(features @ reference.T)
        rows = jnp.arange(len(features))
        return BETA * (logs[rows, chosen] - logs[rows, 1 - chosen])

    def loss(weights):
        return -jnp.mean(scale * jax.nn.log_sigmoid(margins(weights)))

    gradient, optimizer = jax.jit(jax.grad(loss)), optax.sgd(STEP)
    weights, state, path = reference, optimizer.init(reference), [reference]
    for _ in range(n_steps):
        updates, state = optimizer.update(gradient(weights), state)
        weights = optax.apply_updates(weights, updates)
        path.append(weights)
    values = jax.jit(jax.vmap(margins))(jnp.stack(path))
    return tuple(np.asarray(x) for x in (jnp.stack(path), values, features, chosen))


def _pairs(seed, *sizes, dim=5):
    keys = jax.random.split(jax.random.key(seed), 2 * len(sizes)).reshape(len(sizes), 2)
    return [
        tuple(jax.random.normal(k, (n, dim)) + 0.3 for k, n in zip(pair, size, strict=True))
        for pair, size in zip(keys, sizes, strict=True)
    ]


@pytest.mark.standard_promotion
@pytest.mark.parametrize(
    ("dim", "sizes"),
    [
        (30, ((4, 4), (2, 5), (1, 1))),
        (3, ((8, 4), (9, 9))),
        pytest.param(7, ((1, 1),), marks=pytest.mark.slow),
        pytest.param(1, ((4, 2),), marks=pytest.mark.slow),
        pytest.param(5, ((6, 6),), marks=pytest.mark.slow),
        pytest.param(40, ((3, 9),), marks=pytest.mark.slow),
    ],
)
def test_descent_is_sgd_on_the_whole_head(x64, dim, sizes):
    embeddings = _pairs(1, *sizes, dim=dim)
    omega = np.linspace(0.5, 1.5, len(sizes))
    initial = Boundary(0.8, 1.0 if dim == 1 else 0.3)
    run = simulate(None, None, beta=BETA, step=STEP, n_steps=4, embeddings=embeddings, initial=initial, weights=omega)
    mean = np.stack([np.mean(p, axis=0) - np.mean(m, axis=0) for p, m in embeddings])
    toward = mean.mean(axis=0)
    owner = np.repeat(np.arange(len(sizes)), [sum(s) for s in sizes])
    # W_B(0) is not given as a vector; take it from the features along the directions that are recorded.
    start = np.asarray(given(embeddings, None, initial).start)
    assert float(np.linalg.norm(start)) == pytest.approx(0.8)
    assert float(start @ toward / np.linalg.norm(toward) / 0.8) == pytest.approx(initial.cosine)
    weights, margins, features, chosen = _explicit(embeddings, 4, start=start, omega=omega[owner])
    np.testing.assert_allclose(run.margins, margins, rtol=1e-9, atol=1e-12)
    run = SimpleNamespace(**{name: np.asarray(value) for name, value in vars(run).items()})
    for k, w in enumerate(weights):
        moved = np.linalg.svd(np.asarray(w - weights[0]), compute_uv=False)
        assert float(run.weight_change[k]) == pytest.approx(moved[0], rel=1e-9, abs=1e-12)
        assert moved[1:].max(initial=0) < 1e-12
        boundary = w[0] - w[1]
        assert float(run.boundary_norm[k]) == pytest.approx(float(np.linalg.norm(boundary)))
        cosines = mean @ boundary / np.linalg.norm(mean, axis=1) / np.linalg.norm(boundary)
        np.testing.assert_allclose(run.boundary_cosine[k], cosines, rtol=1e-8)
        right = (np.where(chosen == 0, 1, -1) * (features @ boundary)) > 0
        assert float(run.accuracy[k]) == pytest.approx(float(right.mean()))
        for i in range(len(sizes)):
            mine = np.asarray(margins[k])[owner == i]
            assert float(run.accuracy_per_behaviour[k, i]) == pytest.approx(float(right[owner == i].mean()))
            assert float(run.mean_margin[k, i]) == pytest.approx(mine.mean())
            assert float(run.min_margin[k, i]) == pytest.approx(mine.min())
            assert float(run.max_margin[k, i]) == pytest.approx(mine.max())
            assert float(run.loss_per_behaviour[k, i]) == pytest.approx(np.log1p(np.exp(-mine)).mean())
    np.testing.assert_allclose(run.loss, np.log1p(np.exp(-np.asarray(margins))).mean(axis=1))
    assert run.reward_accuracy[0] == 0  # r = 0 is not learned; the softmax has rounding errors there
    np.testing.assert_allclose(run.reward_accuracy[1:], (margins[1:] > 0).mean(axis=1))
    np.testing.assert_allclose(run.difference_gram, mean @ mean.T, rtol=1e-10)
    pulls = np.stack([np.concatenate([p, -m]).mean(axis=0) for p, m in embeddings])
    np.testing.assert_allclose(run.pull_gram, pulls @ pulls.T, rtol=1e-10)
    # ‖τẆ(0)‖ is the first step's change over the step.
    assert float(run.initial_rate) == pytest.approx(float(run.weight_change[1]) / STEP)
    np.testing.assert_allclose(run.feature_norms, np.linalg.norm(features, axis=1))


def test_embeddings_keep_their_precision():
    half = np.random.default_rng(3).normal(size=(2, 5, 4))
    with jax.enable_x64(True):
        runs = [
            simulate(None, None, beta=BETA, step=STEP, n_steps=2, embeddings=[tuple(half.astype(dtype))])
            for dtype in (np.float64, np.float32, np.float16)
        ]
    assert [run.loss.dtype for run in runs] == [np.float64, np.float32, np.float32]
    losses = [np.asarray(run.loss, np.float64) for run in runs]
    assert abs(losses[0] - losses[1]).max() < 1e-6
    assert abs(losses[0] - losses[2]).max() < 1e-3


def test_the_initial_rate_at_balance_is_the_distinguishability(x64):
    law = LAW.replace(positive_fraction=0.5)
    data = draw(jax.random.key(3), (law,), frame((law,), None, "full")).signed
    run = simulate(jax.random.key(3), law, beta=BETA, times=[0.0, 1e-6], sampler="full")
    measured = measure(data[:6], -data[6:]).distinguishability
    assert float(run.initial_rate) == pytest.approx(BETA * math.sqrt(2) / 4 * float(measured), rel=1e-12)
    assert float(run.weight_change[1]) / 1e-6 == pytest.approx(float(run.initial_rate), rel=1e-5)
    assert float(run.distinguishability[0]) == pytest.approx(float(measured))


@pytest.mark.slow
@pytest.mark.parametrize("dim", [5, 60])
def test_flow_is_the_limit_of_descent(x64, dim):
    law = Behaviour.symmetric(12, dim, 2.0, positive_fraction=0.25)
    flow = simulate(jax.random.key(0), law, beta=BETA, times=[0.0, 8.0], sampler="full", initial=Boundary(0.5, -0.2))
    errors = []
    for n in (200, 400):
        descent = simulate(
            jax.random.key(0), law, beta=BETA, step=8.0 / n, n_steps=[0, n], sampler="full", initial=Boundary(0.5, -0.2)
        )
        np.testing.assert_allclose(descent.times, flow.times)
        errors.append(abs(float(descent.weight_change[1] - flow.weight_change[1])))
    assert errors[0] < 5e-3 * float(flow.weight_change[1])
    assert errors[1] == pytest.approx(errors[0] / 2, rel=0.05)  # first order in the step


@pytest.mark.slow
def test_the_reduced_sampler_has_the_law_of_the_full_one(x64):
    law = together(
        np.asarray([[4.0, 1.0], [1.0, 2.0]]), (8, 6), 200, center_norm=3.0, spectrum=Spectrum.isotropic(0.25)
    )
    initial = Boundary(0.5, 0.4)
    fields = ("weight_change", "loss", "boundary_cosine", "accuracy_per_behaviour", "difference_gram", "initial_rate")

    def record(run):
        return {name: getattr(run, name) for name in fields} | {
            "norms": run.feature_norms,
            "at": run.hyperplane_margins,
        }

    runs = [
        learning.ensemble(
            jax.random.key(i),
            law,
            n_datasets=400,
            beta=BETA,
            step=0.5,
            n_steps=[0, 20],
            sampler=sampler,
            initial=initial,
            record=record,
        )
        for i, sampler in enumerate(("full", "reduced"))
    ]
    for name in runs[0]:
        full, reduced = (np.asarray(run[name]) for run in runs)
        error = np.sqrt((full.var(axis=0) + reduced.var(axis=0)) / 400)
        assert (np.abs(full.mean(axis=0) - reduced.mean(axis=0)) <= 4.5 * error + 1e-9).all(), name
        ratio = (reduced.std(axis=0) + 1e-9) / (full.std(axis=0) + 1e-9)
        assert ((ratio > 0.8) & (ratio < 1.25)).all(), name


def test_an_ensemble_is_its_simulations(x64):
    law = (LAW, LAW.replace(family="laplace", alpha=1.0, n_samples=8))
    many = learning.ensemble(jax.random.key(5), law, n_datasets=3, beta=BETA, step=STEP, n_steps=4, block_size=2)
    assert many.margins is None
    for m in range(3):
        one = simulate(jax.random.fold_in(jax.random.key(5), m), law, beta=BETA, step=STEP, n_steps=4).summary()
        for a, b in zip(jax.tree.leaves(many), jax.tree.leaves(one), strict=True):
            np.testing.assert_allclose(a[m], b, rtol=1e-11, atol=1e-13)


@pytest.mark.slow
def test_parameters_can_be_traced_and_differentiated():
    def change(beta, size):
        law = Behaviour(
            8, 30, size * jnp.eye(30)[0], -size * jnp.eye(30)[0], Spectrum(jnp.asarray(0.1)), positive_fraction=0.5
        )
        return simulate(jax.random.key(0), law, beta=beta, step=1.0, n_steps=3).weight_change[-1]

    grid = jax.vmap(change)(jnp.asarray([0.1, 0.2]), jnp.asarray([1.0, 2.0]))
    assert float(grid[1]) == pytest.approx(float(change(0.2, 2.0)), rel=1e-5)
    slope = jax.grad(change)(0.1, 1.0)
    assert float(slope) == pytest.approx(float(change(0.101, 1.0) - change(0.099, 1.0)) / 0.002, rel=1e-2)


def test_bad_arguments_are_named():
    for arguments, text in (
        ({"beta": 0.0, "step": 1.0, "n_steps": 2}, "beta = 0.0; it must be finite and greater than 0"),
        ({"beta": 1e-30, "step": 1.0, "n_steps": 2}, "beta = 1e-30; its square is out of the range"),
        ({"beta": 1.0, "step": 1.0}, "give step and n_steps for gradient descent, or times for gradient flow"),
        ({"beta": 1.0, "step": -1.0, "n_steps": 2}, "step = -1.0; the step of gradient descent must be finite"),
        ({"beta": 1.0, "times": [1.0, 0.0]}, "times must be at least 0 and increasing"),
        ({"beta": 1.0, "step": 1.0, "n_steps": [2, 1]}, "n_steps = [2, 1]; give a whole number"),
        ({"beta": 1.0, "times": [1.0], "weights": [1.0, 2.0]}, "weights has shape (2,); give one weight for each"),
        ({"beta": 1.0, "times": [1.0], "sampler": "reduced"}, "the reduced sampler needs Gaussian behaviours"),
        ({"beta": 1.0, "times": [1.0], "embeddings": []}, "embeddings have shapes []; give a pair"),
    ):
        with raises(ValueError, text):
            simulate(jax.random.key(0), LAW, **arguments)
    with raises(ValueError, "cosine = 2.0 of the initial boundary; it must lie between -1 and 1"):
        Boundary(1.0, 2.0)


def test_wrong_types_and_a_guard_against_transfers():
    law = Behaviour.symmetric(16, 64, distinguishability=2.0)
    options = {"beta": 0.1, "step": 1.0, "n_steps": 3}
    key = jax.random.key(0)
    with jax.transfer_guard("disallow"):
        assert learning.ensemble(key, law, n_datasets=3, **options).loss.shape == (3, 4)
        learning.simulate(key, law, **options)
    with raises(ValueError, "key holds 2 keys of shape (2,), and simulate takes one"):
        learning.simulate(jax.random.split(jax.random.key(0)), law, **options)
    with raises(TypeError, "n_datasets = 10.0; expected a whole number, at least 1"):
        learning.ensemble(jax.random.key(0), law, n_datasets=10.0, **options)
    with raises(TypeError, "behaviours = 3; expected a Behaviour, or several in a list"):
        learning.simulate(jax.random.key(0), 3, **options)
    with raises(TypeError, "flow = 'gd'; expected a dpotheory.GradientFlow; give step and n_steps for descent"):
        learning.simulate(jax.random.key(0), law, beta=0.1, times=[0.0, 1.0], flow="gd")
