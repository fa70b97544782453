"""Theorems of Coq: what is written is read back as the row's statement, and whatever was changed is noticed."""

import contextlib
import dataclasses
import re
from fractions import Fraction
from functools import cache

import pytest
import sympy as sp

from dpotheory import ledger
from dpotheory.prover import Limit, Relation, implies
from proofs_check import steps
from proofs_check.kernel import __main__ as command
from proofs_check.kernel import compile as compiler
from proofs_check.kernel import files, prove, reader, record, rows, session, univariate, writer

from .test_framework import COMMITTED


def stated(goal, *given, **domains):
    """A statement from text: "x*y <= 1"; symbols that have no domain are real."""

    def relation(text):
        left, op, right = text.partition(
            next(op for op in (" <= ", " >= ", " == ", " != ", " < ", " > ") if op in text)
        )
        return Relation(left, op.strip(), right)

    return implies([relation(text) for text in given], relation(goal), domains)


@cache
def claims():
    return rows.by_claim(ledger.read(COMMITTED), steps())


def proved(text):
    """The theorem with a proof of no matter what."""
    return f"{text}Proof. by_lra. Qed.\n"


def difference(text, statement):
    (theorem,) = reader.theorems(proved(text))
    return reader.differs(theorem, statement)


def test_a_theorem_by_hand():
    text = writer.theorem(
        "t", stated("x/(1 + x) <= sqrt(x)/2", "x*y > 1", "y != 2", x="nonnegative", y="positive integer")
    )
    assert text.splitlines()[0] == "Theorem t : forall x y : R,"
    assert [line.strip() for line in text.splitlines()[1:5]] == ["0 <= x ->", "1 <= y ->", "x * y > 1 ->", "y <> 2 ->"]
    assert text.splitlines()[5].strip().startswith("1 + x <> 0 /\\ x >= 0 /\\ x * (/ (1 + x)) <= ")


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("x + 2*y", "(x + (2 * y))"),
        ("-x", "((-1) * x)"),
        ("x**3/y**2", "((x ^ 3) * (/ y ^ 2))"),
        ("sqrt(x)", "(sqrt x)"),
        ("x**(-3/2)", "(/ (sqrt x) ^ 3)"),
        ("x**(3/4)", "((sqrt (sqrt x)) ^ 3)"),
        ("exp(x)*log(y)", "((exp x) * (ln y))"),
        ("Min(x, 1, y)", "(Rmin 1 (Rmin x y))"),
        ("pi - E", "(PI + ((-1) * (exp 1)))"),
        ("x**y", "(Rpower x y)"),
        ("-3/7", "(-3/7)"),
    ],
)
def test_terms_by_hand(expression, text):
    statement = stated(f"{expression} <= 0", x="positive", y="positive")
    written = writer.term(statement.goal.lhs)
    tokens = re.compile(r"\w+|[^\s\w()]")  # sympy chooses the order of a sum
    assert sorted(tokens.findall(written)) == sorted(tokens.findall(text))
    assert difference(writer.theorem("t", statement), statement) == ""


@pytest.mark.parametrize("name", ["K'", "c_i.c_j", "|x_j|^2", "log K", "exp", "R", "at", "c_v", "noise part of C", "E"])
def test_every_name_of_a_symbol_comes_back(name):
    coq = writer.name_of(name)
    assert re.fullmatch(r"[A-Za-z][A-Za-z0-9_']*", coq)
    assert coq not in ("exp", "R", "at")
    assert reader.meant(coq) == name


