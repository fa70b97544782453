"""experiments/learning_dynamics.py and priority.py: from end to end on tiny grids, and their numbers on known data."""

import json
import math
import os
import re
import subprocess
import sys
from pathlib import Path

import jax
import numpy as np
import pytest
import xarray as xr
from scipy import stats

from dpotheory.studies import reported_ld as reported
from dpotheory.studies.learning_curves import curves as learning_curves
from dpotheory.studies.learning_curves import words as learning_words
from dpotheory.studies.priority import curves as priority_curves
from dpotheory.studies.priority.figure import priority as priority_figure
from experiments import learning_dynamics, priority
from tests.helpers import unchecked

ROOT = Path(__file__).parents[2]


def _run(script: str, *arguments: str):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, str(ROOT / "experiments" / script), *arguments],
        capture_output=True, text=True, env=environment, check=False,
    )  # fmt: skip


def test_the_reports_are_those_of_the_paper():
    # Late over early weight change follows the ratio of epochs, 1.98, up to rounding and the slowing down.
    ratios = np.asarray(reported.WEIGHT_CHANGE_LATE) / np.asarray(reported.WEIGHT_CHANGE_EARLY)
    assert ((ratios > 1.88) & (ratios < reported.LATE_EPOCH / reported.EARLY_EPOCH)).all()
    assert list(reported.LOSS_LATE) == sorted(reported.LOSS_LATE, reverse=True)
    assert len(reported.BEHAVIOURS) == 5
    assert math.exp(-reported.LOSS_AT_START) == pytest.approx(0.5, abs=1e-4)


@pytest.mark.slow
def test_rates_break_the_printed_bound_only_where_means_are_noisy():
    found = learning_curves.rates(jax.random.key(0), 4096, (16,), (0.0, 0.4), 6, lambda *_: None)
    assert found["broken"].values.tolist() == [[1.0, 0.0]]
    # By hand: 6β′ηt d^(−1/2)/(βηt) = 6, promised with probability 1 − 4 e^(−4) at Δ = 0, c_v = 1/64, c′ = ∞.
    assert float(found["printed"].sel(exponent=0.0)[0]) == pytest.approx(6.0)
    assert float(found["chance"].sel(exponent=0.0)[0]) == pytest.approx(1 - 4 * math.exp(-4))
    assert float(found["onset"].sel(exponent=0.0)[0]) == pytest.approx(math.sqrt(2) / 4 * math.sqrt(1 + 1024))
    assert (found["rate"].values < 1.02 * found["onset"].values[..., None]).all()


def test_the_summary_is_a_headline_and_tables():
    cells = ("n", "exponent")
    rates = xr.Dataset(
        {
            "rate": ((*cells, "dataset"), [[[8.0, 8.0], [2.0, 2.0]]]),
            "cosine": ((*cells, "dataset"), [[[0.1, 0.3], [0.9, 0.7]]]),
            "onset": (cells, [[10.0, 2.0]]),
            "printed": (cells, [[6.0, 20.0]]),
            "chance": (cells, [[0.9, 0.0]]),
            "broken": (cells, [[1.0, 0.0]]),
        },
        coords={"n": [16], "exponent": [0.0, 0.4]},
        attrs={"dim": 64},
    )
    dims = ("law", "dataset", "time")
    laws = xr.Dataset(
        {
            name: (dims, np.full((1, 2, 2), value))
            for name, value in (("loss", 0.5), ("cosine", 0.9), ("accuracy", 1.0))
        },
        coords={"law": ["flat"], "time": [0.0, 100.0]},
        attrs={"n": 8, "dim": 64},
    )
    late = np.asarray(reported.WEIGHT_CHANGE_LATE), np.asarray(reported.LOSS_LATE)
    curves = [np.stack([0 * x, x], axis=-1)[:, None] for x in (late[0] * 1.02, late[1])]
    five = xr.Dataset(
        {
            **{
                name: (("behaviour", "dataset", "time"), x)
                for name, x in zip(("weight_change", "loss"), curves, strict=True)
            },
            "implied_horizon": ("behaviour", [9.0, 10.0, 11.0, 10.0, 12.0]),
            "reported_weight_change": (("epoch", "behaviour"), [reported.WEIGHT_CHANGE_EARLY, late[0]]),
            "reported_loss": ("behaviour", late[1]),
            "reported_full_train_loss": ("behaviour", list(reported.FULL_TRAIN_LOSS)),
        },
        coords={"epoch": [reported.EARLY_EPOCH, reported.LATE_EPOCH]},
        attrs={"late": 10.0, "citation": "c"},
    )
    text = re.sub(r" +", " ", learning_words.summary(rates, laws, five))
    headline, by_n, _, shapes, _, beside, implied = text.split("\n\n")
    assert "in the 1 cells (n, Delta) at which it is non-vacuous" in headline
    assert "says in 0, is not contradicted in 0, is not decided at this size in 1 (2 datasets each" in headline
    expected = "| 16 | Δ = 0: in 100% of datasets, 0.1 promised at most | 10 | 0.80 | 0.20 to 0.80 |"
    assert by_n.splitlines()[2] == expected
    assert shapes.splitlines()[2] == "| flat | 0.500 | 0.90 | 1.000 |"
    # LD reports 0.6931 at the start, and log 2 − 0.6889 is 1 % more than 0.6931 − 0.6889.
    assert beside.splitlines()[2:4] == ["| weight change | 1.00 | 2.0% |", "| loss | 1.00 | 1% (of its drop) |"]
    assert "a time of 9.0 to 12.0, median 10.00" in implied


