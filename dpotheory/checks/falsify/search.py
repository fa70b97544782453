"""The falsifier for any claim with a measured twin: a search over its paper's settings (theory.md §5).

Trials in the claim's region, then steps away from the most suspicious ones, always inside the hypotheses. A statement
that never fails is refuted by one dataset of the distribution; a probability by fresh datasets at the setting that was
chosen. What breaks is made small: the smallest shape and the shortest numbers at which it still breaks. Imported by
falsify.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import jax
import numpy as np
from scipy.stats import binom

from dpotheory.checks import papers
from dpotheory.checks.at_trial import generator, met
from dpotheory.checks.decide import decide
from dpotheory.checks.findings import BadBoundError, Finding, NoSettingError, VacuousError
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.rows import hypotheses_of, plain, replayable, sentence, statement_of
from dpotheory.checks.space import Space
from dpotheory.checks.statistics import ErrorRate
from dpotheory.checks.trials import Trial, Trials
from dpotheory.checks.twins import TWINS, twin_of, untestable
from dpotheory.checks.verdict import compare
from dpotheory.claims.claim import Claim

_FRESH = 1  # folded into the key for the datasets that decide a probability
_STREAM = 15  # of the random steps
_CHEAP = 4  # as many more steps where datasets cost next to nothing


def searchable(claim: Claim) -> bool:
    """Whether this search attacks the claim where it is published; DV's and PG's have others (rates.py, data.py)."""
    known = claim.twin is None and claim.quantity in TWINS
    return known and papers.of(TWINS[claim.quantity].paper).attacked


@dataclass(frozen=True)
class _Seen:
    """A setting that was looked at, and what it showed.

    Attributes:
        trial: the setting.
        violation: by how much it violates, if it is above 0; for a probability, of the failure rate.
        suspicion: the same; for a probability, minus the log of the chance of as many failures, if it is true.
        slack: the smallest of the datasets, relative for numbers, absolute for logarithms.
        finding: the verdict.
        size: of a dataset.
    """

    trial: Trial
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
    paper: Trials
    space: Space

    def look(self, trial: Trial, watch: Observatory | None = None) -> _Seen | None:
        """What the setting shows; None where the claim is vacuous there."""
        try:
            finding, found = decide(self.claim, trial, watch or self.watch, ErrorRate(self.error, 1))
        except VacuousError:
            return None
        beside = compare(self.claim, trial, found)
        side, dataset, place = beside.worst
        slack = float(beside.relative(side)[dataset, place])
        violation = suspicion = -slack
        if self.claim.failure is not None:
            claimed = min(finding.certificate["claimed_failure"], 1.0)
            failures, n = finding.certificate["violations"], finding.certificate["datasets"]
            violation, suspicion = failures / n - claimed, -float(binom.logsf(failures - 1, n, claimed))
        return _Seen(trial, violation, suspicion, slack, finding, self.space.size(trial))


def attack(
    claim: Claim, key: jax.Array, *, budget: str, n_steps: int, error: float, pool: Sequence[Any] | None = None
) -> dict[str, Any]:
    """The fields of a ledger row, but for method and seconds.

    Args:
        claim: any claim; one that cannot be tested is UNDECIDED with the reason.
        key: a typed key, of which the row is a function.
        budget: "quick" or "full": datasets per setting, as for `verify`.
        n_steps: settings to try after the first ones.
        error: chance that the row refutes a true probability claim.
        pool: what to search, as for `verify_all`.
    """
    reading = next((name.partition("/")[2] for name, one in papers.readings().items() if one is claim), None)
    fields = {"claim": claim.id, "step": reading, "statement": statement_of(claim)}
    fields["hypotheses"] = hypotheses_of(claim)
    excuse = untestable(claim) or ("" if claim.kind != "identity" else "an identity is for verify, not for a search")
    if excuse:
        return {**fields, "verdict": "UNDECIDED", "reason": excuse}
    try:
        twin = twin_of(claim)
        paper = papers.of(twin.paper)
        search = _Search(claim, key, Observatory(key, budget), error, paper, paper.space(claim, key, twin, pool))
        steps = n_steps * (_CHEAP if paper.cheap else 1)
        return {**fields, **_attack(search, steps, generator(key, _STREAM))}
    except (NoSettingError, BadBoundError) as problem:
        return {**fields, "verdict": "UNDECIDED", "reason": str(problem)}
    except Exception as problem:  # a twin or an expression of the user's own
        reason = f"the twin {claim.quantity!r} or the bound raised {sentence(problem)}"
        return {**fields, "verdict": "UNDECIDED", "reason": reason}


def _attack(search: _Search, n_steps: int, rng: np.random.Generator) -> dict[str, Any]:
    space = search.space
    found = [seen for trial in space.starts if (seen := search.look(trial)) is not None]
    if not found:
        reason = f"the claim is vacuous at each of {len(space.starts)} settings inside the hypotheses"
        return {"verdict": "UNDECIDED", "reason": reason}
    found.sort(key=lambda seen: seen.rank, reverse=True)
    for _ in range(n_steps if found[0].finding.verdict != "REFUTED" else 0):
        # Half the steps start anywhere: what is closest to a bound need not be where it breaks.
        among = len(found) if rng.random() < 1 / 2 else min(4, len(found))
        trial = space.step(rng, found[int(rng.integers(among))].trial)
        seen = None if trial is None else search.look(trial)
        if seen is not None:
            found.append(seen)
            found.sort(key=lambda seen: seen.rank, reverse=True)
    return _conclude(search, found)


def _conclude(search: _Search, found: list[_Seen]) -> dict[str, Any]:
    claim, best = search.claim, found[0]
    n = sum(seen.finding.certificate["datasets"] for seen in found)
    looked = f"{n} datasets at {len(found)} settings inside the hypotheses"
    certificate = plain({"settings": len(found), "closest": best.violation, "at": str(best.trial)})
    if claim.failure is not None:  # the search chose this setting by its datasets, so others decide
        budget = "full" if search.paper.cheap else search.watch.budget
        watch = Observatory(jax.random.fold_in(search.key, _FRESH), budget)
        fresh = search.look(best.trial, watch)
        assert fresh is not None  # it spoke there a moment ago
        best, search = fresh, replace(search, watch=watch)
    if best.finding.verdict == "REFUTED":
        best = _minimise(search, best)
        finding = replayable(_numbered(best, search), claim, search.watch)
        reason = f"at {best.trial.where}, {finding.reason}; the search took {looked}"
        return {
            "verdict": "REFUTED",
            "witness": plain(finding.witness),
            "certificate": {**certificate, **plain(finding.certificate)},
            "reason": reason,
        }
    if best.finding.verdict == "UNDECIDED":
        return {"verdict": "UNDECIDED", "certificate": certificate, "reason": f"{best.finding.reason}; {looked}"}
    slack = "" if claim.failure is None else f", its closest dataset slack {best.slack:.4g}"
    close = f"the closest has violation {best.violation:.4g} (0 is the bound){slack}, at {best.trial}"
    kept = f"none of {looked} breaks it" if claim.failure is None else f"not refuted by {looked}"
    return {"verdict": "NOT CONTRADICTED", "certificate": certificate, "reason": f"{kept}; {close}"}


def _minimise(search: _Search, best: _Seen) -> _Seen:
    """Stage by stage, the first candidate at which the claim is still refuted."""
    for stage in search.space.smaller:
        for trial in stage(best.trial):
            seen = search.look(trial) if all(met(search.claim, trial).values()) else None
            if seen is not None and seen.finding.verdict == "REFUTED":
                best = seen
                break
    return best


def _numbered(seen: _Seen, search: _Search) -> Finding:
    """With the number of a constant that a reading has chosen, which a witness needs."""
    if not any(search.claim is reading for reading in search.paper.readings.values()):
        return seen.finding
    constant = search.paper.chosen_constant(seen.trial)
    return replace(seen.finding, certificate={**seen.finding.certificate, "c": constant})
