"""The one-command answer about the update rate: exact laws, counts, constants, and the command line."""

import dataclasses
import json
import math

import jax
import numpy as np
import pytest
from scipy import stats

from dpotheory import cli, ledger
from dpotheory.checks import replay
from dpotheory.checks.falsify import first_step as ld_falsify
from dpotheory.checks.falsify.falsify import falsify
from dpotheory.checks.falsify.falsify import replay as replay_found
from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.trial import LdLaw
from dpotheory.checks.trial import horizon
from dpotheory.checks.update_rate import answer, first_step_too_long
from dpotheory.claims import registry

KEY = jax.random.key(0)


def test_it_does_not_at_n_16_and_d_4096():
    found = answer(16, 4096, key=KEY)
    assert found.verdict == "REFUTED"
    assert found.exact == pytest.approx(1)
    # F = 1/2 + 64, c_n = F/64, c_v = 1/64: c' = 32 (64.5/64)²; 4e^(−4) + 32 exp(−64c') is claimed.
    assert found.constant == pytest.approx(32 * (64.5 / 64) ** 2)
    assert found.claimed == pytest.approx(4 * math.exp(-4), rel=1e-9)
    assert found.proved == "breaks"
    assert found.smallest_difference == pytest.approx(math.sqrt(1024 / 287))
    # c' is excluded from where 32 exp(−64c') + 4e^(−4) falls below the least failure rate.
    low = (1e-3 / 3 / 2) ** (1 / 64)
    least = -math.log((low - 4 * math.exp(-4)) / 32) / 64
    assert least <= found.excluded_from < least * 10**0.11
    assert [row.verdict for row in found.rows] == ["REFUTED", "NOT CONTRADICTED", "NOT CONTRADICTED", "REFUTED"]
    again = replay(found.rows[0].witness)
    assert again.stands
    assert again.measured > again.bound


def test_it_does_where_the_means_are_far_apart():
    found = answer(16, 4096, 8.0, key=KEY, steps=5)
    assert (found.verdict, found.proved) == ("NOT CONTRADICTED", "holds")
    assert found.exact < 1e-12
    assert {row.method for row in found.rows} == {"simulation"}  # the first of five steps does not decide
    assert found.smallest_difference < 8


def test_the_exact_law_decides_where_counts_cannot():
    """With δ = 4 exp(−nD²/4) claimed, χ²_d of noncentrality nD²/4 says how often the first step is too long."""
    for difference, steps, verdict in ((1.69, 3, "REFUTED"), (1.72, 1, "NOT CONTRADICTED")):
        claimed, exact = 4 * math.exp(-(difference**2) / 2), stats.ncx2.sf(144 * difference**2, 462, difference**2 / 2)
        assert (exact > claimed) == (verdict == "REFUTED")
        found = answer(2, 462, difference, key=KEY, steps=steps)
        assert (found.verdict, found.rows[-1].method, found.rows[-1].verdict) == (verdict, "exact law", verdict)
        assert found.rows[0].verdict == "UNDECIDED" or steps == 1
        witness = found.rows[-1].witness
        assert witness is None or replay(json.loads(json.dumps(witness))).stands


def test_the_exact_probability_by_sampling():
    law = LdLaw(4, 9, 0.1, noise=0.61)
    rng = np.random.default_rng(0)
    x = 2 * 0.61 / 2 * rng.normal(size=(40_000, 9))  # sd 2σ/√n of each coordinate of μ̂₊ − μ̂₋
    x[:, 0] += 0.1
    rate = np.mean(math.sqrt(2) / 4 * np.linalg.norm(x, axis=1) > 6 * 0.1)
    assert 0.2 < rate < 0.8
    assert first_step_too_long(law) == pytest.approx(rate, abs=5 * 0.5 / 200)
    for difference in (0.5, 1.889, 4.0):  # about one half at the boundary named in the answer
        exact = first_step_too_long(LdLaw(16, 4096, difference))
        assert exact == pytest.approx({0.5: 1, 1.889: 0.5, 4.0: 0}[difference], abs=0.1)


@pytest.mark.parametrize(
    "bad",
    [
        {"n": 3},
        {"n": 1000},
        {"dim": 3},
        {"difference": 65.0},
        {"difference": 0.0},
        {"noise": 0.0},
        {"noise": 1e300},
        {"steps": 0},
    ],
)
def test_mistakes_are_sentences(bad):
    at = {"n": 16, "dim": 4096, "difference": 1.0, "noise": 1.0, "steps": 1, **bad}
    with pytest.raises(ValueError, match=f"{next(iter(bad)).replace('dim', 'd').replace('difference', 'D')} = "):
        answer(at.pop("n"), at.pop("dim"), at.pop("difference"), key=KEY, **at)


