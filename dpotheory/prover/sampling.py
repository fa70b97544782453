"""Points of a statement's hypotheses in floats, to choose between ways to prove it; they decide nothing.

Drawn once for a statement and filtered for its pieces, whose symbols are among its own. A way whose pieces fail at a
sampled point is not tried. Terms are evaluated on all points at once by numpy.
"""

import functools
from typing import Any, no_type_check

import numpy as np
import scipy.special
import sympy

from dpotheory.prover.search import Sampler
from dpotheory.prover.statement import Relation, Statement

_TRIES = 3000
_KEPT = 150
_FEW = 25
_NOISE = 1e-7
_MANY: dict[Any, Any] = {sympy.Add: np.add, sympy.Mul: np.multiply, sympy.Min: np.minimum, sympy.Max: np.maximum}
_ONE: dict[Any, Any] = {
    **{sympy.exp: np.exp, sympy.log: np.log, sympy.Abs: np.abs, sympy.atan: np.arctan, sympy.sin: np.sin},
    **{sympy.cos: np.cos, sympy.sinh: np.sinh, sympy.cosh: np.cosh, sympy.tanh: np.tanh},
    **{sympy.erf: scipy.special.erf, sympy.erfc: scipy.special.erfc, sympy.sign: np.sign},
}


@no_type_check
def _float(value: Any) -> float:
    try:
        return float(value)
    except OverflowError:
        return np.inf


@no_type_check
class Samples:
    """Points as columns by the symbols' names, and what terms are worth there."""

    def __init__(self, points: dict[str, Any], count: int) -> None:
        """Hold the points; `draw` and `where` make them."""
        self.points, self.count = points, count
        self._values: dict[Any, Any] = {}

    @staticmethod
    def draw(statement: Statement, seed: int) -> "Samples":
        """About a hundred points that meet the hypotheses as far as floats can tell."""
        random = np.random.default_rng([seed, int(statement.content_hash[:8], 16)])
        points = {}
        for name, domain in statement.domains:
            kind = random.integers(0, 3, _TRIES)
            size = np.exp(random.normal(0.0, 1.5, _TRIES))
            value = np.select([kind == 0, kind == 1], [random.uniform(0, 1, _TRIES), size], random.normal(0, 2, _TRIES))
            value = np.where(random.uniform(0, 1, _TRIES) < 0.1, np.round(value), value)
            if domain.integral:
                value = np.round(3 * value)
            if domain.lower is not None:
                value = np.maximum(np.abs(value), 1e-3 if domain.open_below else domain.lower)
            points[name] = value
        kept = Samples(points, _TRIES).where(statement)
        if kept.count < _FEW:
            sampler = Sampler(statement, seed)
            drawn = [point for point in (sampler.draw() for _ in range(3 * _FEW)) if point is not None]
            more = {name: np.array([_float(point[name]) for point in drawn]) for name, _ in statement.domains}
            joined = {name: np.concatenate([kept.points[name], more[name]]) for name in points}
            return Samples(joined, kept.count + len(drawn))
        return Samples({name: column[:_KEPT] for name, column in kept.points.items()}, min(kept.count, _KEPT))

    def where(self, statement: Statement) -> "Samples":
        """The points among these that meet the statement's hypotheses."""
        mask = np.ones(self.count, bool)
        for relation in statement.relations:
            with np.errstate(all="ignore"):
                gap = self.values(relation.lhs) - self.values(relation.rhs)
            mask &= {
                "<=": gap <= 0,
                "<": gap < 0,
                ">=": gap >= 0,
                ">": gap > 0,
                "==": np.abs(gap) < 1e-9,
                "!=": gap != 0,
            }[relation.op]
        return Samples({name: column[mask] for name, column in self.points.items()}, int(mask.sum()))

    def inconsistent(self, statement: Statement) -> bool:
        """Whether no point meets the hypotheses, so that they may exclude one another."""
        return self.where(statement).count == 0

    def values(self, term: Any) -> Any:
        """The term at each point; NaN where floats cannot tell."""
        if term not in self._values:
            with np.errstate(all="ignore"):
                self._values[term] = np.broadcast_to(self._evaluate(term), (self.count,))
        return self._values[term]

    def _evaluate(self, term: Any) -> Any:
        if isinstance(term, sympy.Symbol):
            return self.points[term.name]
        if not term.args:
            return float(term) if term.is_real and term.is_finite else np.nan
        arguments = [self.values(argument) for argument in term.args]
        if term.func in _MANY:
            return functools.reduce(_MANY[term.func], arguments)
        if isinstance(term, sympy.Pow):
            return np.power(*arguments)
        return _ONE[term.func](*arguments) if term.func in _ONE else np.nan

    def sign(self, term: Any) -> int:
        """The sign that the term has at most points: a guess."""
        values = self.values(term)
        return -1 if int((values < 0).sum()) > int((values > 0).sum()) else 1

    def fails(self, relation: Relation) -> bool:
        """Whether the relation fails at a point by more than rounding errors."""
        if relation.op == "!=":
            return False
        lhs, rhs = self.values(relation.lhs), self.values(relation.rhs)
        with np.errstate(all="ignore"):
            gap = np.abs(lhs - rhs) if relation.op == "==" else (lhs - rhs if relation.op in ("<=", "<") else rhs - lhs)
            bad = gap > _NOISE * (np.abs(lhs) + np.abs(rhs)) + 1e-12
        return bool((bad & np.isfinite(lhs) & np.isfinite(rhs)).any())
