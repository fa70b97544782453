"""docs/extending.md: its blocks run in order and print what the page says, and the files that it names exist."""

import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from dpotheory.cli.main import COMMANDS

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "docs" / "extending.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


@pytest.fixture(scope="module")
def ran() -> tuple[dict, list[tuple[str, str]]]:
    """The names that the blocks define, and for each block what it printed beside what the page says."""
    names: dict = {}
    printed = []
    for code, said in BLOCK.findall(TEXT):
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(code, "extending.md", "exec"), names)
        printed.append((out.getvalue(), said))
    return names, printed


def test_the_blocks_print_what_the_page_says(ran):
    assert len(ran[1]) >= 8
    for printed, said in ran[1]:
        assert printed == said
    assert "diversity" not in COMMANDS  # the page takes its command away again


def test_the_envelope_of_the_page_tells_objectives_apart(ran):
    """It is SLiC's: DPO's margins, whose weights are at most one half, stay below it."""
    names = ran[0]
    dt, times = names["dt"], names["times"]
    run = dt.simulate(names["jax"].random.key(0), names["setting"], times, flow=dt.FixedGrid(4))
    assert (run.margins[1:].max(axis=(1, 2, 3)) < names["bound"]["lower"][1:]).all()


def test_every_file_that_it_names_exists():
    named = re.findall(r"`((?:[\w]+/)+[\w./-]*)`", TEXT)
    assert len(named) > 20
    for name in named:
        if "PAPER" not in name:
            assert (ROOT / name).exists(), name
