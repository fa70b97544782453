"""A paper is a plug-in: the example paper is verified, falsified, replayed and reported; no engine file knows it."""

import ast
import dataclasses
import json
import math
from pathlib import Path

import jax
import pytest
from scipy.special import erfc

import dpotheory as dt
from dpotheory import ledger
from dpotheory.checks import papers
from dpotheory.checks.replay import replay_row
from dpotheory.checks.twins import TWINS
from dpotheory.claims.symbols import PARAMETERS
from dpotheory.cli.main import main
from dpotheory.ledger.status import merge
from dpotheory.ledger.witnesses import WitnessError
from tests.checks.example_paper.claims.ex_1 import CLAIM as TRUE
from tests.checks.example_paper.claims.ex_2 import CLAIM as FALSE
from tests.checks.example_paper.trials import POOL, TRIALS, Sample

KEY = jax.random.key(0)
CHECKS = Path(papers.__file__).parent
PAPER = Path(__file__).parent / "example_paper" / "paper.py"
GENERIC = (
    *("constants.py", "decide.py", "existential.py", "family.py", "findings.py", "identities.py", "verdict.py"),
    *("look.py", "measurement.py", "observatory.py", "papers.py", "replay.py", "replay_simulation.py", "rows.py"),
    *("space.py", "statistics.py", "trial.py", "trials.py", "twins.py", "vacuity.py", "verify.py"),
    "falsify/search.py",
)


@pytest.fixture(autouse=True)
def registered():
    """The paper is known within each test, and no longer."""
    yield dt.checks.register(TRIALS)
    papers.forget(TRIALS.name)


def _too_far(sample: Sample) -> float:
    """P(|mean| > s√(2u)/n), which is P(|N(0, 1)| > √(2u/n))."""
    return float(erfc(math.sqrt(sample.confidence / sample.points)))


def test_verify_tells_the_true_statement_from_the_misprint():
    whole, *rows = dt.checks.verify(TRUE, KEY)
    assert (whole.verdict, len(rows)) == ("NOT CONTRADICTED", len(POOL))
    assert [row.verdict for row in rows] == ["NOT CONTRADICTED"] * 3 + ["UNDECIDED"]
    assert "control outside the hypotheses (spread)" in rows[-1].reason
    assert "mean" in whole.statement  # its quantity has no symbol of dpotheory's
    false, *rows = dt.checks.verify(FALSE, KEY)
    assert false.verdict == "REFUTED"
    for row, sample in zip(rows[:3], POOL, strict=False):
        low, high = row.certificate["interval"]
        assert low <= _too_far(sample) <= high  # the exact rate, from the tail of a normal


def test_settings_come_from_a_pool_of_the_papers_own_kind():
    rows = dt.checks.verify(TRUE, KEY, pool=(dt.checks.POOL[0], Sample(4, 0.25, 2.0)))
    assert [row.step for row in rows] == [None, "setting 01, pool: n=4 s=0.25 u=2"]
    assert len(dt.checks.verify(TRUE, KEY, pool=dt.checks.POOL)) == 1 + len(POOL)  # none of its kind: its own


def test_the_falsifier_makes_the_counterexample_small():
    row = dt.checks.falsify(FALSE, KEY)
    assert row.verdict == "REFUTED", row.reason
    found = Sample(**row.witness["simulation"]["sample"])
    assert found.points < min(sample.points for sample in POOL if sample.points > 2)
    assert (found.spread, _too_far(found) > 2 * math.exp(-found.confidence)) == (1.0, True)
    assert replay_row(row, FALSE).stands
    survived = dt.checks.falsify(TRUE, KEY)
    assert (survived.verdict, survived.witness) == ("NOT CONTRADICTED", None)


