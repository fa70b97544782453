"""Rare failures in verification's rows: against a tail in closed form, and unbiased against the normal tail."""

import dataclasses
import math

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import sympy as sp
from scipy import stats

import dpotheory as dt
from dpotheory.checks import Shape, verify
from dpotheory.checks.rare import rows as rare_rows
from dpotheory.checks.rare.splitting import tail_probability
from dpotheory.claims.symbols import epsilon as epsilon_symbol

ONE = (Shape(1, 1, 2, "disjoint"),)


def _findings(name):
    split = rare_rows.Splitting(jax.random.key(1), "quick")
    return split, dict(rare_rows.findings(dt.claims[name], split, (*ONE, Shape(1, 9, 45, "disjoint"))))


def test_the_row_agrees_with_the_noncentral_chi_square():
    split, found = _findings("DV-LB.1")
    assert list(found) == ["rare events, K=1 Q=1 d=2 disjoint"]  # the other takes too many normals
    assert split.traces == {"splitting, 4 normals"}
    finding = found["rare events, K=1 Q=1 d=2 disjoint"]
    seen, setting = finding.certificate, finding.certificate["setting"]
    assert finding.verdict == "NOT CONTRADICTED"
    v, epsilon, mean2 = setting["noise"], seen["epsilon"], 1 + setting["shared_norm"] ** 2
    # Two samples, each with ‖x‖²/v² noncentral χ²₂, and off by more than 2εv; the product adds next to nothing.
    centre, half = mean2 / v**2 + 2, 2 * epsilon / v
    tail = stats.ncx2.sf(centre + half, 2, mean2 / v**2) + stats.ncx2.cdf(centre - half, 2, mean2 / v**2)
    truth = 2 * tail - tail**2
    assert truth < 1e-6  # 64 datasets see nothing
    assert seen["interval"][0] < truth < seen["interval"][1]
    delta = 12 * math.exp(-(epsilon**2) / 16)
    assert seen["claimed_failure"] == pytest.approx(delta, rel=1e-6)
    assert seen["tightness"]["failure"] == pytest.approx(math.log(seen["probability"] / delta))


def test_a_claim_that_rests_on_the_event_has_its_failure():
    (finding,) = _findings("DV-TB.3")[1].values()
    assert finding.reason.startswith("its event (DV-LB.1) fails with probability")
    assert finding.certificate["event"] == "DV-LB.1"
    assert _findings("DV-TC.5")[1].popitem()[1].certificate["event"] == "DV-LC.3"
    for name in ("DV-LC.2", "DV-T4.3", "DV-L4.1"):
        assert not _findings(name)[1]


def test_a_bound_below_the_truth_does_not_hold():
    claim = dataclasses.replace(dt.claims["DV-LB.1"], failure=sp.exp(-5 * epsilon_symbol))
    (finding,) = dict(rare_rows.findings(claim, rare_rows.Splitting(jax.random.key(1), "quick"), ONE)).values()
    assert finding.verdict == "UNDECIDED"  # an interval of nearly normal repeats refutes nothing
    assert finding.certificate["tightness"]["failure"] > 0


@pytest.mark.slow
def test_rows_of_a_verification():
    rows = verify(dt.claims["DV-LB.1"], jax.random.key(1), pool=ONE, rare=True)
    assert [row.method for row in rows].count("splitting") == 1
    assert rows[-1].method == "splitting"
    counted = [row for row in rows if "violations" in (row.certificate or {})]
    assert counted[0].certificate["violations"] == 0


def _first(normals, _):
    return normals[0]


def test_estimates_are_unbiased_where_the_truth_is_known():
    # Few particles, many repeats: each is noisy, and their mean is not off. P(Z > 4.75) = 1.017e-6.
    truth = stats.norm.sf(4.75)
    found = tail_probability(
        jax.random.key(3), _first, 2, 4.75, np.zeros(()), n_particles=128, n_moves=10, n_repeats=200, confidence=0.9999
    )
    assert truth == pytest.approx(1.017e-6, rel=1e-3)
    assert found.low < truth < found.high
    assert found.relative_error < 0.1


def test_splitting_equals_counting_at_one_percent():
    truth, n = stats.norm.sf(2.326), 20_000
    counted = float((jax.random.normal(jax.random.key(0), (n,)) > 2.326).mean())
    found = tail_probability(
        jax.random.key(4), _first, 2, 2.326, np.zeros(()), n_particles=128, n_moves=10, n_repeats=200, confidence=0.9999
    )
    assert abs(counted - found.probability) < 4 * math.sqrt(truth / n) + (found.high - found.low)
    assert found.low < truth < found.high
    assert jnp.isfinite(found.probability)
