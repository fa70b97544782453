"""The formulas of docs/theory.md §4 against quadrature, simulation in numpy, corners of a box and numerical solvers."""

import itertools

import numpy as np
import pytest
from scipy import integrate, optimize, stats
from scipy.special import expit
from scipy.stats import norm

KITE = ((0, 1), (1, 2), (2, 0), (2, 3))  # a triangle with one bridge
TRIANGLE = KITE[:3]


def _incidence(pairs):
    matrix = np.zeros((1 + max(map(max, pairs)), len(pairs)))
    for i, (preferred, rejected) in enumerate(pairs):
        matrix[preferred, i], matrix[rejected, i] = 1, -1
    return matrix


def _normal_rule(n):
    nodes, weights = np.polynomial.hermite_e.hermegauss(n)
    return nodes, weights / weights.sum()


def _risks(a, c, b, v):
    """OWN-risk's formula for each direction, mean over its value's two clusters."""
    length = v * np.linalg.norm(a, axis=-1)
    along, shared = (a * c).sum(-1), a @ b
    return (norm.cdf(-(along + shared) / length) + norm.cdf(-(along - shared) / length)) / 2


def test_own_risk_is_the_share_of_fresh_samples_with_no_positive_margin():
    rng = np.random.default_rng(0)
    a, v, b = rng.normal(size=(2, 4)) + np.eye(4)[1], 0.7, np.asarray([0.4, 0, 0, 0])
    c, n = np.eye(4)[1:3], 100_000
    wrong = [
        (s * (s * c[i] + b + v * rng.normal(size=(n, 4))) @ a[i] <= 0).mean() for i in (0, 1) for s in (1, -1)
    ]  # fmt: skip
    assert np.mean(wrong) == pytest.approx(_risks(a, c, b, v).mean(), abs=5 * 0.5 / np.sqrt(4 * n))


@pytest.mark.parametrize("rate", [0.9, -0.9])
def test_own_constants_moment_generating_functions(rate):
    x, weight = _normal_rule(60)
    v, mu_j, mu_k = 0.4, np.asarray([0.7, -0.3]), np.asarray([0.2, 0.5])
    z_j, z_k = np.meshgrid(x, x)
    pair = np.prod(
        [
            (np.outer(weight, weight) * np.exp(rate * (v * (j * z_k + k * z_j) + v**2 * z_j * z_k))).sum()
            for j, k in zip(mu_j, mu_k, strict=True)
        ]
    )
    q = rate**2 * v**4
    exponent = rate**2 * v**2 * (mu_j @ mu_j + mu_k @ mu_k + 2 * rate * v**2 * mu_j @ mu_k) / (2 * (1 - q))
    assert pair == pytest.approx(np.exp(exponent) / (1 - q), rel=1e-9)
    own = np.prod([(weight * np.exp(rate * (2 * v * m * x + v**2 * (x**2 - 1)))).sum() for m in mu_j])
    left = 1 - 2 * rate * v**2
    assert own == pytest.approx(
        np.exp(2 * rate**2 * v**2 * mu_j @ mu_j / left - rate * v**2 * 2) / left, rel=1e-9
    )  # fmt: skip


@pytest.mark.parametrize(("square", "e"), [(0.1, 0.02), (0.04, 0.02), (0.03, 0.02), (0.0, 0.02)])
def test_own_envelope_a_sharing_value_at_the_corners(square, e):
    """Q products near +l² and Q near −l², all within 2e, σ in [1/4, 1/2]: least and greatest sum over Q."""
    corners = [
        plus * (square + 2 * e * up) + minus * (-square + 2 * e * down)
        for plus, minus in itertools.product((0.25, 0.5), repeat=2)
        for up, down in itertools.product((-1, 1), repeat=2)
    ]
    m = max(square / 4 + 1.5 * e, 2 * e)
    assert (min(corners), max(corners)) == pytest.approx((-m, m))
    alone = square / 4 + 1.5 * e
    assert (max(corners) <= alone + 1e-12) == (square >= 2 * e)  # the shorter term is right only there


def test_own_envelope_first_integral_and_the_bounded_lower_side():
    low, high, q = 3.2, 5.0, 7
    run = integrate.solve_ivp(
        lambda _, y: [low * q * expit(-y[1]), high * q * expit(-y[0])], (0, 4), [0, 0], rtol=1e-10, atol=1e-12
    )
    m, most = run.y
    np.testing.assert_allclose(2 * expit(most), (2 * expit(m)) ** (high / low), rtol=1e-8)
    assert most[-1] > 30
    assert expit(m[-1]) == pytest.approx(2 ** (low / high - 1), rel=1e-6)


