"""Proofs for statements in one variable: bisection between its bounds, or tangents from its lower bound on."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import sympy as sp

from dpotheory.prover import Relation, Statement
from proofs_check.kernel import writer

_DIGITS = 10**14


def proofs(statement: Statement) -> Iterator[str]:
    """Proofs to try, from the text after "Proof." on; none where there is more than one variable."""
    if len(statement.domains) != 1:
        return
    name, _ = statement.domains[0]
    variable = statement.symbols[name]
    text = writer.name_of(name)
    premises = writer.premise_relations(statement)
    commands, low, high = _bounds(variable, text, premises)
    names = " ".join(f"G{place}" for place in range(len(premises)))
    start = f"intros {text} {names}. {commands}repeat match goal with |- _ /\\ _ => split end; "
    yield f"{start}solve [sign]."
    start += "try solve [sign]. "
    if high is not None:
        for options in (
            "i_autodiff {0}, i_depth 20",
            "i_autodiff {0}, i_depth 50, i_prec 90",
            "i_taylor {0}, i_depth 30, i_prec 90",
        ):
            yield f"{start}interval with (i_bisect {text}, {options.format(text)})."
    if low is not None and low > 0:
        yield f"{start}{_tangents(statement, variable, text, low)}"


def _bounds(variable: Any, text: str, premises: list[Relation]) -> tuple[str, Fraction | None, Fraction | None]:
    """Commands that introduce A : a <= x and B : x <= b, and a and b."""
    commands, low, high = "", None, None
    for place, given in enumerate(premises):
        left, op, right = given.lhs, given.op, given.rhs
        if left.is_Rational and not right.is_Rational:
            left, right, op = right, left, {"<=": ">=", "<": ">", ">=": "<=", ">": "<"}.get(op, op)
        power = left.exp if isinstance(left, sp.Pow) else sp.Integer(1)
        base = left.base if isinstance(left, sp.Pow) else left
        if base != variable or not right.is_Rational or not power.is_Integer or power < 1 or op in ("==", "!="):
            continue
        if power > 1 and not variable.is_nonnegative:
            continue
        up = op in ("<=", "<")
        bound = _root(Fraction(int(right.p), int(right.q)), int(power), up)
        if (
            bound is None
            or (low is not None and not up and bound <= low)
            or (high is not None and up and bound >= high)
        ):
            continue
        number, name = writer.term(sp.Rational(bound.numerator, bound.denominator)), f"{'B' if up else 'A'}{place}"
        stated = f"{text} <= {number}" if up else f"{number} <= {text}"
        by = "lra" if power == 1 else f"apply (power_order {int(power) - 1}); [lra | lra | simpl in *; lra]"
        commands += f"assert ({name} : {stated}) by ({by}). "
        low, high = (low, bound) if up else (bound, high)
    return commands, low, high


def _root(value: Fraction, power: int, up: bool) -> Fraction | None:
    """A fraction near the root, on the side that is asked for."""
    if power == 1:
        return value
    if value <= 0:
        return None
    near = sp.Integer(sp.floor(sp.root(sp.Rational(value.numerator, value.denominator), power) * _DIGITS)) + (
        1 if up else 0
    )
    return Fraction(int(near), _DIGITS)


def _tangents(statement: Statement, variable: Any, text: str, low: Fraction) -> str:
    """Logarithms by their tangent at the lower bound a, powers from below by theirs, constants by enclosures; `lra`."""
    goal = statement.goal
    at = writer.term(sp.Rational(low.numerator, low.denominator))
    parts = goal.parts if isinstance(goal, Relation) else ()
    commands = ""
    constants = sorted({one for part in parts for one in part.atoms(sp.log) if not one.free_symbols}, key=str)
    for seen, constant in enumerate(constants):
        near = sp.Rational(sp.floor(constant.evalf(40) * 10**20), 10**20)
        commands += (
            f"assert (L{seen} : {writer.term(near - sp.Rational(1, 10**19))} <= {writer.term(constant)} <= "
            f"{writer.term(near + sp.Rational(1, 10**19))}) by (split; interval with (i_prec 100)). "
        )
    value = sp.Rational(sp.ceiling(sp.log(sp.Rational(low.numerator, low.denominator)).evalf(40) * 10**20) + 1, 10**20)
    commands += (
        f"assert (T' : ln {text} <= {writer.term(value)} + ({text} / {at} - 1)) by (pose proof (ln_tangent {at} {text} "
        f"ltac:(lra) ltac:(lra)); assert (ln {at} <= {writer.term(value)}) by (interval with (i_prec 100)); lra). "
    )
    for power in (2, 3, 4):
        commands += f"pose proof (tangent_{power} {at} {text} ltac:(lra) ltac:(lra)). "
    return f"{commands}first [lra | nra]."
