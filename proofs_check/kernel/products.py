"""Which products of facts make a goal linear: found by linear programming in floating point, checked by Coq's `lra`.

The goal's negation and the facts contradict one another if a sum of products of them (with coefficients ≥ 0), of
squares and of multiples of equations vanishes and one strict product is in it. Only the products are taken from the
program; the coefficients are found again, exactly, by `lra` in Coq.
"""

import itertools
import time
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_matrix

from proofs_check.kernel.facts import Fact, Monomial, Polynomial, TooLargeError, times, written

_MOST_COLUMNS = 6000
_MOST_ROWS = 4000


@dataclass(frozen=True)
class Column:
    """A product: its polynomial, whether it is strict, whether it is an equation, and its proof as a term of Coq."""

    form: Polynomial
    strict: bool
    equation: bool
    proof: str


def _single(fact: Fact) -> Column:
    return Column(fact.form, fact.op == ">", fact.op == "=", fact.proof)


def _product(one: Column, other: Column) -> Column:
    strict = one.strict and other.strict
    lemma = "Rmult_lt_0_compat" if strict else "Rmult_le_pos"
    proofs = [part.proof if strict or not part.strict else f"(Rlt_le _ _ {part.proof})" for part in (one, other)]
    return Column(times(one.form, other.form), strict, False, f"({lemma} _ _ {proofs[0]} {proofs[1]})")


def _squares(facts: Sequence[Fact]) -> list[Column]:
    """(x − y)² ≥ 0 and x² ≥ 0 for the variables of the facts."""
    names = sorted({name for fact in facts for monomial in fact.form for name in monomial})
    found = []
    for one in names:
        form: Polynomial = {(one,): 1}  # type: ignore[dict-item]
        found.append(Column(times(form, form), False, False, f"(Rle_0_sqr {one})"))
    for one, other in itertools.combinations(names, 2):
        form = {(one,): 1, (other,): -1}  # type: ignore[dict-item]
        found.append(Column(times(form, form), False, False, f"(Rle_0_sqr ({one} - {other}))"))
    return found


def _conjugate(equation: Fact) -> Fact:
    """From a = b that a² = b²: the equation times a + b."""
    (one, a), (other, b) = equation.form.items()
    factor = {one: a, other: -b}
    return Fact("=", times(equation.form, factor), f"(f_equal (Rmult ({written(factor)})) {equation.proof})")


