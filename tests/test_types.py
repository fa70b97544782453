"""Names that are chosen from a list are typed as such, so that a type checker finds ``sampler="fulll"``."""

import inspect
import shutil
import subprocess
import sys
import typing
from pathlib import Path

import pytest

import dpotheory as dt
from dpotheory import sweeps

NAMES = [
    (dt.simulate, "objective", {"dpo", "ipo", "slic", "cdpo"}),
    (dt.simulate, "sampler", {"reduced", "full", "lazy"}),
    (dt.simulate, "concepts", {"standard", "estimate"}),
    (dt.simulate, "shared", {"estimate"}),
    (dt.ensemble, "objective", {"dpo", "ipo", "slic", "cdpo"}),
    (dt.ensemble, "sampler", {"reduced", "full", "lazy"}),
    (dt.learning.simulate, "sampler", {"auto", "full", "reduced"}),
    (dt.learning.ensemble, "sampler", {"auto", "full", "reduced"}),
    (dt.checks.verify, "budget", {"quick", "full"}),
    (dt.checks.falsify, "budget", {"quick", "full"}),
    (dt.samples_needed, "times", {"converged"}),
    (dt.samples_needed, "noise", {"given", "largest"}),
    (sweeps.Cell, "objective", {"dpo", "ipo", "slic", "cdpo"}),
    (sweeps.Sweep, "precision", {"float32", "float64"}),
    (sweeps.AfterSteps, "optimizer", {"gd", "adam"}),
]


def _literals(annotation) -> set:
    inner = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Literal:
        return set(inner)
    return set().union(*map(_literals, inner)) if inner else set()


@pytest.mark.parametrize(("function", "argument", "names"), NAMES)
def test_names_are_literal_types(function, argument, names):
    annotation = inspect.signature(function).parameters[argument].annotation
    assert _literals(annotation) == names
    assert annotation is not str
    assert str not in typing.get_args(annotation)  # any other text would then do


WRONG = """
import jax
import dpotheory as dt

setting = dt.Setting(n_values=2, n_samples=3, dim=6, noise=0.3, shared_norm=0.2, beta=0.5)
dt.simulate(jax.random.key(0), setting, sampler="fulll")
dt.ensemble(jax.random.key(0), setting, 2, [0.0, 1.0], objective="dop")
dt.checks.verify(dt.claims["DV-T4.3"], jax.random.key(0), "quik")
"""


@pytest.mark.slow
def test_a_type_checker_finds_a_misspelt_name(tmp_path):
    checker = shutil.which("pyright", path=str(Path(sys.executable).parent)) or shutil.which("pyright")
    if checker is None:
        pytest.skip("pyright is not installed; pip install 'dpotheory[dev]'")
    (tmp_path / "wrong.py").write_text(WRONG)
    root = str(Path(dt.__file__).parents[1])
    config = f'{{"extraPaths": ["{root}"]}}'
    (tmp_path / "pyrightconfig.json").write_text(config)
    command = [checker, "--pythonpath", sys.executable, "-p", str(tmp_path)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if "wrong.py:" in line and "error" in line]
    assert [int(line.split("wrong.py:")[1].split(":")[0]) for line in lines] == [6, 7, 8], done.stdout
