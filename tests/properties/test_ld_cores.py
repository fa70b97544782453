"""What our statements about LD say of every dataset: rates, the first speed as a limit, and priority's residual.

Descent is written out on both rows of the unembedding; parameters and a seed are drawn, with corners: two samples, one
dimension, equal means, and the largest step.
"""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

SEEDS = st.integers(0, 2**32 - 1)
SHAPES = {"half": st.integers(1, 8), "dim": st.integers(1, 12), "apart": st.sampled_from((0.0, 0.1, 1.0, 10.0))}
BETAS = st.sampled_from((0.01, 0.1, 1.0, 10.0))
_ROUNDING = 1e-12


def _features(seed, half, dim, apart):
    """Positives, then as many negatives, and their signs."""
    rng = np.random.default_rng(seed)
    signs = np.repeat([1.0, -1.0], half)
    tails = rng.standard_normal((2 * half, dim)) * np.exp(rng.standard_normal((2 * half, 1)))
    return tails + signs[:, None] * apart * rng.standard_normal(dim) / np.sqrt(dim), signs


def _step(rows, start, features, signs, beta, eta):
    """One step of descent on W[Yes] and W[No]; the rewards are differences of log-probabilities."""
    moved, before = rows @ features.T, start @ features.T
    margins = beta * signs * ((moved[0] - moved[1]) - (before[0] - before[1]))
    weights = signs / (1 + np.exp(margins))
    gradient = -beta * (weights @ features) / len(signs)
    return rows - eta * np.stack([gradient, -gradient])


def _changes(features, signs, beta, eta, steps, seed):
    """‖W(t) − W(0)‖, the operator norm, at t = 1 … steps."""
    start = np.random.default_rng(seed).standard_normal((2, features.shape[1]))
    rows, found = start, []
    for _ in range(steps):
        rows = _step(rows, start, features, signs, beta, eta)
        found.append(np.linalg.norm(rows - start, 2))
    return np.asarray(found)


@given(seed=SEEDS, beta=BETAS, share=st.sampled_from((0.01, 0.5, 1.0)), steps=st.integers(1, 12), **SHAPES)
def test_the_first_speed_is_exact_and_bounds_the_rest(seed, beta, share, steps, half, dim, apart):
    features, signs = _features(seed, half, dim, apart)
    largest = np.max(np.sum(features**2, axis=1))
    eta = share * 4 / (beta**2 * largest)  # OWN-LD-upper allows β²η max‖g‖² ≤ 4
    distance = np.linalg.norm(2 * signs @ features / len(signs))
    first = np.sqrt(2) * beta * eta / 4 * distance
    found, t = _changes(features, signs, beta, eta, steps, seed), np.arange(1, steps + 1)
    rounding = _ROUNDING * (1 + np.abs(first) * t) * np.sqrt(largest)
    assert abs(found[0] - first) <= rounding[0]
    assert np.all(found <= t * first + rounding)
    slowing = beta**2 * eta * largest / 4  # OWN-LD-lower, with the features that there are
    assert np.all(found >= first * t * (1 - slowing * (t - 1)) - rounding)


@given(
    seed=SEEDS,
    beta=BETAS,
    eta=st.sampled_from((1e-3, 0.1, 1.0, 10.0)),
    other=st.integers(1, 8),
    quiet=st.sampled_from((1.0, 1e-3)),
    **SHAPES,
)
@example(seed=1, beta=0.1, eta=1e-3, other=1, quiet=1e-3, half=1, dim=1, apart=100.0)  # 0.99 of what is allowed
def test_the_gap_of_priorities_is_that_of_losses_up_to_second_order(seed, beta, eta, other, quiet, half, dim, apart):
    """Nearly attained where one behaviour does not move and the features of the other all point one way."""
    second, second_signs = _features(seed + 1, other, dim, 1.0)
    parts = [_features(seed, half, dim, apart), (quiet * second, second_signs)]
    features, signs = (np.concatenate(arrays) for arrays in zip(*parts, strict=True))
    pulls = [2 * s @ g / len(s) for g, s in parts]
    mean = 2 * signs @ features / len(signs)
    rows = _step(np.zeros((2, dim)), np.zeros((2, dim)), features, signs, beta, eta)
    decreases = []
    for g, s in parts:
        margins = beta * s * (g @ (rows[0] - rows[1]))
        decreases.append(np.mean(np.log(2) - np.logaddexp(0, -margins)))
    gap = decreases[0] - decreases[1]
    first = beta**2 * eta / 8 * mean @ (pulls[0] - pulls[1])
    allowed = beta**4 * eta**2 / 32 * (mean @ mean) * np.max(np.sum(features**2, axis=1))
    assert abs(gap - first) <= allowed + 1e-13 * (1 + abs(first))
