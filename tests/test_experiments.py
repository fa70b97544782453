"""experiments/sweep_diversity.py from end to end on a tiny grid: files, exit codes, messages."""

import csv
import dataclasses
import hashlib
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import xarray as xr

from dpotheory.cli import terminal
from dpotheory.studies.diversity import bounds as diversity
from dpotheory.studies.diversity import report as diversity_report
from experiments.sweep_diversity import Config, build, main

ROOT = Path(__file__).parents[1]
TINY = {
    "n_values": (1, 2),
    "n_samples": (2, 3),
    "large_n_samples": (),
    "sharing": ("disjoint",),
    "datasets": 2,
    "dim": 12,
}
ARGUMENTS = [
    *("--n-values", "1", "2", "--n-samples", "2", "3", "--large-n-samples", "--sharing", "disjoint"),
    *("--datasets", "2", "--dim", "12"),
]
FILES = {"sweep.nc", "points.csv", "summary.txt", "diversity.png", "diversity.pdf"}


pytestmark = pytest.mark.usefixtures("compilation_cache")


def _config(out: Path, **changes) -> Config:
    return Config(out=out, **{**TINY, **changes})


def _run(*arguments: str) -> subprocess.CompletedProcess:
    command = [sys.executable, "experiments/sweep_diversity.py", *arguments]
    path = {"PYTHONPATH": str(ROOT), "COLUMNS": "200"}
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **path}, capture_output=True, text=True)


def _hashes(folder: Path) -> dict[str, str]:
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in sorted(folder.iterdir())}


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """A tiny run in this process: its exit code and folder."""
    folder = tmp_path_factory.mktemp("diversity") / "results"
    return main(_config(folder)), folder


def test_a_run_writes_its_files(finished):
    code, folder = finished
    assert code == 0
    assert {file.name for file in folder.iterdir()} == FILES
    assert all(file.stat().st_size > 0 for file in folder.iterdir())
    assert (folder / "diversity.png").read_bytes().startswith(b"\x89PNG")
    assert (folder / "diversity.pdf").read_bytes().startswith(b"%PDF")


def test_the_table_holds_the_plotted_series(finished):
    with (finished[1] / "points.csv").open() as file:
        rows = list(csv.DictReader(file))
    series = {row["series"] for row in rows}
    assert {"simulated", "DV-T4.3", "OWN-general", "by_bound", "by_risk_bound", "by_own"} <= series
    assert {"log_risk", "min_margin", "mean_margin", "max_margin", "samples_needed"} <= {
        row["quantity"].split(":")[0] for row in rows
    }
    points = [row for row in rows if row["series"] == "simulated" and row["panel"] == "a"]
    assert len(points) == 2 * 2 * 2  # regimes × K × Q
    with xr.open_dataset(finished[1] / "sweep.nc", engine="h5netcdf") as dataset:
        final = dataset["log_risk"].isel(time=-1).load().astype(float)
    for row in points:
        where = {"regime": row["regime"], "sharing": row["sharing"]}
        logs = final.sel(where).sel(n_values=float(row["n_values"]), n_samples=float(row["n_samples"])).values
        assert [float(row[name]) for name in ("low", "value", "high")] == pytest.approx(
            [logs.min(), np.median(logs), logs.max()], rel=1e-6
        )
    averages = [row for row in rows if row["series"] == "simulated" and row["panel"] == "c"]
    for row in averages:
        where = {"regime": row["regime"], "sharing": row["sharing"]}
        logs = final.sel(where).sel(n_values=float(row["n_values"]), n_samples=float(row["n_samples"])).values
        assert float(row["value"]) == pytest.approx(np.exp(logs).mean(), rel=1e-6)
    assert len(averages) == 2 * 2 * 2
    # In the bound's own regime and at K = 1, Q = 2 the risk bound is far above 1 and no hypothesis on Q ≥ 40 is met.
    bound = [row for row in rows if row["series"] == "DV-T4.3" and row["regime"] == "shrinking noise"]
    assert {row["region"] for row in bound} >= {"hypotheses unmet", "risk bound ≥ 1", "probability ≤ 0"}


def test_the_same_command_loads_what_is_there(finished, capsys):
    before = _hashes(finished[1])
    assert main(_config(finished[1])) == 0
    assert _hashes(finished[1])["sweep.nc"] == before["sweep.nc"]
    out, err = capsys.readouterr()
    assert "16 datasets" in out  # 2 regimes × 2 K × 2 Q × 2
    assert err == ""


