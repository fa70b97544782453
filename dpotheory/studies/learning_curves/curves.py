"""How fast one behaviour is learned: update rates over (n, Δ), distributions of equal trace, LD's five behaviours.

The computations of experiments/learning_dynamics.py, as xarray Datasets. Bounds come from claims/, reported numbers
from reported_ld.py. Imports learning, claims and reported_ld; imported by words.py and experiments.
"""

import math
from collections.abc import Callable, Sequence

import jax
import numpy as np
import pandas as pd
import xarray as xr

from dpotheory import learning
from dpotheory.claims import registry as claims
from dpotheory.learning.behaviours import Behaviour, Spectrum
from dpotheory.studies import reported_ld as reported

Advance = Callable[[float, str], None]
_TRACE, _CENTER = 0.227, math.sqrt(1 - 0.227)
"""Of embeddings normalised to unit norm on average, as DV reports its own (theory.md, e2)."""


def rates(
    key: jax.Array, dim: int, sizes: Sequence[int], exponents: Sequence[float], n_datasets: int, advance: Advance
) -> xr.Dataset:
    """Update rate and boundary over n and Δ: isotropic Gaussian features, β′ = 1, LD's step at the edge of T4.1.

    ``rate`` is ‖W_U(t) − W_U(0)‖/(ηt) after t = 100 steps over β, with dims (n, exponent, dataset); ``onset`` what the
    exact initial rate of a dataset with the mean ‖μ̂₊ − μ̂₋‖² would be; ``printed`` LD-T4.1's bound and ``chance`` the
    probability with which it is said to hold, at the most favourable c′; ``broken`` the share of datasets beyond it.
    """
    beta, steps = 1 / math.sqrt(dim), 100
    shape = (len(sizes), len(exponents))
    rate, cosine = np.zeros((*shape, n_datasets)), np.zeros((*shape, n_datasets))
    accuracy, printed, chance, onset = (np.zeros(x) for x in ((*shape, n_datasets), shape, shape, shape))
    claim = claims["LD-T4.1"]
    for i, n in enumerate(sizes):
        for j, exponent in enumerate(exponents):
            law = Behaviour.symmetric(n, dim, exponent=exponent)
            norm = law.distinguishability / 2 + math.sqrt(dim)
            constant = norm / math.sqrt(dim)
            step = 0.25 / constant**2
            runs = learning.ensemble(
                jax.random.fold_in(key, i * len(exponents) + j), law, n_datasets=n_datasets, beta=beta, step=step,
                n_steps=[0, steps],
            )  # fmt: skip
            rate[i, j] = np.asarray(runs.weight_change[:, -1]) / (step * steps * beta)
            cosine[i, j], accuracy[i, j] = runs.boundary_cosine[:, -1, 0], runs.accuracy[:, -1]
            onset[i, j] = math.sqrt(2) / 4 * math.sqrt(law.distinguishability**2 + 4 * dim / n)
            parameters = {
                "dim": dim, "n_training": n, "beta_prime": 1.0, "step_size": step, "distinguishability": exponent,
                "alpha": 2.0, "c_v": 1 / math.sqrt(dim), "c_n": constant, "covariance_norm": 1.0, "feature_norm": norm,
            }  # fmt: skip
            if unmet := claim.unmet(parameters):
                raise ValueError(f"n = {n}, exponent = {exponent}: LD-T4.1 does not speak here: {'; '.join(unmet)}")
            bound = claim.bound(parameters, t=float(steps))
            printed[i, j] = float(np.asarray(bound["upper"])) / (step * steps * beta)
            chance[i, j] = max(0.0, float(np.asarray(bound["probability"])))
            advance((i * len(exponents) + j + 1) / (shape[0] * shape[1]), f"update rates, n = {n}")
    broken = (rate > printed[..., None]).mean(axis=-1)
    cell = ("n", "exponent")
    return xr.Dataset(
        {
            "rate": ((*cell, "dataset"), rate),
            "cosine": ((*cell, "dataset"), cosine),
            "accuracy": ((*cell, "dataset"), accuracy),
            "onset": (cell, onset),
            "printed": (cell, printed),
            "chance": (cell, chance),
            "broken": (cell, broken),
        },
        coords={"n": list(sizes), "exponent": list(exponents)},
        attrs={"dim": dim, "steps": steps},
    )


