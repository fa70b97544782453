"""Which statements a row of the ledger stands for, and which rows have no theorem, with the reason."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dpotheory import ledger
from dpotheory.prover import Relation
from proofs_check.dv.boundary import FirstInformative
from proofs_check.evidence import Chain, Derivation, Proof, Satisfiable
from proofs_check.kernel import writer
from proofs_check.step import Step


class LeftOutError(ValueError):
    """A row that has no theorem; the text says why."""


def statements(step: Step, row: ledger.Row) -> list[writer.Claimed]:
    """What a PROVED row stands for: each must be proved.

    Raises:
        LeftOutError: if the row has no theorem.
    """
    check: Any = step.check
    if row.verdict != "PROVED":
        raise LeftOutError(f"it is {row.verdict}")
    if isinstance(check, Chain):
        raise LeftOutError("it is a chain, an argument in words over other rows")
    if isinstance(check, Derivation):
        tied = " with autodiff" if check.second_opinion else ""
        raise LeftOutError(f"it is a derivation{tied} (sums, means, derivatives), which sympy carries out")
    if isinstance(check, Satisfiable):
        point = tuple(sorted((row.certificate or {}).get("point", {}).items()))
        return _writable([writer.Existence(check.statement, point)])
    if isinstance(check, Proof):
        found = list(check.statements)
    elif isinstance(check, FirstInformative):
        found = check.statements()[1]
    else:
        raise LeftOutError(f"nothing says what a {type(check).__name__} states")
    hashes = [part.get("content_hash") for part in (row.certificate or {}).get("parts", ())]
    if hashes != [one.content_hash for one in found]:
        raise LeftOutError("the row is about other statements than the step says today")
    if not all(isinstance(one.goal, Relation) for one in found):
        raise LeftOutError("it is a limit")
    return _writable(found)


def _writable(found: Sequence[writer.Claimed]) -> list[writer.Claimed]:
    for one in found:
        try:
            writer.theorem("it", one)
        except writer.UnwritableError as error:
            raise LeftOutError(str(error)) from None
    return list(found)


def module(claim: str) -> str:
    """The name of a claim's file."""
    return re.sub(r"[^A-Za-z0-9]+", "_", claim)


def names(keys: Iterable[str]) -> dict[str, str]:
    """A name in Coq for every row of one claim, by the row's key; the same whatever else there is in the claim."""
    found: dict[str, str] = {}
    for key in keys:
        _, _, step = key.partition("/")
        name = re.sub(r"[^A-Za-z0-9]+", "_", step).strip("_").lower() or "statement"
        name = name if name[0].isalpha() else f"row_{name}"
        while name in found.values():
            name += "_too"
        found[key] = name
    return found


def theorem_names(name: str, count: int) -> list[str]:
    """The names of a row's theorems."""
    return [f"{name}_{number + 1}" for number in range(count)]


def by_claim(rows: Iterable[ledger.Row], steps: Mapping[str, Step]) -> dict[str, dict[str, list[writer.Claimed]]]:
    """Claim, then row, then statements, of all rows that have theorems."""
    found: dict[str, dict[str, list[writer.Claimed]]] = {}
    for row in rows:
        step = steps.get(row.name)
        if step is None:
            continue
        try:
            found.setdefault(row.claim, {})[row.name] = statements(step, row)
        except LeftOutError:
            continue
    return {claim: of for claim, of in found.items() if of}
