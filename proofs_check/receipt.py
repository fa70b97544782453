"""Receipts: a ledger that this very code has written is believed as a whole, without building a single step.

A receipt is an empty file in the user's cache folder, named by a digest of every source file and solver version that
rows depend on and of every row's content. A ledger in which one letter was changed, or a row is missing, has none; it
goes the long way, where each row must carry the digest of its own step.
"""

import contextlib
import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

import dpotheory
from dpotheory.ledger.journal import sources
from dpotheory.ledger.rows import Row

_SOLVERS = ("sympy", "z3-solver", "python-flint", "jax", "numpy")


def _place(rows: Iterable[Row]) -> Path:
    folders = (Path(__file__).parent, Path(dpotheory.__file__).parent)
    digest = hashlib.sha256(sources(folders, _SOLVERS).encode())
    for row in rows:
        digest.update(row.content_hash.encode())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "dpotheory" / "receipts" / digest.hexdigest()


def holds(rows: Iterable[Row]) -> bool:
    """Whether a run of this very code has written exactly these rows, as all there are."""
    return _place(rows).exists()


def leave(rows: Iterable[Row]) -> None:
    """Leave the receipt of a ledger that holds all rows; a folder that cannot be written costs time only."""
    with contextlib.suppress(OSError):
        place = _place(rows)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
