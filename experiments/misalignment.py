"""Does DPO make a model easier to misalign? LD's claim on a small network with trainable features.

Pre-trains a feature network on synthetic values, aligns it by DPO, and trains it on flipped labels from the aligned and
from the base model; with g frozen as the control, and one design choice changed at a time. Writes netCDF, CSV, PNG, PDF
and a paragraph made from the verdicts. Finished cases are kept; after Ctrl-C the same command goes on from there.
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

    n_seeds: int = 32
    """Independent base networks and datasets in each case; fewer than 18 decide nothing at the default error rate."""
    cases: tuple[str, ...] = ()
    """Which designs: "default" and any others that the table names; none given means all."""
    n_values: int = 4
    """K: values in pre-training; the first is aligned."""
    n_samples: int = 64
    """Q: samples per cluster in each stage."""
    dim: int = 32
    """d: features."""
    width: int = 64
    """Hidden units of the network."""
    pretrain_steps: int = 400
    """Steps of pre-training (AdamW, learning rate 1e-3)."""
    align_steps: int = 150
    """Steps of DPO on the preferences."""
    flip_steps: int = 150
    """Steps of DPO on the flipped preferences."""
    low_separation: float = 0.4
    """Distance of a concept from the shared mean, for the behaviour of low distinguishability."""
    high_separation: float = 1.0
    """The same for the behaviour of high distinguishability."""
    noise: float = 0.4
    """v: within-cluster standard deviation of the inputs."""
    beta: float = 0.1
    """DPO's inverse temperature."""
    learning_rate: float = 1e-3
    """AdamW's, in alignment and flipping."""
    descent_rate: float = 0.1
    """The step size of the case "gradient descent"."""
    tolerance: float = 0.02
    """The smallest relative change that counts."""
    error_rate: float = 1e-3
    """The chance that any of the intervals misses."""
    seed: int = 0
    """Of all random draws."""
    out: Path = field(default_factory=lambda: Path("results/misalignment"))
    """Folder for the results."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few seeds and steps, to see that everything works."""
    overwrite: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Replace results of another configuration in the folder."""


SMALL = {
    "n_seeds": 20,
    "cases": ("default", "features frozen"),  # gradient descent takes programs of its own
    "n_samples": 16,
    "width": 16,
    "pretrain_steps": 100,
    "align_steps": 50,
    "flip_steps": 50,
    "out": Path("results/misalignment_quick"),
}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""


def main(config: Config) -> int:
    """Run all cases and write the results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL)


def build(config: Config):
    """(case, behaviour) → design and sizes."""
    from dpotheory.learning.misalignment import Design, Sizes
    from dpotheory.studies.flipping import cases as flipping

    if config.n_seeds < 2:
        raise ValueError(f"n_seeds = {config.n_seeds}; an interval needs at least 2")
    terminal.check_seed(config.seed)
    for name in ("low_separation", "high_separation", "noise", "beta", "learning_rate", "descent_rate", "tolerance"):
        if not 0 < getattr(config, name) < math.inf:
            raise ValueError(f"{name} = {getattr(config, name)}; it must be finite and greater than 0")
    cases = config.cases or flipping.CASES
    if cases[0] != flipping.DEFAULT:
        raise ValueError(f"cases = {cases}; the first must be {flipping.DEFAULT!r}, and others may follow")
    if not 0 < config.error_rate < 0.5:
        raise ValueError(f"error_rate = {config.error_rate}; it must lie between 0 and 0.5")
    names = ("n_values", "n_samples", "dim", "width", "pretrain_steps", "align_steps", "flip_steps")
    sizes = Sizes(**{name: getattr(config, name) for name in names})
    design = Design(
        separation=config.high_separation, noise=config.noise, beta=config.beta, learning_rate=config.learning_rate
    )
    return {
        (case, behaviour): flipping.build(case, behaviour, sizes, design, config.low_separation, config.descent_rate)
        for case in cases
        for behaviour in flipping.BEHAVIOURS
    }


def _results(config: Config, advance: experiment.Advance) -> str:
    from dpotheory.studies.flipping import cases as flipping
    from dpotheory.studies.flipping import verdicts as flipping_verdicts
    from dpotheory.studies.flipping.figure import misalignment

    plan = build(config)
    results = flipping.run(
        plan,
        config.out,
        seed=config.seed,
        n_seeds=config.n_seeds,
        progress=advance,
        overwrite=config.overwrite,
    )
    found = flipping_verdicts.verdicts(results, config.tolerance, config.error_rate)
    text = flipping_verdicts.answer(results, found)
    written = experiment.save(
        config.out,
        tables={"verdicts": flipping_verdicts.table(found)},
        texts={"answer": text},
        figures={"misalignment": misalignment(results, found, flipping_verdicts.REPORTED)},
        kept="misalignment.nc",
    )
    lines = flipping_verdicts.rows(found, ("a", "b", "c", "c-early", "c-choice"))
    return "\n".join([*lines, "", text, "", written])


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
