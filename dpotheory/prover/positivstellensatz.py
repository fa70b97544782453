r"""Exact certificates that polynomial facts contradict one another, found by linear programming.

Sought are numbers c_k > 0, polynomials q_k and m_j with

    Σ_k c_k q_k² · Π (facts of k) + Σ_j m_j · (equation j) = 0  identically,

where at least one product has strict facts only and no square (or is the number 1): then 0 > 0, which is the
contradiction. Equations that give a power of a variable are put in first; what is left is linear in the c_k, monomial by
monomial. The linear program finds which of them are not 0, exact elimination over the rationals then finds their values,
and the m_j come from exact division. Nothing that floating point says enters a certificate.
"""

import itertools
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import flint

_MOST_TERMS = 400
_MOST_COLUMNS = 3000
_MOST_ROWS = 6000
_HIGHEST = 24
_TINY = 1e-9

Term = tuple[Any, tuple[int, ...], tuple[Any, ...]]
"""A coefficient, the numbers of the facts in a product, and the polynomials whose squares it has."""


Given = tuple[int, bool, Any]
"""A fact: its number, whether it is strict, and the polynomial that is > 0 or ≥ 0."""


class TooLargeError(Exception):
    """Putting equations into one another would make polynomials too long."""


@dataclass(frozen=True)
class Leaf:
    """A contradiction: Σ coefficient · squares · product of facts + Σ multiplier · equation = 0."""

    terms: tuple[Term, ...]
    equations: tuple[tuple[int, Any], ...]


@dataclass(frozen=True)
class Rule:
    """power of a variable = value, as a combination of equations: variable^power − value = Σ cofactors · equations."""

    variable: int
    power: int
    value: Any
    form: Any
    cofactors: dict[int, Any]

    def reduced(self, polynomial: Any) -> Any:
        """The polynomial with the value put in for the power."""
        parts: dict[int, dict[Any, Any]] = {}
        for monomial, coefficient in polynomial.to_dict().items():
            times, rest = divmod(monomial[self.variable], self.power)
            left = (*monomial[: self.variable], rest, *monomial[self.variable + 1 :])
            parts.setdefault(times, {})[left] = coefficient
        if set(parts) <= {0}:
            return polynomial
        ring = polynomial.context()
        total = ring.constant(0)
        for times, terms in parts.items():
            if times * max(1, len(self.value) - 1) > _MOST_TERMS:
                raise TooLargeError
            total = total + ring.from_dict(terms) * self.value**times
            if len(total) > _MOST_TERMS:
                raise TooLargeError
        return total


@dataclass
class _Rules:
    """Equations put into one another."""

    rules: list[Rule] = field(default_factory=list)
    left: dict[int, Any] = field(default_factory=dict)

    def reduced(self, polynomial: Any) -> Any:
        for rule in self.rules:
            polynomial = rule.reduced(polynomial)
        return polynomial

    def divided(self, polynomial: Any) -> dict[int, Any]:
        """Multipliers m with polynomial − reduced(polynomial) = Σ m · equation."""
        found: dict[int, Any] = {}
        for rule in self.rules:
            rest = rule.reduced(polynomial)
            quotient = (polynomial - rest) // rule.form
            for index, cofactor in rule.cofactors.items():
                found[index] = found.get(index, polynomial.context().constant(0)) + quotient * cofactor
            polynomial = rest
        return found


def _orientations(equation: Any) -> Iterator[tuple[int, int, int, Any]]:
    """(power, length of the value, variable, coefficient) where a power of a variable stands alone in an equation."""
    terms = equation.to_dict()
    for variable in range(len(equation.context().names())):
        having = [monomial for monomial in terms if monomial[variable]]
        if len(having) == 1 and sum(having[0]) == having[0][variable]:
            yield having[0][variable], len(terms), variable, terms[having[0]]


