"""``dpotheory verify``: its table, its ledger, comparison with an expected one, and mistakes."""

import dataclasses
import json

import pytest
import tyro

from dpotheory import ledger
from dpotheory.cli import verify as cli_verify


@pytest.fixture
def run(capsys, monkeypatch):
    """The exit status and output of a command line; the process keeps its devices and has no compilation cache."""
    monkeypatch.setattr("dpotheory.core.devices.prepare", lambda: None)

    def command(*arguments):
        words = ["verify", *map(str, arguments)]
        commands = {"verify": cli_verify.verify, "other": lambda: 0}
        status = tyro.extras.subcommand_cli_from_dict(commands, prog="dpotheory", args=words)
        return status, *capsys.readouterr()

    return command


def test_a_claim_its_table_and_its_ledger(run, tmp_path):
    file = tmp_path / "ledger.json"
    status, out, err = run("--claim", "DV-single", "--json", file)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["claim", "verdict", "settings", "seconds", "reason"]
    assert lines[1].split()[:3] == ["DV-single", "REFUTED", "3"]
    assert "autodiff gives" in lines[1]
    assert "1 REFUTED of 1 claims, at 3 settings; they share a family-wise error rate of 0.001." in out
    assert [row.verdict for row in ledger.read(file)] == ["REFUTED"] * 4
    assert json.loads(file.read_text())[0]["step"] is None


def test_an_expected_ledger(run, tmp_path):
    file, proofs = tmp_path / "ledger.json", ledger.Row("DV-L4.1", None, "PROVED", "sympy", "by hand")
    run("--claim", "DV-L4.1", "--json", file)
    rows = ledger.read(file)
    ledger.write(file, [proofs, *rows, dataclasses.replace(rows[0], claim="DV-T4.3")])  # others are not compared
    status, out, _ = run("--claim", "DV-L4.1", "--expect", file)
    assert status == 0
    assert "no difference" in out
    ledger.write(file, [dataclasses.replace(rows[0], verdict="UNDECIDED"), *rows[1:]])
    status, out, _ = run("--claim", "DV-L4.1", "--expect", file)
    assert status == 1
    assert "changed  DV-L4.1 [simulation]: UNDECIDED -> NOT CONTRADICTED" in out
    ledger.write(file, rows[:-1])
    assert run("--claim", "DV-L4.1", "--expect", file)[0] == 1


def test_files_of_claims_that_cannot_be_used(run, tmp_path):
    file = tmp_path / "own.py"
    fields = 'title="", kind="upper", quantity="log_risk", source="", does_not_claim=""'
    claim = f'Claim(id="mine", {fields}, hypotheses={{}})'
    for text, said in (
        ("raise SystemExit(0)", "cannot be run: SystemExit: 0."),
        (f"A = {claim}\nB = {claim}", "has 2 claims with the id 'mine'; give each its own."),
    ):
        file.write_text(f"from dpotheory.claims import Claim\n{text}")
        status, out, err = run("--claim", file)
        assert (status, out) == (2, "")
        assert said in err
        assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--claim", "DV-T9.9"], "There is no claim 'DV-T9.9'; the claims are DV-L4.1, "),
        (["--seed", "-1"], "--seed is -1, but it must lie between 0 and 2147483647."),
        (["--json", "nowhere/ledger.json"], "The ledger nowhere/ledger.json cannot be written"),
        (["--expect", "nowhere.json"], "The ledger nowhere.json cannot be read: No such file"),
    ],
)
def test_mistakes_are_one_sentence_and_status_2(run, arguments, text):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(text)
    assert err.count("\n") == 1
