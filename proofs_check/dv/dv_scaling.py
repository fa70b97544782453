"""DV-scaling (a)–(d): what the bound says, what is true, whether the hypotheses allow the scaling (theory.md §2).

`diversity` has (d).
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.dv.conditions import LARGEST_EPSILON
from dpotheory.claims.symbols import K, Q, Z, beta, c, d, epsilon, l_b, t, tau, v
from dpotheory.prover import Limit, Relation, Statement, implies
from proofs_check.dv.diversity import DEFINED, DIVERSITY, MORE_SAMPLES, SAMPLES
from proofs_check.dv.dv_lb_1 import BERNSTEIN
from proofs_check.dv.shared import SETTING, failure, hypotheses, lower, upper
from proofs_check.evidence import Chain, Family, Proof, proof, satisfiable
from proofs_check.step import own, printed, reading

GENERALIZATION, ENVELOPE, RISK = claims["DV-T4.3"], claims["DV-T4.2"], claims["DV-TB.4"]
GIVEN = hypotheses("DV-T4.3")
_TARGET = sp.Rational(1, 20)


_RISK = upper(RISK).subs(epsilon, LARGEST_EPSILON)
_CHANCE = failure(RISK).subs(epsilon, LARGEST_EPSILON)
_REACHED = {"risk guaranteed": sp.Lt(_RISK, _TARGET), "probability": sp.Lt(_CHANCE, _TARGET)}
_AT_FORTY: dict[str, Any] = {"K": 10, "Q": 40, "d": 11, "Z": 1, "l_b": sp.Rational(1, 4)}


def _few_samples() -> Family:
    """K = 10, Q = 40, d = 11 and small noise: TB.4 guarantees a risk below 0.05 with probability above 0.95, any c."""
    members = {name: sp.sympify(value) for name, value in _AT_FORTY.items()}
    small = {"v": 1 / (1000 * (1 + 1 / c))}
    return Family(implies({**GIVEN, **SETTING, **_REACHED}, Relation(Q, ">", 875)), "c", {**members, **small})


def _at_forty() -> Proof:
    """TB.4's hypotheses, its risk and its probability at the same numbers, v = 1/8000 and the constant of LB.1."""
    values = {**_AT_FORTY, "v": sp.Rational(1, 8000), "c": BERNSTEIN}
    symbols = {symbol.name: symbol for symbol in (K, Q, d, Z, l_b, v, c)}
    numbers = {f"{name} as chosen": sp.Eq(symbols[name], value) for name, value in values.items()}
    hypotheses_ = [one.subs(epsilon, LARGEST_EPSILON) for one in hypotheses("DV-TB.4", "slack").values()]
    first, *rest = [*hypotheses_, *_REACHED.values()]
    return proof(first, numbers, *rest)


def _limit(expression: sp.Expr, symbol: sp.Symbol, value: sp.Expr) -> Statement:
    return implies([], Limit(expression, symbol, sp.oo, value))


_q = sp.Symbol("q", positive=True)
_target = sp.Symbol("rho", positive=True)
_values_at = _target * sp.exp(_q / 45) / (2 * _q**2)
"""K at which the bound reaches ρ with Q = q: the inverse of Q(K)."""
_constant = sp.Symbol("C", positive=True)
_log_k = sp.Symbol("log K", positive=True)


_other = sp.Symbol("K'", integer=True, positive=True)
_rate, _other_rate = sp.Symbol("rate", real=True), sp.Symbol("rate'", real=True)


def _inversely(side: sp.Expr) -> Statement:
    """A side of the envelope, over t, is inversely proportional to K."""
    given = {"at K": sp.Eq(_rate, side / t), "at K'": sp.Eq(_other_rate, (side / t).subs(K, _other))}
    return implies(given, Relation(K * _rate, "==", _other * _other_rate))


