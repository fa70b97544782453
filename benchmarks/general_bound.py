"""How sharp OWN-general is: its bound at δ = 0.05 beside the 95 % quantile of the risk over datasets.

Prints the tables of docs/general-bound.md. Sharpness is log bound / log truth, in cells where the truth is below 1 %.
Run: ``python benchmarks/general_bound.py``; by ``--onset`` the truth is drawn from the exact law at t → 0⁺ (theory.md
OWN-early), which takes seconds for the whole grid, else it is simulated at τ₁ in the cells with K and Q up to
``largest_values`` and ``largest_samples``.
"""

import itertools
import math
from dataclasses import dataclass

import jax
import numpy as np
import tyro
from scipy.special import log_ndtr

import dpotheory as dt

NOISES, DIMS, VALUES, SAMPLES = (0.1, 0.2, 0.3, 0.4), (64, 256, 1024), (1, 10, 100), (10, 30, 100, 300, 1000)
CLAIM = dt.claims["OWN-general"]


@dataclass(frozen=True)
class Config:
    """What is measured."""

    datasets: int = 400
    """Datasets per cell."""
    shared_norm: float = 0.25
    """l_b."""
    largest_values: int = 10
    """Largest K that is simulated."""
    largest_samples: int = 100
    """Largest Q that is simulated."""
    onset: bool = False
    """Draw the truth from its exact law at the onset."""
    seed: int = 0
    """Of all draws."""


def onset(setting: dt.Setting, n_datasets: int, seed: int) -> float:
    """The 95 % quantile of the log of the mean risk at t → 0⁺, disjoint values: a = c + v ζ/√(2Q)."""
    rng, v, spread = (
        np.random.default_rng(seed),
        float(setting.noise),
        float(setting.noise) / math.sqrt(2 * setting.n_samples),
    )
    shape = (n_datasets, setting.n_values)
    along, shared = 1 + spread * rng.normal(size=shape), spread * rng.normal(size=shape)
    length = v * np.sqrt(along**2 + shared**2 + spread**2 * rng.chisquare(setting.dim - 2, size=shape))
    both = [log_ndtr(-(along + s * float(setting.shared_norm) * shared) / length) for s in (1, -1)]
    logs = np.logaddexp(*both) - math.log(2)
    return float(np.quantile(np.logaddexp.reduce(logs, axis=1) - math.log(setting.n_values), 0.95))


def simulated(setting: dt.Setting, n_datasets: int, seed: int) -> float:
    """The same at τ₁, by simulation."""
    times = np.asarray([0.0, float(setting.tau_1)])
    with jax.enable_x64(True):
        run = dt.ensemble(jax.random.key(seed), setting, n_datasets, times, sampler="lazy", flow=dt.FixedGrid(4))
        return float(np.quantile(np.asarray(run.log_risk)[:, -1], 0.95))


def main(config: Config) -> None:
    """Measure and print the tables."""
    truth = onset if config.onset else simulated
    found: dict[tuple, float] = {}
    cells = [
        cell
        for cell in itertools.product(NOISES, DIMS, VALUES, SAMPLES)
        if cell[1] > cell[2]
        and (config.onset or (cell[2] <= config.largest_values and cell[3] <= config.largest_samples))
    ]
    for v, d, k, q in cells:
        plain = {"n_values": k, "n_samples": q, "dim": d, "noise": v, "beta": 0.1}
        setting = dt.Setting(shared_norm=config.shared_norm, **plain)
        least = truth(setting, config.datasets, config.seed)
        if least < math.log(0.01):
            speaks = CLAIM.feasible(setting)
            found[v, d, k, q] = float(np.asarray(CLAIM.log_bound(setting)["upper"])) / least if speaks else 0.0
    print(f"{len(found)} of {len(cells)} cells have a risk below 1 %; sharpness there:\n")
    print("| Q | cells | least | median | largest | least sharp at (v, d, K) |")
    print("|---|---|---|---|---|---|")
    for q in SAMPLES:
        some = {cell[:3]: sharp for cell, sharp in found.items() if cell[3] == q}
        if some:
            numbers = np.asarray(list(some.values()))
            least = min(some, key=some.__getitem__)
            text = " | ".join(f"{number:.3f}" for number in (numbers.min(), np.median(numbers), numbers.max()))
            print(f"| {q} | {len(some)} | {text} | {least} |", flush=True)


if __name__ == "__main__":
    main(tyro.cli(Config))
