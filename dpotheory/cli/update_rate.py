"""``dpotheory update-rate``: does preference distinguishability bound the update rate at this n and d?

One function for the list of subcommands in main.py. Heavy modules are loaded inside.
"""

import math
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from tyro.conf import arg

from dpotheory import ledger
from dpotheory.cli.terminal import UserError, check_seed, writable

if TYPE_CHECKING:
    from dpotheory.checks.update_rate import Answer


def update_rate(
    n: Annotated[int, arg(help="Training samples, half of them positive.")],
    dim: Annotated[int, arg(help="d: dimension of the features.")],
    difference: Annotated[float, arg(help="D = d^Delta: distance of the class means.")] = 1.0,
    noise: Annotated[float, arg(help="Standard deviation of a coordinate within a class.")] = 1.0,
    beta_prime: Annotated[float, arg(help="beta' = beta sqrt(d).")] = 1.0,
    steps: Annotated[int, arg(help="Steps of gradient descent, of the largest size that LD-T4.1 allows.")] = 1,
    budget: Annotated[Literal["quick", "full"], arg(help="64 or 512 datasets.")] = "quick",
    json: Annotated[Path | None, arg(metavar="FILE", help="Write the rows to this ledger, for `replay`.")] = None,
    seed: Annotated[int, arg(help="Of all draws: the same seed gives the same answer.")] = 0,
) -> int:
    """Does distinguishability bound the update rate (LD-T4.1) here? Status 0: yes, 1: no, or nothing is claimed."""
    check_seed(seed)
    if json is not None:
        writable(json, "ledger")
    import jax

    from dpotheory.checks import update_rate as question

    law = {"noise": noise, "beta_prime": beta_prime, "steps": steps}
    try:
        found = question.answer(n, dim, difference, **law, key=jax.random.key(seed), budget=budget)
    except ValueError as error:
        raise UserError(f"{error}.") from error
    print(_text(found, n, dim, difference, noise))
    if json is not None:
        ledger.write(json, found.rows)
        if found.verdict == "REFUTED":
            refuted = next(row for row in found.rows if row.claim == question.PRINTED and row.verdict == "REFUTED")
            print(f"witness: dpotheory replay {json} '{refuted.key}'")
    return 0 if found.verdict == "NOT CONTRADICTED" else 1


_SAID = {"REFUTED": "NO", "NOT CONTRADICTED": "YES", "UNDECIDED": "NOT DECIDED"}


def _text(found: "Answer", n: int, dim: int, difference: float, noise: float) -> str:
    printed, upper, lower, *by_law = found.rows
    seen = printed.certificate or {}
    said = "NOTHING IS CLAIMED" if seen.get("vacuous") else _SAID[found.verdict]
    first = "at the first step"
    lines = [
        f"Does distinguishability bound the update rate at n = {n}, d = {dim}, D = {difference:g}, "
        f"Sigma = {noise:g}^2 I?  {said}",
        f"  LD-T4.1 claims    |W(t) - W(0)| <= 6 beta' eta t D/sqrt(d), failing with probability at most "
        f"{found.claimed:.4g} (c' = c_n^2/(2 c_v) = {found.constant:.4g})",
        f"  exactly           {first} it fails with probability {found.exact:.6g} (noncentral chi-square)"
        + ("; that decides" if by_law else ""),
        f"  counted           {printed.reason}",
    ]
    if printed.witness is not None:
        told = printed.witness["simulation"]
        lines.append(
            f"  witness           dataset {told['dataset']}, step {told['time']:g}: {told['measured']:.6g} > "
            f"{told['bound']:.6g}"
        )
    if 0 < found.excluded_from < math.inf:
        lines.append(f"  unknown c'        every c' >= {found.excluded_from:.3g} is excluded by these datasets alone")
    if found.proved == "breaks":
        lines.append("  proved            the first step breaks it with probability at least 0.95 (OWN-LD-lower)")
    elif found.proved:
        lines.append("  proved            a first step keeps it with probability at least 0.95 (OWN-LD-upper)")
    lines += [f"  {one.claim:17} {one.verdict}: {one.reason}" for one in (upper, lower)]
    lines.append(
        f"  boundary          a typical first step keeps the printed bound from D = {found.smallest_difference:.4g} "
        "on: sqrt(D^2 + 4 Tr Sigma/n) <= 12 sqrt(2) D"
    )
    return "\n".join(lines)
