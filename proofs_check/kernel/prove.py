"""A proof in Coq from products of facts: what stands under roots and in denominators becomes facts, then `lra`."""

import time
from collections.abc import Iterator
from typing import Any

import sympy as sp

from dpotheory.prover import Relation, Statement
from proofs_check.kernel import writer
from proofs_check.kernel.facts import Atoms, Fact, Polynomial, TooLargeError, plus
from proofs_check.kernel.products import search

_EFFORTS = ((1, False), (2, False), (1, True), (2, True), (3, False))
_MOST_CASES = 3
_OPS = {"<=": ">=", "<": ">", "==": "="}


def _fact(atoms: Atoms, given: Relation, proof: str) -> Fact | None:
    """The relation as a fact; the proof term is turned so that it speaks of the difference of both sides."""
    if given.op == "!=":
        return None
    left, right = atoms.polynomial(given.lhs), atoms.polynomial(given.rhs)
    if given.op in (">=", ">"):
        lemma = "geq0" if given.op == ">=" else "gt0"
        return Fact(given.op, plus(left, right, -1), f"({lemma} _ _ {proof})")
    if given.op == "==":
        return Fact("=", plus(left, right, -1), proof)
    return Fact(_OPS[given.op], plus(right, left, -1), f"({'leq0' if given.op == '<=' else 'lt0'} _ _ {proof})")


def _monotone(goal: Relation) -> tuple[Relation, str] | None:
    """For products with one exponential on each side: the comparison that is left of the exponents."""
    if goal.op not in ("<=", ">=", "<", ">"):
        return None
    small, large = (goal.lhs, goal.rhs) if goal.op in ("<=", "<") else (goal.rhs, goal.lhs)
    sides = [sp.Mul.make_args(side) for side in (small, large)]
    powers = [[part for part in side if isinstance(part, sp.exp)] for side in sides]
    if [len(one) for one in powers] != [1, 1]:
        return None
    rest = [sorted((part for part in side if not isinstance(part, sp.exp)), key=str) for side in sides]
    numbers = [sp.Mul(*(part for part in side if part.is_Rational)) for side in rest]
    if [one for one in rest[0] if not one.is_Rational] != [one for one in rest[1] if not one.is_Rational]:
        return None
    if not 0 < numbers[0] <= numbers[1]:
        return None
    inner = Relation(powers[0][0].args[0], goal.op.replace(">", "<"), powers[1][0].args[0])
    factor, more = (writer.term(sp.Mul(*one, evaluate=False)) if one else "1" for one in rest)
    lemma = "exp_scaled_le" if inner.op == "<=" else "exp_scaled_lt"
    a, b = (writer.term(side) for side in inner.parts)
    turned = "" if goal.op in ("<=", "<") else ("apply Rle_ge. " if goal.op == ">=" else "apply Rlt_gt. ")
    rewritten = "rewrite ?inv_pow in * | rewrite ?inv_pow; ring | rewrite ?inv_pow; ring"
    text = f"{turned}eapply ({lemma} {factor} {a} {b}); [sign | {rewritten}]."
    if factor != more:
        text = f"{turned}eapply ({lemma}_more {factor} {more} {a} {b}); [sign | sign_difference | {rewritten}]."
    return inner, text


def proofs(statement: Statement, seconds: float) -> Iterator[str]:
    """Proofs to try, from the text after "Proof." on."""
    goal = statement.goal
    assert isinstance(goal, Relation)
    ends = time.monotonic() + seconds
    needed = [condition for part in goal.parts for condition in writer.conditions(part)]
    parts = list({writer.relation(one): one for one in (*needed, goal)}.values())
    for depth, squares in _EFFORTS:
        if time.monotonic() > ends:
            return
        try:
            pieces = [_piece(statement, parts[:place], part, depth, squares, ends) for place, part in enumerate(parts)]
        except (TooLargeError, writer.UnwritableError):
            return
        if None in pieces:
            continue
        count = len(writer.premise_relations(statement))
        names = " ".join(writer.name_of(name) for name, _ in statement.domains)
        start = f"intros {names} {' '.join(f'G{i}' for i in range(count))}. rewrite ?inv_pow in *."
        body = ""
        for place, (part, piece) in enumerate(zip(parts[:-1], pieces[:-1], strict=True)):
            body += f" assert (C{place} : {writer.relation(part)}). {{ {piece} }}"
        ending = "".join(f" split; [exact C{place} | ]." for place in range(len(parts) - 1))
        yield f"{start}{body}{ending} {pieces[-1]}"


