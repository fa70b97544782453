"""LD-T4.1, what is random in it: the deviations of the class means and the norms of the features (theory.md §3).

A tail for one direction is used for a norm. The norm of a mean's deviation is about (2 Tr Σ/n)^{1/2}, which has nothing
to do with d^Δ; and no absolute constant c′ governs the norms, because c_v and c_n set their scale.
"""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.ld.ld_t4_1 import NORM_TAIL
from dpotheory.claims.symbols import Delta, alpha, c, c_n, c_v, covariance_norm, d, n, t
from dpotheory.prover import Relation, implies
from proofs_check.evidence import Family, Proof, proof
from proofs_check.ld.ld_features import FAILURE, FIRST_UPDATE, HALF, ISOTROPIC, delta_1, delta_2, sigma
from proofs_check.step import own, printed, reading

ID = "LD-T4.1"
CLAIM: Any = claims[ID]
CHEBYSHEV = ("Chebyshev", "chi-square moments", "Gaussian linear form")
CONCENTRATION = ("Gaussian concentration", "mean and root mean square")
GAUSSIAN: dict[Any, Any] = {alpha: 2, c: c_n**2 / (2 * c_v)}
"""α and c′ for which the tails hold."""
QUARTER = sp.Rational(1, 4)

_half = sp.Symbol("n_half", integer=True, positive=True)
_s, _variance = (sp.Symbol(name, positive=True) for name in ("s", "variance"))
_u = sp.Symbol("u", nonnegative=True)
_lipschitz = sp.Symbol("L", positive=True)
_SCALE = sp.sqrt(2 * _half / (4 * _variance))
"""P(|a·(μ̂ − μ)| ≥ s) = erfc(s _SCALE) for Gaussian features."""

BREAKS = sp.sqrt(2) * FIRST_UPDATE * (sigma * sp.sqrt(2 * d / n) - d**Delta)
"""‖W_U(1) − W_U(0)‖ is at least this when χ²_d ≥ d/2."""


def direction_tail(s: Any) -> Any:
    """The printed tail 2exp(−s^α n/(4aᵀΣa)), with n = 2 n_half and aᵀΣa = variance."""
    return 2 * sp.exp(-(s**alpha) * 2 * _half / (4 * _variance))


def theorem() -> Family:
    """Isotropic Gaussian classes, Δ = 1/4, eight samples: for large d the first step is too long almost surely."""
    hypotheses = {
        **CLAIM.hypotheses,
        **ISOTROPIC,
        **FAILURE,
        "a typical first step is too long": sp.Gt(BREAKS, CLAIM.upper.subs(t, 1)),
    }
    members = {
        "n": sp.Integer(8),
        "alpha": sp.Integer(2),
        "Delta": QUARTER,
        "sigma": sp.Integer(1),
        "Sigma_norm": sp.Integer(1),
        "feature_norm": d**QUARTER / 2 + sp.sqrt(d),
        "c_v": HALF,
        "c_n": sp.Integer(2),
        "beta_prime": sp.Integer(1),
        "eta": sp.Rational(1, 16),
        "delta_1": HALF,
        "delta_2": 4 * sp.exp(-4),
    }
    where = (Relation(d, ">=", 10**8), Relation(d, ">=", (4 / c) ** 2))
    return Family(implies(hypotheses, Relation(1 - 8 / d, "<=", delta_1 + delta_2)), "c", members, where, CHEBYSHEV)


def feature_norms() -> Family:
    """One direction with variance d/4, the others with 1/4: ‖g‖ ≥ 2√d is a four-sigma event, whatever d is."""
    spike, rest, mean = (sp.Symbol(name, positive=True) for name in ("spike", "rest", "mean_norm"))
    hypotheses = {
        "tail exponent": sp.Le(alpha, 2),
        "covariance": sp.Le(sp.Max(spike, rest), c_v * sp.sqrt(d)),
        "norms": sp.Le(mean + sp.sqrt(spike + (d - 1) * rest), c_n * sp.sqrt(d)),
    }
    goal = Relation(sp.erfc(2 * c_n * sp.sqrt(d) / sp.sqrt(2 * spike)), "<=", NORM_TAIL / n)
    members = {
        "alpha": sp.Integer(2),
        "spike": d / 4,
        "rest": QUARTER,
        "mean_norm": QUARTER,
        "c_v": sp.sqrt(d) / 4,
        "c_n": sp.Integer(1),
    }
    where = (Relation(d, ">=", 4), Relation(d, ">=", (12 / c) ** 2))
    return Family(implies(hypotheses, goal), "c", members, where, ("Gaussian tail", "Gaussian linear form"))


