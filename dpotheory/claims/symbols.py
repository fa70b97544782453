"""The symbols that claims are written in: code name, domain, and where a Setting holds the value (theory.md §1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sympy as sp

from dpotheory.setting import Setting


@dataclass(frozen=True)
class Parameter:
    """A symbol of the theory.

    Attributes:
        symbol: the sympy symbol.
        name: its name in code.
        meaning: what it is, in words.
        domain: "positive integer", "positive" or "nonnegative".
        read: its value in a `Setting`; None for what a bound takes as an argument (t, ε, c).
    """

    symbol: sp.Symbol
    name: str
    meaning: str
    domain: str
    read: Callable[[Setting], int | float] | None = None


def _integer(letter: str) -> sp.Symbol:
    return sp.Symbol(letter, integer=True, positive=True)


K, Q, d, Z = (_integer(letter) for letter in ("K", "Q", "d", "Z"))
M = _integer("M")
v, beta, tau, epsilon, c = (sp.Symbol(letter, positive=True) for letter in ("v", "beta", "tau", "epsilon", "c"))
l_b, t = (sp.Symbol(letter, nonnegative=True) for letter in ("l_b", "t"))

PARAMETERS: Mapping[str, Parameter] = {
    parameter.name: parameter
    for parameter in (
        Parameter(K, "n_values", "number of values", "positive integer", lambda s: s.n_values),
        Parameter(Q, "n_samples", "samples per cluster", "positive integer", lambda s: s.n_samples),
        Parameter(d, "dim", "embedding dimension", "positive integer", lambda s: s.dim),
        Parameter(v, "noise", "standard deviation of a cluster per coordinate", "positive", lambda s: float(s.noise)),
        Parameter(l_b, "shared_norm", "norm of the shared component b", "nonnegative", lambda s: float(s.shared_norm)),
        Parameter(beta, "beta", "inverse temperature of DPO", "positive", lambda s: float(s.beta)),
        Parameter(tau, "tau", "inverse learning rate, a time", "positive", lambda s: float(s.tau)),
        Parameter(Z, "max_degree", "most values that contain one token", "positive integer", lambda s: s.max_degree),
        Parameter(
            M, "multiplicity", "most values on one pair of tokens", "positive integer", lambda s: s.graph.multiplicity
        ),
        Parameter(t, "t", "physical time", "nonnegative"),
        Parameter(epsilon, "epsilon", "slack of the Gram event E(ε)", "positive"),
        Parameter(c, "c", "unknown absolute constant of a Bernstein tail", "positive"),
    )
}

tau_1 = K * tau * sp.log(3) / (5 * beta**2)
"""Guaranteed time τ₁ of DV-TB.3 and DV-T4.2."""


def values(setting: Setting) -> dict[str, int | float]:
    """The value of every parameter that a `Setting` fixes, by code name."""
    return {name: p.read(setting) for name, p in PARAMETERS.items() if p.read is not None}