LAWS = ("isotropic", "Laplace", "Weibull ½", "power law, across", "spike across", "spike along", "10 % positive")
"""Distributions of equal trace."""


def laws(
    key: jax.Array, n: int, dim: int, n_datasets: int, horizon: float, advance: Advance, names: Sequence[str] = LAWS
) -> xr.Dataset:
    """Same ‖μ₊ − μ₋‖, same trace, other spectrum or tails: what concentration changes (dims law, dataset, time).

    Features have unit norm on average and Tr Σ = 0.227; ‖μ₊ − μ₋‖ = 0.3; 400 steps of descent at β = 0.5. ``names``
    chooses among `LAWS`; the draws of each do not depend on which others are there.
    """
    flat = Spectrum.isotropic(_TRACE / dim)
    along, off = (
        Spectrum.spiked(dim, _TRACE / 10, 0.9 * _TRACE / (dim - 1), first=first) for first in (0, 2)
    )  # a tenth of the trace along μ₊ − μ₋, or across it
    cases = {
        "isotropic": (flat, {}),
        "Laplace": (flat, {"family": "laplace", "alpha": 1.0}),
        "Weibull ½": (flat, {"family": "weibull", "alpha": 0.5}),
        "power law, across": (_turned(Spectrum.power_law(dim, _TRACE)), {}),
        "spike across": (off, {}),
        "spike along": (along, {}),
        "10 % positive": (flat, {"positive_fraction": 0.1}),
    }
    steps = tuple(range(0, 401, 10))
    kept: dict[str, list[np.ndarray]] = {name: [] for name in ("weight_change", "loss", "cosine", "accuracy")}
    chosen = [name for name in LAWS if name in names]
    for done, name in enumerate(chosen):
        i, (spectrum, other) = LAWS.index(name), cases[name]
        law = Behaviour.symmetric(n, dim, 0.3, center_norm=_CENTER, spectrum=spectrum, **other)
        run = learning.ensemble(
            jax.random.fold_in(key, i), law, n_datasets=n_datasets, beta=0.5, step=horizon / 400, n_steps=steps
        )
        for field, values in zip(
            kept, (run.weight_change, run.loss, run.boundary_cosine[..., 0], run.accuracy), strict=True
        ):
            kept[field].append(np.asarray(values))
        advance((done + 1) / len(chosen), f"laws: {name}")
    dims = ("law", "dataset", "time")
    return xr.Dataset(
        {field: (dims, np.stack(values)) for field, values in kept.items()},
        coords={"law": chosen, "time": horizon / 400 * np.asarray(steps)},
        attrs={"n": n, "dim": dim},
    )


def _turned(spectrum: Spectrum) -> Spectrum:
    """The same eigenvalues, the smallest along the first coordinate, which μ₊ − μ₋ has."""
    return Spectrum(np.roll(np.asarray(spectrum.eigenvalues), 1))


