"""Tries proofs for a statement in a running Coq, the quick ones first."""

import time
from collections.abc import Iterator

from dpotheory.prover import Relation, Statement
from proofs_check.kernel import prove, univariate, writer
from proofs_check.kernel.session import Session

_QUICK = ("by_lra.", "by_cases.", "by_mono.")
_EQUATIONS = ("by_field.", "by_roots_field.", "by_substitution.", "by_lra.")
_SLOW = ("by_interval.", "by_constants.", "by_roots.", "by_bisection.", "by_tangents.", "by_nra.")


def _attempts(statement: Statement, seconds: float) -> Iterator[tuple[str, float]]:
    goal = statement.goal
    assert isinstance(goal, Relation)
    if goal.op == "==":
        yield from ((one, 8.0) for one in _EQUATIONS)
    yield from ((one, 3.0) for one in _QUICK)
    yield from ((one, 15.0) for one in univariate.proofs(statement))
    yield from ((one, 20.0) for one in prove.proofs(statement, seconds))
    yield from ((one, 10.0) for one in _SLOW)


def _at(claimed: writer.Existence) -> Iterator[tuple[str, float]]:
    """Proofs that go by the row's point."""
    values = dict(claimed.point)
    if set(values) != {name for name, _ in claimed.statement.domains}:
        return  # some coordinate is irrational, or the row has another point
    start = "".join(f"exists ({values[name]}). " for name, _ in claimed.statement.domains)
    whole = [int(values[name]) for name, domain in claimed.statement.domains if domain.integral]
    integers = " ".join(f"split; [exists ({value})%Z; reflexivity | ]." for value in whole)
    for tactic in ("lra", "nra", "interval", "interval with (i_prec 200)"):
        yield f"{start}{integers} repeat split; first [lra | apply Rgt_not_eq; {tactic} | {tactic} | sign].", 20.0


def found(session: Session, statement: writer.Claimed, seconds: float) -> str | None:
    """A proof that Coq accepts (the text between "Proof." and "Qed."), or None."""
    stated = writer.theorem("it", statement)
    ends = time.monotonic() + seconds
    attempts = _at(statement) if isinstance(statement, writer.Existence) else _attempts(statement, seconds / 2)
    for attempt, limit in attempts:
        if time.monotonic() > ends:
            return None
        if session.accepts(stated, "it", attempt, limit):
            return attempt
    return None
