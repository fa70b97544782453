"""Every block of Python or shell in README.md and docs/ is run by a test, or the page says that it was not run."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from dpotheory import cli
from tests.helpers import same_text

ROOT = Path(__file__).parents[1]
PAGES = [path for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))] if path.exists()]
BLOCK = re.compile(r"^```(python|sh)\n(.*?)^```", re.DOTALL | re.MULTILINE)
ELSEWHERE = {
    "docs/extending.md": "test_extending.py",
    "docs/tutorials/your-own-claim.md": "test_tutorials.py",
}
"""Pages that a test of their own runs from the first block to the last."""
HERE = {"README.md", "docs/clusters.md", "docs/learning-dynamics.md"}
NOT_RUN = "*This example was not run here.*"

if not PAGES:
    pytest.skip("README.md and docs/ are not here; they hold what this test runs", allow_module_level=True)


def _blocks(name: str) -> list[tuple[str, str]]:
    """(language, code) of the page's blocks that are to be run."""
    text = (ROOT / name).read_text(encoding="utf-8")
    kept = []
    for section in re.split(r"^(?=#+ )", text, flags=re.MULTILINE):
        kept += [] if NOT_RUN in section else BLOCK.findall(section)
    return kept


def test_every_page_with_blocks_is_run_by_a_test():
    with_blocks = {str(path.relative_to(ROOT)) for path in PAGES if _blocks(str(path.relative_to(ROOT)))}
    assert with_blocks <= HERE | set(ELSEWHERE)
    for name, test in ELSEWHERE.items():
        assert Path(name).name in (ROOT / "tests" / test).read_text(encoding="utf-8")


def _run_python(name: str) -> list[str]:
    """Run the page's Python in one namespace of its own, and check the shapes that its comments state."""
    names: dict = {}
    checked = []
    for language, code in _blocks(name):
        if language != "python":
            continue
        exec(compile(code, name, "exec"), names)
        for expressions, shape, each in re.findall(r"^([\w., ]+?)  # (\([\d, ]+\))( each)?", code, re.MULTILINE):
            for expression in expressions.split(", "):
                assert str(eval(expression, names).shape) == shape, (expression, each)
                checked.append(expression)
    return checked


@pytest.mark.slow
@pytest.mark.standard_promotion
def test_the_readme_s_python_gives_the_shapes_that_it_states(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert _run_python("README.md") == ["one.margins", "one.log_risk", "many.log_risk", "many.min_margin"]


@pytest.mark.slow
@pytest.mark.standard_promotion
def test_the_python_of_learning_dynamics_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    _run_python("docs/learning-dynamics.md")


def test_python_blocks_are_python():
    for path in PAGES:
        for language, code in BLOCK.findall(path.read_text(encoding="utf-8")):
            if language == "python":
                compile(code, str(path), "exec")


def test_commands_of_the_clusters_page_are_commands(tmp_path, monkeypatch, capsys):
    """As printed, with the plan alone asked for, and where a cluster is named, up to its absence."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("dpotheory.sweeps.cluster._CONNECT_SECONDS", 0.1)
    monkeypatch.setattr("dpotheory.sweeps.prepare", lambda: None)
    monkeypatch.setattr("dpotheory.sweeps.cost.describe", lambda *_: ["the plan"])
    (tmp_path / "grid.toml").write_text("noise = [0.1, 0.2, 0.3]\ndim = 8\nn_values = 2\nn_samples = 2\n")
    (block,) = [code for language, code in _blocks("docs/clusters.md") if language == "sh"]
    for line in block.splitlines():
        words = shlex.split(line, comments=True)
        assert words[:2] == ["dpotheory", "sweep"]
        status = cli.main([*words[1:], "--dry-run"])
        assert (status, *capsys.readouterr()) == (0, "the plan\n", "")


@pytest.mark.slow
def test_scripts_of_learning_dynamics_run_as_printed(tmp_path):
    """In a folder of their own, with --quick; the full ones make what the page quotes (benchmarks/regenerate.py)."""
    (tmp_path / "experiments").symlink_to(ROOT / "experiments")
    (block,) = [code for language, code in _blocks("docs/learning-dynamics.md") if language == "sh"]
    for line in block.splitlines():
        words = shlex.split(line)
        assert words[0] == "python"
        done = subprocess.run([sys.executable, *words[1:], "--quick"], cwd=tmp_path, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr


def test_numbers_are_compared():
    same_text("risk 0.1 of 1,000 at K=1", "risk 0.1005 of 1,001 at K=1", 0.01)
    for other in ("risk 0.2 of 1,000 at K=1", "risk 0.1 of 1,000 at K=2", "Risk 0.1 of 1,000 at K=1"):
        with pytest.raises(AssertionError):
            same_text("risk 0.1 of 1,000 at K=1", other, 0.01)
