"""The predicted cost of a sweep: it counts what the plan says, and (slow) is within a factor 2 of the clock."""

import statistics
import time

import jax
import pytest

from dpotheory import sweeps
from dpotheory.cli.sweep import Grid, build
from dpotheory.sweeps import cost

# A second for everything, so that a prediction is a count.
UNIT = cost.Machine(normal=1.0, field=0.0, compile=0.0, write=0.0, n_cores=2)
ONE = {"n_values": (1,), "n_samples": (4,), "dim": (8,), "datasets": 10}
STEPS = {"stopping": "steps", "learning_rate": 0.1, "n_steps": 7, "n_times": 3}


def test_normals_are_counted():
    # 10 datasets of 8 samples, each 8 coordinates and the 16 normals that its keys cost.
    assert cost.predict(build(Grid(**ONE, **STEPS)), UNIT).seconds == 10 * 8 * (8 + 16)


def test_evaluations_are_counted():
    # Each of 10 · 8 · 8 stored numbers enters 7 steps and 3 recorded times.
    machine = cost.Machine(normal=0.0, field=1.0, compile=0.0, write=0.0, n_cores=2)
    assert cost.predict(build(Grid(**ONE, **STEPS)), machine).seconds == pytest.approx(10 * 8 * 8 * (7 + 3))


def test_bytes_are_counted():
    # Five records of 4 bytes for 10 datasets at 3 times, written as parts and as a whole.
    machine = cost.Machine(normal=0.0, field=0.0, compile=0.0, write=1.0, n_cores=2)
    assert cost.predict(build(Grid(**ONE, **STEPS)), machine).seconds == 2 * 5 * 4 * 10 * 3


def test_common_random_numbers_are_drawn_once():
    grid = {**ONE, **STEPS, "noise": (0.1, 0.2, 0.3)}
    apart, common = (build(Grid(**grid, common_random_numbers=common)) for common in (False, True))
    assert cost.predict(apart, UNIT).seconds == 3 * cost.predict(common, UNIT).seconds


def test_workers_share_a_machine_or_bring_their_own():
    sweep = build(Grid(**ONE, **STEPS))
    alone = cost.predict(sweep, UNIT)
    assert cost.predict(sweep, UNIT, 4).computing == alone.computing
    assert cost.predict(sweep, UNIT, 4, same_machine=False).computing == alone.computing / 4
    machine = cost.Machine(normal=0.0, field=0.0, compile=1.0, write=0.0, n_cores=2)
    assert cost.predict(sweep, machine, 8).compiling == pytest.approx(4 * cost.predict(sweep, machine, 2).compiling)


def test_packing_does_not_look_at_the_clock(monkeypatch):
    monkeypatch.setattr(time, "perf_counter", None)
    sweep = build(Grid(n_values=(2, 8), sharing=("disjoint", "ring"), datasets=5))
    assert sweeps.pack(sweep) == sweeps.pack(sweep)


GRIDS = {
    "lazy": Grid(datasets=20_000),
    "ring": Grid(sharing=("ring",), n_values=(4, 8), n_samples=(16, 64), datasets=500),
    "mixed": Grid(sharing=("disjoint", "ring", "all"), n_values=(2, 8), n_samples=(8, 40), dim=(120,), datasets=300),
    "descent": Grid(n_samples=(16,), dim=(64,), datasets=10_000, stopping="steps", learning_rate=0.1),
    "common": Grid(noise=(0.1, 0.2, 0.3, 0.4), datasets=3000, common_random_numbers=True),
}


@pytest.mark.slow
def test_predictions_are_within_a_factor_two(tmp_path):
    """Medians of probe, run, probe; the machine should do nothing else meanwhile."""
    jax.config.update("jax_enable_compilation_cache", False)
    ratios = {}
    try:
        for name, grid in GRIDS.items():
            sweep = build(grid)
            before = cost.predict(sweep, cost.measure()).seconds
            started = time.perf_counter()
            sweeps.run(sweep, tmp_path / f"{name}.nc")
            actual = time.perf_counter() - started
            after = cost.predict(sweep, cost.measure()).seconds
            ratios[name] = statistics.mean((before, after)) / actual
            print(f"{name:8s} predicted {before:6.1f} s, actual {actual:6.1f} s, ratio {ratios[name]:.2f}", flush=True)
    finally:
        jax.config.update("jax_enable_compilation_cache", True)
    assert all(0.5 < ratio < 2 for ratio in ratios.values()), ratios
