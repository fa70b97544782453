"""Verification: true claims hold, false ones are refuted, what cannot be tested says why; intervals and error rates."""

import dataclasses
import math

import jax
import numpy as np
import pytest
import sympy as sp

import dpotheory as dt
from dpotheory import ledger
from dpotheory.checks import ErrorRate, Measurement, Shape, Twin, clopper_pearson, replay, verify, verify_all
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.twins import TWINS
from dpotheory.checks.verify import SURVIVES
from dpotheory.claims.symbols import K, beta, c, l_b, t, tau, tau_1, v
from tests.helpers import unchecked

POOL = (Shape(1, 4, 20, "disjoint"), Shape(4, 3, 15, "ring"))
# The flow of the last layer alone: at small noise every margin lies between 0.9 and 1 times (1 + l_b²)-ish β²t/(Kτ).
MINE = dt.claims.Claim(
    id="MY-1",
    title="At small noise margins grow like β²t/(Kτ)",
    kind="two-sided",
    quantity="margins",
    hypotheses={"small noise": sp.Le(v, sp.Rational(1, 1000)), "little shared": sp.Le(l_b, sp.Rational(1, 4))},
    lower=beta**2 * t / (2 * K * tau),
    upper=2 * beta**2 * t / (K * tau),
    until=tau_1,
    failure=sp.Rational(1, 100),
    source="this test",
    does_not_claim="anything at larger noise.",
)
KEY = jax.random.key(2)


def _verify(claim, **options):
    return verify(claim, KEY, **{"pool": POOL, **options})


def _reason(**changes):
    whole, *rows = _verify(dataclasses.replace(MINE, **changes))
    assert whole.verdict == "UNDECIDED"
    assert all(row.verdict == "UNDECIDED" for row in rows)
    return whole.reason


def test_a_users_own_claim_holds():
    whole, *rows = _verify(MINE)
    assert (whole.claim, whole.step, whole.verdict, whole.method) == ("MY-1", None, "NOT CONTRADICTED", "simulation")
    inside = [row for row in rows if "control" not in row.step]
    assert len(inside) == whole.certificate["settings"] == 4  # two places per shape, with β and τ of their own
    for row in inside:
        seen = row.certificate
        assert row.verdict == "NOT CONTRADICTED"
        assert (seen["violations"], seen["within_error"], seen["datasets"]) == (0, 0, 64)
        assert seen["smallest_slack"] > 100 * seen["error_budget"] > 0
        assert seen["interval"] == pytest.approx([0, 1 - (1e-3 / len(rows) / 2) ** (1 / 64)])
        # r ≈ β²t/(Kτ) at first and less later: log(r/upper) ≤ log(1.1/2), log(r/lower) ≥ log(0.9/0.5)
        assert -0.75 < seen["tightness"]["upper"] < -0.59
        assert 0.58 < seen["tightness"]["lower"] < 0.75
        assert seen["vacuous"] is False


def test_a_false_variant_is_refuted_and_its_witness_is_whole():
    whole, *rows = _verify(dataclasses.replace(MINE, upper=MINE.upper / 100))
    assert whole.verdict == "REFUTED"
    assert "64 of 64 datasets leave the bound" in whole.reason
    witness = whole.witness["simulation"]
    assert witness["measured"] > witness["bound"] + witness["error"]
    assert (witness["relation"], witness["claim"], witness["budget"]) == ("<=", "MY-1", "quick")
    setting = dt.Setting(**witness["setting"])
    assert witness["bound"] == pytest.approx(
        0.02 * setting.beta**2 * witness["time"] / (setting.n_values * setting.tau)
    )
    assert all(row.verdict == "REFUTED" for row in rows if "control" not in row.step)


