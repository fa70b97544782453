"""Certificates as trees of case splits, whose leaves positivstellensatz.py finds.

Splits come from the facts themselves (a disjunction, p ≠ 0) or help a leaf: where x·y·h > 0 and x, y > 0, the fact h > 0 is
shorter, and where it fails there is a contradiction at once. What a certificate does not use is taken out of it at the
end. The form of a certificate is described in proofs_check/certificate.py, which checks it and shares no code with this.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from dpotheory.prover.contradictions import Fact
from dpotheory.prover.positivstellensatz import LEVELS, Leaf, contradiction
from dpotheory.prover.substitution import Rules, TooLargeError, put_in

_MOST_FACTOR_TERMS = 60
_DEEPEST = 8
_OPPOSITE = {">=": ">", ">": ">="}


@dataclass(frozen=True)
class Either:
    """A contradiction in each case of a fact; the case is a new fact with the number beside it."""

    fact: int
    cases: tuple[tuple[int, Any], ...]


@dataclass(frozen=True)
class Split:
    """A contradiction where a fact (number, relation, polynomial) holds, and where it fails."""

    fact: int
    op: str
    form: Any
    yes: Any
    no: Any


class _Search:
    """A search with one deadline; facts have numbers that stay theirs."""

    def __init__(self, deadline: float) -> None:
        self.deadline = deadline
        self.count = 0

    def number(self) -> int:
        self.count += 1
        return self.count - 1

    @property
    def late(self) -> bool:
        return time.monotonic() > self.deadline

    def leaf(self, facts: dict[int, Fact], levels: Sequence[tuple[int, int, int]]) -> Leaf | None:
        """A contradiction without further splits."""
        inequalities = [(index, op == ">", form) for index, (op, form) in facts.items() if op in (">=", ">")]
        equations = {index: form for index, (op, form) in facts.items() if op == "="}
        return contradiction(inequalities, equations, self.deadline, levels)

    def proof(self, facts: dict[int, Fact], depth: int = 0) -> Any:
        """A proof that the facts contradict one another, or None."""
        found: Any = self.leaf(facts, LEVELS[:1])
        if found is not None or self.late:
            return found
        lemmas, known = self.lemmas(facts)
        found = self._beyond(known, depth)
        for index, op, form, no in reversed(lemmas):
            found = None if found is None else Split(index, op, form, found, no)
        return found

    def _beyond(self, facts: dict[int, Fact], depth: int) -> Any:
        found: Any = self.leaf(facts, LEVELS[:4])
        if found is not None or self.late:
            return found
        if depth < _DEEPEST:
            for index, (op, form) in facts.items():
                if op not in ("or", "!="):
                    continue
                split = self._either(facts, index, form if op == "or" else ((">", form), (">", -form)), depth)
                if split is not None or self.late:
                    return split
        return self.leaf(facts, LEVELS[4:])

    def _either(self, facts: dict[int, Fact], index: int, cases: Sequence[Fact], depth: int) -> Either | None:
        rest = {other: fact for other, fact in facts.items() if other != index}
        parts = []
        for case in cases:
            number = self.number()
            part = self.proof(_before_last({**rest, number: case}), depth + 1)
            if part is None:
                return None
            parts.append((number, part))
        return Either(index, tuple(parts))

    def lemmas(self, facts: dict[int, Fact]) -> tuple[list[tuple[int, str, Any, Any]], dict[int, Fact]]:
        """Facts without their factors of known sign: (number, relation, polynomial, proof where it fails), and all facts."""
        equations = {index: form for index, (op, form) in facts.items() if op == "="}
        if not facts:
            return [], facts
        some = next(iter(facts.values()))
        while some[0] == "or":
            some = some[1][0]
        rules = put_in(equations, some[1].context())
        known = dict(facts)
        made: list[tuple[int, str, Any, Any]] = []
        seen = {str(form) for op, form in facts.values() if op in (">", ">=")}
        for _ in range(3):
            before = len(made)
            for index, (op, form) in list(known.items()):
                if op not in (">=", ">") or self.late:
                    continue
                for sign, shorter in self._shorter(form, op, known, rules):
                    if str(shorter) in seen:
                        continue
                    seen.add(str(shorter))
                    negation = self._fails(known, index, sign, shorter, equations)
                    if negation is None:
                        continue
                    number, no = negation
                    made.append((number, sign, shorter, no))
                    known = self._with(known, number, (sign, shorter), index)
            if len(made) == before:
                break
        return made, known

    def _with(self, known: dict[int, Fact], number: int, fact: Fact, instead: int) -> dict[int, Fact]:
        """The facts with a new one in the place of the one that it came from, which stays only if it is short."""
        found: dict[int, Fact] = {}
        for index, one in known.items():
            if index != instead or len(one[1]) <= 1 or fact[1].total_degree() >= one[1].total_degree():
                found[index] = one
            if index == instead:
                found[number] = fact
        return found

    def _fails(
        self, known: dict[int, Fact], index: int, op: str, form: Any, equations: dict[int, Any]
    ) -> tuple[int, Any] | None:
        """A number for the new fact, and a leaf for where it fails."""
        number = self.number()
        some = {
            other: fact for other, fact in known.items() if fact[0] in (">", ">=") and _lone(fact[1]) and other != index
        }
        some |= {other: ("=", equation) for other, equation in equations.items()}
        some |= {index: known[index], number: (_OPPOSITE[op], -form)}
        leaf = self.leaf(some, LEVELS[:1])
        return None if leaf is None else (number, leaf)

    def _shorter(self, form: Any, op: str, known: dict[int, Fact], rules: Rules) -> Iterator[tuple[str, Any]]:
        """What follows from a fact when its factors of known sign are taken away."""
        try:
            reduced = rules.reduced(form)
        except TooLargeError:
            return
        if len(reduced) > _MOST_FACTOR_TERMS or reduced.is_constant():
            return
        bound = _single_bound(reduced)
        if bound is not None:
            yield ">", bound
        positive = {_lone(fact[1]) for fact in known.values() if fact[0] == ">" and _lone(fact[1])}
        ring = reduced.context()
        names = ring.names()
        lead, factors = reduced.factor()
        rest, sign = ring.constant(1), 1
        for factor, power in factors:
            if _plainly_positive(factor, names, positive):
                continue
            if _plainly_positive(-factor, names, positive):
                sign *= -1 if power % 2 else 1
                continue
            if power % 2 == 0 and op == ">":
                continue
            rest = rest * factor ** (power if power % 2 == 0 else 1)
        rest = rest * (sign if lead > 0 else -sign)
        if not rest.is_constant() and len(rest) >= 1:
            yield op, rest


def _before_last(facts: dict[int, Fact]) -> dict[int, Fact]:
    """The facts with the goal, which came last before a case was added, last again."""
    *rest, goal, case = facts
    return {index: facts[index] for index in (*rest, case, goal)}


def _lone(form: Any) -> str:
    """The variable's name, where the polynomial is a positive multiple of one variable; else ''."""
    terms = form.to_dict()
    if len(terms) != 1:
        return ""
    [(monomial, coefficient)] = terms.items()
    return form.context().names()[monomial.index(1)] if sum(monomial) == 1 and coefficient > 0 else ""


