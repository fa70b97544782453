"""Common random numbers: cells that share draws are the ensembles of one key, and differ by less noise."""

import json

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.sweeps.work import make_job

PLACES = ((0.3, 0.4, 0.1), (0.33, 0.4, 0.1), (0.3, 0.45, 0.2))


def _setting(noise=0.3, shared_norm=0.4, beta=0.1, **changes) -> dt.Setting:
    plain = {"n_values": 3, "n_samples": 3, "dim": 12, "sharing": "ring"}
    return dt.Setting(noise=noise, shared_norm=shared_norm, beta=beta, **{**plain, **changes})


def _cell(noise=0.3, shared_norm=0.4, beta=0.1, n_datasets=60, **changes) -> sweeps.Cell:
    place = {"noise": noise, "shared_norm": shared_norm, "beta": beta, "k": changes.get("n_values", 3)}
    return sweeps.Cell(place, _setting(noise, shared_norm, beta, **changes), n_datasets)


def _sweep(common: bool, cells=None, **changes) -> sweeps.Sweep:
    cells = tuple(_cell(*place) for place in PLACES) if cells is None else cells
    return sweeps.Sweep(cells, seed=5, n_times=3, precision="float64", common_random_numbers=common, **changes)


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """The same sweep with and without common random numbers, and the path of the first."""
    folder = tmp_path_factory.mktemp("common")
    devices = jax.local_devices()[:1]
    paths = {common: folder / f"{common}.nc" for common in (True, False)}
    return {common: sweeps.run(_sweep(common), path, devices=devices) for common, path in paths.items()}, paths


def _at(dataset, place, name="log_risk"):
    noise, shared_norm, beta = place
    return dataset[name].sel(noise=noise, shared_norm=shared_norm, beta=beta, k=3).values


@pytest.mark.slow
def test_every_cell_is_the_ensemble_of_the_first_cells_key(both):
    for number, place in enumerate(PLACES):
        for common, root in ((True, 0), (False, number)):
            sweep = _sweep(common)
            with jax.enable_x64(True):
                expected = dt.ensemble(
                    jax.random.fold_in(jax.random.key(5), root),
                    sweep.cells[number].setting,
                    60,
                    sweep.stopping.times(sweep.cells[number].setting, 3),
                    sampler=sweeps.pack(sweep)[0].sampler,
                    flow=sweep.flows[number],
                    devices=jax.local_devices()[:1],
                )
            for name in ("min_margin", "mean_margin", "max_margin", "log_risk", "log_risk_worst"):
                found = _at(both[0][common], place, name)
                np.testing.assert_allclose(found, getattr(expected, name), rtol=1e-12, atol=1e-14, err_msg=name)


def test_differences_between_cells_are_sharper(both):
    # Var(X − Y) = Var X + Var Y without shared draws; here a tenth is far more than what is left.
    for other in PLACES[1:]:
        variances = {}
        for common, dataset in both[0].items():
            difference = _at(dataset, PLACES[0])[:, -1] - _at(dataset, other)[:, -1]
            variances[common] = difference.var(ddof=1)
        assert 0 < variances[True] < 0.1 * variances[False]
    alone = [_at(dataset, PLACES[1])[:, -1].var(ddof=1) for dataset in both[0].values()]
    assert 1 / 3 < alone[0] / alone[1] < 3  # each cell's own law is untouched


LINEAR = dt.Objective("linear", loss=lambda r: 1 - r / 2, slope=lambda r: jnp.full_like(r, 0.5))
"""DPO's slope at r = 0, kept: the first order of every objective with that slope."""


@pytest.fixture(scope="module")
def objectives(tmp_path_factory):
    """DPO and its first order at one setting and two noise levels, with and without common random numbers."""
    folder = tmp_path_factory.mktemp("objectives")
    found = {}
    for common in (True, False):
        cells = tuple(
            sweeps.Cell({"noise": noise, "objective": one.name}, _setting(noise), 40, one)
            for noise in (0.3, 0.33)
            for one in (dt.objectives.DPO, LINEAR)
        )
        sweep = _sweep(common, cells)
        found[common] = sweep, sweeps.run(sweep, folder / f"{common}.nc", devices=jax.local_devices()[:1])
    return found


@pytest.mark.slow
def test_cells_of_several_objectives_share_a_program_and_their_draws(objectives):
    for common, roots in ((True, (0, 0, 0, 0)), (False, (0, 1, 2, 3))):
        sweep, results = objectives[common]
        assert results.attrs["n_programs"] == 1
        assert sweep.draws == roots
        for number, cell in enumerate(sweep.cells):
            with jax.enable_x64(True):
                expected = dt.ensemble(
                    jax.random.fold_in(jax.random.key(5), roots[number]),
                    cell.setting,
                    40,
                    sweep.stopping.times(cell.setting, 3),
                    objective=cell.objective,
                    sampler=sweeps.pack(sweep)[0].sampler,
                    flow=sweep.flows[number],
                    devices=jax.local_devices()[:1],
                )
            np.testing.assert_allclose(results.sel(cell.coordinates)["log_risk"], expected.log_risk, rtol=1e-12)


