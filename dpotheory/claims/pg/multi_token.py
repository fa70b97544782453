"""The identity for multi-token responses that PG-eq16 prints and DV-eq5 repeats, with the definitions it prints."""

from typing import Any

import sympy as sp

from dpotheory.claims.dv.margin_symbols import J, N, V, i, m, sigma
from dpotheory.claims.symbols import beta, d, tau

a: Any = sp.Symbol("a", integer=True, positive=True)
b: Any = sp.Symbol("b", integer=True, positive=True)
"""A token of the vocabulary, and a coordinate of the states."""
rewards: dict[str, Any] = {side: sp.IndexedBase(f"r^{{{side}}}", real=True) for side in "wl"}
overlap: dict[str, Any] = {side: sp.IndexedBase(f"Y^{{{side}}}", real=True) for side in "wl"}
"""yᵀy^{(m)} of token m of the preferred (w) or rejected (l) response."""
correlation: dict[str, Any] = {side: sp.IndexedBase(f"C^{{{side}}}", real=True) for side in "wl"}
"""C* = g(i, m, ·)ᵀg*."""
p: dict[str, Any] = {side: sp.IndexedBase(f"p^{{{side}}}", real=True) for side in "wl"}
d_p: dict[str, Any] = {side: sp.IndexedBase(f"d_p^{{{side}}}", real=True) for side in "wl"}
velocity = sp.Symbol(r"\dot{r}(y)", real=True)

token: Any = sp.IndexedBase("y", real=True)
state: Any = sp.IndexedBase("g*", real=True)
"""The token y, one-hot, and the state g* at which its reward is followed."""
probability: Any = sp.IndexedBase("S*", real=True)
"""S(Wg*)."""
tokens: dict[str, Any] = {side: sp.IndexedBase(f"y^{{{side}}}", real=True) for side in "wl"}
states: dict[str, Any] = {side: sp.IndexedBase(f"g^{{{side}}}", real=True) for side in "wl"}
probabilities: dict[str, Any] = {side: sp.IndexedBase(f"S^{{{side}}}", real=True) for side in "wl"}
"""y^{(m)}, g(i, m, ·) and S(Wg(i, m, ·)) of token m of a response of sample i."""


def definitions(sign: int = -1) -> dict[Any, Any]:
    """What yᵀy^{(m)}, C*, p and d_p stand for; p = S(Wg)ᵀy + sign · S(Wg*)ᵀy^{(m)}, printed with a minus."""
    found: dict[Any, Any] = {}
    for side in "wl":
        y, g, s = tokens[side][i, m, a], states[side][i, m, b], probabilities[side][i, m, a]
        found[overlap[side][i, m]] = sp.Sum(token[a] * y, (a, 1, V))
        found[correlation[side][i, m]] = sp.Sum(g * state[b], (b, 1, d))
        found[p[side][i, m]] = sp.Sum(s * token[a] + sign * probability[a] * y, (a, 1, V))
        found[d_p[side][i, m]] = sp.Sum(probability[a] * s, (a, 1, V))
    return found


def bracket(side: str) -> sp.Expr:
    """One side's terms of the inner sum: (yᵀy^{(m)} − p + d_p) C*."""
    return (overlap[side][i, m] - p[side][i, m] + d_p[side][i, m]) * correlation[side][i, m]


EQUATION = sp.Eq(
    tau * velocity,
    beta**2
    / N
    * sp.Sum(
        sigma(rewards["l"][i] - rewards["w"][i]) * sp.Sum(bracket("w") - bracket("l"), (m, 1, J)),
        (i, 1, N),
    ),
    evaluate=False,
)
