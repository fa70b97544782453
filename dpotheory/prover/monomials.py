"""Monomials t^p (log t)^q … exp(c·m + …) of a variable t → ∞, and signs of the coefficients that order them.

A monomial is positive. Whether it grows or vanishes is the sign of the largest term of its logarithm. Exponents and
coefficients may contain parameters, so every such sign is asked of a `Signs` object: one that cannot answer for all
parameters at once raises `UnclearSignError`, and the caller decides case by case.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Protocol, runtime_checkable

import sympy

_TIDY_OPERATIONS = 150
_TIDY_EXPONENT = 12
_POWER_BITS = 200_000


class UnclearSignError(Exception):
    """The sign of an expression matters and is not the same for all parameters (as far as can be proved)."""

    def __init__(self, expression: Any, possible: frozenset[int]) -> None:
        """Keep what the sign is asked of, and which signs are not excluded."""
        super().__init__(f"the sign of {text(expression)}")
        self.expression, self.possible = expression, possible


class NotUnderstoodError(Exception):
    """The calculus does not reach so far; the text says where it stops."""


@runtime_checkable
class Signs(Protocol):
    """Answers to questions about the signs of expressions without the limit variable."""

    def possible(self, expression: Any) -> frozenset[int]:
        """The signs (−1, 0, 1) that are not excluded, over all parameters at hand."""
        ...

    def integral(self, expression: Any) -> bool:
        """Whether the expression is an integer for all parameters at hand."""
        ...


def sign(signs: Signs, expression: Any) -> int:
    """The one sign of the expression; raises UnclearSignError when several are possible."""
    possible = signs.possible(expression)
    if len(possible) != 1:
        raise UnclearSignError(expression, possible)
    return next(iter(possible))


def nonzero(signs: Signs, expression: Any) -> bool:
    """Whether the expression is certainly not 0 (False: certainly 0)."""
    possible = signs.possible(expression)
    if 0 in possible and len(possible) > 1:
        raise UnclearSignError(expression, possible)
    return 0 not in possible


def text(expression: Any) -> str:
    """The expression as text; long numbers are described, since Python refuses to print them."""
    try:
        written = str(expression)
    except ValueError:
        return "an expression with very long numbers"
    return written if len(written) <= 200 else written[:200] + " …"


def tidy(coefficient: Any) -> Any:
    """The coefficient multiplied out where that is cheap, so that equal ones cancel."""
    if coefficient.is_Atom or (isinstance(coefficient, sympy.Pow) and coefficient.base.is_Atom):
        return coefficient
    if coefficient.count_ops() > _TIDY_OPERATIONS:
        return coefficient
    powers = (power.exp for power in coefficient.atoms(sympy.Pow))
    if any(isinstance(e, sympy.Rational) and abs(e) > _TIDY_EXPONENT for e in powers):
        return coefficient
    return sympy.expand(coefficient)


def power(base: Any, exponent: Any) -> Any:
    """base**exponent, refused where sympy would write out an enormous number."""
    if isinstance(base, sympy.Rational) and isinstance(exponent, sympy.Rational) and base not in (0, 1, -1):
        bits = (base.p.bit_length() + base.q.bit_length()) if isinstance(base.p, int) else 64
        if abs(Fraction(int(exponent.p), int(exponent.q))) * bits > _POWER_BITS:
            raise NotUnderstoodError("a number in it is too large to be written out")
    return sympy.Pow(base, exponent)


@dataclass(frozen=True)
class Monomial:
    """∏ ℓ_k^p_k · exp(Σ c·m): ℓ_0 = t, ℓ_1 = log t, …; every m in the exponent grows, and is not a bare ℓ_k, k ≥ 1."""

    powers: frozenset[tuple[int, Any]] = field(default_factory=frozenset)
    exponent: frozenset[tuple[Any, "Monomial"]] = field(default_factory=frozenset)

    @cached_property
    def _hash(self) -> int:
        return hash((self.powers, self.exponent))

    def __hash__(self) -> int:
        """Hash once: monomials are looked up often."""
        return self._hash

    def __mul__(self, other: "Monomial") -> "Monomial":
        """The product."""
        if other == ONE:
            return self
        return monomial((*self.powers, *other.powers), (*self.exponent, *other.exponent))

    def __pow__(self, exponent: Any) -> "Monomial":
        """The power, with an exponent that may contain parameters."""
        if exponent == 1:
            return self
        powers = [(k, tidy(p * exponent)) for k, p in self.powers]
        return monomial(powers, [(tidy(c * exponent), m) for c, m in self.exponent])

    def __truediv__(self, other: "Monomial") -> "Monomial":
        """The quotient."""
        return self * other ** sympy.Integer(-1)

    @property
    def logarithm(self) -> list[tuple[Any, "Monomial"]]:
        """The terms of the logarithm, in no order."""
        return [*((p, iterated_log(k + 1)) for k, p in self.powers), *self.exponent]


ONE = Monomial()


def iterated_log(depth: int) -> Monomial:
    """ℓ_k: t for 0, log t for 1, …"""
    return Monomial(frozenset({(depth, sympy.Integer(1))}))


def monomial(powers: Iterable[tuple[int, Any]], exponent: Iterable[tuple[Any, Monomial]]) -> Monomial:
    """The monomial with these factors: equal ones are collected, and exp(c ℓ_k+1) becomes ℓ_k^c."""
    collected: dict[int, Any] = {}
    for depth, p in powers:
        collected[depth] = collected.get(depth, sympy.Integer(0)) + p
    terms: dict[Monomial, Any] = {}
    for coefficient, inner in exponent:
        if not inner.exponent and len(inner.powers) == 1:
            depth, p = next(iter(inner.powers))
            if depth > 0 and p == 1:
                collected[depth - 1] = collected.get(depth - 1, sympy.Integer(0)) + coefficient
                continue
        terms[inner] = terms.get(inner, sympy.Integer(0)) + coefficient
    kept = ((depth, tidy(p)) for depth, p in collected.items())
    rest = ((tidy(c), inner) for inner, c in terms.items())
    return Monomial(frozenset(f for f in kept if f[1] != 0), frozenset(f for f in rest if f[0] != 0))


class Order:
    """Compares monomials as t → ∞, asking `signs` where parameters matter."""

    def __init__(self, signs: Signs) -> None:
        """Start with nothing known."""
        self.signs = signs
        self._known: dict[Monomial, int] = {}

    def __call__(self, m: Monomial) -> int:
        """1 when m → ∞, −1 when m → 0, 0 when m is 1."""
        if m not in self._known:
            self._known[m] = self._of(m)
        return self._known[m]

    def compare(self, first: Monomial, second: Monomial) -> int:
        """1 when the first grows faster, −1 when the second does, 0 when they are equal."""
        return 0 if first == second else self(first / second)

    def _of(self, m: Monomial) -> int:
        if not m.exponent:
            for _, p in sorted(m.powers, key=lambda factor: factor[0]):
                side = sign(self.signs, p)
                if side:
                    return side
            return 0
        terms = m.logarithm
        while terms:
            largest = terms[0][1]
            for _, other in terms[1:]:
                if self.compare(other, largest) > 0:
                    largest = other
            level = [c for c, other in terms if self.compare(other, largest) == 0]
            side = sign(self.signs, tidy(sympy.Add(*level)))
            if side:
                return side
            terms = [(c, other) for c, other in terms if self.compare(other, largest) != 0]
        return 0
