"""The claims DV-TB.3, DV-T4.2 and DV-T4.3 against numbers worked out by hand (theory.md §2) and plain `math`."""

import math
import subprocess
import sys

import jax.numpy as jnp
import numpy as np
import pytest
import sympy as sp

import dpotheory as dt

IDS = ("DV-TB.3", "DV-T4.2", "DV-T4.3")


def _setting(n_values=10, n_samples=875, *, noise=None, shared_norm=0.3, sharing="disjoint", **changes) -> dt.Setting:
    """At the edge of DV-T4.2: v = 1/(32√Q), d = 5Q (or what K needs)."""
    noise = 1 / (32 * math.sqrt(n_samples)) if noise is None else noise
    dim = changes.pop("dim", max(5 * n_samples, n_values + 1))
    plain = {"noise": noise, "shared_norm": shared_norm, "beta": 0.1, "tau": 1.0, "sharing": sharing}
    return dt.Setting(n_values=n_values, n_samples=n_samples, dim=dim, **{**plain, **changes})


def test_the_registry_is_a_mapping():
    assert tuple(dt.claims) == IDS
    assert len(dt.claims) == 3
    assert "DV-T4.3" in dt.claims
    assert "DV-T9.9" not in dt.claims
    assert [dt.claims[name].id for name in IDS] == list(IDS)
    assert dt.claims.registry["DV-T4.2"] is dt.claims["DV-T4.2"]


def test_an_unknown_id_is_a_sentence():
    with pytest.raises(KeyError, match=r"unknown claim 'DV-T4\.9'; known: DV-TB\.3, DV-T4\.2, DV-T4\.3"):
        dt.claims["DV-T4.9"]


