"""What a person at a terminal meets: tables, a progress bar, a one-line error, an exit status.

Shared by the commands of cli/, `proofs_check` and experiments/. Nothing in the library below imports it.
"""

import dataclasses
import json
import math
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dpotheory.cli.interrupts import INTERRUPTED, announce, stoppable
from dpotheory.core import inputs

Advance = Callable[[float, str], None]
"""Called with the finished fraction and a message."""

MISTAKE = 2
"""The exit status after invalid input; that of a stopped program is `INTERRUPTED`."""

VERDICT_COLOURS = {"PROVED": "green", "REFUTED": "red", "UNDECIDED": "yellow", "NOT CONTRADICTED": "blue"}

_WIDE = 100_000
"""Wider than any line printed here, so that files and pipes get every line whole."""


class UserError(ValueError):
    """A mistake in what the user gave; the text is one sentence that names the remedy."""


@contextmanager
def users_mistake(*kinds: type[Exception], end: str = ".") -> Iterator[None]:
    """Raise errors of these kinds as a `UserError` with the same text, which ends in ``end``."""
    try:
        yield
    except kinds as error:
        raise UserError(str(error).rstrip(".") + end) from error


QUICK = (
    "Quick run: a small grid and few datasets, to see that everything works. What follows holds for these sizes only; "
    "the same command without --quick answers the question.\n\n"
)


def smaller(config: Any, **small: Any) -> Any:
    """``config`` with these entries wherever the user has left the default: what ``--quick`` means."""
    default = type(config)()
    changes = {name: value for name, value in small.items() if getattr(config, name) == getattr(default, name)}
    return dataclasses.replace(config, **changes)


def check_seed(seed: int) -> None:
    """Raise `UserError` for a seed that not every key can be made from."""
    with users_mistake(ValueError, end=""):
        inputs.check_seed(seed)


def writable(path: Path, what: str = "file") -> None:
    """Find out, before any work, whether a file can be written; what is there is left as it is.

    Args:
        path: the file that will be written at the end.
        what: what it is, for the message.

    Raises:
        UserError: one sentence, if it is a folder, its folder does not exist, or the system refuses.
    """
    target = path.absolute()
    try:
        if target.is_dir():
            raise UserError(f"The {what} {path} cannot be written: it must be a file in a folder that exists.")
        if target.exists() and not os.access(target, os.W_OK):
            raise PermissionError(None, "Permission denied")
        _probe(target)
    except FileNotFoundError as error:
        raise UserError(f"The {what} {path} cannot be written: it must be a file in a folder that exists.") from error
    except (OSError, ValueError) as error:
        if isinstance(error, UserError):
            raise
        why = error.strerror if isinstance(error, OSError) else None
        raise UserError(f"The {what} {path} cannot be written: {why or error}.") from error


def writable_folder(path: Path) -> None:
    """Find out, before any work, whether files can be written into a folder, which may still have to be made.

    Raises:
        UserError: one sentence, if it is a file or lies under one, or the system refuses.
    """
    try:
        folder = path.absolute()
        while not folder.exists():
            folder = folder.parent
        if not folder.is_dir():
            raise UserError(f"The folder {path} cannot be made: {folder} is a file.")
        _probe(folder / "probe")
    except (OSError, ValueError) as error:
        if isinstance(error, UserError):
            raise
        why = error.strerror if isinstance(error, OSError) else None
        raise UserError(f"The folder {path} cannot be written: {why or error}.") from error


def _probe(target: Path) -> None:
    """Make and remove a file beside the target, under as long a name as a ledger's temporary file has."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    os.close(handle)
    os.unlink(name)


@contextmanager
def progress(start: str = "starting") -> Iterator[Advance]:
    """A bar on standard error if that is a terminal, nothing elsewhere."""
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(start, total=1.0)
        yield lambda fraction, message: bar.update(task, completed=fraction, description=message)


@contextmanager
def counting(start: str, total: int | None = None) -> Iterator[Callable[[int, int, str], None]]:
    """The same for things that are counted: called with the number done, the number of all and a message."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    errors = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=errors, disable=not errors.is_terminal, transient=True) as bar:
        task = bar.add_task(start, total=total)
        yield lambda done, whole, message: bar.update(task, completed=done, total=whole, description=message)


def experiment(
    job: Callable[[Advance], str],
    mistakes: tuple[type[Exception], ...],
    stopped: str,
    out: Path | None = None,
    quick: bool = False,
) -> int:
    """Run an experiment under a progress bar and print what it returns.

    Args:
        job: called with the function that moves the bar; returns the text to print.
        mistakes: exceptions that a user's input or disk can cause; each is printed as one sentence.
        stopped: what to say after Ctrl-C: what is kept, and how to go on.
        out: the folder of its results, tried before the work begins.
        quick: whether this is the small run, which the text then says first.

    Returns:
        The exit status: 0, 2 after a mistake, 130 after Ctrl-C or SIGTERM.
    """
    errors = Console(stderr=True)
    try:
        if out is not None:
            writable_folder(out)
        with stoppable(f"stopped; {stopped}"), progress() as advance:
            text = job(advance)
    except (UserError, *mistakes) as error:
        errors.print(Text.assemble(("error: ", "bold"), str(error)), soft_wrap=True)
        return MISTAKE
    except KeyboardInterrupt:
        announce()
        return INTERRUPTED
    write(QUICK + text if quick else text)
    return 0


class _StandardOutput(Console):
    def on_broken_pipe(self) -> None:
        """Leave the error to `interrupts.run`; rich would end the process with status 1, which says no here."""
        raise BrokenPipeError


def console() -> Console:
    """Standard output as it is: no markup, and no line broken where it is not a terminal."""
    plain = _StandardOutput(highlight=False, markup=False, emoji=False)
    return plain if plain.is_terminal else _StandardOutput(width=_WIDE, highlight=False, markup=False, emoji=False)


def write(text: str | Text) -> None:
    """Print a line, whole: a file or a pipe never gets it broken."""
    console().print(text, soft_wrap=True)  # a terminal breaks lines itself, and copies them whole


def write_json(value: Any) -> None:
    """Print JSON data, whole. JSON has no word for what is not finite: NaN becomes null, an infinity text."""
    sys.stdout.write(json.dumps(_finite(value), indent=1, ensure_ascii=False, allow_nan=False) + "\n")


def _finite(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(key): _finite(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(one) for one in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None if math.isnan(value) else str(value)
    return value


def head(name: str, text: str) -> None:
    """Print a name in bold, and what it is."""
    write(Text.assemble((name, "bold"), "  ", text))


def section(title: str, rows: Sequence[Sequence[str]]) -> None:
    """Print rows under a title; nothing where there are none."""
    if rows:
        write(Text.assemble("\n", (title, "bold")))
        table(None, rows)


def table(header: Sequence[str] | None, rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns, under a header or without one."""
    grid = Table(box=None, show_header=header is not None, pad_edge=False, padding=(0, 2, 0, 0))
    for index in range(len(rows[0])):
        grid.add_column(header[index] if header else "", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(cell) for cell in row))
    out = console()
    if out.is_terminal:
        out.print(grid)
        return
    with out.capture() as printed:
        out.print(grid)
    for line in printed.get().splitlines():
        write(line.rstrip())
