"""Cases of the misalignment experiment, computed one by one and kept on disk (theory.md §3, LD-misalignment).

Used by experiments/misalignment.py. A case is one file; an interrupted run keeps those that are finished. What the
results say is decided in flipping_verdicts.py. Imports misalignment and the store.
"""

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import jax
import numpy as np
import xarray as xr

from dpotheory.learning import misalignment
from dpotheory.learning.misalignment import Design, Outcome, Sizes
from dpotheory.learning.network import geometry
from dpotheory.sweeps.store import UNREADABLE, StoreError, read, write

BEHAVIOURS = ("low", "high")
DEFAULT, FROZEN = "default", "features frozen"
CASES = (
    DEFAULT,
    "sides not pre-trained",
    "learning rate / 3",
    "learning rate × 3",
    "gradient descent",
    FROZEN,
)
"""The default, changes of one choice each, and the control."""

Progress = Callable[[float, str], None]


def build(
    case: str, behaviour: str, sizes: Sizes, design: Design, low_separation: float, descent_rate: float
) -> tuple[Design, Sizes]:
    """The design of one case, from that of the default case and the high behaviour.

    Args:
        case: one of `CASES`.
        behaviour: one of `BEHAVIOURS`.
        sizes: of the default.
        design: of the default, for the behaviour of high distinguishability.
        low_separation: a of the other behaviour.
        descent_rate: learning rate of the case "gradient descent".
    """
    changes = {
        DEFAULT: {},
        "sides not pre-trained": {"pretrain_sides": 0.0},
        "learning rate / 3": {"learning_rate": design.learning_rate / 3},
        "learning rate × 3": {"learning_rate": design.learning_rate * 3},
        "gradient descent": {"learning_rate": descent_rate},
        FROZEN: {"train_features": 0.0},
    }
    if case not in changes or behaviour not in BEHAVIOURS:
        raise ValueError(f"case {case!r}, behaviour {behaviour!r}; known: {', '.join(CASES)}; {', '.join(BEHAVIOURS)}")
    if behaviour == "low":
        design = design._replace(separation=low_separation)
    if case == "gradient descent":
        sizes = dataclasses.replace(sizes, optimizer="sgd")
    return design._replace(**changes[case]), sizes


def run(
    plan: dict[tuple[str, str], tuple[Design, Sizes]],
    folder: Path,
    *,
    seed: int,
    n_seeds: int,
    progress: Progress = lambda fraction, message: None,
    overwrite: bool = False,
) -> xr.Dataset:
    """Compute every case of ``plan`` into ``folder``; those already there are loaded.

    All cases use the same keys: seed m has the same noise and initial network in each.

    Args:
        plan: (case, behaviour) → design and sizes.
        folder: for one file per case, and all of them in ``misalignment.nc``.
        seed: of the root key.
        n_seeds: at least 2.
        progress: called with the finished fraction and a message.
        overwrite: replace results of another configuration instead of refusing.

    Raises:
        StoreError: for an unusable folder or results of another configuration, before anything is computed.
    """
    configs = {
        place: json.dumps({"seed": seed, "n_seeds": n_seeds, **design._asdict(), **dataclasses.asdict(sizes)})
        for place, (design, sizes) in plan.items()
    }
    files = {place: folder / f"case-{number:02d}.nc" for number, place in enumerate(plan)}
    finished = {}
    for place, file in files.items():
        if file.exists() and (found := _load(file, configs[place], overwrite)) is not None:
            finished[place] = found
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"cannot write results to {folder}: {error}; choose a writable folder") from error
    for number, (place, (design, sizes)) in enumerate(plan.items()):
        if place not in finished:
            progress(number / len(plan), f"{place[0]}, {place[1]} distinguishability")
            outcome = jax.tree.map(np.asarray, misalignment.run(jax.random.key(seed), design, sizes, n_seeds))
            finished[place] = as_dataset(outcome, sizes).assign_attrs(config=configs[place])
            write(finished[place], files[place])
    dataset = xr.concat(
        [
            xr.concat([finished[case, behaviour] for behaviour in BEHAVIOURS], "behaviour")
            for case in dict.fromkeys(case for case, _ in plan)
        ],
        "case",
        combine_attrs="drop",
    ).assign_coords(case=list(dict.fromkeys(case for case, _ in plan)), behaviour=list(BEHAVIOURS))
    dataset.attrs = {
        "title": "dpotheory misalignment",
        "config": json.dumps({f"{case}, {behaviour}": json.loads(c) for (case, behaviour), c in configs.items()}),
        "jax": jax.__version__,
        "device": jax.devices()[0].device_kind,
        "seed": seed,
        "status": "complete",
    }
    write(dataset, folder / "misalignment.nc")
    return dataset


def as_dataset(outcome: Outcome, sizes: Sizes) -> xr.Dataset:
    """One case: geometry on (seed, stage), losses and choices on (seed, start, step)."""
    measured = geometry(np.asarray(outcome.features))
    series = ("seed", "start", "step")
    return xr.Dataset(
        {name: (("seed", "stage"), values) for name, values in measured._asdict().items()}
        | {
            "pretrain_accuracy": ("seed", np.asarray(outcome.pretrain_accuracy)),
            "align_loss": (("seed", "align_step"), np.asarray(outcome.align_loss)),
            "flip_loss": (series, np.asarray(outcome.flip_loss)),
            "flip_choice": (series, np.asarray(outcome.flip_choice)),
        },
        coords={
            "stage": list(misalignment.STAGES),
            "start": list(misalignment.STARTS),
            "step": np.arange(sizes.flip_steps + 1),
            "align_step": np.arange(sizes.align_steps + 1),
        },
    )


def _load(file: Path, config: str, overwrite: bool) -> xr.Dataset | None:
    try:
        found = read(file)
        there = json.loads(found.attrs["config"])
    except UNREADABLE as error:
        why = str(error).partition("\n")[0]
        raise StoreError(f"{file} is not a readable case ({why}); delete it to compute it anew") from error
    now = json.loads(config)
    if there == now:
        return found
    if overwrite:
        return None
    shown = "; ".join(f"{key}: {there.get(key)!r} there, {now[key]!r} now" for key in now if there.get(key) != now[key])
    raise StoreError(
        f"{file} holds results of another configuration ({shown}); choose another folder, or overwrite them "
        "(--overwrite, overwrite=True)"
    )
