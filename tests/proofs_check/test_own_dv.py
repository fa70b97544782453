"""Our statements in DV's setting: bounds by hand, the Gram event by sampling, rates at the event's corners."""

import itertools
import math

import jax
import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.special import expit, log_ndtr
from scipy.stats import norm

import dpotheory as dt
from dpotheory.claims.own import own_constants, own_general
from dpotheory.claims.own.rates import LARGEST_RATE, LEAST_RATE
from dpotheory.claims.symbols import Q, Z, d, epsilon, l_b, v

SMALL = {"n_values": 1, "n_samples": 1, "dim": 2, "noise": 1 / 96, "max_degree": 1, "multiplicity": 1}
SMALL |= {"shared_norm": 0.25, "beta": 1.0, "tau": 1.0}


def test_the_failure_probability_by_hand():
    at = {**SMALL, "n_values": 2, "n_samples": 3, "dim": 8, "noise": 0.5, "shared_norm": 0.0}
    # D = 2 + 8/4 + 2·2/2 = 6: 4·2·3 e^(−4/6) + 4·2·9·1 e^(−8/6) = 24·0.513417 + 72·0.263597 = 31.3010
    claim = dt.claims["OWN-constants"]
    assert 1 - claim.bound(at, epsilon=2.0)["probability"] == pytest.approx(31.3010, abs=1e-4)
    # Z = 2: 2Z − 1 = 3 times as many pairs: 12.3220 + 56.9370
    assert 1 - claim.bound({**at, "max_degree": 2}, epsilon=2.0)["probability"] == pytest.approx(69.2590, abs=1e-4)


@pytest.mark.parametrize(("means", "cosine"), [("same", 1.0), ("opposite", -0.6), ("own", 1.0)])
def test_the_tails_are_above_what_is_drawn(means, cosine):
    """Products of two samples (or of one with itself) at small d, where the quadratic part matters."""
    v, d, l2, n = 0.4, 5, 0.25, 400_000
    rng = np.random.default_rng(3)
    mu = math.sqrt(1 + l2) * np.eye(d)[0]
    nu = math.sqrt(1 + l2) * np.array([cosine, math.sqrt(1 - cosine**2), 0, 0, 0])
    y, z = (mu + v * rng.normal(size=(n, d)) for _ in range(2))
    other = y if means == "own" else z - mu + nu
    far = np.einsum("nd,nd->n", y, other) - (mu @ mu + d * v**2 if means == "own" else mu @ nu)
    name, pair = ("SAMPLE_TAIL", mu) if means == "own" else ("PAIR_TAIL", nu)
    assert pair @ pair == pytest.approx(1 + l2)
    for deviation in (0.5, 1.0, 2.0):
        claimed = float(
            dt.claims["OWN-constants"].number(
                getattr(own_constants, name),
                {"epsilon": deviation / (2 * v), "noise": v, "dim": d, "shared_norm": math.sqrt(l2)},
            )
        )
        drawn = max((far >= deviation).mean(), (far <= -deviation).mean())
        assert 0 < drawn < claimed < 1


def test_the_envelope_by_hand():
    # ε = 96/48 = 2, e = 1/48: a = 1 − 1/24, A = 2 + 1/12 + 2/96²; X = 0.1/2
    found = dt.claims["OWN-envelope"].bound(SMALL, t=0.1)
    assert found["lower"] == pytest.approx(0.05 * 23 / 24, rel=1e-12)
    assert found["upper"] == pytest.approx(0.05 * (2 + 1 / 12 + 2 / 9216), rel=1e-12)
    # Z = 4, l = 1/4: e = 1/96, S m = 6(1/64 + 1/64) = 3/16
    star = {**SMALL, "max_degree": 4, "noise": 1 / 192}
    found = dt.claims["OWN-envelope"].bound(star, t=0.1)
    assert found["lower"] == pytest.approx(0.05 * (1 - 1 / 48 - 3 / 16), rel=1e-12)
    assert found["upper"] == pytest.approx(0.05 * (2 + 1 / 24 + 2 / 192**2 + 3 / 16), rel=1e-12)
    # l = 0 and the same e: m = 2e = 1/48, S m = 1/8
    found = dt.claims["OWN-envelope"].bound({**star, "shared_norm": 0.0}, t=0.1)
    assert found["lower"] == pytest.approx(0.05 * (1 - 1 / 48 - 1 / 8), rel=1e-12)


def test_the_spread_by_hand():
    # (4 + 1/6 + 4/96²)/(4 − 1/6)
    assert dt.claims["OWN-spread"].bound(SMALL)["upper"] == pytest.approx((25 / 6 + 4 / 9216) / (23 / 6), rel=1e-12)


