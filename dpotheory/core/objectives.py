"""Preference losses L = (1/N) Σ_i f(r_i) of the reward margins, as pairs (f, −f′) (DV-GPO).

The dynamics sees an objective only through −f′, the weight of a sample in the flow. A user-defined pair is compared
with automatic differentiation when it is made. Imports nothing of dpotheory.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, get_args

import jax
import jax.numpy as jnp
import numpy as np
from jaxtyping import Array, Float

Margins = Float[Array, "..."]
ObjectiveName = Literal["dpo", "ipo", "slic", "cdpo"]
"""Objectives that have a name; wherever an objective is asked for, its name serves."""

# Where a slope is compared with −f′; none is a round number, since losses like max(0, 1 − r) have their kinks there.
_POINTS = np.linspace(-11.937, 12.183, 48)
_TOLERANCE = 1e-5  # relative; both sides are computed in float64, and the slope of a sensible loss is exact to 1e-12


@dataclass(frozen=True)
class Objective:
    """A loss f of the reward margin with the weight −f′ it gives to a sample in the gradient flow.

    Compared by its functions, so two runs with one `Objective` share a compiled program. ``slope`` is written out
    (not derived) because the stable form of −f′ is rarely what differentiating f gives; it is compared with
    automatic differentiation of ``loss`` at 48 margins between −12 and 12, away from round numbers.

    Attributes:
        name: what to call it.
        loss: f, elementwise.
        slope: −f′, elementwise: floating-point numbers of the margins' shape.

    Raises:
        TypeError: if a function does not return floating-point numbers of the margins' shape.
        ValueError: if the slope is not −f′, or is not finite.

    Example:
        >>> square = Objective("square", loss=lambda r: (r - 2) ** 2, slope=lambda r: 2 * (2 - r))
    """

    name: str
    loss: Callable[[Margins], Margins]
    slope: Callable[[Margins], Margins]

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not callable(self.loss) or not callable(self.slope):
            raise TypeError(
                f"Objective({self.name!r}, {self.loss!r}, {self.slope!r}); expected a name and two functions of the "
                "reward margins: the loss f and its slope -f'"
            )
        _check_slope(self.name, self.loss, self.slope)


def unchecked(name: str, loss: Callable[[Margins], Margins], slope: Callable[[Margins], Margins]) -> Objective:
    """An `Objective` without the comparison, for functions that are known: it starts JAX and cannot be traced.

    ``loss`` and ``slope`` act elementwise on margins of any shape, as those of an `Objective`.
    """
    objective = object.__new__(Objective)
    for field, value in (("name", name), ("loss", loss), ("slope", slope)):
        object.__setattr__(objective, field, value)
    return objective


def _check_slope(name: str, loss: Callable[..., Any], slope: Callable[..., Any]) -> None:
    """Raise unless ``slope`` is elementwise −loss′ in the dtype and shape of its argument."""
    with jax.enable_x64(True), jax.ensure_compile_time_eval():
        points = jnp.asarray(_POINTS)
        for what, function in (("loss", loss), ("slope", slope)):
            _check_output(name, what, function, points)
        weights = np.asarray(slope(points))
        derivative = np.asarray(jax.grad(lambda r: loss(r).sum())(points))
        finite = np.isfinite(weights) & np.isfinite(derivative) & np.isfinite(np.asarray(loss(points)))
        if not finite.all():
            raise ValueError(
                f"objective {name!r}: its loss, or the slope, is not finite at r = {_POINTS[~finite][0]:.4g}; margins "
                "take all real values, so both must be finite everywhere"
            )
        one_by_one = np.asarray([slope(points[i : i + 1])[0] for i in (0, 17, 47)])
    expected = -derivative
    size = np.maximum(np.abs(expected), np.abs(weights))
    wrong = np.abs(weights - expected) > _TOLERANCE * np.maximum(size, 1e-3 * size.max())
    if wrong.any():
        at = int(np.argmax(np.where(wrong, np.abs(weights - expected), -1)))
        raise ValueError(
            f"objective {name!r}: its slope is not -loss' ({_guess(weights, expected)}): at r = {_POINTS[at]:.4g} it "
            f"is {weights[at]:.6g}, and minus the derivative of the loss is {expected[at]:.6g}"
        )
    if not np.allclose(one_by_one, weights[[0, 17, 47]], rtol=_TOLERANCE, atol=_TOLERANCE * size.max()):
        raise ValueError(f"objective {name!r}: its slope at one margin depends on the others; it must act elementwise")


def _check_output(name: str, what: str, function: Callable[..., Any], points: Array) -> None:
    try:
        value = function(points)
    except Exception as error:
        raise TypeError(
            f"objective {name!r}: its {what} cannot be applied to an array of margins ({type(error).__name__}: "
            f"{str(error).splitlines()[0]})"
        ) from error
    if not isinstance(value, (jax.Array, np.ndarray)):
        raise TypeError(
            f"objective {name!r}: its {what} returned {value!r} for an array of margins; it must return an array of "
            "their shape, for example jnp.full_like(r, 1.0)"
        )
    if value.shape != points.shape:
        raise TypeError(
            f"objective {name!r}: its {what} returned shape {value.shape} for margins of shape {points.shape}; "
            "it must act elementwise"
        )
    if not jnp.issubdtype(value.dtype, jnp.floating):
        raise TypeError(
            f"objective {name!r}: its {what} returned {value.dtype} for {points.dtype} margins; it must return "
            "floating-point numbers, for example jnp.where(r < 1, 1.0, 0.0)"
        )


def _guess(weights: np.ndarray, expected: np.ndarray) -> str:
    """What is probably wrong, in a few words."""
    if np.allclose(weights, -expected, rtol=1e-6, atol=1e-12):
        return "the sign is wrong: it is +loss'"
    size = np.abs(expected).max()
    where = np.abs(expected) > 1e-6 * size
    if size > 0 and where.any():
        ratios = weights[where] / expected[where]
        if np.ptp(ratios) < 1e-6 * abs(ratios[0]) and ratios[0] != 0:
            return f"it is {ratios[0]:.4g} times too large" if ratios[0] > 1 else f"it is {ratios[0]:.4g} times -loss'"
    return "another function"


def _dpo_loss(margins: Margins) -> Margins:
    return jax.nn.softplus(-margins)


def _dpo_slope(margins: Margins) -> Margins:
    return jax.nn.sigmoid(-margins)


DPO = unchecked("dpo", _dpo_loss, _dpo_slope)
"""DPO: f(r) = −log σ(r), −f′(r) = σ(−r) (Rafailov et al. 2023)."""

IPO = unchecked("ipo", lambda r: (r - 1) ** 2, lambda r: 2 * (1 - r))
"""IPO as DV-GPO names it: f(r) = (r − 1)², whose minimiser is r = 1."""

SLIC = unchecked("slic", lambda r: jnp.maximum(0.0, 1 - r), lambda r: jnp.where(r < 1, jnp.ones_like(r), 0.0))
"""SLiC: f(r) = max(0, 1 − r); at the kink r = 1 a sample counts as learned and has weight 0."""


def cdpo(flip: float = 0.1) -> Objective:
    """Conservative DPO, which takes a share ε of the labels for wrong: f(r) = −(1−ε) log σ(r) − ε log σ(−r).

    Args:
        flip: ε, with 0 ≤ ε < 1/2; margins tend to log((1 − ε)/ε) and no further.

    Raises:
        ValueError: unless 0 ≤ ε < 1/2.
    """
    if not 0 <= flip < 0.5:
        raise ValueError(f"flip = {flip}; the share of wrong labels must be at least 0 and below 1/2")
    return unchecked(
        "cdpo" if flip == 0.1 else f"cdpo({flip:g})",
        lambda r: jax.nn.softplus(-r) + flip * r,
        lambda r: jax.nn.sigmoid(-r) - flip,
    )


CDPO = cdpo()
"""Conservative DPO at ε = 0.1 (Mitchell 2023)."""

OBJECTIVES = {objective.name: objective for objective in (DPO, IPO, SLIC, CDPO)}
if tuple(OBJECTIVES) != get_args(ObjectiveName):
    raise RuntimeError("ObjectiveName must list the names of OBJECTIVES")


def resolve(objective: str | Objective) -> Objective:
    """The `Objective` of that name, or the one given.

    Raises:
        ValueError: if the name is unknown.
        TypeError: if it is neither a name nor an `Objective`.
    """
    if isinstance(objective, Objective):
        return objective
    if not isinstance(objective, str):
        raise TypeError(
            f"objective = {objective!r}; expected a name ({_known()}) or a dpotheory.Objective(name, f, -f')"
        )
    if objective not in OBJECTIVES:
        raise ValueError(f"unknown objective {objective!r}; known: {_known()}, or a dpotheory.Objective(name, f, -f')")
    return OBJECTIVES[objective]


def _known() -> str:
    return ", ".join(OBJECTIVES)
