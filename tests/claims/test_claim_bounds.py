"""Bounds of claims against numbers worked out by hand (theory.md §2) and plain `math`."""

import math

import numpy as np
import pytest

import dpotheory as dt
from dpotheory.claims import symbols
from tests.helpers import edge_setting

IDS = ("DV-TB.3", "DV-T4.2", "DV-T4.3")


def test_t43_risk_bound_literals():
    # 2·10·875²·exp(−875/45) = 15 312 500 · exp(−19.4444) = 15 312 500 · 3.5924e−9 = 0.05501
    assert dt.claims["DV-T4.3"].bound(edge_setting(10, 875))["upper"] == pytest.approx(0.0550, abs=5e-5)
    # theory.md: < 0.05 from Q = 880. 2·10·880²·exp(−880/45) = 15 488 000 · 3.2146e−9 = 0.04979
    assert dt.claims["DV-T4.3"].bound(edge_setting(10, 880))["upper"] == pytest.approx(0.04979, abs=5e-5)
    risks = {q: dt.claims["DV-T4.3"].bound(edge_setting(10, q))["upper"] for q in range(870, 890)}
    # 879: 15 452 820 · exp(−19.53333) = 15 452 820 · 3.2868e−9 = 0.05079
    assert risks[879] == pytest.approx(0.05079, abs=5e-5)
    assert min(q for q, risk in risks.items() if risk < 0.05) == 880
    assert dt.claims["DV-T4.3"].bound(edge_setting(10, 875))["lower"] is None


@pytest.mark.parametrize(("k", "q"), [(1, 40), (1, 1000), (7, 45), (64, 3000), (1000, 10**6)])
def test_t43_risk_bound_in_logs(k, q):
    expected = math.log(2) + math.log(k) + 2 * math.log(q) - q / 45
    logs = dt.claims["DV-T4.3"].log_bound(edge_setting(k, q))
    assert logs["upper"] == pytest.approx(expected, rel=1e-13)
    assert math.isfinite(logs["upper"])


def _log_failure_t42(k: int, q: int, c: float) -> float:
    return math.log(8) + math.log(k) + 9 / 4 * math.log(q) - min(c * math.sqrt(q) / 5, q**0.75 / 256)


@pytest.mark.parametrize("name", ["DV-T4.2", "DV-T4.3"])
@pytest.mark.parametrize("c", [math.inf, 1.0, 0.01])
@pytest.mark.parametrize(("k", "q"), [(1, 1), (10, 875), (3, 200_000), (2, 10**6)])
def test_t42_failure_in_logs(name, c, k, q):
    logs = dt.claims[name].log_bound(edge_setting(k, q, dim=k + 1), c=c)
    assert logs["failure"] == pytest.approx(_log_failure_t42(k, q, c), rel=1e-12)
    chance = dt.claims[name].bound(edge_setting(k, q, dim=k + 1), c=c)["probability"]
    if logs["failure"] < 0:
        assert logs["probability"] == pytest.approx(math.log1p(-math.exp(logs["failure"])), rel=1e-9, abs=1e-15)
        assert chance == pytest.approx(-math.expm1(logs["failure"]), rel=1e-12)
    else:
        assert logs["probability"] == -math.inf
        assert chance <= 0


def test_both_branches_of_the_minimum_are_used():
    # At Q = 10⁶: Q^{3/4}/256 = 31622.8/256 = 123.5; c√Q/5 = 200c. So c = 0.5 binds (100) and c = 1 does not.
    at = {c: dt.claims["DV-T4.2"].log_bound(edge_setting(1, 10**6), c=c)["failure"] for c in (0.5, 1.0, math.inf)}
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
    assert claim.vacuous(edge_setting(1, high - 1))
    assert claim.bound(edge_setting(1, high - 1))["probability"] <= 0
    assert not claim.vacuous(edge_setting(1, high))
    assert claim.bound(edge_setting(1, high))["probability"] > 0


