"""Risks of single values under eight token graphs with six values each, from the onset of learning to long training.

Beside them: the exact mean at the onset, which knows a graph by its effective diversities κ_i alone (theory.md
OWN-early), and the floor of the mean over values (OWN-floor).
"""

import math
from collections.abc import Callable, Mapping

import jax
import jax.numpy as jnp
import numpy as np
import xarray as xr

import dpotheory as dt
from dpotheory.core import onset
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.studies.markdown import table

ONSET = 1e-3
"""The first recorded time, in units of τ₁."""
_LEVEL = 1e-3  # that any of the comparisons with the law misses it by chance


def graphs() -> dict[str, Sharing]:
    """Eight token graphs of six values, by name; some of their values have different effective diversities."""
    return {
        "disjoint": Sharing.named("disjoint", 6),
        "path": Sharing.named("path", 6),
        "ring": Sharing.named("ring", 6),
        "star": Sharing.named("star", 6),
        "two triangles": Sharing.from_pairs([(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3)]),
        "kite": Sharing.from_pairs([(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (5, 6)]),
        "complete": Sharing.from_pairs([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]),
        "all": Sharing.named("all", 6),
    }


def follow(
    setting: Setting,
    n_datasets: int,
    last: float,
    n_times: int,
    seed: int,
    advance: Callable[[float, str], None] = lambda fraction, message: None,
    known: Mapping[str, Sharing] | None = None,
) -> xr.Dataset:
    """Simulate every graph.

    Args:
        setting: with six values; its sharing is not used.
        n_datasets: of each graph.
        last: last time, in units of τ₁.
        n_times: recorded, spaced evenly in the logarithm from `ONSET` on.
        seed: of all draws.
        advance: called with the fraction that is done and where it is.
        known: graphs by name; None means `graphs`.

    Returns:
        ``risk`` and ``error`` (graph, time, value): mean over datasets of the exact risk of each value and its standard
        error; ``kappa``, ``resistance`` and ``law`` (exact mean at the onset), all (graph, value); ``floor`` (graph);
        coordinate ``time`` in units of τ₁.
    """
    known = graphs() if known is None else known
    times = np.geomspace(ONSET, last, n_times)
    means, errors, rows = [], [], {name: [] for name in ("kappa", "resistance", "law")}
    floors = []
    for number, (name, sharing) in enumerate(known.items()):
        advance(number / len(known), name)
        here = setting.replace(sharing=sharing)
        with jax.enable_x64(True):
            run = dt.ensemble(
                jax.random.fold_in(jax.random.key(seed), number),
                here,
                n_datasets=n_datasets,
                times=jnp.asarray(times * float(here.tau_1)),
                record={"per_value": _per_value},
            )
        risks = np.exp(np.asarray(run.records["per_value"]))
        means.append(risks.mean(axis=0))
        errors.append(risks.std(axis=0, ddof=1) / math.sqrt(n_datasets))
        rows["kappa"].append(sharing.effective_diversity)
        rows["resistance"].append(sharing.effective_resistance)
        rows["law"].append(np.exp(onset.log_mean_risk_at_onset(here)))
        floors.append(math.exp(dt.asymptotics.log_risk_floor(sharing, float(setting.noise))))
    dims = ("graph", "time", "value")
    return xr.Dataset(
        {"risk": (dims, np.stack(means)), "error": (dims, np.stack(errors)), "floor": ("graph", floors)}
        | {name: (("graph", "value"), np.stack(values)) for name, values in rows.items()},
        {"graph": list(known), "time": times, "value": np.arange(setting.n_values)},
        {name: float(getattr(setting, name)) for name in ("n_samples", "dim", "noise", "shared_norm")},
    )


def _per_value(run: dt.Simulation) -> jax.Array:
    return jax.nn.logsumexp(run.log_risk_per_cluster, axis=-1) - math.log(2)


def law_curve(found: xr.Dataset, kappa: np.ndarray) -> np.ndarray:
    """The exact mean risk at the onset of a value of effective diversity κ."""
    plus, minus = onset.noncentralities(
        int(found.attrs["n_samples"]), found.attrs["noise"], found.attrs["shared_norm"], kappa
    )
    return np.exp(onset.log_noncentral_f(found.attrs["dim"], plus, minus))


def answer(found: xr.Dataset) -> str:
    """How far risks are from a function of κ alone, at the onset and at the end, and how long training moves them."""
    from scipy.stats import norm

    start, end = found.isel(time=0), found.isel(time=-1)
    score = np.abs((start["risk"] - found["law"]).values / start["error"].values)
    allowed = float(norm.isf(_LEVEL / 2 / score.size))
    off = int((score > allowed).sum())
    rows = []
    for graph in map(str, found["graph"].values):
        part = found.sel(graph=graph)
        kappas = sorted({round(float(k), 4) for k in part["kappa"].values})
        first, last = (float(part["risk"].isel(time=place).mean("value")) for place in (0, -1))
        rows.append(
            [
                graph,
                ", ".join(f"{k:g}" for k in kappas),
                f"{first:.4f}",
                f"{float(part['law'].mean('value')):.4f}",
                f"{last:.4f}",
                f"{float(part['floor']):.4f}",
            ]
        )
    at_end = {k: _spread(end, k) for k in sorted({round(float(k), 4) for k in found["kappa"].values.ravel()})}
    wide = max(at_end, key=lambda k: at_end[k])
    head = ["graph", "κ of its values", "risk at the onset", "by law", f"at {float(end['time']):g} τ₁", "floor"]
    verdict = (
        "agree with the exact law, a function of κ alone, within their errors"
        if not off
        else f"differ from the exact law in {off} of {score.size} values"
    )
    return "\n".join(
        [
            f"Mean risks of {score.size} values in {found.sizes['graph']} graphs (Q = {found.attrs['n_samples']:g}, "
            f"d = {found.attrs['dim']:g}, v = {found.attrs['noise']:g}, l_b = {found.attrs['shared_norm']:g}):",
            "",
            table(head, rows),
            "",
            f"At the onset all of them {verdict} (a family-wise error rate of {_LEVEL:g}). The collapse is exact for "
            f"the law of one value's risk at the onset, and for nothing later: at {float(end['time']):g} τ₁ values "
            f"with κ = {wide:g} have risks that differ by a factor of {at_end[wide]:.2f}.",
        ]
    )


def _spread(end: xr.Dataset, kappa: float) -> float:
    risks = end["risk"].values[np.isclose(end["kappa"].values, kappa, atol=1e-3)]
    return float(risks.max() / risks.min())
