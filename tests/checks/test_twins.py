"""Measured twins against independent formulations: another integrator, the event in plain numpy, finite differences."""

import dataclasses
import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import sympy as sp
from scipy.integrate import solve_ivp
from scipy.special import expit, log_ndtr

import dpotheory as dt
from dpotheory.checks import identities, twins
from dpotheory.checks.at_trial import generator
from dpotheory.checks.dv import gram
from dpotheory.checks.dv import identities as models
from dpotheory.checks.dv.observe import CAPACITIES, Observation, _component
from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.checks.observatory import FRACTIONS, Observatory
from dpotheory.claims.claim import QUANTITIES
from dpotheory.claims.dv import margin_symbols as samples
from dpotheory.core import laws
from tests.properties.events import Data

SHAPE = Shape(4, 3, 15, "ring")  # its reduced coordinates are as many as d


def _trial(noise=0.1, defect=None, shape=SHAPE, **changes):
    plain = {"noise": noise, "shared_norm": 0.3, "beta": 0.1, "tau": 2.0, "sharing": shape.sharing, **changes}
    setting = dt.Setting(n_values=shape.n_values, n_samples=shape.n_samples, dim=shape.dim, **plain)
    return SettingTrial(shape, setting, "here", {} if defect is None else {"concept_defect": defect})


def _embeddings(trial, dataset):
    """What laws.draw gives for this dataset, without padding, shape (K, 2, Q, d)."""
    s = trial.setting
    with jax.enable_x64(True):
        drawn = laws.draw(
            jax.random.fold_in(jax.random.key(3), dataset),
            np.arange(s.n_values, dtype=np.int32),
            n_active=s.n_values,
            n_samples=s.n_samples,
            dim=s.dim,
            noise=float(s.noise),
            shared_norm=float(s.shared_norm),
            shape=(s.n_samples, s.dim),
            sampler="reduced",
            dtype=jnp.float64,
        )
        return np.asarray(drawn.embeddings)


@pytest.fixture(scope="module")
def watch():
    """One observatory, so that all tests here share its program."""
    return Observatory(jax.random.key(3))


def test_margins_and_risk_against_another_integrator(watch):
    trial = _trial()
    s, x = trial.setting, _embeddings(_trial(), 5)
    rows = x.reshape(-1, s.dim)
    sign = np.tile(np.repeat([1.0, -1.0], s.n_samples), s.n_values)
    value = np.repeat(np.arange(s.n_values), 2 * s.n_samples)
    u = s.graph.overlap.astype(float)

    def directions(theta, flat):
        a = flat.reshape(s.n_values, s.dim)
        weights = sign * expit(-sign * (a[value] * rows).sum(1))
        pull = np.zeros_like(a)
        np.add.at(pull, value, weights[:, None] * rows)
        return (u @ pull).ravel()

    times = float(s.tau_1) * FRACTIONS
    theta = times * 0.1**2 / (s.n_total * 2.0)
    run = solve_ivp(directions, (0, theta[-1]), np.zeros(s.n_values * s.dim), t_eval=theta, rtol=1e-11, atol=1e-14)
    a = run.y.T.reshape(-1, s.n_values, s.dim)
    margins = sign * np.einsum("trd,rd->tr", a[:, value], rows)
    seen = watch(trial, float(s.tau_1))
    assert seen.n == CAPACITIES["small"].quick
    np.testing.assert_allclose(seen.min_margin[5], margins.min(1), rtol=1e-7)
    np.testing.assert_allclose(seen.max_margin[5], margins.max(1), rtol=1e-7)
    a = a[1:]
    means = np.stack([a[:, range(4), range(1, 5)] + 0.3 * a[..., 0], a[:, range(4), range(1, 5)] - 0.3 * a[..., 0]])
    logs = log_ndtr(-means / (0.1 * np.linalg.norm(a, axis=-1)))
    risks = np.logaddexp.reduce(logs, axis=(0, 2)) - math.log(8)
    assert seen.log_risk[5, 0] == 0  # nothing is learned at the start
    np.testing.assert_allclose(seen.log_risk[5, 1:], risks, rtol=1e-7)
    # The budget covers what is really wrong, and is far below the width of any envelope.
    assert np.abs(seen.min_margin[5] - margins.min(1)).max() < seen.margin_error[5, -1] < 1e-6
    assert seen.refined is not None
    assert 0 < seen.refined[0] < 1e-7


@pytest.mark.slow
def test_the_padded_program_is_the_ensemble(watch):
    for shape in (SHAPE, Shape(1, 1, 10_000_000, "disjoint")):
        trial = _trial(noise=1e-3, shape=shape)
        seen = watch(trial, float(trial.setting.tau_1))
        with jax.enable_x64(True):
            run = dt.ensemble(jax.random.key(3), trial.setting, 4, seen.times, flow=dt.FixedGrid(8))
            for name in ("min_margin", "max_margin", "log_risk"):
                np.testing.assert_allclose(getattr(seen, name)[:4], getattr(run, name), rtol=1e-12)


