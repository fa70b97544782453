"""Twins of OWN-early and OWN-resistance: true equations agree, wrong ones do not, and OWN-floor holds on data."""

import dataclasses

import jax
import numpy as np
import pytest
import sympy as sp

import dpotheory as dt
from dpotheory.checks import identities
from dpotheory.claims.own import own_early

KEY = jax.random.key(0)


@pytest.mark.parametrize(("name", "place"), [("OWN-early", 1), ("OWN-resistance", 0)])
def test_a_true_limit_agrees_and_a_wrong_one_does_not(name, place):
    claim = dt.claims[name]
    found = identities.sides(claim, KEY, place)
    assert (np.abs(found.left - found.right) <= found.error).all()
    factor = sp.Rational(3, 2) if name == "OWN-early" else 1 + sp.Rational(1, 10**8)
    wrong = dataclasses.replace(claim, equation=sp.Eq(claim.equation.lhs, factor * claim.equation.rhs, evaluate=False))
    off = identities.sides(wrong, KEY, place)
    assert (np.abs(off.left - off.right) > off.error).any()


def test_one_pair_of_tokens_is_told_from_disjoint_values():
    """κ = 1 in the place of K: the counted failures are elsewhere."""
    claim = dt.claims["OWN-early"]
    alone = claim.equation.xreplace({own_early.kappa: sp.Integer(1)})
    off = identities.sides(dataclasses.replace(claim, equation=alone), KEY, 2)
    assert (np.abs(off.left - off.right) > off.error).all()


@pytest.mark.parametrize("sharing", ["ring", "all"])
def test_no_dataset_is_below_the_floor_and_long_training_comes_near(sharing):
    setting = dt.Setting(n_values=4, n_samples=300, dim=5, noise=0.5, shared_norm=0.4, beta=1.0, sharing=sharing)
    run = dt.ensemble(jax.random.key(0), setting, 8, [1.0, 100.0], flow=dt.FixedGrid(64), sampler="full")
    gap = np.asarray(run.log_risk, dtype=float) - dt.claims["OWN-floor"].log_bound(setting)["lower"]
    assert gap.min() > -1e-5
    assert gap[:, 1].max() < 0.1
