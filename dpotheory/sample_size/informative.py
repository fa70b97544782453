"""From how many samples on a bound is non-vacuous, for the reason of rows that are vacuous everywhere in the pool.

In floating point and for one value; proofs_check proves such boundaries exactly. Imported by verify.py.
"""

from dataclasses import replace

import numpy as np

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

_MOST_DOUBLINGS = 200


def first_samples(claim: Claim) -> float | None:
    """The smallest Q, for K = 1 and c = ∞, at which the probability is positive and a risk bound below 1.

    None where the bound depends on more than K, Q and c, or never speaks. A Q beyond 2^53 is rounded.

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

    def speaks(q: float) -> bool:
        logs = alone.evaluate({"n_values": 1, "n_samples": q})
        return bool(logs["failure"] < 0 and logs.get("upper", -np.inf) < 0)

    high = next((2.0**n for n in range(_MOST_DOUBLINGS) if speaks(2.0**n)), None)
    if high is None or high == 1.0:
        return high
    low = high / 2
    while (middle := np.floor((low + high) / 2)) not in (low, high):
        low, high = (low, middle) if speaks(middle) else (middle, high)
    return float(high)
