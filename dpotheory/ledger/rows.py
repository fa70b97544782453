"""The ledger: verdict rows as JSON, written whole, read with care, compared between runs.

A row states what one method says about one claim or one step of its proof (theory.md §5). NOT CONTRADICTED is the most
that a simulation or a search may say; PROVED it may not. Imports only the standard library, so that a ledger can be
read anywhere.
"""

import hashlib
import json
import math
import os
import re
import tempfile
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

VERDICTS = ("PROVED", "REFUTED", "UNDECIDED", "NOT CONTRADICTED")
_FORMER = {"HOLDS": "NOT CONTRADICTED"}
"""What older ledgers wrote, and what it is read as."""
_LATER = ("crosscheck", "kernel")
"""Fields that older ledgers lack."""


class LedgerError(ValueError):
    """A ledger that cannot be read, or a row that is not in it; the text is one sentence."""


@dataclass(frozen=True)
class Row:
    """One verdict. `step` is None for the claim as a whole; `witness` and `certificate` are JSON objects or None.

    `crosscheck` is what a second solver says about the row, `kernel` what a proof kernel does; None where not asked.
    """

    claim: str
    step: str | None
    verdict: str
    method: str
    statement: str
    hypotheses: Sequence[str] = ()
    witness: Mapping[str, Any] | None = None
    certificate: Mapping[str, Any] | None = None
    crosscheck: Mapping[str, Any] | None = None
    kernel: Mapping[str, Any] | None = None
    reason: str = ""
    seconds: float | int = field(default=0.0, compare=False)

    def __post_init__(self) -> None:
        """Validate, and turn a list of hypotheses into a tuple."""
        problem = _problem({name.name: getattr(self, name.name) for name in fields(self)})
        if problem:
            raise LedgerError(f"A row for claim {self.claim!r} is malformed: {problem}.")
        object.__setattr__(self, "hypotheses", tuple(self.hypotheses))

    @property
    def key(self) -> str:
        """What the row is about and who says so: "CLAIM/step [method]", or "CLAIM [method]" for a whole claim."""
        return f"{self.name} [{self.method}]"

    @property
    def name(self) -> str:
        """ "CLAIM/step", or "CLAIM" for a whole claim."""
        return self.claim if self.step is None else f"{self.claim}/{self.step}"

    def to_dict(self) -> dict[str, Any]:
        """The JSON object, fields in their fixed order."""
        return {**asdict(self), "hypotheses": list(self.hypotheses)}

    @property
    def content_hash(self) -> str:
        """SHA-256 of everything that does not depend on the clock: `seconds` is left out at every depth."""
        return hashlib.sha256(json.dumps(_timeless(self.to_dict()), sort_keys=True).encode()).hexdigest()


def _timeless(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _timeless(item) for key, item in value.items() if key != "seconds"}
    if isinstance(value, (list, tuple)):
        return [_timeless(item) for item in value]
    return value


def _problem(data: Mapping[str, Any]) -> str:
    """Empty when the fields are well formed, else a clause that names the field."""
    for name in ("claim", "method", "statement", "reason"):
        if not isinstance(data[name], str):
            return f"the field {name!r} is {data[name]!r}, but it must be text"
    if not data["claim"]:
        return "the field 'claim' is empty, but it must name a claim such as 'DV-T4.3'"
    if data["step"] is not None and not isinstance(data["step"], str):
        return f"the field 'step' is {data['step']!r}, but it must be text, or null for a whole claim"
    if data["verdict"] not in VERDICTS:
        return f"the field 'verdict' is {data['verdict']!r}, but it must be one of {', '.join(VERDICTS)}"
    hypotheses = data["hypotheses"]
    if not isinstance(hypotheses, (list, tuple)) or not all(isinstance(item, str) for item in hypotheses):
        return f"the field 'hypotheses' is {hypotheses!r}, but it must be a list of texts"
    for name in ("witness", "certificate", *_LATER):
        if data[name] is not None and not isinstance(data[name], Mapping):
            return f"the field {name!r} is {data[name]!r}, but it must be an object or null"
    seconds = data["seconds"]
    if isinstance(seconds, bool) or not isinstance(seconds, (int, float)) or not math.isfinite(seconds) or seconds < 0:
        return f"the field 'seconds' is {seconds!r}, but it must be a number that is at least 0"
    if data["verdict"] == "REFUTED" and data["witness"] is None:
        return "the verdict is REFUTED but the field 'witness' is null; a refutation must carry its witness"
    return ""


