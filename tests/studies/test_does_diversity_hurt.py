"""Verdicts on synthetic risks whose law is known, the figure, and experiments/does_diversity_hurt.py end to end."""

import csv
import dataclasses
import io
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
from scipy.stats import binom, ttest_ind

import dpotheory as dt
from dpotheory.studies.regimes import verdicts as regimes
from dpotheory.studies.regimes.figure import diversity_regimes
from experiments.does_diversity_hurt import Config, build, main
from tests.helpers import raises

ROOT = Path(__file__).parents[2]
KS = (1, 4, 16)
TINY = {
    "n_values": (1, 2),
    "n_samples": 2,
    "sharing": ("disjoint",),
    "noise": (0.6,),
    "dim": (8,),
    "long": 8.0,
    "datasets": 3,
}
FILES = {"regimes.nc", "verdicts.csv", "answer.txt", "regimes.png", "regimes.pdf"}


pytestmark = pytest.mark.usefixtures("compilation_cache")


def _results(exponents, spread=0.2, n=200, ks=KS, seed=0) -> xr.Dataset:
    """Risks 0.1·K^a·(lognormal of mean 1), one a per pattern and recorded time; the worst-case value has 2·K^0.5 more.

    ``exponents`` has shape (patterns, 5).
    """
    rng = np.random.default_rng(seed)
    exponents = np.asarray(exponents)
    shape = (len(exponents), 1, 1, 1, len(ks), n, regimes.N_TIMES)
    logs = math.log(0.1) + exponents[:, None, None, None, None, None] * np.log(ks)[:, None, None]
    logs = logs + spread * rng.normal(size=shape) - spread**2 / 2
    dims = ("sharing", "budget", "v", "d", "n_values", "dataset", "time")
    worst = logs + np.log(2 * np.sqrt(ks))[:, None, None]
    cells = [{"n_values": k, "setting": {"n_samples": 8}} for k in ks]
    return xr.Dataset(
        {
            "log_risk": (dims, logs),
            "log_risk_worst": (dims, worst),
            "solver_error": (dims[:5], np.full(shape[:5], 1e-9)),
        },
        coords={
            "sharing": [f"pattern {i}" for i in range(len(exponents))],
            "budget": ["per value"],
            "v": [0.5],
            "d": [32],
            "n_values": list(ks),
        },
        attrs={"config": json.dumps({"stopping": {"long": 100.0}, "cells": cells})},
    )


def _at(found: xr.Dataset, name: str, **where):
    return found[name].sel({"budget": "per value", "v": 0.5, "d": 32, **where}).item()


# --- verdicts


def test_verdicts_on_a_known_law():
    # At times 1 … 4 (fixed short, τ₁, fixed long, converged): rises, falls, stays, and at the edge of the tolerance.
    edge = math.log2(1.02)
    found = regimes.verdicts(_results([[9, 0.3, -0.2, 0.0, edge]], spread=0.02), tolerance=0.02)
    expected = {
        "fixed, short": ("rises", 2**0.3 - 1),
        "τ₁": ("falls", 2**-0.2 - 1),
        "fixed, long": ("does not move", 0.0),
        "converged": ("undecided", 0.02),
    }
    for stop, (verdict, change) in expected.items():
        at = {"sharing": "pattern 0", "stop": stop}
        assert _at(found, "verdict", **at, target="mean") == verdict
        assert _at(found, "steps", **at, target="mean") == f"{verdict}; {verdict}"
        assert _at(found, "change", **at, target="mean") == pytest.approx(change, abs=0.005)
        assert _at(found, "low", **at, target="mean") < change < _at(found, "high", **at, target="mean")
        # The worst-case value's risk has a factor √K more: √2 per doubling.
        assert _at(found, "change", **at, target="worst") == pytest.approx((1 + change) * math.sqrt(2) - 1, abs=0.005)
    assert found["verdict"].shape == (1, 1, 1, 1, 4, 2)
    np.testing.assert_allclose(
        found["risk"].sel(stop="fixed, short", target="mean").values.ravel(), 0.1 * np.asarray(KS) ** 0.3, rtol=0.01
    )