def _put_in(equations: dict[int, Any], ring: Any) -> _Rules:
    """Rules from the equations, lowest powers first; what fits no rule is left."""
    found = _Rules()
    waiting = dict(equations)
    refused: set[tuple[int, int]] = set()
    while True:
        reduced = {}
        for index, equation in waiting.items():
            try:
                reduced[index] = found.reduced(equation)
            except TooLargeError:
                continue
        choices = [
            (*way, index)
            for index, equation in reduced.items()
            for way in _orientations(equation)
            if (index, way[2]) not in refused
        ]
        if not choices:
            found.left = {index: waiting[index] for index in waiting if reduced.get(index) != 0}
            return found
        power, _, variable, coefficient, index = min(choices, key=lambda choice: (*choice[:3], choice[4]))
        refused.add((index, variable))
        gens = ring.gens()
        form = reduced[index] * ring.constant(1 / coefficient)
        cofactors = {key: -value for key, value in found.divided(waiting[index]).items()}
        cofactors[index] = cofactors.get(index, ring.constant(0)) + 1
        scale = ring.constant(1 / coefficient)
        rule = Rule(
            variable,
            power,
            gens[variable] ** power - form,
            form,
            {key: value * scale for key, value in cofactors.items() if value != 0},
        )
        found.rules.append(rule)
        del waiting[index]


@dataclass(frozen=True)
class _Column:
    facts: tuple[int, ...]
    squares: tuple[Any, ...]
    strict: bool
    polynomial: Any
    free: int | None = None
    """The equation that it is a multiple of, whose coefficient may have any sign."""


class _Columns:
    """Products of facts whose monomials can cancel one another, from those of the facts that matter most outwards.

    A monomial t is cancelled by a product b of a few facts that has a monomial u dividing t, times the variables of t/u;
    so t asks for the column b·t/u, whose other monomials ask for others in turn.
    """

    def __init__(self, facts: Sequence[Given], rules: _Rules, ring: Any) -> None:
        self.rules, self.ring, self.gens = rules, ring, ring.gens()
        self.signs: dict[int, tuple[int, bool]] = {}
        self.inner: list[Given] = []
        for index, strict, form in facts:
            variable = _single(form)
            if variable is None:
                self.inner.append((index, strict, form))
            elif variable not in self.signs or strict:
                self.signs[variable] = (index, strict)
        self.found: dict[Any, _Column] = {}

    def bases(self, size: int, most: int) -> list[_Column]:
        """Products of at most `size` facts that are no variables."""
        layer = [(0, _Column((), (), True, self.ring.constant(1)))]
        made = [layer[0][1]]
        for _ in range(size):
            following = []
            for start, column in layer:
                for place in range(start, len(self.inner)):
                    index, strict, form = self.inner[place]
                    product = self._reduced(column.polynomial * form)
                    if product is None:
                        continue
                    one = _Column((*column.facts, index), (), column.strict and strict, product)
                    following.append((place, one))
                    made.append(one)
                    if len(made) >= most:
                        return made
            layer = following
        return made

    def _reduced(self, product: Any) -> Any:
        try:
            product = self.rules.reduced(product)
        except TooLargeError:
            return None
        return product if len(product) <= _MOST_TERMS and product.total_degree() <= _HIGHEST else None

    def multiple(self, base: _Column, powers: Sequence[int]) -> _Column | None:
        """The column times a monomial, if that is nonnegative: variables of known sign, and squares of others."""
        if base.free is not None:
            root = base.squares[0] * self._monomial(powers)
            product = self._reduced(base.polynomial * self._monomial(powers))
            return None if product is None else _Column((), (root,), False, product, base.free)
        facts, strict = list(base.facts), base.strict
        rooted = [0] * len(powers)
        for place, power in enumerate(powers):
            if not power:
                continue
            if place in self.signs and (power % 2 or self.signs[place][1]):
                index, positive = self.signs[place]
                facts += [index] * power
                strict = strict and positive
            elif power % 2 == 0:
                rooted[place] = power // 2
                strict = False
            else:
                return None
        squares = (*base.squares, self._monomial(rooted)) if any(rooted) else base.squares
        product = self._reduced(base.polynomial * self._monomial(powers))
        return None if product is None else _Column(tuple(sorted(facts)), squares, strict, product)

    def _monomial(self, powers: Sequence[int]) -> Any:
        return self.ring.from_dict({tuple(powers): 1})

    def asked(self, bases: Sequence[_Column], targets: Iterable[Any], rounds: int, most: int) -> list[_Column]:
        """The bases, and their multiples by what the targets, and then the multiples' own monomials, ask for."""
        found = {(id(base), None): base for base in bases}
        monomials = [(base, [tuple(m) for m in base.polynomial.monoms()]) for base in bases]
        highest = max([2, *(sum(t) for t in targets), *(sum(m) for _, ms in monomials for m in ms)]) + 2
        known: set[Any] = set()
        waiting = dict.fromkeys(tuple(t) for t in targets)
        for base in bases[: len(self.inner) + 1]:
            waiting.update(dict.fromkeys(tuple(m) for m in base.polynomial.monoms()))
        for _ in range(rounds):
            following: dict[Any, None] = {}
            for target in waiting:
                known.add(target)
                for base, own in monomials:
                    for monomial in own:
                        powers = tuple(a - b for a, b in zip(target, monomial, strict=True))
                        if min(powers) < 0 or not any(powers) or (id(base), powers) in found:
                            continue
                        if max(map(sum, own)) + sum(powers) > highest:
                            continue
                        column = self.multiple(base, powers)
                        if column is None:
                            continue
                        found[(id(base), powers)] = column
                        following.update(dict.fromkeys(tuple(m) for m in column.polynomial.monoms()))
                        if len(found) >= most:
                            return list(found.values())
            waiting = {target: None for target in following if target not in known}
        return list(found.values())


