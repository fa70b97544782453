"""Variants of claims: made by hand, implied where they say so, decided by an oracle that is tested itself."""

import dataclasses
from fractions import Fraction

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import sympy as sp
from scipy.special import log_ndtr

import dpotheory as dt
from dpotheory.checks.mutation import oracle, reference_dynamics, reference_gram
from dpotheory.checks.mutation import reference_dv as reference
from dpotheory.checks.mutation import variants as mutate
from dpotheory.checks.mutation.variants import definite, variants
from dpotheory.claims.symbols import K, Q, Z, beta, epsilon, l_b, t, tau, tau_1, v

CLAIM = dt.claims.Claim(
    id="MY-2",
    title="Margins at small noise",
    kind="upper",
    quantity="margins",
    hypotheses={"noise": sp.Le(v, sp.Rational(1, 1000))},
    upper=2 * beta**2 * t / (K * tau),
    until=tau_1,
    failure=sp.Rational(1, 100),
    source="this test",
    does_not_claim="anything at larger noise.",
)


def _by_text(claim, **options):
    return {variant.description: variant for variant in variants(claim, **options)}


def test_variants_of_one_claim_by_hand():
    found = _by_text(CLAIM)
    assert {variant.kind for variant in found.values()} == set(mutate.KINDS) - {"constant"}  # its 2 is the whole side
    sides = {
        "everything × 3/2 in the upper side": (3 * beta**2 * t / (K * tau), True),
        "everything × 1/100 in the upper side": (beta**2 * t / (50 * K * tau), False),
        "1/K became K**(-2) in the upper side": (2 * beta**2 * t / (K**2 * tau), False),
        "1/K became 1 in the upper side": (2 * beta**2 * t / tau, True),
        "beta**2 became beta in the upper side": (2 * beta * t / (K * tau), False),
        "t became t**2 in the upper side": (2 * beta**2 * t**2 / (K * tau), False),
    }
    for text, (upper, implied) in sides.items():
        assert sp.simplify(found[text].claim.upper - upper) == 0, text
        assert found[text].implied is implied, text
    assert found["everything × 1/5 in the failure probability"].claim.failure == sp.Rational(1, 500)
    assert found["last time × 2"].claim.until == 2 * tau_1
    assert (found["last time × 1/2"].implied, found["last time × 2"].implied) == (True, False)
    assert found["hypothesis noise dropped"].claim.hypotheses == {}
    assert found["the limit of noise × 10"].claim.hypotheses == {"noise": sp.Le(v, sp.Rational(1, 100))}
    assert found["the limit of noise × 1/10"].implied
    turned = found["the upper side as a lower one"].claim
    assert (turned.lower, turned.upper) == (CLAIM.upper, None)
    # 10 factors for the side, the number 2 (the same statements), the probability, the time and the limit; dropped and
    # turned; and two exponents each of β², t, 1/K and 1/τ.
    assert len(found) == 4 * 10 + 2 + 8


def test_a_limit_on_epsilon_moves_with_its_hypothesis():
    found = _by_text(dt.claims["DV-TB.3"], kinds=["hypothesis", "dropped"])
    wider = found["the limit of slack × 2"].claim
    assert wider.best_epsilon == wider.hypotheses["slack"].args[1] == 1 / (8 * v * (Z + 2))
    assert found["hypothesis slack dropped"].claim.best_epsilon is None
    assert found["hypothesis noise dropped"].claim.best_epsilon == dt.claims["DV-TB.3"].best_epsilon


def test_the_same_seed_gives_the_same_order_and_unknown_kinds_are_named():
    claim = definite(dt.claims["DV-LB.1"], Fraction(3, 20))
    first, again, other = (variants(claim, seed, count=30) for seed in (1, 1, 2))
    assert [x.description for x in first] == [x.description for x in again] != [x.description for x in other]
    assert len({(x.kind, x.factor) for x in first}) > 20  # kinds and factors in turn
    everything = variants(claim)
    assert len({x.description for x in everything}) == len(everything) > 100
    with pytest.raises(ValueError, match="the kinds \\['colour'\\] are unknown; valid kinds are"):
        variants(CLAIM, kinds=["colour"])


@pytest.mark.parametrize("name", ["DV-TB.3", "DV-LB.1", "DV-T4.2", "PG-TA.2", "DV-LC.4"])
def test_what_is_implied_is_weaker_at_random_points(name):
    claim = definite(dt.claims[name], sp.oo if name == "DV-T4.2" else sp.Rational(3, 20))
    rng = np.random.default_rng(3)
    point = {n: np.exp(rng.uniform(-4, 4, 200)) for n in ("noise", "beta", "tau", "epsilon", "shared_norm", "t")}
    point |= {n: rng.integers(1, 50, 200).astype(float) for n in ("n_values", "n_samples", "dim", "max_degree")}
    point |= {"multiplicity": np.ones(200), "concept_defect": rng.uniform(0, 0.3, 200)}
    checked = 0
    for variant in variants(claim):
        if not variant.implied:
            continue
        new = variant.claim
        for side, sign in (("upper", 1), ("failure", 1), ("lower", -1), ("until", -1)):
            if getattr(new, side) is not None:
                before, after = claim.number(side, point), new.number(side, point)
                assert np.all(sign * (after - before) >= -1e-9 * np.abs(before)), variant.description
        for hypothesis in claim.hypotheses:  # whoever meets the new hypotheses met the old ones
            assert np.all(claim.holds(hypothesis, point) | ~new.holds(hypothesis, point)), variant.description
        checked += 1
    assert checked > 10


