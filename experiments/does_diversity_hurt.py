"""Does diversity hurt? Whether the population risk rises, falls or stays as the number of values grows.

Decides it over sharing patterns, stopping rules, budgets of samples, noise and dimension, for the mean and the worst
value, under one error rate. Writes netCDF, CSV, PNG, PDF and a paragraph made from the verdicts. An interrupted run
goes on where it stopped when the same command is given again.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import Setting, sweeps
from dpotheory.cli import experiment
from dpotheory.studies.regimes import verdicts as regimes


@dataclass(frozen=True)
class Config:
    """Parameters of the sweep."""

    n_values: tuple[int, ...] = (1, 4, 16)
    """K: numbers of values, increasing."""
    n_samples: int = 8
    """Q per cluster at the largest K; the budget in total gives the smaller K proportionally more."""
    sharing: tuple[str, ...] = ("disjoint", "ring", "star", "random(3)", "all")
    """Token graphs: disjoint, ring, path, star, all, random(Z) (of maximum degree min(Z, K))."""
    noise: tuple[float, ...] = (0.3, 0.6)
    """v: within-cluster standard deviations."""
    dim: tuple[int, ...] = (32, 128)
    """d: embedding dimensions."""
    long: float = 100.0
    """The two late stops are this multiple of the two early ones; at least the largest K."""
    datasets: int = 40
    """Datasets per cell at the largest K; a cell with fewer samples in all has proportionally more, and one of
    unconnected values with this Q 8 times as many."""
    shared_norm: float = 0.3
    """l_b: norm of the component that all embeddings share."""
    beta: float = 0.1
    """DPO's inverse temperature; it sets times only."""
    tolerance: float = 0.02
    """The smallest relative change of risk per doubling of K that counts as moving."""
    error_rate: float = 1e-3
    """The chance that any of the verdicts is wrong."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/does_diversity_hurt"))
    """Folder for the results."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """A small grid, to see that everything works."""
    overwrite: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Replace results of another configuration in the folder."""


SMALL = {
    "n_values": (1, 4),
    "n_samples": 4,
    "sharing": ("disjoint", "all"),
    "noise": (0.6,),
    "dim": (16,),
    "datasets": 24,
    "out": Path("results/does_diversity_hurt_quick"),
}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""


def main(config: Config) -> int:
    """Run the sweep and write its results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL)


def _results(config: Config, advance: experiment.Advance) -> str:
    from dpotheory.studies.regimes.figure import diversity_regimes

    sweep = build(config)
    path = config.out / "regimes.nc"
    results = sweeps.run(sweep, path, progress=advance, overwrite=config.overwrite)
    found = regimes.verdicts(results, config.tolerance, config.error_rate)
    text = regimes.answer(found)
    written = experiment.save(
        config.out,
        tables={"verdicts": regimes.table(found)},
        texts={"answer": text},
        figures={"regimes": diversity_regimes(found)},
        kept=path.name,
    )
    return (
        f"{text}\n\n{sweep.n_datasets:,} datasets, computed in {results.attrs['seconds']:.0f} s with "
        f"{results.attrs['n_programs']} compiled programs. {written}"
    )


def build(config: Config) -> sweeps.Sweep:
    """The sweep of this configuration."""
    for name in ("sharing", "noise", "dim"):
        if not getattr(config, name):
            raise ValueError(f"{name} is empty; give at least one entry")
    ks = config.n_values
    if len(ks) < 2 or list(ks) != sorted(set(ks)):
        raise ValueError(f"n_values = {ks}; give at least two different numbers, in increasing order")
    total = ks[-1] * config.n_samples
    if any(k < 1 or total % k for k in ks):
        raise ValueError(
            f"n_values = {ks}; each must divide {ks[-1]} * n_samples = {total}, which the budget in total shares out"
        )
    if not ks[-1] <= config.long < math.inf:
        raise ValueError(f"long = {config.long:g}; it must be finite and at least the largest of n_values, {ks[-1]}")
    if config.datasets < 2:
        raise ValueError(f"datasets = {config.datasets}; it must be at least 2")
    for name, most in (("tolerance", 1.0), ("error_rate", 0.5)):
        if not 0 < getattr(config, name) < most:
            raise ValueError(f"{name} = {getattr(config, name)}; it must lie between 0 and {most:g}")
    cells = []
    for sharing in config.sharing:
        for budget in (regimes.PER_VALUE, regimes.TOTAL):
            for v in config.noise:
                for d in config.dim:
                    for k in ks:
                        setting = Setting(
                            n_values=k,
                            n_samples=config.n_samples if budget == regimes.PER_VALUE else total // k,
                            dim=d,
                            noise=v,
                            shared_norm=config.shared_norm,
                            beta=config.beta,
                            sharing=regimes.pattern(sharing, k),
                        )
                        coordinates = {"sharing": sharing, "budget": budget, "v": v, "d": d, "n_values": k}
                        cells.append(sweeps.Cell(coordinates, setting, _n_datasets(config, setting)))
    return sweeps.Sweep(
        tuple(cells),
        seed=config.seed,
        stopping=regimes.FourStops(config.long),
        n_times=regimes.N_TIMES,
        precision="float64",
        max_programs=8,
    )


def _n_datasets(config: Config, setting: Setting) -> int:
    """About as many samples in all at every K, and more where values are cheap because they are followed one by one."""
    per_sample = config.n_values[-1] * config.n_samples / (setting.n_values * setting.n_samples)
    cheap = setting.n_samples == config.n_samples and len(setting.graph.components) == setting.n_values
    return round(config.datasets * per_sample * (8 if cheap else 1))


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
