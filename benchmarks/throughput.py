"""Datasets per second against yardsticks measured in the same run, interleaved (y1, y2, y3 in yardsticks.py).

RW1: K = 8, Q = 64, d = 320, v = 0.3, l_b = 0.5, β = 0.1, disjoint, gradient flow to τ₁, float32; per dataset the least,
mean and largest margin at 17 times and the exact log risk. RW2: the same with one token pair for all values. RW3: LD,
n = 256, d = 1024, 100 steps of gradient descent, recorded at 11 of them. Every figure is a median over rounds of ratios
within a round, so that the load of the machine cancels.
"""

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import tyro

SHARINGS = {"RW1": "disjoint", "RW2": "all"}
WORKLOADS = (*SHARINGS, "RW3")
RATIOS = (
    ("direct sampler over y1 (papers' method)", "direct_over_y1", "direct", "y1"),
    ("lazy sampler over y1", "lazy_over_y1", "lazy", "y1"),
    ("time of direct over y2 (its random numbers alone)", "time_over_y2", "y2", "direct"),
    ("time of direct over y2 drawn by jax.random", "time_over_y2_plain", "y2 plain", "direct"),
    ("direct over y3 (full sampler, float64, diffrax at 1e-8)", "direct_over_y3", "direct", "y3"),
)
"""What is printed, its name in JSON, and which rates are divided."""


@dataclass(frozen=True)
class Config:
    """What to measure."""

    workloads: tuple[str, ...] = WORKLOADS
    """Reference workloads."""
    rounds: int = 5
    """Interleaved rounds; figures are medians over them."""
    seconds: float = 0.5
    """About how long each contender runs in a round."""
    clock: Literal["wall", "cpu"] = "wall"
    """cpu counts processor time over the number of cores: for a machine that others use at the same time."""
    json: Path | None = None
    """File for the results."""


def main(config: Config) -> int:
    """Measure, print the table, write JSON; returns the process's exit code."""
    unknown = set(config.workloads) - set(WORKLOADS)
    if unknown or config.rounds < 1 or config.seconds <= 0:
        print(f"error: workloads are {', '.join(WORKLOADS)}; rounds and seconds must be positive", file=sys.stderr)
        return 2
    import jax

    jax.config.update("jax_num_cpu_devices", _cores())
    device = jax.devices()[0]
    machine = f"{len(jax.devices())} × {device.device_kind} ({device.platform}), jax {jax.__version__}"
    print(machine)
    results = {"machine": machine, "rounds": config.rounds, "clock": config.clock, "workloads": {}}
    for workload in config.workloads:
        results["workloads"][workload] = measured = _measure(workload, config)
        _print(workload, measured)
    if config.json:
        config.json.parent.mkdir(parents=True, exist_ok=True)
        config.json.write_text(json.dumps(results, indent=1) + "\n")
        print(f"written: {config.json}")
    return 0


def _measure(workload: str, config: Config) -> dict[str, Any]:
    contenders, block = _contenders(workload, config)
    sizes, rates = {}, {name: [] for name in contenders}
    for name, program in contenders.items():
        _say(f"{workload}: compiling {name}")
        sizes[name] = _calibrate(program, config)
    for number in range(config.rounds):
        for name, program in contenders.items():
            _say(f"{workload}: round {number + 1} of {config.rounds}, {name}")
            rates[name].append(sizes[name] / _seconds(program, sizes[name], config))
    _say("")

    def ratio(one: str, other: str) -> float:
        return statistics.median(a / b for a, b in zip(rates[one], rates[other], strict=True))

    return {
        "datasets_per_second": {name: statistics.median(each) for name, each in rates.items()},
        "y1_block": block,
        **{name: ratio(one, other) for _, name, one, other in RATIOS if {one, other} <= rates.keys()},
        "largest_error_against_y3": _error_ld() if workload == "RW3" else _error(workload),
    }


def _contenders(workload: str, config: Config) -> tuple[dict[str, Callable[[int], Any]], int]:
    import jax
    import numpy as np
    import yardsticks

    import dpotheory as dt

    if workload == "RW3":
        return _contenders_ld(config)
    setting = _setting(workload)
    times = np.linspace(0.0, float(setting.tau_1), 17)
    key = jax.random.key(0)

    def ours(sampler: Any) -> Callable[[int], Any]:
        return lambda n: jax.block_until_ready(dt.ensemble(key, setting, n, times, sampler=sampler).records)

    def accurate(n: int):
        with jax.enable_x64(True):
            flow = dt.GradientFlow(rtol=1e-8)
            return jax.block_until_ready(dt.ensemble(key, setting, n, times, sampler="full", flow=flow).records)

    block, y1 = _fastest(workload, lambda b: yardsticks.in_blocks(yardsticks.papers_method(setting), b), config)
    return {
        "direct": ours("reduced"),
        "lazy": ours("lazy"),
        "y1": y1,
        "y2": yardsticks.in_blocks(yardsticks.variates_alone(setting), 1),
        "y2 plain": yardsticks.in_blocks(yardsticks.plain_variates(setting), 1),
        "y3": accurate,
    }, block


