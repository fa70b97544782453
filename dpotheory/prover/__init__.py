"""Machine proofs of printed steps: PROVED for all parameters, REFUTED by a witness, or UNDECIDED (theory.md §5).

    from dpotheory.prover import Relation, decide, implies
    decide(implies({"bound": Relation(x, "<=", 1)}, Relation(x**2, "<=", 1), {"x": "nonnegative"}))

Knows nothing of DPO. Imports sympy; z3 and python-flint load with the prover that needs them.
"""

from typing import TYPE_CHECKING, Any

from dpotheory.prover.outcome import Budget, Outcome, Verdict
from dpotheory.prover.statement import Domain, Limit, Relation, Statement, implies

if TYPE_CHECKING:
    from dpotheory.prover.dispatch import decide
    from dpotheory.prover.identity import prove_identity
    from dpotheory.prover.limit import prove_limit
    from dpotheory.prover.mutate import Mutation, certified_false, mutations
    from dpotheory.prover.points import WitnessCheck
    from dpotheory.prover.polynomial import prove_polynomial
    from dpotheory.prover.search import counterexample, feasible_point
    from dpotheory.prover.transcendental import prove_transcendental
    from dpotheory.prover.witness import check_witness, replay

_LAZY = {
    "decide": "dispatch",
    "prove_identity": "identity",
    "prove_limit": "limit",
    "Mutation": "mutate",
    "certified_false": "mutate",
    "mutations": "mutate",
    "prove_polynomial": "polynomial",
    "counterexample": "search",
    "feasible_point": "search",
    "prove_transcendental": "transcendental",
    "WitnessCheck": "points",
    "check_witness": "witness",
    "replay": "witness",
}

__all__ = [
    "Budget",
    "Domain",
    "Limit",
    "Mutation",
    "Outcome",
    "Relation",
    "Statement",
    "Verdict",
    "WitnessCheck",
    "certified_false",
    "check_witness",
    "counterexample",
    "decide",
    "feasible_point",
    "implies",
    "mutations",
    "prove_identity",
    "prove_limit",
    "prove_polynomial",
    "prove_transcendental",
    "replay",
]


def __getattr__(name: str) -> Any:
    """Load a prover when it is first asked for."""
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import importlib

    value = getattr(importlib.import_module(f"{__name__}.{_LAZY[name]}"), name)
    globals()[name] = value
    return value
