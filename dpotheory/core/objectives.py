"""Preference losses L = (1/N) Σ_i f(r_i) of the reward margins, as pairs (f, −f′) (theory.md, DV-GPO).

The dynamics sees an objective only through −f′, the weight of a sample in the flow. Imports nothing of dpotheory.
"""

from collections.abc import Callable
from dataclasses import dataclass

import jax
from jaxtyping import Array, Float


@dataclass(frozen=True)
class Objective:
    """A loss f of the reward margin with the weight −f′ it gives to a sample in the gradient flow.

    Compared by its functions, so two runs with one `Objective` share a compiled program. ``slope`` is written out
    (not derived) because the stable form of −f′ is rarely what differentiating f gives.

    Attributes:
        name: what to call it.
        loss: f, elementwise.
        slope: −f′, elementwise.

    Example:
        >>> ipo = Objective("ipo", loss=lambda r: (r - 1) ** 2, slope=lambda r: 2 * (1 - r))
    """

    name: str
    loss: Callable[[Float[Array, "..."]], Float[Array, "..."]]
    slope: Callable[[Float[Array, "..."]], Float[Array, "..."]]


def _dpo_loss(margins: Float[Array, "..."]) -> Float[Array, "..."]:
    return jax.nn.softplus(-margins)


def _dpo_slope(margins: Float[Array, "..."]) -> Float[Array, "..."]:
    return jax.nn.sigmoid(-margins)


DPO = Objective("dpo", _dpo_loss, _dpo_slope)
"""DPO: f(r) = −log σ(r), −f′(r) = σ(−r) (Rafailov et al. 2023; theory.md §1)."""

OBJECTIVES = {DPO.name: DPO}


def resolve(objective: str | Objective) -> Objective:
    """The `Objective` of that name, or the one given.

    Raises:
        ValueError: if the name is unknown.
    """
    if isinstance(objective, Objective):
        return objective
    if objective not in OBJECTIVES:
        raise ValueError(
            f"unknown objective {objective!r}; known: {', '.join(OBJECTIVES)}, or a dpotheory.Objective(name, f, -f')"
        )
    return OBJECTIVES[objective]
