"""What distinguishes a refutation from a simulation or a search that did not contradict the same claim.

Computed from the witness and from the settings that the other rows record: a family over the unknown constant, a token
graph that none of them has, a sentence that none of them measures. Nothing found means no explanation. Imports claims
and core.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dpotheory.claims import registry
from dpotheory.core.sharing import Sharing
from dpotheory.ledger.rows import Row


@dataclass(frozen=True)
class _Graph:
    """What the statements say about a token graph: K, Z, and the most values that share a token with one."""

    n_values: int
    max_degree: int
    neighbours: int

    @staticmethod
    def of(graph: Sharing) -> "_Graph":
        return _Graph(graph.n_values, int(graph.max_degree), max(len(others) for others in graph.neighbours))


def apart(refuted: Row, other: Row, rows: Sequence[Row]) -> str:
    """Why ``refuted`` is right and ``other``, which did not contradict the claim, saw nothing of it; or empty.

    Args:
        refuted: a refutation of the claim as a whole.
        other: a row NOT CONTRADICTED about the same claim.
        rows: all rows about the claim; those of the method of ``other`` tell what it looked at.
    """
    witness = refuted.witness or {}
    looked = [row for row in rows if row.method == other.method]
    if "family" in witness:
        return (
            f"{refuted.name} ({refuted.method}) refutes the claim for every value of its unknown constant "
            f"({witness['for_all']}), each by a setting of its own; the {other.method} looked at finitely many "
            "settings, which leave small constants open"
        )
    claim = registry.get(refuted.claim)
    if claim is not None and claim.sentence and claim.equation is not None and "simulation" not in witness:
        return (
            f"{refuted.name} ({refuted.method}) refutes the sentence “{claim.sentence}”; the {other.method} measures "
            f"the equation beside it only ({claim.quantity})"
        )
    pairs = _pairs(witness)
    if pairs is not None:
        return _by_graph(refuted, other, _Graph.of(Sharing.from_pairs(pairs)), _graphs(looked))
    place, seen = _place(witness), [_place(row.certificate or {}) for row in looked]
    if place and any(seen) and place not in seen:
        return f"{refuted.name} ({refuted.method}) is refuted at a setting that the {other.method} did not look at"
    return ""


def _pairs(witness: Mapping[str, Any]) -> list[tuple[Any, Any]] | None:
    arguments = witness.get("arguments", witness.get("setting"))
    pairs = arguments.get("token_pairs") if isinstance(arguments, Mapping) else None
    return None if pairs is None else [tuple(pair) for pair in pairs]


def _place(told: Mapping[str, Any]) -> Any:
    """The setting that a witness or a certificate records, comparable; None where there is none."""
    told = told.get("simulation", told)
    place = told.get("setting") or told.get("ld") or told.get("at")
    return place if isinstance(place, Mapping) else None


def _graphs(rows: Sequence[Row]) -> set[_Graph]:
    found = set()
    for place in filter(None, (_place(row.certificate or {}) for row in rows)):
        if "token_pairs" in place:
            found.add(_Graph.of(Sharing.from_pairs([tuple(pair) for pair in place["token_pairs"]])))
        elif "sharing" in place:
            found.add(_Graph.of(Sharing.named(place["sharing"], place["n_values"])))
    return found


def _by_graph(refuted: Row, other: Row, graph: _Graph, seen: set[_Graph]) -> str:
    """The first property of the witness's graph that no graph that was looked at has."""
    if not seen:
        return ""
    here = f"{refuted.name} ({refuted.method}) is refuted at K = {graph.n_values}, Z = {graph.max_degree}"
    if graph.neighbours > graph.max_degree and all(one.neighbours <= one.max_degree for one in seen):
        return (
            f"{here}, where a value shares tokens with {graph.neighbours} > Z others; at none of the settings of the "
            f"{other.method} does any value share with more than Z"
        )
    most = max(one.max_degree for one in seen)
    if graph.max_degree > most:
        return f"{here}; the settings of the {other.method} have Z <= {most}"
    if graph not in seen:
        return f"{here}, with a token graph that none of the settings of the {other.method} has"
    return ""