def test_log_space_does_not_overflow():
    q = 10**6
    for name in IDS:
        logs = dt.claims[name].log_bound(edge_setting(1, q))
        values = [value for value in logs.values() if value is not None]
        assert np.isfinite(values).all()
    # The bound itself underflows: log is 0.69 + 27.6 − 22222. The failure of noisy data overflows on neither side.
    assert dt.claims["DV-T4.3"].bound(edge_setting(1, q))["upper"] == 0.0
    assert dt.claims["DV-T4.3"].log_bound(edge_setting(1, q))["upper"] == pytest.approx(-22193.9, abs=0.1)


@pytest.mark.parametrize("name", ["DV-TB.3", "DV-T4.2"])
@pytest.mark.parametrize(("k", "beta", "tau"), [(1, 0.1, 1.0), (12, 0.5, 3.0)])
def test_the_envelope_at_tau_1(name, k, beta, tau):
    # τ₁ = Kτ log3/(5β²): r_U = 5β²τ₁/(Kτ) = log 3 and r_L = β²τ₁/(8Kτ) = log 3/40.
    sides = dt.claims[name].bound(edge_setting(k, 100, beta=beta, tau=tau))
    assert sides["lower"] == pytest.approx(math.log(3) / 40, rel=1e-13)
    assert sides["upper"] == pytest.approx(math.log(3), rel=1e-13)


def test_the_envelope_at_other_times():
    setting = edge_setting(4, 100, beta=0.2, tau=3.0)
    # t = 6: β²t/τ = 0.04·2 = 0.08; r_L = 0.08/32 = 0.0025, r_U = 5·0.08/4 = 0.1.
    sides = dt.claims["DV-TB.3"].bound(setting, t=6.0)
    assert isinstance(sides["lower"], float)
    assert (sides["lower"], sides["upper"]) == pytest.approx((0.0025, 0.1), rel=1e-13)
    times = np.asarray([0.0, 3.0, 6.0, float(setting.tau_1)])
    many = dt.claims["DV-TB.3"].bound(setting, t=times)
    np.testing.assert_allclose(many["lower"], [0, 0.00125, 0.0025, math.log(3) / 40], rtol=1e-13)
    np.testing.assert_allclose(many["upper"], [0, 0.05, 0.1, math.log(3)], rtol=1e-13)


def test_tb3_failure_by_hand():
    # Z = 1, K = 2, Q = 3, v = 0.1, d = 5, ε = 2: 12·2·9 = 216; ε²/16 = 1/4;
    # (cε/v)·min(1, ε/(dv)) = 20c·min(1, 4) = 20c.
    setting = edge_setting(2, 3, noise=0.1, dim=5)
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
    ring = edge_setting(3, 3, noise=0.1, dim=5, sharing="ring")
    assert dt.claims["DV-TB.3"].log_bound(ring)["failure"] == pytest.approx(
        math.log(540) - 1 / (16 * 6.4**2), rel=1e-12
    )


