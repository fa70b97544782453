"""The identities of DV and PG against finite differences, hand-worked instances and exact datasets in floats."""

import math
from fractions import Fraction

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import Q, Z, beta, d, epsilon, v
from dpotheory.core.dynamics import gram_matrix, margin_velocity
from dpotheory.core.objectives import DPO
from dpotheory.core.sharing import Sharing
from dpotheory.prover import Budget, Verdict
from proofs_check import instances, opinions
from proofs_check.dv import dv_flip, dv_gpo, dv_l4_1, dv_single
from proofs_check.dv.sums import merged
from proofs_check.evidence import Derivation, Instance
from proofs_check.pg import multi_token
from proofs_check.pg.token_rewards import TokenData

BUDGET = Budget(seconds=30.0)
i, k, n = (sp.Symbol(letter, integer=True) for letter in "ikn")
size = sp.Symbol("N", integer=True, positive=True)
x, y = sp.IndexedBase("x"), sp.IndexedBase("y")


def test_merged_sums_have_the_value_of_what_they_merge():
    inner = sp.Sum(y[n] * sp.Sum(x[k], (k, 1, size)), (n, 1, size))
    product = sp.Sum(x[i] + 2, (i, 1, size)) * (1 - inner)
    three = {size: 3}
    assert sp.expand(merged(product).subs(three).doit() - product.subs(three).doit()) == 0


def test_merged_refuses_an_index_used_twice():
    with pytest.raises(ValueError, match="share an index"):
        merged(sp.Sum(x[i], (i, 1, size)) * sp.Sum(y[i], (i, 1, size)))


def test_merged_picks_what_a_delta_selects():
    assert merged(sp.Sum(x[i] * y[i] * sp.KroneckerDelta(i, n), (i, 1, size))) == x[n] * y[n]


def _plain_loss(model: opinions.Model, weights: np.ndarray) -> float:
    """DPO's loss by loops and math.log."""

    def reward(states: np.ndarray, tokens: np.ndarray) -> float:
        total = 0.0
        for state, token in zip(states, tokens, strict=True):
            for sign, w in ((1, weights), (-1, model.start)):
                logits = w @ state
                total += sign * model.beta * (logits[token] - math.log(sum(map(math.exp, logits))))
        return total

    margins = [reward(s[0], t[0]) - reward(s[1], t[1]) for s, t in zip(model.states, model.tokens, strict=True)]
    return sum(math.log1p(math.exp(-r)) for r in margins) / len(margins)


@pytest.mark.parametrize("length", [1, 3])
def test_autodiff_velocities_are_finite_differences_of_a_loop(length):
    model = opinions.random_model(7, length)
    step, force = 1e-5, np.zeros_like(model.weights)
    for entry in np.ndindex(force.shape):
        shift = np.zeros_like(force)
        shift[entry] = step
        up, down = (_plain_loss(model, model.weights + sign * shift) for sign in (1, -1))
        force[entry] = -(up - down) / (2 * step)
    with jax.enable_x64(True):
        later, earlier = (np.asarray(model.margins(jnp.asarray(model.weights + s * step * force))) for s in (1, -1))
    np.testing.assert_allclose(model.velocity(model.margins), (later - earlier) / (2 * step), rtol=1e-5)


def _one_value() -> opinions.Model:
    """K = Q = 1, l_b = 1/2, no noise: g = (1/2, ±1), at W = W₀ = 0."""
    states = np.array([[0.5, 1.0], [0.5, -1.0]])[:, None, None, :].repeat(2, axis=1)
    return opinions.Model(np.zeros((2, 2)), np.zeros((2, 2)), states, np.array([[[0], [1]], [[1], [0]]]), 2.0)


def test_margin_dynamics_by_hand():
    # β²/N · ½ · (2 · 5/4 + (−2)(−3/4)) = 2 · ½ · 4 = 4
    model = _one_value()
    u = np.array([[1.0, -1.0], [-1.0, 1.0]])
    assert dv_l4_1.printed_velocity(model, u, model.states[:, 0, 0]) == pytest.approx([4.0, 4.0], rel=1e-14)
    assert model.velocity(model.margins) == pytest.approx([4.0, 4.0], rel=1e-12)


def test_margin_dynamics_is_the_library_s(x64):
    graph = Sharing.from_pairs([("a", "b"), ("b", "c")])
    embeddings = np.random.default_rng(0).normal(size=(2, 2, 1, 3))
    pairs = [(won, lost)[::s] for won, lost in graph.pairs for s in (1, -1)]
    states = embeddings.reshape(4, 1, 1, 3).repeat(2, axis=1)
    start = np.random.default_rng(1).normal(size=(2, 3, 3))
    model = opinions.Model(start[0], start[1], states, np.array(pairs)[..., None], 0.3)
    u = model.responses[:, 0, 0] - model.responses[:, 1, 0]
    margins = jnp.asarray(model.current(model.margins)).reshape(2, 2, 1)
    library = margin_velocity(margins, gram_matrix(jnp.asarray(embeddings), jnp.asarray(graph.overlap)), DPO)
    printed = dv_l4_1.printed_velocity(model, u, states[:, 0, 0])
    np.testing.assert_allclose(printed, 0.3**2 / 4 * np.asarray(library).ravel(), rtol=1e-12)


