"""Integrators against scipy, closed forms and hand-written loops, all through the whole path from data to margins."""

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pytest
from scipy.integrate import solve_ivp
from scipy.linalg import expm

from dpotheory import Descent, FixedGrid, GradientFlow, Objective, Setting, ensemble, gradient_descent, simulate
from tests.helpers import embeddings_of, gram_of, raises, unchecked

IPO = Objective("ipo", loss=lambda r: (r - 1) ** 2, slope=lambda r: 2 * (1 - r))
KEY = jax.random.key(0)
RING = Setting(n_values=3, n_samples=2, dim=5, noise=0.4, shared_norm=0.5, beta=0.5, tau=3.0, sharing="ring")  # N = 12
ONE = Setting(n_values=1, n_samples=2, dim=3, noise=0.4, shared_norm=0.5, beta=0.5, tau=3.0)  # N = 4


def exact_margins(setting, x, times):
    """tau dr/dt = (beta^2/N) C sigma(-r), by an eighth-order method at 1e-11."""
    gram, rate = gram_of(setting, x), 0.5**2 / (setting.n_total * 3.0)
    solution = solve_ivp(
        lambda t, r: rate * gram @ (1 / (1 + np.exp(r))),
        (0, times[-1]),
        np.zeros(len(gram)),
        method="DOP853",
        t_eval=times,
        rtol=1e-11,
        atol=1e-13,
    )
    return solution.y.T.reshape(len(times), *x.shape[:3])


@pytest.fixture(scope="module")
def ring():
    x, times = embeddings_of(RING), np.linspace(0, 60, 7)
    return x, times, exact_margins(RING, x, times)


