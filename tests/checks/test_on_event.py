"""On-event statements: events and measures against plain numpy, `simulate` and autodiff; sides from the claims."""

import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest

import dpotheory as dt
from dpotheory.checks.falsify import measure
from dpotheory.checks.falsify.on_event import ON_EVENT, STEP
from tests.properties.events import Data

SHAPE = (4, 2)
_measure = jax.jit(measure.measure, static_argnums=0)
WIDTH = 8


def _setting(sharing="ring", **changes):
    plain = {"n_values": 3, "n_samples": 2, "dim": 6, "noise": 0.05, "shared_norm": 0.3, "beta": 0.2, "tau": 3.0}
    return dt.Setting(**{**plain, **changes}, sharing=sharing)


def _data(setting, seed=0):
    shape = (setting.n_values, 2, setting.n_samples, setting.dim)
    normals = np.random.default_rng(seed).standard_normal(shape)
    return Data(normals, setting.graph.pairs, float(setting.shared_norm))


def _padded(x):
    array = np.zeros((SHAPE[0], 2, SHAPE[1], WIDTH))
    array[: x.shape[0], :, : x.shape[2], : x.shape[3]] = x
    return jnp.asarray(array)


def _on_event(name):
    """The on-event statement of a claim, or another one by its whole name."""
    return ON_EVENT.get(f"{name}/{STEP}") or ON_EVENT[name]


def _world(on_event, setting, epsilon):
    return jax.tree.map(lambda leaf: leaf[0], _on_event(on_event).worlds([setting], [epsilon], SHAPE))


@pytest.mark.parametrize("sharing", ["ring", "disjoint", "star"])
def test_the_event_agrees_with_plain_numpy(sharing, x64):
    setting = _setting(sharing)
    data = _data(setting)
    x = data.embeddings(0.05)
    needed = float(measure.gram_slack(_padded(x), _world("DV-TB.3", setting, 1.0)))
    assert data.event(0.05, needed * (1 + 1e-9))
    assert not data.event(0.05, needed * (1 - 1e-9))
    # LC.3 grants 5/4 of the slack.
    slack = float(measure.event_slack(_padded(x), _world("DV-TC.5", setting, needed)))
    assert slack == pytest.approx(1 - 4 / 5, rel=1e-9)


def test_the_event_by_hand(x64):
    # K = Q = 1, d = 2, l_b = 1/2, v = 1/10, α₊ = (1, 0), α₋ = 0: own + is off by 2v − 2v² = 0.18 = 4εv at ε = 0.45,
    # own − by −4v² = −0.04, the pair by −v = −0.1.
    setting = dt.Setting(n_values=1, n_samples=1, dim=2, noise=0.1, shared_norm=0.5, beta=0.1)
    x = _padded(np.asarray([[[[0.6, 1.0]], [[0.5, -1.0]]]]))
    world = _world("DV-LB.2", setting, 0.45)
    assert float(measure.gram_slack(x, world)) == pytest.approx(0.45, rel=1e-12)
    assert float(measure.event_slack(x, world)) == pytest.approx(0.0, abs=1e-12)
    # Residuals add up: |0.18 − 0.1| and |−0.04 − 0.1|; LB.2 allows 2((2 + 4)·0.045 + 1/4).
    residual = np.asarray(measure.velocity_residual(x, world))
    np.testing.assert_allclose(residual[:: SHAPE[1]][:2], [0.08, 0.14], rtol=1e-12)
    measured = measure.measure("residual", x, world)
    assert float(measured.violation) == pytest.approx(math.log(0.14 / (2 * (6 * 0.045 + 0.25))), rel=1e-12)


def test_padding_changes_nothing(x64):
    setting = _setting()
    x = _data(setting).embeddings(0.05)
    tight = jax.tree.map(lambda leaf: leaf[0], ON_EVENT["DV-LB.2"].worlds([setting], [1.0], (3, 2)))
    narrow = measure.measure("residual", jnp.asarray(x), tight)
    wide = measure.measure("residual", _padded(x), _world("DV-LB.2", setting, 1.0))
    np.testing.assert_allclose(narrow, wide, rtol=1e-12)


