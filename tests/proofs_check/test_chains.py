"""Chains: what each row rests on exists, is proved, is not the row itself, and is what the argument names."""

import re

import pytest

import dpotheory as dt
from dpotheory import ledger
from proofs_check import run, steps
from proofs_check.evidence import Chain

from .test_framework import COMMITTED

_CHAINS = [step.key for step in steps().values() if isinstance(step.check, Chain)]
_SHORT = re.compile(r"(?:\b(DV|PG|LD)-)?\b([LT][ABC4]\.\d)\b")


def _beneath(key: str) -> set[str]:
    """Every row that a row rests on, directly or not."""
    found: set[str] = set()
    pending = list(run.premises(steps()[key]))
    while pending:
        premise = pending.pop()
        if premise not in found:
            found.add(premise)
            pending += run.premises(steps()[premise])
    return found


def named_claims(text: str, paper: str) -> list[set[str]]:
    """For each claim that a text names, the ids that may be meant: "TB.3" in a text on DV is DV-TB.3."""
    found = []
    for prefix, short in _SHORT.findall(text):
        of_paper = f"{prefix or paper}-{short}"
        found.append(
            {of_paper} if of_paper in dt.claims else {name for name in dt.claims if name.endswith(f"-{short}")}
        )
    return found


def test_named_claims_are_read_from_text():
    assert named_claims("As TB.3, by DV-LB.1 and TA.1 (Q^(1/4), 2.5)", "DV") == [{"DV-TB.3"}, {"DV-LB.1"}, {"PG-TA.1"}]
    assert named_claims("T4.1 bounds it", "LD") == [{"LD-T4.1"}]
    assert named_claims("T4.1 bounds it", "PG") == [{"PG-T4.1"}]


def test_every_premise_is_a_row():
    for step in steps().values():
        assert set(run.premises(step)) <= set(steps()), step.key


def test_no_row_rests_on_itself():
    for key in steps():
        assert key not in _beneath(key), key


@pytest.mark.parametrize("key", _CHAINS)
def test_a_chain_argues_from_what_it_names(key):
    step = steps()[key]
    assert isinstance(step.check, Chain)
    assert step.check.argument, "a chain without an argument"
    text = " ".join((step.check.statement, step.check.argument, run.says(step)))
    reached = {step.claim, *(steps()[premise].claim for premise in _beneath(key))}
    for meant in named_claims(text, step.claim.partition("-")[0]):
        assert meant & reached, f"{text} names {meant}"


def test_premises_in_the_committed_ledger_are_proved():
    if not COMMITTED.exists():
        pytest.skip("docs/ledger.json is not there yet")
    rows = {row.name: row for row in ledger.read(COMMITTED)}
    for step in steps().values():
        for premise in run.premises(step):
            assert rows[premise].verdict == "PROVED", f"{step.key} rests on {premise}, {rows[premise].verdict}"


@pytest.mark.parametrize(
    ("key", "beneath"),
    [
        ("DV-TB.3", "DV-L4.1"),
        ("DV-TC.5", "DV-L4.1"),
        ("PG-TA.1/corrected statement", "DV-L4.1"),
        ("DV-LB.2/corrected residual", "DV-L4.1"),
        ("DV-TB.4", "DV-L4.1/fresh sample"),
        ("DV-TB.4", "DV-LB.1/counts with the right totals"),
        ("DV-TB.4", "DV-TB.4/samples that matter"),
        ("DV-scaling/(a) more than 875 samples are required at K = 10", "DV-TB.4"),
        ("DV-scaling/(a) what is required", "DV-scaling/(a) at Q = 40"),
        ("PG-LA.1/corrected statement", "DV-LB.1/centre of the own sample"),
        ("PG-LA.1/corrected statement", "PG-LA.1/linear tail for l_b at most 1"),
        ("SEED-robust", "DV-TB.3"),
        ("OWN-LD-upper", "LD-T4.1/rank one"),
    ],
)
def test_conclusions_rest_on_the_dynamics_and_on_their_own_parts(key, beneath):
    assert beneath in _beneath(key)


def test_small_norms_are_not_needed_beyond_them():
    beneath = _beneath("PG-LA.1/corrected statement")
    assert not beneath & {"DV-LB.1/variance at most 4v^2", "DV-LB.1/variance at most 8v^2", "DV-LB.1/linear tail"}
