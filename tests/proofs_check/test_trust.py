"""The page of what theorems rest on: evidence by hand, the weakest row beneath a conclusion, and that it is current."""

from dataclasses import replace
from pathlib import Path

import pytest

from dpotheory import ledger
from proofs_check import trust
from tests.helpers import raises

ROOT = Path(__file__).parents[2]
EXACT = {"parts": [{"exact": [{"certificate": {"facts": []}}]}], "axioms": ["Chernoff: P(X >= x) <= ... (B)"]}
MISSING = {"parts": [{"exact": [{"certificate": {"missing": "why"}}]}]}
PROOF = ledger.Row("A", "one", "PROVED", "z3", "x <= y", certificate=EXACT)


def _chain(name, *premises, verdict="PROVED"):
    claim, _, step = name.partition("/")
    certificate = {"premises": list(premises), "axioms": ["union bound: P (V)"]}
    return ledger.Row(claim, step or None, verdict, "chain", "so", certificate=certificate)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (PROOF, "certificate"),
        (replace(PROOF, kernel={"checker": "coqc"}), "kernel"),
        (replace(PROOF, certificate=MISSING, crosscheck={"agrees": True}), "two solvers"),
        (replace(PROOF, certificate=MISSING, crosscheck={"agrees": None}), "one solver"),
        (replace(PROOF, certificate=None), "one solver"),
        (replace(PROOF, certificate={"parts": [*EXACT["parts"], {"solver": "arb"}]}), "one solver"),
        (replace(PROOF, verdict="UNDECIDED", kernel={"checker": "coqc"}), "open"),
        (replace(PROOF, verdict="REFUTED", witness={"point": {}}), "refuted"),
        (replace(PROOF, verdict="NOT CONTRADICTED"), "simulation"),
        (_chain("A", "A/one"), "words"),
    ],
)
def test_evidence_of_a_row(row, expected):
    assert trust.evidence(row) == expected


def test_a_conclusion_is_as_sure_as_the_weakest_row_beneath_it():
    sure = replace(PROOF, step="sure", kernel={"checker": "coqc"})
    plain = replace(PROOF, step="plain", certificate=None)
    rows = [
        PROOF,
        sure,
        plain,
        _chain("A/middle", "A/plain", "A/sure"),
        _chain("A", "A/middle", "A/one"),
        _chain("B", "A/one"),
    ]
    known = {row.name: row for row in rows}
    assert trust.without_words("A", known) == "one solver"
    assert trust.without_words("B", known) == "certificate"
    assert trust.weakest("B", known) == "words"
    assert list(trust.beneath("A", known)) == ["A", "A/middle", "A/plain", "A/sure", "A/one"]
    page = trust.page(rows, [])
    assert "🟨 A " in page
    assert "🟩 B " in page
    assert "  - ⬛ A/sure *(Chernoff)*" in page
    assert "- **union bound**: P(some A_i) <= sum of P(A_i)" in page


def test_what_rests_on_itself_or_on_nothing_known_is_refused():
    known = {"A": _chain("A", "B"), "B": _chain("B", "A")}
    with raises(ValueError, "A rests on itself"):
        list(trust.beneath("A", known))
    with raises(ValueError, "A rests on C, which the ledger lacks"):
        list(trust.beneath("A", {"A": _chain("A", "C")}))


def test_what_has_no_proof_has_the_colour_of_its_simulation():
    open_row = _chain("A", "A/one", verdict="UNDECIDED")
    sampled = ledger.Row("A", None, "NOT CONTRADICTED", "simulation", "so")
    assert "| 🟧 A " in trust.page([PROOF, open_row], [sampled])
    assert "| ⬜ A " in trust.page([PROOF, open_row], [])


def test_the_page_is_that_of_the_shipped_ledgers():
    docs = ROOT / "docs"
    made = trust.page(ledger.read(docs / "ledger.json"), ledger.read(docs / "ledger-simulation.json"))
    assert (docs / "trust.md").read_text(encoding="utf-8") == made
