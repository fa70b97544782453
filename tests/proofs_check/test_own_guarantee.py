"""OWN-guarantee against another integrator on data, a literal worked by hand, and the settings it is to cover."""

import math

import numpy as np
import pytest
from scipy.integrate import solve_ivp

import dpotheory as dt
from dpotheory.claims.own import own_general, own_guarantee

CLAIM = dt.claims["OWN-guarantee"]
AT = {"n_values": 10, "beta": 1.0, "tau": 1.0, "max_degree": 1, "multiplicity": 1}
LETTERS = {name: own_general for name in ("SIGNAL", "SHARED", "ALONG_MEAN", "NORM", "SPREAD", "WEIGHT")} | {
    name: own_guarantee for name in ("NEAR", "OFF_MEAN", "PRODUCTS", "TAKEN")
}


def _letters(at):
    return {name: float(CLAIM.number(getattr(module, name), at)) for name, module in LETTERS.items()}


@pytest.mark.parametrize(("noise", "dim", "n_samples"), [(0.12, 40, 6), (0.1, 11, 3), (0.1, 11, 1)])
def test_every_part_on_data(noise, dim, n_samples):
    rng, n, shared = np.random.default_rng(7), 2 * n_samples, 0.25
    at = {**AT, "noise": noise, "dim": dim, "n_samples": n_samples, "shared_norm": shared}
    at["epsilon"] = float(CLAIM.number("best_epsilon", at))
    assert all(CLAIM.holds(name, at) for name in CLAIM.hypotheses)
    letter, sign = _letters(at), np.tile([1, -1], n_samples)
    c, b, failed = np.eye(dim)[1], shared * np.eye(dim)[0], 0
    times = np.linspace(0, math.log(3) / 5, 9)  # n theta, up to τ₁
    # β²t/(Kτ) is nθ, so that the bound is a slope in it
    slope = 2 * letter["WEIGHT"] * (letter["NEAR"] - letter["TAKEN"])
    assert CLAIM.bound(at, t=10 * times[3], epsilon=at["epsilon"])["lower"] == pytest.approx(slope * times[3])
    for _ in range(60):
        y = c + sign[:, None] * b + noise * rng.normal(size=(n, dim))
        mean, centred = y.mean(0), y - y.mean(0)

        def field(_, a, y=y):
            return 2 / n * (1 / (1 + np.exp(y @ a))) @ y

        run = solve_ivp(field, (0, times[-1]), np.zeros(dim), t_eval=times, rtol=1e-9, atol=1e-12)
        margins = y @ run.y
        inside = [
            (y @ mean).min() >= letter["NEAR"],
            np.linalg.norm(centred, axis=1).max() <= letter["OFF_MEAN"],
            np.linalg.norm(centred, 2) / math.sqrt(n) <= letter["NORM"],
            (y @ mean).std() <= letter["ALONG_MEAN"],
            mean @ c >= letter["SIGNAL"],
            abs(mean @ b) <= letter["SHARED"],
        ]
        if all(inside):
            weights = 1 / (1 + np.exp(margins))
            assert (y @ y.T).std(axis=0).max() <= letter["PRODUCTS"]
            assert (weights.std(0) / weights.mean(0)).max() * letter["PRODUCTS"] <= letter["TAKEN"]
            assert (margins >= slope * times * (1 - 1e-7) - 1e-9).all()
        failed += not all(inside)
    assert failed <= 4  # (3/2)·0.05/1.5·60/10 = 0.3 are expected


def test_the_bound_by_hand():
    # n = 8, ν = 0.1/√8 = 0.0353553, ε = 3, ε′² = 9 + 2 log 13 = 14.1298987, ε′ = 3.7589758
    # ξ² = 9 + 2 log 24 = 15.3561077, ξ = 3.9186870; l = 0: y = 0; x = 1 − 0.1060660 = 0.8939340
    # p = 0.8939340(0.8939340 − 0.3918687) = 0.4488133; h = 0.1√(9 + 3.9186870√18 + 15.3561077) = 0.6400867
    # R² = 0.00125(8 + 3.7589758·4 + 14.1298987) = 0.0464573; B² = 1.1328986² + 0.0464573 = 1.3299166
    # χ₇² = 7 + 3.7589758√14 + 14.1298987 = 35.1946983; s = 0.1·1.1532201·5.9325119/√8 = 0.2418833
    # Λ = 0.0353553(√7 + 3 + 3.7589758) = 0.3325053; X = log 3/5 = 0.2197225; g = X Λ²/4 = 0.0060731
    # σ_r = X s(1 + g/2 + g²/6) = 0.0533094; w = 1/(1 + e^0.2922126) − σ_r²/20 = 0.4273191
    # ρ = 0.4488133 − 0.0533094/1.7092764·(0.2418833 + 0.3325053·0.6400867) = 0.4346316
    at = {**AT, "noise": 0.1, "dim": 9, "n_samples": 4, "shared_norm": 0.0}
    assert CLAIM.bound(at, t=2.0, epsilon=3.0)["lower"] == pytest.approx(2 * 0.4273191 * 0.4346316 * 2 / 10, rel=2e-6)
    assert CLAIM.bound(at, epsilon=3.0)["probability"] == pytest.approx(1 - 15 * math.exp(-4.5), rel=1e-12)


def _guaranteed(n_values, n_samples, dim, noise, failure, shared_norm=0.25):
    at = {**AT, "n_values": n_values, "n_samples": n_samples, "dim": dim, "noise": noise, "shared_norm": shared_norm}
    at["epsilon"] = float(CLAIM.number("epsilon_at", {**at, "allowed_failure": failure}))
    return all(CLAIM.holds(name, at) for name in CLAIM.hypotheses)


@pytest.mark.parametrize("n_samples", [3, 10, 30, 100, 300, 1000])
def test_ten_values_are_guaranteed_at_a_noise_of_a_tenth(n_samples):
    """DV-T4.2 allows 1/(32√Q): 0.018 to 0.001."""
    assert _guaranteed(10, n_samples, max(5 * n_samples, 11), 0.1, 0.01)
    assert not _guaranteed(10, n_samples, max(5 * n_samples, 11), 0.25, 0.01)  # the neighbour: v ξ is about 1


@pytest.mark.parametrize("n_values", [1, 10, 100, 1000, 10**6])
def test_in_dv_s_regime_as_few_samples_as_its_dimension_allows(n_values):
    q = -(-(n_values + 1) // 5)  # d ≤ 5Q
    assert _guaranteed(n_values, q, n_values + 1, 1 / (32 * math.sqrt(q)), 1e-15)
    assert _guaranteed(n_values, 1, n_values + 1, math.sqrt(5 / 1024 / (n_values + 1)), 1e-15)  # d v² ≤ 5/1024 instead