def test_risks_that_rise_and_then_fall_are_told_step_by_step():
    results = _results([[0.0] * 5], spread=0.02)
    results["log_risk"][..., 1, :, :] += 0.5
    found = regimes.verdicts(results)
    assert set(found["steps"].sel(target="mean").values.ravel()) == {"rises; falls"}
    assert set(found["verdict"].sel(target="mean").values.ravel()) == {"does not move"}
    assert "one step of K raises the risk and another lowers it: 4." in regimes.answer(found)


def test_the_interval_is_welch_s_with_the_delta_method():
    # With two K the slope is a difference of two log means; Welch's interval for means of R/mean(R) has the same width.
    results = _results([[0.1] * 5], ks=(1, 4), n=30)
    n_tests = 4 * 2 * 2  # stops, targets, and the one step beside the slope
    found = regimes.verdicts(results, error_rate=0.05 * n_tests)
    low, high = np.exp(results["log_risk"].values[0, 0, 0, 0, :, :, 2])
    welch = ttest_ind(high / high.mean(), low / low.mean(), equal_var=False).confidence_interval(0.95)
    middle = math.log(high.mean() / low.mean()) / 2  # two doublings
    half = (welch.high - welch.low) / 2 / 2
    at = {"sharing": "pattern 0", "stop": "τ₁", "target": "mean"}
    assert math.log1p(_at(found, "change", **at)) == pytest.approx(middle, abs=1e-12)
    assert math.log1p(_at(found, "high", **at)) == pytest.approx(middle + half, abs=1e-6)
    assert math.log1p(_at(found, "low", **at)) == pytest.approx(middle - half, abs=1e-6)


def test_the_error_rate_is_what_it_says():
    # Patterns whose risk does not move; all intervals at level 0.1, so about a tenth of 400 misses 0.
    n = 100
    results = _results([[0.0] * 5] * n, n=40, seed=4)
    found = regimes.verdicts(results, error_rate=0.1 * n * 4 * 2 * 3)
    mean = found.sel(target="mean")
    missed = int(((mean["low"] > 0) | (mean["high"] < 0)).sum())
    assert binom.ppf(1e-4, 400, 0.1) <= missed <= binom.isf(1e-4, 400, 0.1)


def test_the_integrator_s_error_widens_the_interval():
    results = _results([[0.0] * 5])
    plain = regimes.verdicts(results)
    results["solver_error"] += 0.01
    wide = regimes.verdicts(results)
    extra = xr.ufuncs.log1p(wide["high"]) - xr.ufuncs.log1p(plain["high"])
    # 10·0.01·|log risk| at each K, times the slope's weights −1/4, 0, 1/4.
    expected = 0.1 * 2 * -math.log(0.1) / 4
    np.testing.assert_allclose(extra.sel(target="mean"), expected, rtol=0.05)
    assert set(wide["verdict"].sel(target="mean").values.ravel()) == {"undecided"}


def _unpadded(text: str) -> str:
    return re.sub(r" +", " ", text)