def test_own_early_law_and_mean_risk():
    rng = np.random.default_rng(1)
    overlap = _incidence(KITE).T @ _incidence(KITE)
    k, d, q, v, l_b, draws = 4, 6, 3, 0.5, 0.4, 20_000
    kappa = (overlap**2).sum(1) / 4
    np.testing.assert_allclose(kappa, 1 + (np.abs(overlap) == 1).sum(1) / 4)
    c, b, sign = np.eye(d)[1 : k + 1], l_b * np.eye(d)[0], np.tile([1, -1], q)
    y = c[:, None] + sign[:, None] * b + v * rng.normal(size=(draws, k, 2 * q, d))
    a = np.einsum("ij,tjd->tid", overlap, y.mean(2))
    for i in range(k):
        risks = _risks(a[:, i], c[i], b, v)
        plus, minus = ((2 * q + 1 + l_b**2 + s * 2 * np.sqrt(2 * q / kappa[i])) / (2 * v**2) for s in (1, -1))
        end = stats.ncx2.ppf(1 - 1e-12, d, minus)
        exact = integrate.quad(lambda u: stats.ncx2.cdf(u, d, plus) * stats.ncx2.pdf(u, d, minus), 0, end)[0]  # noqa: B023
        assert risks.mean() == pytest.approx(exact, abs=4.5 * risks.std() / np.sqrt(draws))


def test_own_floor_is_below_every_risk_and_blocks_are_sharper():
    rng = np.random.default_rng(2)
    incidence, v, d = _incidence(KITE), 0.5, 6
    c, b = np.eye(d)[1:5], 0.4 * np.eye(d)[0]

    def risk(w):
        return _risks(incidence.T @ w.reshape(4, d), c, b, v).mean()

    starts = (rng.normal(size=4 * d) + 3 * (incidence @ c).ravel() for _ in range(3))
    least = min(optimize.minimize(risk, start).fun for start in starts)
    plain = norm.cdf(-np.sqrt(3 / 4) / v)
    blocks = 0.75 * norm.cdf(-np.sqrt(2 / 3) / v) + 0.25 * norm.cdf(-1 / v)
    assert plain < blocks <= least * (1 + 1e-9)
    assert least == pytest.approx(blocks, rel=1e-4)


def _population_field(overlap, a, v):
    """Σ_j U_ij(ω_j c_j − v²q_j a_j) in the basis c; rows are values."""
    x, weight = _normal_rule(80)
    r = np.diag(a)[:, None] + v * np.linalg.norm(a, axis=1)[:, None] * x
    omega, q = expit(-r) @ weight, (expit(r) * expit(-r)) @ weight
    return overlap @ (np.diag(omega) - v**2 * q[:, None] * a)


def test_own_resistance_the_minimiser_on_a_ring_and_the_first_effect_of_training():
    v, incidence = 1.1, _incidence(TRIANGLE)
    projection = np.linalg.pinv(incidence) @ incidence
    a = 2 / v**2 * projection
    assert np.abs(_population_field(incidence.T @ incidence, a, v)).max() < 1e-9
    assert np.abs(_population_field(incidence.T @ incidence, 1.1 * a, v)).max() > 1e-3
    np.testing.assert_allclose(np.diag(a) / np.linalg.norm(a, axis=1), np.sqrt(2 / 3))

    overlap = _incidence(KITE).T @ _incidence(KITE)
    step, logs, a = 1e-3, [], np.zeros((4, 4))
    for _ in range(2):  # two midpoint steps of the population flow in nθ
        a = a + step * _population_field(overlap, a + step / 2 * _population_field(overlap, a, v), v)
        logs.append(np.log(np.diag(a) / np.linalg.norm(a, axis=1)))
    second, third = overlap @ overlap, overlap @ overlap @ overlap
    expected = v**2 / 8 * (np.diag(third) / np.diag(second) - np.diag(second) / 2)
    np.testing.assert_allclose((logs[1] - logs[0]) / step, expected, rtol=0.01, atol=1e-3)
    assert expected.max() > 0.01


