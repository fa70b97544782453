"""A running Coq to which sentences are sent; it is killed when an attempt overruns, and started again."""

import os
import select
import shutil
import subprocess
import time
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "coq"
_MARK = "Check I.\n"
_MARKED = "I\n     : True"


def installed() -> bool:
    """Whether Coq with the libraries that the proofs need can be run."""
    return shutil.which("coqc") is not None and _has("Interval") and _has("Coquelicot")


def _has(library: str) -> bool:
    where = subprocess.run(["coqc", "-where"], capture_output=True, text=True, check=False).stdout.strip()
    return (Path(where) / "user-contrib" / library).is_dir()


def checker() -> str:
    """ "Coq" and its version."""
    said = subprocess.run(["coqc", "--print-version"], capture_output=True, text=True, check=False).stdout
    return f"Coq {said.split()[0]}"


class Session:
    """Coq with a header read in.

    Args:
        header: sentences to start with.
        folder: where the compiled `Base` lies.
    """

    def __init__(self, header: str, folder: Path) -> None:
        self.header, self.folder = header, folder
        self._process: subprocess.Popen[bytes] | None = None

    def _start(self) -> None:
        self._process = subprocess.Popen(
            ["coqtop", "-q", "-quiet", "-Q", str(self.folder), "DPO"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=self.folder,
        )
        if self._send(self.header, 120.0) is None:
            raise RuntimeError("Coq did not read the header within two minutes")

    def _send(self, text: str, seconds: float) -> str | None:
        """What Coq says, or None when it overran and was killed."""
        process = self._process
        assert process is not None
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write((text + "\n" + _MARK).encode())
        process.stdin.flush()
        ends, said = time.monotonic() + seconds, b""
        while _MARKED not in said.decode(errors="replace"):
            left = ends - time.monotonic()
            if left <= 0 or not select.select([process.stdout], [], [], left)[0]:
                self.close()
                return None
            part = os.read(process.stdout.fileno(), 1 << 16)
            if not part:
                self.close()
                return None
            said += part
        return said.decode(errors="replace")

    def accepts(self, stated: str, name: str, tactic: str, seconds: float) -> bool:
        """Whether the theorem has this proof."""
        if self._process is None:
            self._start()
        said = self._send(f"{stated}Proof. {tactic} Qed.\n", seconds)
        if said is None:
            return False
        there = self._send(f"Abort.\nCheck {name}.\nReset {name}.", 10.0)
        return "Error" not in said and there is not None and f"{name}\n     : " in there

    def close(self) -> None:
        """End Coq."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for stream in (self._process.stdin, self._process.stdout):
                if stream is not None:
                    stream.close()
            self._process = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *error: object) -> None:
        self.close()
