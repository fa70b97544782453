"""Reads the theorems of a Coq file back, and says whether they are a row's statements; knows nothing of the writer.

A theorem is read as names over R, premises and conclusions. It is a row's statement if its names are the statement's
symbols, its premises are among the domains, the hypotheses and what makes these defined, its last conclusion is the
goal, and the others hold every condition under which the goal is defined.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import sympy as sp

from dpotheory.prover import Relation, Statement
from dpotheory.prover.signs import necessary, sufficient
from dpotheory.prover.terms import serialise

_TOKEN = re.compile(r"\s*(->|/\\|<=|>=|<>|[A-Za-z][A-Za-z0-9_']*|[0-9]+|[-+*/^()=<>:,.])")
_RELATIONS = {"<=": "<=", ">=": ">=", "<": "<", ">": ">", "=": "==", "<>": "!="}
_ONE = {"exp": sp.exp, "ln": sp.log, "Rabs": sp.Abs, "sin": sp.sin, "cos": sp.cos, "sinh": sp.sinh, "cosh": sp.cosh}
_ONE |= {"tanh": sp.tanh, "atan": sp.atan}
_TWO = {"Rmin": sp.Min, "Rmax": sp.Max}


class ReadingError(ValueError):
    """A text that is no theorem as these files have them."""


@dataclass(frozen=True)
class Theorem:
    """A theorem as it was read."""

    name: str
    symbols: tuple[str, ...]
    premises: tuple[Relation, ...]
    conclusions: tuple[Relation, ...]


def uncommented(text: str) -> str:
    """The text without comments, which nest."""
    kept, depth, place = [], 0, 0
    while place < len(text):
        pair = text[place : place + 2]
        if pair in ("(*", "*)"):
            depth += 1 if pair == "(*" else -1
            if depth < 0:
                raise ReadingError("a comment ends that did not begin")
            place += 2
            continue
        if depth == 0:
            kept.append(text[place])
        place += 1
    if depth:
        raise ReadingError("a comment does not end")
    return "".join(kept)


_BLOCK = re.compile(r"\s*Theorem\s+(.*?)\s*Proof\.\s(.*?)\sQed\.", re.DOTALL)
_WORDS = frozenset((*_ONE, *_TWO, "R", "sqrt", "Rpower", "PI"))


def theorems(text: str) -> list[Theorem]:
    """Every theorem of a text that consists of theorems with their proofs and nothing else.

    Raises:
        ReadingError: if it holds another command, which could add an axiom or give a word another meaning.
    """
    if '"' in text:
        raise ReadingError("a quotation mark, in which a comment could hide")
    plain, place, found = uncommented(text).rstrip(), 0, []
    while place < len(plain):
        block = _BLOCK.match(plain, place)
        if block is None:
            raise ReadingError(f"{' '.join(plain[place : place + 40].split())!r} is no theorem with its proof")
        for sentence in re.split(r"\.(?:\s|$)", block[2]):
            first = sentence.lstrip(" \t\n{}+-*")
            if first and not (first[0].islower() or first[0].isdigit()):
                raise ReadingError(f"the command {first.split()[0]} stands in a proof")
        one = _Reader(block[1]).theorem()
        if one.name in _WORDS:
            raise ReadingError(f"the theorem {one.name} gives a word another meaning")
        found.append(one)
        place = block.end()
    return found


def base_problem(text: str) -> str:
    """Empty if a file of lemmas and tactics adds no axiom and gives no word of the statements another meaning."""
    text = re.sub(r'\bfresh "\w+"', "fresh", text)  # the only texts that its tactics have
    if '"' in text:
        return "It has a quotation mark."
    for sentence in re.split(r"\.(?:\s|$)", uncommented(text)):
        words = sentence.split()
        if not words or not words[0][0].isupper():
            continue
        if words[0] not in ("From", "Open", "Lemma", "Proof", "Qed", "Ltac"):
            return f"It has the command {words[0]}."
        if words[0] in ("Lemma", "Ltac") and words[1] in _WORDS:
            return f"It gives {words[1]} another meaning."
    return ""


def meant(name: str) -> str:
    """The symbol that a name of Coq stands for."""
    plain = name.removeprefix("v'_'").removesuffix("'_'")
    return re.sub(r"'([0-9a-f]+)'", lambda found: chr(int(found.group(1), 16)), plain)


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = list(_tokens(text))
        self.place = 0
        self.symbols: dict[str, sp.Symbol] = {}

    @property
    def next(self) -> str:
        return self.tokens[self.place] if self.place < len(self.tokens) else ""

    def take(self, *wanted: str) -> str:
        found = self.next
        if not found or (wanted and found not in wanted):
            raise ReadingError(f"{found or 'the end'} stands where {' or '.join(wanted) or 'more'} should")
        self.place += 1
        return found

    def theorem(self) -> Theorem:
        name = self.take()
        self.take(":")
        if self.next == "forall":
            self.take()
            while self.next != ":":
                one = self.take()
                if not one[0].isalpha() or one in _WORDS or one in self.symbols:
                    raise ReadingError(f"{one} is no name of a number")
                self.symbols[one] = sp.Symbol(meant(one))
            for token in (":", "R", ","):
                self.take(token)
        parts = [self.conjunction()]
        while self.next == "->":
            self.take()
            parts.append(self.conjunction())
        self.take(".")
        if self.next:
            raise ReadingError(f"{self.next} stands after the theorem {name}")
        if any(len(part) != 1 for part in parts[:-1]):
            raise ReadingError(f"a premise of {name} is no single relation")
        symbols = tuple(str(symbol) for symbol in self.symbols.values())
        return Theorem(name, symbols, tuple(part[0] for part in parts[:-1]), tuple(parts[-1]))

    def conjunction(self) -> list[Relation]:
        parts = [self.relation()]
        while self.next == "/\\":
            self.take()
            parts.append(self.relation())
        return parts

    def relation(self) -> Relation:
        left = self.sum()
        op = _RELATIONS[self.take(*_RELATIONS)]
        return Relation(left, op, self.sum())

    def sum(self) -> Any:
        parts = [self.product()]
        while self.next == "+":
            self.take()
            parts.append(self.product())
        return parts[0] if len(parts) == 1 else sp.Add(*parts, evaluate=False)

    def product(self) -> Any:
        parts = [self.factor()]
        while self.next == "*":
            self.take()
            parts.append(self.factor())
        return parts[0] if len(parts) == 1 else sp.Mul(*parts, evaluate=False)

    def factor(self) -> Any:
        if self.next == "/":
            self.take()
            return self.power(*self.root(), -1)
        if self.next == "-" or self.next.isdigit():
            return self.number()
        return self.power(*self.root(), 1)

    def number(self) -> Any:
        sign = -1 if self.next == "-" else 1
        if sign < 0:
            self.take()
        if not self.next.isdigit():
            raise ReadingError(f"{self.next} stands where a number should")
        top, bottom = sign * int(self.take()), 1
        if self.next == "/":
            self.take()
            if not self.next.isdigit() or int(self.next) == 0:
                raise ReadingError(f"{self.next} stands where a number that is not 0 should")
            bottom = int(self.take())
        if self.next == "^":
            if sign < 0 or bottom != 1:
                raise ReadingError("a power of a fraction without brackets")
            return self.power(sp.Integer(top), 1, 1)
        if bottom != 1 and sp.igcd(top, bottom) != 1:
            raise ReadingError(f"{top}/{bottom} is not in lowest terms")
        return sp.Rational(top, bottom)

    def power(self, base: Any, degree: int, sign: int) -> Any:
        """base^(sign · n / degree), with the n that follows."""
        times = 1
        if self.next == "^":
            self.take()
            if not self.next.isdigit():
                raise ReadingError(f"{self.next} stands where a power's number should")
            times = int(self.take())
        exponent: Any = sp.Rational(sign * times, degree)
        if exponent == 1:
            return base
        if exponent.q != degree:
            raise ReadingError(f"the power {times} of a root is not in lowest terms")
        return sp.Pow(base, exponent, evaluate=False)

    def root(self) -> tuple[Any, int]:
        """What stands under square roots, and 2 for each of them (multiplied)."""
        if self.next == "sqrt":
            self.take()
            base, degree = self.root_or_atom()
            return base, 2 * degree
        if self.next == "(" and self.tokens[self.place + 1 : self.place + 2] == ["sqrt"]:
            start = self.place
            self.take()
            base, degree = self.root()
            if self.next == ")":
                self.take()
                return base, degree
            self.place = start
        return self.atom(), 1

    def root_or_atom(self) -> tuple[Any, int]:
        return self.root() if self.next in ("sqrt", "(") else (self.atom(), 1)

    def atom(self) -> Any:
        token = self.take()
        if token == "(":
            inner = self.sum()
            self.take(")")
            return inner
        if token.isdigit():
            return sp.Integer(int(token))
        if token in self.symbols:
            return self.symbols[token]
        if token == "PI":
            return sp.pi
        if token in _ONE:
            argument = self.atom_or_root()
            return sp.E if token == "exp" and argument == 1 else _ONE[token](argument, evaluate=False)
        if token in _TWO:
            first, second = self.atom_or_root(), self.atom_or_root()
            rest = second.args if isinstance(second, _TWO[token]) else (second,)
            return _TWO[token](first, *rest, evaluate=False)
        if token == "Rpower":
            return sp.Pow(self.atom_or_root(), self.atom_or_root(), evaluate=False)
        raise ReadingError(f"{token} is nothing that is known here")

    def atom_or_root(self) -> Any:
        if self.next == "sqrt":
            raise ReadingError("an argument without brackets")
        base, degree = self.root_or_atom()
        return base if degree == 1 else sp.Pow(base, sp.Rational(1, degree), evaluate=False)


def _tokens(text: str) -> Iterator[str]:
    place, text = 0, text.rstrip()
    while place < len(text):
        found = _TOKEN.match(text, place)
        if found is None:
            raise ReadingError(f"{text[place : place + 20]!r} cannot be read")
        place = found.end()
        yield found.group(1)


def _plain(relation: Relation) -> str:
    """The relation as text that depends on its content alone."""
    return json.dumps([serialise(relation.lhs), relation.op, serialise(relation.rhs)])


def differs(theorem: Theorem, statement: Statement) -> str:
    """Empty if the theorem implies the statement, else what is different, in a sentence."""
    goal = statement.goal
    if not isinstance(goal, Relation):
        return "The statement is a limit."
    if theorem.symbols != tuple(name for name, _ in statement.domains):
        return f"It is about {', '.join(theorem.symbols)}."
    zero = [
        Relation(sp.Integer(domain.lower), "<" if domain.open_below else "<=", sp.Symbol(name))
        for name, domain in statement.domains
        if domain.lower is not None
    ]
    defined = [
        one for given in statement.relations for part in given.parts for one in necessary(part, statement.domain)
    ]
    given = [_plain(one) for one in (*zero, *defined, *statement.relations)]
    extra = [one for one in theorem.premises if _plain(one) not in given]
    if extra:
        return f"It has the premise {extra[0]}, which the statement has not."
    if _plain(theorem.conclusions[-1]) != _plain(goal):
        return f"Its conclusion is {theorem.conclusions[-1]}, and the statement's is {goal}."
    shown = {_plain(one) for one in theorem.conclusions[:-1]}
    for part in goal.parts:
        for condition in sufficient(part, statement.domain):
            if _plain(condition) not in shown:
                return f"Nothing shows {condition}, under which the goal is defined."
    return ""
