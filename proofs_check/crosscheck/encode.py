"""A statement as SMT-LIB for a second solver, written straight from its relations; shares no code with `smt.py`.

Quotients stay quotients, Abs, Min and Max are `ite`, a root is a variable r ≥ 0 with r^q = base, an irrational constant
a variable within rational bounds, any other function a variable of which a few true facts are said. A statement becomes
several scripts, all of which must be unsatisfiable:

- for every condition under which the goal is defined, inner terms first: the hypotheses, what was defined before, and
  the opposite of the condition;
- last: the hypotheses, the goal's conditions, and its negation.

A variable is defined only after the condition under which its definition can be met, so that no definition excludes a
point. Whatever is left out makes `unsat` harder, never easier.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import sympy as sp

from dpotheory.prover import Relation, Statement
from proofs_check.crosscheck.constants import bounds

_LARGEST_POWER = 64
_SIGNED = (sp.erf, sp.tanh, sp.sinh, sp.atan)  # of the sign of their argument
_FACTS: dict[Any, tuple[str, ...]] = {
    sp.exp: ("(> {f} 0.0)", "(>= {f} (+ 1.0 {x}))"),
    sp.log: ("(<= {f} (- {x} 1.0))", "(= (> {f} 0.0) (> {x} 1.0))", "(= (= {f} 0.0) (= {x} 1.0))"),
    sp.erf: ("(< (- 1.0) {f} 1.0)",),
    sp.tanh: ("(< (- 1.0) {f} 1.0)",),
    sp.erfc: ("(< 0.0 {f} 2.0)", "(= (< {f} 1.0) (> {x} 0.0))"),
    sp.cosh: ("(>= {f} 1.0)",),
    sp.sin: ("(<= (- 1.0) {f} 1.0)",),
    sp.cos: ("(<= (- 1.0) {f} 1.0)",),
}
_EQUALITY = {"==": "(= {} {})", "!=": "(distinct {} {})"}


def _variable_powers(term: Any) -> bool:
    """Whether it has a power whose exponent is no rational number."""
    return any(not isinstance(power.exp, sp.Rational) for power in term.atoms(sp.Pow))


def number(value: Fraction | int) -> str:
    """The number as a real of SMT-LIB."""
    value = Fraction(value)
    size = f"{abs(value.numerator)}.0"
    if value.denominator != 1:
        size = f"(/ {size} {value.denominator}.0)"
    return f"(- {size})" if value < 0 else size


@dataclass
class _Text:
    """What has been said so far: assertions in order, with the conditions of definedness among them."""

    lines: list[tuple[str, str]] = field(default_factory=list)  # ("say" | "need", assertion)

    def say(self, text: str) -> None:
        if ("say", text) not in self.lines:
            self.lines.append(("say", text))

    def need(self, text: str) -> None:
        if ("need", text) not in self.lines:
            self.lines.append(("need", text))


class Encoding:
    """The scripts of one statement.

    Args:
        statement: its goal must be a relation.
        integers: keep integer symbols as integers; otherwise they are any reals, which says less.
    """

    def __init__(self, statement: Statement, integers: bool = False) -> None:
        goal = statement.goal
        if not isinstance(goal, Relation):
            raise ValueError(f"the goal {goal} is a limit, which no solver of polynomials can be asked about")
        self.integers = integers
        self.exact = True
        """Whether the scripts say all that the statement says (integers apart): no function and no constant is open."""
        self.names: dict[str, str] = {}
        self._sorts: dict[str, str] = {}
        self._domains: dict[str, Any] = statement.domain
        self._known: dict[tuple[Any, ...], str] = {}
        self._given, self._wanted = _Text(), _Text()
        self._now = self._given
        for index, (name, domain) in enumerate(statement.domains):
            whole = integers and domain.integral
            self._sorts[f"x{index}"] = "Int" if whole else "Real"
            self.names[name] = f"x{index}"
            if domain.lower is not None:
                least = str(domain.lower) if whole else number(domain.lower)
                self._given.say(f"({'<' if domain.open_below else '<='} {least} x{index})")
        for relation in statement.relations:
            self._given.say(self._relation(relation))
        self._now = self._wanted
        self._goal = self._relation(goal)

    def scripts(self) -> Iterator[str]:
        """SMT-LIB texts; the statement is proved if every one is unsatisfiable."""
        given = [text for _, text in self._given.lines]
        said: list[str] = []
        for kind, text in self._wanted.lines:
            if kind == "need":
                yield self._script([*given, *said, f"(not {text})"])
            said.append(text)
        yield self._script([*given, *said, f"(not {self._goal})"])

    def _script(self, assertions: list[str]) -> str:
        logic = "QF_NIRA" if "Int" in self._sorts.values() else "QF_NRA"
        declared = [f"(declare-const {name} {sort})" for name, sort in self._sorts.items()]
        asserted = [f"(assert {text})" for text in assertions]
        return "\n".join([f"(set-logic {logic})", *declared, *asserted, "(check-sat)", ""])

    def _relation(self, relation: Relation) -> str:
        left, right = (self._term(part) for part in relation.parts)
        compared = _EQUALITY.get(relation.op, f"({relation.op} {{}} {{}})")
        if any(part.has(sp.exp) or _variable_powers(part) for part in relation.parts):
            logs = [self._logarithm(part) for part in relation.parts]
            if None not in logs:  # a fact: the logarithm is increasing
                self._now.say(f"(= {compared.format(left, right)} {compared.format(*logs)})")
        return compared.format(left, right)

    def _logarithm(self, term: Any) -> str | None:
        """The logarithm of a product of what is plainly positive; None for anything else."""
        if isinstance(term, sp.Rational):
            return self._rational_logarithm(term) if term > 0 else None
        if isinstance(term, sp.exp):
            return self._term(term.args[0])
        if isinstance(term, sp.Symbol):
            return self._value(sp.log, self._term(term)) if self._surely_positive(term) else None
        if isinstance(term, sp.Pow):
            under = self._logarithm(term.base)
            return None if under is None else f"(* {self._term(term.exp)} {under})"
        if isinstance(term, sp.Mul):
            parts = [self._logarithm(part) for part in term.args]
            return None if None in parts else f"(+ {' '.join(map(str, parts))})"
        return None

    def _rational_logarithm(self, value: Any) -> str:
        """By prime factors, so that log 4 is exactly twice log 2."""
        primes = sp.factorint(value.p, limit=10**6), sp.factorint(value.q, limit=10**6)
        powers = [(prime, power) for prime, power in primes[0].items() if prime != 1]
        powers += [(prime, -power) for prime, power in primes[1].items() if prime != 1]
        return (
            f"(+ 0.0 0.0 {' '.join(f'(* {number(power)} {self._constant(sp.log(prime))})' for prime, power in powers)})"
        )

    def _term(self, term: Any) -> str:
        """The term, after what has to be said of its parts."""
        if isinstance(term, sp.Rational):
            return number(Fraction(int(term.p), int(term.q)))
        if isinstance(term, sp.Symbol):
            name = self.names[term.name]
            return f"(to_real {name})" if self._sorts[name] == "Int" else name
        if isinstance(term, (sp.Add, sp.Mul)):
            parts = " ".join(self._term(part) for part in term.args)
            return f"({'+' if isinstance(term, sp.Add) else '*'} {parts})"
        if isinstance(term, sp.Abs):
            part = self._term(term.args[0])
            return f"(ite (>= {part} 0.0) {part} (- {part}))"
        if isinstance(term, (sp.Min, sp.Max)):
            return self._extreme([self._term(part) for part in term.args], "<=" if isinstance(term, sp.Min) else ">=")
        if isinstance(term, sp.Pow):
            return self._power(term)
        return self._function(term)

    def _extreme(self, parts: list[str], op: str) -> str:
        best = parts[0]
        for part in parts[1:]:
            best = f"(ite ({op} {best} {part}) {best} {part})"
        return best

    def _fresh(self, key: tuple[Any, ...]) -> str:
        """A new variable for what the key describes."""
        name = f"y{len(self._known)}"
        self._known[key] = name
        self._sorts[name] = "Real"
        return name

    def _surely_positive(self, term: Any) -> bool:
        """Only what needs no thought: a positive number, or a symbol whose domain is positive."""
        if isinstance(term, sp.Symbol):
            return self._domains[term.name].value.startswith("positive")
        return isinstance(term, sp.Rational) and bool(term > 0)

    def _need(self, base: Any, text: str) -> None:
        """A condition, unless it is plain; a hypothesis has it where it is defined, of a goal it is to be shown."""
        if not self._surely_positive(base):
            self._now.need(text)

    def _power(self, term: Any) -> str:
        base, exponent = term.base, term.exp
        if not isinstance(exponent, sp.Rational):
            return self._variable_power(term)
        under = self._term(base)
        top, degree = int(exponent.p), int(exponent.q)
        if degree == 1:
            if top < 0:
                self._need(base, f"(distinct {under} 0.0)")
        else:
            self._need(base, f"({'>' if top < 0 else '>='} {under} 0.0)")
            under = self._root(under, degree)
        if abs(top) > _LARGEST_POWER or degree > _LARGEST_POWER:
            return self._open(("power", under, top))
        whole = under if abs(top) == 1 else "1.0" if top == 0 else f"(* {' '.join([under] * abs(top))})"
        return whole if top >= 0 else f"(/ 1.0 {whole})"

    def _root(self, under: str, degree: int) -> str:
        """r ≥ 0 with r^degree = base, said where the base is known to be ≥ 0 already."""
        name = self._known.get(("root", under, degree)) or self._fresh(("root", under, degree))
        if degree > _LARGEST_POWER:
            self.exact = False
            self._now.say(f"(>= {name} 0.0)")
            return name
        self._now.say(f"(and (>= {name} 0.0) (= (* {' '.join([name] * degree)}) {under}))")
        return name

    def _open(self, key: tuple[Any, ...]) -> str:
        """A variable of which nothing is known but that one term has one value."""
        self.exact = False
        return self._known.get(key) or self._fresh(key)

    def _variable_power(self, term: Any) -> str:
        """base^exponent with an exponent that is no rational number."""
        under, over = self._term(term.base), self._term(term.exp)
        if self._now is self._given:  # what holds wherever the hypothesis is defined
            self._need(term.base, f"(or (distinct {under} 0.0) (>= {over} 0.0))")
        else:
            self._need(term.base, f"(> {under} 0.0)")
        name = self._open(("^", under, over))
        self._now.say(f"(=> (> {under} 0.0) (> {name} 0.0))")
        self._now.say(f"(=> (> {under} 1.0) (= (> {name} 1.0) (> {over} 0.0)))")
        return name

    def _function(self, term: Any) -> str:
        if not term.args:
            return self._constant(term)
        argument = self._term(term.args[0])
        if isinstance(term, sp.log):
            self._need(term.args[0], f"(> {argument} 0.0)")
            found = self._logarithm(term.args[0])
            if found is not None:
                return found
        return self._value(type(term), argument, None if term.free_symbols else term)

    def _constant(self, term: Any) -> str:
        return self._value(term, "", term)

    def _value(self, function: Any, argument: str, constant: Any = None) -> str:
        """A variable for function(argument), with facts that hold wherever the function is defined."""
        name = self._open((str(function), argument))
        found = None if constant is None else bounds(constant)
        if found is not None:
            self._now.say(f"(<= {number(found[0])} {name} {number(found[1])})")
        for fact in _FACTS.get(function, ()):
            self._now.say(fact.format(f=name, x=argument))
        if function in _SIGNED:
            self._now.say(f"(= (> {name} 0.0) (> {argument} 0.0))")
        return name