@pytest.mark.parametrize("noise", [0.3, 1e-3])
def test_the_gram_slack_is_where_the_event_begins(watch, noise):
    trial = _trial(noise)
    seen = watch(trial, float(trial.setting.tau_1))
    x = _embeddings(trial, 2)
    means = Data(np.zeros_like(x), trial.setting.graph.pairs, 0.3).embeddings(noise)
    data = Data((x - means) / noise, trial.setting.graph.pairs, 0.3)
    slack, error = float(seen.gram_slack[2]), float(seen.gram_error[2])
    assert 0 < error < 1e-6 * slack
    assert data.event(noise, slack + 2 * error + 1e-9)
    assert not data.event(noise, slack * (1 - 1e-6))


def test_the_residual_by_its_printed_sum(x64):
    trial = _trial()
    s, x = trial.setting, _embeddings(trial, 0)
    component = _component(trial, CAPACITIES["small"]._replace(n_samples=3))._replace(
        incidence=s.graph.incidence.astype(float), values=np.arange(4, dtype=np.int32)
    )
    key = jax.random.key(8)
    found = gram.event(key, jnp.asarray(x), jnp.ones(x.shape[:3], bool), component)
    largest = 0.0
    rows, sign, value = x.reshape(24, 15), np.tile([1, 1, 1, -1, -1, -1], 4), np.repeat(np.arange(4), 6)
    c = s.graph.overlap[np.ix_(value, value)] * np.outer(sign, sign) * (rows @ rows.T)
    for scale, k in zip((0.0, 1.0, 30.0), jax.random.split(key, 3), strict=True):
        a = scale * np.asarray(jax.random.normal(k, (4, 15), jnp.float64))
        w = expit(-sign * (a[value] * rows).sum(1))
        for j in range(24):
            same = w[(value == value[j]) & (sign == sign[j])].sum()
            other = w[(value == value[j]) & (sign != sign[j])].sum()
            leading = 2 * (1 + 0.09) * same + 2 * (1 - 0.09) * other + 2 * 15 * 0.01 * w[j]
            largest = max(largest, abs((c @ w)[j] - leading) / w.max())
    np.testing.assert_allclose(float(found["residual"]), largest, rtol=1e-10)


def test_tilted_concepts_are_unit_and_lean_as_far_as_they_may(x64):
    eye = jnp.eye(4, 9, k=1)
    overlaps = []
    for seed in range(12):
        c = np.asarray(gram.tilted(jax.random.key(seed), eye, 3, 0.4))[:3]
        np.testing.assert_allclose(np.linalg.norm(c, axis=1), 1.0)
        np.testing.assert_allclose(c[range(3), range(1, 4)], 1 - 0.16 / 8)
        assert not c[:, 4:].any()  # no direction beyond those of the values that exist
        overlaps.append(c[0] @ c[1])
    # cos θ = 0.98 towards each other: sin 2θ = 2 · 0.98 · √(1 − 0.98²) = 0.39004
    np.testing.assert_allclose(max(overlaps), 0.39004, atol=5e-6)
    assert min(overlaps) < 0.3
    assert (np.asarray(gram.tilted(jax.random.key(0), eye, 4, 0.0)) == eye).all()


def test_a_defect_reaches_the_data(watch):
    trial = _trial(defect=0.25)
    seen, plain = (watch(d, float(trial.setting.tau_1)) for d in (trial, _trial(defect=0.0)))
    assert plain.overlap.max() == 0
    # cos θ = 1 − 1/128: sin 2θ = 2 · 0.9921875 · 0.1247557
    np.testing.assert_allclose(seen.overlap.max(), 0.2475623, atol=1e-6)
    assert np.abs(seen.gram_slack / plain.gram_slack - 1).max() > 0.01


def _observation(**changes):
    ones = np.ones((1, 2))
    plain = {"times": np.array([1.0, 2.0]), "min_margin": 0.1 * ones, "max_margin": 1.3 * ones, "log_risk": -3 * ones}
    return Observation(**{**plain, "error": np.array([1e-9]), "refined": None, **changes})


def test_log_odds_by_hand():
    # β = 1/2: odds of 3² against the pair, −2.1972246; r = 1.3 adds 2.6 and crosses 0, r = 0.1 does not.
    found = twins.TWINS["log_odds"].measure(dt.claims["DV-flip"], _trial(beta=0.5), _observation())
    np.testing.assert_allclose(found.largest, 0.4027754, rtol=1e-6)
    np.testing.assert_allclose(found.smallest, -1.9972246, rtol=1e-6)