@pytest.mark.parametrize(("loss", "margin", "weight"), [("ipo", -1.0, 4.0), ("slic", 0.5, 1.0), ("slic", 1.5, 0.0)])
def test_weights_of_other_losses(loss, margin, weight, x64):
    f, slope = dv_gpo.LOSSES[loss]
    assert -jax.grad(f)(jnp.asarray(margin)) == pytest.approx(weight)
    assert slope(np.array(margin)) == pytest.approx(weight)


def test_a_wrong_identity_is_not_proved():
    (derived, printed), *_ = dv_gpo._dynamics()
    assert Derivation(lambda: [(derived, 2 * printed)]).find(Budget(seconds=3)).verdict is Verdict.UNDECIDED
    model, state = opinions.random_model(3, length=2), np.array([0.3, -0.2, 0.5])
    equation = claims["PG-eq16"].equation
    found = model.velocity(lambda weights: model.rewards(weights, state))
    with_minus, with_plus = (multi_token.corrected_numbers(model, equation, 0, state, sign) for sign in (-1, 1))
    assert with_plus == pytest.approx(found[0], rel=1e-9)
    assert abs(with_minus - found[0]) > 1e-2 * abs(found[0])


def _as_model(arguments: dict) -> opinions.Model:
    """The exact dataset in floats: W₀ solves W₀g = log S."""
    states = np.array([[float(Fraction(entry)) for entry in row] for row in arguments["states"]])
    chances = np.array([[float(Fraction(entry)) for entry in row] for row in arguments["probabilities"]])
    weights = np.linalg.lstsq(states, np.log(chances), rcond=None)[0].T
    sides = [[sample[side] for side in ("preferred", "rejected")] for sample in arguments["samples"]]
    tokens, at = np.moveaxis(np.array(sides), -1, 0)
    return opinions.Model(weights, weights, states[at], tokens, 1.0)


@pytest.mark.parametrize("arguments", [dv_single._TRAINING, dv_single._TWO_STATES, multi_token.WITNESS])
def test_exact_velocities_are_those_of_autodiff(arguments):
    data, model = TokenData.read(arguments), _as_model(arguments)
    states = np.array([[float(entry) for entry in row] for row in data.states])
    expected = model.velocity(lambda weights: model.rewards(weights, states)) * len(data.samples)
    exact = [[float(data.velocity(token, at)) for token in range(2)] for at in range(len(states))]
    np.testing.assert_allclose(exact, expected, rtol=1e-9, atol=1e-12)


def test_velocity_of_one_reward_by_hand():
    # S = (3/4, 1/4) at +: (1 − 1/2)·½·5/4 + (−1 + 1/2)·½·(−3/4) = 5/16 + 3/16; printed ½·5/4 + ½·3/4.
    data = TokenData.read(dv_single._TRAINING)
    assert data.velocity(0, 0) == Fraction(1, 2)
    assert data.without_normaliser(0, 0) == 1
    # the rejected token: (−1 − 1/2)·½·5/4 + (1 + 1/2)·½·(−3/4) = −15/16 − 9/16
    assert data.velocity(1, 0) == Fraction(-3, 2)


def test_states_that_depend_linearly_are_no_witness():
    arguments = {**dv_single._TRAINING, "states": [["1", "0"], ["2", "0"]], "token": 0, "at": 0}
    found = Instance("", "velocity of one response's reward", arguments).find(BUDGET)
    assert found.verdict is Verdict.UNDECIDED
    assert "linearly independent" in found.reason
    assert not instances.evaluate("velocity of one response's reward", arguments).hypotheses[
        "the states are linearly independent, so some W_0 has these probabilities"
    ]


def test_logits_at_two_examples_stay_within_the_bound():
    rng = np.random.default_rng(0)
    bound = sp.lambdify((Q, Z, d, v, epsilon), dv_single.DIFFERENCE)
    worst = 0.0
    for _ in range(400):
        q, z, dim = (int(rng.integers(2, 5)) for _ in range(3))
        noise, eps, l2 = rng.uniform(0.01, 1, size=3)
        slack = 2 * eps * noise
        signs = (
            rng.choice([-1.0, 1.0], size=(2, 2 * q * z)) if rng.random() < 0.5 else rng.uniform(-1, 1, (2, 2 * q * z))
        )
        # the value's own samples (+ then −), then those of Z − 1 values on the same token; y·u = ±1, any weight ≤ 1
        centre = np.repeat([1 + l2, l2 - 1, *[l2] * (2 * z - 2)], q)
        to_j, to_k = centre + slack * signs[0], centre + slack * signs[1]
        to_j[0] += dim * noise**2
        to_k[1] += dim * noise**2
        pull = rng.choice([-1, 1], size=2 * q * z) * rng.choice([0.0, 1.0], size=2 * q * z)
        found = abs(pull @ (to_j - to_k))
        worst = max(worst, found / bound(q, z, dim, noise, eps))
    assert 0.5 < worst <= 1


def test_odds_at_which_a_pair_flips():
    # β = 1/2: 3^(1/β) = 9
    log_odds = sp.lambdify((sp.Symbol("r", real=True), sp.Symbol("log_rho", real=True), beta), dv_flip.LOG_ODDS)
    assert log_odds(math.log(3), math.log(9.01), 0.5) < 0 < log_odds(math.log(3), math.log(8.99), 0.5)
    assert float(dv_flip.THRESHOLD.subs(beta, 0.5)) == pytest.approx(math.log(9))
