"""From a vector field to a trajectory: what a flow is, and gradient flow, by adaptive steps or on a fixed grid.

A `Flow` follows a field (theory.md §1, OWN-reduce) from time 0 and returns the states at given times with an estimate
of its error. `space` says what it works on: "directions" (dimensionless time θ, field da/dθ of dynamics.py) for
gradient flow, "weights" (physical time, field −∇_W L) for optimisers, whose steps need not commute with the map from
weights to directions (descent.py). Imports adaptive.py, when it is used.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar, Literal, NamedTuple

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

State = Float[Array, "rows dim"]
Times = Float[Array, " times"]
Trajectory = Float[Array, "times rows dim"]
Field = Callable[[State], State]


ERROR_FACTOR = 10.0
"""What verdicts multiply an estimated error by: it has been within a factor of 6 of the true one (docs/numerics.md)."""


def number(name: str, value: Any) -> Any:
    """``value``, if it is a real number; TypeError with its name otherwise."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.number)):
        raise TypeError(f"{name} = {value!r}; expected a real number")
    return value


class Flow(ABC):
    """What `ensemble` asks of an integrator; instances are hashable, since a compiled program depends on them.

    Attributes:
        space: "directions" or "weights".
        rotation_invariant: whether rotating the embeddings rotates the trajectory, so that reduced coordinates are
            exact.
        separable: whether connected components of the token graph may be followed one by one.
        margins: "computed" from each recorded state; "carried" along as more columns of the state, where states are
            combined linearly (`solve` then takes ``measured``, the number of columns that its error is about); or
            "observed", where the error is about them (`solve` then takes ``observe``).
    """

    space: ClassVar[Literal["directions", "weights"]] = "directions"
    rotation_invariant: bool
    separable: bool
    margins: ClassVar[Literal["computed", "carried", "observed"]] = "computed"

    @property
    def n_evaluations(self) -> int | None:
        """How often the field is evaluated, where that is known beforehand; the lazy sampler needs to know."""
        return None

    def at(self, tau: Any) -> "Flow":
        """The same in the units of time of a setting with this τ."""
        return self

    def check(self, times: np.ndarray) -> None:  # noqa: B027 (most flows serve every time)
        """Raise ValueError if these physical times cannot be served."""

    @abstractmethod
    def solve(self, field: Field, start: State, times: Times) -> tuple[Trajectory, Float[Array, ""]]:
        """States (T, rows, dim) at ``times`` (T,), and an estimate of their largest relative error."""

    @abstractmethod
    def doubt(self, error: float) -> str:
        """What an error estimate this large means, and what would help."""


def finest(*flows: Flow) -> Flow:
    """The one that evaluates the field most often; the first that adapts its steps, where one does."""
    return max(flows, key=lambda flow: math.inf if flow.n_evaluations is None else flow.n_evaluations)


@dataclass(frozen=True)
class GradientFlow(Flow):
    """Gradient flow by diffrax with adaptive steps: the accurate choice for any horizon.

    Explicit steps (Tsitouras 5/4) unless the flow is stiff, as it is where margins come to rest long before the last
    time: IPO, cDPO, or DPO on data that no hyperplane separates, at thousands of τ₁. Then implicit ones (Kvaerno 5/4),
    with a dense Jacobian in the coordinates of one component of the token graph. Not the fastest: in a vmapped
    ensemble every dataset pays for the slowest one.

    Attributes:
        rtol: relative tolerance of a step, on directions and margins; None means 1e-8 in float64, 6e-6 in float32.
        atol: absolute tolerance on margins; None means rtol/10.
        max_steps: the number of steps after which the run is declared failed (error estimate ∞).
        stiff: whether to take implicit steps; None lets `simulate` and `ensemble` take them where explicit ones have
            run out.
    """

    rtol: float | None = None
    atol: float | None = None
    max_steps: int = 16_384
    stiff: bool | None = None
    rotation_invariant = True
    separable = True
    margins = "observed"

    def __post_init__(self) -> None:
        for name, value in (("rtol", self.rtol), ("atol", self.atol)):
            if value is not None and not number(name, value) > 0:
                raise ValueError(f"{name} = {value}; a tolerance must be greater than 0, or None to choose")
        if isinstance(self.max_steps, bool) or not isinstance(self.max_steps, (int, np.integer)) or self.max_steps < 1:
            raise ValueError(f"max_steps = {self.max_steps}; it must be a whole number, at least 1")

    def doubt(self, error: float) -> str:
        """What an error estimate this large means, and what would help."""
        if not math.isfinite(error):
            return (
                f"the integrator did not reach the last time in max_steps = {self.max_steps} steps, so what is NaN was "
                "not computed and error is inf; raise max_steps, or ask for earlier times"
            )
        return f"the integrator estimates a relative error of {error:.1e}; use float64, or a smaller rtol"

    def solve(
        self, field: Field, start: State, times: Times, observe: Callable[[State], Array] | None = None
    ) -> tuple[Trajectory, Float[Array, ""]]:
        """States (T, rows, dim) at ``times`` (T,), and an estimate of the error of ``observe`` (linear; None: all).

        The error is relative to the largest entry that is observed: the sum over steps of what the embedded pair of
        methods leaves, and rounding. It is ∞, and the states beyond are NaN, if the step limit was reached.
        """
        from dpotheory.core import adaptive

        rtol = self.rtol if self.rtol is not None else max(1e-8, 50 * float(jnp.finfo(start.dtype).eps))
        return adaptive.solve(
            field,
            start,
            times,
            observe=observe or _identity,
            rtol=rtol,
            atol=self.atol if self.atol is not None else 0.1 * rtol,
            max_steps=self.max_steps,
            implicit=self.stiff is True,
        )


