"""OWN-spread: for disjoint values the losses of all samples have fallen alike, at every time (theory.md §4).

F(r) = f(0) − f(r) with F′ = w = −f′, f convex and decreasing; M and m are the largest and the least margin.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_spread import FASTEST, SLOWEST
from dpotheory.claims.own.rates import FAST, SLOW
from dpotheory.claims.symbols import Q, Z
from dpotheory.prover import Relation
from proofs_check.dv.shared import hypotheses, upper
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.own.own_envelope import T42
from proofs_check.step import own

ID = "OWN-spread"
CLAIM = claims[ID]
GIVEN = hypotheses(ID)

_first, _second = (sp.Symbol(name, nonnegative=True) for name in ("w_of_M", "w_of_m"))
_up, _down = (sp.Symbol(name, real=True) for name in ("M_velocity", "m_velocity"))
_r = sp.Symbol("r", real=True)
_least = sp.Symbol("m", nonnegative=True)


def _loss() -> list[tuple[Any, Any]]:
    """DPO's F and its derivative, the weight σ(−r)."""
    fallen = sp.log(2) - sp.log(1 + sp.exp(-_r))
    return [(sp.Derivative(fallen, _r), sp.exp(-_r) / (1 + sp.exp(-_r))), (sp.Subs(fallen, _r, 0), sp.Integer(0))]


def fallen(margin: sp.Expr) -> sp.Expr:
    """log 2σ(r)."""
    return sp.log(2 / (1 + sp.exp(-margin)))


STEPS = (
    own(
        ID,
        "rates",
        proof(
            Relation(SLOW, "==", SLOWEST),
            {"disjoint values": sp.Eq(Z, 1)},
            Relation(FAST, "==", FASTEST),
        ),
        "Without sharing a margin grows at least as Q(4-8e) w(M) and at most as Q(4+8e+2dv^2/Q) w(m).",
    ),
    own(
        ID,
        "losses fall at comparable rates",
        proof(
            Relation(_first * _up, "<=", upper(CLAIM) * _second * _down),
            {
                **GIVEN,
                "largest margin": sp.Le(_up, FASTEST * Q * _second),
                "least margin": sp.Ge(_down, SLOWEST * Q * _first),
            },
        ),
        "F(M)' = w(M)M' is at most rho times F(m)' = w(m)m', rho = (4+8e+2dv^2/Q)/(4-8e).",
    ),
    own(ID, "DPO's loss", Derivation(_loss), "F(r) = log 2 sigma(r) has the derivative sigma(-r) and is 0 at r = 0."),
    own(
        ID,
        None,
        Chain(
            "f(0) - f(max r) <= rho (f(0) - f(min r)) for all t",
            (
                "DV-L4.1",
                "OWN-constants",
                "OWN-envelope/products of the own value are not negative",
                "OWN-envelope/one sample of the own value",
                "OWN-envelope/rates add up",
                f"{ID}/rates",
                f"{ID}/losses fall at comparable rates",
                f"{ID}/DPO's loss",
            ),
            ("largest of finitely many functions", "integration of a bound on the derivative"),
            "All products of one value are at least 0, so that margins never fall and weights never rise; every weight "
            "lies between w(M) and w(m), as f is convex. M and m are absolutely continuous; almost everywhere they "
            "grow like a sample that attains them. F(M) - rho F(m) starts at 0 and does not increase.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "At every time the loss of the best learned sample has fallen at most rho times as far as that of the worst.",
    ),
    own(
        ID,
        "largest ratio of losses",
        proof(Relation(upper(CLAIM), "<=", sp.Rational(109, 100)), {**T42, "disjoint values": sp.Le(Z, 1)}),
        "Under DV-T4.2's hypotheses rho is at most 1.09.",
    ),
    own(
        ID,
        "ratio of margins until log 3",
        proof(
            Relation(fallen(sp.Rational(114, 100) * _least), ">=", sp.Rational(109, 100) * fallen(_least)),
            {"until": sp.Le(sp.Rational(114, 100) * _least, sp.log(3))},
        ),
        "With rho <= 1.09 the largest margin is at most 1.14 times the least until it reaches log 3: at 1.14 m its "
        "loss would have fallen too far.",
    ),
)
