"""Samples needed against the number of values: from bounds, from the exact law at the onset, and from simulation.

Three criteria ask for more and more: that the *average* over values and datasets is small, the *worst* value in half of
all datasets, and *all* values in 99 % of datasets (theory.md OWN-early, OWN-law, OWN-general). Read from the results of
a sweep; Q that no finite number reaches is ∞, and what was not computed NaN.
"""

import functools
import math
from collections.abc import Callable, Sequence

import numpy as np
import xarray as xr
from scipy.stats import beta

import dpotheory as dt
from dpotheory.core import onset
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.sample_size.informative import bisect

AVERAGE, WORST, ALL = "average", "worst value", "all values"
CRITERIA = {AVERAGE: math.nan, WORST: 0.5, ALL: 0.99}
"""Each criterion with the fraction of datasets in which the worst value must meet the target."""
BOUNDS = {
    "DV-T4.3": {"claim": "DV-T4.3", "noise": "largest", "confidence": 0.99},
    "DV-T4.3, risk alone": {"claim": "DV-T4.3", "noise": "largest", "confidence": 0.0},
    "OWN-general": {"claim": "OWN-general", "confidence": 0.99},
}
"""What `samples_needed` is asked: printed, at the largest noise it allows, and proved here, at the noise given."""
_MOST = 1e9
_LADDER = 12
_LEVEL = 0.95  # of the Clopper–Pearson interval of a simulated fraction


def by_law(setting: Setting, risk: float, criterion: str) -> float:
    """Smallest whole Q in the limit t → 0⁺, by OWN-early; ∞ where no Q is enough.

    The average is exact for any token graph. That the worst value, or all values, meet the target is exact for disjoint
    values, which are independent; NaN for values that share tokens, whose joint distribution has no closed form.
    """
    if criterion == AVERAGE:
        kappa, place = np.unique(setting.graph.effective_diversity, return_counts=True)

        def meets(q: float) -> bool:
            plus, minus = onset.noncentralities(int(q), float(setting.noise), float(setting.shared_norm), kappa)
            each = np.exp(onset.log_noncentral_f(setting.dim, plus, minus))
            return bool(place @ each / setting.n_values <= risk)

    elif setting.max_degree == 1:
        least = CRITERIA[criterion] ** (1 / setting.n_values)

        def meets(q: float) -> bool:
            return onset.chance_of_risk_at_most(setting.replace(n_samples=int(q)), 1.0, math.log(risk)) >= least

    else:
        return math.nan
    return _smallest(meets)


def _smallest(meets: Callable[[float], bool]) -> float:
    low, high = 0.0, 1.0
    while not meets(high):
        low, high = high, 4 * high
        if high > _MOST:
            return math.inf
    return bisect(meets, low, high)


@functools.cache
def by_bound(setting: Setting, risk: float, name: str) -> float:
    """Smallest Q by a claim's bound on the mean risk at τ₁; ∞ if it promises the target at no Q."""
    found = dt.samples_needed(setting, risk, **BOUNDS[name])
    return math.inf if found.n_samples is None else float(found.n_samples)


def curves(
    setting: Setting,
    n_values: Sequence[int],
    sharing: Sequence[str],
    risk: float,
    advance: Callable[[float, str], None] = lambda fraction, message: None,
) -> xr.Dataset:
    """Samples needed by law and by bounds.

    Args:
        setting: everything but the number of values, of samples and the token graph.
        n_values: K.
        sharing: names of token graphs.
        risk: the target.
        advance: called with the fraction that is done and where it is.

    Returns:
        ``law`` (sharing, criterion, n_values) and ``bound`` (sharing, claim, n_values).
    """
    law = np.full((len(sharing), len(CRITERIA), len(n_values)), math.nan)
    bound = np.full((len(sharing), len(BOUNDS), len(n_values)), math.nan)
    for i, graph in enumerate(sharing):
        for k, count in enumerate(n_values):
            advance((i + k / len(n_values)) / len(sharing), f"bounds: {graph}, K = {count}")
            if not exists(graph, count):
                continue
            here = setting.replace(n_values=count, sharing=Sharing.named(graph, count), n_samples=1)
            law[i, :, k] = [by_law(here, risk, criterion) for criterion in CRITERIA]
            bound[i, :, k] = [by_bound(here, risk, name) for name in BOUNDS]
    return xr.Dataset(
        {"law": (("sharing", "criterion", "n_values"), law), "bound": (("sharing", "claim", "n_values"), bound)},
        {"sharing": list(sharing), "criterion": list(CRITERIA), "claim": list(BOUNDS), "n_values": list(n_values)},
    )


