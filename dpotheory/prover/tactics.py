"""Ways to reduce an inequality to others: cases, boundaries, terms moved across, factors of known sign.

Each returns a `Move`, the pieces whose truth gives the statement's; what a rewriting rests on (that a side is positive,
that a term is defined) is among the pieces. The rewriting itself is an identity of elementary functions.
"""

from collections.abc import Callable
from typing import Any

import sympy

from dpotheory.prover.meanvalue import ZERO, Move, Pieces
from dpotheory.prover.relations import Relation
from dpotheory.prover.signs import sufficient, surely_positive
from dpotheory.prover.statement import Statement
from dpotheory.prover.substatement import oriented, piece, substituted, usable

_HYPERBOLIC = (sympy.sinh, sympy.cosh)


def defined(statement: Statement) -> Pieces:
    """The goal is defined as it is written."""
    earlier = list(statement.hypotheses)
    pieces: Pieces = []
    for part in statement.goal.parts:
        for condition in sufficient(part, statement.domain):
            pieces.append(("defined", piece(statement, condition, earlier)))
            earlier.append(("defined", condition))
    return pieces


def by_cases(statement: Statement) -> Move | None:
    """Abs, Max and Min of the goal resolved: one piece for each of the two orders of the first of them."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    found = sorted(
        (term for part in goal.parts for term in part.atoms(sympy.Abs, sympy.Max, sympy.Min)),
        key=lambda term: (term.count_ops(), str(term)),
    )
    if not found:
        return None
    term = found[0]
    if isinstance(term, sympy.Abs):
        first, second = term.args[0], -term.args[0]
        values = (first, second)
        split = Relation(first, ">=", ZERO)
    else:
        first, second = term.args[0], term.func(*term.args[1:])
        values = (first, second) if isinstance(term, sympy.Max) else (second, first)
        split = Relation(first, ">=", second)
    pieces = defined(statement)
    for value, case in zip(values, (split, split.negation), strict=True):
        sides = Relation(goal.lhs.xreplace({term: value}), goal.op, goal.rhs.xreplace({term: value}))
        pieces.append((f"case {case}", piece(statement, sides, [*statement.hypotheses, ("case", case)])))
    return Move("cases", str(term), pieces, 0)


def off_the_boundary(statement: Statement) -> Move | None:
    """A base of a symbolic power may vanish at a bound of a variable: that bound apart, the rest strictly inside."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    bases = {p.base for part in goal.parts for p in part.atoms(sympy.Pow) if not isinstance(p.exp, sympy.Rational)}
    for index, (label, relation) in enumerate(statement.hypotheses):
        if relation.op not in ("<=", ">="):
            continue
        form = sympy.expand(relation.lhs - relation.rhs)
        for symbol in sorted(form.free_symbols, key=str):
            slope = form.diff(symbol)
            if not (isinstance(slope, sympy.Rational) and slope != 0):
                continue
            value = sympy.expand(symbol - form / slope)
            if symbol in value.free_symbols or not any(sympy.expand(base.subs(symbol, value)) == 0 for base in bases):
                continue
            rest = [*statement.hypotheses[:index], *statement.hypotheses[index + 1 :]]
            strict = Relation(relation.lhs, relation.op[0], relation.rhs)
            on = [(name, substituted(other, symbol, value)) for name, other in rest]
            lower = statement.domain[str(symbol)].lower
            if lower is not None:
                op = ">" if statement.domain[str(symbol)].open_below else ">="
                on.append((f"domain of {symbol}", Relation(value, op, lower)))
            there = substituted(goal, symbol, value)
            asked = [substituted(c, symbol, value) for c in _asked_on_the_boundary(statement, symbol, value)]
            if (
                not all(usable(each) for each in (there, *asked, *(other for _, other in on)))
                or statement.domain[str(symbol)].integral
            ):
                continue
            pieces = [
                *(("defined on the boundary", piece(statement, condition, on)) for condition in asked),
                ("on the boundary", piece(statement, there, on)),
                ("off the boundary", piece(statement, goal, [*rest, (label, strict)])),
            ]
            return Move("boundary", f"{symbol} = {value}", pieces, 0)
    return None


def _asked_on_the_boundary(statement: Statement, symbol: sympy.Symbol, value: Any) -> list[Relation]:
    """The goal's conditions, where a power of a base that vanishes there is defined for a positive exponent."""
    found: list[Relation] = []
    for part in statement.goal.parts:
        powers = [power for power in part.atoms(sympy.Pow) if not isinstance(power.exp, sympy.Rational)]
        vanishing = [power for power in powers if sympy.expand(power.base.subs(symbol, value)) == 0]
        for condition in sufficient(part, statement.domain):
            if condition.rhs == 0 and any(condition.lhs == power.base for power in vanishing):
                continue
            found.append(condition)
        found += [Relation(power.exp, ">", ZERO) for power in vanishing]
        found += [
            Relation(power.base, ">", ZERO) for power in powers if power not in vanishing and power.base != sympy.E
        ]
    return found


def expanded(term: Any) -> Any:
    """The term written out, except inside logarithms and circular functions."""
    return sympy.expand(term, log=False, trig=False)


def as_product(term: Any) -> Any:
    """The term over one denominator, in factors; sums in exponents taken apart, cosh and sinh as exponentials."""
    plain = term.replace(lambda t: isinstance(t, _HYPERBOLIC), lambda t: t.rewrite(sympy.exp))
    return sympy.factor(sympy.together(sympy.expand_power_exp(plain)))


def by_factors(statement: Statement, guess: Callable[[Any], int]) -> Move | None:
    """f as a product: every factor has a sign of its own, plain by shape or to be proved as it is guessed."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    product = as_product(goal.lhs - goal.rhs)
    factors = [factor for factor in sympy.Mul.make_args(product) if not surely_positive(factor, statement.domain)]
    if not factors or not usable(Relation(product, ">=", ZERO)):
        return None
    if len(factors) == 1 and not (product / factors[0]).free_symbols:
        return None
    pieces: Pieces = [*defined(statement)]
    overall = 1
    for factor in factors:
        sign = guess(factor)
        overall *= sign
        if not (factor.is_Rational and sign * factor > 0):
            pieces.append(("factor", piece(statement, Relation(sign * factor, goal.op, ZERO))))
    if overall < 0:
        return None
    return Move("factors", str(product), pieces, 1 if len(factors) == 1 else 0)


def opposite_terms(statement: Statement) -> Move | None:
    """f = A − B with the negative terms on the other side, to compare two sums of positive terms."""
    goal = oriented(statement.goal)
    if goal is None or goal.rhs != 0 or goal.lhs.has(sympy.log):
        return None
    terms = sympy.Add.make_args(expanded(goal.lhs))
    negative = [term for term in terms if term.could_extract_minus_sign()]
    if not negative or len(negative) == len(terms) or len(terms) > 4:
        return None
    larger = sympy.Add(*(term for term in terms if term not in negative))
    sides = Relation(larger, goal.op, -sympy.Add(*negative))
    return Move("terms moved across", "", [*defined(statement), ("compared", piece(statement, sides))])
