"""Claims whose truth is known from elsewhere, each beside a false neighbour, for verify and the falsifier.

At noise 10⁻⁶ and without sharing every margin obeys τṙ = (2β²/K)(−f′(r)) to about 10⁻⁵, from r(0) = 0, whatever l_b:
own cluster and opposite cluster weigh 2(1 + l_b²) and 2(1 − l_b²), Q samples each, over N = 2KQ. With X = β²t/(Kτ):

- DPO: r + eʳ = 1 + 2X. So r < X, r/X falls from 1, log(1 + X) < r < log(1 + 2X).
- IPO: r = 1 − exp(−4X). SLiC: r = min(1, 2X). cDPO (ε = 0.1): ṙ starts at 0.8 of DPO's, r < log 9.

At τ₁, X = (log 3)/5. Risks: r = 0 is not learned, so R = 1 at the start; disjoint values have R ≥ Φ(−1/v), one pair of
tokens R ≥ Φ(−1/(v√K)). LD's first step is (√2/4)βη‖μ̂₊ − μ̂₋‖, whose square has the mean D² + 4T/n.
"""

import dataclasses
import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import sympy as sp
from scipy.optimize import brentq

import dpotheory as dt
from dpotheory.claims import Claim
from dpotheory.claims.symbols import (
    Delta,
    K,
    M,
    Q,
    Z,
    beta,
    c,
    covariance_norm,
    difference,
    eta,
    gaussian,
    l_b,
    mean_trace,
    n,
    t,
    tau,
    tau_1,
    v,
)

X = beta**2 * t / (K * tau)
_END = math.log(3) / 5
END = float(brentq(lambda r: r + math.exp(r) - 1 - 2 * _END, 0, 1, xtol=1e-15))
"""r(τ₁) of DPO, 0.2096…"""
RATIO = END / _END
"""r/X at τ₁, where it is least: 0.954…"""

QUIET = {
    "hardly any noise": sp.Le(10**6 * v, 1),
    "shared norm": sp.Le(4 * l_b, 1),
    "no sharing": sp.Eq(Z, 1),
    "distinct responses": sp.Eq(M, 1),
}
NOISY = {
    "some noise": sp.Le(20 * v, 1),
    "not little": sp.Ge(100 * v, 1),
    "shared norm": sp.Le(4 * l_b, 1),
    "no sharing": sp.Eq(Z, 1),
    "distinct responses": sp.Eq(M, 1),
}
ONE_PAIR = {
    "one pair of tokens": sp.Eq(M, K),
    "several values": sp.Ge(K, 2),
    "noise": sp.Le(2 * v, 1),
    "not little": sp.Ge(10 * v, 1),
    "shared norm": sp.Le(2 * l_b, 1),
}
LD = {
    "Gaussian": sp.Eq(gaussian, 1),
    "spread": sp.Le(2000 * covariance_norm, mean_trace),
    "distinguishable": sp.Le(Delta, sp.Rational(1, 2)),
}
AFTER = {"after the start": sp.Gt(t, 0)}
FIRST_STEP = sp.sqrt(2) / 4 * beta * eta * sp.sqrt(difference**2 + 4 * mean_trace / n)


@dataclass(frozen=True)
class Known:
    """A claim of known truth.

    Attributes:
        claim: the statement; its id is its name.
        truth: whether it is true.
        why: a derivation, or where it is broken.
        vacuous: whether it is true of everything, and so supported by nothing.
        left_open: why it may stay undecided, if it may.
    """

    claim: Claim
    truth: bool
    why: str
    vacuous: bool = False
    left_open: str = ""


def _claim(name: str, quantity: str = "margins", hypotheses=QUIET, **sides) -> Claim:
    kind = sides.pop("kind", "two-sided")
    plain = {"source": "tests", "does_not_claim": "anything else"}
    return Claim(id=name, title=name, kind=kind, quantity=quantity, hypotheses=hypotheses, **plain, **sides)


def _pair(name, true, false, why_true, why_false, *, quick=False, open_true="", open_false="", vacuous=False, **common):
    """The true one and its false neighbour; ``true`` and ``false`` say in what they differ."""
    label = f"{name}{' (quick)' if quick else ''}"
    yield Known(_claim(f"{label}, true", **{**common, **true}), True, why_true, vacuous, open_true)
    yield Known(_claim(f"{label}, false", **{**common, **false}), False, why_false, False, open_false)


