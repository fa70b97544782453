"""Correlated concepts and flipped labels, simulated: against a softmax head, sampled test sets, and each other."""

import functools

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy.stats import binomtest, ks_2samp, norm

import dpotheory as dt
from dpotheory.core import component, laws
from tests.helpers import raises, unchecked

GRAM = ((1.0, 0.6, -0.3), (0.6, 1.0, 0.1), (-0.3, 0.1, 1.0))
S = dt.Setting(
    n_values=3,
    n_samples=5,
    dim=7,
    noise=0.5,
    shared_norm=0.6,
    beta=0.5,
    tau=2.0,
    sharing="ring",
    concepts=GRAM,
    flip=0.3,
)
GRID = dt.FixedGrid(12)
KEY = jax.random.key(11)
FAMILY_WISE = 1e-6


class Together(dt.FixedGrid):
    """A grid that follows all values at once."""

    separable = False


def drawn(setting, key=KEY):
    """True embeddings g(x), label signs, concepts and b, as NumPy, of the only component of a setting."""
    values = np.arange(setting.n_values)
    parts = component.describe(setting, tuple(range(setting.n_values)), setting.n_values)
    law = {name: getattr(parts, name) for name in ("n_active", "n_samples", "dim", "noise", "shared_norm")}
    shape = (setting.n_samples, setting.dim)
    clusters = laws.draw(
        key, values, **law, coordinates=parts.coordinates, flip=parts.flip, shape=shape, sampler="full", dtype=float
    )
    signs = np.asarray(laws.label_signs(key, values, setting.n_samples, setting.flip, float))
    return np.asarray(clusters.embeddings) * signs[..., None], signs, *map(np.asarray, clusters[1:])


def by_softmax(setting, x, signs, horizon, n_steps=60):
    """W − W₀ of a full softmax head by RK4 on autodiff of the DPO loss, and the margins of the labels seen."""
    pairs = np.asarray(setting.graph.pairs)
    flat, wins, loses = [], [], []
    for i, (preferred, rejected) in enumerate(pairs):
        for place in (0, 1):
            for q in range(setting.n_samples):
                plus = (place == 0) == (signs[i, place, q] > 0)  # a flip exchanges the responses
                flat.append(x[i, place, q])
                wins.append(preferred if plus else rejected)
                loses.append(rejected if plus else preferred)
    flat, wins, loses = jnp.asarray(np.asarray(flat)), np.asarray(wins), np.asarray(loses)
    start = jnp.asarray(np.random.default_rng(0).normal(size=(setting.graph.n_tokens, setting.dim)))
    rows = np.arange(len(wins))

    def margins(weights):
        logs, reference = jax.nn.log_softmax(flat @ weights.T), jax.nn.log_softmax(flat @ start.T)
        return setting.beta * (logs - reference)[rows, wins] - setting.beta * (logs - reference)[rows, loses]

    velocity = jax.grad(lambda weights: jnp.mean(jax.nn.log_sigmoid(margins(weights))) / setting.tau)

    def step(weights, _):
        h = horizon / n_steps
        k1 = velocity(weights)
        k2 = velocity(weights + h / 2 * k1)
        k3 = velocity(weights + h / 2 * k2)
        return weights + h / 6 * (k1 + 2 * k2 + 2 * k3 + velocity(weights + h * k3)), None

    end = jax.jit(lambda w: jax.lax.scan(step, w, length=n_steps)[0])(start)
    shape = (setting.n_values, 2, setting.n_samples)
    return np.asarray(end - start), np.asarray(margins(end)).reshape(shape)


@pytest.mark.parametrize("sharing", ["ring", "all"])
def test_a_simulation_is_a_softmax_head_on_the_drawn_embeddings_and_labels(sharing, x64):
    setting = S.replace(sharing=sharing)
    horizon = 8 * float(setting.tau_1)
    run = dt.simulate(KEY, setting, [0.0, horizon], sampler="full", flow=GRID)
    x, signs, concepts, shared = drawn(setting)
    assert 0 < (signs < 0).mean() < 0.6
    np.testing.assert_allclose(concepts @ concepts.T, GRAM, atol=1e-12)
    np.testing.assert_allclose(concepts @ shared, 0, atol=1e-15)
    weights, margins = by_softmax(setting, x, signs, horizon)
    np.testing.assert_allclose(run.margins[-1], margins, atol=1e-5)
    assert np.abs(margins).max() > 0.3
    # The risk by a test set with true labels: fresh samples of each cluster under the softmax head's weights.
    rng, n = np.random.default_rng(1), 20_000
    for i, (preferred, rejected) in enumerate(setting.graph.pairs):
        a = weights[preferred] - weights[rejected]
        for place, s in enumerate((1, -1)):
            fresh = s * concepts[i] + shared + setting.noise * rng.normal(size=(n, setting.dim))
            wrong = int((s * fresh @ a <= 0).sum())
            low, high = binomtest(wrong, n).proportion_ci(1 - FAMILY_WISE)
            assert low <= np.exp(run.log_risk_per_cluster[-1, i, place]) <= high
    # Given embeddings in the standard frame and the key of the labels are the same simulation.
    for given in ({}, {"concepts": concepts, "shared": shared}):
        again = dt.simulate(KEY, setting, [0.0, horizon], flow=GRID, embeddings=x, **given)
        np.testing.assert_allclose(again.margins, run.margins, atol=1e-12)
        np.testing.assert_allclose(again.log_risk, run.log_risk, atol=1e-12)


