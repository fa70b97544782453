"""Whether a limit is one: the variable must be able to approach the target inside its domain, from the side given.

`implies` refuses the others when the statement is made. Targets with parameters are decided by the prover.
"""

from collections.abc import Mapping
from typing import Any

import sympy

from dpotheory.prover.domains import Domain
from dpotheory.prover.relations import Limit

INFINITIES = (sympy.oo, -sympy.oo)


def unreachable(goal: Limit, domain: Domain, offset: int) -> str:
    """Why the variable cannot approach the target, or ''; `offset` is the sign of target − the domain's lower bound."""
    if goal.target == sympy.oo:
        return ""
    if goal.target == -sympy.oo:
        return "" if domain.lower is None else f"it is {domain.value}"
    if domain.integral:
        return f"it is {domain.value}, and integers come no nearer to a number"
    if domain.lower is not None and (offset < 0 or (offset == 0 and goal.side == "-")):
        return f"it is {domain.value}"
    return ""


def offset(goal: Limit, domain: Domain) -> int | None:
    """The sign of a numerical target − the domain's lower bound; None where balls cannot tell."""
    from dpotheory.prover.evaluate import sign  # loads python-flint, which statements alone do not need

    return 1 if domain.lower is None else sign(goal.target - domain.lower, {})


def refuse(goal: Limit, domains: Mapping[str, Domain]) -> None:
    """Raise a ValueError, in a sentence, when the limit cannot be meant."""
    name = goal.variable.name
    for role, part in (("target", goal.target), ("value", goal.value)):
        if part.has(sympy.zoo, sympy.nan) or (part not in INFINITIES and part.has(*INFINITIES)):
            raise ValueError(
                f"the {role} of the limit is {part}; valid are an expression that is a number, oo and -oo."
            )
        if goal.variable in part.free_symbols:
            raise ValueError(f"the {role} of the limit, {part}, contains the limit variable {name}; it must not.")
    domain = domains[name]
    side: int | None = 0
    if goal.target not in INFINITIES and not domain.integral:
        side = 1 if goal.target.free_symbols else offset(goal, domain)
    reason: Any = "" if side is None else unreachable(goal, domain, side)
    if reason:
        raise ValueError(
            f"{name} cannot approach {goal.target} from the side {goal.side!r}, because {reason}; "
            "change the target, the side or the domain."
        )
