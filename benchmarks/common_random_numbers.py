"""What common random numbers gain: variance of differences between neighbouring cells, and seconds.

Prints one line per sharing pattern and parameter: Var(difference of log risk at τ₁) with independent draws over that
with common ones, which is how many times fewer datasets give the same precision; and the time of both, compiled. Run:
``python benchmarks/common_random_numbers.py``.
"""

import dataclasses
import tempfile
import time
from pathlib import Path

import jax
import numpy as np

import dpotheory as dt
from dpotheory import sweeps
from dpotheory.cli.sweep import Grid, build
from dpotheory.core.objectives import DPO
from dpotheory.sweeps.work import Program, make_job

GRIDS = {
    "noise": (0.3, 0.31, 0.32, 0.33),
    "shared_norm": (0.5, 0.52, 0.54, 0.56),
    "beta": (0.1, 0.11, 0.12, 0.13),
    "objective": (0.0, 0.25, 0.5, 0.75),
}
"""Neighbouring cells by parameter; of objectives, the share of DPO's weight that does not fall with the margin."""
DATASETS = 200


def main() -> None:
    """Measure and print the table."""
    print(f"K = 4, Q = 16, d = 80; {DATASETS} datasets in each of four cells; medians over neighbouring cells")
    print(f"{'sharing':10s} {'sampler':8s} {'parameter':12s} {'variance ratio':>14s} {'time ratio':>10s}")
    with tempfile.TemporaryDirectory() as folder:
        for sharing in ("disjoint", "ring"):
            for name, values in GRIDS.items():
                variance, seconds, sampler = {}, {}, ""
                for common in (False, True):
                    grid = Grid(
                        n_values=(4,),
                        n_samples=(16,),
                        dim=(80,),
                        sharing=(sharing,),
                        datasets=DATASETS,
                        common_random_numbers=common,
                    )
                    if name == "objective":
                        sweep = _objectives(build(grid), values)
                    else:
                        sweep = build(dataclasses.replace(grid, **{name: values}))
                    results = sweeps.run(sweep, Path(folder) / f"{sharing}-{name}-{common}.nc")
                    log_risk = results["log_risk"].isel(time=-1).transpose(name, "dataset").values.astype(float)
                    variance[common] = np.median(np.diff(log_risk, axis=0).var(axis=1, ddof=1))
                    seconds[common] = _seconds(sweep)
                    sampler = sweeps.pack(sweep)[0].sampler
                variance_ratio = variance[False] / variance[True] if variance[True] > 0 else np.inf
                print(
                    f"{sharing:10s} {sampler:8s} {name:12s} {variance_ratio:14.3g} "
                    f"{seconds[False] / seconds[True]:10.2f}",
                    flush=True,
                )


def _objectives(sweep: sweeps.Sweep, shares: tuple[float, ...]) -> sweeps.Sweep:
    """The sweep's only cell under objectives between DPO and its first order, of slope 1/2."""
    cells = []
    for share in shares:
        one = dt.Objective(
            f"{share:g} linear",
            loss=lambda r, share=share: (1 - share) * DPO.loss(r) + share * (1 - r / 2),
            slope=lambda r, share=share: (1 - share) * DPO.slope(r) + share / 2,
        )
        cells.append(dataclasses.replace(sweep.cells[0], coordinates={"objective": share}, objective=one))
    return dataclasses.replace(sweep, cells=tuple(cells))


def _seconds(sweep: sweeps.Sweep) -> float:
    """All units of the sweep, compiled: median of five."""
    programs = [Program(make_job(sweep, bucket), tuple(jax.local_devices())) for bucket in sweeps.pack(sweep)]
    times = []
    for _ in range(5):
        started = time.perf_counter()
        for program in programs:
            program(program.job.units())
        times.append(time.perf_counter() - started)
    return float(np.median(times))


if __name__ == "__main__":
    sweeps.prepare()
    main()
