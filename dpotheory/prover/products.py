"""Products of facts in which a contradiction may be found: which ones, out of infinitely many.

They are nonnegative polynomials: products of a few facts, times powers of variables of known sign, and squares. Which
monomials they are multiplied by is found from what has to cancel. Used by positivstellensatz.py.
"""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dpotheory.prover.substitution import MOST_TERMS, Given, Rules, TooLargeError

_HIGHEST = 24


@dataclass(frozen=True)
class Column:
    """A product of facts (by number) and squares, or a multiple of an equation; its polynomial has the rules put in."""

    facts: tuple[int, ...]
    squares: tuple[Any, ...]
    strict: bool
    polynomial: Any
    free: int | None = None
    """The equation that it is a multiple of, whose coefficient may have any sign."""


class Columns:
    """Products of facts whose monomials can cancel one another, from those of the facts that matter most outwards.

    A monomial t is cancelled by a product b of a few facts that has a monomial u dividing t, times t/u; so t
    asks for the column b·t/u, whose other monomials ask for others in turn.
    """

    def __init__(self, facts: Sequence[Given], rules: Rules, ring: Any) -> None:
        self.rules, self.ring, self.gens = rules, ring, ring.gens()
        self.signs: dict[int, tuple[int, bool]] = {}
        self.inner: list[Given] = []
        for index, strict, form in facts:
            variable = single(form)
            if variable is None:
                self.inner.append((index, strict, form))
            elif variable not in self.signs or strict:
                self.signs[variable] = (index, strict)
        self.inner.reverse()

    def bases(self, size: int, most: int) -> list[Column]:
        """Products of at most `size` facts that are no variables."""
        layer = [(0, Column((), (), True, self.ring.constant(1)))]
        made = [layer[0][1]]
        for _ in range(size):
            following = []
            for start, column in layer:
                for place in range(start, len(self.inner)):
                    index, strict, form = self.inner[place]
                    product = self.reduced(column.polynomial * form)
                    if product is None:
                        continue
                    one = Column((*column.facts, index), (), column.strict and strict, product)
                    following.append((place, one))
                    made.append(one)
                    if len(made) >= most:
                        return made
            layer = following
        return made

    def further(self, last: Sequence[Column], degree: int) -> list[Column]:
        """Powers that a rule replaces, squares, and multiples of the last fact, which nothing asks for by itself."""
        found: list[Column | None] = []
        zeros = [0] * len(self.gens)
        one = Column((), (), True, self.ring.constant(1))
        for rule in self.rules.rules:
            if rule.power > 1:
                powers = [*zeros[: rule.variable], rule.power, *zeros[rule.variable + 1 :]]
                found.append(self.multiple(one, powers))
        bound = {rule.variable for rule in self.rules.rules if rule.power == 1}
        variables = [gen for place, gen in enumerate(self.gens) if place not in bound]
        for root in _roots(self.inner[::-1], variables):
            square = self.reduced(root * root)
            found.append(None if square is None else Column((), (root,), False, square))
        known = [place for place in self.signs if place not in bound]
        for base in last:
            for chosen in itertools.chain(
                *(itertools.combinations_with_replacement(known, size + 1) for size in range(degree))
            ):
                powers = list(zeros)
                for place in chosen:
                    powers[place] += 1
                found.append(self.multiple(base, powers))
        return [column for column in found if column is not None]

    def reduced(self, product: Any) -> Any:
        """The product with the rules put in, or None where that is too large."""
        try:
            product = self.rules.reduced(product)
        except TooLargeError:
            return None
        return product if len(product) <= MOST_TERMS and product.total_degree() <= _HIGHEST else None

    def multiple(self, base: Column, powers: Sequence[int]) -> Column | None:
        """The column times a monomial, if that is nonnegative: variables of known sign, and squares of others."""
        if base.free is not None:
            root = base.squares[0] * self._monomial(powers)
            product = self.reduced(base.polynomial * self._monomial(powers))
            return None if product is None else Column((), (root,), False, product, base.free)
        facts, strict = list(base.facts), base.strict
        rooted = [0] * len(powers)
        for place, power in enumerate(powers):
            if not power:
                continue
            if place in self.signs and (power % 2 or self.signs[place][1]):
                index, positive = self.signs[place]
                facts += [index] * power
                strict = strict and positive
            elif power % 2 == 0:
                rooted[place] = power // 2
                strict = False
            else:
                return None
        squares = (*base.squares, self._monomial(rooted)) if any(rooted) else base.squares
        product = self.reduced(base.polynomial * self._monomial(powers))
        return None if product is None else Column(tuple(sorted(facts)), squares, strict, product)

    def _monomial(self, powers: Sequence[int]) -> Any:
        return self.ring.from_dict({tuple(powers): 1})

    def asked(self, bases: Sequence[Column], targets: Iterable[Any], rounds: int, most: int) -> list[Column]:
        """The bases, and their multiples by what the targets, and then the multiples' own monomials, ask for."""
        found: dict[tuple[int, Any], Column] = {(id(base), None): base for base in bases}
        monomials = [(base, [tuple(m) for m in base.polynomial.monoms()]) for base in bases]
        highest = max([2, *(sum(t) for t in targets), *(sum(m) for _, ms in monomials for m in ms)]) + 2
        known: set[Any] = set()
        waiting = dict.fromkeys(tuple(t) for t in targets)
        for base in bases[: len(self.inner) + 1]:
            waiting.update(dict.fromkeys(tuple(m) for m in base.polynomial.monoms()))
        for _ in range(rounds):
            following: dict[Any, None] = {}
            for target in waiting:
                known.add(target)
                for base, own in monomials:
                    for monomial in own:
                        powers = tuple(a - b for a, b in zip(target, monomial, strict=True))
                        if min(powers) < 0 or not any(powers) or (id(base), powers) in found:
                            continue
                        if max(map(sum, own)) + sum(powers) > highest:
                            continue
                        column = self.multiple(base, powers)
                        if column is None:
                            continue
                        found[(id(base), powers)] = column
                        following.update(dict.fromkeys(tuple(m) for m in column.polynomial.monoms()))
                        if len(found) >= most:
                            return list(found.values())
            waiting = {target: None for target in following if target not in known}
        return list(found.values())