@pytest.mark.parametrize("side", ["lower", "upper"])
def test_a_printed_envelope_holds_and_a_pushed_one_does_not(side):
    claim = dt.claims["DV-TB.3"]
    changes = {"failure": sp.Rational(1, 10), "best_epsilon": None, "hypotheses": MINE.hypotheses}
    assert _verify(dataclasses.replace(claim, **changes))[0].verdict == "NOT CONTRADICTED"
    pushed = getattr(claim, side) * (100 if side == "lower" else sp.Rational(1, 100))
    assert _verify(dataclasses.replace(claim, **changes, **{side: pushed}))[0].verdict == "REFUTED"


def test_controls_never_refute():
    # Beyond small noise this false claim fails everywhere; its own hypotheses are the only place that counts.
    claim = dataclasses.replace(MINE, upper=MINE.upper / 100)
    controls = [row for row in _verify(claim) if row.step and "control" in row.step]
    assert {row.verdict for row in controls} == {"UNDECIDED"}
    assert any("control outside the hypotheses (small noise): 64 of 64 datasets" in row.reason for row in controls)
    assert all(row.certificate["violations"] == 64 for row in controls)


def test_an_unknown_constant_is_excluded_only_as_far_as_the_counts_go():
    claim = dataclasses.replace(MINE, upper=MINE.upper / 100, failure=sp.exp(-5 * c))
    whole, *rows = _verify(claim)
    assert whole.verdict == "UNDECIDED"
    low = rows[0].certificate["interval"][0]
    first = whole.certificate["refuted_for_c_from"]
    least = -math.log(low) / 5  # e^{−5c} < low from here on; the grid has ten constants a decade
    assert least < first < least * 10**0.1
    assert "a smaller one is not" in rows[0].reason
    # As large a factor in front of c leaves no c from 10⁻⁶ on, and there are smaller ones, at which nothing is claimed.
    sharp = _verify(dataclasses.replace(claim, failure=sp.exp(-(10**8) * c)))[0]
    assert (sharp.verdict, sharp.certificate["refuted_for_c_from"]) == ("UNDECIDED", 1e-6)
    # No constant makes this one fail more often than every other time.
    half = _verify(dataclasses.replace(claim, failure=sp.exp(-c) / 2))[0]
    assert half.verdict == "REFUTED"
    assert half.reason.endswith("so for every c > 0")


def _by_the_largest_only(failure):
    """Rows of a bound that one of 64 datasets exceeds."""
    largest = Twin(
        lambda claim, trial, seen: Measurement("linear", seen.min_margin, _only_last(seen), seen.margin_error)
    )
    claim = dataclasses.replace(MINE, lower=None, upper=sp.Integer(1), until=None, failure=failure)
    return _verify(claim, twins={"margins": largest})


def test_a_deterministic_claim_falls_by_one_dataset():
    whole = _by_the_largest_only(None)[0]
    assert whole.verdict == "REFUTED"
    assert "1 of 64 datasets leave the bound, which it says never happens" in whole.reason


@pytest.mark.slow
def test_a_claim_with_probability_does_not_fall_by_one_dataset():
    assert _by_the_largest_only(sp.Rational(1, 10))[0].verdict == "NOT CONTRADICTED"
    rare = _by_the_largest_only(sp.Rational(1, 100))
    assert "1 of 64 datasets leave the bound: a failure rate between" in rare[1].reason
    assert rare[0].verdict == "UNDECIDED"


def _only_last(seen):
    values = np.zeros_like(seen.max_margin)
    values[-1, -1] = 2.0
    return values


def test_what_lies_within_the_error_budget_decides_nothing():
    exact = Twin(lambda claim, trial, seen: Measurement("linear", *2 * (np.ones((64, 1)),), np.full((64, 1), 1e-9)))
    claim = dataclasses.replace(MINE, lower=None, upper=sp.Integer(1), until=None, failure=None)
    whole = _verify(claim, twins={"margins": exact})[0]
    assert whole.verdict == "UNDECIDED"
    assert "64 of 64 datasets come within the numerical error of the bound" in whole.reason


