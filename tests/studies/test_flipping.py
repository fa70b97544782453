"""The misalignment experiment: exact intervals, three-valued verdicts, files, messages."""

import itertools
import math
import re

import numpy as np
import pytest
import xarray as xr

from dpotheory.learning.misalignment import STAGES, STARTS
from dpotheory.studies.flipping import cases as flipping
from dpotheory.studies.flipping import verdicts as flipping_verdicts
from experiments.misalignment import Config, build, main
from tests.helpers import raises

pytestmark = [pytest.mark.standard_promotion, pytest.mark.usefixtures("compilation_cache")]

TINY = {
    "cases": (flipping.DEFAULT, flipping.FROZEN),
    "n_seeds": 3,
    "n_values": 2,
    "n_samples": 4,
    "dim": 4,
    "width": 4,
    "pretrain_steps": 5,
    "align_steps": 6,
    "flip_steps": 6,
}
FILES = {
    "misalignment.nc",
    "verdicts.csv",
    "answer.txt",
    "misalignment.png",
    "misalignment.pdf",
    *(f"case-{number:02d}.nc" for number in range(4)),
}


def test_the_interval_by_hand():
    # n = 10: 2 P(Bin < 2) = 22/1024 ≤ 0.05 < 2 P(Bin < 3) = 112/1024, so k = 2.
    assert flipping_verdicts.median_interval(np.arange(10.0)[::-1], 0.05) == (1.0, 8.0)
    # n = 5: 2 P(Bin < 1) = 2/32.
    assert flipping_verdicts.median_interval(np.arange(5.0), 2 / 32) == (0.0, 4.0)
    assert flipping_verdicts.median_interval(np.arange(5.0), 0.06) == (-np.inf, np.inf)


def test_the_interval_misses_as_often_as_it_may():
    """All 2⁶ sign patterns of a law with median 0, equally likely: exact, no sampling."""
    for error in (0.04, 0.3):
        missed = 0
        for signs in itertools.product((-1.0, 1.0), repeat=6):
            low, high = flipping_verdicts.median_interval(np.asarray(signs) * np.arange(1, 7), error)
            missed += not low <= 0 <= high
        assert 0 < missed / 64 <= error


def test_verdicts_have_three_values():
    edge = math.log(1.02)
    assert flipping_verdicts.decide(edge + 0.01, 1.0, 0.02) == "NOT CONTRADICTED"
    assert flipping_verdicts.decide(-1.0, edge - 0.01, 0.02) == "REFUTED"
    assert flipping_verdicts.decide(edge - 0.01, edge + 0.01, 0.02) == "UNDECIDED"
    assert flipping_verdicts.decide(0.0, 0.0, 0.02) == "REFUTED"  # no change at all
    assert flipping_verdicts.decide(-np.inf, np.inf, 0.02) == "UNDECIDED"


def test_the_time_to_fit():
    choices = xr.DataArray([[0.0, 0.95, 1.0], [0.0, 0.9, 0.94], [1.0, 1.0, 1.0]], dims=("seed", "step"))
    np.testing.assert_array_equal(flipping_verdicts.steps_to_fit(choices), [1, 3, 1])


def _results(n_seeds: int = 24) -> xr.Dataset:
    """Distance and variance double, so relative variance halves; the loss is halved, answers flip four times later."""
    shape = (1, 1, n_seeds)
    spread = np.exp(np.random.default_rng(0).normal(0, 0.05, shape))
    stage = np.asarray([1.0, 2.0])
    loss = np.asarray([[0.6, 0.4], [0.6, 0.2], [1.2, 0.8], [0.6, 0.4], [0.6, 0.1]])
    choice = np.zeros((5, 9))
    choice[:, 8], choice[0, 2:] = 1, 1
    dims = ("case", "behaviour", "seed")
    many = spread[..., None, None] * loss
    losses = np.concatenate([many[..., :1], np.repeat(many[..., 1:], 8, axis=-1)], axis=-1)
    return xr.Dataset(
        {
            "distinguishability": ((*dims, "stage"), spread[..., None] * stage),
            "concentration": ((*dims, "stage"), spread[..., None] * stage),
            "flip_loss": ((*dims, "start", "step"), losses),
            "flip_choice": ((*dims, "start", "step"), np.broadcast_to(choice, (*shape, 5, 9))),
        },
        coords={"case": ["default"], "behaviour": ["low"], "stage": list(STAGES), "start": list(STARTS)},
    )


def test_each_sentence_on_numbers_worked_by_hand():
    found = flipping_verdicts.verdicts(_results()).isel(case=0, behaviour=0)
    expected = {"a": 2, "b": 2, "b-raw": 0.5, "c": 2, "c-early": 2, "c-reference": 0.5, "c-features": 1}
    expected |= {"c-layer": 4, "c-choice": 0.25}
    assert list(found["sentence"].values) == list(expected)
    for name, ratio in expected.items():
        row = found.sel(sentence=name)
        assert float(row["ratio"]) == pytest.approx(ratio)
        assert row["verdict"] == ("NOT CONTRADICTED" if ratio > 1 else "REFUTED")
        assert float(row["low"]) <= ratio * (1 + 1e-9)
        assert float(row["high"]) >= ratio * (1 - 1e-9)
        assert int(row["agree"]) == (24 if ratio > 1 + 1e-9 else 0) or ratio == 1


