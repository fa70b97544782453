"""The registry of claims: what each says it is, the times and the hypotheses it speaks about."""

import dataclasses
import importlib
import math
import pkgutil
import re
import subprocess
import sys

import jax.numpy as jnp
import numpy as np
import pytest

import dpotheory as dt
from dpotheory.claims import symbols
from dpotheory.claims.lowering import compiled
from tests.helpers import edge_setting

# The three of the main experiment, on which hypotheses and times are tested in depth.
IDS = ("DV-TB.3", "DV-T4.2", "DV-T4.3")
ALL = tuple(dt.claims)


def test_the_registry_is_a_mapping():
    assert len(dt.claims) == len(ALL) == len(set(ALL)) >= 27
    assert set(IDS) <= set(ALL)
    assert "DV-T4.3" in dt.claims
    assert "DV-T9.9" not in dt.claims
    assert [dt.claims[name].id for name in ALL] == list(ALL)
    assert dt.claims.registry["DV-T4.2"] is dt.claims["DV-T4.2"]


def test_every_file_with_a_claim_is_registered():
    found = []
    for paper in dt.claims.PAPERS:
        folder = importlib.import_module(f"dpotheory.claims.{paper}")
        for module in pkgutil.iter_modules(folder.__path__):
            claim = getattr(importlib.import_module(f"{folder.__name__}.{module.name}"), "CLAIM", None)
            if claim is not None:
                assert dt.claims[claim.id] is claim
                assert module.name == re.sub(r"[-.]", "_", claim.id).lower()
                found.append(claim.id)
    assert sorted(found) == sorted(dt.claims)


def test_an_unknown_id_is_a_sentence():
    with pytest.raises(
        KeyError, match=r"unknown claim 'DV-T4\.9'; did you mean DV-T4\.3.* known: DV-L4\.1, .*DV-T4\.3, "
    ):
        dt.claims["DV-T4.9"]


def test_claims_load_on_first_use():
    program = (
        "import sys, dpotheory as dt; assert 'dpotheory.claims' not in sys.modules; assert 'sympy' not in sys.modules; "
        "assert dt.claims['DV-T4.3'].id == 'DV-T4.3'; assert 'sympy' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_equal_expressions_are_compiled_once():
    setting = edge_setting(1, 10**6)
    claim = dt.claims["DV-T4.3"]
    before = claim.bound(setting)
    misses = compiled.cache_info().misses
    assert dataclasses.replace(claim, id="mine").bound(setting) == before
    assert compiled.cache_info().misses == misses
    assert claim.upper is not None
    assert dataclasses.replace(claim, upper=3 * claim.upper).bound(setting)["upper"] == pytest.approx(
        3 * before["upper"], rel=1e-12
    )


def test_parameters_have_names_and_symbols_of_their_own():
    parameters = symbols.PARAMETERS.values()
    assert all(name == parameter.name for name, parameter in symbols.PARAMETERS.items())
    assert len({parameter.symbol for parameter in parameters}) == len(parameters)
    assert len({parameter.symbol.name for parameter in parameters}) == len(parameters)
    for parameter in parameters:
        assert parameter.symbol.is_positive == ("positive" in parameter.domain or None)
        assert parameter.symbol.is_integer == ("integer" in parameter.domain or None)
        assert parameter.symbol.is_real


@pytest.mark.parametrize("bad", [-1e-3, 1.001, np.asarray([0.0, 2.0])])
def test_times_that_the_claim_does_not_speak_about(bad):
    setting = edge_setting(4, 100)
    times = np.asarray(bad) * float(setting.tau_1)
    for name in IDS:
        with pytest.raises(ValueError, match=rf"t = .*; {name} speaks only about 0 <= t <= 87\.8\d* here"):
            # τ₁ = 4 log3/(5·0.01) = 87.89
            dt.claims[name].bound(setting, t=times)


def test_a_single_precision_tau_1_is_accepted():
    setting = edge_setting(4, 100, beta=jnp.float32(0.1))
    assert dt.claims["DV-TB.3"].bound(setting, t=float(jnp.float32(setting.tau_1)))["upper"] > 0


@pytest.mark.parametrize(
    ("changes", "broken"),
    [
        ({}, []),
        ({"noise": 1.001 / (32 * 10)}, ["noise"]),
        ({"dim": 501}, ["dimension"]),
        ({"shared_norm": 0.25}, []),
        ({"shared_norm": 0.2499}, ["shared norm from below"]),
        ({"shared_norm": 0.5}, []),  # Z = 1: 4·1/4 = 1
        ({"shared_norm": 0.501}, ["limited sharing", "shared norm from above"]),
        ({"sharing": "ring", "shared_norm": 1 / math.sqrt(8)}, []),  # Z = 2: l_b ≤ 1/√8
        ({"sharing": "ring", "shared_norm": 0.354}, ["limited sharing"]),
        ({"sharing": "star", "shared_norm": 0.25}, []),  # Z = 4: 16/16 = 1
        # *all*: Z = 4 values on each token, and all 4 on one pair.
        ({"sharing": "all", "shared_norm": 0.25}, ["distinct responses"]),
        ({"sharing": "all", "shared_norm": 0.3}, ["distinct responses", "limited sharing"]),
        ({"n_samples": 39, "noise": 1e-3, "dim": 195}, ["samples"]),
        ({"n_samples": 40, "noise": 1e-3, "dim": 200}, []),
    ],
)
def test_hypotheses_at_their_boundary(changes, broken):
    setting = edge_setting(**{"n_values": 4, "n_samples": 100, "noise": 1 / (32 * 10), "dim": 500, **changes})
    found = dt.claims["DV-T4.3"].unmet(setting)
    assert [text.split(":")[0] for text in found] == broken
    assert dt.claims["DV-T4.3"].feasible(setting) == (not broken)
    assert all(" fails with " in text for text in found)


def test_hypotheses_tolerate_how_the_noise_was_rounded():
    for q in (41, 77, 875, 12_345):
        v = 1 / (32 * math.sqrt(q))
        assert dt.claims["DV-T4.2"].feasible(edge_setting(2, q, noise=v))
        assert dt.claims["DV-T4.2"].feasible(edge_setting(2, q, noise=(32 * math.sqrt(q)) ** -1))
        assert not dt.claims["DV-T4.2"].feasible(edge_setting(2, q, noise=1.001 * v))
        assert dt.claims["DV-TB.3"].feasible(edge_setting(2, q, noise=8 * v))  # TB.3 prints 1/(4√Q)
        assert not dt.claims["DV-TB.3"].feasible(edge_setting(2, q, noise=8.01 * v))


def test_an_unmet_hypothesis_shows_both_sides():
    text = dt.claims["DV-T4.3"].unmet(edge_setting(4, 100, dim=501))
    assert text == ["dimension: d <= 5*Q fails with 501 against 500"]


def test_vacuous_for_two_reasons():
    claim = dt.claims["DV-T4.3"]
    # Q = 400: 2·400²·exp(−8.9) = 44 ≥ 1. Q = 1000: 2·10⁶·exp(−22.2) = 4e−4, but log failure = 2.1 + 15.5 − 0.7 > 0.
    assert claim.log_bound(edge_setting(1, 400))["upper"] > 0
    assert claim.vacuous(edge_setting(1, 400))
    assert claim.log_bound(edge_setting(1, 1000))["upper"] < 0
    assert claim.vacuous(edge_setting(1, 1000))
    assert not claim.vacuous(edge_setting(1, 200_000))
