"""Which signs an expression of parameters can have under hypotheses: points show signs, z3 and Arb exclude the others.

What a limit says for all parameters comes down to such signs. `ParameterSigns` never guesses: a sign is dropped only
when it is proved impossible, so what it answers covers every parameter that meets the hypotheses.
"""

import time
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import sympy

from dpotheory.prover.constants import NumberSigns, zero
from dpotheory.prover.evaluate import UndefinedValueError, holds, sign
from dpotheory.prover.identity import solved
from dpotheory.prover.monomials import NotUnderstoodError, UnclearSignError, text
from dpotheory.prover.outcome import Budget, Verdict
from dpotheory.prover.points import satisfies
from dpotheory.prover.polynomial import excluded
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from dpotheory.prover.search import Sampler
from dpotheory.prover.signs import surely_nonnegative, surely_positive
from dpotheory.prover.statement import Relation, Statement
from dpotheory.prover.terms import is_algebraic
from dpotheory.prover.transcendental import prove_transcendental

_POINTS = 12
_DRAWS = 80
_PROOF_SECONDS = 2.0
_BOXES = 300
_LONGEST = 10**4000  # longer ones Python refuses to write out for z3
_OPERATORS = {1: ">", 0: "==", -1: "<"}


_INCREASING = (sympy.exp, sympy.log, sympy.sinh, sympy.tanh, sympy.atan, sympy.erf)
_ODD = (sympy.sinh, sympy.tanh, sympy.atan, sympy.erf)


def plainer(expression: Any) -> Any:
    """An expression of the same sign with one function less (log u → u − 1, f(u) − f(v) → u − v), or None."""
    if isinstance(expression, sympy.log):
        return expression.args[0] - 1
    if isinstance(expression, _ODD):
        return expression.args[0]
    if not expression.is_Add or len(expression.args) != 2:
        return None
    for first, second in (expression.args, expression.args[::-1]):
        other = -second
        if isinstance(first, _INCREASING) and first.func is other.func:
            return first.args[0] - other.args[0]
        if isinstance(first, sympy.exp) and other.is_Rational and other > 0:
            return first.args[0] - sympy.log(other)
        if isinstance(-first, sympy.exp) and second.is_Rational and second > 0:
            return sympy.log(second) - (-first).args[0]
    return None


