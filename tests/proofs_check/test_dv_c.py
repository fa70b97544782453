"""DV's appendix C against random concepts, drawn data, a numerical flow and hand-worked literals."""

import math

import numpy as np
import pytest
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import K, Q, Z, beta, delta, epsilon, l_b, t, tau, v
from dpotheory.core.sharing import Sharing
from proofs_check.dv import dv_c, dv_lc_3, dv_lc_4, dv_tc_5, dv_tc_6


def _concepts(rng: np.random.Generator, n_values: int, dim: int, defect: float) -> np.ndarray:
    """Unit vectors with component at least 1 − δ²/8 along axes 1, 2, …; half of them lean as far as allowed."""
    found = np.zeros((n_values, dim))
    for i in range(n_values):
        most = math.acos(1 - defect**2 / 8)
        angle = most if rng.random() < 0.5 else most * rng.random()
        lean = rng.normal(size=dim) * rng.choice([0.0, 1.0], size=dim)
        lean[i + 1] = 0
        lean[(i + 1) % n_values + 1] += rng.choice([-3.0, 0.0, 3.0])
        lean[0] += rng.choice([-3.0, 0.0, 3.0])
        lean[i + 1] = 0
        length = np.linalg.norm(lean)
        found[i] = math.sin(angle) * lean / length if length else 0
        found[i, i + 1] = math.cos(angle) if length else 1
    return found * rng.choice([-1, 1], size=(n_values, 1))


def test_overlaps_of_random_concepts():
    rng = np.random.default_rng(0)
    bound, exact = (sp.lambdify(delta, side) for side in (claims["DV-LC.2"].upper, dv_c.EXACT))
    nearest, along = 0.0, 0.0
    for _ in range(3000):
        defect = rng.uniform(0.01, 0.5)
        one, other = _concepts(rng, 2, 5, defect)
        assert np.linalg.norm(one) == pytest.approx(1)
        assert abs(one[1]) >= 1 - defect**2 / 8 - 1e-12
        assert abs(one @ other) <= exact(defect) * (1 + 1e-9) <= bound(defect)
        assert abs(one[0]) <= defect / 2
        nearest, along = max(nearest, abs(one @ other) / bound(defect)), max(along, abs(one[0]) / (defect / 2))
    assert nearest > 0.95
    assert along > 0.95


def test_largest_overlap_by_hand():
    # δ = 0.4: m = 0.98, √(1 − m²) = 0.1989975, 2 · 0.98 · 0.1989975 = 0.3900351
    assert float(dv_c.EXACT.subs(delta, sp.Rational(2, 5))) == pytest.approx(0.3900351, abs=1e-7)
    # and largest mean: l_b = 1/2, δ = 1/4: 1 + 1/4 + 1/8
    assert dv_lc_3.MEAN_SQUARE.subs({l_b: sp.Rational(1, 2), delta: sp.Rational(1, 4)}) == sp.Rational(11, 8)


class _Data:
    """Drawn data with nearly orthogonal concepts, and the smallest ε for which its noise terms are LB.1's."""

    def __init__(self, rng: np.random.Generator, graph: Sharing, q: int, noise: float, norm: float, defect: float):
        self.graph, self.q, self.noise, self.norm = graph, q, noise, norm
        n_values, self.dim = graph.n_values, graph.n_values + 4
        concepts = _concepts(rng, n_values, self.dim, defect)
        self.value, self.sign = (
            np.array(part)
            for part in zip(*[(i, s) for i in range(n_values) for s in (1, -1) for _ in range(q)], strict=True)
        )
        self.means = self.sign[:, None] * concepts[self.value] + norm * np.eye(self.dim)[0]
        self.x = self.means + noise * rng.normal(size=self.means.shape)
        self.factor = graph.overlap[self.value][:, self.value] * np.outer(self.sign, self.sign)
        self.correlation = self.factor * (self.x @ self.x.T)
        drift = self.x @ self.x.T - self.means @ self.means.T - self.dim * noise**2 * np.eye(len(self.x))
        related = np.abs(self.factor) > 0
        self.epsilon = np.abs(drift[related]).max() / 2 / noise

    def centres(self) -> np.ndarray:
        same = np.equal.outer(self.value, self.value)
        own = 2 * (1 + np.outer(self.sign, self.sign) * self.norm**2)
        shared = self.factor * self.norm**2
        return np.where(same, own, shared) + 2 * self.dim * self.noise**2 * np.eye(len(self.x))


def _draws(count: int):
    rng = np.random.default_rng(1)
    graphs = [Sharing.named("path", 3), Sharing.named("star", 4), Sharing.named("ring", 3)]
    for index in range(count):
        # δ ≤ εv/8 with room: first draw with exactly orthogonal concepts to see what ε is
        noise, norm, q = rng.uniform(0.05, 0.3), rng.uniform(0, 0.5), int(rng.integers(1, 4))
        graph, seed = graphs[index % 3], int(rng.integers(2**31))
        plain = _Data(np.random.default_rng(seed), graph, q, noise, norm, 0.0)
        defect = min(plain.epsilon * noise / 10, 0.25)
        data = _Data(np.random.default_rng(seed), graph, q, noise, norm, defect)
        if 8 * defect <= data.epsilon * noise:
            yield data


