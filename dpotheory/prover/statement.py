"""Statements: named hypotheses ⇒ goal, over symbols with declared domains.

The domains are the only source of assumptions: every expression is rebuilt on fresh symbols that carry exactly what
the domain says. A symbol whose own sympy assumptions say more than its domain is refused, because sympy may already
have used them (sqrt(x**2) → x).
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import sympy

from dpotheory.prover.approach import refuse
from dpotheory.prover.domains import Domain, domain_of
from dpotheory.prover.relations import Goal, Limit, Relation, as_relation
from dpotheory.prover.terms import deserialise, serialise

__all__ = ["Domain", "Goal", "Limit", "Relation", "Statement", "as_relation", "implies"]


_INFINITE = (type(sympy.oo), type(-sympy.oo))


def _rebuilt(data: dict[str, Any], name: str) -> "Statement":
    return replace(Statement.from_dict(data), name=name)


def _named(hypotheses: Any) -> list[tuple[str, Relation]]:
    pairs: list[tuple[str, Relation]] = []
    items: Iterable[Any] = hypotheses.items() if isinstance(hypotheses, Mapping) else hypotheses
    for item in items:
        name, relation = item if isinstance(item, tuple) else ("", item)
        conjuncts = relation.args if isinstance(relation, sympy.And) else (relation,)
        for index, conjunct in enumerate(conjuncts):
            suffix = f"#{index + 1}" if len(conjuncts) > 1 and name else ""
            label = f"{name}{suffix}" or f"h{len(pairs) + 1}"
            pairs.append((label, as_relation(conjunct, f"hypothesis {label}")))
    labels = [label for label, _ in pairs]
    if len(set(labels)) < len(labels):
        raise ValueError(f"two hypotheses share a name in {labels}; every hypothesis needs its own.")
    return pairs


@dataclass(frozen=True)
class Statement:
    """Hypotheses ⇒ goal for every value of the symbols in their domains; build one with `implies`.

    It is true iff, at every point of the domains where each hypothesis is defined and holds, both sides of the goal
    are defined and the goal holds. "Defined" is what `evaluate.py` says. Expressions are kept as they are given: from
    sympy's operators x/x comes as 1, while text and unevaluated expressions keep the quotient.
    """

    hypotheses: tuple[tuple[str, Relation], ...]
    goal: Goal
    domains: tuple[tuple[str, Domain], ...]
    name: str = ""

    @cached_property
    def symbols(self) -> dict[str, sympy.Symbol]:
        """The symbols by name, carrying their domain's assumptions."""
        return {name: domain.symbol(name) for name, domain in self.domains}

    @cached_property
    def domain(self) -> dict[str, Domain]:
        """The domains by name."""
        return dict(self.domains)

    def __reduce__(self) -> Any:
        """Pickle by the serial form: sympy's own pickles evaluate what is kept unevaluated here."""
        return _rebuilt, (self.to_dict(), self.name)

    @property
    def relations(self) -> tuple[Relation, ...]:
        """The hypotheses without names."""
        return tuple(relation for _, relation in self.hypotheses)

    def without_goal(self, goal: Goal) -> "Statement":
        """The same hypotheses with another goal."""
        return Statement(self.hypotheses, goal, self.domains, self.name)

    def to_dict(self) -> dict[str, Any]:
        """A JSON-able form from which `from_dict` rebuilds the statement."""

        def tree(expression: sympy.Expr) -> Any:
            return [str(expression)] if isinstance(expression, _INFINITE) else serialise(expression)

        goal = self.goal
        if isinstance(goal, Relation):
            goal_tree: dict[str, Any] = {"lhs": tree(goal.lhs), "op": goal.op, "rhs": tree(goal.rhs)}
        else:
            goal_tree = {
                "limit_of": tree(goal.expression),
                "variable": goal.variable.name,
                "target": tree(goal.target),
                "side": goal.side,
                "value": tree(goal.value),
            }
        return {
            "hypotheses": [[name, tree(r.lhs), r.op, tree(r.rhs)] for name, r in self.hypotheses],
            "goal": goal_tree,
            "domains": {name: domain.value for name, domain in self.domains},
        }

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "Statement":
        """The statement that `to_dict` wrote."""
        domains = {name: Domain(value) for name, value in data["domains"].items()}
        symbols = {name: domain.symbol(name) for name, domain in domains.items()}

        def term(tree: Any) -> Any:
            if tree[0] in ("oo", "-oo"):
                return sympy.oo if tree[0] == "oo" else -sympy.oo
            return deserialise(tree, symbols)

        goal = data["goal"]
        if "op" in goal:
            rebuilt: Goal = Relation(term(goal["lhs"]), goal["op"], term(goal["rhs"]))
        else:
            variable = symbols[goal["variable"]]
            rebuilt = Limit(term(goal["limit_of"]), variable, term(goal["target"]), term(goal["value"]), goal["side"])
        hypotheses = tuple((name, Relation(term(lhs), op, term(rhs))) for name, lhs, op, rhs in data["hypotheses"])
        return Statement(hypotheses, rebuilt, tuple(sorted(domains.items())))

    @cached_property
    def content_hash(self) -> str:
        """SHA-256 of the statement's content: the same in every process, whatever the order of the hypotheses."""
        data = self.to_dict()
        data["hypotheses"] = sorted(data["hypotheses"], key=json.dumps)
        return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()

    def __str__(self) -> str:
        """As text."""
        given = ", ".join(f"{name}: {relation}" for name, relation in self.hypotheses) or "no hypotheses"
        where = ", ".join(f"{name} {domain.value}" for name, domain in self.domains)
        return f"{given} => {self.goal}" + (f"  [{where}]" if where else "")