def row_from_dict(data: Any, where: str) -> Row:
    """A row from a JSON object; `where` names it in errors. Every field must be there and no other; two may be missing.

    Ledgers that were written before there were `crosscheck` and `kernel` are read as if these were null.

    Raises:
        LedgerError: if it is no object, lacks a field, has another one, or a field has no such value.
    """
    if not isinstance(data, Mapping):
        raise LedgerError(f"{where} is {type(data).__name__} {data!r:.60}, but a row must be an object.")
    names = [name.name for name in fields(Row)]
    data = {**dict.fromkeys(_LATER), **data}
    missing = [name for name in names if name not in data]
    if missing:
        raise LedgerError(f"{where} lacks the field {missing[0]!r}; a row has the fields {', '.join(names)}.")
    extra = sorted(set(data) - set(names))
    if extra:
        raise LedgerError(f"{where} has the unknown field {extra[0]!r}; a row has the fields {', '.join(names)}.")
    data = {**data, "verdict": _FORMER.get(str(data["verdict"]), data["verdict"])}
    problem = _problem(data)
    if problem:
        raise LedgerError(f"{where} is malformed: {problem}.")
    return Row(**data)


def write(path: str | os.PathLike[str], rows: Iterable[Row]) -> None:
    """Write the rows as a JSON list: to a temporary file beside it first, so that a reader never sees half a ledger.

    Raises:
        LedgerError: if a row is no JSON (NaN and Infinity included), or the file cannot be written.
    """
    target = Path(path)
    try:
        text = _text([row.to_dict() for row in rows])
    except (TypeError, ValueError) as error:
        raise LedgerError(f"The ledger {target.name} cannot be written as JSON: {error}.") from error
    try:
        _write(target, text)
    except OSError as error:
        raise LedgerError(f"The ledger {target} cannot be written: {error.strerror or error}.") from error


def _text(rows: list[dict[str, Any]]) -> str:
    """JSON, indented; an exact certificate is one line."""
    lines: dict[str, str] = {}

    def apart(value: Any) -> Any:
        if isinstance(value, Mapping) and "facts" in value:
            mark = uuid.uuid4().hex
            lines[f'"{mark}"'] = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
            return mark
        if isinstance(value, Mapping):
            return {key: apart(part) for key, part in value.items()}
        return [apart(part) for part in value] if isinstance(value, (list, tuple)) else value

    text = json.dumps(apart(rows), indent=1, ensure_ascii=False, allow_nan=False) + "\n"
    return re.sub(r'"[0-9a-f]{32}"', lambda found: lines.get(found[0], found[0]), text)


