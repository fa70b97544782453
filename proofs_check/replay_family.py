"""Replays a family of witnesses that defeats every value of an unknown constant; imported by replay.py.

All that the family owes is proved again. Terms that come from a ledger are bounded before they are built.
"""

import hashlib
import itertools
import json
from collections.abc import Collection, Mapping
from typing import Any

import sympy as sp

from dpotheory.ledger.witnesses import Replayed, WitnessError, falls, rational
from dpotheory.prover import Budget, Domain, Relation, Statement, Verdict, decide, implies
from proofs_check import readback
from proofs_check.evidence import Family
from proofs_check.evidence.common import named

OTHER = "The witness carries a statement that is not the row's: its goal, a hypothesis or a domain differs."


def carried_by(data: Any, among: Collection[Statement]) -> Statement | None:
    """The one of these statements that the witness carries; what it carries is hashed and never built."""
    if isinstance(data, Mapping) and isinstance(data.get("hypotheses"), list):
        data = {**data, "hypotheses": sorted(data["hypotheses"], key=json.dumps)}
    found = hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
    return next((one for one in among if one.content_hash == found), None)


def replay_family(witness: Mapping[str, Any], check: Family, budget: Budget) -> Replayed:
    """Proves again all that the family owes; of the listed obligations only the facts about minima are used."""
    constant, claimed = check.constant, check.claimed
    kind = f"a family that defeats every {constant} > 0"
    if witness["for_all"] != f"{constant} > 0":
        return falls(kind, f"The unknown constant is {constant}, and the witness is for all {witness['for_all']}.")
    if carried_by(witness["statement"], [claimed]) is None:
        return falls(kind, OTHER)
    if claimed.domain[constant] is not Domain.POSITIVE:
        return falls(kind, f"{constant} is {claimed.domain[constant].value} in the statement, not positive.")
    if witness.get("axioms", named(check.axioms)) != named(check.axioms):
        return falls(kind, "The witness names other standard facts than the step uses.")
    listed = [_listed(data) for data in witness["obligations"]]
    members, where = _parts(witness, claimed, constant, listed)
    try:
        family = Family(claimed, constant, members, where)
    except ValueError as error:
        return falls(kind, f"This is no family for every constant: {error}.")
    owed = {one.content_hash: one for one in _owed(family, {one.content_hash for one in listed})}
    outcomes = {one: decide(one, budget) for one in owed.values()}
    open_ones = [f"{one}: {o.reason}" for one, o in outcomes.items() if o.verdict is not Verdict.PROVED]
    reason = "Every obligation is proved again." if not open_ones else f"Not proved again: {' '.join(open_ones)}"
    return Replayed(not open_ones, kind, reason, tuple(sides_of(one) for one in outcomes))


_MOST_BITS = 2**20  # of a number that a term would be evaluated to


def _listed(data: Any) -> Statement:
    """A statement that the witness lists; refused where building it would make numbers of a million bits."""
    parts = [part for _, left, _, right in data["hypotheses"] for part in (left, right)]
    for tree in (*parts, data["goal"]["lhs"], data["goal"]["rhs"]):
        _bits(tree)
    return Statement.from_dict(data)


def _bits(tree: Any) -> int:
    """At most how many bits the largest number in a term has once its powers are multiplied out."""
    if tree[0] == "num":
        rational(tree[1], "a number")
        return 4 * len(tree[1])
    size = sum(_bits(one) for one in tree[1:] if isinstance(one, list)) + 1
    if tree[0] == "^" and not _has_symbol(tree[2]):
        plain = tree[2][0] == "num"
        largest = abs(int(rational(tree[2][1], "an exponent"))) + 1 if plain else 2 ** min(_bits(tree[2]), 64)
        size = _bits(tree[1]) * largest
    if size > _MOST_BITS:
        raise WitnessError("The witness is malformed: an obligation has a power that is too large to be written out.")
    return size


def _has_symbol(tree: Any) -> bool:
    return tree[0] == "sym" or any(_has_symbol(one) for one in tree[1:] if isinstance(one, list))


def _owed(family: Family, listed: Collection[str]) -> list[Statement]:
    """What makes it a refutation: members lie in their domains, every hypothesis holds along them, the goal fails.

    A minimum gives way to the term that is listed as the smaller one, which is then owed too.
    """
    claimed, where = family.claimed, list(family.where)
    found = [
        implies(where, Relation(value, ">" if domain.open_below else ">=", domain.lower))
        for name, value in family.members.items()
        for domain in (claimed.domain[name],)
        if domain.lower is not None
    ]
    puts = {claimed.symbols[name]: value for name, value in family.members.items()}
    assert isinstance(claimed.goal, Relation)
    for relation in (*claimed.relations, claimed.goal.negation):
        lhs, rhs = (side.subs(puts, simultaneous=True) for side in relation.parts)
        for minimum in sorted(lhs.atoms(sp.Min) | rhs.atoms(sp.Min), key=str):
            for smaller, larger in itertools.permutations(minimum.args, 2):
                fact = implies(where, Relation(smaller, "<=", larger))
                if len(minimum.args) == 2 and fact.content_hash in listed:
                    found.append(fact)
                    lhs, rhs = (side.subs(minimum, smaller) for side in (lhs, rhs))
        lhs, rhs = (side.replace(sp.exp, lambda power: sp.exp(sp.expand(sp.cancel(power)))) for side in (lhs, rhs))
        found.append(implies(where, Relation(lhs, relation.op, rhs)))
    return found


def _parts(
    witness: Mapping[str, Any], claimed: Statement, constant: str, listed: list[Statement]
) -> tuple[dict[str, Any], tuple[Relation, ...]]:
    """The members and their bounds; free symbols get the domains that the obligations declare."""
    domains = claimed.domain
    for one in listed:
        domains = {**domains, **one.domain}
    domains = {**domains, constant: claimed.domain[constant]}  # the constant's is not theirs to narrow
    symbols = {name: domain.symbol(name) for name, domain in domains.items()}
    where = []
    for bound in witness["where"]:
        left, relation, right = bound.split(" ", 2)
        where.append(Relation(readback.read(left, symbols), relation, readback.read(right, symbols)))
    return {name: readback.read(value, symbols) for name, value in witness["family"].items()}, tuple(where)


def sides_of(statement: Statement) -> tuple[str, str, str]:
    """The two sides of a statement's goal and the relation between them, as text."""
    goal = statement.goal
    return (str(goal.lhs), goal.op, str(goal.rhs)) if isinstance(goal, Relation) else (str(goal), "", "")
