"""The falsifier for any claim with a measured twin: a search over settings, for claims of one's own (theory.md §5).

Draws of the claim's region, then steps away from the most suspicious ones, always inside the hypotheses. A statement
that never fails falls by one dataset of the law; a probability by fresh datasets at the setting that was chosen. What
breaks is made small: the smallest shape and the shortest numbers at which it still breaks. Imported by falsify.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np

from dpotheory.checks import settings
from dpotheory.checks.draw import Draw, Shape, generator
from dpotheory.checks.judge import BadBoundError, Finding, compare, judge, vacuity
from dpotheory.checks.observe import Observatory
from dpotheory.checks.region import EDGE, PLACES, Region
from dpotheory.checks.rows import plain, sentence, signed
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.twins import twin_of, untestable
from dpotheory.checks.verify import horizon
from dpotheory.claims.claim import Claim

_FRESH = 1  # folded into the key for the datasets that decide a probability
_DIGITS = (1, 2, 3, 4)
_LARGEST_DIM = 100


@dataclass(frozen=True)
class _Seen:
    """A setting that was looked at: how far it is from violating (> 0: it does), and what it showed."""

    draw: Draw
    violation: float
    finding: Finding


@dataclass
class _Search:
    claim: Claim
    key: jax.Array
    watch: Observatory
    error: float

    def look(self, draw: Draw, watch: Observatory | None = None) -> _Seen | None:
        """What the setting shows; None where the claim says nothing there."""
        if vacuity(self.claim, draw):
            return None
        seen = (watch or self.watch)(draw, horizon(self.claim, draw))
        found = twin_of(self.claim).measure(self.claim, draw, seen)
        finding = judge(self.claim, draw, found, ErrorRate(self.error, 1))
        beside = compare(self.claim, draw, found)
        side, dataset, place = beside.worst
        gap, bound = float(beside.gaps[side][dataset, place]), float(beside.bounds[side][dataset, place])
        # Relative for numbers, so that early times and small settings count as much as others; logs are so already.
        size = 1.0 if beside.log else abs(bound) + abs(float(beside.measured[side][dataset, place])) + 1e-300
        violation = -gap / size
        if self.claim.failure is not None:
            claimed = min(finding.certificate["claimed_failure"], 1.0)
            violation = finding.certificate["violations"] / finding.certificate["datasets"] - claimed
        return _Seen(draw, violation, finding)


def attack(
    claim: Claim, key: jax.Array, *, budget: str, n_steps: int, error: float, pool: Sequence[Shape] = settings.POOL
) -> dict[str, Any]:
    """The fields of a ledger row, but for method and seconds.

    Args:
        claim: any claim; one that cannot be tested is UNDECIDED with the reason.
        key: a typed key, of which the row is a function.
        budget: "quick" or "full": datasets a setting, as for `verify`.
        n_steps: settings to try after the first draws.
        error: chance that the row refutes a true probability claim.
        pool: shapes to search.
    """
    fields = {"claim": claim.id, "step": None, "statement": claim.statement}
    fields["hypotheses"] = [f"{name}: {relation}" for name, relation in claim.hypotheses.items()]
    excuse = untestable(claim) or ("" if claim.kind != "identity" else "an identity is for verify, not for a search")
    if excuse:
        return {**fields, "verdict": "UNDECIDED", "reason": excuse}
    if twin_of(claim).draws is not None:
        reason = f"settings for {claim.quantity!r} come from a list, which verify tests; there is nothing to search"
        return {**fields, "verdict": "UNDECIDED", "reason": reason}
    search = _Search(claim, key, Observatory(key, budget), error)
    try:
        return {**fields, **_attack(search, n_steps, pool)}
    except (settings.NoSettingError, BadBoundError) as problem:
        return {**fields, "verdict": "UNDECIDED", "reason": str(problem)}
    except Exception as problem:  # a twin or an expression of the user's own
        reason = f"the twin {claim.quantity!r} or the bound raised {sentence(problem)}"
        return {**fields, "verdict": "UNDECIDED", "reason": reason}


def _attack(search: _Search, n_steps: int, pool: Sequence[Shape]) -> dict[str, Any]:
    claim, rng = search.claim, generator(search.key, len(pool))
    suits = twin_of(claim).suits
    small = [s for s in pool if s.size == "small" and s.dim <= _LARGEST_DIM and suits(s)]
    inside = [draw for draw in settings.draws(claim, search.key, "full", small) if not draw.unmet]
    regions = {draw.shape: Region(claim, draw.shape, generator(search.key, small.index(draw.shape))) for draw in inside}
    # The corners of every shape, and of its interior only one: a step from the worst covers the rest.
    found = [seen for draw in _few(inside) if (seen := search.look(draw)) is not None]
    if not found:
        reason = f"at none of {len(inside)} settings inside the hypotheses the claim says anything"
        return {"verdict": "UNDECIDED", "reason": reason}
    found.sort(key=lambda seen: -seen.violation)
    for _ in range(n_steps if found[0].finding.verdict != "REFUTED" else 0):
        draw = _step(rng, regions, found[int(rng.integers(min(4, len(found))))].draw)
        seen = None if draw is None else search.look(draw)
        if seen is not None:
            found.append(seen)
            found.sort(key=lambda seen: -seen.violation)
    return _conclude(search, found, regions)


def _few(inside: Sequence[Draw]) -> list[Draw]:
    kept: dict[tuple[Shape, str], Draw] = {}
    for draw in inside:
        kept.setdefault((draw.shape, draw.place), draw)
    return [draw for draw in kept.values() if draw.place in (EDGE, PLACES[0], PLACES[1], PLACES[3])]


def _step(rng: np.random.Generator, regions: dict[Shape, Region], start: Draw) -> Draw | None:
    """Another noise and shared norm, in one of three steps another shape; None outside the hypotheses."""
    shapes = list(regions)
    shape = shapes[int(rng.integers(len(shapes)))] if rng.random() < 1 / 3 else start.shape
    noise = float(start.setting.noise) * float(np.exp(0.5 * rng.standard_normal()))
    shared = max(0.0, float(start.setting.shared_norm) + 0.1 * float(rng.standard_normal()))
    draw = regions[shape].draw("search", noise, shared)
    return None if draw.unmet else draw


def _conclude(search: _Search, found: list[_Seen], regions: dict[Shape, Region]) -> dict[str, Any]:
    claim, best = search.claim, found[0]
    n = sum(seen.finding.certificate["datasets"] for seen in found)
    looked = f"{n} datasets at {len(found)} settings inside the hypotheses"
    certificate = plain({"settings": len(found), "closest": best.violation, "at": str(best.draw)})
    if claim.failure is not None:  # the search chose this setting by its datasets, so others decide
        watch = Observatory(jax.random.fold_in(search.key, _FRESH), search.watch.budget)
        fresh = search.look(best.draw, watch)
        assert fresh is not None  # it spoke there a moment ago
        best, search = fresh, replace(search, watch=watch)
    if best.finding.verdict == "REFUTED":
        best = _minimise(search, best, regions)
        finding = signed(best.finding, claim, search.watch)
        reason = f"at {best.draw.shape}, {finding.reason}; the search took {looked}"
        return {
            "verdict": "REFUTED",
            "witness": plain(finding.witness),
            "certificate": {**certificate, **plain(finding.certificate)},
            "reason": reason,
        }
    if best.finding.verdict == "UNDECIDED":
        return {"verdict": "UNDECIDED", "certificate": certificate, "reason": f"{best.finding.reason}; {looked}"}
    close = f"the closest has violation {best.violation:.4g} (0 is the bound), at {best.draw}"
    return {"verdict": "HOLDS", "certificate": certificate, "reason": f"none of {looked} breaks it; {close}"}


def _minimise(search: _Search, best: _Seen, regions: dict[Shape, Region]) -> _Seen:
    """The smallest shape, then the shortest numbers, at which the claim is still refuted."""

    def still(draws: Iterator[Draw]) -> _Seen | None:
        for draw in draws:
            seen = None if _unmet(search.claim, draw) else search.look(draw)
            if seen is not None and seen.finding.verdict == "REFUTED":
                return seen
        return None

    def size(shape: Shape) -> int:
        return shape.n_values * shape.n_samples * shape.dim

    smaller = sorted((shape for shape in regions if size(shape) < size(best.draw.shape)), key=size)
    best = still(draw for shape in smaller for draw in _at_shape(regions[shape], best.draw)) or best
    return still(_rounded(best.draw)) or best


def _at_shape(region: Region, draw: Draw) -> Iterator[Draw]:
    yield region.draw("search", float(draw.setting.noise), float(draw.setting.shared_norm))
    yield from region.inside([EDGE, "noise at its end"])


def _rounded(draw: Draw) -> Iterator[Draw]:
    s = draw.setting
    for digits in _DIGITS:
        leaves = {name: float(f"{float(getattr(s, name)):.{digits}g}") for name in ("noise", "shared_norm")}
        for rest in ({"beta": 0.1, "tau": 1.0}, {}):
            yield replace(draw, setting=s.replace(**leaves, **rest))


def _unmet(claim: Claim, draw: Draw) -> bool:
    at = draw.parameters
    if claim.best_epsilon is not None:
        at["epsilon"] = claim.number("best_epsilon", at)
    return not all(np.all(claim.holds(name, at)) for name in claim.hypotheses)
