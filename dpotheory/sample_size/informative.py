"""From how many samples on a bound is non-vacuous, or promises a wanted risk: one search over whole Q.

In floating point; proofs_check proves such boundaries exactly. Imported by by_claim.py, checks/verify.py and
studies/diversity.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

_DOUBLINGS = 2.0 ** np.arange(200)


def first_q(holds: Callable[[np.ndarray], np.ndarray], candidates: np.ndarray) -> float | None:
    """The first of increasing whole Q that holds, then the smallest since the one before it by bisection.

    None where none holds; a Q beyond 2^53 is rounded.

    Args:
        holds: whether it holds, for an array of Q.
        candidates: what is looked at, shape (n,). Q between two that fail are not.

    Example:
        >>> first_q(lambda q: q >= 37, np.asarray([1.0, 10.0, 100.0]))
        37.0
    """
    met = np.flatnonzero(holds(candidates))
    if not met.size:
        return None
    high = float(candidates[met[0]])
    return bisect(lambda q: bool(holds(np.asarray([q]))[0]), float(candidates[met[0] - 1]), high) if met[0] else high


def bisect(holds: Callable[[float], bool], low: float, high: float) -> float:
    """The smallest whole number that holds, between ``low``, which does not, and ``high``, which does."""
    while (middle := float(np.floor((low + high) / 2))) not in (low, high):
        low, high = (low, middle) if holds(middle) else (middle, high)
    return high


def promises(
    claim: Claim, parameters: Mapping[str, Any], log_risk: float, log_failure: float, c: float = np.inf
) -> np.ndarray:
    """Whether all hypotheses hold, the risk bound is at most e^log_risk and δ at most e^log_failure.

    At parameters by code name; those that are arrays broadcast, and so does the answer.
    """
    met = [claim.holds(name, parameters) for name in claim.hypotheses]
    logs = claim.evaluate(parameters, c)
    met += [logs["upper"] <= log_risk, logs["failure"] <= log_failure]
    return np.asarray(np.all(np.broadcast_arrays(*met), axis=0))


def first_samples(claim: Claim) -> float | None:
    """The smallest Q, for K = 1 and c = ∞, at which the probability is positive and a risk bound below 1.

    None where the bound depends on more than K, Q and c, or is vacuous at every Q.

    Example:
        >>> import dpotheory as dt
        >>> first_samples(dt.claims["DV-T4.3"])
        143469.0
    """
    upper = claim.upper if claim.quantity == "log_risk" else None
    used = set().union(*(side.free_symbols for side in (claim.failure, upper) if side is not None))
    if not used or not used <= {symbols.K, symbols.Q, symbols.c}:
        return None
    alone = replace(claim, lower=None, upper=upper, until=None, best_epsilon=None)
    return first_q(lambda q: alone.informative({"n_values": 1, "n_samples": q}), _DOUBLINGS)