def exists(graph: str, n_values: int) -> bool:
    """Whether the token graph can have that many values."""
    return not (graph == "ring" and n_values < 3)


def to_simulate(law: float, strictest: float) -> tuple[int, ...]:
    """Q to simulate around what the law says: from 0.7 times the average's to beyond what all values ask for.

    Args:
        law: Q for the average, by law; none are returned if it is not finite.
        strictest: Q for all values, by law; NaN where that is not known.
    """
    if not math.isfinite(law):
        return ()
    last = 1.5 * strictest if math.isfinite(strictest) else 2.2 * law
    ladder = np.round(np.geomspace(max(0.7 * law, 1), last, _LADDER)).astype(int)
    return tuple(int(q) for q in np.unique(ladder))


def simulated(results: xr.Dataset, risk: float) -> xr.Dataset:
    """Samples needed by the datasets of a sweep, at the last recorded time.

    Args:
        results: with dimensions sharing, n_values, n_samples, dataset and time; cells that were not run have none.
        risk: the target.

    Returns:
        ``needed``, the smallest simulated Q that meets the criterion there and at every larger one, and ``low`` and
        ``high``, the same with all fractions and means at the upper and the lower end of their 95 % intervals:
        dimensions (sharing, criterion, n_values); NaN where no simulated Q does, or the smallest one does already.
    """
    shape = (results.sizes["sharing"], len(CRITERIA), results.sizes["n_values"])
    found = {name: np.full(shape, math.nan) for name in ("needed", "low", "high")}
    q = results["n_samples"].values.astype(float)
    for i in range(shape[0]):
        for k in range(shape[2]):
            cell = results.isel(sharing=i, n_values=k, time=-1)
            for j, criterion in enumerate(CRITERIA):
                met = np.array([_meets(cell.isel(n_samples=m), risk, criterion) for m in range(len(q))])
                for column, name in enumerate(("high", "needed", "low")):
                    found[name][i, j, k] = _first(q, met[:, column])
    coordinates = {"sharing": results["sharing"].values, "criterion": list(CRITERIA)}
    return xr.Dataset(
        {name: (("sharing", "criterion", "n_values"), values) for name, values in found.items()},
        {**coordinates, "n_values": results["n_values"].values},
    )


def _meets(cell: xr.Dataset, risk: float, criterion: str) -> tuple[float, float, float]:
    """Whether (1, 0, or NaN without datasets) surely, by the estimate, and perhaps."""
    n = int(cell["n_datasets"])
    if not n:
        return math.nan, math.nan, math.nan
    if criterion == AVERAGE:
        risks = np.exp(cell["log_risk"].values[:n].astype(float))
        error = 1.96 * risks.std(ddof=1) / math.sqrt(n)
        ends = risks.mean() + error, risks.mean(), risks.mean() - error
        return float(ends[0] <= risk), float(ends[1] <= risk), float(ends[2] <= risk)
    good = int((cell["log_risk_worst"].values[:n] <= math.log(risk)).sum())
    low = float(beta.ppf((1 - _LEVEL) / 2, good, n - good + 1)) if good else 0.0
    high = float(beta.ppf((1 + _LEVEL) / 2, good + 1, n - good)) if good < n else 1.0
    asked = CRITERIA[criterion]
    return float(low >= asked), float(good / n >= asked), float(high >= asked)


def _first(q: np.ndarray, met: np.ndarray) -> float:
    there = np.flatnonzero(~np.isnan(met))
    fails = [m for m in there if not met[m]]
    if not there.size or not fails or fails[-1] == there[-1]:
        return math.nan
    return float(q[there[np.searchsorted(there, fails[-1]) + 1]])


def growth(n_values: np.ndarray, needed: np.ndarray) -> float:
    """The least-squares slope of Q against log K, in samples per unit of log K.

    NaN if some number of values has no finite Q, and with fewer than three of them; NaN among Q are left out.
    """
    finite = np.isfinite(needed)
    if np.isinf(needed).any() or finite.sum() < 3:
        return math.nan
    return float(np.polyfit(np.log(n_values[finite]), needed[finite], 1)[0])
