"""Where do the printed theorems apply, where are they non-vacuous, and where are they sharp?

Draws, for each theorem and for what is proved here, the settings at which its hypotheses fail, at which it is vacuous,
true but loose, or sharp: over (K, Q) and over (v, d). Closed forms alone, nothing is simulated. Writes netCDF, PNG, PDF
and a summary.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import tyro

from dpotheory.cli import experiment


@dataclass(frozen=True)
class Config:
    """Parameters of the maps."""

    claims: tuple[str, ...] = ("DV-T4.2", "PG-T4.1", "OWN-envelope", "DV-T4.3", "PG-T4.2", "OWN-general")
    """Claims about reward margins or the risk."""
    noise: float = 0.1
    """v of the first plane."""
    n_values: int = 10
    """K of the plane over (v, d)."""
    n_samples: int = 200_000
    """Q of the plane over (v, d)."""
    shared_norm: float = 0.3
    """l_b: norm of the component that all embeddings share."""
    points: int = 61
    """Settings along each axis."""
    out: Path = field(default_factory=lambda: Path("results/regime_map"))
    """Folder for the results; files of the same name are replaced."""
    quick: Annotated[bool, tyro.conf.FlagCreatePairsOff] = False
    """Few points, to see that everything works."""


SMALL = {"points": 16, "out": Path("results/regime_map_quick")}
"""Of the quick run: where the user has not asked for another, and in a folder of its own."""


def main(config: Config) -> int:
    """Run the experiment and write its results; returns the process's exit code."""
    return experiment.run(config, _results, SMALL, experiment.STARTS_AGAIN)


def _results(config: Config, advance: experiment.Advance) -> str:
    from dpotheory.claims import registry
    from dpotheory.studies.claim_map import regions
    from dpotheory.studies.claim_map.figure import regime_map

    bounded = {name: claim for name, claim in registry.items() if claim.upper is not None}
    known = [name for name, claim in bounded.items() if claim.quantity in ("log_risk", "margins")]
    if unknown := [name for name in config.claims if name not in known]:
        raise ValueError(f"claims = {', '.join(unknown)}; those that can be mapped are {', '.join(known)}")
    for name in ("n_values", "n_samples", "points"):
        if getattr(config, name) < (2 if name == "points" else 1):
            raise ValueError(f"{name} = {getattr(config, name)}; it is too small")
    if not (config.noise > 0 and config.shared_norm >= 0 and config.claims):
        raise ValueError("noise must be greater than 0, shared_norm at least 0, and claims not empty")
    wanted = regions.planes(config.noise, config.n_values, config.n_samples, config.points)
    maps = [
        regions.regions(
            plane,
            config.claims,
            config.shared_norm,
            lambda done, at, n=number, title=plane.title: advance((n + done) / len(wanted), f"{at}, {title}"),
        )
        for number, plane in enumerate(wanted)
    ]
    text = regions.answer(maps)
    ours = [name for name in config.claims if name.startswith("OWN-")]
    written = experiment.save(
        config.out,
        datasets={f"plane_{number}": plane.assign_attrs(config=str(config)) for number, plane in enumerate(maps, 1)},
        texts={"summary": text},
        figures={"regime_map": regime_map(maps, ours)},
    )
    return f"{text}\n\n{written}"


if __name__ == "__main__":
    experiment.script(main, Config, __doc__)
