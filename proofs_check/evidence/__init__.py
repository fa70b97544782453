"""The kinds of evidence that can decide a step; each makes a `StepResult`, and none has its verdict written in it."""

from proofs_check.evidence.chain import Chain, Open
from proofs_check.evidence.derivation import Derivation
from proofs_check.evidence.family import Family
from proofs_check.evidence.instance import Instance
from proofs_check.evidence.proof import Proof, proof
from proofs_check.evidence.satisfiable import Satisfiable, satisfiable
from proofs_check.evidence.tautology import tautologies

__all__ = [
    "Chain",
    "Derivation",
    "Family",
    "Instance",
    "Open",
    "Proof",
    "Satisfiable",
    "proof",
    "satisfiable",
    "tautologies",
]
