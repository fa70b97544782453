"""Where Gram statements are tight: counted slacks, data built by hand, a closed form (theory.md §2, DV-LB.1 and DV-C).

Part of the oracle of variants; shares no code with verification and the falsifier. Imports reference_dv.py.
"""

import functools
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np

from dpotheory.checks.mutation import reference_dv as reference
from dpotheory.core.sharing import Sharing

_MANY = 20_000
_EPSILONS = np.concatenate([np.geomspace(0.5, 40.0, 120), np.geomspace(50.0, 1e5, 20)])
_SHAPES = ((1, 1, 2, "disjoint"), (1, 1, 40, "disjoint"), (1, 2, 10, "disjoint"), (2, 1, 5, "path"), (3, 1, 4, "ring"))
_NOISES = (1e-4, 0.1, 1.0)
_NORMS = (0.0, 0.5, 1.0, 4.0, 10.0)
_DEFECTS = np.geomspace(1e-3, 1.9, 200)

Found = tuple[dict[str, Any], np.ndarray, int]
"""Parameters by code name, each of shape (m,); what was measured, (n, m) or (n, 1); and n."""


def places(quantity: str) -> Iterator[Found]:
    """What is known about a quantity of `FAMILIES`, place by place."""
    yield from FAMILIES[quantity]()


@functools.cache
def _slacks() -> tuple[Found, ...]:
    """Counted: the slack of 20,000 datasets at each of some places, beside every ε of a grid."""
    rng = np.random.default_rng(20241)
    found = []
    for place in reference.pool(_SHAPES, _NOISES, _NORMS):
        x = reference.draw(place, _MANY, rng)
        at = {name: np.full(len(_EPSILONS), number) for name, number in place.parameters.items()}
        at |= {"epsilon": _EPSILONS, "beta": np.ones(len(_EPSILONS)), "tau": np.ones(len(_EPSILONS))}
        found.append((at, reference.slack(place, x)[:, None], _MANY))
    return tuple(found)


@functools.cache
def _residuals() -> tuple[Found, ...]:
    """Built by hand: data whose every product sits at the end of the event on the same side, all σ(−r) equal.

    Row j's residual is then the sum of |C − centre| over the samples of its own value and of the values that share a
    token with it, 8Qεv + 2Q|S_i|(l_b² + 2εv); the data exist where the Gram matrix is positive definite.
    """
    graphs = [Sharing.named(name, k) for name, k in (("disjoint", 1), ("path", 2), ("ring", 3), ("path", 3))]
    graphs += [Sharing.named("star", 4), double_star(3), double_star(4)]
    found = []
    for graph in graphs:
        for n_samples in (1, 2):
            for scaled in (1e-4, 1e-2, 0.05, 0.1):  # εv
                for noise in (1e-3, 0.1):
                    for norm in (0.0, 0.05, 0.1, 0.2):
                        one = _residual(graph, n_samples, scaled, noise, norm)
                        own = float(one[0]["dim"][0]) * noise**2  # dv², part of every sample's square
                        if np.linalg.eigvalsh(extreme_gram(graph, n_samples, scaled, norm))[0] + own > 1e-9:
                            found.append(one)
    return tuple(found)


def double_star(degree: int) -> Sharing:
    """Two tokens of this degree joined by a value, whose neighbours are 2(Z − 1) others: all that Z allows."""
    leaves = iter(range(2, 2 + 2 * (degree - 1)))
    pairs = [(0, 1), *((0, next(leaves)) for _ in range(degree - 1)), *((next(leaves), 1) for _ in range(degree - 1))]
    return Sharing.from_pairs(pairs)


def extreme_gram(graph: Sharing, n_samples: int, scaled: float, norm: float) -> np.ndarray:
    """x_jᵀx_k times the samples' signs: C at its largest for each pair, εv = ``scaled``, dv² added to the diagonal."""
    value = np.repeat(np.arange(graph.n_values), 2 * n_samples)
    sign = np.tile(np.repeat([1, -1], n_samples), graph.n_values)
    u = graph.overlap[np.ix_(value, value)]
    same = value[:, None] == value[None, :]
    own = (1 + np.outer(sign, sign) * norm**2) + 2 * scaled
    return np.where(same, own, np.sign(u) * (norm**2 + 2 * scaled))


def _residual(graph: Sharing, n_samples: int, scaled: float, noise: float, norm: float) -> Found:
    neighbours = int(((graph.overlap != 0).sum(axis=1) - 1).max())
    size = 8 * n_samples * scaled + 2 * n_samples * neighbours * (norm**2 + 2 * scaled)
    n_rows = 2 * graph.n_values * n_samples
    numbers = {"n_values": graph.n_values, "n_samples": n_samples, "dim": n_rows + graph.n_values + 1}
    numbers |= {"noise": noise, "shared_norm": norm, "max_degree": graph.max_degree, "multiplicity": 1}
    numbers |= {"epsilon": scaled / noise, "beta": 1.0, "tau": 1.0, "concept_defect": 0.0}
    return {name: np.array([float(number)]) for name, number in numbers.items()}, np.array([[size]]), 1


def _overlaps() -> tuple[Found, ...]:
    """In closed form: two concepts that lean towards each other by the angle of cosine 1 − δ²/8 overlap by sin 2θ."""
    theta = np.arccos(1 - np.minimum(_DEFECTS, 2.0) ** 2 / 8)
    measured = np.where(theta < math.pi / 4, np.sin(2 * theta), 1.0)[None, :]
    numbers = {"n_values": 2, "n_samples": 1, "dim": 3, "noise": 0.1, "shared_norm": 0.25, "max_degree": 1}
    numbers |= {"multiplicity": 1, "epsilon": 1.0, "beta": 1.0, "tau": 1.0}
    at = {name: np.full(len(_DEFECTS), float(number)) for name, number in numbers.items()}
    orthogonal = np.zeros((1, len(_DEFECTS)))  # exactly orthogonal concepts are allowed at every δ
    return ({**at, "concept_defect": _DEFECTS}, measured, 1), ({**at, "concept_defect": _DEFECTS}, orthogonal, 1)


FAMILIES: Mapping[str, Callable[[], tuple[Found, ...]]] = {
    "gram_slack": _slacks,
    "velocity_residual": _residuals,
    "concept_overlap": _overlaps,
}
"""What is known, by a claim's quantity."""
