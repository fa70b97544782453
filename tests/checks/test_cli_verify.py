"""``dpotheory verify``: its table, its ledger, comparison with an expected one, and mistakes."""

import dataclasses
import json

import pytest

from dpotheory import cli, ledger
from dpotheory.ledger.journal import Journal


@pytest.fixture
def run(capsys, monkeypatch):
    """The exit status and output of a command line; the process keeps its devices and has no compilation cache."""
    monkeypatch.setattr("dpotheory.core.devices.prepare", lambda: None)

    def command(*arguments):
        return cli.main(["verify", *map(str, arguments)]), *capsys.readouterr()

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
        (["--claim", "DV-T9.9"], "There is no claim 'DV-T9.9'; did you mean DV-"),
        (["--seed", "-1"], "seed = -1; it must be between 0 and 2**32 - 1"),
        (["--json", "nowhere/ledger.json"], "The ledger nowhere/ledger.json cannot be written"),
        (["--expect", "nowhere.json"], "The ledger nowhere.json cannot be read: No such file"),
    ],
)
def test_mistakes_are_one_sentence_and_status_2(run, arguments, text):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith(text)
    assert err.count("\n") == 1


def test_a_stopped_run_goes_on_with_the_claims_that_it_had_finished(run, tmp_path, monkeypatch):
    claims = tmp_path / "mine.py"
    claims.write_text(
        "from dataclasses import replace\nfrom dpotheory.claims import registry\n"
        "A, B = (replace(registry[name], id=f'MY-{name}') for name in ('DV-single', 'DV-L4.1'))\n"
    )
    given = ("--claim", claims, "--json")
    assert run(*given, tmp_path / "whole.json")[0] == 0
    add, added = Journal.add, []

    def stop_after_one(journal, rows):
        add(journal, rows)
        added.append(rows[0].claim)
        if len(added) == 1:
            raise KeyboardInterrupt

    monkeypatch.setattr(Journal, "add", stop_after_one)
    file = tmp_path / "l.json"
    status, out, err = run(*given, file)
    assert (status, out) == (130, "")
    assert err == f"stopped; finished rows are in {file}.partial, and the same command goes on from there\n"
    assert not file.exists()
    assert run(*given, file)[0] == 0
    assert added == ["MY-DV-single", "MY-DV-L4.1"]  # nothing twice
    assert ledger.read(file) == ledger.read(tmp_path / "whole.json")
    assert not (tmp_path / "l.json.partial").exists()
    added.append("no stop any more")
    run(*given, file, "--seed", 1)
    assert added[-2:] == ["MY-DV-single", "MY-DV-L4.1"]
