"""Settings at which a claim is tested: inside its hypotheses, at their corners, and just outside as a control.

One small pool of shapes (K, Q, d, sharing) serves every claim, so that all of them run in a few compiled programs; a
claim's hypotheses are met by the choice of v, l_b, ε and δ (region.py). A function of the claim and a key alone.
"""

from collections.abc import Iterator, Sequence

import jax

from dpotheory.checks.dv.region import EDGE, PLACES, Region
from dpotheory.checks.dv.trial import SettingTrial, Shape, known
from dpotheory.checks.findings import NoSettingError
from dpotheory.checks.trial import free, generator, mentions
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

POOL = (
    Shape(1, 1, 2, "disjoint"),  # d = K + 1
    Shape(1, 4, 20, "disjoint"),  # d = 5Q
    Shape(2, 6, 30, "path"),
    Shape(4, 1, 5, "star"),  # d = K + 1 = 5Q; 4 Z l_b² = 1 only at l_b = 1/4
    Shape(4, 3, 15, "ring"),
    Shape(4, 5, 9, "random(3, seed=1)"),
    Shape(1, 1, 10_000_000, "disjoint"),  # d ≥ 5Q/(2v²) of PG-TA.2
    Shape(3, 2, 10_000_000, "ring"),
    Shape(8, 16, 80, "disjoint", "medium"),
    Shape(8, 12, 9, "ring", "medium"),
    # More values than the slack in any published constant.
    Shape(12, 3, 15, "disjoint", "wide"),
    Shape(12, 3, 14, "ring", "wide"),
    # For claims that say themselves how many values share one pair of tokens.
    Shape(2, 6, 30, "all"),
    Shape(4, 3, 15, "all"),
    # The Q-only failure probability of DV-T4.2 and PG-T4.1 is below 1 from Q = 143,469, and 6e-4 here: four datasets
    # that fail refute it.
    Shape(1, 200_000, 1_000_000, "disjoint", "large"),
)
OUTSIDE = Shape(4, 3, 15, "all")
"""A shape that breaks "no two values have the same set of responses"."""


def trials(claim: Claim, key: jax.Array, budget: str = "quick", pool: Sequence[Shape] = POOL) -> list[SettingTrial]:
    """Settings inside a claim's hypotheses, then controls outside them.

    Args:
        claim: the statement.
        key: a typed key; it fixes β, τ and what is random within the hypotheses.
        budget: "quick" takes at each small shape the last noise at which the claim speaks and one more place; "full"
            takes all places, several interior points, and larger shapes.
        pool: the shapes.

    Raises:
        NoSettingError: if no shape of the pool meets the hypotheses, or the claim speaks about what no setting holds.
    """
    unknown = sorted(str(symbol) for symbol in free(claim) - {p.symbol for p in symbols.PARAMETERS.values()})
    if unknown:
        raise NoSettingError(f"{claim.id} uses {unknown}, which are no parameters of the theory (claims.symbols)")
    missing = sorted(p.name for p in symbols.PARAMETERS.values() if p.symbol in free(claim) and not known(p))
    if missing:
        raise NoSettingError(f"{claim.id} speaks about {missing}, which no drawn setting holds")
    found: list[SettingTrial] = []
    closest: tuple[int, tuple[str, ...]] = (len(claim.hypotheses) + 1, ())
    speaks = False
    regions: list[Region] = []
    for number, shape in enumerate(pool):
        if (shape.size == "large" and speaks) or (shape.size == "medium" and budget == "quick"):
            continue  # large takes seconds per dataset: only for a claim that is vacuous everywhere else
        if shape.graph.multiplicity > 1 and not mentions(claim, "multiplicity"):
            continue  # theory.md §1: no two values have the same responses, unless a claim says otherwise
        region = Region(claim, shape, generator(key, number))
        closest = min(closest, region.closest)
        if region.feasible.any():
            regions.append(region)
            speaks = speaks or bool(region.speaking.any())
            found += region.inside(_places(region, number, budget))
    if not found:
        broken = ", ".join(repr(name) for name in closest[1])
        raise NoSettingError(
            f"no setting of the pool meets the hypotheses of {claim.id}; the closest one breaks {broken}"
        )
    return found + list(_controls(claim, key, regions))


def _places(region: "Region", number: int, budget: str) -> list[str]:
    if region.shape.size == "large":
        return [EDGE, PLACES[2]]
    if budget == "full":
        return [EDGE, *PLACES, PLACES[0], PLACES[0]]
    return [EDGE, PLACES[number % len(PLACES)]]


def _controls(claim: Claim, key: jax.Array, regions: Sequence["Region"]) -> Iterator[SettingTrial]:
    small = [region for region in regions if region.shape.size == "small"]
    for region, name in ((region, name) for region in small[-2:] for name in ("noise", "shared_norm")):
        trial = region.outside(name)
        if trial is not None:
            yield trial
    if small:
        region = Region(claim, OUTSIDE, generator(key, len(POOL)))
        point = next(small[-1].inside([EDGE])).setting
        trial = region.trial("control, all values on one pair", float(point.noise), float(point.shared_norm))
        if trial.unmet:
            yield trial
