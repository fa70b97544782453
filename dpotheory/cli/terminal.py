"""What a person at a terminal meets: a progress bar, a sentence for a mistake, an exit status.

Shared by cli_*.py and experiments/; rich is loaded when used. Nothing in the library below imports it.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

Advance = Callable[[float, str], None]
"""Called with the finished fraction and a message."""

MISTAKE = 2
INTERRUPTED = 130

LARGEST_SEED = 2**32 - 1


def smaller(config: Any, **small: Any) -> Any:
    """``config`` with these entries wherever the user has left the default: what ``--quick`` means."""
    default = type(config)()
    changes = {name: value for name, value in small.items() if getattr(config, name) == getattr(default, name)}
    return dataclasses.replace(config, **changes)


def check_seed(seed: int) -> None:
    """Raise ValueError for a seed that not every key can be made from."""
    if not 0 <= seed <= LARGEST_SEED:
        raise ValueError(f"seed = {seed}; it must be between 0 and 2**32 - 1")


@contextmanager
def progress(start: str = "starting") -> Iterator[Advance]:
    """A bar on standard error if that is a terminal, nothing elsewhere."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal) as bar:
        task = bar.add_task(start, total=1.0)
        yield lambda fraction, message: bar.update(task, completed=fraction, description=message)


def experiment(job: Callable[[Advance], str], mistakes: tuple[type[Exception], ...], stopped: str) -> int:
    """Run an experiment under a progress bar and print what it returns.

    Args:
        job: called with the function that moves the bar; returns the text to print.
        mistakes: exceptions that a user's input or disk can cause; each is printed as one sentence.
        stopped: what to say after Ctrl-C: what is kept, and how to go on.

    Returns:
        The exit status: 0, 2 after a mistake, 130 after Ctrl-C.
    """
    from rich.console import Console
    from rich.text import Text

    errors = Console(stderr=True)
    try:
        with progress() as advance:
            text = job(advance)
    except mistakes as error:
        errors.print(Text.assemble(("error: ", "bold"), str(error)), soft_wrap=True)
        return MISTAKE
    except KeyboardInterrupt:
        errors.print(f"stopped; {stopped}")
        return INTERRUPTED
    Console().print(text, highlight=False, markup=False, soft_wrap=True)
    return 0


# Wider than any line printed here, so that files and pipes get every line whole.
_WIDE = 100_000


class UserError(ValueError):
    """A mistake in what the user gave; the text is one sentence that names the remedy."""


def _console() -> Console:
    console = Console(highlight=False, markup=False, emoji=False)
    return console if console.is_terminal else Console(width=_WIDE, highlight=False, markup=False, emoji=False)


def write(text: str | Text) -> None:
    """Print a line, whole: a file or a pipe never gets it broken."""
    _console().print(text, soft_wrap=True)  # a terminal breaks lines itself, and copies them whole


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
    console = _console()
    if console.is_terminal:
        console.print(grid)
        return
    with console.capture() as printed:
        console.print(grid)
    for line in printed.get().splitlines():
        write(line.rstrip())
