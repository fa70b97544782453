"""What experiments/scaling_law.py found, in words and as a table."""

import math

import numpy as np
import pandas as pd
import xarray as xr

from dpotheory.studies.markdown import table as markdown
from dpotheory.studies.scaling.needed import ALL, AVERAGE, BOUNDS, CRITERIA, WORST, exists, growth

ASKED = {
    AVERAGE: "average",
    WORST: "worst value, half of datasets",
    ALL: "all values, 99 % of datasets",
}


def summary(curves: xr.Dataset, simulated: xr.Dataset, setting: str, risk: float) -> str:
    """Samples per cluster for each number of values, and how they grow with log K."""
    lines = [f"Samples per cluster for a risk of {risk:g} ({setting}; simulation at τ₁, law as t → 0⁺).", ""]
    for graph in map(str, curves["sharing"].values):
        part = curves.sel(sharing=graph, n_values=[k for k in curves["n_values"].values if exists(graph, int(k))])
        ks, rows = part["n_values"].values, []
        for criterion in CRITERIA:
            law = part["law"].sel(criterion=criterion).values
            found = [_simulated(simulated, graph, criterion, k) for k in ks]
            cells = [f"{_whole(q)}{seen}" for q, seen in zip(law, found, strict=True)]
            rows.append([ASKED[criterion], *cells, _slope(ks, law)])
        for name in BOUNDS:
            bound = part["bound"].sel(claim=name).values
            rows.append(
                [
                    name,
                    *("none" if math.isinf(q) else _whole(q) for q in bound),
                    _slope(ks, bound),
                ]
            )
        header = [f"{graph}, K =", *map(str, ks), "per log K"]
        lines += [markdown(header, rows), ""]
    lines += [*_findings(curves), ""]
    lines.append(
        "A number is by law, in brackets by simulation, the average over values and datasets; '?' has no closed form, "
        "'never' no Q is enough, and a bound with 'none' promises the risk at no Q. DV-T4.3 is at the largest noise "
        "that it allows, and bounds the mean risk with probability 0.99; 'risk alone' leaves that probability out. "
        "OWN-general is at the noise given, with probability 0.99, and is about disjoint values alone."
    )
    return "\n".join(lines)


def _findings(curves: xr.Dataset) -> list[str]:
    ks, found = curves["n_values"].values, []
    graphs = [str(name) for name in curves["sharing"].values]
    if "disjoint" in graphs:
        part = curves.sel(sharing="disjoint")
        law = {name: part["law"].sel(criterion=name).values for name in CRITERIA}
        same = len(set(law[AVERAGE])) == 1
        slopes = [_slope(ks, part["bound"].sel(claim=name).values) for name in ("DV-T4.3, risk alone", "OWN-general")]
        found.append(
            f"Disjoint values: the average asks for {_whole(law[AVERAGE][0])} samples "
            + ("whatever K is" if same else f"at K = {ks[0]} and {_whole(law[AVERAGE][-1])} at K = {ks[-1]}")
            + f"; what the worst value asks for grows with log K, by {_slope(ks, law[WORST])} samples per unit. The "
            f"printed bound grows by {slopes[0]} even without its probability, OWN-general by {slopes[1]}: the log K "
            "comes from asking for every value at once, and its size from the printed constants."
        )
    for graph in graphs:
        law = curves["law"].sel(sharing=graph, criterion=AVERAGE).values
        if graph != "disjoint" and any(map(math.isinf, law)):
            first = int(ks[[math.isinf(q) for q in law].index(True)])
            found.append(
                f"{graph}: from K = {first} on no number of samples gives that average early in training, so there is "
                "no law in log K at all."
            )
        elif graph != "disjoint" and len({q for q in law if not math.isnan(q)}) == 1:
            (q,) = {q for q in law if not math.isnan(q)}
            found.append(f"{graph}: the average asks for {_whole(q)} samples whatever K is; sharing costs a factor.")
    return found


def _simulated(simulated: xr.Dataset, graph: str, criterion: str, k: int) -> str:
    if graph not in simulated["sharing"].values or k not in simulated["n_values"].values:
        return ""
    q = float(simulated["needed"].sel(sharing=graph, criterion=criterion, n_values=k))
    return "" if math.isnan(q) else f" ({q:.0f})"


def _whole(q: float) -> str:
    return "?" if math.isnan(q) else "never" if math.isinf(q) else f"{q:,.0f}"


def _slope(n_values: np.ndarray, needed: np.ndarray) -> str:
    slope = growth(n_values, needed)
    return "–" if math.isnan(slope) else f"{slope:,.0f}" if slope >= 10 else f"{round(slope, 2) + 0.0:g}"


def table(curves: xr.Dataset, simulated: xr.Dataset) -> pd.DataFrame:
    """Every number as a row: sharing, K, what asked, source, Q, low, high."""
    parts = []
    for name, dim in (("law", "criterion"), ("bound", "claim")):
        frame = curves[name].to_dataframe(name="n_samples").reset_index().rename(columns={dim: "asked"})
        parts.append(frame.assign(source=name))
    frame = simulated.to_dataframe().reset_index().rename(columns={"needed": "n_samples", "criterion": "asked"})
    parts.append(frame.assign(source="simulation"))
    return pd.concat(parts, ignore_index=True).dropna(subset=["n_samples"])
