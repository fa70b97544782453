"""What a sweep computes: cells (a setting and an objective each), and when to stop.

Imports component.py and the modules below; plain Python, no JAX arrays.
"""

import dataclasses
import functools
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from dpotheory.core import component as parts
from dpotheory.core import trajectory
from dpotheory.core.descent import Descent, gradient_descent
from dpotheory.core.flow import Flow, finest
from dpotheory.core.inputs import check_seed, check_setting, short
from dpotheory.core.objectives import DPO, Objective, ObjectiveName, resolve
from dpotheory.core.setting import Setting, check_precision

Coordinate = str | int | float


@dataclass(frozen=True)
class Cell:
    """One point of a sweep.

    Attributes:
        coordinates: where it stands on the sweep's axes.
        setting: the parameters simulated.
        n_datasets: how many independent datasets.
        objective: the loss of the reward margin, or the name of one ("dpo", "ipo", "slic", "cdpo"); its name stands
            for it in the results' configuration.
    """

    coordinates: Mapping[str, Coordinate]
    setting: Setting
    n_datasets: int
    objective: Objective | ObjectiveName = DPO

    def __post_init__(self) -> None:
        object.__setattr__(self, "objective", resolve(self.objective))
        check_setting(self.setting)
        if isinstance(self.n_datasets, bool) or not isinstance(self.n_datasets, (int, np.integer)):
            raise TypeError(f"n_datasets = {short(self.n_datasets)}; expected a whole number, at least 1")
        if not isinstance(self.coordinates, Mapping):
            raise TypeError(
                f"coordinates = {short(self.coordinates)}; expected a mapping, for example {{'n_values': 8}}"
            )
        plain = {name: one.item() if isinstance(one, np.generic) else one for name, one in self.coordinates.items()}
        for name, one in plain.items():
            if not isinstance(name, str) or not isinstance(one, (str, int, float)):
                raise TypeError(
                    f"coordinates have {short(name)}: {short(one)}; expected a name, and a number or a text"
                )
        object.__setattr__(self, "coordinates", plain)
        object.__setattr__(self, "n_datasets", int(self.n_datasets))

    @property
    def loss(self) -> Objective:
        """`objective` itself, where it was given by name."""
        return resolve(self.objective)


@dataclass(frozen=True)
class AtTau1:
    """Gradient flow from t = 0 to the guaranteed time τ₁ of each cell, which grows with K."""

    kind = "tau_1"

    def horizon(self, setting: Setting) -> float:
        """τ₁ of the setting, in physical time."""
        return float(setting.tau_1)

    def times(self, setting: Setting, n_times: int) -> np.ndarray:
        """Equally spaced physical times from 0 to τ₁."""
        return np.linspace(0.0, self.horizon(setting), n_times)

    def flow(self, setting: Setting, objective: Objective = DPO) -> Flow:
        """A fixed grid as fine as this cell needs; step counts from a short ladder, so that cells share programs."""
        return parts.shared_flow(setting, self.horizon(setting) * _stiffness(objective))

    sampler = "reduced"


@dataclass(frozen=True)
class AfterSteps:
    """A fixed number of full-batch steps, the same for every K, as in the papers' experiments.

    Attributes:
        n_steps: how many steps.
        learning_rate: η.
        optimizer: "gd" (W ← W − η∇L) or "adam" (full sampler, since Adam is not rotation invariant).
    """

    n_steps: int
    learning_rate: float
    optimizer: Literal["gd", "adam"] = "gd"
    kind = "steps"

    def __post_init__(self) -> None:
        if self.n_steps < 1:
            raise ValueError(f"n_steps = {self.n_steps}; it must be at least 1")
        if not (self.learning_rate > 0 and math.isfinite(self.learning_rate)):
            raise ValueError(f"learning_rate = {self.learning_rate}; it must be finite and greater than 0")
        if self.optimizer not in ("gd", "adam"):
            raise ValueError(f"unknown optimizer {self.optimizer!r}; known: 'gd', 'adam'")

    @property
    def sampler(self) -> str:
        """The sampler that is exact under the optimiser."""
        return "reduced" if self.optimizer == "gd" else "full"

    def horizon(self, setting: Setting) -> float:
        """Physical time of the last step."""
        return self.n_steps * float(setting.tau) * (self.learning_rate if self.optimizer == "gd" else 1.0)

    def times(self, setting: Setting, n_times: int) -> np.ndarray:
        """Up to ``n_times`` whole steps from 0 to n_steps, as physical times (for Adam: steps times τ)."""
        steps = np.round(np.linspace(0, self.n_steps, n_times))
        return steps * self.flow(setting).step_time

    def flow(self, setting: Setting, objective: Objective = DPO) -> Descent:
        """The optimiser, whatever the objective; the setting's τ turns its steps into physical time."""
        return _descent(self.optimizer, self.learning_rate, float(setting.tau))


