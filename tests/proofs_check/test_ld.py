"""LD's claims and proofs against plain arithmetic, brute force, and gradient descent in numpy (theory.md §3)."""

import math

import numpy as np
import pytest

import dpotheory as dt
from dpotheory.claims.symbols import PARAMETERS
from dpotheory.prover import Relation
from dpotheory.prover.points import truth
from proofs_check import instances
from proofs_check.ld import ld_means, ld_priority, ld_t4_1, ld_t4_2, ld_t4_3, ld_update

FAMILIES = {
    "LD-T4.1": ld_means.theorem,
    "LD-T4.1/feature norms": ld_means.feature_norms,
    "LD-T4.2": ld_t4_2.theorem,
    "LD-T4.2/first increment": ld_t4_2.first_increment,
    "LD-T4.3": ld_t4_3.theorem,
    "LD-T4.3/norms": ld_t4_3.norms,
}

WEIGHTS = {
    "n_training": 400,
    "dim": 4096,
    "beta_prime": 2.0,
    "step_size": 1 / 64,
    "c_v": 1 / 16,
    "c_n": 2.0,
    "alpha": 2.0,
    "distinguishability": 0.25,
    "covariance_norm": 4.0,
    "feature_norm": 128.0,
}
BOUNDARY = {
    **WEIGHTS,
    "dim": 2**16,
    "nu": 0.25,
    "c_n_prime": 3.0,
    "c_n": 3 / 16,
    "c_v": 4.0,
    "feature_norm": 48.0,
    "step_size": 1 / 1728,
    "cosine": 0.125,
    "boundary_norm": 0.5,
}


# -- bounds, worked out by hand ---------------------------------------------------------------------------------------
def test_weight_change_bound_by_hand():
    # 4096^(1/4) = 8, sqrt 64: 6·2·(1/64)·5·8/64 = 0.1171875
    found = dt.claims["LD-T4.1"].bound({**WEIGHTS, "t": 5.0})
    assert found["upper"] == pytest.approx(0.1171875, rel=1e-12)
    # gamma = 400/64, d^(alpha Delta) = 64: 4 exp(-400/(4/16)) with c = oo
    log_failure = dt.claims["LD-T4.1"].log_bound({**WEIGHTS, "t": 5.0})["failure"]
    assert log_failure == pytest.approx(math.log(4) - 1600, rel=1e-12)
    # c = 1/8: 800 exp(-8)
    assert dt.claims["LD-T4.1"].bound({**WEIGHTS, "t": 5.0}, c=0.125)["probability"] == pytest.approx(
        1 - 800 * math.exp(-8), rel=1e-9
    )


def test_weight_change_hypotheses_at_their_edges():
    claim = dt.claims["LD-T4.1"]
    assert claim.unmet(WEIGHTS) == []  # 4 = 64/16, 128 = 2·64, 4·4/64 = 1/4
    for name, value, broken in (
        ("covariance_norm", 4.01, "covariance"),
        ("feature_norm", 128.1, "norms"),
        ("step_size", 1 / 63, "step"),
        ("distinguishability", 0.51, "distinguishability"),
        ("alpha", 2.1, "tail exponent"),
    ):
        assert [text.split(":")[0] for text in claim.unmet({**WEIGHTS, name: value})] == [broken]


def test_boundary_bound_by_hand():
    claim = dt.claims["LD-T4.2"]
    # d^(1/4) = 16, y = 1/16, t_max = 1/(72·4·3/1728) = 2; beta' eta t d^(-1/4) = 2·2/1728/16 = 1/6912,
    # 8/2 + 1/(24·2·3) = 4 + 1/144 = 577/144; 1 - 13/16 - 1/8 = 1/16; 1/8 + (1/16)(144/577)/6912
    with pytest.raises(ValueError, match=r"speaks only about 0 <= t <= (2\.0|1\.9999)"):
        claim.bound(BOUNDARY, t=2.01)
    for t in (1.0, 2.0):
        value = claim.lower.subs({PARAMETERS[name].symbol: value for name, value in {**BOUNDARY, "t": t}.items()})
        assert float(value) == pytest.approx(0.125 + t / 2 * 144 / 577 / 6912 / 16, rel=1e-12)
    assert claim.unmet(BOUNDARY) == []
    assert [text.split(":")[0] for text in claim.unmet({**BOUNDARY, "nu": 0.2499})] == ["concentration from below"]
    assert [text.split(":")[0] for text in claim.unmet({**BOUNDARY, "nu": 0.2501})] == [
        "covariance",
        "concentration from above",
    ]