@pytest.mark.parametrize("degree", [1, 2, 4])
def test_the_course_encloses_the_comparison_system_and_meets_its_ratio(degree):
    """m′ = s σ(−M) − g σ(−m), M′ = h σ(−m) − k σ(−M) at the event's corners, by another integrator."""
    e, square, own = 1 / (16 * (degree + 2)), 1 / (4 * degree), 5 / 1024
    p, others = square - 2 * e, 2 * (degree - 1)
    s, g, h, k = 4 - 8 * e + others * p, others * (p + 4 * e), 4 + 8 * e + 2 * own + others * (p + 4 * e), others * p
    end = math.log(3) / 10
    run = solve_ivp(
        lambda _, y: [s * expit(-y[1]) - g * expit(-y[0]), h * expit(-y[0]) - k * expit(-y[1])],
        (0, end), [0, 0], rtol=1e-10, atol=1e-13,
    )  # fmt: skip
    least, most = run.y[:, -1]
    at = {**SMALL, "dim": 5, "noise": 1 / 32, "max_degree": degree, "shared_norm": math.sqrt(square)}
    found = dt.claims["OWN-course"].bound(at)
    assert found["lower"] <= least <= most <= found["upper"]
    assert found["lower"] == pytest.approx(least, rel=0.005)
    assert found["upper"] == pytest.approx(most, rel=0.005)
    assert found["upper"] / found["lower"] <= (1.10 if degree == 1 else 1.21)
    printed = dt.claims["DV-TB.3"].bound({**at, "epsilon": 1.0})
    assert printed["lower"] < found["lower"] < found["upper"] < printed["upper"]


def test_margins_at_the_corners_of_the_event_reach_the_rates():
    """σ at its ends against every corner of a sharing pair; the sums of OWN-envelope are the extremes."""
    e, square, degree = 1 / 96, 1 / 16, 4
    own = [w * (4 + 8 * x * e) for w in (0.25, 0.5) for x in (-1, 1)]
    pairs = [
        plus * (square + 2 * x * e) + minus * (-square + 2 * y * e)
        for plus, minus in itertools.product((0.25, 0.5), repeat=2)
        for x, y in itertools.product((-1, 1), repeat=2)
    ]
    others = 2 * (degree - 1)
    at = {epsilon: e, v: 1, l_b: math.sqrt(square), Z: degree, d: 0, Q: 1}  # no noise of its own
    assert min(own) + others * min(pairs) == pytest.approx(float(LEAST_RATE.subs(at)))
    assert max(own) + others * max(pairs) == pytest.approx(float(LARGEST_RATE.subs(at)))


@pytest.mark.parametrize("sharing", ["disjoint", "star"])
def test_simulated_margins_stay_inside(sharing):
    degree = {"disjoint": 1, "star": 4}[sharing]
    setting = dt.Setting(
        n_values=4, n_samples=16, dim=80, noise=1e-3, shared_norm=0.25, beta=0.1, tau=2.0, sharing=sharing
    )
    for name in ("OWN-envelope", "OWN-course"):
        claim = dt.claims[name]
        assert claim.unmet(setting) == []
        assert claim.bound(setting)["probability"] > 0.99
        end = float(claim.number("until", dt.claims.symbols.values(setting)))
        run = dt.simulate(jax.random.key(degree), setting, np.linspace(0, end, 9))
        bound = claim.bound(setting, t=np.linspace(0, end, 9))
        margins = np.asarray(run.margins)[1:]
        assert (margins.min((1, 2, 3)) > bound["lower"][1:]).all()
        assert (margins.max((1, 2, 3)) < bound["upper"][1:]).all()
    if sharing == "disjoint":
        low, high = (np.log(2 * expit(x)) for x in (margins.min((1, 2, 3)), margins.max((1, 2, 3))))
        assert (high / low <= dt.claims["OWN-spread"].bound(setting)["upper"]).all()


GENERAL = {"n_values": 1, "n_samples": 32, "dim": 2, "noise": 0.08, "shared_norm": 0.0, "beta": 1.0, "tau": 1.0}
GENERAL |= {"max_degree": 1, "multiplicity": 1}


