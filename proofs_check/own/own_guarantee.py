"""OWN-guarantee: from the direction of one disjoint value to the margin of each of its samples (theory.md §4).

Letters as in own_general.py. p is the length of ȳ, S what it is at least, g the part of a sample's noise along ȳ.
"""

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own import own_guarantee as guarantee
from dpotheory.claims.own.own_general import COURSE
from dpotheory.claims.symbols import K, Q, beta, epsilon, t, tau, tau_1
from dpotheory.prover import Relation
from proofs_check.dv.shared import hypotheses
from proofs_check.evidence import Chain, proof
from proofs_check.step import own

ID = "OWN-guarantee"
CLAIM = claims[ID]
GIVEN = hypotheses(ID)

_length, _signal, _noise, _shared = (sp.Symbol(name, nonnegative=True) for name in ("p", "S", "v_x", "y"))
_along, _aside = sp.Symbol("g", real=True), sp.Symbol("b_ybar", real=True)
_margin, _rest = sp.Symbol("r", real=True), sp.Symbol("rho", nonnegative=True)
_total, _course, _weight = (sp.Symbol(name, nonnegative=True) for name in ("A", "n_theta", "w"))
_near, _gamma, _sd, _most = (sp.Symbol(name, real=True) for name in ("y_ybar", "gamma", "sd", "most"))
_x, _end = (sp.Symbol(name, positive=True) for name in ("x", "end"))

STEPS = (
    own(
        ID,
        "least product with the mean",
        proof(
            Relation(_length**2 + _aside + _along, ">=", _signal * (_signal - _noise) - _shared),
            {
                "length": sp.Ge(_length, _signal),
                "signal": sp.Ge(_signal, _noise),
                "shared direction": sp.Ge(_aside, -_shared),
                "noise along the mean": sp.Ge(_along, -_noise * _length),
            },
        ),
        "y_j.ybar = |ybar|^2 + s_j b.ybar + v(z_j - zbar).ybar, and p(p - vx) increases in p >= vx.",
    ),
    own(
        ID,
        "margin of a sample",
        proof(
            Relation(_margin, ">=", 2 * _course * _weight * _rest),
            {
                "beside the mean": sp.Ge(_margin, _total * (_near - _gamma * _sd)),
                "what is left": sp.Ge(_near - _gamma * _sd, _rest),
                "total weight": sp.Ge(_total, 2 * _course * _weight),
            },
        ),
        "r_j = a.y_j >= A(ybar.y_j - gamma sd_k(y_k.y_j)) with A = 2 int sum w >= 2 n theta w_m.",
    ),
    own(
        ID,
        "course",
        proof(Relation(COURSE * t / _end, "==", beta**2 * t / (K * tau)), {"tau_1": sp.Eq(_end, tau_1)}),
        "n theta at time t is its value at tau_1 times t/tau_1.",
    ),
    own(
        ID,
        "total",
        proof(
            Relation(K * sp.exp(-(epsilon**2) / 2) + 3 * K * Q * sp.exp(-(_x**2) / 2), "==", CLAIM.failure),
            {"level of a sample": sp.Eq(_x, guarantee.EACH)},
            axioms=("union bound",),
        ),
        "OWN-general's events, and of a value's 2Q samples a half tail and a tail each.",
    ),
    own(
        ID,
        None,
        Chain(
            "r_j(t) >= 2 w_m (x(x - v x_j) - y - gamma(s + L|y_j - ybar|)) beta^2 t/(K tau) for every training sample "
            "and 0 <= t <= tau_1, with probability >= 1 - (3/2) K exp(-epsilon^2/2)",
            (
                "OWN-general/bounds on the direction",
                "OWN-general/spread of the weights",
                "OWN-general/course at tau_1",
                "OWN-general/total",
                f"{ID}/least product with the mean",
                f"{ID}/margin of a sample",
                f"{ID}/course",
                f"{ID}/total",
                "DV-LB.1/sharp Gaussian tail",
            ),
            (
                "Gaussian linear form",
                "Laurent-Massart",
                "Davidson-Szarek",
                "Gaussian mean and deviations",
                "Cauchy-Schwarz",
                "triangle inequality",
                "union bound",
            ),
            "Take mu = y_j in OWN-general/bounds on the direction. Given ybar, the deviations of the samples from it "
            "are independent of it: (z_j - zbar).ybar is Gaussian with variance at most |ybar|^2, and |z_j - zbar|^2 "
            "is at most chi^2_d. |ybar| >= ybar.c >= x. Y_c y_j = Y_c ybar + Y_c(y_j - ybar), so that sd_k(y_k.y_j) "
            "<= s + |Y_c||y_j - ybar|/sqrt n. gamma, a supremum over time, is at most its bound at tau_1, and the mean "
            "weight at least w_m there. All events of OWN-general hold with probability 1 - K exp(-epsilon^2/2).",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "At fixed noise every training sample of disjoint values is classified rightly until tau_1.",
    ),
)