def _split_squares(negation: Fact | None) -> list[Column]:
    """(m − n)² ≥ 0 for the ways in which a monomial of the negation is a product m · n."""
    found: dict[frozenset[Monomial], Column] = {}
    for monomial in negation.form if negation else ():
        if not 2 <= len(monomial) <= 6:
            continue
        for size in range(1, len(monomial) // 2 + 1):
            for chosen in itertools.combinations(range(len(monomial)), size):
                one = tuple(monomial[place] for place in chosen)
                other = tuple(monomial[place] for place in range(len(monomial)) if place not in chosen)
                if one != other:
                    form: Polynomial = {one: Fraction(1), other: Fraction(-1)}
                    square = Column(times(form, form), False, False, f"(Rle_0_sqr ({written(form)}))")
                    found.setdefault(frozenset((one, other)), square)
    return list(found.values())[:200]


def _multiples(equations: Sequence[Fact], columns: Sequence[Column]) -> list[Column]:
    """Equations times the monomials that their terms lack to those of the columns."""
    wanted: set[Monomial] = {monomial for column in columns for monomial in column.form}
    found = []
    for equation in equations:
        factors: set[Monomial] = {()}
        for lead in equation.form:
            if len(lead) >= 1:
                for monomial in wanted:
                    rest = _quotient(monomial, lead)
                    if rest is not None:
                        factors.add(rest)
        for factor in sorted(factors, key=lambda one: (len(one), one))[:400]:
            form = times(equation.form, {factor: 1})  # type: ignore[dict-item]
            by = " * ".join(factor)
            proof = equation.proof if not factor else f"(f_equal (Rmult ({by})) {equation.proof})"
            found.append(Column(form, False, True, proof))
    return found


def _quotient(monomial: Monomial, lead: Monomial) -> Monomial | None:
    rest = list(monomial)
    for name in lead:
        if name not in rest:
            return None
        rest.remove(name)
    return tuple(rest)


def _positive_multiples(columns: Sequence[Column], wanted: set[Monomial], signs: dict[str, bool]) -> list[Column]:
    """Products of a fact with a monomial of variables that are not negative, where a wanted monomial asks for it."""
    found = []
    for column in columns:
        factors: set[Monomial] = set()
        for lead in column.form:
            for monomial in wanted:
                rest = _quotient(monomial, lead)
                if rest and len(rest) <= 6 and all(name in signs for name in rest):
                    factors.add(rest)
        for factor in sorted(factors, key=lambda one: (len(one), one))[:60]:
            by = " * ".join(factor)
            form = times(column.form, {factor: 1})  # type: ignore[dict-item]
            strict = column.strict and all(signs[name] for name in factor)
            lemma, sign = ("Rmult_lt_0_compat", "<") if strict else ("Rmult_le_pos", "<=")
            fact = column.proof if strict or not column.strict else f"(Rlt_le _ _ {column.proof})"
            proof = f"({lemma} _ _ {fact} (ltac:(sign) : 0 {sign} {by}))"
            found.append(Column(form, strict, False, proof))
    return found


def search(
    facts: Sequence[Fact], negation: Fact | None, depth: int, squares: bool, ends: float, signs: dict[str, bool]
) -> list[str] | None:
    """Proofs of the products in a contradiction, or None.

    Args:
        facts: what is known.
        negation: of the goal.
        depth: how many facts a product has at most, monomials apart.
        squares: whether to add squares of variables and of differences.
        ends: when to give up, by `time.monotonic`.
        signs: variables that are not negative, and whether they are positive.
    """
    try:
        columns = _columns(facts, negation, depth, squares, ends)
        equations = [fact for fact in facts if fact.op == "="]
        equations += [_conjugate(fact) for fact in equations if len(fact.form) == 2]
        wanted = {monomial for column in columns[: 40 + len(facts)] for monomial in column.form}
        basis = list(columns)
        for _ in range(2):
            if time.monotonic() > ends or len(columns) > _MOST_COLUMNS:
                break
            columns = _distinct([*columns, *_positive_multiples(basis[:400], wanted, signs)])
            columns = [*columns, *_multiples(equations, columns[:1500])]
            if len(basis) <= 60:
                wanted = {monomial for column in columns[:1500] for monomial in column.form}
    except TooLargeError:
        return None
    unique: dict[str, Column] = {column.proof: column for column in columns}
    return _solve(list(unique.values())[:_MOST_COLUMNS], ends)


def _columns(facts: Sequence[Fact], negation: Fact | None, depth: int, squares: bool, ends: float) -> list[Column]:
    singles = [_single(fact) for fact in (*([negation] if negation else []), *facts) if fact.op != "="]
    columns = list(singles)
    level = singles
    for _ in range(depth - 1):
        following = []
        for one in level:
            for other in singles:
                if time.monotonic() > ends or len(columns) + len(following) > _MOST_COLUMNS // 2:
                    break
                try:
                    following.append(_product(one, other))
                except TooLargeError:
                    continue
        level = _distinct(following)
        columns += level
    if squares:
        some = _squares([*facts, *([negation] if negation else [])]) + _split_squares(negation)
        columns += some
        if depth > 1:
            columns += [_product(one, other) for one in some for other in singles][: _MOST_COLUMNS // 3]
    return _distinct(columns)


def _distinct(columns: Sequence[Column]) -> list[Column]:
    seen: dict[frozenset[tuple[Monomial, object]], Column] = {}
    for column in columns:
        seen.setdefault(frozenset(column.form.items()), column)
    return list(seen.values())


def _solve(columns: Sequence[Column], ends: float) -> list[str] | None:
    rows: dict[Monomial, int] = {}
    data: tuple[list[float], list[int], list[int]] = ([], [], [])
    for place, column in enumerate(columns):
        size = max((abs(float(number)) for number in column.form.values()), default=1.0) or 1.0
        for monomial, number in column.form.items():
            data[0].append(float(number) / size)
            data[1].append(rows.setdefault(monomial, len(rows)))
            data[2].append(place)
    if len(rows) > _MOST_ROWS or not columns:
        return None
    # the constant 1 > 0 is a strict column of its own
    constant = rows.setdefault((), len(rows))
    width = len(columns) + 1
    data[0].append(1.0)
    data[1].append(constant)
    data[2].append(width - 1)
    for place, column in enumerate(columns):
        if column.strict:
            data[0].append(1.0)
            data[1].append(len(rows))
            data[2].append(place)
    data[0].append(1.0)
    data[1].append(len(rows))
    data[2].append(width - 1)
    matrix = csc_matrix((data[0], (data[1], data[2])), shape=(len(rows) + 1, width))
    right = np.zeros(len(rows) + 1)
    right[-1] = 1.0
    bounds = [(None, None) if column.equation else (0, None) for column in columns] + [(0, None)]
    cost = [0.0 if column.equation else 1.0 + 0.1 * column.proof.count("Rmult") for column in columns] + [0.01]
    left = ends - time.monotonic()
    if left <= 0:
        return None
    found = linprog(cost, A_eq=matrix, b_eq=right, bounds=bounds, method="highs", options={"time_limit": left})
    if found.x is None or found.status != 0:
        return None
    return [column.proof for column, weight in zip(columns, found.x[:-1], strict=True) if abs(weight) > 1e-9]
