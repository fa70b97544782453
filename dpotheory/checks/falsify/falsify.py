"""The falsifier: looks for a counterexample to a claim inside its hypotheses and reports what it found (theory.md §5).

On-event statements are attacked over data and settings, and a violation becomes a small rational witness; probability
claims are attacked over settings only. A search that finds nothing proves nothing: its verdict is NOT CONTRADICTED,
with how close it came, or UNDECIDED where it had nothing to look at.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

import jax
import numpy as np

from dpotheory._moved import former_names
from dpotheory.checks import existential, papers
from dpotheory.checks.constants import in_failure_alone
from dpotheory.checks.falsify import counted, minimise, witness
from dpotheory.checks.falsify import data as falsify_data
from dpotheory.checks.falsify import first_step as ld_falsify
from dpotheory.checks.falsify import rates as falsify_rates
from dpotheory.checks.falsify import search as falsify_twin
from dpotheory.checks.falsify.on_event import ON_EVENT, OnEvent
from dpotheory.checks.falsify.search import searchable
from dpotheory.checks.statistics import FAMILY_ERROR
from dpotheory.checks.verify import SURVIVES
from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting
from dpotheory.ledger.rows import Row
from dpotheory.ledger.witnesses import Replayed, WitnessError, kind_of

METHOD = "search"
_MOST_MINIMISED = 4


@dataclass(frozen=True)
class Effort:
    """How much to spend on one row.

    Attributes:
        n_random, n_ascents, n_steps: of the search over data.
        n_settings, n_screen, n_final: of the search over settings.
        n_twin_steps: of the search for user-defined claims.
    """

    n_random: int
    n_ascents: int
    n_steps: int
    n_settings: int
    n_screen: int
    n_final: int
    n_twin_steps: int = 24


EFFORTS: Mapping[str, Effort] = {
    "quick": Effort(512, 96, 400, 64, 128, 2048),
    "full": Effort(8192, 512, 2000, 256, 256, 65536, 240),
}


__getattr__ = former_names(__name__)


def targets(claim: str | None = None) -> list[str]:
    """What can be attacked, by the name of its ledger row: "CLAIM/step", or the id of a claim as a whole.

    Args:
        claim: only what belongs to this claim; None means everything.

    Raises:
        ValueError: if there is no such claim, or nothing of it can be attacked.
    """
    if claim is not None and claim not in registry:
        raise ValueError(f"There is no claim {claim!r}; the claims are {', '.join(registry)}.")
    wholes = [name for name, c in registry.items() if falsify_rates.measurable(c) or searchable(c)]
    names = [*ON_EVENT, *wholes, ld_falsify.TARGET, *papers.readings()]
    found = [name for name in names if claim is None or name.partition("/")[0] == claim]
    if not found:
        can = sorted({name.partition("/")[0] for name in names})
        raise ValueError(f"{claim} has nothing that data or settings could falsify; these have: {', '.join(can)}.")
    return found


def falsify(
    target: str | Claim | OnEvent,
    key: jax.Array,
    budget: Literal["quick", "full"] | Effort = "quick",
    *,
    error: float = FAMILY_ERROR,
) -> Row:
    """Search for a counterexample inside the hypotheses.

    Args:
        target: a name of `targets`, or an `OnEvent`, or a `Claim`, whose failure rate is then attacked. A user-defined
            claim may be about any quantity, with or without a probability.
        key: a typed key; the row is a function of it.
        budget: "quick", "full" or an `Effort`.
        error: chance that the row refutes a true probability claim; on-event statements are decided without chance.

    Returns:
        A ledger row. REFUTED carries a witness for `replay`; NOT CONTRADICTED says how close the search came; UNDECIDED
        means that it found nothing to look at, or a refutation only for large values of the claim's unknown constant.

    Raises:
        ValueError: for an unknown target or budget.

    Example:
        >>> row = falsify("DV-TB.4/on-event statement", jax.random.key(0))
        >>> row.name, row.verdict
        ('DV-TB.4/on-event statement', 'REFUTED')
    """
    start = time.perf_counter()
    datasets = budget if isinstance(budget, str) else "quick"
    if isinstance(budget, str):
        if budget not in EFFORTS:
            raise ValueError(f"budget = {budget!r}; it must be one of {', '.join(EFFORTS)}")
        budget = EFFORTS[budget]
    if isinstance(target, str) and target not in ON_EVENT:
        target = papers.readings().get(target) or registry.get(target, target)
    if target == ld_falsify.TARGET:
        fields = ld_falsify.fields()
    elif isinstance(target, Claim):
        fields = _attack_claim(target, key, budget, datasets, error)
    elif isinstance(target, OnEvent) or target in ON_EVENT:
        fields = _attack_on_event(target, key, budget)
    else:
        raise ValueError(f"{target!r} is no target of the falsifier; targets are {', '.join(targets())}")
    return Row(method=METHOD, seconds=round(time.perf_counter() - start, 2), **fields)


def replay(given: Mapping[str, Any], claim: Claim | None = None) -> Replayed:
    """Recompute a witness of the falsifier from itself alone; WitnessError when it cannot be read.

    Args:
        given: the witness.
        claim: the claim that it is about, where that is not one of the registry.
    """
    kind = kind_of(given)
    if kind.name == "exact":
        return ld_falsify.replayed(given)
    if kind.name == "embeddings":
        return witness.replay(given)
    if kind.name != "n_datasets":
        raise WitnessError(f"The witness is {kind.words}, which the falsifier does not write.")
    if claim is None:
        if given["falsified"] not in registry:
            raise WitnessError(f"The witness is about {given['falsified']!r:.60}, which is no claim of the registry.")
        claim = registry[given["falsified"]]
    return counted.replay(given, claim)


def _attack_on_event(target: str | OnEvent, key: jax.Array, budget: Effort) -> dict[str, Any]:
    on_event = ON_EVENT[target] if isinstance(target, str) else target
    found = falsify_data.search(
        on_event, key, n_random=budget.n_random, n_ascents=budget.n_ascents, n_steps=budget.n_steps
    )
    fields = {"claim": on_event.claim.id, "step": on_event.step, "statement": on_event.claim.statement}
    fields["hypotheses"] = on_event.stated
    looked = f"{found.n_inside} of {found.n_looked} datasets looked at lay in the event and the hypotheses"
    certificate: dict[str, Any] = {"data_sets": found.n_looked, "in_the_event": found.n_inside}
    if found.best is None:
        return {**fields, "verdict": "UNDECIDED", "certificate": certificate, "reason": f"{looked}."}
    certificate |= {"closest": found.closest, "at": _setting(found.best.setting, found.best.epsilon)}

    def size(pair: tuple[float, falsify_data.Candidate]) -> tuple[int, float]:
        return pair[1].setting.n_values * pair[1].setting.n_samples, -pair[0]

    for _, candidate in sorted(found.violators, key=size)[:_MOST_MINIMISED]:
        small = minimise.minimise(on_event, candidate)
        if small is not None:
            data, recomputed = small
            sides = {"lhs": recomputed.lhs, "relation": "<=", "rhs": recomputed.rhs}
            reason = f"{recomputed.reason} {len(found.violators)} violations; {looked}."
            evidence = {"witness": {**data.to_dict(), **sides}, "certificate": certificate, "reason": reason}
            return {**fields, "verdict": "REFUTED", **evidence}
    if found.violators:
        reason = f"{len(found.violators)} violations in the search, but none stood when recomputed exactly; {looked}."
        return {**fields, "verdict": "UNDECIDED", "certificate": certificate, "reason": reason}
    reason = f"{looked}, and none violates; the closest has violation {found.closest:.4g} (0 is the bound)."
    return {**fields, "verdict": "NOT CONTRADICTED", "certificate": certificate, "reason": reason}


def _attack_claim(claim: Claim, key: jax.Array, budget: Effort, datasets: str, error: float) -> dict[str, Any]:
    """By counting failures where a printed quantity has a probability; by the claim's twin otherwise."""
    mine = registry.get(claim.id) is not claim

    def search(one: Claim) -> dict[str, Any]:
        return falsify_twin.attack(one, key, budget=datasets, n_steps=budget.n_twin_steps, error=error)

    def rows_of(one: Claim) -> list[Row]:
        return [Row(method=METHOD, **search(one))]

    if mine and not in_failure_alone(claim):
        row = existential.decide(claim, rows_of, SURVIVES, METHOD)[0]
        return {name: value for name, value in vars(row).items() if name not in ("method", "seconds")}
    if falsify_rates.measurable(claim):
        try:
            fields = _attack_rate(claim, key, budget, error)
        except Exception:
            if not mine:
                raise
            fields = {}  # an expression of the user's own: the other search says what is wrong with it
        if not mine or fields.get("verdict") == "REFUTED":
            return fields  # the other search looks at more times and larger settings, and follows flows better
    elif not mine and not searchable(claim):
        raise ValueError(f"{claim.id} has no failure probability that datasets could be counted against")
    return search(claim)