def test_a_negative_bound_is_a_bound():
    claim = dataclasses.replace(MINE, lower=-beta * t, upper=None)
    assert _verify(claim)[0].verdict == "NOT CONTRADICTED"
    claim = dataclasses.replace(MINE, lower=None, upper=sp.Integer(-1))
    assert _verify(claim)[0].verdict == "REFUTED"


def test_reasons_of_what_cannot_be_tested():
    assert _reason(hypotheses={"none": sp.Ge(v, 10**6)}).startswith(
        "no setting of the pool meets the hypotheses of MY-1"
    )
    assert "the lower bound is NaN here; it must be a number" in _reason(lower=sp.log(v - 1))
    assert "vacuous: the claimed probability is not positive (log of the failure probability 0.6931)" in _reason(
        failure=sp.Integer(2)
    )
    assert "MY-1 uses ['x'], which are no parameters" in _reason(upper=sp.Symbol("x", positive=True))
    assert _reason(lower=None, upper=None) == "it has neither a lower nor an upper side, so there is nothing to compare"
    assert _reason(quantity="mood").startswith("no twin measures 'mood'; known: margins, log_risk")
    assert "speaks until t = 0.0, which must be finite and greater than 0" in _reason(until=0 * t)
    assert "no formula to compare with" in _reason(kind="qualitative", sentence="all is well")
    assert "identity without an equation" in _reason(kind="identity")
    assert _reason(quantity="measured").startswith("no twin measures 'measured' yet: it needs")
    assert "the risk bound is at least 1 (its log is 0)" in _reason(
        quantity="log_risk", lower=None, upper=sp.Integer(1), failure=None
    )


def test_a_twin_that_raises_or_misfits_stops_nobody():
    def broken(claim, trial, seen):
        raise ZeroDivisionError("no data\ntoday")

    def short(claim, trial, seen):
        return Measurement("linear", seen.min_margin[:, :3], seen.max_margin[:, :3], seen.margin_error, seen.times)

    def nan(claim, trial, seen):
        return Measurement("linear", seen.min_margin * np.nan, seen.max_margin, seen.margin_error, seen.times)

    names = {"broken": broken, "short": short, "nan": nan}
    twins = {**TWINS, **{name: Twin(function) for name, function in names.items()}}
    claims = [*(dataclasses.replace(MINE, id=name, quantity=name) for name in names), MINE]
    rows = [row for row in verify_all(KEY, claims=claims, twins=twins, pool=POOL) if row.step is None]
    assert [row.verdict for row in rows] == ["UNDECIDED"] * 3 + ["NOT CONTRADICTED"]
    assert "the twin 'broken' or the bound raised ZeroDivisionError: no data today" in rows[0].reason
    assert "which does not fit (64, 3) datasets and times" in rows[1].reason
    assert "the measured nan is not finite in some dataset" in rows[2].reason


def test_one_error_rate_for_all_rows():
    rows = verify_all(
        KEY, claims=[MINE, dt.claims["DV-L4.1"], dt.claims["LD-misalignment"]], pool=POOL, error_rate=0.01
    )
    settings = [row for row in rows if row.step is not None]
    assert [sum(row.claim == name for row in settings) for name in ("DV-L4.1", "LD-misalignment")] == [3, 0]
    for row in rows:
        if row.claim == "MY-1":
            assert row.certificate["family_error"] == 0.01
            assert row.certificate["rows"] == len(settings)
            if row.step:
                assert row.certificate["row_error"] * len(settings) == pytest.approx(0.01)
    assert ErrorRate(0.01, 0).per_row == 0.01


def test_clopper_pearson_by_hand():
    assert clopper_pearson(0, 10, 0.05) == pytest.approx((0, 1 - 0.025**0.1))  # (1 − p)¹⁰ = 0.025
    assert clopper_pearson(10, 10, 0.05) == pytest.approx((0.025**0.1, 1))
    assert clopper_pearson(1, 2, 0.05) == pytest.approx((1 - math.sqrt(0.975), math.sqrt(0.975)))  # 1 − (1−p)² = 0.025
    assert clopper_pearson(3, 4, 1e-9)[0] < clopper_pearson(3, 4, 1e-3)[0] < 0.75 < clopper_pearson(3, 4, 1e-3)[1]