def test_pg_ta1_envelope_by_hand():
    # K = 2, Q = 3, d = 10, v = 0.1, N = 12, beta = 0.2, tau = 2, t = 5: beta^2 t/tau = 0.04*5/2 = 0.1.
    setting = edge_setting(2, 3, noise=0.1, dim=10, beta=0.2, tau=2.0)
    sides = dt.claims["PG-TA.1"].bound(setting, t=5.0)
    assert sides["lower"] == pytest.approx(3 * 0.1 / 48, rel=1e-13)  # Q/(4N) = 3/48: 0.00625
    assert sides["upper"] == pytest.approx(1 / 600, rel=1e-13)  # 2dv^2/N = 0.2/12 = 1/60; below the lower side here
    # It speaks until Nτ log3/(10Qβ²) = 24 log3/1.2 = 20 log 3 = 21.97.
    assert dt.claims["PG-TA.1"].bound(setting)["lower"] == pytest.approx(math.log(3) / 40, rel=1e-13)
    with pytest.raises(ValueError, match=r"PG-TA\.1 speaks only about 0 <= t <= 21\.97"):
        dt.claims["PG-TA.1"].bound(setting, t=22.0)
    # δ(ε) is that of DV-TB.3: (8Z+4)KQ² = 12*2*9 = 216; ε = 2: e^{-1/4}; (cε/v)min(1, ε/(dv)) = 20c min(1, 2) = 20c.
    failure = 216 * math.exp(-0.25) + 216 * math.exp(-10)
    assert dt.claims["PG-TA.1"].bound(setting, epsilon=2.0, c=0.5)["probability"] == pytest.approx(1 - failure)
    assert dt.claims["PG-TA.1"].feasible(edge_setting(2, 4, noise=1 / 8, shared_norm=0.0, dim=20))
    assert not dt.claims["PG-TA.1"].feasible(edge_setting(2, 4, noise=1.01 / 8, shared_norm=0.0, dim=20))


def test_pg_t41_envelope_and_failure_by_hand():
    setting = edge_setting(2, 3, noise=0.1, dim=10, beta=0.2, tau=2.0)
    sides = dt.claims["PG-T4.1"].bound(setting, t=5.0)
    assert (sides["lower"], sides["upper"]) == pytest.approx((0.00625, 0.25), rel=1e-13)  # 10Q/N = 30/12, times 0.1
    # Q = 81: 8*1*81^{9/4} = 8*3^9 = 157464; Q^{3/4}/256 = 27/256 and c sqrt(Q)/5 = 9c/5.
    one = edge_setting(1, 81, noise=1 / 36, shared_norm=0.0)
    logs = dt.claims["PG-T4.1"].log_bound(one)
    assert logs["failure"] == pytest.approx(math.log(157464) - 27 / 256, rel=1e-13)
    assert dt.claims["PG-T4.1"].log_bound(one, c=0.01)["failure"] == pytest.approx(math.log(157464) - 0.018, rel=1e-13)
    # Z = 1 needs Q^{1/4} - 2 >= 1: Q = 81 will do, 80 will not.
    assert dt.claims["PG-T4.1"].feasible(one)
    broken = dt.claims["PG-T4.1"].unmet(edge_setting(1, 80, noise=1 / 36, shared_norm=0.0))
    assert [text.split(":")[0] for text in broken] == ["sharing against samples"]


def test_pg_ta2_risk_by_hand():
    # K = 1, Q = 2, d = 100, v = 1/2, ε = 1: 2KQ² = 8; 2(2 + 25 + 1/2) = 55.
    setting = edge_setting(1, 2, noise=0.5, dim=100)
    assert dt.claims["PG-TA.2"].bound(setting, epsilon=1.0)["upper"] == pytest.approx(8 * math.exp(-1 / 55), rel=1e-13)
    # The largest ε is 1/(16*0.5*3) = 1/24: (1/576)/(2(27 + 1/48)) = (1/576)/(1297/24) = 1/31128.
    assert dt.claims["PG-TA.2"].log_bound(setting)["upper"] == pytest.approx(math.log(8) - 1 / 31128, rel=1e-13)
    # d >= 5Q/(2v²) = 20.
    assert dt.claims["PG-TA.2"].feasible(edge_setting(1, 2, noise=0.5, dim=20))
    assert not dt.claims["PG-TA.2"].feasible(edge_setting(1, 2, noise=0.5, dim=19))


def test_pg_t42_risk_by_hand():
    # K = 3, Q = 10⁴: Q^{1/4} = 10, so 6*10⁸ e^{-10/6} = 6*10⁸ * 0.1888756 = 1.133254e8.
    setting = edge_setting(3, 10**4, noise=1 / 400, shared_norm=0.0)
    assert dt.claims["PG-T4.2"].bound(setting)["upper"] == pytest.approx(1.133254e8, rel=1e-6)
    assert dt.claims["PG-T4.2"].vacuous(setting)


