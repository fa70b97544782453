"""The oracle of variants of our LD statements: its descent against the simulator, and what it certifies."""

import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import sympy as sp

import dpotheory as dt
from dpotheory import learning
from dpotheory.checks.mutation import oracle, reference_ld
from dpotheory.checks.mutation.reference_ld import Features
from dpotheory.checks.mutation.variants import variants

OURS = ("OWN-LD-upper", "OWN-LD-lower", "OWN-LD-accuracy", "OWN-LD-memory", "OWN-LD-priority")


def _changed(name, **sides):
    return dataclasses.replace(dt.claims[name], **sides)


def test_descent_agrees_with_the_simulator():
    x = Features(6, 5, 2.0).draw(np.random.default_rng(0))[0]
    weights = reference_ld.descend(x[None], 0.3 * 4, (1, 3))[:, 0]  # β²η with β = 2, η = 0.3
    with jax.enable_x64(True):
        run = learning.simulate(
            None, None, beta=2.0, step=0.3, n_steps=3, embeddings=[(jnp.asarray(x[:3]), jnp.asarray(x[3:]))]
        )
        change = np.asarray(run.weight_change)
    assert np.linalg.norm(weights, ord=2, axis=(1, 2)) / 2 == pytest.approx(change[[1, 3]], rel=1e-10)


def test_features_have_the_moments_they_are_said_to_have():
    for family in ("gaussian", "weibull"):
        x = Features(4, 3, 2.0, noise=0.5, family=family).draw(np.random.default_rng(1))
        assert x[:, :2, 0].mean() == pytest.approx(1.0, abs=0.03)
        assert x[:, 2:, 0].mean() == pytest.approx(-1.0, abs=0.03)
        assert x[..., 1:].std() == pytest.approx(0.5, rel=0.05)
    assert Features(4, 4, 2.0, noise=0.5).norm == 2.0


def test_the_residual_built_by_hand():
    # r = β²ηL²/2 for the first behaviour and 0 for the other: log 2 − log(1 + e^(−r)) − r/2 = −r²/8 + r⁴/192 − …
    length, scaled = 0.1, 0.2
    step, r = scaled / length**2, scaled / 2
    by_series = (r**2 / 8 - r**4 / 192 + r**6 / 2880) / length**4
    assert reference_ld.priority_residual(length, step) == pytest.approx(by_series, rel=1e-7)
    assert oracle.refute(dt.claims["OWN-LD-priority"]) is None
    upper = dt.claims["OWN-LD-priority"].upper
    assert upper is not None
    assert oracle.refute(_changed("OWN-LD-priority", upper=upper * sp.Rational(99, 100))) is not None
    assert oracle.refute(_changed("OWN-LD-priority", upper=upper * 2)) is None


@pytest.mark.slow
@pytest.mark.parametrize("name", OURS)
def test_our_statements_stand_and_false_variants_of_them_are_certified(name):
    claim = dt.claims[name]
    assert oracle.refute(claim) is None
    found = {variant.description: oracle.refute(variant.claim) for variant in variants(claim)}
    implied = {variant.description for variant in variants(claim) if variant.implied}
    false = {text for text, wrong in found.items() if wrong is not None}
    assert not implied & false
    assert len(false) >= 9
    wrong = {"everything × 1/2 in the upper side", "everything × 2 in the lower side"}
    assert len(wrong & false) == 1
