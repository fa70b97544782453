from dataclasses import replace

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from scipy.special import logsumexp

import dpotheory as dt
from dpotheory import Descent, FixedGrid, GradientFlow, Setting
from dpotheory.core import inputs, laws
from tests.helpers import raises

KEY = jax.random.key(1)
GRID = FixedGrid(4)
SETTING = Setting(n_values=3, n_samples=2, dim=5, noise=0.4, shared_norm=0.5, beta=0.5, sharing="all")
TIMES = SETTING.tau_1 * np.linspace(0.0, 1.0, 3)
DEVICES = jax.local_devices()
DEFAULTS = ("min_margin", "mean_margin", "max_margin", "log_risk", "log_risk_worst")


def first_margin(run):
    return run.margins[:, 0, 0, 0]


def drawn(dtype):
    sizes = {"n_active": 3, "n_samples": 2, "dim": 5, "noise": 0.4, "shared_norm": 0.5, "shape": (2, 5)}
    return laws.draw(KEY, jnp.arange(3), sampler="full", dtype=dtype, **sizes)


@pytest.fixture(scope="module")
def runs():
    """One dataset drawn in full, and four datasets on one device."""
    with jax.enable_x64(True):
        one = dt.simulate(KEY, SETTING, TIMES, sampler="full", flow=GRID)
        record = {"margins": lambda run: run.margins, "clusters": lambda run: run.log_risk_per_cluster}
        many = dt.ensemble(
            KEY, SETTING, 4, TIMES, sampler="full", flow=GRID, record=record, block_size=2, devices=DEVICES[:1]
        )
    return one, many


def test_shapes_of_the_contract(runs):
    one, many = runs
    assert one.times.shape == (3,)
    assert one.margins.shape == (3, 3, 2, 2)
    assert one.log_risk.shape == (3,)
    assert one.log_risk_per_cluster.shape == (3, 3, 2)
    assert one.margins.dtype == one.log_risk.dtype == jnp.float64
    assert many.times.shape == (3,)
    assert all(getattr(many, name).shape == (4, 3) for name in DEFAULTS)
    assert many.error.shape == (4,)
    with raises(AttributeError, "no record 'median' in this ensemble; recorded: "):
        _ = many.median


def test_time_zero_is_exactly_unlearned(runs, x64):
    one, many = runs
    assert not one.margins[0].any()
    assert not one.log_risk_per_cluster[0].any()
    assert one.log_risk[0] == 0.0
    assert not many.log_risk[:, 0].any()
    assert not many.log_risk_worst[:, 0].any()
    assert np.all(np.asarray(many.log_risk[:, 1:]) < np.log(0.5))


def test_another_number_of_times_takes_no_new_program(monkeypatch):
    from dpotheory.core import component

    traces, traced = [], component.run
    monkeypatch.setattr(component, "run", lambda *args, **kwargs: traces.append(1) or traced(*args, **kwargs))
    setting = Setting(n_values=1, n_samples=2, dim=3, noise=0.25, shared_norm=0.1, beta=0.5)
    all_times = np.linspace(0, 3, 9, dtype=np.float32)
    flow = FixedGrid(3)
    whole = dt.simulate(KEY, setting, all_times, flow=flow)
    assert len(traces) == 1
    for n in (6, 7, 8):
        times = np.concatenate([all_times[: n - 1], all_times[-1:]])
        some = dt.simulate(KEY, setting, times, flow=flow)
        assert some.margins.shape == (n, 1, 2, 2)
        assert some.log_risk_per_cluster.shape == (n, 1, 2)
        for name in ("times", "margins", "log_risk", "log_risk_per_cluster"):
            expected = np.concatenate([getattr(whole, name)[: n - 1], getattr(whole, name)[-1:]])
            np.testing.assert_array_equal(getattr(some, name), expected)  # bit for bit
        assert some.error == whole.error
    assert len(traces) == 1
    assert [len(inputs.padded_times(jnp.arange(float(n)))) for n in (1, 2, 3, 4, 5, 6, 17, 18)] == [
        *(1, 2, 3, 5, 5, 9, 17, 33)
    ]


def test_default_records_are_what_they_say(runs):
    _, many = runs
    margins, clusters = np.asarray(many.margins), np.asarray(many.clusters)
    for name, expected in {
        "min_margin": margins.min(axis=(2, 3, 4)),
        "mean_margin": margins.mean(axis=(2, 3, 4)),
        "max_margin": margins.max(axis=(2, 3, 4)),
        "log_risk": logsumexp(clusters, axis=(2, 3)) - np.log(6),
        "log_risk_worst": (logsumexp(clusters, axis=3) - np.log(2)).max(axis=2),
    }.items():
        np.testing.assert_allclose(getattr(many, name), expected, rtol=1e-12, atol=1e-15)


