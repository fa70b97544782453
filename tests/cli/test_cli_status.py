"""``dpotheory status`` and the commands that were renamed: what they print, and their exit statuses."""

import json

import pytest

from dpotheory import cli, ledger
from dpotheory.claims import registry


@pytest.fixture
def run(capsys):
    def command(*arguments):
        status = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return status, captured.out, captured.err

    return command


def _row(claim, verdict, method, step=None):
    witness = {"simulation": {}} if verdict == "REFUTED" else None
    return ledger.Row(claim, step, verdict, method, "a statement", witness=witness)


def test_one_line_per_claim_and_every_disagreement_explained(run):
    status, out, err = run("status")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].split() == ["claim", "status", "proof", "simulation", "search", "reason"]
    assert [line.split()[0] for line in lines[1 : len(registry) + 1]] == list(registry)
    (total,) = [line for line in lines if "disagreements" in line]
    assert total.split()[2] == total.split()[4]  # as many explained as there are


def test_a_claim_in_detail(run):
    status, out, _ = run("status", "DV-TB.4")
    assert status == 0
    assert out.startswith("DV-TB.4  PROVED")
    for text in ("on-event statement", "fresh own value", "proof (chain)", "the claim as a whole"):
        assert text in out
    assert "dpotheory replay " in out
    assert "'DV-TB.4/on-event statement'" in out


def test_json(run):
    told = json.loads(run("status", "--json")[1])
    assert [one["claim"] for one in told] == list(registry)
    one = json.loads(run("status", "DV-LB.2", "--json")[1])
    assert one == next(other for other in told if other["claim"] == "DV-LB.2")
    assert (one["status"], one["proof"]["verdict"]) == ("REFUTED", "REFUTED")
    assert one["simulation"]["verdict"] == "NOT CONTRADICTED"
    assert one["disagreements"][0]["explained"] is True


def test_a_contradiction_is_status_1(run, tmp_path):
    ledger.write(tmp_path / "a.json", [_row("MY-1", "PROVED", "chain")])
    ledger.write(tmp_path / "b.json", [_row("MY-1", "REFUTED", "simulation")])
    assert run("status", "--ledger", tmp_path / "a.json")[0] == 0
    status, out, _ = run("status", "--ledger", tmp_path / "a.json", tmp_path / "b.json")
    assert status == 1
    assert "CONTRADICTION" in out


def test_mistakes(run, tmp_path):
    status, out, err = run("status", "DV-T9")
    assert (status, out) == (2, "")
    assert err.startswith("No row of these ledgers is about 'DV-T9'")
    assert run("status", "--ledger", tmp_path / "none.json")[0] == 2


@pytest.mark.parametrize(("former", "now"), [("assumptions", "axioms")])
def test_former_names_work_with_a_note(run, former, now):
    status, out, err = run(former)
    assert (status, out) == run(now)[:2]
    assert err == f"dpotheory {former} is now dpotheory {now}; the old name goes with the next release\n"
    assert run(now)[2] == ""
