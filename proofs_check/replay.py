"""Replays the witness of a REFUTED row: recomputes both sides from the witness alone (theory.md §5).

Four kinds: a point with its statement, an exact data set for an evaluator, hypotheses that contradict one another, and
a family that defeats every value of an unknown constant. The last two carry statements, which are proved again here.
"""

import itertools
import operator
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import sympy as sp

from dpotheory.ledger.rows import Row
from dpotheory.prover import Budget, Domain, Relation, Statement, Verdict, decide, implies
from dpotheory.prover import replay as replay_point
from proofs_check import instances, readback, steps
from proofs_check.evidence import Family

BUDGET = Budget(seconds=30.0)


class WitnessError(ValueError):
    """A witness that cannot be replayed; the text is one sentence."""


@dataclass(frozen=True)
class Replayed:
    """What a replay found.

    Attributes:
        stands: whether the witness refutes the statement that it carries.
        kind: what sort of witness it is, in words.
        reason: why it stands or does not, in a sentence.
        sides: what was recomputed, each a triple (left side, relation, right side).
        hypotheses: whether each holds at the witness; None where that was not decided.
        notes: differences between the witness and the rest of its row.
    """

    stands: bool
    kind: str
    reason: str
    sides: tuple[tuple[str, str, str], ...] = ()
    hypotheses: Mapping[str, bool | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def replay(witness: Mapping[str, Any], budget: Budget = BUDGET) -> Replayed:
    """Whether the witness stands; WitnessError when it is of no known kind or malformed."""
    for key, function in _KINDS.items():
        if key in witness:
            try:
                return function(witness, budget)
            except KeyError as error:
                raise WitnessError(f"The witness is malformed: it lacks {error.args[0]!r}.") from error
            except (TypeError, ValueError, ArithmeticError, AttributeError, IndexError, SyntaxError) as error:
                raise WitnessError(f"The witness is malformed: {error}.") from error
    raise WitnessError(
        f"The witness has the fields {sorted(witness)}, but one that can be replayed has one of {', '.join(_KINDS)}."
    )


def replay_row(row: Row, budget: Budget = BUDGET) -> Replayed:
    """`replay` of a row's witness, with notes where the row says otherwise; WitnessError when it has none."""
    if row.witness is None:
        raise WitnessError(
            f"The row {row.key!r} is {row.verdict} and carries no witness, so there is nothing to replay."
        )
    found = replay(row.witness, budget)
    if found.stands and "contradiction" in row.witness:
        foreign = _foreign(row, Statement.from_dict(row.witness["contradiction"]))
        if foreign:
            found = replace(found, stands=False, reason=f"The row has no hypothesis '{foreign}'.")
    return replace(found, notes=_notes(row, found))


def _notes(row: Row, found: Replayed) -> tuple[str, ...]:
    witness = row.witness or {}
    notes = []
    for name, side in (("lhs", 0), ("rhs", 2)):
        if len(found.sides) == 1 and name in witness and witness[name] != found.sides[0][side]:
            notes.append(f"The row records {witness[name]} where the replay finds {found.sides[0][side]}.")
    if isinstance(witness.get("statement"), Mapping):
        goal = str(Statement.from_dict(witness["statement"]).goal)
        if goal not in row.statement:
            notes.append(f"The witness is about '{goal}', which the row's statement does not contain.")
    return tuple(notes)


def _point(witness: Mapping[str, Any], budget: Budget) -> Replayed:
    statement = Statement.from_dict(witness["statement"])
    found = replay_point(witness)
    relation = statement.goal.op if isinstance(statement.goal, Relation) else "=="
    stands, reason = found.valid, found.reason
    if witness.get("content_hash", statement.content_hash) != statement.content_hash:
        stands, reason = False, "The content hash in the witness is not that of the statement it carries."
    sides = ((found.lhs, relation, found.rhs),) if found.lhs else ()
    point = ", ".join(f"{name} = {value}" for name, value in witness["point"].items())
    return Replayed(stands, f"the point {point}", reason, sides, found.hypotheses)


def _instance(witness: Mapping[str, Any], budget: Budget) -> Replayed:
    name = witness["instance"]
    if name not in instances.EVALUATORS:
        steps()  # proof files register evaluators of their own
    found = instances.evaluate(name, witness["arguments"])
    unmet = [hypothesis for hypothesis, holds in found.hypotheses.items() if not holds]
    text = f"{found.lhs} {found.relation} {found.rhs}"
    if unmet:
        reason = f"The data set does not meet: {'; '.join(unmet)}."
    else:
        reason = f"All hypotheses hold, and {text} is {'true' if found.holds else 'false'}."
    stands = not unmet and not found.holds
    sides = ((found.lhs, found.relation, found.rhs),)
    return Replayed(stands, f"a data set for the evaluator {name!r}", reason, sides, dict(found.hypotheses))


def _contradiction(witness: Mapping[str, Any], budget: Budget) -> Replayed:
    """Proves again that the hypotheses imply the goal; so they and the goal's negation exclude one another."""
    statement = Statement.from_dict(witness["contradiction"])
    goal, kind = statement.goal, "hypotheses that contradict one another"
    if not isinstance(goal, Relation):
        return Replayed(False, kind, f"The goal {goal} has no negation that could be a hypothesis.")
    if not (goal.lhs.free_symbols | goal.rhs.free_symbols or _plainly_false(goal)):
        return Replayed(False, kind, f"The goal {goal} is not plainly false, so proving it shows no contradiction.")
    outcome = decide(statement, budget)
    stands = outcome.verdict is Verdict.PROVED
    reason = "It is proved again that they cannot hold together." if stands else f"Not proved again: {outcome.reason}"
    return Replayed(stands, kind, reason, (_sides(statement),), dict.fromkeys(_excluding(statement)))


def _excluding(statement: Statement) -> list[str]:
    """The hypotheses that exclude one another, as a row prints them; the last is the goal's negation."""
    texts = [f"{name}: {relation}" for name, relation in statement.hypotheses]
    negation = statement.goal.negation if isinstance(statement.goal, Relation) else None
    return [*texts, str(negation)] if negation and negation.lhs.free_symbols | negation.rhs.free_symbols else texts


def _foreign(row: Row, statement: Statement) -> str:
    """A hypothesis of a contradiction that the row does not have; empty when it has them all."""
    given = {*row.hypotheses, *(text.partition(": ")[2] for text in row.hypotheses)}
    domains = [f"{name} {domain.value}" for name, domain in statement.domains]
    return next((text for text in (*_excluding(statement), *domains) if text not in given), "")


_HOLDS = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}


