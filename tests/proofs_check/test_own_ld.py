"""Our statements about LD's setting against numbers worked out by hand and gradient descent in numpy (theory.md §3)."""

import math

import numpy as np
import pytest

import dpotheory as dt
from dpotheory.prover import Relation
from proofs_check.own import own_ld_accuracy, own_ld_speed

# sqrt(8·1·4/8) = 2; D² + 4T/n = 9 + 16 from T = 32, or from T = 33 less |Sigma| = 1.
SPEED = {
    "n_training": 8,
    "covariance_norm": 1.0,
    "mean_difference": 3.0,
    "mean_trace": 32.0,
    "feature_norm": 6.0,
    "confidence": 4.0,
    "beta": 0.5,
    "step_size": 0.08,
    "gaussian": 1.0,
}
LARGEST = 6 + math.sqrt(2 * (4 + math.log(8)))


# -- bounds, worked out by hand ---------------------------------------------------------------------------------------
def test_the_upper_bound_by_hand():
    # (sqrt 2/4)·0.5·0.08·10·(5 + 2)
    found = dt.claims["OWN-LD-upper"].bound({**SPEED, "t": 10.0})
    assert found["upper"] == pytest.approx(0.7 * math.sqrt(2), rel=1e-12)
    assert found["probability"] == pytest.approx(1 - 2 * math.exp(-4), rel=1e-12)


def test_the_lower_bound_by_hand():
    claim, at = dt.claims["OWN-LD-lower"], {**SPEED, "mean_trace": 33.0}
    slowing = 0.25 * 0.08 * LARGEST**2 / 4
    for t in (1.0, 2.0):  # (sqrt 2/4)·0.04·t·(1 − slowing·(t − 1))·(5 − 2)
        assert claim.bound(at, t=t)["lower"] == pytest.approx(
            0.03 * math.sqrt(2) * t * (1 - slowing * (t - 1)), rel=1e-12
        )
    assert claim.unmet(at) == []
    with pytest.raises(ValueError, match=r"OWN-LD-lower speaks only about 0 <= t <= 2\.2"):  # 1/slowing
        claim.bound(at, t=3.0 + 1 / slowing)


def test_hypotheses_of_the_speed_at_their_edges():
    edge = 4 / (0.25 * LARGEST**2)
    for name in ("OWN-LD-upper", "OWN-LD-lower"):
        claim = dt.claims[name]
        assert claim.unmet({**SPEED, "step_size": edge * (1 - 1e-9)}) == []
        assert [text.split(":")[0] for text in claim.unmet({**SPEED, "step_size": edge * 1.001})] == ["step"]
        assert [text.split(":")[0] for text in claim.unmet({**SPEED, "gaussian": 0.0})] == ["Gaussian features"]
    assert [text.split(":")[0] for text in dt.claims["OWN-LD-lower"].unmet({**SPEED, "mean_trace": 0.99})] == ["trace"]


def test_the_two_conditions_on_accuracy_by_hand():
    start = {"boundary_norm": 0.0, "centre": 0.0, "gaussian": 1.0, "n_training": 16, "covariance_norm": 4.0}
    # (2 + sqrt 2)·sqrt(4·9) = 20.4853; 2·16·e^(−9)
    claim, at = dt.claims["OWN-LD-accuracy"], {**start, "confidence": 9.0}
    assert claim.unmet({**at, "mean_difference": 20.4853}) == []
    assert [text.split(":")[0] for text in claim.unmet({**at, "mean_difference": 20.485})] == ["distinguishability"]
    found = claim.bound({**at, "mean_difference": 21.0})
    assert (found["lower"], found["probability"]) == pytest.approx((1, 1 - 32 * math.exp(-9)))
    # sqrt(2·4·9) = 8.48528 and 1.707107·sqrt(15·4·9) = 39.66966: sqrt(T − 4) >= 48.15494
    claim = dt.claims["OWN-LD-memory"]
    assert claim.unmet({**at, "least_trace": 48.155**2 + 4}) == []
    assert [text.split(":")[0] for text in claim.unmet({**at, "least_trace": 48.154**2 + 4})] == ["spread"]
    assert claim.bound({**at, "least_trace": 1e4})["probability"] == pytest.approx(1 - 48 * math.exp(-9))
    for change in ({"boundary_norm": 0.1}, {"centre": 0.1}):
        assert len(claim.unmet({**at, "least_trace": 1e4, **change})) == 1


