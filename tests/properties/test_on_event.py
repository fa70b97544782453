"""On-event statements over generated settings: true ones hold in the event, and two ways of measuring agree.

Parameters and a seed are drawn, never arrays; what each statement promises is checked against a bound worked out here.
"""

from fractions import Fraction

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import dpotheory as dt
from dpotheory.checks.falsify.data import SMALL, Candidate, measure_candidates
from dpotheory.checks.falsify.on_event import ON_EVENT, STEP
from dpotheory.checks.falsify.settings import draw_settings
from dpotheory.checks.falsify.witness import Witness, recompute
from tests.properties.events import Data

TRUE_ENVELOPES = ("DV-TB.3", "DV-TC.5", "DV-flip", f"PG-TA.1/{STEP}, derived upper side")
RESIDUALS = ("DV-LB.2", "PG-LA.2", "DV-LC.4")
N = 64


def _on_event(name):
    return ON_EVENT.get(f"{name}/{STEP}") or ON_EVENT[name]


def _drawn(name, seed, scale):
    """Candidates inside the hypotheses: draws of the law with their noise scaled, some of them in the event."""
    on_event, rng = _on_event(name), np.random.default_rng(seed)
    found = []
    for setting, epsilon in draw_settings(on_event, rng, N, SMALL):
        noise = scale * rng.standard_normal((setting.n_values, 2, setting.n_samples, min(setting.dim, 31)))
        data = Data(noise, setting.graph.pairs, float(setting.shared_norm))
        found.append(Candidate(setting, epsilon, data.embeddings(float(setting.noise))))
    return on_event, found


@given(name=st.sampled_from(TRUE_ENVELOPES), seed=st.integers(0, 2**32 - 1), scale=st.sampled_from((1.0, 0.3, 0.03)))
def test_envelopes_hold_in_the_event(name, seed, scale):
    on_event, candidates = _drawn(name, seed, scale)
    violation, slack = measure_candidates(on_event, candidates)
    inside = slack >= 0
    assert len(candidates) == N
    assert inside.any()
    assert violation[inside].max() < 0


@given(name=st.sampled_from(RESIDUALS), seed=st.integers(0, 2**32 - 1), scale=st.sampled_from((1.0, 0.3, 0.03)))
def test_residuals_obey_the_triangle_inequality(name, seed, scale):
    on_event, candidates = _drawn(name, seed, scale)
    violation, slack = measure_candidates(on_event, candidates)
    assert (slack >= 0).any()
    for row in np.flatnonzero(slack >= 0):
        s, epsilon = candidates[row].setting, candidates[row].epsilon * (1.25 if name == "DV-LC.4" else 1)
        l2, ev, z = float(s.shared_norm) ** 2, epsilon * float(s.noise), s.max_degree
        most = max(len(others) for others in s.graph.neighbours)
        printed = (2 * z + 4) * ev + z * l2
        # 2Q own samples off by 4εv each, 2Q of every sharing value by l_b² + 2εv.
        assert violation[row] <= np.log((4 * ev + most * (2 * ev + l2)) / printed) + 1e-9
        if most <= z:
            assert violation[row] <= 1e-9


@given(seed=st.integers(0, 2**32 - 1))
def test_margin_dynamics_is_an_identity(seed):
    on_event, candidates = _drawn("DV-L4.1", seed, 1.0)
    violation, _ = measure_candidates(on_event, candidates)
    assert violation.max() < 0


@given(
    name=st.sampled_from(("DV-L4.1", "DV-LB.2", "DV-LC.4", "DV-TB.3", "PG-TA.1", "DV-flip", "DV-TB.4", "DV-TC.6")),
    noise=st.integers(1, 40),
    shared=st.integers(0, 20),
    epsilon=st.integers(1, 2000),
    seed=st.integers(0, 2**32 - 1),
)
def test_search_and_replay_agree(name, noise, shared, epsilon, seed):
    # One shape, so that `simulate` compiles twice: K = 2 on a path, Q = 1, d = 4; numbers are exact in both.
    on_event = _on_event(name)
    leaves = {
        "noise": Fraction(noise, 256),
        "shared_norm": Fraction(shared, 32),
        "beta": Fraction(1, 8),
        "tau": Fraction(1),
    }
    normals = np.round(np.random.default_rng(seed).standard_normal((2, 2, 1, 4)) * 64) / 64
    x = Data(normals, ((0, 1), (1, 2)), float(leaves["shared_norm"])).embeddings(float(leaves["noise"]))
    exact = np.vectorize(lambda entry: Fraction(float(entry)), otypes=[object])(x)
    witness = Witness(on_event.name, ((0, 1), (1, 2)), 4, leaves, Fraction(epsilon, 128), exact)
    recomputed = recompute(witness)
    violation, slack = measure_candidates(on_event, [Candidate(witness.setting, float(witness.epsilon), x)])
    if abs(slack[0]) > 1e-9:
        assert recomputed.hypotheses["the data lie in the Gram event"] == (slack[0] > 0)
    if on_event.family == "identity":
        assert violation[0] < 0
        assert recomputed.lhs <= recomputed.rhs + recomputed.budget
    elif on_event.family == "residual":
        np.testing.assert_allclose(np.log(recomputed.lhs / recomputed.rhs), violation[0], rtol=1e-9, atol=1e-9)
    elif on_event.family == "risk":
        assert np.isclose(recomputed.lhs - recomputed.rhs, violation[0], rtol=1e-3, atol=1e-6)
    elif abs(violation[0]) > 1e-3:
        assert (recomputed.lhs > recomputed.rhs + recomputed.budget) == (violation[0] > 0)


@given(seed=st.integers(0, 2**32 - 1))
def test_a_rotation_moves_the_risk_and_nothing_else(seed):
    rng = np.random.default_rng(seed)
    setting = dt.Setting(n_values=2, n_samples=2, dim=6, noise=0.02, shared_norm=0.3, beta=0.1, sharing="path")
    data = Data(rng.standard_normal((2, 2, 2, 6)), setting.graph.pairs, 0.3)
    x = data.embeddings(0.02)
    turned = x @ np.linalg.qr(rng.standard_normal((6, 6)))[0]
    pair = [Candidate(setting, 1.0, x), Candidate(setting, 1.0, turned)]
    for name in ("DV-LB.2", "DV-TB.3"):
        (before, after), slack = measure_candidates(_on_event(name), pair)
        np.testing.assert_allclose(after, before, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(slack[1], slack[0], rtol=1e-9)
    (before, after), _ = measure_candidates(_on_event("DV-TB.4"), pair)
    assert after > before + 1  # the means do not turn with the data
