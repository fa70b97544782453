"""f ≥ 0 by moving one variable: f(v) ≥ f(c) since f rises away from c, or f(v) ≥ lim f since f falls towards it.

For every value θ of the other variables the values of v that meet the hypotheses must form an interval, and c(θ) must
lie in it or at its end. Only hypotheses affine in v are kept, which makes it one; leaving others out proves more than
is asked. By the mean-value theorem, what is needed is: f defined and continuous on the interval up to c, differentiable
inside, the derivative's sign inside, and f(c) ≥ 0. Each is a statement that the caller has to prove.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sympy

from dpotheory.prover.relations import Limit, Relation
from dpotheory.prover.signs import sufficient
from dpotheory.prover.smooth import continuity, differentiability, smooth_by_shape
from dpotheory.prover.statement import Statement
from dpotheory.prover.substatement import oriented, piece, relaxed, substituted, usable

Pieces = list[tuple[str, Statement]]
Holds = Callable[[Statement], bool]
ZERO = sympy.Integer(0)


@dataclass(frozen=True)
class Move:
    """A way to prove a statement: what was done, in words, the pieces that remain, and its cost in depth."""

    tactic: str
    detail: str
    pieces: Pieces
    cost: int = 1


@dataclass(frozen=True)
class _Side:
    """A hypothesis slope·v + rest ≥ 0 (> 0 if strict)."""

    name: str
    form: Any
    slope: Any
    strict: bool

    @property
    def relation(self) -> Relation:
        return Relation(self.form, ">" if self.strict else ">=", ZERO)


class Mover:
    """One statement f ≥ 0 (> 0), seen as a function of one variable v."""

    def __init__(self, statement: Statement, name: str) -> None:
        """Sort the hypotheses into those free of v, those affine in it and those left out."""
        self.statement = relaxed(statement, name)
        self.name, self.symbol = name, self.statement.symbols[name]
        goal = oriented(self.statement.goal)
        assert goal is not None
        self.goal = goal
        self.strict = self.goal.op == ">"
        self.free: list[tuple[str, Relation]] = []
        self.sides: list[_Side] = []
        for label, relation in self.statement.hypotheses:
            if not any(self.symbol in part.free_symbols for part in relation.parts):
                self.free.append((label, relation))
            elif (side := self._side(label, relation)) is not None:
                self.sides.append(side)
        domain = self.statement.domain[name]
        self.bounded = domain.lower is not None
        if domain.lower is not None:
            self.sides.append(
                _Side(f"domain of {name}", self.symbol - domain.lower, sympy.Integer(1), domain.open_below)
            )

    @property
    def possible(self) -> bool:
        """Whether f is built without kinks in v and depends on it."""
        parts = self.goal.parts
        return any(self.symbol in part.free_symbols for part in parts) and all(
            smooth_by_shape(part, self.symbol) for part in parts
        )

    def _side(self, label: str, relation: Relation) -> _Side | None:
        domains = self.statement.domain
        needed = [condition for part in relation.parts for condition in sufficient(part, domains)]
        if relation.op in ("==", "!=") or any(self.symbol in p.free_symbols for r in needed for p in r.parts):
            return None
        slopes = [sympy.expand(part.diff(self.symbol)) for part in relation.parts]
        if any(self.symbol in slope.free_symbols for slope in slopes):
            return None
        up = relation.op in (">=", ">")
        larger, smaller = relation.parts if up else relation.parts[::-1]
        slope = (slopes[0] - slopes[1]) * (1 if up else -1)
        return _Side(label, larger - smaller, slope, relation.op in (">", "<"))

    @property
    def given(self) -> list[tuple[str, Relation]]:
        """The hypotheses that are kept."""
        return [*self.free, *((side.name, side.relation) for side in self.sides)]

    def bounds(self) -> Iterator[Any]:
        """The ends of the interval that v runs over."""
        for side in self.sides:
            if side.slope != 0:
                yield sympy.expand(self.symbol - side.form / side.slope)

    def derivative(self) -> Any:
        """∂f/∂v."""
        return self.goal.lhs.diff(self.symbol) - self.goal.rhs.diff(self.symbol)

    def _defined(self) -> Pieces:
        """f is defined and continuous wherever the kept hypotheses hold: at v and on the way to it."""
        earlier: list[tuple[str, Relation]] = list(self.given)
        pieces: Pieces = []
        for condition in self._conditions():
            pieces.append(("defined and continuous", piece(self.statement, condition, earlier)))
            earlier.append(("defined", condition))
        return pieces

    def _conditions(self) -> list[Relation]:
        """What f needs to be defined and continuous, inner terms first."""
        found: list[Relation] = []
        for part in self.goal.parts:
            for condition in (*sufficient(part, self.statement.domain), *continuity(part, self.symbol)):
                if condition not in found:
                    found.append(condition)
        return found

    def _inside(self, given: list[tuple[str, Relation]], slope: Any, role: str) -> Pieces:
        """On the given part of the region f is differentiable and slope ≥ 0 (> 0)."""
        pieces: Pieces = []
        for part in self.goal.parts:
            for condition in differentiability(part, self.symbol):
                pieces.append(("differentiable", piece(self.statement, condition, given)))
                given = [*given, ("differentiable", condition)]
        goal = Relation(slope, ">" if self.strict else ">=", ZERO)
        return [*pieces, (role, piece(self.statement, goal, given))]

    def towards(self, anchor: Any, holds: Holds) -> Move | None:
        """The pieces that prove f ≥ 0 by f(v) ≥ f(anchor); None when the anchor is not in the closed interval."""
        at: list[tuple[str, Relation]] = []
        inner: list[tuple[str, Relation]] = []
        for side in self.sides:
            value = side.form.subs(self.symbol, anchor)
            for strict in (True, False):
                there = Relation(value, ">" if strict else ">=", ZERO)
                if usable(there) and holds(piece(self.statement, there)):
                    break
            else:
                return None
            if there.lhs.free_symbols:
                at.append((f"{side.name} at the anchor", there))
            # a positive combination of an end that meets it strictly and one that meets it meets it strictly
            inner.append((side.name, Relation(side.form, ">" if strict or side.strict else ">=", ZERO)))
        start = substituted(self.goal, self.symbol, anchor)
        if not usable(start):
            return None
        pieces: Pieces = [
            ("at the anchor", piece(self.statement, Relation(start.lhs, ">=", start.rhs), [*self.free, *at]))
        ]
        for condition in sufficient(anchor, self.statement.domain):
            pieces.append(("the anchor is defined", piece(self.statement, condition)))
        for condition in self._conditions():
            there = substituted(condition, self.symbol, anchor)
            if not usable(there):
                return None
            # the value put in may hide an undefined factor (0·log y), so each condition is asked again at the anchor
            pieces.append(("defined at the anchor", piece(self.statement, there, [*self.free, *at])))
        slope = self.derivative()
        away = Relation(self.symbol, "!=", anchor)
        # f > 0 follows from f(anchor) > 0, or from a strict slope where v is never the anchor itself
        apart: Pieces = [("never at the anchor", piece(self.statement, away))] if self.strict else []
        pieces += apart
        for op, sign in ((">", 1), ("<", -1)):
            region = [*self.free, *inner, ("beyond the anchor", Relation(self.symbol, op, anchor))]
            pieces += self._inside(region, sign * slope, "rises away from the anchor")
        detail = f"{self.name} from {anchor}"
        return Move("mean value", detail, [*pieces, *self._defined()])

    def from_positive(self, move: Move) -> Move | None:
        """The same move for a strict goal that holds at the anchor itself: slopes need not be strict."""
        if not self.strict:
            return None
        pieces: Pieces = []
        for role, statement in move.pieces:
            goal = statement.goal
            assert isinstance(goal, Relation)
            if role == "never at the anchor":
                continue
            if role == "at the anchor":
                statement = statement.without_goal(Relation(goal.lhs, ">", goal.rhs))
            if role == "rises away from the anchor":
                statement = statement.without_goal(Relation(goal.lhs, ">=", goal.rhs))
            pieces.append((role, statement))
        return Move(move.tactic, move.detail + ", strict there", pieces)

    def towards_infinity(self) -> Move | None:
        """The pieces that prove f ≥ 0 by f falling to a limit 0 as v → ∞; None where v is bounded or f has others."""
        symbols = {s for part in self.goal.parts for s in part.free_symbols}
        rising = all(isinstance(side.slope, sympy.Rational) and side.slope >= 0 for side in self.sides)
        if not rising or symbols != {self.symbol}:
            return None
        limit = Limit(self.goal.lhs - self.goal.rhs, self.symbol, sympy.oo, ZERO)
        domains = tuple((name, domain) for name, domain in self.statement.domains if name == self.name)
        end = Statement((), limit, domains, self.statement.name)
        pieces = self._inside(self.given, -self.derivative(), "falls towards infinity")
        return Move("mean value", f"{self.name} to oo", [*pieces, ("limit at infinity", end), *self._defined()])