def at_4096() -> Proof:
    """Sixteen samples, d = 4096, Σ = I, ‖μ₊ − μ₋‖ = 1; every c ≥ 1/10, the most favourable included."""
    values: dict[Any, Any] = {n: 16, d: 4096, alpha: 2, Delta: 0, c_v: sp.Rational(1, 64)}
    too_long = Relation(BREAKS.subs({**values, sigma: 1}), ">", CLAIM.upper.subs({**values, t: 1}))
    return proof(
        Relation(1 - sp.Rational(8, 4096), "<=", CLAIM.failure.subs(values)),
        {"a typical first step is too long": too_long, "c is not tiny": sp.Ge(c, sp.Rational(1, 10))},
        axioms=CHEBYSHEV,
    )


STEPS = (
    printed(
        ID,
        None,
        theorem(),
        "c' may depend on alpha, c_v and c_n, which are fixed numbers in the witness",
        rests_on=(f"{ID}/rank one", f"{ID}/first update"),
    ),
    own(
        ID,
        "update rate at n = 16, d = 4096",
        at_4096(),
        "At n = 16, d = 4096, Delta = 0, Sigma = I, c_v = 1/64 and every c' >= 1/10 distinguishability bounds the "
        "first step with the printed probability.",
    ),
    printed(
        ID,
        "deviation of the means",
        proof(
            Relation(1 - 8 / d, "<=", direction_tail(d**Delta)),
            {
                "tail exponent": sp.Le(alpha, 2),
                "d^Delta below a typical norm": sp.Le(d ** (2 * Delta), _variance * d / (2 * _half)),
            },
            axioms=CHEBYSHEV,
        ),
        "|mu^ - mu| is the norm of the deviation",
    ),
    reading(
        ID,
        "deviation along one direction",
        proof(
            Relation(sp.erfc(_s * _SCALE), "<=", direction_tail(_s)),
            {"tail exponent": sp.Le(alpha, 2)},
            axioms=("Gaussian tail",),
        ),
        "The same tail along one fixed direction a, for Gaussian features, which are alpha-subexponential for every "
        "alpha <= 2 (for alpha < 2 the two sides scale differently with the unit of length).",
        of="deviation of the means",
    ),
    own(
        ID,
        "deviation along one direction, alpha = 2",
        Proof(
            (
                implies((), Relation(sp.erfc(_u), "<=", 2 * sp.exp(-(_u**2)))),
                implies(
                    {"alpha": sp.Eq(alpha, 2), "u": sp.Eq(_u, _s * _SCALE)},
                    Relation(2 * sp.exp(-(_u**2)), "<=", direction_tail(_s)),
                ),
            ),
            ("Gaussian tail",),
        ),
        "The printed tail holds for Gaussian features along one fixed direction, with alpha = 2.",
        corrects="deviation along one direction",
    ),
    own(
        ID,
        "deviation of the means, Gaussian features",
        proof(
            Relation(sp.exp(-(_s**2) / (2 * _lipschitz**2)), "<=", sp.exp(-(_s**2) * n / (4 * covariance_norm))),
            {"Lipschitz constant": sp.Eq(_lipschitz, sp.sqrt(2 * covariance_norm / n))},
            axioms=CONCENTRATION,
        ),
        "For Gaussian features |mu^ - mu| >= (2 Tr Sigma/n)^(1/2) + s has probability at most exp(-s^2 n/(4|Sigma|)): "
        "|mu^ - mu| is a (2|Sigma|/n)^(1/2)-Lipschitz function of a standard normal.",
        corrects="deviation of the means",
    ),
    printed(ID, "feature norms", feature_norms(), "c' is one absolute number"),
    reading(
        ID,
        "feature norms, Gaussian features, c' = c_n^2/(2 c_v)",
        proof(
            Relation(sp.exp(-((c_n * sp.sqrt(d)) ** 2) / (2 * covariance_norm)), "<=", (NORM_TAIL / n).subs(GAUSSIAN)),
            {"covariance": CLAIM.hypotheses["covariance"]},
            axioms=CONCENTRATION,
        ),
        "If c' may depend on c_n and c_v the tail of |g(x)| holds for Gaussian features.",
        of="feature norms",
    ),
)
