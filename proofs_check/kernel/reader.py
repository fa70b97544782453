"""Reads the theorems of a Coq file back, and says whether they are a row's statements; knows nothing of the writer.

A theorem is read as names over R, premises and conclusions (`grammar.py`). It is a row's statement if its names are
the statement's symbols, its premises are the domains, the hypotheses and maybe what makes these defined, its last
conclusion is the goal, and the others hold every condition under which the goal is defined.
"""

import json
import re

import sympy as sp

from dpotheory.prover import Relation, Statement
from dpotheory.prover.signs import necessary, sufficient
from dpotheory.prover.terms import serialise
from proofs_check.kernel.grammar import WORDS, Reader, ReadingError, Theorem, meant
from proofs_check.kernel.writer import Claimed, Existence

__all__ = ["ReadingError", "Theorem", "base_problem", "differs", "meant", "theorems", "uncommented"]


def uncommented(text: str) -> str:
    """The text without comments, which nest.

    Raises:
        ReadingError: if a comment ends that did not begin, or does not end.
    """
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
        one = Reader(block[1]).theorem()
        if one.name in WORDS:
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
        if words[0] in ("Lemma", "Ltac") and words[1] in WORDS:
            return f"It gives {words[1]} another meaning."
    return ""


def _plain(relation: Relation) -> str:
    """The relation as text that depends on its content alone."""
    return json.dumps([serialise(relation.lhs), relation.op, serialise(relation.rhs)])


def _bounds(statement: Statement) -> list[Relation]:
    """What the domains say, as relations."""
    return [
        Relation(sp.Integer(domain.lower), "<" if domain.open_below else "<=", sp.Symbol(name))
        for name, domain in statement.domains
        if domain.lower is not None
    ]


def _lacks(theorem: Theorem, statement: Statement) -> str:
    """Empty if the theorem says that the hypotheses hold together at a point of the domains."""
    if not theorem.exists or theorem.symbols != tuple(name for name, _ in statement.domains):
        return f"It is not that there are {', '.join(statement.symbols)}."
    missing = {name for name, domain in statement.domains if domain.integral} - theorem.whole
    if missing:
        return f"It does not say that {sorted(missing)[0]} is whole."
    shown = {_plain(one) for one in theorem.conclusions}
    needed = [
        one for given in statement.relations for part in given.parts for one in sufficient(part, statement.domain)
    ]
    for one in (*_bounds(statement), *needed, *statement.relations):
        if _plain(one) not in shown:
            return f"It does not say that {one}."
    return ""


def differs(theorem: Theorem, statement: Claimed) -> str:
    """Empty if the theorem implies the statement, else what is different, in a sentence."""
    if isinstance(statement, Existence):
        return _lacks(theorem, statement.statement)
    if theorem.exists:
        return "It only says that something exists."
    goal = statement.goal
    if not isinstance(goal, Relation):
        return "The statement is a limit."
    if theorem.symbols != tuple(name for name, _ in statement.domains):
        return f"It is about {', '.join(theorem.symbols)}."
    zero = _bounds(statement)
    defined = [
        one for given in statement.relations for part in given.parts for one in necessary(part, statement.domain)
    ]
    given = [_plain(one) for one in (*zero, *defined, *statement.relations)]
    stated = {_plain(one) for one in theorem.premises}
    left_out = [one for one in (*zero, *statement.relations) if _plain(one) not in stated]
    if left_out:
        return f"It lacks the premise {left_out[0]}."
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
