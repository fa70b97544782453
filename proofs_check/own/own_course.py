"""OWN-course: the envelope until τ₁ that follows the fall of the weights (theory.md §4).

In the course X = Qθ: three bounds in turn, each from the one before. Lines A X above and a X below, from weights in
[2/5, 1/2]; the lower side L, from weights at these lines; the upper side, from weights at the chord of L and at A X.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.own import own_course as course
from dpotheory.claims.own.rates import DRAG, FAST, LARGEST_RATE, LIFT, SLACK_IN_V, SLOW, at_largest_slack
from dpotheory.claims.symbols import Q, Z, d, epsilon, l_b, t, tau_1, v
from dpotheory.prover import Relation, Statement, implies
from proofs_check.dv.shared import hypotheses, lower, upper
from proofs_check.evidence import Chain, Derivation, Proof, proof
from proofs_check.step import own

ID = "OWN-course"
CLAIM = claims[ID]
GIVEN = hypotheses(ID)

_rate, _course = (sp.Symbol(name, positive=True) for name in ("rate", "X"))
_u = sp.Symbol("u", nonnegative=True)
_noise = sp.Symbol("x", nonnegative=True)
_gap = sp.Symbol("g", positive=True)
_small = {"small margins": sp.Le(_u, sp.Rational(2, 5))}


def _integral() -> list[tuple[Any, Any]]:
    """The derivative of ∫ σ(−rate s) ds, its start, and its second derivative."""
    whole = course.weighted(_rate, _course)
    weight = 1 / (1 + sp.exp(_rate * _course))
    return [
        (sp.Derivative(whole, _course), weight),
        (sp.Subs(whole, _course, 0), sp.Integer(0)),
        (sp.Derivative(weight, _course), -_rate * sp.exp(_rate * _course) / (1 + sp.exp(_rate * _course)) ** 2),
    ]


def at_t42(side: sp.Expr, z: int, square: sp.Expr) -> sp.Expr:
    """A side at τ₁ with the largest ε, l_b² = square and dv²/Q = x."""
    there = side.subs(t, tau_1).subs(epsilon, LARGEST_EPSILON).subs(Z, z)
    return there.subs(d, _noise * Q / v**2).subs(l_b, sp.sqrt(square))


def ratio(z: int, most: sp.Expr) -> Statement:
    """At τ₁ the upper side over the lower one, at DV-T4.2's ends."""
    small_noise = {"own noise": sp.Le(_noise, sp.Rational(5, 1024))}
    if z == 1:  # no sharing: l_b is in neither side
        square, shared = sp.Rational(1, 16), {}
    else:
        # g = l_b² − 2εv is positive: at least 1/16 − 1/(8(Z + 2)) where l_b >= 1/4, so that the maximum in it goes.
        square = _gap + 2 * at_largest_slack(SLACK_IN_V).subs(Z, z)
        shared = {
            "from": sp.Ge(square, sp.Rational(1, 16)),  # l_b >= 1/4
            "to": sp.Le(square, sp.Rational(1, 4 * z)),
        }
    upper_side, lower_side = (at_t42(side(CLAIM), z, square) for side in (upper, lower))
    return implies({**small_noise, **shared}, Relation(upper_side, "<=", most * lower_side))


_LARGEST = sp.Rational(121, 100)
STEPS = (
    own(
        ID,
        "within the envelope's time",
        proof(Relation(at_largest_slack(LARGEST_RATE), "<=", sp.Rational(18, 5)), GIVEN),
        "With dv^2 <= Q OWN-envelope's larger rate is at most 3.6 < 10, so that tau_1 is within its time, and margins "
        "are below 0.4 until then (3.6 log 3/10 < 0.4).",
    ),
    own(
        ID,
        "small margins",
        proof(
            Relation(sp.Rational(18, 5) * sp.log(3) / 10, "<=", sp.Rational(2, 5)),
            _small,
            Relation(1 / (1 + sp.exp(_u)), ">=", sp.Rational(2, 5)),
            Relation(sp.exp(_u) / (1 + sp.exp(_u)) ** 2, ">=", sp.Rational(6, 25)),
        ),
        "Up to 0.4, sigma(-u) >= 2/5 and sigma'(u) >= 6/25.",
    ),
    own(
        ID,
        "slope of the weight",
        proof(Relation(sp.exp(_u) / (1 + sp.exp(_u)) ** 2, "<=", sp.Rational(1, 4))),
        "sigma'(u) <= 1/4.",
    ),
    own(
        ID, "weights integrate", Derivation(_integral), "int sigma(-rate s) ds = log(2 sigma(rate X))/rate, from 0 on."
    ),
    own(
        ID,
        "signs",
        proof(
            Relation(SLOW, ">=", 0),
            GIVEN,
            Relation(DRAG, ">=", 0),
            Relation(FAST, ">=", 0),
            Relation(LIFT, ">=", 0),
            Relation(course.BELOW, ">", 0),
        ),
        "The coefficients of the weights and the rate a are not negative; L > 0 at tau_1, as L' >= a until then.",
    ),
    own(
        ID,
        "the lower side is concave",
        proof(
            Relation(course.ABOVE, ">=", 2),
            GIVEN,
            Relation(SLOW, ">=", 3),
            Relation(course.BELOW, "<=", 2),
            Relation(DRAG, "<=", 1),
        ),
        "L'' = -A SLOW sigma'(AX) + a DRAG sigma'(aX) <= -(6/25)*2*3 + 2/4 < 0 until tau_1.",
    ),
    own(
        ID,
        None,
        Chain(
            "L(X) <= r_i <= FAST log(2 sigma(cX))/c - LIFT log(2 sigma(AX))/A for t <= tau_1, c = L(X_1)/X_1",
            (
                "OWN-envelope",
                "OWN-envelope/rates add up",
                *(
                    f"{ID}/{name}"
                    for name in (
                        "within the envelope's time",
                        "small margins",
                        "slope of the weight",
                        "weights integrate",
                        "signs",
                        "the lower side is concave",
                    )
                ),
            ),
            ("integration of a bound on the derivative", "concave functions lie above their chords"),
            "Margins are at most 0.4, so that weights are in [2/5, 1/2] and margins between aX and AX. As sigma(-r) "
            "falls in r, velocities are at least SLOW sigma(-AX) - DRAG sigma(-aX): integrate. L lies above its "
            "chord cX, so velocities are at most FAST sigma(-cX) - LIFT sigma(-AX): integrate.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "Until tau_1 margins lie between two sums of log(2 sigma).",
    ),
    own(
        ID,
        "ratio at tau_1, disjoint values",
        Proof((ratio(1, sp.Rational(11, 10)),)),
        "Under DV-T4.2's hypotheses, at its epsilon, the upper side at tau_1 is at most 1.10 times the lower one.",
    ),
    own(
        ID,
        "ratio at tau_1",
        Proof(tuple(ratio(z, _LARGEST) for z in (2, 3, 4))),
        "For Z = 2, 3, 4, which is all that DV-T4.2 allows besides, at most 1.21 times (40 times as printed).",
    ),
)
