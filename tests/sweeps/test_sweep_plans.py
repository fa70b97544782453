"""What a sweep is and how it is packed into programs: plain data, nothing is compiled here."""

import pytest

import dpotheory as dt
from dpotheory import sweeps


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
    with pytest.raises(ValueError, match=message):
        build()
