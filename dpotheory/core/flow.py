"""From a vector field to a trajectory: gradient flow, gradient descent, any optax optimiser.

A `Flow` follows a field (theory.md §1, OWN-reduce) from time 0 and returns the states at given times with an estimate
of its error. `space` says what it works on: "directions" (dimensionless time θ, field da/dθ of dynamics.py) for
gradient flow, "weights" (physical time, field −∇_W L) for optimisers, whose steps need not commute with the map from
weights to directions. Imports adaptive.py, when it is used.
"""

import dataclasses
import functools
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

State = Float[Array, "rows dim"]
Times = Float[Array, " times"]
Trajectory = Float[Array, "times rows dim"]
Field = Callable[[State], State]


def number(name: str, value: Any) -> Any:
    """``value``, if it is a real number; TypeError with its name otherwise."""
    if isinstance(value, (bool, np.bool_)) or not isinstance(value, (int, float, np.number)):
        raise TypeError(f"{name} = {value!r}; expected a real number")
    return value


@runtime_checkable
class Flow(Protocol):
    """What `ensemble` asks of an integrator; instances are hashable, since a compiled program depends on them."""

    @property
    def space(self) -> str:
        """ "directions" or "weights"."""
        ...

    @property
    def rotation_invariant(self) -> bool:
        """Whether rotating the embeddings rotates the trajectory, so that reduced coordinates are exact."""
        ...

    @property
    def separable(self) -> bool:
        """Whether connected components of the token graph may be followed one by one."""
        ...

    def check(self, times: np.ndarray) -> None:
        """Raise ValueError if these physical times cannot be served."""
        ...

    def solve(self, field: Field, start: State, times: Times) -> tuple[Trajectory, Float[Array, ""]]:
        """States (T, rows, dim) at ``times`` (T,), and an estimate of their largest relative error."""
        ...


@dataclass(frozen=True)
class GradientFlow:
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
    space = "directions"
    rotation_invariant = True
    separable = True

    def __post_init__(self) -> None:
        for name, value in (("rtol", self.rtol), ("atol", self.atol)):
            if value is not None and not number(name, value) > 0:
                raise ValueError(f"{name} = {value}; a tolerance must be greater than 0, or None to choose")
        if isinstance(self.max_steps, bool) or not isinstance(self.max_steps, (int, np.integer)) or self.max_steps < 1:
            raise ValueError(f"max_steps = {self.max_steps}; it must be a whole number, at least 1")

    def check(self, times: np.ndarray) -> None:
        """Every time can be served."""

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


# Classical Runge–Kutta 4 with slopes k₂ … k₄, then k₅ at the new state and k₆ at the middle of the Hermite interpolant.
# For each, in units of the step: its weight in the new state, its weight in the middle state, and the next point, which
# is its weight there added to the old state, or one of the two states.
_RK4_FIRST = (1 / 6, 1 / 12 + 1 / 8, 1 / 2)
_RK4_STAGES = (
    # new, middle, point; next point starts from: old, new, middle
    (1 / 3, 1 / 6, 1 / 2, 1, 0, 0),
    (1 / 3, 1 / 6, 1, 1, 0, 0),
    (1 / 6, 1 / 12, 0, 0, 1, 0),
    (0, -1 / 8, 0, 0, 0, 1),
    (0, 0, 0, 1, 0, 0),
)


@dataclass(frozen=True)
class FixedGrid:
    """Gradient flow by classical Runge–Kutta 4 on a uniform grid, with cubic Hermite output: for sweeps.

    Errors fall as n_steps⁻⁴; the returned estimate is measured, from the defect of the interpolant at the middle of
    every step. Not for horizons far beyond τ₁ or unevenly spaced times: use `GradientFlow` there.

    Attributes:
        n_steps: number of equal steps from 0 to the last time.
    """

    n_steps: int
    space = "directions"
    rotation_invariant = True
    separable = True

    def __post_init__(self) -> None:
        if isinstance(self.n_steps, bool) or not isinstance(self.n_steps, (int, np.integer)) or self.n_steps < 1:
            raise ValueError(f"n_steps = {self.n_steps}; a fixed grid needs a whole number of steps, at least 1")
        object.__setattr__(self, "n_steps", int(self.n_steps))

    def check(self, times: np.ndarray) -> None:
        """Every time can be served."""

    @property
    def n_evaluations(self) -> int:
        """How often the field is evaluated."""
        return 5 * self.n_steps + 1

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

        def advance(carry, _):
            state, slope, memory = carry

            def stage(carry, row):
                new, middle, point, memory = carry
                slope, memory = field(point, memory)
                new, middle = new + step * row[0] * slope, middle + step * row[1] * slope
                point = row[3] * state + row[4] * new + row[5] * middle + step * row[2] * slope
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


