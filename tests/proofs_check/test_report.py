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
    found = _manifest(
        tmp_path, monkeypatch, a='["A"]\nstatement = "(R) All."\n"first" = "One."', b='["B"]\nx = "(D) Two."'
    )
    assert found == {
        "A": Printed("A", None, "All.", True),
        "A/first": Printed("A", "first", "One."),
        "B/x": Printed("B", "x", "Two.", definition=True),
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
    monkeypatch.setattr(
        report, "manifest", lambda: {"A": Printed("A", None, ""), "A/one": Printed("A", "one", "", definition=True)}
    )
    assert report.counts(rows) == (0, 1)


def test_errata_list_what_is_refuted_with_its_correction(toys, monkeypatch):
    false = FALSE["polynomial"]
    toys(
        printed("A", None, Open("all", "time would tell")),
        printed("A", "two", false, "real numbers"),
        own("A", "fixed", TRUE["polynomial"], "Squares of large numbers are large.", corrects="two"),
        reading("A", "another", TRUE["polynomial"], "Of large numbers.", of="two"),
        own("A", "ours", false, "Our own attempt."),
        printed("B", "fine", TRUE["polynomial"], "of large numbers"),
        reading("B", "strict", false, "Of all numbers.", of="fine"),
    )
    entries = {
        "A/two": Printed("A", "two", "All numbers have larger squares.", True),
        "A": Printed("A", None, "All."),
        "B/fine": Printed("B", "fine", "Squares are large."),
    }
    for module in (report, run):
        monkeypatch.setattr(module, "manifest", lambda: entries)
    text = report.errata(run.decide_all(processes=1))
    errata, _, readings = text.partition("## Refuted under another reading only")
    assert "### two (R)\n" in errata
    assert "- **Printed:** All numbers have larger squares. (reading: real numbers)" in errata
    assert "- **Another reading** (another): Of large numbers. — PROVED" in errata
    assert "- **Correction** (fixed): Squares of large numbers are large. — PROVED" in errata
    assert "The statement as a whole UNDECIDED (time would tell)" in errata
    assert "Our own attempt" not in text
    assert "## B" not in text
    assert "**B, fine:** Squares are large. (reading: of large numbers) — PROVED" in readings
    assert "Read as “Of all numbers.”: REFUTED" in readings


def test_errata_without_refuted_readings_have_no_such_section(toys):
    toys(printed("A", "one", TRUE["polynomial"]))
    assert "another reading only" not in report.errata(run.decide_all(processes=1))


@pytest.mark.parametrize(
    ("restricted", "words"),
    [
        (TRUE["polynomial"], "It fails only where the printed bound is vacuous"),
        (FALSE["polynomial at the edge"], "It fails where the printed bound is non-vacuous too"),
        (Open("x", "time would tell"), "is UNDECIDED (row 'large')"),
    ],
)
def test_a_refutation_says_where_it_matters(toys, restricted, words):
    toys(
        printed("A", "all", FALSE["polynomial"], informative="large"),
        own("A", "large", restricted, "The same for large numbers."),
    )
    rows = run.decide_all(processes=1)
    assert rows[0].verdict == "REFUTED"
    assert words in rows[0].reason
    assert words in report.errata(rows)
    assert run.decide_all(None, rows, 1)[0].reason == rows[0].reason
