"""A claim "for some constant c > 0", decided: refuted for every c, or a c exhibited that nothing contradicts.

The same for verify and for the falsifier, and wherever c stands elsewhere than in a failure probability (verdict.py has
that). The claim at its most favourable limit follows from the claim at any c, so that what refutes it refutes all.
Imports constants.py; imported by verify.py and falsify.py.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from dpotheory.checks.constants import FAVOURABLE, favourable, weakest, with_constant
from dpotheory.claims.claim import Claim
from dpotheory.ledger.rows import Row

LADDER = tuple(float(f"{10 ** (k / 2):.3g}") for k in range(-12, 7))
"""Constants that are tried, from 10⁻⁶ to 10³."""

RowsOf = Callable[[Claim], list[Row]]


def decide(claim: Claim, rows_of: RowsOf, survives: str, method: str) -> list[Row]:
    """Rows of the claim: the whole first, then those of the constant on which it rests.

    Args:
        claim: with an unknown constant.
        rows_of: the rows of a claim without one, the whole first.
        survives: the verdict of a claim that nothing contradicts.
        method: of the rows, as the ledger names it.
    """
    limits = favourable(claim)
    lost = ", ".join(name for name, end in limits.items() if end is None)
    if lost:
        return [_undecided(claim, method, f"it is not seen whether more c makes it stronger or weaker, in its {lost}")]
    limit = weakest(claim)
    if limit is not None:
        rows = rows_of(limit)
        if rows[0].verdict == "REFUTED":
            ends = ", ".join(f"c -> {'0' if end == 0 else 'oo'} in its {name}" for name, end in limits.items())
            said = f"for every c > 0, as at the most favourable limit ({ends}): "
            return [_told(claim, row, FAVOURABLE, said) for row in rows]
    if len(set(limits.values())) > 1:
        sides = " and ".join(f"{'smaller' if end == 0 else 'larger'} in its {name}" for name, end in limits.items())
        return [_undecided(claim, method, f"a trade-off: it is weaker for a c that is {sides}")]
    return _exhibited(claim, rows_of, survives, method, next(iter(limits.values())) == 0)


def _exhibited(claim: Claim, rows_of: RowsOf, survives: str, method: str, small: bool) -> list[Row]:
    """The strongest constant of the ladder at which nothing contradicts the claim."""
    ladder: Sequence[float] = LADDER if not small else LADDER[::-1]  # the strongest first
    seen: dict[int, list[Row]] = {}

    def at(place: int) -> list[Row]:
        if place not in seen:
            seen[place] = rows_of(with_constant(claim, ladder[place]))
        return seen[place]

    low, high = 0, len(ladder) - 1  # refuted below low; the last one is tried as it is
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if at(middle)[0].verdict == "REFUTED" else (low, middle)
    for place in range(low, len(ladder)):
        if at(place)[0].verdict == survives:
            c, beyond = ladder[place], ""
            if place and at(place - 1)[0].verdict == "REFUTED":
                beyond = f"; every c {'>=' if small else '<='} {ladder[place - 1]:g} is excluded"
            return [_told(claim, row, c, f"for c = {c:g}{beyond}: ") for row in at(place)]
    rows = at(low)
    which = "refuted" if rows[0].verdict == "REFUTED" else "not decided"
    why = f"no c from {LADDER[0]:g} to {LADDER[-1]:g} is exhibited; at c = {ladder[low]:g} the claim is {which}"
    return [_undecided(claim, method, f"{why}: {rows[0].reason}")]


def _told(claim: Claim, row: Row, c: float | str, said: str) -> Row:
    """A row of the claim at a constant as one of the claim."""
    hypotheses = tuple(f"{name}: {relation}" for name, relation in claim.hypotheses.items())
    more: dict[str, Any] = {"certificate": {**(row.certificate or {}), "c": c}}
    if row.witness is not None and "simulation" in row.witness:
        more["witness"] = {"simulation": {**row.witness["simulation"], "c": c}}
    reason = row.reason if row.step is not None else said + row.reason
    return replace(row, statement=claim.statement, hypotheses=hypotheses, reason=reason, **more)


def _undecided(claim: Claim, method: str, reason: str) -> Row:
    hypotheses = tuple(f"{name}: {relation}" for name, relation in claim.hypotheses.items())
    return Row(
        claim=claim.id,
        step=None,
        verdict="UNDECIDED",
        method=method,
        statement=claim.statement,
        hypotheses=hypotheses,
        witness=None,
        certificate=None,
        reason=f"its unknown constant: {reason}",
        seconds=0.0,
    )
