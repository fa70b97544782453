"""Where a claim's hypotheses hold at one shape, and where it is non-vacuous, found by scanning (v, l_b).

ε and δ follow from the claim. Imports trial.py; imported by settings.py.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from dpotheory.checks.dv.trial import SettingTrial, Shape
from dpotheory.checks.trial import at_time, evaluate, mentions, value
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting

PLACES = ("interior", "noise at its end", "noise tiny", "shared norm at its lower end", "shared norm at its upper end")
EDGE = "last noise at which it speaks"
_NOISES = np.geomspace(1e-6, 4.0, 64)
_SHARED = (0.0, 0.125, 0.25, 0.3, 0.375, 0.5, 1.0, 4.0, 10.0)
# Margins depend on β and τ by β²t/τ alone; a bound that has other powers of them is seen at both ends.
_UNITS = ((10.0, 100.0), (0.01, 0.1), (0.1, 10.0))
_EPSILONS = np.geomspace(0.25, 1e4, 64)
_LARGEST_FAILURE = 0.1  # a claim is tested where it promises a smaller failure probability, if it does anywhere,
_CONSTANT = 0.1  # for this c: where the product tail e^{−c…} is not small, c = ∞ promises too much


class Region:
    """Where on a grid of (v, l_b) a claim's hypotheses hold at one shape, and where it is non-vacuous."""

    def __init__(self, claim: Claim, shape: Shape, rng: np.random.Generator) -> None:
        self.claim, self.shape, self.rng = claim, shape, rng
        # Drawn before anything that depends on the claim, so that claims with one region share their settings.
        ends = np.log(_UNITS)
        self.betas, taus = (np.exp(ends[:, 0] + rng.uniform(size=3) * np.ptp(ends, axis=1)) for _ in range(2))
        self.taus = taus[[1, 0, 2]]  # a large β beside a small τ, and the reverse: both ends of β, of τ and of the time
        self.turns: Sequence[int] = (0, 1, 2)
        self.chance = rng.uniform(size=8)
        limit = 1 / (2 * np.sqrt(shape.graph.max_degree))  # 4 Z l_b² = 1
        self.shared = np.unique([*_SHARED, limit])
        self.shared = np.concatenate([self.shared, np.full(len(_SHARED) + 1 - len(self.shared), self.shared[-1])])
        self.epsilon = self._epsilon() if mentions(claim, "epsilon") and claim.best_epsilon is None else None
        noise, shared = (grid.ravel() for grid in np.meshgrid(_NOISES, self.shared, indexing="ij"))
        grid = (len(_NOISES), len(self.shared))
        holds = self._hold(noise, shared)
        bound = {symbol for relation in claim.hypotheses.values() for symbol in relation.free_symbols}
        if bound & {symbols.beta, symbols.tau}:  # one unit for all places: that which leaves most of the grid inside
            inside = []
            for turn in range(3):
                self.turns = (turn,)
                inside.append(int(np.all([*self._hold(noise, shared).values()], axis=0).sum()))
            self.turns = (int(np.argmax(inside)),)
            holds = self._hold(noise, shared)
        broken = np.sum([~met for met in holds.values()], axis=0) if holds else np.zeros(noise.shape, int)
        best = int(np.argmin(broken))
        self.closest = (int(broken[best]), tuple(name for name, met in holds.items() if not met[best]))
        self.feasible = (broken == 0).reshape(grid)
        self.speaking = self.feasible & self._speaks(noise, shared).reshape(grid)

    def inside(self, places: Sequence[str]) -> Iterator[SettingTrial]:
        """Trials at these places; all meet the hypotheses, to the rounding that `Claim.holds` allows."""
        if not self.feasible.any():
            return
        seen: list[Any] = []
        good = self.speaking if self.speaking.any() else self.feasible
        for count, place in enumerate(places):
            chance = self.chance[(2 * count) % 8], self.chance[(2 * count + 1) % 8]
            mask = self.feasible if place == "noise at its end" else good
            columns = np.flatnonzero(mask.any(axis=0))
            lowest = place == "shared norm at its lower end"
            drawn = place in ("interior", "noise tiny")
            column = columns[int(chance[0] * len(columns))] if drawn else columns[0 if lowest else -1]
            rows = np.flatnonzero(mask[:, column])
            shared, first, last = float(self.shared[column]), _NOISES[rows[0]], _NOISES[rows[-1]]
            if place == "noise tiny":
                noise = first
            elif place in (EDGE, "noise at its end"):
                noise = self._last(int(rows[-1]), shared, speaking=mask is self.speaking)
            else:
                noise = float(np.exp(np.log(first) + chance[1] * np.log(last / first)))
            trial = self.trial(place, float(noise), shared, count)
            trial = trial if not trial.unmet else self.trial(place, float(last), shared, count)
            if (trial.setting, trial.extra) not in seen:
                seen.append((trial.setting, trial.extra))
                yield trial

    def outside(self, name: str) -> SettingTrial | None:
        """A control: the last feasible point with v times 3/2 or l_b times 5/4, if that breaks a hypothesis."""
        edge = next(self.inside(["noise at its end"]))
        factor = 1.5 if name == "noise" else 1.25
        point = {"noise": float(edge.setting.noise), "shared_norm": float(edge.setting.shared_norm)}
        point[name] *= factor
        trial = self.trial(f"control, {name.replace('_', ' ')} × {factor}", point["noise"], point["shared_norm"])
        return trial if trial.unmet else None

    def trial(self, place: str, noise: float, shared_norm: float, turn: int = 0) -> SettingTrial:
        """The setting at this point, with δ at its largest or half of it, and the hypotheses it breaks.

        The turn chooses β and τ.
        """
        setting = self._setting(noise, shared_norm, turn)
        extra = {} if self.epsilon is None else {"epsilon": self.epsilon}
        if mentions(self.claim, "concept_defect"):
            defects = np.concatenate([[0.0], np.geomspace(1e-9, 0.5, 4096)])
            at = {**symbols.values(setting), **extra, "concept_defect": defects}
            allowed = np.flatnonzero(np.all([self._met(name, at, 4097) for name in self.claim.hypotheses], axis=0))
            share = 0.5 if place == "interior" else 1.0
            extra["concept_defect"] = float(share * defects[allowed[-1]]) if len(allowed) else 0.0
        at = {**symbols.values(setting), **extra}
        unmet = tuple(name for name in self.claim.hypotheses if not self._met(name, at, 1)[0])
        return SettingTrial(self.shape, setting, place, extra, unmet)

    def _setting(self, noise: float, shared_norm: float, turn: int = 0) -> Setting:
        s, unit = self.shape, self.turns[turn % len(self.turns)]
        units = {"beta": float(self.betas[unit]), "tau": float(self.taus[unit])}
        plain = {"noise": noise, "shared_norm": shared_norm, **units, "sharing": s.graph}
        return Setting(n_values=s.n_values, n_samples=s.n_samples, dim=s.dim, **plain)

    def _at(self, noise: np.ndarray, shared: np.ndarray) -> dict[str, Any]:
        at = {**symbols.values(self._setting(1.0, 0.0)), "noise": noise, "shared_norm": shared}
        if self.epsilon is not None:
            at["epsilon"] = self.epsilon
        return at | ({"concept_defect": 0.0} if mentions(self.claim, "concept_defect") else {})

    def _met(self, name: str, at: Mapping[str, Any], size: int) -> np.ndarray:
        if self.claim.best_epsilon is not None:
            at = {**at, "epsilon": value(self.claim, "best_epsilon", at)}
        return np.broadcast_to(self.claim.holds(name, at), size)

    def _hold(self, noise: np.ndarray, shared: np.ndarray) -> dict[str, np.ndarray]:
        at = self._at(noise, shared)
        return {name: self._met(name, at, noise.size) for name in self.claim.hypotheses}

    def _speaks(self, noise: np.ndarray, shared: np.ndarray) -> np.ndarray:
        at = self._at(noise, shared)
        at = at_time(at) if self.claim.until is None else at
        return np.broadcast_to(self.claim.informative(at, _CONSTANT, math.log(_LARGEST_FAILURE)), noise.shape)

    def _last(self, row: int, shared: float, *, speaking: bool) -> float:
        """The largest noise from this row of the grid to the next that is still feasible (or speaking)."""
        low, high = _NOISES[row], _NOISES[min(row + 1, len(_NOISES) - 1)]
        for _ in range(3 if high > low else 0):
            noise = np.geomspace(low, high, 64)
            good = np.all([*self._hold(noise, np.full(64, shared)).values(), np.ones(64, bool)], axis=0)
            if speaking:
                good &= self._speaks(noise, np.full(64, shared))
            last = int(np.flatnonzero(good)[-1]) if good.any() else 0
            low, high = noise[last], noise[min(last + 1, 63)]
        return float(low)

    def _epsilon(self) -> float:
        """For a claim about every ε: the smallest of a grid at which it speaks for c = ∞ (v does not matter there)."""
        if self.claim.failure is None:
            return 12.0
        at = {**symbols.values(self._setting(1e-3, 0.0)), "epsilon": _EPSILONS, "concept_defect": 0.0}
        failure = np.broadcast_to(evaluate(self.claim, at)["failure"], _EPSILONS.shape)
        good = np.flatnonzero(failure < np.log(_LARGEST_FAILURE))
        return float(_EPSILONS[good[0]] if len(good) else _EPSILONS[-1])
