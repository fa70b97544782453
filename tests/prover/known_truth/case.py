"""One statement of known truth: the unit of the gate that keeps the prover from wrong verdicts.

A data file beside this one holds a module-level list `CASES`. Neighbours share the part of their name before the
first ": ", so that "Pinsker: constant 2" stands beside "Pinsker: constant 21/10"; a group has both truth values.
"""

from dataclasses import dataclass

from dpotheory.prover import Statement


@dataclass(frozen=True)
class Case:
    """A statement, its truth, why it is true or false, and who else says so.

    `why` is an argument on paper; for a false statement it names a point (or sequence) that violates it. `also` names
    a source that does not depend on this prover: a textbook, a reference implementation, or "by hand".
    """

    name: str
    statement: Statement
    truth: bool
    why: str
    also: str


def pair(
    group: str, right: Statement, why: str, also: str, change: str, wrong: Statement, violated: str
) -> tuple[Case, Case]:
    """A true statement beside its false neighbour: `change` names what was changed, `violated` where that fails."""
    return (
        Case(f"{group}: as it stands", right, True, why, also),
        Case(f"{group}: {change}", wrong, False, violated, also),
    )
