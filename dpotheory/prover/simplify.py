"""Witnesses that people can read: coordinates move, one after another, to the simplest number that still refutes."""

import time
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from dpotheory.prover.points import as_point
from dpotheory.prover.statement import Relation, Statement
from dpotheory.prover.witness import witness_for

_SIMPLE = tuple(
    Fraction(value)
    for value in (
        *("0", "1", "2", "3", "1/2", "4", "5", "10", "1/4", "1/3", "1/10", "6", "8", "9", "16", "20", "25", "40", "50"),
        *(
            "64",
            "81",
            "100",
            "256",
            "400",
            "1000",
            "10000",
            "100000",
            "1000000",
            "1/5",
            "1/8",
            "1/16",
            "1/100",
            "1/1000",
        ),
        *("3/2", "2/3", "3/4", "-1", "-1/2", "-2"),
    )
)
_PASSES = 2


def _length(value: Fraction) -> int:
    """How much there is to read."""
    return len(str(value))


def _candidates(value: Fraction) -> list[Fraction]:
    """Simple numbers, and the value itself rounded to fewer digits, that are shorter than the value."""
    rounded = [value.limit_denominator(10**digits) for digits in (0, 1, 2, 4)]
    size = len(str(abs(value.numerator))) - 1
    powers = [Fraction(round(value / 10**k) * 10**k) for k in (size, size - 1) if k > 0]
    return [other for other in (*_SIMPLE, *rounded, *powers) if _length(other) < _length(value)]


def simplify(statement: Statement, witness: Mapping[str, Any], deadline: float | int | None = None) -> dict[str, Any]:
    """A witness with shorter coordinates, each step certified anew; the witness itself when nothing shorter refutes.

    What has been found by the deadline, a point in monotonic time, is what is returned.
    """
    if not isinstance(statement.goal, Relation) or "point" not in witness:
        return dict(witness)
    best = dict(witness)
    point = dict(as_point(witness["point"]))
    for _ in range(_PASSES):
        before = dict(point)
        for name in sorted(point, key=lambda each: -_length(point[each])):
            for candidate in _candidates(point[name]):
                if deadline is not None and time.monotonic() > deadline:
                    return best
                shorter = witness_for(statement, {**point, name: candidate})
                if shorter is not None:
                    best, point[name] = shorter, candidate
                    break
        if point == before:
            break
    return best
