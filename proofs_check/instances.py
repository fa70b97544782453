"""Exact evaluation of datasets that refute deterministic statements; a witness is replayed from its arguments alone.

Arguments are JSON: integers, and fractions as text. Everything here is rational arithmetic, or ball arithmetic where an
exponential appears. A Gram matrix counts only if it is positive semidefinite of rank at most the dimension.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dpotheory.core.sharing import Sharing

Matrix = list[list[Fraction]]


@dataclass(frozen=True)
class Evaluated:
    """Whether each hypothesis holds at the instance, both sides of the statement, and whether it holds."""

    hypotheses: Mapping[str, bool]
    lhs: str
    relation: str
    rhs: str
    holds: bool


def semidefinite_rank(matrix: Matrix) -> int | None:
    """The rank of a symmetric matrix if it is positive semidefinite, else None; exact, by symmetric elimination."""
    work = [row[:] for row in matrix]
    size, rank = len(work), 0
    if any(work[i][j] != work[j][i] for i in range(size) for j in range(i)):
        return None
    for k in range(size):
        pivot = work[k][k]
        if pivot < 0 or (pivot == 0 and any(work[k][j] != 0 for j in range(k, size))):
            return None
        if pivot == 0:
            continue
        rank += 1
        for i in range(k + 1, size):
            factor = work[i][k] / pivot
            for j in range(k + 1, size):
                work[i][j] -= factor * work[k][j]
    return rank


@dataclass(frozen=True)
class GramData:
    """A dataset up to rotation: the token graph, the parameters, and the Gram matrix of the embeddings.

    Samples are ordered (value, sign, sample) with signs + then −, as in `Simulation.margins`.
    """

    graph: Sharing
    n_samples: int
    dim: int
    noise: Fraction
    shared_norm: Fraction
    epsilon: Fraction
    gram: Matrix

    @staticmethod
    def read(arguments: Mapping[str, Any]) -> "GramData":
        """From JSON."""
        return GramData(
            Sharing.from_pairs([tuple(pair) for pair in arguments["token_pairs"]]),
            int(arguments["n_samples"]),
            int(arguments["dim"]),
            Fraction(arguments["noise"]),
            Fraction(arguments["shared_norm"]),
            Fraction(arguments["epsilon"]),
            [[Fraction(entry) for entry in row] for row in arguments["gram"]],
        )

    @property
    def samples(self) -> list[tuple[int, int, int]]:
        """(value, sign, sample) in order."""
        return [(i, s, q) for i in range(self.graph.n_values) for s in (1, -1) for q in range(self.n_samples)]

    def correlation(self, j: int, k: int) -> Fraction:
        """C_jk: preference sharing times embedding correlation."""
        (i, s, _), (m, r, _) = self.samples[j], self.samples[k]
        return int(self.graph.overlap[i][m]) * s * r * self.gram[j][k]

    def realisable(self) -> bool:
        """Whether some embeddings in R^d have this Gram matrix."""
        rank = semidefinite_rank(self.gram)
        return len(self.gram) == len(self.samples) and rank is not None and rank <= self.dim

    def in_event(self) -> bool:
        """Whether the data lie in E(ε) as printed (DV-LB.1); independent on purpose of all of dpotheory.checks."""
        slack, l2 = self.epsilon * self.noise, self.shared_norm**2
        for j, (i, s, _) in enumerate(self.samples):
            for k, (m, r, _) in enumerate(self.samples[: j + 1]):
                c = self.correlation(j, k)
                overlap = int(self.graph.overlap[i][m])
                if i == m:
                    centre = 2 * (1 + l2 + self.dim * self.noise**2) if j == k else 2 * (1 + s * r * l2)
                    if abs(c - centre) > 4 * slack:
                        return False
                elif overlap and abs(c) > l2 + 2 * slack:
                    return False
        return True


def _velocity_residual(arguments: Mapping[str, Any]) -> Evaluated:
    """DV-LB.2 for sample ``j``: |τṙ_j − leading part| against its printed right side, both times N/β²."""
    data = GramData.read(arguments)
    sigmas = [Fraction(value) for value in arguments["sigmas"]]
    j = int(arguments["sample"])
    value, sign, _ = data.samples[j]
    l2, slack, z = data.shared_norm**2, data.epsilon * data.noise, int(data.graph.max_degree)
    velocity = sum(sigma * data.correlation(k, j) for k, sigma in enumerate(sigmas))
    same = sum(s for s, (i, r, _) in zip(sigmas, data.samples, strict=True) if i == value and r == sign)
    opposite = sum(s for s, (i, r, _) in zip(sigmas, data.samples, strict=True) if i == value and r != sign)
    leading = 2 * (1 + l2) * same + 2 * (1 - l2) * opposite + 2 * data.dim * data.noise**2 * sigmas[j]
    left = abs(velocity - leading)
    right = 2 * data.n_samples * ((2 * z + 4) * slack + l2 * z) * max(sigmas)
    hypotheses = {
        "the Gram matrix is positive semidefinite of rank at most d": data.realisable(),
        "the data lie in E(epsilon)": data.in_event(),
        "d >= K + 1": data.dim >= data.graph.n_values + 1,
        "every sigma(-r) lies in (0, 1)": all(0 < sigma < 1 for sigma in sigmas),
        "no two values have the same responses": data.graph.multiplicity == 1,
    }
    return Evaluated(hypotheses, str(left), "<=", str(right), left <= right)


def _neighbours(arguments: Mapping[str, Any]) -> Evaluated:
    """|S_i| ≤ Z, with Z the most values that contain one token."""
    graph = Sharing.from_pairs([tuple(pair) for pair in arguments["token_pairs"]])
    most = max(len(others) for others in graph.neighbours)
    hypotheses = {"no two values have the same responses": graph.multiplicity == 1}
    return Evaluated(hypotheses, str(most), "<=", str(graph.max_degree), most <= graph.max_degree)


EVALUATORS: dict[str, Callable[[Mapping[str, Any]], Evaluated]] = {
    "velocity residual": _velocity_residual,
    "values that share a token": _neighbours,
}


def evaluator(
    name: str,
) -> Callable[[Callable[[Mapping[str, Any]], Evaluated]], Callable[[Mapping[str, Any]], Evaluated]]:
    """Register an evaluator that a proof file brings."""

    def register(function: Callable[[Mapping[str, Any]], Evaluated]) -> Callable[[Mapping[str, Any]], Evaluated]:
        if EVALUATORS.setdefault(name, function) is not function:
            raise ValueError(f"two evaluators are named {name!r}")
        return function

    return register


def evaluate(name: str, arguments: Mapping[str, Any]) -> Evaluated:
    """Evaluate an instance."""
    if name not in EVALUATORS:
        raise ValueError(f"there is no evaluator {name!r}; known: {', '.join(sorted(EVALUATORS))}")
    return EVALUATORS[name](arguments)
