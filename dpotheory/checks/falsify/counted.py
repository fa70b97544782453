"""Replay of a failure rate that the search counted: the same datasets are drawn and counted again.

Imports rates.py; imported by falsify.py.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from dpotheory.checks.falsify import rates as falsify_rates
from dpotheory.checks.falsify.witness import SETTING
from dpotheory.checks.statistics import FAMILY_ERROR
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.core.setting import Setting
from dpotheory.core.sharing import Sharing
from dpotheory.ledger.witnesses import Replayed, WitnessError, as_recorded, falls, fields_are, integer, number, rational

_MOST_DATASETS = 2**20


def replay(given: Mapping[str, Any], claim: Claim) -> Replayed:
    """Count the failures again; WitnessError when the witness cannot be read."""
    what = f"datasets for {claim.id}"
    if claim.id != given["falsified"]:
        return falls(what, f"The witness is about {given['falsified']!r:.60}, not about {claim.id}.")
    if not falsify_rates.measurable(claim):
        return falls(what, f"{claim.id} has no failure rate that could be counted.")
    assert claim.failure is not None
    if symbols.c in claim.failure.free_symbols:
        return falls(what, "One setting refutes no claim about some unknown constant c > 0.")
    try:
        setting, epsilon = read_setting(given["setting"]), float(rational(given["epsilon"], "epsilon"))
        words = [integer(word, "a word of the key", 0, 2**32 - 1) for word in given["key"]]
        key = jax.random.wrap_key_data(jnp.asarray(words, dtype=jnp.uint32))
        n, error = integer(given["n_datasets"], "n_datasets", 1, _MOST_DATASETS), number(given["error"], "error")
        if not 0 < error <= FAMILY_ERROR:
            return falls(
                what, f"It allows an error with chance {error:g}; at most {FAMILY_ERROR:g} counts as a refutation."
            )
        if not epsilon > 0:
            return falls(what, f"epsilon = {epsilon:g} must be greater than 0.")
        found = falsify_rates.rate(claim, key, setting, epsilon, n, error)
    except WitnessError:
        raise
    except KeyError as problem:
        raise WitnessError(f"The witness lacks or does not know {problem.args[0]!r}.") from problem
    except (TypeError, ValueError, ArithmeticError, IndexError) as problem:
        raise WitnessError(f"The witness is malformed: {problem}.") from problem
    met = falsify_rates.as_on_event(claim)
    holds = {name: bool(ok.all()) for name, ok in met.met(met.parameters([setting], [epsilon])).items()}
    stands = found.refuted and all(holds.values())
    rhs = float(np.exp(found.log_claimed))
    least = f"the failure rate is at least {found.low:.6g}"
    reason = f"{found.failures} of {n} datasets fail, so {least}, where {rhs:.6g} is claimed."
    sides = ((f"{found.low:.9g}", "<=", f"{rhs:.9g}"),)
    again = Replayed(stands, what, reason, sides, holds, (), found.low, rhs)
    if stands and found.failures != given["failures"]:
        reason = f"The witness records {given['failures']!r:.40} failures where the replay counts {found.failures}."
        return replace(again, stands=False, reason=reason)
    return as_recorded(given, again)


def read_setting(given: Mapping[str, Any]) -> Setting:
    """A setting from the JSON of a witness."""
    fields_are(given, SETTING, what="The witness's setting")
    leaves: dict[str, Any] = {
        name: float(rational(given[name], name)) for name in ("noise", "shared_norm", "beta", "tau")
    }
    sizes = {name: integer(given[name], name, 1) for name in ("n_values", "n_samples", "dim")}
    pairs = [(integer(a, "a token", 0), integer(b, "a token", 0)) for a, b in given["token_pairs"]]
    return Setting(**sizes, **leaves, sharing=Sharing.from_pairs(pairs))