@pytest.mark.slow
def test_five_behaviours_meet_the_reports_that_set_them():
    five = learning_curves.five_behaviours(jax.random.key(1), 64, 128, 6, lambda *_: None)
    early = five["weight_change"].interp(time=five.attrs["early"]).mean("dataset").values
    np.testing.assert_allclose(early, reported.WEIGHT_CHANGE_EARLY, rtol=0.1)
    ratio = np.asarray(reported.WEIGHT_CHANGE_LATE) ** 2 / (reported.LOSS_AT_START - np.asarray(reported.LOSS_LATE))
    assert five.attrs["late"] == pytest.approx(np.median(ratio))
    # The inequality behind it: t (L(0) − L(t)) ≥ ‖W(t) − W(0)‖² on every curve.
    gain = five["time"].values * (math.log(2) - five["loss"].values)
    assert (gain >= five["weight_change"].values ** 2 * (1 - 1e-4) - 1e-6).all()
    found = learning_curves.comparison(five)
    last = five["loss"].isel(time=-1).mean("dataset").values
    assert found["rank, loss"] == pytest.approx(stats.spearmanr(last, reported.LOSS_LATE).statistic)
    assert found["rank, full fine-tuning loss"] == pytest.approx(
        stats.spearmanr(last, reported.FULL_TRAIN_LOSS).statistic
    )


@pytest.fixture(scope="module")
def followed() -> xr.Dataset:
    with unchecked():
        return priority_curves.follow(jax.random.key(0), 16, 16, 4, 100.0, 0.5, lambda *_: None, ("sizes", "angles"))


@pytest.mark.slow
def test_reweighted_runs_start_at_one_speed(followed):
    start = followed["weighted_margin"].isel(time=1).values
    equal = followed["equal"].values
    assert 0 < equal.sum() < equal.size
    spread = start.max(axis=-1) / start.min(axis=-1) - 1
    assert (np.abs(spread[equal]) < 0.02).all()
    # Where no weights equalise, those without weight are faster than those with.
    for scenario, dataset in np.argwhere(~equal):
        weighted = followed["weights"].values[scenario, dataset] > 1e-9
        speeds = start[scenario, dataset]
        assert speeds[weighted].max() <= speeds[~weighted].min(initial=np.inf) * 1.02


@pytest.mark.slow
def test_reach_and_agreement_are_read_off_the_curves(followed):
    one = followed.sel(scenario="sizes").isel(dataset=0)
    for i in range(4):
        crossed = one["mean_margin"].isel(behaviour=i).values >= 0.5
        reach = float(one["reach"].isel(behaviour=i))
        if not crossed.any():
            assert reach == math.inf
        else:
            k = int(crossed.argmax())
            assert one["time"].values[k - 1] <= reach <= one["time"].values[k]
    at = one.isel(time=20)
    expected = stats.kendalltau(at["priority"].values, at["mean_margin"].values).statistic
    assert float(at["agreement_margin"]) == pytest.approx(expected)
    assert set(priority_curves.gaps(followed)) == set(followed["scenario"].values)
    assert "0.0060 and 0.0079" in priority_curves.summary(followed)
    assert len(priority_curves.table(followed)) == 8
    titles = [axes.get_title(loc="left") or axes.get_title() for axes in priority_figure(followed).axes]
    assert len([title for title in titles if title.split("\n")[0] in followed["scenario"].values]) == 2


@pytest.mark.slow
@pytest.mark.parametrize(
    ("script", "module", "files"),
    [
        ("learning_dynamics.py", learning_dynamics, {"rates.nc", "laws.nc", "five.nc"}),
        ("priority.py", priority, {"priority.nc"}),
    ],
)
def test_the_experiments_run_from_end_to_end(tmp_path, script, module, files):
    done = _run(script, "--quick", "--out", str(tmp_path / "a"))
    assert done.returncode == 0, done.stderr
    name = script.removesuffix(".py")
    written = {path.name for path in (tmp_path / "a").iterdir()}
    assert written == files | {"table.csv", "summary.txt", f"{name}.png", f"{name}.pdf"}
    assert (tmp_path / "a" / "summary.txt").read_text(encoding="utf-8") in done.stdout
    for file in files:
        with xr.open_dataset(tmp_path / "a" / file, engine="h5netcdf") as dataset:
            assert "Config" in dataset.attrs["config"]
    assert _run(script, "--datasets", "1").returncode == 2


