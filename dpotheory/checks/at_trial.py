"""How a claim's expressions become numbers at a trial, whatever paper it is of. Imports papers.py and trials.py."""

from collections.abc import Iterable, Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks import papers
from dpotheory.checks.findings import BadBoundError
from dpotheory.checks.trials import Trial
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.ledger.witnesses import integer


def horizon(claim: Claim, trial: Trial) -> float:
    """The last time that the claim speaks about at this trial; the trial's own for a claim about any time."""
    if claim.until is None:
        return trial.last_time
    end = papers.of(trial.paper).horizon(claim, trial, float(value(claim, "until", trial.parameters)))
    if not (np.isfinite(end) and end > 0):
        raise BadBoundError(f"it speaks until t = {end}, which must be finite and greater than 0")
    return end


def generator(key: jax.Array, *numbers: int) -> np.random.Generator:
    """A numpy generator that depends on a typed key and some numbers."""
    return np.random.default_rng([*(int(word) for word in np.ravel(jax.random.key_data(key))), *numbers])


def read_key(words: Iterable[Any]) -> jax.Array:
    """The typed key of a witness, from its 32-bit words; WitnessError for what is none."""
    numbers = [integer(word, "a word of the key", 0, 2**32 - 1) for word in words]
    return jax.random.wrap_key_data(jnp.asarray(numbers, dtype=jnp.uint32))


def evaluate(claim: Claim, parameters: Mapping[str, Any], c: float = np.inf) -> dict[str, np.ndarray]:
    """`Claim.evaluate`, with t = τ₁ for a claim about any time."""
    return claim.evaluate(at_time(parameters) if claim.until is None else parameters, c)


def at_time(parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters with t = τ₁ where they are a `Setting`'s and have no time."""
    if "t" in parameters or "tau" not in parameters:
        return dict(parameters)
    tau_1 = parameters["n_values"] * parameters["tau"] * np.log(3) / (5 * parameters["beta"] ** 2)
    return {"t": tau_1, **parameters}


def value(claim: Claim, name: str, parameters: Mapping[str, Any]) -> np.ndarray:
    """The claim's expression of that name ("until", "best_epsilon") in numbers."""
    return claim.number(name, parameters)


def _expressions(claim: Claim) -> list[Any]:
    sides = (claim.lower, claim.upper, claim.failure, claim.until, claim.best_epsilon)
    return [*(side for side in sides if side is not None), *claim.hypotheses.values()]


def free(claim: Claim) -> set[Any]:
    """Symbols of the claim's bounds, probability, times and hypotheses."""
    return set().union(*(expression.free_symbols for expression in _expressions(claim)))


def mentions(claim: Claim, name: str) -> bool:
    """Whether the parameter of that code name occurs in the claim."""
    return symbols.PARAMETERS[name].symbol in free(claim)


def met(claim: Claim, trial: Trial) -> dict[str, bool]:
    """Whether each hypothesis holds at the trial, with the ε that the claim chooses itself."""
    at = trial.parameters
    if claim.best_epsilon is not None:
        at["epsilon"] = value(claim, "best_epsilon", at)
    return {name: bool(np.all(claim.holds(name, at))) for name in claim.hypotheses}


def failure_at(claim: Claim, trial: Trial, c: float) -> float:
    """The failure probability that the claim allows there, at most 1, for its unknown constant c."""
    return float(np.exp(np.minimum(np.max(evaluate(claim, trial.parameters, c)["failure"]), 0)))
