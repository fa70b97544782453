"""Settings inside a claim's hypotheses, drawn at random or put on a hypothesis's edge (theory.md §5).

Integers are integers, token graphs are realisable simple graphs, and no proposal is kept that breaks a hypothesis.
Imported by the falsifier.
"""

import functools
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import sympy as sp

from dpotheory.checks.falsify.on_event import OnEvent
from dpotheory.claims import symbols
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing

_NAMES: Mapping[Any, str] = {parameter.symbol: name for name, parameter in symbols.PARAMETERS.items()}
_ROUNDS = 40
_LARGEST_DIM = 200_000


@functools.cache
def graphs(most_values: int) -> tuple[Sharing, ...]:
    """Simple token graphs of up to ``most_values`` values: the published patterns and random ones, each once."""
    found: dict[frozenset, Sharing] = {}
    for n_values in range(1, most_values + 1):
        names = ["disjoint", "path", "ring", "star"]
        names += [f"random({z}, seed={seed})" for z in range(2, n_values + 1) for seed in range(4)]
        for graph in (Sharing.named(name, n_values) for name in names):
            if graph.multiplicity == 1:
                found.setdefault(frozenset(enumerate(graph.pairs)), graph)
    return tuple(found.values())


def draw_settings(
    on_event: OnEvent, rng: np.random.Generator, n: int, most: tuple[int, int], pool: Sequence[Sharing] = ()
) -> list[tuple[Setting, float]]:
    """Up to ``n`` settings with their ε, all inside the hypotheses of the statement; fewer where they are hard to meet.

    Args:
        on_event: the on-event statement, or a claim made one.
        rng: random numbers.
        n: how many.
        most: the largest K and Q.
        pool: token graphs to take; all of `graphs` if empty.
    """
    pool = tuple(pool) or graphs(most[0])
    found: list[tuple[Setting, float]] = []
    for _ in range(_ROUNDS):
        parameters, choice = _propose(on_event, rng, 32 * n, most[1], pool)
        good = parameters["dim"] >= parameters["n_values"] + 1
        for holds in on_event.met(parameters).values():
            good = good & np.broadcast_to(holds, good.shape)
        for row in np.flatnonzero(good)[: n - len(found)]:
            found.append(_setting(parameters, int(row), pool[choice[row]]))
        if len(found) >= n:
            break
    return found


def _setting(parameters: Mapping[str, np.ndarray], row: int, graph: Sharing) -> tuple[Setting, float]:
    sizes = {name: int(parameters[name][row]) for name in ("n_values", "n_samples", "dim")}
    leaves: dict[str, Any] = {name: float(parameters[name][row]) for name in ("noise", "shared_norm", "beta", "tau")}
    return Setting(**sizes, **leaves, sharing=graph), float(parameters["epsilon"][row])


def _propose(
    on_event: OnEvent, rng: np.random.Generator, n: int, most_samples: int, pool: Sequence[Sharing]
) -> tuple[dict[str, Any], np.ndarray]:
    choice = rng.integers(len(pool), size=n)
    read = {
        "n_values": lambda graph: graph.n_values,
        "max_degree": lambda graph: graph.max_degree,
        "multiplicity": lambda graph: graph.multiplicity,
        "rank": lambda graph: graph.rank,
    }
    parameters: dict[str, Any] = {name: np.asarray([f(g) for g in pool], float)[choice] for name, f in read.items()}
    parameters["n_samples"] = rng.integers(1, most_samples + 1, size=n).astype(float)
    offset = np.floor(np.exp(rng.uniform(0, np.log(100.0), n)) - 1)
    parameters["dim"] = parameters["n_values"] + 1 + offset
    parameters["noise"] = np.exp(rng.uniform(np.log(1e-4), np.log(10), n))
    widest = 1 / (2 * np.sqrt(parameters["max_degree"]))  # 4 Z l_b² = 1
    parameters["shared_norm"] = np.stack([rng.uniform(0, 1, n), np.zeros(n), widest, np.full(n, 0.3)])[
        rng.integers(4, size=n), np.arange(n)
    ]
    parameters["beta"], parameters["tau"] = np.exp(rng.uniform(np.log(0.01), np.log(100.0), (2, n)))
    parameters["epsilon"] = np.where(
        rng.random(n) < 0.7,
        np.exp(rng.uniform(np.log(1e-3), 0, n)) / parameters["noise"],  # εv is what deterministic statements see
        np.exp(rng.uniform(0, np.log(50), n)),  # and ε what the probability sees
    )
    parameters["concept_defect"] = np.zeros(n)
    relations: Sequence[Any] = tuple(on_event.hypotheses.values())
    for relation in relations:
        _put_on_edge(on_event, relation, parameters, rng.random(n) < 0.4)
    return parameters, choice


def _put_on_edge(on_event: OnEvent, relation: Any, parameters: dict[str, Any], where: np.ndarray) -> None:
    """Where a hypothesis limits one parameter alone, move that parameter to its limit in some of the proposals."""
    if not isinstance(relation, (sp.Le, sp.Ge)) or relation.args[0] not in _NAMES:
        return
    name = _NAMES[relation.args[0]]
    if name in ("n_values", "max_degree", "multiplicity", "rank", "n_samples", "concept_defect"):
        return  # of the token graph, or zero
    limit = np.broadcast_to(on_event.claim.number(relation.args[1], parameters), where.shape)
    if name == "dim":
        limit = np.floor(limit) if isinstance(relation, sp.Le) else np.minimum(np.ceil(limit), _LARGEST_DIM)
    parameters[name] = np.where(where & (limit > 0), limit, parameters[name])
