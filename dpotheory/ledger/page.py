"""A claim on a page: its statement, what it does not say, and every verdict with the evidence, as Markdown.

Computed from a claim and ledger rows alone. Imports claims and ledger.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.ledger.rows import VERDICTS, Row

_LONGEST = 4000  # characters of a witness that are printed; a ledger has it whole


def page(claim: Claim, rows: Iterable[Row]) -> str:
    """A Markdown page of one claim; rows of other claims are left out.

    Args:
        claim: of the registry, or user-defined.
        rows: of a ledger, from any method.

    Returns:
        Markdown with LaTeX between dollars: statement, hypotheses, symbols, what is not claimed, a table of verdicts
        (the claim as a whole first), and the first witness of each method.

    Example:
        >>> import dpotheory as dt
        >>> page(dt.claims["DV-T4.3"], []).splitlines()[0]
        '# DV-T4.3: Generalization: the population risk at τ₁ is at most 2KQ² exp(−Q/45)'
    """
    mine = [row for row in rows if row.claim == claim.id]
    mine.sort(key=lambda row: row.step is not None)  # stable: the claim as a whole comes first
    parts = [f"# {claim.id}: {claim.title}", summary(mine), f"$$\n{claim.statement}\n$$"]
    parts.append(_table(("hypothesis", "says"), [(name, _latex(what)) for name, what in claim.hypotheses.items()]))
    parts.append(_table(("symbol", "is"), [(f"${_latex_of(p.symbol)}$", p.meaning) for p in _used(claim)]))
    parts.append(f"**Does not claim** {claim.does_not_claim}")
    parts.append(f"**Source** {claim.source}")
    if mine:
        parts.append("## Verdicts")
        table = [(row.step or "the claim as a whole", row.verdict, row.method, _said(row)) for row in mine]
        parts.append(_table(("about", "verdict", "method", "reason"), table))
    for method in dict.fromkeys(row.method for row in mine if row.witness is not None):
        row = next(row for row in mine if row.method == method and row.witness is not None)
        parts += [f"## Witness of {method}", f"It refutes: {row.step or 'the claim as a whole'}.", _json(row.witness)]
    return "\n\n".join(part for part in parts if part) + "\n"


def summary(rows: Sequence[Row]) -> str:
    """The verdicts about the claim as a whole, by method, and counts of the others."""
    whole = ", ".join(f"**{row.verdict}** by {row.method}" for row in rows if row.step is None)
    counts = Counter(row.verdict for row in rows if row.step is not None)
    steps = ", ".join(f"{counts[verdict]} {verdict}" for verdict in VERDICTS if counts[verdict])
    return (whole or "No verdict on the claim as a whole") + (f"; its steps and settings: {steps}." if steps else ".")


def _used(claim: Claim) -> list[symbols.Parameter]:
    parts = [claim.lower, claim.upper, claim.equation, claim.failure, claim.until, *claim.hypotheses.values()]
    used = set().union(*(part.free_symbols for part in parts if part is not None))
    return [parameter for parameter in symbols.PARAMETERS.values() if parameter.symbol in used]


def _said(row: Row) -> str:
    """The reason, or else what the row is about; a proof's statement has its goals after a bar."""
    return row.reason or row.statement.partition(" | ")[0]


def _latex(relation: Any) -> str:
    return f"${_latex_of(relation)}$"


def _latex_of(expression: Any) -> str:
    import sympy

    return sympy.latex(expression)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    if not rows:
        return ""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _cell(text: str) -> str:
    return text.replace("|", r"\|").replace("\n", " ")


def _json(witness: Mapping[str, Any] | None) -> str:
    text = json.dumps(witness, indent=1, ensure_ascii=False)
    cut = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}\n… ({len(text)} characters; the ledger has them all)"
    return f"```json\n{cut}\n```"