def _margins() -> Iterator[Known]:
    u = {"until": tau_1}
    yield from _pair(
        "upper 1.05",
        {"upper": 1.05 * X},
        {"upper": 0.97 * X},
        "r < X",
        "r/X > 0.97 at first, 0.954 at τ₁",
        quick=True,
        **u,
    )
    yield from _pair(
        "lower 1.05",
        {"lower": RATIO / 1.05 * X},
        {"lower": 1.02 * RATIO * X},
        "r/X is least at τ₁",
        "only near τ₁ does r/X fall below 1.02 times its least value",
        quick=True,
        **u,
    )
    yield from _pair("upper 1.2", {"upper": 1.2 * X}, {"upper": X / 1.2}, "r < X", "r/X > 0.95", **u)
    yield from _pair("lower 1.2", {"lower": RATIO / 1.2 * X}, {"lower": 1.2 * RATIO * X}, "r/X ≥ 0.954", "r < X", **u)
    yield from _pair(
        "both sides",
        {"lower": RATIO / 1.05 * X},
        {"lower": 1.02 * RATIO * X},
        "0.954 ≤ r/X < 1",
        "the lower side breaks, at the end",
        upper=1.05 * X,
        **u,
    )
    end = {**u, "only_at_end": True}
    yield from _pair(
        "upper at the end", {"upper": 1.05 * sp.Float(END)}, {"upper": sp.Float(END) / 1.05}, "r(τ₁)", "r(τ₁)", **end
    )
    yield from _pair(
        "lower at the end", {"lower": sp.Float(END) / 1.05}, {"lower": 1.05 * sp.Float(END)}, "r(τ₁)", "r(τ₁)", **end
    )
    yield from _pair(
        "quadratic start",
        {"upper": 1.05 * X + X**2},
        {"upper": 1000 * X**2 / _END},
        "r < X",
        "1000 X²/X(τ₁) < X where t < τ₁/1000",
        quick=True,
        **u,
    )
    yield from _pair(
        "lower at the first instants",
        {"lower": (X - 2 * X**2) / 1.05},
        {"lower": X / 1.05 + sp.Rational(1, 10**9)},
        "r > log(1 + X) ≥ X − X²/2",
        "at the start r = 0",
        **u,
    )
    dip = sp.exp(-(((t / tau_1 - sp.Rational(3, 10)) * 250) ** 2))
    yield from _pair(
        "between grid points",
        {"upper": 1.05 * X * (1 - dip / 50)},
        {"upper": 1.05 * X * (1 - dip / 5)},
        "1.05·0.98 > 1",
        "at 0.3 τ₁, for 0.004 τ₁, the side is 0.84 X",
        quick=True,
        **u,
    )
    long = {"until": 100 * tau_1}
    log = sp.log(1 + 2 * X)
    yield from _pair(
        "until 100 τ₁",
        {"upper": log},
        {"upper": log / 1.05},
        "eʳ < 1 + 2X",
        "late, r/log(1 + 2X) tends to 1",
        **long,
    )
    yield from _pair(
        "any time, upper",
        {"upper": log},
        {"upper": sp.log(3)},
        "eʳ < 1 + 2X",
        "r = log 3 at 7 τ₁",
    )
    yield from _pair(
        "any time, lower",
        {"lower": sp.log(1 + X / 1.05)},
        {"lower": sp.log(1 + 1.05 * X)},
        "r + eʳ ≤ 1 + 2X at r = log(1 + X)",
        "at first r/X is 1",
    )
    rare = {"failure": sp.Rational(1, 100), **u}
    yield from _pair("with probability, upper", {"upper": 1.05 * X}, {"upper": 0.97 * X}, "r < X", "early", **rare)
    yield from _pair(
        "with probability, lower", {"lower": RATIO / 1.05 * X}, {"lower": 1.02 * RATIO * X}, "late", "late", **rare
    )
    yield from _pair(
        "negative side",
        {"lower": -X},
        {"upper": -X},
        "r > 0 > −X",
        "r > 0 > −X",
        **u,
    )


def _bend(seen) -> np.ndarray:
    half = [np.interp(seen.times[-1] / 2, seen.times, margin) for margin in seen.max_margin]
    return 2 * np.array(half) - seen.max_margin[:, -1]


