"""One setting at which a claim is tested, and a claim's expressions in numbers there.

Imports claims and setting; imported by the rest of checks/.
"""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.setting import Setting
from dpotheory.sharing import Sharing

EXTRAS = ("epsilon", "concept_defect")
"""Parameters of claims that a `Setting` does not hold and a `Draw` does."""


@dataclass(frozen=True)
class Shape:
    """Sizes and token graph. ``size`` is "small", "wide", "medium" or "large": which program runs it (observe.py)."""

    n_values: int
    n_samples: int
    dim: int
    sharing: str
    size: str = "small"

    @functools.cached_property
    def graph(self) -> Sharing:
        """The token graph."""
        return Sharing.named(self.sharing, self.n_values)

    def __str__(self) -> str:
        """K, Q, d and the sharing."""
        return f"K={self.n_values} Q={self.n_samples} d={self.dim} {self.sharing}"


@dataclass(frozen=True)
class Draw:
    """One setting with what else a claim needs there.

    Attributes:
        shape: its shape, which fixes the program.
        setting: the parameters.
        place: where it lies among the hypotheses.
        extra: ε and δ, by code name, as far as the claim has them.
        unmet: names of the hypotheses that it breaks; a control breaks some.
    """

    shape: Shape
    setting: Setting
    place: str
    extra: Mapping[str, float] = field(default_factory=dict)
    unmet: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, Any]:
        """By code name, for `Claim.evaluate`."""
        return {**symbols.values(self.setting), **self.extra}

    @property
    def last_time(self) -> float:
        """τ₁, the last time that is looked at for a claim about any time."""
        return float(self.setting.tau_1)

    @property
    def told(self) -> dict[str, Any]:
        """In JSON, enough to make it again."""
        s = self.setting
        setting = {name: getattr(s, name) for name in ("n_values", "n_samples", "dim")}
        setting |= {name: float(getattr(s, name)) for name in ("noise", "shared_norm", "beta", "tau")}
        return {"setting": {**setting, "sharing": s.graph.name}, "size": self.shape.size, "extra": dict(self.extra)}

    def __str__(self) -> str:
        """The place and the shape."""
        return f"{self.place}: {self.shape}"


def generator(key: jax.Array, *numbers: int) -> np.random.Generator:
    """A numpy generator that depends on a typed key and some numbers."""
    return np.random.default_rng([*(int(word) for word in np.ravel(jax.random.key_data(key))), *numbers])


def evaluate(claim: Claim, parameters: Mapping[str, Any], c: float = np.inf) -> dict[str, np.ndarray]:
    """`Claim.evaluate`, with t = τ₁ for a claim about any time."""
    return claim.evaluate(at_time(parameters) if claim.until is None else parameters, c)


def at_time(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters with t = τ₁ where they have no time."""
    if "t" in parameters:
        return dict(parameters)
    tau_1 = parameters["n_values"] * parameters["tau"] * np.log(3) / (5 * parameters["beta"] ** 2)
    return {"t": tau_1, **parameters}


def value(claim: Claim, name: str, parameters: Mapping[str, Any]) -> np.ndarray:
    """The claim's expression of that name ("until", "best_epsilon") in numbers."""
    return claim.number(name, parameters)


def _expressions(claim: Claim) -> list[Any]:
    sides = (claim.lower, claim.upper, claim.failure, claim.until, claim.best_epsilon)
    return [*(side for side in sides if side is not None), *claim.hypotheses.values()]


def free(claim: Claim) -> set[Any]:
    """Symbols of the claim's bounds, probability, times and hypotheses."""
    return set().union(*(expression.free_symbols for expression in _expressions(claim)))


def mentions(claim: Claim, name: str) -> bool:
    """Whether the parameter of that code name occurs in the claim."""
    return symbols.PARAMETERS[name].symbol in free(claim)


def known(parameter: symbols.Parameter) -> bool:
    """Whether a draw, or the bound's own arguments, give it a value."""
    return parameter.read is not None or parameter.name in (*EXTRAS, "t", "c")
