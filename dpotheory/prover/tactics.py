"""Ways to reduce an inequality to others: cases, boundaries, logarithms of both sides, factors of known sign.

Each returns a `Move`, the pieces whose truth gives the statement's; what a rewriting rests on (that a side is positive,
that a term is defined) is among the pieces. The rewriting itself is an identity of elementary functions.
"""

from collections.abc import Callable
from typing import Any

import sympy

from dpotheory.prover.meanvalue import ZERO, Move, Pieces
from dpotheory.prover.relations import Relation
from dpotheory.prover.signs import conditions, surely_positive
from dpotheory.prover.statement import Statement
from dpotheory.prover.substatement import oriented, piece, substituted, usable

_HYPERBOLIC = (sympy.sinh, sympy.cosh)


def defined(statement: Statement) -> Pieces:
    """The goal is defined as it is written."""
    earlier = list(statement.hypotheses)
    pieces: Pieces = []
    for part in statement.goal.parts:
        for condition in conditions(part, statement.domain):
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
            if not all(usable(each) for each in (there, *asked, *(other for _, other in on))) or statement.domain[str(symbol)].integral:
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
        for condition in conditions(part, statement.domain):
            if condition.rhs == 0 and any(condition.lhs == power.base for power in vanishing):
                continue
            found.append(condition)
        found += [Relation(power.exp, ">", ZERO) for power in vanishing]
        found += [Relation(power.base, ">", ZERO) for power in powers if power not in vanishing and power.base != sympy.E]
    return found


def logarithm(term: Any, needed: list[Any]) -> Any:
    """log(term), taken apart along products and powers; what has to be positive for that is added to `needed`."""
    if isinstance(term, sympy.exp):
        return term.args[0]
    if isinstance(term, sympy.Mul):
        return sympy.Add(*(logarithm(factor, needed) for factor in term.args))
    if isinstance(term, sympy.Pow):
        return term.exp * logarithm(term.base, needed)
    needed.append(term)
    return sympy.log(term)


def _positive(statement: Statement, needed: list[Any]) -> Pieces:
    return [
        ("positive", piece(statement, Relation(term, ">", ZERO)))
        for term in dict.fromkeys(needed)
        if not surely_positive(term, statement.domain)
    ]


def by_logarithms(statement: Statement) -> Move | None:
    """Both sides positive: compare their logarithms."""
    goal = oriented(statement.goal)
    if goal is None or any(part.is_number and not part.is_positive for part in goal.parts):
        return None
    if not any(part.has(sympy.exp) or _symbolic_power(part) for part in goal.parts):
        return None
    needed: list[Any] = []
    sides = [logarithm(part, needed) for part in goal.parts]
    compared = Relation(sides[0], goal.op, sides[1])
    if not usable(compared) or goal.parts == compared.parts:
        return None
    pieces = [*_positive(statement, needed), *defined(statement), ("logarithms", piece(statement, compared))]
    return Move("logarithms of both sides", "", pieces, 0 if _single(goal) else 1)


def _single(goal: Relation) -> bool:
    """Whether a side is one exponential or power, so that its logarithm is shorter."""
    return any(isinstance(part, (sympy.exp, sympy.Pow)) and part.free_symbols for part in goal.parts)


def _symbolic_power(term: Any) -> bool:
    return any(not isinstance(power.exp, sympy.Rational) for power in term.atoms(sympy.Pow))


def by_exponentials(statement: Statement) -> Move | None:
    """log A + rest ≥ 0 as A ≥ e^(−rest), and the other way round."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    terms = sympy.Add.make_args(sympy.expand(goal.lhs - goal.rhs, log=False))
    logs = [term for term in terms if term.has(sympy.log) and term.free_symbols]
    if not logs or not all(isinstance(term if t > 0 else -term, sympy.log) for term, t in map(_signed, logs)):
        return None
    larger = sympy.Mul(*(term.args[0] for term in logs if isinstance(term, sympy.log)))
    smaller = sympy.Mul(*((-term).args[0] for term in logs if not isinstance(term, sympy.log)))
    rest = sympy.Add(*(term for term in terms if term not in logs))
    if rest.has(sympy.log) and rest.free_symbols:
        return None
    compared = Relation(_expanded(larger), goal.op, _expanded(smaller * sympy.exp(-rest)))
    if not usable(compared):
        return None
    return Move("exponentials of both sides", "", [*defined(statement), ("exponentials", piece(statement, compared))], 2)


def _signed(term: Any) -> tuple[Any, int]:
    return term, 1 if isinstance(term, sympy.log) else -1


def _expanded(term: Any) -> Any:
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


def exponents_apart(statement: Statement) -> Move | None:
    """Sums in exponents written as products, so that equal exponentials are seen to be equal."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    apart = Relation(*(sympy.expand_power_exp(part) if i != 1 else part for i, part in enumerate(_listed(goal))))
    if apart == goal:
        return None
    return Move("exponents apart", "", [*defined(statement), ("apart", piece(statement, apart))])


