"""Which variants of a claim are certainly false: a ground-truth oracle, sharing no code with verify and the falsifier.

It looks for one feasible place at which counted failures, a closed form or data built by hand leave the variant's own
sides; None means that it does not know. Imports claims and reference_dv.py.
"""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import lambertw, log_ndtr

from dpotheory.checks.mutation import reference_dv as reference
from dpotheory.checks.mutation import reference_dynamics, reference_gram, reference_ld
from dpotheory.checks.mutation.reference_dv import FRACTIONS, Refutation, clearest, counted
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim

LARGEST_N = 10**6
"""A size is feasible up to this many samples in all."""
QUANTITIES = ("margins", "log_risk", "log_odds", "margin_velocity", *reference_gram.FAMILIES, *reference_ld.QUANTITIES)
"""What it can decide."""
_DATASETS = 64
_UNITS = ((0.02, 1.0), (0.5, 3.0), (1.0, 0.3), (20.0, 0.05))  # β, τ: the flow knows only βs and times together
_EPSILONS = np.geomspace(0.05, 1e5, 64)
_SHAPES = (
    (1, 1, 2, "disjoint"),
    (1, 3, 15, "disjoint"),
    (2, 1, 4, "path"),
    (3, 2, 10, "ring"),
    (4, 2, 10, "star"),
    (5, 2, 9, "random(3, seed=0)"),
    (3, 2, 10, "all"),
    (12, 3, 14, "disjoint"),
    (12, 3, 14, "ring"),
    (2, 1, 400, "path"),
)
_NOISES = (1e-5, 1e-3, 0.03, 0.5, 2.0)
_NORMS = (0.0, 0.25, 0.3, 0.5, 1.0, 3.0)


@dataclass(frozen=True)
class _Bank:
    """Datasets at E places: parameters (E,), the rest (E, n, T); ``slack`` is that of the Gram event, (E, n)."""

    parameters: Mapping[str, np.ndarray]
    low: np.ndarray
    high: np.ndarray
    log_risk: np.ndarray
    error: np.ndarray
    risk_error: np.ndarray
    slack: np.ndarray


def refute(claim: Claim, *, on_event: bool = False) -> Refutation | None:
    """A place at which the claim is certainly false, or None.

    Args:
        claim: a variant without the unknown constant c.
        on_event: read it as a statement about every dataset in E(ε), without its probability.
    """
    with np.errstate(all="ignore"):
        if claim.quantity in ("margins", "log_risk", "log_odds"):
            return _by_flow(claim, on_event)
        if claim.quantity in reference_gram.FAMILIES:
            return _by_gram(claim)
        if claim.quantity in reference_ld.QUANTITIES:
            return reference_ld.refute(claim)
        if claim.quantity == "margin_velocity" and claim.equation is not None:
            return _by_differences(claim)
    return None


def _by_flow(claim: Claim, on_event: bool) -> Refutation | None:
    bank = _bank()
    n_places = len(bank.low)
    units = np.asarray(_UNITS)
    rows = np.repeat(np.arange(n_places), len(units))
    at = {name: column[rows][:, None] for name, column in bank.parameters.items()}
    at |= {"beta": np.tile(units[:, 0], n_places)[:, None], "tau": np.tile(units[:, 1], n_places)[:, None]}
    if claim.best_epsilon is not None:
        at["epsilon"] = claim.number("best_epsilon", at) * np.ones((len(rows), 1))
    elif on_event or _mentions(claim, symbols.epsilon):
        rows, at = np.repeat(rows, len(_EPSILONS)), {k: np.repeat(x, len(_EPSILONS), axis=0) for k, x in at.items()}
        at["epsilon"] = np.tile(_EPSILONS, n_places * len(units))[:, None]
    good = np.ones(len(rows), bool)
    if not _mentions(claim, symbols.M):  # theory.md §1: no two values have the same responses, unless a claim says so
        good &= at["multiplicity"][:, 0] == 1
    for name in claim.hypotheses:
        good &= np.broadcast_to(claim.holds(name, at), (len(rows), 1))[:, 0]
    rows, at = rows[good], {name: column[good] for name, column in at.items()}
    blocks = (slice(start, start + 4096) for start in range(0, len(rows), 4096))  # they bound the memory
    return clearest(
        _compare(claim, bank, rows[block], {name: column[block] for name, column in at.items()}, on_event)
        for block in blocks
    )


def _compare(claim: Claim, bank: _Bank, rows: np.ndarray, at: Mapping[str, Any], on_event: bool) -> Refutation | None:
    tau_1 = at["n_values"] * at["tau"] * math.log(3) / (5 * at["beta"] ** 2)
    times = tau_1 * FRACTIONS
    end = tau_1 if claim.until is None else claim.number("until", at) * np.ones_like(tau_1)
    spoken = np.abs(times / end - 1) < 1e-9 if claim.only_at_end else times <= end * (1 + 1e-9)
    logs = claim.evaluate({**at, "t": times})
    low, high, error = _measured(claim, bank, rows, at)
    outside = np.zeros(low.shape, bool)
    for name, sign, measured in (("upper", 1, high), ("lower", -1, low)):
        if name in logs:
            bound = _scaled(claim, name, logs[name], {**at, "t": times}, times.shape)[:, None, :]
            outside |= sign * (measured - bound) > 10 * error + 1e-9 * np.abs(bound)
    failed = (outside & spoken[:, None, :]).any(axis=2)
    places, n = {name: column[:, 0] for name, column in at.items()}, failed.shape[1]
    if not on_event:
        claimed = np.broadcast_to(np.exp(np.minimum(logs["failure"], 0.0)), (len(rows), 1))[:, 0]
        return counted(places, failed.sum(axis=1), n, claimed)
    inside = bank.slack[rows] < at["epsilon"] * (1 - 1e-9)
    wrong = (failed & inside).sum(axis=1)
    if not wrong.any():
        return None
    row = int(np.argmax(wrong))
    text = f"{int(wrong[row])} of {int(inside[row].sum())} datasets in the event leave the bound"
    return Refutation({name: float(column[row]) for name, column in places.items()}, text)


