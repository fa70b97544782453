"""Attack on a probability claim: settings inside its hypotheses at which it fails more often than it says.

The search over settings uses its own datasets; the verdict rests on one setting and fresh ones, so that the search does
not bias it. An unknown constant c is taken at ∞; a refutation there only bounds c from above (theory.md §5). Imported
by falsify.py and rare.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from scipy import stats

from dpotheory.checks.constants import in_failure_alone
from dpotheory.checks.falsify import data as falsify_data
from dpotheory.checks.falsify import measure
from dpotheory.checks.falsify.data import SMALL
from dpotheory.checks.falsify.on_event import FAMILY_OF, OnEvent, as_on_event
from dpotheory.checks.falsify.settings import draw_settings
from dpotheory.checks.statistics import clopper_pearson
from dpotheory.claims import symbols
from dpotheory.claims.claim import Claim
from dpotheory.core import laws
from dpotheory.core.objectives import DPO
from dpotheory.core.setting import Setting

_LARGEST_DIM = 1 + SMALL[0] + 2 * SMALL[0] * SMALL[1]
_LOG_C = (-40.0, 20.0)  # where the largest c is looked for


@dataclass(frozen=True)
class Rate:
    """Failures counted at one setting, beside what the claim allows.

    Attributes:
        setting, epsilon: where.
        key: the key data of the datasets; dataset m has the key fold_in(key, m).
        n_datasets, failures: the count, of violations by more than the numerical error budget.
        unclear: how many come within that budget of the bound.
        low, high: Clopper–Pearson interval of the failure rate.
        log_claimed: log of the claimed failure probability δ, for c = ∞.
        largest_c: the largest c whose δ reaches ``low``; ∞ if δ at c = ∞ does, 0 if no c does.
    """

    setting: Setting
    epsilon: float
    key: tuple[int, ...]
    n_datasets: int
    failures: int
    unclear: int
    low: float
    high: float
    log_claimed: float
    largest_c: float

    @property
    def refuted(self) -> bool:
        """Whether the failure rate exceeds what is claimed at c = ∞, up to the error of the interval."""
        return self.low > 0 and float(np.log(self.low)) > self.log_claimed


def measurable(claim: Claim) -> bool:
    """Whether failures of this claim can be counted on drawn datasets."""
    known = claim.twin is None and claim.quantity in FAMILY_OF and claim.objective == DPO.name
    known = known and in_failure_alone(claim)
    return known and claim.failure is not None and claim.upper is not None


def search_rates(
    claim: Claim, key: jax.Array, *, n_settings: int, n_screen: int, n_final: int, error: float
) -> tuple[Rate | None, int]:
    """The most suspicious setting with its fresh count, and how many settings were screened; None if it never speaks.

    Args:
        claim: a `measurable` claim.
        key: a typed key.
        n_settings: settings to screen.
        n_screen: datasets for each in the screening.
        n_final: fresh datasets at the chosen one.
        error: chance that the interval of the final count misses the failure rate.
    """
    on_event = as_on_event(claim)
    rng = np.random.default_rng(np.asarray(jax.random.key_data(key)))
    drawn = [pair for pair in draw_settings(on_event, rng, 8 * n_settings, SMALL) if pair[0].dim <= _LARGEST_DIM]
    drawn = [pair for pair in drawn if claim.informative(_parameters(claim, *pair))][:n_settings]
    if not drawn:
        return None, 0
    screen, final = jax.random.split(key)
    scores = []
    for number, (setting, epsilon) in enumerate(drawn):
        violation = _violations(on_event, jax.random.fold_in(screen, number), setting, epsilon, n_screen)
        claimed = min(float(np.exp(_log_failure(claim, setting, epsilon))), 1.0)
        chance = stats.binom.logsf((violation > 0).sum() - 1, n_screen, claimed)  # of as many failures, if it is true
        scores.append((-float(chance), float(violation.max())))  # where none fails, how close they come
    best = max(range(len(drawn)), key=scores.__getitem__)
    return rate(claim, final, *drawn[best], n_final, error), len(drawn)


def rate(claim: Claim, key: jax.Array, setting: Setting, epsilon: float, n_datasets: int, error: float) -> Rate:
    """Count failures of a claim at one setting on ``n_datasets`` datasets drawn from ``key``."""
    failures, unclear = count(as_on_event(claim), key, setting, epsilon, n_datasets)
    low, high = clopper_pearson(failures, n_datasets, error)
    words = tuple(int(word) for word in np.ravel(np.asarray(jax.random.key_data(key))))
    claimed = _log_failure(claim, setting, epsilon)
    largest = _largest_c(claim, setting, epsilon, low)
    return Rate(setting, epsilon, words, n_datasets, failures, unclear, low, high, claimed, largest)


def count(on_event: OnEvent, key: jax.Array, setting: Setting, epsilon: float, n_datasets: int) -> tuple[int, int]:
    """How many of the datasets violate by more than the numerical error, and how many come within it of the bound.

    Dataset m has the key fold_in(key, m). The budget is that of observe.py, ten times the integrator's estimate.
    """
    x, worlds = _data(on_event, key, setting, epsilon, n_datasets)
    violation, _ = falsify_data.measure_many(on_event.family, x, worlds)
    budget = np.zeros(n_datasets)
    if on_event.family in ("envelope", "risk"):
        bounds = np.concatenate([worlds.lower, worlds.upper], axis=1)
        largest = np.abs(np.where(np.isfinite(bounds), bounds, 0)).max(axis=1)
        size = np.abs(violation) + largest * (on_event.family == "risk")  # at least that of the log risk
        budget = (20 * _flow_errors(x, worlds) + 1e-11) * (1 + size)
    failed = violation > budget
    return int(failed.sum()), int((~failed & ~(violation < -budget)).sum())


def _violations(on_event: OnEvent, key: jax.Array, setting: Setting, epsilon: float, n_datasets: int) -> np.ndarray:
    return falsify_data.measure_many(on_event.family, *_data(on_event, key, setting, epsilon, n_datasets))[0]


def _data(
    on_event: OnEvent, key: jax.Array, setting: Setting, epsilon: float, n_datasets: int
) -> tuple[np.ndarray, measure.World]:
    worlds = jax.tree.map(
        lambda leaf: np.broadcast_to(leaf, (n_datasets, *leaf.shape[1:])), on_event.worlds([setting], [epsilon], SMALL)
    )
    law = {"n_active": setting.n_values, "n_samples": setting.n_samples, "dim": setting.dim}
    with jax.enable_x64(True):
        leaves = {name: jnp.asarray(float(getattr(setting, name))) for name in ("noise", "shared_norm")}
        x = _draw(key, jnp.arange(n_datasets), {**law, **leaves})
    return np.asarray(x), worlds


def _flow_errors(x: np.ndarray, worlds: measure.World) -> np.ndarray:
    with jax.enable_x64(True):
        return np.asarray(_errors(x, worlds))


@jax.jit
def _errors(x, worlds) -> jax.Array:
    return jax.lax.map(lambda pair: measure.flow_error(*pair), (x, worlds), batch_size=64)


@jax.jit
def _draw(key: jax.Array, datasets: jax.Array, law: Mapping[str, Any]) -> jax.Array:
    values = jnp.arange(SMALL[0], dtype=jnp.int32)

    def one(dataset: jax.Array) -> jax.Array:
        size = (SMALL[1], _LARGEST_DIM)
        drawn = jax.random.fold_in(key, dataset)
        return laws.draw(drawn, values, shape=size, sampler="full", dtype=jnp.float64, **law).embeddings

    return jax.lax.map(one, datasets, batch_size=64)


def _parameters(claim: Claim, setting: Setting, epsilon: float) -> dict[str, Any]:
    return {**symbols.values(setting), "epsilon": epsilon, "concept_defect": 0.0}


def _log_failure(claim: Claim, setting: Setting, epsilon: float, c: float = np.inf) -> float:
    return float(claim.evaluate(_parameters(claim, setting, epsilon), c)["failure"])


def _largest_c(claim: Claim, setting: Setting, epsilon: float, low: float) -> float:
    """δ falls with c: the largest c with δ(c) ≥ low, by bisection of log c."""
    target = np.log(low) if low > 0 else -np.inf
    if _log_failure(claim, setting, epsilon) >= target:
        return np.inf
    left, right = _LOG_C
    if _log_failure(claim, setting, epsilon, float(np.exp(left))) < target:
        return 0.0
    for _ in range(60):
        middle = (left + right) / 2
        enough = _log_failure(claim, setting, epsilon, float(np.exp(middle))) >= target
        left, right = (middle, right) if enough else (left, middle)
    return float(np.exp(left))
