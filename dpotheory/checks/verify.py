"""Monte-Carlo verification: each claim's measured twin on data that meets its hypotheses, as ledger rows.

One row per setting and one for the claim as a whole; what cannot be tested is an UNDECIDED row that says why, and never
stops the other claims. Imports the rest of checks/, claims and ledger.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory import ledger
from dpotheory.checks import constants, existential, papers
from dpotheory.checks.decide import decide
from dpotheory.checks.findings import BadBoundError, Finding, NoSettingError, VacuousError
from dpotheory.checks.identities import Sides, sides
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.rare import rows as rare_rows
from dpotheory.checks.rows import METHOD, replayable, row, sentence
from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate
from dpotheory.checks.trials import Trial, Twin
from dpotheory.checks.twins import TWINS, twin_of, untestable
from dpotheory.claims import registry
from dpotheory.claims.claim import Claim
from dpotheory.sample_size.informative import first_samples

SURVIVES = "NOT CONTRADICTED"
"""What simulation says of a claim that nothing contradicts."""
_SETTINGS = {"quick": 3, "full": 30}
"""Budgets, and how many random models test an identity in each."""
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True)
class _Plan:
    """What will be done for a claim: trials (of settings, or numbers of random models), or an excuse."""

    claim: Claim
    trials: Sequence[Trial | int] = ()
    excuse: str = ""


def verify(
    claim: Claim | str, key: jax.Array, budget: Literal["quick", "full"] = "quick", **options: Any
) -> list[ledger.Row]:
    """Test one claim on drawn data; see `verify_all`, whose options it takes.

    Args:
        claim: a claim of `dt.claims`, its id, or a user-defined one.
        key: a typed key; the same key gives the same rows.
        budget: "quick" or "full".
        options: as of `verify_all`.

    Example:
        >>> import jax, dpotheory as dt
        >>> [row.verdict for row in dt.checks.verify(dt.claims["DV-L4.1"], jax.random.key(0))]
        ['NOT CONTRADICTED', 'NOT CONTRADICTED', 'NOT CONTRADICTED', 'NOT CONTRADICTED']
    """
    return verify_all(key, budget, claims=[claim], **options)


def verify_all(
    key: jax.Array,
    budget: Literal["quick", "full"] = "quick",
    claims: Iterable[Claim | str] | None = None,
    *,
    error_rate: float = FAMILY_ERROR,
    twins: Mapping[str, Twin] = TWINS,
    pool: Sequence[Any] | None = None,
    progress: Progress | None = None,
    watch: Observatory | None = None,
    rare: bool = False,
    known: Mapping[str, Sequence[ledger.Row]] | None = None,
    finished: Callable[[Sequence[ledger.Row]], None] | None = None,
) -> list[ledger.Row]:
    """Test claims on drawn data that meets their hypotheses, under one family-wise error rate.

    A statement "with probability at least 1 − δ" is refuted where the Clopper–Pearson lower bound of its failure rate
    exceeds δ at one setting inside its hypotheses (for an unknown constant, for every c > 0);
    a deterministic one by one dataset that leaves its bound by more than the numerical error budget. Controls outside
    the hypotheses are measured and never refute.

    Args:
        key: a typed key; the same key gives the same rows, but for their seconds.
        budget: "quick" or "full".
        claims: None means every claim of the registry.
        error_rate: chance that any row refutes something true; split evenly over the rows.
        twins: how quantities are measured.
        pool: what trials are chosen from, such as `Shape`s for DV and PG; None means the pool of each paper, and so
            does a pool that has none of a paper's kind.
        progress: called with (claims done, claims in all, the claim at hand).
        watch: an observatory of the same key and budget, whose settings are not simulated again.
        rare: whether to estimate how often Gram events really fail, by splitting (rare/rows.py).
        known: rows of claims, by id, that the same call had finished before it was stopped; they are not made again.
        finished: called with the rows of each claim as soon as they are made.

    Returns:
        For every claim one row with ``step`` None, then one per setting; the certificate of a setting's row has the
        counts, the interval, the smallest slack with its error budget, and the tightness log(measured/bound).

    Raises:
        ValueError: for an unknown budget or an error rate outside (0, 1).
        TypeError: for a key that is not typed, or a claim that is none.
        KeyError: for an id that no claim has.
    """
    if budget not in _SETTINGS:
        raise ValueError(f"budget = {budget!r}; known: {', '.join(_SETTINGS)}")
    if not (isinstance(key, jax.Array) and jnp.issubdtype(key.dtype, jax.dtypes.prng_key)):
        raise TypeError(f"key = {key!r}; expected a typed key, as jax.random.key(0) makes")
    ErrorRate(error_rate, 1)
    todo = list(registry.values()) if claims is None else [_claim(one) for one in claims]
    # A claim about an unknown constant can be refuted at the most favourable limit alone.
    open_ones = [not constants.in_failure_alone(claim) for claim in todo]
    tested = [constants.weakest(one) or one if left else one for one, left in zip(todo, open_ones, strict=True)]
    plans = [_plan(claim, key, budget, twins, pool) for claim in tested]
    rate = ErrorRate(error_rate, sum(len(plan.trials) for plan in plans))
    watch = Observatory(key, budget) if watch is None else watch
    split = rare_rows.Splitting(key, budget)

    def rows_of(claim: Claim) -> list[ledger.Row]:
        return _rows(_plan(claim, key, budget, twins, pool), watch, rate, twins)

    rows = []
    for done, (claim, plan, left) in enumerate(zip(todo, plans, open_ones, strict=True)):
        if progress is not None:
            progress(done, len(plans), claim.id)
        if known is not None and claim.id in known:
            rows += known[claim.id]
            continue
        made = existential.decide(claim, rows_of, SURVIVES, METHOD) if left else _rows(plan, watch, rate, twins)
        made = [*made, *(_rare(claim, split, pool) if rare and _has_rare_events(claim, twins) else [])]
        if finished is not None:
            finished(made)
        rows += made
    return rows


def _claim(given: Any) -> Claim:
    """A claim, or the one of this id."""
    if isinstance(given, str):
        return registry[given]
    if not isinstance(given, Claim):
        raise TypeError(f"claim = {given!r}; expected an id of dt.claims, or a dpotheory.claims.Claim")
    return given


def _plan(claim: Claim, key: jax.Array, budget: str, twins: Mapping[str, Twin], pool: Sequence[Any] | None) -> _Plan:
    excuse = untestable(claim, twins)
    if excuse:
        return _Plan(claim, excuse=excuse)
    if claim.kind == "identity":
        return _Plan(claim, range(_SETTINGS[budget]))
    try:
        twin = twin_of(claim, twins)
        return _Plan(claim, papers.of(twin.paper).settings(claim, key, budget, twin, pool))
    except NoSettingError as error:
        return _Plan(claim, excuse=str(error))
    except Exception as error:  # whatever a user's expression does, the other claims still run
        return _Plan(claim, excuse=f"its hypotheses or bounds cannot be evaluated: {sentence(error)}")


def _rows(plan: _Plan, watch: Observatory, rate: ErrorRate, twins: Mapping[str, Twin]) -> list[ledger.Row]:
    start, claim = time.perf_counter(), plan.claim
    rows = []
    for number, trial in enumerate(plan.trials, 1):
        began = time.perf_counter()
        if isinstance(trial, int):
            step, finding = f"random model {number:02d}", _identity(claim, trial, watch.key)
        else:
            step, finding = f"setting {number:02d}, {trial}", _try(claim, trial, watch, rate, twins)
        rows.append(row(claim, step, replayable(finding, claim, watch), time.perf_counter() - began))
    return [row(claim, None, _whole(plan, rows, rate), time.perf_counter() - start), *rows]


def _has_rare_events(claim: Claim, twins: Mapping[str, Twin]) -> bool:
    return not untestable(claim, twins) and papers.of(twin_of(claim, twins).paper).rare_events


def _rare(claim: Claim, split: rare_rows.Splitting, pool: Sequence[Any] | None) -> list[ledger.Row]:
    rows, began = [], time.perf_counter()
    for step, finding in rare_rows.findings(claim, split, pool):
        rows.append(row(claim, step, finding, time.perf_counter() - began, rare_rows.METHOD))
        began = time.perf_counter()
    return rows


def _try(claim: Claim, trial: Trial, watch: Observatory, rate: ErrorRate, twins: Mapping[str, Twin]) -> Finding:
    certificate = {"place": trial.place, **trial.told}
    try:
        finding, _ = decide(claim, trial, watch, rate, twins)
        return replace(finding, certificate={**finding.certificate, "vacuous": False})
    except VacuousError as error:
        return Finding("UNDECIDED", f"vacuous: {error}", {**certificate, "vacuous": True})
    except BadBoundError as error:
        return Finding("UNDECIDED", str(error), certificate)
    except Exception as error:  # a twin or an expression of the user's own; the other rows still run
        reason = f"the twin {claim.quantity!r} or the bound raised {sentence(error)}"
        return Finding("UNDECIDED", reason, certificate)


def _identity(claim: Claim, number: int, key: jax.Array) -> Finding:
    try:
        found: Sides = sides(claim, key, number)
    except Exception as error:  # an equation of the user's own
        return Finding("UNDECIDED", f"the equation has no value: {sentence(error)}", {"model": number})
    gap = np.abs(found.left - found.right)
    worst = int(np.argmax(gap - found.error))
    values = {"left": float(found.left[worst]), "right": float(found.right[worst]), "error": float(found.error[worst])}
    certificate = {"model": number, "largest_gap": float(gap[worst]), "error_budget": values["error"]}
    if not np.isfinite(gap).all():
        return Finding("UNDECIDED", "a side of the equation is not finite on this random model", certificate)
    if gap[worst] > found.error[worst]:
        witness = {"simulation": {"model": number, "entry": worst, "relation": "==", **values}}
        reason = f"autodiff gives {values['left']:.6g}, the equation {values['right']:.6g}"
        return Finding("REFUTED", reason, certificate, witness)
    return Finding("NOT CONTRADICTED", f"both sides agree to {gap[worst]:.1e}", certificate)


def _whole(plan: _Plan, rows: Sequence[ledger.Row], rate: ErrorRate) -> Finding:
    """The claim as a whole: refuted if any setting refutes it, else what was seen where it is non-vacuous."""
    if plan.excuse:
        return Finding("UNDECIDED", plan.excuse, {})
    inside = [row for row, trial in zip(rows, plan.trials, strict=True) if isinstance(trial, int) or not trial.unmet]
    vacuous = [row for row in inside if (row.certificate or {}).get("vacuous")]
    tested = [row for row in inside if row not in vacuous]
    counts = Counter(row.verdict for row in tested)
    certificate = {"settings": len(inside), "vacuous": len(vacuous), "verdicts": dict(counts)}
    certificate |= {"controls": len(rows) - len(inside), "family_error": rate.family, "rows": rate.n_rows}
    refuted = [row for row in tested if row.verdict == "REFUTED"]
    where = f" ({len(vacuous)} others are vacuous)" if vacuous else ""
    if refuted:
        reason = f"at {len(refuted)} of {len(tested)} settings{where}; at {refuted[0].step}: {refuted[0].reason}"
        return Finding("REFUTED", reason, certificate, dict(refuted[0].witness or {}))
    if not tested:
        least = first_samples(plan.claim)
        onset = "" if least is None else f"; for one value it is non-vacuous from Q = {least:,.0f} on"
        reason = f"{vacuous[0].reason}, at any of {len(vacuous)} settings{onset}"
        return Finding("UNDECIDED", reason, {**certificate, "first_samples": least})
    limits = {row.step: (row.certificate or {}).get("refuted_for_c_from") for row in tested}
    excluded = {step: float(c) for step, c in limits.items() if c is not None}
    others = [row for row in tested if row.verdict == "UNDECIDED" and row.step not in excluded]
    if excluded and not others:
        step, least = min(excluded.items(), key=lambda item: item[1])
        certificate["refuted_for_c_from"] = least
        verdict = "NOT CONTRADICTED" if counts["NOT CONTRADICTED"] else "UNDECIDED"
        held = f"at {counts['NOT CONTRADICTED']} of {len(tested)} settings for every c{where}"
        return Finding(verdict, f"{held}; constants c >= {least:.3g} are excluded, at {step}", certificate)
    if others:
        reason = f"at {len(others)} of {len(tested)} settings{where}; at {others[0].step}: {others[0].reason}"
        return Finding("UNDECIDED", reason, certificate)
    if plan.claim.kind == "identity":
        return Finding(
            "NOT CONTRADICTED", f"its equation, on {len(tested)} of {len(tested)} random models", certificate
        )
    kept = f"at {len(tested)} of {len(tested)} settings{where}; {_counted(tested)}"
    return Finding("NOT CONTRADICTED", kept, certificate)


def _counted(rows: Sequence[ledger.Row]) -> str:
    """Datasets that keep the bound, and the largest failure rate that the counts leave open at any setting."""
    told = [row.certificate or {} for row in rows]
    n, failed = (sum(one[name] for one in told) for name in ("datasets", "violations"))
    highest = max(one["interval"][1] for one in told)
    return f"{n - failed} of {n} datasets keep the bound, and the failure rate is at most {highest:.3g} at each setting"
