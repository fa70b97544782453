"""The Gram event E(ε) of DV-LB.1 and the hypotheses of DV-TB.3, decided on given data in plain numpy (theory.md §2).

Independent on purpose of dpotheory.checks.gram, so that a slip there does not hide one in a statement.
"""

import math
from dataclasses import dataclass

import numpy as np

_ROUNDING = 1e-12  # 1/(2√Z) and 1/(4√Q) are meant to satisfy the limits they come from


@dataclass(frozen=True)
class Data:
    """Embeddings x = ±c_i + b + v·noise in the standard frame, and what decides E(ε) on them."""

    noise: np.ndarray  # α, shape (K, 2, Q, d), standard normal
    pairs: tuple[tuple[int, int], ...]  # (w_i, l_i)
    shared_norm: float

    @property
    def max_degree(self) -> int:
        """Z: the largest number of values on one token."""
        tokens = [token for pair in self.pairs for token in pair]
        return max(tokens.count(token) for token in tokens)

    def embeddings(self, v: float) -> np.ndarray:
        """Samples of cluster (i, s) around s·e_{i+1} + l_b·e_1, shape (K, 2, Q, d)."""
        x = v * self.noise
        x[..., 0] += self.shared_norm
        for value in range(len(self.pairs)):
            x[value, 0, :, value + 1] += 1.0
            x[value, 1, :, value + 1] -= 1.0
        return x

    def largest_epsilon(self, v: float) -> float:
        """1/(16 v (Z + 2)), the largest ε that TB.3 allows."""
        return 1 / (16 * v * (self.max_degree + 2))

    def event(self, v: float, epsilon: float) -> bool:
        """Whether every pair of samples obeys DV-LB.1 at noise v."""
        return bool((self.excess(v, epsilon) <= 0).all())

    def excess(self, v: float, epsilon: float) -> np.ndarray:
        """|C_jk − its centre| − its tolerance for every pair of samples, shape (N, N)."""
        n_values, _, n_samples, dim = self.noise.shape
        x = self.embeddings(v).reshape(-1, dim)
        value = np.repeat(np.arange(n_values), 2 * n_samples)
        sign = np.tile(np.repeat([1, -1], n_samples), n_values)
        u = np.zeros((1 + max(max(pair) for pair in self.pairs), n_values))
        for i, (preferred, rejected) in enumerate(self.pairs):
            u[preferred, i], u[rejected, i] = 1, -1
        overlap = (u.T @ u)[np.ix_(value, value)]
        gram = np.outer(sign, sign) * overlap * (x @ x.T)
        b2 = self.shared_norm**2
        same_value = value[:, None] == value[None, :]
        same_cluster = same_value & (sign[:, None] == sign[None, :])
        own = np.eye(len(x), dtype=bool)
        centre = np.where(same_cluster, 2 * (1 + b2), np.where(same_value, 2 * (1 - b2), 0.0))
        centre = np.where(own, 2 * (1 + b2 + dim * v**2), centre)
        # 4εv within a value; l_b² + 2εv between values that share a token; otherwise C is exactly 0.
        tolerance = np.where(same_value, 4 * epsilon * v, np.where(overlap != 0, b2 + 2 * epsilon * v, 0.0))
        return np.abs(gram - centre) - tolerance

    def largest_scale(self, v: float, fraction: float) -> float:
        """The λ ≤ 1 at which E(ε) is about to fail for noise λv and ε = fraction · 1/(16 λv (Z+2)), by bisection.

        At λ = 0 every C sits at its centre (sharing pairs at l_b², inside by 2εv), so some λ > 0 is in the event.
        """

        def holds(scale: float) -> bool:
            return self.event(scale * v, fraction * self.largest_epsilon(scale * v))

        if holds(1.0):
            return 1.0
        low, high = 0.0, 1.0
        while low == 0.0 or high - low > 1e-9 * high:
            middle = (low + high) / 2
            low, high = (middle, high) if holds(middle) else (low, middle)
        return low


def hypotheses_of_tb3(data: Data, v: float, epsilon: float) -> dict[str, bool]:
    """Every hypothesis of DV-TB.3 as printed, by name, and those of the setting (a simple graph, d ≥ K + 1)."""
    n_values, _, n_samples, dim = data.noise.shape
    up = 1 + _ROUNDING
    return {
        "4 Z l_b^2 <= 1": 4 * data.max_degree * data.shared_norm**2 <= up,
        "d <= 5 Q": dim <= 5 * n_samples,
        "v <= 1/(4 sqrt Q)": v <= up / (4 * math.sqrt(n_samples)),
        "eps <= 1/(16 v (Z+2))": epsilon <= up / (16 * v * (data.max_degree + 2)),
        "1/4 <= l_b <= 1/2": data.shared_norm * up >= 0.25 and data.shared_norm <= 0.5 * up,
        "d >= K + 1": dim >= n_values + 1,
        "simple graph": len({frozenset(pair) for pair in data.pairs}) == n_values,
    }