def _piece(
    statement: Statement, before: list[Relation], goal: Relation, depth: int, squares: bool, ends: float
) -> str | None:
    """The proof of one conclusion."""
    if goal.op == "!=" or (goal.rhs == 0 and writer.shape_positive(goal.lhs)):
        if writer.shape_positive(goal.lhs) and goal.rhs == 0:
            return "sign."
        positive = _piece(statement, before, Relation(goal.lhs, ">", goal.rhs), depth, squares, ends)
        return None if positive is None else f"apply Rgt_not_eq. {positive}"
    text = ""
    if goal.op == "==":
        less, more = (
            _piece(statement, before, Relation(goal.lhs, op, goal.rhs), depth, squares, ends) for op in ("<=", ">=")
        )
        if less is None or more is None:
            return None
        return f"apply Rle_antisym. {{ {less} }} apply Rge_le. {more}"
    inner = _monotone(goal)
    if inner is not None:
        goal, text = inner
    atoms = Atoms()
    given = [(one, f"G{i}") for i, one in enumerate(writer.premise_relations(statement))]
    given += [(one, f"C{i}") for i, one in enumerate(before)]
    for side in goal.parts:
        atoms.polynomial(side)  # its cases come first
    facts = []
    for number, (one, name) in enumerate(given):
        fact = _fact(atoms, one, name)
        if fact is not None:
            facts.append(atoms.cleared(fact, _difference(one), f"K{number}"))
    opposite = {"<=": ">", ">=": "<", "<": ">=", ">": "<="}[goal.op]
    against = Relation(goal.lhs, opposite, goal.rhs)
    raw = _fact(atoms, against, "N'")  # no symbol has such a name
    assert raw is not None
    introduced = atoms.commands[:]
    negation = atoms.cleared(raw, _difference(against), "M'")
    after = " ".join(atoms.commands[len(introduced) :])
    atoms.commands = introduced
    facts += [
        fact for fact in atoms.facts if not any(one in monomial for one in atoms.inverses for monomial in fact.form)
    ]
    signs: dict[str, bool] = {}
    for fact in facts:
        for name, positive in _sign_of(fact):
            signs[name] = positive or signs.get(name, False)
    lemma = {"<=": "not_gt_le", ">=": "not_lt_ge", "<": "not_ge_lt", ">": "not_le_gt"}[goal.op]
    commands = " ".join(atoms.commands)
    found = _cases(facts, negation, atoms.choices[:_MOST_CASES], depth, squares, ends, signs)
    return None if found is None else f"{text} {commands} apply {lemma}. intro N'. {after} {found}"


def _difference(given: Relation) -> str:
    """What the fact of the relation speaks of, as text."""
    left, right = (writer.term(side) for side in given.parts)
    return f"{left} - {right}" if given.op in (">=", ">", "==") else f"{right} - {left}"


def _sign_of(fact: Fact) -> list[tuple[str, bool]]:
    """The variable that the fact says is not negative, and whether it is positive (x > 0, x >= 1 > 0)."""
    variables = [monomial for monomial in fact.form if monomial]
    if fact.op == "=" or len(variables) != 1 or len(variables[0]) != 1 or fact.form[variables[0]] <= 0:
        return []
    constant = fact.form.get((), 0)
    return [(variables[0][0], constant < 0 or fact.op == ">")] if constant <= 0 else []


def _cases(
    facts: list[Fact],
    negation: Fact | None,
    choices: list[Any],
    depth: int,
    squares: bool,
    ends: float,
    signs: dict[str, bool],
) -> str | None:
    """The contradiction, after as many case distinctions as it needs."""
    found = search(facts, negation, depth, squares, ends, signs)
    if found is not None:
        posed = "".join(f" pose proof {proof}." if proof.startswith("(") else "" for proof in found)
        return f"{posed} cbv beta in *; unfold Rsqr in *; lra."
    if not choices:
        return None
    (one, text, first, second, lemma, second_lemma), *rest = choices
    number = len(facts)
    form: Polynomial = {(text,): 1}  # type: ignore[dict-item]
    branches = []
    for value, by, strict in ((first, lemma, False), (second, second_lemma, True)):
        name = f"E{number}"
        proof = f"({by} (Rlt_le _ _ D{number}))" if strict and "Rabs" not in by else f"({by} D{number})"
        extra = Fact("=", plus(form, value, -1), name)
        # what the case says, as a polynomial: one <= other, or 0 <= x
        if "Rabs" in by:
            said = (
                Fact(">", plus({}, first, -1), f"(lt0 _ _ D{number})")
                if strict
                else Fact(">=", first, f"(leq0 _ _ D{number})")
            )
        else:
            low, high = (first, second) if "Rmin" in by else (second, first)
            said = (
                Fact(">", plus(low, high, -1), f"(lt0 _ _ D{number})")
                if strict
                else Fact(">=", plus(high, low, -1), f"(leq0 _ _ D{number})")
            )
        inner = _cases([*facts, extra, said], negation, rest, depth, squares, ends, signs)
        if inner is None:
            return None
        branches.append(f"{{ pose proof {proof} as {name}. {inner} }}")
    return f"destruct (Rle_or_lt {_sides(one)}) as [D{number} | D{number}]. {branches[0]} {branches[1]}"


def _sides(condition: str) -> str:
    left, _, right = condition.partition(" <= ")
    return f"{left} {right}"
