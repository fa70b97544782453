"""OWN-general: from the flow of one disjoint value to its risk at fixed noise (theory.md §4).

w_k = σ(−r_k) are a value's n weights, bars are means over its samples, A = 2∫ n w̄ dθ; a′ = 2 Σ w_k y_k in θ. u is the
norm of the centred margins ρ, h that of Y_cȳ, and L the operator norm of the centred Gram matrix.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own import own_general as general
from dpotheory.claims.symbols import K, Q, beta, epsilon, tau, tau_1
from dpotheory.prover import Relation
from proofs_check.dv.shared import N, hypotheses
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.step import own

ID = "OWN-general"
CLAIM = claims[ID]
GIVEN = hypotheses(ID)

_w, _r, _p = (sp.Symbol(name, real=True) for name in ("w", "r", "p"))
_mean = sp.Symbol("w_mean", positive=True)
_square, _cross, _growing, _pushed = (
    sp.Symbol(name, real=True) for name in ("rho_Gamma_rho", "rho_Gamma_E_rho", "u_du", "push_u")
)
_bound = sp.Symbol("L_u_squared", nonnegative=True)
_rate, _push, _time = (sp.Symbol(name, positive=True) for name in ("rate", "push", "theta"))
_e = sp.Symbol("e_to_r", positive=True)
_total, _signal, _lost, _length, _deviation = (
    sp.Symbol(name, nonnegative=True) for name in ("A", "x", "q", "length", "gamma_sd")
)
_along, _a = sp.Symbol("a_mu", real=True), sp.Symbol("a_norm", positive=True)
_left, _extra, _across, _more = (sp.Symbol(name, nonnegative=True) for name in ("left", "extra", "across", "more"))


def _convex() -> list[tuple[Any, Any]]:
    """DPO's loss as a function of the weight: −log(1 − w), which is convex."""
    weight = 1 / (1 + sp.exp(_r))
    return [
        (sp.Derivative(-sp.log(1 - _w), (_w, 2)), 1 / (1 - _w) ** 2),
        (sp.Subs(sp.exp(-sp.log(1 - _w)), _w, weight), 1 + sp.exp(-_r)),
    ]


def _growth() -> list[tuple[Any, Any]]:
    solution = _push * (sp.exp(_rate * _time) - 1) / _rate
    return [
        (sp.Derivative(solution, _time), _push + _rate * solution),
        (sp.Subs(solution, _time, 0), sp.Integer(0)),
    ]


def _curvature() -> list[tuple[Any, Any]]:
    curvature = sp.Derivative(1 / (1 + sp.exp(_r)), (_r, 2))
    return [(curvature, sp.exp(_r) * (sp.exp(_r) - 1) / (1 + sp.exp(_r)) ** 3)]


