"""What a prover answers: a three-valued verdict with its evidence, and the budget it may spend.

Implements theory.md §5. A verdict is never a bool: asking for its truth value is an error, so that UNDECIDED can
not be read as False by accident. May be imported by anything; imports only the standard library.
"""

import enum
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn


class Verdict(enum.Enum):
    """PROVED for all parameters in the hypotheses, REFUTED by a checked witness, or UNDECIDED."""

    PROVED = "PROVED"
    REFUTED = "REFUTED"
    UNDECIDED = "UNDECIDED"

    def __bool__(self) -> NoReturn:
        """Refuse: a verdict has three values."""
        raise TypeError(
            f"Verdict.{self.name} has no truth value, because a verdict has three values; "
            "compare with `is Verdict.PROVED`, `is Verdict.REFUTED` or `is Verdict.UNDECIDED`."
        )


@dataclass(frozen=True)
class Outcome:
    """One answer of a prover.

    `witness` (REFUTED only) holds the point as exact strings, both sides' values and the statement itself, so that
    it can be replayed alone. `certificate` (PROVED only) names the solver, its version, and what it counted.
    """

    verdict: Verdict
    method: str
    witness: dict[str, Any] | None = None
    certificate: dict[str, Any] | None = None
    reason: str = ""
    seconds: float | int = 0.0

    def __bool__(self) -> NoReturn:
        """Refuse: see `Verdict`."""
        raise TypeError("an Outcome has no truth value, because a verdict has three values; look at its `verdict`.")


def proved(
    method: str,
    content_hash: str,
    hypotheses: tuple[str, Mapping[str, Any] | None],
    started: float,
    certificate: Mapping[str, Any],
) -> Outcome:
    """PROVED, with what every certificate ends in.

    Args:
        method: of the prover.
        content_hash: of the statement.
        hypotheses: what is known of them, and a point that meets them.
        started: when the work began, by `time.monotonic`.
        certificate: what this prover has to say besides.
    """
    seconds = time.monotonic() - started
    note, point = hypotheses
    whole = {**certificate, "content_hash": content_hash, "hypotheses": note, "feasible_point": point}
    reason = "Hypotheses unsatisfiable: the statement is vacuous." if note == "hypotheses unsatisfiable" else ""
    return Outcome(Verdict.PROVED, method, certificate={**whole, "seconds": seconds}, reason=reason, seconds=seconds)


@dataclass(frozen=True)
class Budget:
    """How much a prover may spend.

    `seconds` is wall-clock time for one statement, `boxes` the number of boxes for branch and bound, `points` the
    number of points for the search for counterexamples, `precision` the bits of ball arithmetic.
    """

    seconds: float | int = 20.0
    boxes: int = 4000
    points: int = 300
    precision: int = 96
    seed: int = 0

    def __post_init__(self) -> None:
        """Validate."""
        for field in ("seconds", "boxes", "points"):
            value = getattr(self, field)
            if not value >= 0:
                raise ValueError(f"Budget.{field} is {value}, but a budget must be at least 0.")
        if self.precision < 32:
            raise ValueError(f"Budget.precision is {self.precision} bits, but ball arithmetic here needs at least 32.")
