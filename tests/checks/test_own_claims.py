"""User-defined claims: own twins with propagated errors, shared tokens, replay, the falsifier's search, bad input."""

import dataclasses
import json

import jax
import numpy as np
import pytest
import sympy as sp
from scipy import stats

import dpotheory as dt
from dpotheory.checks import Shape, falsify, replay, verify
from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.own_twin import own
from dpotheory.checks.dv.trial import SettingTrial
from dpotheory.checks.falsify import rates as falsify_rates
from dpotheory.checks.falsify.falsify import Effort
from dpotheory.checks.findings import BadBoundError
from dpotheory.checks.measurement import Measurement
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.verdict import verdict_of
from dpotheory.claims.symbols import K, M, Q, beta, l_b, t, tau, tau_1, v
from dpotheory.claims.validation import formulas
from dpotheory.sample_size.informative import first_samples

POOL = (Shape(1, 4, 20, "disjoint"), Shape(4, 3, 15, "ring"), Shape(4, 3, 15, "all"))
KEY = jax.random.key(4)
SPREAD = dt.claims.Claim(
    id="MY-spread",
    title="Margins differ by little",
    kind="upper",
    quantity="margin_spread",
    twin=lambda seen: seen.max_margin - seen.min_margin,
    hypotheses={
        "small noise": sp.Le(v, sp.Rational(1, 1000)),
        "distinct": sp.Eq(M, 1),
        "little shared": sp.Le(l_b, sp.Rational(1, 4)),
    },
    upper=beta**2 * t / (K * tau),
    until=tau_1,
    source="this test",
    does_not_claim="anything at larger noise.",
)
TRIAL = SettingTrial(
    POOL[0], dt.Setting(n_values=1, n_samples=4, dim=20, noise=0.1, shared_norm=0.0, beta=0.1), "interior"
)


def _seen(n=3, times=2, **arrays):
    rng = np.random.default_rng(0)
    low = 1 + rng.random((n, times))
    blank = Observation(np.arange(times) + 1.0, low, low + 1, -low, np.full(n, 1e-6), (1e-5, 1e-5))
    return dataclasses.replace(blank, **arrays)


def test_errors_of_an_own_twin_are_propagated():
    seen = _seen()
    found = own(lambda seen: seen.max_margin - 2 * seen.min_margin).measure(SPREAD, TRIAL, seen)
    # Linear: |∂f| times each budget, added.
    assert found.error == pytest.approx(np.broadcast_to(3 * seen.margin_error, (3, 2)), rel=1e-6)
    assert found.largest == pytest.approx(seen.max_margin - 2 * seen.min_margin)
    log = own(lambda seen: np.log(seen.min_margin)).measure(SPREAD, TRIAL, seen)
    assert log.error == pytest.approx(seen.margin_error / seen.min_margin, rel=1e-3)
    risk = own(lambda seen: seen.log_risk[:, -1]).measure(SPREAD, TRIAL, seen)
    assert (risk.largest.shape, risk.times) == ((3, 1), None)
    assert risk.error[:, 0] == pytest.approx(seen.log_risk_error[:, -1], rel=1e-6)
    gram = own(lambda seen: 3 * seen.gram_slack)
    found = gram.measure(SPREAD, TRIAL, _seen(gram_slack=np.ones(3), gram_error=np.full(3, 1e-3)))
    assert found.error[:, 0] == pytest.approx(3e-3, rel=1e-6)


def test_a_twin_of_a_wrong_shape_is_named():
    with pytest.raises(ValueError, match=r"it gave the shape \(2,\), where \(3,\) or \(3, 2\) for 3 datasets"):
        own(lambda seen: np.ones(2)).measure(SPREAD, TRIAL, _seen())


def test_what_cannot_be_compared_is_said():
    with pytest.raises(ValueError, match="complex numbers"):
        own(lambda seen: seen.min_margin + 1j).measure(SPREAD, TRIAL, _seen())
    negative = dataclasses.replace(SPREAD, failure=-sp.Integer(1))
    found = Measurement("linear", np.ones((3, 1)), np.ones((3, 1)), np.zeros((3, 1)), None)
    with pytest.raises(BadBoundError, match="failure probability is negative or NaN"):
        verdict_of(negative, TRIAL, found, ErrorRate(0.1, 1))


