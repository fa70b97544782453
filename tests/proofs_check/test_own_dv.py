"""Our statements in DV's setting: bounds by hand, the Gram event by sampling, rates at the event's corners."""

import itertools
import math

import jax
import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.special import expit

import dpotheory as dt
from dpotheory.claims.own import own_constants

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
    m = max(square / 4 + 1.5 * e, 2 * e)
    own = [w * (4 + 8 * x * e) for w in (0.25, 0.5) for x in (-1, 1)]
    pairs = [
        plus * (square + 2 * x * e) + minus * (-square + 2 * y * e)
        for plus, minus in itertools.product((0.25, 0.5), repeat=2)
        for x, y in itertools.product((-1, 1), repeat=2)
    ]
    others = 2 * (degree - 1)
    assert min(own) + others * min(pairs) == pytest.approx(1 - 2 * e - others * m)
    assert max(own) + others * max(pairs) == pytest.approx(2 + 4 * e + others * m)


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
