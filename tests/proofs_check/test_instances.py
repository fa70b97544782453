"""Exact datasets: rank and definiteness against numpy, and the velocity of a margin against embeddings."""

from fractions import Fraction

import numpy as np
import pytest

from dpotheory.core.sharing import Sharing
from proofs_check import instances
from proofs_check.dv import dv_lb_2

from .toys import square


@pytest.mark.parametrize("seed", range(40))
def test_semidefinite_rank_against_numpy(seed):
    random = np.random.default_rng(seed)
    size, rank = int(random.integers(1, 7)), int(random.integers(0, 7))
    factors = random.integers(-3, 4, (size, rank))
    scale = [Fraction(int(k), int(m)) for k, m in random.integers(1, 9, (size, 2))]
    gram = [[scale[i] * scale[j] * int(factors[i] @ factors[j]) for j in range(size)] for i in range(size)]
    assert instances.semidefinite_rank(gram) == np.linalg.matrix_rank(factors)
    dented = [row[:] for row in gram]
    dented[0][0] -= Fraction(1, 7)
    smallest = np.linalg.eigvalsh(np.array(dented, dtype=float))[0]
    if abs(smallest) > 1e-9:
        assert (instances.semidefinite_rank(dented) is None) == (smallest < 0)


@pytest.mark.parametrize("seed", range(20))
def test_symmetric_matrices_against_eigenvalues(seed):
    random = np.random.default_rng(100 + seed)
    size = int(random.integers(2, 6))
    numbers = random.integers(-4, 5, (size, size))
    matrix = [[Fraction(int(numbers[i][j] + numbers[j][i]), 3) for j in range(size)] for i in range(size)]
    shift = Fraction(int(random.integers(0, 9)))
    matrix = [[entry + (shift if i == j else 0) for j, entry in enumerate(row)] for i, row in enumerate(matrix)]
    values = np.linalg.eigvalsh(np.array(matrix, dtype=float))
    if np.min(np.abs(values)) > 1e-9:
        assert instances.semidefinite_rank(matrix) == (size if values[0] > 0 else None)


def test_semidefinite_rank_at_the_edge():
    one, zero = Fraction(1), Fraction(0)
    assert instances.semidefinite_rank([[zero]]) == 0
    assert instances.semidefinite_rank([[zero, one], [one, zero]]) is None
    assert instances.semidefinite_rank([[zero, zero], [zero, one]]) == 1
    assert instances.semidefinite_rank([[one, one], [zero, one]]) is None  # not symmetric
    tiny = Fraction(1, 10**40)
    assert instances.semidefinite_rank([[one, one], [one, one + tiny]]) == 2
    assert instances.semidefinite_rank([[one, one], [one, one - tiny]]) is None


def test_the_velocity_residual_against_embeddings():
    """The witness of DV-LB.2 as embeddings under a token matrix: τṙ from L4.1, the leading part from its formula."""
    data = dv_lb_2.witness()
    gram = np.array([[float(Fraction(entry)) for entry in row] for row in data["gram"]])
    values, vectors = np.linalg.eigh(gram)
    assert values[0] > -1e-12
    assert np.sum(values > 1e-9) <= data["dim"]
    embeddings = vectors * np.sqrt(np.maximum(values, 0))
    tokens = sorted({token for pair in data["token_pairs"] for token in pair})
    onehot = np.eye(len(tokens))
    u = np.array([onehot[tokens.index(w)] - onehot[tokens.index(z)] for w, z in data["token_pairs"]])
    signs = np.tile([1.0, -1.0], len(u))
    preferred = signs[:, None] * np.repeat(u, 2, axis=0)
    sigma, noise, epsilon = (float(Fraction(text)) for text in (data["sigmas"][0], data["noise"], data["epsilon"]))
    velocity = sum(sigma * (preferred[k] @ preferred[0]) * (embeddings[k] @ embeddings[0]) for k in range(len(gram)))
    leading = 2 * sigma + 2 * sigma + 2 * data["dim"] * noise**2 * sigma  # l_b = 0, Q = 1
    found = instances.evaluate("velocity residual", data)
    assert float(Fraction(found.lhs)) == pytest.approx(abs(velocity - leading), rel=1e-9)
    degree = max(sum(token in pair for pair in data["token_pairs"]) for token in tokens)
    assert float(Fraction(found.rhs)) == pytest.approx(2 * (2 * degree + 4) * epsilon * noise * sigma, rel=1e-12)
    assert not found.holds
    assert all(found.hypotheses.values())


def test_the_gram_event_and_the_dimension_are_checked():
    data = dv_lb_2.witness()
    unmet = {
        "the data lie in E(epsilon)": {**data, "epsilon": "9/100"},
        "the Gram matrix is positive semidefinite of rank at most d": {**data, "dim": 5},
        "d >= K + 1": {**data, "dim": 5},
        "every sigma(-r) lies in (0, 1)": {**data, "sigmas": ["1/2"] * 9 + ["1"]},
    }
    for name, arguments in unmet.items():
        assert not instances.evaluate("velocity residual", arguments).hypotheses[name]
    gram = [row[:] for row in data["gram"]]
    gram[0][1] = gram[1][0] = "-2"
    assert not instances.GramData.read({**data, "gram": gram}).realisable()


def test_correlations_have_their_signs():
    graph = Sharing.from_pairs([("a", "b"), ("c", "a")])
    one = [[Fraction(1)] * 4 for _ in range(4)]
    data = instances.GramData(graph, 1, 3, Fraction(1), Fraction(0), Fraction(1), one)
    # u_1 = a − b and u_2 = c − a have the product −1; the signs of the clusters multiply it.
    assert [data.correlation(0, k) for k in range(4)] == [2, -2, -1, 1]


def test_an_evaluator_has_a_name_of_its_own(toy_evaluator):
    with pytest.raises(ValueError, match="two evaluators are named 'toy square'"):
        instances.evaluator("toy square")(lambda arguments: square(arguments))
