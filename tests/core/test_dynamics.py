"""DV-L4.1 against autodiff of the DPO loss of a full softmax head, with nothing of the library in the loss."""

from functools import partial

import jax
import jax.numpy as jnp
import numpy as np
import pytest

from dpotheory import DPO, Objective, Sharing
from dpotheory.core import dynamics
from dpotheory.core.objectives import resolve
from tests.helpers import raises

K, Q, DIM, BETA = 3, 2, 5, 0.7
N = 2 * K * Q
VOCABULARY = 2 * K  # enough for every graph below; tokens without a value must not move
IPO = Objective("ipo", loss=lambda r: (r - 1) ** 2, slope=lambda r: 2 * (1 - r))
GRAPHS = [
    Sharing.named("disjoint", K),
    Sharing.named("ring", K),
    Sharing.named("star", K),
    Sharing.named("all", K),
    Sharing.random(K, 2, seed=3),
    Sharing.from_pairs([(0, 1), (1, 0), (2, 1)]),  # two values on one pair, in opposite orientations
]


LOSSES = {"dpo": lambda r: -jnp.mean(jax.nn.log_sigmoid(r)), "ipo": lambda r: jnp.mean((r - 1) ** 2)}


@partial(jax.jit, static_argnames="loss")
def head(weights, reference, embeddings, fresh, chosen, loss):
    """-grad L of a softmax head, margins of training and fresh samples, and how they move along -(N/beta^2) grad L."""
    value, sign = np.arange(K)[:, None], np.arange(2)

    def margins_of(w, x):
        # beta [log pi(y_w)/pi(y_l) - log pi_ref(y_w)/pi_ref(y_l)]
        ratio = jax.nn.log_softmax(x @ w.T) - jax.nn.log_softmax(x @ reference.T)
        return BETA * (ratio[value, sign, :, chosen] - ratio[value, sign, :, chosen[:, ::-1]])

    gradient = jax.grad(lambda w: LOSSES[loss](margins_of(w, embeddings)))(weights)
    # theta = beta^2 t/(N tau) and tau dW/dt = -grad L, so dW/dtheta = -(N/beta^2) grad L.
    velocity = -N / BETA**2 * gradient
    moving = [jax.jvp(lambda w, x=x: margins_of(w, x), (weights,), (velocity,)) for x in (embeddings, fresh)]
    return gradient, *moving


@partial(jax.jit, static_argnames="objective")
def fields(scaled, embeddings, incidence, objective):
    directions, overlap = incidence.T @ scaled, incidence.T @ incidence
    margins = dynamics.margins(directions, embeddings)
    return (
        margins,
        dynamics.weight_velocity(scaled, embeddings, incidence, objective),
        dynamics.direction_velocity(directions, embeddings, overlap, objective),
        dynamics.margin_velocity(margins, dynamics.gram_matrix(embeddings, overlap), objective),
    )


@pytest.mark.parametrize("objective", [DPO, IPO], ids=lambda objective: objective.name)
@pytest.mark.parametrize("graph", GRAPHS, ids=lambda graph: graph.name)
def test_the_fields_are_the_gradient_of_the_loss_of_a_softmax_head(graph, objective, x64):
    rng = np.random.default_rng(7)
    embeddings, unseen = rng.normal(size=(2, K, 2, Q, DIM))
    reference, change = rng.normal(size=(2, VOCABULARY, DIM))
    weights = reference + change
    chosen = np.array(graph.pairs)  # the tokens that clusters (i, +) and (i, -) prefer
    gradient, (head_margins, rate), (_, unseen_rate) = head(
        weights, reference, embeddings, unseen, chosen, objective.name
    )
    assert float(jnp.abs(gradient).max()) > 1e-2

    u = np.zeros((VOCABULARY, K))
    u[: graph.n_tokens] = graph.incidence
    margins, of_weights, of_directions, of_margins = fields(BETA * change, embeddings, u, objective)
    expected = -N / BETA * gradient  # M = beta (W - W0)
    np.testing.assert_allclose(margins, head_margins, atol=1e-12)
    np.testing.assert_allclose(of_weights, expected, atol=1e-12)
    np.testing.assert_allclose(of_directions, u.T @ expected, atol=1e-12)
    np.testing.assert_allclose(of_margins, rate, atol=1e-11)
    # The same law holds with g(x~) in place of a training sample.
    np.testing.assert_allclose(dynamics.margins(of_directions, jnp.asarray(unseen)), unseen_rate, atol=1e-11)


def test_gram_matrix_entries_by_hand():
    # Two values that share a token with U_01 = -1; x's are chosen so that every product differs.
    embeddings = jnp.asarray([[[[1.0, 0.0]], [[2.0, 1.0]]], [[[0.0, 3.0]], [[1.0, 1.0]]]])
    gram = dynamics.gram_matrix(embeddings, jnp.asarray(Sharing.named("path", 2).overlap)).reshape(4, 4)
    # Order (0+, 0-, 1+, 1-), signs (+, -, +, -); C = s s' U x.x', for example C[0+,0-] = -1 * 2 * 2 = -4,
    # C[0-,1+] = (-1)(+1)(-1)(3) = 3, C[0-,1-] = (+1)(-1)(3) = -3.
    assert gram.tolist() == [[2, -4, 0, 1], [-4, 10, 3, -3], [0, 3, 18, -6], [1, -3, -6, 4]]


def test_margins_and_pull_by_hand():
    embeddings = jnp.asarray([[[[1.0, 2.0], [0.0, 1.0]], [[3.0, 0.0], [0.0, 0.0]]]])
    directions = jnp.asarray([[2.0, -1.0]])
    # + : 2*1 - 1*2 = 0 and -1; - : -(6) = -6 and 0
    assert dynamics.margins(directions, embeddings).tolist() == [[[0, -1], [-6, 0]]]
    # IPO weights 2(1 - r) = 2, 4 | 14, 2: pull = 2(1,2) + 4(0,1) - 14(3,0) - 2(0,0) = (-40, 8)
    assert dynamics.pull(directions, embeddings, IPO).tolist() == [[-40, 8]]


@pytest.mark.parametrize("margin", [-30.0, -1.0, 0.0, 2.0, 30.0])
def test_slope_is_minus_the_derivative_of_the_loss(margin, x64):
    derivative = jax.grad(DPO.loss)(jnp.asarray(margin))
    assert float(DPO.slope(jnp.asarray(margin))) == pytest.approx(-float(derivative), rel=1e-12)
    # -log sigmoid(r) = log(1 + e^-r)
    assert float(DPO.loss(jnp.asarray(margin))) == pytest.approx(np.logaddexp(0, -margin), rel=1e-14)


def test_objectives_by_name():
    assert resolve("dpo") is DPO
    assert resolve(IPO) is IPO
    with raises(ValueError, "unknown objective 'kto'; known: dpo, ipo, slic, cdpo, or a dpotheory.Objective(name"):
        resolve("kto")
