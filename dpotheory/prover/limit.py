"""Limits for all parameters: growth rates compared by proved signs, case by case where a sign is not the same for all.

PROVED: in every case that the hypotheses allow, the expression is defined near the target and has the limit claimed
(see growth.py). REFUTED: parameters at which the same calculus, on numbers alone, finds another limit or none that is
defined. Otherwise UNDECIDED, with the conditions under which the claim holds. Hypotheses that mention the limit
variable are not used in a proof; a witness needs them to hold near the target. A limit over the reals gives the one
over the integers.
"""

import time
from collections import deque
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any

import sympy

from dpotheory.prover.approach import INFINITIES, unreachable
from dpotheory.prover.expand import constant, expand
from dpotheory.prover.growth import UndefinedNearTargetError
from dpotheory.prover.limit_values import about_parameters, failure_at, samples
from dpotheory.prover.monomials import NotUnderstoodError, UnclearSignError, sign, text
from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.parameters import ParameterSigns
from dpotheory.prover.polynomial import hypotheses_note
from dpotheory.prover.process import OutOfTimeError
from dpotheory.prover.statement import Limit, Relation, Statement

_MAX_CASES = 60
_WITNESSES = 3
_RELATIONS = {frozenset({1}): ">", frozenset({0}): "==", frozenset({-1}): "<", frozenset({1, -1}): "!="}


@dataclass(frozen=True)
class Case:
    """Extra facts about the parameters; `holds` is None until decided, and stays None when the calculus gives up."""

    facts: tuple[Relation, ...] = ()
    holds: bool | None = None
    why: str = ""
    points: tuple[dict[str, Fraction], ...] = ()

    def __str__(self) -> str:
        """The facts as text."""
        return " and ".join(text(fact) for fact in self.facts)


def _with(parameters: Statement, facts: tuple[Relation, ...]) -> Statement:
    named = tuple((f"case {index + 1}", fact) for index, fact in enumerate(facts))
    return Statement((*parameters.hypotheses, *named), parameters.goal, parameters.domains)


def _splits(error: UnclearSignError, signs: ParameterSigns) -> list[Relation]:
    """The cases of a sign, each as a relation to 0."""
    factor = signs.unclear(error.expression)
    possible = factor.possible
    groups = [{1, -1}, {0}] if len(possible) == 3 else [{side} for side in sorted(possible, reverse=True)]
    return [Relation(factor.expression, _RELATIONS[frozenset(group)], sympy.Integer(0)) for group in groups]


def _in_case(goal: Limit, statement: Statement, signs: ParameterSigns, deadline: float) -> tuple[bool | None, str]:
    """Whether the claim holds in the case that `signs` describes, and the limit found or the reason."""
    known = signs.known
    domain = statement.domain[goal.variable.name]
    try:
        offset = 0
        if domain.lower is not None and goal.target not in INFINITIES:
            target = constant(goal.target, goal, known, signs, deadline)
            offset = sign(signs, target - domain.lower)
        impossible = unreachable(goal, domain, offset)
        if impossible:
            return None, f"{goal.variable} cannot approach {text(goal.target)}, because {impossible}"
        try:
            claimed = goal.value if goal.value in INFINITIES else constant(goal.value, goal, known, signs, deadline)
        except UndefinedNearTargetError as error:
            return False, f"the value {text(goal.value)} is undefined ({error})"
        found = expand(goal, known, signs, deadline)
    except UndefinedNearTargetError as error:
        return False, f"the expression is undefined near the target ({error})"
    except NotUnderstoodError as error:
        return None, f"the growth of the expression is not found ({error})"
    if found in INFINITIES or claimed in INFINITIES:
        return bool(found == claimed), f"the limit is {text(found)}"
    try:
        same = sign(signs, found - claimed) == 0
    except NotUnderstoodError as error:
        return None, f"the limit is {text(found)}, neither equated with {text(claimed)} nor told apart ({error})"
    return same, f"the limit is {text(found)}"


