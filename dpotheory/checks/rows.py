"""Findings as ledger rows: plain JSON, with witnesses that can be replayed alone.

Imports papers.py and ledger.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jax
import numpy as np

from dpotheory import ledger
from dpotheory.checks import papers
from dpotheory.checks.findings import Finding
from dpotheory.checks.observatory import Observatory
from dpotheory.claims.claim import Claim

METHOD = "simulation"


def replayable(finding: Finding, claim: Claim, watch: Observatory) -> Finding:
    """A witness that can be replayed alone: with the claim, the key, the budget and the setting."""
    if finding.verdict != "REFUTED" or finding.witness is None:
        return replace(finding, witness=None)
    words = [int(word) for word in np.ravel(jax.random.key_data(watch.key))]
    paper = papers.told_by(finding.certificate)
    shared = (*(paper.fields if paper else ()), "c", "family_error", "rows")
    more = {name: finding.certificate[name] for name in shared if name in finding.certificate}
    told = {"claim": claim.id, "key": words, "budget": watch.budget, **more, **finding.witness["simulation"]}
    return replace(finding, witness={"simulation": told})


def row(claim: Claim, step: str | None, finding: Finding, seconds: float, method: str = METHOD) -> ledger.Row:
    """The row of one setting, or of the claim as a whole where ``step`` is None."""
    return ledger.Row(
        claim=claim.id,
        step=step,
        verdict=finding.verdict,
        method=method,
        statement=statement_of(claim),
        hypotheses=hypotheses_of(claim),
        witness=None if finding.witness is None else plain(finding.witness),
        certificate=plain(finding.certificate) or None,
        reason=finding.reason,
        seconds=round(seconds, 4),
    )


def hypotheses_of(claim: Claim) -> tuple[str, ...]:
    """The claim's hypotheses as a row has them."""
    return tuple(f"{name}: {relation}" for name, relation in claim.hypotheses.items())


def statement_of(claim: Claim) -> str:
    """The claim's statement as a row has it."""
    try:
        return claim.statement
    except Exception:  # a claim of the user's own with a quantity that has no symbol
        return claim.title


def sentence(error: Exception) -> str:
    """An exception on one line, cut where it is long."""
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text:.300}" if text else type(error).__name__


def plain(value: Any) -> Any:
    """As plain JSON; numbers that are not finite become text."""
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, float) and not np.isfinite(value):
        return str(value)
    return value
