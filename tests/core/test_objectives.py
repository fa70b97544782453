"""Objectives: named ones against literals, user-defined ones against automatic differentiation when they are made."""

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from dpotheory import Objective, Setting, simulate, sweeps
from dpotheory.core.objectives import OBJECTIVES, cdpo, resolve
from tests.helpers import raises, unchecked


def square(r):
    return (r - 1) ** 2


def test_named_objectives_by_hand(x64):
    r = jnp.asarray([0.0, np.log(3.0), 2.0])
    values = {name: (objective.loss(r), objective.slope(r)) for name, objective in OBJECTIVES.items()}
    np.testing.assert_allclose(values["dpo"][0][:2], [np.log(2), np.log(4 / 3)])
    np.testing.assert_allclose(values["dpo"][1][:2], [1 / 2, 1 / 4])
    np.testing.assert_allclose(np.asarray(values["ipo"])[:, [0, 2]], [[1, 1], [2, -2]])
    np.testing.assert_allclose(np.asarray(values["slic"])[:, [0, 2]], [[1, 0], [1, 0]])
    # epsilon = 0.1: -0.9 log(3/4) - 0.1 log(1/4) at log 3, where the slope is 1/4 - 0.1
    np.testing.assert_allclose(values["cdpo"][0][:2], [np.log(2), 0.9 * np.log(4 / 3) + 0.1 * np.log(4)])
    np.testing.assert_allclose(values["cdpo"][1][:2], [0.4, 0.15])
    assert float(cdpo(0.25).slope(jnp.asarray(np.log(3.0)))) == pytest.approx(0, abs=1e-15)  # log(0.75/0.25)


@pytest.mark.parametrize(
    ("slope", "error", "text"),
    [
        (lambda r: 2 * (r - 1), ValueError, "objective 'x': its slope is not -loss' (the sign is wrong: it is +loss')"),
        (lambda r: 4 * (1 - r), ValueError, "objective 'x': its slope is not -loss' (it is 2 times too large)"),
        (lambda r: 1 - r, ValueError, "objective 'x': its slope is not -loss' (it is 0.5 times -loss')"),
        (lambda r: 2 * (1.001 - r), ValueError, "objective 'x': its slope is not -loss' (another function)"),
        (lambda r: r < 1, TypeError, "objective 'x': its slope returned bool for float64 margins"),
        (lambda r: (r < 1).astype(int), TypeError, "objective 'x': its slope returned int64 for float64 margins"),
        (lambda r: jnp.full_like(r, 0.5), ValueError, "objective 'x': its slope is not -loss' (another function)"),
        (lambda r: 0.5, TypeError, "objective 'x': its slope returned 0.5 for an array of margins; it must return"),
        (
            lambda r: jnp.asarray(0.5),
            TypeError,
            "objective 'x': its slope returned shape () for margins",
        ),
        (lambda r: 2 * (1 - r) + 1e-3 * r.mean(), ValueError, "objective 'x': its slope is not -loss'"),
        (
            lambda r: 1.0 if r > 0 else 0.0,
            TypeError,
            "objective 'x': its slope cannot be applied to an array",
        ),
        (0.5, TypeError, "Objective('x', "),
    ],
)
def test_a_slope_that_is_not_minus_the_derivative_is_refused(slope, error, text):
    with raises(error, text):
        Objective("x", square, slope)
    with unchecked():
        Objective("x", square, lambda r: 2 * (1 - r))  # the neighbour that is right


def test_a_loss_that_is_no_function_of_each_margin_is_refused():
    with raises(TypeError, "objective 'x': its loss returned shape () for margins of shape (48,); it must act element"):
        Objective("x", lambda r: ((r - 1) ** 2).mean(), lambda r: 2 * (1 - r))
    with raises(ValueError, "objective 'x': its loss, or the slope, is not finite at r = -11.94"):
        Objective("x", lambda r: jnp.log(r), lambda r: -1 / r)


def test_an_objective_can_be_made_inside_a_trace():
    @jax.jit
    def weight(r):
        return Objective("x", square, lambda r: 2 * (1 - r)).slope(r)

    assert weight(jnp.asarray([3.0])).tolist() == [-4.0]


def test_names_serve_wherever_an_objective_is_asked_for(x64):
    setting = Setting(n_values=1, n_samples=2, dim=4, noise=0.3, shared_norm=0.2, beta=0.5)
    with unchecked():
        cell = sweeps.Cell({"x": 1}, setting, 3, objective="ipo")
    assert cell == sweeps.Cell({"x": 1}, setting, 3, OBJECTIVES["ipo"])
    with raises(ValueError, "unknown objective 'dp0'; known: dpo, ipo, slic, cdpo, or a dpotheory.Objective"):
        sweeps.Cell({"x": 1}, setting, 3, objective="dp0")
    with raises(TypeError, "objective = 3; expected a name (dpo, ipo, slic, cdpo) or a dpotheory.Objective"):
        resolve(3)
    times = np.linspace(0.0, float(setting.tau_1), 3)
    by_name = simulate(jax.random.key(0), setting, times, objective="ipo")
    same = simulate(jax.random.key(0), setting, times, objective=Objective("ipo", square, lambda r: 2 * (1 - r)))
    np.testing.assert_allclose(by_name.margins, same.margins, rtol=1e-12)
