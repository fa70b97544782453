"""``dpotheory samples-needed``: how many samples a setting needs, by simulation or by a published bound.

One function for the command line; it loads what it needs when it is called, and returns the exit status.
"""

import dataclasses
import math
from typing import Annotated, Literal

from tyro.conf import FlagCreatePairsOff, arg

from dpotheory.cli.terminal import UserError, check_seed, write_json


def samples_needed(
    n_values: Annotated[int, arg(help="K: number of values.")],
    noise: Annotated[float, arg(help="v: within-cluster standard deviation of a coordinate.")],
    dim: Annotated[int | None, arg(help="d: embedding dimension; 20 K if left out.", metavar="INT")] = None,
    shared_norm: Annotated[float, arg(help="l_b: norm of the component that all embeddings share.")] = 0.3,
    beta: Annotated[float, arg(help="DPO's inverse temperature; it sets times only.")] = 0.1,
    sharing: Annotated[str, arg(help="Token graph: disjoint, ring, path, star, all or random(Z).")] = "disjoint",
    risk: Annotated[float, arg(help="The population risk to reach.")] = 0.05,
    confidence: Annotated[float, arg(help="Fraction of datasets, or probability, that must reach it.")] = 0.95,
    claim: Annotated[str | None, arg(help="Answer by this claim's bound, e.g. DV-T4.3.", metavar="ID")] = None,
    claim_noise: Annotated[
        Literal["given", "largest"], arg(help="With --claim: --noise at every Q, or the largest noise it allows.")
    ] = "given",
    c: Annotated[float, arg(help="With --claim: its unknown constant; inf is the most favourable.")] = math.inf,
    worst: Annotated[FlagCreatePairsOff[bool], arg(help="Ask it of the worst-case value, not of the mean.")] = False,
    at: Annotated[
        str, arg(help="When training stops: a multiple of tau_1, or converged (100 tau_1).", metavar="X|converged")
    ] = "1",
    max_samples: Annotated[int, arg(help="The largest Q that simulation tries.")] = 4096,
    seed: Annotated[int, arg(help="Of all random draws.")] = 0,
    json: Annotated[FlagCreatePairsOff[bool], arg(help="Print JSON.")] = False,
) -> int:
    """Find the smallest number of samples per cluster for a target risk; status 0 if there is one, 1 if not."""
    import jax
    from rich.console import Console

    from dpotheory.core.setting import Setting
    from dpotheory.sample_size.answer import SearchBudget
    from dpotheory.sample_size.samples_needed import samples_needed as find

    err = Console(stderr=True, highlight=False, markup=False)
    try:
        setting = Setting(
            n_values=n_values,
            n_samples=1,
            dim=20 * n_values if dim is None else dim,
            noise=noise,
            shared_norm=shared_norm,
            beta=beta,
            sharing=sharing,
        )
        if claim is not None:
            if at != "1" or worst:
                raise ValueError("--at and --worst belong to simulation; a claim bounds the mean risk at tau_1")
            answer = find(setting, risk, confidence, claim, noise=claim_noise, c=c)
        else:
            if claim_noise != "given" or c != math.inf:
                raise ValueError("--claim-noise and --c belong to a claim; name one with --claim, e.g. DV-T4.3")
            check_seed(seed)
            times = at if at == "converged" else _multiple(at) * float(setting.tau_1)
            with err.status("compiling") as status:
                answer = find(
                    setting,
                    risk,
                    confidence,
                    worst=worst,
                    times=times,
                    key=jax.random.key(seed),
                    budget=SearchBudget(max_samples=max_samples),
                    progress=status.update,
                )
    except (ValueError, TypeError) as error:
        raise UserError(str(error).rstrip(".") + ".") from error
    status = 0 if answer.reason == "reached" else 1
    if json:
        write_json(dataclasses.asdict(answer))
        return status
    print(answer.text)
    for decision in answer.decisions:
        low, high = decision.interval
        print(
            f"  Q = {decision.n_samples:<7d} {decision.verdict:10s} {decision.n_below} of {decision.n_datasets} "
            f"datasets at or below the target; fraction between {low:.4f} and {high:.4f}"
        )
    return status


def _multiple(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not (number > 0 and math.isfinite(number)):
        raise ValueError(f"--at is {text!r}; it must be a number greater than 0, or converged")
    return number
