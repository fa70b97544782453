"""How fast is a behaviour learned, and does distinguishability say so?

Trains LD's Yes/No head on synthetic behaviours: update rates over n and Δ beside LD-T4.1's bound; distributions of
equal trace; five behaviours set by the LD paper's reported numbers, in the same units. Writes netCDF, CSV, PNG,
PDF and a summary.
"""

import math
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory import sweeps
from dpotheory.cli import interrupts, terminal


@dataclass(frozen=True)
class Config:
    """Parameters of the experiment."""

    dim: int = 4096
    """d of the update rates."""
    n_samples: tuple[int, ...] = (16, 64, 256)
    """n of the update rates, both classes together."""
    exponents: tuple[float, ...] = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)
    """Δ: ‖μ₊ − μ₋‖ = d^Δ; at most 1/2, where LD-T4.1 ends."""
    datasets: int = 40
    """Datasets of every distribution."""
    small_dim: int = 1024
    """d of the other panels."""
    small_n_samples: int = 256
    """n of the five behaviours; the distributions of equal trace have a quarter of it."""
    laws: tuple[str, ...] = ()
    """Which distributions of equal trace; none given means all."""
    horizon: float = 100.0
    """Time ηk up to which the distributions of equal trace are followed."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/learning_dynamics"))
    """Folder for the results; files of the same name are replaced."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few datasets in few dimensions, to see that everything works."""


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

    from dpotheory.studies.learning_curves import curves as learning_curves
    from dpotheory.studies.learning_curves.figure import learning_dynamics
    from dpotheory.studies.learning_curves.words import summary

    if config.datasets < 2 or min(config.n_samples, default=0) < 4 or config.small_n_samples < 16:
        raise ValueError(
            f"datasets = {config.datasets}, n_samples = {config.n_samples}, small_n_samples = "
            f"{config.small_n_samples}; give at least 2 datasets, sizes of at least 4, and at least 16"
        )
    if not set(config.laws) <= set(learning_curves.LAWS):
        raise ValueError(f"laws = {config.laws}; known: {', '.join(learning_curves.LAWS)}")
    if any(n % 2 for n in config.n_samples):
        raise ValueError(f"n_samples = {config.n_samples}; give even numbers, since LD's classes are of equal size")
    terminal.check_seed(config.seed)
    if config.dim < 2 or config.small_dim < 3:
        raise ValueError(f"dim = {config.dim}, small_dim = {config.small_dim}; they must be at least 2 and 3")
    if not config.exponents or not all(-10 <= exponent <= 0.5 for exponent in config.exponents):
        raise ValueError(f"exponents = {config.exponents}; give some, from -10 to 1/2, where LD-T4.1 ends")
    if not 0 < config.horizon < math.inf:
        raise ValueError(f"horizon = {config.horizon}; it must be finite and greater than 0")
    keys = jax.random.split(jax.random.key(config.seed), 3)
    rates = learning_curves.rates(
        keys[0], config.dim, config.n_samples, config.exponents, config.datasets, lambda f, m: advance(0.4 * f, m)
    )
    laws = learning_curves.laws(
        keys[1], config.small_n_samples // 4, config.small_dim, config.datasets, config.horizon,
        lambda f, m: advance(0.4 + 0.3 * f, m), config.laws or learning_curves.LAWS,
    )  # fmt: skip
    five = learning_curves.five_behaviours(
        keys[2], config.small_n_samples, config.small_dim, config.datasets, lambda f, m: advance(0.7 + 0.3 * f, m)
    )
    text = summary(rates, laws, five)
    config.out.mkdir(parents=True, exist_ok=True)
    for name, dataset in (("rates", rates), ("laws", laws), ("five", five)):
        dataset.attrs["config"] = str(config)
        dataset.to_netcdf(config.out / f"{name}.nc", engine="h5netcdf")
    learning_curves.table(rates, laws, five).to_csv(config.out / "table.csv", index=False)
    (config.out / "summary.txt").write_text(text + "\n", encoding="utf-8")
    figure = learning_dynamics(rates, laws, five)
    for suffix in ("png", "pdf"):
        figure.savefig(config.out / f"learning_dynamics.{suffix}", dpi=130)
    names = ", ".join(sorted(path.name for path in config.out.iterdir()))
    return f"{text}\n\nWritten to {config.out}: {names}"


def _quick(config: Config) -> Config:
    """The small run, where the user has not asked for another, in a folder of its own."""
    return terminal.smaller(
        config,
        dim=4096,  # as in the full run: what is broken there is not broken in few dimensions
        n_samples=(16,),
        exponents=(0.0, 0.4),
        datasets=16,
        small_dim=64,
        small_n_samples=64,
        laws=("isotropic", "spike along"),  # each takes a program of its own
        out=Path("results/learning_dynamics_quick"),
    )


if __name__ == "__main__":
    interrupts.run(lambda: main(tyro.cli(Config, description=__doc__)))
