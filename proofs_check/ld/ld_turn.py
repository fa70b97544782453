"""LD-T4.2, how increments turn the boundary: W_B(t) = W_B + 2ΔW(t) against e, the direction of μ₊ − μ₋ (theory.md §3).

Written with x = d^Δ and y = d^(−ν). The printed bound needs 0 ≤ φ ≤ 1 − 13y: from an opposite start the cosine moves by
second order only, and a boundary better aligned than the increments can lose.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.symbols import W_B, beta_prime, c_n, c_n_prime, d, eta, phi, t
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Proof, proof
from proofs_check.ld.ld_features import LAW, given, in_powers, x, y

ID = "LD-T4.2"
LOWER, UNTIL = in_powers(claims[ID].lower), in_powers(claims[ID].until)
FLOOR = 1 - 13 * y
"""The printed cosine of every increment."""
UNIT = beta_prime * eta * x / sp.sqrt(d)
"""β′η d^(Δ−1/2)."""


def without_c_n(relation: Relation) -> Relation:
    """The relation with c_n = c_n′ d^(Δ−1/2) put in."""
    value: dict[Any, Any] = {c_n: c_n_prime * x / sp.sqrt(d)}
    return Relation(relation.lhs.subs(value), relation.op, relation.rhs.subs(value))


GIVEN = {name: without_c_n(one) for name, one in given(ID, "norm constant").items()}
_AT_A_POINT = {**LAW, **{name: one for name, one in GIVEN.items() if not name.startswith("cosine")}}

_q, _a, _b, _along, _across = (sp.Symbol(name, real=True) for name in ("q", "a", "b", "along", "across"))
_W = sp.Symbol("W_B", positive=True)
_t = sp.Symbol("t", integer=True, positive=True)
COS, SIN = (1 - _q**2) / (1 + _q**2), 2 * _q / (1 + _q**2)
"""φ and (1 − φ²)^{1/2} through q, so that the circle has rational points."""


def _turned(cosine: sp.Expr, sine: sp.Expr, along: sp.Expr, across: sp.Expr, steps: sp.Expr) -> Relation:
    """The boundary W_B(cosine, sine) + (along, across) meets the printed bound; both sides times its norm."""
    ahead = cosine * _W + along
    bound = LOWER.subs({phi: cosine, W_B: _W, t: steps})
    return Relation(ahead, ">=", bound * sp.sqrt(ahead**2 + (sine * _W + across) ** 2))


def combination() -> Proof:
    """Only what the printed step uses: cosine ≥ 1 − 13y and length of each increment (from above by T4.1)."""
    length = sp.sqrt(_a**2 + _b**2)
    hypotheses = {
        **_AT_A_POINT,
        "steps": sp.Le(_t, UNTIL),
        "cosine of the increments": sp.Ge(_a, FLOOR * length),
        "length from below": sp.Ge(length, 2 * _t * UNIT / 16),
        "length from above": sp.Le(length, 2 * _t * 3 * UNIT / 4),
    }
    return proof(_turned(COS, SIN, _a, _b, _t), hypotheses)


def one_step(cosine: sp.Expr, sine: sp.Expr, hypotheses: dict[str, sp.Basic]) -> Proof:
    """One step with ‖μ̂± − μ±‖ ≤ yx: μ̂₊ − μ̂₋ = x(e + 2y(along, across)) with (along, across) in the unit disc."""
    update = UNIT / 2
    conditions = {
        **_AT_A_POINT,
        "one step": sp.Ge(UNTIL, 1),
        "the means deviate by at most d^(Delta-nu)": sp.Le(_along**2 + _across**2, 1),
        **hypotheses,
    }
    goal = _turned(cosine, sine, update * (1 + 2 * y * _along), update * 2 * y * _across, sp.Integer(1))
    return proof(goal, conditions)


def combined() -> Proof:
    """(φW + 2κT)/(W + 2T) ≥ φ + (κ − φ)u/(8W + k) for κ = 1 − 13y ≥ φ ≥ 0, u = β′ηtd^(Δ−1/2) ≤ 16T, u ≤ k.

    The left side is a bound on the cosine, as the numerator is not negative; k = 1/(24β′c_n′).
    """
    unit, k, total = (sp.Symbol(name, nonnegative=True) for name in ("u", "k", "T"))
    gain = phi + (FLOOR - phi) * unit / (8 * W_B + k)
    put: dict[Any, Any] = {unit: t * UNIT, k: 1 / (24 * beta_prime * c_n_prime)}
    hypotheses = {
        "cosine not negative": sp.Ge(phi, 0),
        "cosine below that of the increments": sp.Le(phi, FLOOR),
        "concentration": GIVEN["concentration from below"],
        "length": sp.Ge(16 * total, unit),
        "steps": sp.Le(unit, k),
        "k": sp.Gt(k, 0),
        "a boundary": sp.Gt(W_B, 0),
    }
    return Proof(
        (
            implies({**GIVEN, "steps": sp.Le(t, UNTIL)}, Relation(put[unit], "<=", put[k])),
            implies(
                {"u": sp.Eq(unit, put[unit]), "k": sp.Eq(k, put[k]), "a boundary": sp.Gt(W_B, 0)},
                Relation(gain, "==", LOWER),
            ),
            implies(hypotheses, Relation((phi * W_B + 2 * FLOOR * total) / (W_B + 2 * total), ">=", gain)),
        ),
        ("Cauchy-Schwarz", "triangle inequality"),
    )
