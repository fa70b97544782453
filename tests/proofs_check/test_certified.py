"""Exact certificates of rows: found for what z3 proves, tied to their row, and all of the shipped ledger check."""

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest
import sympy as sp

from dpotheory import ledger
from dpotheory.ledger.witnesses import WitnessError
from dpotheory.prover import Relation
from proofs_check import steps
from proofs_check.certificate import check
from proofs_check.certified import with_certificates
from proofs_check.evidence import proof
from proofs_check.replay import recheck_row
from proofs_check.run import decide_steps, digest
from proofs_check.step import own

ROOT = Path(__file__).resolve().parents[2]
x, y = sp.symbols("x y", positive=True)
z, w = sp.symbols("z w", real=True)

TRUE = {
    "linear": proof(Relation(x + y, ">", 1), {"large": Relation(x, ">=", 1)}),
    "quotient": proof(Relation(x / (x + y), "<", 1)),
    "root": proof(Relation(sp.sqrt(x * y), "<=", (x + y) / 2)),
    "absolute values": proof(Relation(sp.Abs(z + w), "<=", sp.Abs(z) + sp.Abs(w))),
    "minimum": proof(Relation(sp.Min(z, w), "<=", (z + w) / 2)),
    "square": proof(Relation(z**2 + w**2, ">=", 2 * z * w)),
    "two goals": proof(Relation(x + 1 / x, ">=", 2), (), Relation(1 / x, ">", 0)),
    "where it is defined": proof(Relation(1 / (z - 1), ">", 0), {"large": Relation(z, ">", 1)}),
    "logarithms": proof(Relation(sp.exp(-x), "<=", sp.exp(-y)), {"order": Relation(x, ">=", y)}),
    "a constant": proof(Relation(x, ">", 3), {"large": Relation(x, ">=", sp.pi)}),
}


@pytest.fixture(scope="module")
def rows():
    """A row for each of the statements."""
    found = decide_steps([own("TOY", name, one, "a toy") for name, one in TRUE.items()])
    return {row.step: row for row in found}


def _step(name):
    return own("TOY", name, TRUE[name], "a toy")


def _exact(row):
    return [one["certificate"] for part in row.certificate["parts"] for one in part["exact"]]


@pytest.mark.parametrize("name", TRUE)
def test_what_z3_proves_has_a_certificate_that_checks(rows, name):
    row = rows[name]
    assert row.verdict == "PROVED"
    assert json.loads(json.dumps(row.to_dict())) == row.to_dict()
    assert all("missing" not in one for one in _exact(row))
    for one in _exact(row):
        check(one)
    found = recheck_row(row, _step(name))
    assert found.stands
    assert (found.certified, found.missing) == (len(_exact(row)), ())
    assert found.certified >= len(TRUE[name].statements)


def test_a_condition_under_which_the_goal_is_defined_has_a_certificate_of_its_own(rows):
    shown = [one["shows"] for part in rows["where it is defined"].certificate["parts"] for one in part["exact"]]
    assert shown == ["the goal is defined", "the goal"]


def _with(row, change):
    certificate = copy.deepcopy(dict(row.certificate))
    change(certificate["parts"])
    return replace(row, certificate=certificate)


def _falls(row, name, words):
    found = recheck_row(row, _step(name))
    assert not found.stands
    assert words in found.reason


def test_facts_that_the_row_does_not_state_fall(rows):
    """x > 1 and −x > 0 contradict one another, whatever the row says."""
    other = {
        "facts": [[">", {"x": "1", "": "-1"}], [">", {"x": "-1"}]],
        "proof": {"sum": [["1", [0]], ["1", [1]], ["1", []]]},
    }
    check(other)
    forged = _with(rows["linear"], lambda parts: parts[0]["exact"][0].update(certificate=other))
    _falls(forged, "linear", "uses ['>', {'x': '1', '': '-1'}], which the step does not say")


def test_the_certificate_of_another_row_falls(rows):
    for name, row in rows.items():
        for other, theirs in rows.items():
            if name == other:
                continue
            moved = replace(row, certificate=theirs.certificate)
            assert not recheck_row(moved, _step(name)).stands
            exact = theirs.certificate["parts"][0]["exact"]
            forged = _with(row, lambda parts, exact=exact: parts[0].update(exact=exact))
            assert not recheck_row(forged, _step(name)).stands, (name, other)


def test_a_fact_that_only_another_query_has_falls(rows):
    """The negation of the condition must not serve for the goal, nor the other way round."""

    def swapped(parts):
        first, second = parts[0]["exact"]
        first["certificate"], second["certificate"] = second["certificate"], first["certificate"]

    _falls(_with(rows["where it is defined"], swapped), "where it is defined", "which the step does not say")


