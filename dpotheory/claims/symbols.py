"""The symbols that claims are written in: code name, domain, and where a Setting holds the value (theory.md §1)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sympy as sp

from dpotheory.core.setting import Setting


@dataclass(frozen=True)
class Parameter:
    """A symbol of the theory.

    Attributes:
        symbol: the sympy symbol.
        name: its name in code.
        meaning: what it is, in words.
        domain: "positive integer", "positive", "nonnegative" or "real".
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
r = _integer("r")
most_resistance = sp.Symbol("R_max", positive=True)
v, beta, tau, epsilon, c = (sp.Symbol(letter, positive=True) for letter in ("v", "beta", "tau", "epsilon", "c"))
l_b, t, delta = (sp.Symbol(letter, nonnegative=True) for letter in ("l_b", "t", "delta"))

# The setting of LD (theory.md §3).
n = _integer("n")
beta_prime, eta, c_v, c_n, c_n_prime, alpha, covariance_norm, feature_norm = (
    sp.Symbol(letter, positive=True)
    for letter in ("beta_prime", "eta", "c_v", "c_n", "c_n_prime", "alpha", "Sigma_norm", "feature_norm")
)
Delta, nu, phi = (sp.Symbol(letter, real=True) for letter in ("Delta", "nu", "phi"))
W_B, share, hyperplane_margin = (sp.Symbol(letter, nonnegative=True) for letter in ("W_B", "share", "m"))

# What our own statements about LD's setting need besides.
mean_trace, least_trace, u = (sp.Symbol(letter, positive=True) for letter in ("T", "T_least", "u"))
allowed_failure = sp.Symbol("p", positive=True)
difference, centre, gaussian = (sp.Symbol(letter, nonnegative=True) for letter in ("D", "centre", "gaussian"))

PARAMETERS: dict[str, Parameter] = {
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
        Parameter(
            r, "rank", "rank of the token graph: tokens minus components", "positive integer", lambda s: s.graph.rank
        ),
        Parameter(most_resistance, "largest_resistance", "largest effective resistance of a value", "positive"),
        Parameter(t, "t", "physical time; in LD the number of steps", "nonnegative"),
        Parameter(epsilon, "epsilon", "slack of the Gram event E(ε)", "positive"),
        Parameter(c, "c", "unknown absolute constant of a concentration inequality", "positive"),
        Parameter(delta, "concept_defect", "δ: how far concepts are from orthogonal (DV-C)", "nonnegative"),
        Parameter(n, "n_training", "training samples of LD, half of them positive", "positive integer"),
        Parameter(beta_prime, "beta_prime", "β′ = β√d", "positive"),
        Parameter(eta, "step_size", "step η of gradient descent", "positive"),
        Parameter(c_v, "c_v", "covariance constant: ‖Σ±‖ ≤ c_v √d (d^(1/2−2ν) in T4.2)", "positive"),
        Parameter(c_n, "c_n", "norm constant: ‖μ±‖ + √Tr Σ± ≤ c_n √d", "positive"),
        Parameter(c_n_prime, "c_n_prime", "c_n′ of T4.2: c_n = c_n′ d^(Δ−1/2)", "positive"),
        Parameter(covariance_norm, "covariance_norm", "max ‖Σ±‖, the larger operator norm", "positive"),
        Parameter(feature_norm, "feature_norm", "max(‖μ±‖ + √Tr Σ±)", "positive"),
        Parameter(alpha, "alpha", "tail exponent of the features, in (0, 2]", "positive"),
        Parameter(Delta, "distinguishability", "Δ: ‖μ₊ − μ₋‖ = d^Δ", "real"),
        Parameter(nu, "nu", "ν: how concentrated the features are (LD-T4.2)", "real"),
        Parameter(phi, "cosine", "φ: cosine of the initial boundary with μ₊ − μ₋", "real"),
        Parameter(W_B, "boundary_norm", "‖W_B‖, norm of the initial boundary", "nonnegative"),
        Parameter(share, "share", "share of the training samples that lie far from the hyperplane", "nonnegative"),
        Parameter(
            hyperplane_margin, "hyperplane_margin", "margin that this share attains to the hyperplane", "nonnegative"
        ),
        Parameter(difference, "mean_difference", "D = ‖μ₊ − μ₋‖", "nonnegative"),
        Parameter(mean_trace, "mean_trace", "T = (Tr Σ₊ + Tr Σ₋)/2", "positive"),
        Parameter(least_trace, "least_trace", "the smaller of Tr Σ±", "positive"),
        Parameter(centre, "centre", "‖μ₊ + μ₋‖/2", "nonnegative"),
        Parameter(gaussian, "gaussian", "1 if the features are Gaussian, 0 if not", "nonnegative"),
        Parameter(allowed_failure, "allowed_failure", "p: failure probability that is asked of a claim", "positive"),
        Parameter(u, "confidence", "u: each tail event has probability at most e^(−u)", "positive"),
    )
}


def register(*parameters: Parameter) -> tuple[Parameter, ...]:
    """Make symbols of the user's own known, so that claims in them can be evaluated; those that were not known.

    Raises:
        ValueError: if a name or a symbol is another parameter's.
    """
    for parameter in parameters:
        taken = [one for one in PARAMETERS.values() if parameter.name == one.name or parameter.symbol == one.symbol]
        if taken and taken != [parameter]:
            raise ValueError(f"{parameter.name} ({parameter.symbol}) is a parameter already: {taken[0].meaning}")
    new = {parameter.name: parameter for parameter in parameters if parameter.name not in PARAMETERS}
    PARAMETERS.update(new)
    return tuple(new.values())


def forget(*parameters: Parameter) -> None:
    """Take registered symbols away again; KeyError for one that is not there."""
    for parameter in parameters:
        del PARAMETERS[parameter.name]


tau_1 = K * tau * sp.log(3) / (5 * beta**2)
"""Guaranteed time τ₁ of DV-TB.3 and DV-T4.2."""


def outside(setting: Setting | Mapping[str, Any]) -> str:
    """Why no claim speaks about a `Setting`: one sentence, or "" where the data are those of the papers."""
    if not (isinstance(setting, Setting) and setting.departure):
        return ""
    return (
        f"claims are about orthonormal concepts and labels that are not flipped, and this setting has "
        f"{setting.departure}"
    )


def values(setting: Setting | Mapping[str, Any]) -> dict[str, Any]:
    """The value of every parameter that a `Setting` fixes, by code name; a mapping is taken as it is.

    Raises:
        TypeError: for what is neither.
        ValueError: for a mapping with unknown names, or a setting that no claim speaks about (`outside`).
    """
    if not isinstance(setting, (Setting, Mapping)):
        raise TypeError(
            f"setting = {setting!r}; expected a dpotheory.Setting, or a mapping from parameters' names to numbers, "
            "for example {'n_values': 8}"
        )
    if not isinstance(setting, Setting):
        unknown = sorted(set(setting) - set(PARAMETERS))
        if unknown:
            raise ValueError(f"the parameters {unknown} are unknown; known: {', '.join(PARAMETERS)}")
        return dict(setting)
    if why := outside(setting):
        raise ValueError(why)
    return {name: p.read(setting) for name, p in PARAMETERS.items() if p.read is not None}
