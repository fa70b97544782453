"""One setting of LD at which a claim is tested, with every parameter that its claims name (theory.md §3).

The classes have means ±(D/2)e₁ and one symmetric law, so that a_i = s_i g_i are identically distributed, whatever the
signs. A distribution of 10^14 dimensions is a few numbers here, where a `learning.Behaviour` holds arrays of length d;
a test compares the two where both exist. Imports the ledger's readers of JSON alone.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, ClassVar

import numpy as np

from dpotheory.ledger.witnesses import WitnessError, fields_are, integer, number, text

FAMILIES = {"gaussian": 2.0, "laplace": 1.0, "weibull": 0.5}
"""Families of coordinates with unit variance, and the α of each here (theory.md §3)."""


@dataclass(frozen=True)
class LdLaw:
    """A distribution of features and a run of gradient descent on them.

    Attributes:
        n: samples, half of them positive; even.
        dim: d, at least 4.
        difference: D = ‖μ₊ − μ₋‖ > 0.
        noise: standard deviation of every coordinate but the third.
        spike: standard deviation of the third one; 0 means ``noise``.
        decay: coordinate i has the deviation ``noise`` i^(−decay/2).
        family: of `FAMILIES`.
        beta_prime: β′ = β√d.
        step: η.
        steps: t, the last step that is looked at.
        boundary: ‖W_B‖ of the initial boundary, in the plane of e₁ and e₂.
        cosine: φ.
        nu: ν of LD-T4.2.
        confidence: u of our own statements.
    """

    n: int
    dim: int
    difference: float
    noise: float = 1.0
    spike: float = 0.0
    decay: float = 0.0
    family: str = "gaussian"
    beta_prime: float = 1.0
    step: float = 1.0
    steps: int = 32
    boundary: float = 0.0
    cosine: float = 0.0
    nu: float = 0.0
    confidence: float = 1.0

    def __post_init__(self) -> None:
        """Refuse what is no law.

        Raises:
            ValueError: for sizes, deviations, a family or a cosine out of range.
        """
        if self.n < 2 or self.n % 2 or self.dim < 4 or self.steps < 1:
            raise ValueError(f"n = {self.n}, d = {self.dim}, t = {self.steps}; n must be even, d >= 4, t >= 1")
        if not (self.difference > 0 and self.noise > 0 and self.spike >= 0 and self.boundary >= 0):
            lengths = f"D = {self.difference}, deviations {self.noise} and {self.spike}, |W_B| = {self.boundary}"
            raise ValueError(f"{lengths}; D and the deviation must be greater than 0, the others at least 0")
        if self.family not in FAMILIES or not abs(self.cosine) <= 1:
            known = ", ".join(FAMILIES)
            raise ValueError(f"family {self.family!r}, cosine {self.cosine}; known: {known}; -1 <= cosine <= 1")

    @property
    def reduced(self) -> bool:
        """Whether all but three coordinates are isotropic and Gaussian, so that only their Gram matrix matters."""
        return self.family == "gaussian" and self.decay == 0

    @property
    def deviations(self) -> np.ndarray:
        """Of the coordinates, shape (d,); of four coordinates, the last for the rest, where the law is `reduced`."""
        spike = self.spike or self.noise
        if self.reduced:
            return np.asarray([self.noise, self.noise, spike, self.noise])
        found = self.noise * np.arange(1.0, self.dim + 1) ** (-self.decay / 2)
        return found if not self.spike else np.concatenate([found[:2], [spike], found[3:]])

    @property
    def trace(self) -> float:
        """Tr Σ."""
        squares = self.deviations**2
        return float(squares.sum() + (self.dim - 4) * squares[-1] * self.reduced)

    @property
    def parameters(self) -> dict[str, float]:
        """Every parameter of LD's claims by code name, the constants c_v, c_n as small as the distribution allows."""
        norm, trace, d = float((self.deviations**2).max()), self.trace, float(self.dim)
        exponent = math.log(self.difference) / math.log(d)
        feature = self.difference / 2 + math.sqrt(trace)
        return {
            "n_training": float(self.n),
            "dim": d,
            "beta": self.beta_prime / math.sqrt(d),
            "beta_prime": self.beta_prime,
            "step_size": self.step,
            "t": float(self.steps),
            "alpha": FAMILIES[self.family],
            "gaussian": float(self.family == "gaussian"),
            "distinguishability": exponent,
            "mean_difference": self.difference,
            "covariance_norm": norm,
            "feature_norm": feature,
            "mean_trace": trace,
            "least_trace": trace,
            "centre": 0.0,
            "c_v": norm * d ** (2 * self.nu - 0.5),
            "c_n": feature / math.sqrt(d),
            "c_n_prime": feature / self.difference,
            "nu": self.nu,
            "cosine": self.cosine,
            "boundary_norm": self.boundary,
            "confidence": self.confidence,
            "share": 0.0,
        }

    def __str__(self) -> str:
        """Sizes, D and Tr Σ."""
        law = self.family + (", spiked" if self.spike else "") + (", power-law" if self.decay else "")
        return f"n={self.n} d={self.dim:g} D={self.difference:.4g} Tr={self.trace:.4g} {law}"


@dataclass(frozen=True)
class LawTrial:
    """One setting of LD: a distribution of features, and a run on them.

    Attributes:
        law: the law of the features, and the run.
        place: where it lies among the hypotheses.
        more: parameters that a claim sets itself.
        unmet: names of the hypotheses that it breaks; a control breaks some.
    """

    law: LdLaw
    place: str
    more: Mapping[str, float] = field(default_factory=dict)
    unmet: tuple[str, ...] = ()
    paper: ClassVar[str] = "ld"

    @property
    def where(self) -> str:
        """The law."""
        return str(self.law)

    @property
    def parameters(self) -> dict[str, Any]:
        """By code name, for `Claim.evaluate`."""
        return {**self.law.parameters, **self.more}

    @property
    def told(self) -> dict[str, Any]:
        """In JSON, enough to make it again."""
        return {"ld": asdict(self.law), "extra": dict(self.more)}

    @property
    def last_time(self) -> float:
        """The last step that is looked at."""
        return float(self.law.steps)

    def __str__(self) -> str:
        """The place and the law."""
        return f"{self.place}: {self.law}"


def read_law(given: Mapping[str, Any]) -> LdLaw:
    """A distribution from the JSON of a witness; WitnessError unless every field is there and of its kind."""
    whole, words = ("n", "dim", "steps"), ("family",)
    fields_are(given, [one.name for one in fields(LdLaw)], what="The witness's distribution")
    read = {name: integer(given[name], name, 1) for name in whole} | {name: text(given[name], name) for name in words}
    read |= {name: number(value, name) for name, value in given.items() if name not in read}
    try:
        return LdLaw(**read)
    except ValueError as error:
        raise WitnessError(f"The witness is malformed: {error}.") from error
