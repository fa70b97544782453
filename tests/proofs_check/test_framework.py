"""The proof files as a whole: every printed step has its row, every row its evidence, and the ledger can be rebuilt."""

import re
from pathlib import Path

import pytest

import dpotheory as dt
from dpotheory import ledger
from dpotheory.ledger.witnesses import WitnessError
from proofs_check import report, run, steps
from proofs_check.axioms import AXIOMS
from proofs_check.evidence import Chain, Derivation, Family, Instance, Open, Proof, tautologies
from proofs_check.manifest import manifest
from proofs_check.replay import replay_row

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "ledger.json"
THEORY = ROOT / "docs" / "theory.md"


def _claims_with_rows() -> set[str]:
    return {step.claim for step in steps().values()}


# --- what is printed, and what is decided


def test_every_printed_step_stands_in_the_manifest_and_the_other_way_round():
    of_files = {step.key for step in steps().values() if step.origin == "printed"}
    assert of_files - set(manifest()) == set(), "printed steps that the manifest does not list"
    assert set(manifest()) - of_files == set(), "entries of the manifest that no proof file decides"


def test_every_claim_has_rows_and_a_statement_in_the_manifest():
    assert set(dt.claims) - _claims_with_rows() == set(), "claims without rows"
    stated = {name for name in dt.claims if dt.claims[name].kind != "qualitative"}  # sentences stand as their parts
    ours = {name for name in stated if name.startswith("OWN-")}
    assert stated - ours - set(manifest()) == set(), "claims without a statement in the manifest"
    whole = {step.claim for step in steps().values() if step.origin == "own" and step.name is None}
    assert ours - whole == set(), "claims of ours whose statement no proof file decides"


def test_every_row_is_of_a_claim():
    assert _claims_with_rows() - set(dt.claims) == set()
    assert {entry.claim for entry in manifest().values()} - set(dt.claims) == set()


def test_entries_of_the_manifest_are_sentences():
    for entry in manifest().values():
        assert entry.says.strip() == entry.says
        assert len(entry.says) > 10, entry.key


def test_steps_say_what_they_are():
    for step in steps().values():
        if step.origin == "printed":
            assert step.corrects is None, step.key
            assert not step.says, f"{step.key}: the manifest says what is printed"
        else:
            assert step.says, step.key
        if step.origin == "reading":
            assert step.name is not None, step.key
            assert step.reads is not None, step.key
            assert steps()[f"{step.claim}/{step.reads}" if step.reads else step.claim].reading, step.key
        if step.corrects is not None:
            assert step.corrects in {s.name or "" for s in steps().values() if s.claim == step.claim}, step.key


def test_rows_name_known_facts_and_say_something():
    for step in steps().values():
        check = step.check
        if isinstance(check, (Chain, Derivation, Family, Proof)):
            assert set(check.axioms) <= set(AXIOMS), step.key
        if isinstance(check, (Instance, Open)):
            assert check.statement, step.key
        if isinstance(check, Open):
            assert check.reason, step.key
        if isinstance(check, Proof):
            assert check.statements, step.key
        if step.informative is not None:
            assert f"{step.claim}/{step.informative}" in steps(), step.key


def test_no_row_compares_an_expression_with_itself():
    assert [(step.key, text) for step in steps().values() for text in tautologies(step.check)] == []


def test_rows_with_readings_say_which():
    for row in _committed():
        step = steps()[row.name]
        if step.origin == "reading" or step.reading:
            assert "reading: " in row.statement, row.name


def _ids_of_theory(text: str) -> list[str]:
    """The ids in the headings, without those that the text below marks as not yet decided."""
    parts = [part.partition("\n") for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]]
    decided = " ; ".join(heading for heading, _, body in parts if "*Stated, not yet decided.*" not in body)
    return re.findall(r"(?<![\w-])(?:DV|PG|LD|OWN|SEED)-(?:LD-)?[A-Za-z]+\d*(?:\.\d+)?", decided)


