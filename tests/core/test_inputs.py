"""Wrong types and ignored options: one sentence each, with what was received and what would be valid."""

import warnings

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest

import dpotheory as dt
from tests.helpers import raises, unchecked

KEY = jax.random.key(0)
SETTING = dt.Setting(n_values=1, n_samples=2, dim=4, noise=0.3, shared_norm=0.2, beta=0.5, tau=2.0)
TIMES = [0.0, 1.0]


@pytest.mark.parametrize(
    ("error", "text", "changes"),
    [
        (TypeError, "key = 0; expected a typed key, for example jax.random.key(0)", {"key": 0}),
        (TypeError, "key = None; expected a typed key", {"key": None}),
        (TypeError, "key = Array([0, 1], dtype=uint32); expected a typed key", {"key": jax.random.PRNGKey(1)}),
        (ValueError, "key holds 3 keys of shape (3,), and ", {"key": jax.random.split(KEY, 3)}),
        (TypeError, "setting = 3; expected a dpotheory.Setting(", {"setting": 3}),
        (TypeError, "setting = {'n_values': 1}; expected a dpotheory.Setting(", {"setting": {"n_values": 1}}),
        (TypeError, "setting = <class 'dpotheory.core.setting.Setting'>; expected", {"setting": dt.Setting}),
        (TypeError, "flow = <class 'dpotheory.core.flow.GradientFlow'>; expected dp", {"flow": dt.GradientFlow}),
        (
            TypeError,
            "flow = 'gd'; expected dpotheory.GradientFlow(), FixedGrid(n_steps), gr",
            {"flow": "gd"},
        ),
        (TypeError, "flow = GradientTransformationExtraArgs(init=", {"flow": optax.adam(1e-3)}),
        (TypeError, "objective = 3; expected a name (dpo, ipo, slic, cdpo)", {"objective": 3}),
        (TypeError, "times = 'soon'; expected increasing numbers", {"times": "soon"}),
    ],
)
def test_wrong_types_of_both(error, text, changes):
    arguments = {"key": KEY, "setting": SETTING, "times": TIMES, **changes}
    with raises(error, text):
        dt.simulate(**arguments)
    with raises(error, text):
        dt.ensemble(n_datasets=2, **arguments)


@pytest.mark.parametrize(
    ("error", "text", "changes"),
    [
        (TypeError, "n_datasets = 10.0; expected a whole number, at least 1", {"n_datasets": 10.0}),
        (TypeError, "n_datasets = True; expected a whole number", {"n_datasets": True}),
        (TypeError, "block_size = 1.5; expected a whole number, at least 1, or None to choose", {"block_size": 1.5}),
        (TypeError, "record = ['log_risk']; expected a mapping of names to functions", {"record": ["log_risk"]}),
        (TypeError, "record has 'x': 3; expected a name and a function of a Simulation, or None", {"record": {"x": 3}}),
    ],
)
def test_wrong_types_of_an_ensemble(error, text, changes):
    with raises(error, text):
        dt.ensemble(**{"key": KEY, "setting": SETTING, "times": TIMES, "n_datasets": 2, **changes})


@pytest.mark.parametrize(
    ("build", "text"),
    [
        (lambda: dt.Descent(None, step_time=1.0), "optimizer = None; expected an optax optimiser"),
        (lambda: dt.Descent(optax.adam, step_time=1.0), "optimizer = <function adam at "),
        (lambda: dt.Descent(optax.adam(0.1), step_time="1"), "step_time = '1'; expected a real number"),
        (lambda: dt.gradient_descent("0.1"), "learning_rate = '0.1'; expected a real number"),
        (lambda: dt.gradient_descent(None), "learning_rate = None; expected a real number"),
        (lambda: dt.GradientFlow(rtol="1e-3"), "rtol = '1e-3'; expected a real number"),
        (lambda: dt.claims["DV-T4.3"].bound("s"), "setting = 's'; expected a dpotheory.Setting, or a mapping from"),
        (lambda: dt.claims["DV-T4.3"].vacuous(None), "setting = None; expected a dpotheory.Setting, or a mapping"),
        (lambda: dt.claims["DV-T4.3"].bound(SETTING, t="soon"), "t = 'soon'; expected a number"),
        (lambda: dt.claims["DV-T4.3"].bound(SETTING, epsilon="0.1"), "epsilon = '0.1'; expected a number"),
        (lambda: dt.samples_needed(3), "setting = 3; expected a dpotheory.Setting("),
        (lambda: dt.samples_needed(SETTING, risk="5 %"), "risk = '5 %'; expected a real number"),
        (lambda: dt.checks.verify(3, KEY), "claim = 3; expected an id of dt.claims, or a dpotheory.claims.Claim"),
    ],
)
def test_wrong_types_elsewhere(build, text):
    with raises(TypeError, text):
        build()