def _listed(goal: Relation) -> tuple[Any, Any, Any]:
    return goal.lhs, goal.op, goal.rhs


def two_terms_compared(statement: Statement) -> Move | None:
    """f = A − B with positive products A and B: compare their logarithms, sums in them written out."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    terms = sympy.Add.make_args(_expanded(goal.lhs - goal.rhs))
    negative = [term for term in terms if term.could_extract_minus_sign()]
    if len(terms) != 2 or len(negative) != 1:
        return None
    larger = terms[0] if terms[1] == negative[0] else terms[1]
    needed: list[Any] = []
    logs = [sympy.expand(logarithm(side, needed)) for side in (larger, -negative[0])]
    compared = Relation(logs[0], goal.op, logs[1])
    if not usable(compared):
        return None
    pieces = [*_positive(statement, needed), *defined(statement), ("logarithms", piece(statement, compared))]
    return Move("two terms compared by logarithms", "", pieces)


def known_bounds(statement: Statement) -> Move | None:
    """Tangents of exp and log, and the sign of powers, as hypotheses: true wherever the goal is defined."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    facts: list[Relation] = []
    bases: list[Any] = []
    for part in goal.parts:
        for term in sorted(part.atoms(sympy.exp, sympy.log, sympy.Pow), key=str):
            if not term.free_symbols:
                continue
            if isinstance(term, sympy.exp):
                facts.append(Relation(term, ">=", 1 + term.args[0]))
            elif isinstance(term, sympy.log):
                facts.append(Relation(term, "<=", term.args[0] - 1))
                facts.append(Relation(term, ">=", 1 - 1 / term.args[0]))
            elif not isinstance(term.exp, sympy.Rational):
                facts.append(Relation(term, ">", ZERO))
                bases.append(term.base)
    if not facts:
        return None
    bounded = [*statement.hypotheses, *(("known bound", fact) for fact in facts)]
    pieces = [*_positive(statement, bases), *defined(statement), ("with bounds", piece(statement, goal, bounded))]
    return Move("known bounds", "", pieces)


def opposite_terms(statement: Statement) -> Move | None:
    """f = A − B with the negative terms on the other side, to compare two sums of positive terms."""
    goal = oriented(statement.goal)
    if goal is None or goal.rhs != 0 or goal.lhs.has(sympy.log):
        return None
    terms = sympy.Add.make_args(_expanded(goal.lhs))
    negative = [term for term in terms if term.could_extract_minus_sign()]
    if not negative or len(negative) == len(terms) or len(terms) > 4:
        return None
    larger = sympy.Add(*(term for term in terms if term not in negative))
    sides = Relation(larger, goal.op, -sympy.Add(*negative))
    return Move("terms moved across", "", [*defined(statement), ("compared", piece(statement, sides))])


def one_logarithm_alone(statement: Statement) -> Move | None:
    """f = g·log(h) + r with g > 0: log(h) + r/g ≥ 0, whose derivative has no logarithm left."""
    goal = oriented(statement.goal)
    if goal is None:
        return None
    f = sympy.expand(goal.lhs - goal.rhs, log=False)
    logs = sorted((term for term in f.atoms(sympy.log) if term.free_symbols), key=str)
    if len(logs) != 1:
        return None
    mark = sympy.Dummy("mark")
    marked = f.xreplace({logs[0]: mark})
    factor = sympy.expand(marked.diff(mark))
    if mark in factor.free_symbols or not factor.free_symbols:
        return None
    size = sympy.factor(factor)
    rest = sympy.factor(sympy.together((marked - factor * mark).expand() / size))
    pieces = defined(statement)
    for sign in (1, -1):
        if surely_positive(sign * size, statement.domain):
            break
    else:
        sign = -1 if size.could_extract_minus_sign() else 1
        pieces.append(("multiplier", piece(statement, Relation(sign * size, ">", ZERO))))
    divided = Relation(sign * (logs[0] + rest), goal.op, ZERO)
    return Move("logarithm alone", f"divided by {sign * size}", [*pieces, ("divided", piece(statement, divided))])


FREE = (off_the_boundary, by_logarithms)
REWRITINGS = (one_logarithm_alone, opposite_terms, by_exponentials)