class ParameterSigns:
    """Signs of expressions under a statement's hypotheses, until the deadline."""

    def __init__(self, statement: Statement, deadline: float) -> None:
        """Collect points that meet the hypotheses, and what the equations among these say about a symbol."""
        self.statement, self.deadline = statement, deadline
        self.known = solved(statement)
        self.points = list(self._draw())
        self.used: list[str] = []
        self._numbers = NumberSigns(deadline)
        self._possible: dict[Any, frozenset[int]] = {}

    def _draw(self) -> Iterator[dict[str, Fraction]]:
        if not self.statement.domains:
            if satisfies(self.statement, {}):
                yield {}
            return
        sampler, found = Sampler(self.statement), 0
        for _ in range(_DRAWS):
            point = sampler.draw()
            if point is not None and satisfies(self.statement, point):
                yield point
                found += 1
            if found >= _POINTS or time.monotonic() > self.deadline:
                return

    def possible(self, expression: Any) -> frozenset[int]:
        """The signs that are not excluded. Raises UnclearSignError about one factor when a product is unclear."""
        if expression not in self._possible:
            self._possible[expression] = self._find(expression)
        return self._possible[expression]

    def integral(self, expression: Any) -> bool:
        """Whether sympy knows the expression as an integer, from the domains alone."""
        return expression.is_integer is True

    def impossible(self) -> bool:
        """Whether the hypotheses are proved to contradict one another."""
        return not self.points and self._excluded(None)

    def _excluded(self, relation: Relation | None) -> bool:
        """Whether the relation, defined where the hypotheses hold, contradicts them; of None, whether they do."""
        budget = Budget(self._seconds(), _BOXES, 0)
        if budget.seconds <= 0:
            raise OutOfTimeError("the signs of the parameters were not found in time")
        goal = Relation(sympy.Integer(1), "<=", sympy.Integer(0)) if relation is None else relation.negation
        statement = self.statement.without_goal(goal)
        if excluded(statement, relation, budget):
            return True
        return (
            not all(is_algebraic(part) for each in (*statement.relations, goal) for part in each.parts)
            and prove_transcendental(statement, budget).verdict is Verdict.PROVED
        )

    def _seconds(self) -> float:
        return max(0.0, min(_PROOF_SECONDS, (self.deadline - time.monotonic()) / 2))

    def _find(self, expression: Any) -> frozenset[int]:
        if not expression.free_symbols:
            return self._numbers.possible(expression)
        if any(max(abs(number.p), number.q) > _LONGEST for number in expression.atoms(sympy.Rational)):
            raise NotUnderstoodError("a number in it has thousands of digits")
        domains = self.statement.domain
        if surely_positive(expression, domains):
            return frozenset({1})
        if surely_positive(-expression, domains):
            return frozenset({-1})
        factors = self._factors(expression)
        if len(factors) > 1:
            return self._product(factors)
        simpler = plainer(expression)
        if simpler is not None:
            return self.possible(simpler)
        candidates = {1, 0, -1}
        if surely_nonnegative(expression, domains):
            candidates.discard(-1)
        if surely_nonnegative(-expression, domains):
            candidates.discard(1)
        for fact in self.statement.relations:
            if fact.rhs == 0 and fact.lhs in (expression, -expression):
                turn = 1 if fact.lhs == expression else -1
                candidates = {side for side in candidates if holds(fact.op, turn * side)}
        return frozenset(self._kept(expression, candidates)) if len(candidates) > 1 else frozenset(candidates)

    def _kept(self, expression: Any, candidates: set[int]) -> set[int]:
        """The candidates that no proof excludes."""
        seen = self._seen(expression) & candidates
        if seen == {0} and self._identically_zero(expression):
            return {0}
        nought = sympy.Integer(0)
        if len(seen) == 1 and len(candidates) == 3 and 0 not in seen:  # one proof of a strict sign saves two
            side = next(iter(seen))
            if self._without(Relation(expression, "<=" if side > 0 else ">=", nought)):
                return seen
        return seen | {s for s in candidates - seen if not self._without(Relation(expression, _OPERATORS[s], nought))}

    def _without(self, relation: Relation) -> bool:
        """`_excluded`, kept for the certificate."""
        proved = self._excluded(relation)
        if proved:
            self.used.append(text(relation.negation))
        return proved

    def _product(self, factors: list[tuple[Any, bool]]) -> frozenset[int]:
        signs = frozenset({1})
        for factor, even in factors:
            own = self.possible(factor)
            if even:
                own = frozenset(side * side for side in own)
            signs = frozenset(a * b for a in signs for b in own)
        return signs

    def unclear(self, expression: Any) -> UnclearSignError:
        """The factor of the expression whose sign to ask about first."""
        for factor, even in self._factors(expression):
            own = self.possible(factor)
            if len(own) > 1 and not (even and own == {1, -1}):
                simpler = plainer(factor)
                return UnclearSignError(factor, own) if simpler is None else self.unclear(simpler)
        return UnclearSignError(expression, self.possible(expression))

    def _factors(self, expression: Any) -> list[tuple[Any, bool]]:
        """Factors (of numerator and denominator alike, the expression being defined), each with: is its power even?"""
        if any(not power.exp.is_Integer for power in expression.atoms(sympy.Pow)):
            return [(factor, False) for factor in sympy.Mul.make_args(sympy.factor_terms(expression))]
        try:
            product = call("factor", expression, seconds=max(0.05, min(1.0, self._seconds())))
        except (OutOfTimeError, CallFailedError):
            return [(expression, False)]
        found: list[tuple[Any, bool]] = []
        for factor in sympy.Mul.make_args(product):
            base, exponent = factor.as_base_exp()
            if isinstance(exponent, sympy.Integer):
                found.append((base, exponent % 2 == 0))
            else:
                found.append((factor, False))
        return found

    def _seen(self, expression: Any) -> set[int]:
        seen: set[int] = set()
        for point in self.points:
            try:
                side = sign(expression, point)
            except (UndefinedValueError, ValueError):
                continue
            if side is not None:
                seen.add(side)
        return seen

    def _identically_zero(self, expression: Any) -> bool:
        """Whether simplification, with what equations say about symbols, shows it to be 0."""
        proved = zero(expression.xreplace(self.known), self._seconds())
        if proved:
            self.used.append(f"{text(expression)} == 0")
        return proved
