"""Does priority predict what is learned first? Families of behaviours, followed by gradient flow, and reweighted.

The computations of experiments/priority.py, as an xarray Dataset. Imports learning, priority, behaviours; imported by
experiments.
"""

import functools
from collections.abc import Callable, Sequence
from typing import NamedTuple

import jax
import numpy as np
import pandas as pd
import xarray as xr

from dpotheory import learning
from dpotheory.learning.behaviours import Behaviour, Spectrum, together
from dpotheory.learning.priority import equalise, first_speed, priorities, rank_agreement, time_to_reach
from dpotheory.studies import markdown
from dpotheory.studies import reported_ld as reported

Advance = Callable[[float, str], None]


class Scenario(NamedTuple):
    """Four behaviours and what is particular about them."""

    laws: tuple[Behaviour, ...]
    meaning: str


def scenarios(dim: int, n: int) -> dict[str, Scenario]:
    """Families in which norms, angles, sizes, balance or spread differ; n is the usual size of a behaviour."""
    spectrum, norms = Spectrum.isotropic(1 / dim), np.asarray([1.0, 0.8, 0.6, 0.4])
    family = functools.partial(together, dim=dim, center_norm=1.0, spectrum=spectrum)
    orthogonal = np.diag(norms**2)
    angles = np.asarray([0.0, 20.0, 50.0, 85.0]) * np.pi / 180
    fan = 0.7**2 * np.cos(angles[:, None] - angles[None])
    against = (
        norms[:, None]
        * norms[None]
        * np.asarray([[1, 0.5, 0.5, -0.6], [0.5, 1, 0.5, -0.6], [0.5, 0.5, 1, -0.6], [-0.6, -0.6, -0.6, 1]])
    )
    balance = tuple(
        law.replace(positive_fraction=share)
        for law, share in zip(family(0.5**2 * np.eye(4) + 0.01, n), (0.5, 0.3, 0.2, 0.1), strict=True)
    )
    spread = tuple(
        law.replace(covariance=Spectrum.spiked(dim, variance, 1 / dim, first=i))
        for i, (law, variance) in enumerate(zip(_axes(norms, dim), (1.0, 0.3, 0.1, 0.01), strict=True))
    )
    return {
        "norms": Scenario(family(orthogonal, n), "orthogonal b_i of different norms, equal sizes"),
        "angles": Scenario(family(fan, n), "equal norms, b_i in a fan of 0 to 85 degrees"),
        "opposed": Scenario(family(against, n), "one b_i against the others"),
        "sizes": Scenario(
            family(orthogonal, (n // 4, n // 2, n, 2 * n)), "as norms, but the smaller b_i have more samples"
        ),
        "balance": Scenario(balance, "nearly equal b_i, from 50 to 10 % positives"),
        "spread": Scenario(
            tuple(law.replace(n_samples=n) for law in spread),
            "as norms, with variance along b_i, most where b_i is long",
        ),
    }


def _axes(norms: np.ndarray, dim: int) -> tuple[Behaviour, ...]:
    """Behaviours with b_i along coordinate i."""
    unit, center = np.eye(dim), np.eye(dim)[len(norms)]
    return tuple(
        Behaviour(2, dim, center + size / 2 * unit[i], center - size / 2 * unit[i], Spectrum.isotropic(1 / dim))
        for i, size in enumerate(norms)
    )


def follow(
    key: jax.Array,
    dim: int,
    n: int,
    n_datasets: int,
    end: float,
    level: float,
    advance: Advance,
    only: Sequence[str] | None = None,
) -> xr.Dataset:
    """All scenarios under gradient flow at β = 1, plain and reweighted, with dims (scenario, dataset, time, behaviour).

    ``agreement_margin`` and ``agreement_loss`` are Kendall's τ_b at each time between the priorities of the dataset
    and the mean margins, or the drops of the loss; ``agreement_exact`` the same for the exact first-order speed.
    ``reach`` is the time at which a mean margin reaches ``level``. The weights of the second run are those that
    `priority.equalise` finds for the dataset. ``only`` names the scenarios wanted; None means all.
    """
    times = np.concatenate([[0.0], np.geomspace(end / 1e4, end, 41)])
    families = {name: one for name, one in scenarios(dim, n).items() if only is None or name in only}
    kept = []
    for i, (name, scenario) in enumerate(families.items()):
        sizes = tuple(law.n_samples for law in scenario.laws)
        root = jax.random.fold_in(key, i)
        plain = learning.ensemble(root, scenario.laws, n_datasets=n_datasets, beta=1.0, times=times)
        found = [equalise(gram, sizes) for gram in np.asarray(plain.pull_gram)]
        omega = np.stack([one.weights for one in found])
        weighted = learning.ensemble(
            root, scenario.laws, n_datasets=n_datasets, beta=1.0, times=times, weights=omega
        )  # the same datasets again
        priority = priorities(plain.difference_gram)
        speed = first_speed(plain.pull_gram, sizes, 1.0)
        drop = np.log(2).astype(np.float32) - plain.loss_per_behaviour
        kept.append(
            {
                "priority": priority,
                "speed": speed,
                "mean_margin": plain.mean_margin,
                "loss": plain.loss_per_behaviour,
                "agreement_margin": rank_agreement(priority[:, None], plain.mean_margin),
                "agreement_loss": rank_agreement(priority[:, None], drop),
                "agreement_exact": rank_agreement(speed[:, None], plain.mean_margin),
                "reach": time_to_reach(times, plain.mean_margin, level),
                "equal": np.asarray([one.equal for one in found]),
                "weights": omega,
                "weighted_margin": weighted.mean_margin,
                "weighted_loss": weighted.loss_per_behaviour,
                "error": np.maximum(plain.error, weighted.error),
            }
        )
        advance((i + 1) / len(families), name)
    shared = ("scenario", "dataset")
    dims = {"priority": ("behaviour",), "speed": ("behaviour",), "reach": ("behaviour",), "weights": ("behaviour",)}
    dims |= {name: ("time", "behaviour") for name in ("mean_margin", "loss", "weighted_margin", "weighted_loss")}
    dims |= {name: ("time",) for name in ("agreement_margin", "agreement_loss", "agreement_exact")}
    result = xr.Dataset(
        {name: ((*shared, *dims.get(name, ())), np.stack([np.asarray(one[name]) for one in kept])) for name in kept[0]},
        coords={
            "scenario": list(families),
            "meaning": ("scenario", [scenario.meaning for scenario in families.values()]),
            "time": times,
            "behaviour": np.arange(1, 5),
        },
        attrs={"dim": dim, "n": n, "level": level, "citation": reported.CITATION},
    )
    if not float(result["error"].max()) < 1e-2:
        raise ValueError(f"the integrator failed up to time {end}; choose an earlier end")
    return result


def table(found: xr.Dataset) -> pd.DataFrame:
    """One row for each scenario and behaviour: priority, speed, time to reach the level, weight; as a pandas table."""
    means = found[["priority", "speed", "weights"]].mean("dataset")
    means["median_reach"] = found["reach"].median("dataset")
    means["final_margin"] = found["mean_margin"].isel(time=-1).mean("dataset")
    means["final_loss"] = found["loss"].isel(time=-1).mean("dataset")
    means["final_margin_reweighted"] = found["weighted_margin"].isel(time=-1).mean("dataset")
    return means.drop_vars("time").to_dataframe().reset_index()


def gaps(found: xr.Dataset) -> dict[str, float]:
    """Does a larger gap of priorities go with a larger gap of losses? Kendall's τ over pairs of behaviours.

    For each scenario at half of the last time (on the logarithmic grid), the mean over datasets of τ_b between the
    gaps P_i − P_j and L_j − L_i over the six pairs i < j.
    """
    i, j = np.triu_indices(found.sizes["behaviour"], 1)
    middle = found.sizes["time"] // 2
    result = {}
    for name in found["scenario"].values:
        part = found.sel(scenario=name)
        p, loss = part["priority"].values, part["loss"].isel(time=middle).values
        result[str(name)] = float(np.nanmean(rank_agreement(p[:, i] - p[:, j], loss[:, j] - loss[:, i])))
    return result


def summary(found: xr.Dataset) -> str:
    """A headline and two tables, made from the numbers."""
    last, first = found.isel(time=-1), found.isel(time=1)
    middle = found.isel(time=found.sizes["time"] // 2)
    right = [
        str(name) for name in found["scenario"].values
        if float(first["agreement_margin"].sel(scenario=name).mean()) > 0.99
    ]  # fmt: skip
    wide, narrow = reported.PRIORITY_PAIR_LARGER_GAP, reported.PRIORITY_PAIR_SMALLER_GAP
    gap, other = wide[0] - wide[1], narrow[0] - narrow[1]
    headline = (
        f"Does priority predict what is learned first? Four behaviours, n = {found.attrs['n']} (but for 'sizes'), "
        f"d = {found.attrs['dim']}, gradient flow, {found.sizes['dataset']} datasets: at the start it gives the order "
        f"of mean margins in {len(right)} of {found.sizes['scenario']} families ({', '.join(right) or 'none'})."
    )
    when = f"t = {float(middle['time']):.3g}"
    agreement, order = [], []
    gap_of = gaps(found)
    for name in found["scenario"].values:
        one = found.sel(scenario=name)
        said = [
            ", ".join(f"{float(x[kind].sel(scenario=name).mean()):+.2f}" for x in (first, middle, last))
            for kind in ("agreement_margin", "agreement_exact")
        ]
        agreement.append([str(name), one["meaning"].item(), *said, f"{gap_of[str(name)]:+.2f}"])
        order.append([str(name), _order(one), *_weights(one)])
    return "\n\n".join(
        [
            headline,
            f"Kendall's tau at the start, at {when} and at the end: of priority, and of the exact first-order speed, "
            f"with the order of mean margins. Last column: of gaps of priority with gaps of loss, at {when}.",
            markdown.table(["family", "what differs", "priority", "exact speed", "gaps"], agreement),
            "Reweighting: how often weights exist that equalise the first speeds, and what they do to the fastest mean "
            "margin over the slowest at the start.",
            markdown.table(
                [
                    "family",
                    f"order in which margin {found.attrs['level']:g} is reached",
                    "weights exist in",
                    "mean weights",
                    "as it is",
                    "with weights",
                ],
                order,
            ),
            f"Reported by LD on real text (two pairs, last layer): losses {wide[0]:.4f} and {wide[1]:.4f} for the pair "
            f"with the larger gap of priorities, {narrow[0]:.4f} and {narrow[1]:.4f} for the other; the losses of the "
            f"pairs differ by {gap:.4f} and {other:.4f}, so the larger gap of priorities goes with the "
            f"{'larger' if gap > other else 'smaller'} gap of losses there. ({found.attrs['citation']})",
        ]
    )


def _order(one: xr.Dataset) -> str:
    """Behaviours by the time at which their median reaches the level, and those that do not."""
    reach, names = one["reach"].median("dataset").values, one["behaviour"].values
    ranked = [k for k in np.argsort(reach) if np.isfinite(reach[k])]
    order = " < ".join(str(names[k]) for k in ranked) or "none"
    if late := [str(name) for name, when in zip(names, reach, strict=True) if not np.isfinite(when)]:
        order += f" (not {', '.join(late)} by t = {float(one['time'][-1]):g})"
    return order


def _weights(one: xr.Dataset) -> list[str]:
    """How often equalising weights exist, their means, and the ratio of the fastest to the slowest mean margin."""
    ratios = []
    for quantity in ("mean_margin", "weighted_margin"):
        start = one[quantity].isel(time=1).values
        slow, fast = start.min(axis=-1), start.max(axis=-1)
        ratios.append(f"{np.median(fast / slow):.3g}" if (slow > 0).all() else "none, one goes backwards")
    omega = ", ".join(f"{w:.2f}" for w in one["weights"].mean("dataset").values)
    return [f"{float(one['equal'].mean()):.0%} of datasets", omega, *ratios]
