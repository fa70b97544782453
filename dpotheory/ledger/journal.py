"""Finished rows on disk as they come, so that a run that is stopped or killed loses none of them.

Beside the ledger FILE that a run will write stands FILE.partial: a line that says what the run is, then the rows of one
finished piece of work a line. The same run, started again, takes them from there; another run starts a new one. Imports
only the standard library and rows.py.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from importlib import metadata
from pathlib import Path

from dpotheory.ledger.rows import LedgerError, Row, row_from_dict


class Journal:
    """The rows that a run has finished.

    Args:
        ledger: the file that the run will write at its end; None keeps nothing.
        about: what rows depend on besides their own content; pieces of a run of another `about` are not taken.
        fresh: take nothing, whatever is there.

    Raises:
        LedgerError: if the file cannot be written.
    """

    def __init__(self, ledger: Path | None, about: str, *, fresh: bool = False) -> None:
        self.path = None if ledger is None else ledger.with_name(ledger.name + ".partial")
        self.pieces: list[list[Row]] = []
        """What an earlier, stopped run had finished."""
        if self.path is None:
            return
        first = json.dumps({"about": about})
        if not fresh:
            self.pieces = _pieces(self.path, first)
        try:
            with self.path.open("w", encoding="utf-8") as stream:
                stream.write("".join(line + "\n" for line in (first, *map(_line, self.pieces))))
        except OSError as error:
            raise LedgerError(f"{self.path} cannot be written: {error.strerror or error}.") from error

    def add(self, rows: Sequence[Row]) -> None:
        """Save the rows of a finished piece."""
        if self.path is None:
            return
        try:
            with self.path.open("a", encoding="utf-8") as stream:
                stream.write(_line(rows) + "\n")
        except OSError as error:
            raise LedgerError(f"{self.path} cannot be written: {error.strerror or error}.") from error

    def close(self) -> None:
        """Remove the file: the ledger is written."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)

    @property
    def stopped(self) -> str:
        """What to tell a person who stops the run."""
        if self.path is None:
            return "stopped; nothing is kept without --json FILE"
        return f"stopped; finished rows are in {self.path}, and the same command goes on from there"


def _line(rows: Sequence[Row]) -> str:
    return json.dumps([row.to_dict() for row in rows], ensure_ascii=False, allow_nan=False)


def _pieces(path: Path, first: str) -> list[list[Row]]:
    """The pieces in the file, up to the first line that is not whole; none if the file is of another run."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    except OSError:
        return []
    if lines[0] != first:
        return []
    found = []
    for line in lines[1:]:
        try:
            piece = json.loads(line)
            if not piece or not isinstance(piece, list):
                break
            found.append([row_from_dict(item, "A row") for item in piece])
        except (ValueError, TypeError, RecursionError):  # a line that the end of the process cut short
            break
    return found


def sources(folders: Iterable[Path], packages: Iterable[str]) -> str:
    """A digest of all Python and TOML files under these folders, and of the versions of these packages."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in sorted((*folder.rglob("*.py"), *folder.rglob("*.toml"))):
            digest.update(f"{path.relative_to(folder)}\0".encode())
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for package in packages:
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    return digest.hexdigest()