@dataclass(frozen=True)
class Descent:
    """Full-batch steps of any optax optimiser on W − W₀ (so weight decay pulls towards the reference).

    One step moves physical time by ``step_time``. For plain gradient descent W ← W − η∇L that is ητ, so the run can be
    laid over gradient flow; for other optimisers time only counts steps. Recorded times must be multiples of it.

    Attributes:
        optimizer: an optax `GradientTransformation`.
        step_time: physical time of one step; in units of the setting's τ if ``in_tau``.
        rotation_invariant: whether the optimiser commutes with rotations (gradient descent and momentum do, Adam does
            not); only then may the reduced sampler be used.
        separable: whether the update of a row of W depends on that row alone (gradient descent, momentum and Adam do;
            clipping by the global norm does not); then connected components of the token graph are followed one by
            one, which is faster.
        in_tau: whether ``step_time`` is in units of τ, as η is in W ← W − η∇L; `at` gives it in physical time.
        tau: the τ that ``step_time`` was made for; a setting with another one is refused. None means any.

    Example:
        >>> import optax
        >>> flow = Descent(optax.adam(1e-3), step_time=1.0)
    """

    optimizer: Any
    step_time: float
    rotation_invariant: bool = False
    separable: bool = False
    in_tau: bool = False
    tau: float | None = None
    space = "weights"

    def __post_init__(self) -> None:
        if not (callable(getattr(self.optimizer, "init", None)) and callable(getattr(self.optimizer, "update", None))):
            raise TypeError(
                f"optimizer = {self.optimizer!r}; expected an optax optimiser, for example optax.adam(1e-3)"
            )
        if not (number("step_time", self.step_time) > 0 and math.isfinite(self.step_time)):
            raise ValueError(f"step_time = {self.step_time}; it must be finite and greater than 0")

    def at(self, tau: Any) -> "Descent":
        """The same with ``step_time`` in physical time, in a setting with this τ.

        Raises:
            ValueError: if it was made for another τ, or τ is traced and needed.
        """
        if self.tau is None and not self.in_tau:
            return self
        if isinstance(tau, Tracer):
            if self.in_tau:
                raise ValueError(
                    "the setting's tau is traced, so the time of a step is not known; give step_time in physical time, "
                    "as in Descent(optax.sgd(0.1), step_time=0.1 * tau)"
                )
            return self
        if self.tau is not None and not math.isclose(self.tau, float(tau), rel_tol=1e-6):
            raise ValueError(
                f"this descent was made for tau = {self.tau}, and the setting has tau = {float(tau)}; "
                "leave tau out of gradient_descent, and each setting's own is used"
            )
        scale = float(tau) if self.in_tau else 1.0
        return dataclasses.replace(self, step_time=self.step_time * scale, in_tau=False)

    def check(self, times: np.ndarray) -> None:
        """Raise ValueError unless every time is a whole number of steps."""
        steps = np.asarray(times, dtype=float) / self.step_time
        off = np.abs(steps - np.round(steps)) > 1e-4 + 4e-7 * steps  # times may have been rounded to float32
        if off.any():
            raise ValueError(
                f"time {float(np.asarray(times)[off][0])} is not a multiple of the optimiser's step_time = "
                f"{self.step_time}; record at whole steps, for example step_time * jnp.arange(n)"
            )

    def solve(self, field: Field, start: State, times: Times) -> tuple[Trajectory, Float[Array, ""]]:
        """States (T, rows, dim) after the steps nearest to ``times`` (T,); the recursion is exact.

        The error estimate is 0, or ∞ if a state is not finite: the steps are too large.
        """
        steps = jnp.round(times / self.step_time).astype(jnp.int32)

        def one_step(_, carry):
            state, memory = carry
            updates, memory = self.optimizer.update(-field(state), memory, state)
            return state + updates, memory

        def record(carry, bounds):
            carry = jax.lax.fori_loop(bounds[0], bounds[1], one_step, carry)
            return carry, carry[0]

        bounds = jnp.stack([jnp.concatenate([jnp.zeros(1, jnp.int32), steps[:-1]]), steps], axis=1)
        _, states = jax.lax.scan(record, (start, self.optimizer.init(start)), bounds)
        return states, jnp.where(jnp.isfinite(states).all(), 0, jnp.inf).astype(start.dtype)


def gradient_descent(learning_rate: float, tau: float | None = None) -> Descent:
    """Plain full-batch gradient descent W ← W − η∇L, laid over gradient flow τẆ = −∇L: one step takes the time ητ.

    Args:
        learning_rate: η, the step of W; a run of n steps ends at t = nητ.
        tau: τ of the setting; None means that of whatever setting is simulated.

    Raises:
        TypeError, ValueError: for a learning rate that is no number, or not finite and greater than 0.
    """
    number("learning_rate", learning_rate)
    return Descent(
        _sgd(learning_rate),
        step_time=learning_rate * (1.0 if tau is None else tau),
        rotation_invariant=True,
        separable=True,
        in_tau=tau is None,
        tau=tau,
    )


@functools.cache  # optax transformations compare by identity: one object each keeps one program each
def _sgd(learning_rate: float) -> Any:
    import optax

    return optax.sgd(learning_rate)
