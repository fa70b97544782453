"""Trees of proved statements, and quick questions about statements that the search for proofs asks."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sympy

from dpotheory.prover.evaluate import UndefinedValueError, compare, holds
from dpotheory.prover.outcome import Verdict
from dpotheory.prover.statement import Relation, Statement

_LARGEST = 200
_HIGHEST = 24


@dataclass(frozen=True)
class Proof:
    """A proved statement: the method and, for a move, the proofs of its pieces."""

    statement: Statement
    method: str
    detail: str = ""
    parts: tuple[tuple[str, "Proof"], ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The tree in a JSON-able form."""
        node: dict[str, Any] = {
            "statement": str(self.statement),
            "content_hash": self.statement.content_hash,
            "verdict": Verdict.PROVED.value,
            "method": self.method,
        }
        if self.detail:
            node["detail"] = self.detail
        if self.parts:
            node["pieces"] = [{"role": role, **proof.to_dict()} for role, proof in self.parts]
        return node

    def leaves(self) -> Iterator["Proof"]:
        """The proofs that rest on another prover."""
        if not self.parts:
            yield self
        for _, part in self.parts:
            yield from part.leaves()


def writable(statement: Statement) -> bool:
    """Whether the provers know every term of it."""
    try:
        return bool(statement.content_hash)
    except ValueError:
        return False


def true_numbers(goal: Relation) -> bool:
    """Whether a relation between numbers is certified."""
    try:
        return holds(goal.op, compare(goal.lhs, goal.rhs, {})) is True
    except UndefinedValueError:
        return False


def too_large(goal: Relation) -> bool:
    """Whether rewriting could run away: long terms, or high powers that `expand` would write out."""
    powers = {power.exp for part in goal.parts for power in part.atoms(sympy.Pow)}
    return sum(part.count_ops() for part in goal.parts) > _LARGEST or any(
        isinstance(power, sympy.Rational) and abs(power) > _HIGHEST for power in powers
    )
