"""On-event statements: what a published statement says about one dataset in the Gram event (theory.md §2, §5).

A `OnEvent` pairs a measure (measure.py) with a claim: its hypotheses, its event, and its bound, which is evaluated from
the claim's own expressions. One bad dataset refutes the on-event statement, and no more than that. Imported by the
falsifier.
"""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy as sp

from dpotheory.checks.falsify.measure import FRACTIONS, World
from dpotheory.claims import registry, symbols
from dpotheory.claims.claim import Claim
from dpotheory.claims.dv import dv_tb_4
from dpotheory.claims.pg import pg_ta_1
from dpotheory.core.setting import Setting

STEP = "on-event statement"
"""The step's name in a ledger, so that no verdict on it reads as one on the claim as a whole."""


@dataclass(frozen=True)
class OnEvent:
    """What a claim says about each dataset: in the event and under the hypotheses, the conclusion holds.

    Attributes:
        claim: the statement; its sides are the bound.
        family: what is measured, a key of `FAMILIES`.
        step: its name in a ledger; None where the claim has no probability, and so is its own on-event statement.
        event: id of the claim whose upper side is the slack that the event grants.
        largest_epsilon: the claim that limits ε, or None.
    """

    claim: Claim
    family: str
    step: str | None
    event: str = "DV-LB.1"
    largest_epsilon: str | None = None

    @property
    def name(self) -> str:
        """Its key in `ON_EVENT`, and the name of its ledger row: "CLAIM/step", or the claim's id."""
        return self.claim.id if self.step is None else f"{self.claim.id}/{self.step}"

    @property
    def hypotheses(self) -> dict[str, sp.Basic]:
        """The claim's, and the limit on ε where the claim takes its event from another."""
        slack = {} if self.largest_epsilon is None else {"slack": registry[self.largest_epsilon].hypotheses["slack"]}
        return {**self.claim.hypotheses, **slack}

    @property
    def stated(self) -> tuple[str, ...]:
        """The hypotheses as a ledger row has them."""
        return (*map(str, self.hypotheses.values()), f"the data lie in the event of {self.event}")

    def parameters(self, settings: Sequence[Setting], epsilons: Sequence[float]) -> dict[str, np.ndarray]:
        """By code name, each of shape (settings, 1); concepts are exactly orthogonal."""
        rows = [symbols.values(setting) for setting in settings]
        columns = {name: np.asarray([row[name] for row in rows], float)[:, None] for name in rows[0]}
        return {**columns, "epsilon": np.asarray(epsilons, float)[:, None], "concept_defect": np.zeros((len(rows), 1))}

    def met(self, parameters: Mapping[str, Any]) -> dict[str, np.ndarray]:
        """Whether each hypothesis holds, by name."""
        claim = dataclasses.replace(self.claim, hypotheses=self.hypotheses)
        return {name: np.asarray(claim.holds(name, parameters)) for name in self.hypotheses}

    def worlds(self, settings: Sequence[Setting], epsilons: Sequence[float], shape: tuple[int, int]) -> World:
        """The settings as one batched `World` of float64 arrays, padded to shape (values, samples)."""
        values, samples = shape
        p = self.parameters(settings, epsilons)
        n_batch = len(settings)
        incidence = np.zeros((n_batch, 2 * values, values))
        exists = np.zeros((n_batch, values, 2, samples), bool)
        for row, setting in enumerate(settings):
            incidence[row, : setting.graph.n_tokens, : setting.n_values] = setting.graph.incidence
            exists[row, : setting.n_values, :, : setting.n_samples] = True
        end = np.broadcast_to(self.until(p), (n_batch, 1))
        sides = self._sides({**p, "t": end * np.asarray(FRACTIONS)}, (n_batch, len(FRACTIONS)))
        if self.claim.only_at_end:
            silent = np.asarray(FRACTIONS) < 1
            sides = np.where(silent, -np.inf, sides[0]), np.where(silent, np.inf, sides[1])
        rate = p["beta"] ** 2 / (2 * p["n_values"] * p["n_samples"] * p["tau"])
        allowed = np.exp(registry[self.event].evaluate(p)["upper"])
        scalars = {name: p[name][:, 0] for name in ("dim", "noise", "shared_norm", "beta")}
        horizon = (end * rate)[:, 0]
        return World(
            incidence, exists, **scalars, allowed=allowed[:, 0], horizon=horizon, lower=sides[0], upper=sides[1]
        )

    def until(self, parameters: Mapping[str, Any]) -> np.ndarray:
        """The claim's last time; τ₁ of DV-TB.3 for a claim about any time."""
        claim = self.claim if self.claim.until is not None else registry["DV-TB.3"]
        return claim.number("until", parameters)

    def number(self, side: str, parameters: Mapping[str, Any]) -> np.ndarray:
        """A side of the claim, not its logarithm."""
        return self.claim.number(side, parameters)

    def _sides(self, parameters: Mapping[str, Any], shape: tuple[int, int]) -> tuple[np.ndarray, np.ndarray]:
        if self.family == "identity":
            return np.full(shape, -np.inf), np.full(shape, np.inf)
        if self.claim.quantity == "log_odds":
            # At reference odds of 3^(1/β) against, log π(w)/π(l) = (r − log 3)/β, so the side for r is this.
            lower, upper = (
                none
                if getattr(self.claim, side) is None
                else parameters["beta"] * self.number(side, parameters) + math.log(3)
                for side, none in (("lower", -np.inf), ("upper", np.inf))
            )
            return np.broadcast_to(lower, shape), np.broadcast_to(upper, shape)
        logs = self.claim.evaluate(parameters)
        lower, upper = logs.get("lower", np.asarray(-np.inf)), logs.get("upper", np.asarray(np.inf))
        if self.family == "envelope":  # a side may be negative
            lower = self.number("lower", parameters) if "lower" in logs else lower
            upper = self.number("upper", parameters) if "upper" in logs else upper
        else:  # a negative number lies below every risk
            lower, upper = (np.where(np.isnan(side), -np.inf, side) for side in (lower, upper))
        return np.broadcast_to(lower, shape), np.broadcast_to(upper, shape)


