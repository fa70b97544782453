"""The smallest Q for which a published bound promises a risk: hypotheses, bound and probability over the integers.

Where each hypothesis is monotone in Q (sympy decides that), the Q that it allows are one interval; all of them, or the
first 8·10⁶, are looked at one by one. Imports claims/; imported by samples.py.
"""

import math
from typing import Any, Literal, cast

import numpy as np
import sympy as sp

from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting
from dpotheory.sample_size.answer import SamplesNeeded
from dpotheory.sample_size.informative import bisect, first_q, promises

_SCANNED = 1 << 23
_CHUNK = 1 << 16
_LARGEST_Q = 10**12
_N_POINTS = 20_001
_ROUNDING = 1e-12
_LONGEST = 100
"""Operations in a hypothesis beyond which its monotonicity is not asked for."""


def smallest_by_claim(
    claim_id: str,
    setting: Setting,
    risk: float,
    confidence: float,
    *,
    noise: Literal["given", "largest"] = "given",
    c: float = math.inf,
) -> SamplesNeeded:
    """Smallest integer Q at which a claim promises the risk; arguments as `samples_needed`."""
    claim = _claim(claim_id)
    if noise not in ("given", "largest"):
        raise ValueError(f"noise = {noise!r}; expected 'given' or 'largest'")
    if not c > 0:
        raise ValueError(f"c = {c}; the constant of {claim.id} must be greater than 0 (math.inf is allowed)")
    search = _Promise(claim, setting, math.log(risk), confidence, _noise(claim) if noise == "largest" else None, c)
    asked = f"risk at most {risk:g}" + (f" with probability at least {confidence:g}" if confidence else "")
    at = f"{claim.id} (noise: {'the largest it allows' if noise == 'largest' else format(float(setting.noise), 'g')})"

    def answer(reason: Literal["never", "beyond"], tried: int, text: str) -> SamplesNeeded:
        return SamplesNeeded(None, reason, (tried, None), "claim", (), 0.0, text)

    first, last, why = search.allowed()
    if first is None:
        return answer("never", 0, f"{at} promises {asked} at no Q: {why}.")
    scanned = _SCANNED if search.claim.epsilon_at is None else _CHUNK  # at a level of its own a bound costs more
    end = first + scanned - 1 if last is None else min(last, first + scanned - 1)
    for start in range(first, end + 1, _CHUNK):
        q = np.arange(start, min(start + _CHUNK, end + 1), dtype=float)
        met = search.holds(np.resize(q, _CHUNK))[: len(q)]
        if met.any():
            found = int(q[np.flatnonzero(met)[0]])
            return _reached(found, f"{at} promises {asked} from Q = {found:,} samples per cluster on")
    if last is not None and end == last:
        text = f"{at} promises {asked} at no Q: its hypotheses hold only for {first:,} <= Q <= {last:,}"
        return answer("never", 0, f"{text}, and the bound or its probability fails at each of these.")
    stop = _LARGEST_Q if last is None else min(last, _LARGEST_Q)
    grid = np.unique(np.round(np.geomspace(end, stop, _N_POINTS)))
    found = first_q(search.holds, grid)
    if found is None:
        return answer("beyond", end, f"{at} promises {asked} at no Q that was looked at, up to {stop:,}.")
    text = f"{at} promises {asked} from Q = {int(found):,} samples per cluster on"
    return _reached(int(found), f"{text} (beyond Q = {end:,} by bisection, not one by one)")


def _reached(n_samples: int, text: str) -> SamplesNeeded:
    return SamplesNeeded(n_samples, "reached", (n_samples - 1, n_samples), "claim", (), 0.0, text + ".")


def _claim(claim_id: str) -> Claim:
    bounding = [c.id for c in registry.values() if c.quantity == "log_risk" and c.upper is not None]
    if claim_id not in bounding:
        known = "unknown" if claim_id not in registry else f"about {registry[claim_id].quantity}"
        raise ValueError(f"claim {claim_id!r} is {known}; those that bound the risk are {', '.join(bounding)}")
    return registry[claim_id]


