"""What the kinds of evidence share: content hashes, hypotheses as text, axioms with their references."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from dpotheory.prover import Statement
from proofs_check.axioms import AXIOMS

NEGATION = {"<=": ">", ">=": "<", "<": ">=", ">": "<=", "==": "!=", "!=": "=="}


def content_hash(*parts: Any) -> str:
    """SHA-256 of the parts."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


def described(statements: Sequence[Statement]) -> tuple[str, ...]:
    """Hypotheses by name, then domains, as text."""
    texts = (f"{name}: {relation}" for statement in statements for name, relation in statement.hypotheses)
    where = (f"{name} {domain.value}" for statement in statements for name, domain in statement.domains)
    return (*dict.fromkeys(texts), *dict.fromkeys(where))


def named(names: Sequence[str]) -> list[str]:
    """Axioms with what they say and their references."""
    return [f"{name}: {AXIOMS[name].says} ({AXIOMS[name].reference})" for name in names]
