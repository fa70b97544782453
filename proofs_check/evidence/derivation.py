"""Equations that sympy derives, for symbolic sizes."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy as sp

from dpotheory.prover import Budget, Verdict
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from proofs_check.evidence.common import content_hash, named
from proofs_check.step import StepResult


@dataclass(frozen=True)
class Derivation:
    """Equations between what sympy derives and what is printed, for symbolic sizes, with autodiff as second opinion.

    Attributes:
        derive: returns the pairs (to be derived, printed); the first is left undone (a Derivative, Sum, Subs, …), so
            that the row shows what is derived from what.
        normal: carries the derivation out; without it sympy's ``doit``.
        second_opinion: from a seed, the pair (autodiff, formula) of arrays on a random instance; or None.
    """

    derive: Callable[[], Sequence[tuple[sp.Expr, sp.Expr]]]
    second_opinion: Callable[[int], tuple[Any, Any]] | None = None
    axioms: tuple[str, ...] = ()
    normal: Callable[[Any], Any] = lambda undone: undone.doit()

    @property
    def digest(self) -> str:
        """Of the equations."""
        return content_hash([(sp.srepr(left), sp.srepr(right)) for left, right in self.derive()], self.axioms)

    def find(self, budget: Budget) -> StepResult:
        """PROVED if every difference vanishes and autodiff agrees to 1e-9; UNDECIDED otherwise."""
        started = time.monotonic()
        pairs = self.derive()
        differences = [sp.expand(self.normal(left) - self.normal(right)) for left, right in pairs]
        left_over = [rest for rest in differences if not _vanishes(rest, started + budget.seconds)]
        errors = [_relative_error(self.second_opinion(seed)) for seed in range(5)] if self.second_opinion else []
        reasons = [] if pairs else ["There is no equation to check; give at least one."]
        if left_over:
            reasons.append(
                f"sympy did not reduce {left_over} to 0 within {budget.seconds:.3g} s; another form of the derivation "
                "would decide."
            )
        if not all(error < 1e-9 for error in errors):
            reasons.append(f"autodiff differs from the formula, relatively by {errors} on five random instances.")
        certificate = {
            "solver": "sympy",
            "version": sp.__version__,
            "equations": [f"{left} == {right}" for left, right in pairs],
            "axioms": named(self.axioms),
        }
        if self.second_opinion:
            certificate["autodiff"] = "5 random instances in float64 agree to 1e-9"
        return StepResult(
            Verdict.UNDECIDED if reasons else Verdict.PROVED,
            "sympy+autodiff" if self.second_opinion else "sympy",
            " and ".join(f"{left} == {right}" for left, right in pairs),
            (),
            None,
            None if reasons else certificate,
            " ".join(reasons),
            time.monotonic() - started,
        )


def _vanishes(difference: sp.Expr, deadline: float) -> bool:
    """Whether sympy reduces the difference to 0 in time."""
    if difference == 0:
        return True
    try:
        return bool(call("zero_strategy", difference, seconds=max(0.05, deadline - time.monotonic())))
    except (OutOfTimeError, CallFailedError):
        return False


def _relative_error(pair: tuple[Any, Any]) -> float:
    one, other = (np.asarray(side, dtype=float) for side in pair)
    if one.shape != other.shape:
        raise ValueError(f"autodiff has the shape {one.shape} and the formula {other.shape}; they must agree")
    return float(np.max(np.abs(one - other)) / np.max(np.abs(one)))
