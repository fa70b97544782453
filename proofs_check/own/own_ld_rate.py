"""OWN-LD-rate: the exact speed at which LD's flow starts, from the derived first update (theory.md §3)."""

from typing import Any

import numpy as np
import sympy as sp
from sympy.matrices.expressions.dotproduct import DotProduct

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_ld_rate import sample_difference
from dpotheory.claims.symbols import beta, eta
from proofs_check.evidence import Chain, Derivation
from proofs_check.ld.ld_update import descent, difference_of_means, random_problem
from proofs_check.step import own

ID = "OWN-LD-rate"
CLAIM: Any = claims[ID]


def speed() -> list[tuple[sp.Expr, sp.Expr]]:
    """|y₊ − y₋| times what one step of size η moves, over η; y₊ and y₋ are one-hot."""
    one_hot = sp.Matrix([[1, 0]]) - sp.Matrix([[0, 1]])
    length = sp.sqrt(DotProduct(one_hot, one_hot))
    return [(length * (beta * eta / 4 * sample_difference) / eta, CLAIM.equation.rhs)]


def _opinion(seed: int) -> tuple[np.ndarray, np.ndarray]:
    problem, beta_value = random_problem(seed), 0.7
    gradient = descent(problem, problem["start"], 1.0, beta_value)
    formula = sp.lambdify((beta, sample_difference), CLAIM.equation.rhs)
    difference = np.linalg.norm(difference_of_means(problem["features"], problem["signs"]))
    return np.asarray(np.linalg.norm(gradient, 2)), np.asarray(formula(beta_value, difference))


STEPS = (
    own(
        ID,
        None,
        Chain(
            "|tau W'(0)| = (beta sqrt(2)/4)|mu^_+ - mu^_-|",
            (f"{ID}/speed", "LD-T4.1/first update", "LD-T4.1/rank one"),
            argument="The update is (y_+ - y_-) Delta W, whose operator norm is |y_+ - y_-| |Delta W|; tau W'(0) is "
            "the first update over the step.",
        ),
        "Gradient flow on equally large classes starts with the operator norm (beta sqrt(2)/4)|mu^_+ - mu^_-|.",
    ),
    own(
        ID,
        "speed",
        Derivation(speed, _opinion),
        "|y_+ - y_-| = sqrt(2) times (beta/4)|mu^_+ - mu^_-|; second opinion: the largest singular value of autodiff's "
        "gradient of the softmax loss.",
    ),
)