def test_a_proof_that_does_not_add_up_falls(rows):
    def flipped(parts):
        parts[0]["exact"][0]["certificate"]["proof"]["sum"][0][0] = "17"

    _falls(_with(rows["linear"], flipped), "linear", "does not check: the sum is not 0")


def test_a_query_that_is_left_out_falls(rows):
    _falls(_with(rows["where it is defined"], lambda parts: parts[0]["exact"].pop()), "where it is defined", "1 certif")
    _falls(_with(rows["two goals"], lambda parts: parts.pop()), "two goals", "1 parts, but the step is 2 statements")


def test_a_row_that_states_something_else_falls(rows):
    _falls(replace(rows["linear"], statement="x + y > 2"), "linear", "The row states")
    _falls(replace(rows["linear"], hypotheses=()), "linear", "hypotheses are not those")
    other = own("TOY", "linear", proof(Relation(x + y, ">", 2), {"large": Relation(x, ">=", 2)}), "a toy")
    assert not recheck_row(rows["linear"], other).stands


def test_what_is_missing_is_said_and_is_no_certificate(rows):
    missing = {"missing": "None was found within 5 CPU seconds."}
    row = _with(rows["two goals"], lambda parts: parts[0]["exact"][0].update(certificate=missing))
    found = recheck_row(row, _step("two goals"))
    assert found.stands
    assert found.missing == (("the goal", "None was found within 5 CPU seconds."),)
    total = found.certified + 1
    assert f"{found.certified} of {total} queries have an exact certificate" in found.reason


def test_a_search_without_time_changes_no_verdict(monkeypatch):
    monkeypatch.setattr("proofs_check.certified.SECONDS", 0.0)
    [row] = decide_steps([_step("absolute values")])
    assert row.verdict == "PROVED"
    assert _exact(row) == [{"missing": "None was found within 0 CPU seconds."}]


def test_a_certificate_that_the_checker_refuses_is_not_written(monkeypatch):
    wrong = {"facts": [[">", {"x": "1"}]], "proof": {"sum": [["1", [0]]]}}
    found = [{"shows": "the goal", "certificate": wrong}]
    monkeypatch.setattr("proofs_check.certified.call", lambda *arguments, seconds: copy.deepcopy(found))
    made = with_certificates(TRUE["linear"], {"parts": [{"solver": "z3"}]})
    assert made is not None
    assert made["parts"][0]["exact"][0]["certificate"]["missing"].startswith("What was found does not check: the sum")


def test_a_row_without_certificates_cannot_be_rechecked(rows):
    bare = _with(rows["linear"], lambda parts: parts[0].pop("exact"))
    for row in (bare, replace(bare, certificate=None), replace(rows["linear"], verdict="UNDECIDED")):
        with pytest.raises(WitnessError, match="nothing to replay"):
            recheck_row(row, _step("linear"))
    with pytest.raises(WitnessError, match="about no step"):
        recheck_row(rows["linear"])
    broken = _with(rows["linear"], lambda parts: parts[0].update(exact=[{"shows": "the goal"}]))
    with pytest.raises(WitnessError, match="malformed"):
        recheck_row(broken, _step("linear"))


def test_certificates_of_the_shipped_ledger_check():
    """Every one is a contradiction, is tied to its row, and nearly every query has one; the others say why not."""
    shipped = [row for row in ledger.read(ROOT / "docs" / "ledger.json") if row.verdict == "PROVED"]
    fresh = [row for row in shipped if row.name in steps() and row.certificate["digest"] == digest(steps()[row.name])]
    if not fresh and not any("exact" in json.dumps(row.certificate) for row in shipped):
        pytest.skip("docs/ledger.json is older than certificates; make it again with python -m proofs_check --json")
    certified, missing = 0, {"z3": 0, "sympy": 0}
    for row in shipped:
        parts = [part for part in (row.certificate or {}).get("parts", []) if part.get("solver") in missing]
        if not any(part["solver"] == "z3" for part in parts) and not any("exact" in part for part in parts):
            continue
        assert all("exact" in part for part in parts), row.key
        found = recheck_row(row, steps()[row.name])
        assert found.stands, (row.key, found.reason)
        certified += found.certified
        for part in parts:
            missing[part["solver"]] += sum("missing" in _certificate(one) for one in part["exact"])
    assert certified >= 325
    assert missing["z3"] <= 0.05 * certified
    assert sum(missing.values()) <= 0.05 * certified


def _certificate(one):
    assert "missing" not in one["certificate"] or one["certificate"]["missing"]
    return one["certificate"]