def test_the_answer_is_a_headline_and_two_tables():
    results = _results()
    found = flipping_verdicts.verdicts(results)
    text = re.sub(r" +", " ", flipping_verdicts.answer(results, found))
    headline, sentences, _, losses = text.split("\n\n")
    assert "Of 1 pairs" in headline
    assert "LD's sentences are not contradicted: (a) in 1, (b) in 1, (c) in 1, over 24 seeds." in headline
    rows = sentences.splitlines()
    assert len(rows) == 2 + len(flipping_verdicts.SENTENCES)
    assert rows[2].startswith("| a | features are further apart after DPO | 1 | 0 | 0 | NOT CONTRADICTED: 2 [")
    assert rows[4].startswith("| b-raw | variance itself is lower after DPO | 0 | 1 | 0 | REFUTED: 0.5 [")
    # By hand: losses 0.4 and 0.2 times a spread near 1; LD reports 0.514 and 0.256.
    assert re.search(r"^\| low \| 0\.[34]\d\d and 0\.[12]\d\d \| 2\.00 \| 0\.514 and 0\.256 \| 2\.01 \|$", losses, re.M)


def test_too_few_seeds_decide_nothing():
    assert set(flipping_verdicts.verdicts(_results(8))["verdict"].values.ravel()) == {"UNDECIDED"}


def _config(out, **changes) -> Config:
    return Config(out=out, **{**TINY, **changes})


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    folder = tmp_path_factory.mktemp("misalignment") / "results"
    return main(_config(folder)), folder


@pytest.mark.slow
def test_a_run_writes_its_files(finished):
    code, folder = finished
    assert code == 0
    assert {file.name for file in folder.iterdir()} == FILES
    assert (folder / "misalignment.png").read_bytes().startswith(b"\x89PNG")
    with xr.open_dataset(folder / "misalignment.nc", engine="h5netcdf") as file:
        results = file.load()
    assert results["flip_loss"].dims == ("case", "behaviour", "seed", "start", "step")
    frozen = results.sel(case=flipping.FROZEN)
    for name in ("distinguishability", "concentration", "trace"):
        values = frozen[name].transpose("stage", ...).values
        np.testing.assert_array_equal(values[0], values[1])
    assert "ratio in the paper" in (folder / "answer.txt").read_text(encoding="utf-8")


@pytest.mark.slow
def test_finished_cases_are_loaded_and_others_computed(finished, monkeypatch):
    folder = finished[1]
    (folder / "case-03.nc").unlink()
    before = xr.load_dataset(folder / "misalignment.nc", engine="h5netcdf")
    computed = []
    run = flipping.misalignment.run
    monkeypatch.setattr(flipping.misalignment, "run", lambda *args: computed.append(args) or run(*args))
    assert main(_config(folder)) == 0
    assert len(computed) == 1
    xr.testing.assert_equal(before, xr.load_dataset(folder / "misalignment.nc", engine="h5netcdf"))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"n_seeds": 1}, "n_seeds = 1; an interval needs at least 2"),
        ({"cases": ("features frozen",)}, "the first must be 'default'"),
        ({"cases": ("default", "thawed")}, "case 'thawed'"),
        ({"noise": 0.0}, "noise = 0.0; it must be finite and greater than 0"),
        ({"error_rate": 0.7}, "error_rate = 0.7; it must lie between 0 and 0.5"),
        ({"width": 0}, "width = 0; it must be at least 1"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path, capsys, changes, message):
    _refused(tmp_path, changes, message, capsys)


@pytest.mark.slow
def test_results_of_another_configuration_are_kept(finished, capsys):
    _refused(finished[1], {"seed": 1}, "another configuration (seed: 0 there, 1 now)", capsys)


def _refused(folder, changes, message, capsys):
    assert main(_config(folder, **changes)) == 2
    out, err = capsys.readouterr()
    assert " ".join(err.split()).startswith("error: ")
    assert message in " ".join(err.split())
    assert out == ""


def test_the_cases_differ_in_one_choice_each():
    plan = build(Config())
    default, sizes = plan[flipping.DEFAULT, "high"]
    assert plan[flipping.DEFAULT, "low"][0] == default._replace(separation=0.4)
    assert plan[flipping.FROZEN, "high"] == (default._replace(train_features=0.0), sizes)
    assert plan["gradient descent", "high"][1].optimizer == "sgd"
    assert plan["learning rate × 3", "low"][0].learning_rate == pytest.approx(3e-3)
    assert set(plan) == set(itertools.product(flipping.CASES, flipping.BEHAVIOURS))
    with raises(ValueError, "case 'other', behaviour 'low'"):
        flipping.build("other", "low", sizes, default, 0.4, 0.1)
