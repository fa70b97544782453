"""Inequalities that touch: reduced by calculus to pieces that z3, ball arithmetic or sympy prove, one after another.

A proof is a tree. Its leaves are statements that another prover decides; an inner node is a `Move`: a rewriting
(tactics.py, comparisons.py) or the mean-value theorem in one variable with the others as parameters (meanvalue.py).
Sample points choose the moves and prove nothing. The certificate names every piece with its verdict, method and hash.
"""

import time
from collections.abc import Iterator
from typing import Any

import sympy

from dpotheory.prover.comparisons import (
    by_exponentials,
    by_logarithms,
    exponents_apart,
    known_bounds,
    one_logarithm_alone,
    two_terms_compared,
)
from dpotheory.prover.critical import critical_points
from dpotheory.prover.identity import prove_identity
from dpotheory.prover.limit import prove_limit
from dpotheory.prover.meanvalue import Move, Mover
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.polynomial import follows, hypotheses_note
from dpotheory.prover.prooftree import Proof, too_large, true_numbers, writable
from dpotheory.prover.sampling import Samples
from dpotheory.prover.statement import Relation, Statement
from dpotheory.prover.substatement import oriented
from dpotheory.prover.tactics import as_product, by_cases, by_factors, off_the_boundary, opposite_terms
from dpotheory.prover.transcendental import prove_transcendental

_DEPTH = 6
_Z3_SECONDS = 1.0
_ARB = Budget(seconds=0.6, boxes=120, points=0)
_ROLES = {"rises away from the anchor": 0, "falls towards infinity": 0, "limit at infinity": 2, "defined": 2}
_DEFINITE = ("defined", "positive", "defined on the boundary")
_CONSTANTS = (0, 1, sympy.Rational(1, 2), -1)


class OutOfTimeForMovesError(Exception):
    """The deadline has passed."""


class Calculus:
    """Searches for a proof until a deadline, remembering what it has proved and what it has given up."""

    def __init__(self, statement: Statement, deadline: float, seed: int = 0) -> None:
        """Start with nothing proved; sample points are drawn for the statement that is wanted in the end."""
        self.deadline, self.seed = deadline, seed
        self.root = Samples.draw(statement, seed)
        self._quick: dict[str, Proof | None] = {}
        self._asked: dict[str, bool] = {}
        self._failed: dict[str, int] = {}
        self._proved: dict[str, Proof] = {}
        self._samples: dict[Any, Any] = {}
        self._moves: dict[str, tuple[list[Move], Iterator[Move]]] = {}

    @property
    def left(self) -> float:
        """Seconds left; OutOfTimeForMovesError when there are none."""
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise OutOfTimeForMovesError
        return left

    def samples(self, statement: Statement) -> Samples:
        """Sample points of the statement's hypotheses."""
        if statement.hypotheses not in self._samples:
            self._samples[statement.hypotheses] = self.root.where(statement)
        return self._samples[statement.hypotheses]

    def plausible(self, statement: Statement) -> bool:
        """Whether no sample point speaks against the statement."""
        return not isinstance(statement.goal, Relation) or not self.samples(statement).fails(statement.goal)

    def quickly(self, statement: Statement) -> Proof | None:
        """A proof by one other prover, in little time."""
        key = statement.content_hash
        if key not in self._quick:
            self._quick[key] = self._by_others(statement)
        return self._quick[key]

    def _by_others(self, statement: Statement) -> Proof | None:
        goal = statement.goal
        if not isinstance(goal, Relation):
            outcome = prove_limit(statement, Budget(seconds=min(3.0, self.left), seed=self.seed))
            return Proof(statement, outcome.method) if outcome.verdict is Verdict.PROVED else None
        if not any(part.free_symbols for part in goal.parts) and not self.root.inconsistent(statement):
            if true_numbers(goal):
                return Proof(statement, "arb")
        elif self._by_z3(statement):
            return Proof(statement, "z3")
        if not self.plausible(statement):
            return None
        if goal.op in ("<=", ">=") and self._vanishes(statement):
            equation = statement.without_goal(Relation(goal.lhs, "==", goal.rhs))
            seconds = min(2.0, self.left)
            if prove_identity(equation, Budget(seconds=seconds, points=20, seed=self.seed)).verdict is Verdict.PROVED:
                return Proof(statement, "sympy")
        for rewriting in (exponents_apart, two_terms_compared, known_bounds):
            move = rewriting(statement)
            if move is not None and all(self._by_z3(part) for _, part in move.pieces):
                parts = tuple((role, Proof(part, "z3")) for role, part in move.pieces)
                return Proof(statement, move.tactic, move.detail, parts)
        symbols = {symbol for part in goal.parts for symbol in part.free_symbols}
        if len(symbols) != 1:
            return None
        balls = Budget(min(_ARB.seconds, self.left), _ARB.boxes, 0)
        return Proof(statement, "arb") if prove_transcendental(statement, balls).verdict is Verdict.PROVED else None

    def _by_z3(self, statement: Statement) -> bool:
        key = statement.content_hash
        if key not in self._asked:
            self._asked[key] = self.plausible(statement) and self._ask(statement)
        return self._asked[key]

    def _ask(self, statement: Statement) -> bool:
        return follows(statement, Budget(seconds=min(_Z3_SECONDS, self.left), points=0, seed=self.seed))

    def _vanishes(self, statement: Statement) -> bool:
        goal = statement.goal
        assert isinstance(goal, Relation)
        return not self.samples(statement).fails(Relation(goal.lhs, "==", goal.rhs))

    def prove(self, statement: Statement, depth: int) -> Proof | None:
        """A proof, or None when no move was found; OutOfTimeForMovesError at the deadline."""
        _ = self.left
        key = statement.content_hash
        if key in self._proved:
            return self._proved[key]
        if self._failed.get(key, -1) >= depth:
            return None
        proof = self.quickly(statement)
        if proof is None and depth > 0 and isinstance(statement.goal, Relation) and self.plausible(statement):
            self._failed[key] = depth  # not again inside its own proof
            for move in self._kept_moves(statement):
                proof = self._by_move(statement, move, depth)
                if proof is not None:
                    break
        if proof is None:
            self._failed[key] = depth
        else:
            self._proved[key] = proof
        return proof

    def _by_move(self, statement: Statement, move: Move, depth: int) -> Proof | None:
        if not all(self.plausible(part) for _, part in move.pieces):
            return None
        found: dict[int, Proof] = {}
        # what is likeliest to fail comes first
        for index in sorted(range(len(move.pieces)), key=lambda i: _ROLES.get(move.pieces[i][0], 1)):
            proof = self.prove(move.pieces[index][1], depth - move.cost)
            if proof is None:
                return None
            found[index] = proof
        parts = tuple((role, found[index]) for index, (role, _) in enumerate(move.pieces))
        return Proof(statement, move.tactic, move.detail, parts)

    def _kept_moves(self, statement: Statement) -> Iterator[Move]:
        """The moves, each made once however often the statement comes up."""
        made, rest = self._moves.setdefault(statement.content_hash, ([], self.moves(statement)))
        yield from made
        for move in rest:
            if all(writable(part) for _, part in move.pieces):
                made.append(move)
                yield move

    def moves(self, statement: Statement) -> Iterator[Move]:
        """The moves worth trying, cheap and likely ones first."""
        goal = oriented(statement.goal)
        if goal is None:
            return
        cases = by_cases(statement)
        if cases is not None:
            yield cases
            return
        for rewriting in (off_the_boundary, by_logarithms):
            move = rewriting(statement)
            if move is not None and all(self.quickly(part) for role, part in move.pieces if role in _DEFINITE):
                yield move
                if move.cost == 0:
                    return
        product = by_factors(statement, self.samples(statement).sign)
        if product is not None:
            yield product
        yield from self._mean_values(statement)
        for rewriting in (one_logarithm_alone, opposite_terms, by_exponentials):
            move = rewriting(statement)
            if move is not None:
                yield move

    def _mean_values(self, statement: Statement) -> Iterator[Move]:
        for name in [name for name, _ in statement.domains]:
            mover = Mover(statement, name)
            if not mover.possible:
                continue
            tried: list[Any] = []
            for anchor in self._anchors(mover):
                if anchor in tried or mover.symbol in anchor.free_symbols:
                    continue
                tried.append(anchor)
                if not self._rises_from(mover, anchor):
                    continue
                move = mover.towards(anchor, self._by_z3)
                if move is not None:
                    strict = mover.from_positive(move)
                    yield from (each for each in (move, strict) if each is not None)
            infinite = mover.towards_infinity()
            if infinite is not None:
                yield infinite

    def _anchors(self, mover: Mover) -> Iterator[Any]:
        yield from mover.bounds()
        yield from map(sympy.sympify, _CONSTANTS)
        for other, symbol in mover.statement.symbols.items():
            if other != mover.name:
                yield symbol
        yield from critical_points(as_product(mover.derivative()), mover.symbol)

    def _rises_from(self, mover: Mover, anchor: Any) -> bool:
        """Whether, at the sample points, f ≥ 0 at the anchor and f rises away from it."""
        samples = self.samples(mover.statement)
        start = [side.subs(mover.symbol, anchor) for side in mover.goal.parts]
        if samples.fails(Relation(start[0], ">=", start[1])):
            return False
        left, right = (side.diff(mover.symbol) * (mover.symbol - anchor) for side in mover.goal.parts)
        return not samples.fails(Relation(left, ">=", right))


