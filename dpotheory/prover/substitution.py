"""Equations put into one another, with the multiples of them that this takes.

An equation in which a power of a variable stands alone, c x^k + rest = 0, becomes the rule x^k = −rest/c. A polynomial
in which the rules are put in is short; division then says which multiples of the equations lie between it and the
polynomial as it was, so that a certificate can be about the equations as they were given. Polynomials are flint's.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

MOST_TERMS = 400

Given = tuple[int, bool, Any]
"""A fact: its number, whether it is strict, and the polynomial that is > 0 or ≥ 0."""


class TooLargeError(Exception):
    """Putting equations into one another would make polynomials too long."""


@dataclass(frozen=True)
class Rule:
    """power of a variable = value, as a combination of equations: variable^power − value = Σ cofactors · equations."""

    variable: int
    power: int
    value: Any
    form: Any
    cofactors: dict[int, Any]

    def reduced(self, polynomial: Any) -> Any:
        """The polynomial with the value put in for the power."""
        parts: dict[int, dict[Any, Any]] = {}
        for monomial, coefficient in polynomial.to_dict().items():
            times, rest = divmod(monomial[self.variable], self.power)
            left = (*monomial[: self.variable], rest, *monomial[self.variable + 1 :])
            parts.setdefault(times, {})[left] = coefficient
        if set(parts) <= {0}:
            return polynomial
        ring = polynomial.context()
        total = ring.constant(0)
        for times, terms in parts.items():
            if times * max(1, len(self.value) - 1) > MOST_TERMS:
                raise TooLargeError
            total = total + ring.from_dict(terms) * self.value**times
            if len(total) > MOST_TERMS:
                raise TooLargeError
        return total


@dataclass
class Rules:
    """Equations put into one another."""

    rules: list[Rule] = field(default_factory=list)
    left: dict[int, Any] = field(default_factory=dict)

    def reduced(self, polynomial: Any) -> Any:
        """The polynomial with all rules put in, one after another."""
        for rule in self.rules:
            polynomial = rule.reduced(polynomial)
        return polynomial

    def divided(self, polynomial: Any) -> dict[int, Any]:
        """Multipliers m with polynomial − reduced(polynomial) = Σ m · equation."""
        found: dict[int, Any] = {}
        for rule in self.rules:
            rest = rule.reduced(polynomial)
            quotient = (polynomial - rest) // rule.form
            for index, cofactor in rule.cofactors.items():
                found[index] = found.get(index, polynomial.context().constant(0)) + quotient * cofactor
            polynomial = rest
        return found


def _orientations(equation: Any) -> Iterator[tuple[int, int, int, Any]]:
    """(power, length of the value, variable, coefficient) where a power of a variable stands alone in an equation."""
    terms = equation.to_dict()
    for variable in range(len(equation.context().names())):
        having = [monomial for monomial in terms if monomial[variable]]
        if len(having) == 1 and sum(having[0]) == having[0][variable]:
            yield having[0][variable], len(terms), variable, terms[having[0]]


def put_in(equations: dict[int, Any], ring: Any) -> Rules:
    """Rules from the equations, lowest powers first; what fits no rule is left."""
    found = Rules()
    waiting = dict(equations)
    refused: set[tuple[int, int]] = set()
    while True:
        reduced = {}
        for index, equation in waiting.items():
            try:
                reduced[index] = found.reduced(equation)
            except TooLargeError:
                continue
        choices = [
            (*way, index)
            for index, equation in reduced.items()
            for way in _orientations(equation)
            if (index, way[2]) not in refused
        ]
        if not choices:
            found.left = {index: waiting[index] for index in waiting if reduced.get(index) != 0}
            return found
        power, _, variable, coefficient, index = min(choices, key=lambda choice: (*choice[:3], choice[4]))
        refused.add((index, variable))
        gens = ring.gens()
        form = reduced[index] * ring.constant(1 / coefficient)
        cofactors = {key: -value for key, value in found.divided(waiting[index]).items()}
        cofactors[index] = cofactors.get(index, ring.constant(0)) + 1
        scale = ring.constant(1 / coefficient)
        rule = Rule(
            variable,
            power,
            gens[variable] ** power - form,
            form,
            {key: value * scale for key, value in cofactors.items() if value != 0},
        )
        found.rules.append(rule)
        del waiting[index]


def reduced(facts: Iterable[Given], rules: Rules) -> list[Given]:
    """The facts with the rules put in; those that would get too long are left out."""
    found = []
    for index, strict, form in facts:
        try:
            found.append((index, strict, rules.reduced(form)))
        except TooLargeError:
            continue
    return found
