"""Does preference distinguishability bound the update rate? LD-T4.1 at one n, d and D, decided (theory.md §3).

Isotropic Gaussian classes. The printed statement is taken with c′ = c_n²/(2c_v), the constant with which its tail of
the norms is proved for Gaussian features, so that nothing is left open; beside it, the constants that data exclude.
Imports the rest of checks/; for `dpotheory update-rate`.
"""

import dataclasses
import math
from dataclasses import asdict, dataclass
from typing import Any

import jax
import numpy as np
from scipy import stats

from dpotheory import ledger
from dpotheory.checks.constants import with_constant
from dpotheory.checks.decide import decide
from dpotheory.checks.findings import Finding
from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.trial import LawTrial, LdLaw
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.rows import replayable, row
from dpotheory.checks.statistics import FAMILY_ERROR, ErrorRate
from dpotheory.checks.trial import evaluate
from dpotheory.claims import registry
from dpotheory.claims.claim import Claim

PRINTED, OWN = "LD-T4.1", ("OWN-LD-upper", "OWN-LD-lower")
_RATIO = 12 * math.sqrt(2)
"""The printed bound over (√2/4)βηt D."""
_LARGEST_N, _LARGEST_DIM, _MOST_STEPS, _UNITS = 512, 10**15, 10_000, (1e-6, 1e6)
ROUNDING = 1e-9  # relative, of the exact distribution's probability


@dataclass(frozen=True)
class Answer:
    """What is known about the update rate at one setting.

    Attributes:
        verdict: "REFUTED", "NOT CONTRADICTED" or "UNDECIDED", of the printed statement with ``constant`` for its c′;
            where it promises something, the exact distribution of the first step decides for one step, and may refute
            it for more.
        constant: c_n²/(2c_v).
        claimed: the failure probability that is printed for it.
        exact: the probability that the first step is longer than printed, by the noncentral χ² distribution.
        excluded_from: constants c′ from here on are excluded by the counts; ∞ if none is.
        proved: what follows by proof alone, with probability at least 0.95: "breaks", "holds" or "".
        smallest_difference: from this D on, about, a typical first step is as short as printed.
        rows: the printed statement and our two bounds, counted at this setting, as ledger rows; then the printed
            statement by the exact distribution, where that decides.
    """

    verdict: str
    constant: float
    claimed: float
    exact: float
    excluded_from: float
    proved: str
    smallest_difference: float
    rows: tuple[ledger.Row, ...]


def first_step_too_long(law: LdLaw) -> float:
    """P(‖W(1) − W(0)‖ > 6β′ηd^(Δ−1/2)) for Σ = σ²I: ‖μ̂₊ − μ̂₋‖² = (4σ²/n)χ²_d with noncentrality nD²/(4σ²).

    Example:
        >>> round(first_step_too_long(LdLaw(16, 4096, 1.0)), 6)
        1.0
    """
    scale = law.n / (4 * law.noise**2)
    return float(stats.ncx2.sf(scale * (_RATIO * law.difference) ** 2, law.dim, scale * law.difference**2))


def exact_witness(law: LdLaw, exact: float, claimed: float) -> dict[str, Any]:
    """A witness that `falsify.first_step.replayed` recomputes."""
    return {"falsified": PRINTED, "exact": asdict(law), "lhs": exact, "relation": "<=", "rhs": claimed}


