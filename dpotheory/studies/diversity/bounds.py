"""The diversity sweep's reading: DV-T4.3's bound beside the simulation, and samples needed by both.

Used by experiments/sweep_diversity.py; diversity_report.py puts it into words. Regimes: *fixed noise* v, and *shrinking
noise* v = 1/(32√Q), d = 5Q, the edge of DV-T4.2's hypotheses.
"""

import functools
from collections.abc import Callable
from typing import Any

import numpy as np
import xarray as xr

from dpotheory.claims import registry as claims
from dpotheory.core.asymptotics import log_risk_floor_all
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.figures.flags import flagged
from dpotheory.sample_size.by_claim import smallest_by_claim
from dpotheory.sample_size.informative import first_q, promises
from dpotheory.sweeps.plan import Sweep

FIXED, SHRINKING = "fixed noise", "shrinking noise"
CLAIM = "DV-T4.3"
ENVELOPE_CLAIM = "DV-TB.3"
OWN_CLAIM = "OWN-general"
_OWN_FAILURE = 0.05
REGIONS = ("hypotheses unmet", "risk bound ≥ 1", "probability ≤ 0", "non-vacuous")
_REGION_FLAGS = {"hypotheses unmet": 0, "risk bound trivial": 1, "probability trivial": 2, "non-vacuous": 3}
_LARGEST_Q = 10**6
SEARCH_LIMIT = 10**9
NEVER, BELOW, ABOVE = -1.0, -2.0, -3.0
_SPECIAL = {"never": NEVER, "below the grid": BELOW, "above the grid": ABOVE}
_REGIMES = {"fixed noise": FIXED, "shrinking noise": SHRINKING}


def shrinking_noise(n_samples: int | np.ndarray) -> float | np.ndarray:
    """v = 1/(32√Q), the largest noise that DV-T4.2 allows."""
    return 1 / (32 * np.sqrt(n_samples))


def shrinking_dim(n_samples: int) -> int:
    """d = 5Q, the largest dimension that DV-T4.2 allows."""
    return 5 * n_samples


def bound_curves(sweep: Sweep) -> xr.Dataset:
    """The bounds on a fine grid of Q up to 10⁶: DV-T4.3's for c = ∞, OWN-general's; and DV-TB.3's envelope over time.

    Returns:
        ``log_risk_bound``, ``log_failure`` and ``region`` (an index into `REGIONS`, decided in that order: a bound
        whose hypotheses fail is never called informative) on (regime, n_values, bound_n_samples);
        ``log_risk_own`` (n_values, bound_n_samples), OWN-general's bound for 95 % of datasets at fixed noise, NaN where
        its hypotheses fail;
        ``first_informative``, the smallest Q at which the bound is non-vacuous, or `NEVER`; ``margin_lower`` and
        ``margin_upper`` on (n_values, time), NaN after τ₁. Sharing is that of the sweep's first cell.
    """
    first = sweep.cells[0].setting
    fixed = next((cell.setting for cell in sweep.cells if cell.coordinates["regime"] == FIXED), first)
    shared_norm, beta = float(first.shared_norm), float(first.beta)
    n_values = list(dict.fromkeys(cell.setting.n_values for cell in sweep.cells))
    grid = np.unique(np.round(np.geomspace(1, _LARGEST_Q, 241)))
    rows = {name: [] for name in ("log_risk_bound", "log_failure", "region")}
    for regime in (FIXED, SHRINKING):
        for name in rows:
            rows[name].append([])
        for k in n_values:
            parameters = _parameters(regime, k, grid, fixed.dim, float(fixed.noise), shared_norm, beta, first.graph)
            logs = claims[CLAIM].evaluate(parameters)
            unmet = ~_hypotheses(parameters)
            region = np.select([unmet, logs["upper"] >= 0, logs["failure"] >= 0], [0, 1, 2], 3)
            for name, values in (
                ("log_risk_bound", logs["upper"]),
                ("log_failure", logs["failure"]),
                ("region", region),
            ):
                rows[name][-1].append(np.broadcast_to(values, grid.shape))
    dims = ("regime", "n_values", "bound_n_samples")
    bound = xr.Dataset(
        {name: (dims, np.asarray(values)) for name, values in rows.items()},
        coords={"regime": [FIXED, SHRINKING], "n_values": list(n_values), "bound_n_samples": grid.astype(int)},
        attrs={
            "claim": CLAIM,
            "envelope_claim": ENVELOPE_CLAIM,
            "regions": list(REGIONS),
            "c": "infinity (most favourable)",
            "sharing": first.graph.name,
            "dim": fixed.dim,
            "noise": float(fixed.noise),
            "shared_norm": shared_norm,
            "beta": beta,
        },
    )
    own = [_own_bound(k, grid, fixed, shared_norm, beta, first.graph) for k in n_values]
    bound["log_risk_own"] = (("n_values", "bound_n_samples"), np.stack(own))
    bound.attrs |= {"own_claim": OWN_CLAIM, "own_probability": 1 - _OWN_FAILURE}
    informative = [
        [_first_q(bound, regime, k, claims[CLAIM].informative) for k in n_values] for regime in (FIXED, SHRINKING)
    ]
    bound["first_informative"] = flagged(xr.DataArray(informative, dims=("regime", "n_values")), {"never": NEVER})
    bound["region"] = flagged(bound["region"].astype(int), _REGION_FLAGS)
    bound["regime"] = flagged(bound["regime"], _REGIMES)
    floor = [np.exp(log_risk_floor_all(k, float(fixed.noise))) for k in n_values]
    bound["floor_all"] = (("n_values",), floor)
    envelope: dict[str, list[np.ndarray]] = {"lower": [], "upper": []}
    for k in n_values:
        setting = next(cell.setting for cell in sweep.cells if cell.setting.n_values == k)  # Q and d do not enter
        times = sweep.stopping.times(setting, sweep.n_times)
        inside = times <= float(setting.tau_1) * (1 + 1e-9)
        sides = claims[ENVELOPE_CLAIM].bound(setting, t=np.where(inside, times, 0.0))
        for side, rows_of_side in envelope.items():
            rows_of_side.append(np.where(inside, np.asarray(sides[side]), np.nan))
    for side, rows_of_side in envelope.items():
        bound[f"margin_{side}"] = (("n_values", "time"), np.stack(rows_of_side))
    return bound


