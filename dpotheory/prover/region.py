"""The region of a statement as a box with constraints: where branch and bound has to look.

`root_box` encloses every point that meets domains and hypotheses; `excluded` tells of a smaller box that none of its
points meets them. Both only ever err by keeping too much.
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import no_type_check

import sympy

from dpotheory.prover.boxes import Box, Compiled, Side
from dpotheory.prover.evaluate import end_fraction
from dpotheory.prover.forms import derivative, difference, expand
from dpotheory.prover.interval import Interval, UndefinedOnBoxError
from dpotheory.prover.statement import Relation, Statement

_ROUNDS = 3


@no_type_check
def enclose(compiled: Compiled, box: Box) -> Interval | None:
    """The enclosure, or None where the expression may be undefined."""
    try:
        return compiled(box)
    except UndefinedOnBoxError:
        return None


class Region:
    """Domains and hypotheses, compiled."""

    def __init__(self, statement: Statement) -> None:
        """Compile the hypotheses and enclose the region in a box."""
        self.statement = statement
        self._given = [(r.op, Compiled(difference(r, statement.domain))) for r in statement.relations]
        box = {
            name: Side(None if domain.lower is None else Fraction(domain.lower), None, domain.open_below)
            for name, domain in statement.domains
        }
        for _ in range(_ROUNDS):
            for relation in statement.relations:
                self._tighten(box, relation)
        self.punctures = list(_punctures(statement))
        for name, value in self.punctures:
            side = box[name]
            box[name] = replace(
                side, lo_open=side.lo_open or side.lo == value, hi_open=side.hi_open or side.hi == value
            )
        self.root: dict[str, Side] = box
        self.empty = any(side.empty for side in box.values())

    def _tighten(self, box: dict[str, Side], relation: Relation) -> None:
        """Use a hypothesis a·x + rest op 0 with a number a as a bound on x."""
        gap = difference(relation, self.statement.domain)
        for symbol in sorted(gap.free_symbols, key=str):
            slope = derivative(gap, symbol)
            if not (isinstance(slope, sympy.Rational) and slope != 0):
                continue
            bound = expand(symbol - gap / slope)
            if symbol in bound.free_symbols:
                continue
            upper = (relation.op in ("<=", "<")) == bool(slope > 0)
            both = relation.op == "=="
            if relation.op == "!=":
                continue
            values = enclose(Compiled(bound), box)
            if values is None:
                continue
            strict = relation.op in ("<", ">")
            rational = isinstance(bound, sympy.Rational)
            exact = None if rational or bound.free_symbols else bound
            name = str(symbol)
            if (upper or both) and values.hi.is_finite():
                high = Fraction(int(bound.p), int(bound.q)) if rational else end_fraction(values.hi, True)
                if high is not None:
                    box[name] = _lower_hi(box[name], high, strict or values.hi_open, exact)
            if (not upper or both) and values.lo.is_finite():
                low = Fraction(int(bound.p), int(bound.q)) if rational else end_fraction(values.lo, False)
                if low is not None:
                    box[name] = _raise_lo(box[name], low, strict or values.lo_open, exact)

    def excluded(self, box: Box) -> bool:
        """Whether some hypothesis certainly fails at every point of the box where it is defined."""
        for op, compiled in self._given:
            values = enclose(compiled, box)
            if values is None:
                continue
            if {
                "<=": values.positive,
                "<": values.nonnegative,
                ">=": values.negative,
                ">": values.nonpositive,
                "==": values.positive or values.negative,
                "!=": False,
            }[op]:
                return True
        return False


def _punctures(statement: Statement) -> Iterator[tuple[str, Fraction]]:
    """Single values that a hypothesis `symbol != number` takes out."""
    for relation in statement.relations:
        gap = expand(difference(relation, statement.domain))
        if relation.op == "!=" and len(gap.free_symbols) == 1:
            symbol = next(iter(gap.free_symbols))
            slope = derivative(gap, symbol)
            value = expand(symbol - gap / slope) if isinstance(slope, sympy.Rational) and slope != 0 else symbol
            if isinstance(value, sympy.Rational):
                yield str(symbol), Fraction(int(value.p), int(value.q))


def _lower_hi(side: Side, high: Fraction, is_open: bool, exact: sympy.Expr | None) -> Side:
    if side.hi is None or high < side.hi:
        return replace(side, hi=high, hi_open=is_open, hi_exact=exact)
    if high == side.hi and exact == side.hi_exact:
        return replace(side, hi_open=side.hi_open or is_open)
    return side


def _raise_lo(side: Side, low: Fraction, is_open: bool, exact: sympy.Expr | None) -> Side:
    if side.lo is None or low > side.lo:
        return replace(side, lo=low, lo_open=is_open, lo_exact=exact)
    if low == side.lo and exact == side.lo_exact:
        return replace(side, lo_open=side.lo_open or is_open)
    return side


def split(box: Box, name: str, at: Fraction) -> tuple[dict[str, Side], dict[str, Side]]:
    """Both halves of a box."""
    first, second = box[name].split(at)
    return {**box, name: first}, {**box, name: second}


def widest(box: Box, names: tuple[str, ...]) -> str | None:
    """The coordinate to split, or None when the box is a point."""
    best = max(names, key=lambda name: box[name].width(), default=None)
    return None if best is None or box[best].is_point else best