def _twins() -> Iterator[Known]:
    u = {"until": tau_1}
    yield from _pair(
        "ratio of margins",
        {"upper": sp.Float(1.05)},
        {"lower": sp.Float(1.05)},
        "all samples alike",
        "all samples alike",
        quantity="ratio",
        twin=lambda s: s.max_margin / s.min_margin,
        **u,
    )
    yield from _pair(
        "margins grow",
        {"lower": sp.Integer(0)},
        {"upper": sp.Integer(0)},
        "without sharing every C_jk > 0",
        "without sharing every C_jk > 0",
        quantity="step of the least margin",
        twin=lambda s: np.diff(s.min_margin, axis=1, prepend=0),
        quick=True,
        **u,
    )
    yield from _pair(
        "concave growth",
        {"upper": sp.Rational(5, 100)},
        {"upper": -sp.Rational(5, 100)},
        "r is concave, so that 2r(τ₁/2) ≥ r(τ₁), and by less than X²: 0.048",
        "2r(τ₁/2) − r(τ₁) < 0.02",
        quantity="twice the margin half way, less that at the end",
        twin=_bend,
        **u,
    )
    yield from _pair(
        "all learned",
        {"lower": sp.Integer(1)},
        {"upper": sp.Rational(1, 2)},
        "r > 0 after the start",
        "r > 0 after the start",
        quantity="learned",
        twin=lambda s: 1.0 * (s.min_margin > 0),
        hypotheses={**QUIET, **AFTER},
        **u,
    )
    # 0 ≤ r ≤ X is broken by nothing but rounding: the steps of log risks are far below their own errors.
    yield from _pair(
        "steps of the log risk",
        {"upper": 10**-3 / v**2},
        {"upper": -(10**-3) / v**2},
        "−log R = 1/(2v²) to the relative size v, so it moves by less than 10⁻³/v²",
        "it does not fall at every step by 10⁻³/v²: −log R is 1/(2v²) from the first instant on",
        quantity="largest step of the log risk",
        twin=lambda s: np.diff(s.log_risk[:, 1:], axis=1).max(axis=1),
        **u,
    )


def _risks() -> Iterator[Known]:
    floor = sp.erfc(1.05 / (v * sp.sqrt(2))) / 2
    u = {"until": tau_1, "quantity": "log_risk", "hypotheses": NOISY}
    yield from _pair(
        "floor, disjoint",
        {"lower": floor},
        {"lower": sp.erfc(1 / (1.2 * v * sp.sqrt(2))) / 2},
        "Φ(−1/v) for every direction, by convexity",
        "with Q > 1 and dv² small, R is about Φ(−1/(v√(1 + dv²/2Q)))",
        quick=True,
        **u,
    )
    after = {**u, "hypotheses": {**NOISY, **AFTER}, "failure": sp.Rational(1, 100)}
    half = sp.erfc(1 / (2 * v * sp.sqrt(2))) / 2
    yield from _pair(
        "risk from the first instants on",
        {"upper": half},
        {"upper": sp.erfc(1.2 / (v * sp.sqrt(2))) / 2},
        "the early direction has a cosine above 1/2 with c but for chances of exp(−1/(4v)²)",
        "below the floor Φ(−1/v)",
        **after,
    )
    yield Known(
        _claim("risk at the start, false", **{**u, "upper": half, "failure": sp.Rational(1, 100)}),
        False,
        "R = 1 at t = 0, where nothing is learned; true for t > 0",
    )
    yield from _pair(
        "floor, one pair",
        {"lower": sp.erfc(1 / (v * sp.sqrt(2 * K))) / 2},
        {"lower": sp.erfc(1 / (2 * v * sp.sqrt(2 * K))) / 2},
        "Φ(−1/(v√K)) for one direction that serves all values",
        "training comes nearer to the floor than a factor of 2 in its argument",
        **{**u, "hypotheses": ONE_PAIR},
    )


def _ld() -> Iterator[Known]:
    one = {"quantity": "weight_change", "hypotheses": LD, "until": sp.Integer(1), "only_at_end": True}
    one |= {"failure": sp.Rational(1, 100)}
    yield from _pair(
        "first step, upper",
        {"upper": 1.05 * FIRST_STEP},
        {"upper": FIRST_STEP / 1.05},
        "noncentral χ² of at least 2000 degrees: a chance of 0.0013 at most",
        "noncentral χ²",
        quick=True,
        **one,
    )
    yield from _pair(
        "first step, lower",
        {"lower": FIRST_STEP / 1.05},
        {"lower": 1.05 * FIRST_STEP},
        "noncentral χ² of at least 2000 degrees: a chance of 0.0013 at most",
        "noncentral χ²",
        **one,
    )
    far = {**LD, "far apart": sp.Ge(difference, 60)}
    yield from _pair(
        "accuracy",
        {"lower": sp.Rational(99, 100)},
        {"upper": sp.Rational(9, 10)},
        "D/2 is thirty deviations",
        "D/2 is thirty deviations",
        **{**one, "quantity": "accuracy", "hypotheses": far},
    )