def test_the_residual_of_priority_by_hand():
    found = dt.claims["OWN-LD-priority"].bound({"beta": 2.0, "step_size": 0.5})
    assert (found["upper"], found["probability"]) == pytest.approx((0.125, 1))  # 16·(1/4)/32


# -- against data -----------------------------------------------------------------------------------------------------
def _descend(a, step, beta, steps):
    """ΔW(0), …, ΔW(steps) from a_i = s_i g_i by the update (ηβ/n) Σ σ(−r) a."""
    path = [np.zeros(a.shape[1])]
    for _ in range(steps):
        path.append(path[-1] + step * beta * np.mean(a / (1 + np.exp(2 * beta * a @ path[-1]))[:, None], axis=0))
    return np.stack(path)


def _difference(a, signs):
    return (signs[:, None] * a)[signs > 0].mean(axis=0) - (signs[:, None] * a)[signs < 0].mean(axis=0)


def _side(name, at, t):
    logs = dt.claims[name].evaluate({**at, "t": t})
    return math.exp(logs["upper"] if "upper" in logs else logs["lower"])


def test_the_first_step_lies_between_the_two_bounds_at_n_16_and_d_4096():
    rng, signs = np.random.default_rng(0), np.repeat([1.0, -1.0], 8)
    at = {**SPEED, "n_training": 16, "mean_difference": 1.0, "mean_trace": 4096.0, "feature_norm": 64.5}
    at |= {"beta": 1 / 64, "step_size": 1.0, "confidence": 7.0}
    for _ in range(20):
        a = rng.normal(size=(16, 4096))
        a[:, 0] += 0.5
        path = _descend(a, 1.0, 1 / 64, 3)
        for t in (1.0, 2.0, 3.0):
            change = math.sqrt(2) * np.linalg.norm(path[int(t)])
            assert dt.claims["OWN-LD-upper"].unmet(at) == dt.claims["OWN-LD-lower"].unmet(at) == []
            assert _side("OWN-LD-lower", at, t) <= change <= _side("OWN-LD-upper", at, t)
        # The two deviations, by the formulas: 32.02 ± 1.87 against 1.
        assert abs(np.linalg.norm(_difference(a, signs)) - math.sqrt(1 + 1024)) < math.sqrt(8 * 7 / 16)
        # What LD-T4.1 prints: 6 β′ η d^(Δ−1/2) = 6βη; the first step is (√2/4)βη·32.
        assert change > 6 * 3 / 64


def test_the_printed_bound_in_our_units():
    # 6β′ηt d^(Δ−1/2) is (√2/4)βηt times 12√2 D
    printed = dt.claims["LD-T4.1"].bound(
        {"beta_prime": 2.0, "step_size": 0.1, "t": 1.0, "dim": 64, "distinguishability": 0.25}
        | {"n_training": 8, "alpha": 2.0, "c_v": 1.0}
    )
    assert printed["upper"] == pytest.approx(math.sqrt(2) / 4 * 2 / 8 * 0.1 * 12 * math.sqrt(2) * 64**0.25, rel=1e-12)
    printed_step = own_ld_speed.printed_bound().goal
    assert isinstance(printed_step, Relation)
    numbers = {"beta_prime": 2, "beta": 2 / 8, "eta": 0.1, "d": 64, "D": 64**0.25}
    for side in (printed_step.lhs, printed_step.rhs):
        value = side.subs({symbol: numbers[symbol.name] for symbol in side.free_symbols})
        assert float(value) == pytest.approx(printed["upper"], rel=1e-12)


