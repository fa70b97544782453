"""Finite-size error of the limits of long training, and when training further helps, as a Markdown page.

Run ``python benchmarks/high_dimension.py --markdown docs/long-training.md`` (five minutes on two cores). The limits are
`dpotheory.asymptotics.max_margin` and `linearised_cosine`; beside them stand the hard margin's dual and the eigenvalues
of finite samples, and the simulated flow of DPO itself.
"""

import math
import time
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp
import numpy as np
import tyro
from rich.progress import track
from scipy.optimize import nnls

import dpotheory as dt
from dpotheory.cli import interrupts
from dpotheory.studies.markdown import table


@dataclass(frozen=True)
class Options:
    """What is measured."""

    sizes: tuple[int, ...] = (25, 50, 100, 200, 400)
    """n = 2Q."""
    datasets: int = 40
    """Datasets of each size."""
    cases: tuple[tuple[float, float], ...] = ((2.0, 0.5), (1.0, 0.7), (0.5, 0.5))
    """φ = d/n and v."""
    progress: float = 5.0
    """s of the linearised flow."""
    seed: int = 0
    """Of all draws."""
    markdown: Path | None = None
    """File to write; printed otherwise."""


def main(options: Options) -> int:
    """Measure and write."""
    started = time.perf_counter()
    finite, helps = _finite_size(options), _when_training_helps(options)
    minutes = math.ceil((time.perf_counter() - started) / 60)
    page = _page(options, finite, helps, minutes)
    if options.markdown is None:
        print(page)
    else:
        options.markdown.write_text(page, encoding="utf-8")
    return 0


def _samples(rng: np.random.Generator, n: int, ratio: float, noise: float) -> np.ndarray:
    y = noise * rng.normal(size=(n, round(ratio * n)))
    y[:, 0] += 1
    return y


def _hard_margin(y: np.ndarray) -> float:
    n, d = y.shape
    dual, _ = nnls(np.vstack([y.T, np.ones(n)]), np.append(np.zeros(d), 1.0), maxiter=50 * n)
    w = y.T @ dual
    return float(w[0] / np.linalg.norm(w))


def _linearised(y: np.ndarray, s: float) -> float:
    values, vectors = np.linalg.eigh(y.T @ y / len(y))
    positive = values > 1e-12
    f = np.where(positive, -np.expm1(-values * s) / np.where(positive, values, 1), s)
    a = vectors @ (f * (vectors.T @ y.mean(axis=0)))
    return float(a[0] / np.linalg.norm(a))


def _finite_size(options: Options) -> list[list[str]]:
    rows = []
    for ratio, noise in track(options.cases, "finite sizes"):
        limits = {
            "max-margin": dt.asymptotics.max_margin(ratio, noise)[0],
            "linearised": float(dt.asymptotics.linearised_cosine(ratio, noise, options.progress)),
        }
        found: dict[str, list[str]] = {name: [] for name in limits}
        for n in options.sizes:
            rng = np.random.default_rng([options.seed, n])
            drawn = [_samples(rng, n, ratio, noise) for _ in range(options.datasets)]
            for name, measure in (
                ("max-margin", _hard_margin),
                ("linearised", lambda y: _linearised(y, options.progress)),
            ):
                cosines = np.array([measure(y) for y in drawn])
                error = 1.96 * cosines.std(ddof=1) / math.sqrt(len(cosines))
                found[name].append(f"{cosines.mean() - limits[name]:+.4f} ± {error:.4f}")
        rows += [[name, f"{ratio:g}", f"{noise:g}", f"{limits[name]:.4f}", *found[name]] for name in limits]
    return rows


_TIMES = (1.0, 5.0, 20.0, 100.0)
_HELP_Q = (4, 16, 64, 256)


def _when_training_helps(options: Options) -> list[list[str]]:
    rows = []
    for sharing, n_values in track((("disjoint", 4), ("ring", 4), ("path", 4), ("all", 4)), "simulated graphs"):
        for q in _HELP_Q:
            setting = dt.Setting(
                n_values=n_values, n_samples=q, dim=64, noise=0.5, shared_norm=0.3, beta=0.1, sharing=sharing
            )
            start = float(setting.tau_1) * 1e-3
            times = jnp.asarray([start, *(float(setting.tau_1) * t for t in _TIMES)])
            with jax.enable_x64(True):
                run = dt.ensemble(jax.random.key(options.seed), setting, n_datasets=options.datasets, times=times)
            logs = np.asarray(run.log_risk)
            early = logs[:, 0]
            cells = [f"{q}", f"{q / 64:g}", f"{np.exp(early).mean():.3g}"]
            for column in range(1, logs.shape[1]):
                change = logs[:, column] - early  # of the same dataset
                error = 1.96 * change.std(ddof=1) / math.sqrt(len(change))
                cells.append(f"{change.mean():+.3f} ± {error:.3f}")
            rows.append([sharing, *cells])
    return rows


def _page(options: Options, finite: list[list[str]], helps: list[list[str]], minutes: int) -> str:
    sizes = [f"n = {n}" for n in options.sizes]
    times = [f"t = {t:g} τ₁" for t in _TIMES]
    return f"""# Long training

Made by `python benchmarks/high_dimension.py` in {minutes} minutes; no number is written by hand.

## How fast the limits are reached

[OWN-long](theory.md#own-long-long-training-in-high-dimension) gives the cosine T between the direction of a disjoint
value and its concept as d, Q → ∞ at φ = d/(2Q): of the max-margin direction, to which the flow tends on data that can
be separated, and of the linearised flow at s = {options.progress:g}. Below, the mean of {options.datasets} finite
datasets minus that limit, with its 95 % interval.

{table(["direction", "φ", "v", "T", *sizes], finite)}

## When does training further help?

Log risk of the same dataset at later times minus that at the onset, simulated (K = 4, d = 64, v = 0.5, l_b = 0.3):
mean and 95 % interval over {options.datasets} datasets. Below 0 training helps, above 0 it hurts.

{table(["graph", "Q", "Q/d", "risk at the onset", *times], helps)}
"""


if __name__ == "__main__":
    interrupts.run(lambda: main(tyro.cli(Options, description=__doc__)))