def _own_bound(
    n_values: int, grid: np.ndarray, fixed: Setting, shared_norm: float, beta: float, graph: Sharing
) -> np.ndarray:
    claim = claims[OWN_CLAIM]
    given = _parameters(FIXED, n_values, grid, fixed.dim, float(fixed.noise), shared_norm, beta, graph)
    parameters = {**given, "allowed_failure": _OWN_FAILURE}
    parameters["epsilon"] = claim.number("epsilon_at", parameters)
    met = np.all(np.broadcast_arrays(grid > 0, *(claim.holds(name, parameters) for name in claim.hypotheses)), axis=0)
    with np.errstate(all="ignore"):
        return np.where(met, claim.evaluate(parameters)["upper"], np.nan)


def samples_needed(results: xr.Dataset, bound: xr.Dataset, target: float, confidence: float = 0.95) -> xr.Dataset:
    """Smallest Q per cluster with risk ≤ target: on the simulated grid, and by the bound for all Q up to 10⁹.

    Returns:
        ``simulated`` (regime, sharing, n_values): the Q at which the mean exact risk at the stop falls to the target,
        interpolated in (log Q, log risk) between grid points, or
        `BELOW` (already at the smallest), `ABOVE` (nowhere on the grid), `NEVER` (excluded by OWN-floor).
        ``by_bound`` (regime, n_values) for the first sharing pattern: smallest Q at which the hypotheses hold, the risk
        bound is ≤ target and the probability is ≥ ``confidence``; ``by_risk_bound`` asks nothing of the probability.
        ``by_own`` (n_values): the same of OWN-general at fixed noise.
    """
    risk = mean_risk(results)
    simulated = xr.full_like(risk.isel(n_samples=0, drop=True), ABOVE)
    for place in np.ndindex(simulated.shape):
        values = risk.values[place]
        present = np.isfinite(values)
        reached = np.flatnonzero(present & (values <= target))
        name = str(risk["sharing"].values[place[1]])
        if reached.size:
            before = np.flatnonzero(present[: reached[0]])
            simulated.values[place] = BELOW
            if before.size:
                q, left, right = risk["n_samples"].values, before[-1], reached[0]
                fraction = np.log(values[left] / target) / np.log(values[left] / max(values[right], 1e-300))
                simulated.values[place] = q[left] * (q[right] / q[left]) ** fraction
        elif name == "all" and risk["regime"].values[place[0]] == FIXED:
            noise = float(np.nanmax(results["noise"].values[place]))
            if log_risk_floor_all(int(risk["n_values"].values[place[2]]), noise) > np.log(target):
                simulated.values[place] = NEVER
    rows: dict[str, list[list[float]]] = {"by_risk_bound": [], "by_bound": []}
    for regime in bound["regime"].values:
        for name, least in (("by_risk_bound", 0.0), ("by_bound", confidence)):
            allowed = float(np.log1p(-least)) if least > 0 else np.inf
            kept = functools.partial(promises, claims[CLAIM], log_risk=float(np.log(target)), log_failure=allowed)
            rows[name].append([_first_q(bound, str(regime), int(k), kept) for k in bound["n_values"].values])
    arrays = {name: xr.DataArray(values, dims=("regime", "n_values")) for name, values in rows.items()}
    own = [_by_own(bound, int(k), target, confidence) for k in bound["n_values"].values]
    arrays["by_own"] = xr.DataArray(own, dims=("n_values",))
    return xr.Dataset(
        {name: flagged(array, _SPECIAL) for name, array in {"simulated": simulated, **arrays}.items()},
        attrs={"target_risk": target, "confidence": confidence},
    )


