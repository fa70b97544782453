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


@pytest.mark.standard_promotion
def test_the_blocks_run_and_print_what_the_page_says(monkeypatch):
    before = dict(COMMANDS)
    names: dict = {}
    blocks = BLOCK.findall(TEXT)
    assert len(blocks) >= 8
    for code, said in blocks:
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(code, "extending.md", "exec"), names)
        assert out.getvalue() == said
    assert before == COMMANDS


def test_the_claim_of_the_page_can_be_refuted_by_the_other_objective():
    """The envelope is SLiC's: DPO's margins, whose weights are halves, leave it."""
    names: dict = {}
    for code, _ in BLOCK.findall(TEXT)[:4]:
        with redirect_stdout(StringIO()):
            exec(compile(code, "extending.md", "exec"), names)
    run = names["dt"].simulate(names["jax"].random.key(0), names["setting"], names["run"].times)
    assert (run.margins[1:].min(axis=(1, 2, 3)) < names["bound"]["lower"][1:]).all()


def test_every_file_that_it_names_exists():
    named = re.findall(r"`((?:[\w]+/)+[\w./-]*)`", TEXT)
    assert len(named) > 20
    for name in named:
        if "PAPER" not in name:
            assert (ROOT / name).exists(), name