def test_differences_between_objectives_are_sharper(objectives):
    variances = {}
    for common, (_, results) in objectives.items():
        last = results["log_risk"].isel(time=-1).sel(noise=0.3)
        variances[common] = float((last.sel(objective="dpo") - last.sel(objective="linear")).var(ddof=1))
    assert 0 < variances[True] < 0.1 * variances[False]


def test_objectives_are_told_apart_by_name():
    two = (
        sweeps.Cell({"x": 0}, _setting(), 3),
        sweeps.Cell({"x": 1}, _setting(), 3, dt.Objective("dpo", LINEAR.loss, LINEAR.slope)),
    )
    with pytest.raises(ValueError, match="two objectives have the same name among dpo, dpo"):
        _sweep(True, two)
    assert json.loads(_sweep(True, two[:1]).config_json)["cells"][0]["objective"] == "dpo"


def test_axes_may_be_called_like_parameters(both):
    dataset = both[0][True]
    assert dataset["noise"].dims == ("noise",)
    assert dataset["noise"].values.tolist() == [0.3, 0.33]
    assert dataset["beta"].values.tolist() == [0.1, 0.2]
    assert float(dataset["dim"].sel(noise=0.33, shared_norm=0.4, beta=0.1, k=3)) == 12


def test_the_file_says_so_and_refuses_the_other_kind(both):
    dataset, path = both[0][True], both[1][True]
    assert json.loads(dataset.attrs["config"])["common_random_numbers"] is True
    with pytest.raises(sweeps.StoreError, match="common_random_numbers: True there, False now"):
        sweeps.run(_sweep(False), path)
    with pytest.raises(sweeps.StoreError, match="common_random_numbers: False there, True now"):
        sweeps.run(_sweep(True), both[1][False])
    parts = path.with_name("interrupted.nc.parts")
    parts.mkdir()
    (parts / "config.json").write_text(_sweep(True).config_json)
    with pytest.raises(sweeps.StoreError, match="common_random_numbers: True there, False now"):
        sweeps.run(_sweep(False), path.with_name("interrupted.nc"))


def test_who_shares_with_whom():
    cells = (
        *(_cell(*place) for place in PLACES),
        _cell(n_values=4),
        _cell(0.33, n_values=4),
        _cell(0.3, 0.5, dim=13),
        _cell(0.3, 0.6, n_samples=4),
        _cell(0.3, 0.7, sharing="star"),
    )
    sweep = _sweep(True, cells)
    assert sweep.draws == (0, 0, 0, 3, 3, 5, 6, 7)
    assert _sweep(False, cells).draws == tuple(range(8))


def test_cells_that_share_draws_share_the_finest_integrator():
    # Loud noise is stiff and needs more steps; the lazy sampler draws what its integrator asks for.
    cells = (_cell(0.1, sharing="disjoint"), _cell(3.0, sharing="disjoint"), _cell(3.0, n_values=2, sharing="all"))
    own = _sweep(False, cells).flows
    assert own[0].n_steps < own[1].n_steps
    shared = _sweep(True, cells).flows
    assert shared[0] == shared[1] == own[1]
    assert shared[2] == own[2]
    assert len(sweeps.pack(_sweep(True, cells[:2]))) == 1
    far = _cell(30.0, sharing="disjoint")  # beyond fixed grids
    assert {type(flow) for flow in _sweep(True, (*cells[:2], far)).flows} == {dt.GradientFlow}


def test_a_row_computes_what_its_unfinished_cells_need():
    cells = (_cell(n_datasets=2), _cell(0.33, n_datasets=4), _cell(n_values=2, n_datasets=3))
    sweep = _sweep(True, cells, max_programs=1)
    (bucket,) = sweeps.pack(sweep)
    job = make_job(sweep, bucket)
    assert job.n_members == 2
    assert len(job.units()) == 4 + 3
    assert len(job.units({1})) == 2 + 3
    assert len(job.units({0, 1})) == 3
    places, exists = job.places(job.units())
    assert exists.shape == (7, 2)
    assert sorted(map(tuple, places.tolist())) == sorted(
        (cell, 0, m) for cell, one in enumerate(cells) for m in range(one.n_datasets)
    )


def test_equal_settings_are_refused():
    cells = (_cell(), sweeps.Cell({**_cell().coordinates, "k": 9}, _setting(), 60))
    assert len(_sweep(False, cells).cells) == 2
    with pytest.raises(ValueError, match=r"'k': 3.* and .*'k': 9.* have equal settings and objectives"):
        _sweep(True, cells)


@pytest.mark.parametrize("name", ["time", "dataset", "t", "log_risk", "n_datasets", "solver_error"])
def test_axes_that_the_file_uses_itself_are_refused(name):
    with pytest.raises(ValueError, match=f"an axis is called '{name}'"):
        sweeps.Sweep((sweeps.Cell({name: 1}, _setting(), 1),))


@pytest.mark.parametrize("value", [0.4, "0.3"])
def test_an_axis_of_a_parameter_holds_its_values(value):
    with pytest.raises(ValueError, match=r"stands at noise = .* but its setting has 0.3"):
        sweeps.Sweep((sweeps.Cell({"noise": value}, _setting(), 1),))
