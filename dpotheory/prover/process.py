"""Calls with a time limit that holds: they run outside this process, and what overruns is killed.

Why processes: signals reach only the main thread, an exception injected into a running thread can leave sympy's
caches half written, a power of large integers cannot be interrupted at all, and z3 overruns its own timeout at times.
The helper is started by path with `python -P`, so it needs no importable __main__, loads no JAX, and never forks a
process that holds accelerator state. The helper itself forks for each call, so a call that is killed costs no start.
`decide` runs so as a whole, and the solver calls in it each fork once more.
"""

import atexit
import contextlib
import os
import pickle
import queue
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

_START_SECONDS = 60.0
_LONGEST = 10.0**7  # what the queue's timeout takes on every platform
_FORK_SECONDS = 10.0  # a helper that forks watches the time itself; killing it is the last resort
FORKS = hasattr(os, "fork")


class OutOfTimeError(Exception):
    """The call did not end within its limit."""


class CallFailedError(Exception):
    """The call ended with an error; the text says which."""


class Helper:
    """One helper process, started when first needed; calls from several threads queue up."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, operation: str, *arguments: Any, seconds: float | int) -> Any:
        """The operation's result. Raises OutOfTimeError after `seconds`, CallFailedError on an error in it."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            answer, result = self._exchange(operation, arguments, seconds)
        return _result(operation, answer, result, seconds)

    def _start(self) -> None:
        """Start the process and let it import its libraries, in time that is not the caller's."""
        self._stop()
        command = [sys.executable, "-P", "-W", "ignore", str(Path(__file__).with_name("worker.py"))]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._exchange("ready", (), _START_SECONDS)

    def _exchange(self, operation: str, arguments: tuple[Any, ...], seconds: float | int) -> tuple[str, Any]:
        process = self._process
        assert process is not None
        assert process.stdin is not None
        data = pickle.dumps((operation, arguments, seconds))
        answers: queue.Queue[Any] = queue.Queue()
        try:
            process.stdin.write(struct.pack(">I", len(data)) + data)
            process.stdin.flush()
        except OSError as error:
            self._stop()
            raise CallFailedError(f"the helper process ended before {operation}: {error}") from error
        reader = threading.Thread(target=_read, args=(process, answers), daemon=True)
        reader.start()
        try:
            reply = answers.get(timeout=min(seconds, _LONGEST) + (_FORK_SECONDS if FORKS else 0.0))
        except queue.Empty:
            self._kill()
            reader.join()
            self._stop()
            raise OutOfTimeError(f"{operation} did not end within {seconds:.3g} s") from None
        reader.join()
        if reply is None:
            self._stop()
            raise CallFailedError(f"the helper process ended during {operation}")
        return reply

    def _kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def _stop(self) -> None:
        self._kill()
        process, self._process = self._process, None
        if process is None:
            return
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def close(self) -> None:
        """End the helper; the next call starts another."""
        with self._lock:
            self._stop()


def _read(process: "subprocess.Popen[bytes]", answers: "queue.Queue[Any]") -> None:
    try:
        assert process.stdout is not None
        header = process.stdout.read(4)
        body = process.stdout.read(struct.unpack(">I", header)[0]) if len(header) == 4 else b""
        answers.put(pickle.loads(body) if body else None)
    except (OSError, ValueError, EOFError, pickle.UnpicklingError):
        answers.put(None)


class Pool:
    """As many helpers as calls run at once, so that no thread waits for another's call."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = threading.Lock()
        self._idle: list[Helper] = []

    def call(self, operation: str, *arguments: Any, seconds: float | int) -> Any:
        """`Helper.call` on a helper that nobody else uses."""
        with self._lock:
            helper = self._idle.pop() if self._idle else Helper()
        try:
            return helper.call(operation, *arguments, seconds=seconds)
        finally:
            with self._lock:
                self._idle.append(helper)

    def close(self) -> None:
        """End the helpers that are idle."""
        with self._lock:
            idle, self._idle = self._idle, []
        for helper in idle:
            helper.close()


_POOL = Pool()
atexit.register(_POOL.close)
_direct: Callable[..., tuple[str, Any]] | None = None


def _result(operation: str, answer: str, result: Any, seconds: float | int) -> Any:
    if answer == "late":
        raise OutOfTimeError(f"{operation} did not end within {seconds:.3g} s")
    if answer != "done":
        raise CallFailedError(result)
    return result


def within_helper(run: Callable[..., tuple[str, Any]]) -> None:
    """Say that this process is a helper, which runs operations by `run(operation, arguments, seconds)`."""
    global _direct
    _direct = run


def in_helper() -> bool:
    """Whether this is a helper process, where calls fork."""
    return _direct is not None and FORKS


def call(operation: str, *arguments: Any, seconds: float | int) -> Any:
    """`Helper.call` on a helper of the pool that the whole process shares; a helper forks instead."""
    if _direct is not None:
        return _result(operation, *_direct(operation, arguments, seconds), seconds)
    return _POOL.call(operation, *arguments, seconds=seconds)