def _noise(claim: Claim) -> sp.Expr:
    """The largest v that the hypotheses allow, as an expression."""
    for relation in claim.hypotheses.values():
        if isinstance(relation, sp.Le) and relation.args[0] == symbols.v:
            return cast(sp.Expr, relation.args[1])
    raise ValueError(f"{claim.id} sets no largest noise; use noise='given'")


class _Promise:
    """A claim at a setting as a predicate of Q."""

    def __init__(
        self, claim: Claim, setting: Setting, log_risk: float, confidence: float, noise: sp.Expr | None, c: float
    ) -> None:
        self.claim = claim
        # Concepts are orthonormal (symbols.values refuses others), so their defect (DV-C) is 0.
        self.fixed = {"concept_defect": 0.0, **symbols.values(setting)}
        self.log_risk = log_risk
        self.log_failure = math.log1p(-confidence) if confidence > 0 else math.inf
        self.fixed["allowed_failure"] = 1 - confidence
        self.noise = noise
        self.c = c

    def parameters(self, q: np.ndarray) -> dict[str, Any]:
        """Everything that the claim needs, at these Q."""
        parameters: dict[str, Any] = {**self.fixed, "n_samples": q}
        if self.noise is not None:
            parameters["noise"] = self.claim.number(self.noise, parameters)
        level = self.claim.best_epsilon if self.claim.epsilon_at is None else self.claim.epsilon_at
        if level is not None:
            parameters["epsilon"] = self.claim.number(level, parameters)
        return parameters

    def holds(self, q: np.ndarray) -> np.ndarray:
        """Whether hypotheses, bound and probability are as asked, for each Q."""
        met = promises(self.claim, self.parameters(q), self.log_risk, self.log_failure + _ROUNDING, self.c)
        return np.broadcast_to(met, q.shape)

    def allowed(self) -> tuple[int | None, int | None, str]:
        """First and last Q that all hypotheses allow (last None: no end, or none known), and if none do, why."""
        first, last, why = 1, None, ""
        for name, relation in self.claim.hypotheses.items():
            direction = self._direction(relation)
            at_ends = [self._one(name, q) for q in (1, _LARGEST_Q)]
            text = f"{name} ({relation})"
            if direction == 0 and not at_ends[0]:
                return None, None, f"{text} fails at this setting, whatever Q is"
            if direction is None or all(at_ends):
                continue
            if not any(at_ends):  # monotone, and fails at both ends
                return None, None, f"{text} fails for every Q up to {_LARGEST_Q:.0e}"
            turn = self._turn(name, at_ends[0])
            if at_ends[0]:
                if last is None or turn - 1 < last:
                    last, why = turn - 1, f"{text} allows only Q <= {turn - 1:,}"
            else:
                first = max(first, turn)
        if last is not None and first > last:
            return None, None, f"{why}, while other hypotheses ask for Q >= {first:,}"
        return first, last, ""

    def _turn(self, name: str, first: bool) -> int:
        """The smallest Q at which the hypothesis is no longer as it was at Q = 1."""
        return int(bisect(lambda q: self._one(name, int(q)) != first, 1.0, float(_LARGEST_Q)))

    def _one(self, name: str, q: int) -> bool:
        return bool(np.all(self.claim.holds(name, self.parameters(np.asarray(float(q))))))

    def _direction(self, relation: sp.Basic) -> int | None:
        """The sign of d(left − right)/dQ for a relation written as left ≤ right: 0 for constant, None if unknown."""
        left, right = (cast(sp.Expr, side) for side in relation.args)
        if relation.count_ops() > _LONGEST:
            return None
        gap = (right - left) if isinstance(relation, sp.Ge) else (left - right)
        if self.claim.best_epsilon is not None:
            gap = gap.subs(symbols.epsilon, self.claim.best_epsilon)
        if self.noise is not None:
            gap = gap.subs(symbols.v, self.noise)
        slope = sp.simplify(sp.diff(gap, symbols.Q))
        if slope == 0:
            return 0
        return 1 if slope.is_nonnegative else -1 if slope.is_nonpositive else None
