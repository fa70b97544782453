"""DV-TB.3's on-event statement: on the Gram event E(ε) no margin leaves [r_L, r_U] up to τ₁ (float64).

At the theorem's noise random draws are almost never in E(ε), so the drawn noise is scaled down until they are; half of
the examples sit where the event is about to fail. The event is decided on the data, so a failure is a counterexample.
"""

import math

import jax
import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import dpotheory as dt
from tests.properties.events import Data, hypotheses_of_tb3

# (K, Q, d) and a token graph, a program each: one sample in d = K + 1; d = 5Q; d = K + 1 = 5Q.
WORLDS = (
    ((1, 1, 2), "disjoint"),
    ((1, 4, 20), "disjoint"),
    ((4, 1, 5), "star"),
    ((4, 1, 5), "path"),
    ((4, 3, 15), "disjoint"),
    ((4, 3, 15), "ring"),
    ((4, 3, 15), "random(3, seed=1)"),
)
FLOW = dt.FixedGrid(8)
BETA, TAU = 0.1, 2.0


def _setting(world, corner, v) -> dt.Setting:
    (k, q, d), sharing = world
    degree = dt.Sharing.named(sharing, k).max_degree
    largest = min(0.5, 1 / (2 * math.sqrt(degree)))  # 4 Z l_b² ≤ 1 and l_b ≤ 1/2
    l_b = {"least": 0.25, "middle": (0.25 + largest) / 2, "most": largest}[corner]
    return dt.Setting(n_values=k, n_samples=q, dim=d, noise=v, shared_norm=l_b, beta=BETA, tau=TAU, sharing=sharing)


def _data(setting: dt.Setting, seed: int) -> Data:
    shape = (setting.n_values, 2, setting.n_samples, setting.dim)
    return Data(np.random.default_rng(seed).standard_normal(shape), setting.graph.pairs, float(setting.shared_norm))


def _outside(setting: dt.Setting, embeddings: np.ndarray, lower: float = 1.0, upper: float = 1.0) -> float:
    """How far margins leave [lower·r_L, upper·r_U] before τ₁, beyond integrator and rounding error; ≤ 0 is inside."""
    times = np.linspace(0.0, float(setting.tau_1), 9)
    with jax.enable_x64(True):
        run = dt.simulate(jax.random.key(0), setting, times, embeddings=embeddings, flow=FLOW)
        margins, error = np.asarray(run.margins).reshape(len(times), -1), float(run.error)
    assert margins.dtype == np.float64
    sides = dt.claims["DV-TB.3"].bound(setting, t=times)
    # The error estimate is relative to ‖a‖; a margin is at most ‖a‖‖x‖, hence the factor. Rounding: 1e-12.
    slack = 10 * error * np.abs(margins).max() + 1e-12
    assert slack < 1e-3  # of log 3/40 = 0.027: the test must not be empty
    below = (lower * sides["lower"][:, None] - margins).max()
    above = (margins - upper * sides["upper"][:, None]).max()
    return max(below, above) - slack


@given(
    world=st.sampled_from(WORLDS),
    corner=st.sampled_from(("least", "middle", "most")),
    noise=st.sampled_from((1.0, 0.1, 1e-6)),
    fraction=st.sampled_from((1.0, 0.3)),
    inside=st.none() | st.floats(0.01, 0.99),
    seed=st.integers(0, 2**32 - 1),
)
@example(world=((1, 1, 2), "disjoint"), corner="most", noise=1.0, fraction=1.0, inside=None, seed=0)
@example(world=((4, 1, 5), "star"), corner="most", noise=1.0, fraction=1.0, inside=None, seed=1)
@example(world=((4, 3, 15), "ring"), corner="most", noise=1.0, fraction=1.0, inside=None, seed=2)
@example(world=((4, 3, 15), "random(3, seed=1)"), corner="most", noise=1.0, fraction=1.0, inside=None, seed=3)
@example(world=((1, 4, 20), "disjoint"), corner="least", noise=1e-6, fraction=1.0, inside=0.5, seed=4)
def test_margins_stay_in_the_envelope_on_the_event(world, corner, noise, fraction, inside, seed):
    v = noise / (4 * math.sqrt(world[0][1]))
    data = _data(_setting(world, corner, v), seed)
    scale = data.largest_scale(v, fraction)
    if inside is None and scale < 1:  # at the boundary: a hundredth more noise leaves the event
        assert not data.event(1.01 * scale * v, fraction * data.largest_epsilon(1.01 * scale * v))
    v *= scale if inside is None else inside * scale
    epsilon = fraction * data.largest_epsilon(v)
    if inside is None:
        assert data.event(v, epsilon)
    elif not data.event(v, epsilon):
        # C is quadratic in the noise, so the event need not be an interval in λ; then go to the boundary.
        v, epsilon = v / inside, fraction * data.largest_epsilon(v / inside)
    unmet = [name for name, met in hypotheses_of_tb3(data, v, epsilon).items() if not met]
    assert not unmet
    setting = _setting(world, corner, v)
    assert setting.max_degree == data.max_degree
    assert dt.claims["DV-TB.3"].unmet(setting) == []
    assert _outside(setting, data.embeddings(v)) <= 0


@pytest.mark.parametrize(("lower", "upper"), [(12.0, 1.0), (1.0, 1 / 12)], ids=["12 r_L", "r_U / 12"])
def test_a_pushed_bound_is_violated(lower, upper):
    # As v → 0 with K = Q = 1 both margins obey r' = 4σ(−r)β²/(2τ), so r(t) ≈ β²t/τ at first. 12 r_L = 1.5 β²t/τ lies
    # above that and r_U/12 = 0.42 β²t/τ below, and by τ₁ r has only reached about 0.21 = 0.97 β²τ₁/τ · log 3/5.
    setting = _setting(WORLDS[0], "most", 1e-6)
    embeddings = _data(setting, 0).embeddings(1e-6)
    assert _outside(setting, embeddings) <= 0
    assert _outside(setting, embeddings, lower, upper) > 0.1


def test_noise_far_outside_the_event_leaves_the_envelope():
    violations = 0
    for seed in range(10):
        setting = _setting(WORLDS[3], "least", 1.0)
        data = _data(setting, seed)
        assert not data.event(1.0, data.largest_epsilon(1.0))
        violations += _outside(setting, data.embeddings(1.0)) > 0
    assert violations >= 3


def test_the_event_by_hand():
    # K = Q = 1, d = 2, noise α₊ = (1, 0), α₋ = (0, 0), l_b = 1/2: x₊ = (1/2 + v, 1), x₋ = (1/2, −1).
    noise = np.zeros((1, 2, 1, 2))
    noise[0, 0, 0, 0] = 1.0
    data = Data(noise, ((0, 1),), 0.5)
    # own +: 2(1/4 + v + v² + 1) − 2(5/4 + 2v²) = 2v − 2v²;  own −: −4v²;  pair: −2(1/4 + v/2 − 1) − 3/2 = −v
    v, epsilon = 0.1, 0.2  # 4εv = 0.08
    np.testing.assert_allclose(data.excess(v, epsilon), [[0.18 - 0.08, 0.1 - 0.08], [0.1 - 0.08, 0.04 - 0.08]])
    assert not data.event(v, epsilon)
    assert data.event(v, 0.46)  # 4εv = 0.184 ≥ 0.18
    assert not data.event(v, 0.44)  # 0.176