@functools.cache  # optax transformations compare by identity: one object each keeps one program each
def _descent(optimizer: str, learning_rate: float, tau: float) -> Descent:
    if optimizer == "gd":
        return gradient_descent(learning_rate, tau)
    import optax

    return Descent(optax.adam(learning_rate), step_time=tau, separable=True)


_stiffness = functools.lru_cache(64)(trajectory.stiffness)

Stopping = AtTau1 | AfterSteps


@dataclass(frozen=True)
class Sweep:
    """A sweep as data; two sweeps with equal `config` are the same sweep.

    Attributes:
        cells: the points, in the order that numbers them, kept as a tuple; dataset m of cell c has the key
            fold_in(fold_in(root, c), m).
        seed: of the root key.
        stopping: when each run ends.
        n_times: recorded times per run, from t = 0 on.
        precision: "float32" or "float64".
        max_programs: the most programs that may be compiled.
        common_random_numbers: cells that differ in noise, shared_norm, beta and objective alone share their draws: the
            number folded into the key is that of the first of them (`draws`), and they share an integrator.
            Differences between such cells have a smaller variance, and the draws are made once.
    """

    cells: Sequence[Cell]
    seed: int = 0
    stopping: Stopping = AtTau1()
    n_times: int = 17
    precision: Literal["float32", "float64"] = "float32"
    max_programs: int = 20
    common_random_numbers: bool = False

    def __post_init__(self) -> None:
        if isinstance(self.cells, Cell) or not isinstance(self.cells, Sequence):
            raise TypeError(f"cells = {short(self.cells)}; expected a list of dpotheory.sweeps.Cell")
        if wrong := [cell for cell in self.cells if not isinstance(cell, Cell)]:
            raise TypeError(f"cells hold {short(wrong[0])}; expected a dpotheory.sweeps.Cell")
        object.__setattr__(self, "cells", tuple(self.cells))
        if not all(hasattr(self.stopping, name) for name in ("kind", "horizon", "times", "flow", "sampler")):
            raise TypeError(
                f"stopping = {short(self.stopping)}; expected dpotheory.sweeps.AtTau1() or AfterSteps(n_steps, rate)"
            )
        if not self.cells:
            raise ValueError("a sweep needs at least one cell; received none")
        axes = {tuple(cell.coordinates) for cell in self.cells}
        if len(axes) > 1:
            raise ValueError(f"all cells must have the same coordinates; received {sorted(axes)}")
        places = [tuple(cell.coordinates.values()) for cell in self.cells]
        if len(set(places)) < len(places):
            repeated = next(place for place in places if places.count(place) > 1)
            raise ValueError(
                f"two cells stand at {dict(zip(self.axes, repeated, strict=True))}; coordinates must differ"
            )
        for name, value, least in (
            ("n_datasets", min(cell.n_datasets for cell in self.cells), 1),
            ("n_times", self.n_times, 2),
            ("max_programs", self.max_programs, 1),
            ("seed", self.seed, -math.inf),
        ):
            if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
                raise TypeError(f"{name} = {short(value)}; expected a whole number")
            if value < least:
                raise ValueError(f"{name} = {value}; it must be at least {least}")
        check_seed(self.seed)
        if self.precision not in ("float32", "float64"):
            raise ValueError(f"unknown precision {self.precision!r}; known: 'float32', 'float64'")
        for cell in self.cells:
            _check_coordinates(cell)
            check_precision(cell.setting, self.precision)
            if not self.stopping.horizon(cell.setting) < float(np.finfo(self.precision).max):
                raise ValueError(
                    f"runs end at t = {self.stopping.horizon(cell.setting):.3g}, more than {self.precision} can hold; "
                    "take fewer or smaller steps, or other units"
                )
        names = [objective.name for objective in self.objectives]
        if len(set(names)) < len(names):
            raise ValueError(f"two objectives have the same name among {', '.join(names)}; names must tell them apart")
        if self.common_random_numbers:
            described = [_described(cell) for cell in self.cells]
            twin = next((number for number, one in enumerate(described) if one in described[:number]), None)
            if twin is not None:
                raise ValueError(
                    f"the cells at {dict(self.cells[described.index(described[twin])].coordinates)} and "
                    f"{dict(self.cells[twin].coordinates)} have equal settings and objectives, so common "
                    "random numbers would make them equal; leave one out, or give each cell its own numbers"
                )

    @functools.cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """The different ones, in the order of the cells."""
        return tuple(dict.fromkeys(cell.loss for cell in self.cells))

    @functools.cached_property
    def draws(self) -> tuple[int, ...]:
        """For each cell the number that is folded into the key: its own, or that of the first cell it shares with."""
        if not self.common_random_numbers:
            return tuple(range(len(self.cells)))
        first: dict[tuple, int] = {}
        return tuple(first.setdefault(_draw_of(cell.setting), number) for number, cell in enumerate(self.cells))

    @functools.cached_property
    def flows(self) -> tuple[Flow, ...]:
        """The integrator of each cell. Cells that share draws share the finest, since the lazy sampler follows it."""
        own = [self.stopping.flow(cell.setting, cell.loss) for cell in self.cells]
        if not self.common_random_numbers:
            return tuple(own)
        shared: dict[int, Flow] = {}
        for draw, flow in zip(self.draws, own, strict=True):
            other = shared.get(draw, flow)
            shared[draw] = finest(flow, other)
        return tuple(shared[draw] for draw in self.draws)

    @property
    def axes(self) -> tuple[str, ...]:
        """Names of the coordinates."""
        return tuple(self.cells[0].coordinates)

    @property
    def n_datasets(self) -> int:
        """Datasets in all."""
        return sum(cell.n_datasets for cell in self.cells)

    @property
    def config(self) -> dict[str, Any]:
        """Everything that the numbers depend on, as JSON data."""
        return {
            "seed": self.seed,
            "stopping": {"kind": self.stopping.kind, **dataclasses.asdict(self.stopping)},
            "n_times": self.n_times,
            "precision": self.precision,
            "common_random_numbers": self.common_random_numbers,
            "cells": [
                {
                    **cell.coordinates,
                    "n_datasets": cell.n_datasets,
                    "objective": cell.loss.name,
                    "setting": {
                        "n_values": cell.setting.n_values,
                        "n_samples": cell.setting.n_samples,
                        "dim": cell.setting.dim,
                        **{
                            name: float(getattr(cell.setting, name)) for name in ("noise", "shared_norm", "beta", "tau")
                        },
                        "token_pairs": [list(pair) for pair in cell.setting.graph.pairs],
                        **_data_of(cell.setting),
                    },
                }
                for cell in self.cells
            ],
        }

    @property
    def config_json(self) -> str:
        """`config` in one canonical line."""
        return json.dumps(self.config, sort_keys=True, separators=(",", ":"))