def _identity(state: State) -> State:
    return state


class _Stage(NamedTuple):
    """One evaluation of the field in a step: what its slope, times the step, is added to.

    Attributes:
        in_new: its weight in the new state.
        in_middle: its weight in the state at the middle of the step.
        in_point: its weight in the next point, beside the three states below.
        from_old, from_new, from_middle: which state the next point starts from; one of them is 1.
    """

    in_new: Any
    in_middle: Any
    in_point: Any
    from_old: Any
    from_new: Any
    from_middle: Any


# Classical Runge–Kutta 4 with slopes k₂ … k₄, then k₅ at the new state and k₆ at the middle of the Hermite interpolant.
_RK4_FIRST = (1 / 6, 1 / 12 + 1 / 8, 1 / 2)  # k₁, the last slope of the step before: in_new, in_middle, in_point
_RK4_STAGES = (
    _Stage(1 / 3, 1 / 6, 1 / 2, 1, 0, 0),
    _Stage(1 / 3, 1 / 6, 1, 1, 0, 0),
    _Stage(1 / 6, 1 / 12, 0, 0, 1, 0),
    _Stage(0, -1 / 8, 0, 0, 0, 1),
    _Stage(0, 0, 0, 1, 0, 0),
)


@dataclass(frozen=True)
class FixedGrid(Flow):
    """Gradient flow by classical Runge–Kutta 4 on a uniform grid, with cubic Hermite output: for sweeps.

    Errors fall as n_steps⁻⁴; the returned estimate is measured, from the defect of the interpolant at the middle of
    every step. Not for horizons far beyond τ₁ or unevenly spaced times: use `GradientFlow` there.

    Attributes:
        n_steps: number of equal steps from 0 to the last time.
    """

    n_steps: int
    rotation_invariant = True
    separable = True
    margins = "carried"

    def __post_init__(self) -> None:
        if isinstance(self.n_steps, bool) or not isinstance(self.n_steps, (int, np.integer)) or self.n_steps < 1:
            raise ValueError(f"n_steps = {self.n_steps}; a fixed grid needs a whole number of steps, at least 1")
        object.__setattr__(self, "n_steps", int(self.n_steps))

    @property
    def n_evaluations(self) -> int:
        """How often the field is evaluated."""
        return 5 * self.n_steps + 1

    def doubt(self, error: float) -> str:
        """What an error estimate this large means, and what would help."""
        return f"the integrator estimates a relative error of {error:.1e}; use a finer FixedGrid, or GradientFlow()"

    def solve(
        self, field: Field, start: State, times: Times, measured: int | None = None
    ) -> tuple[Trajectory, Float[Array, ""]]:
        """States (T, rows, dim) at ``times`` (T,); the error is estimated by max over steps of h‖defect‖/‖final state‖.

        ``measured`` says how many leading columns of the state enter the estimate; None means all.
        """
        states, error, _ = self.solve_with_memory(lambda y, memory: (field(y), memory), start, (), times, measured)
        return states, error

    def solve_with_memory(
        self,
        field: Callable[[State, Any], tuple[State, Any]],
        start: State,
        memory: Any,
        times: Times,
        measured: int | None = None,
    ) -> tuple[Trajectory, Float[Array, ""], Any]:
        """`solve` for a field that remembers: (y, memory) → (dy/dθ, memory); also returns the last memory."""
        step = times[-1] / self.n_steps

        def advance(carry: tuple[Any, ...], _: None) -> tuple[tuple[Any, ...], tuple[Array, ...]]:
            state, slope, memory = carry

            def stage(carry: tuple[Any, ...], row: Array) -> tuple[tuple[Any, ...], Array]:
                new, middle, point, memory = carry
                weight = _Stage(*row)
                slope, memory = field(point, memory)
                new, middle = new + step * weight.in_new * slope, middle + step * weight.in_middle * slope
                base = weight.from_old * state + weight.from_new * new + weight.from_middle * middle
                point = base + step * weight.in_point * slope
                return (new, middle, point, memory), slope

            points = (*(state + step * weight * slope for weight in _RK4_FIRST), memory)
            (new, _, _, memory), slopes = jax.lax.scan(stage, points, tableau)
            middle_slope = 1.5 * (new - state) - 0.25 * step * (slope + slopes[3])  # of the interpolant, times the step
            defect = jnp.linalg.norm((step * slopes[4] - middle_slope)[:, :measured])
            return (new, slopes[3], memory), (new, slopes[3], defect)

        # One loop over stages keeps the compiled program small.
        tableau = jnp.asarray(_RK4_STAGES, start.dtype)
        first, memory = field(start, memory)
        (_, _, memory), (states, slopes, defects) = jax.lax.scan(advance, (start, first, memory), length=self.n_steps)
        states = jnp.concatenate([start[None], states])
        slopes = jnp.concatenate([first[None], slopes])

        safe_step = jnp.where(step > 0, step, 1)
        left = jnp.clip(jnp.floor(times / safe_step).astype(jnp.int32), 0, self.n_steps - 1)
        u = (times / safe_step - left.astype(times.dtype))[:, None, None]
        outputs = (
            (1 + 2 * u) * (1 - u) ** 2 * states[left]
            + u * (1 - u) ** 2 * step * slopes[left]
            + u**2 * (3 - 2 * u) * states[left + 1]
            + u**2 * (u - 1) * step * slopes[left + 1]
        )
        scale = jnp.linalg.norm(states[-1, :, :measured])
        return outputs, jnp.max(defects) / jnp.where(scale > 0, scale, 1), memory
