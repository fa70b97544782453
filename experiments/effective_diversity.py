"""What does sharing tokens cost: by effective diversity at the onset, by effective resistance after long training?

Simulates twelve token graphs just after the start and eight along training, beside the exact laws. Writes netCDF, PNG,
PDF and a summary.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import sweeps
from dpotheory.cli import interrupts, terminal


@dataclass(frozen=True)
class Config:
    """Parameters of the experiment."""

    noise: float = 0.45
    """v."""
    shared_norm: float = 0.4
    """l_b."""
    n_samples: int = 8
    """Q at the onset; along training eight times as many."""
    dim: int = 32
    """d, at least 13."""
    datasets: int = 4000
    """Datasets at the onset; along training one in 125 of them."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/effective_diversity"))
    """Folder for the results; files of the same name are replaced."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few datasets and graphs, to see that everything works."""


def main(config: Config) -> int:
    """Run the experiment and write its results; returns the process's exit code."""
    sweeps.prepare()
    config = _quick(config) if config.quick else config
    return terminal.experiment(
        lambda advance: _results(config, advance),
        mistakes=(ValueError, TypeError, OSError),
        stopped="nothing was written; give the same command again",
        out=config.out,
        quick=config.quick,
    )


def _results(config: Config, advance: terminal.Advance) -> str:
    import jax
    import numpy as np

    from dpotheory.core.setting import Setting
    from dpotheory.studies.effective_diversity import collapse, figure

    if config.datasets < 250 or config.dim < collapse.K + 1:
        raise ValueError(
            f"datasets = {config.datasets}, dim = {config.dim}; give at least 250 datasets and {collapse.K + 1} "
            "dimensions"
        )
    terminal.check_seed(config.seed)
    sizes = {"n_samples": config.n_samples, "dim": config.dim}
    plain = Setting(n_values=1, **sizes, noise=config.noise, shared_norm=config.shared_norm, beta=1.0)
    key = jax.random.key(config.seed)
    onset = collapse.at_onset(jax.random.fold_in(key, 0), plain, config.datasets, advance)
    names = tuple(collapse.training_graphs())[:: 3 if config.quick else 1]
    clock = np.geomspace(1e-2, 50.0 if config.quick else 200.0, 16 if config.quick else 32)
    more = plain.replace(n_samples=8 * config.n_samples)
    run = collapse.along_training(jax.random.fold_in(key, 1), more, config.datasets // 125, clock, names, advance)
    text = collapse.summary(onset, run)
    config.out.mkdir(parents=True, exist_ok=True)
    for name, found, drawn in (("onset", onset, figure.collapse(onset)), ("training", run, figure.training(run))):
        found.attrs["config"] = str(config)
        found.to_netcdf(config.out / f"{name}.nc", engine="h5netcdf")
        for suffix in ("png", "pdf"):
            drawn.savefig(config.out / f"{name}.{suffix}", dpi=130)
    (config.out / "summary.txt").write_text(text + "\n", encoding="utf-8")
    names_written = ", ".join(sorted(path.name for path in config.out.iterdir()))
    return f"{text}\n\nWritten to {config.out}: {names_written}"


def _quick(config: Config) -> Config:
    """The small run, where the user has not asked for another, in a folder of its own."""
    return terminal.smaller(config, datasets=500, out=Path("results/effective_diversity_quick"))


if __name__ == "__main__":
    interrupts.run(lambda: main(tyro.cli(Config, description=__doc__)))