def test_accuracy_threshold_by_hand():
    claim = dt.claims["LD-T4.3"]
    # phi = 1/8: y = 1/16 < 7/104. 2·3·256·(576·2·3/2 + 3)/(3·16/8 + 1/16) = 1536·1731/6.0625 = 438569.3
    threshold = 1536 * 1731 / 6.0625
    at = {**BOUNDARY, "share": 0.75}
    assert claim.bound({**at, "hyperplane_margin": threshold})["lower"] == 0.75
    assert claim.unmet({**at, "hyperplane_margin": threshold}) == []
    assert [text.split(":")[0] for text in claim.unmet({**at, "hyperplane_margin": threshold - 0.1})] == ["margin"]
    assert threshold > 2 * 3 * 16


def test_priority_and_misalignment_bound_nothing():
    for name in ("LD-priority", "LD-misalignment"):
        with pytest.raises(ValueError, match="bounds nothing by a formula"):
            dt.claims[name].bound(WEIGHTS)


# -- the families of witnesses ----------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", FAMILIES)
def test_what_a_family_makes_constant_is_true(name):
    family = FAMILIES[name]()
    symbols = family.claimed.symbols
    assert set(symbols) - set(family.members) == {"d", "c"} & set(symbols)
    puts = {symbols[key]: value for key, value in family.members.items()}
    relations = [*family.claimed.relations, family.claimed.goal.negation]
    constant = 0
    for relation in relations:
        left, right = (part.subs(puts, simultaneous=True) for part in relation.parts)
        if not left.free_symbols | right.free_symbols:
            constant += 1
            assert truth(Relation(left, relation.op, right), {}) is True, relation
    assert constant < len(relations)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("c", [0.01, 1.0, 100.0])
def test_a_member_of_each_family_in_floats(name, c):
    family = FAMILIES[name]()
    symbols = family.claimed.symbols
    d = math.ceil(max(float(bound.rhs.subs(symbols["c"], c)) for bound in family.where))
    point = {symbols["c"]: c, symbols["d"]: d}
    puts = {symbols[key]: value.subs(point).evalf(60) for key, value in family.members.items()} | point

    def holds(relation):
        left, right = (part.subs(puts, simultaneous=True).evalf(40) for part in relation.parts)
        slack = 1e-25 * max(abs(left), abs(right))
        return {
            "<=": left <= right + slack,
            "<": left < right,
            ">=": left >= right - slack,
            ">": left > right,
            "==": abs(left - right) <= slack,
        }[relation.op]

    assert all(holds(relation) for relation in family.claimed.relations)
    assert not holds(family.claimed.goal)


# -- T4.1 -------------------------------------------------------------------------------------------------------------
def test_printed_sums_by_brute_force():
    for x in (0.1, 0.25, 0.5):
        sums = [sum((t + 1 - i) * x ** (i - 1) for i in range(1, t + 1)) for t in range(1, 12)]
        for t, value in enumerate(sums, start=1):
            assert ld_t4_1.printed_sum(t, x) == pytest.approx(value, rel=1e-12)
            assert ld_t4_1.printed_sums(t, x) == pytest.approx(sum(sums[:t]), rel=1e-12)


def test_where_the_induction_and_its_bound_break_at_the_largest_step():
    x, increments, sums = 0.5, [1.0], []
    for t in range(1, 12):
        sums.append(ld_t4_1.printed_sum(t, x))
        increments.append(1 + x * sum(increments))
    assert increments[:4] == [1, 1.5, 2.25, 3.375]  # (3/2)^(t-1)
    assert [bool(a <= b) for a, b in zip(increments, sums, strict=False)].index(False) == 7  # 17.09 > 14.01 at t = 8
    assert [0.75 * value <= 3 for value in sums].index(False) == 2  # 3.1875 > 3 at t = 3
    assert 0.75 * ld_t4_1.printed_sum(5, 1e-6) > 3  # and at t = 5 for any x


