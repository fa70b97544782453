"""The tutorial's blocks run as they stand and print what the page says, numbers within the tolerance that it states."""

import re
import shlex
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import pytest

from dpotheory import cli, ledger
from tests.helpers import same_text

PAGE = Path(__file__).parent.parent / "docs" / "tutorials" / "your-own-claim.md"
BLOCK = re.compile(r"```python\n(.*?)```(?:\n\n```text\n(.*?)```)?", re.DOTALL)


@pytest.mark.slow
def test_your_own_claim(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("dpotheory.core.devices.prepare", lambda: None)
    text = PAGE.read_text(encoding="utf-8")
    named = re.search(r"<!-- file: (\S+) -->\n```python\n(.*?)```", text, re.DOTALL)
    assert named is not None
    (tmp_path / named[1]).write_text(named[2], encoding="utf-8")
    tolerance = re.search(r"numbers differ by (\d+) % at most", text)
    assert tolerance is not None
    names: dict = {}
    for code, said in BLOCK.findall(text.replace(named[0], "")):  # what is saved is imported, and not run here too
        out = StringIO()
        with redirect_stdout(out):
            exec(compile(code, PAGE.name, "exec"), names)
        same_text(out.getvalue(), said, int(tolerance[1]) / 100)
    # At most 25 lines per claim; the true one holds with its steps proved, the false one falls and its witness stands.
    claims = re.split(r"\n(?=[A-Z]+ = )", named[2])[1:]
    assert [len(claim.strip().splitlines()) <= 25 for claim in claims] == [True, True]
    assert [names[rows][0].verdict for rows in ("floor", "pace")] == ["NOT CONTRADICTED", "REFUTED"]
    assert [row.verdict for row in names["attacks"]] == ["NOT CONTRADICTED", "REFUTED"]
    assert [row.verdict for row in names["proofs"]] == ["PROVED"] * 3
    assert names["again"].stands

    commands = re.search(r"<!-- run -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert commands is not None
    for line in commands[1].splitlines():
        status = cli.main(shlex.split(line)[1:])
        out, err = capsys.readouterr()
        assert (status, err) == (0, ""), line
    assert {path.name for path in (tmp_path / "pages").iterdir()} == {"MY-floor.md", "MY-pace.md", "index.md"}
    assert [row.verdict for row in ledger.read("attack.json")] == ["REFUTED"]
    assert "**REFUTED** by simulation, **REFUTED** by search" in (tmp_path / "pages" / "MY-pace.md").read_text("utf-8")
