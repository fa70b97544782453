"""Witnesses of REFUTED rows: their kinds, the fields that each may have, exact numbers, and what a replay finds.

One place tells the kinds apart, for simulations, searches and proofs alike. A witness is text from a file that anyone
may have written: whatever is not exactly of its kind is refused by name. Imports only the standard library.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Any

_SIDES = frozenset({"lhs", "relation", "rhs"})
_PROOF = frozenset({"digest"})


class WitnessError(ValueError):
    """A witness that cannot be read; the text is one sentence."""


@dataclass(frozen=True)
class Kind:
    """A kind of witness: the field that marks it, what it is in words, and the fields that it must or may have."""

    name: str
    words: str
    required: frozenset[str]
    optional: frozenset[str] = frozenset()


KINDS: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("simulation", "a simulation", frozenset({"simulation"})),
        Kind("embeddings", "data on the event", _SIDES | {"falsified", "setting", "epsilon", "embeddings"}),
        Kind(
            "n_datasets",
            "counted datasets",
            _SIDES | {"falsified", "setting", "epsilon", "key", "n_datasets", "failures", "error"},
        ),
        Kind("exact", "an exact distribution", _SIDES | {"falsified", "exact"}),
        Kind("instance", "an exact dataset", _SIDES | {"instance", "arguments", "hypotheses"}, _PROOF),
        Kind(
            "family",
            "a family",
            frozenset({"family", "where", "for_all", "statement", "obligations"}),
            _PROOF | {"axioms"},
        ),
        Kind("contradiction", "a contradiction", frozenset({"contradiction"}), _PROOF | {"proof"}),
        Kind("point", "a point", frozenset({"point", "statement", "content_hash"}), _PROOF | _SIDES | {"samples"}),
    )
}
"""Kinds by the field that marks them."""


def kind_of(witness: Mapping[str, Any]) -> Kind:
    """The kind of a witness that has every field of its kind and no other; WitnessError otherwise."""
    if not isinstance(witness, Mapping):
        raise WitnessError(f"The witness is {witness!r:.60}, but it must be an object.")
    marks = [kind for name, kind in KINDS.items() if name in witness]
    if len(marks) != 1:
        known = ", ".join(KINDS)
        raise WitnessError(
            f"The witness has the fields {sorted(map(str, witness))}, but one that can be replayed has exactly one of "
            f"{known}."
        )
    fields_are(witness, marks[0].required, marks[0].optional, f"The witness ({marks[0].words})")
    return marks[0]


def fields_are(
    given: Mapping[str, Any], required: Sequence[str] | frozenset[str], optional: Any = (), what: str = "The witness"
) -> None:
    """Raise WitnessError where a field is missing, or is there and means nothing."""
    if not isinstance(given, Mapping):
        raise WitnessError(f"{what} is malformed: {given!r:.60} must be an object.")
    missing = sorted(set(required) - set(given))
    if missing:
        raise WitnessError(f"{what} is malformed: it lacks {missing[0]!r}.")
    extra = sorted(map(str, set(given) - set(required) - set(optional)))
    if extra:
        raise WitnessError(f"{what} has the field {extra[0]!r}, which means nothing there.")


@dataclass(frozen=True)
class Replayed:
    """What a replay found.

    Attributes:
        stands: whether the witness refutes what its row states: within all hypotheses, by more than the error budget.
        kind: what sort of witness it is, in words.
        reason: why it stands or does not, in a sentence.
        sides: what was recomputed, each a triple (left side, relation, right side); the statement says that it is true.
        hypotheses: whether each holds at the witness; None where that was not decided.
        notes: the error budget, and what else one should know.
        lhs, rhs, budget: the sides of a numerical witness as numbers, and the error that they may have between them.
    """

    stands: bool
    kind: str
    reason: str
    sides: tuple[tuple[str, str, str], ...] = ()
    hypotheses: Mapping[str, bool | None] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    lhs: float = math.nan
    rhs: float = math.nan
    budget: float = 0.0

    @property
    def measured(self) -> float:
        """The left side of a numerical witness: what was measured."""
        return self.lhs

    @property
    def bound(self) -> float:
        """Its right side: what is claimed."""
        return self.rhs

    @property
    def relation(self) -> str:
        """What the statement says of the two."""
        return self.sides[0][1]

    @property
    def unmet(self) -> tuple[str, ...]:
        """Hypotheses that the witness breaks."""
        return tuple(name for name, holds in self.hypotheses.items() if holds is False)


def falls(kind: str, reason: str) -> Replayed:
    """What a replay found that need not compute anything to see that the witness does not stand."""
    return Replayed(False, kind, reason)


_LONGEST = 4000  # characters of an exact number
_RATIONAL = re.compile(r"-?\d+(/\d+)?")


def integer(value: Any, name: str, least: int | None = None, most: int | None = None) -> int:
    """A whole number that is written as one; neither a truth value, nor text, nor 3.0."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise WitnessError(f"The witness is malformed: {name} is {value!r:.60}, but it must be a whole number.")
    if (least is not None and value < least) or (most is not None and value > most):
        limits = " and ".join(
            f"{word} {end}" for word, end in (("at least", least), ("at most", most)) if end is not None
        )
        raise WitnessError(f"The witness is malformed: {name} is {value!r:.60}, but it must be {limits}.")
    return value


def rational(value: Any, name: str) -> Fraction:
    """An exact number: a whole number, or text such as "-3/7"."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not (isinstance(value, str) and len(value) <= _LONGEST and _RATIONAL.fullmatch(value)):
        raise WitnessError(
            f"The witness is malformed: {name} is {value!r:.60}, but it must be an exact number, written such as '3/7'."
        )
    try:
        return Fraction(value)
    except ZeroDivisionError as error:
        raise WitnessError(f"The witness is malformed: {name} is {value}, which divides by 0.") from error


def number(value: Any, name: str) -> float:
    """A finite number of JSON."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise WitnessError(f"The witness is malformed: {name} is {value!r:.60}, but it must be a finite number.")
    return float(value)


def text(value: Any, name: str) -> str:
    """Text."""
    if not isinstance(value, str):
        raise WitnessError(f"The witness is malformed: {name} is {value!r:.60}, but it must be text.")
    return value


def agree(recorded: Any, found: float, budget: float = 0.0) -> bool:
    """Whether a number that a witness records is the one that was found, up to rounding and the error budget."""
    try:
        return abs(float(recorded) - found) <= 1e-6 * abs(found) + budget or float(recorded) == found
    except (TypeError, ValueError, OverflowError):
        return False


def as_recorded(witness: Mapping[str, Any], found: Replayed) -> Replayed:
    """The same where the witness records the sides that were found; one that records others does not stand."""
    if not found.stands:
        return found
    ((_, relation, _),) = found.sides
    if witness["relation"] != relation:
        reason = f"The witness records the relation {witness['relation']!r:.40} where the statement has {relation}."
        return replace(found, stands=False, reason=reason)
    for name, now in (("lhs", found.lhs), ("rhs", found.rhs)):
        if not agree(witness[name], now, found.budget):
            reason = f"The witness records {witness[name]!r:.40} for {name} where the replay finds {now:.9g}."
            return replace(found, stands=False, reason=reason)
    return found
