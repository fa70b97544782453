"""Every point of a plane of settings as a claim sees it: hypotheses fail, vacuous, true but loose, or sharp.

A risk bound is measured by log R_bound / log R_true, where R_true is the exact mean risk at the onset of learning
(theory.md OWN-early); an envelope of the margins by its upper over its lower side at the claim's last time. Closed
forms only, for disjoint values. The unknown constant c of a printed claim is ∞, which favours it most.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import xarray as xr

import dpotheory as dt
from dpotheory.core import onset
from dpotheory.figures.flags import flagged

OUTSIDE, VACUOUS, LOOSE, SHARP = range(4)
REGIONS = {"hypotheses fail": OUTSIDE, "vacuous": VACUOUS, "loose": LOOSE, "sharp": SHARP}
SHARP_RISK = 0.5
"""The least log R_bound / log R_true of a sharp bound."""
SHARP_ENVELOPE = 4.0
"""The largest ratio of a sharp envelope's sides."""
_FAILURE = 0.05  # of a claim whose level follows the probability that is asked
_FIXED = {"beta": 0.1, "tau": 1.0, "max_degree": 1, "multiplicity": 1, "concept_defect": 0.0}


@dataclass(frozen=True)
class Plane:
    """Two parameters that vary, and how the others follow.

    Attributes:
        title: what is fixed, in words.
        x, y: code names of the two, with labels, and their values.
        others: from the two arrays to the other parameters.
    """

    title: str
    x: tuple[str, str, np.ndarray]
    y: tuple[str, str, np.ndarray]
    others: Callable[[np.ndarray, np.ndarray], Mapping[str, Any]]

    def parameters(self, shared_norm: float) -> dict[str, np.ndarray]:
        """Everything that a claim needs by code name, each of shape (y, x)."""
        y, x = np.meshgrid(self.y[2], self.x[2], indexing="ij")
        named: dict[str, Any] = {**_FIXED, "shared_norm": shared_norm, "allowed_failure": _FAILURE}
        named |= {self.x[0]: x, self.y[0]: y, **self.others(x, y)}
        return {name: np.broadcast_to(np.asarray(value, dtype=float), x.shape) for name, value in named.items()}


def _whole(low: float, high: float, n: int) -> np.ndarray:
    return np.unique(np.round(np.geomspace(low, high, n)))


def planes(noise: float, n_values: int, n_samples: int, n: int) -> list[Plane]:
    """(K, Q) at a fixed noise, (K, Q) at the largest noise that DV-T4.2 allows, and (v, d) at fixed K and Q.

    Args:
        noise: v of the first plane.
        n_values, n_samples: K and Q of the third.
        n: points along each axis.
    """
    k = ("n_values", "values K", _whole(1, 1e4, n))
    q = ("n_samples", "samples per cluster Q", _whole(1, 1e6, n))
    return [
        Plane(f"v = {noise:g}, d = K + 1", q, k, lambda x, y: {"noise": noise, "dim": y + 1}),
        Plane("v = 1/(32√Q), d = K + 1", q, k, lambda x, y: {"noise": 1 / (32 * np.sqrt(x)), "dim": y + 1}),
        Plane(
            f"K = {n_values}, Q = {n_samples:,}",
            ("noise", "noise v", np.geomspace(1e-5, 1, n)),
            ("dim", "dimension d", _whole(n_values + 1, 1e7, n)),
            lambda x, y: {"n_values": n_values, "n_samples": n_samples},
        ),
    ]


def regions(
    plane: Plane,
    claims: Sequence[str],
    shared_norm: float,
    advance: Callable[[float, str], None] = lambda fraction, message: None,
) -> xr.Dataset:
    """What each claim is at each point of a plane.

    Returns:
        ``region`` (claim, y, x), one of `REGIONS`; ``sharpness`` (claim, y, x), NaN outside and where it is vacuous;
        and ``log_risk`` (y, x), the exact log of the mean risk at the onset.
    """
    parameters = plane.parameters(shared_norm)
    truth = _log_risk(parameters, advance)
    found, sharpness = [], []
    for claim in claims:
        region, value = _region(claim, parameters, truth)
        found.append(region)
        sharpness.append(value)
    dims = ("claim", "y", "x")
    dataset = xr.Dataset(
        {"sharpness": (dims, np.stack(sharpness)), "log_risk": (dims[1:], truth)},
        {"claim": list(claims), "y": plane.y[2], "x": plane.x[2]},
        {"title": plane.title, "x": plane.x[1], "y": plane.y[1]},
    )
    dataset["region"] = flagged(xr.DataArray(np.stack(found), dims=dims), REGIONS)
    return dataset


def _log_risk(parameters: Mapping[str, np.ndarray], advance: Callable[[float, str], None]) -> np.ndarray:
    q, v, l_b = (parameters[name] for name in ("n_samples", "noise", "shared_norm"))
    plus, minus = ((2 * q + 1 + l_b**2 + side * 2 * np.sqrt(2 * q)) / (2 * v**2) for side in (1, -1))
    rows = []
    for number, row in enumerate(zip(parameters["dim"], plus, minus, strict=True)):
        advance(number / len(q), "exact risk")
        rows.append(onset.log_noncentral_f(*row))
    return np.stack(rows)


def _region(name: str, given: Mapping[str, np.ndarray], truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    claim, parameters = dt.claims[name], dict(given)
    level = claim.best_epsilon if claim.epsilon_at is None else claim.epsilon_at
    if level is not None:
        parameters["epsilon"] = claim.number(level, parameters)
    met = np.ones(truth.shape, dtype=bool)
    for hypothesis in claim.hypotheses:
        met = met & claim.holds(hypothesis, parameters)
    with np.errstate(all="ignore"):
        logs = claim.evaluate(parameters)
        told = np.broadcast_to(claim.informative(parameters), truth.shape)
        if claim.quantity == "log_risk":
            value = logs["upper"] / truth
            sharp = value >= SHARP_RISK
        else:
            value = np.exp(logs["upper"] - logs["lower"])
            sharp = value <= SHARP_ENVELOPE
    region = np.select([~met, ~told, ~np.broadcast_to(sharp, truth.shape)], [OUTSIDE, VACUOUS, LOOSE], SHARP)
    return region, np.where(met & told, value, np.nan)


def answer(maps: Sequence[xr.Dataset]) -> str:
    """For each plane and claim, the share of settings in each region, in words."""
    from dpotheory.studies.markdown import table

    lines = []
    for plane in maps:
        rows = []
        for claim in map(str, plane["claim"].values):
            part = plane["region"].sel(claim=claim).values
            rows.append([claim, *(f"{np.mean(part == region):.1%}" for region in REGIONS.values())])
        lines += [f"{plane.attrs['title']}:", "", table(["claim", *REGIONS], rows), ""]
    lines.append(
        "Shares of the settings in the map, spaced evenly in logarithms. Sharp: log of the bound at least "
        f"{SHARP_RISK:g} of the log of the exact risk, or margins within a factor {SHARP_ENVELOPE:g}. The unknown "
        "constant of a printed claim is infinite, which favours it most; disjoint values."
    )
    return "\n".join(lines)
