"""The mutation score's command and its report."""

import importlib.util
from pathlib import Path
from types import SimpleNamespace

import pytest

from dpotheory.checks.mutation import report as mutation_report
from dpotheory.checks.mutation.report import Result

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "claim_mutations.py"


def _benchmark():
    spec = importlib.util.spec_from_file_location("claim_mutations", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _row(truth, refuted_by, kind="side", factor: str | None = "10", text="x"):
    return Result("B", kind, factor, text, truth, "here", refuted_by, "said", 0.0)


def test_the_report_counts():
    rows = [
        _row("base", "", "base", None, ""),
        _row("false", "verify", text="a"),
        _row("false", "falsify", text="b"),
        _row("false", "", text="c"),
        _row("true", "", text="d"),
        _row("true", "verify", text="e"),
        _row("unknown", "", text="f"),
    ]
    assert mutation_report.score(rows) == 2 / 3
    assert [row.description for row in mutation_report.escaped(rows)] == ["c"]
    assert [row.description for row in mutation_report.wrongly_refuted(rows)] == ["e"]
    assert mutation_report.table(rows)[2] == "| side × 10 | 6 | 3 | 1 | 1 | 1 | 2 | 1 | 1 |"
    text = mutation_report.page(rows, "the command", {"B: c": "too rare"})
    assert "**2 of 3 false variants are refuted (66.7 %); 1 of 2 true ones are.**" in text
    assert "- B: c. too rare." in text
    assert "1 of 6 are unknown" in text


@pytest.mark.slow
def test_a_small_benchmark_end_to_end(tmp_path, capsys):
    benchmark, kept = _benchmark(), tmp_path / "rows.json"
    arguments = ["--claim", "DV-L4.1", "--json", str(kept), "--markdown", str(tmp_path / "page.md")]
    assert benchmark.main(arguments) == 0
    text = (tmp_path / "page.md").read_text()
    assert "**24 of 24 false variants are refuted (100.0 %); 0 of 0 true ones are.**" in text
    before = kept.read_text()
    assert benchmark.main(arguments) == 0  # resumed: nothing is tested again
    assert kept.read_text() == before
    assert benchmark.main(["--claim", "NO-1"]) == 2
    assert benchmark.main([*arguments, "--seed", "1"]) == 2
    assert "take another file" in capsys.readouterr().err


@pytest.mark.parametrize("stands", [True, False])
def test_a_statement_falls_by_a_witness_against_a_variant_that_follows_from_it(stands, monkeypatch):
    benchmark, name = _benchmark(), "PG-TA.2/on-event statement"

    class Tools:
        def __init__(self):
            self.witness = {"of": "a variant"}

        def __call__(self, base, claim):
            return ("", "NOT CONTRADICTED") if claim is base.claim else ("falsify", "broken")

    monkeypatch.setattr(benchmark, "replay", lambda witness: SimpleNamespace(stands=stands, witness=witness))
    monkeypatch.setattr(benchmark.oracle, "refute", lambda claim, on_event: None)
    rows = list(benchmark.tested(name, benchmark.bases()[name], Tools(), benchmark.Options(true=3), {}))
    assert (rows[-1].kind == "base") is stands
    if stands:
        assert (rows[-1].truth, rows[-1].refuted_by) == ("false", "falsify")
        assert rows[-1].said.startswith("broken Found for the variant: ")
    else:
        assert len(mutation_report.wrongly_refuted(rows)) == 3


@pytest.mark.slow
@pytest.mark.parametrize("name", ["DV-LC.2", "DV-TB.3", "DV-T4.2", "DV-LB.2, corrected", "DV-TB.3/on-event statement"])
def test_a_wider_benchmark(name):
    benchmark = _benchmark()
    rows = benchmark.run(benchmark.Options(claim=name, true=5))
    assert mutation_report.score(rows) >= 0.9
    assert mutation_report.wrongly_refuted(rows) == []
