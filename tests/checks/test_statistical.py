"""All claims on fresh data under one family-wise error rate: nothing that is proved may fall (`pytest -m statistical`).

Quantities without an on-event statement have no other property test. The verdicts of the proofs are an independent
opinion; the two must not contradict each other, and a planted false statement must fall in the same run.
"""

from dataclasses import replace
from pathlib import Path

import jax
import pytest
import sympy as sp

from dpotheory import ledger
from dpotheory.checks.replay import replay
from dpotheory.checks.statistics import FAMILY_ERROR
from dpotheory.checks.verify import verify_all
from dpotheory.claims import registry

LEDGER = Path(__file__).parents[2] / "docs" / "ledger.json"


def _by_claim(rows):
    return {row.claim: row for row in rows if row.step is None}


@pytest.mark.statistical
@pytest.mark.parametrize("seed", [1, 2])
def test_data_do_not_contradict_proofs(seed):
    whole = registry["OWN-LD-upper"]
    assert whole.upper is not None
    planted = replace(whole, id="planted", upper=whole.upper * sp.Rational(1, 3))
    found = _by_claim(verify_all(jax.random.key(seed), claims=[*registry.values(), planted], error_rate=FAMILY_ERROR))
    proved = _by_claim(ledger.read(LEDGER))
    assert found.keys() == {*registry, "planted"}
    assert found.pop("planted").verdict == "REFUTED"
    refuted = {name for name, row in found.items() if row.verdict == "REFUTED"}
    assert {name: proved[name].verdict for name in refuted} == dict.fromkeys(refuted, "REFUTED")
    assert {"DV-single", "PG-TA.1", "LD-T4.1"} <= refuted
    for name in refuted:
        assert replay(found[name].witness).stands, name
    # What is proved holds on data, or the row says why there is nothing to test.
    for name, row in found.items():
        if name in proved and proved[name].verdict == "PROVED":
            certificate = row.certificate or {}
            silent = certificate.get("settings", 0) == certificate.get("vacuous", 0)
            assert row.verdict == "NOT CONTRADICTED" or (silent and row.reason), (name, row.reason)
