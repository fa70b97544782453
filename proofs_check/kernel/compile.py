"""Runs coqc on the files and reads what it says: whether each is accepted, with which axioms, in what time."""

import hashlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from proofs_check.kernel.reader import base_problem
from proofs_check.kernel.session import FOLDER

_SECONDS = 3600
_ALLOWED = {
    "ClassicalDedekindReals.sig_forall_dec",
    "ClassicalDedekindReals.sig_not_dec",
    "FunctionalExtensionality.functional_extensionality_dep",
    "Classical_Prop.classic",
}
"""The axioms of Coq's classical reals."""
_MACHINE = ("PrimInt63", "Uint63", "PrimFloat", "FloatAxioms")
"""Modules that say what the machine's numbers do, which `interval` computes with."""


@dataclass(frozen=True)
class Checked:
    """What coqc says about a file.

    Attributes:
        error: empty if it accepts the file.
        assumptions: the axioms that its theorems rest on, all together.
        seconds: by the theorem's name.
        sha256: of `Base.v` followed by the file.
    """

    error: str
    assumptions: list[str]
    seconds: dict[str, float]
    sha256: str


@contextmanager
def workshop() -> Iterator[Path]:
    """A folder with `Base` compiled in it.

    Raises:
        RuntimeError: if Coq does not accept `Base.v`.
    """
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        problem = base_problem((FOLDER / "Base.v").read_text(encoding="utf-8"))
        if problem:
            raise RuntimeError(f"Base.v may not be used: {problem}")
        shutil.copy(FOLDER / "Base.v", folder)
        done = _coqc(folder, "Base.v")
        if done.returncode:
            raise RuntimeError(f"Coq does not accept Base.v: {done.stdout.strip()[-500:]}")
        yield folder


def _coqc(folder: Path, name: str, *options: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        ["coqc", "-q", *options, "-Q", ".", "DPO", name],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=_SECONDS,
        check=False,
    )


def digest(text: str) -> str:
    """SHA-256 of `Base.v` followed by the file's text."""
    return hashlib.sha256((FOLDER / "Base.v").read_bytes() + text.encode()).hexdigest()


def check(folder: Path, name: str, text: str) -> Checked:
    """coqc on a text under that module's name, in a workshop's folder."""
    sha256 = digest(text)
    (folder / f"{name}.v").write_text(text, encoding="utf-8")
    try:
        done = _coqc(folder, f"{name}.v", "-time")
    except subprocess.TimeoutExpired:
        return Checked(f"coqc did not end within {_SECONDS} s", [], {}, sha256)
    if done.returncode or not (folder / f"{name}.vo").exists():
        return Checked(_error(done.stdout), [], {}, sha256)
    return Checked("", _assumptions(folder, name, text), _seconds(done.stdout, text), sha256)


def _error(said: str) -> str:
    place = said.find("Error")
    return " ".join(said[max(place, 0) :].split())[:400] or "coqc failed and said nothing"


def _assumptions(folder: Path, name: str, text: str) -> list[str]:
    """What Print Assumptions lists for all theorems of the file together; for each alone it takes seconds."""
    theorems = re.findall(r"(?m)^Theorem (\S+) :", text)
    whole = f"Definition all := ({', '.join([*(f'{name}.{one}' for one in theorems), 'I'])}).\nPrint Assumptions all.\n"
    (folder / "Assumed.v").write_text(f"From DPO Require {name}.\n{whole}", encoding="utf-8")
    done = _coqc(folder, "Assumed.v")
    start = re.search(r"(?m)^(Axioms:|Closed under the global context)", done.stdout)
    if done.returncode or start is None:
        raise RuntimeError(f"coqc did not list the assumptions of {name}: {_error(done.stdout)}")
    found = re.findall(r"(?m)^([A-Za-z_][\w.']*)(?: :|$)", done.stdout[start.end() :])
    return sorted(set(map(_short, found)))


def _short(axiom: str) -> str:
    """A module's name for what the machine's numbers do, of which there are fifty."""
    head = axiom.partition(".")[0]
    return f"{head}.*" if head in _MACHINE else axiom


def foreign(assumptions: list[str]) -> list[str]:
    """Axioms that are neither the classical reals' nor the machine's numbers."""
    return [one for one in assumptions if one not in _ALLOWED and one.removesuffix(".*") not in _MACHINE]


def _seconds(said: str, text: str) -> dict[str, float]:
    """By theorem: the time of the sentences from its statement up to the next theorem."""
    starts = [(len(text[: match.start()].encode()), match[1]) for match in re.finditer(r"(?m)^Theorem (\S+)", text)]
    total = {name: 0.0 for _, name in starts}
    for begin, spent in re.findall(r"(?m)^Chars (\d+) - \d+ \[.*\] ([\d.]+) secs", said):
        for place, name in reversed(starts):
            if int(begin) >= place:
                total[name] += float(spent)
                break
    return total
