"""What z3 was asked on the way to PROVED, as facts about polynomials that contradict one another.

A statement that z3 proves rests on one query for each condition under which its goal is defined, and one for the goal:
each says that hypotheses, definitions and a negation cannot hold together. This module makes the same queries again,
in the same order and from the same text, without asking z3, and reads them as polynomials. The search for exact
certificates (positivstellensatz.py) starts from them, and a replay compares a certificate's facts with them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint

from dpotheory.prover.logarithms import transformed
from dpotheory.prover.outcome import Budget
from dpotheory.prover.polynomial import Named, Session, undefined_reason
from dpotheory.prover.statement import Relation, Statement

Fact = tuple[str, Any]
"""(">=" | ">" | "=" | "!=", polynomial compared with 0) or ("or", facts of which one holds)."""

_TOKEN = re.compile(r"[()]|[^\s()]+")
_NAME = re.compile(r"[^\W\d]\w*(!\d+)?")


@dataclass(frozen=True)
class Query:
    """One question whose answer was `unsat`.

    Attributes:
        asks: what is shown by it: "the goal", or "the goal is defined".
        facts: by label, what cannot hold together; polynomials are flint's `fmpq_mpoly` of one ring.
        text: the query in SMT-LIB, as z3 read it.
        relaxed: whether other functions than polynomials stand in it as variables of which only the range is known.
    """

    asks: str
    facts: tuple[tuple[str, Fact], ...]
    text: str
    relaxed: bool

    @property
    def written(self) -> list[Any]:
        """The facts as a certificate has them."""
        return [fact_text(fact) for _, fact in self.facts]


class _Recorder(Session):
    """A session that writes down what it is asked and answers `unsat`, so that the prover's own code goes on."""

    def __init__(self, statement: Statement) -> None:
        super().__init__(statement, Budget())
        self.queries: list[tuple[Named, Named, str]] = []

    def ask(self, extra: Named, share: float = 1.0, core: bool = False) -> dict[str, Any]:
        named = [*self.translator.definitions, *self.given, *extra]
        self.text = self.translator.declarations + "".join(f"(assert {text})\n" for _, text in named)
        self.queries.append((named, extra, self.text))
        return {"answer": "unsat"}


def queries(statement: Statement, goal: bool = True) -> list[Query]:
    """The queries behind a proof of the statement by z3; `goal=False` leaves only those that show the goal defined.

    Raises:
        ValueError: if the goal is a limit, or a query is not about polynomials.
    """
    if not isinstance(statement.goal, Relation):
        raise ValueError("the goal is a limit, about which z3 is not asked.")
    recorder = _Recorder(statement)
    undefined_reason(statement, recorder, statement.goal.parts)
    if goal:
        recorder.ask([("goal", recorder.translator.relation(statement.goal.negation))])
    names = _readable(recorder.translator.names)
    found = []
    for named, extra, text in recorder.queries:
        asks = "the goal" if extra[0][0] == "goal" else "the goal is defined"
        found.append(Query(asks, tuple(_facts(named, names)), text, recorder.translator.relaxed))
    return found


def asked(statement: Statement, certificate: Mapping[str, Any]) -> list[Query]:
    """All queries behind a PROVED statement, in the form that its certificate says it was given.

    An equation that sympy has reduced to 0 has the queries that z3 would have been asked.
    """
    if "transformed" not in certificate:
        return queries(statement)
    form = transformed(statement)
    if form is None:
        raise ValueError("the sides of the goal are not both positive by their shape, so it has no logarithmic form.")
    return [*queries(statement, goal=False), *queries(form)]


def _readable(names: Mapping[str, str]) -> dict[str, str]:
    """Variables by the statement's own names where those are single words and differ from all others."""
    plain = {variable: name if _NAME.fullmatch(name) else variable for variable, name in names.items()}
    return plain if len(set(plain.values())) == len(plain) else {variable: variable for variable in names}


def _facts(named: Named, names: Mapping[str, str]) -> Iterator[tuple[str, Fact]]:
    """The assertions as facts."""
    trees = [(label, _parsed(text)) for label, text in named]
    used = sorted({leaf for _, tree in trees for leaf in _leaves(tree) if leaf in names}, key=list(names).index)
    ring = flint.fmpq_mpoly_ctx.get(tuple(names[variable] for variable in used), flint.Ordering.lex)
    variables = dict(zip(used, ring.gens(), strict=True))

    def number(value: Fraction) -> Any:
        return ring.constant(flint.fmpq(value.numerator, value.denominator))

    def polynomial(tree: Any) -> Any:
        if isinstance(tree, str):
            return variables[tree] if tree in variables else number(Fraction(tree))
        head, *arguments = tree
        values = [polynomial(argument) for argument in arguments]
        if head == "to_real":
            return values[0]
        if head == "-":
            return -values[0] if len(values) == 1 else values[0] - sum(values[1:], number(Fraction(0)))
        if head == "/":
            return values[0] * number(1 / Fraction(str(values[1])))
        total = number(Fraction(head == "*"))
        for value in values:
            total = total * value if head == "*" else total + value
        return total

    def fact(tree: Any) -> Fact:
        head, *arguments = tree
        if head == "or":
            return "or", tuple(fact(argument) for argument in arguments)
        if head == "not":
            op, form = fact(arguments[0])
            if op != "=":
                raise ValueError(f"the negation of {op} is not understood.")
            return "!=", form
        left, right = (polynomial(argument) for argument in arguments)
        return (head, left - right) if head in ("=", ">=", ">") else (head.replace("<", ">"), right - left)

    for label, tree in trees:
        for part in tree[1:] if tree[0] == "and" else [tree]:
            yield label, fact(part)


def _leaves(tree: Any) -> Iterator[str]:
    if isinstance(tree, str):
        yield tree
    else:
        for part in tree[1:]:
            yield from _leaves(part)


def _parsed(text: str) -> Any:
    """An S-expression as nested lists."""
    stack: list[list[Any]] = [[]]
    for token in _TOKEN.findall(text):
        if token == "(":
            stack.append([])
        elif token == ")":
            done = stack.pop()
            stack[-1].append(done)
        else:
            stack[-1].append(token)
    return stack[0][0]


def number_text(value: Any) -> str:
    """A flint fraction as text."""
    return str(Fraction(int(value.p), int(value.q)))


def fact_text(fact: Fact) -> list[Any]:
    """The fact as [op, polynomial] or ["or", facts]."""
    op, form = fact
    return [op, [fact_text(one) for one in form] if op == "or" else polynomial_text(form)]


def polynomial_text(form: Any) -> dict[str, str]:
    """The polynomial as {"x^2 y": "3/2", "": "-1"}."""
    names = form.context().names()
    return {
        " ".join(
            names[place] + (f"^{power}" if power > 1 else "") for place, power in enumerate(monomial) if power
        ): number_text(value)
        for monomial, value in form.to_dict().items()
    }