def test_the_second_formulation_agrees_with_the_simulator():
    place = reference.Place(4, 3, 9, "star", 0.3, 0.5)
    x = reference.draw(place, 2, np.random.default_rng(0))
    flowed = reference.flow(place, x)
    setting = dt.Setting(n_values=4, n_samples=3, dim=9, noise=0.3, shared_norm=0.5, beta=0.1, sharing="star")
    times = np.concatenate([[0.0], reference.FRACTIONS[:8] * float(setting.tau_1)])
    with jax.enable_x64(True):
        given = jnp.asarray(x[1].reshape(4, 2, 3, 9))
        run = dt.simulate(jax.random.key(0), setting, times, embeddings=given, flow=dt.GradientFlow(rtol=1e-11))
    margins = np.asarray(run.margins)[1:].reshape(8, -1)
    assert flowed.low[1, :8] == pytest.approx(margins.min(axis=1), rel=1e-6)
    assert flowed.high[1, :8] == pytest.approx(margins.max(axis=1), rel=1e-6)
    assert flowed.log_risk[1, :8] == pytest.approx(np.asarray(run.log_risk)[1:], rel=1e-6)


def test_the_limit_without_noise():
    flowed = oracle._noiseless(reference.Place(1, 2, 2, "disjoint", 1e-9, 0.3))
    assert np.exp(flowed.low) + flowed.low - 1 == pytest.approx(
        np.tile(2 * reference.FRACTIONS * np.log(3) / 5, (64, 1)), rel=1e-9
    )
    quiet = reference.Place(1, 2, 2, "disjoint", 1e-6, 0.3)
    drawn = reference.flow(quiet, reference.draw(quiet, 1, np.random.default_rng(0)))
    assert drawn.low[0] == pytest.approx(flowed.low[0], rel=1e-4)
    assert drawn.log_risk[0] == pytest.approx(np.full(11, log_ndtr(-1e6)), rel=1e-4)


def test_data_built_by_hand_are_at_the_end_of_the_event():
    graph, q, scaled, norm = reference_gram.double_star(3), 2, 0.05, 0.1
    assert (graph.max_degree, graph.n_values) == (3, 5)
    own = 1e-9  # dv², which makes the Gram matrix positive definite
    y = np.linalg.cholesky(reference_gram.extreme_gram(graph, q, scaled, norm) + own * np.eye(20))
    u = graph.overlap[np.ix_(*(np.repeat(np.arange(5), 2 * q),) * 2)]
    sign = np.tile([1, 1, -1, -1], 5)
    same = np.repeat(np.arange(5), 2 * q)[:, None] == np.repeat(np.arange(5), 2 * q)[None, :]
    c = u * (y @ y.T)
    centre = np.where(same, 2 * (1 + np.outer(sign, sign) * norm**2), 0)
    assert np.abs(c - centre)[same] == pytest.approx(4 * scaled, rel=1e-6)
    assert np.abs(c[~same & (u != 0)]) == pytest.approx(norm**2 + 2 * scaled)
    # The value between the hubs has 2(Z − 1) = 4 neighbours.
    assert np.abs(c - centre).sum(axis=1).max() == pytest.approx(
        8 * q * scaled + 2 * q * 4 * (norm**2 + 2 * scaled), rel=1e-6
    )


def test_finite_differences_tell_an_equation_from_its_variants():
    for name in ("DV-L4.1", "DV-GPO"):
        velocity, printed = reference_dynamics.sides(dt.claims[name].equation)
        assert printed == pytest.approx(velocity, rel=1e-6)
        assert oracle.refute(dt.claims[name]) is None
        found = variants(dt.claims[name])
        assert len(found) == 24
        assert all(oracle.refute(variant.claim) is not None for variant in found)


def test_the_oracle_on_concepts_and_residuals():
    overlap = dt.claims["DV-LC.2"]
    assert oracle.refute(overlap) is None
    found = oracle.refute(dataclasses.replace(overlap, upper=overlap.upper / sp.Rational(3, 2)))
    assert found is not None
    assert found.place["concept_defect"] < 0.5  # inside the hypothesis
    residual = dt.claims["DV-LB.2"]
    assert oracle.refute(residual) is not None  # |S_i| can be 4 at Z = 3
    corrected = 8 * Q * epsilon * v + 4 * Q * (Z - 1) * (2 * epsilon * v + l_b**2)
    assert oracle.refute(dataclasses.replace(residual, upper=corrected)) is None
    assert oracle.refute(dataclasses.replace(residual, upper=corrected / sp.Rational(101, 100))) is not None


def test_the_clearest_place_and_how_many_data_sets_show_it():
    place = {"noise": np.array([1.0, 2.0, 3.0])}
    found = reference.counted(place, np.array([200, 120, 0]), 400, np.array([0.25, 0.25, 0.0]))
    assert found is not None
    assert found.place == {"noise": 1.0}
    assert found.surprise == pytest.approx(0.5 * np.log(2) + 0.5 * np.log(2 / 3))
    assert found.needed == 49  # log 1000 / 0.1438…
    assert reference.counted(place, np.array([110, 1, 0]), 400, np.array([0.25, 0.25, 0.0])) is None
    assert reference.clearest([None, found, reference.Refutation({}, "one", 0.1)]) is found
    assert reference.clearest([None]) is None
