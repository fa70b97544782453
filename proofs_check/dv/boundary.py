"""From where on a statement is non-vacuous: the exact smallest Q, found in floating point and proved by the prover.

A statement is vacuous where its probability is at most 0 or its risk bound at least 1. Both are products of powers of
Q and one exponential, so their logarithm is a function of y = Q^{1/4} that the prover can follow.
"""

import hashlib
import time
from dataclasses import dataclass

import sympy as sp

from dpotheory.claims import Claim
from dpotheory.claims.symbols import K, Q, c
from dpotheory.prover import Budget, Outcome, Relation, Statement, Verdict, decide, implies
from proofs_check.dv.shared import failure, upper
from proofs_check.step import StepResult

Edge = tuple[tuple[sp.Symbol, sp.Expr], ...]

_y = sp.Symbol("y", positive=True)


def conditions(claim: Claim, constant: sp.Expr = sp.oo, edge: Edge = ()) -> list[sp.Expr]:
    """Logarithms that must be negative for the claim to be non-vacuous, at a constant (∞: the most favourable)."""
    parts = [failure(claim)]
    if claim.quantity == "log_risk":
        parts.append(upper(claim))
    logs = []
    for part in parts:
        for symbol, value in edge:
            part = part.subs(symbol, value)
        logs.append(sp.expand_log(sp.log(sp.simplify(part.subs(c, constant))), force=True))
    return logs


@dataclass(frozen=True)
class FirstInformative:
    """The smallest Q ≥ ``start`` at which a claim is non-vacuous, for given K and the most favourable constant.

    Attributes:
        claim: its failure (and risk bound) must depend on K, Q and c alone, once ``edge`` has been put in.
        n_values: K.
        start: smallest Q that its hypotheses allow.
        constant: the unknown constant; ∞ is the most favourable.
        edge: what else to put in, in turn: symbols and values.
    """

    claim: Claim
    n_values: int
    start: int = 1
    constant: sp.Expr = sp.oo
    edge: Edge = ()

    @property
    def digest(self) -> str:
        """Of the bounds and K."""
        text = sp.srepr([*self._logs(), self.start])
        return hashlib.sha256(text.encode()).hexdigest()

    def _logs(self) -> list[sp.Expr]:
        """In y = Q^{1/4}."""
        at = [(K, sp.Integer(self.n_values)), (Q, _y**4)]
        return [sp.expand_log(one.subs(at), force=True) for one in conditions(self.claim, self.constant, self.edge)]

    def first(self) -> tuple[int, int]:
        """(the smallest Q by floating point, which of the logarithms is the last to turn negative)."""
        thresholds = []
        for log in self._logs():
            value = sp.lambdify(_y, log, modules="math")
            high = self.start
            while value(high**0.25) >= 0 or value((2 * high) ** 0.25) >= 0 or value((4 * high) ** 0.25) >= 0:
                high *= 2
            low = max(self.start - 1, high // 2)
            while high - low > 1:
                middle = (low + high) // 2
                low, high = (low, middle) if value(middle**0.25) < 0 else (middle, high)
            thresholds.append(high)
        return max(thresholds), thresholds.index(max(thresholds))

    def statements(self) -> tuple[int, list[Statement]]:
        """The Q and what must be proved: nothing is said below it, something is from it on."""
        first, binding = self.first()
        logs = self._logs()
        # Above the boundary one branch of a minimum is shown to be the smaller; below it, either branch bounds it.
        from_there = {"from there on": sp.Ge(_y**4, first)}
        branches = []
        for minimum in {atom for log in logs for atom in log.atoms(sp.Min)}:
            smaller, larger = sorted(minimum.args, key=lambda branch: sp.Float(branch.subs(_y, float(first) ** 0.25)))
            branches.append(implies(from_there, Relation(smaller, "<=", larger)))
            logs = [log.subs(minimum, smaller) for log in logs]
        below = {"from the start": sp.Ge(_y**4, self.start), "below": sp.Le(_y**4, first - 1)}
        said = [implies(from_there, Relation(log, "<", 0)) for log in logs]
        none = [implies(below, Relation(logs[binding], ">=", 0))] if first > self.start else []
        return first, [*branches, *none, *said]

    def find(self, budget: Budget) -> StepResult:
        """PROVED with the number, or UNDECIDED."""
        started = time.monotonic()
        first, statements = self.statements()
        outcomes: list[Outcome] = [decide(statement, budget) for statement in statements]
        proved = all(outcome.verdict is Verdict.PROVED for outcome in outcomes)
        certificate = {"first_Q": first, "parts": [outcome.certificate for outcome in outcomes]}
        open_ones = " ".join(outcome.reason for outcome in outcomes if outcome.verdict is not Verdict.PROVED)
        reason = f"Q = {first}." if proved else f"Floating point says Q = {first}; not proved: {open_ones}"
        return StepResult(
            Verdict.PROVED if proved else Verdict.UNDECIDED,
            "+".join(dict.fromkeys(outcome.method for outcome in outcomes)),
            f"K = {self.n_values}, c = {self.constant}: the smallest Q at which it is non-vacuous is {first:,}",
            (f"Q >= {self.start}",),
            None,
            certificate if proved else None,
            reason,
            time.monotonic() - started,
        )