@pytest.mark.parametrize(
    ("module", "changes", "message"),
    [
        (learning_dynamics, {"datasets": 1}, "datasets = 1"),
        (learning_dynamics, {"dim": 0}, "dim = 0, small_dim = 1024; they must be at least 2 and 3"),
        (learning_dynamics, {"small_dim": 1}, "small_dim = 1; they must"),
        (learning_dynamics, {"exponents": (0.1, 400.0)}, "exponents = (0.1, 400.0); give some, from -10 to 1/2"),
        (learning_dynamics, {"n_samples": (5,)}, "n_samples = (5,); give even numbers"),
        (learning_dynamics, {"horizon": math.inf}, "horizon = inf; it must be finite"),
        (learning_dynamics, {"laws": ("Cauchy",)}, "laws = ('Cauchy',); known: isotropic, Laplace"),
        (learning_dynamics, {"seed": 2**70}, "seed = 1180591620717411303424; it must be between 0 and 2**32 - 1"),
        (priority, {"datasets": 1}, "datasets = 1"),
        (priority, {"families": ("norms", "length")}, "families = length; valid are norms, angles"),
        (priority, {"seed": -1}, "seed = -1; it must be between"),
        (priority, {"end": math.inf}, "end = inf, level = 1.0; both must be finite"),
    ],
)
def test_a_mistake_is_a_sentence(module, changes, message, capsys, monkeypatch):
    monkeypatch.setattr("dpotheory.sweeps.prepare", lambda: None)
    assert module.main(module.Config(**changes)) == 2
    assert message in capsys.readouterr().err
    json.dumps(str(module.Config()))


def test_a_behaviour_that_never_reaches_the_level_has_no_place_in_the_order():
    n, dims = 3, ("scenario", "dataset", "time", "behaviour")
    curves = np.broadcast_to(np.asarray([1.0, 2.0, 0.5, 3.0]) * np.arange(n)[:, None], (1, 2, n, 4))
    one = (("scenario", "dataset", "behaviour"), np.ones((1, 2, 4)))
    agreement = (dims[:3], np.ones((1, 2, n)))
    found = xr.Dataset(
        {name: (dims, curves) for name in ("mean_margin", "weighted_margin", "loss")}
        | {f"agreement_{name}": agreement for name in ("margin", "exact", "loss")}
        | {
            "priority": (one[0], np.tile([4.0, 1.0, 2.0, 3.5], (1, 2, 1))),
            "weights": one,
            "equal": (dims[:2], np.ones((1, 2))),
        }
        | {"reach": (("scenario", "dataset", "behaviour"), np.tile([2.0, 1.0, np.inf, 0.5], (1, 2, 1)))},
        coords={"scenario": ["s"], "meaning": ("scenario", ["m"]), "time": np.arange(n), "behaviour": range(1, 5)},
        attrs={"dim": 8, "n": 16, "level": 1.0, "citation": "c"},
    )
    text = re.sub(r" +", " ", priority_curves.summary(found))
    headline, _, agreement, _, order, reports = text.split("\n\n")
    assert "order of mean margins in 1 of 1 families (s)." in headline
    assert agreement.splitlines()[2].startswith("| s | m | +1.00, +1.00, +1.00 | +1.00, +1.00, +1.00 | ")
    # By hand at the start: margins 1, 2, 1/2, 3 times t, so the fastest is 6 times the slowest.
    assert (
        order.splitlines()[2]
        == "| s | 4 < 2 < 1 (not 3 by t = 2) | 100% of datasets | 1.00, 1.00, 1.00, 1.00 | 6 | 6 |"
    )
    assert "differ by 0.0060 and 0.0079" in reports


@pytest.mark.parametrize(
    ("broken", "chance", "n_datasets", "word"),
    [
        # Of 10 datasets 10 break what may happen with probability 0.1: by chance in one of 10^10 runs.
        (1.0, 0.9, 10, "refuted"),
        (1.0, 0.9, 2, "undecided"),  # by chance in one of 100 runs
        (0.2, 0.9, 10, "undecided"),
        (0.1, 0.9, 10, "not contradicted"),
        (0.0, 0.9, 10, "not contradicted"),
        (1.0, 0.0, 10, ""),
    ],
)
def test_a_broken_bound_is_told_by_an_interval(broken, chance, n_datasets, word):
    cell = {"broken": (("n", "exponent"), [[broken]]), "chance": (("n", "exponent"), [[chance]])}
    rates = xr.Dataset(cell, coords={"n": [16], "exponent": [0.0], "dataset": range(n_datasets)})
    assert learning_words.decided(rates) == [{0.0: word}]
