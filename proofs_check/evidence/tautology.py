"""Rows that would prove nothing: both sides of the goal are one expression before any prover has seen them.

sympy evaluates what it is given, so that a derivation that is written down carelessly arrives as "log(3) == log(3)".
What is to be derived must be left undone (`Derivation`) or defined by hypotheses (`Proof`).
"""

from collections.abc import Iterator
from typing import Any

import sympy as sp

from dpotheory.prover import Relation, Statement
from proofs_check.evidence.derivation import Derivation
from proofs_check.evidence.family import Family
from proofs_check.evidence.proof import Proof


def evaluated(expression: Any) -> Any:
    """The expression after sympy's automatic evaluation; derivatives, sums and substitutions stay undone."""
    expression = sp.sympify(expression)
    if not expression.args or isinstance(expression, (sp.Subs, sp.Derivative, sp.matrices.MatrixBase)):
        return expression
    return expression.func(*(evaluated(argument) for argument in expression.args))


def tautologies(check: Any) -> list[str]:
    """The goals of a check whose sides are identical, or that stand among their own hypotheses, as text."""
    return list(dict.fromkeys(_found(check)))


def _found(check: Any) -> Iterator[str]:
    if isinstance(check, Derivation):
        for left, right in check.derive():
            if evaluated(left) == evaluated(right):
                yield f"{left} == {right}"
    statements = check.statements if isinstance(check, Proof) else ()
    for statement in (check.claimed,) if isinstance(check, Family) else statements:
        if _says_nothing(statement):
            yield str(statement.goal)


def _says_nothing(statement: Statement) -> bool:
    goal = statement.goal
    if not isinstance(goal, Relation):
        return False
    return goal in statement.relations or evaluated(goal.lhs) == evaluated(goal.rhs)