@pytest.mark.parametrize(
    ("bad", "text"),
    [
        ({"noise": 1e-300}, "noise and beta' must lie between"),
        ({"beta_prime": 1e200}, "noise and beta' must lie between"),
        ({"steps": 10**12}, "steps between 1 and 10000"),
        ({"noise": 1e-6}, "no number for the exact distribution"),
    ],
)
def test_numbers_beyond_floating_point_are_sentences(bad, text):
    with pytest.raises(ValueError, match=text):
        answer(16, 10**9, 3e4, key=KEY, **bad)


def test_a_step_that_rounding_makes_too_short_is_a_step():
    claim = registry["OWN-LD-lower"]
    for exponent in range(4, 30):
        assert horizon(claim, ld_settings.largest(claim, LdLaw(16, 10**exponent, 1.0, steps=1))) == pytest.approx(1)


def _run(capsys, *words):
    return cli.main(["update-rate", *map(str, words)]), *capsys.readouterr()


def test_command_line(capsys, tmp_path):
    file = tmp_path / "rate.json"
    status, out, err = _run(capsys, "--n", 16, "--dim", 4096, "--json", file)
    assert (status, err) == (1, "")
    assert out.splitlines()[0].endswith("n = 16, d = 4096, D = 1, Sigma = 1^2 I?  NO")
    assert "64 of 64 datasets leave the bound" in out
    assert "fails with probability 1 " in out
    rows = ledger.read(file)
    assert f"replay {file} '{rows[0].key}'" in out
    assert replay(rows[0].witness).stands
    status, out, _ = _run(capsys, "--n", 16, "--dim", 4096, "--difference", 64)
    assert status == 0
    assert "?  YES" in out
    status, out, _ = _run(capsys, "--n", 4, "--dim", 4096, "--difference", 1)
    assert status == 1
    assert "?  NOTHING IS CLAIMED" in out  # 4 exp(−1) > 1


def test_mistakes_on_the_command_line(capsys):
    assert _run(capsys, "--n", 7, "--dim", 64) == (2, "", "n = 7; give an even number of samples from 2 to 512.\n")
    assert _run(capsys, "--n", 8, "--dim", 64, "--seed", -1)[0] == 2
    assert _run(capsys, "--n", 8, "--dim", 64, "--json", "nowhere/x.json")[0] == 2


def test_only_the_constant_of_the_reading_is_replayed():
    told = answer(16, 4096, key=KEY).rows[0].witness["simulation"]
    assert replay({"simulation": told}).stands
    for other in (1e6, 0.01):  # a constant that the witness chooses is no reading of the claim
        assert not replay({"simulation": {**told, "c": other}}).stands
    assert dataclasses.asdict(LdLaw(**told["ld"])) == told["ld"]


def test_the_smallest_setting_that_breaks_the_printed_bound():
    row = falsify(ld_falsify.TARGET, KEY)
    assert row.verdict == "REFUTED"
    law = LdLaw(**row.witness["exact"])
    # n D²/4 = log(4/δ): χ²_d of noncentrality log(4/δ) is to exceed 288 log(4/δ) more often than δ.
    strength = law.n * law.difference**2 / 4
    rng = np.random.default_rng(1)
    lengths = (
        np.sum(rng.normal(size=(20_000, law.dim)) ** 2, axis=1)
        + strength
        + 2 * math.sqrt(strength) * rng.normal(size=20_000)
    )
    assert np.mean(lengths > 288 * strength) == pytest.approx(row.witness["lhs"], abs=0.02)
    assert row.witness["rhs"] == pytest.approx(4 * math.exp(-strength), rel=1e-9)
    again = replay_found(json.loads(json.dumps(row.witness)))
    assert again.stands
    # Below, nothing breaks it at any probability.
    for delta in np.linspace(0.01, 0.99, 99):
        exact, claimed, unmet = ld_falsify.sides(LdLaw(2, law.dim - 1, math.sqrt(2 * math.log(4 / delta))))
        assert exact <= claimed + 5e-3
        assert unmet == ()
    assert not replay_found({**row.witness, "exact": {**row.witness["exact"], "dim": law.dim // 2}}).stands