def prove_by_calculus(statement: Statement, budget: Budget | None = None) -> Outcome:
    """PROVED by moves, or UNDECIDED: no statement is refuted here."""
    budget = budget or Budget()
    started = time.monotonic()

    def outcome(verdict: Verdict, **rest: Any) -> Outcome:
        return Outcome(verdict, "calculus", seconds=time.monotonic() - started, **rest)

    if oriented(statement.goal) is None:
        return outcome(Verdict.UNDECIDED, reason="The goal is not an inequality; use decide.")
    if any(
        too_large(relation) for relation in (*statement.relations, statement.goal) if isinstance(relation, Relation)
    ):
        return outcome(
            Verdict.UNDECIDED, reason="The terms are too large for rewriting; an intermediate step would help."
        )
    search = Calculus(statement, started + budget.seconds, budget.seed)
    try:
        proof = None
        for depth in range(_DEPTH + 1):
            proof = search.prove(statement, depth)
            if proof is not None:
                break
        why = "no move was found whose pieces could be proved"
    except OutOfTimeForMovesError:
        proof, why = None, f"the budget of {budget.seconds:.3g} s is spent"
    if proof is None:
        return outcome(Verdict.UNDECIDED, reason=f"By calculus: {why}; an intermediate step would help.")
    note, point = hypotheses_note(statement, budget)
    certificate = {
        "solver": "calculus",
        "version": sympy.__version__,
        "axiom": "the mean-value theorem; sympy differentiates and rewrites correctly",
        "proof": proof.to_dict(),
        "leaves": sorted({leaf.method for leaf in proof.leaves()}),
        "content_hash": statement.content_hash,
        "hypotheses": note,
        "feasible_point": point,
        "seconds": time.monotonic() - started,
    }
    reason = "Hypotheses unsatisfiable: the statement is vacuous." if note == "hypotheses unsatisfiable" else ""
    return outcome(Verdict.PROVED, certificate=certificate, reason=reason)