def _single(form: Any) -> int | None:
    """The variable's place where the polynomial is a positive multiple of one variable."""
    terms = form.to_dict()
    if len(terms) != 1:
        return None
    [(monomial, coefficient)] = terms.items()
    return monomial.index(1) if sum(monomial) == 1 and coefficient > 0 else None


def _roots(facts: Sequence[Given], variables: Sequence[Any]) -> list[Any]:
    """Polynomials whose squares may help: repeated factors of facts, sums and differences of variables and 1."""
    ring = variables[0].context() if variables else None
    if ring is None:
        return []
    found = []
    for _, _, form in facts:
        found += [factor for factor, power in form.factor()[1] if power > 1 and len(factor) > 1]
    bases = [ring.constant(1), *variables][:8]
    found += [a + sign * b for a, b in itertools.combinations(bases, 2) for sign in (-1, 1)]
    return found


def _solved(columns: list[_Column], seconds: float) -> list[tuple[_Column, Any]] | None:
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


def _exact(columns: list[_Column], near: list[float]) -> list[tuple[_Column, Any]] | None:
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


LEVELS = ((1, 2, False), (1, 4, False), (2, 2, False), (2, 3, True), (3, 2, True), (2, 6, True))
"""(facts in a product, rounds of asking, squares too), one attempt after another."""


def contradiction(
    inequalities: Iterable[Given],
    equations: dict[int, Any],
    deadline: float,
    levels: Sequence[tuple[int, int, bool]] = LEVELS,
) -> Leaf | None:
    """An exact contradiction between (number, strict?, polynomial) and equations by number, or None.

    Args:
        inequalities: each says polynomial > 0 where strict, else ≥ 0; the last are asked first.
        equations: each polynomial is 0.
        deadline: when to stop, by `time.monotonic`.
        levels: what to try.
    """
    given = list(inequalities)
    forms = [form for _, _, form in given] + list(equations.values())
    if not forms:
        return None
    ring = forms[0].context()
    rules = _put_in(equations, ring)
    reduced = []
    for index, strict, form in given:
        try:
            reduced.append((index, strict, rules.reduced(form)))
        except TooLargeError:
            continue
    columns = _Columns(reduced, rules, ring)
    variables = [gen for place, gen in enumerate(ring.gens()) if place not in {r.variable for r in rules.rules}]
    targets = [m for _, _, form in reduced[-1:] for m in form.monoms()]
    if not given:
        targets = [m for form in rules.left.values() for m in form.monoms()]
    one = ring.constant(1)
    for size, rounds, squares in levels:
        seconds = deadline - time.monotonic()
        if seconds <= 0:
            return None
        bases = columns.bases(size, 400)
        if squares:
            for root in _roots(reduced, variables):
                square = columns._reduced(root * root)
                if square is not None:
                    bases.append(_Column((), (root,), False, square))
        for index, equation in rules.left.items():
            form = columns._reduced(equation)
            if form is not None:
                bases.append(_Column((), (one,), False, form, index))
        asked = columns.asked(bases, targets, rounds, _MOST_COLUMNS)
        exact = _solved(asked, min(seconds, 3.0))
        if exact is not None:
            return _leaf(exact, dict(((index, form) for index, _, form in given)), equations, rules)
    return None


def _leaf(
    exact: list[tuple[_Column, Any]], facts: dict[int, Any], equations: dict[int, Any], rules: _Rules
) -> Leaf | None:
    """The certificate in the facts as they were given: what the rules took away comes back as multiples of equations."""
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
