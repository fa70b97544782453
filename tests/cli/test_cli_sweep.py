"""``dpotheory sweep``: the grid as options or as a file, the plan, a run, and one-line errors."""

import json

import jax
import pytest

import dpotheory as dt
from dpotheory import cli, sweeps
from dpotheory.cli.sweep import Grid, build, read
from dpotheory.sweeps import cost


@pytest.fixture(autouse=True)
def _own_compilation_cache(tmp_path, monkeypatch):
    names = ("jax_compilation_cache_dir", "jax_persistent_cache_min_compile_time_secs")
    before = {name: getattr(jax.config, name) for name in names}
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    yield
    for name, value in before.items():
        jax.config.update(name, value)


@pytest.fixture
def run(capsys):
    def call(*arguments):
        status = cli.main(["sweep", *(str(argument) for argument in arguments)])
        return status, *capsys.readouterr()

    return call


def test_a_grid_is_every_combination_on_the_axes_that_vary():
    sweep = build(Grid(n_values=(2, 3), n_samples=(4,), dim=(8,), noise=(0.1, 0.2), sharing=("ring",), datasets=7))
    assert sweep.axes == ("n_values", "noise")
    places = [tuple(cell.coordinates.values()) for cell in sweep.cells]
    assert places == [(2, 0.1), (2, 0.2), (3, 0.1), (3, 0.2)]
    assert sweep.cells[2].setting == dt.Setting(
        n_values=3, n_samples=4, dim=8, noise=0.1, shared_norm=0.5, beta=0.1, sharing="ring"
    )
    assert {cell.n_datasets for cell in sweep.cells} == {7}
    assert build(Grid()).axes == ("n_values",)
    steps = build(Grid(stopping="steps", learning_rate=0.2, n_steps=5)).stopping
    assert steps == sweeps.AfterSteps(5, 0.2, "gd")


TOML = 'noise = [0.1, 1]\nn_values = 2\nsharing = ["ring", "all"]\ncommon_random_numbers = true\nlearning_rate = 1\n'


@pytest.mark.parametrize("kind", ["toml", "json"])
def test_a_grid_in_a_file(kind, tmp_path):
    path = tmp_path / f"grid.{kind}"
    data = {"noise": [0.1, 1], "n_values": 2, "sharing": ["ring", "all"], "common_random_numbers": True}
    path.write_text(TOML if kind == "toml" else json.dumps({**data, "learning_rate": 1}))
    assert read(path, Grid()) == Grid(
        noise=(0.1, 1.0), n_values=(2,), sharing=("ring", "all"), common_random_numbers=True, learning_rate=1.0
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("noise = [", "neither TOML nor"),
        ("colour = 1", "is not a grid (unknown colour); its entries may be n_values, n_samples"),
        ('n_values = "two"', "n_values = 'two'; expected int"),
        ("n_values = [true]", "n_values = [True]; expected int"),
        ("seed = [1, 2]", "seed = [1, 2]; expected one int, not a list"),
        ('precision = "float16"', "precision = 'float16'; known: float32, float64"),
    ],
)
def test_mistakes_in_a_file(text, message, tmp_path, run):
    path = tmp_path / "grid.toml"
    path.write_text(text)
    status, out, err = run(tmp_path / "out.nc", "--config", path)
    assert (status, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_a_file_that_is_not_text_and_a_folder_are_named(tmp_path, run):
    path = tmp_path / "grid.toml"
    path.write_bytes(b"\xff\xfe")
    status, _, err = run(tmp_path / "out.nc", "--config", path)
    assert (status, err.count("\n")) == (2, 1)
    assert "grid.toml is neither TOML nor" in err
    status, _, err = run(tmp_path, "--datasets", "2")
    assert (status, err.count("\n")) == (2, 1)
    assert "is not a readable sweep result (it is a folder)" in err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--config", "none.toml"], "The grid none.toml cannot be read: No such file or directory."),
        (["--n-values", "1000000", "--dim", "2000000", "--dry-run"], "n_values = 1,000,000; the command takes at most"),
        (["--noise", *map(str, range(1, 101)), "--beta", *map(str, range(1, 101))], "the grid has 10,000 cells; the"),
        (["--config", "none.toml", "--seed", "1"], "give the grid in none.toml or as options, not both"),
        (["--dim", "4"], "dim = 4 cannot hold 8 orthonormal concepts"),
        (["--noise"], "noise is empty; give at least one value"),
        (["--noise", "0.1", "0.1"], "noise = [0.1, 0.1] names a value twice"),
        (["--sharing", "rings"], "unknown sharing pattern 'rings'"),
        (["--datasets", "0"], "n_datasets = 0; it must be at least 1"),
        (["--optimizer", "adam"], "used only with stopping = steps"),
        (["--stopping", "steps"], "stopping = steps needs a learning_rate"),
        (["--beta", "1e-20"], "beta**2 = 1e-40 is out of the range in which float32 computes"),
        (["--noise", "1e200", "--precision", "float64"], "noise**2 = inf is out of the range"),
        (["--workers", "2"], "--workers is 2; it must be at least 1 and needs --cluster local"),
        (["--cluster", "none.json"], "there is no scheduler file none.json"),
    ],
)
def test_mistakes_in_options(arguments, message, tmp_path, run, monkeypatch):
    monkeypatch.chdir(tmp_path)
    status, out, err = run(tmp_path / "out.nc", *arguments)
    assert (status, out) == (2, "")
    assert message in err
    assert "Traceback" not in err
    assert not (tmp_path / "out.nc").exists()


