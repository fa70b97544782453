"""Deciding steps: rows, what is kept from an earlier ledger, chains in their order, and the program."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

import proofs_check
from dpotheory import ledger
from proofs_check import __main__ as command
from proofs_check import receipt, run
from proofs_check.dv import dv_lb_2
from proofs_check.evidence import Chain, Instance, Open
from proofs_check.manifest import Printed
from proofs_check.step import own, printed

from .toys import CHANGES, FALSE, FALSE_STEP, STEP, TRUE, marked

ROOT = Path(__file__).parents[2]


def test_rows_carry_what_was_found(toys):
    toys(STEP, FALSE_STEP)
    first, second = run.decide_all(processes=1)
    assert (first.claim, first.step, first.verdict) == ("A", "one", "PROVED")
    assert first.statement == "large numbers have large squares | x**2 >= 1"
    assert second.verdict == "REFUTED"
    for step, evidence in ((STEP, first.certificate), (FALSE_STEP, second.witness)):
        assert evidence["digest"] == run.digest(step)


def test_rows_are_kept_while_nothing_has_changed(toys):
    toys(STEP, FALSE_STEP)
    old = [marked(row) for row in run.decide_all(processes=1)]
    seen = []
    assert [row.reason for row in run.decide_all(None, old, 1, seen.append)] == ["kept", "kept"]
    assert [row.name for row in seen] == ["A/one", "A/two"]
    assert all(row.reason != "kept" for row in run.decide_all(None, [], 1))


@pytest.mark.parametrize("change", CHANGES)
def test_rows_are_decided_again_when_the_step_has_changed(change, toys):
    toys(STEP)
    old = [marked(row) for row in run.decide_all(processes=1)]
    toys(replace(STEP, check=CHANGES[change]))
    (row,) = run.decide_all(None, old, 1)
    assert row.reason != "kept"
    assert row.verdict == ("REFUTED" if change == "goal" else "PROVED")


def test_rows_are_decided_again_when_the_code_has_changed(toys, monkeypatch):
    toys(STEP)
    old = [marked(row) for row in run.decide_all(processes=1)]
    monkeypatch.setattr(run, "_code", lambda: "another")
    assert run.decide_all(None, old, 1)[0].reason != "kept"


def test_a_kept_row_says_what_the_manifest_says_now(toys, monkeypatch):
    toys(printed("A", "one", TRUE["polynomial"]))
    texts = {"A/one": Printed("A", "one", "as it was")}
    monkeypatch.setattr(run, "manifest", lambda: texts)
    old = run.decide_all(processes=1)
    assert old[0].statement == "as it was | x**2 >= 1"
    texts["A/one"] = Printed("A", "one", "put better")
    assert run.decide_all(None, old, 1)[0].statement == "put better | x**2 >= 1"


def test_a_verdict_without_its_digest_is_not_believed(toys):
    toys(FALSE_STEP)
    forged = ledger.Row("A", "two", "PROVED", "z3", "x", certificate={"digest": "0"})
    assert run.decide_all(None, [forged], 1)[0].verdict == "REFUTED"
    bare = ledger.Row("A", "two", "UNDECIDED", "z3", "x", reason="kept")
    assert run.decide_all(None, [bare], 1)[0].verdict == "REFUTED"


def test_chains_come_after_what_they_rest_on_and_are_never_kept(toys):
    last = own("B", None, Chain("all", ("B/both", "A/one")), "all")
    both = own("B", "both", Chain("both", ("A/one", "A/three")), "both")
    third = own("A", "three", TRUE["transcendental"], "exp")
    toys(last, both, STEP, third)
    rows = run.decide_all(processes=1)
    assert [(row.name, row.verdict) for row in rows] == [
        ("B", "PROVED"),
        ("B/both", "PROVED"),
        ("A/one", "PROVED"),
        ("A/three", "PROVED"),
    ]
    # One claim brings in what it rests on, without listing it.
    assert [row.name for row in run.decide_all("B", processes=1)] == ["B", "B/both"]
    toys(last, both, STEP, replace(third, check=FALSE["transcendental"]))
    again = {row.name: row for row in run.decide_all(None, rows, 1)}
    assert again["A/three"].verdict == "REFUTED"
    assert again["B/both"].verdict == "UNDECIDED"
    assert again["B"].verdict == "UNDECIDED"
    assert "B/both" in again["B"].reason


def test_a_chain_on_itself_or_on_nothing_is_an_error(toys):
    toys(own("B", "a", Chain("a", ("B/b",)), "a"), own("B", "b", Chain("b", ("B/a",)), "b"))
    with pytest.raises(ValueError, match="rests on itself"):
        run.decide_all(processes=1)
    toys(STEP, own("B", "a", Chain("a", ("A/none",)), "a"))
    with pytest.raises(KeyError, match="A/none"):
        run.decide_all(processes=1)


def test_a_row_is_decided_only_if_what_it_takes_for_granted_is_proved(toys):
    granted = replace(FALSE_STEP, rests_on=("A/one",))
    toys(STEP, granted)
    rows = run.decide_all(processes=1)
    assert [row.verdict for row in rows] == ["PROVED", "REFUTED"]
    assert "It rests on A/one." in rows[1].reason
    assert run.decide_all(None, rows, 1)[1].reason == rows[1].reason
    toys(replace(STEP, check=Open("all", "time would tell")), granted)
    (row,) = run.decide_all(processes=1)[1:]
    assert (row.verdict, row.witness, row.certificate) == ("UNDECIDED", None, None)
    assert "A/one, which is not proved" in row.reason


@pytest.mark.slow
def test_steps_of_the_proof_files_run_in_processes_too():
    key = next(step.key for step in dv_lb_2.STEPS if isinstance(step.check, Instance))
    spawned = list(run._map([key] * 4, 2))
    here = run._decide(key)
    assert [(row.name, row.verdict, row.statement) for row in spawned] == [(key, here.verdict, here.statement)] * 4
    assert all(row.witness["lhs"] == here.witness["lhs"] for row in spawned)


def test_two_steps_of_one_name_are_an_error(monkeypatch):
    monkeypatch.setattr(proofs_check, "proofs", lambda: ("one", "two"))
    monkeypatch.setattr(proofs_check, "proof", lambda name: (STEP,))
    with pytest.raises(ValueError, match="two steps are named 'A/one'"):
        proofs_check.steps.__wrapped__()


def test_a_ledger_that_this_code_has_written_is_believed_as_a_whole(tmp_path, toys, monkeypatch, capsys):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    toys(STEP, FALSE_STEP, own("A", "open", Open("all", "time would tell"), "all"))
    path = tmp_path / "ledger.json"
    given = ["--json", str(path), "--jobs", "1"]
    assert command.main(given) == 0
    rows, printed = ledger.read(path), capsys.readouterr().out

    def never(*_):
        raise AssertionError("a step was built")

    with monkeypatch.context() as patch:
        patch.setattr(run, "steps", never)
        assert command.main(given) == 0
    assert capsys.readouterr().out == printed
    assert ledger.read(path) == rows
    # One letter, or one row less, and the ledger goes the long way; so it does after a change of any source.
    for changed in (rows[:-1], [marked(rows[0]), *rows[1:]], [*rows[1:], rows[0]]):
        ledger.write(path, changed)
        assert command.main(given) == 0
        assert [row.name for row in ledger.read(path)] == [row.name for row in rows]
    monkeypatch.setattr("proofs_check.receipt.sources", lambda *_: "other sources")
    assert not receipt.holds(rows)


def test_a_stopped_run_goes_on_with_the_rows_that_it_had_decided(tmp_path, toys, monkeypatch, capsys):
    toys(STEP, FALSE_STEP, own("B", "x", TRUE["transcendental"], "exp"))
    decided = []

    def decide(key):
        if len(decided) == 2:
            raise KeyboardInterrupt
        decided.append(key)
        return run._decided(run.steps()[key])

    monkeypatch.setattr(run, "_decide", decide)
    given = ["--json", str(tmp_path / "l.json"), "--jobs", "1"]
    with pytest.raises(KeyboardInterrupt):
        command.main(given)
    assert not (tmp_path / "l.json").exists()
    decided.clear()
    assert command.main(given) == 0
    assert decided == ["B/x"]
    assert [row.verdict for row in ledger.read(tmp_path / "l.json")] == ["PROVED", "REFUTED", "PROVED"]
    assert not (tmp_path / "l.json.partial").exists()


def test_claims_are_found_whatever_their_capitals():
    assert run.selected("dv-lb.2") == run.selected("DV-LB.2")


def test_an_unknown_claim_is_a_sentence():
    with pytest.raises(
        ValueError, match=r"no proof file has steps of 'DV-T9\.9'; did you mean DV-.* known: .*DV-LB\.2"
    ):
        run.selected("DV-T9.9")


def _program(*arguments):
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    line = [sys.executable, "-m", "proofs_check", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, env=environment, check=False)


def test_the_program_writes_a_ledger_that_reads_back(tmp_path):
    path = tmp_path / "ledger.json"
    done = _program("--claim", "DV-LB.2", "--json", path, "--jobs", "1")
    assert done.returncode == 0, done.stderr
    rows = ledger.read(path)
    assert {row.name for row in rows} == {step.key for step in dv_lb_2.STEPS if step.claim == "DV-LB.2"}
    assert json.loads(path.read_text()) == [row.to_dict() for row in rows]
    for row in rows:
        assert f"DV-LB.2  {row.step or '(statement)'}" in done.stdout
    assert f"of {len(rows)} rows" in done.stdout


def test_options_of_the_program(tmp_path, capsys, toys):
    toys(STEP, FALSE_STEP, own("B", "x", TRUE["transcendental"], "exp"))
    path = tmp_path / "ledger.json"
    assert command.main(["--json", str(path), "--jobs", "1"]) == 0
    first = ledger.read(path)
    assert [row.name for row in first] == ["A/one", "A/two", "B/x"]
    ledger.write(path, [marked(row) for row in first])
    assert command.main(["--json", str(path), "--jobs", "1", "--claim", "A"]) == 0
    assert [(row.name, row.reason) for row in ledger.read(path)] == [(row.name, "kept") for row in first]
    assert command.main(["--json", str(path), "--jobs", "1", "--fresh"]) == 0
    assert all(row.reason != "kept" for row in ledger.read(path))
    assert ledger.compare(first, ledger.read(path)).same
    capsys.readouterr()
    assert command.main(["--markdown", "--claim", "A", "--jobs", "1"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("| claim | step | verdict | method | seconds |\n|---|")
    assert "| A | one | PROVED |" in out
    assert command.main(["--errata", str(tmp_path / "errata.md"), "--jobs", "1"]) == 0
    assert (tmp_path / "errata.md").read_text().startswith("# Errata")


def test_an_undecided_row_without_a_reason_fails(toys, capsys):
    toys(own("A", None, Open("all", ""), "all"))
    assert command.main(["--jobs", "1"]) == 1
    toys(own("A", None, Open("all", "time would tell"), "all"))
    assert command.main(["--jobs", "1"]) == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--claim", "DV-T9.9"], "no proof file has steps of 'DV-T9.9'"),
        (["--claim", "DV-LB.2", "--errata", "x.md"], "--errata needs every claim"),
        (["--claim", "DV-LB.2", "--json", "/no/such/folder/l.json"], "it must be a file in a folder that exists"),
        (["--errata", "/no/such/folder/e.md"], "The errata /no/such/folder/e.md cannot be written"),
        (["--jobs", "0"], "--jobs is 0, but it must be at least 1"),
    ],
)
def test_mistakes_are_one_sentence(arguments, message, capsys):
    assert command.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1


def test_a_damaged_ledger_is_one_sentence(tmp_path, capsys):
    (tmp_path / "l.json").write_text("{")
    assert command.main(["--claim", "DV-LB.2", "--json", str(tmp_path / "l.json")]) == 2
    assert "is not JSON" in capsys.readouterr().err
    done = _program("--claim", "DV-T9.9")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