def test_names_do_not_collide():
    names = ["c", "c_v", "c'", "c.v", "c v", "exp", "exp'", "v", "v_"]
    assert len({writer.name_of(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        (stated("erfc(x) <= 1"), "erfc has no name"),
        (stated("x**(1/3) <= 1", x="positive"), "the exponent 1/3"),
        (stated("x**y <= 1"), "need not be positive"),
    ],
)
def test_what_has_no_theorem_is_refused(statement, message):
    with pytest.raises(writer.UnwritableError, match=message):
        writer.theorem("t", statement)


def test_a_limit_has_no_theorem():
    x = sp.Symbol("x", positive=True)
    with pytest.raises(writer.UnwritableError, match="limit"):
        writer.theorem("t", implies([], Limit(1 / x, x, sp.oo, 0)))


def test_every_row_that_has_a_theorem_comes_back_from_its_text():
    count = 0
    for of in claims().values():
        for statements in of.values():
            for statement in statements:
                assert difference(writer.theorem("t", statement), statement) == ""
            count += 1
    assert count > 250


def test_rows_without_a_theorem_say_why():
    reasons = []
    for row in ledger.read(COMMITTED):
        try:
            rows.statements(steps()[row.name], row)
        except rows.LeftOutError as error:
            reasons.append(str(error))
    for part in ("chain", "autodiff", "derivation", "it is REFUTED", "limit", "erfc"):
        assert any(part in reason for reason in reasons)


def test_a_row_about_another_statement_has_no_theorem():
    row = next(row for row in ledger.read(COMMITTED) if row.name == "DV-T4.2/at most four values a token")
    parts = [{**part, "content_hash": "0"} for part in row.certificate["parts"]]
    with pytest.raises(rows.LeftOutError, match="other statements"):
        rows.statements(steps()[row.name], dataclasses.replace(row, certificate={**row.certificate, "parts": parts}))


STATEMENT = stated("1/(x - y) + log(z) >= sqrt(z)/3", "x > y", "z >= 2", "Abs(y) <= 1", x="nonnegative", z="positive")
TEXT = writer.theorem("t", STATEMENT)
CHANGES = {
    "a symbol left out": ("forall x y z", "forall x y"),
    "symbols in another order": ("forall x y z", "forall y x z"),
    "a constant": ("(/ 3)", "(/ 4)"),
    "a constant of a premise": ("z >= 2", "z >= 3"),
    "a premise the other way round": ("x > y", "y > x"),
    "a premise more": ("  z >= 2 ->\n", "  z >= 2 ->\n  z <= 1 ->\n"),
    "a goal among the premises": ("  z >= 2 ->\n", "  z >= 2 ->\n  (/ (x + ((-1) * y))) >= 1 ->\n"),
    "a goal that is strict": (" >= (/ 3)", " > (/ 3)"),
    "another function": ("ln z", "exp z"),
    "another domain": ("0 <= x ->", "1 <= x ->"),
    "a denominator that may be 0": ("x + ((-1) * y) <> 0 /\\ ", ""),
    "a sign": ("(/ (x + ((-1) * y)))", "(/ (x + y))"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_theorem_is_noticed(change):
    old, new = CHANGES[change]
    assert old in TEXT
    with contextlib.suppress(reader.ReadingError):  # noticed even sooner
        assert difference(TEXT.replace(old, new, 1), STATEMENT) != ""


def test_that_hypotheses_hold_together_comes_back_and_changes_are_noticed():
    domains = {"x": "positive", "n": "positive integer"}
    hypotheses = implies([Relation("x", ">", "sqrt(n)")], Relation(1, "<=", 0), domains)
    claimed = writer.Existence(hypotheses, (("n", "4"), ("x", "3")))
    text = writer.theorem("t", claimed)
    assert "exists n x : R," in text
    assert difference(text, claimed) == ""
    assert difference(text, hypotheses) != ""
    assert difference(writer.theorem("t", hypotheses), claimed) != ""
    for old, new in (
        ("(exists whole : Z, n = IZR whole) /\\ ", ""),
        ("1 <= n /\\ ", ""),
        ("x > sqrt n", "x > n"),
        ("0 < x", "0 <= x"),
    ):
        assert old in text
        assert difference(text.replace(old, new, 1), claimed) != ""


def test_a_premise_that_is_missing_is_noticed_too():
    assert difference(TEXT, STATEMENT) == ""
    for premise in ("Rabs y <= 1", "0 <= x", "z >= 2"):
        fewer = TEXT.replace(f"  {premise} ->\n", "")
        assert fewer != TEXT
        assert "lacks the premise" in difference(fewer, STATEMENT)


@pytest.mark.parametrize(
    "text",
    [
        "Axiom false : False.\n",
        "Definition exp := fun x : R => 0.\n",
        "Lemma exp : R -> R. Proof. exact (fun x => x). Qed.\n",
        'Notation "x <= y" := True.\n',
        "From Other Require Import Words.\n",
        "(* a comment that does not end\n",
        "Hint Resolve x.\n",
    ],
)
def test_a_file_with_another_command_is_refused(text):
    good = proved(TEXT)
    assert [one.name for one in reader.theorems(good)] == ["t"]
    for whole in (text + good, good + text):
        with pytest.raises(reader.ReadingError):
            reader.theorems(whole)


@pytest.mark.parametrize("proof", ["Admitted.", "Abort.", "Proof. admit. Admitted.", "Proof. Axiom a : False. Qed."])
def test_a_theorem_without_a_whole_proof_is_refused(proof):
    with pytest.raises(reader.ReadingError):
        reader.theorems(f"{TEXT}{proof}\n")


def test_the_shared_lemmas_add_no_axiom_and_rename_nothing():
    text = (session.FOLDER / "Base.v").read_text(encoding="utf-8")
    assert reader.base_problem(text) == ""
    assert "Axiom" in reader.base_problem(text + "Axiom false : False.\n")
    assert "another meaning" in reader.base_problem(text + "Lemma exp : R -> R.\nProof. auto. Qed.\n")


def test_every_shipped_file_states_its_rows():
    there = {path.stem for path in session.FOLDER.glob("*.v")} - {"Base"}
    assert there == {rows.module(claim) for claim in claims()} & there
    count = 0
    for claim, of in claims().items():
        path = files.path(session.FOLDER, claim)
        if path.exists():
            text = path.read_text(encoding="utf-8")
            names = rows.names(of)
            for key, statements in of.items():
                if rows.theorem_names(names[key], len(statements))[0] in files.entries(text):
                    assert files.problem(text, of, key) == ""
                    count += 1
    assert count >= 240


def test_a_changed_file_is_noticed_row_by_row(tmp_path):
    claim = "DV-LB.2"
    of = claims()[claim]
    text = files.path(session.FOLDER, claim).read_text(encoding="utf-8")
    key = next(iter(of))
    assert files.problem(text, of, key) == ""
    assert "header" in files.problem(text.replace("Open Scope R_scope.", "Open Scope Z_scope."), of, key)
    assert "header" in files.problem("Axiom false : False.\n" + text, of, key)
    assert "no theorem" in files.problem(text.replace(f"Theorem {rows.names(of)[key]}_1 ", "Theorem other "), of, key)
    (tmp_path / f"{rows.module(claim)}.v").write_text(text.replace("8 * ", "9 * "))
    assert command._unread(tmp_path, claim, of) != []


def test_a_record_needs_the_file_and_what_coq_says():
    claim = "DV-LB.2"
    of = claims()[claim]
    text = files.path(session.FOLDER, claim).read_text(encoding="utf-8")
    seconds = dict.fromkeys(files.entries(text), 0.5)
    fine = compiler.Checked("", ["Classical_Prop.classic", "PrimFloat.*"], seconds, "0" * 64)
    found = record.records(text, of, fine, "Coq 8.16.1")
    assert found
    assert set(next(iter(found.values()))) == {"checker", "tactic", "seconds", "sha256", "assumptions"}
    assert record.records(text, of, dataclasses.replace(fine, error="no"), "Coq") == {}
    assert record.records(text, of, dataclasses.replace(fine, assumptions=["mine.false"]), "Coq") == {}
    assert record.records(text, of, dataclasses.replace(fine, seconds={}), "Coq") == {}
    assert record.records(text.replace(" 1 <= ", " 2 <= "), of, fine, "Coq") == {}


def test_a_record_is_kept_for_the_very_file_and_checker_only():
    claim = "DV-LB.2"
    of = claims()[claim]
    text = files.path(session.FOLDER, claim).read_text(encoding="utf-8")
    seconds = dict.fromkeys(files.entries(text), 0.5)
    digest = compiler.digest(text)
    found = record.records(text, of, compiler.Checked("", [], seconds, digest), "Coq 8.16.1")
    assert record.kept(text, of, found, "Coq 8.16.1") == found
    assert record.kept(text, of, found, "Coq 9") == {}
    assert record.kept(text + "\n", of, found, "Coq 8.16.1") == {}


def test_without_coq_the_files_are_still_compared(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(session.shutil, "which", lambda name: None)
    assert command.main(["--claim", "DV-LB.2"]) == 0
    assert "is not installed" in capsys.readouterr().out
    text = files.path(session.FOLDER, "DV-LB.2").read_text(encoding="utf-8")
    (tmp_path / "DV_LB_2.v").write_text(text.replace("8 * ", "9 * "))
    assert command.main(["--claim", "DV-LB.2", "--folder", str(tmp_path)]) == 1


def test_mistakes_in_the_options_are_one_line(capsys):
    assert command.main(["--claim", "DV-NONE"]) == 2
    assert command.main(["--seconds", "0"]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_roots_of_bounds_lie_on_the_side_asked_for():
    for value in (Fraction(143469), Fraction(2), Fraction(1, 3)):
        assert univariate._root(value, 4, False) ** 4 <= value <= univariate._root(value, 4, True) ** 4


def test_products_are_found_and_their_absence_too():
    true = stated("x*y >= 1", "x >= 1", "y >= 1")
    false = stated("x*y >= 2", "x >= 1", "y >= 1")
    assert list(prove.proofs(true, 10.0))
    assert not list(prove.proofs(false, 3.0))


def test_proofs_are_named_by_their_kind():
    kinds = {
        "by_roots_field.": "roots field",
        "intros x G0. pose proof (leq0 _ _ G0). lra.": "products and lra",
        "intros y G0. interval with (i_bisect y).": "interval, by bisection",
        "exists (3). repeat split; lra.": "a point",
    }
    assert {proof: record.tactic(proof) for proof in kinds} == kinds