def test_the_risk_bound_by_hand():
    # n = 64, ν = 0.01; ε = √(2 log 20) = 2.44775, ε′ = √(5.99146 + 5.12990) = 3.33487; x = 0.9755225
    # χ_1² = 1 + 3.33487·1.414214 + 11.12136 = 16.83758, R = 0.0410336; B² = 1.0333487² + 0.0016838 = 1.0694934
    # χ_63² = 63 + 3.33487·11.224972 + 11.12136 = 111.55519, over n: SCATTER = 1.3202461
    # s = 0.08·1.0341631·1.3202461 = 0.1092274, s_μ = 0.1056197
    # Λ = 0.08(7.9372539 + 1.4142136 + 3.3348708)/8 = 0.1268634
    # g = 0.2197225·0.0160943/4 = 0.00088407; σ_r = 0.2197225·0.1092274·1.00044217 = 0.0240104
    # w = 1/(1 + e^0.2349918) − 0.0000288 = 0.4414920; q = 0.0240104·0.1056197/1.7659680 = 0.0014360
    # (x − q)/(v√(x² + R²)) = 0.9740865/(0.08·0.9763851) = 12.470573
    claim = dt.claims["OWN-general"]
    at = {**GENERAL, "t": math.log(3) / 5}
    assert claim.unmet(at) == []
    assert claim.log_bound(GENERAL)["upper"] == pytest.approx(log_ndtr(-12.470573), rel=2e-6)
    assert claim.bound(GENERAL)["probability"] == pytest.approx(0.95, rel=1e-12)


@pytest.mark.parametrize(("noise", "dim", "n_samples"), [(0.3, 64, 12), (0.2, 16, 10)])
def test_every_part_of_the_risk_bound_on_data(noise, dim, n_samples):
    """The flow of one value by another integrator: each letter of OWN-general bounds what it stands for."""
    rng, n, shared = np.random.default_rng(5), 2 * n_samples, 0.3
    claim, sign = dt.claims["OWN-general"], np.tile([1, -1], n_samples)
    at = {**GENERAL, "noise": noise, "dim": dim, "n_samples": n_samples, "shared_norm": shared}
    at["epsilon"] = float(claim.number("best_epsilon", at))
    letter = {name: float(claim.number(getattr(own_general, name), at)) for name in LETTERS}
    c, b, failed = np.eye(dim)[1], shared * np.eye(dim)[0], 0
    for _ in range(40):
        y = c + sign[:, None] * b + noise * rng.normal(size=(n, dim))
        mean, centred = y.mean(0), y - y.mean(0)
        run = solve_ivp(
            lambda _, a, y=y: 2 * expit(-y @ a) @ y, (0, math.log(3) / 5 / n), np.zeros(dim), rtol=1e-9, atol=1e-12
        )
        a = run.y[:, -1]
        weights = expit(-(y @ run.y))
        assert weights.mean(0).max() <= 0.5 + 1e-12
        tails = [norm.cdf(-(a @ (c + s * b)) / (noise * np.linalg.norm(a))) for s in (1, -1)]
        inside = [
            mean @ c >= letter["SIGNAL"],
            abs(mean @ b) <= letter["SHARED"],
            np.linalg.norm(mean - (mean @ c) * c) <= letter["ACROSS"],
            np.linalg.norm(mean) <= letter["LENGTH"],
            (y @ mean).std() <= letter["ALONG_MEAN"],
            max((y @ (c + b)).std(), (y @ (c - b)).std()) <= letter["ALONG_CLUSTER"],
            np.linalg.norm(centred, 2) / math.sqrt(n) <= letter["NORM"],
        ]
        if all(inside):
            assert (y @ a).std() <= letter["SPREAD"]
            assert weights.mean(0).min() >= letter["WEIGHT"]
            assert np.mean(tails) <= claim.bound(at, epsilon=at["epsilon"])["upper"]
        failed += not all(inside)
    assert failed <= 5  # 2 are expected


LETTERS = ("SIGNAL", "SHARED", "ACROSS", "LENGTH", "ALONG_MEAN", "ALONG_CLUSTER", "NORM", "SPREAD", "WEIGHT")


def test_samples_needed_at_fixed_noise():
    setting = dt.Setting(n_values=10, n_samples=1, dim=64, noise=0.3, shared_norm=0.25, beta=0.1)
    answer = dt.samples_needed(setting, claim="OWN-general")
    assert answer.reason == "reached"
    claim = dt.claims["OWN-general"]
    at = {q: setting.replace(n_samples=q) for q in (answer.n_samples - 1, answer.n_samples)}
    below, there = (bool(claim.unmet(s)) or claim.bound(s)["upper"] > 0.05 for s in at.values())
    assert (below, there) == (True, False)
    more = dt.samples_needed(setting, confidence=0.999, claim="OWN-general")  # ε follows the confidence
    assert answer.n_samples < more.n_samples < 2 * answer.n_samples
    assert dt.samples_needed(setting.replace(noise=0.7), claim="OWN-general").n_samples is None  # Φ(−1/0.7) > 0.05
