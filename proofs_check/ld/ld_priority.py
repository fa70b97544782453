"""LD-priority: what one step does to the margins and to the training loss of several behaviours (theory.md §3).

The mean margin of a behaviour after one step is proportional to its priority. The decrease of its loss is so only to
first order: the spread of the margins costs a behaviour more the larger they are.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import flint
import numpy as np
import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.ld.ld_priority import behaviours, i, j, product
from dpotheory.claims.symbols import beta, eta
from dpotheory.prover import Relation
from proofs_check.evidence import Derivation, Instance, proof
from proofs_check.instances import Evaluated, evaluator
from proofs_check.ld.ld_update import descent, difference_of_means, random_problem
from proofs_check.step import own, printed, reading

ID = "LD-priority"
_CLAIM: Any = claims[ID]
IMPROVEMENT = _CLAIM.equation.rhs
_TOTAL = sp.Sum(product[i, j], (i, 1, behaviours))
_STEP, _BETA = 0.3, 0.7


# -- the first update -------------------------------------------------------------------------------------------------
def first_update() -> list[tuple[sp.Expr, sp.Expr]]:
    """B behaviours of m positives and m negatives each: the sums P_i, M_i over a behaviour against b̄."""
    m = sp.Symbol("m", integer=True, positive=True)
    bases: Any = tuple(sp.IndexedBase(letter, real=True) for letter in ("P", "M"))
    plus, minus = bases
    samples = 2 * m * behaviours
    derived = eta * beta / samples * sp.Sum((plus[i] - minus[i]) / 2, (i, 1, behaviours))
    mean = sp.Sum(plus[i] / m - minus[i] / m, (i, 1, behaviours)) / behaviours
    return [(_coefficient(derived), _coefficient(beta * eta / 4 * mean))]


def _coefficient(total: Any) -> Any:
    """A sum over behaviours by its summand, the outer factors included."""
    sums = total.atoms(sp.Sum)
    (only,) = sums
    return total.subs(only, only.function)


def improvement() -> list[tuple[sp.Expr, sp.Expr]]:
    """Mean margin of behaviour j: r = 2β s ΔW(1)·g over m positives and m negatives, ΔW(1) = (βη/4) b̄.

    P and M are the sums of b̄·g over the positives and over the negatives, so that b̄·b_j = P/m − M/m.
    """
    m, plus, minus = sp.symbols("m P M", positive=True)
    along = plus / m - minus / m
    mean_margin = 2 * beta * (beta * eta / 4) * (plus - minus) / (2 * m)
    return [(mean_margin, IMPROVEMENT.subs(_TOTAL, behaviours * along))]


def _behaviours(seed: int) -> tuple[dict[str, np.ndarray], list[dict[str, np.ndarray]], np.ndarray, np.ndarray]:
    """Three behaviours of equal size as one problem: (all, each, the b_i, ΔW(1) by autodiff)."""
    parts = [random_problem(seed + 100 * k) for k in range(3)]
    whole = {**parts[0], **{key: np.concatenate([p[key] for p in parts]) for key in ("features", "signs")}}
    each = np.stack([difference_of_means(p["features"], p["signs"]) for p in parts])
    return whole, parts, each, descent(whole, whole["start"], _STEP, _BETA)[0]


def _update_opinion(seed: int) -> tuple[np.ndarray, np.ndarray]:
    _, _, each, update = _behaviours(seed)
    return update, _BETA * _STEP / 4 * each.mean(axis=0)


def _improvement_opinion(seed: int) -> tuple[np.ndarray, np.ndarray]:
    _, parts, each, update = _behaviours(seed)
    margins = [np.mean(2 * _BETA * part["signs"] * (part["features"] @ update)) for part in parts]
    formula = sp.lambdify((beta, eta, sp.Symbol("along")), IMPROVEMENT.subs(_TOTAL, behaviours * sp.Symbol("along")))
    return np.asarray(margins), np.asarray([formula(_BETA, _STEP, float(each.mean(axis=0) @ b)) for b in each])


# -- the training loss ------------------------------------------------------------------------------------------------
def _loss(margins: list[Fraction]) -> flint.arb:
    """Mean of log(1 + e^(−r)), in ball arithmetic."""
    total = flint.arb(0)
    for margin in margins:
        total += (1 + (-flint.arb(flint.fmpq(margin.numerator, margin.denominator))).exp()).log()
    return total / len(margins)


@evaluator("decrease of the loss in one step")
def one_step(arguments: Mapping[str, Any]) -> Evaluated:
    """One-dimensional features: does a larger gap of priorities go with a larger gap of decreases of the loss?

    ``positives`` and ``negatives`` hold the features of each behaviour; the pairs are indices (ahead, behind).
    """
    positives, negatives = (
        [[Fraction(value) for value in row] for row in arguments[name]] for name in ("positives", "negatives")
    )
    square = Fraction(arguments["beta"]) ** 2 * Fraction(arguments["step"])
    b = [sum(p, Fraction(0)) / len(p) - sum(q, Fraction(0)) / len(q) for p, q in zip(positives, negatives, strict=True)]
    mean = sum(b, Fraction(0)) / len(b)
    priority = [mean * one / (abs(mean) * max(map(abs, b))) for one in b]
    (ahead, behind), (lead, last) = arguments["wider"], arguments["narrower"]
    with flint.ctx.workprec(192):
        decreases = [
            flint.arb(2).log() - _loss([square / 2 * mean * s * g for s, row in ((1, p), (-1, q)) for g in row])
            for p, q in zip(positives, negatives, strict=True)
        ]
        wide, narrow = decreases[ahead] - decreases[behind], decreases[lead] - decreases[last]
        if not (bool(wide < narrow) or bool(wide >= narrow)):
            raise ValueError("ball arithmetic cannot compare the decreases at this instance")
        holds, sides = bool(wide >= narrow), (wide.str(20), narrow.str(20))
    sizes = {len(row) for row in positives + negatives}
    hypotheses = {
        "behaviours of equal size, half positive and half negative": len(sizes) == 1,
        "the first pair has the larger gap of priorities": (
            priority[ahead] - priority[behind] > priority[lead] - priority[last] >= 0
        ),
        "T4.1's condition on the step": square * max(abs(g) for row in positives + negatives for g in row) ** 2 <= 1,
    }
    return Evaluated(hypotheses, sides[0], ">=", sides[1], holds)


# Behaviour 0 has the higher priority and a spread of margins; behaviours 1 and 2 are alike.
BEHAVIOURS = {
    "positives": [["1", "0"], ["49/100", "49/100"], ["49/100", "49/100"]],
    "negatives": [["-1", "0"], ["-49/100", "-49/100"], ["-49/100", "-49/100"]],
    "beta": "1",
    "step": "1",
    "wider": [0, 1],
    "narrower": [1, 2],
}
_GAPS = Instance(
    "a larger priority gap gives a larger discrepancy in the decrease of the training loss",
    "decrease of the loss in one step",
    BEHAVIOURS,
)
_p1, _p2, _along = (sp.Symbol(name, real=True) for name in ("P_1", "P_2", "along"))
_scale, _norm, _largest = (sp.Symbol(name, positive=True) for name in ("b_j_norm", "b_mean_norm", "b_max_norm"))
_r = sp.Symbol("r", nonnegative=True)

_UPDATE = ("LD-T4.1/rank one", f"{ID}/first update")

STEPS = (
    printed(ID, None, _GAPS, rests_on=_UPDATE),
    printed(ID, "first update", Derivation(first_update, _update_opinion)),
    printed(
        ID,
        "improvement",
        Derivation(improvement, _improvement_opinion),
        "the 'average logit' is the argument of the sigmoid, the reward margin",
    ),
    reading(
        ID,
        "improvement of the difference of token logits",
        proof(Relation(2 * (beta * eta / 4) * _along / 2, "==", beta**2 * eta / 4 * _along)),
        "The 'average logit' is the mean difference of the logits of the two tokens, and not the margin, beta times "
        "it: one step improves it by (beta^2 eta/4) b_mean.b_j.",
        of="improvement",
    ),
    printed(
        ID,
        "higher priority is learned faster",
        proof(
            Relation(beta**2 * eta / 4 * (_norm * _largest * _p1), ">", beta**2 * eta / 4 * (_norm * _largest * _p2)),
            {"higher priority": sp.Gt(_p1, _p2)},
        ),
        "its average margin improves more in the first step",
    ),
    reading(
        ID,
        "higher priority is learned faster, by the training loss",
        Instance(
            "the loss of a behaviour of higher priority decreases at least as much",
            "decrease of the loss in one step",
            BEHAVIOURS,
        ),
        "The loss of the behaviour of higher priority decreases more: with behaviours 1 and 2 alike, the discrepancy "
        "that is compared with is 0.",
        of="higher priority is learned faster",
        rests_on=_UPDATE,
    ),
    printed(ID, "larger gap, larger discrepancy", _GAPS, rests_on=_UPDATE),
    own(
        ID,
        "priorities lie in [-1, 1]",
        proof(
            Relation(_along / (_norm * _largest), "<=", 1),
            {"Cauchy-Schwarz": sp.Le(sp.Abs(_along), _norm * _scale), "largest": sp.Le(_scale, _largest)},
            Relation(_along / (_norm * _largest), ">=", -1),
            axioms=("Cauchy-Schwarz",),
        ),
        "-1 <= P_i <= 1.",
    ),
    own(
        ID,
        "loss to first order",
        proof(
            Relation(sp.log(2) - sp.log(1 + sp.exp(-_r)), "<=", _r / 2),
            (),
            Relation(sp.log(2) - sp.log(1 + sp.exp(-_r)), ">=", _r / 2 - _r**2 / 8),
            Relation(sp.log(2) - sp.log(1 + sp.exp(_r)), "<=", -_r / 2),
            Relation(sp.log(2) - sp.log(1 + sp.exp(_r)), ">=", -_r / 2 - _r**2 / 8),
        ),
        "A sample's loss decreases by r/2 up to r^2/8, so that within one dataset and to first order in the step the "
        "discrepancy of two behaviours is (beta^2 eta/8) |b_mean| max|b_j| times their gap of priorities.",
        corrects="larger gap, larger discrepancy",
    ),
)