def single(form: Any) -> int | None:
    """The variable's place where the polynomial is a positive multiple of one variable."""
    terms = form.to_dict()
    if len(terms) != 1:
        return None
    [(monomial, coefficient)] = terms.items()
    return monomial.index(1) if sum(monomial) == 1 and coefficient > 0 else None


def _roots(facts: Sequence[Given], variables: Sequence[Any]) -> list[Any]:
    """Polynomials whose squares may help: completed squares of facts, sums and differences of variables."""
    ring = variables[0].context() if variables else None
    if ring is None:
        return []
    found: dict[str, Any] = {}
    for _, _, form in [*facts[-1:], *facts[:-1]]:
        terms = {tuple(monomial): coefficient for monomial, coefficient in form.to_dict().items()}
        if len(terms) > 12:
            continue
        for square, mixed in itertools.permutations(terms, 2):
            # A k m² + B k m n = A k (m + B/(2A) n)² − …
            for place, power in enumerate(square):
                low = mixed[place]
                if power < 2 or not (low == 1 or low == power - 1):
                    continue
                unit = [0] * len(square)
                unit[place] = 1
                rest = [b - a for a, b in zip(square, mixed, strict=True)]
                rest[place] += 1
                if min(rest) < 0 or (rest[place] != 0 and low != 1):
                    continue
                root = ring.from_dict({tuple(unit): 1}) + ring.from_dict(
                    {tuple(rest): terms[mixed] / (2 * terms[square])}
                )
                found.setdefault(str(root), root)
    bases = [ring.constant(1), *variables][:8]
    for one, other in itertools.combinations(bases, 2):
        for sign in (-1, 1):
            found.setdefault(str(one + sign * other), one + sign * other)
    return list(found.values())[:80]