def test_a_negative_side_lies_below_every_risk():
    risks = np.log([[0.5], [1e-300], [1e-3]])
    found = Measurement("log", risks, risks, np.zeros((3, 1)), None)
    below, above = (
        dataclasses.replace(SPREAD, quantity="log_risk", until=None, **{side: v - 1, other: None})
        for side, other in (("upper", "lower"), ("lower", "upper"))
    )
    refuted = verdict_of(below, TRIAL, found, ErrorRate(0.1, 1))  # v = 0.1
    assert (refuted.verdict, refuted.certificate["violations"]) == ("REFUTED", 3)
    assert verdict_of(above, TRIAL, found, ErrorRate(0.1, 1)).verdict == "NOT CONTRADICTED"


def test_what_a_claim_is_made_of_is_checked():
    assert formulas("mine", {}, {"upper": 1.5, "lower": None, "title": "x"}) == {"upper": sp.Float(1.5)}
    for hypotheses, sides, said in (
        ([sp.Le(v, 1)], {}, "hypotheses of 'mine' is a list; give a dict"),
        ({"small": "v < 1"}, {}, "hypothesis 'small' of 'mine' is 'v < 1'; give a sympy relation"),
        ({}, {"upper": "1/2"}, "upper of 'mine' is '1/2'; give a sympy expression or a number"),
    ):
        with pytest.raises(TypeError, match=said):
            formulas("mine", hypotheses, sides)


def test_an_own_quantity_from_verification_to_replay():
    assert r"\text{margin\_spread} \le" in SPREAD.statement
    whole, *rows = verify(SPREAD, KEY, pool=POOL)
    assert whole.verdict == "NOT CONTRADICTED"
    assert not any(" all" in row.step for row in rows if "control" not in row.step)
    false = dataclasses.replace(SPREAD, upper=SPREAD.upper / 10**5)
    whole = verify(false, KEY, pool=POOL)[0]
    assert whole.verdict == "REFUTED"
    found = falsify(false, KEY)
    assert found.verdict == "REFUTED"
    for row in (whole, found):
        witness = json.loads(json.dumps(row.to_dict()))["witness"]
        again = replay(witness, false)
        assert again.stands
        assert again.measured == witness["simulation"]["measured"] > again.bound
        assert not replay(witness, SPREAD).stands  # the weaker statement holds there
        with pytest.raises(ValueError, match="about 'MY-spread', which is no claim of the registry; give it too"):
            replay(witness)
        with pytest.raises(ValueError, match="about 'MY-spread', not about 'MY-2'"):
            replay(witness, dataclasses.replace(false, id="MY-2"))
    # The measured side, from the public simulation of the same dataset.
    told = found.witness["simulation"]
    setting = dt.Setting(**told["setting"])
    assert setting.n_values * setting.n_samples <= 4
    assert float(f"{told['setting']['noise']:.2g}") == told["setting"]["noise"]  # a short number
    with jax.enable_x64(True):
        words = jax.numpy.asarray(told["key"], dtype=jax.numpy.uint32)
        many = dt.ensemble(
            jax.random.wrap_key_data(words), setting, 64, np.array([0.0, told["time"]]), flow=dt.FixedGrid(8)
        )
        spread = np.asarray(many.max_margin - many.min_margin)[told["dataset"], 1]
    assert told["measured"] == pytest.approx(spread, rel=1e-3)


def test_the_falsifier_holds_what_is_true_and_says_why_it_cannot_look():
    row = falsify(SPREAD, KEY, Effort(1, 0, 0, 1, 1, 1, n_twin_steps=4))
    assert row.verdict == "NOT CONTRADICTED"
    assert row.certificate["closest"] < 0
    assert "the closest has violation -" in row.reason
    cases = {
        "no setting of the pool meets": {"hypotheses": {"none": sp.Le(v, -1)}},
        "raised ZeroDivisionError": {"twin": lambda seen: 1 / 0},
        "upper bound is NaN": {"upper": sp.log(v - 1)},
        "no twin measures 'margin_spread'": {"twin": None},
        "is vacuous at each": {"failure": sp.Integer(2)},
        "an identity is for verify": {"kind": "identity"},
    }
    for text, change in cases.items():
        row = falsify(dataclasses.replace(SPREAD, **change), KEY)
        assert (row.verdict, text in row.reason) == ("UNDECIDED", True), row.reason


def test_a_false_probability_falls_on_fresh_datasets():
    claim = dataclasses.replace(SPREAD, upper=SPREAD.upper / 10**5, failure=sp.Rational(1, 10))
    row = falsify(claim, KEY)
    assert row.verdict == "REFUTED"
    assert row.witness["simulation"]["key"] != [int(word) for word in jax.random.key_data(KEY)]
    assert replay(row.witness, claim).stands