def test_gradient_flow_far_beyond_the_guaranteed_time(x64):
    x, times = embeddings_of(ONE), np.array([0.0, 1.0, 1e3, 1e5])
    run = simulate(KEY, ONE, times, embeddings=x)
    exact = exact_margins(ONE, x, times)
    assert exact.max() > 5
    np.testing.assert_allclose(run.margins, exact, rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("flow", [GradientFlow(), FixedGrid(128)])
def test_ipo_on_one_value_is_linear(flow, x64):
    # dr/dtheta = 2 C (1 - r), r(0) = 0: r = (I - exp(-2 C theta)) 1, theta = beta^2 t/(N tau) = t/48.
    x, times = embeddings_of(ONE), np.linspace(0, 40, 5)
    run = simulate(KEY, ONE, times, objective=IPO, flow=flow, embeddings=x)
    gram = gram_of(ONE, x)
    exact = [(np.eye(4) - expm(-2 * gram * t / 48)) @ np.ones(4) for t in times]
    np.testing.assert_allclose(run.margins.reshape(5, 4), exact, atol=1e-6)


def test_orthogonal_samples_obey_the_scalar_equation(x64):
    # x+ = (0.6, 0.8) and x- = (0.8, -0.6) are orthonormal, so C = 2 I and r' = 2/(1 + e^r): r + e^r = 1 + 2 theta.
    setting = Setting(n_values=1, n_samples=1, dim=2, noise=0.1, shared_norm=0.0, beta=2.0, tau=0.5)
    times = np.array([0.0, 0.1, 1.0, 3.0])
    run = simulate(KEY, setting, times, embeddings=np.array([[[[0.6, 0.8]], [[0.8, -0.6]]]]))
    r = np.asarray(run.margins).reshape(4, 2)
    theta = 4 * times / (2 * 0.5)  # beta^2 t/(N tau), N = 2
    np.testing.assert_allclose(r + np.exp(r), np.stack([1 + 2 * theta] * 2, 1), rtol=1e-7)
    assert r[-1].min() > 2.9  # 1 + 24 = r + e^r has its root above log 22 - 0.1


def test_fixed_grid_is_of_fourth_order_and_knows_its_error(ring, x64):
    x, times, exact = ring
    errors, estimates = [], []
    for n_steps in (6, 12, 24):
        run = simulate(KEY, RING, times, flow=FixedGrid(n_steps), embeddings=x)
        errors.append(np.linalg.norm(run.margins - exact, axis=(1, 2)).max() / np.linalg.norm(exact[-1]))
        estimates.append(float(run.error))
    orders = np.log2(np.array(errors[:-1]) / errors[1:])
    assert np.all((orders > 3.6) & (orders < 4.6)), orders
    ratios = np.array(estimates) / errors
    assert np.all((ratios > 0.1) & (ratios < 10)), ratios


def test_failures_are_reported(x64):
    x = embeddings_of(ONE)
    with pytest.warns(UserWarning, match=r"^the integrator did not reach the last time in max_steps = 2 steps"):
        run = simulate(KEY, ONE, np.array([0.0, 100.0]), flow=GradientFlow(max_steps=2), embeddings=x)
    assert run.error == np.inf
    assert np.isnan(run.margins[-1]).all()
    with pytest.warns(UserWarning, match=r"^the integrator estimates a relative error of .*; use a finer FixedGrid"):
        run = simulate(KEY, ONE, np.array([0.0, 1000.0]), flow=FixedGrid(2), embeddings=x)
    assert run.error > 1e-3


def loss_of_a_head(setting, x, reference):
    """DPO loss of a full softmax head as a function of W."""
    pairs = np.array(setting.graph.pairs)

    def loss(weights):
        ratio = jax.nn.log_softmax(x @ weights.T) - jax.nn.log_softmax(x @ reference.T)
        value, sign = np.arange(setting.n_values)[:, None], np.arange(2)
        margins = 0.5 * (ratio[value, sign, :, pairs] - ratio[value, sign, :, pairs[:, ::-1]])
        return -jnp.mean(jax.nn.log_sigmoid(margins)), margins

    return jax.jit(jax.grad(loss, has_aux=True))


def test_gradient_descent_is_the_plain_loop(x64):
    x, eta = embeddings_of(RING), 0.8
    weights, rows = np.zeros((3, 5)), []
    u = np.eye(3) - np.roll(np.eye(3), 1, axis=0)  # ring: value i prefers token i over token i + 1
    np.testing.assert_array_equal(u, RING.graph.incidence)
    for _ in range(11):
        r = np.array(
            [[[0.5 * s * u[:, i] @ weights @ z for z in x[i, p]] for p, s in enumerate((1, -1))] for i in range(3)]
        )
        rows.append(r)
        gradient = np.zeros_like(weights)
        for i in range(3):
            for p, s in enumerate((1, -1)):
                for q in range(2):
                    gradient -= 0.5 / 12 / (1 + np.exp(r[i, p, q])) * np.outer(s * u[:, i], x[i, p, q])
        weights = weights - eta * gradient
    flow = gradient_descent(eta, tau=3.0)
    assert flow.step_time == pytest.approx(2.4)  # eta tau
    run = simulate(KEY, RING, 2.4 * np.array([0, 1, 4, 10]), flow=flow, embeddings=x)
    np.testing.assert_allclose(run.margins, np.array(rows)[[0, 1, 4, 10]], atol=1e-13)
    assert run.error < 1e-14


def test_small_steps_of_gradient_descent_follow_the_flow(ring, x64):
    x, times, exact = ring
    run = simulate(KEY, RING, times, flow=gradient_descent(10 / 3 / 256, tau=3.0), embeddings=x)
    # Euler's error is O(step): 60/(10/256) = 1536 steps of theta-size under 1e-3.
    np.testing.assert_allclose(run.margins, exact, atol=2e-3 * exact.max())


@pytest.mark.standard_promotion
def test_adam_is_optax_on_the_full_head(x64):
    x, optimizer = embeddings_of(RING), optax.adam(0.05)
    reference = jnp.asarray(np.random.default_rng(9).normal(size=(3, 5)))
    gradient = loss_of_a_head(RING, jnp.asarray(x), reference)
    weights, state, rows = reference, optimizer.init(reference), []
    for _ in range(21):
        slope, margins = gradient(weights)
        rows.append(margins)
        updates, state = optimizer.update(slope, state, weights)
        weights = weights + updates
    run = simulate(
        KEY, RING, np.array([0.0, 1, 2, 20]), sampler="full", flow=Descent(optimizer, step_time=1.0), embeddings=x
    )
    np.testing.assert_allclose(run.margins, np.array(rows)[[0, 1, 2, 20]], atol=1e-7)
    assert np.array(rows)[20].min() > 0.1


def test_bad_flows_and_times():
    flow = Descent(optax.sgd(0.1), step_time=0.5)
    flow.check(np.array([0.0, 0.5, 1e6]))
    with raises(
        ValueError,
        "time 0.75 is not a multiple of the optimiser's step_time = 0.5; "
        "record at whole steps, for example step_time * jnp.arange(n)",
    ):
        simulate(KEY, ONE, jnp.asarray([0.0, 0.5, 0.75]), sampler="full", flow=flow)
    flow.check(np.float32(0.5) * np.arange(100_000, dtype=np.float32))
    Descent(optax.sgd(0.1), 0.1).check(np.linspace(0.0, 10_000.0, 11).astype(np.float32))
    with raises(ValueError, "time 5000.25 is not a multiple"):  # a relative tolerance must not grow to half a step
        flow.check(np.array([0.0, 5000.25]))
    for bad in (0.0, -1.0, float("nan"), float("inf")):
        with raises(ValueError, f"step_time = {bad}; it must be finite and greater than 0"):
            Descent(optax.sgd(0.1), step_time=bad)
    with raises(ValueError, "n_steps = 0; a fixed grid needs a whole number of steps, at least 1"):
        FixedGrid(0)
    with raises(ValueError, "n_steps = True; a fixed grid needs a whole number of steps"):
        FixedGrid(True)
    with unchecked():
        assert FixedGrid(np.int64(3)) == FixedGrid(3)  # type: ignore[arg-type]


def test_fixed_grid_counts_its_evaluations(x64):
    grid = FixedGrid(3)
    _, _, count = grid.solve_with_memory(
        lambda y, seen: (-y, seen + 1), jnp.ones((1, 1)), jnp.asarray(0), jnp.asarray([1.0])
    )
    assert int(count) == grid.n_evaluations == 16  # k1 at the start, then 5 a step


@pytest.mark.parametrize("objective", ["ipo", pytest.param("cdpo", marks=pytest.mark.slow)])
@pytest.mark.parametrize("horizon", [pytest.param(1e5, marks=pytest.mark.slow), 1e9])
def test_margins_that_come_to_rest_do_so(objective, horizon, x64):
    # 4 samples in 6 dimensions can all have the margin that minimises the loss: 1 for IPO, log(0.9/0.1) for cDPO.
    setting = Setting(n_values=1, n_samples=2, dim=6, noise=0.4, shared_norm=0.5, beta=0.5)
    run = simulate(KEY, setting, [0.0, horizon * setting.tau_1], objective=objective)
    np.testing.assert_allclose(run.margins[-1], {"ipo": 1.0, "cdpo": np.log(9.0)}[objective], rtol=1e-6)
    assert run.error < 1e-4


def test_stiff_margins_are_those_of_the_matrix_exponential(x64):
    x, times = embeddings_of(RING), np.array([0.0, 1.0, 30.0, 1e4])
    run = simulate(KEY, RING, times, objective="ipo", flow=GradientFlow(stiff=True), embeddings=x)
    gram, rate = gram_of(RING, x), 0.5**2 / (12 * 3.0)
    exact = [(np.eye(12) - expm(-2 * gram * rate * t)) @ np.ones(12) for t in times]
    off = np.abs(run.margins.reshape(4, 12) - np.array(exact)).max()
    assert off < max(1e-7, float(run.error)) < 1e-4


@pytest.mark.slow
def test_an_ensemble_takes_implicit_steps_only_where_explicit_ones_ran_out(x64):
    setting = Setting(n_values=2, n_samples=2, dim=5, noise=0.4, shared_norm=0.5, beta=0.5)
    times = [0.0, 1e5 * setting.tau_1]
    many = ensemble(KEY, setting, 3, times, objective="ipo", record={"margins": lambda run: run.margins})
    assert (many.error < 1e-4).all()
    one = simulate(jax.random.fold_in(KEY, 2), setting, times, objective="ipo")
    np.testing.assert_allclose(many.margins[2], one.margins, rtol=1e-6)


@pytest.mark.slow
def test_the_error_of_adaptive_steps_is_an_estimate(ring, x64):
    x, times, exact = ring
    errors, estimates = [], []
    for rtol in (1e-3, 1e-5, 1e-7):
        run = simulate(KEY, RING, times, flow=GradientFlow(rtol=rtol), embeddings=x)
        errors.append(np.abs(run.margins - exact).max() / np.abs(exact).max())
        estimates.append(float(run.error))
    ratios = np.array(estimates) / errors
    assert ((ratios > 1) & (ratios < 300)).all(), ratios
    assert estimates[0] > 30 * estimates[2]