def test_claims_load_on_first_use():
    program = (
        "import sys, dpotheory as dt; assert 'dpotheory.claims' not in sys.modules; assert 'sympy' not in sys.modules; "
        "assert dt.claims['DV-T4.3'].id == 'DV-T4.3'; assert 'sympy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("name", IDS)
def test_every_claim_says_what_it_is(name):
    claim = dt.claims[name]
    assert claim.kind in ("identity", "tight", "upper", "lower", "two-sided")
    assert "2408.03459v5" in claim.source
    assert claim.does_not_claim
    assert r"\Rightarrow" in claim.statement
    assert {"margins": "r_i(t)", "log_risk": "R(P)"}[claim.quantity] in claim.statement
    assert all(isinstance(relation, sp.Basic) for relation in claim.hypotheses.values())


def test_t43_risk_bound_literals():
    # 2·10·875²·exp(−875/45) = 15 312 500 · exp(−19.4444) = 15 312 500 · 3.5924e−9 = 0.05501
    assert dt.claims["DV-T4.3"].bound(_setting(10, 875))["upper"] == pytest.approx(0.0550, abs=5e-5)
    # theory.md: < 0.05 from Q = 880. 2·10·880²·exp(−880/45) = 15 488 000 · 3.2146e−9 = 0.04979
    assert dt.claims["DV-T4.3"].bound(_setting(10, 880))["upper"] == pytest.approx(0.04979, abs=5e-5)
    risks = {q: dt.claims["DV-T4.3"].bound(_setting(10, q))["upper"] for q in range(870, 890)}
    # 879: 15 452 820 · exp(−19.53333) = 15 452 820 · 3.2868e−9 = 0.05079
    assert risks[879] == pytest.approx(0.05079, abs=5e-5)
    assert min(q for q, risk in risks.items() if risk < 0.05) == 880
    assert dt.claims["DV-T4.3"].bound(_setting(10, 875))["lower"] is None


@pytest.mark.parametrize(("k", "q"), [(1, 40), (1, 1000), (7, 45), (64, 3000), (1000, 10**6)])
def test_t43_risk_bound_in_logs(k, q):
    expected = math.log(2) + math.log(k) + 2 * math.log(q) - q / 45
    logs = dt.claims["DV-T4.3"].log_bound(_setting(k, q))
    assert logs["upper"] == pytest.approx(expected, rel=1e-13)
    assert math.isfinite(logs["upper"])


def _log_failure_t42(k: int, q: int, c: float) -> float:
    return math.log(8) + math.log(k) + 9 / 4 * math.log(q) - min(c * math.sqrt(q) / 5, q**0.75 / 256)


@pytest.mark.parametrize("name", ["DV-T4.2", "DV-T4.3"])
@pytest.mark.parametrize("c", [math.inf, 1.0, 0.01])
@pytest.mark.parametrize(("k", "q"), [(1, 1), (10, 875), (3, 200_000), (2, 10**6)])
def test_t42_failure_in_logs(name, c, k, q):
    logs = dt.claims[name].log_bound(_setting(k, q, dim=k + 1), c=c)
    assert logs["failure"] == pytest.approx(_log_failure_t42(k, q, c), rel=1e-12)
    chance = dt.claims[name].bound(_setting(k, q, dim=k + 1), c=c)["probability"]
    if logs["failure"] < 0:
        assert logs["probability"] == pytest.approx(math.log1p(-math.exp(logs["failure"])), rel=1e-9, abs=1e-15)
        assert chance == pytest.approx(-math.expm1(logs["failure"]), rel=1e-12)
    else:
        assert logs["probability"] == -math.inf
        assert chance <= 0


def test_both_branches_of_the_minimum_are_used():
    # At Q = 10⁶: Q^{3/4}/256 = 31622.8/256 = 123.5; c√Q/5 = 200c. So c = 0.5 binds (100) and c = 1 does not.
    at = {c: dt.claims["DV-T4.2"].log_bound(_setting(1, 10**6), c=c)["failure"] for c in (0.5, 1.0, math.inf)}
    assert at[1.0] == at[math.inf]
    assert at[0.5] - at[1.0] == pytest.approx(10**4.5 / 256 - 100, rel=1e-9)


def test_first_sample_size_with_any_probability():
    # log 8 + (9/4) log Q < Q^{3/4}/256, by a search over integers that does not use the claim.
    low, high = 1000, 10**6  # below 1000 the left side is over 17 and the right under 1
    assert _log_failure_t42(1, low, math.inf) > 0 > _log_failure_t42(1, high, math.inf)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if _log_failure_t42(1, middle, math.inf) < 0 else (middle, high)
    assert 1.4e5 < high < 1.6e5
    claim = dt.claims["DV-T4.2"]
    assert claim.vacuous(_setting(1, high - 1))
    assert claim.bound(_setting(1, high - 1))["probability"] <= 0
    assert not claim.vacuous(_setting(1, high))
    assert claim.bound(_setting(1, high))["probability"] > 0


def test_log_space_does_not_overflow():
    q = 10**6
    for name in IDS:
        logs = dt.claims[name].log_bound(_setting(1, q))
        values = [value for value in logs.values() if value is not None]
        assert np.isfinite(values).all()
    # The bound itself underflows: log is 0.69 + 27.6 − 22222. The failure of noisy data overflows on neither side.
    assert dt.claims["DV-T4.3"].bound(_setting(1, q))["upper"] == 0.0
    assert dt.claims["DV-T4.3"].log_bound(_setting(1, q))["upper"] == pytest.approx(-22193.9, abs=0.1)


@pytest.mark.parametrize("name", ["DV-TB.3", "DV-T4.2"])
@pytest.mark.parametrize(("k", "beta", "tau"), [(1, 0.1, 1.0), (12, 0.5, 3.0)])
def test_the_envelope_at_tau_1(name, k, beta, tau):
    # τ₁ = Kτ log3/(5β²): r_U = 5β²τ₁/(Kτ) = log 3 and r_L = β²τ₁/(8Kτ) = log 3/40.
    sides = dt.claims[name].bound(_setting(k, 100, beta=beta, tau=tau))
    assert sides["lower"] == pytest.approx(math.log(3) / 40, rel=1e-13)
    assert sides["upper"] == pytest.approx(math.log(3), rel=1e-13)


def test_the_envelope_at_other_times():
    setting = _setting(4, 100, beta=0.2, tau=3.0)
    # t = 6: β²t/τ = 0.04·2 = 0.08; r_L = 0.08/32 = 0.0025, r_U = 5·0.08/4 = 0.1.
    sides = dt.claims["DV-TB.3"].bound(setting, t=6.0)
    assert isinstance(sides["lower"], float)
    assert (sides["lower"], sides["upper"]) == pytest.approx((0.0025, 0.1), rel=1e-13)
    times = np.asarray([0.0, 3.0, 6.0, float(setting.tau_1)])
    many = dt.claims["DV-TB.3"].bound(setting, t=times)
    np.testing.assert_allclose(many["lower"], [0, 0.00125, 0.0025, math.log(3) / 40], rtol=1e-13)
    np.testing.assert_allclose(many["upper"], [0, 0.05, 0.1, math.log(3)], rtol=1e-13)


@pytest.mark.parametrize("bad", [-1e-3, 1.001, np.asarray([0.0, 2.0])])
def test_times_that_the_claim_does_not_speak_about(bad):
    setting = _setting(4, 100)
    times = np.asarray(bad) * float(setting.tau_1)
    for name in IDS:
        with pytest.raises(ValueError, match=rf"t = .*; {name} speaks only about 0 <= t <= 87\.8\d* here"):
            # τ₁ = 4 log3/(5·0.01) = 87.89
            dt.claims[name].bound(setting, t=times)


def test_a_single_precision_tau_1_is_accepted():
    setting = _setting(4, 100, beta=jnp.float32(0.1))
    assert dt.claims["DV-TB.3"].bound(setting, t=float(jnp.float32(setting.tau_1)))["upper"] > 0


def test_tb3_failure_by_hand():
    # Z = 1, K = 2, Q = 3, v = 0.1, d = 5, ε = 2: 12·2·9 = 216; ε²/16 = 1/4;
    # (cε/v)·min(1, ε/(dv)) = 20c·min(1, 4) = 20c.
    setting = _setting(2, 3, noise=0.1, dim=5)
    failure = 216 * math.exp(-0.25) + 216 * math.exp(-20 * 0.5)
    assert dt.claims["DV-TB.3"].bound(setting, epsilon=2.0, c=0.5)["probability"] == pytest.approx(
        1 - failure, rel=1e-12
    )
    # ε = 0.1: ε/(dv) = 0.2, so the second exponent is c·(0.1/0.1)·0.2.
    failure = 216 * math.exp(-0.01 / 16) + 216 * math.exp(-0.2 * 3)
    assert dt.claims["DV-TB.3"].bound(setting, epsilon=0.1, c=3.0)["probability"] == pytest.approx(
        1 - failure, rel=1e-12
    )
    # c = ∞ leaves the first term, and the default ε is 1/(16 v (Z + 2)) = 1/4.8.
    failure = 216 * math.exp(-(1 / 4.8**2) / 16)
    assert dt.claims["DV-TB.3"].bound(setting)["probability"] == pytest.approx(1 - failure, rel=1e-12)
    assert dt.claims["DV-TB.3"].bound(setting)["probability"] < 0
    # ring of 3: Z = 2, so 20·3·9 = 540 and ε = 1/(16·0.1·4) = 1/6.4.
    ring = _setting(3, 3, noise=0.1, dim=5, sharing="ring")
    assert dt.claims["DV-TB.3"].log_bound(ring)["failure"] == pytest.approx(
        math.log(540) - 1 / (16 * 6.4**2), rel=1e-12
    )


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({}, []),
        ({"noise": 1.001 / (32 * 10)}, ["noise"]),
        ({"dim": 501}, ["dimension"]),
        ({"shared_norm": 0.25}, []),
        ({"shared_norm": 0.2499}, ["shared norm from below"]),
        ({"shared_norm": 0.5}, []),  # Z = 1: 4·1/4 = 1
        ({"shared_norm": 0.501}, ["limited sharing", "shared norm from above"]),
        ({"sharing": "ring", "shared_norm": 1 / math.sqrt(8)}, []),  # Z = 2: l_b ≤ 1/√8
        ({"sharing": "ring", "shared_norm": 0.354}, ["limited sharing"]),
        ({"sharing": "star", "shared_norm": 0.25}, []),  # Z = 4: 16/16 = 1
        # *all*: Z = 4 values on each token, and all 4 on one pair.
        ({"sharing": "all", "shared_norm": 0.25}, ["distinct responses"]),
        ({"sharing": "all", "shared_norm": 0.3}, ["distinct responses", "limited sharing"]),
        ({"n_samples": 39, "noise": 1e-3, "dim": 195}, ["samples"]),
        ({"n_samples": 40, "noise": 1e-3, "dim": 200}, []),
    ],
)
def test_hypotheses_at_their_boundary(changes, broken):
    setting = _setting(**{"n_values": 4, "n_samples": 100, "noise": 1 / (32 * 10), "dim": 500, **changes})
    found = dt.claims["DV-T4.3"].unmet(setting)
    assert [text.split(":")[0] for text in found] == broken
    assert dt.claims["DV-T4.3"].feasible(setting) == (not broken)
    assert all(" fails with " in text for text in found)


