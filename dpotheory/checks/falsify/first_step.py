"""The smallest setting at which LD-T4.1 fails, by the exact distribution of the first step (theory.md §3).

Isotropic Gaussian classes, α = 2, c′ = c_n²/(2c_v). The failure probability P(‖W(1) − W(0)‖ > 6β′ηd^(Δ−1/2)) is one of
a noncentral χ², and is compared with what is printed. Imports update_rate.py.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dpotheory.checks.ld import settings as ld_settings
from dpotheory.checks.ld.trial import LdLaw, read_law
from dpotheory.checks.trial import evaluate
from dpotheory.checks.update_rate import ROUNDING, exact_witness, first_step_too_long
from dpotheory.claims import registry
from dpotheory.claims.claim import Claim
from dpotheory.ledger.witnesses import Replayed, WitnessError, as_recorded, falls

STEP = "reading c' = c_n^2/(2 c_v), exact"
TARGET = f"LD-T4.1/{STEP}"
_MOST = 2**14
_CLAIMED = np.linspace(0.02, 0.98, 49)


def sides(law: LdLaw) -> tuple[float, float, tuple[str, ...]]:
    """(exact failure probability of the first step, what is claimed, hypotheses that the distribution breaks)."""
    trial = ld_settings.largest(registry["LD-T4.1"], law)
    constant = trial.parameters["c_n"] ** 2 / (2 * trial.parameters["c_v"])
    claimed = float(np.exp(evaluate(registry["LD-T4.1"], trial.parameters, constant)["failure"]))
    return first_step_too_long(law), claimed, trial.unmet


def smallest(n: int = 2) -> tuple[LdLaw, int]:
    """The distribution with the fewest dimensions at which the claim fails, and how many were looked at.

    At D² = 4 log(4/δ)/n the printed probability of the means is 1 − δ; what fails there does not depend on n.
    """
    looked, low, high = 0, 4, _MOST
    best = None
    while low < high:  # failures grow with d at fixed δ
        middle = (low + high) // 2
        laws = [LdLaw(n, middle, float(np.sqrt(4 * np.log(4 / delta) / n))) for delta in _CLAIMED]
        gaps = [exact - claimed for exact, claimed, unmet in map(sides, laws) if not unmet]
        looked += len(laws)
        if gaps and max(gaps) > 0:
            best, high = laws[int(np.argmax(gaps))], middle
        else:
            low = middle + 1
    if best is None:
        raise RuntimeError(
            f"no distribution of up to {_MOST} dimensions breaks LD-T4.1; the printed bound must have changed"
        )
    return best, looked


def fields() -> dict[str, Any]:
    """The row of the search, without method and seconds."""
    claim = registry["LD-T4.1"]
    law, looked = smallest()
    exact, claimed, _ = sides(law)
    reason = (
        f"at n = {law.n}, d = {law.dim}, D = {law.difference:.4g}, Sigma = I, c' = c_n^2/(2 c_v) the first step is too "
        f"long with probability {exact:.4g}, where {claimed:.4g} is claimed; none of {looked} distributions breaks it "
        "at a smaller d (alpha = 2)."
    )
    return {
        "claim": claim.id,
        "step": STEP,
        "statement": claim.statement,
        "hypotheses": [str(one) for one in claim.hypotheses.values()],
        "verdict": "REFUTED",
        "witness": exact_witness(law, exact, claimed),
        "certificate": {"laws": looked},
        "reason": reason,
    }


def replayed(given: Mapping[str, Any]) -> Replayed:
    """Recompute such a witness; WitnessError when it cannot be read."""
    try:
        law = read_law(given["exact"])
        if law != LdLaw(law.n, law.dim, law.difference, noise=law.noise, **_free(law)):
            return falls(
                "an exact distribution of the first step",
                "The exact distribution is known for isotropic Gaussian classes only.",
            )
        exact, claimed, unmet = sides(law)
    except WitnessError:
        raise
    except (TypeError, ValueError, ArithmeticError) as problem:
        raise WitnessError(f"The witness is malformed: {problem}.") from problem
    holds = {name: name not in unmet for name in registry["LD-T4.1"].hypotheses}
    reason = f"The first step fails with probability {exact:.6g}, where {claimed:.6g} is claimed."
    both = ((f"{exact:.9g}", "<=", f"{claimed:.9g}"),)
    stands = exact > claimed * (1 + ROUNDING) and all(holds.values())
    found = Replayed(stands, "an exact distribution of the first step", reason, both, holds, (), exact, claimed)
    return as_recorded(given, found)


def _free(law: LdLaw) -> dict[str, Any]:
    """What the distribution of the first step does not depend on, or depends on by a formula."""
    return {name: getattr(law, name) for name in ("beta_prime", "step", "steps")}


def misplaced(witness: Mapping[str, Any], claim: Claim, step: str | None) -> str:
    """Why a witness is not about the distribution that a row's step names; empty where it is, as always for `STEP`."""
    law = read_law(witness["exact"])
    if step == STEP:
        return ""
    at = ld_settings.largest(claim, law).parameters
    if step == f"{law}, constant {at['c_n'] ** 2 / (2 * at['c_v']):.6g}":
        return ""
    return f"The witness is the distribution {law}, and the row about {step!r}."