STEPS = (
    own(
        ID,
        "loss in the weight",
        Derivation(_convex),
        "f(r) = -log(1-w) with w = sigma(-r): a convex function of w.",
    ),
    own(
        ID,
        "mean weight at most one half",
        proof(
            Relation(_mean, "<=", sp.Rational(1, 2)),
            {"w": sp.Lt(_mean, 1), "loss": sp.Le(1 / (1 - _mean), 2)},
            axioms=("Jensen's inequality",),
        ),
        "The mean loss of a value does not increase and starts at log 2, so 1/(1 - mean w) <= exp(mean f) <= 2. Hence "
        "A <= n theta.",
    ),
    own(
        ID,
        "centred margins",
        proof(
            Relation(_growing, "<=", _pushed + _bound / 4),
            {
                "field": sp.Le(_growing, _pushed - 2 * (_square / 8 + _cross)),
                "positive semidefinite": sp.Ge(_square, 0),
                "operator norm": sp.Ge(_cross, -_bound / 8),
            },
            axioms=("Cauchy-Schwarz",),
        ),
        "rho' = 2n mean(w) Y_c ybar - 2 Gamma D rho with 0 <= D <= 1/4; D = 1/8 + E, |E| <= 1/8: "
        "u u' <= 2n mean(w) h u + L u^2/4.",
    ),
    own(
        ID,
        "growth",
        Derivation(_growth, axioms=("comparison of scalar ODEs",)),
        "u' <= p + c u and u(0) = 0 give u <= p (exp(c theta) - 1)/c.",
    ),
    own(
        ID,
        "curvature of the weight",
        Derivation(_curvature),
        "sigma'' in terms of e^r.",
    ),
    own(
        ID,
        "curvature at most a tenth",
        proof(
            Relation(10 * _e * (_e - 1), "<=", (1 + _e) ** 3),
            (),
            Relation(10 * _e * (1 - _e), "<=", (1 + _e) ** 3),
            axioms=("Taylor's theorem",),
        ),
        "|sigma''| <= 1/10, so that the mean weight is at least sigma(-mean r) - sd(r)^2/20.",
    ),
    own(
        ID,
        "course at tau_1",
        proof(Relation(2 * Q * beta**2 * _time / (N * tau), "==", general.COURSE), {"t": sp.Eq(_time, tau_1)}),
        "n theta at tau_1 is log(3)/5.",
    ),
    own(
        ID,
        "bounds on the direction",
        Chain(
            "|a| <= |ybar| A, |a.mu - A ybar.mu| <= A gamma sd_k(y_k.mu), gamma = sup sd(w)/mean(w), for every data "
            "set, every t and every convex decreasing f",
            ("DV-L4.1", f"{ID}/course at tau_1"),
            (
                "Chebyshev's sum inequality",
                "Cauchy-Schwarz",
                "integration of a bound on the derivative",
            ),
            "(|a|^2/2)' = 2 sum w_k r_k <= 2n mean(w) mean(r) as w falls in r, and mean(r) = a.ybar <= |a||ybar|. "
            "(a.mu - A ybar.mu)' = 2 sum (w_k - mean w)(y_k - ybar).mu, at most 2n sd(w) sd_k(y_k.mu).",
        ),
        "The direction of a disjoint value beside A times the mean of its samples.",
    ),
    own(
        ID,
        "spread of the weights",
        Chain(
            "gamma <= sd(r)/(4 w_m), sd(r) <= n theta s (e^x - 1)/x, x = n theta |Y_c|^2/(4n), s = sd_k(y_k.ybar), "
            "w_m = sigma(-n theta |ybar|^2) - sd(r)^2/20",
            (
                "DV-L4.1",
                f"{ID}/loss in the weight",
                f"{ID}/mean weight at most one half",
                f"{ID}/centred margins",
                f"{ID}/growth",
                f"{ID}/curvature of the weight",
                f"{ID}/curvature at most a tenth",
                f"{ID}/bounds on the direction",
                "OWN-course/slope of the weight",
            ),
            ("Jensen's inequality", "Taylor's theorem", "comparison of scalar ODEs"),
            "sd(w) <= sd(r)/4, as |sigma'| <= 1/4. mean(r) = a.ybar <= A |ybar|^2 <= n theta |ybar|^2. Both bounds are "
            "monotone in time, so that the last time has the largest ratio.",
        ),
        "How unequal DPO's weights can be at time theta, from the data.",
    ),
    own(
        ID,
        "signal over length",
        proof(
            Relation(_along, ">=", _a * (_signal - _lost) / _length),
            {
                "signal is left": sp.Ge(_signal, _lost),
                "mean is not 0": sp.Gt(_length, 0),
                "along": sp.Ge(_along, _total * (_signal - _lost)),
                "length": sp.Le(_a, _total * _length),
            },
        ),
        "a.mu/|a| >= (ybar.mu - gamma sd)/|ybar| where the numerator is not negative.",
    ),
    own(
        ID,
        "more signal, less across",
        proof(
            Relation(
                (_left + _extra) ** 2 * ((_lost + _left) ** 2 + (_across + _more) ** 2),
                ">=",
                _left**2 * ((_lost + _left + _extra) ** 2 + _across**2),
            )
        ),
        "(x - q)/sqrt(x^2 + R^2) increases in x and decreases in R for x >= q >= 0: with x = q + left against "
        "q + left + extra and R = across + more against across, squared and multiplied out.",
    ),
    own(
        ID,
        "two clusters",
        proof(
            Relation(sp.exp(-((_left - _extra) ** 2) / 2), ">=", sp.exp(-((_left + _extra) ** 2) / 2)),
            axioms=("derivative of the normal distribution",),
        ),
        "Phi(-(p+u)) + Phi(-(p-u)) increases in u for p, u >= 0: its derivative is phi(p-u) - phi(p+u).",
    ),
    own(
        ID,
        "total",
        proof(
            Relation(
                sp.exp(-(epsilon**2) / 2) / 2 + sp.Rational(13, 2) * sp.exp(-(_p**2) / 2), "==", CLAIM.failure / K
            ),
            {"lesser events": sp.Eq(_p, general.LESSER)},
            axioms=("union bound",),
        ),
        "One half tail at epsilon and 13 half tails at epsilon' cost exp(-epsilon^2/2) a value.",
    ),
    own(
        ID,
        None,
        Chain(
            "R(P) at tau_1 <= (Phi(-(x-max(q-y, 0))/D) + Phi(-(x-q-y)/D))/2 with probability >= "
            "1 - K exp(-epsilon^2/2)",
            (
                f"{ID}/bounds on the direction",
                f"{ID}/spread of the weights",
                f"{ID}/signal over length",
                f"{ID}/more signal, less across",
                f"{ID}/two clusters",
                f"{ID}/course at tau_1",
                f"{ID}/total",
                "DV-LB.1/sharp Gaussian tail",
            ),
            (
                "Gaussian linear form",
                "Laurent-Massart",
                "Davidson-Szarek",
                "Gaussian mean and deviations",
                "triangle inequality",
                "union bound",
                "the normal distribution function increases",
            ),
            "Signs are balanced, so ybar = c + (v/sqrt n) zeta, independent of the deviations s_k b + v(z_k - zbar). "
            "Events: zeta.c >= -epsilon; zeta.c <= epsilon', |zeta.b| <= l epsilon', chi^2_(d-1) across c, chi^2_(n-1) "
            "of the deviations along ybar, c+b and c-b, and the norm of the deviations, at epsilon'. They bound every "
            "quantity by its letter. Given a, a fresh sample's margin is Gaussian: the risk of cluster s is "
            "Phi(-a.mu_s/(v|a|)), mu_s = c + s b. The two clusters lose and gain the same ybar.b; their sum is "
            "largest at y, and at the least x and the largest R. Union over K values.",
            tuple(str(relation) for relation in GIVEN.values()),
        ),
        "At fixed noise the mean risk at tau_1 of disjoint values is at most two normal tails.",
    ),
)
