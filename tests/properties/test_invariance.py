"""Results do not depend on names, order, frame, blocks, devices (OWN-reduce; docs/architecture.md, decision 5)."""

import jax
import numpy as np
import pytest

import dpotheory as dt

FLOW = dt.FixedGrid(4)
K, Q, D = 3, 3, 7
TIGHT = {"rtol": 1e-12, "atol": 1e-14}


def _setting(sharing="disjoint", n_values=K, **changes) -> dt.Setting:
    plain = {"n_samples": Q, "dim": D, "noise": 0.3, "shared_norm": 0.4, "beta": 0.1, "tau": 2.0}
    return dt.Setting(n_values=n_values, sharing=sharing, **{**plain, **changes})


def _times(setting) -> np.ndarray:
    return np.linspace(0.0, 3 * float(setting.tau_1), 3)


@pytest.fixture(scope="module")
def world():
    """Embeddings with the frame they were made in: c_i = e_{i+1}, b = 0.4 e_1."""
    rng = np.random.default_rng(0)
    concepts, shared = np.eye(D)[1 : K + 1], 0.4 * np.eye(D)[0]
    centres = np.stack([concepts, -concepts], axis=1) + shared
    return centres[:, :, None, :] + 0.3 * rng.standard_normal((K, 2, Q, D)), concepts, shared


def _run(setting, x, c, b, times=None):
    times = _times(setting) if times is None else times
    run = dt.simulate(jax.random.key(0), setting, times, embeddings=x, concepts=c, shared=b, flow=FLOW)
    return np.asarray(run.margins), np.asarray(run.log_risk_per_cluster), np.asarray(run.log_risk)


def test_order_of_samples_within_clusters_is_immaterial(x64, world):
    x, c, b = world
    rng = np.random.default_rng(1)
    order = np.argsort(rng.random((K, 2, Q)), axis=-1)
    assert (order != np.arange(Q)).any()
    margins, per_cluster, risk = _run(_setting(), x, c, b)
    moved = _run(_setting(), np.take_along_axis(x, order[..., None], axis=2), c, b)
    assert np.ptp(margins[-1]) > 0.01  # samples differ, so that the order could matter
    np.testing.assert_allclose(moved[0], np.take_along_axis(margins, order[None], axis=3), **TIGHT)
    np.testing.assert_allclose(moved[1], per_cluster, **TIGHT)
    np.testing.assert_allclose(moved[2], risk, **TIGHT)


def test_order_of_disjoint_values_is_immaterial(x64, world):
    x, c, b = world
    order = [2, 0, 1]
    margins, per_cluster, risk = _run(_setting(), x, c, b)
    moved = _run(_setting(), x[order], c[order], b)
    np.testing.assert_allclose(moved[0], margins[:, order], **TIGHT)
    np.testing.assert_allclose(moved[1], per_cluster[:, order], **TIGHT)
    np.testing.assert_allclose(moved[2], risk, **TIGHT)


@pytest.mark.parametrize("sharing", ["disjoint", "path"])
def test_rotating_embeddings_with_their_frame_changes_nothing(x64, world, sharing):
    x, c, b = world
    rotation, _ = np.linalg.qr(np.random.default_rng(2).standard_normal((D, D)))
    plain = _run(_setting(sharing), x, c, b)
    for before, after in zip(plain, _run(_setting(sharing), x @ rotation, c @ rotation, b @ rotation), strict=True):
        np.testing.assert_allclose(after, before, rtol=1e-12, atol=1e-13)
    # Without the frame the law is another one, so the test can fail.
    assert not np.allclose(_run(_setting(sharing), x @ rotation, c, b)[1], plain[1], rtol=1e-3)


def test_components_evolve_independently_given_the_shared_1_over_n(x64, world):
    x, c, b = world
    # Values 0 and 2 share token 0; value 1 is alone.
    whole = _setting(dt.Sharing.from_pairs([(0, 1), (2, 3), (0, 4)]))
    part = _setting(dt.Sharing.from_pairs([(0, 1), (0, 4)]), n_values=2)
    margins, per_cluster, _ = _run(whole, x, c, b)
    # N = 2KQ falls from 18 to 12, so the same θ = β²t/(Nτ) comes at 12/18 of the time.
    alone = _run(part, x[[0, 2]], c[[0, 2]], b, times=_times(whole) * 12 / 18)
    np.testing.assert_allclose(alone[0], margins[:, [0, 2]], **TIGHT)
    np.testing.assert_allclose(alone[1], per_cluster[:, [0, 2]], **TIGHT)
    connected = _run(_setting("path"), x, c, b)[0]
    assert not np.allclose(connected[:, [0, 2]], margins[:, [0, 2]], rtol=1e-3)  # connecting them matters


