"""LD-T4.1: the update, its first step, and the weight change after t steps (theory.md §3).

`ld_means` decides what is random. The loss is convex in what moves, so increments never grow, which gives the printed
inequalities; the sum that is printed on the way does not give the bound per step.
"""

from typing import Any

import sympy as sp

from dpotheory.claims.ld.ld_t4_1 import MEAN_TAIL
from dpotheory.claims.symbols import Delta, alpha, beta_prime, c_n, c_v, covariance_norm, d, eta, n, t
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Chain, Derivation, Proof, proof, satisfiable
from proofs_check.ld import ld_means
from proofs_check.ld.ld_features import FIRST_UPDATE, HALF, LAW, given, in_powers, powers_are_equivalent, trace, x
from proofs_check.ld.ld_means import CLAIM, CONCENTRATION, GAUSSIAN, ID, QUARTER
from proofs_check.ld.ld_update import first_update, first_update_opinion, sample_update, sample_update_opinion
from proofs_check.step import own, printed, reading

GIVEN = {**LAW, **given(ID)}
FIRST_BOUND = 3 * FIRST_UPDATE * x
"""(3/4)ηβ′d^(Δ−1/2)."""
RATIO = 2 * beta_prime**2 * eta * c_n**2
PER_STEP = 3 * beta_prime * eta * x / sp.sqrt(d)
_steps = sp.Symbol("t", integer=True, positive=True)
_ratio = sp.Symbol("ratio", positive=True)


def printed_sum(count: Any, ratio: Any) -> Any:
    """Σ_{i ≤ count} (count + 1 − i) ratio^(i−1), summed up."""
    return (count - (count + 1) * ratio + ratio ** (count + 1)) / (1 - ratio) ** 2


def printed_sums(count: Any, ratio: Any) -> Any:
    """The printed sums for 1, …, count, added up."""
    geometric = ratio**2 * (1 - ratio**count) / (1 - ratio)
    return (count * (count + 1) / 2 - ratio * count * (count + 3) / 2 + geometric) / (1 - ratio) ** 2


def closed_sums() -> list[tuple[sp.Expr, sp.Expr]]:
    """Both closed forms by their first terms and differences; (1 + x)^(t−1) solves D_{t+1} = 1 + x Σ_{s ≤ t} D_s."""
    ratio, index = sp.Symbol("ratio", positive=True), sp.Symbol("s", integer=True, positive=True)
    after = _steps + 1
    return [
        (printed_sum(sp.Integer(1), ratio), sp.Integer(1)),
        (printed_sum(after, ratio) - printed_sum(_steps, ratio), (1 - ratio**after) / (1 - ratio)),
        (printed_sums(sp.Integer(1), ratio), sp.Integer(1)),
        (printed_sums(after, ratio) - printed_sums(_steps, ratio), printed_sum(after, ratio)),
        (1 + ratio * sp.summation((1 + ratio) ** (index - 1), (index, 1, _steps)), (1 + ratio) ** _steps),
    ]


MANY = {"many samples": sp.Ge(n * x**2, trace / 16)}
DEVIATION = sp.sqrt(2 * trace / n) + x
"""‖μ̂± − μ±‖ exceeds this with probability at most exp(−d^{2Δ} n/(4‖Σ±‖))."""

_plus, _minus, _margin, _norm = (sp.Symbol(name, nonnegative=True) for name in ("dev_plus", "dev_minus", "r", "g_norm"))
_p = sp.Symbol("p", real=True)
_sigmoid = 1 / (1 + sp.exp(-_margin))
_ON_EVENT = {"mu_+ deviates by d^Delta": sp.Le(_plus, x), "mu_- deviates by d^Delta": sp.Le(_minus, x)}
_FEATURES = {"norms": sp.Le(_norm, 2 * c_n * sp.sqrt(d))}

