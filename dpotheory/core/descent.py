"""Full-batch gradient descent and any other optax optimiser as a flow (theory.md §1, OWN-reduce).

It steps the weights themselves in physical time, since its steps need not commute with the map from weights to
directions. Imports flow.py.
"""

import dataclasses
import functools
import math
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax.core import Tracer
from jaxtyping import Array, Float

from dpotheory.core.flow import Field, Flow, State, Times, Trajectory, number


@dataclass(frozen=True)
class Descent(Flow):
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

    def doubt(self, error: float) -> str:
        """What an error estimate this large means, and what would help."""
        if not math.isfinite(error):
            return (
                "the descent diverges: its loss ends above where it began, or is not finite, so error is inf; "
                "take smaller steps (a smaller learning_rate)"
            )
        return (
            f"the samples cancel up to a relative error of {error:.1e} in the direction that is learned, near what "
            "rounding leaves; use float64"
        )

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

        def one_step(_: Array, carry: tuple[Array, Any]) -> tuple[Array, Any]:
            state, memory = carry
            updates, memory = self.optimizer.update(-field(state), memory, state)
            return state + updates, memory

        def record(carry: tuple[Array, Any], bounds: Array) -> tuple[tuple[Array, Any], Array]:
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
