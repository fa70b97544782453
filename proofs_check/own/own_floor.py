"""OWN-floor: for every W and token graph the mean risk is at least Φ(−√(r/K)/v), also block by block (theory.md §4)."""

from typing import Any

import sympy as sp

from dpotheory.claims import registry as claims
from dpotheory.claims.own.own_floor import normal_tail
from dpotheory.claims.symbols import K, r, v
from dpotheory.prover import Relation
from proofs_check.evidence import Chain, Derivation, proof
from proofs_check.step import own

ID = "OWN-floor"
FLOOR: Any = claims[ID].lower

_cosines, _squares = (sp.Symbol(name, nonnegative=True) for name in ("sum_x", "sum_x2"))
_w = sp.Symbol("w", positive=True)
_p = sp.Symbol("p", integer=True, positive=True)
_TWO_THIRDS = sp.Rational(2, 3)


def bend_in_the_square() -> list[tuple[sp.Expr, sp.Expr]]:
    """d²/dw² Φ(−√w/v), a sum of two positive terms."""
    height = sp.exp(-_w / (2 * v**2)) / (4 * sp.sqrt(2 * sp.pi) * v)
    bend = height * (_w ** sp.Rational(-3, 2) + 1 / (v**2 * sp.sqrt(_w)))
    return [(sp.Derivative(normal_tail(sp.sqrt(_w) / v), (_w, 2)), bend)]


STEPS = (
    own(
        ID,
        None,
        Chain(
            "mean risk >= Phi(-sqrt(r/K)/v)",
            (
                "DV-scaling/floor: two clusters",
                "DV-scaling/floor: convexity",
                f"{ID}/cosines",
                f"{ID}/mean of the cosines",
            ),
            (
                "Gaussian linear form",
                "Jensen's inequality",
                "the normal distribution function increases",
            ),
            "Given W, a fresh sample's margin is Gaussian, so that value i has the risk (Phi(-(x+y)/v) + "
            "Phi(-(x-y)/v))/2 with x = a_i.c_i/|a_i| and y = a_i.b/|a_i|. It is at least Phi(-max(x, 0)/v): for x < 0 "
            "it is at least 1/2, and a_i = 0 gives 1. Phi(-x/v) is convex and decreasing on x >= 0, so the mean over "
            "values is at least its value at the mean of max(x_i, 0), which is at most sqrt(r/K).",
        ),
        "For every W, every token graph and every b the mean risk is at least Phi(-sqrt(r/K)/v), r the rank of the "
        "graph: tokens minus components.",
    ),
    own(
        ID,
        "cosines",
        Chain(
            "sum_i max(x_i, 0)^2 <= r",
            (f"{ID}/trace",),
            ("rank of a product", "rank of an incidence matrix", "Bessel's inequality", "Cauchy-Schwarz"),
            "The a_i are the columns of (W - W_0)^T B, B the incidence matrix, and lie in a space of dimension at most "
            "r, with orthonormal basis p_m. x_i = (a_i/|a_i|).c_i is at most the norm of the projection of c_i on it, "
            "and the squares of those norms are sum_m (p_m.c_i)^2. Summed over i first, Bessel gives at most 1 for "
            "each m.",
        ),
        "The squares of the cosines between directions and concepts add up to at most r.",
    ),
    own(
        ID,
        "trace",
        proof(
            Relation(_squares, "<=", r),
            {
                "basis vectors": sp.Le(_p, r),
                "Bessel": sp.Le(_squares, _p),
            },
        ),
        "At most r basis vectors, each of which gives at most 1.",
    ),
    own(
        ID,
        "mean of the cosines",
        proof(
            Relation(_cosines / K, "<=", sp.sqrt(r / K)),
            {"Cauchy-Schwarz": sp.Le(_cosines**2, K * _squares), "squares": sp.Le(_squares, r)},
            axioms=("Cauchy-Schwarz",),
        ),
        "K numbers whose squares add up to at most r have a mean of at most sqrt(r/K).",
    ),
    own(
        ID,
        "by parts",
        Chain(
            "mean risk >= sum_B (K_B/K) Phi(-sqrt(r_B/K_B)/v) for every partition of the values into parts B",
            (ID,),
            (),
            "The argument for all values is one for the values of a part, with the part's rank; the mean over values "
            "is the mean over parts, weighted by their sizes.",
        ),
        "The same for any part of the values with its own rank, and so for the parts of any partition together.",
    ),
    own(
        ID,
        "bend in the square",
        Derivation(bend_in_the_square),
        "Phi(-sqrt(w)/v) is convex in w: its second derivative is a sum of two positive terms.",
    ),
    own(
        ID,
        "blocks are sharper",
        Chain(
            "sum_B (K_B/K) Phi(-sqrt(r_B/K_B)/v) >= Phi(-sqrt(r/K)/v) for the blocks B of the token graph",
            (f"{ID}/by parts", f"{ID}/bend in the square"),
            ("blocks of a graph", "Jensen's inequality"),
            "The blocks' ranks add up to r, so that the mean of w_B = r_B/K_B with weights K_B/K is r/K; Jensen for "
            "the convex Phi(-sqrt(w)/v).",
        ),
        "Block by block the floor is at least as sharp as for the whole graph.",
    ),
    own(
        ID,
        "other partitions can be weaker",
        proof(
            Relation(-1 / v, "<", -sp.sqrt(_TWO_THIRDS) / v),
            axioms=("the normal distribution function increases",),
        ),
        "On a ring of three values each value by itself has rank 1, which gives Phi(-1/v), less than Phi(-sqrt(2/3)/v) "
        "for the whole: a partition is at least as sharp if its ranks add up to r, as those of blocks do.",
    ),
    own(
        ID,
        "forests",
        proof(Relation(FLOOR, "==", normal_tail(1 / v)), {"no cycle": sp.Eq(r, K)}),
        "For a forest the floor is Phi(-1/v), the error of the best classifier that knows both means of a value.",
    ),
    own(
        ID,
        "all",
        proof(Relation(FLOOR, "==", normal_tail(1 / (v * sp.sqrt(K)))), {"one pair of tokens": sp.Eq(r, 1)}),
        "Under 'all' the floor is Phi(-1/(v sqrt K)).",
    ),
)
