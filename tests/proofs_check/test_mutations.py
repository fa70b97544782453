"""The mutation test on statements of the proof files: a false variant is never PROVED, and the test would notice."""

from pathlib import Path

import pytest
import sympy as sp

from dpotheory import ledger
from dpotheory.prover import Budget, Limit, Outcome, Relation, Verdict, decide, implies
from dpotheory.prover.mutate import FACTORS, KINDS
from proofs_check import mutations as program
from proofs_check import run, steps
from proofs_check.evidence import Proof, proof
from proofs_check.step import own

from .toys import STEP, n, x

COMMITTED = Path(__file__).parents[2] / "docs" / "ledger.json"
TOY = implies({"large": Relation(x, ">=", 2), "also": Relation(n, ">=", 3)}, Relation(n * x + x, ">=", 7))
ROW = ledger.Row("A", "one", "PROVED", "z3", "x")


@pytest.fixture
def few_points(monkeypatch):
    """Quick answers."""
    for name in ("_POINTS", "_MORE_POINTS"):
        monkeypatch.setattr(program, name, 80)


def _bases(count: int) -> list[program.Base]:
    """Statements of the proof files that are proved quickly, drawn with a fixed seed."""
    everything = [
        (step, statement)
        for step in steps().values()
        if isinstance(step.check, Proof)
        for statement in step.check.statements
        if isinstance(statement.goal, Relation)
    ]
    everything.sort(key=lambda pair: (len(pair[1].domains), pair[1].content_hash))
    found: list[program.Base] = []
    for step, statement in everything[len(everything) // 6 :: max(1, len(everything) // 20)]:
        if decide(statement, Budget(seconds=1, points=50)).verdict is Verdict.PROVED:
            found.append((ledger.Row(step.claim, step.name, "PROVED", "prover", ""), statement))
        if len(found) == count:
            break
    return found


@pytest.mark.slow
def test_false_variants_of_some_steps_are_never_proved(few_points):
    bases = _bases(6)
    assert len(bases) == 6
    results = program.decide_variants(bases, per_row=4, seed=3, seconds=0.5, jobs=1)
    assert len(results) > 12
    assert sum(result.false for result in results) >= 6
    assert program.unsound(results) == []
    assert program.failures(results) == []


@pytest.mark.slow
def test_false_variants_of_forty_steps_are_never_proved(tmp_path):
    arguments = ["--rows", "40", "--per-row", "12", "--jobs", "2", "--markdown", str(tmp_path / "page.md")]
    if COMMITTED.exists():
        arguments += ["--ledger", str(COMMITTED)]
    assert program.main(arguments) == 0
    text = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "**False variants PROVED: 0. Errors of the prover: 0.**" in text
    totals = [int(cell) for cell in text.split("| **all** |")[1].split("\n")[0].strip(" |").split("|")]
    assert totals[0] >= 400
    assert totals[1] >= 150


def test_variants_are_of_every_kind_and_every_factor():
    made = program.variants(TOY, 14, seed=1)
    assert len(made) == 14
    assert {(mutation.kind, mutation.factor) for mutation in made} == {
        *(("constant", factor) for factor in FACTORS),
        *((kind, None) for kind in KINDS if kind != "constant"),
    }
    assert len({mutation.statement.content_hash for mutation in made}) == 14
    again = [mutation.description for mutation in program.variants(TOY, 14, seed=1)]
    assert again == [mutation.description for mutation in made]
    assert again != [mutation.description for mutation in program.variants(TOY, 14, seed=2)]


def test_results_of_a_toy_statement(few_points):
    results = program.decide_variants_of("A/one", TOY, 14, 1, 2.0)
    by_kind = {result.kind: result for result in results}
    assert by_kind["direction"].false
    assert by_kind["hypothesis"].false  # dropped: x = 1 or n = 1 makes 7 too much
    assert not by_kind["strictness"].false  # 3·2 + 2 = 8 is more than 7
    assert by_kind["strictness"].verdict == "PROVED"
    assert all(result.verdict == "REFUTED" for result in results if result.false)
    near = {result.factor: result for result in results if result.factor in (sp.Rational(21, 20), sp.Rational(20, 21))}
    assert len(near) == 2


def test_a_prover_that_proves_everything_is_caught(few_points, monkeypatch, capsys):
    monkeypatch.setattr(program, "decide", lambda statement, budget: Outcome(Verdict.PROVED, "wishful"))
    results = program.decide_variants([(ROW, TOY)], 14, 1, 1.0, 1)
    wrong = program.unsound(results)
    assert wrong
    assert {result.verdict for result in wrong} == {"PROVED"}
    monkeypatch.setattr(program.run, "decide_all", lambda **options: [ROW])
    monkeypatch.setattr(program, "proved", lambda rows: [(ROW, TOY)])
    assert program.main(["--rows", "1", "--per-row", "14", "--seed", "1", "--jobs", "1"]) == 1
    out = capsys.readouterr().out
    assert f"**False variants PROVED: {len(wrong)}. " in out
    assert "- PROVED though false: A/one: " in out


def test_a_refutation_whose_witness_does_not_stand_is_caught(monkeypatch):
    bad = {"point": {"x": "3", "n": "3"}, "statement": TOY.to_dict()}
    monkeypatch.setattr(program, "decide", lambda statement, budget: Outcome(Verdict.REFUTED, "wishful", witness=bad))
    (result,) = program.failures(program.decide_variants_of("A/one", TOY, 1, 1, 1.0))
    assert "does not stand" in result.description


def test_an_error_of_the_prover_is_caught(monkeypatch, capsys):
    def broken(statement, budget):
        raise OverflowError("too large")

    monkeypatch.setattr(program, "decide", broken)
    monkeypatch.setattr(program.run, "decide_all", lambda **options: [ROW])
    monkeypatch.setattr(program, "proved", lambda rows: [(ROW, TOY)])
    assert program.main(["--rows", "1", "--per-row", "2", "--jobs", "1"]) == 1
    out = capsys.readouterr().out
    assert "**False variants PROVED: 0. Errors of the prover: 2.**" in out
    assert "(OverflowError: too large)" in out


def test_what_is_proved_is_searched_again(monkeypatch):
    monkeypatch.setattr(program, "_POINTS", 0)
    monkeypatch.setattr(program, "_MORE_POINTS", 80)
    monkeypatch.setattr(program, "decide", lambda statement, budget: Outcome(Verdict.PROVED, "wishful"))
    results = program.decide_variants_of("A/one", TOY, 14, 1, 1.0)
    assert len(program.unsound(results)) >= 4


def test_the_table_counts():
    def result(kind, factor, false, verdict):
        return program.Result("A/one", kind, factor, "", false, verdict)

    lines = program.table(
        [
            result("sign", None, True, "REFUTED"),
            result("sign", None, True, "UNDECIDED"),
            result("sign", None, True, "PROVED"),
            result("sign", None, False, "PROVED"),
            result("constant", FACTORS[0], False, "UNDECIDED"),
        ]
    )
    assert "| sign | 4 | 3 | 1 | 1 | 1 | 1 | 0 | 0 | 1 |" in lines
    assert "| constant × 21/20 | 1 | 0 | 0 | 0 | 0 | 1 | 0 | 1 | 0 |" in lines
    assert lines[-1] == "| **all** | 5 | 3 | 1 | 1 | 1 | 2 | 0 | 1 | 1 |"
    assert len(lines) == 2 + 14 + 1


def test_statements_come_from_rows_that_are_proved(monkeypatch):
    limit = own("A", "limit", proof(Limit(1 / x, x, sp.oo, 0)), "a limit")
    monkeypatch.setattr(program, "steps", lambda: {step.key: step for step in (STEP, limit)})
    certificate = {"digest": run.digest(STEP)}
    row = ledger.Row("A", "one", "PROVED", "z3", "x", certificate=certificate)
    assert [(base[0].name, base[1].content_hash) for base in program.proved([row, row])] == [
        ("A/one", STEP.check.statements[0].content_hash)
    ]
    others = [
        ledger.Row("A", "one", "UNDECIDED", "z3", "x", certificate=certificate),
        ledger.Row("A", "one", "PROVED", "z3", "x", certificate={"digest": "another step of that name"}),
        ledger.Row("A", "none", "PROVED", "z3", "x", certificate=certificate),
        ledger.Row("A", "limit", "PROVED", "sympy", "x", certificate={"digest": run.digest(limit)}),
    ]
    assert program.proved(others) == []


def test_the_choice_depends_on_the_seed_alone():
    bases = [(ROW, implies([], Relation(x, "<=", k))) for k in range(30)]
    hashes = [base[1].content_hash for base in program.choose(bases, 5, 0)]
    assert [base[1].content_hash for base in program.choose(bases[::-1], 5, 0)] == hashes
    assert [base[1].content_hash for base in program.choose(bases, 5, 1)] != hashes
    with pytest.raises(ValueError, match="only 30 statements are PROVED, but --rows asks for 31"):
        program.choose(bases, 31, 0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--rows", "0"], "--rows is 0, but it must be greater than 0"),
        (["--per-row", "-1"], "--per-row is -1"),
        (["--seconds", "0"], "--seconds is 0.0"),
        (["--jobs", "0"], "--jobs is 0"),
        (["--markdown", "/no/such/folder/page.md"], "the folder of /no/such/folder/page.md does not exist"),
        (["--ledger", "/no/such/ledger.json"], "cannot be read"),
    ],
)
def test_mistakes_are_one_sentence(arguments, message, capsys):
    assert program.main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert message in err
    assert err.count("\n") == 1


def test_too_few_proved_statements_are_one_sentence(tmp_path, capsys):
    path = tmp_path / "ledger.json"
    ledger.write(path, [])
    assert program.main(["--ledger", str(path)]) == 2
    assert capsys.readouterr().err == "only 0 statements are PROVED, but --rows asks for 40\n"