def test_dataset_m_has_the_key_folded_with_m(runs, x64):
    _, many = runs
    for m in (0, 3):
        one = dt.simulate(jax.random.fold_in(KEY, m), SETTING, TIMES, sampler="full", flow=GRID)
        np.testing.assert_allclose(many.margins[m], one.margins, rtol=1e-12, atol=1e-14)
        np.testing.assert_allclose(many.log_risk[m], one.log_risk, rtol=1e-12)
    assert len(np.unique(many.max_margin[:, -1])) == 4


def test_records_add_replace_and_drop_and_devices_do_not_matter(runs, x64):
    _, many = runs
    record = {"first": first_margin, "mean_margin": first_margin, "log_risk_worst": None}
    # Three datasets on four devices: one device computes a dataset that is thrown away.
    sharded = dt.ensemble(KEY, SETTING, 3, TIMES, sampler="full", flow=GRID, record=record, devices=DEVICES)
    assert len(DEVICES) == 4
    assert sorted(sharded.records) == sorted(["first", *(name for name in DEFAULTS if name != "log_risk_worst")])
    np.testing.assert_array_equal(sharded.first, sharded.mean_margin)
    np.testing.assert_allclose(sharded.first, many.margins[:3, :, 0, 0, 0], rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(sharded.log_risk, many.log_risk[:3], rtol=1e-12)


def test_given_embeddings_in_any_frame_equal_drawn_ones(runs, x64):
    one, _ = runs
    clusters = drawn(jnp.float64)
    given = dt.simulate(KEY, SETTING, TIMES, flow=GRID, embeddings=clusters.embeddings)
    rotation = np.linalg.qr(np.random.default_rng(2).normal(size=(5, 5)))[0]
    rotated = dt.simulate(
        KEY,
        SETTING,
        TIMES,
        flow=GRID,
        embeddings=np.asarray(clusters.embeddings) @ rotation.T,
        concepts=np.asarray(clusters.concepts) @ rotation.T,
        shared=rotation @ np.asarray(clusters.shared),
    )
    for other in (given, rotated):
        np.testing.assert_allclose(other.margins, one.margins, rtol=1e-11, atol=1e-14)
        np.testing.assert_allclose(other.log_risk_per_cluster, one.log_risk_per_cluster, rtol=1e-11, atol=1e-14)
    with pytest.warns(UserWarning, match=r"^log_risk is NaN: with concepts=None the distribution of a fresh"):
        unknown = dt.simulate(KEY, SETTING, TIMES, flow=GRID, embeddings=clusters.embeddings, concepts=None)
    np.testing.assert_array_equal(unknown.margins, given.margins)
    assert np.isnan(unknown.log_risk[1:]).all()


def test_float32_agrees_with_float64_on_one_draw(runs):
    one, _ = runs
    with jax.enable_x64(True):
        x = np.asarray(drawn(jnp.float64).embeddings)
    low = dt.simulate(KEY, SETTING, TIMES.astype(np.float32), flow=GRID, embeddings=x.astype(np.float32))
    assert low.margins.dtype == low.log_risk.dtype == jnp.float32
    np.testing.assert_allclose(low.margins, one.margins, atol=1e-5)
    np.testing.assert_allclose(low.log_risk, one.log_risk, rtol=1e-5)


X = np.zeros((3, 2, 2, 5), np.float32)
WITH_NAN = X.copy()
WITH_NAN[1, 0, 1, 4] = np.nan
ORDER = "times must be finite, at least 0 and increasing, since every run starts at t = 0"
RING = SETTING.replace(sharing="ring")
ADAM = Descent(optax.adam(0.1), step_time=1.0)


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        (ORDER, {"times": [0.0, 2.0, 1.0]}),
        (ORDER, {"times": [-1.0, 2.0]}),
        (ORDER, {"times": [0.0, np.nan]}),
        (ORDER, {"times": [0.0, np.inf]}),
        ("times has shape (1, 2); expected a non-empty vector (T,)", {"times": [[0.0, 1.0]]}),
        ("times has shape (0,); expected a non-empty vector (T,)", {"times": []}),
        ("unknown sampler 'half'; known: reduced, full, lazy", {"sampler": "half"}),
        ("unknown objective 'kto'; known: dpo, ipo, slic, cdpo, or a dpotheory.Objective", {"objective": "kto"}),
        (
            "the lazy sampler needs a FixedGrid flow; received GradientFlow(",
            {"sampler": "lazy", "flow": GradientFlow()},
        ),
        (
            "the lazy sampler needs connected values to share both tokens, as in 'disjoint' and 'all'; "
            "sharing 'ring' does not: use sampler='reduced'",
            {"sampler": "lazy", "setting": RING, "flow": GRID},
        ),
        ("times go up to 1e+39, more than float32 can hold", {"times": [0.0, 1e39]}),
        (
            "beta**2 = 1e-40 is out of the range in which float32 computes, 1e-28 to 3e+28; choose other units",
            {"setting": SETTING.replace(beta=1e-20)},
        ),
        ("noise**2 = inf is out of the range", {"setting": SETTING.replace(noise=1e200)}),
        ("shared_norm**2 = 1e+32 is out of the range", {"setting": SETTING.replace(shared_norm=1e16)}),
        ("beta**2 / (N tau) = ", {"setting": SETTING.replace(beta=1e-10, tau=1e15)}),
        ("the reduced sampler is exact only under rotation-invariant flows, which Descent(", {"flow": ADAM}),
        ("the lazy sampler is exact only under rotation-invariant flows", {"flow": ADAM, "sampler": "lazy"}),
    ],
)
@pytest.mark.parametrize("many", [False, True], ids=["simulate", "ensemble"])
def test_bad_input_to_both(many, text, changes):
    setting, times = changes.get("setting", SETTING), np.array(changes.get("times", [0.0, 1.0]))
    options = {name: value for name, value in changes.items() if name not in ("setting", "times")}
    with raises(ValueError, text):
        dt.ensemble(KEY, setting, 2, times, **options) if many else dt.simulate(KEY, setting, times, **options)


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (
            "embeddings have shape (3, 2, 2, 4); this setting needs (K, 2, Q, d) = (3, 2, 2, 5)",
            {"embeddings": X[..., 1:]},
        ),
        ("embeddings have shape (3, 2, 10); this setting needs", {"embeddings": X.reshape(3, 2, 10)}),
        ("embeddings hold a value that is not finite, first at index (1, 0, 1, 4)", {"embeddings": WITH_NAN}),
        ("embeddings have dtype int32; expected floating-point numbers", {"embeddings": X.astype(np.int32)}),
        (
            "concepts= was given without shared=; the distribution of a fresh sample needs both, c_i and b",
            {"embeddings": X, "concepts": X[:, 0, 0]},
        ),
        (
            "give concepts= (K, d) and shared= (d,) together, or neither for the standard frame",
            {"embeddings": X, "shared": X[0, 0, 0]},
        ),
        (
            "concepts have shape (2, 5) and shared (5,); this setting needs (3, 5) and (5,)",
            {"embeddings": X, "concepts": X[:2, 0, 0], "shared": X[0, 0, 0]},
        ),
    ],
)
def test_bad_embeddings(text, options):
    with raises(ValueError, text):
        dt.simulate(KEY, SETTING, np.array([0.0, 1.0]), **options)