def test_own_general_on_one_dataset():
    rng = np.random.default_rng(3)
    n, d, v = 20, 30, 0.5
    y = v * rng.normal(size=(n, d))
    y[:, 1] += 1
    y[:, 0] += 0.4 * np.tile([1, -1], n // 2)
    times = np.linspace(0, 5, 3000)
    run = integrate.solve_ivp(lambda _, a: 2 * expit(-y @ a) @ y, (0, 5), np.zeros(d), rtol=1e-9, t_eval=times)
    a = run.y.T
    w = expit(-a @ y.T)
    total = 2 * integrate.cumulative_trapezoid(w.sum(1), times, initial=0)
    gamma = np.maximum.accumulate(w.std(1) / w.mean(1))
    mean, length = y.mean(0), np.linalg.norm(a, axis=1)
    size, room = np.linalg.norm(mean), 1e-4 * total
    assert (length <= total * size + room).all()
    assert (length >= total * (size - gamma * (y @ mean).std() / size) - room).all()
    for mu in (y[0], np.eye(d)[1], rng.normal(size=d)):
        assert (np.abs(a @ mu - total * (mean @ mu)) <= total * gamma * (y @ mu).std() + room).all()
    x = n * times[1:] * (np.linalg.norm(y - mean, 2) ** 2 / n) / 4
    assert ((a @ y.T).std(1)[1:] <= 2 * n * times[1:] * 0.5 * (y @ mean).std() * np.expm1(x) / x + 1e-9).all()


def test_own_law_solves_its_approximation_and_own_noise_its_variances():
    kappa, z, v, d = 2.5, norm.isf(0.05), 0.25, 400
    q = d * v**4 * z**2 * kappa / (2 * (1 - z**2 * v**2 * kappa))
    assert norm.cdf(-1 / (v * np.sqrt(kappa * (1 + d * v**2 / (2 * q))))) == pytest.approx(0.05)
    rng = np.random.default_rng(4)
    share, n = 0.1, 40
    flips = np.where(rng.random((100_000, n)) < share, -1, 1)
    expected = 4 * share * (1 - share) / ((1 - 2 * share) ** 2 * n)
    for means in (flips.mean(1), (flips * np.tile([1, -1], n // 2)).mean(1)):
        assert means.var() / (1 - 2 * share) ** 2 == pytest.approx(expected, rel=0.03)


@pytest.mark.parametrize(
    ("noise", "rises_at_last", "worse_than_one"), [(0.5, True, True), (0.7, False, True), (1.6, False, False)]
)
def test_own_correlated_two_conditions(noise, rises_at_last, worse_than_one):
    """1 − ρ = 0.6 and (1 − ρ)/ρ = 1.5 at ρ = 0.4; h is the square of v over the argument of Φ."""

    def h(k):
        s = 1 + (k - 1) * 0.4
        return k / s + noise * k / s**2

    assert (h(2000) > h(1000)) == rises_at_last
    assert (h(1e9) > h(1)) == worse_than_one
    for k in (2, 4, 8, 30, 1000):
        s, below = 1 + (k - 1) * 0.4, 0.8 + (k - 1) * 0.16 - 1
        assert (h(k) < h(1)) == (below > 0 and noise > 0.6 * s / below)
        beyond = noise > 0.6 and k > 0.6 * (0.6 + noise) / (0.4 * (noise - 0.6))
        assert (h(k + 1e-4) < h(k - 1e-4)) == beyond


@pytest.mark.parametrize(
    ("z", "at_tau_1", "at_log_3", "when"),
    [(1, 1.095, 1.131, 6.47), (2, 1.145, 1.208, 6.20), (3, 1.177, 1.256, 6.06), (4, 1.198, 1.288, 5.97)],
)
def test_own_course_integrated(z, at_tau_1, at_log_3, when):
    # The extreme rates of DV-T4.2's hypotheses at its ε: e = 1/(16(Z+2)), dv²/Q ≤ 5/1024, over l² up to 1/(4Z).
    e, sharing, end = 1 / (16 * (z + 2)), 2 * (z - 1), np.log(3) / 10
    found = []
    for shared in np.linspace(0, 1 / (4 * z), 6):
        gap = max(shared - 2 * e, 0)
        slow, fast = 4 - 8 * e + sharing * gap, 4 + 8 * e + 2 * 5 / 1024 + sharing * (gap + 4 * e)
        drag, lift = sharing * (gap + 4 * e), sharing * gap

        def rates(x, y, slow=slow, fast=fast, drag=drag, lift=lift):
            low, high = expit(-y)
            return slow * high - drag * low, fast * low - lift * high

        def reaches(x, y):
            return y[1] - np.log(3)

        vars(reaches)["terminal"] = True
        options = {"rtol": 1e-10, "atol": 1e-12, "events": reaches, "dense_output": True}
        run = integrate.solve_ivp(rates, (0, 5), [0, 0], **options)
        (least, most), (last_least, last_most) = run.sol(end), run.y[:, -1]
        found.append((most / least, last_most / last_least, -run.t[-1] / end))
    ratio, ratio_at_log_3, earliest = np.max(found, axis=0)
    assert ratio == pytest.approx(at_tau_1, abs=5e-4)
    assert ratio_at_log_3 == pytest.approx(at_log_3, abs=5e-4)
    assert -earliest == pytest.approx(when, abs=5e-3)
