"""Statements made from statements: the pieces that a tactic asks for, each one a statement of its own.

A piece keeps the domains of the symbols that occur in it; hypotheses may be dropped, replaced or added. Nothing here
decides anything.
"""

from collections.abc import Iterable
from typing import Any

import sympy

from dpotheory.prover.domains import Domain
from dpotheory.prover.relations import Relation
from dpotheory.prover.statement import Statement

Named = tuple[tuple[str, Relation], ...]


def piece(statement: Statement, goal: Relation, given: Iterable[tuple[str, Relation]] | None = None) -> Statement:
    """A statement over the same domains with another goal and, if given, other hypotheses; names are made unique."""
    hypotheses = statement.hypotheses if given is None else _unique(given)
    used = {str(s) for r in (goal, *(r for _, r in hypotheses)) for part in r.parts for s in part.free_symbols}
    domains = tuple((name, domain) for name, domain in statement.domains if name in used)
    return Statement(hypotheses, goal, domains, statement.name)


def _unique(given: Iterable[tuple[str, Relation]]) -> Named:
    found: dict[str, Relation] = {}
    for name, relation in given:
        label, count = name, 2
        while label in found and found[label] != relation:
            label, count = f"{name}'{count}", count + 1
        if relation not in found.values():
            found[label] = relation
    return tuple(found.items())


def relaxed(statement: Statement, name: str) -> Statement:
    """The statement with the integer symbol `name` as a real one: what it says is more, so a proof of it serves."""
    domain = statement.domain[name]
    if not domain.integral:
        return statement
    data = statement.to_dict()
    data["domains"][name] = Domain.REAL.value
    if domain.lower is not None:
        data["hypotheses"].append([f"domain of {name}", ["sym", name], ">=", ["num", str(domain.lower)]])
    return Statement.from_dict(data)


def substituted(relation: Relation, symbol: sympy.Symbol, value: Any) -> Relation:
    """The relation with the value put in for the symbol, on each side separately."""
    return Relation(relation.lhs.subs(symbol, value), relation.op, relation.rhs.subs(symbol, value))


def oriented(goal: Any) -> Relation | None:
    """The inequality as larger ≥ (>) smaller; None for equations and limits."""
    if not isinstance(goal, Relation) or goal.op in ("==", "!="):
        return None
    return goal if goal.op in (">=", ">") else Relation(goal.rhs, {"<=": ">=", "<": ">"}[goal.op], goal.lhs)


def usable(relation: Relation) -> bool:
    """Whether both sides are still finite terms that the provers know."""
    unknown = (sympy.nan, sympy.zoo, sympy.oo, sympy.I, sympy.Derivative, sympy.Piecewise, sympy.sign, sympy.Subs)
    return not any(part.has(*unknown) for part in relation.parts)
