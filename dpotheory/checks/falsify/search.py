"""The falsifier for any claim with a measured twin: a search over settings, for claims of one's own (theory.md §5).

Draws of the claim's region, then steps away from the most suspicious ones, always inside the hypotheses. A statement
that never fails falls by one dataset of the law; a probability by fresh datasets at the setting that was chosen. What
breaks is made small: the smallest shape and the shortest numbers at which it still breaks. Imported by falsify.py.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np
import sympy as sp
from scipy.stats import binom

from dpotheory.checks.decide import decide
from dpotheory.checks.dv import settings
from dpotheory.checks.dv.observe import Observatory
from dpotheory.checks.dv.space import Settings
from dpotheory.checks.dv.trial import Draw, Shape
from dpotheory.checks.findings import BadBoundError, Finding, SaysNothingError
from dpotheory.checks.judge import compare
from dpotheory.checks.ld.space import Laws
from dpotheory.checks.ld.trial import LdDraw
from dpotheory.checks.rows import hypotheses_of, plain, sentence, signed, statement_of
from dpotheory.checks.space import Space
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trial import generator
from dpotheory.checks.twins import TWINS, untestable
from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim

_FRESH = 1  # folded into the key for the datasets that decide a probability
_CHEAP = 4  # as many more steps of a search over LD's laws, which compile nothing
_CONSTANT = symbols.c_n**2 / (2 * symbols.c_v)
"""The c′ with which LD's tail of the norms is proved for Gaussian features (learning_rate.py)."""


def searchable(claim: Claim) -> bool:
    """Whether the claim has a twin over LD's laws, which this search is for; DV's and PG's own have others too."""
    return claim.twin is None and claim.quantity in TWINS and TWINS[claim.quantity].draws is not None


def read_with_constant(claim: Claim) -> Claim:
    """LD's claim for Gaussian features with c′ = c_n²/(2c_v), which leaves nothing open."""
    assert claim.failure is not None
    gaussian = {**claim.hypotheses, "Gaussian features": sp.Eq(symbols.gaussian, 1)}
    return replace(claim, failure=claim.failure.subs(symbols.c, _CONSTANT), hypotheses=gaussian, _compiled={})


def chosen_constant(claim: Claim, draw: Draw | LdDraw) -> float | None:
    """The number of that c′ at one of LD's settings; None for a claim that leaves no such constant open."""
    if not isinstance(draw, LdDraw) or claim.failure is None or symbols.c not in claim.failure.free_symbols:
        return None
    return float(claim.number(_CONSTANT, draw.parameters))


READINGS: Mapping[str, Claim] = {
    f"{name}/reading c' = c_n^2/(2 c_v)": read_with_constant(registry[name]) for name in ("LD-T4.2", "LD-T4.3")
}
"""Statements with a constant chosen, by the name of their ledger row; LD-T4.1 has first_step.py."""


@dataclass(frozen=True)
class _Seen:
    """A setting that was looked at, and what it showed.

    Attributes:
        draw: the setting.
        violation: by how much it violates, if it is above 0; for a probability, of the failure rate.
        suspicion: the same; for a probability, minus the log of the chance of as many failures, if it is true.
        slack: the smallest of the datasets, relative for numbers, absolute for logarithms.
        finding: the verdict.
        size: of a data set.
    """

    draw: Draw | LdDraw
    violation: float
    suspicion: float
    slack: float
    finding: Finding
    size: int

    @property
    def rank(self) -> tuple[float, ...]:
        """Larger for what comes nearer to a refutation, or refutes in a smaller setting, or a smaller constant c."""
        if self.finding.verdict == "REFUTED":
            return 1.0, -float(self.size)
        return 0.0, -self.finding.certificate.get("refuted_for_c_from", np.inf), self.suspicion, -self.slack


