"""Error budgets of user-defined twins: neighbouring times err apart, jumps are covered, datasets are not mixed."""

import dataclasses

import numpy as np
import pytest

import dpotheory as dt
from dpotheory.checks import Shape, own
from dpotheory.checks.dv.observe import Observation
from dpotheory.checks.dv.own_twin import says_nothing
from dpotheory.checks.dv.trial import SettingTrial

TRIAL = SettingTrial(
    Shape(1, 4, 20, "disjoint"), dt.Setting(n_values=1, n_samples=4, dim=20, noise=0.1, shared_norm=0.0, beta=0.1), ""
)
BUDGET = 1e-6


def _seen(n=6, times=5, budget=BUDGET):
    low = 1 + np.random.default_rng(0).random((n, times))
    flat = np.full((n, times), budget)
    blank = Observation(np.arange(times) + 1.0, low, low + 1, -low, np.zeros(n), None)
    return dataclasses.replace(blank, budgets=(flat, flat))


def _error(function, seen=None):
    return own(function).measure(dt.claims["DV-TB.3"], TRIAL, seen or _seen()).error


def test_a_difference_over_time_has_the_budgets_of_both_times():
    # Moved together, the two would cancel.
    found = _error(lambda s: np.diff(s.log_risk, axis=1, prepend=0))
    assert found[:, 0] == pytest.approx(BUDGET, rel=1e-3)
    assert found[:, 1:] == pytest.approx(2 * BUDGET, rel=1e-3)
    assert _error(lambda s: s.log_risk.sum(axis=1)) == pytest.approx(5 * BUDGET, rel=1e-3)


def test_a_jump_within_reach_is_covered_and_one_out_of_reach_is_not_there():
    seen = _seen()
    edge = seen.min_margin[0, 0]
    inside = _error(lambda s: 1.0 * (s.min_margin[:, 0] > edge + BUDGET / 2))
    assert inside[0, 0] >= 1
    assert inside[1, 0] == 0  # far from the threshold: a count is exact
    total = seen.min_margin.sum(axis=1)[0]
    # No single number reaches it, all of them together do.
    assert _error(lambda s: 1.0 * (s.min_margin.sum(axis=1) > total + 4.5 * BUDGET))[0, 0] >= 1
    rank = _error(lambda s: np.argmax(s.min_margin, axis=1))
    assert np.all(rank == 0)  # the largest is clear of the others


def test_what_has_no_number_within_reach_is_unclear_by_any_amount():
    seen = dataclasses.replace(_seen(), min_margin=np.full((6, 5), BUDGET / 2), max_margin=np.ones((6, 5)))
    assert np.all(np.isinf(_error(lambda s: np.log(s.min_margin), seen)))


def test_refusals():
    with pytest.raises(ValueError, match="depends on the other datasets"):
        _error(lambda s: s.log_risk - s.log_risk.mean(axis=0, keepdims=True))
    rng = np.random.default_rng(1)
    with pytest.raises(ValueError, match="different numbers for the same data"):
        _error(lambda s: s.log_risk + rng.random(s.log_risk.shape))


def test_the_functions_own_changes_stay_its_own():
    seen = _seen()
    before = seen.log_risk.copy()

    def changes(s):
        s.log_risk[:] *= 2
        return s.log_risk

    assert _error(changes, seen) == pytest.approx(2 * BUDGET, rel=1e-3)
    np.testing.assert_array_equal(seen.log_risk, before)


def test_a_bound_that_made_up_numbers_keep_says_nothing():
    seen, zero = _seen(), np.zeros((1, 1))
    assert says_nothing(lambda s: s.max_margin - s.min_margin, zero, None, seen)
    assert says_nothing(lambda s: np.exp(s.log_risk), None, np.ones((1, 1)), seen)
    assert not says_nothing(lambda s: s.max_margin - s.min_margin, None, np.full((1, 1), 1e6), seen)
    assert not says_nothing(lambda s: s.min_margin, zero, None, seen)
