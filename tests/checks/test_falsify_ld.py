"""The falsifier on LD's claims: what breaks them, and that it breaks in another formulation too."""

import dataclasses
import math

import jax
import numpy as np
import pytest
import sympy as sp

import dpotheory as dt
from dpotheory.checks import falsify, verify
from dpotheory.checks.falsify.falsify import targets
from dpotheory.checks.replay import replay

KEY = jax.random.key(3)
READING = "LD-T4.2/reading c' = c_n^2/(2 c_v)"


def test_every_quantity_of_ld_has_a_target():
    names = set(targets())
    assert {"LD-T4.1", "LD-T4.2", "LD-T4.3", READING} <= names
    assert {f"OWN-LD-{one}" for one in ("upper", "lower", "accuracy", "memory")} <= names
    assert "OWN-LD-priority" in names


def test_the_witness_against_the_cosine_stands_without_a_gram_matrix():
    """By one step of gradient descent on the embeddings themselves, with the printed bound worked out by hand."""
    row = falsify(READING, KEY)
    assert row.verdict == "REFUTED"
    assert row.step == "reading c' = c_n^2/(2 c_v)"
    assert row.witness is not None
    assert replay(row.witness).stands
    law = row.witness["simulation"]["ld"]
    assert (law["steps"], law["family"], law["spike"], law["decay"]) == (1, "gaussian", 0, 0)
    n, d, distance = law["n"], law["dim"], law["difference"]
    rng = np.random.default_rng(5)
    signs = np.repeat([1, -1], n // 2)
    start = law["boundary"] * np.asarray([law["cosine"], math.sqrt(1 - law["cosine"] ** 2)])
    cosines = []
    for _ in range(20):
        g = law["noise"] * rng.standard_normal((n, d))
        g[:, 0] += signs * distance / 2
        beta = law["beta_prime"] / math.sqrt(d)
        # Rows y₊ and y₋ of W move by ±(ηβ/2n) Σ s g, so that their difference moves by twice that.
        boundary = law["step"] * beta / n * (signs @ g)
        boundary[:2] += start
        cosines.append(boundary[0] / np.linalg.norm(boundary))
    exponent = math.log(distance) / math.log(d)
    feature = distance / 2 + law["noise"] * math.sqrt(d)
    size = 8 * law["boundary"] + 1 / (24 * law["beta_prime"] * feature / distance)
    gain = law["beta_prime"] * law["step"] * d ** (exponent - 0.5) / size
    printed = law["cosine"] + (1 - 13 * d ** -law["nu"] - law["cosine"]) * gain
    assert row.witness["simulation"]["bound"] == pytest.approx(printed, rel=1e-9)
    assert max(cosines) < printed - 0.1


@pytest.mark.slow
def test_the_search_finds_where_half_of_our_own_bound_breaks_and_not_the_bound():
    claim = dt.claims["OWN-LD-upper"]
    held = falsify("OWN-LD-upper", KEY)
    assert held.verdict == "NOT CONTRADICTED"
    assert held.reason.startswith("not refuted by ")  # some datasets do leave the bound, as they may
    half = dataclasses.replace(claim, upper=claim.upper * sp.Rational(1, 2))
    row = falsify(half, KEY)
    assert row.verdict == "REFUTED", row.reason
    assert row.witness is not None
    assert replay(row.witness, half).stands
    assert not replay(row.witness, claim).stands


@pytest.mark.slow
def test_the_search_comes_closer_than_the_list_of_laws():
    claim = dt.claims["OWN-LD-priority"]
    assert claim.upper is not None
    listed = max(math.exp((row.certificate or {})["tightness"]["upper"]) for row in verify(claim, KEY) if row.step)
    row = falsify(claim, KEY)
    assert row.verdict == "NOT CONTRADICTED"
    assert row.certificate is not None
    gap = -row.certificate["closest"]  # (bound − measured) / (bound + measured)
    closest = (1 - gap) / (1 + gap)
    assert listed < closest < 1
    between = claim.upper * sp.Float((listed + closest) / 2)
    assert falsify(dataclasses.replace(claim, upper=between), KEY).verdict == "REFUTED"


def test_where_the_accuracy_claim_says_nothing_nothing_is_said():
    row = falsify("LD-T4.3", KEY)
    assert row.verdict == "UNDECIDED"
    assert "is vacuous" in row.reason