_pull = sp.Symbol("pull", positive=True)
"""L4.1's sum over the samples of a value and its neighbours, in which K does not occur."""
STEPS = (
    printed(
        "DV-scaling",
        "(a) more than 875 samples are required at K = 10",
        _few_samples(),
        "without them the risk at tau_1 is not below 0.05 with a probability above 0.95",
        rests_on=("DV-TB.4",),
    ),
    reading(
        "DV-scaling",
        "(a) required by the bound",
        proof(
            Relation(sp.log(20) + sp.log(upper(GENERALIZATION)), ">=", 0),
            {"ten values": sp.Eq(K, 10), "from the theorem's first Q": sp.Ge(Q, 40), "to": sp.Le(Q, 875)},
        ),
        "At K = 10 T4.3's bound is at least 0.05 for every Q from 40 to 875 samples per cluster.",
        of="(a) more than 875 samples are required at K = 10",
    ),
    printed(
        "DV-scaling",
        "(a) the bound at K = 10",
        proof(
            Relation(upper(GENERALIZATION).subs(K, 10).subs(Q, 875), ">=", _TARGET),
            (),
            Relation(upper(GENERALIZATION).subs(K, 10).subs(Q, 880), "<", _TARGET),
        ),
    ),
    printed(
        "DV-scaling",
        "(b) Q = Theta(log K) from the bound",
        Proof((_limit(sp.log(_values_at) / _q, _q, sp.Rational(1, 45)),)),
    ),
    printed(
        "DV-scaling",
        "(b) the hypotheses along Q = Theta(log K)",
        satisfiable(
            {
                "K + 1 <= d <= 5Q with Q = 90 log K": sp.Le(K + 1, 450 * sp.log(K)),
                "many values": sp.Ge(K, 10_000),
            }
        ),
        "at 90 log K samples per cluster, twice what the bound needs; row '(b) for every constant' has the others",
    ),
    printed(
        "DV-scaling",
        "(c) margins increase at a rate that falls with K",
        Proof(
            (
                _inversely(lower(ENVELOPE)),
                _inversely(upper(ENVELOPE)),
                implies(
                    {"later": sp.Gt(t, 0), "more values": sp.Gt(_other, K)},
                    Relation(upper(ENVELOPE).subs(K, _other), "<", upper(ENVELOPE)),
                ),
                implies(
                    {"N": DEFINED["N"], "N'": sp.Eq(MORE_SAMPLES, 2 * _other * Q), "more values": sp.Gt(_other, K)},
                    Relation(beta**2 * _pull / (MORE_SAMPLES * tau), "<", beta**2 * _pull / (SAMPLES * tau)),
                ),
            )
        ),
    ),
    printed(
        "DV-scaling",
        "(d) the bound grows with K",
        proof(Relation(upper(GENERALIZATION).subs(K, K + 1), ">", upper(GENERALIZATION))),
    ),
    *DIVERSITY,
    own(
        "DV-scaling",
        "(a) what is required",
        Chain(
            "at K = 10, Q = 40 and small enough noise the risk at tau_1 is below 0.05 with probability above 0.95",
            (
                "DV-TB.4",
                "DV-scaling/(a) at Q = 40",
                "DV-LB.1/product tail",
                "DV-T4.3",
                "DV-T4.3/below 0.05 from Q = 880",
            ),
            (),
            "DV-TB.4 at the largest epsilon, with the constant c = 3/20 that LB.1's product tail has; T4.3's bound "
            "needs more.",
        ),
        "T4.3 bounds the risk from above: it takes 880 samples for the bound to fall below 0.05, not for the risk.",
        corrects="(a) more than 875 samples are required at K = 10",
    ),
    own(
        "DV-scaling",
        "(a) at Q = 40",
        _at_forty(),
        "At K = 10, Q = 40, d = 11, Z = 1, l_b = 1/4, v = 1/8000 and the largest epsilon TB.4's hypotheses hold, its "
        "risk bound is below 0.05 and its failure probability below 0.05.",
    ),
    own(
        "DV-scaling",
        "(b) samples must keep up with K",
        proof(Relation(Q, ">=", (K + 1) / 5), {**GIVEN, **SETTING}),
        "K + 1 <= d <= 5Q: within the hypotheses Q grows at least like K/5, not like log K.",
        corrects="(b) the hypotheses along Q = Theta(log K)",
    ),
    own(
        "DV-scaling",
        "(b) for every constant",
        Proof((_limit((sp.exp(_log_k) + 1) / (5 * _constant * _log_k), _log_k, sp.oo),)),
        "For every C, (K + 1)/(5 C log K) grows without bound, so K + 1 <= d <= 5Q excludes Q = C log K for large K.",
        corrects="(b) the hypotheses along Q = Theta(log K)",
    ),
)