def test_one_number_of_values_is_compared_with_no_other(finished):
    with xr.open_dataset(finished[1] / "sweep.nc", engine="h5netcdf") as file:
        results = file.load()
    for n_values in ([1, 2], [2]):
        bound = diversity.bound_curves(build(_config(finished[1], n_values=tuple(n_values))))
        part = results.sel(n_values=n_values)
        text = diversity_report.summary(part, bound, diversity.samples_needed(part, bound, 0.05))
        assert ("disjoint: at fixed noise" in text) == (len(n_values) > 1)
        assert "is first non-vacuous" in text or "is vacuous" in text
    small = part.assign(log_risk=xr.full_like(part["log_risk"], -213.6 * np.log(10)))
    text = diversity_report.summary(small, bound, diversity.samples_needed(small, bound, 0.05))
    assert "the simulated risk is at most 10^-213 at" in text  # rounded up, or it would not be true


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"dim": 2}, "dim = 2 cannot hold 2 orthonormal concepts"),
        ({"noise": 0.0}, "noise = 0.0; it must be finite and greater than 0"),
        ({"sharing": ("hexagon",)}, "unknown sharing pattern 'hexagon'"),
        ({"datasets": 1}, "datasets = 1; it must be at least 2"),
        ({"stopping": "steps", "n_steps": 0}, "n_steps = 0; it must be at least 1"),
        ({"beta": 1e-30}, "beta**2 = 1e-60 is out of the range in which float32 computes"),
        ({"target_risk": 2.0}, "target_risk = 2.0; it must lie between 0 and 0.5"),
        ({"beta": -1.0}, "beta = -1.0"),
        ({"seed": 1}, "another configuration (seed: 0 there, 1 now)"),
        ({"noise": 0.2}, "noise: 0.4 there, 0.2 now"),
    ],
)
def test_a_mistake_is_one_sentence_and_touches_nothing(finished, capsys, changes, message):
    before = _hashes(finished[1])
    assert main(_config(finished[1], **changes)) == 2
    out, err = capsys.readouterr()
    text = " ".join(err.split())
    assert text.startswith("error: ")
    assert message in text
    assert "Traceback" not in err
    assert out == ""
    assert _hashes(finished[1]) == before


def test_a_file_in_the_way_is_a_sentence(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert main(_config(tmp_path / "file")) == 2
    assert "error: " in capsys.readouterr().err
    assert (tmp_path / "file").read_text() == "in the way"
    assert main(_config(tmp_path / ("a" * 300))) == 2
    assert "File name too long" in capsys.readouterr().err


@pytest.mark.slow
def test_the_command_line_runs(finished):
    folder = finished[1].parent / "from the command line"
    done = _run(*ARGUMENTS, "--out", str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert {file.name for file in folder.iterdir()} == FILES
    assert "In words:" in done.stdout
    # The same numbers as in this process, which has other devices and hence other block shapes.
    datasets = []
    for where in (folder, finished[1]):
        with xr.open_dataset(where / "sweep.nc", engine="h5netcdf") as file:
            datasets.append(file.load())
    for name in ("log_risk", "mean_margin"):
        np.testing.assert_allclose(datasets[0][name], datasets[1][name], rtol=1e-5, atol=1e-7)


def test_the_command_line_refuses_another_configuration(finished):
    before = _hashes(finished[1])
    again = _run(*ARGUMENTS, "--out", str(finished[1]), "--seed", "5")
    assert again.returncode == 2
    assert "seed: 0 there, 5 now" in again.stderr
    assert "Traceback" not in again.stderr
    assert again.stdout == ""
    assert _hashes(finished[1]) == before


def test_help_names_every_parameter():
    done = _run("--help")
    assert done.returncode == 0
    for field in dataclasses.fields(Config):
        assert "--" + field.name.replace("_", "-") in done.stdout


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (0.10, 0.14, "risk rises"),
        (0.14, 0.10, "risk falls"),
        (0.10, 0.115, "it is not decided at this size whether risk moves"),
        (0.10, 0.10, "it is not decided at this size whether risk moves"),
    ],
)
def test_a_rise_is_told_by_an_interval(low, high, said):
    # t with 14 degrees of freedom exceeds 4.14 in one of 2000 draws; both errors are 0.005.
    spread = diversity_report._half_width([0.005, 0.005], [8, 8], 1e-3)
    assert spread == pytest.approx(4.1405 * 0.005 * 2**0.5, rel=1e-4)
    assert diversity_report._moved(low, high, spread) == said


def test_that_risk_stays_needs_a_narrow_interval():
    assert diversity_report._moved(0.1, 0.101, 0.003) == "risk does not move by more than 5%"
    assert diversity_report._moved(0.1, 0.1045, 0.003) == "risk rises"
    assert "not decided" in diversity_report._moved(0.1, 0.1025, 0.003)


def test_the_small_run_says_so_first(capsys):
    assert terminal.experiment(lambda advance: "risk is 1", (), "", quick=True) == 0
    out = capsys.readouterr().out
    assert out.startswith("Quick run: a small grid")
    assert out.endswith("\n\nrisk is 1\n")
    assert terminal.experiment(lambda advance: "risk is 1", (), "") == 0
    assert capsys.readouterr().out == "risk is 1\n"


def test_our_bound_crosses_the_target_at_its_samples_needed(finished):
    bound = diversity.bound_curves(build(_config(finished[1])))
    with xr.open_dataset(finished[1] / "sweep.nc", engine="h5netcdf") as results:
        needed = diversity.samples_needed(results.load(), bound, 0.05)["by_own"].values
    q = bound["bound_n_samples"].values
    for row, logs in zip(needed, bound["log_risk_own"].values, strict=True):
        enough = logs <= np.log(0.05)  # NaN, where the hypotheses fail, is not enough
        assert row > 1
        np.testing.assert_array_equal(enough, q >= row)