def test_a_flow_that_is_followed_too_coarsely_refutes_nothing():
    """One value and hardly any noise: dr/dt = 2 (beta^2/tau) sigma(-r), so that r + e^r - 1 = 2 beta^2 t/tau."""
    claim = dt.claims.Claim(
        id="MY-late",
        title="Margins grow like a logarithm",
        kind="upper",
        quantity="margins",
        hypotheses={"one value": sp.Le(K, 1), "noise": sp.Le(1000 * v, 1), "shared norm": sp.Le(2 * l_b, 1)},
        upper=sp.Rational(51, 50) * sp.log(1 + 2 * beta**2 * t / tau),
        until=1000 * tau / beta**2,
        failure=sp.Rational(1, 100),
        source="this test",
        does_not_claim="anything at larger noise.",
    )
    setting = dt.Setting(n_values=1, n_samples=2, dim=4, noise=1e-4, shared_norm=0.25, beta=0.1)
    # Two steps of Runge-Kutta overshoot: that many violate, but none by more than the numerical error.
    assert falsify_rates.count(falsify_rates.as_on_event(claim), KEY, setting, 1.0, 16) == (0, 16)
    false = dataclasses.replace(claim, upper=claim.upper / 4, until=tau_1)
    assert falsify_rates.count(falsify_rates.as_on_event(false), KEY, setting, 1.0, 16) == (16, 0)


@pytest.mark.slow
def test_claims_about_one_pair_of_tokens_get_such_settings():
    claim = dataclasses.replace(SPREAD, hypotheses={"one pair": sp.Eq(M, K), "several": sp.Ge(K, 2)}, upper=10 * t)
    inside = [row.step for row in verify(claim, KEY, pool=POOL)[1:] if "control" not in row.step]
    assert inside
    assert all(step.endswith(" all") for step in inside)


def test_bounds_with_normal_tails_do_not_underflow():
    claim = dataclasses.replace(SPREAD, quantity="log_risk", upper=None, lower=sp.erfc(1 / (v * sp.sqrt(2 * K))) / 2)
    for noise in (2.0, 0.1, 1e-3):
        found = claim.log_bound({"n_values": 4, "noise": noise, "beta": 1.0, "tau": 1.0})["lower"]
        assert found == pytest.approx(stats.norm.logcdf(-1 / (2 * noise)), rel=1e-12)


def test_a_hypothesis_that_sympy_decides():
    claim = dataclasses.replace(SPREAD, hypotheses={"impossible": sp.Le(v, -1), "sure": sp.Ge(v, 0)})
    setting = dt.Setting(n_values=1, n_samples=1, dim=2, noise=0.1, shared_norm=0.0, beta=0.1)
    assert claim.unmet(setting) == ["impossible: nothing meets it"]
    assert not claim.feasible(setting)


def test_from_which_q_on_a_bound_speaks():
    # The boundaries that proofs_check proves (docs/ledger.json).
    assert first_samples(dt.claims["PG-T4.2"]) == 5_595_511_683
    assert first_samples(dt.claims["PG-T4.1"]) == 143_469
    assert first_samples(dt.claims["DV-TB.3"]) is None
    assert first_samples(dataclasses.replace(SPREAD, failure=1 / Q)) == 2
    reason = verify(dt.claims["PG-T4.2"], KEY)[0].reason
    assert reason.endswith("for one value it is non-vacuous from Q = 5,595,511,683 on")


def test_a_bound_near_0_that_is_a_difference_of_numbers_of_order_1_refutes_nothing_by_its_rounding():
    """log(2/(1 + e^−y)) is y/2 for small y, and in floating point off by the rounding of 1 + e^−y."""
    y = sp.Rational(39, 10) * v / 10**14  # v = 0.1: y/2 = 1.95e-15
    exact = 1.95e-15 * 1.001  # a little above the bound, so that the claim is true
    near = dataclasses.replace(
        SPREAD, quantity="margins", until=None, upper=None, lower=sp.log(2 / (1 + sp.exp(-y))), failure=None
    )
    found = Measurement("linear", np.full((3, 1), exact), np.full((3, 1), exact), np.full((3, 1), 1e-26), None)
    assert verdict_of(near, TRIAL, found, ErrorRate(0.1, 1)).verdict != "REFUTED"
    false = dataclasses.replace(near, lower=v / 10**11)  # 1e-12, far above what is measured
    assert verdict_of(false, TRIAL, found, ErrorRate(0.1, 1)).verdict == "REFUTED"
