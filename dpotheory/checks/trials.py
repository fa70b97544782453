"""What a paper brings to the checks: its trials, how to run them, its twins, and what a search may vary.

A `Trial` is one setting at which a claim is tested; a paper's `Trials` makes them, runs them and reads them back from
JSON. verify, the falsifier and the replay know no more of a paper than stands here; papers.py lists the papers. Imports
findings.py, measurement.py and space.py alone.
"""

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol, runtime_checkable

import jax
import numpy as np

from dpotheory.checks.measurement import Measurement
from dpotheory.checks.observatory import Observatory
from dpotheory.checks.space import Space
from dpotheory.claims.claim import Claim
from dpotheory.claims.symbols import Parameter


@runtime_checkable
class Trial(Protocol):
    """One setting at which a claim is tested; ``str`` gives the place and the setting.

    Attributes:
        paper: name of the `Trials` that it belongs to.
    """

    paper: ClassVar[str]

    @property
    def place(self) -> str:
        """Where it lies among the hypotheses, in a few words."""
        ...

    @property
    def where(self) -> str:
        """The setting in a few words, without the place: rows are found again by it."""
        ...

    @property
    def unmet(self) -> tuple[str, ...]:
        """Names of the hypotheses that it breaks; a control breaks some."""
        ...

    @property
    def parameters(self) -> dict[str, Any]:
        """Every parameter that the paper's claims name, by code name, for `Claim.evaluate`; a new dict each time."""
        ...

    @property
    def last_time(self) -> float:
        """The last time that is looked at for a claim about any time; 1 where there is no time."""
        ...

    @property
    def told(self) -> dict[str, Any]:
        """In JSON, enough for `Trials.read` to make it again; has the `Trials.fields`."""
        ...


@dataclass(frozen=True)
class Twin:
    """How a quantity is measured, where, and what it can be at all.

    Attributes:
        measure: from a claim, a trial and what it showed.
        suits: at which members of its paper's pool.
        paper: name of the `Trials` whose trials it is measured at.
        least, most: what the quantity (a risk, not its logarithm) is always at least and at most: a side beyond them
            is vacuous.
        dpo_only: whether only DPO's flow is followed for it.
        keeps: for a user-defined quantity, whether made-up data keep the claim's bound too, so that it is vacuous; from
            a claim, a trial and what it showed.
    """

    measure: Callable[[Claim, Any, Any], Measurement]
    suits: Callable[[Any], bool] = lambda member: True
    paper: str = "dv"
    least: float | int = -math.inf
    most: float | int = math.inf
    dpo_only: bool = False
    keeps: Callable[[Claim, Any, Any], bool] | None = None


class Trials(ABC):
    """A paper's trials. What has a default here need not be given.

    Attributes:
        name: of the paper, as `Trial.paper` and `Twin.paper` have it.
        fields: of `Trial.told`; the first one tells a trial of this paper from others in JSON.
        twins: by the name that a claim's ``quantity`` gives.
        parameters: symbols that its claims use and dpotheory does not have.
        equations: quantities of identity claims that `sides` compares with autodiff.
        readings: statements with a constant chosen, by the name of their ledger row.
        cheap: whether datasets cost next to nothing, so that a search takes more of them.
        attacked: whether a search over settings is how published claims are attacked (DV and PG have other searches).
        rare_events: whether rows on rare Gram events belong to its claims.
    """

    name: ClassVar[str]
    fields: ClassVar[tuple[str, ...]]
    twins: ClassVar[Mapping[str, Twin]] = {}
    parameters: ClassVar[Sequence[Parameter]] = ()
    equations: ClassVar[Collection[str]] = ()
    readings: ClassVar[Mapping[str, Claim]] = {}
    cheap: ClassVar[bool] = False
    attacked: ClassVar[bool] = True
    rare_events: ClassVar[bool] = False

    @abstractmethod
    def settings(
        self, claim: Claim, key: jax.Array, budget: str, twin: Twin, pool: Sequence[Any] | None = None
    ) -> Sequence[Trial]:
        """Trials inside the claim's hypotheses, then a few controls outside them.

        Args:
            claim: the statement.
            key: a typed key, for what is drawn at random.
            budget: "quick" or "full".
            twin: of the claim's quantity.
            pool: what to choose from in place of the paper's own pool; members of another paper's kind are ignored.

        Raises:
            NoSettingError: where no setting can test the claim.
        """

    @abstractmethod
    def observe(self, watch: Observatory, trial: Any, horizon: float) -> Any:
        """What ``watch.budget`` datasets with the key ``watch.key`` show, up to the time ``horizon``."""

    @abstractmethod
    def space(self, claim: Claim, key: jax.Array, twin: Twin, pool: Sequence[Any] | None = None) -> Space:
        """What a search for a counterexample walks through."""

    @abstractmethod
    def read(self, told: Mapping[str, Any], claim: Claim) -> Trial:
        """The trial of a witness, with nothing beside it that the claim does not name.

        Raises:
            WitnessError: unless every field is there, is of its kind, and is what the claim itself would choose.
        """

    def horizon(self, claim: Claim, trial: Any, end: float) -> float:
        """The last time to look at, where the claim speaks until ``end``; VacuousError where that is too early."""
        return end

    def look(self, claim: Claim, trial: Any, end: float, watch: Observatory, twin: Twin) -> tuple[Measurement, Any]:
        """What the twin measures at all times that are looked at, and what the runs showed."""
        seen = watch(trial, end)
        return twin.measure(claim, trial, seen), seen

    def families(self, claim: Claim, trial: Any, ratio: float) -> Iterator[tuple[str, Callable[[int], Trial]]]:
        """Families of trials that begin here, along which an unknown constant ever ``ratio`` times smaller is defeated.

        Each with its name; member k is for constants ``ratio`` ** −k.
        """
        return iter(())

    def sides(self, claim: Claim, rng: np.random.Generator, number: int) -> tuple[np.ndarray, ...]:
        """Both sides of one of its `equations` on the ``number``-th random model: by autodiff, and as claimed.

        A third array where one side is counted: how far apart chance may put them.

        Raises:
            NotImplementedError: if the paper has no `equations`.
        """
        raise NotImplementedError(f"{self.name} has no equations")

    def chosen_constant(self, trial: Any) -> float | None:
        """The number that its `readings` choose for an unknown constant, at this trial; None where they choose none."""
        return None

    def read_with_constant(self, claim: Claim) -> Claim:
        """The claim with that constant in place of the unknown one."""
        return claim

    def own_twin(self, function: Callable[[Any], np.ndarray]) -> Twin:
        """A twin of a user-defined quantity, from a function of what a trial showed.

        Raises:
            TypeError: if the paper measures no user-defined quantities.
        """
        raise TypeError(f"{self.name} measures no user-defined quantities; give the claim a Twin")


def members(pool: Sequence[Any] | None, kind: type, default: Sequence[Any]) -> list[Any]:
    """The members of a pool that are of a paper's kind; the paper's own pool where another paper's is given, or none.

    An empty pool stays empty.
    """
    mine = [member for member in pool or () if isinstance(member, kind)]
    return list(default) if pool is None or (len(pool) and not mine) else mine
