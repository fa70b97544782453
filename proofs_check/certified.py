"""Exact certificates for PROVED rows: searched when a row is made, and rechecked by a replay.

Behind a proof by z3 stand queries that it found unsatisfiable; a certificate says why each is, in numbers that anyone
can add up (certificate.py, which imports nothing of ours). It is tied to its row by its facts, which must be among
those of the query that the row's statement leads to today. A query without a certificate says why; verdicts do not
depend on any of this.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dpotheory.ledger.rows import Row
from dpotheory.ledger.witnesses import WitnessError
from dpotheory.prover import Statement
from dpotheory.prover.process import CallFailedError, OutOfTimeError, call
from proofs_check.certificate import check
from proofs_check.step import Check

SECONDS = 5.0
"""How long to search for the certificate of one query, in CPU seconds: a loaded machine finds the same."""
_GRACE = 10.0


@dataclass(frozen=True)
class Rechecked:
    """What a recheck of a PROVED row's certificates found.

    Attributes:
        stands: whether each certificate that the row has is one of its statement.
        reason: why not, or how many there are, in a sentence.
        certified: how many queries have a certificate that stands.
        missing: what is shown by a query without one, and why it has none.
    """

    stands: bool
    reason: str
    certified: int = 0
    missing: tuple[tuple[str, str], ...] = ()


def statements_of(check: Check) -> Sequence[Statement]:
    """The statements that a check hands to the prover, in the order of its certificate's parts."""
    found: Any = getattr(check, "statements", ())
    whole: Any = found() if callable(found) else (0, found)
    return whole[1]


def with_certificates(check: Check, certificate: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The certificate of a proof, with an exact one for every query of z3 behind it."""
    parts: Any = (certificate or {}).get("parts")
    statements = statements_of(check) if parts else ()
    if not parts or len(parts) != len(statements):
        return certificate
    made = [{**part, **_exact(each, part)} for each, part in zip(statements, parts, strict=True)]
    return {**(certificate or {}), "parts": made}


def _exact(statement: Statement, part: Mapping[str, Any]) -> dict[str, Any]:
    """The field "exact" of a part, which is left out where no query of z3 is known."""
    if part.get("solver") not in ("z3", "sympy"):
        return {}
    given = {key: part[key] for key in ("solver", "transformed", "unsat_core") if key in part}
    try:
        call("load_linear_programming", seconds=60.0)
        found = call("certify", statement.to_dict(), given, SECONDS, seconds=30 * SECONDS + _GRACE)
    except (OutOfTimeError, CallFailedError) as error:
        return {"exact": [{"shows": "the statement", "certificate": {"missing": f"{error}."}}]}
    for one in found:
        try:
            if "missing" not in one["certificate"]:
                check(one["certificate"])
        except ValueError as error:
            one["certificate"] = {"missing": f"What was found does not check: {error}."}
    return {"exact": found} if found else {}


def parts_of(row: Row) -> Sequence[Mapping[str, Any]]:
    """The parts of a PROVED row's certificate.

    Raises:
        WitnessError: if none of them has an exact certificate, or the row is not PROVED.
    """
    parts: Any = (row.certificate or {}).get("parts")
    if row.verdict != "PROVED" or not isinstance(parts, list) or not any("exact" in part for part in parts):
        raise WitnessError(
            f"The row {row.key!r} is {row.verdict} and carries no witness against it, nor a certificate that can be "
            "rechecked, so there is nothing to replay."
        )
    return parts


def recheck(row: Row, check: Check) -> Rechecked:
    """Recheck every exact certificate of a PROVED row against what its check hands to the prover today.

    Raises:
        WitnessError: if the row has no certificate of this kind, or one that cannot be read.
    """
    parts = parts_of(row)
    try:
        return _together(parts, statements_of(check))
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise WitnessError(f"The certificate is malformed: {error!r}.") from error


def _together(parts: Sequence[Mapping[str, Any]], statements: Sequence[Statement]) -> Rechecked:
    if len(parts) != len(statements):
        return Rechecked(False, f"The row has {len(parts)} parts, but the step is {len(statements)} statements.")
    whole = Rechecked(True, "")
    for each, part in zip(statements, parts, strict=True):
        found = _part(each, part)
        whole = Rechecked(
            whole.stands and found.stands,
            whole.reason or found.reason,
            whole.certified + found.certified,
            whole.missing + found.missing,
        )
    if not whole.stands:
        return whole
    total = whole.certified + len(whole.missing)
    return replace(whole, reason=f"{whole.certified} of {total} queries have an exact certificate, and each checks.")


def _part(statement: Statement, part: Mapping[str, Any]) -> Rechecked:
    from dpotheory.prover.contradictions import asked

    if part.get("content_hash") != statement.content_hash:
        return Rechecked(False, "A part is about another statement than the step's.")
    if "exact" not in part:
        return Rechecked(True, "", 0, ((str(statement.goal), f"it was proved by {part.get('solver')}"),))
    if all("missing" in one["certificate"] for one in part["exact"]):
        return Rechecked(
            True, "", 0, tuple((one["shows"], str(one["certificate"]["missing"])) for one in part["exact"])
        )
    queries = asked(statement, part)
    if len(part["exact"]) != len(queries):
        return Rechecked(False, f"A part has {len(part['exact'])} certificates for {len(queries)} queries.")
    certified, missing = 0, []
    for query, one in zip(queries, part["exact"], strict=True):
        certificate = one["certificate"]
        if "missing" in certificate:
            missing.append((query.asks, str(certificate["missing"])))
            continue
        try:
            check(certificate)
        except ValueError as error:
            return Rechecked(False, f"The certificate for {query.asks} does not check: {error}.")
        known = {json.dumps(fact, sort_keys=True) for fact in query.written}
        foreign = [fact for fact in certificate["facts"] if json.dumps(fact, sort_keys=True) not in known]
        if foreign:
            return Rechecked(False, f"The certificate for {query.asks} uses {foreign[0]}, which the step does not say.")
        certified += 1
    return Rechecked(True, "", certified, tuple(missing))