def five_behaviours(key: jax.Array, n: int, dim: int, n_datasets: int, advance: Advance) -> xr.Dataset:
    """Five behaviours set by what LD reports at epoch 6.4, followed to epoch 12.67 and laid beside the reports.

    Two things are taken from the reports: the time that an epoch lasts, one number for all, and each behaviour's
    distinguishability. For gradient flow t ≥ ‖W(t) − W(0)‖²/(log 2 − L(t)), with equality on a straight path at
    constant speed, so the median of the right side at the late epoch is used as ηk there. The exact initial rate then
    turns ‖W(t) − W(0)‖ at the early epoch into β‖μ̂₊ − μ̂₋‖. Weight change and loss at the late epoch are predictions,
    in the units of the reports. The distribution is synthetic: unit mean norm, Tr Σ = 0.227 with a power-law spectrum.
    """
    change, loss = np.asarray(reported.WEIGHT_CHANGE_LATE), np.asarray(reported.LOSS_LATE)
    horizons = change**2 / (reported.LOSS_AT_START - loss)
    late = float(np.median(horizons))
    early = late * reported.EARLY_EPOCH / reported.LATE_EPOCH
    beta = 0.5
    targets = np.asarray(reported.WEIGHT_CHANGE_EARLY) / early / (beta * math.sqrt(2) / 4)
    times = np.unique(np.concatenate([np.linspace(0, late, 40), [early]]))
    spectrum = _turned(Spectrum.power_law(dim, _TRACE))
    runs = []
    for i, target in enumerate(targets):
        square = target**2 - 4 * _TRACE / n
        if square <= 0:
            raise ValueError(f"n = {n} is too small: the noise in the means alone exceeds a reported update rate")
        law = Behaviour.symmetric(n, dim, math.sqrt(square), center_norm=_CENTER, spectrum=spectrum)
        runs.append(learning.ensemble(jax.random.fold_in(key, i), law, n_datasets=n_datasets, beta=beta, times=times))
        advance((i + 1) / len(targets), f"behaviour {i + 1} of {len(targets)}")
    dims = ("behaviour", "dataset", "time")
    return xr.Dataset(
        {
            "weight_change": (dims, np.stack([np.asarray(run.weight_change) for run in runs])),
            "loss": (dims, np.stack([np.asarray(run.loss) for run in runs])),
            "distinguishability": ("behaviour", targets),
            "implied_horizon": ("behaviour", horizons),
            "reported_weight_change": (("epoch", "behaviour"), [reported.WEIGHT_CHANGE_EARLY, change]),
            "reported_loss": ("behaviour", loss),
            "reported_full_train_loss": ("behaviour", list(reported.FULL_TRAIN_LOSS)),
        },
        coords={
            "time": times,
            "behaviour": list(reported.BEHAVIOURS),
            "epoch": [reported.EARLY_EPOCH, reported.LATE_EPOCH],
        },
        attrs={"late": late, "early": early, "n": n, "dim": dim, "beta": beta, "citation": reported.CITATION},
    )


def comparison(five: xr.Dataset) -> dict[str, float]:
    """Spearman's rank correlations of synthetic with reported numbers, and the largest relative differences."""
    from scipy.stats import spearmanr

    last = five.isel(time=-1).mean("dataset")
    change = five["reported_weight_change"].sel(epoch=reported.LATE_EPOCH)
    drop, told = (math.log(2) - last["loss"]).values, reported.LOSS_AT_START - five["reported_loss"].values

    def rank(a: xr.DataArray, b: xr.DataArray) -> float:
        return float(np.asarray(spearmanr(a, b).statistic))  # type: ignore[attr-defined]

    return {
        "rank, weight change": rank(last["weight_change"], change),
        "rank, loss": rank(last["loss"], five["reported_loss"]),
        "rank, full fine-tuning loss": rank(last["loss"], five["reported_full_train_loss"]),
        "largest relative difference, weight change": float(np.abs(last["weight_change"] / change - 1).max()),
        "largest relative difference, drop of loss": float(np.abs(drop / told - 1).max()),
    }


def table(rates: xr.Dataset, laws: xr.Dataset, five: xr.Dataset) -> pd.DataFrame:
    """All results as rows (panel, case, quantity, mean, error) of a pandas table; error is one of the mean."""
    rows = []

    def add(panel: str, case: str, quantity: str, values: np.ndarray) -> None:
        error = float(np.std(values, ddof=1) / math.sqrt(values.size))
        rows.append((panel, case, quantity, float(np.mean(values)), error))

    for n in rates["n"].values:
        for exponent in rates["exponent"].values:
            cell = rates.sel(n=n, exponent=exponent)
            case = f"n={n}, exponent={exponent:g}"
            for name in ("rate", "cosine", "accuracy"):
                add("rates", case, name, cell[name].values)
            for name in ("onset", "printed", "chance", "broken"):
                rows.append(("rates", case, name, float(cell[name]), 0.0))
    last = laws.isel(time=-1)
    for name in laws["law"].values:
        for quantity in laws.data_vars:
            add("laws", str(name), str(quantity), last[quantity].sel(law=name).values)
    end = five.isel(time=-1)
    for behaviour in five["behaviour"].values:
        for quantity in ("weight_change", "loss"):
            add("five", str(behaviour), quantity, end[quantity].sel(behaviour=behaviour).values)
        for quantity in ("distinguishability", "implied_horizon", "reported_loss", "reported_full_train_loss"):
            rows.append(("five", str(behaviour), quantity, float(five[quantity].sel(behaviour=behaviour)), 0.0))
    return pd.DataFrame(rows, columns=["panel", "case", "quantity", "mean", "error"])