def _contenders_ld(config: Config) -> tuple[dict[str, Callable[[int], Any]], int]:
    import jax
    import yardsticks

    from dpotheory import learning

    key = jax.random.key(0)

    def ours(sampler: Literal["full", "reduced"]) -> Callable[[int], Any]:
        def run(n: int):
            law, options = yardsticks.descent()
            return jax.block_until_ready(learning.ensemble(key, law, n_datasets=n, sampler=sampler, **options))

        return run

    def accurate(n: int):
        with jax.enable_x64(True):
            return ours("full")(n)

    block, y1 = _fastest("RW3", lambda b: yardsticks.in_blocks(yardsticks.papers_descent(), b), config)
    y2 = yardsticks.in_blocks(yardsticks.descent_variates, 1)
    return {"direct": ours("reduced"), "y1": y1, "y2": y2, "y3": accurate}, block


def _fastest(workload: str, make: Callable[[int], Callable[[int], Any]], config: Config):
    """y1 at its own best block size."""
    best = (float("inf"), 1, make(1))
    for block in (1, 2, 4):
        _say(f"{workload}: y1 with blocks of {block}")
        program = make(block)
        n = _calibrate(program, config)
        best = min(best, (_seconds(program, n, config) / n, block, program), key=lambda entry: entry[0])
    return best[1], best[2]


def _calibrate(program: Callable[[int], Any], config: Config) -> int:
    """A number of datasets that takes about as long, compiled."""
    first = 8
    program(first)
    n = max(1, round(first * config.seconds / _seconds(program, first, config)))
    program(n)
    return n


def _seconds(program: Callable[[int], Any], n: int, config: Config) -> float:
    def now() -> float:
        return time.perf_counter() if config.clock == "wall" else time.process_time() / _cores()

    started = now()
    program(n)
    return now() - started


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _setting(workload: str):
    import dpotheory as dt

    return dt.Setting(
        n_values=8, n_samples=64, dim=320, noise=0.3, shared_norm=0.5, beta=0.1, sharing=SHARINGS[workload]
    )


def _error(workload: str) -> dict[str, float]:
    """Largest error of the float32 grid against float64 diffrax at 1e-8, on embeddings drawn in full."""
    import jax
    import jax.numpy as jnp
    import numpy as np

    import dpotheory as dt
    from dpotheory.core import laws
    from dpotheory.core.ensemble import default_flow

    setting = _setting(workload)
    times = np.linspace(0.0, float(setting.tau_1), 17)
    law = {"n_active": 8, "n_samples": 64, "dim": 320, "noise": 0.3, "shared_norm": 0.5, "shape": (64, 320)}
    x = laws.draw(jax.random.key(2), jnp.arange(8), sampler="full", **law).embeddings
    run = dt.simulate(jax.random.key(0), setting, times, embeddings=x, flow=default_flow(setting, times[-1]))
    with jax.enable_x64(True):
        flow = dt.GradientFlow(rtol=1e-8)
        exact = dt.simulate(jax.random.key(0), setting, times, embeddings=np.asarray(x, np.float64), flow=flow)
    margins, expected = np.asarray(run.margins, float), np.asarray(exact.margins)
    logs, expected_logs = np.asarray(run.log_risk, float)[1:], np.asarray(exact.log_risk)[1:]
    return {
        "margins": float(np.abs(margins - expected).max() / np.abs(expected).max()),
        "log_risk": float((np.abs(logs - expected_logs) / np.abs(expected_logs)).max()),
    }


def _error_ld() -> dict[str, float]:
    """Largest errors of float32 against float64 on the same embeddings, relative to the largest value."""
    import jax
    import numpy as np
    import yardsticks

    from dpotheory import learning

    law, options = yardsticks.descent()
    signs = np.asarray([1, -1])[:, None, None]
    half = np.random.default_rng(2).standard_normal((2, law.n_samples // 2, law.dim))
    pairs = half + signs * np.asarray(law.mean_positive)
    run = learning.simulate(None, law, embeddings=[tuple(pairs.astype(np.float32))], **options)
    with jax.enable_x64(True):
        exact = learning.simulate(None, law, embeddings=[tuple(pairs)], **options)

    def error(field: str) -> float:
        found, expected = (np.asarray(getattr(one, field), float) for one in (run, exact))
        return float(np.abs(found - expected).max() / np.abs(expected).max())

    return {"margins": error("margins"), "loss": error("loss")}


def _print(workload: str, measured: dict[str, Any]) -> None:
    rates, errors = measured["datasets_per_second"], measured["largest_error_against_y3"]
    print(f"\n{workload}  datasets per second: " + ", ".join(f"{name} {rate:,.0f}" for name, rate in rates.items()))
    for label, name, *_ in RATIOS:
        if name in measured:
            print(f"  {label:56s} {measured[name]:8.2f}")
    print(f"  {'largest error against y3: ' + ', '.join(errors):56s} " + " ".join(f"{e:8.1e}" for e in errors.values()))


def _say(message: str) -> None:
    if sys.stderr.isatty():
        print(f"\r\033[K{message}", end="", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(tyro.cli(Config, description=__doc__)))