def test_ids_are_read_from_headings():
    text = (
        "# A\n**DV-T0.0**\n## 2. B\n### PG-LA.1 and DV-LB.1: E(ε)\nas DV-T9.9\n### DV-C\n**DV-T8.8**\n### SEED-robust\n"
        "### OWN-law: samples\n\n*Stated, not yet decided.* Soon.\n### Setting of LD\n### OWN-LD-rate: speed\nX.\n"
    )
    assert _ids_of_theory(text) == ["PG-LA.1", "DV-LB.1", "DV-C", "SEED-robust", "OWN-LD-rate"]


def test_every_statement_of_the_theory_has_rows():
    wanted = _ids_of_theory(THEORY.read_text(encoding="utf-8"))
    assert len(wanted) >= 35
    assert set(wanted) == _claims_with_rows()


# --- the ledger


def _committed() -> list[ledger.Row]:
    if not COMMITTED.exists():
        pytest.skip("docs/ledger.json is not there yet")
    return ledger.read(COMMITTED)


def test_the_committed_ledger_has_a_row_for_every_step():
    rows = _committed()
    assert [row.name for row in rows] == list(steps())
    assert all(row.reason for row in rows if row.verdict == "UNDECIDED")


def test_the_number_of_decided_steps_that_the_documentation_states():
    decided, printed = report.counts(_committed())
    text = (ROOT / "docs" / "proofs.md").read_text(encoding="utf-8")
    assert f"Of {printed} printed steps {decided} are decided ({decided / printed:.0%}".replace("%", " %") in text


def test_witnesses_of_the_committed_ledger_stand():
    # Those that need no proof; the slow test below replays all of them.
    rows = [row for row in _committed() if row.witness and ("point" in row.witness or "instance" in row.witness)]
    assert rows
    for row in rows:
        found = replay_row(row)
        assert found.stands, (row.name, found.reason)
        assert found.notes == (), row.name


def _complaints(rows: list[ledger.Row]) -> list[str]:
    """What is wrong with rows that were just decided; empty when nothing is."""
    found = []
    for row in rows:
        if row.verdict == "UNDECIDED" and not row.reason:
            found.append(f"{row.name} is UNDECIDED without a reason")
        if row.verdict == "PROVED" and not row.certificate:
            found.append(f"{row.name} is PROVED without a certificate")
        if row.verdict == "REFUTED":
            try:
                replayed = replay_row(row)
            except WitnessError as error:
                found.append(f"{row.name}: {error}")
                continue
            found += [f"{row.name}: {replayed.reason}"] if not replayed.stands else []
            found += [f"{row.name}: {note}" for note in replayed.notes]
    return found


@pytest.mark.slow
def test_the_ledger_can_be_deleted_and_rebuilt(tmp_path):
    path = tmp_path / "ledger.json"
    if COMMITTED.exists():  # whatever it holds, nothing is taken from it
        path.write_bytes(COMMITTED.read_bytes())
        path.unlink()
    rows = run.decide_all(processes=2)
    ledger.write(path, rows)
    assert ledger.read(path) == rows
    assert [row.name for row in rows] == list(steps())
    assert _complaints(rows) == []
    decided, _ = report.counts(rows)
    open_ones = [row.name for row in rows if row.verdict == "UNDECIDED"]
    assert decided >= 0.8 * len(manifest()), open_ones
    if COMMITTED.exists():
        difference = ledger.compare(ledger.read(COMMITTED), rows)
        assert difference.same, str(difference)


def test_complaints_are_made():
    bad = [
        ledger.Row("A", "a", "UNDECIDED", "z3", "x"),
        ledger.Row("A", "b", "PROVED", "z3", "x"),
        ledger.Row("A", "c", "REFUTED", "m", "x", witness={"instance": "values that share a token", **_GRAPH}),
    ]
    assert [text.split()[0].rstrip(":") for text in _complaints(bad)] == ["A/a", "A/b", "A/c"]


_GRAPH = {"arguments": {"token_pairs": [["a", "b"], ["c", "d"]]}}