def test_reversing_a_pair_and_swapping_its_clusters_is_a_change_of_names(x64, world):
    x, c, b = world
    pairs = [(0, 1), (1, 2), (2, 3)]
    plain = _run(_setting(dt.Sharing.from_pairs(pairs)), x, c, b)
    flipped, concepts = x.copy(), c.copy()
    flipped[1], concepts[1] = x[1, ::-1], -c[1]
    reverse = dt.Sharing.from_pairs([(0, 1), (2, 1), (2, 3)])
    renamed = _run(_setting(reverse), flipped, concepts, b)
    for before, after in zip(plain[:2], renamed[:2], strict=True):
        expected = before.copy()
        expected[:, 1] = before[:, 1, ::-1]
        np.testing.assert_allclose(after, expected, **TIGHT)
    np.testing.assert_allclose(renamed[2], plain[2], **TIGHT)
    # Reversing the pair alone is another dataset.
    assert not np.allclose(_run(_setting(reverse), x, c, b)[0], plain[0], rtol=1e-3)


def _onset(run: dt.Simulation):
    """Margins at a vanishing time over that time: Σ_k C_jk/2 · β²/(Nτ), a function of the draw alone."""
    return run.margins[1] / run.times[1]


N_DATASETS = 16  # two blocks per device at least: XLA inlines a loop of one, which may change a last bit
SMALL = {"n_values": 2, "n_samples": 2, "dim": 4}
# (block size, devices), a program each
LAYOUTS = {"float64": ((2, 1), (2, 4), (3, 1)), "float32": ((2, 1), (2, 2), (8, 1))}


@pytest.fixture(scope="module", params=["float64", pytest.param("float32", marks=pytest.mark.slow)])
def layouts(request):
    """One ensemble in several layouts, in each precision."""
    setting = _setting(**SMALL)
    times = np.asarray([0.0, 1e-9, float(setting.tau_1)])
    with jax.enable_x64(request.param == "float64"):
        results = {}
        for block, n_devices in LAYOUTS[request.param]:
            devices = jax.local_devices()[:n_devices]
            assert len(devices) == n_devices
            result = dt.ensemble(
                jax.random.key(3),
                setting,
                N_DATASETS,
                times,
                sampler="full",
                flow=dt.FixedGrid(2),
                record={"onset": _onset, "mean_margin": None, "max_margin": None},
                block_size=block,
                devices=devices,
            )
            results[block, n_devices] = {name: np.asarray(array) for name, array in result.records.items()}
    return request.param, results


def test_draws_do_not_depend_on_blocks_or_devices(layouts):
    precision, results = layouts
    reference = results[2, 1]["onset"]
    assert reference.dtype == precision
    assert len(np.unique(reference[:, 0, 0, 0])) == N_DATASETS  # every dataset has its own draw
    for layout, result in results.items():
        rtol = 1e-12 if precision == "float64" else 1e-5
        np.testing.assert_allclose(result["onset"], reference, rtol=rtol, err_msg=str(layout))


def test_results_are_bit_identical_at_equal_block_shape(layouts):
    _, results = layouts
    for block, n_devices in results:
        if block == 2:
            for name, expected in results[2, 1].items():
                found = results[2, n_devices][name]
                np.testing.assert_array_equal(found, expected, err_msg=f"{name}, {n_devices} devices")


def test_results_agree_to_rounding_at_other_block_shapes(layouts):
    precision, results = layouts
    rtol = 1e-12 if precision == "float64" else 1e-5
    others = [result for (block, _), result in results.items() if block != 2]
    assert len(others) == 1
    for name, expected in results[2, 1].items():
        np.testing.assert_allclose(others[0][name], expected, rtol=rtol, err_msg=name)


def test_a_dataset_of_an_ensemble_is_the_simulation_with_its_folded_key(layouts):
    precision, results = layouts
    if precision == "float32":
        pytest.skip("in float64 only, to save a program")
    setting = _setting(**SMALL)
    times = np.asarray([0.0, 1e-9, float(setting.tau_1)])
    with jax.enable_x64(True):
        key = jax.random.fold_in(jax.random.key(3), 5)
        run = dt.simulate(key, setting, times, sampler="full", flow=dt.FixedGrid(2))
        np.testing.assert_allclose(results[2, 1]["log_risk"][5], run.log_risk, rtol=1e-12)
        np.testing.assert_allclose(results[2, 1]["min_margin"][5], run.margins.min(axis=(1, 2, 3)), rtol=1e-12)
