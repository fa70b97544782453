"""What does diversity cost, and when is the published bound non-vacuous?

Simulates K values × Q samples × token sharing, at fixed noise and in the regime of DV-T4.2 (v = 1/(32√Q), d = 5Q), and
puts the exact population risk beside the bound of DV-T4.3. Writes netCDF, CSV, PNG, PDF and a summary.
An interrupted run goes on where it stopped when the same command is given again.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import tyro

from dpotheory import Setting, sweeps
from dpotheory.cli import experiment
from dpotheory.studies.diversity import bounds as diversity
from dpotheory.studies.diversity import report as diversity_report

FIXED, SHRINKING = diversity.FIXED, diversity.SHRINKING


@dataclass(frozen=True)
class Config:
    """Parameters of the sweep."""

    n_values: tuple[int, ...] = (1, 2, 4, 8, 16)
    """K: numbers of values."""
    n_samples: tuple[int, ...] = (5, 10, 20, 40, 80)
    """Q: samples per cluster."""
    large_n_samples: tuple[int, ...] = (320, 1280)
    """Further Q, for the first sharing pattern only, with fewer datasets (see datasets)."""
    sharing: tuple[str, ...] = ("disjoint", "ring", "all")
    """Token graphs: disjoint, ring, path, star, all, random(Z)."""
    datasets: int = 340
    """Datasets per cell; beyond Q = 80 it falls as Q^(-3/2), but not under 4."""
    noise: float = 0.4
    """v at fixed noise."""
    dim: int = 160
    """d at fixed noise; the other regime has d = 5Q."""
    shared_norm: float = 0.3
    """l_b: norm of the component that all embeddings share."""
    beta: float = 0.1
    """DPO's inverse temperature."""
    stopping: Literal["tau_1", "steps"] = "tau_1"
    """Stop at the guaranteed time τ₁ (proportional to K), or after n_steps steps whatever K is."""
    n_steps: int = 100
    """Optimiser steps, with --stopping steps."""
    learning_rate: float | None = None
    """Step size, with --stopping steps; by default gradient descent reaches τ₁ at K = 1, and Adam has 1e-3."""
    optimizer: Literal["gd", "adam"] = "gd"
    """Full-batch gradient descent, or Adam as in the papers' experiments (slower: needs embeddings in full)."""
    target_risk: float = 0.05
    """The risk that "samples needed" asks for."""
    seed: int = 0
    """Of all random draws."""
    precision: Literal["float32", "float64"] = "float32"
    """float32 is for speed; its error budget is in docs/numerics.md."""
    out: Path = field(default_factory=lambda: Path("results/sweep_diversity"))
    """Folder for the results."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """A small grid with 24 datasets per cell, to see that everything works."""
    overwrite: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Replace results of another configuration in the folder."""


SMALL = {
    "n_values": (1, 4, 16),
    "n_samples": (5, 20),
    "large_n_samples": (),
    "sharing": ("disjoint", "all"),  # a ring would take two more programs
    "datasets": 24,
    "out": Path("results/sweep_diversity_quick"),
}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""


def main(config: Config) -> int:
    """Run the sweep and write its results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL)


def _results(config: Config, advance: experiment.Advance) -> str:
    from dpotheory.studies.diversity.figure import diversity as draw

    sweep = build(config)
    path = config.out / "sweep.nc"
    results = sweeps.run(sweep, path, progress=advance, overwrite=config.overwrite)
    bound = diversity.bound_curves(sweep)
    needed = diversity.samples_needed(results, bound, config.target_risk)
    text = diversity_report.summary(results, bound, needed)
    written = experiment.save(
        config.out,
        tables={"points": diversity_report.points(results, bound, needed)},
        texts={"summary": text},
        figures={"diversity": draw(results, bound, needed)},
        kept=path.name,
    )
    return (
        f"{text}\n\n{sweep.n_datasets:,} datasets, computed in "
        f"{results.attrs['seconds']:.0f} s with {results.attrs['n_programs']} compiled programs. {written}"
    )


def build(config: Config) -> sweeps.Sweep:
    """The sweep of this configuration."""
    if config.datasets < 2:
        raise ValueError(f"datasets = {config.datasets}; it must be at least 2, or no error of a mean is known")
    if config.stopping == "steps" and config.n_steps < 1:
        raise ValueError(f"n_steps = {config.n_steps}; it must be at least 1")
    if not 0 < config.target_risk < 0.5:
        raise ValueError(f"target_risk = {config.target_risk}; it must lie between 0 and 0.5")
    if config.stopping == "tau_1" and (config.optimizer != "gd" or config.learning_rate is not None):
        raise ValueError("optimizer and learning_rate are used only with stopping = steps; add --stopping steps")
    for name in ("n_values", "n_samples", "sharing"):
        if not getattr(config, name):
            raise ValueError(f"{name} is empty; give at least one entry")
    cells = []
    for regime in (FIXED, SHRINKING):
        for position, sharing in enumerate(config.sharing):
            for n_values in config.n_values:
                for n_samples in sorted({*config.n_samples, *(config.large_n_samples if position == 0 else ())}):
                    fixed = regime == FIXED
                    setting = Setting(
                        n_values=n_values,
                        n_samples=n_samples,
                        dim=config.dim if fixed else diversity.shrinking_dim(n_samples),
                        noise=config.noise if fixed else diversity.shrinking_noise(n_samples),
                        shared_norm=config.shared_norm,
                        beta=config.beta,
                        sharing=sharing,
                    )
                    coordinates = {"regime": regime, "sharing": sharing, "n_values": n_values, "n_samples": n_samples}
                    cells.append(sweeps.Cell(coordinates, setting, _n_datasets(config.datasets, n_samples)))
    return sweeps.Sweep(tuple(cells), seed=config.seed, stopping=_stopping(config), precision=config.precision)


def _stopping(config: Config) -> sweeps.AtTau1 | sweeps.AfterSteps:
    if config.stopping == "tau_1":
        return sweeps.AtTau1()
    rate = config.learning_rate
    if rate is None:
        one_value = Setting(n_values=1, n_samples=1, dim=2, noise=1.0, shared_norm=0.0, beta=config.beta)
        rate = float(one_value.tau_1) / config.n_steps if config.optimizer == "gd" else 1e-3
    return sweeps.AfterSteps(config.n_steps, rate, config.optimizer)


def _n_datasets(datasets: int, n_samples: int) -> int:
    return datasets if n_samples <= 80 else min(datasets, max(4, round(datasets * (80 / n_samples) ** 1.5)))


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