def _measured(
    claim: Claim, bank: _Bank, rows: np.ndarray, at: Mapping[str, Any]
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    if claim.quantity == "log_risk":
        return bank.log_risk[rows], bank.log_risk[rows], bank.risk_error[rows]
    if claim.quantity == "margins":
        return bank.low[rows], bank.high[rows], bank.error[rows]
    beta = at["beta"][:, :, None]  # odds of 3^(1/β) against the pair at the start
    low, high = ((margin[rows] - math.log(3)) / beta for margin in (bank.low, bank.high))
    return low, high, bank.error[rows] / beta


def _scaled(claim: Claim, name: str, log: np.ndarray, at: Mapping[str, Any], shape: tuple[int, ...]) -> np.ndarray:
    bound = np.asarray(log if claim.quantity == "log_risk" else claim.number(name, at))
    return np.broadcast_to(bound, shape)


def _by_gram(claim: Claim) -> Refutation | None:
    return clearest(_at_places(claim, *place) for place in reference_gram.places(claim.quantity))


def _at_places(claim: Claim, at: Mapping[str, Any], measured: np.ndarray, n: int) -> Refutation | None:
    good = np.ones(np.shape(at["epsilon"]), bool)
    for name in claim.hypotheses:
        good = good & claim.holds(name, at)
    if not good.any():
        return None
    failed = np.zeros(good.shape, int)
    for name, sign in (("upper", 1), ("lower", -1)):
        if getattr(claim, name) is not None:
            bound = np.broadcast_to(claim.number(name, at), good.shape)
            outermost = sign * bound + 1e-9 * (1 + np.abs(bound))
            values = np.sort(sign * measured, axis=0)
            columns = values.T if values.shape[1] > 1 else np.broadcast_to(values[:, 0], (good.size, len(values)))
            below = [np.searchsorted(*pair, "right") for pair in zip(columns, outermost, strict=True)]
            failed = np.maximum(failed, n - np.array(below))
    failed = np.where(good, failed, 0)
    places = {name: np.broadcast_to(column, good.shape) for name, column in at.items()}
    if n > 1:
        claimed = np.broadcast_to(np.exp(np.minimum(claim.evaluate(at)["failure"], 0.0)), good.shape)
        return counted(places, failed, n, claimed)
    if not failed.any():
        return None
    index = int(np.flatnonzero(failed)[0])
    place = {name: float(column[index]) for name, column in places.items()}
    return Refutation(place, "one dataset, built by hand, leaves the bound")


def _by_differences(claim: Claim) -> Refutation | None:
    velocity, printed = reference_dynamics.sides(claim.equation)
    gap = np.abs(velocity - printed)
    j = int(np.argmax(gap))
    if gap[j] <= 1e-5 * (1 + abs(velocity[j])):
        return None
    return Refutation({"j": float(j + 1)}, f"finite differences give {velocity[j]:.6g}, the equation {printed[j]:.6g}")


def _mentions(claim: Claim, symbol: Any) -> bool:
    sides = [claim.lower, claim.upper, claim.failure, *claim.hypotheses.values()]
    return any(side is not None and symbol in side.free_symbols for side in sides)


@functools.cache
def _bank() -> _Bank:
    """Random data at a few hundred places, and the limit v → 0 of disjoint values in closed form, up to N = 10⁶."""
    rng = np.random.default_rng(20240)
    parameters, flows, slacks = [], [], []
    for place in reference.pool(_SHAPES, _NOISES, _NORMS):
        x = reference.draw(place, _DATASETS, rng)
        parameters.append(place.parameters)
        flows.append(reference.flow(place, x))
        slacks.append(reference.slack(place, x))
    for n_values, n_samples in ((1, 64), (1, 10_000), (8, 64), (1, 200_000), (1, 500_000), (2, 250_000)):
        for norm in _NORMS:
            for noise in (1e-9, 1e-8):
                assert 2 * n_values * n_samples <= LARGEST_N
                place = reference.Place(n_values, n_samples, n_values + 1, "disjoint", noise, norm)
                parameters.append(place.parameters)
                flows.append(_noiseless(place))
                slacks.append(np.full(_DATASETS, np.inf))
    columns = {name: np.array([row[name] for row in parameters]) for name in parameters[0]}
    fields = ("low", "high", "log_risk", "error", "risk_error")
    arrays = {name: np.stack([getattr(flow, name) for flow in flows]) for name in fields}
    return _Bank(columns, **arrays, slack=np.stack(slacks))


def _noiseless(place: reference.Place) -> reference.Flowed:
    """At v → 0 every margin of disjoint values solves r + e^r − 1 = 2β²t/(Kτ), and a_i is along c_i: R = Φ(−1/v).

    The noise of 10⁶ samples moves margins by less than 100 v.
    """
    right = 2 * FRACTIONS * math.log(3) / 5 + 1
    margin = right - np.real(lambertw(np.exp(right)))
    shape = (_DATASETS, len(FRACTIONS))
    risk = np.broadcast_to(log_ndtr(-1 / place.noise), shape)
    margins, error = np.broadcast_to(margin, shape), np.full(shape, 1e-5)
    return reference.Flowed(margins, margins, risk, error, 1e-5 * np.abs(risk))