@pytest.mark.parametrize(
    ("text", "n_datasets", "block_size"),
    [
        ("n_datasets = 0; it must be at least 1", 0, None),
        ("block_size = 0; it must be at least 1, or None to choose", 3, 0),
    ],
)
def test_bad_counts(text, n_datasets, block_size):
    with raises(ValueError, text):
        dt.ensemble(KEY, SETTING, n_datasets, np.array([0.0, 1.0]), block_size=block_size)


@pytest.mark.slow
@pytest.mark.standard_promotion
def test_an_optimiser_that_mixes_values_follows_them_together(x64):
    # Clipping by the global norm couples disjoint values: following them one by one would clip each on its own.
    setting = Setting(n_values=2, n_samples=3, dim=6, noise=0.3, shared_norm=0.2, beta=1.0)
    key, times = jax.random.key(3), np.arange(4.0)
    flow = Descent(optax.chain(optax.clip_by_global_norm(0.05), optax.sgd(1.0)), step_time=1.0)
    sizes = {"n_active": 2, "n_samples": 3, "dim": 6, "noise": 0.3, "shared_norm": 0.2, "shape": (3, 6)}
    data = laws.draw(key, np.arange(2), sampler="full", dtype=jnp.float64, **sizes)
    together = dt.simulate(key, setting, times, flow=flow, sampler="full")
    given = dt.simulate(key, setting, times, flow=flow, embeddings=data.embeddings)
    np.testing.assert_allclose(together.margins, given.margins, rtol=1e-10, atol=1e-12)
    alone = dt.simulate(key, setting, times, flow=replace(flow, separable=True), sampler="full")
    assert np.abs(alone.margins - given.margins).max() > 1e-3


def test_frames_without_embeddings_and_shadowing_records_are_refused():
    with raises(ValueError, "concepts= and shared= describe given embeddings; pass embeddings= too, or neither"):
        dt.simulate(jax.random.key(0), SETTING, np.array([0.0, 1.0]), concepts=None)
    with raises(ValueError, "record= names ['error'], which every ensemble has already; choose another name"):
        dt.ensemble(jax.random.key(0), SETTING, 2, np.array([0.0, 1.0]), record={"error": lambda run: run.error})