@functools.cache
def ensembles(sharing, samplers):
    """Records of 1500 datasets of each sampler, with different keys."""
    setting = S.replace(sharing=sharing, dim=9)
    times = [0.0, 5 * float(setting.tau_1)]
    how = {"flow": GRID, "record": {"best": lambda run: run.log_risk_per_cluster.min(axis=(1, 2))}}
    return [
        {name: np.asarray(values)[:, -1] for name, values in one.records.items()}
        for one in (
            dt.ensemble(jax.random.key(number), setting, 1500, times, sampler=name, **how)
            for number, name in enumerate(samplers)
        )
    ]


@pytest.mark.parametrize(("sharing", "others"), [("ring", ("reduced",)), ("all", ("reduced", "lazy"))])
def test_samplers_agree_in_distribution(sharing, others):
    full, *found = ensembles(sharing, ("full", *others))
    for other in found:
        for name, values in full.items():
            assert ks_2samp(values, other[name]).pvalue > FAMILY_WISE, name
            error = np.hypot(values.std(), other[name].std()) / np.sqrt(len(values))
            assert abs(values.mean() - other[name].mean()) < norm.isf(FAMILY_WISE) * error


def test_the_comparison_tells_other_concepts_and_rates_apart():
    full = ensembles("ring", ("full", "reduced"))[0]
    times = [0.0, 5 * float(S.tau_1)]
    for changes in ({"flip": 0.2}, {"concepts": "orthonormal"}):
        other = dt.ensemble(jax.random.key(7), S.replace(dim=9, **changes), 1500, times, flow=GRID)
        assert ks_2samp(full["log_risk"], np.asarray(other.log_risk)[:, -1]).pvalue < FAMILY_WISE


def test_a_component_needs_its_own_concepts_alone(x64):
    """Values that share no token: each component is the run of its own values under their part of the Gram matrix."""
    sharing = dt.Sharing.from_pairs([(0, 1), (2, 3), (1, 4)])  # values 0 and 2, and value 1 alone
    setting = S.replace(sharing=sharing, flip=0.0)
    times = [0.0, float(setting.tau_1)]
    run = dt.simulate(KEY, setting, times, sampler="full", flow=GRID)
    other = ((1.0, 0.2, -0.3), (0.2, 1.0, 0.7), (-0.3, 0.7, 1.0))  # value 1 leans elsewhere
    moved = dt.simulate(KEY, setting.replace(concepts=other), times, sampler="full", flow=GRID)
    np.testing.assert_array_equal(moved.margins, run.margins)
    np.testing.assert_array_equal(moved.log_risk_per_cluster, run.log_risk_per_cluster)
    # All three followed together, on embeddings with the whole Gram matrix, have the same law: compare two ensembles.
    apart = dt.ensemble(jax.random.key(1), setting, 1500, times, flow=GRID)
    together = dt.ensemble(jax.random.key(2), setting, 1500, times, flow=Together(12))
    for name in ("log_risk", "min_margin"):
        assert ks_2samp(apart.records[name][:, -1], together.records[name][:, -1]).pvalue > FAMILY_WISE


def test_defaults_and_their_leaves_draw_the_same():
    plain = S.replace(concepts="orthonormal", flip=0.0)
    times = [0.0, float(plain.tau_1)]
    expected = dt.simulate(KEY, plain, times, flow=GRID)
    for changes in ({"flip": jnp.asarray(0.0)}, {"concepts": jnp.asarray(0.0)}):
        found = dt.simulate(KEY, plain.replace(**changes), times, flow=GRID)
        np.testing.assert_allclose(found.margins, expected.margins, rtol=1e-5, atol=1e-7)
        np.testing.assert_allclose(found.log_risk, expected.log_risk, rtol=1e-5)


def test_vmap_over_flips_and_cosines(x64):
    setting = S.replace(sharing="all", concepts="orthonormal")
    times = [0.0, float(setting.tau_1)]

    def risk(cosine, flip):
        return dt.simulate(KEY, setting.replace(concepts=cosine, flip=flip), times, flow=GRID).log_risk[-1]

    flips, cosines = jnp.asarray([0.0, 0.1, 0.5, 0.1]), jnp.asarray([0.3, 0.3, -0.5, 0.999])
    found = jax.jit(jax.vmap(risk))(cosines, flips)
    for number in (0, 1, 2):
        np.testing.assert_allclose(found[number], risk(float(cosines[number]), float(flips[number])), rtol=1e-9)
    assert found[3] < found[1] < found[2]