def test_the_answer_counts_the_verdicts():
    found = regimes.verdicts(_results([[0.0, 0.5, 0.5, 0.5, 0.5], [0.0, -0.5, -0.5, 0.0, 0.0]], spread=0.02))
    text = regimes.answer(found)
    # mean: 4 rise; 2 fall and 2 stay. Worst, with √K more: 4 rise; 2 stay and 2 rise.
    assert "Of 16 regimes, risk between K = 1 and K = 16 values rises in 10, falls in 2, does not move in 4, is" in text
    assert "holds in 10 of these regimes and fails in 6" in text
    assert "(SEED-robust) holds in 2." in text
    headline, verdicts, _, last = text.split("\n\n")
    assert headline.count(". ") <= 3
    rows = _unpadded(verdicts).splitlines()
    assert len(rows) == 2 + 4  # one for each pattern and target
    assert rows[2].startswith("| per value | mean | pattern 0 | rises in all 4 | +4")
    falls = "falls in 2 of 4 at “τ₁” and “fixed, short”; does not move in 2 of 4 at “fixed, long” and “converged”"
    assert rows[3].startswith(f"| per value | mean | pattern 1 | {falls} | -29.")
    assert rows[4].startswith("| per value | worst-case value | pattern 0 | rises in all 4 | +")
    assert _unpadded(last).splitlines()[0] == "| sharing | rises | falls | does not move | undecided |"
    assert _unpadded(last).splitlines()[3] == "| pattern 1 | 0 | 2 | 2 | 0 |"
    rows = regimes.table(found)
    assert len(rows) == 16
    row = rows[(rows["sharing"] == "pattern 0") & (rows["stop"] == "τ₁") & (rows["target"] == "mean")].iloc[0]
    assert row["verdict"] == "rises"
    assert row["risk_at_K=16"] == pytest.approx(0.4, rel=0.01)


def test_too_little_to_decide_is_a_sentence():
    with raises(ValueError, "n_values has 1 entry; whether risk moves with K needs at least two"):
        regimes.verdicts(_results([[0.0] * 5], ks=(4,)))
    with raises(ValueError, "a cell has 1 datasets; an interval needs at least 2"):
        regimes.verdicts(_results([[0.0] * 5], n=1))


def test_the_figure_shows_every_verdict():
    found = regimes.verdicts(_results([[0.0, 0.5, 0.5, 0.5, 0.5], [0.0, -0.5, -0.5, 0.0, 0.01]]))
    figure = diversity_regimes(found)
    labels = [text.get_text() for panel in figure.subfigs[:2] for axes in panel.axes for text in axes.texts]
    cells = [label for label in labels if "\n" in label]
    assert len(cells) == found["verdict"].size
    signs = {"rises": "▲", "falls": "▼", "does not move": "–", "undecided": "?"}
    for verdict, sign in signs.items():
        assert sum(label.startswith(sign) for label in cells) == int((found["verdict"] == verdict).sum())
    legend = [text.get_text() for text in figure.legends[0].get_texts()]
    assert [label.split("  ")[1] for label in legend] == list(signs)
    # Drawn without a warning about missing glyphs or overfull layout, which the test run turns into errors.
    figure.savefig(io.BytesIO(), format="png", dpi=40)


# --- the sweep


def test_four_stops_by_hand():
    # τ₁ = Kτ·log 3/(5β²) = 21.972246·K at β = 0.1.
    setting = dt.Setting(n_values=4, n_samples=2, dim=8, noise=0.3, shared_norm=0.3, beta=0.1)
    times = regimes.FourStops(100.0).times(setting, 5)
    np.testing.assert_allclose(times, 21.972246 * np.asarray([0, 1, 4, 100, 400]), rtol=1e-7)
    with raises(ValueError, "n_times = 5, n_values = 4; four stops need"):
        regimes.FourStops(3.0).times(setting, 5)


def test_random_patterns_of_few_values():
    assert [regimes.pattern("random(3)", k).max_degree for k in (1, 2, 3, 16)] == [1, 2, 3, 3]
    assert regimes.pattern("star", 4) == dt.Sharing.named("star", 4)


