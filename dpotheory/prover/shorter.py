"""Facts without their factors of known sign: x·y·h > 0 and x, y > 0 give h > 0, and x − 3 ≥ 0 gives x > 0.

Each comes with the contradiction that follows where it fails, written down without any search.
"""

import itertools
from collections.abc import Callable, Mapping
from typing import Any

import flint

from dpotheory.prover.contradictions import Fact
from dpotheory.prover.positivstellensatz import Leaf, completed
from dpotheory.prover.products import Column, single
from dpotheory.prover.substitution import Rules, TooLargeError

_MOST_TERMS = 60

Shorter = tuple[str, Any, Callable[[int], Leaf | None]]
"""Relation, polynomial, and the contradiction with its negation, given the negation's number."""


def ring_of(facts: Mapping[int, Fact]) -> Any:
    """The ring of the facts' polynomials."""
    op, form = next(iter(facts.values()))
    while op == "or":
        op, form = form[0]
    return form.context()


def shortened(
    index: int, op: str, form: Any, known: Mapping[int, Fact], equations: dict[int, Any], rules: Rules
) -> Shorter | None:
    """What follows from a fact p ≥ 0 or p > 0 when its factors of known sign are taken away, or None.

    p = c · Π factors · h with positive factors gives h ≥ 0 or h > 0: otherwise p + c · Π factors · (−h) = 0 is > 0.
    """
    try:
        reduced = rules.reduced(form)
    except TooLargeError:
        return None
    if len(reduced) > _MOST_TERMS or reduced.is_constant():
        return None
    ring = reduced.context()
    signs = _Signs(known, index)
    lead, factors = reduced.factor()
    rest, sign = ring.constant(1), 1 if lead > 0 else -1
    taken: list[tuple[int, list[tuple[Column, Any]]]] = []
    for factor, power in factors:
        for side in (1, -1):
            columns = signs.positive(side * factor)
            if columns:
                sign *= side if power % 2 else 1
                taken.append((power, columns))
                break
        else:
            if power % 2 == 0 and op == ">":
                taken.append((1, [(Column((), (factor ** (power // 2),), False, factor**power), flint.fmpq(1))]))
            else:
                rest = rest * factor**power
    rest = rest * sign
    bound = _bound(rest)
    if not taken and bound is None:
        return None
    if rest.is_constant() or sum(power for power, _ in taken) > 12:
        return None
    scale = abs(lead)
    if bound is not None and not taken:
        return _of_bound(index, form, bound, equations, rules)

    def fails(number: int) -> Leaf | None:
        columns = [(Column((index,), (), op == ">", reduced), flint.fmpq(1))]
        chosen = [columns_of for power, columns_of in taken for _ in range(power)]
        for parts in itertools.product(*chosen):
            facts = tuple(sorted([number, *(one for part, _ in parts for one in part.facts)]))
            squares = tuple(root for part, _ in parts for root in part.squares)
            weight = scale
            for _, one in parts:
                weight = weight * one
            columns.append((Column(facts, squares, False, reduced), weight))
        return completed(columns, {**_forms(known), number: -rest}, equations, rules)

    return op, rest, fails


def _of_bound(index: int, form: Any, bound: tuple[Any, int, Any], equations: dict[int, Any], rules: Rules) -> Shorter:
    """a x − b ≥ 0 with a, b > 0 gives x > 0: otherwise (a x − b) + a · (−x) + b = 0 is > 0."""
    variable, slope, constant = bound
    ring = form.context()

    def fails(number: int) -> Leaf | None:
        columns = [
            (Column((index,), (), False, rules.reduced(form)), flint.fmpq(1)),
            (Column((number,), (), False, -variable), slope),
            (Column((), (), True, ring.constant(1)), constant),
        ]
        return completed(columns, {index: form, number: -variable}, equations, rules)

    return ">", variable, fails


def _forms(known: Mapping[int, Fact]) -> dict[int, Any]:
    return {index: form for index, (op, form) in known.items() if op in (">", ">=")}


class _Signs:
    """Facts p > 0 by their polynomial up to a factor, and by variable those that say x ≥ 0 or x > 0."""

    def __init__(self, known: Mapping[int, Fact], without: int) -> None:
        self.strict: dict[str, tuple[int, Any]] = {}
        self.variables: dict[int, tuple[int, bool, Any]] = {}
        for index, (op, form) in known.items():
            if op not in (">", ">=") or index == without or form == 0:
                continue
            place, lead = single(form), abs(form.leading_coefficient())
            if place is not None and (place not in self.variables or (op == ">" and not self.variables[place][1])):
                self.variables[place] = (index, op == ">", lead)
            if op == ">":
                self.strict.setdefault(_monic(form), (index, lead))

    def positive(self, factor: Any) -> list[tuple[Column, Any]]:
        """The factor as a sum of products of facts with weights, all ≥ 0, one > 0; empty if it is none by its shape."""
        if _monic(factor) in self.strict:
            index, lead = self.strict[_monic(factor)]
            return [(Column((index,), (), True, factor), abs(factor.leading_coefficient()) / lead)]
        found = [self._term(factor.context(), *term) for term in factor.to_dict().items()]
        if len(found) > 6 or None in found or not any(one[0].strict for one in found if one):
            return []
        return [one for one in found if one]

    def _term(self, ring: Any, monomial: Any, coefficient: Any) -> tuple[Column, Any] | None:
        if coefficient < 0:
            return None
        facts: list[int] = []
        root, sure, weight = [0] * len(monomial), True, coefficient
        for place, power in enumerate(monomial):
            index, strict, lead = self.variables.get(place, (-1, False, 1))
            if power and index >= 0 and (strict or power % 2):
                facts += [index] * power
                sure = sure and strict
                weight = weight / lead**power
            elif power % 2:
                return None
            elif power:
                root[place], sure = power // 2, False
        squares = (ring.from_dict({tuple(root): 1}),) if any(root) else ()
        return Column(tuple(facts), squares, sure, ring.from_dict({monomial: coefficient})), weight


def _monic(form: Any) -> str:
    return str(form * form.context().constant(1 / abs(form.leading_coefficient())))


def _bound(form: Any) -> tuple[Any, Any, Any] | None:
    """(x, a, b) where the polynomial is a x − b with a, b > 0."""
    terms = sorted(form.to_dict().items(), key=lambda item: -sum(item[0]))
    if len(terms) != 2 or sum(terms[0][0]) != 1 or sum(terms[1][0]) or terms[0][1] < 0 or terms[1][1] > 0:
        return None
    return form.context().gens()[terms[0][0].index(1)], terms[0][1], -terms[1][1]
