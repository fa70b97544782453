"""The numbers in the proofs of DV and PG against counting, scipy's distributions, plain `math` and the simulator."""

import itertools
import math
from fractions import Fraction

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from scipy import integrate
from scipy import stats as sps

import dpotheory as dt
from dpotheory.claims.symbols import K, Q, Z
from proofs_check import instances, steps
from proofs_check.dv import rotated
from proofs_check.dv.boundary import FirstInformative
from proofs_check.dv.dv_lb_1 import BERNSTEIN
from proofs_check.dv.dv_lb_2 import witness
from proofs_check.dv.dv_tb_4 import MEANS
from proofs_check.dv.gram_pairs import OPPOSITE, SAME, sharing


@pytest.mark.parametrize(("pattern", "n_values"), [("disjoint", 3), ("ring", 5), ("star", 4)])
@pytest.mark.parametrize("n_samples", [1, 3])
def test_pairs_are_counted_once(pattern, n_values, n_samples):
    graph = dt.Sharing.named(pattern, n_values)
    samples = list(itertools.product(range(n_values), (1, -1), range(n_samples)))
    pairs = list(itertools.combinations_with_replacement(samples, 2))
    same = sum(a[:2] == b[:2] for a, b in pairs)
    opposite = sum(a[0] == b[0] and a[1] != b[1] for a, b in pairs)
    shared = sum(a[0] != b[0] and graph.overlap[a[0], b[0]] != 0 for a, b in pairs)
    numbers = {K: n_values, Q: n_samples}
    assert (same, opposite) == (SAME.subs(numbers), OPPOSITE.subs(numbers))
    most = max(len(others) for others in graph.neighbours)
    assert shared <= 2 * sharing(most).subs(numbers)
    if pattern != "star":  # every value has equally many neighbours, so the count is exact
        assert shared == 2 * sharing(most).subs(numbers)


def test_means_are_counted_once():
    # 2KQ samples, each with the two means of its own value and of 2(Z − 1) others, two tails each.
    assert MEANS.subs({K: 3, Q: 5, Z: 2}) == 30 * (2 * (1 + 2)) * 2


@pytest.mark.parametrize("seed", range(5))
def test_directions_on_a_ring_of_three(seed):
    """Any a_1 + a_2 + a_3 = 0: the mean of the cosines with orthonormal concepts is at most sqrt(2/3)."""
    rng = np.random.default_rng(seed)
    directions = rng.normal(size=(3, 5)) + 10 * np.eye(3, 5)
    directions -= directions.mean(axis=0)
    cosines = np.diag(directions[:, :3]) / np.linalg.norm(directions, axis=1)
    assert np.maximum(cosines, 0).mean() <= math.sqrt(2 / 3)
    best = np.eye(3) - np.ones((3, 3)) / 3  # the concepts without their mean attain it
    assert (np.diag(best) / np.linalg.norm(best, axis=1)).mean() == pytest.approx(math.sqrt(2 / 3))


@pytest.mark.parametrize("noise", [0.02, 0.1])
def test_one_value_beats_the_floor_of_a_ring_of_three(noise):
    """Both at tau_1, with small noise, at the same Q, d and l_b."""
    found = {}
    for name, n_values in (("disjoint", 1), ("ring", 3)):
        setting = dt.Setting(
            n_values=n_values, n_samples=40, dim=4, noise=noise, shared_norm=0.25, beta=1.0, tau=1.0, sharing=name
        )
        run = dt.simulate(jax.random.key(1), setting, jnp.asarray([float(setting.tau_1)]))
        found[n_values] = float(run.log_risk[0])
    floor = sps.norm.logsf(math.sqrt(2 / 3) / noise)
    assert found[3] >= floor
    assert found[1] <= sps.norm.logsf(0.9 / noise) < floor


@pytest.mark.parametrize("d", [1, 4, 30, 1000])
@pytest.mark.parametrize("u", [0.05, 0.5, 1.0, 3.0, 20.0])
def test_the_exhibited_constant_covers_chi_square(d, u):
    bound = math.exp(-float(BERNSTEIN) * d * min(u, u**2))
    assert sps.chi2.sf(d + u * d, d) <= bound
    assert sps.chi2.cdf(d - u * d, d) <= bound


