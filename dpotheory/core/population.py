"""Training on infinitely much data: the population flow, its limit, and floors (theory.md OWN-floor, OWN-resistance).

With Q → ∞ at fixed noise the directions stay in the span of the concepts, a_i = Σ_j A_ij c_j, and A follows an ODE of
K × K numbers. Imports sharing; plain numpy, scipy inside functions.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from dpotheory.core.sharing import Sharing

_NORMAL = np.linspace(-9.0, 9.0, 361)  # trapezoidal rule for a standard normal, exact to rounding for smooth integrands
_CHANCE = np.exp(-(_NORMAL**2) / 2)
_CHANCE /= _CHANCE.sum()


def population_field(overlap: np.ndarray, coefficients: np.ndarray, noise: float) -> np.ndarray:
    """dA/d(nθ) of the population flow, n = 2Q: Σ_j U_ij(ω_j e_j − v² q_j A_j), ω_j = E σ(−r_j), q_j = E σ(r_j)σ(−r_j).

    r_j ~ N(A_jj, v²‖A_j‖²) is the margin of a sample of value j, whose direction is orthogonal to b (Stein's lemma).

    Args:
        overlap: U_ij, shape (values, values).
        coefficients: A, shape (values, values): of direction i on concept j.
        noise: v.
    """
    from scipy.special import expit

    spread = noise * np.linalg.norm(coefficients, axis=1)
    margins = np.diag(coefficients)[:, None] + spread[:, None] * _NORMAL
    weight, slope = expit(-margins) @ _CHANCE, (expit(margins) * expit(-margins)) @ _CHANCE
    return overlap @ (np.diag(weight) - noise**2 * slope[:, None] * coefficients)


def population_cosines(sharing: Sharing, noise: float, times: Sequence[float] | np.ndarray) -> np.ndarray:
    """a_i·c_i/‖a_i‖ along the population flow; the risk of value i is Φ(−that/v).

    Args:
        sharing: the token graph.
        noise: v.
        times: nθ = 2Qβ²t/(Nτ) = β²t/(Kτ), increasing; at 0 the limit t → 0⁺, 1/√κ_i.

    Returns:
        Shape (times, values).

    Example:
        >>> population_cosines(Sharing.named("ring", 4), 0.5, [0.0]).round(6).tolist()
        [[0.816497, 0.816497, 0.816497, 0.816497]]
    """
    from scipy.integrate import solve_ivp

    at = np.asarray(times, dtype=float)
    overlap, k = sharing.overlap.astype(float), sharing.n_values

    def field(_: float, flat: np.ndarray) -> np.ndarray:
        return population_field(overlap, flat.reshape(k, k), noise).ravel()

    last = max(float(at[-1]), 1e-9)
    run = solve_ivp(field, (0.0, last), np.zeros(k * k), "LSODA", np.maximum(at, 0), rtol=1e-9, atol=1e-11)
    found = run.y.T.reshape(-1, k, k)
    found[at == 0] = overlap
    return np.diagonal(found, axis1=1, axis2=2) / np.linalg.norm(found, axis=2)


def log_risk_floor(sharing: Sharing, noise: float) -> float:
    """log of Σ_B (K_B/K) Φ(−√(r_B/K_B)/v) over the blocks B of the token graph: no W has a smaller mean risk.

    Blocks are the graph's parts that no single token separates; a bridge is a block of its own (OWN-floor). It is
    attained in the limit of much data, then long training, where resistances agree within each block (OWN-resistance).

    Example:
        >>> round(log_risk_floor(Sharing.named("all", 4), 0.25), 6)  # log Φ(−2)
        -3.783184
    """
    from scipy.special import log_ndtr, logsumexp

    sizes = np.array([len(block) for block in blocks(sharing)], dtype=float)
    ranks = np.array([Sharing.from_pairs([sharing.pairs[i] for i in block]).rank for block in blocks(sharing)])
    found: Any = logsumexp(log_ndtr(-np.sqrt(ranks / sizes) / noise), b=sizes / sizes.sum())
    return float(found)


def blocks(sharing: Sharing) -> tuple[tuple[int, ...], ...]:
    """The values of each block: two values are together iff some cycle has both, or they are one.

    Example:
        >>> blocks(Sharing.from_pairs([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")]))
        ((0, 1, 2), (3,))
    """
    incidence = sharing.incidence.astype(float)
    # Off its diagonal the projection on the cut space is zero between blocks, and connected within each.
    linked = np.abs(np.linalg.pinv(incidence) @ incidence) > 1e-9
    left, found = set(range(sharing.n_values)), []
    while left:
        frontier, block = {min(left)}, set()
        while frontier:
            block |= frontier
            frontier = {int(j) for i in frontier for j in np.flatnonzero(linked[i])} - block
        left -= block
        found.append(tuple(sorted(block)))
    return tuple(found)
