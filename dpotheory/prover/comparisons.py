"""Ways to compare two sides through logarithms, exponentials and their tangents.

As in tactics.py each is a `Move`: what a rewriting rests on, that a side is positive or a term defined, is among the
pieces.
"""

from typing import Any

import sympy

from dpotheory.prover.meanvalue import ZERO, Move, Pieces
from dpotheory.prover.relations import Relation
from dpotheory.prover.signs import surely_positive
from dpotheory.prover.statement import Statement
from dpotheory.prover.substatement import oriented, piece, usable
from dpotheory.prover.tactics import defined, expanded


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
    logs: list[Any] = [term for term in terms if term.has(sympy.log) and term.free_symbols]
    if not logs or not all(isinstance(term if t > 0 else -term, sympy.log) for term, t in map(_signed, logs)):
        return None
    larger = sympy.Mul(*(term.args[0] for term in logs if isinstance(term, sympy.log)))
    smaller = sympy.Mul(*((-term).args[0] for term in logs if not isinstance(term, sympy.log)))
    rest = sympy.Add(*(term for term in terms if term not in logs))
    if rest.has(sympy.log) and rest.free_symbols:
        return None
    compared = Relation(expanded(larger), goal.op, expanded(smaller * sympy.exp(-rest)))
    if not usable(compared):
        return None
    return Move(
        "exponentials of both sides", "", [*defined(statement), ("exponentials", piece(statement, compared))], 2
    )


def _signed(term: Any) -> tuple[Any, int]:
    return term, 1 if isinstance(term, sympy.log) else -1


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
    terms = sympy.Add.make_args(expanded(goal.lhs - goal.rhs))
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
        terms: list[Any] = sorted(part.atoms(sympy.exp, sympy.log, sympy.Pow), key=str)
        for term in terms:
            if not term.free_symbols:
                continue
            if isinstance(term, sympy.exp):
                facts.append(Relation(term, ">=", term.args[0] + sympy.Integer(1)))
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
