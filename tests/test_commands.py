"""The README's commands, in their order and as they are printed, in a folder like the clone that they start in."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
STATUS = {"update-rate": 1}
"""Commands whose answer is no."""
TOO_LONG = ("mutations",)
"""Hours; tests of their own run them on less."""
SECONDS = ("claims", "status", "sweep", "figure", "replay", "report", "axioms")
"""Commands that take seconds each."""


def _printed() -> list[list[str]]:
    text = README.read_text(encoding="utf-8")
    block = re.search(r"<!-- commands -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert block is not None
    return [line.partition("#")[0].split() for line in block[1].splitlines()]


def _run(words: list[str], folder: Path) -> None:
    programs = {".venv/bin/dpotheory": [sys.executable, "-m", "dpotheory"], ".venv/bin/python": [sys.executable]}
    assert words[0] in programs, f"{' '.join(words)}: not found in a fresh environment"
    done = subprocess.run([*programs[words[0]], *words[1:]], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == STATUS.get(words[1], 0), (words, done.stderr)
    assert "Traceback" not in done.stderr
    assert done.stdout


@pytest.fixture
def clone(tmp_path):
    """A folder with the files of the repository that commands read or run."""
    for name in ("docs", "experiments", "benchmarks", "dpotheory", "proofs_check"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_every_command_is_of_a_known_kind():
    commands = _printed()
    assert len(commands) >= 12
    assert set(SECONDS) <= {words[1] for words in commands}


def test_the_quick_commands_run_in_order(clone):
    (clone / "l.json").write_bytes((ROOT / "docs" / "ledger.json").read_bytes())  # what proofs_check would write
    for words in _printed():
        if words[1] in SECONDS:
            _run(words, clone)
    assert (clone / "out.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.slow
def test_all_commands_run_in_order(clone):
    for words in _printed():
        if not any(long in word for word in words for long in TOO_LONG):
            _run(words, clone)