def _by_own(bound: xr.Dataset, n_values: int, target: float, confidence: float) -> float:
    at = {name: bound.attrs[name] for name in ("dim", "noise", "shared_norm", "beta")}
    if n_values + 1 > at["dim"]:
        return NEVER
    graph = Sharing.named(bound.attrs["sharing"], n_values)
    found = smallest_by_claim(OWN_CLAIM, Setting(n_values, 1, **at, sharing=graph), target, confidence)
    return NEVER if found.n_samples is None else float(found.n_samples)


def common_q(results: xr.Dataset) -> int:
    """The largest Q that every cell of the other axes has."""
    everywhere = (results["n_datasets"] > 0).all(("regime", "sharing", "n_values"))
    return int(results["n_samples"].values[everywhere.values].max())


def mean_risk(results: xr.Dataset) -> xr.DataArray:
    """Mean over datasets of the exact population risk at the last recorded time."""
    return xr.ufuncs.exp(log_mean_risk(results))


def log_mean_risk(results: xr.Dataset) -> xr.DataArray:
    """Natural log of the mean over datasets of the exact risk at the last recorded time; NaN where there is no cell."""
    logs = results["log_risk"].isel(time=-1).astype(float)
    largest = logs.max("dataset")
    return largest + xr.ufuncs.log(xr.ufuncs.exp(logs - largest).mean("dataset"))


def _parameters(
    regime: str,
    n_values: int,
    n_samples: np.ndarray,
    dim: int,
    noise: float,
    shared_norm: float,
    beta: float,
    graph: Sharing,
) -> dict[str, Any]:
    fixed = regime == FIXED
    example = Sharing.named(graph.name, n_values) if graph.name != "custom" else graph
    return {
        "n_values": n_values,
        "n_samples": n_samples,
        "dim": dim if fixed else 5 * n_samples,
        "noise": noise if fixed else shrinking_noise(n_samples),
        "shared_norm": shared_norm,
        "beta": beta,
        "tau": 1.0,
        "max_degree": example.max_degree,
        "multiplicity": example.multiplicity,
    }


def _hypotheses(parameters: dict) -> np.ndarray:
    claim = claims[CLAIM]
    met = [claim.holds(name, parameters) for name in claim.hypotheses]
    # Not printed as a hypothesis of the theorem, but of the setting: K orthonormal concepts and b must fit.
    return np.all(np.broadcast_arrays(*met, parameters["dim"] >= parameters["n_values"] + 1), axis=0)


def _first_q(bound: xr.Dataset, regime: str, n_values: int, holds: Callable[[dict], np.ndarray]) -> float:
    """Smallest Q ≤ 10⁹ at which the hypotheses hold and ``holds`` of the parameters, or `NEVER`.

    Looks at 20,001 geometrically spaced Q and then between the first success and its predecessor.
    """
    at = {name: bound.attrs[name] for name in ("dim", "noise", "shared_norm", "beta")}
    graph = Sharing.named(bound.attrs["sharing"], n_values)

    def met(n_samples: np.ndarray) -> np.ndarray:
        parameters = _parameters(
            regime, n_values, n_samples, at["dim"], at["noise"], at["shared_norm"], at["beta"], graph
        )
        return np.broadcast_to(_hypotheses(parameters) & holds(parameters), n_samples.shape)

    found = first_q(met, np.unique(np.round(np.geomspace(1, SEARCH_LIMIT, 20_001))))
    return NEVER if found is None else found
