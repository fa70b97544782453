"""The field `kernel` of a ledger's rows: what Coq says about the theorems of a row, in files that state the row."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dpotheory import ledger
from proofs_check.kernel import compile as compiler
from proofs_check.kernel import files, rows, writer


def tactic(proof: str) -> str:
    """The name of a proof's kind: one tactic, or products of facts with `lra`."""
    kinds = {"i_bisect": "interval, by bisection", "ln_tangent": "tangents and lra"}
    for sign, kind in kinds.items():
        if sign in proof:
            return kind
    if proof.startswith("exists"):
        return "a point"
    if proof.startswith("intros"):
        return "products and lra"
    return proof.removesuffix(".").removeprefix("by_").replace("_", " ")


def records(
    text: str, of: Mapping[str, Sequence[writer.Claimed]], checked: compiler.Checked, checker: str
) -> dict[str, dict[str, Any]]:
    """The field `kernel` for each row of a claim whose theorems are in the file, state the row, and are accepted.

    Args:
        text: the file that was checked.
        of: the statements of the claim's rows.
        checked: what coqc said about this text.
        checker: its name and version.
    """
    found: dict[str, dict[str, Any]] = {}
    if checked.error or compiler.foreign(checked.assumptions):
        return found
    proofs = files.entries(text)
    names = rows.names(of)
    for key, statements in of.items():
        theorems = rows.theorem_names(names[key], len(statements))
        if files.problem(text, of, key) or any(one not in checked.seconds or one not in proofs for one in theorems):
            continue
        found[key] = {
            "checker": checker,
            "tactic": ", ".join(dict.fromkeys(tactic(proofs[one].proof) for one in theorems)),
            "seconds": round(sum(checked.seconds[one] for one in theorems), 3),
            "sha256": checked.sha256,
            "assumptions": checked.assumptions,
        }
    return found


def kept(
    text: str, of: Mapping[str, Sequence[writer.Claimed]], before: Mapping[str, Mapping[str, Any]], checker: str
) -> dict[str, dict[str, Any]]:
    """Earlier records of a claim's rows, if this checker made them from this very file; else none."""
    sha256 = compiler.digest(text)
    found = {key: dict(before[key]) for key in of if key in before}
    same = all(one.get("sha256") == sha256 and one.get("checker") == checker for one in found.values())
    return {key: one for key, one in found.items() if not files.problem(text, of, key)} if same else {}


def recorded(all_rows: Sequence[ledger.Row], kernel: Mapping[str, Mapping[str, Any]]) -> list[ledger.Row]:
    """The rows with their records; a row without one has null there."""
    return [replace(row, kernel=kernel.get(row.name)) for row in all_rows]
