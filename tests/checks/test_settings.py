"""Settings drawn from hypotheses: inside them, at their corners, outside as controls; and what cannot be drawn."""

import dataclasses
import math

import jax
import pytest
import sympy as sp

import dpotheory as dt
from dpotheory.checks.dv import settings
from dpotheory.checks.dv.region import EDGE, PLACES
from dpotheory.checks.dv.trial import EXTRAS
from dpotheory.claims.symbols import Q, Z, beta, d, l_b, v

KEY = jax.random.key(5)
TESTED = ("DV-TB.3", "DV-TC.5", "PG-TA.2", "DV-LC.3", "DV-flip")


def _inside(name, budget="quick"):
    return [trial for trial in settings.trials(dt.claims[name], KEY, budget) if not trial.unmet]


@pytest.mark.parametrize("name", TESTED)
def test_draws_meet_the_hypotheses_and_controls_break_what_they_say(name):
    claim, drawn = dt.claims[name], settings.trials(dt.claims[name], KEY)
    controls = [trial for trial in drawn if trial.unmet]
    assert len(drawn) > len(controls) + 8
    assert controls
    for trial in drawn:
        extra = {key: trial.extra[key] for key in trial.extra if key != "epsilon" or claim.best_epsilon is None}
        if claim.best_epsilon is not None:
            extra["epsilon"] = 1 / (16 * float(trial.setting.noise) * (trial.setting.max_degree + 2))
        at = {**trial.parameters, **extra}
        assert [hypothesis for hypothesis in claim.hypotheses if not claim.holds(hypothesis, at)] == list(trial.unmet)
        assert trial.place.startswith("control") == bool(trial.unmet)
        assert set(trial.extra) <= set(EXTRAS)


def test_corners_are_where_the_hypotheses_end():
    found = {(str(trial.shape), trial.place): trial.setting for trial in _inside("DV-TB.3", "full")}
    ring = {place: found["K=4 Q=3 d=15 ring", place] for place in (EDGE, *PLACES)}
    end = 1 / (4 * math.sqrt(3))  # v ≤ 1/(4√Q)
    assert end * (1 - 1e-4) < float(ring["noise at its end"].noise) <= end * (1 + 1e-12)
    assert float(ring["noise tiny"].noise) <= 1e-6
    assert float(ring["shared norm at its lower end"].shared_norm) == 0.25
    assert float(ring["shared norm at its upper end"].shared_norm) == pytest.approx(1 / math.sqrt(8))  # 4Z l_b² = 1
    # A hub on four values leaves one l_b: 4 · 4 · l_b² ≤ 1 and l_b ≥ 1/4.
    assert {float(s.shared_norm) for (shape, _), s in found.items() if "star" in shape} == {0.25}
    assert {(s.n_values, s.n_samples) for s in found.values()} >= {(1, 1), (8, 16)}
    assert any(s.dim == s.n_values + 1 for s in found.values())
    assert any(s.dim == 5 * s.n_samples for s in found.values())


def test_the_edge_is_the_last_noise_at_which_a_claim_speaks():
    claim = dt.claims["DV-TB.3"]
    for trial in _inside("DV-TB.3"):
        if trial.place == EDGE:
            noise = float(trial.setting.noise)
            noises = (noise, 1.001 * noise)
            failure = [claim.log_bound(trial.setting.replace(noise=x), c=0.1)["failure"] for x in noises]
            assert failure[0] < math.log(0.1) <= failure[1] + 1e-9
            assert not claim.vacuous(trial.setting)


def test_conditions_from_below_are_met_too():
    for trial in _inside("PG-TA.2"):
        assert trial.setting.dim >= 5 * trial.setting.n_samples / (2 * float(trial.setting.noise) ** 2) * (1 - 1e-12)
    assert any(not dt.claims["PG-TA.2"].vacuous(trial.setting) for trial in _inside("PG-TA.2"))


def test_a_defect_is_as_large_as_it_may_be():
    for trial in _inside("DV-LC.3"):
        limit = min(trial.extra["epsilon"] * float(trial.setting.noise) / 8, 0.25)
        share = 0.5 if trial.place == "interior" else 1.0
        assert 0.99 * share * limit < trial.extra["concept_defect"] <= share * limit * (1 + 1e-9)


def test_large_settings_are_for_claims_that_say_nothing_elsewhere():
    assert not any(trial.shape.size == "large" for trial in _inside("DV-TB.3"))
    drawn = _inside("DV-flip")
    large, again = [trial for trial in drawn if trial.shape.size == "large"]
    assert large.setting.n_samples > 143_469  # where 8KQ^(9/4) exp(−Q^(3/4)/256) is below 1 for K = 1
    assert float(large.setting.beta) > 1 > float(again.setting.beta)
    training = dt.claims["DV-T4.2"]  # of the same hypotheses and probability
    assert not training.vacuous(large.setting)
    assert all(training.vacuous(trial.setting) for trial in drawn if trial.shape.size != "large")
    assert len(settings.POOL) <= 20


def test_the_same_key_draws_the_same_settings():
    claim = dt.claims["DV-TB.3"]
    assert settings.trials(claim, KEY) == settings.trials(claim, jax.random.key(5))
    assert settings.trials(claim, KEY) != settings.trials(claim, jax.random.key(6))
    # TB.4 has the hypotheses of TB.3, so that one run serves both wherever TB.4's bound speaks as well.
    shared = {trial.setting for trial in settings.trials(claim, KEY)} & {
        trial.setting for trial in settings.trials(dt.claims["DV-TB.4"], KEY)
    }
    assert len(shared) >= 3


def _with(**changes):
    return dataclasses.replace(dt.claims["DV-TB.3"], id="MY-1", **changes)


@pytest.mark.parametrize(
    ("hypotheses", "text"),
    [
        (
            {"little": sp.Le(v, 1), "much": sp.Ge(v, 2)},
            "no setting of the pool meets .* MY-1; .* breaks '(little|much)'",
        ),
        ({"huge": sp.Ge(Q, 10**9)}, "no setting of the pool meets .* MY-1; the closest one breaks 'huge'"),
        ({"odd": sp.Le(sp.Symbol("mystery"), v)}, r"MY-1 uses \['mystery'\], which are no parameters of the theory"),
    ],
)
def test_hypotheses_that_nothing_meets(hypotheses, text):
    with pytest.raises(settings.NoSettingError, match=text):
        settings.trials(_with(hypotheses=hypotheses), KEY)


def test_parameters_that_no_setting_holds():
    with pytest.raises(settings.NoSettingError, match=r"LD-T4\.1 speaks about \['alpha', .* which no drawn setting"):
        settings.trials(dt.claims["LD-T4.1"], KEY)


def test_a_claim_without_limits_has_draws_and_few_controls():
    drawn = settings.trials(_with(hypotheses={}, failure=None, best_epsilon=None), KEY)
    assert len(drawn) >= 12
    assert all(not trial.unmet for trial in drawn)


def test_hypotheses_in_any_parameter_are_met():
    wanted = {"a": sp.Ge(d, 2 * Q), "b": sp.Ge(Z, 2), "c": sp.Le(l_b, v), "d": sp.Le(beta, 1)}
    for trial in settings.trials(_with(hypotheses=wanted), KEY):
        if not trial.unmet:
            s = trial.setting
            assert s.dim >= 2 * s.n_samples
            assert s.max_degree >= 2
            assert float(s.shared_norm) <= float(s.noise)
