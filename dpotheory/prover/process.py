"""Calls with a time limit that holds: they run in one helper process, which is killed when a call overruns.

Why a process: signals reach only the main thread, an exception injected into a running thread can leave sympy's
caches half written, and z3 overruns its own timeout at times. The helper is started by path with `python -P`, so it
needs no importable __main__, loads no JAX, and never forks a process that holds accelerator state.
"""

import atexit
import contextlib
import pickle
import queue
import struct
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

_START_SECONDS = 60.0


class OutOfTimeError(Exception):
    """The call did not end within its limit."""


class CallFailedError(Exception):
    """The call ended with an error; the text says which."""


class Helper:
    """One helper process, started when first needed; safe to use from several threads (calls queue up)."""

    def __init__(self) -> None:
        """Start nothing yet."""
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def call(self, operation: str, *arguments: Any, seconds: float | int) -> Any:
        """The operation's result. Raises OutOfTimeError after `seconds`, CallFailedError on an error in it."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()
            ok, result = self._exchange(operation, arguments, seconds)
        if not ok:
            raise CallFailedError(result)
        return result

    def _start(self) -> None:
        """Start the process and let it import its libraries, in time that is not the caller's."""
        self._stop()
        command = [sys.executable, "-P", "-W", "ignore", str(Path(__file__).with_name("worker.py"))]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._exchange("ready", (), _START_SECONDS)

    def _exchange(self, operation: str, arguments: tuple[Any, ...], seconds: float | int) -> tuple[bool, Any]:
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
            reply = answers.get(timeout=seconds)
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


_HELPER = Helper()
atexit.register(_HELPER.close)


def call(operation: str, *arguments: Any, seconds: float | int) -> Any:
    """`Helper.call` on the helper shared by the whole process."""
    return _HELPER.call(operation, *arguments, seconds=seconds)
