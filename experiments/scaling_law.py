"""How many samples does each value need as values are added, and where does a log K come from?

Puts the printed bound (DV-T4.3), the one proved here (OWN-general), the exact law at the onset of learning and
simulation at τ₁ side by side: for the average, the worst value and all values, under three token graphs. Writes netCDF,
CSV, PNG, PDF and a summary. An interrupted run goes on where it stopped when the same command is given again.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import Setting, Sharing, sweeps
from dpotheory.cli import experiment


@dataclass(frozen=True)
class Config:
    """Parameters of the experiment."""

    n_values: tuple[int, ...] = (1, 4, 16, 64, 256, 1024)
    """K of bounds and law."""
    simulated: tuple[int, ...] = (1, 4, 16, 64)
    """K of the simulation; for patterns that share tokens only those up to 16."""
    sharing: tuple[str, ...] = ("disjoint", "ring", "all")
    """Token graphs: disjoint, ring, path, star, all."""
    datasets: int = 600
    """Datasets per simulated cell."""
    noise: float = 0.25
    """v."""
    dim: int = 1040
    """d, at least the largest K + 1."""
    shared_norm: float = 0.3
    """l_b: norm of the component that all embeddings share."""
    beta: float = 0.1
    """DPO's inverse temperature."""
    target_risk: float = 0.05
    """The risk that is asked for."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/scaling_law"))
    """Folder for the results."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few values and datasets, to see that everything works."""
    overwrite: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Replace results of another configuration in the folder."""


SMALL = {
    "n_values": (1, 4, 16),
    "simulated": (1, 4),
    "sharing": ("disjoint", "all"),
    "datasets": 60,
    "dim": 100,
    "noise": 0.4,
    "out": Path("results/scaling_law_quick"),
}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""

_MOST_SHARED = 16  # values of one simulated component


def main(config: Config) -> int:
    """Run the experiment and write its results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL)


def _results(config: Config, advance: experiment.Advance) -> str:
    from dpotheory.studies.scaling import needed, words
    from dpotheory.studies.scaling.figure import scaling

    _check(config)
    base = _setting(config, config.n_values[0], "disjoint")
    curves = needed.curves(
        base, config.n_values, config.sharing, config.target_risk, lambda done, at: advance(done / 3, at)
    )
    results = sweeps.run(
        build(config),
        config.out / "sweep.nc",
        progress=lambda done, at: advance(1 / 3 + 2 * done / 3, at),
        overwrite=config.overwrite,
    )
    simulated = needed.simulated(results, config.target_risk)
    where = f"v = {config.noise:g}, d = {config.dim}, l_b = {config.shared_norm:g}"
    text = words.summary(curves, simulated, where, config.target_risk)
    written = experiment.save(
        config.out,
        datasets={"curves": curves.assign_attrs(config=str(config))},
        tables={"table": words.table(curves, simulated)},
        texts={"summary": text},
        figures={"scaling_law": scaling(curves, simulated, config.target_risk)},
        kept="sweep.nc",
    )
    return f"{text}\n\n{written}"


def build(config: Config) -> sweeps.Sweep:
    """The simulated cells: for each token graph and K, a ladder of Q around what the law says."""
    from dpotheory.studies.scaling import needed

    cells = []
    for graph in config.sharing:
        for count in config.simulated:
            if (graph != "disjoint" and not 1 < count <= _MOST_SHARED) or not needed.exists(graph, count):
                continue
            setting = _setting(config, count, graph)
            law = [needed.by_law(setting, config.target_risk, asked) for asked in (needed.AVERAGE, needed.ALL)]
            for q in needed.to_simulate(*law):
                coordinates = {"sharing": graph, "n_values": count, "n_samples": q}
                cells.append(sweeps.Cell(coordinates, setting.replace(n_samples=q), config.datasets))
    if not cells:
        raise ValueError("nothing to simulate: at these parameters no number of samples reaches the target for any K")
    cells.sort(key=lambda cell: cell.coordinates["n_samples"])
    return sweeps.Sweep(tuple(cells), seed=config.seed, n_times=2, max_programs=60)


def _setting(config: Config, n_values: int, graph: str) -> Setting:
    return Setting(
        n_values=n_values,
        n_samples=1,
        dim=config.dim,
        noise=config.noise,
        shared_norm=config.shared_norm,
        beta=config.beta,
        sharing=Sharing.named(graph, n_values),
    )


def _check(config: Config) -> None:
    if config.datasets < 2:
        raise ValueError(f"datasets = {config.datasets}; it must be at least 2, or no error of a mean is known")
    if not 0 < config.target_risk < 0.5:
        raise ValueError(f"target_risk = {config.target_risk}; it must lie between 0 and 0.5")
    for name in ("n_values", "simulated", "sharing"):
        if not getattr(config, name):
            raise ValueError(f"{name} is empty; give at least one entry")
    most = max(*config.n_values, *config.simulated)
    if min(*config.n_values, *config.simulated) < 1 or config.dim < most + 1:
        raise ValueError(f"K up to {most} with dim = {config.dim}; 1 <= K <= dim - 1 is needed")


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