def test_hypotheses_tolerate_how_the_noise_was_rounded():
    for q in (41, 77, 875, 12_345):
        v = 1 / (32 * math.sqrt(q))
        assert dt.claims["DV-T4.2"].feasible(_setting(2, q, noise=v))
        assert dt.claims["DV-T4.2"].feasible(_setting(2, q, noise=(32 * math.sqrt(q)) ** -1))
        assert not dt.claims["DV-T4.2"].feasible(_setting(2, q, noise=1.001 * v))
        assert dt.claims["DV-TB.3"].feasible(_setting(2, q, noise=8 * v))  # TB.3 prints 1/(4√Q)
        assert not dt.claims["DV-TB.3"].feasible(_setting(2, q, noise=8.01 * v))


def test_an_unmet_hypothesis_shows_both_sides():
    text = dt.claims["DV-T4.3"].unmet(_setting(4, 100, dim=501))
    assert text == ["dimension: d <= 5*Q fails with 501 against 500"]


def test_vacuous_for_two_reasons():
    claim = dt.claims["DV-T4.3"]
    # Q = 400: 2·400²·exp(−8.9) = 44 ≥ 1. Q = 1000: 2·10⁶·exp(−22.2) = 4e−4, but log failure = 2.1 + 15.5 − 0.7 > 0.
    assert claim.log_bound(_setting(1, 400))["upper"] > 0
    assert claim.vacuous(_setting(1, 400))
    assert claim.log_bound(_setting(1, 1000))["upper"] < 0
    assert claim.vacuous(_setting(1, 1000))
    assert not claim.vacuous(_setting(1, 200_000))
