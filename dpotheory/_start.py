"""Ctrl-C and SIGTERM while one of the programs here still loads its packages: status 130, without a traceback.

Installed when imported, which ``import dpotheory`` does before it loads JAX, and only in a process that was
started as one of the programs: in a notebook, or a user's own script, a Ctrl-C stays Python's. cli/interrupts.py
takes over once the command begins. Imports only the standard library.
"""

import contextlib
import os
import signal
import sys
from pathlib import Path
from types import FrameType

MODULES = ("dpotheory", "proofs_check", "benchmarks", "experiments")
"""What may stand after ``python -m``, alone or before a dot; folders beside the package that hold scripts too."""


def install() -> None:
    """Let the two signals end this process quietly, if it is one of the programs and nobody else handles them."""
    if not is_program():
        return
    for number, ordinary in ((signal.SIGINT, signal.default_int_handler), (signal.SIGTERM, signal.SIG_DFL)):
        if signal.getsignal(number) is ordinary:
            with contextlib.suppress(ValueError):  # not in the main thread
                signal.signal(number, _stop)


def is_program() -> bool:
    """Whether Python was started as one of the programs: the command, ``python -m`` or a script beside the package."""
    words = sys.orig_argv
    if "--multiprocessing-fork" in words or not sys.argv:  # a worker process, which its parent ends
        return False
    started = Path(sys.argv[0])
    if sys.argv[0] == "-m":  # so it is while Python looks for the module
        given = next((word[2:] or words[place + 1] for place, word in enumerate(words[:-1]) if word[:2] == "-m"), "")
        return given.partition(".")[0] in MODULES
    return started.stem == "dpotheory" or started.absolute().parent in [_beside(name) for name in MODULES]


def _beside(name: str) -> Path:
    return Path(__file__).absolute().parents[1] / name


def _stop(number: int, frame: FrameType | None) -> None:
    os.write(2, b"stopped\n")
    os._exit(130)


install()