def test_dv_tb4_risk_by_hand():
    # K = 2, Q = 3: 2KQ² = 36; ε = 2: 36 e^{-4/5} = 36 * 0.4493290 = 16.17584.
    setting = edge_setting(2, 3, noise=0.1, dim=5)
    assert dt.claims["DV-TB.4"].bound(setting, epsilon=2.0)["upper"] == pytest.approx(16.17584, rel=1e-6)
    # The largest ε is 1/(16*0.1*3) = 1/4.8: ε²/5 = 1/115.2.
    assert dt.claims["DV-TB.4"].log_bound(setting)["upper"] == pytest.approx(math.log(36) - 1 / 115.2, rel=1e-12)
    with pytest.raises(ValueError, match=r"DV-TB\.4 speaks only about t = "):
        dt.claims["DV-TB.4"].bound(setting, t=1.0)


def test_dv_lb2_residual_by_hand():
    # ring of 3: Z = 2; Q = 3, v = 0.1, l_b = 0.3, ε = 1/2: 6*(8*0.05 + 0.09*2) = 6*0.58 = 3.48.
    setting = edge_setting(3, 3, noise=0.1, dim=5, sharing="ring")
    for name in ("DV-LB.2", "PG-LA.2"):
        sides = dt.claims[name].bound(setting, epsilon=0.5)
        assert sides == {"lower": None, "upper": pytest.approx(3.48, rel=1e-13), "probability": 1.0}
    with pytest.raises(ValueError, match=r"DV-LB\.2 needs the parameters \['epsilon'\]"):
        dt.claims["DV-LB.2"].bound(setting)


def test_dv_tc5_envelope_and_failure_by_hand():
    setting = edge_setting(2, 3, noise=0.1, dim=5)
    sides = dt.claims["DV-TC.5"].bound(setting)
    assert (sides["lower"], sides["upper"]) == pytest.approx((math.log(3) / 80, math.log(3)), rel=1e-13)
    # (16Z+8)KQ² = 24*18 = 432 and (8Z+4)KQ² = 216; ε = 2: e^{-1/4}, and 20c min(1, 4) = 20c.
    failure = 432 * math.exp(-0.25) + 216 * math.exp(-10)
    assert dt.claims["DV-TC.5"].bound(setting, epsilon=2.0, c=0.5)["probability"] == pytest.approx(1 - failure)
    # Its hypotheses speak about more than a Setting holds: 8δ <= εv = (1/4.8)*0.1.
    with pytest.raises(ValueError, match="concept_defect"):
        dt.claims["DV-TC.5"].unmet(setting)
    numbers = symbols.values(setting) | {"noise": 0.1, "concept_defect": 0.1 / (8 * 4.8)}
    assert dt.claims["DV-TC.5"].holds("concept defect", {**numbers, "epsilon": 1 / 4.8})
    assert not dt.claims["DV-TC.5"].holds("concept defect", {**numbers, "epsilon": 1 / 4.9})


def test_no_time_is_not_a_time():
    setting = dt.Setting(n_values=1, n_samples=2, dim=4, noise=0.1, shared_norm=0.25, beta=0.1)
    with pytest.raises(ValueError, match=r"t = nan; DV-TB\.3 speaks only about 0 <= t"):
        dt.claims["DV-TB.3"].bound(setting, t=math.nan)
    at = {"n_training": 4, "beta": 1, "step_size": 1, "covariance_norm": 1, "mean_difference": 1}
    for t in (math.nan, -1.0):
        with pytest.raises(ValueError, match="OWN-LD-upper speaks only about t >= 0"):
            dt.claims["OWN-LD-upper"].bound({**at, "mean_trace": 4, "confidence": 1}, t=t)