_STATEMENTS = (
    OnEvent(registry["DV-L4.1"], "identity", None),
    OnEvent(registry["DV-LB.2"], "residual", None),
    OnEvent(registry["PG-LA.2"], "residual", None),
    OnEvent(registry["DV-LC.4"], "residual", None, event="DV-LC.3"),
    OnEvent(registry["DV-TB.3"], "envelope", STEP),
    OnEvent(registry["PG-TA.1"], "envelope", STEP),
    OnEvent(
        dataclasses.replace(registry["PG-TA.1"], upper=pg_ta_1.DERIVED_UPPER),
        "envelope",
        f"{STEP}, derived upper side",
    ),
    OnEvent(registry["DV-TC.5"], "envelope", STEP, event="DV-LC.3"),
    OnEvent(registry["DV-flip"], "envelope", STEP, largest_epsilon="DV-TB.3"),
    OnEvent(registry["DV-TB.4"], "risk", STEP),
    OnEvent(dataclasses.replace(registry["DV-TB.4"], upper=dv_tb_4.OTHER_READING), "risk", f"{STEP}, other reading"),
    OnEvent(registry["DV-TC.6"], "risk", STEP, event="DV-LC.3"),
    OnEvent(registry["PG-TA.2"], "risk", STEP),
)
ON_EVENT: Mapping[str, OnEvent] = {on_event.name: on_event for on_event in _STATEMENTS}
"""On-event statements by the name of their ledger row, "CLAIM/on-event statement" or the id of a claim that is one."""


FAMILY_OF = {"margins": "envelope", "log_risk": "risk", "gram_slack": "event"}
"""What is measured, by a claim's quantity; other quantities have no rate to count."""


def as_on_event(claim: Claim) -> OnEvent:
    """The claim's conclusion as a measure; for a Gram event, E(ε) with the slack that the claim itself names."""
    event = claim.id if claim.quantity == "gram_slack" else "DV-LB.1"
    return OnEvent(claim, FAMILY_OF[claim.quantity], None, event)
