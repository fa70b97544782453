"""One setting of DV and PG at which a claim is tested, and its shape. Imports claims and the core's setting."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from dpotheory.claims import symbols
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing


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


EXTRAS = ("epsilon", "concept_defect")
"""Parameters of claims that a `Setting` does not hold and a `SettingTrial` does."""


def known(parameter: symbols.Parameter) -> bool:
    """Whether a trial, or the bound's own arguments, give it a value."""
    return parameter.read is not None or parameter.name in (*EXTRAS, "t", "c")


@dataclass(frozen=True)
class SettingTrial:
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
    paper: ClassVar[str] = "dv"

    def __post_init__(self) -> None:
        """ValueError for a setting that no claim speaks about."""
        if why := symbols.outside(self.setting):
            raise ValueError(why)

    @property
    def where(self) -> str:
        """The shape as text, the place of the trial in a report."""
        return str(self.shape)

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
