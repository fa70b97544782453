"""The Coq file of a claim: a header, then for each theorem a comment, the statement and its proof."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from proofs_check.kernel import reader, rows, writer

HEADER = """From Coq Require Import Reals Lra Psatz.
From Interval Require Import Tactic.
From DPO Require Import Base.
Open Scope R_scope.
"""


@dataclass(frozen=True)
class Entry:
    """A theorem as it stands in a file: `stated` up to its full stop, `proof` between "Proof." and "Qed."."""

    name: str
    stated: str
    proof: str


def entries(text: str) -> dict[str, Entry]:
    """The theorems of a file by name."""
    found = {}
    for match in re.finditer(r"(?ms)^(Theorem (\S+) :.*?\.\n)Proof\. (.*?) Qed\.$", text):
        found[match[2]] = Entry(match[2], match[1], match[3])
    return found


def text(claim: str, of: Mapping[str, Sequence[writer.Claimed]], proofs: Mapping[str, str]) -> str:
    """The file of a claim.

    Args:
        claim: its id.
        of: statements of its rows.
        proofs: by the theorem's name; a row is written only if all of its theorems have one.
    """
    parts = [f"(* {_said(claim)}: made by python -m proofs_check.kernel *)\n{HEADER}"]
    for key, name in rows.names(of).items():
        names = rows.theorem_names(name, len(of[key]))
        if any(one not in proofs for one in names):
            continue
        for number, (one, statement) in enumerate(zip(names, of[key], strict=True), start=1):
            comment = f"(* {_said(key)}: statement {number} of {len(names)} *)\n"
            stated = writer.theorem(one, statement)
            parts.append(f"{comment}{stated}Proof. {proofs[one]} Qed.\n")
    return "\n".join(parts)


def _said(words: str) -> str:
    """Words that are safe in a comment of Coq."""
    return re.sub(r"[^\w ,.:;=<>/+-]", " ", words)


def problem(written: str, of: Mapping[str, Sequence[writer.Claimed]], key: str) -> str:
    """Empty if the file has the row's statements, each as a theorem with a proof; else what is wrong, in a sentence.

    Raises nothing: what cannot be read is a problem.
    """
    try:
        start, header, rest = written.partition(HEADER)
        if not header or reader.uncommented(start).strip():
            return "The file does not begin with the header."
        found = {}
        for theorem in reader.theorems(rest):
            if theorem.name in found:
                return f"Two theorems are named {theorem.name}."
            found[theorem.name] = theorem
        name = rows.names(of)[key]
        for one, statement in zip(rows.theorem_names(name, len(of[key])), of[key], strict=True):
            if one not in found:
                return f"There is no theorem {one}."
            wrong = reader.differs(found[one], statement)
            if wrong:
                return f"The theorem {one} is another statement: {wrong}"
    except reader.ReadingError as error:
        return f"The file cannot be read: {error}."
    return ""


def path(folder: Path, claim: str) -> Path:
    """Where a claim's file lies."""
    return folder / f"{rows.module(claim)}.v"
