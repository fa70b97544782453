"""The papers that the checks know, by name: those of dpotheory, and those that a user registers.

The only place that lists them. A paper of dpotheory is a folder of its name here whose ``__init__`` has a ``TRIALS``;
one without (PG) is tested by the trials of another's quantities. Papers load when they are first asked for. Imports
claims alone.
"""

import functools
import importlib
import importlib.util
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from dpotheory.claims import PAPERS, symbols

if TYPE_CHECKING:
    from dpotheory.checks.trials import Trials, Twin
    from dpotheory.claims.claim import Claim
    from dpotheory.claims.symbols import Parameter

_WITNESS = "claim key budget model entry left right family_error rows dataset time side measured relation bound error c"
_CERTIFICATE = (
    "place datasets violations within_error interval row_error smallest_slack error_budget scale tightness times "
    "vacuous settings verdicts controls family claimed_failure refuted_for_c_from first_samples largest_gap closest at"
)
_TAKEN = frozenset(f"{_WITNESS} {_CERTIFICATE}".split())
"""Fields of a simulation's witness or of a certificate, which are no paper's."""

_registered: "dict[str, Trials]" = {}
_symbols: "dict[str, tuple[Parameter, ...]]" = {}


def register(trials: "Trials") -> "Trials":
    """Make a paper known: its symbols, its twins, its trials in witnesses. Its claims are given to verify as they are.

    Registering the same object again changes nothing; `forget` takes it away.

    Raises:
        ValueError: if the name, the field that marks its trials, a quantity or a symbol is another's.
    """
    known = everything()
    if any(trials is one for one in known.values()):
        return trials
    if trials.name in known:
        raise ValueError(f"there is a paper {trials.name!r} already")
    for other in known.values():
        if trials.fields[0] in other.fields or other.fields[0] in trials.fields or {*trials.fields} & _TAKEN:
            raise ValueError(f"the field {trials.fields[0]!r} does not tell {trials.name!r} from {other.name!r}")
        taken = ({*trials.twins} | {*trials.equations}) & ({*other.twins} | {*other.equations})
        if taken:
            raise ValueError(f"{other.name!r} measures {sorted(taken)} already")
    _symbols[trials.name] = symbols.register(*trials.parameters)
    _registered[trials.name] = trials
    return trials


def forget(name: str) -> None:
    """Take a registered paper away again, with the symbols that came with it; KeyError if there is none."""
    del _registered[name]
    symbols.forget(*_symbols.pop(name))


def everything() -> "dict[str, Trials]":
    """All papers with trials of their own, in the order of `dpotheory.claims.PAPERS`, then as registered."""
    return {**_built_in(), **_registered}


def of(name: str) -> "Trials":
    """The paper of that name.

    Raises:
        ValueError: if there is none.
    """
    known = everything()
    if name not in known:
        raise ValueError(f"no paper {name!r} brings trials; known: {', '.join(known)} (dt.checks.register adds one)")
    return known[name]


def home() -> "Trials":
    """The paper whose trials serve user-defined quantities and equations: the first."""
    return next(iter(everything().values()))


def told_by(told: Mapping[str, Any]) -> "Trials | None":
    """The paper that a trial in JSON belongs to; None where nothing marks it."""
    return next((one for one in everything().values() if one.fields[0] in told), None)


def of_equation(quantity: str) -> "Trials":
    """The paper that compares an identity about this quantity with autodiff."""
    return next((one for one in everything().values() if quantity in one.equations), home())


def readings() -> "dict[str, Claim]":
    """Statements with a constant chosen, of all papers, by the name of their ledger row."""
    return {name: claim for one in everything().values() for name, claim in one.readings.items()}


class Twins(Mapping[str, Any]):
    """The twins of all papers by the name of their quantity; sees papers that are registered later."""

    def __getitem__(self, quantity: str) -> "Twin":
        return next(one.twins[quantity] for one in self._with(quantity))

    def __iter__(self) -> Iterator[str]:
        return (quantity for one in everything().values() for quantity in one.twins)

    def __len__(self) -> int:
        return sum(len(one.twins) for one in everything().values())

    @staticmethod
    def _with(quantity: str) -> "list[Trials]":
        found = [one for one in everything().values() if quantity in one.twins]
        if not found:
            raise KeyError(quantity)
        return found


@functools.cache
def _built_in() -> "dict[str, Trials]":
    found = {}
    for paper in PAPERS:
        folder = f"{__package__}.{paper}"
        if importlib.util.find_spec(folder) is not None:
            trials = importlib.import_module(folder).TRIALS
            found[trials.name] = trials
    return found