def test_a_witness_is_replayed_from_the_ledger_and_a_forged_one_falls(tmp_path):
    rows = dt.checks.verify(FALSE, KEY)
    ledger.write(tmp_path / "example.json", rows)
    again = ledger.read(tmp_path / "example.json")
    assert again == rows
    whole, *settings = again
    refuted = [row for row in settings if row.verdict == "REFUTED"]
    assert refuted
    assert all(replay_row(row, FALSE).stands for row in (whole, *refuted))
    moved = {"sample": {**refuted[0].certificate["sample"], "points": 9}}
    elsewhere = dataclasses.replace(refuted[0], certificate={**refuted[0].certificate, **moved})
    assert "The witness is of the setting" in replay_row(elsewhere, FALSE).reason
    assert not replay_row(dataclasses.replace(whole, claim="EX-1"), TRUE).stands
    told = whole.witness["simulation"]

    def replayed(**changes):
        return dt.checks.replay({"simulation": {**told, **changes}}, FALSE)

    assert replayed().stands
    assert not replayed(measured=told["measured"] * 1.01).stands
    assert replayed(sample={**told["sample"], "spread": 2.0}).unmet == ("spread",)
    for sample in ({**told["sample"], "points": 2.5}, {**told["sample"], "more": 1}, {"points": 8}):
        with pytest.raises(WitnessError, match=r"malformed|means nothing"):
            replayed(sample=sample)
    with pytest.raises(WitnessError, match="'sample', which means nothing there"):  # a trial of another paper beside it
        replayed(setting={}, size="small", extra={})
    unmarked = {name: value for name, value in told.items() if name != "sample"}
    with pytest.raises(WitnessError, match="malformed: it lacks"):
        dt.checks.replay({"simulation": unmarked}, FALSE)


def test_the_commands_know_it(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[2])
    file = tmp_path / "example.json"
    assert main(["verify", "--claim", str(PAPER), "--json", str(file)]) == 0
    assert main(["replay", str(file), "EX-2", "--claim", str(PAPER)]) == 0
    assert "The witness stands" in capsys.readouterr().out
    assert main(["status", "--ledger", str(file), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(one["claim"], one["status"]) for one in told] == [("EX-1", "NOT CONTRADICTED"), ("EX-2", "REFUTED")]
    assert [one.claim for one in merge(ledger.read(file))] == ["EX-1", "EX-2"]


def test_a_paper_comes_and_goes_whole():
    assert dt.checks.register(TRIALS) is TRIALS  # once more changes nothing
    assert "mean_error" in TWINS
    assert {"points", "spread"} <= set(PARAMETERS)
    papers.forget("example")
    assert "mean_error" not in TWINS
    assert not {"points", "spread"} & set(PARAMETERS)
    assert dt.checks.verify(TRUE, KEY)[0].reason.startswith("no twin measures 'mean_error'")
    dt.checks.register(TRIALS)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "dv"}, "a paper 'dv' already"),
        ({"name": "other", "fields": ("setting",)}, "does not tell 'other' from 'dv'"),
        ({"name": "other", "fields": ("budget",)}, "does not tell 'other' from"),
        ({"name": "other", "fields": ("other",)}, r"'example' measures \['mean_error'\] already"),
    ],
)
def test_papers_that_would_be_taken_for_others_are_refused(changes, message):
    other = type("Other", (type(TRIALS),), changes)()
    with pytest.raises(ValueError, match=message):
        dt.checks.register(other)
    assert papers.everything()["example"] is TRIALS


def test_a_paper_that_goes_leaves_the_symbols_of_others():
    shared = {"name": "other", "fields": ("other",), "twins": {}}
    shared["parameters"] = (PARAMETERS["confidence"], *TRIALS.parameters)
    dt.checks.register(type("Other", (type(TRIALS),), shared)())
    papers.forget("other")
    assert {"confidence", "points", "spread"} <= set(PARAMETERS)


def test_symbols_of_others_are_refused():
    taken = dataclasses.replace(TRIALS.parameters[0], name="noise")
    changes = {"name": "other", "fields": ("other",), "twins": {}, "parameters": (taken,)}
    with pytest.raises(ValueError, match=r"noise \(n_x\) is a parameter already: standard deviation"):
        dt.checks.register(type("Other", (type(TRIALS),), changes)())
    assert "other" not in papers.everything()


def test_no_generic_file_knows_a_paper():
    for name in GENERIC:
        text = (CHECKS / name).read_text(encoding="utf-8")
        imported = {node.module or "" for node in ast.walk(ast.parse(text)) if isinstance(node, ast.ImportFrom)}
        assert not any(module.startswith(("dpotheory.checks.dv", "dpotheory.checks.ld")) for module in imported), name
        assert not {"LawTrial", "SettingTrial", "LdLaw"} & set(text.split()), name
    assert list(papers.everything()) == ["dv", "ld", "example"]