def _vacuous() -> Iterator[Known]:
    u = {"until": tau_1}
    true = "whatever the data are"
    yield from _pair(
        "risk at least 0",
        {"lower": sp.Integer(0)},
        {"lower": sp.Rational(6, 10)},
        true,
        "R is about Φ(−1/v) after the start",
        quantity="log_risk",
        hypotheses=NOISY,
        vacuous=True,
        quick=True,
        **u,
    )
    yield from _pair(
        "accuracy at most 1",
        {"upper": sp.Integer(1)},
        {"upper": sp.Rational(4, 10)},
        true,
        "D/2 is thirty deviations",
        quantity="accuracy",
        hypotheses={**LD, "far apart": sp.Ge(difference, 60)},
        until=sp.Integer(1),
        only_at_end=True,
        vacuous=True,
    )
    yield from _pair(
        "spread at least 0",
        {"lower": sp.Integer(0)},
        {"lower": X},
        true,
        "all samples alike",
        quantity="spread",
        twin=lambda s: s.max_margin - s.min_margin,
        vacuous=True,
        **u,
    )
    declared = dt.checks.own(lambda s: np.exp(s.log_risk), least=0, most=1)
    yield from _pair(
        "declared range",
        {"upper": sp.Integer(2)},
        {"upper": sp.Rational(1, 2)},
        true,
        "R = 1 at the start",
        quantity="risk",
        twin=declared,
        hypotheses=NOISY,
        vacuous=True,
        **u,
    )


def _constants() -> Iterator[Known]:
    u = {"until": tau_1}
    yield from _pair(
        "c in a lower side",
        {"lower": c * X},
        {"lower": (1.2 + c) * X},
        "c = 0.9",
        "1.2 X > r for c → 0",
        quick=True,
        **u,
    )
    yield from _pair(
        "c in an upper side",
        {"upper": c * X},
        {"upper": X / 1.2 * (1 - sp.exp(-c))},
        "c = 1.1",
        "X/1.2 < r for c → ∞",
        **u,
    )
    yield from _pair(
        "c in a hypothesis",
        {"lower": X / 2},
        {"lower": 2 * X},
        "c = 10⁻³",
        "2X > r",
        hypotheses={**QUIET, "hardly any noise": sp.Le(v * sp.sqrt(Q), c)},
        open_false="for c → 0 no setting is left",
        **u,
    )
    yield from _pair(
        "c in the last time",
        {"upper": sp.log(3)},
        {"upper": X / 1.2},
        "r = log 3 at 7 τ₁",
        "r/X is 1 at first",
        until=c * tau_1,
        open_false="for c → 0 no time is left",
    )
    yield from _pair(
        "c in a probability",
        {"lower": X / 2, "failure": sp.exp(-c * Q)},
        {"lower": 1.2 * X, "failure": sp.exp(-c) / 2},
        "it never fails",
        "it always fails, which is more often than every other time",
        **u,
    )
    yield from _pair(
        "a trade-off",
        {"lower": c * X},
        {"lower": (1.2 + c) * X},
        "c = 0.9",
        "it always fails, for any c",
        failure=(1 - sp.exp(-c)) / 2,
        open_true="a larger c makes one place stronger and the other weaker",
        **u,
    )
    yield from _pair(
        "a small constant that is enough",
        {"upper": X / 2, "failure": 2 * sp.exp(-(10**8) * c)},
        {"upper": X / 2, "failure": sp.exp(-(10**8) * c) / 2},
        "c = 10⁻⁹ promises nothing",
        "it always fails",
        open_true="it is non-vacuous for large c only, where it is false",
        **u,
    )


def _objectives() -> Iterator[Known]:
    u = {"until": tau_1}
    ipo = 1 - sp.exp(-4 * X)
    yield from _pair(
        "ipo",
        {"upper": 1.05 * ipo},
        {"upper": ipo / 1.05},
        "r = 1 − e^(−4X)",
        "r = 1 − e^(−4X)",
        objective="ipo",
        **u,
    )
    yield from _pair(
        "slic", {"lower": 1.9 * X}, {"lower": 2.1 * X}, "r = 2X below 1", "r = 2X below 1", objective="slic", **u
    )
    yield from _pair(
        "cdpo",
        {"upper": 0.84 * X},
        {"lower": X / 1.2},
        "ṙ starts at 0.8 of DPO's and falls",
        "at first r/X is 0.8",
        objective="cdpo",
        **u,
    )
    yield from _pair("dpo is not ipo", {"upper": 1.05 * X}, {"lower": ipo / 1.05}, "r < X", "r < X", **u)


def _identities() -> Iterator[Known]:
    for name in ("DV-L4.1", "OWN-LD-rate"):
        claim = dt.claims[name]
        equation = claim.equation
        assert isinstance(equation, sp.Eq)
        yield Known(dataclasses.replace(claim, id=f"{name} again, true"), True, "proved")
        off = sp.Eq(equation.lhs, sp.Rational(21, 20) * equation.rhs, evaluate=False)
        yield Known(
            dataclasses.replace(claim, id=f"{name} times 1.05, false", equation=off), False, "1.05 times a proved one"
        )


STATEMENTS = (
    *_margins(),
    *_twins(),
    *_risks(),
    *_ld(),
    *_vacuous(),
    *_constants(),
    *_objectives(),
    *_identities(),
)