def test_a_claim_on_its_event_is_tested_at_the_least_epsilon_of_the_data():
    seen = _observation(gram_slack=np.array([5.0]), gram_error=np.array([0.0]), residual=np.array([2.0]))
    measure = twins.TWINS["velocity_residual"].measure
    assert measure(dt.claims["DV-LB.2"], _trial(), seen).epsilon == pytest.approx([5.0])
    # LC.3's event has 5/4 of every slack; 8δ ≤ εv makes ε at least 8 · 0.1/0.1.
    assert measure(dt.claims["DV-LC.4"], _trial(defect=0.01), seen).epsilon == pytest.approx([4.0])
    assert measure(dt.claims["DV-LC.4"], _trial(defect=0.1), seen).epsilon == pytest.approx([8.0])


def test_every_quantity_has_a_twin_or_what_would_decide_it():
    identity = {"margin_velocity", "token_reward_velocity", "improvement", "initial_rate"}
    identity |= {"onset_risk", "long_run_cosine"}
    assert {*twins.TWINS, *twins.NO_TWIN} | identity == set(QUANTITIES)
    assert not set(twins.TWINS) & set(twins.NO_TWIN)
    assert {c.quantity for c in map(dt.claims.__getitem__, dt.claims) if c.kind == "identity"} == identity


@pytest.mark.parametrize(("length", "objective"), [(1, models.IPO), (3, dt.DPO)])
def test_the_velocity_is_a_step_of_gradient_flow(length, objective):
    with jax.enable_x64(True):
        model = models.Model.random(np.random.default_rng(4), length)
        weights, h = jnp.asarray(model.weights), 1e-6
        force = jax.grad(lambda w: objective.loss(model.margins(w)).mean())(weights)
        step = (model.margins(weights - h * force) - model.margins(weights + h * force)) / (2 * h)
        np.testing.assert_allclose(model.velocity(model.margins, objective), step, rtol=1e-7, atol=1e-9)


@pytest.mark.parametrize("name", ["DV-L4.1", "DV-GPO"])
def test_a_true_identity_agrees_and_a_wrong_one_does_not(name):
    claim = dt.claims[name]
    wrong = dataclasses.replace(claim, equation=sp.Eq(claim.equation.lhs, 2 * claim.equation.rhs, evaluate=False))
    for number in range(3):
        found = identities.sides(claim, jax.random.key(1), number)
        assert (np.abs(found.left - found.right) <= found.error).all()
        assert np.abs(found.left).max() > 1e-3  # not 0 = 0
        off = identities.sides(wrong, jax.random.key(1), number)
        np.testing.assert_allclose(off.right, 2 * found.left, rtol=1e-9)


def test_printed_single_response_dynamics_lack_the_normaliser():
    # Σ_i σ(−r_i)(y − S*)ᵀu_i Σ_ij: the printed yᵀu_i leaves out −S*ᵀu_i, by which the sides differ.
    found = identities.sides(dt.claims["DV-single"], jax.random.key(1), 0)
    model = models.Model.random(generator(jax.random.key(1), 0))
    with jax.enable_x64(True):
        margins = np.asarray(model.margins(jnp.asarray(model.weights)))
        states, u = model.states[:, 0, 0], model.responses[:, 0, 0] - model.responses[:, 1, 0]
        weights = expit(-margins)[:, None] * (states @ states.T)
        missing = -(0.7**2) / 4 * np.einsum("ij,ij->j", weights, u @ model.probabilities(states).T)
    np.testing.assert_allclose(found.left - found.right, np.repeat(missing, 2), rtol=1e-9, atol=1e-12)
    assert np.abs(missing).max() > 1e-2


def test_an_equation_in_other_symbols_is_named():
    claim = dt.claims["DV-L4.1"]
    odd = dataclasses.replace(claim, equation=sp.Eq(samples.velocity[samples.j], sp.Symbol("mystery")))
    with pytest.raises(identities.NotAnIdentityError, match=r"mystery.*has no value on a random model"):
        identities.sides(odd, jax.random.key(0), 0)
    with pytest.raises(identities.NotAnIdentityError, match=r"DV-L4\.1 is an identity without an equation"):
        identities.sides(dataclasses.replace(claim, equation=None), jax.random.key(0), 0)


def test_the_ratio_of_losses_by_hand():
    seen = _observation(
        times=np.array([0.0, 1.0]), min_margin=np.array([[0.0, 0.2]]), max_margin=np.array([[0.0, 0.3]])
    )
    seen = dataclasses.replace(seen, budgets=(np.full((1, 2), 1e-9), np.zeros((1, 2))))
    found = twins.TWINS["loss_ratio"].measure(dt.claims["OWN-spread"], _trial(), seen)
    # log(2/(1 + e^−0.3)) = 0.138792, log(2/(1 + e^−0.2)) = 0.095008
    assert found.largest == pytest.approx(np.array([[1.0, 1.460848]]), rel=1e-5)
    # 1.4608 · 1e-9 · (0.425557/0.138792 + 0.450166/0.095008)
    assert found.error[0, 1] == pytest.approx(1.1401e-8, rel=1e-3)
    still = dataclasses.replace(seen, min_margin=np.array([[0.0, -0.1]]))
    assert twins.TWINS["loss_ratio"].measure(dt.claims["OWN-spread"], _trial(), still).largest[0, 1] > 1e300