def test_labels_are_nested_fair_and_the_same_for_every_shape(x64):
    values = np.arange(40)
    at = {flip: np.asarray(laws.label_signs(KEY, values, 50, flip, float)) for flip in (0.0, 0.1, 0.3, 0.5)}
    assert (at[0.0] == 1).all()
    assert (at[0.3] <= at[0.1]).all()
    for flip, signs in at.items():
        low, high = binomtest(int((signs < 0).sum()), signs.size).proportion_ci(1 - FAMILY_WISE)
        assert low <= flip <= high
        for axis in range(3):  # neighbours are independent
            product = np.delete(signs, 0, axis) * np.delete(signs, -1, axis)
            if flip > 0:
                assert abs(product.mean() - (1 - 2 * flip) ** 2) < 2 * norm.isf(FAMILY_WISE) / np.sqrt(product.size)
    part = laws.label_signs(KEY, np.asarray([7, 3]), 5, 0.3, float)
    np.testing.assert_array_equal(part, at[0.3][[7, 3], :, :5])
    single = laws.label_signs(KEY, values, 50, 0.3, jnp.float32)
    assert (np.asarray(single) != at[0.3]).mean() < 1e-3


def test_an_estimated_frame_with_flipped_labels(x64):
    """The corrected risk is near that of the frame that is known, whichever labels were flipped."""
    setting = S.replace(n_samples=60, noise=0.8, dim=30, flip=0.2)
    rng = np.random.default_rng(5)
    concepts = np.zeros((3, 30))
    concepts[:, 1:4] = setting.concept_coordinates
    means = np.array([1, -1])[:, None] * concepts[:, None] + 0.6 * np.eye(30)[0]
    x = means[:, :, None] + 0.8 * rng.normal(size=(3, 2, 60, 30))
    times = [0.0, float(setting.tau_1)]
    known = dt.simulate(KEY, setting, times, flow=GRID, embeddings=x)
    found = dt.simulate(KEY, setting, times, flow=GRID, embeddings=x, concepts="estimate")
    np.testing.assert_allclose(found.margins, known.margins, atol=1e-9)
    assert float(found.log_risk[-1]) == pytest.approx(float(known.log_risk[-1]), abs=0.25)
    with unchecked(), raises(ValueError, "flip = 0.2 needs a key, which says whose labels are flipped"):
        dt.simulate(None, setting, times, embeddings=x)


def test_embeddings_of_orthonormal_concepts_are_noticed_to_be_elsewhere():
    setting = S.replace(n_samples=200, noise=0.1, flip=0.0)
    x = np.eye(3, 7, 1)[:, None] * np.array([1, -1])[:, None]
    x[..., 0] += 0.6
    x = x[:, :, None] + 0.1 * np.random.default_rng(0).normal(size=(3, 2, 200, 7))
    with pytest.warns(UserWarning, match="c_i as concept_coordinates has them"):
        dt.simulate(KEY, setting, [0.0, 1.0], flow=GRID, embeddings=x)


def test_sweeps_and_samples_needed_take_them(tmp_path):
    cells = [
        dt.sweeps.Cell({"case": name}, S.replace(**changes), 64)
        for name, changes in {
            "plain": {"concepts": "orthonormal", "flip": 0.0},
            "gram": {"flip": 0.0},
            "flips": {"concepts": "orthonormal"},
            "both": {},
        }.items()
    ]
    sweep = dt.sweeps.Sweep(cells, n_times=2)
    told = [cell["setting"] for cell in sweep.config["cells"]]
    assert [("concepts" in one, "flip" in one) for one in told] == [(a, b) for b in (0, 1) for a in (0, 1)]
    found = dt.sweeps.run(sweep, tmp_path / "sweep.nc")
    for number, cell in enumerate(cells):
        key = jax.random.fold_in(jax.random.key(0), number)
        expected = dt.ensemble(key, cell.setting, 64, [0.0, float(S.tau_1)], flow=GRID, sampler="full")
        one = found.log_risk.sel(case=cell.coordinates["case"]).values[:64, -1]
        np.testing.assert_allclose(one, expected.log_risk[:, -1], rtol=1e-3)
    budget = dt.SearchBudget(max_samples=8)
    needs = [
        dt.samples_needed(S.replace(noise=0.3, sharing="all", **changes), risk=0.2, budget=budget).bracket
        for changes in ({"concepts": 0.5, "flip": 0.0}, {"concepts": 0.5, "flip": 0.3})
    ]
    assert needs[0][1] is not None
    assert needs[1][0] >= needs[0][1]