def _descend(features, signs, step, beta, steps):
    """ΔW(0), …, ΔW(steps) of the update (ηβ/n) Σ s σ(−r) g."""
    path = [np.zeros(features.shape[1])]
    for _ in range(steps):
        margins = 2 * beta * signs * (features @ path[-1])
        path.append(path[-1] + step * beta * np.mean((signs / (1 + np.exp(margins)))[:, None] * features, axis=0))
    return np.stack(path)


def test_the_first_update_and_the_operator_norm():
    problem = ld_update.random_problem(7, tokens=4, dim=6, half=5)
    features, signs = problem["features"], problem["signs"]
    update = ld_update.descent(problem, problem["start"], 0.2, 0.5)
    difference = features[signs > 0].mean(axis=0) - features[signs < 0].mean(axis=0)
    np.testing.assert_allclose(update[0], 0.2 * 0.5 / 4 * difference, rtol=1e-6)
    np.testing.assert_allclose(update[1], -update[0], rtol=1e-6)
    np.testing.assert_allclose(update[2:], 0, atol=1e-12)
    assert np.linalg.norm(update, 2) == pytest.approx(math.sqrt(2) * np.linalg.norm(update[0]), rel=1e-6)
    np.testing.assert_allclose(_descend(features, signs, 0.2, 0.5, 1)[1], update[0], rtol=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_increments_never_grow_at_the_largest_step(seed):
    rng = np.random.default_rng(seed)
    d, n = 64, 12
    signs = np.repeat([1.0, -1.0], n // 2)
    features = rng.normal(size=(n, d)) + signs[:, None]
    largest = np.linalg.norm(features, axis=1).max()
    step = 1 / largest**2  # beta'^2 eta c_n^2 = 1/4 with 2 c_n sqrt(d) the largest norm, beta = 1
    lengths = np.linalg.norm(np.diff(_descend(features, signs, step, 1.0, 60), axis=0), axis=1)
    assert np.all(np.diff(lengths) <= 1e-15)
    assert lengths[0] == pytest.approx(step / 4 * np.linalg.norm(ld_update.difference_of_means(features, signs)))


def test_distinguishability_does_not_bound_the_first_step_at_n_16_and_d_4096():
    rng = np.random.default_rng(0)
    signs = np.repeat([1.0, -1.0], 8)
    bound = dt.claims["LD-T4.1"].bound(
        {**WEIGHTS, "n_training": 16, "distinguishability": 0.0, "c_v": 1 / 64, "t": 1.0, "c_n": 1.0}
    )
    assert bound["probability"] == pytest.approx(1 - 4 * math.exp(-4), rel=1e-12)
    for _ in range(20):
        features = rng.normal(size=(16, 4096))
        features[:, 0] += signs / 2
        change = math.sqrt(2) * np.linalg.norm(_descend(features, signs, 1 / 64, 2.0 / 64, 1)[1])
        assert change > bound["upper"]


def test_gaussian_norms_and_the_corrected_deviation():
    # m = 8 of 16 samples in 256 dimensions: |mu^ - mu|^2 = chi^2_256/8, about 32; the tail for one direction says
    # that 4 is exceeded with probability 2 exp(-64)
    rng = np.random.default_rng(1)
    norms = np.linalg.norm(rng.normal(size=(2000, 8, 256)).mean(axis=1), axis=1)
    assert norms.min() > 4
    for s in (0.25, 0.5, 1.0):
        assert np.mean(norms >= math.sqrt(2 * 256 / 16) + s) <= math.exp(-(s**2) * 16 / 4)


# -- T4.2 -------------------------------------------------------------------------------------------------------------
def _cosine(boundary):
    return boundary[0] / np.linalg.norm(boundary)


def _plane_bound(cosine, norm, unit, y, k, t=1):
    """φ + (1 − 13y − φ) u/(8‖W_B‖ + k) with u = β′ηtd^(Δ−1/2) and k = 1/(24β′c_n′)."""
    return cosine + (1 - 13 * y - cosine) * unit * t / (8 * norm + k)


def test_a_typical_first_step_loses_cosine():
    # The family at d = 10^8: x = 100, sigma = 0.08, n = 4, 2 Delta W(1) = (beta' eta/(2 sqrt d))(x e + xi).
    rng = np.random.default_rng(2)
    d, x, sigma, n = 10**8, 100.0, 0.08, 4
    half = 1 / 648 / 2 / math.sqrt(d)
    for _ in range(50):
        along = x + 2 * sigma / math.sqrt(n) * rng.normal()
        across = 2 * sigma / math.sqrt(n) * math.sqrt(rng.chisquare(d - 1))
        start = 1 / 1296000 * np.array([0.75, math.sqrt(1 - 0.75**2)])
        after = _cosine(start + half * np.array([along, across]))
        promised = _plane_bound(0.75, 1 / 1296000, 1 / 648 * x / math.sqrt(d), 0.01, 1 / 216)
        assert after < 0.75 < promised
        assert along / math.hypot(along, across) < 1 - 4 * 0.01


def test_an_opposite_and_an_aligned_start_break_the_bound_on_the_event():
    y, unit, k = 1 / 32, 1e-5, 0.01  # u <= y k/3
    update = unit / 2 * np.array([1.0, 0.0])
    assert _cosine(np.array([-1.0, 0.0]) + update) == -1 < _plane_bound(-1, 1.0, unit, y, k)
    update = unit / 2 * np.array([1.0, 2 * y])
    start = 1e-9 * np.array([1.0, 0.0])
    assert _cosine(start + update) < 1 - 1.9 * y**2 < _plane_bound(1, 1e-9, unit, y, k)


@pytest.mark.parametrize("seed", range(3))
def test_the_corrected_statement_along_gradient_descent(seed):
    # d = 2^32 enters through beta and x only; y = 1/16 at nu = 1/8, Delta = 3/8, c_n' = 1.2.
    rng = np.random.default_rng(seed)
    d, nu, delta, beta_prime, c_n_prime = 2.0**32, 0.125, 0.375, 1.5, 1.2
    x, y = d**delta, d**-nu
    eta = 1 / (72 * beta_prime**2 * c_n_prime * 40)  # until = 40 steps
    signs = np.repeat([1.0, -1.0], 20)
    features = x * 0.1 * rng.normal(size=(40, 3))
    for sign in (1.0, -1.0):
        off = rng.normal(size=3)
        off *= y * x / np.linalg.norm(off)  # both means deviate by as much as allowed
        features[signs == sign] += off + sign * np.array([x / 2, 0, 0]) - features[signs == sign].mean(axis=0)
    assert np.linalg.norm(features, axis=1).max() <= 2 * c_n_prime * x
    path = _descend(features, signs, eta, beta_prime / math.sqrt(d), 40)
    unit, k = beta_prime * eta * x / math.sqrt(d), 1 / (24 * beta_prime * c_n_prime)
    increments = np.diff(path, axis=0)
    assert min(map(_cosine, increments)) >= 1 - 13 * y
    assert np.linalg.norm(increments, axis=1).min() >= unit / 16
    for cosine in (0.0, 0.1, 1 - 13 * y):
        for norm in (1e-6, 1e-3, 1.0):
            start = norm * np.array([cosine, math.sqrt(1 - cosine**2), 0.0])
            for t in (1, 7, 40):
                assert _cosine(start + 2 * path[t]) >= _plane_bound(cosine, norm, unit, y, k, t) - 1e-12


# -- T4.3 -------------------------------------------------------------------------------------------------------------
def test_rare_features_far_away_on_the_wrong_side():
    """The population of the family at d = 10^21: four outcomes per class, with their probabilities as weights."""
    d, y = 1e21, 1e-10
    sizes, rare = (450.0, 570.0), (0.01, 0.02)
    below = [-q * a / (1 - q) for q, a in zip(rare, sizes, strict=True)]
    e, b = np.array([0.8, 0.6]), np.array([0.96, -0.28])
    points, weights = [], []
    for first in (True, False):
        for second in (True, False):
            points.append([sizes[0] if first else below[0], sizes[1] if second else below[1]])
            weights.append((rare[0] if first else 1 - rare[0]) * (rare[1] if second else 1 - rare[1]))
    points, weights = np.array(points) + e / 2, np.array(weights)
    np.testing.assert_allclose(weights @ points, e / 2, atol=1e-12)  # class mean x e/2
    assert e @ b == pytest.approx(0.6, rel=1e-12)
    spread = math.sqrt(np.sum(weights @ (points - e / 2) ** 2))
    assert 0.5 + spread <= 100  # c_n' x
    eta = math.sqrt(d) / 72e12
    until = math.sqrt(d) * y / (72 * eta * 100)
    assert until == pytest.approx(1.0, rel=1e-12)
    boundary = b / 5760000 + 2 * eta / 4 / math.sqrt(d) * e  # mu_+ - mu_- = e
    share = weights @ (points @ e >= 338)
    accuracy = weights @ (points @ boundary > 0)
    assert share == pytest.approx(0.02 + 0.01 * 0.98, rel=1e-9)  # either coordinate rare; the proof counts the second
    assert accuracy == pytest.approx(0.01, rel=1e-9)
    threshold = 2 * 100 / y * (576 * 100 / 5760000 + 3) / (3 * 0.6 / y + 1 - 13 * y - 0.6)
    assert 2 * 100 < threshold < 338


def test_the_correct_side_by_angles():
    rng = np.random.default_rng(3)
    for _ in range(200):
        cosine, least = np.sort(rng.uniform(0.05, 1, size=2))[::-1]
        norm = rng.uniform(0.1, 10)
        margin = math.sqrt(1 - least**2) * norm / least
        if margin > norm:
            continue
        margin = rng.uniform(margin, norm)
        sample = np.array([margin, -math.sqrt(norm**2 - margin**2)])
        assert sample @ [cosine, math.sqrt(1 - cosine**2)] > 0


# -- priority ---------------------------------------------------------------------------------------------------------
def test_the_instance_of_priorities_in_floats():
    # b = (1, 0.98, 0.98), mean 0.98667: margins (0.49333, 0, 0.49333, 0) and 0.24173 four times
    found = instances.evaluate("decrease of the loss in one step", ld_priority.BEHAVIOURS)
    assert all(found.hypotheses.values())
    assert not found.holds
    mean = (1 + 0.98 + 0.98) / 3
    loss = (math.log1p(math.exp(-mean / 2)) + math.log(2)) / 2
    other = math.log1p(math.exp(-mean / 2 * 0.49))
    assert float(found.lhs.strip("[").split(" ")[0]) == pytest.approx(other - loss, abs=1e-12)
    assert other - loss == pytest.approx(-0.005306, abs=1e-6)
    swapped = {**ld_priority.BEHAVIOURS, "wider": [1, 2], "narrower": [0, 1]}
    unmet = instances.evaluate("decrease of the loss in one step", swapped).hypotheses
    assert [name for name, met in unmet.items() if not met] == ["the first pair has the larger gap of priorities"]
    small = {**ld_priority.BEHAVIOURS, "step": "1/1000"}
    assert instances.evaluate("decrease of the loss in one step", small).holds  # first order rules


def test_improvement_of_each_behaviour_by_autodiff():
    problem = ld_update.random_problem(11, half=6)
    behaviours = np.tile([0, 1, 2], 4)
    update = ld_update.descent(problem, problem["start"], 0.5, 0.8)
    each = [
        ld_update.difference_of_means(problem["features"][behaviours == k], problem["signs"][behaviours == k])
        for k in range(3)
    ]
    mean = np.mean(each, axis=0)
    for k in range(3):
        own = behaviours == k
        margins = 0.8 * problem["signs"][own] * (problem["features"][own] @ (update[0] - update[1]))
        assert margins.mean() == pytest.approx(0.8**2 * 0.5 / 4 * (mean @ each[k]), rel=1e-5)