def test_an_optimiser_and_a_claim_s_setting():
    with raises(TypeError, "optimizer = 'adam'; expected an optax optimiser, for example optax.adam(1e-3)"):
        dt.Descent("adam", step_time=1.0)
    with raises(TypeError, "setting = 3; expected a dpotheory.Setting, or a mapping from parameters' names to numbers"):
        dt.claims["DV-T4.3"].bound(3)


def test_lists_serve_as_times(x64):
    with unchecked():
        run = dt.simulate(KEY, SETTING, [0, 1.0], flow=dt.FixedGrid(2))
        many = dt.ensemble(KEY, SETTING, np.int64(3), (0.0, 1.0), flow=dt.FixedGrid(2))
    assert run.times.dtype == jnp.float64
    assert many.log_risk.shape == (3, 2)


@pytest.mark.slow
def test_a_step_of_descent_is_a_step_whatever_tau_is(x64):
    # After n steps of size eta, W is the same for every tau; physical time n eta tau is what differs.
    runs = []
    for tau in (1.0, 2.0):
        times = 0.1 * tau * np.array([0, 5, 10])
        runs.append(dt.simulate(KEY, SETTING.replace(tau=tau), times, flow=dt.gradient_descent(0.1)).margins)
    np.testing.assert_allclose(runs[1], runs[0], rtol=1e-12)
    assert dt.gradient_descent(0.1).at(2.0).step_time == pytest.approx(0.2)
    with raises(ValueError, "this descent was made for tau = 1.0, and the setting has tau = 2.0; leave tau out"):
        dt.simulate(KEY, SETTING, TIMES, flow=dt.gradient_descent(0.1, tau=1.0))


@pytest.mark.slow
def test_small_steps_follow_the_flow_at_another_tau(x64):
    times = np.array([0.0, 4.0, 8.0])
    flow = dt.simulate(KEY, SETTING, times).margins
    steps = dt.simulate(KEY, SETTING, times, flow=dt.gradient_descent(0.002)).margins
    np.testing.assert_allclose(steps, flow, atol=2e-3 * float(flow.max()))


def test_a_guard_against_transfers_does_not_stop_the_library():
    with jax.transfer_guard("disallow"):
        dt.simulate(KEY, SETTING, TIMES, flow=dt.FixedGrid(2))
        assert dt.ensemble(KEY, SETTING, 3, TIMES, flow=dt.FixedGrid(2)).log_risk.shape == (3, 2)


@pytest.mark.slow
def test_a_descent_that_diverges_says_so(x64):
    with pytest.warns(UserWarning, match=r"^the descent diverges: its loss ends above where it began, or is not"):
        run = dt.simulate(KEY, SETTING, 2e3 * np.arange(3), flow=dt.gradient_descent(1e3), objective="ipo")
    assert run.error == np.inf
    with pytest.warns(UserWarning, match=r"^the descent diverges"):
        many = dt.ensemble(KEY, SETTING, 2, 2e6 * np.arange(0, 200, 99), flow=dt.gradient_descent(1e6), objective="ipo")
    assert (np.asarray(many.error) == np.inf).all()
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        run = dt.simulate(KEY, SETTING, 0.2 * np.arange(100), flow=dt.gradient_descent(0.1), objective="ipo")
    assert run.error == 0