def _write(target: Path, text: str) -> None:
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, 0o644)
        os.replace(temporary, target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def read(path: str | os.PathLike[str]) -> list[Row]:
    """The rows of a ledger; LedgerError with one sentence that names the row and the field when it is malformed."""
    source = Path(path)
    try:
        data = json.loads(source.read_text(encoding="utf-8"), parse_constant=_no_number)
    except OSError as error:
        raise LedgerError(f"The ledger {source} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise LedgerError(f"The ledger {source} is not UTF-8 text.") from error
    except json.JSONDecodeError as error:
        raise LedgerError(f"The ledger {source} is not JSON: {error.msg} at line {error.lineno}.") from error
    except (ValueError, RecursionError) as error:  # NaN, or a number or a depth beyond what Python reads
        raise LedgerError(f"The ledger {source} is not JSON: {str(error).rstrip('.')}.") from error
    if not isinstance(data, list):
        raise LedgerError(f"The ledger {source} holds {type(data).__name__}, but a ledger must be a list of rows.")
    return [row_from_dict(item, f"Row {index} of {source}") for index, item in enumerate(data)]


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def find(rows: Sequence[Row], which: str | int) -> Row:
    """A row by its index, by "CLAIM/step" or by "CLAIM" (the whole claim); add " [method]" where several spoke.

    Raises:
        LedgerError: if no row, or more than one, is meant.
    """
    text = str(which)
    if text.lstrip("-").isdigit():
        index = int(text)
        if not 0 <= index < len(rows):
            here = f"the ledger has the rows 0 to {len(rows) - 1}" if rows else "the ledger has no rows"
            raise LedgerError(f"There is no row {index}; {here}.")
        return rows[index]
    matches = [row for row in rows if text in (row.key, row.name)]
    if not matches:
        near = sorted({row.name for row in rows if row.claim == text.partition("/")[0]})
        hint = f"rows of that claim are {', '.join(near)}" if near else "no row has that claim"
        raise LedgerError(f"There is no row {text!r}; {hint}.")
    if len(matches) > 1:
        keys = ", ".join(row.key for row in matches)
        raise LedgerError(f"The name {text!r} fits {len(matches)} rows ({keys}); give the method or the index.")
    return matches[0]


@dataclass(frozen=True)
class Comparison:
    """How a ledger differs from an earlier one; rows are matched by claim, step and (where several spoke) method."""

    changed: tuple[tuple[Row, Row], ...]
    new: tuple[Row, ...]
    missing: tuple[Row, ...]

    @property
    def same(self) -> bool:
        """Whether every verdict is as before and no row came or went."""
        return not (self.changed or self.new or self.missing)

    def __str__(self) -> str:
        """One line per difference."""
        lines = [f"changed  {old.key}: {old.verdict} -> {new.verdict}" for old, new in self.changed]
        lines += [f"new      {row.key}: {row.verdict}" for row in self.new]
        lines += [f"missing  {row.key}: was {row.verdict}" for row in self.missing]
        return "\n".join(lines) or "no difference"


def _keyed(rows: Iterable[Row]) -> dict[tuple[str, int], Row]:
    """Rows by key; the n-th row with the same key answers to (key, n)."""
    seen: dict[str, int] = {}
    keyed: dict[tuple[str, int], Row] = {}
    for row in rows:
        count = seen.get(row.key, 0)
        seen[row.key] = count + 1
        keyed[(row.key, count)] = row
    return keyed


def _renamed(before: dict[tuple[str, int], Row], after: dict[tuple[str, int], Row]) -> list[tuple[Row, Row]]:
    """Rows whose method alone changed: the only unmatched row of that name on each side. Takes them out of both."""
    pairs: list[tuple[Row, Row]] = []
    for name in {row.name: None for row in before.values()}:
        old = [key for key, row in before.items() if row.name == name]
        new = [key for key, row in after.items() if row.name == name]
        if len(old) == len(new) == 1:
            pairs.append((before.pop(old[0]), after.pop(new[0])))
    return pairs


def compare(old: Iterable[Row], new: Iterable[Row]) -> Comparison:
    """Verdicts that changed, rows that are new and rows that are missing, each in its ledger's order."""
    before, after = _keyed(old), _keyed(new)
    order = {id(row): index for index, row in enumerate(before.values())}
    pairs = [(before.pop(key), after.pop(key)) for key in list(before) if key in after]
    pairs += _renamed(before, after)
    pairs.sort(key=lambda pair: order[id(pair[0])])
    changed = tuple(pair for pair in pairs if pair[0].verdict != pair[1].verdict)
    return Comparison(changed, tuple(after.values()), tuple(before.values()))
