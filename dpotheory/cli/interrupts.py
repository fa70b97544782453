"""Ctrl-C and SIGTERM, for every program here: one line, exit status 130, within two seconds.

A stop raises KeyboardInterrupt in the main thread, whichever signal it is. That thread may sit in a compiler or a
solver that does not come back for minutes, so a second thread ends the process when the grace is over; what must
survive is on disk by then (ledger/journal.py, sweeps/collect.py). A stopped process leaves by `os._exit`: the
interpreter's own teardown runs while JAX's threads still compute, and crashes about every second time.
"""

import contextlib
import os
import select
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any, NoReturn

INTERRUPTED = 130
NO_READER = 128 + 13
"""The status of a program whose output nobody reads any more, as a shell shows it (SIGPIPE is 13)."""
GRACE_SECONDS = 1.5

_message = "stopped"
_announced = threading.Event()


def run(command: Callable[[], int]) -> NoReturn:
    """Run a program's command and end the process with its status; 130 and one line when it is stopped.

    When whoever reads its output leaves (``| head``), the program ends in silence with status 141.

    Args:
        command: returns the exit status.
    """
    _arm()
    try:
        status = _finished(command)
    except KeyboardInterrupt:
        announce()
        status = INTERRUPTED
    except BrokenPipeError:
        if not _unread():
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = NO_READER
    if status == INTERRUPTED:
        _end()
    sys.exit(status)


def _finished(command: Callable[[], int]) -> Any:
    """The status of the command, once all that it printed has left the process."""
    try:
        status = command()
    except SystemExit as left:  # ``--help``
        status = left.code
    if sys.stdout is not None and status != INTERRUPTED:
        sys.stdout.flush()
    return status


def _unread() -> bool:
    """Whether nobody reads standard output any more: not every broken pipe is that one."""
    try:
        sys.stdout.flush()
        events = select.poll()
        events.register(sys.stdout.fileno(), select.POLLOUT)
        return any(event & select.POLLERR for _, event in events.poll(0))
    except BrokenPipeError:
        return True
    except (OSError, ValueError, AttributeError):  # no standard output; no `poll` on Windows
        return False


@contextlib.contextmanager
def stoppable(message: str) -> Iterator[None]:
    """Inside, ``message`` is what a person is told who stops the program."""
    global _message
    before, _message = _message, message
    yield
    _message = before  # not after an exception: whoever catches the interrupt still says this message


def announce(message: str | None = None) -> None:
    """Say once, on standard error, that the program was stopped."""
    global _message
    said, _message = message or _message, "stopped"
    if not _announced.is_set():
        if _armed:
            _announced.set()
        with contextlib.suppress(OSError, ValueError):  # whoever read it may have been stopped too
            print(said, file=sys.stderr, flush=True)


_armed = False


def _arm() -> None:
    """Turn both signals into KeyboardInterrupt, and start the thread that ends the process after the grace."""
    global _armed
    heard, wake = socket.socketpair()
    wake.setblocking(False)
    signal.set_wakeup_fd(wake.detach(), warn_on_full_buffer=False)
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _stop)
    threading.Thread(target=_watch, args=(heard,), daemon=True).start()
    _armed = True


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    for other in (signal.SIGINT, signal.SIGTERM):
        signal.signal(other, signal.SIG_IGN)  # a second one must not break what the first one is saving
    raise KeyboardInterrupt


def _watch(heard: socket.socket) -> None:
    stops = {int(signal.SIGINT), int(signal.SIGTERM)}
    while stops.isdisjoint(heard.recv(64)):
        pass
    time.sleep(GRACE_SECONDS)
    announce()
    _end()


def _end() -> NoReturn:
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(INTERRUPTED)
