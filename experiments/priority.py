"""Does LD's priority predict which of several behaviours is learned first, and what would make them equal?

Follows four behaviours learned together in six families (norms, angles, an opposed one, sizes, balance, spread) by
gradient flow, as they are and with weights that equalise the first step. Writes netCDF, CSV, PNG, PDF and a summary.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory.cli import experiment, terminal


@dataclass(frozen=True)
class Config:
    """Parameters of the experiment."""

    dim: int = 64
    """d."""
    n_samples: int = 64
    """n of a behaviour, both classes together; a multiple of 8."""
    datasets: int = 40
    """Datasets of each family."""
    families: tuple[str, ...] = ()
    """Which families of behaviours; none given means all."""
    end: float = 3000.0
    """Last time, in units of τ, at β = 1."""
    level: float = 1.0
    """The mean margin whose time is recorded."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/priority"))
    """Folder for the results; files of the same name are replaced."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few datasets, to see that everything works."""


SMALL = {
    "datasets": 8,  # in as many dimensions as in the full run: fewer give other orders
    "families": ("norms", "angles", "sizes"),  # the first two share their programs
    "end": 300.0,
    "out": Path("results/priority_quick"),
}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""


def main(config: Config) -> int:
    """Run the experiment and write its results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL, experiment.STARTS_AGAIN)


def _results(config: Config, advance: experiment.Advance) -> str:
    import jax

    from dpotheory.studies.priority import curves as priority_curves
    from dpotheory.studies.priority.figure import priority

    if config.datasets < 2 or config.dim < 6 or config.n_samples < 16 or config.n_samples % 8:
        raise ValueError(
            f"datasets = {config.datasets}, dim = {config.dim}, n_samples = {config.n_samples}; give at least 2 data "
            "sets, 6 dimensions, and 16, 24, 32, … samples"
        )
    terminal.check_seed(config.seed)
    if not (0 < config.end < math.inf and 0 < config.level < math.inf):
        raise ValueError(f"end = {config.end}, level = {config.level}; both must be finite and greater than 0")
    known = priority_curves.scenarios(config.dim, config.n_samples)
    if unknown := [name for name in config.families if name not in known]:
        raise ValueError(f"families = {', '.join(unknown)}; valid are {', '.join(known)}")
    found = priority_curves.follow(
        jax.random.key(config.seed),
        config.dim,
        config.n_samples,
        config.datasets,
        config.end,
        config.level,
        advance,
        config.families or None,
    )
    text = priority_curves.summary(found)
    written = experiment.save(
        config.out,
        datasets={"priority": found.assign_attrs(config=str(config))},
        tables={"table": priority_curves.table(found)},
        texts={"summary": text},
        figures={"priority": priority(found)},
    )
    return f"{text}\n\n{written}"


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
