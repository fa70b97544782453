r"""Exact certificates that polynomial facts contradict one another, found by linear programming.

Sought are numbers c_k > 0, polynomials q_k and m_j with

    Σ_k c_k q_k² · Π (facts of k) + Σ_j m_j · (equation j) = 0  identically,

where at least one product has strict facts only and no square (or is the number 1): then 0 > 0, which is the
contradiction. Equations that give a power of a variable are put in first (substitution.py), and the products are chosen
by what has to cancel (products.py); what is left is linear in the c_k, monomial by monomial. A linear program finds
which of them are not 0, exact elimination over the rationals finds their values, and the m_j come from exact division.
Nothing that floating point says enters a certificate.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import flint

from dpotheory.prover.products import Column, Columns
from dpotheory.prover.substitution import Given, Rules, put_in, reduced

_MOST_COLUMNS = 3000
_MOST_ROWS = 6000
_TINY = 1e-9

Term = tuple[Any, tuple[int, ...], tuple[Any, ...]]
"""A coefficient, the numbers of the facts in a product, and the polynomials whose squares it has."""


@dataclass(frozen=True)
class Leaf:
    """A contradiction: Σ coefficient · squares · product of facts + Σ multiplier · equation = 0."""

    terms: tuple[Term, ...]
    equations: tuple[tuple[int, Any], ...]


LEVELS = ((1, 2, 0), (1, 4, 0), (2, 2, 0), (1, 2, 1), (2, 3, 1), (3, 2, 1), (2, 6, 2))
"""(facts in a product, rounds of asking, squares and multiples of the last fact too), one attempt after another."""


def contradiction(
    inequalities: Iterable[Given],
    equations: dict[int, Any],
    deadline: float,
    levels: Sequence[tuple[int, int, int]] = LEVELS,
) -> Leaf | None:
    """An exact contradiction between (number, strict?, polynomial) and equations by number, or None.

    Args:
        inequalities: each says polynomial > 0 where strict, else ≥ 0; the last is asked first.
        equations: each polynomial is 0.
        deadline: when to stop, in CPU seconds as `time.process_time` counts them.
        levels: what to try.
    """
    given = list(inequalities)
    forms = [form for _, _, form in given] + list(equations.values())
    if not forms:
        return None
    ring = forms[0].context()
    rules = put_in(equations, ring)
    columns = Columns(reduced(given, rules), rules, ring)
    for size, rounds, more in levels:
        seconds = deadline - time.process_time()
        if seconds <= 0:
            return None
        bases = columns.bases(size, 400)
        targets = [m for base in bases[1:2] for m in base.polynomial.monoms()]
        for index, equation in rules.left.items():
            form = columns.reduced(equation)
            if form is not None:
                bases.append(Column((), (ring.constant(1),), False, form, index))
                targets += form.monoms()
        if more:
            bases += columns.further(bases[1:2], more)
        asked = columns.asked(bases, targets, rounds, _MOST_COLUMNS)
        exact = _solved(asked, min(3 * seconds, 10.0))
        if exact is not None:
            return completed(exact, {index: form for index, _, form in given}, equations, rules)
    return None


def completed(
    exact: list[tuple[Column, Any]], facts: dict[int, Any], equations: dict[int, Any], rules: Rules
) -> Leaf | None:
    """The certificate in the facts as they were given: what the rules took away is added as multiples."""
    ring = exact[0][0].polynomial.context()
    total = ring.constant(0)
    terms: list[Term] = []
    multipliers: dict[int, Any] = {}
    for column, value in exact:
        if column.free is not None:
            multipliers[column.free] = multipliers.get(column.free, ring.constant(0)) + column.squares[0] * value
            total = total + column.squares[0] * equations[column.free] * value
            continue
        product = ring.constant(value)
        for root in column.squares:
            product = product * root * root
        for index in column.facts:
            product = product * facts[index]
        total = total + product
        terms.append((value, column.facts, column.squares))
    for index, quotient in rules.divided(total).items():
        multipliers[index] = multipliers.get(index, ring.constant(0)) - quotient
    rest = total + sum((m * equations[i] for i, m in multipliers.items()), ring.constant(0))
    # columns of equations were counted in `total` and again among the multipliers
    rest = rest - sum((c.squares[0] * equations[c.free] * v for c, v in exact if c.free is not None), ring.constant(0))
    if rest != 0:
        return None
    return Leaf(tuple(terms), tuple((index, m) for index, m in sorted(multipliers.items()) if m != 0))


def _solved(columns: list[Column], seconds: float) -> list[tuple[Column, Any]] | None:
    """Exact coefficients with Σ coefficient · polynomial = 0 and a strict part, or None."""
    import numpy as np
    from scipy.optimize import linprog
    from scipy.sparse import coo_matrix

    for column in columns:
        if column.strict and column.polynomial == 0:
            return [(column, flint.fmpq(1))]
    forms = [column.polynomial.to_dict() for column in columns]
    rows = {monomial: row for row, monomial in enumerate(dict.fromkeys(m for form in forms for m in form))}
    if len(rows) > _MOST_ROWS or not any(column.strict for column in columns):
        return None
    scales, entries, weights, strict = [], [], [], []
    for place, (column, form) in enumerate(zip(columns, forms, strict=True)):
        numbers = {monomial: _float(value) for monomial, value in form.items()}
        scale = max((abs(value) for value in numbers.values()), default=1.0) or 1.0
        scales.append(scale)
        entries += [(value / scale, rows[monomial], place) for monomial, value in numbers.items()]
        weights.append(0.0 if column.free is not None else 1.0 + len(column.facts) + 2 * len(column.squares))
        strict.append(1.0 if column.strict else 0.0)
    values, down, across = zip(*entries, strict=True) if entries else ((), (), ())
    entries_strict = [(1.0, len(rows), place) for place, one in enumerate(strict) if one]
    matrix = coo_matrix(
        (
            [*values, *(value for value, _, _ in entries_strict)],
            (
                [*down, *(row for _, row, _ in entries_strict)],
                [*across, *(place for _, _, place in entries_strict)],
            ),
        ),
        shape=(len(rows) + 1, len(columns)),
    ).tocsr()
    target = np.zeros(len(rows) + 1)
    target[-1] = 1.0
    bounds = [(None, None) if column.free is not None else (0, None) for column in columns]
    try:
        found = linprog(
            weights,
            A_eq=matrix,
            b_eq=target,
            bounds=bounds,
            method="highs-ds",
            options={"time_limit": max(0.05, seconds), "presolve": True},
        )
    except ValueError:  # coefficients beyond what floating point holds
        return None
    if found.status != 0 or found.x is None:
        return None
    for least in (_TINY, 1e-6, 1e-12):
        support = [place for place, value in enumerate(found.x) if abs(value) > least]
        exact = _exact([columns[place] for place in support], [found.x[place] / scales[place] for place in support])
        if exact is not None:
            return exact
    return None


def _float(value: Any) -> float:
    try:
        return float(Fraction(int(value.p), int(value.q)))
    except OverflowError:
        return float("inf")


def _exact(columns: list[Column], near: list[float]) -> list[tuple[Column, Any]] | None:
    """Rational coefficients on these columns: elimination, what stays free rounded from the program's values."""
    forms = [column.polynomial.to_dict() for column in columns]
    monomials = list(dict.fromkeys(m for form in forms for m in form))
    if not columns or len(columns) * len(monomials) > 400_000:
        return None
    rows = [[form.get(monomial, flint.fmpq(0)) for form in forms] for monomial in monomials]
    rows = rows or [[flint.fmpq(0)] * len(columns)]
    matrix, rank = flint.fmpq_mat(rows).rref()
    pivots, row = {}, 0
    for place in range(len(columns)):
        if row < rank and matrix[row, place] != 0:
            pivots[place] = row
            row += 1
    free = [place for place in range(len(columns)) if place not in pivots]
    if not free:
        return None
    largest = max(abs(near[place]) for place in free) or 1.0
    for denominator in (1, 12, 1000, 10**6, 10**12):
        values = {}
        for place in free:
            rounded = Fraction(near[place] / largest).limit_denominator(denominator)
            values[place] = flint.fmpq(rounded.numerator, rounded.denominator)
        for place, row in pivots.items():
            values[place] = -sum((matrix[row, other] * values[other] for other in free), flint.fmpq(0))
        signs = all(columns[place].free is not None or value >= 0 for place, value in values.items())
        if signs and any(columns[place].strict and value > 0 for place, value in values.items()):
            return [(columns[place], value) for place, value in values.items() if value != 0]
    return None
