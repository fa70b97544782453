"""How many samples a setting needs: by simulation, or by a published bound (docs/architecture.md, Contract).

`samples_needed` looks for the smallest Q (samples per cluster) at which the exact population risk is small on most
datasets. Floors that no training removes answer "never" at once (theory.md OWN-floor). Imports core and what is
below it, and claims/ only when a claim is asked; loaded on first use as ``dpotheory.samples_needed``.
"""

import math
from collections import Counter
from collections.abc import Callable
from typing import Literal, cast

import jax
import numpy as np
from jaxtyping import Array, Key

from dpotheory.core.asymptotics import log_risk_floor_all
from dpotheory.core.concepts import ORTHONORMAL, Concepts, largest_eigenvalue
from dpotheory.core.flow import number
from dpotheory.core.inputs import check_setting
from dpotheory.core.setting import Setting, check_precision
from dpotheory.sample_size.answer import CONVERGED, SamplesNeeded, SearchBudget


def samples_needed(
    setting: Setting,
    risk: float = 0.05,
    confidence: float = 0.95,
    claim: str | None = None,
    *,
    worst: bool = False,
    times: float | Literal["converged"] | None = None,
    key: Key[Array, ""] | None = None,
    budget: SearchBudget | None = None,
    noise: Literal["given", "largest"] = "given",
    c: float = math.inf,
    progress: Callable[[str], None] | None = None,
) -> SamplesNeeded:
    """Smallest Q (samples per cluster) with population risk ≤ ``risk`` on a fraction ≥ ``confidence`` of datasets.

    By simulation (``claim=None``): at each Q tried, datasets are counted until the Clopper–Pearson interval of the
    fraction with R(P) ≤ ``risk`` lies on one side of ``confidence``. Look ℓ of the search spends α/(ℓ(ℓ+1)) of the
    error rate α, so that all decisions together are right with probability ≥ 1 − α. A risk within the integrator's
    error of the target counts for neither side. More samples are taken to do no harm: bisection over Q relies on it.
    Everything is float64.

    By a claim: the smallest integer Q at which all its hypotheses hold, its bound is ≤ ``risk`` and its probability is
    ≥ ``confidence``. Every Q is looked at up to 8·10⁶ (for OWN-general, whose ε follows the confidence, 65,536) beyond
    the first that meets the hypotheses.

    Args:
        setting: the parameters; its own ``n_samples`` is not used.
        risk: the target, between 0 and 1.
        confidence: between 0 and 1; with a claim also 0, which asks nothing of the claim's probability.
        claim: id of a claim that bounds the risk, for example "DV-T4.3"; None means simulation.
        worst: whether the risk of the worst-case value must be small, not the mean over values.
        times: when training stops: a physical time (τ₁ does not depend on Q, so ``2 * setting.tau_1`` is one),
            "converged" for 100 τ₁, or None for τ₁.
        key: of all draws; None means ``jax.random.key(0)``. Dataset m at Q has the key fold_in(fold_in(key, Q), m).
        budget: of the search by simulation.
        noise: with a claim, "given" takes the setting's noise at every Q (so v ≤ 1/(32√Q) ends the range of Q),
            "largest" the largest that the claim allows at each Q; d is the setting's either way.
        c: the claim's unknown constant; ∞ is the most favourable.
        progress: called with a line of text at every look.

    Returns:
        `SamplesNeeded`; "never" rests on a floor of the risk or on all Q that a claim's hypotheses allow.

    Raises:
        ValueError: for a target or confidence out of range, an unknown claim, one that does not bound the risk or does
            not speak about the setting, or arguments that belong to the other way of answering.
        TypeError: for a setting, or a number, that is none.

    Example:
        >>> s = Setting(n_values=4, n_samples=1, dim=40, noise=0.8, shared_norm=0.3, beta=0.1, sharing="all")
        >>> print(samples_needed(s, risk=0.05))
        No number of samples is enough: under any weights of the last layer the risk is at least 0.266, above 0.05.
    """
    check_setting(setting)
    number("risk", risk)
    number("confidence", confidence)
    if not 0 < risk < 1:
        raise ValueError(f"risk = {risk}; the target must lie between 0 and 1")
    if not (0 < confidence < 1 or (claim is not None and confidence == 0)):
        raise ValueError(f"confidence = {confidence}; it must lie between 0 and 1 (0 itself only with a claim)")
    if claim is not None:
        from dpotheory.sample_size.by_claim import smallest_by_claim

        given = {"worst": worst, "times": times is not None, "key": key is not None, "budget": budget is not None}
        if any(given.values()):
            names = ", ".join(name for name, is_given in given.items() if is_given)
            raise ValueError(f"{names} belong to simulation; a claim bounds the mean risk at τ₁ by a formula")
        return smallest_by_claim(claim, setting, risk, confidence, noise=noise, c=c)
    if noise != "given" or c != math.inf:
        raise ValueError("noise= and c= belong to a claim; name one with claim=, or change the setting's noise")
    floor = log_risk_floor(setting, worst=worst)
    if floor > math.log(risk):
        text = (
            "No number of samples is enough: under any weights of the last layer the "
            f"{'worst ' if worst else ''}risk is at least {math.exp(floor):.3g}, above {risk:g}."
        )
        return SamplesNeeded(None, "never", (0, None), "floor", (), 0.0, text)
    check_precision(setting, np.float64)
    from dpotheory.sample_size.by_simulation import search

    return search(
        setting,
        risk,
        confidence,
        worst=worst,
        horizon=_horizon(setting, times),
        key=jax.random.key(0) if key is None else key,
        budget=SearchBudget() if budget is None else budget,
        progress=progress or (lambda line: None),
    )


def log_risk_floor(setting: Setting, *, worst: bool = False) -> float:
    """log of a risk that no weights of the last layer go below, whatever the data: OWN-floor, for any token graph.

    Values on one pair of tokens share one direction a (up to sign), so m of them have a mean risk of at least
    Φ(−√(λ/m)/v), λ the largest eigenvalue of their concepts' Gram matrix: Σ(a·c_i)² ≤ λ‖a‖². Orthonormal concepts have
    λ = 1, and so has a value alone on its pair. Groups count by size; ``worst`` takes the largest. Flipped training
    labels change nothing.

    Args:
        setting: the parameters; Q does not enter.
        worst: of the worst-case value, not the mean over values.
    """
    groups: dict[frozenset[int], list[int]] = {}
    for value, pair in enumerate(setting.graph.pairs):
        groups.setdefault(frozenset(pair), []).append(value)
    concepts = cast(Concepts, setting.concepts) if setting.correlated else ORTHONORMAL
    # As many orthonormal concepts as have the same floor, and how many values have it.
    alike = Counter((len(one) / largest_eigenvalue(concepts, one), len(one)) for one in groups.values())
    logs = {group: log_risk_floor_all(group[0], float(setting.noise)) for group in alike}
    top = max(logs.values())
    if worst:
        return top
    shares = ((alike[group] * group[1], log) for group, log in logs.items())
    return top + math.log(sum(size * math.exp(log - top) for size, log in shares) / setting.n_values)


def _horizon(setting: Setting, times: float | str | None) -> float:
    if times is None:
        return float(setting.tau_1)
    if isinstance(times, str):
        if times != "converged":
            raise ValueError(f"times = {times!r}; expected a physical time, 'converged' or None for τ₁")
        return CONVERGED * float(setting.tau_1)
    if not (float(times) > 0 and math.isfinite(float(times))):
        raise ValueError(f"times = {times}; the stopping time must be finite and greater than 0")
    return float(times)