def answer(
    n: int,
    dim: int,
    difference: float = 1.0,
    *,
    noise: float = 1.0,
    beta_prime: float = 1.0,
    steps: int = 1,
    key: jax.Array,
    budget: str = "quick",
) -> Answer:
    """Decide LD-T4.1 at this setting, with the largest step η that it allows.

    Args:
        n: samples, half of them positive; even, at most 512.
        dim: d, from 4 to 10¹⁵.
        difference: D = d^Δ, at least 10⁻⁶ and at most √d.
        noise: σ, with Σ = σ²I, from 10⁻⁶ to 10⁶.
        beta_prime: β′, from 10⁻⁶ to 10⁶.
        steps: t, at most 10,000.
        key: a typed key.
        budget: "quick" or "full": 64 or 512 datasets.

    Raises:
        ValueError: for parameters out of range.
    """
    if n % 2 or not 2 <= n <= _LARGEST_N:
        raise ValueError(f"n = {n}; give an even number of samples from 2 to {_LARGEST_N}")
    least, most = _UNITS
    if not 4 <= dim <= _LARGEST_DIM or not least <= difference <= math.sqrt(dim):
        raise ValueError(
            f"d = {dim}, D = {difference}; 4 <= d <= 10^15 and {least:g} <= D <= sqrt(d) (Delta <= 1/2) are needed"
        )
    if not (least <= noise <= most and least <= beta_prime <= most and 1 <= steps <= _MOST_STEPS):
        raise ValueError(
            f"noise = {noise}, beta' = {beta_prime}, steps = {steps}; noise and beta' must lie between {least:g} and "
            f"{most:g}, and steps between 1 and {_MOST_STEPS}"
        )
    law = LdLaw(n, dim, float(difference), noise=float(noise), beta_prime=float(beta_prime), steps=int(steps))
    exact = first_step_too_long(law)
    if math.isnan(exact):
        raise ValueError(
            f"D = {difference}, noise = {noise}; no number for the exact distribution; give more noise or a smaller D"
        )
    rate, watch = ErrorRate(FAMILY_ERROR, 1 + len(OWN)), Observatory(key, budget)
    printed = registry[PRINTED]
    trial = _at(printed, law)
    constant = trial.parameters["c_n"] ** 2 / (2 * trial.parameters["c_v"])
    found = _decided(with_constant(printed, constant), trial, watch, rate)
    found = dataclasses.replace(found, certificate={**found.certificate, "c": constant})
    general = _decided(printed, trial, watch, rate)
    rows = [row(printed, f"{trial.law}, constant {constant:.6g}", replayable(found, printed, watch), 0.0)]
    sides = {}
    for name in OWN:
        claim = registry[name]
        there = _at(claim, law)
        logs = evaluate(claim, {**there.parameters, "t": 1.0, "step_size": trial.law.step})
        sides |= {side: float(np.exp(logs[side])) for side in ("upper", "lower") if side in logs}
        rows.append(row(claim, str(there.law), replayable(_decided(claim, there, watch, rate), claim, watch), 0.0))
    claimed = float(np.exp(evaluate(printed, trial.parameters, constant)["failure"]))
    excluded = 0.0 if general.verdict == "REFUTED" else general.certificate.get("refuted_for_c_from", math.inf)
    bound = float(np.exp(evaluate(printed, {**trial.parameters, "t": 1.0})["upper"]))
    proved = "breaks" if sides["lower"] > bound else "holds" if sides["upper"] <= bound else ""
    smallest = math.sqrt(4 * law.trace / (n * (_RATIO**2 - 1)))
    decided = None if trial.unmet or claimed >= 1 else _by_law(trial.law, exact, claimed)
    if decided is not None:
        rows.append(row(printed, f"{trial.law}, constant {constant:.6g}", decided, 0.0, "exact law"))
    verdict = found.verdict if decided is None else decided.verdict
    return Answer(verdict, constant, claimed, exact, excluded, proved, smallest, tuple(rows))


def _by_law(law: LdLaw, exact: float, claimed: float) -> Finding | None:
    """What the exact distribution of the first step says; None where later steps have to be looked at."""
    said = f"the first step is too long with probability {exact:.6g}, and {claimed:.6g} is claimed"
    if exact > claimed * (1 + ROUNDING):
        return Finding("REFUTED", said, {}, exact_witness(law, exact, claimed))
    near = exact >= claimed * (1 - ROUNDING)
    return Finding("NOT CONTRADICTED", said, {}) if law.steps == 1 and not near else None


def _at(claim: Claim, law: LdLaw) -> LawTrial:
    return ld_settings.largest(claim, law)


def _decided(claim: Claim, trial: LawTrial, watch: Observatory, rate: ErrorRate) -> Finding:
    if float(np.max(evaluate(claim, trial.parameters)["failure"])) >= 0:
        reason = "vacuous: the claimed probability is not positive, so there is nothing to test"
        return Finding("UNDECIDED", reason, {**trial.told, "vacuous": True})
    return decide(claim, trial, watch, rate)[0]