@dataclass
class _Search:
    claim: Claim
    key: jax.Array
    watch: Observatory
    error: float
    space: Space

    def look(self, draw: Draw | LdDraw, watch: Observatory | None = None) -> _Seen | None:
        """What the setting shows; None where the claim says nothing there."""
        try:
            finding, found = decide(self.claim, draw, watch or self.watch, ErrorRate(self.error, 1))
        except SaysNothingError:
            return None
        beside = compare(self.claim, draw, found)
        side, dataset, place = beside.worst
        slack = float(beside.relative(side)[dataset, place])
        violation = suspicion = -slack
        if self.claim.failure is not None:
            claimed = min(finding.certificate["claimed_failure"], 1.0)
            failures, n = finding.certificate["violations"], finding.certificate["datasets"]
            violation, suspicion = failures / n - claimed, -float(binom.logsf(failures - 1, n, claimed))
        return _Seen(draw, violation, suspicion, slack, finding, self.space.size(draw))


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
        pool: shapes to search, for a claim that is not LD's.
    """
    reading = next((name.partition("/")[2] for name, one in READINGS.items() if one is claim), None)
    fields = {"claim": claim.id, "step": reading, "statement": statement_of(claim)}
    fields["hypotheses"] = hypotheses_of(claim)
    excuse = untestable(claim) or ("" if claim.kind != "identity" else "an identity is for verify, not for a search")
    if excuse:
        return {**fields, "verdict": "UNDECIDED", "reason": excuse}
    try:
        space: Space = Laws.of(claim) if searchable(claim) else Settings.of(claim, key, pool)
        search = _Search(claim, key, Observatory(key, budget), error, space)
        steps = n_steps * (_CHEAP if isinstance(space, Laws) else 1)
        return {**fields, **_attack(search, steps, generator(key, len(pool)))}
    except (settings.NoSettingError, BadBoundError) as problem:
        return {**fields, "verdict": "UNDECIDED", "reason": str(problem)}
    except Exception as problem:  # a twin or an expression of the user's own
        reason = f"the twin {claim.quantity!r} or the bound raised {sentence(problem)}"
        return {**fields, "verdict": "UNDECIDED", "reason": reason}


def _attack(search: _Search, n_steps: int, rng: np.random.Generator) -> dict[str, Any]:
    space = search.space
    found = [seen for draw in space.starts if (seen := search.look(draw)) is not None]
    if not found:
        reason = f"at none of {len(space.starts)} settings inside the hypotheses the claim says anything"
        return {"verdict": "UNDECIDED", "reason": reason}
    found.sort(key=lambda seen: seen.rank, reverse=True)
    for _ in range(n_steps if found[0].finding.verdict != "REFUTED" else 0):
        # Half the steps start anywhere: what is closest to a bound need not be where it breaks.
        among = len(found) if rng.random() < 1 / 2 else min(4, len(found))
        draw = space.step(rng, found[int(rng.integers(among))].draw)
        seen = None if draw is None else search.look(draw)
        if seen is not None:
            found.append(seen)
            found.sort(key=lambda seen: seen.rank, reverse=True)
    return _conclude(search, found)


def _conclude(search: _Search, found: list[_Seen]) -> dict[str, Any]:
    claim, best = search.claim, found[0]
    n = sum(seen.finding.certificate["datasets"] for seen in found)
    looked = f"{n} datasets at {len(found)} settings inside the hypotheses"
    certificate = plain({"settings": len(found), "closest": best.violation, "at": str(best.draw)})
    if claim.failure is not None:  # the search chose this setting by its datasets, so others decide
        budget = "full" if isinstance(search.space, Laws) else search.watch.budget  # LD's datasets are cheap
        watch = Observatory(jax.random.fold_in(search.key, _FRESH), budget)
        fresh = search.look(best.draw, watch)
        assert fresh is not None  # it spoke there a moment ago
        best, search = fresh, replace(search, watch=watch)
    if best.finding.verdict == "REFUTED":
        best = _minimise(search, best)
        finding = signed(_numbered(best, claim), claim, search.watch)
        reason = f"at {search.space.told(best.draw)}, {finding.reason}; the search took {looked}"
        return {
            "verdict": "REFUTED",
            "witness": plain(finding.witness),
            "certificate": {**certificate, **plain(finding.certificate)},
            "reason": reason,
        }
    if best.finding.verdict == "UNDECIDED":
        return {"verdict": "UNDECIDED", "certificate": certificate, "reason": f"{best.finding.reason}; {looked}"}
    slack = "" if claim.failure is None else f", its closest dataset slack {best.slack:.4g}"
    close = f"the closest has violation {best.violation:.4g} (0 is the bound){slack}, at {best.draw}"
    kept = f"none of {looked} breaks it" if claim.failure is None else f"not refuted by {looked}"
    return {"verdict": "NOT CONTRADICTED", "certificate": certificate, "reason": f"{kept}; {close}"}


def _minimise(search: _Search, best: _Seen) -> _Seen:
    """Stage by stage, the first candidate at which the claim is still refuted."""
    for stage in search.space.smaller:
        for draw in stage(best.draw):
            seen = None if _unmet(search.claim, draw) else search.look(draw)
            if seen is not None and seen.finding.verdict == "REFUTED":
                best = seen
                break
    return best


def _numbered(seen: _Seen, claim: Claim) -> Finding:
    """With the number of a constant that was chosen, which a witness needs."""
    if not any(claim is reading for reading in READINGS.values()):
        return seen.finding
    constant = float(claim.number(_CONSTANT, seen.draw.parameters))
    return replace(seen.finding, certificate={**seen.finding.certificate, "c": constant})


def _unmet(claim: Claim, draw: Draw | LdDraw) -> bool:
    at = draw.parameters
    if claim.best_epsilon is not None:
        at["epsilon"] = claim.number("best_epsilon", at)
    return not all(np.all(claim.holds(name, at)) for name in claim.hypotheses)
