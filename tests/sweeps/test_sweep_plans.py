"""What a sweep is and how it is packed into programs: plain data, nothing is compiled here."""

import numpy as np
import pytest

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.core.objectives import OBJECTIVES
from tests.helpers import raises, unchecked


def _setting(sharing, n_values, n_samples=3, dim=12) -> dt.Setting:
    return dt.Setting(
        n_values=n_values, n_samples=n_samples, dim=dim, noise=0.3, shared_norm=0.4, beta=0.1, sharing=sharing
    )


def _cell(sharing, n_values, n_datasets=3) -> sweeps.Cell:
    return sweeps.Cell({"sharing": sharing, "n_values": n_values}, _setting(sharing, n_values), n_datasets)


CELLS = (_cell("disjoint", 1), _cell("ring", 3))


def _sweep(cells=CELLS, **changes) -> sweeps.Sweep:
    return sweeps.Sweep(cells, **changes)


def _many_shapes(**changes) -> sweeps.Sweep:
    settings = [
        (sharing, k, q, 5 * q + k)
        for sharing in ("disjoint", "ring", "star", "all", "random(2, seed=3)")
        for k in (2, 5, 9)
        for q in (3, 30, 90)
    ]
    cells = [
        sweeps.Cell({"sharing": name, "k": k, "q": q}, _setting(name, k, q, dim=d), 4) for name, k, q, d in settings
    ]
    return sweeps.Sweep(tuple(cells), **changes)


@pytest.mark.parametrize("most", [20, 7, 4])
def test_packing_keeps_to_the_number_of_programs_and_loses_nothing(most):
    sweep = _many_shapes(max_programs=most)
    buckets = sweeps.pack(sweep)
    assert len(buckets) <= most
    items = [item for bucket in buckets for item in bucket.items]
    expected = [(c, p) for c, cell in enumerate(sweep.cells) for p in range(len(cell.setting.graph.components))]
    assert sorted(items) == expected
    for bucket in buckets:
        for number, position in bucket.items:
            setting = sweep.cells[number].setting
            assert bucket.shape.n_samples >= setting.n_samples
            assert bucket.shape.n_values >= len(setting.graph.components[position])
    assert sweeps.pack(_many_shapes(max_programs=most)) == buckets


def test_too_few_programs_is_a_sentence():
    # Lazy and reduced components cannot share a program, whatever the padding.
    assert len({bucket.sampler for bucket in sweeps.pack(_sweep())}) == 2
    with pytest.raises(ValueError, match=r"max_programs = 1 is too few: .* need 2 programs"):
        sweeps.pack(_sweep(max_programs=1))


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: _sweep(()), "at least one cell; received none"),
        (lambda: _sweep((CELLS[0], CELLS[0])), r"two cells stand at \{'sharing': 'disjoint', 'n_values': 1\}"),
        (lambda: _sweep((CELLS[0], sweeps.Cell({"k": 1}, CELLS[0].setting, 1))), "the same coordinates"),
        (lambda: _sweep((_cell("ring", 3, n_datasets=0),)), "n_datasets = 0; it must be at least 1"),
        (lambda: _sweep(n_times=1), "n_times = 1; it must be at least 2"),
        (lambda: _sweep(max_programs=0), "max_programs = 0; it must be at least 1"),
        (lambda: _sweep(seed=-1), "seed = -1; it must be between 0"),
        (lambda: _sweep(seed=2**32), "seed = 4294967296; it must be between 0"),
        (lambda: _sweep(precision="float16"), "unknown precision 'float16'; known: 'float32', 'float64'"),
        (lambda: _sweep(stopping=sweeps.AfterSteps(10, 1e38)), r"runs end at t = 1e\+39, more than float32 can hold"),
        (lambda: sweeps.AfterSteps(0, 0.1), "n_steps = 0; it must be at least 1"),
        (lambda: sweeps.AfterSteps(1, 0.0), "learning_rate = 0.0; it must be finite and greater than 0"),
        (lambda: sweeps.AfterSteps(1, 0.1, "lion"), "unknown optimizer 'lion'; known: 'gd', 'adam'"),
    ],
)
def test_bad_sweeps_are_sentences(build, message):
    with unchecked(), pytest.raises(ValueError, match=message):
        build()


@pytest.mark.parametrize(
    ("build", "message"),
    [
        (lambda: sweeps.Cell({"n_values": 1}, 3, 1), "setting = 3; expected a dpotheory.Setting("),
        (lambda: _with(n_datasets=2.0), "n_datasets = 2.0; expected a whole number, at least 1"),
        (lambda: _with(n_datasets=True), "n_datasets = True; expected a whole number"),
        (lambda: _with(coordinates=["n_values"]), "coordinates = ['n_values']; expected a mapping"),
        (lambda: _with(coordinates={"n_values": None}), "coordinates have 'n_values': None; expected a name, and"),
        (lambda: _sweep(CELLS[0]), "cells = Cell(coordinates={'sharing': 'disjoint'"),
        (lambda: _sweep([CELLS[0], 3]), "cells hold 3; expected a dpotheory.sweeps.Cell"),
        (lambda: _sweep(n_times=3.0), "n_times = 3.0; expected a whole number"),
        (lambda: _sweep(seed="0"), "seed = '0'; expected a whole number"),
        (lambda: _sweep(stopping="tau_1"), "stopping = 'tau_1'; expected dpotheory.sweeps.AtTau1() or AfterSteps("),
    ],
)
def test_wrong_types_are_sentences(build, message):
    with raises(TypeError, message):
        build()


def _with(**changes):
    return sweeps.Cell(**{"coordinates": {"n_values": 1}, "setting": CELLS[0].setting, "n_datasets": 1, **changes})


def test_lists_and_numpy_numbers_serve_as_cells_and_coordinates():
    with unchecked():
        cells = [_with(coordinates={"noise_level": np.float32(0.5), "n_values": np.int64(n)}) for n in (1, 2)]
        plain = [_with(coordinates={"noise_level": 0.5, "n_values": n}) for n in (1, 2)]
        assert _sweep(cells).config_json == _sweep(tuple(plain)).config_json


def test_the_grid_is_finer_where_the_objective_is_stiffer():
    # IPO's slope changes by 2 a unit of margin, DPO's by at most 1/4: eight times as stiff.
    setting = CELLS[0].setting
    steps = [sweeps.AtTau1().flow(setting, OBJECTIVES[name]).n_steps for name in ("dpo", "ipo")]
    assert steps[1] > steps[0]
    twice = sweeps.Sweep([sweeps.Cell({"loss": name}, setting, 1, name) for name in ("dpo", "ipo")])
    assert [flow.n_steps for flow in twice.flows] == steps
