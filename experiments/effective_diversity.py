"""Does the risk of a value know the token graph by one number alone, its effective diversity κ?

Follows eight token graphs with six values each from the onset of learning to long training, beside the exact law at the
onset and the floor that no training goes below. Writes netCDF, CSV, PNG, PDF and a summary.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import Setting
from dpotheory.cli import experiment, terminal


@dataclass(frozen=True)
class Config:
    """Parameters of the experiment."""

    n_samples: int = 40
    """Q, samples per cluster."""
    dim: int = 40
    """d, at least 7."""
    noise: float = 0.5
    """v."""
    shared_norm: float = 0.3
    """l_b: norm of the component that all embeddings share."""
    graphs: tuple[str, ...] = ()
    """Which graphs; none given means all."""
    datasets: int = 400
    """Datasets of each graph."""
    end: float = 300.0
    """Last time, in units of τ₁."""
    times: int = 23
    """Recorded times."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/effective_diversity"))
    """Folder for the results; files of the same name are replaced."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few datasets, graphs and times, to see that everything works."""


SMALL = {
    "datasets": 40,
    "n_samples": 10,
    "end": 10.0,
    "times": 5,
    "graphs": ("disjoint", "ring", "two triangles", "all"),
    "out": Path("results/effective_diversity_quick"),
}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""


def main(config: Config) -> int:
    """Run the experiment and write its results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL, experiment.STARTS_AGAIN)


def _results(config: Config, advance: experiment.Advance) -> str:
    from dpotheory.studies.effective_diversity import risks
    from dpotheory.studies.effective_diversity.figure import effective_diversity

    if config.datasets < 2 or config.times < 2:
        raise ValueError(f"datasets = {config.datasets}, times = {config.times}; both must be at least 2")
    if not risks.ONSET < config.end < math.inf:
        raise ValueError(f"end = {config.end}; it must be finite and greater than {risks.ONSET:g}")
    terminal.check_seed(config.seed)
    known = risks.graphs()
    if unknown := [name for name in config.graphs if name not in known]:
        raise ValueError(f"graphs = {', '.join(unknown)}; valid are {', '.join(known)}")
    chosen = {name: graph for name, graph in known.items() if not config.graphs or name in config.graphs}
    setting = Setting(
        n_values=6,
        n_samples=config.n_samples,
        dim=config.dim,
        noise=config.noise,
        shared_norm=config.shared_norm,
        beta=0.1,
    )
    found = risks.follow(setting, config.datasets, config.end, config.times, config.seed, advance, chosen)
    text = risks.answer(found)
    written = experiment.save(
        config.out,
        datasets={"risks": found.assign_attrs(config=str(config))},
        tables={"table": found.to_dataframe().reset_index()},
        texts={"summary": text},
        figures={"effective_diversity": effective_diversity(found)},
    )
    return f"{text}\n\n{written}"


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