def _attack_rate(claim: Claim, key: jax.Array, budget: Effort, error: float) -> dict[str, Any]:
    found, n_screened = falsify_rates.search_rates(
        claim, key, n_settings=budget.n_settings, n_screen=budget.n_screen, n_final=budget.n_final, error=error
    )
    fields = {"claim": claim.id, "step": None, "statement": claim.statement}
    fields["hypotheses"] = [str(hypothesis) for hypothesis in claim.hypotheses.values()]
    if found is None:
        k, q = falsify_data.SMALL
        reason = f"No setting with K <= {k} and Q <= {q} was found in the hypotheses at which the claim is non-vacuous."
        return {**fields, "verdict": "UNDECIDED", "reason": reason}
    place = _setting(found.setting, found.epsilon)
    counted = {"key": list(found.key), "n_datasets": found.n_datasets, "failures": found.failures, "error": error}
    claimed = float(np.exp(found.log_claimed))
    said = f"{claimed:.4g}" if claimed else f"exp({found.log_claimed:.4g})"
    interval = {"low": found.low, "high": found.high, "log_claimed": found.log_claimed}
    certificate = {"settings": n_screened, "at": place, **counted, **interval, "within_error": found.unclear}
    n = found.n_datasets
    count = f"{found.failures} of {n} fresh datasets fail at the most suspicious of {n_screened} settings"
    fields["certificate"] = certificate
    if not found.refuted:
        near = f", and {found.unclear} come within the numerical error of the bound" if found.unclear else ""
        reason = f"{count}{near}: a failure rate in [{found.low:.4g}, {found.high:.4g}], where {said} is claimed."
        kept = found.failures + found.unclear <= claimed * n  # else by chance, or by the numerical error
        return {**fields, "verdict": "NOT CONTRADICTED" if kept else "UNDECIDED", "reason": reason}
    reason = f"{count}: a failure rate of at least {found.low:.4g}, where {said} is claimed"
    if claim.failure is not None and symbols.c in claim.failure.free_symbols:
        certificate["largest_c"] = found.largest_c
        most = f"any c that holds is at most {found.largest_c:.4g}"
        reason += f" for c = oo; one setting refutes no claim about some c, but {most}."
        return {**fields, "verdict": "UNDECIDED", "reason": reason}
    sides = {"lhs": found.low, "relation": "<=", "rhs": claimed}
    epsilon = place.pop("epsilon")
    data = {"falsified": claim.id, "setting": place, "epsilon": epsilon, **counted, **sides}
    return {**fields, "verdict": "REFUTED", "witness": data, "reason": f"{reason}."}


def _setting(setting: Setting, epsilon: float) -> dict[str, Any]:
    sizes = {name: getattr(setting, name) for name in ("n_values", "n_samples", "dim")}
    leaves = {name: str(Fraction(float(getattr(setting, name)))) for name in ("noise", "shared_norm", "beta", "tau")}
    pairs = [list(pair) for pair in setting.graph.pairs]
    return {**sizes, "token_pairs": pairs, **leaves, "epsilon": str(Fraction(epsilon))}
