"""Replays the witness of a REFUTED row, and rechecks the certificates of a PROVED one (theory.md §5).

A replay recomputes both sides from the witness and the row's step. Four kinds: a point, an exact dataset for an
evaluator, hypotheses that contradict one another, and a family that defeats every value of an unknown constant
(replay_family.py). A witness speaks for its row only: what it carries must be the statement of the step that the row
names, with its hypotheses and domains, and nothing is taken from the witness that the step says itself.
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from dpotheory.core.sharing import Sharing
from dpotheory.ledger.rows import Row
from dpotheory.ledger.witnesses import Replayed, WitnessError, agree, falls, integer, kind_of, rational, text
from dpotheory.prover import Budget, Relation, Verdict, decide
from dpotheory.prover.witness import check_witness
from proofs_check import instances, steps
from proofs_check.certified import Rechecked, parts_of, recheck
from proofs_check.evidence import Family, Instance, Proof, Satisfiable
from proofs_check.replay_family import OTHER, carried_by, replay_family, sides_of
from proofs_check.run import statement
from proofs_check.step import Check, Step

__all__ = ["BUDGET", "KINDS", "Replayed", "WitnessError", "recheck_row", "replay", "replay_row"]

BUDGET = Budget(seconds=30.0)


def replay_row(row: Row, budget: Budget = BUDGET, step: Step | None = None) -> Replayed:
    """Whether the witness of a REFUTED row refutes what the row states.

    Args:
        row: the row.
        budget: for each proof that the witness owes.
        step: what the row is about, where that is no registered step.

    Raises:
        WitnessError: if the row is not refuted by a witness that can be read, or names no step.
    """
    if row.verdict != "REFUTED" or row.witness is None:
        raise WitnessError(
            f"The row {row.key!r} is {row.verdict} and carries no witness against it, so there is nothing to replay."
        )
    step = _step_of(row, step)
    kind = kind_of(row.witness)
    check: Any = step.check
    if kind.name not in KINDS or not isinstance(check, KINDS[kind.name][0]):
        how = type(step.check).__name__
        return falls(kind.words, f"The step {step.key} is decided by a {how}, which {kind.words} does not refute.")
    different = _different(row, step)
    return falls(kind.words, different) if different else replay(row.witness, check, budget)


def recheck_row(row: Row, step: Step | None = None) -> Rechecked:
    """Whether the exact certificates of a PROVED row are ones of what its step says today.

    Raises:
        WitnessError: if the row has no such certificate, or names no step.
    """
    parts_of(row)
    step = _step_of(row, step)
    different = _different(row, step) if hasattr(step.check, "stated") else ""
    return Rechecked(False, different) if different else recheck(row, step.check)


def _step_of(row: Row, step: Step | None) -> Step:
    step = steps().get(row.name) if step is None else step
    if step is None or step.key != row.name:
        raise WitnessError(f"The row {row.name!r} is about no step that is registered; give the file that defines it.")
    return step


def _different(row: Row, step: Step) -> str:
    """A sentence where the row states something else than its step, or has other hypotheses."""
    check: Any = step.check
    decided, hypotheses = check.stated
    if row.statement != statement(step, decided):
        return f"The row states '{row.statement}', but {step.key} says '{statement(step, decided)}'."
    if tuple(row.hypotheses) != tuple(hypotheses):
        other = sorted({*row.hypotheses} ^ {*hypotheses}) or ["their order"]
        return f"The row's hypotheses are not those of {step.key}: they differ in '{other[0]}'."
    return ""


def replay(witness: Mapping[str, Any], check: Check, budget: Budget = BUDGET) -> Replayed:
    """Whether the witness refutes what the check decides; WitnessError when it is of no known kind or malformed."""
    kind = kind_of(witness)
    if kind.name not in KINDS:
        raise WitnessError(f"The witness is {kind.words}, which refutes no step of a proof.")
    against, function = KINDS[kind.name]
    if not isinstance(check, against):
        return falls(kind.words, f"A {type(check).__name__} is not refuted by {kind.words}.")
    try:
        return _as_recorded(witness, function(witness, check, budget))
    except WitnessError:
        raise
    except KeyError as error:
        raise WitnessError(f"The witness is malformed: it lacks {error.args[0]!r}.") from error
    except (TypeError, ValueError, ArithmeticError, AttributeError, IndexError, SyntaxError, RecursionError) as error:
        raise WitnessError(f"The witness is malformed: {error}.") from error


def _as_recorded(witness: Mapping[str, Any], found: Replayed) -> Replayed:
    """The same where the witness records the sides that were found; one that records others does not stand."""
    if not found.stands or len(found.sides) != 1:
        return found
    for name, side in zip(("lhs", "relation", "rhs"), found.sides[0], strict=True):
        if name in witness and not _same(witness[name], side):
            reason = f"The witness records {witness[name]!r:.80} where the replay finds {side}."
            return dataclasses.replace(found, stands=False, reason=reason)
    return found


def _same(recorded: Any, found: str) -> bool:
    """Whether two printed numbers are one: the same text, or balls or decimals that agree."""
    if recorded == found:
        return True
    balls = [str(one).strip("[]").partition(" +/- ")[0] for one in (recorded, found)]
    try:
        return isinstance(recorded, str) and agree(balls[0], float(balls[1]))
    except ValueError:
        return False


def _point(witness: Mapping[str, Any], check: Proof, budget: Budget) -> Replayed:
    claimed = carried_by(witness["statement"], check.statements)
    coordinates = {name: rational(value, name) for name, value in witness["point"].items()}
    kind = "the point " + ", ".join(f"{name} = {value}" for name, value in coordinates.items())
    if claimed is None:
        return falls(kind, OTHER)
    if witness["content_hash"] != claimed.content_hash:
        return falls(kind, "The content hash in the witness is not that of the statement it carries.")
    foreign = sorted(set(coordinates) - set(claimed.domain))
    if foreign:
        return falls(kind, f"The point has the coordinate {foreign[0]}, which the statement does not name.")
    found = check_witness(claimed, {"point": {name: str(value) for name, value in coordinates.items()}})
    relation = claimed.goal.op if isinstance(claimed.goal, Relation) else "=="
    sides = ((found.lhs, relation, found.rhs),) if found.lhs else ()
    return Replayed(found.valid, kind, found.reason, sides, found.hypotheses)


def _instance(witness: Mapping[str, Any], check: Instance, budget: Budget) -> Replayed:
    name = text(witness["instance"], "instance")
    kind = f"a dataset for the evaluator {name!r}"
    if name != check.evaluator:
        return falls(kind, f"The step is evaluated by {check.evaluator!r}.")
    given = witness["arguments"]
    _alike(given, check.arguments, "arguments")
    found = instances.evaluate(name, given)
    hypotheses = {**found.hypotheses, **_realisable(given)}
    unmet = [hypothesis for hypothesis, holds in hypotheses.items() if not holds]
    said = f"{found.lhs} {found.relation} {found.rhs}"
    if unmet:
        reason = f"The dataset does not meet: {'; '.join(unmet)}."
    elif list(witness["hypotheses"]) != list(found.hypotheses):
        return falls(kind, "The witness lists other hypotheses than the evaluator checks.")
    else:
        reason = f"All hypotheses hold, and {said} is {'true' if found.holds else 'false'}."
    stands = not unmet and not found.holds
    return Replayed(stands, kind, reason, ((found.lhs, found.relation, found.rhs),), hypotheses)


def _alike(given: Any, like: Any, name: str) -> None:
    """Raise WitnessError unless the arguments are built like the step's own: fields, kinds of numbers, signs.

    Sizes, scales and indices are not negative, and those that are positive in the step's own dataset are positive.
    """
    if isinstance(like, Mapping):
        if not isinstance(given, Mapping) or set(given) != set(like):
            raise WitnessError(f"The witness is malformed: {name} must have exactly the fields {', '.join(like)}.")
        for field, one in like.items():
            _alike(given[field], one, field)
            if isinstance(one, (int, str)) and _is_rational(one):
                value, own = rational(given[field], field), rational(one, field)
                if value < 0 or (value == 0 and own > 0):
                    raise WitnessError(
                        f"The witness is malformed: {field} = {value} must be {'positive' if own else '>= 0'}."
                    )
    elif isinstance(like, (list, tuple)):
        if not isinstance(given, list):
            raise WitnessError(f"The witness is malformed: {name} is {given!r:.60}, but it must be a list.")
        for one in given:
            _alike(one, like[0] if like else one, f"an entry of {name}")
    elif isinstance(like, int):
        integer(given, name, 0)
    elif _is_rational(like):
        rational(given, name)
    else:
        text(given, name)


def _is_rational(value: Any) -> bool:
    try:
        rational(value, "")
    except WitnessError:
        return False
    return True


def _realisable(given: Mapping[str, Any]) -> dict[str, bool]:
    """What every dataset of the setting meets, whatever its evaluator looks at."""
    if "token_pairs" not in given:
        return {}
    graph = Sharing.from_pairs([tuple(pair) for pair in given["token_pairs"]])
    return {
        "the token graph is simple": graph.multiplicity == 1,
        "d >= K + 1": given.get("dim", graph.n_values + 1) >= graph.n_values + 1,
    }


def _contradiction(witness: Mapping[str, Any], check: Satisfiable, budget: Budget) -> Replayed:
    """Proves again that all hypotheses but one imply that it fails."""
    kind = "hypotheses that contradict one another"
    carried = carried_by(witness["contradiction"], list(check.contradictions()))
    if carried is None:
        return falls(
            kind, "The row has other hypotheses, or other domains, than those that are said to exclude one another."
        )
    outcome = decide(carried, budget)
    stands = outcome.verdict is Verdict.PROVED
    reason = "It is proved again that they cannot hold together." if stands else f"Not proved again: {outcome.reason}"
    negation = carried.goal.negation if isinstance(carried.goal, Relation) else carried.goal
    texts = [*(f"{name}: {relation}" for name, relation in carried.hypotheses), str(negation)]
    return Replayed(stands, kind, reason, (sides_of(carried),), dict.fromkeys(texts))


KINDS: Mapping[str, tuple[type, Callable[[Mapping[str, Any], Any, Budget], Replayed]]] = {
    "instance": (Instance, _instance),
    "family": (Family, replay_family),
    "contradiction": (Satisfiable, _contradiction),
    "point": (Proof, _point),
}
"""By kind of witness: the check that it can speak against, and how it is replayed."""