def test_both_budgets():
    sweep = build(Config())
    settings = {}
    for cell in sweep.cells:
        at = cell.coordinates
        settings[at["budget"], at["n_values"]] = cell.setting
        assert cell.setting.n_values == at["n_values"]
        assert float(cell.setting.noise) == at["v"]
    assert {key: s.n_samples for key, s in settings.items()} == {
        **{(regimes.PER_VALUE, k): 8 for k in KS},
        **{(regimes.TOTAL, k): 128 // k for k in KS},
    }
    assert all(s.n_total == 256 for (budget, _), s in settings.items() if budget == regimes.TOTAL)
    assert len(sweep.cells) == 5 * 2 * 2 * 2 * 3


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A tiny run in this process: its exit code and folder."""
    folder = tmp_path_factory.mktemp("regimes") / "results"
    with jax.numpy_dtype_promotion("strict"):
        return main(Config(out=folder, **TINY)), folder


@pytest.mark.slow
def test_a_run_writes_its_files(finished, capsys):
    code, folder = finished
    assert code == 0
    assert {file.name for file in folder.iterdir()} == FILES
    assert (folder / "regimes.png").read_bytes().startswith(b"\x89PNG")
    with (folder / "verdicts.csv").open() as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 2 * 4 * 2  # budgets, stops, targets
    assert {row["verdict"] for row in rows} <= set(regimes.VERDICTS)
    text = (folder / "answer.txt").read_text(encoding="utf-8")
    assert text.startswith("Does diversity hurt? Of 16 regimes, risk between K = 1 and K = 2 values")
    # At K = 1 the stops that grow with K are those that do not; the mean over one value is its worst.
    for row in rows:
        twin = {"τ₁": "fixed, short", "converged": "fixed, long"}.get(row["stop"], row["stop"])
        same = next(
            r for r in rows if (r["stop"], r["budget"]) == (twin, row["budget"]) and r["target"] != row["target"]
        )
        assert float(row["risk_at_K=1"]) == pytest.approx(float(same["risk_at_K=1"]), rel=1e-9)
    assert main(Config(out=folder, **TINY)) == 0  # loads what is there
    out, err = capsys.readouterr()
    assert text.strip() in out
    assert err == ""


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"n_values": (2, 1)}, "n_values = (2, 1); give at least two different numbers, in increasing order"),
        ({"n_values": (3, 4), "n_samples": 2}, "n_values = (3, 4); each must divide 4 * n_samples = 8"),
        ({"long": 1.0}, "long = 1; it must be finite and at least the largest of n_values, 2"),
        ({"datasets": 1}, "datasets = 1; it must be at least 2"),
        ({"tolerance": 0.0}, "tolerance = 0.0; it must lie between 0 and 1"),
        ({"error_rate": 0.7}, "error_rate = 0.7; it must lie between 0 and 0.5"),
        ({"sharing": ("hexagon",)}, "unknown sharing pattern 'hexagon'"),
        ({"noise": ()}, "noise is empty; give at least one entry"),
        ({"dim": (2,)}, "dim = 2 cannot hold 2 orthonormal concepts"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path, capsys, changes, message):
    _refused(tmp_path, changes, message, capsys)


@pytest.mark.slow
def test_results_of_another_configuration_are_kept(finished, capsys):
    _refused(finished[1], {"seed": 1}, "another configuration (seed: 0 there, 1 now)", capsys)


def _refused(folder, changes, message, capsys):
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    assert main(Config(out=folder, **{**TINY, **changes})) == 2
    out, err = capsys.readouterr()
    assert " ".join(err.split()).startswith("error: ")
    assert message in " ".join(err.split())
    assert out == ""
    assert {file.name: file.read_bytes() for file in folder.iterdir()} == before


def test_help_names_every_parameter():
    done = subprocess.run(
        [sys.executable, "experiments/does_diversity_hurt.py", "--help"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    for field in dataclasses.fields(Config):
        assert "--" + field.name.replace("_", "-") in done.stdout


@pytest.mark.slow
def test_the_quick_run(tmp_path):
    assert main(Config(quick=True, out=tmp_path / "quick")) == 0
    text = _unpadded((tmp_path / "quick" / "answer.txt").read_text(encoding="utf-8"))
    assert "| mean | all | rises in all 4 |" in text
