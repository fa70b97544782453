"""From how many samples, and up to which noise, is training guaranteed? The printed theorems beside ours, as a page.

Run ``python benchmarks/training_guarantee.py --markdown docs/training-guarantee.md`` (a minute). Closed forms: at each
setting a claim guarantees training if all its hypotheses hold and its probability is at least the confidence.
"""

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import tyro
from rich.progress import track

from dpotheory.claims import registry
from dpotheory.cli import interrupts
from dpotheory.studies.markdown import table

PRINTED = ("DV-T4.2", "DV-TB.3", "PG-T4.1")
OURS = ("OWN-envelope", "OWN-guarantee")
_LARGEST_Q = 10**9


@dataclass(frozen=True)
class Options:
    """What is asked."""

    n_values: tuple[int, ...] = (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)
    """K."""
    n_samples: tuple[int, ...] = (1, 3, 10, 30, 100, 300, 1000)
    """Q at which the largest noise is looked for, at K = 10."""
    shared_norm: float = 0.25
    """l_b; DV asks for 1/4 to 1/2, and 4 Z l_b² ≤ 1."""
    confidence: float = 0.99
    """The least probability."""
    markdown: Path | None = None
    """File to write; printed otherwise."""


def main(options: Options) -> int:
    """Ask and write."""
    page = _page(options)
    if options.markdown is None:
        print(page)
    else:
        options.markdown.write_text(page, encoding="utf-8")
    return 0


def guaranteed(name: str, confidence: float, **parameters: Any) -> np.ndarray:
    """Whether a claim about margins holds and says so with this probability, for parameters by code name."""
    claim = registry[name]
    known = {"beta": 0.1, "tau": 1.0, "multiplicity": 1, "allowed_failure": 1 - confidence, "t": 1.0, **parameters}
    level = claim.best_epsilon if claim.epsilon_at is None else claim.epsilon_at
    if level is not None:
        known["epsilon"] = claim.number(level, known)
    with np.errstate(all="ignore"):
        met = claim.informative(known, log_failure=math.log1p(-confidence) + 1e-9)
        for hypothesis in claim.hypotheses:
            met = met & claim.holds(hypothesis, known)
    return np.asarray(met)


def smallest_q(name: str, confidence: float, n_values: int, max_degree: int, noise: float | None, l_b: float) -> str:
    """The smallest Q at v (None: 1/(32√Q)) and the least dimension, d = K + 1: every Q to 10⁵, then a grid."""
    q = np.unique(np.r_[np.arange(1, 10**5), np.round(np.geomspace(1e5, _LARGEST_Q, 20_000))])
    v = 1 / (32 * np.sqrt(q)) if noise is None else noise
    law = {"n_values": n_values, "max_degree": max_degree, "shared_norm": l_b, "dim": max(n_values + 1, 2)}
    met = np.broadcast_to(guaranteed(name, confidence, n_samples=q, noise=v, **law), q.shape)
    return f"{q[met.argmax()]:,.0f}" if met.any() else "none"


def largest_noise(name: str, confidence: float, n_samples: int, l_b: float) -> float:
    """The largest v at K = 10, Z = 1 and d = max(5Q, K + 1) below which the claim guarantees training; 0 for none."""
    v = np.geomspace(1e-6, 1, 6001)
    law = {"n_values": 10, "max_degree": 1, "shared_norm": l_b, "dim": max(5 * n_samples, 11)}
    met = np.broadcast_to(guaranteed(name, confidence, n_samples=n_samples, noise=v, **law), v.shape)
    return float(v[met.argmin() - 1]) if met[0] and not met.all() else float(met[0])


def _page(options: Options) -> str:
    names = [*PRINTED, *OURS]
    rows = []
    for degree in track((1, 2, 3, 4), "samples"):
        for k in options.n_values:
            if k < degree:
                continue
            cells = [smallest_q(name, options.confidence, k, degree, None, options.shared_norm) for name in names]
            rows.append([str(degree), f"{k:,}", *cells])
    fixed = [
        [f"{v:g}", f"{k:,}", smallest_q("OWN-guarantee", options.confidence, k, 1, v, options.shared_norm)]
        for v in (0.05, 0.1, 0.15, 0.2)
        for k in options.n_values[:4]
    ]
    noise = []
    for q in track(options.n_samples, "noise"):
        found = [largest_noise(name, options.confidence, q, options.shared_norm) for name in names]
        noise.append([f"{q:,}", *(f"{v:.3g}" if v else "none" for v in found)])
    return f"""# From how many samples training is guaranteed

Made by `python benchmarks/training_guarantee.py`; no number is written by hand.

A claim *guarantees training* at a setting if its hypotheses hold and it says, with probability at least
{options.confidence:g}, that every training margin is positive until τ₁. Printed:
[DV-T4.2](theory.md#dv-t42-training-guarantee), [DV-TB.3](theory.md#dv-tb3-the-envelope-of-the-margins) (its event at
the printed slack) and [PG-T4.1](theory.md#pg-t41), all with the unknown constant c = ∞, which favours them most. Ours:
[OWN-envelope](theory.md#own-envelope-sharp-rates-on-the-event), for any sharing, and
[OWN-guarantee](theory.md#own-guarantee-positive-margins-at-fixed-noise), for disjoint values (none for others).
l_b = {options.shared_norm:g}.

## Smallest Q in DV's own regime

v = 1/(32√Q) and d = K + 1. Every Q to 10⁵ was looked at, and a grid to 10⁹.

{table(["Z", "K", *names], rows)}

## Smallest Q at fixed noise

Disjoint values, d = K + 1. The printed theorems ask for v of the order 1/√Q.

{table(["v", "K", "OWN-guarantee"], fixed)}

## Largest noise

K = 10, disjoint values, d = max(5Q, 11).

{table(["Q", *names], noise)}
"""


if __name__ == "__main__":
    interrupts.run(lambda: main(tyro.cli(Options, description=__doc__)))