def implies(
    hypotheses: Any,
    goal: Any,
    domains: Mapping[str, Domain | str] | None = None,
    name: str = "",
) -> Statement:
    """The statement `hypotheses ⇒ goal`.

    `hypotheses` is a mapping name → relation, or a sequence of relations or (name, relation) pairs. `domains` maps
    symbol names to a `Domain` or its text; a symbol left out gets the domain its own assumptions spell out (a plain
    symbol is real).

    Raises:
        ValueError: if a side is infinite, or two different symbols have one name and no domain says which is meant.
    """
    declared = {key: Domain(value) if isinstance(value, str) else value for key, value in (domains or {}).items()}
    named = _named(hypotheses)
    target: Goal = goal if isinstance(goal, Limit) else as_relation(goal, "goal")
    for relation in [relation for _, relation in named] + ([target] if isinstance(target, Relation) else []):
        if any(isinstance(part, _INFINITE) for part in relation.parts):
            raise ValueError("a relation has an infinite side; leave it out, or state a Limit.")
    parts = [part for relation in (*(relation for _, relation in named), target) for part in relation.parts]
    # in this order: nothing but `serialise`, which stops where it gets too deep, may walk an expression before it
    serial = [serialise(part) for part in parts]
    trees = dict(zip(parts, serial, strict=True))
    found: dict[str, Domain] = dict(declared)
    owner: dict[str, sympy.Symbol] = {}
    for symbol in [symbol for part in parts for symbol in sorted(part.free_symbols, key=str)]:
        if owner.setdefault(symbol.name, symbol) != symbol and symbol.name not in declared:
            raise ValueError(f"two different symbols are named {symbol.name}; rename one or declare a domain.")
        found[symbol.name] = domain_of(symbol, declared)
    symbols = {key: domain.symbol(key) for key, domain in found.items()}

    def rebuild(expression: sympy.Expr) -> Any:
        return expression if isinstance(expression, _INFINITE) else deserialise(trees[expression], symbols)

    def rebuilt(relation: Relation) -> Relation:
        return Relation(rebuild(relation.lhs), relation.op, rebuild(relation.rhs))

    if isinstance(target, Limit):
        refuse(target, found)
        new: Goal = Limit(
            rebuild(target.expression),
            symbols[target.variable.name],
            rebuild(target.target),
            rebuild(target.value),
            target.side,
        )
    else:
        new = rebuilt(target)
    return Statement(
        tuple((key, rebuilt(value)) for key, value in named),
        new,
        tuple(sorted(found.items(), key=lambda i: i[0])),
        name,
    )