# Names that a sweep's file uses itself. An axis may be one of the parameters, and then holds its values.
PARAMETERS = ("noise", "shared_norm", "beta", "dim", "tau_1", "max_degree")
_TAKEN = ("dataset", "time", "t", "n_datasets", "solver_error", "cell")
_TAKEN += ("min_margin", "mean_margin", "max_margin", "log_risk", "log_risk_worst")


def _check_coordinates(cell: Cell) -> None:
    for name, value in cell.coordinates.items():
        if name in _TAKEN:
            raise ValueError(f"an axis is called {name!r}, which every sweep's file uses itself; choose another name")
        if name in PARAMETERS:
            actual = float(getattr(cell.setting, name))
            if isinstance(value, str) or not math.isclose(value, actual, rel_tol=1e-6):
                raise ValueError(
                    f"a cell stands at {name} = {value!r} but its setting has {actual:g}; "
                    "an axis with a parameter's name holds its values"
                )


def _data_of(setting: Setting) -> dict[str, Any]:
    """Concepts and flipped labels as JSON data, where they are not the papers'."""
    told: dict[str, Any] = {"concepts": np.asarray(setting.concept_gram).tolist()} if setting.correlated else {}
    return {**told, "flip": float(setting.flip)} if setting.flips else told


def _draw_of(setting: Setting) -> tuple:
    """What must be equal for two cells to share their draws."""
    data = json.dumps(_data_of(setting))
    return setting.n_values, setting.n_samples, setting.dim, float(setting.tau), setting.graph.pairs, data


def _described(cell: Cell) -> tuple:
    """Everything that a dataset of the cell depends on."""
    s = cell.setting
    return *_draw_of(s), float(s.noise), float(s.shared_norm), float(s.beta), cell.loss.name
