"""Cost laws: time per dataset against d, K, Q and the number of datasets, and peak memory; a figure and JSON.

Times are medians over interleaved rounds. Memory is the peak resident size of a process of its own that computes
100,000 datasets of RW1 (throughput.py); `--datasets` makes it smaller.
"""

import json
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import tyro


@dataclass(frozen=True)
class Config:
    """What to measure."""

    rounds: int = 5
    """Interleaved rounds."""
    seconds: float = 0.3
    """About how long each point runs in a round."""
    clock: Literal["wall", "cpu"] = "wall"
    """cpu counts processor time: for a machine that others use at the same time."""
    datasets: int = 100_000
    """Datasets of the memory test; 0 leaves it out."""
    json: Path | None = None
    """File for the results."""
    figure: Path | None = None
    """PNG file."""
    memory_only: bool = False
    """Compute the datasets of the memory test in this process and print its peak size (used by the benchmark)."""


def main(config: Config) -> int:
    """Measure and write; returns the process's exit code."""
    if config.rounds < 1 or config.seconds <= 0 or config.datasets < 0:
        print("error: rounds and seconds must be positive, datasets at least 0", file=sys.stderr)
        return 2
    if config.memory_only:
        return _memory(config.datasets)
    results: dict[str, Any] = {"clock": config.clock, "rounds": config.rounds}
    if config.datasets:
        command = [sys.executable, __file__, "--memory-only", "--datasets", str(config.datasets)]
        found = subprocess.run(command, capture_output=True, text=True, check=True)
        results["memory"] = json.loads(found.stdout)
        print(f"{config.datasets:,} datasets of RW1: peak {results['memory']['peak_gigabytes']:.2f} GB resident")
    results["laws"] = _laws(config)
    for name, law in results["laws"].items():
        print(f"{name:22s} exponent {law['exponent']:z5.2f}  " + _points(law))
    if config.json:
        config.json.parent.mkdir(parents=True, exist_ok=True)
        config.json.write_text(json.dumps(results, indent=1) + "\n")
    if config.figure:
        _draw(results["laws"], config.figure)
    return 0


def _grid() -> dict[str, tuple[str, list[tuple[int, dict[str, Any]]]]]:
    """Curves: name → (sampler, points (place on the axis, changes of the base setting))."""
    return {
        "d, disjoint": ("reduced", [(d, {"dim": d}) for d in (64, 256, 4096, 100_000)]),
        "d, all": ("reduced", [(d, {"dim": d, "sharing": "all"}) for d in (2 * 4 * 24 + 5, 4096, 100_000)]),
        "K, disjoint": ("reduced", [(k, {"n_values": k}) for k in (4, 16, 64)]),
        "Q, direct": ("reduced", [(q, {"n_samples": q, "dim": 4096}) for q in (32, 128, 512)]),
        "Q, lazy": ("lazy", [(q, {"n_samples": q, "dim": 4096}) for q in (32, 128, 512, 2048)]),
    }


def _laws(config: Config) -> dict[str, dict[str, Any]]:
    import jax
    import numpy as np

    import dpotheory as dt

    base = dt.Setting(n_values=4, n_samples=24, dim=4096, noise=0.3, shared_norm=0.5, beta=0.1)
    points = {}
    for curve, (sampler, entries) in _grid().items():
        for place, changes in entries:
            setting = base.replace(**changes)
            # Noise of fixed length, so that two steps serve every d; the time does not depend on it.
            points[curve, place] = _program(setting.replace(noise=6 / setting.dim**0.5), sampler)
    times: dict[Any, list[float]] = {point: [] for point in points}
    n_of = {}
    for point, program in points.items():
        program(16)
        n_of[point] = max(2, round(16 * config.seconds / _seconds(program, 16, config)))
        program(n_of[point])
    for _ in range(config.rounds):
        for point, program in points.items():
            times[point].append(_seconds(program, n_of[point], config) / n_of[point])
    laws = {}
    for curve in _grid():
        places = [place for name, place in points if name == curve]
        seconds = [statistics.median(times[curve, place]) for place in places]
        exponent = float(np.polyfit(np.log(places), np.log(seconds), 1)[0])
        laws[curve] = {"places": places, "seconds_per_dataset": seconds, "exponent": exponent}
    jax.clear_caches()
    return laws


def _program(setting: Any, sampler: Any):
    import jax
    import numpy as np

    import dpotheory as dt

    times = np.linspace(0.0, float(setting.tau_1), 17)

    def program(n: int):
        key, flow = jax.random.key(0), dt.FixedGrid(2)
        return jax.block_until_ready(dt.ensemble(key, setting, n, times, sampler=sampler, flow=flow).records)

    return program


def _seconds(program, n: int, config: Config) -> float:
    now = time.perf_counter if config.clock == "wall" else time.process_time
    started = now()
    program(n)
    return now() - started


def _memory(n_datasets: int) -> int:
    import dpotheory as dt

    setting = dt.Setting(n_values=8, n_samples=64, dim=320, noise=0.3, shared_norm=0.5, beta=0.1)
    dt.sweeps.prepare()
    _program(setting, "lazy")(n_datasets)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(json.dumps({"n_datasets": n_datasets, "peak_gigabytes": peak / 1e9}))
    return 0


def _points(law: dict[str, Any]) -> str:
    return ", ".join(
        f"{place:,}: {1e6 * seconds:,.0f} µs"
        for place, seconds in zip(law["places"], law["seconds_per_dataset"], strict=True)
    )


def _draw(laws: dict[str, dict[str, Any]], path: Path) -> None:
    import matplotlib.pyplot as plt

    from dpotheory.figures.style import COLOURS, MARKERS, style

    labels = {"d": "embedding dimension d", "K": "number of values K", "Q": "samples per cluster Q"}
    with style():
        figure, axes = plt.subplots(1, 3, figsize=(9, 3.2), sharey=True, layout="constrained")
        for axis, (letter, label) in zip(axes, labels.items(), strict=True):
            curves = {name: law for name, law in laws.items() if name.startswith(letter)}
            places = next(iter(curves.values()))["places"]
            for (name, law), marker, colour in zip(curves.items(), MARKERS, COLOURS, strict=False):
                microseconds = [1e6 * seconds for seconds in law["seconds_per_dataset"]]
                text = f"{name[3:]}: exponent {law['exponent']:z.2f}"
                axis.loglog(law["places"], microseconds, marker=marker, color=colour, label=text)
            if letter == "K":
                axis.set_xticks(places, [str(place) for place in places])
                axis.minorticks_off()
            axis.set_xlabel(label)
            axis.legend()
        axes[0].set_ylabel("time per dataset (µs)")
        path.parent.mkdir(parents=True, exist_ok=True)
        figure.savefig(path)


if __name__ == "__main__":
    sys.exit(main(tyro.cli(Config, description=__doc__)))