def _single_bound(form: Any) -> Any:
    """x where the polynomial is a x^k − b with a, b > 0 and k odd: then x > 0."""
    terms = form.to_dict()
    if len(terms) != 2:
        return None
    (top, a), (low, b) = sorted(terms.items(), key=lambda item: -sum(item[0]))
    if sum(low) or b > 0 or a < 0 or max(top) != sum(top) or max(top) % 2 == 0:
        return None
    return form.context().gens()[top.index(max(top))]


def _plainly_positive(form: Any, names: Sequence[str], positive: set[str]) -> bool:
    """Whether every coefficient is > 0, and every variable."""
    return all(
        coefficient > 0
        and all(names[place] in positive or power % 2 == 0 for place, power in enumerate(monomial) if power)
        for monomial, coefficient in form.to_dict().items()
    ) and any(
        all(names[place] in positive for place, power in enumerate(monomial) if power) for monomial in form.monoms()
    )


def certified(facts: Sequence[Fact], seconds: float) -> dict[str, Any] | None:
    """A certificate that the facts contradict one another, as JSON; None where none was found in this time."""
    search = _Search(time.monotonic() + seconds)
    numbered = {search.number(): fact for fact in facts}
    found = search.proof(numbered)
    if found is None:
        return None
    found = _needed(found)
    used = [index for index in numbered if index in _used(found)]
    return {"facts": [_fact_text(numbered[index]) for index in used], "proof": _text(found, used)}


def _used(proof: Any) -> set[int]:
    if isinstance(proof, Leaf):
        return {index for _, indices, _ in proof.terms for index in indices} | {index for index, _ in proof.equations}
    if isinstance(proof, Split):
        return _used(proof.yes) | _used(proof.no)
    return {proof.fact}.union(*(_used(part) for _, part in proof.cases))


def _needed(proof: Any) -> Any:
    """The proof without splits of which one case is enough."""
    if isinstance(proof, Split):
        yes, no = _needed(proof.yes), _needed(proof.no)
        if proof.fact not in _used(yes):
            return yes
        return no if proof.fact not in _used(no) else Split(proof.fact, proof.op, proof.form, yes, no)
    if isinstance(proof, Either):
        cases = [(number, _needed(part)) for number, part in proof.cases]
        enough = [part for number, part in cases if number not in _used(part)]
        return enough[0] if enough else Either(proof.fact, tuple(cases))
    return proof


def _text(proof: Any, facts: Sequence[int]) -> dict[str, Any]:
    """The proof as JSON; `facts` are the numbers in the order of their places."""
    place = {number: index for index, number in enumerate(facts)}
    if isinstance(proof, Split):
        further = [*facts, proof.fact]
        return {
            "split": _fact_text((proof.op, proof.form)),
            "yes": _text(proof.yes, further),
            "no": _text(proof.no, further),
        }
    if isinstance(proof, Either):
        cases = [_text(part, [*facts, number]) for number, part in proof.cases]
        return {"either": place[proof.fact], "cases": cases}
    return {
        "sum": [
            [_number(value), [place[index] for index in indices], [polynomial_text(root) for root in roots]]
            for value, indices, roots in proof.terms
        ],
        "equations": [[place[index], polynomial_text(form)] for index, form in proof.equations],
    }


def _number(value: Any) -> str:
    return str(Fraction(int(value.p), int(value.q)))


def _fact_text(fact: Fact) -> list[Any]:
    op, form = fact
    return [op, [_fact_text(one) for one in form] if op == "or" else polynomial_text(form)]


def polynomial_text(form: Any) -> dict[str, str]:
    """The polynomial as {"x^2 y": "3/2", "": "-1"}."""
    names = form.context().names()
    return {
        " ".join(
            names[place] + (f"^{power}" if power > 1 else "") for place, power in enumerate(monomial) if power
        ): _number(value)
        for monomial, value in form.to_dict().items()
    }