@pytest.mark.slow
def test_flows_agree_with_simulate(x64):
    setting = _setting()
    x = _data(setting).embeddings(0.05)
    times = float(setting.tau_1) * np.asarray(measure.FRACTIONS)
    run = dt.simulate(jax.random.key(0), setting, times, embeddings=x, flow=dt.GradientFlow(rtol=1e-10))
    # r_L = β²t/(8Kτ) and r_U = 5β²t/(Kτ): log 3/40 and log 3 at τ₁, and proportional before.
    upper = math.log(3) * np.asarray(measure.FRACTIONS)[:, None, None, None]
    expected = max(float((run.margins / upper - 1).max()), float((1 - run.margins / (upper / 40)).max()))
    envelope = _measure("envelope", _padded(x), _world("DV-TB.3", setting, 1.0))
    assert float(envelope.violation) == pytest.approx(expected, rel=1e-4)
    epsilon = 3.0
    bound = math.log(2 * 3 * 2**2) - epsilon**2 / 5
    risk = _measure("risk", _padded(x), _world("DV-TB.4", setting, epsilon))
    assert float(risk.violation) == pytest.approx(float(run.log_risk[-1]) - bound, rel=1e-4)
    # DV-flip: a margin beyond log 3 at any time.
    flip = _measure("envelope", _padded(x), _world("DV-flip", setting, 1.0))
    assert float(flip.violation) == pytest.approx(float(run.margins.max()) / math.log(3) - 1, rel=1e-4)


def test_the_identity_holds_and_notices_a_change(x64):
    setting = _setting()
    x = _padded(_data(setting).embeddings(0.05))
    world = _world("DV-L4.1", setting, 1.0)
    assert float(_measure("identity", x, world).violation) < 0
    printed = measure.printed_dynamics("DV-L4.1")
    derived, said = measure.margin_velocities(x, world, printed)
    np.testing.assert_allclose(derived, said, rtol=1e-10, atol=1e-14)
    _, wrong = measure.margin_velocities(x, world, lambda r, *rest: printed(-r, *rest))
    assert np.abs(derived - wrong).max() > 1e-3 * np.abs(derived).max()


@pytest.mark.parametrize("name", ["DV-LB.2", "DV-TB.3"])
def test_violation_and_slack_have_slopes(name, x64):
    setting = _setting()
    x, world, on_event = _padded(_data(setting).embeddings(0.05)), _world(name, setting, 1.0), _on_event(name)
    direction = _padded(np.random.default_rng(1).standard_normal((3, 2, 2, 6)))

    @jax.jit
    def along(step):
        return jnp.stack(measure.measure(on_event.family, x + step * direction, world))

    slopes = jax.jvp(along, (0.0,), (1.0,))[1]
    h = 1e-6
    np.testing.assert_allclose(slopes, (along(h) - along(-h)) / (2 * h), rtol=1e-4)
    assert np.all(np.abs(slopes) > 1e-6)


def test_sides_are_those_of_the_claims():
    setting, epsilon = _setting(), 0.7
    times = float(setting.tau_1) * np.asarray(measure.FRACTIONS)
    for name in ("DV-TB.3", "DV-TC.5"):
        world, bound = _world(name, setting, epsilon), dt.claims[name].bound(setting, t=times)
        np.testing.assert_allclose(world.lower, bound["lower"])
        np.testing.assert_allclose(world.upper, bound["upper"])
    for name in ("DV-LB.2", "PG-LA.2", "DV-LC.4", "DV-TB.4", "DV-TC.6", "PG-TA.2"):
        expected = dt.claims[name].log_bound(setting, epsilon=epsilon)["upper"]
        assert _world(name, setting, epsilon).upper[-1] == pytest.approx(expected)
    # PG's τ₁ = Nτ log 3/(10Qβ²) is K τ log 3/(5β²) as well: N = 2KQ.
    assert _world("PG-TA.1", setting, epsilon).horizon == pytest.approx(_world("DV-TB.3", setting, epsilon).horizon)
    # The other reading of TB.4: 2KQ² exp(−ε²/(2(5/4 + dv² + 2εv))).
    other = _world("DV-TB.4/on-event statement, other reading", setting, epsilon).upper[-1]
    assert other == pytest.approx(math.log(24) - 0.49 / (2 * (1.25 + 6 * 0.0025 + 2 * 0.7 * 0.05)))


def test_names_are_keys_and_claims_are_known():
    for name, on_event in ON_EVENT.items():
        assert on_event.name == name
        assert on_event.claim.id in dt.claims
        assert on_event.family in measure.FAMILIES
    # A claim with a probability is more than its on-event statement, so that is a row of its own.
    assert all((on_event.step is None) == (on_event.claim.failure is None) for on_event in ON_EVENT.values())
