"""The grammar of the theorems in the Coq files: text in, names, premises and conclusions out.

Sums, products, powers, quotients `/ b ^ n`, square roots, numbers in lowest terms and the functions of Coq's library
that the statements use; anything else is refused. Knows nothing of how the text was made.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sympy as sp

from dpotheory.prover import Relation

_TOKEN = re.compile(r"\s*(->|/\\|<=|>=|<>|[A-Za-z][A-Za-z0-9_']*|[0-9]+|[-+*/^()=<>:,.])")
_RELATIONS = {"<=": "<=", ">=": ">=", "<": "<", ">": ">", "=": "==", "<>": "!="}
_ONE = {"exp": sp.exp, "ln": sp.log, "Rabs": sp.Abs, "sin": sp.sin, "cos": sp.cos, "sinh": sp.sinh, "cosh": sp.cosh}
_ONE |= {"tanh": sp.tanh, "atan": sp.atan}
_TWO = {"Rmin": sp.Min, "Rmax": sp.Max}


WORDS = frozenset((*_ONE, *_TWO, "R", "Z", "IZR", "whole", "sqrt", "Rpower", "PI"))
"""Words that have a meaning in the statements, so that no theorem and no number may be named so."""


class ReadingError(ValueError):
    """A text that is no theorem as these files have them."""


@dataclass(frozen=True)
class Theorem:
    """A theorem as it was read."""

    name: str
    symbols: tuple[str, ...]
    premises: tuple[Relation, ...]
    conclusions: tuple[Relation, ...]
    exists: bool = False
    """Whether it says that there are such numbers, rather than something of all."""
    whole: frozenset[str] = frozenset()
    """The names that it says are whole numbers."""


def meant(name: str) -> str:
    """The symbol that a name of Coq stands for."""
    plain = name.removeprefix("v'_'").removesuffix("'_'")
    return re.sub(r"'([0-9a-f]+)'", lambda found: chr(int(found.group(1), 16)), plain)


class Reader:
    """Reads what stands between "Theorem" and "Proof."."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.place = 0
        self.symbols: dict[str, sp.Symbol] = {}
        self.whole: set[str] = set()

    @property
    def _next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def _take(self, *wanted: str) -> str:
        found = self._next
        if not found or (wanted and found not in wanted):
            raise ReadingError(f"{found or 'the end'} stands where {' or '.join(wanted) or 'more'} should")
        self.place += 1
        return found

    def theorem(self) -> Theorem:
        """The theorem, to its full stop."""
        name = self._take()
        self._take(":")
        exists = self._next == "exists"
        if self._next in ("forall", "exists"):
            self._take()
            while self._next != ":":
                one = self._take()
                if not one[0].isalpha() or one in WORDS or one in self.symbols:
                    raise ReadingError(f"{one} is no name of a number")
                self.symbols[one] = sp.Symbol(meant(one))
            for token in (":", "R", ","):
                self._take(token)
        parts = [self._conjunction()]
        while self._next == "->":
            self._take()
            parts.append(self._conjunction())
        self._take(".")
        if self._next:
            raise ReadingError(f"{self._next} stands after the theorem {name}")
        if exists and len(parts) > 1:
            raise ReadingError(f"{name} says that something exists if something holds")
        if any(len(part) != 1 for part in parts[:-1]) or (self.whole and not exists):
            raise ReadingError(f"a premise of {name} is no single relation")
        symbols = tuple(str(symbol) for symbol in self.symbols.values())
        premises = tuple(part[0] for part in parts[:-1])
        return Theorem(name, symbols, premises, tuple(parts[-1]), exists, frozenset(self.whole))

    def _conjunction(self) -> list[Relation]:
        parts: list[Relation] = []
        while True:
            if self.tokens[self.place : self.place + 6] == ["(", "exists", "whole", ":", "Z", ","]:
                self.place += 6
                self.whole.add(str(self.symbols[self._take(*self.symbols)]))
                for token in ("=", "IZR", "whole", ")"):
                    self._take(token)
            else:
                parts.append(self._relation())
            if self._next != "/\\":
                return parts
            self._take()

    def _relation(self) -> Relation:
        left = self._sum()
        op = _RELATIONS[self._take(*_RELATIONS)]
        return Relation(left, op, self._sum())

    def _sum(self) -> Any:
        parts = [self._product()]
        while self._next == "+":
            self._take()
            parts.append(self._product())
        return parts[0] if len(parts) == 1 else sp.Add(*parts, evaluate=False)

    def _product(self) -> Any:
        parts = [self._factor()]
        while self._next == "*":
            self._take()
            parts.append(self._factor())
        return parts[0] if len(parts) == 1 else sp.Mul(*parts, evaluate=False)

    def _factor(self) -> Any:
        if self._next == "/":
            self._take()
            return self._power(*self._root(), -1)
        if self._next == "-" or self._next.isdigit():
            return self._number()
        return self._power(*self._root(), 1)

    def _number(self) -> Any:
        sign = -1 if self._next == "-" else 1
        if sign < 0:
            self._take()
        if not self._next.isdigit():
            raise ReadingError(f"{self._next} stands where a number should")
        top, bottom = sign * int(self._take()), 1
        if self._next == "/":
            self._take()
            if not self._next.isdigit() or int(self._next) == 0:
                raise ReadingError(f"{self._next} stands where a number that is not 0 should")
            bottom = int(self._take())
        if self._next == "^":
            if sign < 0 or bottom != 1:
                raise ReadingError("a power of a fraction without brackets")
            return self._power(sp.Integer(top), 1, 1)
        if bottom != 1 and sp.igcd(top, bottom) != 1:
            raise ReadingError(f"{top}/{bottom} is not in lowest terms")
        return sp.Rational(top, bottom)

    def _power(self, base: Any, degree: int, sign: int) -> Any:
        """base^(sign · n / degree), with the n that follows."""
        times = 1
        if self._next == "^":
            self._take()
            if not self._next.isdigit():
                raise ReadingError(f"{self._next} stands where a power's number should")
            times = int(self._take())
        exponent: Any = sp.Rational(sign * times, degree)
        if exponent == 1:
            return base
        if exponent.q != degree:
            raise ReadingError(f"the power {times} of a root is not in lowest terms")
        return sp.Pow(base, exponent, evaluate=False)

    def _root(self) -> tuple[Any, int]:
        """What stands under square roots, and 2 for each of them (multiplied)."""
        if self._next == "sqrt":
            self._take()
            base, degree = self._root_or_atom()
            return base, 2 * degree
        if self._next == "(" and self.tokens[self.place + 1 : self.place + 2] == ["sqrt"]:
            start = self.place
            self._take()
            base, degree = self._root()
            if self._next == ")":
                self._take()
                return base, degree
            self.place = start
        return self._atom(), 1

    def _root_or_atom(self) -> tuple[Any, int]:
        return self._root() if self._next in ("sqrt", "(") else (self._atom(), 1)

    def _atom(self) -> Any:
        token = self._take()
        if token == "(":
            inner = self._sum()
            self._take(")")
            return inner
        if token.isdigit():
            return sp.Integer(int(token))
        if token in self.symbols:
            return self.symbols[token]
        if token == "PI":
            return sp.pi
        if token in _ONE:
            argument = self._atom_or_root()
            return sp.E if token == "exp" and argument == 1 else _ONE[token](argument, evaluate=False)
        if token in _TWO:
            first, second = self._atom_or_root(), self._atom_or_root()
            rest = second.args if isinstance(second, _TWO[token]) else (second,)
            return _TWO[token](first, *rest, evaluate=False)
        if token == "Rpower":
            return sp.Pow(self._atom_or_root(), self._atom_or_root(), evaluate=False)
        raise ReadingError(f"{token} is nothing that is known here")

    def _atom_or_root(self) -> Any:
        if self._next == "sqrt":
            raise ReadingError("an argument without brackets")
        base, degree = self._root_or_atom()
        return base if degree == 1 else sp.Pow(base, sp.Rational(1, degree), evaluate=False)


def _tokens(text: str) -> Iterator[str]:
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise ReadingError(f"{text[place : place + 20]!r} cannot be read")
        place = found.end()
        yield found.group(1)