class _Cases:
    """The case analysis of one statement."""

    def __init__(self, statement: Statement, deadline: float) -> None:
        """Start with no case decided."""
        self.statement, self.deadline = statement, deadline
        self.parameters = about_parameters(statement)
        self.decided: list[Case] = []
        self.used: list[str] = []

    def run(self) -> None:
        """Decide every case, or leave it open."""
        goal = self.statement.goal
        assert isinstance(goal, Limit)
        waiting, count = deque([Case()]), 0
        while waiting:
            case, count = waiting.popleft(), count + 1
            try:
                if count > _MAX_CASES:
                    raise OutOfTimeError(f"there are more than {_MAX_CASES} cases")
                signs = ParameterSigns(_with(self.parameters, case.facts), self.deadline)
                if signs.impossible():
                    continue
                case = replace(case, points=tuple(signs.points))
                try:
                    holds, why = _in_case(goal, self.statement, signs, self.deadline)
                except UnclearSignError as error:
                    for split in _splits(error, signs):
                        others = (fact for fact in case.facts if fact.lhs != split.lhs)
                        waiting.append(Case((*others, split)))
                    continue
                finally:
                    self.used += [fact for fact in signs.used if fact not in self.used]
                self.decided.append(replace(case, holds=holds, why=why))
            except (OutOfTimeError, NotUnderstoodError) as error:
                self.decided.append(replace(case, why=f"not decided: {error}"))

    def witness(self, end: float) -> tuple[dict[str, Any], str] | None:
        """A point of a failing case at which numbers alone show the failure."""
        goal = self.statement.goal
        assert isinstance(goal, Limit)
        for case in self.decided:
            if case.holds is not False:
                continue
            for point in sorted(case.points, key=lambda p: sum(len(str(v)) for v in p.values()))[:_WITNESSES]:
                failure = failure_at(self.statement, point, end - time.monotonic())
                if failure is not None:
                    shown = {
                        "point": {name: str(value) for name, value in point.items()},
                        "lhs": failure.found,
                        "relation": "==",
                        "rhs": failure.claimed,
                        "samples": samples(goal, point),
                        "content_hash": self.statement.content_hash,
                        "statement": self.statement.to_dict(),
                    }
                    return shown, failure.reason
        return None

    def open(self) -> str:
        """Why the statement is undecided: where it holds, where it fails, where that is not known."""
        sentences = []
        good = [str(case) for case in self.decided if case.holds]
        if good:
            sentences.append(f"It holds if {' or if '.join(good)}, which the hypotheses do not give.")
        for case in self.decided:
            if not case.holds:
                where = f"If {case}: " if case.facts else ""
                sentences.append(f"{where}{case.why}.")
        return " ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)


def prove_limit(statement: Statement, budget: Budget | None = None) -> Outcome:
    """Decide a `Limit` goal for all parameters that meet the hypotheses."""
    budget = budget or Budget()
    started = time.monotonic()
    goal = statement.goal

    def outcome(verdict: Verdict, **rest: Any) -> Outcome:
        return Outcome(verdict, "growth", seconds=time.monotonic() - started, **rest)

    if not isinstance(goal, Limit):
        return outcome(Verdict.UNDECIDED, reason="The goal is not a limit; use decide.")
    cases = _Cases(statement, started + 0.7 * budget.seconds)
    cases.run()
    end = started + 0.9 * budget.seconds
    if not all(case.holds for case in cases.decided):
        found = cases.witness(end)
        if found is not None:
            return outcome(Verdict.REFUTED, witness=found[0], reason=found[1])
        return outcome(Verdict.UNDECIDED, reason=cases.open())
    note, point = (
        ("hypotheses unsatisfiable", None)
        if not cases.decided
        else hypotheses_note(statement, Budget(max(0.0, end - time.monotonic())))
    )
    certificate = {
        "solver": "growth rates (own), signs by z3 and Arb",
        "version": sympy.__version__,
        "cases": [{"if": str(case), "found": case.why} for case in cases.decided],
        "signs": cases.used,
        "samples": [] if point is None else samples(goal, {n: Fraction(v) for n, v in point.items()}),
        "content_hash": statement.content_hash,
        "hypotheses": note,
        "feasible_point": point,
        "seconds": time.monotonic() - started,
    }
    reason = "Hypotheses unsatisfiable: the statement is vacuous." if note == "hypotheses unsatisfiable" else ""
    return outcome(Verdict.PROVED, certificate=certificate, reason=reason)