SMALL = ["--n-values", 1, 2, "--n-samples", 2, "--dim", 4, "--datasets", 3, "--n-times", 2]
SMALL += ["--stopping", "steps", "--learning-rate", 1, "--n-steps", 2]


def test_the_plan_is_printed_and_nothing_is_computed(tmp_path, run, monkeypatch):
    monkeypatch.setattr(cost, "measure", lambda: cost.Machine(1e-8, 1e-10, 1.0, 1e-8, 2))
    status, out, _ = run(tmp_path / "out.nc", *SMALL, "--dry-run")
    assert status == 0
    assert out.startswith("2 cells, 6 datasets, 1 programs, in this process")
    assert "axes: n_values" in out
    assert "2 steps" in out
    assert "predicted: " in out
    assert not list(tmp_path.glob("out*"))


def test_a_sweep_and_the_same_command_again(tmp_path, run):
    path = tmp_path / "out.nc"
    status, out, err = run(path, *SMALL)
    assert (status, err) == (0, "")
    assert "2 cells, 6 datasets, 1 programs" in out
    assert sweeps.load(path).sizes == {"n_values": 2, "dataset": 3, "time": 2}
    assert run(path, *SMALL)[0] == 0
    status, _, err = run(path, *SMALL, "--seed", 1)
    assert status == 2
    assert "another configuration (seed: 0 there, 1 now)" in err
    status, _, err = run(path, *SMALL, "--common-random-numbers")
    assert "common_random_numbers: False there, True now" in err


def test_a_stopped_sweep_is_status_130(tmp_path, run, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(sweeps, "run", stop)
    status, out, err = run(tmp_path / "out.nc", *SMALL)
    assert (status, out) == (130, "")
    assert "the same command goes on from there" in err


def test_an_empty_file_name_and_one_after_a_list_are_told(run, capsys, tmp_path):
    status, out, err = run("", *SMALL)
    assert (status, out) == (2, "")
    assert err.startswith("FILE is empty; name the netCDF file first")
    with pytest.raises(SystemExit) as stop:
        run("--noise", "0.1", tmp_path / "out", "--dry-run")
    assert stop.value.code == 2
    told = " ".join(capsys.readouterr().err.replace("│", " ").split())
    assert "Put FILE first, or let it end in .nc" in told


@pytest.mark.parametrize("place", [0, 3, len(SMALL)], ids=["first", "after a list", "last"])
def test_a_file_that_ends_in_nc_may_stand_anywhere(place, run, tmp_path):
    arguments = [*SMALL]
    arguments.insert(place, tmp_path / "out.nc")
    status, out, err = run(*arguments, "--config", tmp_path / "none.nc")  # read last, so that nothing is computed
    assert (status, out) == (2, "")
    assert "none.nc or as options, not both" in err
