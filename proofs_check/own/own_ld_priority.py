"""OWN-LD-priority: which of two behaviours' losses decreases more in one step, with the error (theory.md §3)."""

from typing import Any

import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_ld_priority import FIRST_ORDER
from dpotheory.claims.symbols import beta, eta
from dpotheory.prover import Relation
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.ld.ld_update import descent, difference_of_means, random_problem
from proofs_check.step import own

ID = "OWN-LD-priority"
CLAIM: Any = claims[ID]
_STEP, _BETA = 0.3, 0.7

_norm, _largest, _B = (sp.Symbol(name, positive=True) for name in ("b_mean", "g_max", "b_max"))
_moved, _g = (sp.Symbol(name, nonnegative=True) for name in ("Delta W", "g"))
_gap = sp.Symbol("gap", real=True)
_r = sp.Symbol("r", real=True)
_UNIT = _norm**2 * _largest**2


def sizes() -> list[tuple[sp.Expr, sp.Expr]]:
    """Behaviour i with m_i positives and m_i negatives, sums P, M: its part of ΔW(1) against its weight m_i/m."""
    m_i, m, plus, minus = sp.symbols("m_i m P M", positive=True)
    return [(eta * beta / (2 * m) * (plus - minus) / 2, beta * eta / 4 * (m_i / m) * (plus / m_i - minus / m_i))]


def _opinion(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Three behaviours of 4, 8 and 12 samples: autodiff's update, and (βη/4) Σ (n_i/n) b_i."""
    parts = [random_problem(seed + 100 * k, half=2 * (k + 1)) for k in range(3)]
    whole = {**parts[0], **{key: np.concatenate([p[key] for p in parts]) for key in ("features", "signs")}}
    each = [len(p["signs"]) * difference_of_means(p["features"], p["signs"]) for p in parts]
    update = descent(whole, whole["start"], _STEP, _BETA)[0]
    return update, _BETA * _STEP / 4 * np.sum(each, axis=0) / len(whole["signs"])


STEPS = (
    own(
        ID,
        None,
        Chain(
            "the residual is at most beta^4 eta^2/32",
            ("LD-T4.1/rank one", f"{ID}/sizes", f"{ID}/margins", f"{ID}/residual", "LD-priority/loss to first order"),
            ("Cauchy-Schwarz",),
            "A sample's loss decreases by r/2 less at most r^2/8; the means of r over the behaviours give the first "
            "order, those of r^2 the error.",
        ),
        "The decreases of the losses of behaviours j and k in one step differ by (beta^2 eta/8) b_mean.(b_j - b_k) up "
        "to (beta^4 eta^2/32)|b_mean|^2 max|g|^2, for behaviours of any sizes, each half positive.",
    ),
    own(
        ID,
        "sizes",
        Derivation(sizes, _opinion),
        "With behaviours of different sizes Delta W(1) = (beta eta/4) sum_i (n_i/n) b_i.",
    ),
    own(
        ID,
        "margins",
        proof(
            Relation(_r, "<=", beta**2 * eta / 2 * _norm * _largest),
            {
                "Cauchy-Schwarz": sp.Le(sp.Abs(_r), 2 * beta * _moved * _g),
                "first update": sp.Le(_moved, beta * eta / 4 * _norm),
                "features": sp.Le(_g, _largest),
            },
            axioms=("Cauchy-Schwarz",),
        ),
        "|r| <= 2 beta |Delta W(1)||g| <= (beta^2 eta/2)|b_mean| max|g|.",
    ),
    own(
        ID,
        "residual",
        proof(
            Relation(_r**2 / 8, "<=", CLAIM.upper * _UNIT),
            {"margin": sp.Le(sp.Abs(_r), beta**2 * eta / 2 * _norm * _largest)},
        ),
        "r^2/8 is at most the residual allowed.",
    ),
    own(
        ID,
        "a gap that decides",
        proof(
            Relation(FIRST_ORDER * _norm * _B * _gap - CLAIM.upper * _UNIT, ">", 0),
            {"largest": sp.Le(_norm, _B), "gap": sp.Gt(_gap, beta**2 * eta * _largest**2 / 4)},
        ),
        "If P_j - P_k > beta^2 eta max|g|^2/4, the loss of behaviour j decreases more than that of k in the first "
        "step: what LD-priority says about the training loss holds for such gaps.",
    ),
)