def test_the_same_key_gives_the_same_rows(tmp_path):
    first, again = (_verify(MINE) for _ in range(2))
    assert [row.content_hash for row in first] == [row.content_hash for row in again]
    other = verify(MINE, jax.random.key(3), pool=POOL)
    assert [row.content_hash for row in first] != [row.content_hash for row in other]
    ledger.write(tmp_path / "rows.json", first)
    assert ledger.compare(ledger.read(tmp_path / "rows.json"), again).same


def test_a_witness_is_replayed_from_itself():
    rows = verify(dt.claims["PG-TA.1"], KEY, pool=(*POOL, Shape(2, 6, 30, "path")))
    assert rows[0].verdict == "REFUTED"  # 2dv²β²t/(Nτ) vanishes with v
    found = replay(rows[0].witness)
    told = rows[0].witness["simulation"]
    assert found.stands
    assert found.unmet == ()
    assert (found.lhs, found.rhs, found.sides[0][1]) == (told["measured"], told["bound"], "<=")
    tampered = {"simulation": {**told, "setting": {**told["setting"], "noise": 0.9}}}
    assert not replay(tampered).stands
    assert "noise" in replay(tampered).unmet
    identity = verify(dt.claims["DV-single"], KEY)[0]
    assert identity.verdict == "REFUTED"
    assert replay(identity.witness).stands
    assert replay(identity.witness).lhs == identity.witness["simulation"]["left"]
    with pytest.raises(ValueError, match="lacks 'content_hash'"):
        replay({"point": {}})
    with pytest.raises(ValueError, match="'MY-1', which is no claim of the registry"):
        replay({"simulation": {**told, "claim": "MY-1"}})


def test_mistakes_are_sentences():
    with unchecked(), pytest.raises(ValueError, match="budget = 'huge'; known: quick, full"):
        verify(MINE, KEY, "huge")
    with pytest.raises(TypeError, match="expected a typed key"):
        verify(MINE, jax.random.PRNGKey(0))
    with pytest.raises(ValueError, match=r"error_rate = 0\.0; a family-wise error rate must lie between 0 and 1"):
        verify(MINE, KEY, error_rate=0.0)


def test_finished_rows_are_kept_however_many_programs_were_compiled():
    watch = Observatory(KEY)
    watch.traces |= {f"program {number}" for number in range(1000)}
    assert verify(MINE, KEY, pool=POOL, watch=watch)[0].verdict == SURVIVES


@pytest.mark.slow
def test_all_claims_in_the_quick_budget():
    told = []
    rows = verify_all(jax.random.key(0), progress=lambda done, total, name: told.append((done, total, name)))
    whole = {row.claim: row for row in rows if row.step is None}
    assert list(whole) == list(dt.claims)
    assert told == [(number, len(whole), name) for number, name in enumerate(whole)]
    # What autodiff and the prover refute as printed, and the printed upper side of PG-TA.1; nothing else falls.
    refuted = {name for name, row in whole.items() if row.verdict == "REFUTED"}
    assert refuted == {"PG-TA.1", "DV-single", "PG-eq16", "DV-eq5", "LD-T4.1", "LD-T4.2"}
    for name in ("DV-TB.3", "DV-T4.2", "DV-TB.4", "PG-TA.2", "DV-T4.3", "DV-LC.2", "DV-LB.2", "DV-TC.5", "DV-flip"):
        assert whole[name].verdict == "NOT CONTRADICTED", whole[name].reason
    for name in ("LD-priority", *(name for name in dt.claims if name.startswith("OWN-LD-"))):
        assert whole[name].verdict == "NOT CONTRADICTED", whole[name].reason
    for name in ("LD-T4.3", "LD-misalignment", "DV-experiments", "DV-scaling"):
        assert whole[name].verdict == "UNDECIDED"
    for name in refuted:
        assert replay(whole[name].witness).stands
