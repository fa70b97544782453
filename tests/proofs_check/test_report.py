"""The manifest, the table, the summary and the errata."""

import pytest

from proofs_check import manifest, report, run
from proofs_check.evidence import Open
from proofs_check.manifest import Printed
from proofs_check.step import own, printed, reading

from .toys import FALSE, FALSE_STEP, STEP, TRUE


def _manifest(tmp_path, monkeypatch, **files):
    folder = tmp_path / "manifests"
    folder.mkdir()
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text)
    (folder / "notes.txt").write_text("not a manifest")
    monkeypatch.setattr(manifest.resources, "files", lambda package: tmp_path)
    return manifest.manifest.__wrapped__()


def test_the_manifest_reads_claims_and_steps(tmp_path, monkeypatch):
    found = _manifest(tmp_path, monkeypatch, a='["A"]\nstatement = "(R) All."\n"first" = "One."', b='["B"]\nx = "Two."')
    assert found == {
        "A": Printed("A", None, "All.", True),
        "A/first": Printed("A", "first", "One."),
        "B/x": Printed("B", "x", "Two."),
    }


def test_the_manifest_lists_each_step_once(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="lists 'A/x' twice"):
        _manifest(tmp_path, monkeypatch, a='["A"]\nx = "One."', b='["A"]\nx = "Two."')


def test_the_table_and_the_summary(toys, capsys, monkeypatch):
    toys(STEP, FALSE_STEP, own("A", None, Open("all", "time would tell"), "all"))
    monkeypatch.setattr(report, "manifest", lambda: {name: Printed("A", None, "") for name in ("A", "A/one")})
    rows = run.decide_all(processes=1)
    report.table(rows)
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:3] for line in lines[1:]] == [
        ["A", "one", "PROVED"],
        ["A", "two", "REFUTED"],
        ["A", "(statement)", "UNDECIDED"],
    ]
    report.table(rows, markdown=True)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "|---|---|---|---|---|"
    assert lines[4].startswith("| A | *statement* | UNDECIDED | none |")
    report.summary(rows)
    out = capsys.readouterr().out
    assert "1 PROVED, 1 REFUTED, 1 UNDECIDED of 3 rows." in out
    assert "Printed steps decided: 1 of 2 (50%)." in out
    assert "UNDECIDED A: time would tell" in out
    assert report.counts(rows) == (1, 2)


def test_errata_list_what_is_refuted_with_its_correction(toys, monkeypatch):
    false = FALSE["polynomial"]
    toys(
        printed("A", None, Open("all", "time would tell")),
        printed("A", "two", false),
        own("A", "fixed", TRUE["polynomial"], "Squares of large numbers are large.", corrects="two"),
        reading("A", "another", false, "Read otherwise."),
        own("A", "ours", false, "Our own attempt."),
        printed("B", "fine", TRUE["polynomial"]),
    )
    entries = {"A/two": Printed("A", "two", "All numbers have larger squares.", True), "A": Printed("A", None, "All.")}
    for module in (report, run):
        monkeypatch.setattr(module, "manifest", lambda: entries)
    text = report.errata(run.decide_all(processes=1))
    assert "### two (R)\n" in text
    assert "- **Printed:** All numbers have larger squares." in text
    assert "- **Correction** (fixed): Squares of large numbers are large. — PROVED" in text
    assert "### another (another reading)" in text
    assert "The statement as a whole UNDECIDED (time would tell)" in text
    assert "Our own attempt" not in text
    assert "## B" not in text