@pytest.mark.parametrize("threshold", [0.1, 1.0, 4.0, 12.0])
def test_the_exhibited_constant_covers_a_product_of_normals(threshold):
    tail, _ = integrate.quad(lambda z: 2 * sps.norm.pdf(z) * sps.norm.sf(threshold / z), 0, 12)
    assert tail <= math.exp(-float(BERNSTEIN) * min(threshold, threshold**2))


def _log_failure_t42(k, q):
    return math.log(8 * k) + 2.25 * math.log(q) - q**0.75 / 256


def _log_failure_tb3(k, q):
    # Z = 1, ε = 2√Q/3: (8 + 4)KQ² exp(−ε²/16) = 12KQ² exp(−Q/36)
    return math.log(12 * k) + 2 * math.log(q) - q / 36


@pytest.mark.parametrize("k", [1, 10, 100, 1000])
def test_boundaries_by_plain_arithmetic(k):
    q, _ = FirstInformative(dt.claims["DV-T4.2"], k).first()
    assert _log_failure_t42(k, q - 1) >= 0 > _log_failure_t42(k, q)
    check = steps()[f"DV-TB.3/first non-vacuous at T4.2's noise, K = {k}"].check
    q, _ = check.first()
    assert _log_failure_tb3(k, q - 1) >= 0 > _log_failure_tb3(k, q)


def test_the_witness_of_lb2_by_the_simulator():
    """Embeddings with the witness's Gram matrix; at r = 0 the velocity is (β²/N)·Σ_k C_kj/2."""
    data = witness()
    gram = np.asarray([[float(Fraction(entry)) for entry in row] for row in data["gram"]])
    values, vectors = np.linalg.eigh(gram)
    assert values.min() > 0
    embeddings = np.zeros((10, data["dim"]))
    embeddings[:, :10] = vectors * np.sqrt(values)
    graph = dt.Sharing.from_pairs([tuple(pair) for pair in data["token_pairs"]])
    with jax.enable_x64(True):
        setting = dt.Setting(
            n_values=5, n_samples=1, dim=12, noise=0.1, shared_norm=0.0, beta=1.0, tau=1.0, sharing=graph
        )
        short = 1e-6
        run = dt.simulate(
            jax.random.key(0),
            setting,
            jnp.asarray([0.0, short]),
            embeddings=jnp.asarray(embeddings).reshape(5, 2, 1, 12),
            concepts=jnp.eye(12)[1:6],
            shared=jnp.zeros(12),
        )
        velocity = float(run.margins[1, 0, 0, 0]) / short  # τ = 1
    leading = (2 * 0.5 + 2 * 0.5 + 2 * 12 * 0.01 * 0.5) / 10  # N = 10, σ = 1/2, l_b = 0
    found = instances.evaluate("velocity residual", data)
    assert abs(velocity - leading) * 10 == pytest.approx(float(Fraction(found.lhs)), rel=1e-4)
    assert not found.holds


def test_rotated_data_lie_in_the_event_and_are_useless():
    """Training on them leaves every value's risk near 1/2, although the Gram matrix is ideal."""
    data = rotated.arguments()
    embeddings = np.asarray([[float(Fraction(entry)) for entry in row] for row in data["embeddings"]])
    graph = dt.Sharing.from_pairs([tuple(pair) for pair in data["token_pairs"]])
    with jax.enable_x64(True):
        setting = dt.Setting(
            n_values=2, n_samples=1, dim=3, noise=0.001, shared_norm=0.25, beta=1.0, tau=1.0, sharing=graph
        )
        run = dt.simulate(
            jax.random.key(0),
            setting,
            jnp.asarray([float(setting.tau_1)]),
            embeddings=jnp.asarray(embeddings).reshape(2, 2, 1, 3),
        )
        risk, least = float(jnp.exp(run.log_risk[0])), float(run.margins.min())
    assert least > 0
    assert risk > 0.2
    claimed = dt.claims["DV-TB.4"].log_bound(setting, epsilon=15.625)["upper"]
    assert risk > math.exp(claimed)