STEPS = (
    *ld_means.STEPS,
    printed(ID, "rank one", Derivation(sample_update, sample_update_opinion)),
    printed(
        ID,
        "first step",
        proof(
            Relation(x + _plus + _minus, "<=", 3 * x),
            _ON_EVENT,
            Relation(FIRST_UPDATE * (x + _plus + _minus), "<=", FIRST_BOUND),
            axioms=("triangle inequality",),
        ),
    ),
    own(
        ID,
        "first update",
        Derivation(first_update, first_update_opinion),
        "Delta W(1) = (beta eta/4)(mu^_+ - mu^_-), beta = beta'/sqrt(d).",
    ),
    printed(
        ID,
        "sigmoids after one step",
        Proof(
            (
                implies((), Relation(_sigmoid - HALF, "<=", _margin / 4)),
                implies((), Relation(1 / (1 + sp.exp(_margin)), ">=", HALF - _margin / 4)),
                implies(
                    {**_FEATURES, "margin": sp.Le(_margin, 2 * beta_prime / sp.sqrt(d) * FIRST_BOUND * _norm)},
                    Relation(_margin / 4, "<=", 3 * beta_prime**2 * eta * c_n * x / (4 * sp.sqrt(d))),
                ),
            ),
            ("Cauchy-Schwarz",),
        ),
    ),
    printed(
        ID,
        "induction",
        Chain(
            "|Delta W(t) - Delta W(t-1)| <= (3 beta' eta/4) sum_{i<=t} (t+1-i)(2 beta'^2 eta c_n^2)^(i-1) "
            "d^(Delta-1/2)",
            (
                f"{ID}/increments never grow",
                f"{ID}/first step",
                f"{ID}/first update",
                f"{ID}/closed sums",
                f"{ID}/the printed sum is at least t",
            ),
            (),
            "No increment is longer than the first one, which is at most (3/4) beta' eta d^(Delta-1/2), and the sum is "
            "at least t >= 1.",
        ),
        "the inequality, on the event that the means deviate by at most d^Delta and all |g| <= 2 c_n sqrt(d)",
    ),
    reading(
        ID,
        "induction, from the norm bounds alone",
        proof(Relation((1 + RATIO) ** (_steps - 1), "<=", printed_sum(_steps, RATIO)), GIVEN),
        "The printed sum bounds what the norm bounds alone allow, D_1 = A and D_{t+1} = A + x sum_{s<=t} D_s.",
        of="induction",
    ),
    reading(
        ID,
        "induction, from t to t + 1",
        proof(Relation(1 + RATIO * printed_sums(_steps, RATIO), "<=", printed_sum(_steps + 1, RATIO)), GIVEN),
        "If the printed bound holds for the first t increments, the norm bounds give it for the next one.",
        of="induction",
    ),
    own(
        ID,
        "the printed sum is at least t",
        proof(
            Relation(printed_sum(_steps, _ratio), ">=", _steps),
            {"2 beta'^2 eta c_n^2, by the condition on the step": sp.Le(_ratio, HALF)},
        ),
        "sum_{i<=t} (t+1-i) x^(i-1) >= t for x = 2 beta'^2 eta c_n^2 <= 1/2: it exceeds 4 from t = 5 on, however small "
        "the step and whatever h is.",
    ),
    own(
        ID,
        "closed sums",
        Derivation(closed_sums),
        "Norm bounds alone give D_1 = A and D_{t+1} <= A + x sum_{s<=t} D_s, which allows D_t = A (1+x)^(t-1); and the "
        "closed forms of the printed sums.",
    ),
    own(
        ID,
        "increments never grow",
        Proof(
            (
                implies((), Relation(_p * (1 - _p), "<=", QUARTER)),
                implies(
                    {"step": CLAIM.hypotheses["step"], **_FEATURES},
                    Relation(eta / 2 * (beta_prime**2 / d * _norm**2), "<=", 2),
                ),
            ),
            ("gradient descent on a smooth convex function",),
        ),
        "With W = W_0 + (y_+ - y_-) w gradient descent on W is gradient descent on w with step eta/2 of the convex "
        "loss (1/n) sum log(1 + exp(-2 beta s_i w.g_i)), which is beta^2 max|g|^2-smooth as sigma(1 - sigma) <= 1/4; "
        "so |Delta W(t) - Delta W(t-1)| <= |Delta W(1)| for every t once all |g| <= 2 c_n sqrt(d).",
        corrects="per step, from the sum",
    ),
    printed(
        ID,
        "per step",
        Chain(
            "every increment is at most (3/4) beta' eta d^(Delta-1/2) <= 3 beta' eta d^(Delta-1/2)",
            (f"{ID}/increments never grow", f"{ID}/first step", f"{ID}/first update"),
            argument="No increment is longer than the first one.",
        ),
        "the inequality, on the event that the means deviate by at most d^Delta and all |g| <= 2 c_n sqrt(d)",
    ),
    printed(
        ID,
        "per step, from the sum",
        proof(Relation(FIRST_BOUND * printed_sum(_steps, RATIO), "<=", PER_STEP), GIVEN),
        "h is c_n; the row 'the printed sum is at least t' excludes every other h",
    ),
    own(
        ID,
        "operator norm",
        proof(Relation(sp.sqrt(2) * 3 * beta_prime * eta * t * x / sp.sqrt(d), "<=", in_powers(CLAIM.upper))),
        "|y_+ - y_-| = sqrt(2) turns 3 beta' eta d^(Delta-1/2) per step into less than the printed 6.",
    ),
    own(
        ID,
        "statement on the event",
        Chain(
            "|W_U(t) - W_U(0)| <= 6 beta' eta t d^(Delta-1/2) for every t",
            (f"{ID}/rank one", f"{ID}/per step", f"{ID}/operator norm"),
            ("triangle inequality",),
            "Add up t increments of the rank-one update.",
        ),
        "On the same event the printed bound holds.",
    ),
    own(
        ID,
        "many samples: first step",
        proof(
            Relation(sp.sqrt(2) * t * FIRST_UPDATE * (x + 2 * DEVIATION), "<=", in_powers(CLAIM.upper)),
            MANY,
            axioms=("triangle inequality",),
        ),
        "If n d^(2 Delta) >= Tr Sigma/16 the deviations of Gaussian means fit into the printed constant 6.",
    ),
    own(
        ID,
        "many samples: probability",
        proof(
            Relation(sp.exp(-(x**2) * n / (4 * covariance_norm)), "<=", in_powers(MEAN_TAIL.subs(GAUSSIAN)) / 4),
            {"covariance": GIVEN["covariance"]},
            axioms=CONCENTRATION,
        ),
        "The two means deviate by more than (2 Tr Sigma/n)^(1/2) + d^Delta with less than the printed probability.",
    ),
    own(
        ID,
        "Gaussian features and many samples",
        Chain(
            "the printed bound with the printed probability, alpha = 2 and c' = c_n^2/(2 c_v), if "
            "n d^(2 Delta) >= Tr Sigma/16",
            (
                f"{ID}/feature norms, Gaussian features, c' = c_n^2/(2 c_v)",
                f"{ID}/deviation of the means, Gaussian features",
                f"{ID}/many samples: first step",
                f"{ID}/many samples: probability",
                f"{ID}/rank one",
                f"{ID}/first update",
                f"{ID}/increments never grow",
            ),
            ("union bound", "triangle inequality"),
            "Outside the two events every increment is at most the first one, whose length fits.",
        ),
        "The statement survives for Gaussian features with n >= Tr Sigma/(16 d^(2 Delta)) samples and "
        "c' = c_n^2/(2 c_v).",
        corrects="",
    ),
    own(
        ID,
        "conditions as powers of d",
        powers_are_equivalent(),
        "Conditions on Delta and nu are ones on d^Delta, d^-nu.",
    ),
    own(
        ID,
        "feasible",
        satisfiable({**GIVEN, "non-vacuous": sp.Lt(in_powers(MEAN_TAIL), 1)}),
        "The hypotheses can hold together, with positive probability for c' = oo.",
    ),
    own(
        ID,
        "vacuous",
        proof(
            Relation(MEAN_TAIL.subs(alpha * Delta, sp.Symbol("alpha_Delta", real=True)), ">=", 1),
            {"few samples": sp.Le((n / sp.sqrt(d)) * d ** sp.Symbol("alpha_Delta", real=True), 5 * c_v)},
        ),
        "If gamma d^(alpha Delta) <= 5 c_v the claimed probability is at most 0, whatever c' is.",
    ),
)