def _plainly_false(goal: Any) -> bool:
    """Whether it is a false relation between two numbers."""
    if not (isinstance(goal, Relation) and goal.lhs.is_Rational and goal.rhs.is_Rational):
        return False
    return not _HOLDS[goal.op](goal.lhs, goal.rhs)


def _family(witness: Mapping[str, Any], budget: Budget) -> Replayed:
    """Proves again all that the family owes; of the listed obligations only the facts about minima are used."""
    constant = witness["for_all"].removesuffix(" > 0")
    kind = f"a family that defeats every {constant} > 0"
    listed = [Statement.from_dict(data) for data in witness["obligations"]]
    claimed, members, where = _parts(witness, constant, listed)
    if claimed.domain[constant] is not Domain.POSITIVE:
        return Replayed(False, kind, f"{constant} is {claimed.domain[constant].value} in the statement, not positive.")
    try:
        family = Family(claimed, constant, members, where)
    except ValueError as error:
        return Replayed(False, kind, f"This is no family for every constant: {error}.")
    owed = {one.content_hash: one for one in _owed(family, {one.content_hash for one in listed})}
    outcomes = {statement: decide(statement, budget) for statement in owed.values()}
    open_ones = [f"{one}: {o.reason}" for one, o in outcomes.items() if o.verdict is not Verdict.PROVED]
    reason = "Every obligation is proved again." if not open_ones else f"Not proved again: {' '.join(open_ones)}"
    return Replayed(not open_ones, kind, reason, tuple(_sides(statement) for statement in outcomes))


def _owed(family: Family, listed: Collection[str]) -> list[Statement]:
    """What makes it a refutation: members lie in their domains, every hypothesis holds along them, the goal fails.

    A minimum gives way to the term that is listed as the smaller one, which is then owed too.
    """
    claimed, where = family.claimed, list(family.where)
    found = [
        implies(where, Relation(value, ">" if domain.open_below else ">=", domain.lower))
        for name, value in family.members.items()
        for domain in (claimed.domain[name],)
        if domain.lower is not None
    ]
    puts = {claimed.symbols[name]: value for name, value in family.members.items()}
    assert isinstance(claimed.goal, Relation)
    for relation in (*claimed.relations, claimed.goal.negation):
        lhs, rhs = (side.subs(puts, simultaneous=True) for side in relation.parts)
        for minimum in sorted(lhs.atoms(sp.Min) | rhs.atoms(sp.Min), key=str):
            for smaller, larger in itertools.permutations(minimum.args, 2):
                fact = implies(where, Relation(smaller, "<=", larger))
                if len(minimum.args) == 2 and fact.content_hash in listed:
                    found.append(fact)
                    lhs, rhs = (side.subs(minimum, smaller) for side in (lhs, rhs))
        lhs, rhs = (side.replace(sp.exp, lambda power: sp.exp(sp.expand(sp.cancel(power)))) for side in (lhs, rhs))
        found.append(implies(where, Relation(lhs, relation.op, rhs)))
    return found


def _parts(
    witness: Mapping[str, Any], constant: str, listed: list[Statement]
) -> tuple[Statement, dict[str, Any], tuple[Relation, ...]]:
    """The statement, the members and their bounds; free symbols get the domains that the obligations declare."""
    claimed = Statement.from_dict(witness["statement"])
    domains = claimed.domain
    for statement in listed:
        domains = {**domains, **statement.domain}
    domains = {**domains, constant: claimed.domain[constant]}  # the constant's is not theirs to narrow
    symbols = {name: domain.symbol(name) for name, domain in domains.items()}
    where = []
    for text in witness["where"]:
        left, relation, right = text.split(" ", 2)
        where.append(Relation(readback.read(left, symbols), relation, readback.read(right, symbols)))
    return claimed, {name: readback.read(text, symbols) for name, text in witness["family"].items()}, tuple(where)


def _sides(statement: Statement) -> tuple[str, str, str]:
    goal = statement.goal
    return (str(goal.lhs), goal.op, str(goal.rhs)) if isinstance(goal, Relation) else (str(goal), "", "")


_KINDS = {"instance": _instance, "family": _family, "contradiction": _contradiction, "point": _point}
