"""Certificates as trees of case splits, whose leaves positivstellensatz.py finds.

Splits come from the facts themselves (a disjunction, p ≠ 0) or help a leaf: where x·y·h > 0 and x, y > 0, the fact
h > 0 is shorter (shorter.py), and where it fails there is a contradiction at once. What a certificate does not use is
taken out of it at the end. Its form is described in proofs_check/certificate.py, which checks it and shares no code
with this.
"""

import time
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dpotheory.prover.contradictions import Fact, fact_text, number_text, polynomial_text
from dpotheory.prover.positivstellensatz import LEVELS, Leaf, contradiction
from dpotheory.prover.shorter import ring_of, shortened
from dpotheory.prover.substitution import put_in

_DEEPEST = 8


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
        return time.process_time() > self.deadline

    def leaf(self, facts: dict[int, Fact], levels: Sequence[tuple[int, int, int]]) -> Leaf | None:
        """A contradiction without further splits."""
        inequalities = [(index, op == ">", form) for index, (op, form) in facts.items() if op in (">=", ">")]
        equations = {index: form for index, (op, form) in facts.items() if op == "="}
        return contradiction(inequalities, equations, self.deadline, levels)

    def proof(self, facts: dict[int, Fact], depth: int = 0) -> Any:
        """A proof that the facts contradict one another, or None."""
        index, (op, form) = list(facts.items())[-1]
        if op == "!=":  # an equation is proved: for both signs at once, more or less
            return self._either(facts, index, ((">", form), (">", -form)), depth, False)
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
            choices = sorted(self._disjunctions(facts), key=lambda choice: choice[0])
            for shallow in (True, False):
                for _, index, cases in choices if shallow else choices[:2]:
                    split = self._either(facts, index, cases, depth, shallow)
                    if split is not None or self.late:
                        return split
        return self.leaf(facts, LEVELS[4:])

    def _disjunctions(self, facts: dict[int, Fact]) -> Iterator[tuple[Any, int, Sequence[Fact]]]:
        """(how late to try it, number, cases): first those about variables of the last fact, of these the latest."""
        *_, goal = facts.values()
        matters = _variables(goal)
        for index, (op, form) in facts.items():
            if op in ("or", "!="):
                cases = form if op == "or" else ((">", form), (">", -form))
                yield (op == "!=", not matters & _variables(cases[0]), -index), index, cases

    def _either(
        self, facts: dict[int, Fact], index: int, cases: Sequence[Fact], depth: int, shallow: bool
    ) -> Either | None:
        rest = {other: fact for other, fact in facts.items() if other != index}
        parts = []
        for case in cases:
            number = self.number()
            given = _before_last({**rest, number: case})
            part: Any = self.leaf(given, LEVELS[:3]) if shallow else self.proof(given, depth + 1)
            if part is None:
                return None
            parts.append((number, part))
        return Either(index, tuple(parts))

    def lemmas(self, facts: dict[int, Fact]) -> tuple[list[tuple[int, str, Any, Any]], dict[int, Fact]]:
        """What shorter facts follow: (number, relation, polynomial, leaf for where it fails), and all facts."""
        equations = {index: form for index, (op, form) in facts.items() if op == "="}
        rules = put_in(equations, ring_of(facts))
        known, made = dict(facts), []
        seen = {str(form) for op, form in facts.values() if op in (">", ">=")}
        for _ in range(3):
            before = len(made)
            for index, (op, form) in list(known.items()):
                shorter = shortened(index, op, form, known, equations, rules) if op in (">=", ">") else None
                if shorter is None or str(shorter[1]) in seen:
                    continue
                seen.add(str(shorter[1]))
                number = self.number()
                fails = shorter[2](number)
                if fails is None:
                    continue
                made.append((number, *shorter[:2], fails))
                known = _with(known, number, shorter[:2], index)
            if len(made) == before:
                break
        return made, known


def _with(known: dict[int, Fact], number: int, fact: Fact, instead: int) -> dict[int, Fact]:
    """The facts with a new one in the place of the one that it came from, which stays where it says more."""
    found: dict[int, Fact] = {}
    for index, one in known.items():
        if index != instead or fact[1].total_degree() >= one[1].total_degree():
            found[index] = one
        if index == instead:
            found[number] = fact
    return found


def _variables(fact: Fact) -> set[str]:
    """Names of the variables in a fact."""
    op, form = fact
    if op == "or":
        return set().union(*(_variables(one) for one in form))
    names = form.context().names()
    return {names[place] for monomial in form.monoms() for place, power in enumerate(monomial) if power}


def _before_last(facts: dict[int, Fact]) -> dict[int, Fact]:
    """The facts with the goal, which came last before a case was added, last again."""
    *rest, goal, case = facts
    return {index: facts[index] for index in (*rest, case, goal)}


def certified(facts: Sequence[tuple[str, Fact]], seconds: float, core: Collection[str] = ()) -> dict[str, Any] | None:
    """A certificate that the facts contradict one another, as JSON; None where none was found in this time.

    Args:
        facts: with their labels.
        seconds: how long to search, in CPU seconds of this process.
        core: labels of facts that are enough by themselves, if known: these are tried first.
    """
    ends = time.process_time() + seconds
    enough = [fact for label, fact in facts if label in core]
    for chosen, share in ((enough, 0.6), ([fact for _, fact in facts], 1.0)):
        if not chosen:
            continue
        search = _Search(time.process_time() + share * (ends - time.process_time()))
        numbered = {search.number(): fact for fact in chosen}
        found = search.proof(numbered)
        if found is not None:
            found = _needed(found)
            used = [index for index in numbered if index in _used(found)]
            return {"facts": [fact_text(numbered[index]) for index in used], "proof": _text(found, used)}
    return None


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
            "split": fact_text((proof.op, proof.form)),
            "yes": _text(proof.yes, further),
            "no": _text(proof.no, further),
        }
    if isinstance(proof, Either):
        cases = [_text(part, [*facts, number]) for number, part in proof.cases]
        return {"either": place[proof.fact], "cases": cases}
    terms = [
        [number_text(value), [place[index] for index in indices], *map(polynomial_text, roots)]
        for value, indices, roots in proof.terms
    ]
    equations = [[place[index], polynomial_text(form)] for index, form in proof.equations]
    return {"sum": terms, "equations": equations} if equations else {"sum": terms}
