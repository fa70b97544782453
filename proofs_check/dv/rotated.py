"""Data that lie in E(ε) and are useless for fresh samples: the Gram matrix does not see a rotation, the means do.

K = 2 values on a path, Q = 1, no noise in the data but a rotation that exchanges the two concepts. DV-TB.4's proof
needs the products of the means with the training samples, which E(ε) does not bound.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from proofs_check.instances import Evaluated, GramData, evaluator

Vector = list[Fraction]


def _dot(a: Vector, b: Vector) -> Fraction:
    return sum((x * y for x, y in zip(a, b, strict=True)), Fraction(0))


def arguments() -> dict[str, Any]:
    """v = 1/1000, ε = 1/(64v), l_b = 1/4; the samples of value 1 lie along c_2 and those of value 2 along c_1."""
    quarter = "1/4"
    return {
        "token_pairs": [["a", "b"], ["b", "c"]],
        "n_samples": 1,
        "dim": 3,
        "noise": "1/1000",
        "shared_norm": quarter,
        "epsilon": "125/8",
        "embeddings": [[quarter, "0", "1"], [quarter, "0", "-1"], [quarter, "1", "0"], [quarter, "-1", "0"]],
    }


def _read(given: Mapping[str, Any]) -> tuple[GramData, list[Vector], dict[str, bool]]:
    rows = [[Fraction(entry) for entry in row] for row in given["embeddings"]]
    data = GramData.read({**given, "gram": [[str(_dot(a, b)) for b in rows] for a in rows]})
    z, l_b, v = int(data.graph.max_degree), data.shared_norm, data.noise
    return (
        data,
        rows,
        {
            "the data lie in E(epsilon)": data.realisable() and data.in_event(),
            "K + 1 <= d <= 5Q": data.graph.n_values + 1 <= data.dim <= 5 * data.n_samples,
            "4 Z l_b^2 <= 1": 4 * z * l_b**2 <= 1,
            "1/4 <= l_b <= 1/2": Fraction(1, 4) <= l_b <= Fraction(1, 2),
            "v <= 1/(4 sqrt Q)": 16 * data.n_samples * v**2 <= 1,
            "epsilon <= 1/(16v(Z+2))": 16 * v * (z + 2) * data.epsilon <= 1,
            "no two values have the same responses": data.graph.multiplicity == 1,
        },
    )


def _mean(data: GramData, value: int, sign: int) -> Vector:
    mean = [Fraction(0)] * data.dim
    mean[0], mean[value + 1] = data.shared_norm, Fraction(sign)
    return mean


def _claimed_failure(data: GramData) -> Fraction:
    """An upper bound on 2KQ² exp(−ε²/(2V)), V = 1 + l_b² + dv² + 2εv, by exp(−x) ≤ 1/(1 + x)."""
    spread = 1 + data.shared_norm**2 + data.dim * data.noise**2 + 2 * data.epsilon * data.noise
    exponent = data.epsilon**2 / (2 * spread)
    return 2 * data.graph.n_values * data.n_samples**2 / (1 + exponent)


def _mean_inside(given: Mapping[str, Any], own: bool) -> Evaluated:
    """A fresh C is normal about its conditional mean: an interval that misses the mean is hit at most half the time."""
    data, rows, hypotheses = _read(given)
    slack, l2 = data.epsilon * data.noise, data.shared_norm**2
    fresh = _mean(data, 0, 1)
    sample = 0 if own else 2
    product = _dot(fresh, rows[sample])
    inside = abs(2 * product - 2 * (1 + l2)) <= 6 * slack if own else abs(product) <= l2 + 3 * slack
    most = Fraction(1) if inside else Fraction(1, 2)
    least = 1 - _claimed_failure(data)
    return Evaluated(
        hypotheses, f"probability at most {most}", ">=", f"{float(least):.6g} (bounded below)", most >= least
    )


@evaluator("fresh sample of the own value")
def _fresh_own(given: Mapping[str, Any]) -> Evaluated:
    return _mean_inside(given, True)


@evaluator("fresh sample and a sharing value")
def _fresh_sharing(given: Mapping[str, Any]) -> Evaluated:
    return _mean_inside(given, False)