def test_drawn_data_lie_in_the_event_of_lc3():
    own_most = shared_most = 0.0
    for data in _draws(200):
        wide = float(claims["DV-LC.3"].upper.subs(epsilon, data.epsilon)) * data.noise
        away = np.abs(data.correlation - data.centres())
        same = np.equal.outer(data.value, data.value)
        sharing = ~same & (data.factor != 0)
        own_most = max(own_most, away[same].max() / (4 * wide))
        shared_most = max(shared_most, away[sharing].max() / (2 * wide))
        assert away[same].max() <= 4 * wide
        assert away[sharing].max() <= 2 * wide
        assert np.abs(data.correlation[sharing]).max() <= data.norm**2 + 2 * wide
    assert own_most > 0.7
    assert shared_most > 0.7


def test_corrected_residual_holds_on_drawn_data():
    rng = np.random.default_rng(2)
    corrected = sp.lambdify((Q, Z, epsilon, v, l_b), dv_lc_4.CORRECTED)
    for data in _draws(200):
        away = data.correlation - np.where(np.equal.outer(data.value, data.value), data.centres(), 0)
        bound = corrected(data.q, data.graph.max_degree, data.epsilon, data.noise, data.norm)
        for _ in range(20):
            sigmas = rng.choice([0.0, 1.0], size=len(away)) if rng.random() < 0.5 else rng.random(len(away))
            assert np.abs(away @ sigmas).max() <= bound + 1e-12


def test_the_witness_against_lc4_in_floats():
    arguments = next(step for step in dv_lc_4.STEPS if step.name is None).check.arguments
    gram = np.array([[float(sp.Rational(entry)) for entry in row] for row in arguments["gram"]])
    graph = Sharing.from_pairs([tuple(pair) for pair in arguments["token_pairs"]])
    value, sign = np.repeat(np.arange(5), 2), np.tile([1, -1], 5)
    correlation = graph.overlap[value][:, value] * np.outer(sign, sign) * gram
    # K = 5, Q = 1, l_b = 0, v = 1/10, d = 12, σ = 1/2; the sample's value is the edge between the two hubs
    leading = 0.5 * (2 + 2) + 2 * 12 * 0.01 * 0.5
    residual = abs(0.5 * correlation[0].sum() - leading)
    printed = 2 * 1 * (1.25 * (2 * 3 + 4) * 0.08 * 0.1 + 0) * 0.5
    assert np.linalg.eigvalsh(gram).min() > 0
    assert residual == pytest.approx(0.12)
    assert printed == pytest.approx(0.1)


def _logistic(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x))


def test_envelope_and_risk_along_a_numerical_flow():
    """K = 2 on a path, Q = 3, l_b = 1/3, v = 0.002, with nearly orthogonal concepts: the midpoint rule."""
    rng = np.random.default_rng(3)
    graph, q, noise, norm, strength = Sharing.named("path", 2), 3, 0.002, 1 / 3, 0.1
    largest = 1 / (16 * noise * (graph.max_degree + 2))
    data = _Data(rng, graph, q, noise, norm, largest * noise / 8)
    assert data.epsilon < largest
    size = len(data.x)
    end = float(dv_tc_5.ENVELOPE.until.subs({K: 2, tau: 1, beta: strength}))
    slow, fast = (
        float(side.subs({K: 2, tau: 1, beta: strength, t: 1}))
        for side in (dv_tc_5.ENVELOPE.lower, dv_tc_5.ENVELOPE.upper)
    )
    fresh_noise = noise * rng.normal(size=(500, *data.x.shape))
    fresh = data.means + fresh_noise
    against = np.einsum("fjd,kd,jk->fjk", fresh, data.x, data.factor)
    margins, unseen, step = np.zeros(size), np.zeros((500, size)), end / 400

    def velocity(r: np.ndarray) -> np.ndarray:
        return strength**2 / size * data.correlation @ _logistic(-r)

    for index in range(400):
        half = margins + step / 2 * velocity(margins)
        unseen += step * strength**2 / size * against @ _logistic(-half)
        margins = margins + step * velocity(half)
        time = (index + 1) * step
        assert slow * time <= margins.min()
        assert margins.max() <= fast * time
    assert margins.max() < math.log(3)
    assert unseen.min() > 0


def test_numbers_of_tc5():
    at = {"n_values": 2, "n_samples": 3, "beta": 0.1, "tau": 1.0}
    # τ₁ = 2 log 3/0.05 = 43.944…; r_L = 0.01 τ₁/32 = log3/80
    bound = claims["DV-TC.5"].bound({**at, "epsilon": 16.0, "max_degree": 1, "noise": 1e-3, "dim": 3})
    assert bound["lower"] == pytest.approx(math.log(3) / 80)
    assert bound["upper"] == pytest.approx(math.log(3))
    # (16 + 8) · 2 · 9 · e^(−16) with c = ∞
    assert bound["probability"] == pytest.approx(1 - 432 * math.exp(-16), rel=1e-12)


def test_tc6_spends_no_more_than_its_failure():
    """Counts by brute force on a graph: pairs of training samples and (mean, sample) pairs, two tails each."""
    for graph in (Sharing.named("disjoint", 3), Sharing.named("ring", 5), Sharing.random(6, 3, seed=1)):
        for q in (1, 2, 5):
            value = np.repeat(np.arange(graph.n_values), 2 * q)
            related = graph.overlap[value][:, value] != 0
            pairs = np.triu(related).sum()
            means = (graph.overlap[np.repeat(np.arange(graph.n_values), 2)][:, value] != 0).sum()
            sizes = {Z: graph.max_degree, K: graph.n_values, Q: q}
            whole = int(dv_tc_6.WHOLE.subs(sizes))
            assert 2 * pairs <= whole / 2
            assert 2 * means <= int(dv_tc_6.MEANS.subs(sizes))
            w = 1 / (whole + 1)
            assert 2 * pairs * w + 2 * means * w**2 <= whole * w