@pytest.mark.parametrize("difference", [0.0, 9.0])
def test_memory_and_accuracy_on_samples(difference):
    """At D = 0 only the dimension helps; at D = 9, |Sigma| = 1, u = log(2n/δ) = 6.9 the means do, in any dimension."""
    rng = np.random.default_rng(1)
    for dim in (4096,) if difference == 0 else (1, 16, 512):
        for _ in range(30):
            a = rng.normal(size=(16, dim))
            a[:, 0] += difference / 2
            assert ((a @ a.sum(axis=0)) > 0).all()
    if difference == 0:  # and in few dimensions it does not
        wrong = [((a := rng.normal(size=(16, 2))) @ a.sum(axis=0) <= 0).any() for _ in range(30)]
        assert sum(wrong) > 15


def _goal(step, **numbers):
    """The left side of a step's only goal in numbers, and the right side."""
    (statement,) = step.check.statements
    sides = (statement.goal.lhs, statement.goal.rhs)
    return tuple(float(side.subs({s: numbers[s.name] for s in side.free_symbols})) for side in sides)


def test_a_samples_margin_from_its_own_length():
    """The step's left side is the least margin a_i·Σa_j, once a_i·Y is the drop below its mean that e^(−u) allows."""
    step = next(step for step in own_ld_accuracy.STEPS if step.key == "OWN-LD-accuracy/margin")
    a = np.random.default_rng(2).normal(size=(9, 5))
    drop = math.sqrt(2 * 8 * 3) * np.linalg.norm(a[4])  # n = 9, |Sigma| = 1, u = 3
    others = a.sum(axis=0) - a[4]
    moved = a.sum(axis=0) - (a[4] @ others + drop) * a[4] / (a[4] @ a[4])  # a_i·Y is −drop now, as at q = 0
    numbers = {"n": 9, "Sigma_norm": 1, "u": 3}
    assert _goal(step, r=float(np.linalg.norm(a[4])), q=0, **numbers) == pytest.approx((a[4] @ moved, 0), rel=1e-12)
    # r² + (n−1)q − r√(2(n−1)Su) at its least, r = √((n−1)Su/2), and q = Su/2: 0, and negative below that q
    least = math.sqrt(8 * 3 / 2)
    assert _goal(step, r=least, q=1.5, **numbers)[0] == pytest.approx(0, abs=1e-12)
    assert _goal(step, r=least, q=1.49, **numbers)[0] == pytest.approx(-8 * 0.01, rel=1e-9)


@pytest.mark.parametrize("seed", range(3))
def test_gaps_of_decreases_against_descent(seed):
    rng = np.random.default_rng(seed)
    sizes, beta, step = (4, 8, 20), 0.8, 0.7
    groups = [rng.normal(size=(size, 3)) + rng.normal(size=3) for size in sizes]
    both = [np.tile([1.0, -1.0], size // 2) for size in sizes]
    a = np.concatenate(groups)
    shifts = [2 * group.mean(axis=0) for group in groups]  # halves of one size: μ̂₊ − μ̂₋ of s g
    update = _descend(a, step, beta, 1)[1]
    mean = sum(size * b for size, b in zip(sizes, shifts, strict=True)) / sum(sizes)
    np.testing.assert_allclose(update, beta * step / 4 * mean, rtol=1e-12)
    for group, signs, b in zip(groups, both, shifts, strict=True):
        np.testing.assert_allclose(_difference(group, signs), b, rtol=1e-12)
    decrease = [math.log(2) - np.mean(np.log1p(np.exp(-2 * beta * group @ update))) for group in groups]
    unit = (np.linalg.norm(mean) * np.linalg.norm(a, axis=1).max()) ** 2
    for j, k in ((0, 1), (1, 2), (2, 0)):
        first = beta**2 * step / 8 * mean @ (shifts[j] - shifts[k])
        assert abs(decrease[j] - decrease[k] - first) <= beta**4 * step**2 / 32 * unit
